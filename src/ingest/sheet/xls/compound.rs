//! The streams in an OLE compound file, which is a small file system of sectors.
//!
//! <https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb>

use super::records::{u16_at, u32_at};

/// Numbers of sectors from here on are no sectors.
const NO_SECTOR: u32 = 0xffff_fffa;

const END_OF_CHAIN: u32 = 0xffff_fffe;

/// Bytes of an entry of the directory, and of a sector of the stream for small streams.
const ENTRY: usize = 128;
const SMALL: usize = 64;

/// Streams shorter than this lie in the stream for small ones.
const SMALL_STREAM: usize = 4_096;

pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector after each.
    next: Vec<u32>,
    directory: Vec<u8>,
    small: Vec<u8>,
    next_small: Vec<u32>,
}

impl<'a> Compound<'a> {
    /// `None` for what is damaged or no compound file.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let (next, next_small) = (Vec::new(), Vec::new());
        let (directory, small) = (Vec::new(), Vec::new());
        let mut file = Self { bytes, sector, next, directory, small, next_small };
        for table in file.tables()? {
            file.next.extend(words(file.at(table)?));
        }
        file.directory = file.chain(u32_at(bytes, 48)?)?;
        let root = file.directory.get(..ENTRY)?.to_vec();
        if u32_at(bytes, 64)? > 0 {
            file.next_small = words(&file.chain(u32_at(bytes, 60)?)?).collect();
            file.small = file.chain(u32_at(&root, 116)?)?;
        }
        Some(file)
    }

    /// The stream of a name, whole.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let entry = self.directory.chunks_exact(ENTRY).find(|entry| {
            entry.get(..wide.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(&wide))
        })?;
        let (start, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        let mut stream = match length < SMALL_STREAM {
            true => self.small_chain(start)?,
            false => self.chain(start)?,
        };
        stream.truncate(length);
        Some(stream)
    }

    /// A sector; the last one of the file may be cut.
    fn at(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        rest.get(..self.sector.min(rest.len())).filter(|sector| !sector.is_empty())
    }

    /// The sectors of the table of sectors: 109 of them stand in the header, the others in a chain of their own.
    fn tables(&self) -> Option<Vec<u32>> {
        let mut tables: Vec<u32> = words(self.bytes.get(76..512)?).collect();
        let mut list = u32_at(self.bytes, 68)?;
        while list < NO_SECTOR {
            // Each list is a sector of the file: more of them than there are sectors is a circle.
            if tables.len() > self.bytes.len() {
                return None;
            }
            let mut more: Vec<u32> = words(self.at(list)?).collect();
            list = more.pop()?;
            tables.extend(more);
        }
        tables.retain(|table| *table < NO_SECTOR);
        (tables.len() <= self.bytes.len() / self.sector).then_some(tables)
    }

    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut number = first;
        while number != END_OF_CHAIN {
            bytes.extend_from_slice(self.at(number)?);
            if bytes.len() > self.bytes.len() {
                return None;
            }
            number = *self.next.get(number as usize)?;
        }
        Some(bytes)
    }

    fn small_chain(&self, first: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut number = first;
        while number != END_OF_CHAIN {
            let start = (number as usize).checked_mul(SMALL)?;
            bytes.extend_from_slice(self.small.get(start..)?.get(..SMALL)?);
            if bytes.len() > self.small.len() {
                return None;
            }
            number = *self.next_small.get(number as usize)?;
        }
        Some(bytes)
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word))
}
