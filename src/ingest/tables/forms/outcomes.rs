//! What must not be lost of a meeting: figures shown, constraints, decisions, actions.

use serde_json::{Value, json};

use super::meetings::MEETING;
use crate::ingest::reading::date::due::due;
use crate::ingest::reading::date::{self, Convention, Order};
use crate::ingest::tables::form::{Context, Field, Form, Kind, Object, as_it_is, fill, text};
use crate::model::Text;
use crate::model::table::TableName;
use crate::model::vocabulary::destination::DESTINATIONS;
use crate::model::vocabulary::record_terms::{
    ACTION_STATES, AFFECTED, CONSTRAINT_CATEGORIES, LEVELS,
};

#[rustfmt::skip]
pub(super) const FIGURES_SHOWN: Form = Form {
    table: TableName::Meetings,
    list: Some("figures"),
    sheet: Text::new("Angka rapat", "Figures shown"),
    fields: &[
        MEETING,
        Field::new("text", Kind::Text, ("Ucapan", "Said")).needed().known_as(&["pernyataan", "isi"])
            .help("Kalimatnya", "What was said").examples("Contoh: capaian 75% dari target", ""),
        Field::new("stated", Kind::Quantity, ("Angka", "Stated value")).needed().known_as(&["angka disebut", "nilai", "angka tercetak"])
            .help("Angka sebagaimana disebut", "The figure as it was said").examples("75", ""),
        Field::new("unit", Kind::Text, ("Satuan", "Unit")).or("\"count\"")
            .help("% untuk persen, count untuk bilangan", "% for percent, count for numbers").examples("%", ""),
        Field::new("inputs", Kind::Text, ("Hitungan", "Inputs")).or("\"\"").known_as(&["perhitungan"])
            .help("Hitungan di baliknya: 30/40", "The sum behind it: 30/40").examples("30/40", ""),
        Field::new("period", Kind::Period, ("Periode", "Period")).needed()
            .help("Masa yang dicakup angka itu", "What the figure covers").examples("Januari s.d. September 2099", ""),
        Field::new("source", Kind::Text, ("Sumber", "Source")).or("\"\"").help("Dari mana angka ini", "Where it comes from").examples("Contoh", ""),
    ],
    signatures: &[&["text", "stated", "period"]],
    settle: as_it_is,
};

#[rustfmt::skip]
pub(super) const CONSTRAINTS: Form = Form {
    table: TableName::Meetings,
    list: Some("constraints"),
    sheet: Text::new("Kendala", "Constraints"),
    fields: &[
        MEETING,
        Field::new("id", Kind::Key, ("Kode kendala", "Constraint code")).known_as(&["kode", "no", "nomor"])
            .help("Kosong berarti nomor baris", "Empty means numbered by its row").examples("K-CONTOH-1", "K-CONTOH-2"),
        Field::new("text", Kind::Text, ("Kendala", "Constraint")).needed()
            .known_as(&["uraian kendala", "permasalahan", "hambatan", "isu", "masalah"])
            .help("Apa kendalanya", "What hinders").examples("Contoh kendala", "Contoh kendala lain"),
        Field::new("category", Kind::Term(&CONSTRAINT_CATEGORIES), ("Kategori", "Category")).or("\"coordination\"")
            .known_as(&["jenis kendala", "jenis", "bidang"]).help("Kosong berarti koordinasi", "Empty means coordination").examples("Biaya", "Sistem"),
        Field::new("agency", Kind::Agency, ("Lembaga", "Agency")).known_as(&["p3mi", "nama p3mi"])
            .help("Bila menyangkut satu lembaga", "When it is about one agency").examples("", ""),
        Field::new("destination", Kind::Term(&DESTINATIONS), ("Negara tujuan", "Destination")).known_as(&["negara"])
            .help("Bila menyangkut satu negara", "When it is about one country").examples("", "Taiwan"),
        Field::new("severity", Kind::Term(&LEVELS), ("Tingkat", "Severity")).or("\"medium\"").known_as(&["tingkat kendala", "bobot", "dampak"])
            .help("Kosong berarti sedang", "Empty means medium").examples("Tinggi", "Sedang"),
        Field::new("root_cause", Kind::Text, ("Akar masalah", "Root cause")).known_as(&["penyebab", "sebab"])
            .help("Boleh kosong", "May be empty").examples("", ""),
        Field::new("raised_by", Kind::Text, ("Diajukan oleh", "Raised by")).known_as(&["pengusul", "dari"])
            .help("Instansinya", "The institution").examples("P3MI Contoh", ""),
    ],
    signatures: &[&["text", "category"], &["text", "severity"], &["text", "root_cause"]],
    settle: |object, at| number(object, "K", at),
};

