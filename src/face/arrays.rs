//! Codes that are still JavaScript's: copied a piece at a time, where they are counted next.

use std::ops::Range;

use js_sys::{Uint8Array, Uint16Array, Uint32Array};
use wasm_bindgen::prelude::*;

use crate::engine::{Codes, Supply};

/// The codes of a column.
pub(super) enum Array {
    U8(Uint8Array),
    U16(Uint16Array),
    U32(Uint32Array),
    /// Of a CSV.
    Held(Codes),
}

impl Array {
    /// `None` where the value is no array of codes.
    pub(super) fn of(value: &JsValue) -> Option<Self> {
        let bytes = || value.dyn_ref().cloned().map(Self::U8);
        let shorts = || value.dyn_ref().cloned().map(Self::U16);
        let words = || value.dyn_ref().cloned().map(Self::U32);
        bytes().or_else(shorts).or_else(words)
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::U8(codes) => codes.length() as usize,
            Self::U16(codes) => codes.length() as usize,
            Self::U32(codes) => codes.length() as usize,
            Self::Held(codes) => codes.len(),
        }
    }

    fn part(&self, from: u32, to: u32) -> Codes {
        match self {
            Self::U8(codes) => Codes::U8(codes.subarray(from, to).to_vec()),
            Self::U16(codes) => Codes::U16(codes.subarray(from, to).to_vec()),
            Self::U32(codes) => Codes::U32(codes.subarray(from, to).to_vec()),
            Self::Held(codes) => codes.part(from as usize..to as usize),
        }
    }
}

/// The codes of all columns.
#[derive(Default)]
pub(super) struct Arrays(pub(super) Vec<Array>);

impl Arrays {
    /// Memory of ours that the codes take.
    pub(super) fn bytes(&self) -> usize {
        let held = |array: &Array| if let Array::Held(codes) = array { codes.bytes() } else { 0 };
        self.0.iter().map(held).sum()
    }

    fn replace(&mut self, column: usize) -> Array {
        let nothing = Array::Held(Codes::U8(Vec::new()));
        match self.0.get_mut(column) {
            Some(array) => std::mem::replace(array, nothing),
            None => nothing,
        }
    }
}

impl Supply for Arrays {
    fn read(&self, column: usize, rows: Range<usize>) -> Codes {
        let array = self.0.get(column);
        // A table has no more rows than a u32 counts.
        array.map_or(Codes::U8(Vec::new()), |array| array.part(rows.start as u32, rows.end as u32))
    }

    fn take(&mut self, column: usize) -> Codes {
        match self.replace(column) {
            Array::Held(codes) => codes,
            array => array.part(0, u32::MAX),
        }
    }

    fn release(&mut self, column: usize) {
        self.replace(column);
    }
}
