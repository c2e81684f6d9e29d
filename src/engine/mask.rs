//! The row mask: for every row, which of the filtered views' filters it fails.

use super::filter::Filter;
use super::scan::Picker;
use super::table::{Code, Codes, with_codes};

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

    /// Whether the view has a filter.
    pub(super) fn has(&self, view: usize) -> bool {
        self.slot(view).is_some()
    }

    fn slot(&self, view: usize) -> Option<(usize, u8)> {
        self.slots.get(view).copied().flatten()
    }

    /// Sets the view's bit of every row that does not pass.
    pub(super) fn set(&mut self, view: usize, codes: &Codes, filter: &Filter, passes: &[bool]) {
        let (plane, bit) = self.slot(view).unwrap_or_else(|| self.take_slot(view));
        let Some(plane) = self.planes.get_mut(plane) else { return };
        with_codes!(codes, codes => match *filter {
            Filter::Range { lo, hi } => mark_outside(&mut plane.fails, bit, codes, lo, hi),
            _ => mark_failing(&mut plane.fails, bit, codes, passes),
        });
    }

    /// Takes the view's filter away.
    pub(super) fn clear(&mut self, view: usize) {
        let Some(slot) = self.slots.get_mut(view) else { return };
        let Some((plane, bit)) = slot.take() else { return };
        if let Some(plane) = self.planes.get_mut(plane) {
            plane.used &= !bit;
            for fails in &mut plane.fails {
                *fails &= !bit;
            }
        }
        while self.planes.last().is_some_and(|plane| plane.used == 0) {
            self.planes.pop();
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

    /// The rows that pass the filters of all views but those named.
    pub(super) fn picker(&self, ignoring: &[usize]) -> Picker<'_> {
        let ignored = |index: usize| {
            let slots = ignoring.iter().filter_map(|&view| self.slot(view));
            slots.filter(|&(plane, _)| plane == index).fold(0, |bits, (_, bit)| bits | bit)
        };
        let planes = self.planes.iter().enumerate().filter_map(|(index, plane)| {
            let keep = plane.used & !ignored(index);
            (keep != 0).then_some((plane.fails.as_slice(), keep))
        });
        Picker::new(self.rows, planes.collect())
    }

    pub(super) fn bytes(&self) -> usize {
        self.planes.len() * self.rows
    }
}

fn mark_outside<T: Code>(fails: &mut [u8], bit: u8, codes: &[T], lo: u32, hi: u32) {
    let span = hi.saturating_sub(lo);
    for (fails, code) in fails.iter_mut().zip(codes) {
        let outside = code.wide().wrapping_sub(lo) >= span;
        *fails = (*fails & !bit) | if outside { bit } else { 0 };
    }
}

#[expect(clippy::indexing_slicing, reason = "Table::new holds codes below the length of `passes`")]
fn mark_failing<T: Code>(fails: &mut [u8], bit: u8, codes: &[T], passes: &[bool]) {
    let marks: Vec<u8> = passes.iter().map(|&pass| if pass { 0 } else { bit }).collect();
    for (fails, code) in fails.iter_mut().zip(codes) {
        *fails = (*fails & !bit) | marks[code.index()];
    }
}
