//! The analyst: started when the engine has shown what it has, and asked for what stands beside that.

use leptos::prelude::*;

use super::data_set::CONFIG;
use super::engine::{arrived, describe, settle};
use super::{minutes, say};
use crate::app::store::{Store, TableStatus};
use crate::app::texts;
use crate::browser::page;
use crate::model::{Place, Problem, ProblemKind};
use crate::worker::engine_client::{ANALYST, EngineClient, EngineEvent};
use crate::worker::message::FromEngine;

/// How what it shows looks.
const STYLE: &str = "sections.css";

/// Starts it, unless that has been done.
pub(super) fn start(store: Store) {
    if store.analyst.with_value(Option::is_some) {
        return;
    }
    // Without it the cards are plain, and readable.
    page::of_build(STYLE).and_then(|address| page::add_style(&address)).ok();
    let client = EngineClient::start(ANALYST, move |event| told(store, event));
    if let Ok(address) = page::resolve(CONFIG) {
        client.configure(address);
    }
    store.engine.with_value(|engine| {
        if let Some(engine) = engine {
            client.open_as(engine);
        }
    });
    store.analyst.set_value(Some(client));
}

pub(super) fn with_analyst(store: Store, act: impl FnOnce(&EngineClient)) {
    store.analyst.with_value(|analyst| {
        if let Some(analyst) = analyst {
            act(analyst);
        }
    });
}

fn told(store: Store, event: EngineEvent) {
    match event {
        EngineEvent::Said(message) => heard(store, *message),
        EngineEvent::Restarted => store.pending.set(true),
        EngineEvent::Lost(reason) => lost(store, &reason),
    }
}

fn heard(store: Store, message: FromEngine) {
    match message {
        FromEngine::Table { table, result } => arrived(store, table, result),
        FromEngine::Board { result, .. } => match result {
            Ok(board) => {
                minutes::tell_known(&board.known);
                store.aside.set(board);
            }
            Err(problem) => say(store, describe(&problem)),
        },
        FromEngine::Answered { .. } => settle(store),
        // What it needs besides it fetches as the engine does, who has told of it.
        FromEngine::Config(_) | FromEngine::Labels(_) => store.arrivals.update(|count| *count += 1),
        FromEngine::Ready | FromEngine::Manifest(_) | FromEngine::Progress { .. } => {}
    }
}

/// What it would have read is missing; all that the engine shows stays.
fn lost(store: Store, reason: &str) {
    store.statuses.update(|statuses| {
        for (table, status) in statuses {
            if matches!(status, TableStatus::Loading { .. }) {
                let place = Place::file(table.as_str());
                let problem = Problem::error(ProblemKind::Unreadable, place, reason);
                *status = TableStatus::Failed(problem);
            }
        }
    });
    store.analyst.set_value(None);
    say(store, texts::analyst_lost());
    settle(store);
}
