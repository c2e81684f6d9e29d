//! Targets: `Periode`, `Lingkup`, `Target`.

use serde_json::Value;

use crate::ingest::tables::form::{Context, Field, Form, Kind, Object, fill, text};
use crate::model::Period;
use crate::model::Text;
use crate::model::table::TableName;
use crate::model::vocabulary::record_terms::SCOPE_KINDS;
use crate::model::vocabulary::{Vocabulary, destination, placement_terms};

#[rustfmt::skip]
pub(super) const TARGETS: Form = Form {
    table: TableName::Targets,
    list: None,
    sheet: Text::new("Target", "Targets"),
    fields: &[
        Field::new("period", Kind::Period, ("Periode", "Period")).needed()
            .known_as(&["tahun", "bulan", "triwulan", "tahun anggaran", "periode target", "year", "quarter"])
            .help("Tahun, triwulan, bulan atau rentang: 2024, TW III 2024, Oktober 2024, Januari s.d. Oktober 2024",
                "A year, quarter, month or span: 2024, Q3 2024, October 2024, January to October 2024")
            .examples("2099", "TW I 2099"),
        Field::new("scope_kind", Kind::Term(&SCOPE_KINDS), ("Jenis lingkup", "Kind of scope")).or("\"office\"")
            .known_as(&["jenis", "tingkat", "untuk"])
            .help("Target siapa ini; kosong berarti kantor", "Whose target it is; empty means the office's")
            .examples("Kantor", "Negara tujuan"),
        Field::new("scope", Kind::Text, ("Lingkup", "Scope")).or("\"\"")
            .known_as(&["kantor", "upt", "unit kerja", "nama", "sasaran", "cakupan", "office", "target for"])
            .help("Nama kantor, lembaga, negara atau skema", "The name of the office, agency, country or scheme")
            .examples("Kantor Contoh", "Taiwan"),
        Field::new("value", Kind::Count, ("Target", "Target")).needed()
            .known_as(&["target penempatan", "jumlah target", "target pmi", "nilai target", "jumlah", "placement target"])
            .help("Jumlah penempatan yang hendak dicapai", "Placements to be reached")
            .examples("1200", "300"),
        Field::new("version", Kind::Count, ("Versi", "Version")).or("1")
            .known_as(&["revisi", "revisi ke", "revision"])
            .help("1 untuk yang pertama; revisi adalah baris baru dengan angka berikutnya",
                "1 for the first; a revision is a new row with the next number")
            .examples("1", "1"),
        Field::new("decided_on", Kind::Day, ("Tanggal penetapan", "Decided on"))
            .known_as(&["ditetapkan", "tanggal ditetapkan", "tgl penetapan", "tanggal sk", "tanggal perjanjian kinerja"])
            .help("Hari target ditetapkan; kosong berarti hari pertama periodenya",
                "The day it was decided; empty means the first day of its period")
            .examples("02/01/2099", "02/01/2099"),
        Field::new("decree", Kind::Code, ("Nomor penetapan", "Decree")).or("\"\"")
            .known_as(&["nomor sk", "no sk", "dasar", "dasar hukum", "perjanjian kinerja", "nomor"])
            .help("Nomor surat keputusan atau perjanjian kinerja", "Number of the decree or agreement")
            .examples("CONTOH/1/2099", "CONTOH/1/2099"),
        Field::new("source", Kind::Text, ("Sumber", "Source")).or("\"\"")
            .known_as(&["sumber data", "keterangan"])
            .help("Dari mana angka ini", "Where the figure comes from")
            .examples("Contoh", "Contoh"),
    ],
    signatures: &[&["period", "value", "scope"], &["period", "value", "scope_kind"], &["period", "value", "decided_on"],
        &["period", "value", "decree"]],
    settle,
};

fn settle(object: &mut Object, _: &Context<'_>) {
    if let Ok(period) = text(object, "period").parse::<Period>() {
        fill(object, "decided_on", period.first().to_string());
    }
    let vocabulary: Option<&Vocabulary> = match text(object, "scope_kind") {
        "destination" => Some(&destination::DESTINATIONS),
        "scheme" => Some(&placement_terms::SCHEMES),
        _ => None,
    };
    let term = vocabulary.and_then(|vocabulary| vocabulary.recognise(text(object, "scope")));
    if let Some(term) = term {
        object.insert("scope".to_owned(), Value::from(term.code));
    }
}
