//! The way of a person's own file: read, mapped, explored. It stays in this browser.

use leptos::prelude::*;

use super::engine::with_engine;
use super::{change, data_set};
use crate::app::store::{ImportState, OWN, OwnFile, Store};
use crate::board::selection::PeriodChoice;
use crate::browser;
use crate::model::{Place, Problem, ProblemKind};
use crate::worker::importer_client::{ImporterClient, ImporterEvent};
use crate::worker::message::{FromImporter, Imported, ToImporter};

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
pub fn read_import(store: Store) {
    let file = store.import.with_untracked(|import| match import {
        ImportState::Mapping { file, .. } => file.clone(),
        _ => String::new(),
    });
    store.import.set(ImportState::Reading { file });
    tell_importer(store, &ToImporter::Read);
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
        ImporterEvent::Said(FromImporter::Proposal(Ok(form)), _) => {
            store.questions.set(form.questions.clone());
            store.import.set(ImportState::Mapping { file, form: Box::new(form) });
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

fn explore_own(store: Store, file: String, imported: Imported, bytes: Vec<u8>) {
    data_set::forget(store);
    store.own.set(Some(OwnFile { file: file.clone(), report: imported.report }));
    change(store, |view| {
        view.clear_all();
        view.rows = None;
        view.selection.period = PeriodChoice::All;
        view.data_set = Some(OWN.to_owned());
    });
    with_engine(store, |engine| engine.adopt(file, imported.agencies, bytes));
    end_import(store, ImportState::None);
}
