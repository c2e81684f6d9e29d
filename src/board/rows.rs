//! The rows behind a figure, page by page. Their sum is the figure's own.

use super::labels::key_label;
use super::question::{Clauses, RowCell, RowOrder, RowsPage, RowsRequest};
use super::scene::Scene;
use super::texts;
use super::wish::Rows;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::placement::PlacementColumn;

/// Rows on one page.
pub(super) const ROWS_PER_PAGE: u32 = 50;

/// What to list for a page of rows.
pub(super) fn request(clauses: &Clauses, page: u32) -> RowsRequest {
    RowsRequest {
        clauses: clauses.clone(),
        order: RowOrder::default(),
        offset: page.saturating_sub(1).saturating_mul(ROWS_PER_PAGE),
        limit: ROWS_PER_PAGE,
    }
}

pub(super) fn rows(scene: Scene<'_>, page: &RowsPage) -> Rows {
    let last = u64::from(page.offset) + page.rows.len() as u64;
    let first = if page.rows.is_empty() { 0 } else { u64::from(page.offset) + 1 };
    let shown = if page.rows.is_empty() { 0 } else { last };
    Rows {
        sentence: texts::rows_sentence(
            scene.lang,
            (first, shown),
            page.total_rows,
            page.total_placements,
        ),
        placements: page.total_placements,
        table: table(scene, page),
        page: page.offset / ROWS_PER_PAGE + 1,
        has_next: last < page.total_rows,
    }
}

fn table(scene: Scene<'_>, page: &RowsPage) -> DataTable {
    let lang = scene.lang;
    let mut headers = vec![texts::ROW.get(lang).to_owned()];
    headers.extend(page.columns.iter().map(|name| {
        let label = PlacementColumn::from_name(name).map_or(texts::VALUE, PlacementColumn::label);
        label.get(lang).to_owned()
    }));
    headers.push(PlacementColumn::Count.label().get(lang).to_owned());
    let rows = page.rows.iter().map(|(number, cells, count)| {
        let mut row = vec![Cell::count((*number).into(), lang)];
        row.extend(page.columns.iter().zip(cells).map(|(name, cell)| shown(scene, name, cell)));
        row.push(Cell::count((*count).into(), lang));
        row
    });
    DataTable { caption: texts::ROWS.get(lang).to_owned(), headers, rows: rows.collect() }
}

fn shown(scene: Scene<'_>, column: &str, cell: &RowCell) -> Cell {
    match cell {
        RowCell::Missing => Cell::new(texts::NOT_AVAILABLE.get(scene.lang), ""),
        RowCell::Key(key) => Cell::new(key_label(scene, column, key), key.clone()),
        RowCell::Date(day) => Cell::new(format::day_short(*day, scene.lang), day.to_string()),
        RowCell::Number(number) => {
            Cell::new(format::integer(*number, scene.lang), number.to_string())
        }
    }
}
