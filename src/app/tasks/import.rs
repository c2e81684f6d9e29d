//! The way of a person's own file: brought, mapped, explored, mapped otherwise. It stays in this browser.

use js_sys::Uint8Array;
use leptos::prelude::*;
use web_sys::Blob;

use super::analyst::with_analyst;
use super::engine::with_engine;
use super::{change, data_set};
use crate::app::store::{ImportState, OWN, OwnFile, Progress, Store};
use crate::app::widgets::live::soon;
use crate::board::selection::PeriodChoice;
use crate::browser::{self, download, page, storage, task};
use crate::model::{Place, Problem, ProblemKind};
use crate::worker::importer_client::{ImporterClient, ImporterEvent};
use crate::worker::message::{FromImporter, Imported, ToImporter};
use crate::worker::reading::Saved;

/// How the form and the report look.
const STYLE: &str = "import.css";
/// Where answers to questions about files are kept.
const ANSWERS: &str = "capaian.answers";

/// Where the focus goes: the button for files, the form, the report, the bar while it is read.
pub const FILE: &str = "file";
pub const FORM: &str = "import-title";
pub const REPORT: &str = "report-title";
pub const WAITING: &str = "import-waiting";

/// Opens a file that the person chose or dropped, or cells that they pasted.
pub fn bring_file(store: Store, name: String, file: Blob) {
    release(store);
    begin(store, ImportState::Opening { file: name.clone() });
    // Refused in a sandboxed frame: then nothing is remembered.
    let answers = storage::read(ANSWERS).ok().flatten().unwrap_or_default();
    let ready = store.ready_importer.try_update_value(Option::take).flatten();
    let opened = ready.map_or_else(|| start_importer(store), Ok).and_then(|importer| {
        importer.open(name, answers, file)?;
        Ok(importer)
    });
    match opened {
        Ok(importer) => store.importer.set_value(Some(importer)),
        Err(error) => fail_import(store, &error.to_string()),
    }
}

/// Makes an importer ready: the person is about to choose a file, or drags one over the page.
pub fn expect_file(store: Store) {
    if store.ready_importer.with_value(Option::is_none) {
        // Where it cannot start, bringing the file says so.
        store.ready_importer.set_value(start_importer(store).ok());
    }
}

fn start_importer(store: Store) -> Result<ImporterClient, browser::BrowserError> {
    store.brought.update_value(|brought| *brought += 1);
    let number = store.brought.get_value();
    if number == 1 {
        // Without it the form is plain, and readable.
        page::of_build(STYLE).and_then(|address| page::add_style(&address)).ok();
    }
    ImporterClient::start(number, move |number, event| import_told(store, number, event))
}

fn begin(store: Store, state: ImportState) {
    store.progress.set(Progress::default());
    store.understood.set(true);
    store.import.set(state);
}

/// Lets go of the file that is being brought.
fn release(store: Store) {
    let importer = store.importer.try_update_value(Option::take).flatten();
    // Not at once: this may run inside a callback of the importer itself.
    soon(async move {
        task::breathe().await;
        drop(importer);
    });
}

/// Moves the focus when what has changed is on the page, and before it is painted: whoever aims at a button
/// finds it where it was.
/// With the frame that is painted next, since to focus is to lay out all that was just drawn, which that frame does.
fn focus(id: &'static str, move_to: fn(&str) -> Result<(), browser::BrowserError>) {
    leptos::prelude::request_animation_frame(move || {
        move_to(id).ok();
    });
}

fn fail_import(store: Store, found: &str) {
    let file = store.import.with_untracked(|import| import.file().cloned());
    let problem =
        Problem::error(ProblemKind::Unreadable, Place::file(file.unwrap_or_default()), found)
            .expected("berkas yang dapat dibuka", "a file that can be opened")
            .advice(
                "Simpan ulang berkasnya dari Excel atau LibreOffice, lalu coba lagi.",
                "Save the file again from Excel or LibreOffice, then try again.",
            );
    end_import(store, ImportState::Failed(problem));
}

fn end_import(store: Store, import: ImportState) {
    store.import.set(import);
    release(store);
    focus(FILE, page::refocus);
}

/// Ends what is being opened, mapped or read, whatever the importer is doing; the page stays as it was.
pub fn cancel_import(store: Store) {
    tell_importer(store, &ToImporter::Stop);
    with_engine(store, |engine| engine.prepare(None));
    end_import(store, ImportState::None);
}

/// Reads the opened file as the person mapped it.
pub fn read_import(store: Store) {
    if let Some(file) = store.import.with_untracked(|import| import.file().cloned()) {
        begin(store, ImportState::Reading { file });
        tell_importer(store, &ToImporter::Read);
        focus(WAITING, page::refocus);
    }
}

/// Shows again how the explored file is read, or how another of its sheets would be.
pub fn review_import(store: Store, sheet: Option<u32>) {
    if let Some(file) = store.own.with_untracked(|own| own.as_ref().map(|own| own.file.clone())) {
        release(store);
        begin(store, ImportState::Opening { file });
        let review = sheet.map_or(ToImporter::Review, |sheet| ToImporter::Propose { sheet });
        tell_importer(store, &review);
    }
}

