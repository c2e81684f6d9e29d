//! The one root store: every signal of the page, living as long as the page. Widgets read it; only
//! `tasks` writes it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::state::{Notice, ViewState};
use crate::ingest::import::{Proposal, Question, Report};
use crate::model::agency::Agency;
use crate::model::config::{Config, DataSet};
use crate::model::manifest::Manifest;
use crate::model::table::{TableName, Tables};
use crate::model::vocabulary::Labels;
use crate::model::{Day, Lang, Message, Period, Problem};
use crate::worker::engine_client::EngineClient;
use crate::worker::importer_client::ImporterClient;
use crate::worker::question::{Answer, PlacementsInfo, RowsPage};

/// How far a table of the open data set has come.
#[derive(Clone, Debug, PartialEq)]
pub enum TableStatus {
    Loading { bytes: u64, of: u64 },
    Here,
    Failed(Problem),
}

/// A line that tells the person something; it stays until it is closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub number: u32,
    pub text: Message,
}

/// Where the import of a person's own file stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ImportState {
    #[default]
    None,
    /// The importer is reading the file.
    Reading { file: String },
    /// The person may correct which column is what.
    Mapping { file: String, proposal: Box<Proposal> },
    /// The file cannot be read.
    Failed(Problem),
}

/// A file of the person's own that is being explored.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFile {
    pub file: String,
    pub last: Option<Day>,
    pub report: Report,
    pub agencies: Vec<Agency>,
}

/// The name in the address of a file that a person brought.
pub const OWN: &str = "own";

#[derive(Clone, Copy)]
pub struct Store {
    pub view: RwSignal<ViewState>,
    pub config: RwSignal<Option<Result<Config, Problem>>>,
    /// What the codes of the vocabularies are called; empty until it has arrived.
    pub labels: RwSignal<Labels>,
    pub manifest: RwSignal<Option<Result<Manifest, Problem>>>,
    pub statuses: RwSignal<BTreeMap<String, TableStatus>>,
    pub tables: RwSignal<Tables>,
    pub placements: RwSignal<Option<PlacementsInfo>>,
    pub answer: RwSignal<Option<Answer>>,
    /// Counts per view under the period alone: the pale bars behind the filtered ones.
    pub base: RwSignal<Option<Vec<Vec<u64>>>>,
    /// Whether a brush is being drawn.
    pub brushing: RwSignal<bool>,
    /// Whether what is shown lags behind what was asked.
    pub pending: RwSignal<bool>,
    pub rows: RwSignal<Option<RowsPage>>,
    pub lines: RwSignal<Vec<Line>>,
    /// Why the engine is gone for good.
    pub lost: RwSignal<Option<String>>,
    pub import: RwSignal<ImportState>,
    /// What only the person can answer about the file, for the mapping as it stands.
    pub questions: RwSignal<Vec<Question>>,
    pub own: RwSignal<Option<OwnFile>>,
    /// Today at the person's place.
    pub today: RwSignal<Option<Day>>,
    pub(super) engine: StoredValue<Option<EngineClient>, LocalStorage>,
    pub(super) importer: StoredValue<Option<ImporterClient>, LocalStorage>,
}

impl Store {
    pub fn new(view: ViewState, today: Option<Day>) -> Self {
        Self {
            view: RwSignal::new(view),
            config: RwSignal::new(None),
            labels: RwSignal::new(Labels::new()),
            manifest: RwSignal::new(None),
            statuses: RwSignal::new(BTreeMap::new()),
            tables: RwSignal::new(Tables::default()),
            placements: RwSignal::new(None),
            answer: RwSignal::new(None),
            base: RwSignal::new(None),
            brushing: RwSignal::new(false),
            pending: RwSignal::new(true),
            rows: RwSignal::new(None),
            lines: RwSignal::new(Vec::new()),
            lost: RwSignal::new(None),
            import: RwSignal::new(ImportState::None),
            questions: RwSignal::new(Vec::new()),
            own: RwSignal::new(None),
            today: RwSignal::new(today),
            engine: StoredValue::new_local(None),
            importer: StoredValue::new_local(None),
        }
    }

    /// The store of this page. Every widget lives under [`crate::app::shell::App`], which provides it.
    pub fn get() -> Self {
        use_context().unwrap_or_else(|| Self::new(ViewState::default(), None))
    }

    /// The page's language. Not tracked: the whole page is made anew when it changes
    /// ([`crate::app::shell::App`]), so that no text needs an effect of its own.
    pub fn lang(self) -> Lang {
        self.view.with_untracked(|view| view.lang)
    }

    /// The data set of `config.json` that the address names, else the first.
    pub fn data_set(self) -> Option<DataSet> {
        let wanted = self.view.with(|view| view.data_set.clone());
        self.config.with(|config| {
            let config = config.as_ref()?.as_ref().ok()?;
            wanted
                .and_then(|id| config.data_set(&id).cloned())
                .or_else(|| config.data_sets.first().cloned())
        })
    }

    /// Whether the person's own file is what is shown.
    pub fn is_own(self) -> bool {
        self.own.with(Option::is_some)
            && self.view.with(|view| view.data_set.as_deref() == Some(OWN))
    }

    /// The last day that the figures cover.
    pub fn data_as_of(self) -> Option<Day> {
        let stated = self.manifest.with(|manifest| match manifest {
            Some(Ok(manifest)) => Some(manifest.data_as_of),
            _ => None,
        });
        stated.or_else(|| self.placements.with(|info| info.as_ref().map(|info| info.last)))
    }

    /// The days that count.
    pub fn period(self) -> Option<Period> {
        let (first, last) =
            self.placements.with(|info| info.as_ref().map(|info| (info.first, info.last)))?;
        let last = self.data_as_of().map_or(last, |as_of| last.max(as_of));
        self.view.with(|view| view.period_of(first, last))
    }

    /// The status of a table; `None` when the data set does not have it.
    pub fn status(self, table: TableName) -> Option<TableStatus> {
        self.statuses.with(|statuses| statuses.get(table.as_str()).cloned())
    }
}

/// A notice of the address in words.
pub fn notice_text(notice: &Notice) -> Message {
    Message::new(
        format!("Bagian alamat diabaikan: {}={}", notice.parameter, notice.value),
        format!("Part of the address was ignored: {}={}", notice.parameter, notice.value),
    )
}
