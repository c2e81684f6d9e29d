//! The way of a person's own file: read, mapped, explored. It stays in this browser.

use leptos::prelude::*;

use super::engine::with_engine;
use super::{change, data_set, say};
use crate::app::store::{ImportState, OWN, OwnFile, Store};
use crate::app::texts;
use crate::board::selection::PeriodChoice;
use crate::browser;
use crate::model::{Message, Place, Problem, ProblemKind};
use crate::worker::importer_client::{ImporterClient, ImporterEvent};
use crate::worker::message::{FromImporter, Imported, ToImporter};

/// Where answers to questions about files are kept.
const ANSWERS: &str = "capaian.answers";

/// Opens a file that the person chose or dropped. It stays in this browser.
pub fn bring_file(store: Store, file: web_sys::File) {
    let name = file.name();
    begin(store, &name, file.size() as u32);
    leptos::task::spawn_local(async move {
        let read = browser::file::read(&file).await;
        let is_wanted = store.import.with_untracked(
            |import| matches!(import, ImportState::Reading { file, .. } if *file == name),
        );
        match read {
            // Cancelled while it was read, or another one was brought.
            _ if !is_wanted => {}
            Ok(bytes) => open(store, name, bytes),
            Err(error) => fail_import(store, &error.to_string()),
        }
    });
}

/// Opens cells that the person pasted.
pub fn bring_text(store: Store, name: &str, text: String) {
    begin(store, name, text.len() as u32);
    open(store, name.to_owned(), text.into_bytes());
}

fn begin(store: Store, file: &str, bytes: u32) {
    store.rows_read.set((0, 0));
    store.import.set(ImportState::Reading { file: file.to_owned(), bytes });
}

fn open(store: Store, file: String, bytes: Vec<u8>) {
    // Refused in a sandboxed frame: then nothing is remembered.
    let answers = browser::storage::read(ANSWERS).ok().flatten().unwrap_or_default();
    let told = move |event| import_told(store, event);
    match ImporterClient::open(file, answers, bytes, told) {
        Ok(importer) => store.importer.set_value(Some(importer)),
        Err(error) => fail_import(store, &error.to_string()),
    }
}

fn fail_import(store: Store, found: &str) {
    let file = store.import.with_untracked(|import| match import {
        ImportState::Reading { file, .. } | ImportState::Mapping { file, .. } => file.clone(),
        _ => String::new(),
    });
    let problem = Problem::error(ProblemKind::Unreadable, Place::file(file), found)
        .expected("berkas yang dapat dibuka", "a file that can be opened")
        .advice(
            "Simpan ulang berkasnya dari Excel atau LibreOffice, lalu coba lagi.",
            "Save the file again from Excel or LibreOffice, then try again.",
        );
    end_import(store, ImportState::Failed(problem));
}

fn end_import(store: Store, import: ImportState) {
    store.import.set(import);
    // The importer stays while its file is explored: it may be read again, otherwise.
    if store.own.with_untracked(Option::is_some) {
        return;
    }
    // Not at once: this may run inside a callback of the importer itself.
    leptos::task::spawn_local(async move {
        browser::task::breathe().await;
        let is_over = store
            .import
            .with_untracked(|import| matches!(import, ImportState::None | ImportState::Failed(_)));
        if is_over && store.own.with_untracked(Option::is_none) {
            store.importer.set_value(None);
        }
    });
}

/// Ends what is being read or mapped, whatever the importer is doing; the page stays as it was.
pub fn cancel_import(store: Store) {
    if store.import.with_untracked(|import| matches!(import, ImportState::Reading { .. })) {
        store.importer.set_value(None);
    }
    end_import(store, ImportState::None);
}

/// Reads the opened file as the person mapped it.
pub fn read_import(store: Store) {
    if let Some(file) = store.import.with_untracked(mapped) {
        begin(store, &file, 0);
        tell_importer(store, &ToImporter::Read);
    }
}

fn mapped(import: &ImportState) -> Option<String> {
    match import {
        ImportState::Mapping { file, .. } => Some(file.clone()),
        _ => None,
    }
}

