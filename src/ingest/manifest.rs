//! Reads `manifest.json` and checks a table's bytes against its entry. Fetching is the caller's.

use std::fmt::Write as _;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::page::{is_web_page, web_page};
use crate::model::manifest::{Manifest, SCHEMA_VERSION, TableEntry};
use crate::model::{Place, Problem, ProblemKind};

/// The one field that every version of the manifest has.
#[derive(Deserialize)]
struct Version {
    schema_version: u32,
}

/// Reads a manifest.
///
/// # Errors
/// `WebPage` for HTML; `NewerSchema` for a later schema version, whatever else that version changed;
/// `Unreadable` with line and column for anything that is no manifest; `RuleBroken` for two tables of
/// one name or a hash that is none.
pub fn read_manifest(bytes: &[u8], file: &str) -> Result<Manifest, Problem> {
    if is_web_page(bytes) {
        return Err(web_page(file, "manifest JSON", "a JSON manifest"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let version: Version =
        serde_json::from_slice(bytes).map_err(|error| malformed(file, &error))?;
    if version.schema_version > SCHEMA_VERSION {
        return Err(newer_schema(file, version.schema_version));
    }
    let manifest: Manifest =
        serde_json::from_slice(bytes).map_err(|error| malformed(file, &error))?;
    check_entries(&manifest.tables, file)?;
    Ok(manifest)
}

/// Checks that a table's bytes are those that its manifest entry describes.
///
/// # Errors
/// `WebPage` for HTML, `CutOff` for fewer bytes than announced, `WrongHash` for other bytes.
pub fn verify(entry: &TableEntry, bytes: &[u8]) -> Result<(), Problem> {
    if is_web_page(bytes) {
        return Err(web_page(&entry.url, "tabel data", "a data table"));
    }
    let found = bytes.len() as u64;
    if found < entry.bytes {
        return Err(cut_off(entry, format!("{found} byte"), format!("{} byte", entry.bytes)));
    }
    let hash = sha256_hex(bytes);
    if !hash.eq_ignore_ascii_case(&entry.sha256) {
        let found = format!("{found} byte, sha256 {}", short(&hash));
        let expected = format!("{} byte, sha256 {}", entry.bytes, short(&entry.sha256));
        return Err(Problem::error(ProblemKind::WrongHash, Place::file(&entry.url), found)
            .expected(expected.clone(), expected)
            .advice(
                "Berkas ini bukan yang tercatat di manifest: mungkin baru sebagian yang \
                 diperbarui di server, atau peramban menyimpan yang lama. Coba lagi; bila tetap, \
                 unggah ulang seluruh direktori hasil `capaian pack`.",
                "This is not the file that the manifest describes: the server may be updated only \
                 in part, or the browser kept an old copy. Try again; if it stays, upload the whole \
                 directory written by `capaian pack` again.",
            ));
    }
    Ok(())
}

/// Checks the number of rows read from a table against its manifest entry.
///
/// # Errors
/// `CutOff` for fewer rows than announced, `WrongHash` for more.
pub fn verify_rows(entry: &TableEntry, rows: u64) -> Result<(), Problem> {
    if rows == entry.rows {
        return Ok(());
    }
    let mut problem = cut_off(entry, rows.to_string(), entry.rows.to_string());
    problem.expected.id.push_str(" baris");
    problem.expected.en.push_str(" rows");
    if rows > entry.rows {
        problem.kind = ProblemKind::WrongHash;
    }
    Err(problem)
}

/// What tells data from others: a SHA-256 over those of all tables, as 64 lower-case hexadecimal digits.
pub fn stamp(manifest: &Manifest) -> String {
    let hashes = manifest.tables.iter().fold(String::new(), |all, table| all + &table.sha256);
    sha256_hex(hashes.as_bytes())
}

/// The SHA-256 of bytes, as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        write!(text, "{byte:02x}").ok();
        text
    })
}

fn check_entries(tables: &[TableEntry], file: &str) -> Result<(), Problem> {
    for (at, entry) in tables.iter().enumerate() {
        let place = Place::file(file).at_column(&entry.name);
        if tables.iter().take(at).any(|earlier| earlier.name == entry.name) {
            return Err(Problem::error(ProblemKind::RuleBroken, place, entry.name.clone())
                .expected("satu tabel untuk tiap nama", "one table of each name")
                .advice(
                    "Hapus atau ganti nama tabel yang kembar di manifest.",
                    "Remove or rename the second table of that name in the manifest.",
                ));
        }
        if entry.sha256.len() != 64 || !entry.sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Problem::error(ProblemKind::RuleBroken, place, entry.sha256.clone())
                .expected("SHA-256: 64 angka heksadesimal", "a SHA-256: 64 hexadecimal digits")
                .advice(
                    "Buat ulang manifest dengan `capaian pack`.",
                    "Write the manifest anew with `capaian pack`.",
                ));
        }
    }
    Ok(())
}

