//! Which column the rows are ordered by, and filling a table in its order.

use std::ops::Range;

use super::super::error::{EngineError, EngineErrorKind};
use super::super::kernel::CHUNK;
use super::super::scan::blocks;
use super::super::supply::Supply;
use super::super::table::{Codes, Column, Table, check_codes};
use super::super::view::View;
use super::Main;
use super::fuse::Fused;
use super::sorter::Sorter;

/// Columns with more codes than this have too few rows a code for their order to be worth its cost.
const MAX_CODES: usize = 1 << 16;

/// The view that is most likely brushed finely: of those whose bins ascend with their codes, one that
/// puts several codes into a bin, and of these the one with the most codes. Else the most codes.
pub(super) fn choose(table: &Table, views: &[View]) -> Option<Main> {
    let candidates = views.iter().enumerate().filter_map(|(number, view)| {
        let codes = table.columns().get(view.column)?.codes_count();
        let is_ordinal = view.bin_of_code.is_sorted();
        let rank = (is_ordinal && view.bins < codes, is_ordinal, codes);
        (codes > 0 && codes <= MAX_CODES).then_some((rank, number, view.column))
    });
    // The first of equals: `max_by_key` would take the last.
    let best = candidates.max_by_key(|&(rank, number, _)| (rank, std::cmp::Reverse(number)))?;
    Some(Main { view: best.1, column: best.2 })
}

/// Fills a table with its codes, the rows in the order of the main column's codes, equal ones as they
/// stood, and the main column in runs. Without a main column rows stay as they stand.
///
/// Fused columns are moved as one key, and read from it again.
///
/// Returns the former number of each row; `None` where the order is the former one, or not to be kept.
pub(super) fn fill(
    table: &mut Table,
    supply: &mut dyn Supply,
    main: Option<usize>,
    fused: Option<&mut Fused>,
    keep_order: bool,
) -> Result<Option<Vec<u32>>, EngineError> {
    if let Some(main) = main {
        let codes = supply.take(main);
        check(table, main, &(0..table.rows()), &codes)?;
        if let Codes::Runs(_) = codes {
            table.set_codes(main, codes);
        } else {
            let codes = narrow(codes);
            let is_sorted = codes.is_sorted();
            let sorter =
                Sorter::new(codes, table.columns().get(main).map_or(0, Column::codes_count));
            table.set_codes(main, Codes::Runs(sorter.starts.clone()));
            if !is_sorted {
                fill_sorted(&sorter, table, supply, main, fused)?;
                return Ok(keep_order.then(|| sorter.places()));
            }
        }
    }
    fill_as_it_stands(table, supply, main, fused)?;
    Ok(None)
}

fn fill_as_it_stands(
    table: &mut Table,
    supply: &mut dyn Supply,
    main: Option<usize>,
    fused: Option<&mut Fused>,
) -> Result<(), EngineError> {
    let rows = 0..table.rows();
    for column in (0..table.columns().len()).filter(|&column| Some(column) != main) {
        let codes = supply.take(column);
        check(table, column, &rows, &codes)?;
        table.set_codes(column, codes);
    }
    if let Some(fused) = fused {
        let mut keys = fused.keys.zeros(0);
        for rows in blocks(rows, CHUNK) {
            let codes = |column| Ok(table.column_at(column)?.codes.part(rows.clone()));
            keys.append(fused.keys_of(&rows, codes)?);
        }
        fused.keys = keys;
    }
    Ok(())
}

/// That there is a code within the domain for each of the rows.
fn check(
    table: &Table,
    column: usize,
    rows: &Range<usize>,
    codes: &Codes,
) -> Result<(), EngineError> {
    let column = table.column_at(column)?;
    if codes.len() != rows.len() {
        let name = column.name.clone();
        let (expected, found) = (table.rows(), rows.start + codes.len());
        return Err(EngineErrorKind::UnequalLengths { column: name, expected, found }.into());
    }
    check_codes(column, rows.start, codes)
}

fn fill_sorted(
    sorter: &Sorter,
    table: &mut Table,
    supply: &mut dyn Supply,
    main: usize,
    fused: Option<&mut Fused>,
) -> Result<(), EngineError> {
    let weights = table.take_weights();
    table.put_weights(weights.map(|weights| sorter.sorted(&weights)));
    let read = |table: &Table, supply: &dyn Supply, column: usize, rows: &Range<usize>| {
        let codes = supply.read(column, rows.clone());
        check(table, column, rows, &codes)?;
        Ok(codes)
    };
    let is_fused = |column: usize| {
        fused.as_ref().is_some_and(|fused| fused.columns().any(|fused| fused == column))
    };
    // Wide ones first: each then finds room where the one before it was, and the narrow ones as well.
    for codes in [1 << 16..=usize::MAX, 1 << 8..=(1 << 16) - 1, 0..=(1 << 8) - 1] {
        for column in (0..table.columns().len()).filter(|&column| column != main) {
            let count = table.columns().get(column).map_or(0, Column::codes_count);
            if codes.contains(&count) && !is_fused(column) {
                let sorted = sorter.sorted_pieces(|rows| read(table, supply, column, rows))?;
                supply.release(column);
                table.set_codes(column, sorted);
            }
        }
    }
    if let Some(fused) = fused {
        fused.keys = sorter.sorted_pieces(|rows| {
            fused.keys_of(rows, |column| read(table, supply, column, rows))
        })?;
        fused.columns().for_each(|column| supply.release(column));
        fused.restore_parts(table);
    }
    Ok(())
}

/// In the width that holds [`MAX_CODES`], whatever width the codes came in.
fn narrow(codes: Codes) -> Vec<u16> {
    match codes {
        Codes::U8(codes) => codes.into_iter().map(u16::from).collect(),
        Codes::U16(codes) => codes,
        Codes::U32(codes) => codes.into_iter().map(|code| code as u16).collect(),
        Codes::Runs(_) => Vec::new(),
    }
}
