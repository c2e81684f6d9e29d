//! Opens a file of rows by what its bytes are, and says what to do about one that is none.

use std::borrow::Cow;

use super::{Sheet, Workbook, delimited, encoding};
#[cfg(any(feature = "importer", feature = "cli"))]
use super::{columnar, objects, ods, package::Package, room::Room, xls, xlsx};
use crate::ingest::page::{is_web_page, web_page};
use crate::model::{Place, Problem, ProblemKind};

/// What old Excel files begin with, and those that are locked by a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

const ZIP: &[u8] = b"PK\x03\x04";

/// Files of other kinds that end up where a table is asked for.
const OTHERS: [(&[u8], &str); 9] = [
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "GZ"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"PK\x05\x06", "ZIP"),
];

/// How much of a text is looked at for what no text has.
const SAMPLE: usize = 1 << 16;

/// Opens a file of rows, whatever it is by its content: CSV and its kin, XLSX, XLS, ODS, JSON lines or a list
/// of objects, Arrow IPC; natively Parquet too.
///
/// Text may be UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons, tabs or bars, with ragged
/// rows. Of workbooks the values are read, of formulas the last results.
///
/// # Errors
/// `WebPage`, or `Unreadable` for an empty file, one that is none of these, is damaged, is protected by a
/// password, or is too big for the memory of a page.
pub fn open(bytes: &[u8], file: &str) -> Result<Workbook, Problem> {
    if bytes.is_empty() {
        return Err(unreadable(file, "0 byte"));
    }
    if is_web_page(bytes) {
        return Err(web_page(file, "CSV atau XLSX", "CSV or XLSX"));
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        return Err(unreadable(file, *kind));
    }
    if let Some(sheets) = open_workbook(bytes, file)? {
        return Ok(Workbook { file: file.to_owned(), sheets });
    }
    let text = encoding::decode(bytes).ok_or_else(|| unreadable(file, "UTF-16 ?"))?;
    if is_binary(&text) {
        return Err(unreadable(file, "biner / binary"));
    }
    // Some programs fill their fields up with zeros.
    let text = if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { text };
    Ok(Workbook { file: file.to_owned(), sheets: vec![read_text(&text, file)?] })
}

/// What a file's first bytes say where it is separated text as far as they tell, and more than a sample.
#[cfg(any(feature = "importer", feature = "cli"))]
pub(super) fn plain_text(first: &[u8]) -> Option<&str> {
    let is_other = is_web_page(first)
        || OTHERS.iter().any(|(begin, _)| first.starts_with(begin))
        || [ZIP, OLE, b"PAR1"].iter().any(|begin| first.starts_with(begin))
        || columnar::is_arrow(first);
    // The last character may be cut.
    let text = first.get(..SAMPLE + 4)?.utf8_chunks().next()?.valid();
    let is_text = text.len() > SAMPLE && !is_binary(text) && !objects::is_json(text);
    (is_text && !is_other).then_some(text)
}

/// The sheets of a file that is no text.
#[cfg(any(feature = "importer", feature = "cli"))]
fn open_workbook(bytes: &[u8], file: &str) -> Result<Option<Vec<Sheet>>, Problem> {
    if bytes.starts_with(ZIP) {
        return open_package(bytes, file).map(Some);
    }
    if bytes.starts_with(OLE) {
        return xls::read(bytes).map(Some).map_err(|fault| match fault {
            xls::Fault::Locked => locked(file),
            xls::Fault::Broken(_) if has_utf16(bytes, "EncryptedPackage") => locked(file),
            xls::Fault::Broken(found) => unreadable(file, found),
        });
    }
    #[cfg(feature = "cli")]
    if bytes.starts_with(b"PAR1") {
        return columnar::read_parquet(bytes, file, Room::default()).map(|sheet| Some(vec![sheet]));
    }
    if columnar::is_arrow(bytes) {
        return columnar::read_arrow(bytes, file, Room::default()).map(|sheet| Some(vec![sheet]));
    }
    Ok(None)
}

