//! The different texts of a sheet's cells, each kept once: an office repeats some hundred names a million
//! times, and what is understood of one need not be understood again.

use super::{Kind, MOST_CELL_BYTES, SHEET_TOO_BIG, TooBig};

/// The number of the empty text, whatever its kind.
pub(super) const EMPTY: u32 = 0;

/// Cells of a column after which it is known whether its texts come again.
const TRIED: u32 = 4_096;

/// Texts by their numbers. Those of a column that hardly repeats are not looked for: two of its numbers may
/// have one text.
#[derive(Clone)]
pub(super) struct Texts {
    text: String,
    spots: Vec<Spot>,
    /// The numbers of those that can be found, each in the slot of its hash or the next free one after it;
    /// [`EMPTY`] where there is none. At most half of them are taken, and their count is a power of two.
    slots: Vec<u32>,
    taken: usize,
    columns: Vec<Tally>,
}

/// Where a text ends, the one before it being its start.
#[derive(Clone, Copy)]
struct Spot {
    end: u32,
    hash: u32,
    kind: Kind,
}

/// What a column has shown so far.
#[derive(Clone, Copy, Default)]
struct Tally {
    looked: u32,
    found: u32,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            text: String::new(),
            spots: vec![Spot { end: 0, hash: 0, kind: Kind::Text }],
            slots: vec![EMPTY; 1 << 10],
            taken: 0,
            columns: Vec::new(),
        }
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries((0..self.len()).map(|number| self.text(number))).finish()
    }
}

impl Texts {
    /// How many there are, the empty one among them.
    pub(super) fn len(&self) -> usize {
        self.spots.len()
    }

    pub(super) fn text(&self, number: usize) -> &str {
        self.spots
            .get(number)
            .and_then(|spot| self.text.get(self.start(number)..spot.end as usize))
            .unwrap_or_default()
    }

    fn start(&self, number: usize) -> usize {
        let before = number.checked_sub(1).and_then(|before| self.spots.get(before));
        before.map_or(0, |spot| spot.end as usize)
    }

    pub(super) fn kind(&self, number: usize) -> Kind {
        self.spots.get(number).map_or(Kind::Text, |spot| spot.kind)
    }

    /// The number of a text in a column.
    ///
    /// # Errors
    /// One longer than a cell, one that is no UTF-8, or one more than a sheet holds.
    pub(super) fn number(
        &mut self,
        column: usize,
        kind: Kind,
        bytes: &[u8],
    ) -> Result<u32, TooBig> {
        if bytes.is_empty() {
            return Ok(EMPTY);
        }
        let wanted = Wanted { hash: hash(kind, bytes), kind, bytes };
        if column >= self.columns.len() {
            self.columns.resize(column + 1, Tally::default());
        }
        let tally = self.columns.get(column).copied().unwrap_or_default();
        // A quarter that comes again is worth the search.
        if tally.looked >= TRIED && tally.found < tally.looked / 4 {
            return self.add(&wanted);
        }
        let found = self.find(&wanted);
        if let Some(tally) = self.columns.get_mut(column) {
            tally.looked = tally.looked.saturating_add(1);
            tally.found = tally.found.saturating_add(u32::from(found.is_ok()));
        }
        found.or_else(|slot| {
            let number = self.add(&wanted)?;
            self.take(slot, number);
            Ok(number)
        })
    }

    fn is(&self, number: u32, wanted: &Wanted<'_>) -> bool {
        let number = number as usize;
        let Some(spot) = self.spots.get(number) else { return false };
        if spot.hash != wanted.hash || spot.kind != wanted.kind {
            return false;
        }
        let text = self.text.as_bytes().get(self.start(number)..spot.end as usize);
        text.is_some_and(|text| is_alike(text, wanted.bytes))
    }

    /// The number of a text, or the free slot where it would be.
    fn find(&self, wanted: &Wanted<'_>) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = wanted.hash as usize & mask;
        loop {
            match self.slots.get(slot) {
                None | Some(&EMPTY) => return Err(slot),
                Some(&number) if self.is(number, wanted) => return Ok(number),
                Some(_) => slot = (slot + 1) & mask,
            }
        }
    }

    fn add(&mut self, wanted: &Wanted<'_>) -> Result<u32, TooBig> {
        if wanted.bytes.len() > MOST_CELL_BYTES {
            return Err(TooBig("sel/cell > 256 KiB"));
        }
        let number = u32::try_from(self.spots.len()).map_err(|_| SHEET_TOO_BIG)?;
        let text = std::str::from_utf8(wanted.bytes).map_err(|_| TooBig("UTF-8 ?"))?;
        let end = u32::try_from(self.text.len() + text.len()).map_err(|_| SHEET_TOO_BIG)?;
        self.text.push_str(text);
        self.spots.push(Spot { end, hash: wanted.hash, kind: wanted.kind });
        Ok(number)
    }

