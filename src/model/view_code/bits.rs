//! A row of bits, written and read from the front.

/// Bits in the order in which they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits {
    bits: Vec<bool>,
}

impl Bits {
    /// Adds the last `count` bits of a number, the highest first.
    pub(super) fn push(&mut self, number: u32, count: u32) {
        self.bits.extend((0..count).rev().map(|at| number >> at & 1 == 1));
    }

    pub(super) fn append(&mut self, other: &Self) {
        self.bits.extend(&other.bits);
    }

    pub(super) fn len(&self) -> usize {
        self.bits.len()
    }

    /// In groups of `size`; the last is filled up with zeros.
    pub(super) fn groups(&self, size: usize) -> impl Iterator<Item = u32> {
        self.bits.chunks(size).map(move |group| {
            let number = group.iter().fold(0, |number, &bit| number << 1 | u32::from(bit));
            number << (size - group.len())
        })
    }
}

/// Where somebody is in a row of bits.
pub(super) struct Reader<'a> {
    rest: &'a [bool],
}

/// Less than a name takes: what fills the last letter up.
const FILLING: usize = 4;

impl<'a> Reader<'a> {
    pub(super) fn new(bits: &'a Bits) -> Self {
        Self { rest: &bits.bits }
    }

    /// The next bits as a number; `None` where there are not as many.
    pub(super) fn take(&mut self, count: u32) -> Option<u32> {
        let (taken, rest) = self.rest.split_at_checked(count as usize)?;
        self.rest = rest;
        Some(taken.iter().fold(0, |number, &bit| number << 1 | u32::from(bit)))
    }

    /// Whether only what fills the last letter up is left.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.len() <= FILLING && !self.rest.contains(&true)
    }
}
