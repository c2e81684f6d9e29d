//! What changes the store: a person's gestures, the engine's messages, the browser's back and forward.

use leptos::prelude::*;

use crate::app::state::{self, PeriodChoice, ViewState};
use crate::app::store::{ImportState, Line, OWN, OwnFile, Store, TableStatus, notice_text};
use crate::browser::{self, history, page, storage};
use crate::ingest::import::Choices;
use crate::model::table::{TableName, Tables};
use crate::model::{Lang, Message, Place, Problem, ProblemKind};
use crate::worker::engine_client::{EngineClient, EngineEvent};
use crate::worker::importer_client::{ImporterClient, ImporterEvent};
use crate::worker::message::{FromEngine, FromImporter, Loaded, ToImporter};
use crate::worker::question::{Question, RowOrder, RowsRequest};

/// Rows on one page of the drill-down.
pub const ROWS_PER_PAGE: u32 = 50;

const CONFIG: &str = "config.json";
const LANG_KEY: &str = "capaian.lang";
const THEME_KEY: &str = "capaian.theme";

/// Reads the address, starts the engine and keeps both in step with the store.
pub fn start(store: Store) {
    let client = EngineClient::start(move |event| told(store, event));
    match page::resolve(CONFIG) {
        Ok(address) => client.configure(address),
        Err(error) => store.lost.set(Some(error.to_string())),
    }
    store.engine.set_value(Some(client));
    // The first entry must say all that is shown, or coming back to it would show something else.
    history::replace(&store.view.with_untracked(state::write)).ok();
    // A frame that refuses the listener still works, without back and forward inside it.
    history::on_move(move || moved(store)).ok();
    keep_data_set_open(store);
    keep_asking(store);
    keep_document_marked(store);
}

/// The view that the address asks for, with what the person chose on earlier visits where the address
/// says nothing.
pub fn first_view() -> (ViewState, Vec<state::Notice>) {
    let query = history::query().unwrap_or_default();
    let (mut view, notices) = state::read(&query);
    if view.lang == Lang::default()
        && !query.contains("lang=")
        && let Ok(Some(tag)) = storage::read(LANG_KEY)
    {
        view.lang = Lang::from_tag(&tag).unwrap_or_default();
    }
    if let Ok(Some(name)) = storage::read(THEME_KEY)
        && !query.contains("theme=")
    {
        view.theme = state::Theme::from_name(&name).unwrap_or_default();
    }
    (view, notices)
}

/// One gesture: changes the view and writes the address once.
pub fn change(store: Store, edit: impl FnOnce(&mut ViewState)) {
    store.view.update(|view| {
        edit(view);
        if view.rows.is_some_and(|page| page == 0) {
            view.rows = Some(1);
        }
    });
    commit(store);
}

/// A step within a gesture: changes what is shown, and leaves the address for [`commit`].
pub fn preview(store: Store, edit: impl FnOnce(&mut ViewState)) {
    store.view.update(edit);
}

/// Writes the view into the address, as one entry to go back over.
pub fn commit(store: Store) {
    let query = store.view.with_untracked(state::write);
    if history::query().is_ok_and(|shown| shown == query) {
        return;
    }
    // Safari refuses after 100 entries in 30 s, a sandboxed frame may refuse always: the view is right
    // all the same, and the next gesture writes the address again.
    history::push(&query).ok();
}

fn moved(store: Store) {
    let (view, _) = state::read(&history::query().unwrap_or_default());
    store.view.set(view);
}

pub fn set_lang(store: Store, lang: Lang) {
    storage::write(LANG_KEY, lang.tag()).ok();
    change(store, |view| view.lang = lang);
}

pub fn set_theme(store: Store, theme: state::Theme) {
    storage::write(THEME_KEY, theme.name()).ok();
    change(store, |view| view.theme = theme);
}

/// Changes the data set; filters of one set mean nothing in another.
pub fn set_data_set(store: Store, id: String) {
    let first = store.config.with_untracked(|config| {
        let config = config.as_ref()?.as_ref().ok()?;
        Some(config.data_sets.first()?.id.clone())
    });
    change(store, |view| {
        view.data_set = (Some(&id) != first.as_ref()).then_some(id);
        view.clear_all();
        view.rows = None;
    });
}

