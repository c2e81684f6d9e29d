//! Columns of codes while they are being read: labels and numbers come in any order, code 0 means "not
//! available", and at the end the codes are renumbered in the order of the domain, in the narrowest width.

use std::collections::HashMap;

use crate::model::columns::{CodedColumn, Codes, Domain};
use crate::model::order::sorted;
use crate::model::placement::PlacementColumn;

/// The code of a missing cell while a column grows.
pub const MISSING: u32 = 0;

/// A column of labels.
pub struct LabelColumn {
    codes: Codes,
    /// Codes from 1, in the order of first appearance.
    known: HashMap<Box<str>, u32>,
}

impl LabelColumn {
    pub fn with_capacity(rows: usize) -> Self {
        Self { codes: Codes::U8(Vec::with_capacity(rows)), known: HashMap::new() }
    }

    /// The code of a label; blank ones are missing.
    pub fn code(&mut self, label: &str) -> u32 {
        let label = label.trim();
        if label.is_empty() {
            return MISSING;
        }
        if let Some(&code) = self.known.get(label) {
            return code;
        }
        let code = u32::try_from(self.known.len() + 1).unwrap_or(u32::MAX);
        self.known.insert(label.into(), code);
        code
    }

    /// Adds rows. Each code comes from [`Self::code`] or is [`MISSING`].
    pub fn extend(&mut self, codes: &[u32]) {
        extend(&mut self.codes, codes);
    }

    /// Sorts the labels that some row has; the others are dropped.
    pub fn finish(self, column: PlacementColumn) -> CodedColumn {
        let used = used(&self.codes, self.known.len() + 1);
        let is_used = |code: u32| used.get(code as usize).copied().unwrap_or(false);
        let missing = is_used(MISSING);
        let labels: Vec<(String, u32)> = self
            .known
            .into_iter()
            .filter(|&(_, code)| is_used(code))
            .map(|(label, code)| (label.into(), code))
            .collect();
        let labels = sorted(labels, Ord::cmp);
        let mut final_code = vec![labels.len() as u32; used.len()];
        for (position, (_, code)) in labels.iter().enumerate() {
            if let Some(slot) = final_code.get_mut(*code as usize) {
                *slot = position as u32;
            }
        }
        let distinct = labels.len() + usize::from(missing);
        let codes = renumber(self.codes, distinct, |code| {
            final_code.get(code as usize).copied().unwrap_or_default()
        });
        let labels = labels.into_iter().map(|(label, _)| label).collect();
        CodedColumn { column, codes, domain: Domain::Labels(labels), missing }
    }
}

/// A column of whole numbers that are `base` or more.
pub struct NumberColumn {
    codes: Codes,
    base: i64,
}

impl NumberColumn {
    pub fn with_capacity(base: i64, rows: usize) -> Self {
        Self { codes: Codes::U16(Vec::with_capacity(rows)), base }
    }

    /// The code of a value; `None` below the base or far above it.
    pub fn code(&self, value: i64) -> Option<u32> {
        u32::try_from(value.checked_sub(self.base)?.checked_add(1)?).ok().filter(|&code| code > 0)
    }

    pub fn extend(&mut self, codes: &[u32]) {
        extend(&mut self.codes, codes);
    }

    /// Makes the smallest value the origin.
    pub fn finish(self, column: PlacementColumn) -> CodedColumn {
        let (mut least, mut most, mut missing) = (u32::MAX, 0, false);
        for_each(&self.codes, |code| {
            if code == MISSING {
                missing = true;
            } else {
                least = least.min(code);
                most = most.max(code);
            }
        });
        let len = if most == 0 { 0 } else { most - least + 1 };
        let origin = if len == 0 { 0 } else { self.base + i64::from(least) - 1 };
        let distinct = len as usize + usize::from(missing);
        let codes =
            renumber(self.codes, distinct, |code| if code == MISSING { len } else { code - least });
        CodedColumn { column, codes, domain: Domain::Numbers { origin, len }, missing }
    }
}

/// Widens codes until they hold `code`.
fn make_room(codes: &mut Codes, code: u32) {
    let widened = match codes {
        Codes::U8(narrow) if code > u32::from(u16::MAX) => Codes::U32(widen(narrow, u32::from)),
        Codes::U8(narrow) if code > u32::from(u8::MAX) => Codes::U16(widen(narrow, u16::from)),
        Codes::U16(narrow) if code > u32::from(u16::MAX) => Codes::U32(widen(narrow, u32::from)),
        _ => return,
    };
    *codes = widened;
}

