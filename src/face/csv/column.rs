//! A column of a CSV while its rows are read.

use std::collections::BTreeMap;

use super::numbers;
use crate::engine::{Codes, Column, Domain};

pub(super) struct Growing {
    pub(super) name: String,
    /// About how many rows there will be.
    pub(super) expected: usize,
    cells: Cells,
}

enum Cells {
    Undecided,
    Narrow(Vec<u8>),
    Middle(Vec<u16>),
    Wide(Vec<u32>),
    Texts { codes: Vec<u32>, known: BTreeMap<String, u32>, labels: Vec<String> },
}

impl Growing {
    pub(super) fn new(name: String) -> Self {
        Self { name, expected: 0, cells: Cells::Undecided }
    }

    /// False where the cell is not what the column's cells are.
    pub(super) fn push(&mut self, cell: &[u8]) -> Option<bool> {
        loop {
            match &mut self.cells {
                Cells::Undecided => {
                    self.cells = match number(cell) {
                        Some(_) => Cells::Narrow(Vec::with_capacity(self.expected)),
                        None => Cells::Texts {
                            codes: Vec::new(),
                            known: BTreeMap::new(),
                            labels: Vec::new(),
                        },
                    };
                }
                Cells::Texts { codes, known, labels } => {
                    let text = std::str::from_utf8(cell).ok()?;
                    let code = match known.get(text) {
                        Some(&code) => code,
                        None => {
                            let code = labels.len() as u32;
                            labels.push(text.to_owned());
                            known.insert(text.to_owned(), code);
                            code
                        }
                    };
                    codes.push(code);
                    return Some(true);
                }
                _ => return Some(number(cell).map(|number| self.push_number(number)).is_some()),
            }
        }
    }

    /// Takes in numbers.
    #[inline(never)]
    pub(super) fn extend(&mut self, numbers: &[u32]) {
        let seen = numbers.iter().fold(0, |seen, number| seen | number);
        match &mut self.cells {
            Cells::Narrow(codes) if seen <= u32::from(u8::MAX) => {
                codes.extend(numbers.iter().map(|&number| number as u8));
            }
            Cells::Middle(codes) if seen <= u32::from(u16::MAX) => {
                codes.extend(numbers.iter().map(|&number| number as u16));
            }
            Cells::Wide(codes) => codes.extend_from_slice(numbers),
            Cells::Narrow(_) | Cells::Middle(_) => {
                numbers.iter().for_each(|&number| self.push_number(number));
            }
            Cells::Undecided | Cells::Texts { .. } => {}
        }
    }

    pub(super) fn holds_numbers(&self) -> bool {
        matches!(self.cells, Cells::Narrow(_) | Cells::Middle(_) | Cells::Wide(_))
    }

    fn push_number(&mut self, number: u32) {
        match &mut self.cells {
            Cells::Narrow(codes) => match u8::try_from(number) {
                Ok(code) => codes.push(code),
                Err(_) => {
                    self.cells = Cells::Middle(widen(codes, self.expected));
                    self.push_number(number);
                }
            },
            Cells::Middle(codes) => match u16::try_from(number) {
                Ok(code) => codes.push(code),
                Err(_) => {
                    self.cells = Cells::Wide(widen(codes, self.expected));
                    self.push_number(number);
                }
            },
            Cells::Wide(codes) => codes.push(number),
            Cells::Undecided | Cells::Texts { .. } => {}
        }
    }

    pub(super) fn finish(self) -> Column {
        let Self { name, cells, .. } = self;
        let (codes, labels) = match cells {
            Cells::Undecided => return numbers(name, Codes::U8(Vec::new())),
            Cells::Narrow(codes) => return numbers(name, Codes::U8(codes)),
            Cells::Middle(codes) => return numbers(name, Codes::U16(codes)),
            Cells::Wide(codes) => return numbers(name, Codes::U32(codes)),
            Cells::Texts { codes, labels, .. } => (codes, labels),
        };
        let codes = match labels.len() {
            0..=0x100 => Codes::U8(codes.iter().map(|&code| code as u8).collect()),
            0x101..=0x1_0000 => Codes::U16(codes.iter().map(|&code| code as u16).collect()),
            _ => Codes::U32(codes),
        };
        Column { name, codes, domain: Domain::Labels(labels), missing: false }
    }
}

fn widen<A: Copy, B: From<A>>(narrow: &[A], expected: usize) -> Vec<B> {
    let mut wide = Vec::with_capacity(expected.max(narrow.len() + 1));
    wide.extend(narrow.iter().map(|&code| B::from(code)));
    wide
}

/// A whole number in digits. The largest `u32` is left out, as codes are counted in one.
fn number(cell: &[u8]) -> Option<u32> {
    if cell.is_empty() || cell.len() > 10 {
        return None;
    }
    let mut number = 0_u64;
    for &byte in cell {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + u64::from(digit);
    }
    u32::try_from(number).ok().filter(|&number| number < u32::MAX)
}
