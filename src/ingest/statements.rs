//! Published statements as printed: what a sum is held against must keep its digits, 25.0 not being 25.

use super::headers::headers;
use super::sheet::{Row, Sheet, Workbook};
use crate::model::vocabulary::fold;
use crate::model::{Place, Problem, ProblemKind};

/// Rows among which the header is looked for.
const SEARCHED: usize = 40;

/// A statement's printed value and the sum behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its row in the file, from 1.
    pub row: u32,
    pub id: String,
    pub stated: String,
    /// `%`, `count` …
    pub unit: String,
    pub inputs: String,
}

const COLUMNS: [&str; 4] = ["id", "stated", "unit", "inputs"];

/// The statements of the first sheet that has the columns `id`, `stated`, `unit` and `inputs`; others are left
/// alone.
///
/// # Errors
/// `WrongColumn` with the first column that no sheet has.
pub fn read_statements(workbook: &Workbook) -> Result<Vec<Statement>, Problem> {
    let found = workbook.sheets.iter().find_map(|sheet| Some((sheet, header(sheet)?)));
    let (sheet, (header, columns)) = found.ok_or_else(|| lacking(workbook))?;
    let rows = (header + 1..sheet.rows()).map(|position| sheet.row(position));
    Ok(rows.map(|row| statement(row, columns)).collect())
}

fn statement(row: Row<'_>, columns: [usize; 4]) -> Statement {
    let [id, stated, unit, inputs] = columns.map(|column| row.cell(column).shown());
    Statement { row: row.number, id, stated, unit, inputs }
}

/// The row of headers, and where the columns are.
fn header(sheet: &Sheet) -> Option<(usize, [usize; 4])> {
    (0..sheet.rows().min(SEARCHED)).find_map(|position| {
        let headers = headers(sheet.row(position), 0);
        let place = |name: &str| headers.iter().position(|header| fold(header) == name);
        let [id, stated, unit, inputs] = COLUMNS.map(place);
        Some((position, [id?, stated?, unit?, inputs?]))
    })
}

fn lacking(workbook: &Workbook) -> Problem {
    let first = workbook.sheets.first();
    let found = first.map(|sheet| headers(sheet.row(0), 0).join(", ")).unwrap_or_default();
    let columns = COLUMNS.join(", ");
    Problem::error(ProblemKind::WrongColumn, Place::file(&workbook.file).at_row(1), found)
        .expected(format!("kolom {columns}"), format!("the columns {columns}"))
        .advice(
            "Beri nama kolomnya demikian; kolom lain boleh ada.",
            "Name its columns so; there may be others.",
        )
}
