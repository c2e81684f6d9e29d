//! One workbook in every format that is read: `tests/fixtures/workbooks.py` wrote it, LibreOffice converted it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

use capaian::ingest::sheet::{Cell, Merge, Sheet, open};

const FORMATS: [&str; 3] = ["workbook.xlsx", "workbook.xls", "workbook.ods"];

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read(folder.join(name)).unwrap()
}

fn sheets(name: &str) -> Vec<Sheet> {
    open(&bytes(name), name).unwrap().sheets
}

/// The cells of a row without those that are empty at its end.
fn row(sheet: &Sheet, number: u32) -> Vec<Cell<'_>> {
    let mut cells: Vec<_> = sheet.row(sheet.position_of(number).unwrap()).cells().collect();
    let end = cells.iter().rposition(|cell| *cell != Cell::Empty).map_or(0, |last| last + 1);
    cells.truncate(end);
    cells
}

#[test]
fn every_format_has_the_same_sheets() {
    for name in FORMATS {
        let sheets = sheets(name);
        let told: Vec<_> = sheets.iter().map(|one| (one.name.as_str(), one.is_hidden)).collect();
        assert_eq!(told, [("Data & Réka", false), ("Arsip", true), ("Kosong", false)], "{name}");
        assert_eq!(
            sheets[1].row(0).cells().collect::<Vec<_>>(),
            [Cell::Text("lama"), Cell::Number(1.0)]
        );
        assert_eq!(sheets[2].rows(), 0, "{name}");
    }
}

#[test]
fn every_format_has_the_same_cells() {
    let day = |text: &str| Cell::Date(text.parse().unwrap());
    let (empty, text) = (Cell::Empty, Cell::Text);
    for name in FORMATS {
        let sheets = sheets(name);
        let sheet = &sheets[0];
        assert_eq!(row(sheet, 2), [empty, text("LAPORAN <penempatan>")], "{name}");
        let header = [empty, text("Tanggal"), text("Negara"), text("Jumlah"), text("Catatan")];
        assert_eq!(row(sheet, 3), header, "{name}");
        assert_eq!(
            row(sheet, 4),
            [
                empty,
                day("2024-11-29"),
                text("Côte d’Ivoire"),
                Cell::Number(1234.0),
                text("dua\nbaris")
            ],
            "{name}"
        );
        let edges = row(sheet, 5);
        assert_eq!(edges[1..4], [day("2024-11-30"), text("Taiwan"), Cell::Number(1.5)], "{name}");
        let results = row(sheet, 6);
        assert_eq!(results[2..4], [text("Jepang"), Cell::Number(3.0)], "{name}");
        let faults = row(sheet, 7);
        assert_eq!(
            faults[1..4],
            [day("2024-12-01"), Cell::Error("#DIV/0!"), Cell::Number(-0.25)],
            "{name}"
        );
        // LibreOffice writes truths as numbers into the formats of Excel.
        let truth = if name == "workbook.ods" { text("FALSE") } else { Cell::Number(0.0) };
        assert_eq!(faults[4], truth, "{name}");
        for number in 9..39 {
            let rest = if number % 2 == 0 { "abcdefgh" } else { "’čšž" }.repeat(40);
            let long = format!("teks {number} {rest}");
            assert_eq!(row(sheet, number), [Cell::Empty, Cell::Text(&long)], "{name}");
        }
        let far = row(sheet, 300);
        assert_eq!((far.len(), far[255]), (256, text("jauh")), "{name}");
        assert_eq!((sheet.rows(), sheet.cells_beyond), (37, 0), "{name}");
    }
}

#[test]
fn every_format_tells_what_is_hidden_and_merged() {
    for name in FORMATS {
        let sheets = sheets(name);
        let sheet = &sheets[0];
        assert_eq!(sheet.hidden_columns, [3], "{name}");
        assert_eq!(sheet.hidden_rows, [5], "{name}");
        let mut merges = sheet.merges.clone();
        merges.sort_unstable_by_key(|merge| merge.rows);
        let (title, notes) =
            (Merge { rows: (2, 2), columns: (1, 4) }, Merge { rows: (4, 6), columns: (4, 4) });
        assert_eq!(merges, [title, notes], "{name}");
    }
}

#[test]
fn a_workbook_that_is_cut_anywhere_says_so_or_gives_the_cells_that_are_there() {
    for name in FORMATS {
        let whole = bytes(name);
        let sheets = sheets(name);
        for end in (1..whole.len()).step_by(97) {
            if let Ok(cut) = open(&whole[..end], name) {
                let rows: usize = cut.sheets.iter().map(Sheet::rows).sum();
                assert!(rows <= sheets.iter().map(Sheet::rows).sum(), "{name} {end}");
            }
        }
    }
}

#[test]
fn a_damaged_workbook_never_ends_the_program() {
    // A generator of numbers with a fixed beginning: the same damage each time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for name in FORMATS {
        let whole = bytes(name);
        let mut refused = 0;
        for _ in 0..400 {
            let mut damaged = whole.clone();
            for _ in 0..[1, 2, 4, 16][next(4)] {
                let at = next(damaged.len());
                damaged[at] = [0, 0xff, next(256) as u8][next(3)];
            }
            refused += usize::from(open(&damaged, name).is_err());
        }
        assert!(refused > 0, "{name}");
    }
}
