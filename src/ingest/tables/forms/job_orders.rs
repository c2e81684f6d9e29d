//! Job orders, and the evaluation figures of agencies.

use crate::ingest::tables::form::{Context, Field, Form, Kind, Object, as_it_is, fill};
use crate::model::Text;
use crate::model::table::TableName;
use crate::model::vocabulary::destination::DESTINATIONS;
use crate::model::vocabulary::occupation::OCCUPATIONS;

#[rustfmt::skip]
pub(super) const JOB_ORDERS: Form = Form {
    table: TableName::JobOrders,
    list: None,
    sheet: Text::new("Job order", "Job orders"),
    fields: &[
        Field::new("id", Kind::Key, ("Nomor job order", "Job order number"))
            .known_as(&["no job order", "job order", "nomor jo", "no jo", "nomor", "kode", "jo number"])
            .help("Kosong berarti diberi nomor baris", "Empty means numbered by its row")
            .examples("JO-CONTOH-1", "JO-CONTOH-2"),
        Field::new("agency", Kind::Agency, ("P3MI", "Agency")).needed()
            .known_as(&["nama p3mi", "lembaga", "perusahaan", "nama perusahaan", "pptkis", "nama pptkis", "agency code"])
            .help("Kode, nomor izin atau nama", "Code, licence number or name")
            .examples("CONTOH-1", "PT Contoh Satu"),
        Field::new("destination", Kind::Term(&DESTINATIONS), ("Negara tujuan", "Destination")).needed()
            .known_as(&["negara", "negara penempatan", "tujuan", "country"])
            .help("Nama negara atau kode ISO tiga huruf", "Country name or ISO code of three letters")
            .examples("Taiwan", "Malaysia"),
        Field::new("occupation", Kind::Term(&OCCUPATIONS), ("Jabatan", "Occupation")).needed()
            .known_as(&["nama jabatan", "pekerjaan", "posisi", "jenis pekerjaan", "job"])
            .help("Jabatan yang diminta", "The occupation asked for")
            .examples("Pengasuh", "Asisten rumah tangga"),
        Field::new("quota", Kind::Count, ("Kuota", "Quota")).needed()
            .known_as(&["jumlah", "jumlah permintaan", "kebutuhan", "jumlah kebutuhan", "jml", "jumlah job order", "jumlah tenaga kerja", "workers"])
            .help("Pekerja yang diminta", "Workers asked for")
            .examples("25", "40"),
        Field::new("issued", Kind::Day, ("Tanggal terbit", "Issued")).needed()
            .known_as(&["terbit", "tgl terbit", "tanggal", "tanggal job order", "diterbitkan", "mulai berlaku"])
            .help("Hari terbit", "The day of issue")
            .examples("05/01/2099", "12/01/2099"),
        Field::new("expires", Kind::Day, ("Berlaku sampai", "Expires")).needed()
            .known_as(&["masa berlaku", "berlaku hingga", "kedaluwarsa", "tanggal berakhir", "berakhir", "valid until"])
            .help("Hari terakhir berlaku", "The last day of validity")
            .examples("05/07/2099", "12/07/2099"),
    ],
    signatures: &[&["quota", "destination", "expires"], &["id", "quota", "destination", "issued"]],
    settle: settle_order,
};

#[rustfmt::skip]
pub(super) const INDICATORS: Form = Form {
    table: TableName::Indicators,
    list: None,
    sheet: Text::new("Indikator", "Indicators"),
    fields: &[
        Field::new("agency", Kind::Agency, ("Lembaga", "Agency")).needed()
            .known_as(&["kode lembaga", "nama lembaga", "p3mi", "nama p3mi", "perusahaan"])
            .help("Kode, nomor izin atau nama", "Code, licence number or name")
            .examples("CONTOH-1", "PT Contoh Satu"),
        Field::new("period", Kind::Period, ("Periode", "Period")).needed()
            .known_as(&["tahun", "triwulan", "bulan", "year", "quarter"])
            .help("Tahun, triwulan, bulan atau rentang", "A year, quarter, month or span")
            .examples("TW I 2099", "2099"),
        Field::new("indicator", Kind::Text, ("Indikator", "Indicator")).needed()
            .known_as(&["nama indikator", "ukuran"])
            .help("opp_share (ikut OPP), bpjs_share (terlindung BPJS), unfit_rate (tidak layak kesehatan), reports_on_time, …",
                "opp_share (attended the orientation), bpjs_share (insured), unfit_rate (unfit for work), reports_on_time, …")
            .examples("opp_share", "reports_on_time"),
        Field::new("value", Kind::Share, ("Nilai", "Value")).needed()
            .known_as(&["capaian", "hasil", "realisasi"])
            .help("Bagian ditulis 0,98 atau 98%", "Shares are written 0.98 or 98%")
            .examples("98%", "11"),
        Field::new("source", Kind::Text, ("Sumber", "Source")).or("\"\"")
            .known_as(&["sumber data", "keterangan"])
            .help("Dari mana angka ini", "Where the figure comes from")
            .examples("Contoh", "Contoh"),
    ],
    signatures: &[&["agency", "indicator", "value"]],
    settle: as_it_is,
};

fn settle_order(object: &mut Object, at: &Context<'_>) {
    fill(object, "id", format!("{}-{}", at.stem, at.row));
}
