//! How rows are laid out for counting: ordered by the main column, small columns fused into one key.

mod fuse;
mod sort;
mod sorter;

use std::borrow::Cow;
use std::ops::Range;

use super::error::EngineError;
use super::filter::Runs;
use super::supply::Supply;
use super::table::{Codes, Column, Table};
use super::view::View;
use fuse::Fused;

/// What the rows are ordered by: a filter of it is a few stretches of rows.
pub(super) struct Main {
    /// The view whose filter is taken so. Other views of the column are filtered like any other.
    pub(super) view: usize,
    pub(super) column: usize,
}

/// What one counting loop goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    Column(usize),
    Fused,
}

/// Where the counts of a column are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In none, as the column has no view.
    Nowhere,
    /// Per code of the main column.
    Main,
    /// In a lane of its own, by its number.
    Lane(usize),
    /// In the fused lane, as the part of this number.
    Part(usize),
}

/// A table in the engine's order of rows.
pub(super) struct Layout {
    pub(super) table: Table,
    pub(super) views: Vec<View>,
    pub(super) main: Option<Main>,
    pub(super) lanes: Vec<Lane>,
    fused: Option<Fused>,
    /// Of every column.
    places: Vec<Place>,
    /// The source's number of each row; `None` where rows stand as in the source.
    order: Option<Vec<u32>>,
}

impl Layout {
    /// Fills the table with the codes of the supply, which are checked.
    ///
    /// `keep_order`: whether rows will be listed as in the source; it takes 4 bytes a row.
    pub(super) fn new(
        mut table: Table,
        supply: &mut dyn Supply,
        views: Vec<View>,
        keep_order: bool,
    ) -> Result<Self, EngineError> {
        let main = sort::choose(&table, &views);
        let column = main.as_ref().map(|main| main.column);
        let mut fused = Fused::plan(&table, &views, column);
        let order = sort::fill(&mut table, supply, column, fused.as_mut(), keep_order)?;
        let mut places = vec![Place::Nowhere; table.columns().len()];
        let mut lanes = Vec::new();
        let mut put = |column: usize, place: Place| {
            if let Some(slot) = places.get_mut(column) {
                *slot = place;
            }
        };
        if let Some(main) = &main {
            put(main.column, Place::Main);
        }
        if let Some(fused) = &fused {
            lanes.push(Lane::Fused);
            fused.columns().enumerate().for_each(|(part, column)| put(column, Place::Part(part)));
        }
        for view in &views {
            if places.get(view.column) == Some(&Place::Nowhere) {
                if let Some(slot) = places.get_mut(view.column) {
                    *slot = Place::Lane(lanes.len());
                }
                lanes.push(Lane::Column(view.column));
            }
        }
        Ok(Self { table, views, main, lanes, fused, places, order })
    }

    pub(super) fn weights(&self) -> Option<&[u32]> {
        self.table.weights()
    }

    pub(super) fn column_of(&self, view: usize) -> Option<&Column> {
        self.table.columns().get(self.views.get(view)?.column)
    }

    pub(super) fn is_main(&self, view: usize) -> bool {
        self.main.as_ref().is_some_and(|main| main.view == view)
    }

    pub(super) fn place(&self, column: usize) -> Place {
        self.places.get(column).copied().unwrap_or(Place::Nowhere)
    }

    /// The place of the lane that a column is counted in; `None` for the main one and those without.
    pub(super) fn lane_of(&self, column: usize) -> Option<usize> {
        match self.place(column) {
            Place::Lane(lane) => Some(lane),
            Place::Part(_) => Some(0),
            Place::Main | Place::Nowhere => None,
        }
    }

    /// The keys that a lane counts, one per row, and how many different ones there are.
    pub(super) fn keys(&self, lane: Lane) -> Option<(&Codes, usize)> {
        match lane {
            Lane::Column(column) => {
                let column = self.table.columns().get(column)?;
                Some((&column.codes, column.codes_count()))
            }
            Lane::Fused => self.fused.as_ref().map(|fused| (&fused.keys, fused.len)),
        }
    }

    /// The first row of each code of the main column; empty where rows have no order.
    pub(super) fn starts(&self) -> &[u32] {
        let column = self.main.as_ref().and_then(|main| self.table.columns().get(main.column));
        match column.map(|column| &column.codes) {
            Some(Codes::Runs(starts)) => starts,
            _ => &[],
        }
    }

    /// The rows of a stretch of main codes; of every stretch all rows, where they have no order.
    pub(super) fn rows(&self, codes: &Range<u32>) -> Range<usize> {
        let starts = self.starts();
        if starts.is_empty() {
            return 0..self.table.rows();
        }
        let row =
            |code: u32| starts.get(code as usize).map_or(self.table.rows(), |&row| row as usize);
        row(codes.start)..row(codes.end)
    }

    pub(super) fn stretches(&self, runs: &Runs) -> Vec<Range<usize>> {
        runs.0.iter().map(|run| self.rows(run)).collect()
    }

    /// For each key of a column's lane, the bin of the view; the column's codes are keys of its own lane.
    pub(super) fn bin_of_key(&self, view: &View) -> Vec<u16> {
        match (self.place(view.column), &self.fused) {
            (Place::Part(part), Some(fused)) => fused
                .codes_of(part)
                .map(|code| view.bin_of_code.get(usize::from(code)).copied().unwrap_or(0))
                .collect(),
            _ => view.bin_of_code.clone(),
        }
    }

    /// The counts of a column per code, out of those of all lanes. `None` where no lane counts it.
    pub(super) fn by_code<'a>(
        &self,
        column: usize,
        lanes: &'a [Vec<u64>],
    ) -> Option<Cow<'a, [u64]>> {
        match self.place(column) {
            Place::Lane(lane) => lanes.get(lane).map(|counts| Cow::from(counts.as_slice())),
            Place::Part(part) => {
                let codes = self.table.columns().get(column)?.codes_count();
                let keys = lanes.first()?;
                Some(Cow::from(self.fused.as_ref()?.margin(part, keys, codes)))
            }
            Place::Main | Place::Nowhere => None,
        }
    }

    /// The source's number of a row.
    pub(super) fn source_row(&self, row: u32) -> u32 {
        let order = self.order.as_ref();
        order.map_or(row, |order| order.get(row as usize).copied().unwrap_or(row))
    }

    /// Whether rows stand as in the source.
    pub(super) fn is_in_source_order(&self) -> bool {
        self.order.is_none()
    }

    pub(super) fn bytes(&self) -> usize {
        let bins: usize = self.views.iter().map(|view| view.bin_of_code.len()).sum();
        let order = self.order.as_ref().map_or(0, |order| size_of_val(order.as_slice()));
        self.table.bytes()
            + self.fused.as_ref().map_or(0, Fused::bytes)
            + order
            + bins * size_of::<u16>()
    }
}
