//! Published statements, with the sum behind each.

use crate::ingest::tables::form::{Context, Field, Form, Kind, Object, fill};
use crate::model::Text;
use crate::model::table::TableName;

#[rustfmt::skip]
pub(super) const CLAIMS: Form = Form {
    table: TableName::Claims,
    list: None,
    sheet: Text::new("Pernyataan", "Claims"),
    fields: &[
        Field::new("id", Kind::Key, ("Nomor", "Number"))
            .known_as(&["no", "no.", "nr"])
            .help("Kosong berarti nomor baris", "Empty means the number of its row")
            .examples("901", "902"),
        Field::new("text", Kind::Text, ("Pernyataan", "Statement")).needed()
            .known_as(&["klaim", "kutipan", "isi", "claim"])
            .help("Kalimat yang terbit, dengan kata sendiri", "What was printed, in own words")
            .examples("Contoh: 30 dari 40 adalah 75%", "Contoh: 12 + 8 = 20"),
        Field::new("stated", Kind::Quantity, ("Angka tercetak", "Stated value")).needed()
            .known_as(&["angka", "nilai", "tercetak", "value"])
            .help("Angka sebagaimana tercetak", "The figure as printed")
            .examples("75", "20"),
        Field::new("unit", Kind::Text, ("Satuan", "Unit")).or("\"count\"")
            .help("% untuk persen, count untuk bilangan", "% for percent, count for numbers")
            .examples("%", "count"),
        Field::new("inputs", Kind::Text, ("Hitungan", "Inputs")).or("\"\"")
            .known_as(&["perhitungan", "rumus", "formula"])
            .help("Hitungan di baliknya: 30/40, 12+8, (28927-23197)/28927", "The sum behind it: 30/40, 12+8, (28927-23197)/28927")
            .examples("30/40", "12+8"),
        Field::new("computed", Kind::Quantity, ("Angka hitungan", "Computed value"))
            .known_as(&["hasil hitung", "hasil"])
            .help("Kosong berarti dihitung program", "Empty means computed by the program")
            .examples("75", "20"),
        Field::new("verdict", Kind::Text, ("Penilaian", "Verdict")).or("\"\"")
            .known_as(&["kesimpulan"])
            .help("holds, fails, …; kosong boleh", "holds, fails, …; may be empty")
            .examples("holds", "holds"),
        Field::new("kind", Kind::Text, ("Jenis hitungan", "Kind")).or("\"share\"")
            .known_as(&["jenis"])
            .help("share, growth, sum atau cross", "share, growth, sum or cross")
            .examples("share", "sum"),
        Field::new("comment", Kind::Text, ("Catatan", "Comment")).or("\"\"")
            .known_as(&["komentar", "keterangan"])
            .help("Catatan sendiri", "Your own remark")
            .examples("", ""),
        Field::new("source", Kind::Text, ("Sumber", "Source")).or("\"\"")
            .known_as(&["sumber data", "penerbit"])
            .help("Penerbit dan alamatnya", "Publisher and address")
            .examples("Contoh", "Contoh"),
    ],
    signatures: &[&["text", "stated", "inputs"], &["text", "stated", "unit"]],
    settle,
};

fn settle(object: &mut Object, at: &Context<'_>) {
    fill(object, "id", at.row.to_string());
}
