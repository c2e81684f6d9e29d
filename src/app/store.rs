//! The one root store: every signal of the page, living as long as the page. Widgets read it; only
//! `tasks` writes it, but for what a widget alone knows: `widths`, `search`, `dragging`.

use leptos::prelude::*;

use crate::app::state::{Notice, ViewState};
use crate::board::page::Page;
use crate::board::wish::{About, Board, Office, Placements};
use crate::chart::drawing::Drawing;
use crate::model::config::DataSet;
use crate::model::table::TableName;
use crate::model::{Day, Lang, Message, Problem};
use crate::worker::engine_client::EngineClient;
use crate::worker::form::{Form, FormQuestion};
use crate::worker::importer_client::ImporterClient;
use crate::worker::reading::ReadingReport;

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
    /// The importer is looking for the table of the file.
    Opening { file: String },
    /// The importer is reading the table as the person mapped it.
    Reading { file: String },
    /// The person may correct which column is what.
    Mapping { file: String, form: Box<Form> },
    /// The file cannot be read.
    Failed(Problem),
}

/// A file of the person's own that is being explored.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFile {
    pub file: String,
    pub report: ReadingReport,
}

impl ImportState {
    /// The file that is being brought or read again.
    pub fn file(&self) -> Option<&String> {
        match self {
            Self::Opening { file } | Self::Reading { file } | Self::Mapping { file, .. } => {
                Some(file)
            }
            Self::None | Self::Failed(_) => None,
        }
    }
}

/// How far the importer has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    pub words: Message,
    pub done: u32,
    /// 0 where nobody knows.
    pub of: u32,
}

/// The name in the address of a file that a person brought.
pub const OWN: &str = "own";

#[derive(Clone, Copy)]
pub struct Store {
    pub view: RwSignal<ViewState>,
    pub config: RwSignal<Option<Result<Office, Problem>>>,
    pub manifest: RwSignal<Option<Result<About, Problem>>>,
    /// By table, in the order of the manifest.
    pub statuses: RwSignal<Vec<(String, TableStatus)>>,
    pub placements: RwSignal<Option<Placements>>,
    /// How many parts of the data have arrived: each may change what the engine answers.
    pub arrivals: RwSignal<u32>,
    /// Whether it is known what codes are called, or that it will not be.
    pub named: RwSignal<bool>,
    pub board: RwSignal<Board>,
    /// What the analyst has to show beside it.
    pub aside: RwSignal<Board>,
    /// Whether a brush is being drawn.
    pub brushing: RwSignal<bool>,
    /// Whether what is shown lags behind what was asked.
    pub pending: RwSignal<bool>,
    /// The drawings in sight, with their widths in CSS pixels.
    pub widths: RwSignal<Vec<(String, u32)>>,
    /// Words that the names of agencies must hold.
    pub search: RwSignal<String>,
    pub lines: RwSignal<Vec<Line>>,
    /// Why the engine is gone for good.
    pub lost: RwSignal<Option<String>>,
    pub import: RwSignal<ImportState>,
    /// Whether a file is held over the page.
    pub dragging: RwSignal<bool>,
    /// What only the person can answer about the file, for the mapping as it stands.
    pub questions: RwSignal<Vec<FormQuestion>>,
    pub own: RwSignal<Option<OwnFile>>,
    pub progress: RwSignal<Progress>,
    /// Whether the last words were an answer to a question about the file.
    pub understood: RwSignal<bool>,
    pub(super) engine: StoredValue<Option<EngineClient>, LocalStorage>,
    /// Absent until the engine has shown what it has.
    pub(super) analyst: StoredValue<Option<EngineClient>, LocalStorage>,
    /// Live minutes, as a file of them; empty where nobody takes any.
    pub(super) minutes: StoredValue<String>,
    /// How many files have been brought.
    pub(super) brought: StoredValue<u32>,
    /// An importer that waits for the file that a person is about to bring.
    pub(super) ready_importer: StoredValue<Option<ImporterClient>, LocalStorage>,
    /// The importer of a file that is being brought.
    pub(super) importer: StoredValue<Option<ImporterClient>, LocalStorage>,
    /// The importer of the file that is explored: it may be read again, otherwise.
    pub(super) explored: StoredValue<Option<ImporterClient>, LocalStorage>,
}