pub fn retry(store: Store, table: &str) {
    store.statuses.update(|statuses| {
        statuses.insert(table.to_owned(), TableStatus::Loading { bytes: 0, of: 0 });
    });
    with_engine(store, |engine| engine.retry(table.to_owned()));
}

/// Fetches the configuration or the manifest again, whichever failed.
pub fn retry_opening(store: Store) {
    let config_failed = store.config.with_untracked(|config| matches!(config, Some(Err(_))));
    if config_failed {
        store.config.set(None);
        if let Ok(address) = page::resolve(CONFIG) {
            with_engine(store, |engine| engine.configure(address));
        }
    } else if let Some(set) = untrack(|| store.data_set()) {
        open(store, &set.manifest);
    }
}

pub fn say(store: Store, text: Message) {
    store.lines.update(|lines| {
        let number = lines.last().map_or(1, |line| line.number + 1);
        if !lines.iter().any(|line| line.text == text) {
            lines.push(Line { number, text });
        }
    });
}

pub fn dismiss(store: Store, number: u32) {
    store.lines.update(|lines| lines.retain(|line| line.number != number));
}

fn with_engine(store: Store, act: impl FnOnce(&EngineClient)) {
    store.engine.with_value(|engine| {
        if let Some(engine) = engine {
            act(engine);
        }
    });
}

/// Opens the data set that the view names, whenever that changes.
fn keep_data_set_open(store: Store) {
    let wanted = Memo::new(move |_| {
        if store.view.with(|view| view.data_set.as_deref() == Some(OWN)) {
            return None;
        }
        store.data_set().map(|set| set.manifest)
    });
    Effect::new(move |_| {
        if let Some(manifest) = wanted.get() {
            store.own.set(None);
            open(store, &manifest);
        } else if store.config.with(Option::is_some) && !untrack(|| store.is_own()) {
            // A link to somebody's own file: the file is not here.
            if store.view.with_untracked(|view| view.data_set.as_deref() == Some(OWN)) {
                say(store, crate::app::texts::own_file_gone());
                store.view.update(|view| view.data_set = None);
            }
        }
    });
}

fn open(store: Store, manifest: &str) {
    forget_data(store);
    match page::resolve(CONFIG).and_then(|config| page::join(&config, manifest)) {
        Ok(address) => with_engine(store, |engine| engine.open(address)),
        Err(error) => store.lost.set(Some(error.to_string())),
    }
}

fn forget_data(store: Store) {
    store.manifest.set(None);
    store.statuses.set(Default::default());
    store.tables.set(Tables::default());
    store.placements.set(None);
    store.answer.set(None);
    store.rows.set(None);
    store.pending.set(true);
}

/// Asks the engine whenever the clauses change or new placements have come.
fn keep_asking(store: Store) {
    let clauses = Memo::new(move |_| {
        let info = store.placements.get()?;
        let last = store.data_as_of().map_or(info.last, |as_of| info.last.max(as_of));
        Some(store.view.with(|view| view.clauses(info.first, last)))
    });
    Effect::new(move |_| {
        // Read here too: after a restart the placements are the same, but the engine knows no question.
        store.placements.track();
        if let Some(clauses) = clauses.get() {
            store.pending.set(true);
            with_engine(store, |engine| engine.ask(Question { clauses }));
        }
    });
    Effect::new(move |_| {
        let page = store.view.with(|view| view.rows);
        match (page, clauses.get()) {
            (Some(page), Some(clauses)) => {
                let offset = page.saturating_sub(1).saturating_mul(ROWS_PER_PAGE);
                let order = RowOrder::default();
                let request = RowsRequest { clauses, order, offset, limit: ROWS_PER_PAGE };
                with_engine(store, |engine| engine.list(request));
            }
            _ => store.rows.set(None),
        }
    });
}

