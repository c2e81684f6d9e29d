//! The analyst's program: every small table, and what the page shows of them.

use super::host::{self, Program};
use crate::board::options::SENTENCE;
use crate::board::wish::{Board, Wish};
use crate::board::{Aside, Live, Stock};
use crate::browser::BrowserError;
use crate::ingest::reading::sentence;
use crate::ingest::{minutes, records};
use crate::model::Problem;
use crate::model::manifest::Format;
use crate::model::table::{Records, TableName};

impl Program for Aside {
    fn wants(table: TableName) -> bool {
        table != TableName::Placements
    }

    fn tells(table: TableName) -> bool {
        !matches!(table, TableName::Placements | TableName::Agencies | TableName::Targets)
    }

    fn read(
        table: TableName,
        format: Format,
        bytes: &[u8],
        file: &str,
    ) -> Result<Records, Problem> {
        records::read_records(table, format, bytes, file)
    }

    fn stock(&mut self) -> &mut Stock {
        &mut self.stock
    }

    fn board(&mut self, wish: &Wish) -> Result<Board, Problem> {
        if wish.minutes != self.live.text {
            let read = minutes::read_minutes(wish.minutes.as_bytes(), "notulen");
            // What cannot be read of them the scribe has told of.
            let minutes = read.map(|read| read.minutes).unwrap_or_default();
            self.live = Live { text: wish.minutes.clone(), minutes };
        }
        let text = wish.options.get(SENTENCE).map(String::as_str).unwrap_or_default();
        Ok(Aside::board(self, wish, &sentence::read(text)))
    }
}

/// # Errors
/// Those of [`host::run`].
pub fn run() -> Result<(), BrowserError> {
    host::run::<Aside>()
}