impl Store {
    pub fn new(view: ViewState) -> Self {
        Self {
            view: RwSignal::new(view),
            config: RwSignal::new(None),
            manifest: RwSignal::new(None),
            statuses: RwSignal::new(Vec::new()),
            placements: RwSignal::new(None),
            arrivals: RwSignal::new(0),
            named: RwSignal::new(false),
            board: RwSignal::new(Board::default()),
            aside: RwSignal::new(Board::default()),
            brushing: RwSignal::new(false),
            pending: RwSignal::new(true),
            widths: RwSignal::new(Vec::new()),
            search: RwSignal::new(String::new()),
            lines: RwSignal::new(Vec::new()),
            lost: RwSignal::new(None),
            dragging: RwSignal::new(false),
            import: RwSignal::new(ImportState::None),
            questions: RwSignal::new(Vec::new()),
            own: RwSignal::new(None),
            progress: RwSignal::new(Progress::default()),
            understood: RwSignal::new(true),
            engine: StoredValue::new_local(None),
            analyst: StoredValue::new_local(None),
            minutes: StoredValue::default(),
            brought: StoredValue::new(0),
            ready_importer: StoredValue::new_local(None),
            importer: StoredValue::new_local(None),
            explored: StoredValue::new_local(None),
        }
    }

    /// The store of this page. Every widget lives under [`crate::app::shell::App`], which provides it.
    pub fn get() -> Self {
        use_context().unwrap_or_else(|| Self::new(ViewState::default()))
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
            let sets = &config.as_ref()?.as_ref().ok()?.data_sets;
            let named = sets.iter().find(|set| Some(&set.id) == wanted.as_ref());
            named.or_else(|| sets.first()).cloned()
        })
    }

    /// The page that is open.
    pub fn page(self) -> Page {
        self.view.with(|view| Page::of(&view.options))
    }

    /// Whether the person's own file is what is shown.
    pub fn is_own(self) -> bool {
        self.own.with(Option::is_some)
            && self.view.with(|view| view.data_set.as_deref() == Some(OWN))
    }

    /// The last day that the figures cover.
    pub fn data_as_of(self) -> Option<Day> {
        let stated = self.manifest.with(|manifest| match manifest {
            Some(Ok(manifest)) => Some(manifest.as_of),
            _ => None,
        });
        stated.or_else(|| self.placements.with(|info| info.as_ref().map(|info| info.last)))
    }

    /// A drawing of the engine's or the analyst's.
    pub fn drawing(self, name: &str) -> Option<Drawing> {
        let of = |board: RwSignal<Board>| {
            board.with(|board| {
                let mut drawings = board.drawings.iter();
                drawings.find(|(drawn, _)| drawn == name).map(|(_, drawing)| drawing.clone())
            })
        };
        of(self.board).or_else(|| of(self.aside))
    }

    /// Notes how far a table has come.
    pub(super) fn set_status(self, table: &str, status: TableStatus) {
        self.statuses.update(|statuses| {
            match statuses.iter_mut().find(|(name, _)| name == table) {
                Some((_, known)) => *known = status,
                None => statuses.push((table.to_owned(), status)),
            }
        });
    }

    /// Waits for these tables, each with its bytes: but not for those of which has been told, since a program that
    /// was started again reads its manifest once more, and another may be done with its tables by now.
    pub(super) fn expect_tables(self, tables: &[(String, u64)]) {
        self.statuses.update(|statuses| {
            for (table, of) in tables {
                if !statuses.iter().any(|(name, _)| name == table) {
                    statuses.push((table.clone(), TableStatus::Loading { bytes: 0, of: *of }));
                }
            }
        });
    }

    /// Whether anything is on its way.
    pub fn is_loading(self) -> bool {
        !self.named.get()
            || self.statuses.with(|statuses| {
                statuses.iter().any(|(_, status)| matches!(status, TableStatus::Loading { .. }))
            })
    }

    /// The status of a table; `None` when the data set does not have it.
    pub fn status(self, table: TableName) -> Option<TableStatus> {
        self.statuses.with(|statuses| {
            let found = statuses.iter().find(|(name, _)| name == table.as_str());
            found.map(|(_, status)| status.clone())
        })
    }
}

/// A notice of the address in words.
pub fn notice_text(notice: &Notice) -> Message {
    Message::new(
        format!("Bagian alamat diabaikan: {}={}", notice.parameter, notice.value),
        format!("Part of the address was ignored: {}={}", notice.parameter, notice.value),
    )
}