/// Keeps the document's language, theme, title and readiness true.
fn keep_document_marked(store: Store) {
    Effect::new(move |_| {
        let (lang, theme) = store.view.with(|view| (view.lang, view.theme));
        page::mark("lang", Some(lang.tag())).ok();
        let theme = (theme != state::Theme::System).then(|| theme.name());
        page::mark("data-theme", theme).ok();
    });
    Effect::new(move |_| {
        let ready = !store.pending.get();
        page::mark("data-ready", ready.then_some("true")).ok();
    });
}

fn told(store: Store, event: EngineEvent) {
    match event {
        EngineEvent::Said(message) => heard(store, message),
        EngineEvent::Restarted => {
            store.pending.set(true);
            say(store, crate::app::texts::engine_restarted());
        }
        EngineEvent::Lost(reason) => store.lost.set(Some(reason)),
    }
}

fn heard(store: Store, message: FromEngine) {
    match message {
        FromEngine::Ready => {}
        FromEngine::Config(config) => {
            settle_when(store, config.is_err());
            store.config.set(Some(config));
        }
        FromEngine::Manifest(manifest) => {
            settle_when(store, manifest.is_err());
            if let Ok(manifest) = &manifest {
                store.statuses.update(|statuses| {
                    for table in &manifest.tables {
                        let loading = TableStatus::Loading { bytes: 0, of: table.bytes };
                        statuses.entry(table.name.clone()).or_insert(loading);
                    }
                });
                let placements = TableName::Placements.as_str();
                settle_when(store, !manifest.tables.iter().any(|table| table.name == placements));
            }
            store.manifest.set(Some(manifest));
        }
        FromEngine::Progress { table, bytes, of } => {
            store.statuses.update(|statuses| {
                statuses.insert(table, TableStatus::Loading { bytes, of });
            });
        }
        FromEngine::Table { table, result } => arrived(store, table, result),
        FromEngine::Answer { result, .. } => {
            match result {
                Ok(answer) => {
                    for (view, key) in &answer.unknown {
                        say(store, crate::app::texts::unknown_key(view, key));
                    }
                    store.answer.set(Some(answer));
                }
                Err(problem) => say(store, describe(&problem)),
            }
            let busy = store
                .engine
                .with_value(|engine| engine.as_ref().is_some_and(EngineClient::is_busy));
            store.pending.set(busy);
        }
        FromEngine::Rows { result, .. } => match result {
            Ok(rows) => store.rows.set(Some(rows)),
            Err(problem) => say(store, describe(&problem)),
        },
    }
}

/// Nothing more is to come before the page may be read.
fn settle_when(store: Store, settled: bool) {
    if settled {
        store.pending.set(false);
    }
}

fn describe(problem: &Problem) -> Message {
    Message::new(problem.describe(Lang::Id), problem.describe(Lang::En))
}

fn arrived(store: Store, table: String, result: Result<Loaded, Problem>) {
    let status = match result {
        Ok(Loaded::Records(records)) => {
            store.tables.update(|tables| tables.insert(records));
            TableStatus::Here
        }
        Ok(Loaded::Placements(info)) => {
            store.placements.set(Some(info));
            TableStatus::Here
        }
        Err(problem) => {
            settle_when(store, table == TableName::Placements.as_str());
            TableStatus::Failed(problem)
        }
    };
    store.statuses.update(|statuses| {
        statuses.insert(table, status);
    });
}

/// Opens a file that the person chose or dropped. It stays in this browser.
pub fn bring_file(store: Store, file: web_sys::File) {
    let name = file.name();
    store.import.set(ImportState::Reading { file: name.clone() });
    leptos::task::spawn_local(async move {
        let opened = match browser::file::read(&file).await {
            Ok(bytes) => ImporterClient::open(name.clone(), bytes, move |event| {
                import_told(store, event);
            }),
            Err(error) => Err(error),
        };
        match opened {
            Ok(importer) => store.importer.set_value(Some(importer)),
            Err(error) => fail_import(store, &error.to_string()),
        }
    });
}