/// Shows again how the explored file is read.
pub fn review_import(store: Store) {
    if let Some(file) = held(store) {
        begin(store, &file, 0);
        tell_importer(store, &ToImporter::Review);
    }
}

/// The explored file, while the importer holds it: another one may have been brought and cancelled since. Then
/// the person is asked to open it again.
fn held(store: Store) -> Option<String> {
    let file = store.own.with_untracked(|own| own.as_ref().map(|own| own.file.clone()))?;
    let is_held = |importer: &Option<ImporterClient>| {
        importer.as_ref().is_some_and(|importer| importer.file == file)
    };
    if store.importer.with_value(is_held) {
        return Some(file);
    }
    say(store, Message::from(texts::OPEN_AGAIN));
    None
}

/// Forgets what was chosen for files with these headers.
pub fn forget_answers(store: Store) {
    tell_importer(store, &ToImporter::Forget);
}

/// Offers the rows that were set aside.
pub fn save_aside(store: Store) {
    if held(store).is_some() {
        tell_importer(store, &ToImporter::Aside { lang: store.lang() });
    }
}

/// Offers something as a file.
pub fn save(store: Store, name: &str, mime: &str, bytes: &[u8]) {
    if let Err(error) = browser::download::save(name, mime, bytes) {
        fail_import(store, &error.to_string());
    }
}

/// Proposes how to read another sheet of the file.
pub fn propose_sheet(store: Store, sheet: u32) {
    tell_importer(store, &ToImporter::Propose { sheet });
}

/// Reads a column of the file as something else.
pub fn map_column(store: Store, column: u32, meaning: String) {
    tell_importer(store, &ToImporter::Mean { column, meaning });
}

/// Answers a question about the file.
pub fn answer_import(store: Store, question: u32, reading: u32) {
    tell_importer(store, &ToImporter::Answer { question, reading });
}

/// Answers a question in words.
pub fn say_import(store: Store, question: u32, text: String) {
    tell_importer(store, &ToImporter::Say { question, text });
}

/// Reads two agencies as one, or as two.
pub fn merge_import(store: Store, merge: u32, is_chosen: bool) {
    tell_importer(store, &ToImporter::Merge { merge, is_chosen });
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
        ImportState::Reading { file, .. } | ImportState::Mapping { file, .. } => Some(file.clone()),
        _ => None,
    });
    if let ImporterEvent::Said(FromImporter::Aside, Some(csv)) = &event {
        save(store, "disisihkan.csv", "text/csv", csv);
    }
    let Some(file) = file else { return };
    match event {
        ImporterEvent::Said(FromImporter::Ready | FromImporter::Aside, _) => {}
        ImporterEvent::Said(FromImporter::Understood(is_read), _) => store.understood.set(is_read),
        ImporterEvent::Said(FromImporter::Remembered(answers), _) => keep_answers(&answers),
        ImporterEvent::Said(FromImporter::Progress { rows, of }, _) => {
            store.rows_read.set((rows, of));
        }
        ImporterEvent::Said(FromImporter::Proposal(Ok(form)), _) => {
            store.understood.set(true);
            store.questions.set(form.questions.clone());
            store.import.set(ImportState::Mapping { file, form });
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

fn keep_answers(answers: &str) {
    // A full or forbidden storage remembers nothing.
    browser::storage::write(ANSWERS, answers).ok();
}

fn explore_own(store: Store, file: String, imported: Box<Imported>, bytes: Vec<u8>) {
    data_set::forget(store);
    let Imported { agencies, answers, report } = *imported;
    keep_answers(&answers);
    store.own.set(Some(OwnFile { file: file.clone(), report, answers }));
    change(store, |view| {
        view.clear_all();
        view.rows = None;
        view.selection.period = PeriodChoice::All;
        view.data_set = Some(OWN.to_owned());
    });
    with_engine(store, |engine| engine.adopt(file, agencies, bytes));
    end_import(store, ImportState::None);
}
