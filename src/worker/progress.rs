//! How far the importer has come, in words, and not too often.

use std::cell::Cell;

use crate::chart::format;
use crate::model::{Lang, Message};

/// Milliseconds between two words.
const PAUSE: f64 = 100.0;

/// Tells when it is time for another word.
#[derive(Default)]
pub struct Pace {
    told: Cell<f64>,
}

impl Pace {
    pub fn is_due(&self) -> bool {
        let now = js_sys::Date::now();
        let is_due = now - self.told.get() >= PAUSE;
        if is_due {
            self.told.set(now);
        }
        is_due
    }
}

fn in_both(words: impl Fn(Lang) -> String) -> Message {
    Message::new(words(Lang::Id), words(Lang::En))
}

fn megabytes(bytes: usize, lang: Lang) -> String {
    format::tenths((bytes as u64).saturating_mul(10) / (1 << 20), lang)
}

/// Bytes that have been read, of how many.
pub fn bytes(done: usize, of: usize) -> Message {
    in_both(|lang| {
        let [done, of] = [done, of].map(|bytes| megabytes(bytes, lang));
        match lang {
            Lang::Id => format!("{done} dari {of} MB dibaca"),
            Lang::En => format!("{done} of {of} MB read"),
        }
    })
}

/// All bytes are there, and become cells.
pub fn opening(size: usize) -> Message {
    in_both(|lang| {
        let size = megabytes(size, lang);
        match lang {
            Lang::Id => format!("{size} MB dibaca; mencari tabelnya…"),
            Lang::En => format!("{size} MB read; looking for its table…"),
        }
    })
}

/// Rows that have been read, of how many.
pub fn rows(done: usize, of: usize) -> Message {
    in_both(|lang| {
        let [done, of] = [done, of].map(|rows| format::count(rows as u64, lang));
        match lang {
            Lang::Id => format!("{done} dari {of} baris dibaca"),
            Lang::En => format!("{done} of {of} rows read"),
        }
    })
}