fn fail_import(store: Store, found: &str) {
    let file = store.import.with_untracked(|import| match import {
        ImportState::Reading { file } | ImportState::Mapping { file, .. } => file.clone(),
        _ => String::new(),
    });
    let problem = Problem::error(ProblemKind::Unreadable, Place::file(file), found)
        .expected("berkas CSV atau XLSX", "a CSV or XLSX file")
        .advice(
            "Simpan ulang berkasnya dari Excel atau LibreOffice, lalu coba lagi.",
            "Save the file again from Excel or LibreOffice, then try again.",
        );
    end_import(store, ImportState::Failed(problem));
}

fn end_import(store: Store, import: ImportState) {
    store.import.set(import);
    // Not at once: this may run inside a callback of the importer itself.
    leptos::task::spawn_local(async move {
        browser::task::breathe().await;
        let is_over = store
            .import
            .with_untracked(|import| matches!(import, ImportState::None | ImportState::Failed(_)));
        if is_over {
            store.importer.set_value(None);
        }
    });
}

pub fn cancel_import(store: Store) {
    end_import(store, ImportState::None);
}

/// Reads the opened file as the person mapped it.
pub fn read_import(store: Store, choices: Choices) {
    let file = store.import.with_untracked(|import| match import {
        ImportState::Mapping { file, .. } => file.clone(),
        _ => String::new(),
    });
    store.import.set(ImportState::Reading { file });
    tell_importer(store, &ToImporter::Read { choices });
}

/// Proposes how to read another sheet of the file.
pub fn propose_sheet(store: Store, sheet: u32) {
    tell_importer(store, &ToImporter::Propose { sheet });
}

/// Asks what the mapping as it stands leaves open.
pub fn question_mapping(store: Store, choices: Choices) {
    tell_importer(store, &ToImporter::Question { choices });
}

fn tell_importer(store: Store, message: &ToImporter) {
    let sent = store
        .importer
        .with_value(|importer| importer.as_ref().map(|importer| importer.send(message, None)));
    if let Some(Err(error)) = sent {
        fail_import(store, &error.to_string());
    }
}

fn import_told(store: Store, event: ImporterEvent) {
    let file = store.import.with_untracked(|import| match import {
        ImportState::Reading { file } | ImportState::Mapping { file, .. } => Some(file.clone()),
        _ => None,
    });
    let Some(file) = file else { return };
    match event {
        ImporterEvent::Said(FromImporter::Ready, _) => {}
        ImporterEvent::Said(FromImporter::Proposal(Ok(proposal)), _) => {
            store.questions.set(proposal.questions.clone());
            store.import.set(ImportState::Mapping { file, proposal: Box::new(proposal) });
        }
        ImporterEvent::Said(FromImporter::Questions(questions), _) => {
            store.questions.set(questions);
        }
        ImporterEvent::Said(FromImporter::Imported(Ok(imported)), Some(bytes)) => {
            explore_own(store, file, imported, bytes);
        }
        ImporterEvent::Said(FromImporter::Imported(Ok(_)), None) => fail_import(store, ""),
        ImporterEvent::Said(
            FromImporter::Proposal(Err(problem)) | FromImporter::Imported(Err(problem)),
            _,
        ) => end_import(store, ImportState::Failed(problem)),
        ImporterEvent::Died(reason) => fail_import(store, &reason),
    }
}

fn explore_own(
    store: Store,
    file: String,
    imported: crate::worker::message::Imported,
    bytes: Vec<u8>,
) {
    forget_data(store);
    store.tables.update(|tables| tables.agencies.clone_from(&imported.agencies));
    store.own.set(Some(OwnFile {
        file: file.clone(),
        last: imported.last,
        report: imported.report,
        agencies: imported.agencies,
    }));
    change(store, |view| {
        view.clear_all();
        view.rows = None;
        view.period = PeriodChoice::All;
        view.data_set = Some(OWN.to_owned());
    });
    with_engine(store, |engine| engine.adopt(file, bytes));
    end_import(store, ImportState::None);
}

/// Tells what the address asked for in vain.
pub fn say_notices(store: Store, notices: &[state::Notice]) {
    for notice in notices {
        say(store, notice_text(notice));
    }
}