#[cfg(any(feature = "importer", feature = "cli"))]
fn open_package(bytes: &[u8], file: &str) -> Result<Vec<Sheet>, Problem> {
    let mut package = Package::open(bytes).map_err(|found| unreadable(file, found))?;
    if package.is_locked() {
        return Err(locked(file));
    }
    let sheets = if package.has("content.xml") {
        ods::read(&mut package, Room::default())
    } else if package.has("xl/workbook.bin") {
        Err("XLSB".to_owned())
    } else if package.has("word/document.xml") {
        Err("DOCX".to_owned())
    } else {
        xlsx::read(bytes, &mut package, Room::default())
    };
    sheets.map_err(|found| unreadable(file, found))
}

/// The page and the engine leave workbooks to the importer.
#[cfg(not(any(feature = "importer", feature = "cli")))]
fn open_workbook(bytes: &[u8], file: &str) -> Result<Option<Vec<Sheet>>, Problem> {
    if bytes.starts_with(ZIP) || bytes.starts_with(OLE) {
        return Err(unreadable(file, "XLSX"));
    }
    Ok(None)
}

#[cfg(any(feature = "importer", feature = "cli"))]
fn read_text(text: &str, file: &str) -> Result<Sheet, Problem> {
    if objects::is_json(text) {
        return objects::read(text, Room::default()).map_err(|found| unreadable(file, found));
    }
    delimited::read(text, file)
}

#[cfg(not(any(feature = "importer", feature = "cli")))]
fn read_text(text: &str, file: &str) -> Result<Sheet, Problem> {
    delimited::read(text, file)
}

/// Whether more than one character in a hundred is a control that no table holds. Zeros count where they
/// are more than what stands between them.
fn is_binary(text: &str) -> bool {
    let (mut all, mut zeros, mut controls) = (0usize, 0usize, 0usize);
    for c in text.chars().take(SAMPLE) {
        all += 1;
        match c {
            '\0' => zeros += 1,
            '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{1a}' => {}
            _ if c.is_control() => controls += 1,
            _ => {}
        }
    }
    controls * 100 > all || zeros * 2 > all
}

/// Whether bytes hold a word as two bytes a letter, as OLE's directory does.
#[cfg(any(feature = "importer", feature = "cli"))]
fn has_utf16(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

#[cfg(any(feature = "importer", feature = "cli"))]
fn locked(file: &str) -> Problem {
    Problem::error(ProblemKind::Unreadable, Place::file(file), "sandi / password")
        .expected("berkas tanpa sandi", "a file without a password")
        .advice(
            "Berkas ini dikunci sandi: buka di Excel atau LibreOffice, hapus sandinya, lalu simpan lagi.",
            "This file is locked by a password: open it in Excel or LibreOffice, remove the password, \
             and save it again.",
        )
}

pub(super) fn unreadable(file: &str, found: impl Into<String>) -> Problem {
    Problem::error(ProblemKind::Unreadable, Place::file(file), found)
        .expected(
            "berkas CSV, XLSX, XLS, ODS, JSON atau Arrow",
            "a CSV, XLSX, XLS, ODS, JSON or Arrow file",
        )
        .advice(
            "Buka berkas ini di Excel atau LibreOffice dan simpan sebagai XLSX atau CSV (UTF-8).",
            "Open the file in Excel or LibreOffice and save it as XLSX or CSV (UTF-8).",
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_no_tables_say_what_to_do() {
        for bytes in [
            &b""[..],
            b"PK\x03\x04rubbish",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"<html>",
            b"%PDF-1.7\nobj",
            b"\x7fELF\x02\x01\x01\x00\x00\x00\x01\x02\x03\x04",
            b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00\x01",
        ] {
            let problem = open(bytes, "x").unwrap_err();
            assert!(matches!(problem.kind, ProblemKind::Unreadable | ProblemKind::WebPage));
            assert!(!problem.advice.id.is_empty());
        }
    }

    #[test]
    fn a_field_filled_up_with_zeros_is_read_without_them() {
        let sheet = open(b"negara;jml\nTAIWAN\0\0\0;1\n", "x.csv").unwrap().sheets.remove(0);
        assert_eq!(sheet.row(1).text(0), "TAIWAN");
    }
}
