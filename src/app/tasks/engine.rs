//! Starting the engine, and taking in what it says.

use leptos::prelude::*;

use super::data_set::CONFIG;
use super::{analyst, asking, say};
use crate::app::store::{Store, TableStatus};
use crate::app::texts;
use crate::browser::page;
use crate::model::{Lang, Message, Problem};
use crate::worker::engine_client::{ENGINE, EngineClient, EngineEvent};
use crate::worker::message::{FromEngine, Loaded};

pub(super) fn start(store: Store) {
    let client = EngineClient::start(ENGINE, move |event| told(store, event));
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
        EngineEvent::Said(message) => heard(store, *message),
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
            more_is_here(store);
        }
        FromEngine::Labels(labels) => {
            store.named.set(true);
            match labels {
                Ok(()) => more_is_here(store),
                Err(problem) => say(store, describe(&problem)),
            }
        }
        FromEngine::Manifest(manifest) => {
            settle_when(store, manifest.is_err());
            if let Ok(manifest) = &manifest {
                store.expect_tables(&manifest.tables);
            }
            store.manifest.set(Some(manifest));
        }
        FromEngine::Progress { table, bytes, of } => {
            store.set_status(&table, TableStatus::Loading { bytes, of });
        }
        FromEngine::Table { table, result } => arrived(store, table, result),
        FromEngine::Board { result, .. } => match result {
            Ok(mut board) => {
                for notice in std::mem::take(&mut board.notices) {
                    say(store, notice);
                }
                store.board.set(board);
            }
            Err(problem) => say(store, describe(&problem)),
        },
        FromEngine::Answered { extract, .. } => {
            if let Some(extract) = extract {
                analyst::start(store);
                asking::ask_analyst(store, extract);
            }
            settle(store);
        }
    }
}

/// Notes whether anybody is still working on an answer.
pub(super) fn settle(store: Store) {
    let is_busy = [store.engine, store.analyst].into_iter().any(|client| {
        client.with_value(|client| client.as_ref().is_some_and(EngineClient::is_busy))
    });
    store.pending.set(is_busy);
}

pub(super) fn more_is_here(store: Store) {
    store.arrivals.update(|arrivals| *arrivals = arrivals.wrapping_add(1));
}

/// Nothing more is to come before the page may be read.
fn settle_when(store: Store, settled: bool) {
    if settled {
        store.pending.set(false);
    }
}

pub(super) fn describe(problem: &Problem) -> Message {
    Message::new(problem.describe(Lang::Id), problem.describe(Lang::En))
}

pub(super) fn arrived(store: Store, table: String, result: Result<Loaded, Problem>) {
    let status = match result {
        Ok(Loaded::Records) => TableStatus::Here,
        Ok(Loaded::Placements(placements)) => {
            store.placements.set(Some(placements));
            TableStatus::Here
        }
        Err(problem) => {
            // A file of the person's own has no manifest, so that nothing else will be asked for.
            settle_when(store, untrack(|| store.is_own()));
            TableStatus::Failed(problem)
        }
    };
    store.set_status(&table, status);
    more_is_here(store);
}
