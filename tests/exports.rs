//! Workbooks for spreadsheets, read again by the reader of people's own files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{Cursor, Read as _};

use capaian::board::Workbook;
use capaian::chart::drawing::{Cell, DataTable};
use capaian::exporter::bytes;

const HOSTILE: [&str; 5] =
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://evil\",\"x\")"];

fn workbook() -> Workbook {
    let row = |text: &str| {
        vec![Cell::word(text), Cell::new("35.945", "35945"), Cell::new("31 Okt 2024", "2024-10-31")]
    };
    let table = |caption: &str| DataTable {
        caption: caption.to_owned(),
        headers: ["Uraian", "Penempatan", "Sampai"].map(str::to_owned).to_vec(),
        rows: HOSTILE.into_iter().map(row).collect(),
    };
    Workbook {
        name: "capaian.xlsx".to_owned(),
        sheets: vec![table("Capaian: 88,6%"), table("Capaian: 88,6%")],
        about: vec![("Sumber".to_owned(), "BP3MI DKI Jakarta".to_owned())],
    }
}

/// A file of the archive.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn what_begins_like_a_formula_is_text() {
    let bytes = bytes(&workbook()).unwrap();
    for sheet in 1..=3 {
        let xml = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(!xml.contains("<f>") && !xml.contains("<hyperlink"), "{xml}");
    }
    let strings = part(&bytes, "xl/sharedStrings.xml");
    for text in HOSTILE {
        let escaped = text.replace('"', "&quot;");
        assert!(strings.contains(text) || strings.contains(&escaped), "{text}: {strings}");
    }
}

#[test]
fn numbers_and_days_are_what_they_are() {
    let xml = part(&bytes(&workbook()).unwrap(), "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<c r=\"B2\"><v>35945</v></c>"), "{xml}");
    // 31 October 2024, as spreadsheets count days.
    assert!(xml.contains("<v>45596</v>"), "{xml}");
}

#[test]
fn the_same_workbook_is_the_same_bytes_and_its_sheets_have_names_of_their_own() {
    let first = bytes(&workbook()).unwrap();
    assert_eq!(first, bytes(&workbook()).unwrap());
    let names = part(&first, "xl/workbook.xml");
    for name in ["Capaian 88,6%", "Capaian 88,6% (2)", "Sumber"] {
        assert!(names.contains(&format!("name=\"{name}\"")), "{name}: {names}");
    }
}
