//! A workbook's package of parts (XLSX, ODS): refused where its parts would swell beyond reason.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Parts of a package: a workbook has a few for each of its sheets.
const MOST_PARTS: usize = 10_000;

/// Bytes of all parts together, unpacked: 1 million rows of 40 columns.
const MOST_BYTES: u64 = 4 << 30;

/// How far a part of more than [`FREE_BYTES`] may swell. Sheets shrink to a tenth or a fortieth of their size.
const MOST_SWELL: u64 = 150;

/// Bytes to which any part may swell.
const FREE_BYTES: u64 = 64 << 20;

/// Bytes of the texts that an XLSX keeps once for all its cells: they are held in memory, all of them.
const MOST_SHARED: u64 = 512 << 20;

/// How many such texts it may claim to have: 1 million rows of 20 columns.
const MOST_STRINGS: u64 = 20_000_000;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens a package whose parts are of believable sizes. What it says of them holds: a part that turns out
    /// larger is an error of the ZIP reader, for calamine as for us.
    ///
    /// # Errors
    /// What is wrong, in few words.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
        if archive.len() > MOST_PARTS {
            return Err(format!("ZIP: {} > {MOST_PARTS}", archive.len()));
        }
        let mut all = 0u64;
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(|error| error.to_string())?;
            let limit = part.compressed_size().saturating_mul(MOST_SWELL).max(FREE_BYTES);
            all = all.saturating_add(part.size());
            if part.size() > limit || all > MOST_BYTES {
                return Err(format!("ZIP: > {} MiB", limit.min(MOST_BYTES) >> 20));
            }
        }
        let mut package = Self { archive };
        package.check_shared()?;
        Ok(package)
    }

    /// Refuses shared texts for which memory would be set aside in vain.
    fn check_shared(&mut self) -> Result<(), String> {
        let names = self.archive.file_names().filter_map(Result::ok).map(Cow::into_owned);
        let is_shared = |name: &String| name.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let parts: Vec<String> = names.filter(is_shared).collect();
        for part in parts {
            let mut claimed = 0;
            self.elements(&part, |element| {
                claimed = attribute(element, "uniqueCount")
                    .map_or(0, |count| count.parse().unwrap_or(u64::MAX));
                false
            });
            if claimed > MOST_STRINGS || self.size(&part) > MOST_SHARED {
                return Err("> 20.000.000 teks/texts".to_owned());
            }
        }
        Ok(())
    }

    /// Whether its author set a password (ODS; a locked XLSX is no package).
    pub(super) fn is_locked(&mut self) -> bool {
        let mut is_locked = self.has("encrypted-package");
        self.elements("META-INF/manifest.xml", |element| {
            is_locked |= element.local_name().as_ref() == "encryption-data";
            !is_locked
        });
        is_locked
    }

    /// The size of a part, unpacked; 0 for one that is not there.
    pub(super) fn size(&mut self, part: &str) -> u64 {
        self.archive.by_name(part).map_or(0, |part| part.size())
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    /// The part at each sheet's name.
    pub(super) fn sheets(&mut self) -> BTreeMap<String, String> {
        let targets =
            self.attributes("xl/_rels/workbook.xml.rels", "Relationship", ["Id", "Target"]);
        let targets: BTreeMap<String, String> =
            targets.into_iter().map(|[id, path]| (id, path)).collect();
        let sheets = self.attributes("xl/workbook.xml", "sheet", ["name", "r:id"]);
        let path = |target: &String| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        };
        sheets
            .into_iter()
            .filter_map(|[name, id]| Some((name, targets.get(&id).map(path)?)))
            .collect()
    }

    /// Some attributes of all elements of a name.
    fn attributes<const N: usize>(
        &mut self,
        part: &str,
        element: &str,
        names: [&str; N],
    ) -> Vec<[String; N]> {
        let mut found = Vec::new();
        self.elements(part, |start| {
            if start.local_name().as_ref() == element {
                found.push(names.map(|name| attribute(start, name).unwrap_or_default()));
            }
            true
        });
        found
    }

    /// Shows the elements of a part in order, as long as they are wanted; none of a part that is no XML.
    pub(super) fn elements(&mut self, part: &str, mut wanted: impl FnMut(&BytesStart<'_>) -> bool) {
        let Some(mut reader) = self.xml(part) else { return };
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element) | Event::Empty(element)) if !wanted(&element) => return,
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    /// A part as XML.
    pub(super) fn xml(&mut self, part: &str) -> Option<Reader<impl std::io::BufRead>> {
        let part = self.archive.by_name(part).ok()?;
        Some(Reader::from_reader(BufReader::new(part)))
    }
}

pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    Some(quick_xml::escape::unescape(&attribute.value).ok()?.into_owned())
}

/// A package of these parts.
#[cfg(test)]
pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;

    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        package.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        package.write_all(bytes).unwrap();
    }
    package.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn fault(bytes: &[u8]) -> String {
        Package::open(bytes).err().unwrap_or_default()
    }

    #[test]
    fn a_part_that_swells_beyond_belief_is_refused() {
        let mib = |mib: usize| vec![b' '; mib << 20];
        assert_eq!(fault(&zipped(&[("xl/a.xml", &mib(1))])), "");
        assert_eq!(fault(&zipped(&[("xl/a.xml", &mib(65))])), "ZIP: > 64 MiB");
    }

    #[test]
    fn a_part_is_no_larger_than_it_says() {
        let mut bytes = zipped(&[("xl/a.xml", &vec![b' '; 65 << 20])]);
        let (said, lie) = ((65u32 << 20).to_le_bytes(), (1u32 << 20).to_le_bytes());
        for at in 0..bytes.len() - 4 {
            if bytes[at..at + 4] == said {
                bytes[at..at + 4].copy_from_slice(&lie);
            }
        }
        let mut package = Package::open(&bytes).unwrap();
        let mut part = package.archive.by_name("xl/a.xml").unwrap();
        assert_eq!(part.size(), 1 << 20);
        let mut read = Vec::new();
        assert!(part.read_to_end(&mut read).is_err());
        assert!(read.len() <= 2 << 20);
    }

    #[test]
    fn more_shared_texts_than_memory_holds_are_refused() {
        let shared = |count: &str| {
            let part = format!("<sst uniqueCount=\"{count}\"><si><t>x</t></si></sst>");
            zipped(&[("xl/SharedStrings.xml", part.as_bytes())])
        };
        assert_eq!(fault(&shared("1000000")), "");
        assert_eq!(fault(&shared("99999999999")), "> 20.000.000 teks/texts");
        assert_eq!(fault(&shared("99999999999999999999999")), "> 20.000.000 teks/texts");
    }

    #[test]
    fn a_document_with_a_password_is_known() {
        let manifest =
            b"<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
        let bytes = zipped(&[("META-INF/manifest.xml", manifest), ("content.xml", b"x")]);
        assert!(Package::open(&bytes).unwrap().is_locked());
        assert!(!Package::open(&zipped(&[("content.xml", b"x")])).unwrap().is_locked());
    }
}
