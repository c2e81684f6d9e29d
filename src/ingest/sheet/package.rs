//! A workbook's package of parts (XLSX, ODS): refused where its parts would swell beyond reason, and read for
//! what calamine does not tell.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, copy, sink};

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

/// Cells of an ODS sheet that are written once and repeated, in one part.
const MOST_REPEATED: u64 = 20_000_000;

/// How much of a sheet's part is looked at for its columns, which come first.
const HEAD: u64 = 1 << 18;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens a package whose parts are of believable sizes. Those of small parts are measured, as what a
    /// package says of itself may be false.
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
            let said = part.size();
            let size = if said <= FREE_BYTES && part.compressed_size() > FREE_BYTES / 1_100 {
                // Deflate swells at most 1,032 times: a smaller part cannot lie by much.
                copy(&mut part.take(limit + 1), &mut sink()).map_err(|error| error.to_string())?
            } else {
                said
            };
            all = all.saturating_add(size);
            if size > limit || all > MOST_BYTES {
                return Err(format!("ZIP: > {} MiB", limit.min(MOST_BYTES) >> 20));
            }
        }
        Ok(Self { archive })
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

    /// The columns of a sheet's part that its author hid, ascending from 0.
    pub(super) fn hidden_columns(&mut self, part: &str, most: usize) -> Vec<usize> {
        let mut hidden = Vec::new();
        self.elements(part, HEAD, |element| {
            if element.local_name().as_ref() == "sheetData" {
                return false;
            }
            let is_hidden = matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"));
            if element.local_name().as_ref() == "col" && is_hidden {
                let edge =
                    |name| attribute(element, name).and_then(|edge| edge.parse::<usize>().ok());
                if let (Some(first), Some(last)) = (edge("min"), edge("max")) {
                    hidden.extend(first.saturating_sub(1)..last.min(most));
                }
            }
            true
        });
        hidden.sort_unstable();
        hidden.dedup();
        hidden
    }

    /// Whether an ODS sheet repeats more cells than fit into a page's memory.
    pub(super) fn repeats_too_much(&mut self) -> bool {
        let (mut rows, mut cells) = (1u64, 0u64);
        self.elements("content.xml", u64::MAX, |element| {
            let repeated =
                |name| attribute(element, name).and_then(|times| times.parse().ok()).unwrap_or(1);
            match element.local_name().as_ref() {
                "table-row" => rows = repeated("table:number-rows-repeated"),
                "table-cell" | "covered-table-cell"
                    if attribute(element, "office:value-type").is_some() =>
                {
                    let columns: u64 = repeated("table:number-columns-repeated");
                    cells = cells.saturating_add(rows.saturating_mul(columns));
                }
                _ => {}
            }
            cells <= MOST_REPEATED
        });
        cells > MOST_REPEATED
    }

    /// Some attributes of all elements of a name.
    fn attributes<const N: usize>(
        &mut self,
        part: &str,
        element: &str,
        names: [&str; N],
    ) -> Vec<[String; N]> {
        let mut found = Vec::new();
        self.elements(part, u64::MAX, |start| {
            if start.local_name().as_ref() == element {
                found.push(names.map(|name| attribute(start, name).unwrap_or_default()));
            }
            true
        });
        found
    }

    /// Shows the elements of a part in order, as long as they are wanted; none of a part that is no XML.
    fn elements(&mut self, part: &str, most: u64, mut wanted: impl FnMut(&BytesStart<'_>) -> bool) {
        let Ok(part) = self.archive.by_name(part) else { return };
        let mut reader = Reader::from_reader(std::io::BufReader::new(part.take(most)));
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
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    Some(quick_xml::escape::unescape(&attribute.value).ok()?.into_owned())
}
