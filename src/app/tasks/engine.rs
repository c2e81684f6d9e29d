//! Starting the engine, and taking in what it says.

use leptos::prelude::*;

use super::data_set::CONFIG;
use super::say;
use crate::app::store::{Store, TableStatus};
use crate::app::texts;
use crate::browser::page;
use crate::model::table::TableName;
use crate::model::{Lang, Message, Problem};
use crate::worker::engine_client::{EngineClient, EngineEvent};
use crate::worker::message::{FromEngine, Loaded};

pub(super) fn start(store: Store) {
    let client = EngineClient::start(move |event| told(store, event));
    match page::resolve(CONFIG) {
        Ok(address) => client.configure(address),
        Err(error) => store.lost.set(Some(error.to_string())),
    }
    store.engine.set_value(Some(client));
}

pub(super) fn with_engine(store: Store, act: impl FnOnce(&EngineClient)) {
    store.engine.with_value(|engine| {
        if let Some(engine) = engine {
            act(engine);
        }
    });
}

fn told(store: Store, event: EngineEvent) {
    match event {
        EngineEvent::Said(message) => heard(store, message),
        EngineEvent::Restarted => {
            store.pending.set(true);
            say(store, texts::engine_restarted());
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
        FromEngine::Labels(Ok(labels)) => store.labels.set(labels),
        FromEngine::Labels(Err(problem)) => say(store, describe(&problem)),
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
                Ok(mut answer) => {
                    if let Some(base) = answer.base.take() {
                        store.base.set(Some(base));
                    }
                    for (view, key) in &answer.unknown {
                        say(store, texts::unknown_key(view, key));
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