#[rustfmt::skip]
pub(super) const DECISIONS: Form = Form {
    table: TableName::Meetings,
    list: Some("decisions"),
    sheet: Text::new("Keputusan", "Decisions"),
    fields: &[
        MEETING,
        Field::new("id", Kind::Key, ("Kode keputusan", "Decision code")).known_as(&["kode", "no", "nomor"])
            .help("Kosong berarti nomor baris", "Empty means numbered by its row").examples("D-CONTOH-1", "D-CONTOH-2"),
        Field::new("text", Kind::Text, ("Keputusan", "Decision")).needed().known_as(&["uraian keputusan", "kesimpulan", "isi keputusan"])
            .help("Apa yang diputuskan", "What was decided").examples("Contoh keputusan", "Contoh keputusan lain"),
        Field::new("basis", Kind::Text, ("Dasar", "Basis")).known_as(&["dasar hukum"]).help("Boleh kosong", "May be empty").examples("", ""),
        Field::new("valid_from", Kind::Day, ("Berlaku sejak", "Valid from")).known_as(&["mulai berlaku", "berlaku mulai"])
            .help("Boleh kosong", "May be empty").examples("01/11/2099", ""),
        Field::new("affects", Kind::Term(&AFFECTED), ("Memengaruhi", "Affects")).known_as(&["indikator", "sasaran"])
            .help("Angka yang hendak digerakkan; ditandai pada grafiknya", "The figure that it is meant to move; it is marked on its charts").examples("Penempatan", ""),
        Field::new("agency", Kind::Agency, ("Lembaga", "Agency")).known_as(&["p3mi", "nama p3mi"]).help("Bila menyangkut satu lembaga", "When it is about one agency").examples("", ""),
        Field::new("destination", Kind::Term(&DESTINATIONS), ("Negara tujuan", "Destination")).known_as(&["negara"]).help("Bila menyangkut satu negara", "When it is about one country").examples("", ""),
    ],
    signatures: &[&["id", "text"], &["text", "valid_from"], &["text", "basis"]],
    settle: |object, at| number(object, "D", at),
};

#[rustfmt::skip]
pub(super) const ACTIONS: Form = Form {
    table: TableName::Meetings,
    list: Some("actions"),
    sheet: Text::new("Tindak lanjut", "Actions"),
    fields: &[
        MEETING,
        Field::new("id", Kind::Key, ("Kode tindak lanjut", "Action code")).known_as(&["kode", "no", "nomor"])
            .help("Kosong berarti nomor baris", "Empty means numbered by its row").examples("T-CONTOH-1", "T-CONTOH-2"),
        Field::new("text", Kind::Text, ("Tindak lanjut", "Action")).needed().known_as(&["uraian tindak lanjut", "rencana tindak lanjut", "rtl", "rencana aksi", "kegiatan"])
            .help("Apa yang dikerjakan", "What is to be done").examples("Contoh tindak lanjut", "Contoh tindak lanjut lain"),
        Field::new("origin", Kind::Text, ("Asal", "Origin")).known_as(&["kode kendala", "kode keputusan", "dari kendala"])
            .help("Kode kendala atau keputusan asalnya", "Code of the constraint or decision it comes from").examples("K-CONTOH-1", ""),
        Field::new("owner_person", Kind::Text, ("Penanggung jawab", "Owner")).known_as(&["pic", "nama penanggung jawab"])
            .help("Jabatan, sebaiknya bukan nama orang", "The office, better than a person's name").examples("", ""),
        Field::new("owner_institution", Kind::Text, ("Instansi penanggung jawab", "Owner institution")).known_as(&["instansi", "unit", "unit kerja", "pelaksana"])
            .help("Instansi yang mengerjakan", "Who does it").examples("Instansi Contoh", "Instansi Contoh"),
        Field::new("due_text", Kind::Text, ("Tenggat", "When due")).known_as(&["batas waktu", "target waktu", "target selesai", "waktu", "deadline", "jatuh tempo"])
            .help("Sebagaimana tertulis: Desember 2024, TW IV 2024, segera", "As it was written: December 2024, Q4 2024, soon").examples("31/12/2099", "segera"),
        Field::new("due", Kind::Day, ("Tanggal tenggat", "Due on"))
            .help("Hari terakhir; kosong berarti dibaca dari tenggat", "The last day; empty means read from what is due").examples("", ""),
        Field::new("first_due", Kind::Day, ("Tenggat semula", "First due on")).known_as(&["tenggat awal", "sebelum diperpanjang"])
            .help("Bila tenggat pernah diperpanjang", "When the last day was moved").examples("", ""),
        Field::new("measure", Kind::Text, ("Ukuran keberhasilan", "Measure")).known_as(&["ukuran", "indikator keberhasilan", "output", "keluaran"])
            .help("Bagaimana diketahui sudah selesai", "How its end is known").examples("Contoh ukuran", ""),
        Field::new("priority", Kind::Term(&LEVELS), ("Prioritas", "Priority")).or("\"medium\"")
            .help("Kosong berarti sedang", "Empty means medium").examples("Tinggi", "Sedang"),
        Field::new("status", Kind::Term(&ACTION_STATES), ("Status", "Status")).or("\"not_started\"").known_as(&["status tindak lanjut"])
            .help("Kosong berarti belum mulai; lewat tenggat dihitung sendiri", "Empty means not started; overdue is worked out").examples("Berjalan", "Belum mulai"),
        Field::new("progress", Kind::Percent, ("Kemajuan", "Progress")).or("0").known_as(&["progres", "kemajuan (%)", "persentase"])
            .help("0 sampai 100", "0 to 100").examples("50", "0"),
        Field::new("reason", Kind::Text, ("Alasan", "Reason")).known_as(&["alasan penundaan", "kendala pelaksanaan"])
            .help("Wajib bila ditunda atau dibatalkan", "Needed when postponed or cancelled").examples("", ""),
        Field::new("evidence", Kind::Text, ("Bukti", "Evidence")).known_as(&["bukti dukung", "data dukung"]).help("Boleh kosong", "May be empty").examples("", ""),
        Field::new("done_on", Kind::Day, ("Tanggal selesai", "Done on")).known_as(&["selesai tanggal", "tgl selesai"])
            .help("Kosong selama belum selesai", "Empty until it is done").examples("", ""),
        Field::new("verified_by", Kind::Text, ("Diverifikasi oleh", "Verified by")).known_as(&["verifikator"]).help("Instansinya", "The institution").examples("", ""),
        Field::new("agency", Kind::Agency, ("Lembaga", "Agency")).known_as(&["p3mi", "nama p3mi"]).help("Bila menyangkut satu lembaga", "When it is about one agency").examples("", ""),
        Field::new("destination", Kind::Term(&DESTINATIONS), ("Negara tujuan", "Destination")).known_as(&["negara"]).help("Bila menyangkut satu negara", "When it is about one country").examples("", ""),
        Field::new("carried_over_from", Kind::Text, ("Lanjutan dari", "Carried over from")).known_as(&["tindak lanjut sebelumnya"])
            .help("Kode tindak lanjut rapat sebelumnya", "Code of the action of an earlier meeting").examples("", ""),
        Field::new("affects", Kind::Term(&AFFECTED), ("Memengaruhi", "Affects")).known_as(&["indikator", "sasaran"])
            .help("Angka yang hendak digerakkan; ditandai pada grafiknya", "The figure that it is meant to move; it is marked on its charts").examples("Penempatan", ""),
    ],
    signatures: &[&["text", "due_text"], &["text", "status"], &["text", "owner_institution"], &["text", "owner_person"], &["text", "due"]],
    settle: settle_action,
};