/// Shows the form as it is filled in, when the page is made anew.
pub fn renew_form(store: Store) {
    if store.import.with_untracked(|import| matches!(import, ImportState::Mapping { .. })) {
        tell_importer(store, &ToImporter::Review);
    }
}

/// Whether the importer still holds the explored file, and is not busy.
pub fn can_review(store: Store) -> bool {
    store.import.with(|import| import.file().is_none())
        && store.explored.with_value(Option::is_some)
}

/// Offers something of the explored file's reading as a file.
pub fn save_of_import(store: Store, what: Saved) {
    tell_importer(store, &ToImporter::Save { what, lang: store.lang() });
}

/// The importer that the form is of: of the file that is being brought, else of the explored one.
fn with_importer<T>(store: Store, act: impl Fn(&ImporterClient) -> T) -> Option<T> {
    let brought = store.importer.with_value(|importer| importer.as_ref().map(&act));
    brought.or_else(|| store.explored.with_value(|importer| importer.as_ref().map(&act)))
}

/// Tells the importer what the person did in the form.
pub fn tell_importer(store: Store, message: &ToImporter) {
    if let Some(Err(error)) = with_importer(store, |importer| importer.send(message)) {
        fail_import(store, &error.to_string());
    }
}

fn import_told(store: Store, number: u32, event: ImporterEvent) {
    let event = match event {
        ImporterEvent::Said(FromImporter::File { name, mime }, Some(bytes)) => {
            return download::save_part(&name, &mime, &bytes).unwrap_or_else(|error| {
                fail_import(store, &error.to_string());
            });
        }
        ImporterEvent::Said(FromImporter::Answers(answers), _) => {
            // A full or forbidden storage remembers nothing.
            storage::write(ANSWERS, &answers).ok();
            return;
        }
        event if with_importer(store, |importer| importer.number) == Some(number) => event,
        ImporterEvent::Died(_) => {
            let is_ready = |ready: &ImporterClient| ready.number == number;
            store
                .ready_importer
                .update_value(|ready| *ready = ready.take().filter(|one| !is_ready(one)));
            return;
        }
        // Of a file that the person wants no more.
        _ => return,
    };
    let state = store.import.get_untracked();
    let (Some(file), is_reading) =
        (state.file().cloned(), matches!(state, ImportState::Reading { .. }))
    else {
        return;
    };
    match event {
        ImporterEvent::Said(FromImporter::Understood(is_read), _) => store.understood.set(is_read),
        ImporterEvent::Said(FromImporter::Progress { words, done, of }, _) => {
            store.progress.set(Progress { words, done, of });
        }
        ImporterEvent::Said(FromImporter::Proposal(Ok(form)), _) => {
            store.understood.set(true);
            store.questions.set(form.questions.clone());
            store.import.set(ImportState::Mapping { file, form });
            let is_new = matches!(state, ImportState::Opening { .. });
            focus(FORM, if is_new { page::focus } else { page::refocus });
        }
        ImporterEvent::Said(FromImporter::Questions(questions), _) => {
            store.questions.set(questions);
        }
        // Of a reading that was stopped too late.
        ImporterEvent::Said(FromImporter::Imported(_), _) if !is_reading => {}
        ImporterEvent::Said(FromImporter::Ahead, bytes) => {
            with_engine(store, |engine| engine.prepare(bytes));
        }
        ImporterEvent::Said(FromImporter::Imported(Ok(imported)), bytes) => {
            explore_own(store, file, *imported, bytes);
        }
        ImporterEvent::Said(
            FromImporter::Proposal(Err(problem)) | FromImporter::Imported(Err(problem)),
            _,
        ) => end_import(store, ImportState::Failed(problem)),
        ImporterEvent::Died(reason) => {
            if store.importer.with_value(Option::is_none) {
                store.explored.set_value(None);
            }
            fail_import(store, &reason);
        }
        ImporterEvent::Said(..) => {}
    }
}

fn explore_own(store: Store, file: String, imported: Imported, bytes: Option<Uint8Array>) {
    data_set::forget(store);
    if let Some(importer) = store.importer.try_update_value(Option::take).flatten() {
        store.explored.set_value(Some(importer));
    }
    // The engine takes it in while the form goes and the report comes, in a task each: the page stays responsive.
    let agencies = imported.agencies;
    with_analyst(store, |analyst| {
        analyst.adopt(file.clone(), agencies.clone(), None);
    });
    with_engine(store, |engine| engine.adopt(file.clone(), agencies, bytes));
    end_import(store, ImportState::None);
    soon(async move {
        task::breathe().await;
        store.own.set(Some(OwnFile { file, report: imported.report }));
        change(store, |view| {
            view.clear_all();
            view.rows = None;
            view.selection.period = PeriodChoice::All;
            view.data_set = Some(OWN.to_owned());
        });
        focus(REPORT, page::focus);
    });
}
