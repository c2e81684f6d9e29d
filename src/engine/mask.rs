//! The row mask: for every row, which of the filtered views' filters it fails.

use super::filter::Runs;
use super::kernel;
use super::scan::Sieve;
use super::table::{Column, with_codes};

/// A bit per row and filtered view, set where the row fails. Eight views share a plane of bytes, and a
/// view has a bit only while it is filtered: as a rule there is one plane, one byte per row.
pub(super) struct Mask {
    rows: usize,
    planes: Vec<Plane>,
    /// For each view, the plane and the bit it has.
    slots: Vec<Option<(usize, u8)>>,
}

struct Plane {
    fails: Vec<u8>,
    used: u8,
}

impl Mask {
    pub(super) fn new(rows: usize, views: usize) -> Self {
        Self { rows, planes: Vec::new(), slots: vec![None; views] }
    }

    fn slot(&self, view: usize) -> Option<(usize, u8)> {
        self.slots.get(view).copied().flatten()
    }

    /// The bytes that hold the view's bit, and the bit; `None` where the view has no filter.
    pub(super) fn bit(&self, view: usize) -> Option<(&[u8], u8)> {
        let (plane, bit) = self.slot(view)?;
        Some((&self.planes.get(plane)?.fails, bit))
    }

    /// Sets the view's bit of every row that does not pass.
    pub(super) fn set(&mut self, view: usize, column: &Column, runs: &Runs) {
        let (plane, bit) = self.slot(view).unwrap_or_else(|| self.take_slot(view));
        let Some(plane) = self.planes.get_mut(plane) else { return };
        let fails = plane.fails.as_mut_slice();
        with_codes!(
            &column.codes,
            codes => kernel::mark(fails, bit, codes, runs, column.codes_count()),
            starts => {
                fails.iter_mut().for_each(|fails| *fails |= bit);
                let row = |code: u32| starts.get(code as usize).map_or(0, |&row| row as usize);
                for run in &runs.0 {
                    let passing = fails.get_mut(row(run.start)..row(run.end)).unwrap_or_default();
                    passing.iter_mut().for_each(|fails| *fails &= !bit);
                }
            }
        );
    }

    /// Takes the view's filter away. The bits stay as they are, in nobody's use.
    pub(super) fn clear(&mut self, view: usize) {
        let Some(slot) = self.slots.get_mut(view) else { return };
        let Some((plane, bit)) = slot.take() else { return };
        if let Some(plane) = self.planes.get_mut(plane) {
            plane.used &= !bit;
        }
    }

    fn take_slot(&mut self, view: usize) -> (usize, u8) {
        let free = self.planes.iter().position(|plane| plane.used != u8::MAX);
        let index = free.unwrap_or(self.planes.len());
        if free.is_none() {
            self.planes.push(Plane { fails: vec![0; self.rows], used: 0 });
        }
        let used = self.planes.get_mut(index).map(|plane| &mut plane.used);
        let bit = used.map_or(0, |used| {
            let bit = 1 << used.trailing_ones();
            *used |= bit;
            bit
        });
        if let Some(slot) = self.slots.get_mut(view) {
            *slot = Some((index, bit));
        }
        (index, bit)
    }

    /// What lets through the rows that pass the filters of all views but those named.
    pub(super) fn sieve(&self, ignoring: &[usize]) -> Sieve<'_> {
        let ignored = |index: usize| {
            let slots = ignoring.iter().filter_map(|&view| self.slot(view));
            slots.filter(|&(plane, _)| plane == index).fold(0, |bits, (_, bit)| bits | bit)
        };
        let planes = self.planes.iter().enumerate().filter_map(|(index, plane)| {
            let keep = plane.used & !ignored(index);
            (keep != 0).then_some((plane.fails.as_slice(), keep))
        });
        Sieve::new(planes.collect())
    }

    pub(super) fn bytes(&self) -> usize {
        self.planes.len() * self.rows
    }
}
