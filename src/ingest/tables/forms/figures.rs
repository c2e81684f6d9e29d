//! Published figures, in whatever columns they were collected.

use serde_json::Value;

use super::PRINTED;
use crate::ingest::tables::form::{Context, Field, Form, Kind, Object, text};
use crate::ingest::tables::published::{self, Row};
use crate::model::Text;
use crate::model::table::TableName;

const fn part(name: &'static str, id: &'static str, en: &'static str) -> Field {
    Field::new(name, Kind::Text, (id, en)).or("\"\"")
}

#[rustfmt::skip]
pub(super) const FIGURES: Form = Form {
    table: TableName::Figures,
    list: None,
    sheet: Text::new("Angka terbitan", "Published figures"),
    fields: &[
        Field::new("period", Kind::Period, ("Periode", "Period")).needed().known_as(&["tahun", "bulan"])
            .help("Masa yang dicakup: 2024, Oktober 2024, Januari s.d. Oktober 2024", "What it covers: 2024, October 2024, January to October 2024")
            .examples("2099", "Januari s.d. Oktober 2099"),
        part("measure", "Ukuran", "Measure")
            .help("Apa yang dihitung: served, target, …; kosong berarti nama berkas", "What is counted: served, target, …; empty means the file's name")
            .examples("served", "served"),
        part("area", "Wilayah", "Area").known_as(&["upt", "scope"])
            .help("Indonesia, provinsi atau kantor", "Indonesia, a province or an office").examples("Kantor Contoh", "Kantor Contoh"),
        part("dimension", "Menurut", "Dimension")
            .help("total, destination, origin_province, scheme, sector, sex, …", "total, destination, origin_province, scheme, sector, sex, …").examples("total", "destination"),
        part("value", "Nilai", "Value").help("Nilai menurut itu", "The value of that dimension").examples("", "Taiwan"),
        Field::new("count", Kind::Count, ("Jumlah", "Count")).needed().known_as(&["jml"]).help("Angka sebagaimana terbit", "The figure as published").examples("1200", "300"),
        part("status", "Vintase", "Status").known_as(&["vintage"]).help("Vintase, bila disebut penerbit", "The vintage, where the publisher states one").examples("", ""),
        part("note", "Catatan", "Note").known_as(&["keterangan"]).help("Boleh kosong", "May be empty").examples("", ""),
        Field::new("source", Kind::Text, ("Sumber", "Source")).needed().known_as(&["sumber data"]).help("Penerbit dan alamatnya", "Publisher and address").examples("Contoh", "Contoh"),
        part("basis", "Dasar hitungan", "Basis"),
        part("country", "Negara", "Country"),
        part("province", "Provinsi", "Province"),
        part("regency", "Kabupaten", "Regency"),
        part("occupation_id", "Jabatan", "Occupation"),
        part("occupation_en", "Jabatan (Inggris)", "Occupation (English)"),
        part("scheme", "Skema", "Scheme"),
        part("kind", "Jenis", "Kind"),
        part("detail", "Rincian", "Detail"),
    ],
    signatures: &[&["period", "count", "source"]],
    settle,
};

/// From the columns as collected to those of a figure.
fn settle(object: &mut Object, at: &Context<'_>) {
    let row: Row = object
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let breakdown = published::breakdown(&row);
    let (measure, area) = (published::measure(&row, at.stem), published::area(&row));
    let note =
        [text(object, "note"), text(object, "basis")].into_iter().find(|one| !one.is_empty());
    let note = note.unwrap_or_default().to_owned();
    for (name, value) in [
        ("measure", measure),
        ("area", area),
        ("dimension", breakdown.dimension),
        ("value", breakdown.value),
        ("note", note),
        (PRINTED, breakdown.printed),
    ] {
        object.insert(name.to_owned(), Value::from(value));
    }
    for name in OWN {
        object.remove(*name);
    }
}

/// Columns of collected files that a figure does not have.
const OWN: &[&str] = &[
    "basis",
    "country",
    "province",
    "regency",
    "occupation_id",
    "occupation_en",
    "scheme",
    "kind",
    "detail",
];