fn malformed(file: &str, error: &serde_json::Error) -> Problem {
    let place = Place::file(file).at_row(u32::try_from(error.line()).unwrap_or(u32::MAX));
    Problem::error(ProblemKind::Unreadable, place, error.to_string())
        .expected(
            format!("manifest JSON versi skema {SCHEMA_VERSION}"),
            format!("a JSON manifest of schema version {SCHEMA_VERSION}"),
        )
        .advice(
            "Perbaiki berkas pada baris dan kolom itu, atau buat ulang dengan `capaian pack`.",
            "Mend the file at that line and column, or write it anew with `capaian pack`.",
        )
}

fn newer_schema(file: &str, version: u32) -> Problem {
    Problem::error(
        ProblemKind::NewerSchema,
        Place::file(file),
        format!("schema_version {version}"),
    )
    .expected(
        format!("schema_version {SCHEMA_VERSION} atau lebih lama"),
        format!("schema_version {SCHEMA_VERSION} or older"),
    )
    .advice(
        "Data ini ditulis untuk Capaian yang lebih baru: muat ulang halaman, atau mintalah pengelola \
         memasang versi terbaru.",
        "These data were written for a newer Capaian: reload the page, or ask the administrator to \
         install the newest version.",
    )
}

fn cut_off(entry: &TableEntry, found: String, expected: String) -> Problem {
    Problem::error(ProblemKind::CutOff, Place::file(&entry.url), found)
        .expected(expected.clone(), expected)
        .advice(
            "Isi berkas tidak sesuai dengan manifest: unduhan mungkin terputus. Coba lagi; bila \
             tetap, unggah ulang berkas itu ke server.",
            "The file does not hold what the manifest says: the download may have been cut off. Try \
             again; if it stays, upload that file to the server again.",
        )
}

fn short(hash: &str) -> String {
    let mut text: String = hash.chars().take(12).collect();
    text.push('…');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::model::manifest::Format;

    const MANIFEST: &str = r#"{
  "schema_version": 1, "kind": "sample", "title": {"id": "Contoh", "en": "Sample"},
  "data_as_of": "2024-10-31", "generated_at": "2024-11-24",
  "publisher": {"id": "Kantor", "en": "Office"}, "licence": "CC0-1.0",
  "notice": {"id": "", "en": ""},
  "tables": [{"name": "targets", "url": "targets.csv", "format": "csv", "rows": 1, "bytes": 3,
    "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]
}"#;

    fn entry() -> TableEntry {
        read_manifest(MANIFEST.as_bytes(), "manifest.json").unwrap().tables.remove(0)
    }

    #[test]
    fn a_manifest_is_read_and_its_table_verified() {
        let entry = entry();
        assert_eq!(entry.format, Format::Csv);
        assert_eq!(sha256_hex(b"abc"), entry.sha256, "the FIPS 180 test vector");
        assert!(verify(&entry, b"abc").is_ok());
        assert!(verify_rows(&entry, 1).is_ok());
    }

    #[test]
    fn each_fault_has_its_kind_and_names_the_file() {
        let entry = entry();
        for (bytes, kind) in [
            (&b"ab"[..], ProblemKind::CutOff),
            (b"", ProblemKind::CutOff),
            (b"abd", ProblemKind::WrongHash),
            (b"abcd", ProblemKind::WrongHash),
            (b"<!doctype html><p>404", ProblemKind::WebPage),
        ] {
            let problem = verify(&entry, bytes).unwrap_err();
            assert_eq!(problem.kind, kind);
            for lang in [Lang::Id, Lang::En] {
                assert!(problem.describe(lang).starts_with("targets.csv"));
                assert!(!problem.advice.get(lang).is_empty());
            }
        }
        assert_eq!(verify_rows(&entry, 0).unwrap_err().kind, ProblemKind::CutOff);
        assert_eq!(verify_rows(&entry, 2).unwrap_err().kind, ProblemKind::WrongHash);
    }

    #[test]
    fn a_newer_manifest_says_so_whatever_its_fields_are() {
        let problem = read_manifest(br#"{"schema_version": 2, "sets": {}}"#, "m.json").unwrap_err();
        assert_eq!(problem.kind, ProblemKind::NewerSchema);
        assert!(problem.describe(Lang::En).contains("schema_version 2"));
    }

    #[test]
    fn a_broken_manifest_names_line_and_column() {
        let broken = MANIFEST.replace("\"2024-10-31\"", "\"2024-10-32\"");
        let problem = read_manifest(broken.as_bytes(), "m.json").unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Unreadable);
        assert_eq!(problem.place.row, Some(3));
        assert!(problem.found.contains("2024-10-32"), "{}", problem.found);
        let web_page = read_manifest(b"<html>", "m.json").unwrap_err();
        assert_eq!(web_page.kind, ProblemKind::WebPage);
    }

    #[test]
    fn two_tables_of_one_name_are_refused() {
        let mut manifest: Manifest = serde_json::from_str(MANIFEST).unwrap();
        manifest.tables.push(manifest.tables[0].clone());
        let bytes = serde_json::to_vec(&manifest).unwrap();
        assert_eq!(read_manifest(&bytes, "m").unwrap_err().kind, ProblemKind::RuleBroken);
    }
}