fn widen<A: Copy, B>(narrow: &mut Vec<A>, convert: impl Fn(A) -> B) -> Vec<B> {
    let narrow = std::mem::take(narrow);
    let mut wide = Vec::with_capacity(narrow.capacity());
    wide.extend(narrow.into_iter().map(convert));
    wide
}

fn extend(codes: &mut Codes, new: &[u32]) {
    make_room(codes, new.iter().copied().max().unwrap_or_default());
    match codes {
        Codes::U8(codes) => codes.extend(new.iter().map(|&code| code as u8)),
        Codes::U16(codes) => codes.extend(new.iter().map(|&code| code as u16)),
        Codes::U32(codes) => codes.extend_from_slice(new),
    }
}

fn for_each(codes: &Codes, mut look: impl FnMut(u32)) {
    match codes {
        Codes::U8(codes) => codes.iter().for_each(|&code| look(code.into())),
        Codes::U16(codes) => codes.iter().for_each(|&code| look(code.into())),
        Codes::U32(codes) => codes.iter().for_each(|&code| look(code)),
    }
}

fn used(codes: &Codes, size: usize) -> Vec<bool> {
    let mut used = vec![false; size];
    for_each(codes, |code| {
        if let Some(slot) = used.get_mut(code as usize) {
            *slot = true;
        }
    });
    used
}

/// Gives every code its final number, all below `distinct`.
fn renumber(codes: Codes, distinct: usize, number: impl Fn(u32) -> u32) -> Codes {
    fn convert<T>(codes: Codes, number: impl Fn(u32) -> T) -> Vec<T> {
        // Collecting into the same width reuses the allocation.
        match codes {
            Codes::U8(codes) => codes.into_iter().map(|code| number(code.into())).collect(),
            Codes::U16(codes) => codes.into_iter().map(|code| number(code.into())).collect(),
            Codes::U32(codes) => codes.into_iter().map(number).collect(),
        }
    }
    if distinct <= 1 << 8 {
        Codes::U8(convert(codes, |code| number(code) as u8))
    } else if distinct <= 1 << 16 {
        Codes::U16(convert(codes, |code| number(code) as u16))
    } else {
        Codes::U32(convert(codes, number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_end_sorted_without_the_unused_and_missing_comes_last() {
        let mut column = LabelColumn::with_capacity(4);
        let codes = ["TWN", "XXX", "HKG", " "].map(|label| column.code(label));
        column.extend(&[codes[0], codes[2], codes[3], codes[0]]);
        let coded = column.finish(PlacementColumn::Destination);
        assert_eq!(coded.domain, Domain::Labels(vec!["HKG".into(), "TWN".into()]));
        assert_eq!(coded.codes, Codes::U8(vec![1, 0, 2, 1]));
        assert!(coded.missing);
    }

    #[test]
    fn codes_widen_as_the_domain_grows_and_narrow_at_the_end() {
        let mut column = LabelColumn::with_capacity(0);
        for i in 0..70_000 {
            let code = column.code(&format!("{i:06}"));
            column.extend(&[code]);
        }
        let coded = column.finish(PlacementColumn::Agency);
        assert!(matches!(&coded.codes, Codes::U32(codes) if codes.iter().is_sorted()));

        let mut numbers = NumberColumn::with_capacity(0, 0);
        let codes: Vec<u32> =
            [70_000, 70_255].iter().map(|&value| numbers.code(value).unwrap()).collect();
        numbers.extend(&codes);
        let coded = numbers.finish(PlacementColumn::LeadDays);
        assert_eq!(coded.codes, Codes::U8(vec![0, 255]));
        assert_eq!(coded.domain, Domain::Numbers { origin: 70_000, len: 256 });
    }

    #[test]
    fn numbers_below_the_base_have_no_code() {
        let numbers = NumberColumn::with_capacity(0, 0);
        assert_eq!(numbers.code(-1), None);
        assert_eq!(numbers.code(i64::MIN), None);
        assert_eq!(numbers.code(i64::MAX), None);
        assert_eq!(numbers.code(0), Some(1));
    }
}
