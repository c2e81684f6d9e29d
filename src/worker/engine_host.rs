//! The engine's program: placements, and what the overview needs besides.

use std::rc::Rc;

use super::host::{self, Program};
use crate::board::session::{Opened, Rows};
use crate::board::wish::{Board, Placements, Wish};
use crate::board::{Ahead, Desk, Stock};
use crate::browser::BrowserError;
use crate::ingest::records;
use crate::model::columns::PlacementTable;
use crate::model::manifest::Format;
use crate::model::table::{Records, TableName};
use crate::model::{Day, Problem};

impl Program for Desk {
    fn wants(table: TableName) -> bool {
        matches!(table, TableName::Placements | TableName::Agencies | TableName::Targets)
    }

    fn read(
        table: TableName,
        format: Format,
        bytes: &[u8],
        file: &str,
    ) -> Result<Records, Problem> {
        records::read_overview(table, format, bytes, file)
    }

    fn stock(&mut self) -> &mut Stock {
        &mut self.stock
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn install(&mut self, rows: Rows) -> Option<Result<Placements, Problem>> {
        Some(self.install(rows))
    }

    fn opened(&self) -> Option<Rc<Opened>> {
        self.opened()
    }

    fn prepare(&mut self, table: Option<Result<PlacementTable, Problem>>) {
        self.prepare(table);
    }

    fn install_prepared(&mut self) -> Option<Result<Placements, Problem>> {
        self.install_prepared()
    }

    fn board(&mut self, wish: &Wish) -> Result<Board, Problem> {
        self.board(wish)
    }

    fn extract(&mut self, wish: &Wish) -> Vec<u8> {
        self.extract(wish)
    }

    fn expect(&mut self, view: &str) {
        self.expect(view);
    }

    fn lacks(&self, wish: &Wish) -> Option<String> {
        self.lacks(wish)
    }

    fn take_earlier(
        &mut self,
        id: String,
        as_of: Day,
        table: Option<PlacementTable>,
    ) -> Result<(), Problem> {
        self.take_earlier(id, as_of, table)
    }

    fn forget_earlier(&mut self) -> bool {
        self.forget_earlier()
    }

    fn work(&mut self, rows: usize, ahead: Ahead) -> bool {
        self.work(rows, ahead)
    }
}

/// # Errors
/// Those of [`host::run`].
pub fn run() -> Result<(), BrowserError> {
    host::run::<Desk>()
}