    /// Puts a number into a free slot.
    fn take(&mut self, slot: usize, number: u32) {
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = number;
        }
        self.taken += 1;
        if self.taken * 2 <= self.slots.len() {
            return;
        }
        let more = vec![EMPTY; self.slots.len() * 2];
        let numbers = std::mem::replace(&mut self.slots, more);
        let mask = self.slots.len() - 1;
        for number in numbers.into_iter().filter(|&number| number != EMPTY) {
            let hash = self.spots.get(number as usize).map_or(0, |spot| spot.hash);
            let mut slot = hash as usize & mask;
            while self.slots.get(slot).is_some_and(|&taken| taken != EMPTY) {
                slot = (slot + 1) & mask;
            }
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = number;
            }
        }
    }
}

struct Wanted<'a> {
    hash: u32,
    kind: Kind,
    bytes: &'a [u8],
}

/// Eight bytes at a time, as the Fx hash of Firefox and rustc does; which texts collide is known beforehand,
/// but whoever brings a file of them only makes his own reading slow.
fn hash(kind: Kind, bytes: &[u8]) -> u32 {
    const SPREAD: u64 = 0xf135_7aea_2e62_a9c5;
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    let hash = mix(bytes.len() as u64 + ((kind as u64) << 32), last_word(bytes));
    (inner_words(bytes).fold(hash, mix) >> 32) as u32
}

/// Whether two texts are the same. WebAssembly's own comparison goes byte by byte.
fn is_alike(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len()
        && last_word(one) == last_word(other)
        && inner_words(one).eq(inner_words(other))
}

/// The eights of bytes before the last word, some of whose bytes may be in the last of them too.
fn inner_words(bytes: &[u8]) -> impl Iterator<Item = u64> {
    let before = bytes.get(..bytes.len().saturating_sub(1)).unwrap_or_default();
    before.as_chunks::<8>().0.iter().map(|chunk| u64::from_le_bytes(*chunk))
}

/// The last eight bytes, or all of fewer: some of those twice, so that no loop is needed.
fn last_word(bytes: &[u8]) -> u64 {
    if let Some(last) = bytes.last_chunk() {
        return u64::from_le_bytes(*last);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    }
    let byte = |place: usize| bytes.get(place).copied().map_or(0, u64::from);
    byte(0) << 16 | byte(1) << 8 | byte(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number_in_all_columns_and_another_of_each_kind() {
        let mut texts = Texts::default();
        let mut number =
            |column, kind, text: &str| texts.number(column, kind, text.as_bytes()).unwrap();
        let first = number(0, Kind::Text, "Hong Kong");
        assert_eq!(number(3, Kind::Text, "Hong Kong"), first);
        assert_ne!(number(0, Kind::Text, "Hong Kong SAR"), first);
        assert_eq!(number(0, Kind::Text, ""), EMPTY);
        let typed = number(1, Kind::Number, "45000");
        assert_ne!(number(1, Kind::Text, "45000"), typed);
        assert_eq!(
            (texts.text(typed as usize), texts.kind(typed as usize)),
            ("45000", Kind::Number)
        );
        assert_eq!(texts.text(first as usize), "Hong Kong");
        assert_eq!(texts.len(), 5);
    }

    #[test]
    fn texts_are_alike_only_where_every_byte_is() {
        let text = b"abcdefghijklmnopqrstuvwxyz";
        for length in 0..text.len() {
            let one = &text[..length];
            assert!(is_alike(one, one));
            assert!(!is_alike(one, &text[..=length]));
            for place in 0..length {
                let mut other = one.to_vec();
                other[place] = b'0';
                assert!(!is_alike(one, &other), "{length} {place}");
                assert_ne!(hash(Kind::Text, one), hash(Kind::Text, &other));
            }
        }
    }

    #[test]
    fn texts_that_hardly_come_again_are_not_looked_for() {
        let mut texts = Texts::default();
        for round in 0..2 * TRIED {
            texts.number(0, Kind::Text, round.to_string().as_bytes()).unwrap();
            texts.number(1, Kind::Text, (round % 7).to_string().as_bytes()).unwrap();
        }
        assert_eq!(texts.taken, TRIED as usize, "the first column's, the second's among them");
        let again = texts.number(0, Kind::Text, b"5").unwrap();
        assert!(again as usize > 2 * TRIED as usize);
        assert_eq!(texts.text(again as usize), "5");
    }
}