/// Gives a row an id of its own where it has none.
fn number(object: &mut Object, letter: &str, at: &Context<'_>) {
    fill(object, "id", format!("{letter}-{}", at.row));
}

fn settle_action(object: &mut Object, at: &Context<'_>) {
    number(object, "T", at);
    let convention = Convention { order: Some(Order::DayFirst), ..Convention::default() };
    let due = date::written(text(object, "due_text")).and_then(|due| due.read(convention));
    if let Some(period) = due {
        fill(object, "due", period.last().to_string());
    }
    let due = text(object, "due").to_owned();
    if !due.is_empty() {
        fill(object, "due_text", due);
    }
    if let Some(first) = object.remove("first_due").filter(Value::is_string) {
        object.insert("extensions".to_owned(), json!([{ "due": first }]));
    }
    if matches!(text(object, "status"), "done" | "verified") {
        let progress = object.get("progress").and_then(Value::as_u64);
        if progress == Some(0) {
            object.insert("progress".to_owned(), Value::from(100));
        }
    }
}

/// Reads what is due by the day of the meeting, such as "TW IV" or "akhir tahun", where no day stands yet.
pub(in crate::ingest::tables) fn date_action(action: &mut Object, meeting: &Object) {
    let said = text(meeting, "start").parse().ok();
    let due = said.and_then(|said| due(text(action, "due_text"), said).day());
    if let Some(due) = due {
        fill(action, "due", due.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_without_a_year_is_meant_from_the_meeting_on() {
        let read = |due_text: &str, due: Value| {
            let object = |value: Value| value.as_object().unwrap().clone();
            let mut action = object(json!({ "due_text": due_text, "due": due }));
            date_action(&mut action, &object(json!({ "start": "2024-11-29" })));
            action.get("due").cloned().unwrap()
        };
        assert_eq!(read("TW IV", Value::Null), "2024-12-31");
        assert_eq!(read("Januari", Value::Null), "2025-01-31");
        assert_eq!(read("segera", Value::Null), Value::Null);
        assert_eq!(read("TW IV", json!("2024-12-20")), "2024-12-20");
    }
}
