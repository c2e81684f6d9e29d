//! Agencies with their licences, and the sanctions in a sheet of their own.

use super::PARENT;
use crate::ingest::tables::form::{Context, Field, Form, Kind, Object, as_it_is, fill, text};
use crate::model::Text;
use crate::model::agency_name;
use crate::model::table::TableName;
use crate::model::vocabulary::record_terms::{AGENCY_KINDS, DEPOSITS, SANCTION_KINDS};

#[rustfmt::skip]
pub(super) const AGENCIES: Form = Form {
    table: TableName::Agencies,
    list: None,
    sheet: Text::new("Lembaga", "Agencies"),
    fields: &[
        Field::new("id", Kind::Key, ("Kode lembaga", "Agency code"))
            .known_as(&["kode", "kode p3mi", "id p3mi", "id lembaga", "code"])
            .help("Kode yang dipakai tabel lain; kosong berarti dibuat dari namanya",
                "The code that other tables use; empty means made from the name")
            .examples("CONTOH-1", "CONTOH-2"),
        Field::new("name", Kind::Text, ("Nama lembaga", "Agency name")).needed()
            .known_as(&["nama", "nama p3mi", "p3mi", "nama perusahaan", "perusahaan", "nama pptkis", "nama pt", "name", "company", "agency", "lembaga"])
            .help("Nama lengkap lembaga", "The full name of the agency")
            .examples("PT Contoh Satu", "BLK Contoh Dua"),
        Field::new("kind", Kind::Term(&AGENCY_KINDS), ("Jenis lembaga", "Kind")).or("\"p3mi\"")
            .known_as(&["jenis", "tipe", "kategori", "kategori lembaga", "type"])
            .help("Kosong berarti P3MI", "Empty means placement agency")
            .examples("P3MI", "Lembaga pelatihan"),
        Field::new("licence_number", Kind::Code, ("Nomor izin", "Licence number"))
            .known_as(&["sip3mi", "no sip3mi", "nomor sip3mi", "no izin", "nomor izin p3mi", "no izin p3mi", "siup3mi", "siuppp", "nomor akreditasi", "license number", "licence no"])
            .help("Nomor SIP3MI atau akreditasi", "Number of the SIP3MI or accreditation")
            .examples("SIP3MI-CONTOH/1", "AKR-CONTOH/2"),
        Field::new("licence_expires", Kind::Day, ("Izin berlaku sampai", "Licence expires"))
            .known_as(&["berlaku sampai", "masa berlaku", "masa berlaku izin", "berlaku hingga", "tanggal berakhir", "tgl berakhir izin", "berakhir", "expires", "expiry", "valid until"])
            .help("Hari terakhir izin berlaku", "The last day of the licence")
            .examples("31/12/2099", "30/06/2099"),
        Field::new("deposit", Kind::Term(&DEPOSITS), ("Deposito jaminan", "Deposit")).or("\"unknown\"")
            .known_as(&["deposito", "jaminan", "status deposito", "uang jaminan"])
            .help("Keadaan deposito pada bank pemerintah", "The state of the deposit at a state bank")
            .examples("Utuh", "Tidak diwajibkan"),
        Field::new("city", Kind::Text, ("Kota", "City")).or("\"\"")
            .known_as(&["kabupaten/kota", "kab/kota", "kota/kabupaten", "domisili", "lokasi", "wilayah"])
            .help("Kota atau kabupaten, bukan alamat", "City or regency, not the address")
            .examples("Kota Contoh", "Kota Contoh"),
    ],
    signatures: &[&["name", "licence_number"], &["name", "licence_expires"], &["name", "kind", "city"], &["name", "deposit"], &["id", "name", "kind"]],
    settle: settle_agency,
};

#[rustfmt::skip]
pub(super) const SANCTIONS: Form = Form {
    table: TableName::Agencies,
    list: Some("sanctions"),
    sheet: Text::new("Sanksi", "Sanctions"),
    fields: &[
        Field::new(PARENT, Kind::Agency, ("Lembaga", "Agency")).needed()
            .known_as(&["agency", "kode lembaga", "nama lembaga", "nama p3mi", "p3mi", "perusahaan", "nama perusahaan", "nama pptkis"])
            .help("Kode, nomor izin atau nama seperti pada lembar Lembaga", "Code, licence number or name as on the sheet Agencies")
            .examples("CONTOH-1", "PT Contoh Satu"),
        Field::new("kind", Kind::Term(&SANCTION_KINDS), ("Jenis sanksi", "Kind of sanction")).needed()
            .known_as(&["sanksi", "bentuk sanksi", "sanction"])
            .help("Tangga sanksi administratif", "The ladder of administrative sanctions")
            .examples("Peringatan tertulis", "Penghentian sebagian"),
        Field::new("legal_basis", Kind::Code, ("Dasar hukum", "Legal basis")).or("\"\"")
            .known_as(&["dasar", "nomor surat", "nomor sk", "no sk", "pasal"])
            .help("Pasal atau nomor surat", "Article or number of the letter")
            .examples("SK-CONTOH/1", "SK-CONTOH/2"),
        Field::new("start", Kind::Day, ("Mulai", "Start")).needed()
            .known_as(&["tanggal mulai", "tgl mulai", "sejak", "tanggal sanksi", "tanggal", "dari", "from"])
            .help("Hari sanksi mulai berlaku", "The day the sanction takes effect")
            .examples("01/02/2099", "01/04/2099"),
        Field::new("end", Kind::Day, ("Selesai", "End"))
            .known_as(&["tanggal selesai", "berakhir", "tanggal berakhir", "sampai", "berlaku sampai", "until"])
            .help("Hari terakhir; kosong selama belum berakhir", "The last day; empty while it has no end")
            .examples("", "30/06/2099"),
    ],
    signatures: &[&[PARENT, "kind", "start"], &[PARENT, "kind", "legal_basis"]],
    settle: as_it_is,
};

fn settle_agency(object: &mut Object, _: &Context<'_>) {
    let own = agency_name::own_id(&agency_name::cleaned(text(object, "name")));
    fill(object, "id", own);
}
