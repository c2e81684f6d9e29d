//! Complaints: one row each, or a count of equal ones. No row names a person.

use crate::ingest::tables::form::{Field, Form, Kind, as_it_is};
use crate::model::Text;
use crate::model::table::TableName;
use crate::model::vocabulary::complaint_category::{COMPLAINT_CATEGORIES, COMPLAINT_CHANNELS};
use crate::model::vocabulary::destination::DESTINATIONS;
use crate::model::vocabulary::record_terms::{ATTRIBUTIONS, COMPLAINT_STATES, PHASES};

#[rustfmt::skip]
pub(super) const COMPLAINTS: Form = Form {
    table: TableName::Complaints,
    list: None,
    sheet: Text::new("Pengaduan", "Complaints"),
    fields: &[
        Field::new("date", Kind::Day, ("Tanggal", "Date")).needed()
            .known_as(&["tanggal pengaduan", "tgl pengaduan", "tgl", "tanggal masuk", "tanggal lapor", "tanggal terima"])
            .help("Hari pengaduan diterima", "The day it was received")
            .examples("03/02/2099", "10/02/2099"),
        Field::new("agency", Kind::Agency, ("P3MI", "Agency"))
            .known_as(&["nama p3mi", "lembaga", "perusahaan", "nama perusahaan", "pptkis", "nama pptkis", "teradu"])
            .help("Kosong bila tidak ada", "Empty when there is none")
            .examples("CONTOH-1", ""),
        Field::new("destination", Kind::Term(&DESTINATIONS), ("Negara tujuan", "Destination")).needed()
            .known_as(&["negara", "negara penempatan", "country"])
            .help("Nama negara atau kode ISO tiga huruf", "Country name or ISO code of three letters")
            .examples("Taiwan", "Malaysia"),
        Field::new("category", Kind::Term(&COMPLAINT_CATEGORIES), ("Kategori", "Category")).needed()
            .known_as(&["kategori pengaduan", "jenis pengaduan", "jenis kasus", "permasalahan", "kasus", "masalah", "jenis masalah"])
            .help("Tentang apa", "What it is about")
            .examples("Gaji tidak dibayar", "Gagal berangkat"),
        Field::new("phase", Kind::Term(&PHASES), ("Tahap", "Phase")).or("\"during_work\"")
            .known_as(&["fase", "masa", "tahap penempatan"])
            .help("Kosong berarti selama bekerja", "Empty means during work")
            .examples("Selama bekerja", "Sebelum bekerja"),
        Field::new("attributable_to", Kind::Term(&ATTRIBUTIONS), ("Terhadap", "Against")).or("\"unknown\"")
            .known_as(&["pihak", "pihak teradu", "penyebab", "terhadap siapa"])
            .help("Hanya yang terhadap lembaga dihitung pada lembaga itu", "Only those against the agency count for it")
            .examples("Pemberi kerja", "Calo"),
        Field::new("channel", Kind::Term(&COMPLAINT_CHANNELS), ("Kanal", "Channel")).or("\"other\"")
            .known_as(&["media", "media pengaduan", "cara", "saluran", "kanal pengaduan"])
            .help("Bagaimana pengaduan sampai", "How it arrived")
            .examples("Datang langsung", "Telepon"),
        Field::new("status", Kind::Term(&COMPLAINT_STATES), ("Status", "Status")).or("\"new\"")
            .known_as(&["status pengaduan", "penanganan", "tindak lanjut"])
            .help("Kosong berarti baru", "Empty means new")
            .examples("Diproses", "Selesai"),
        Field::new("closed_on", Kind::Day, ("Tanggal selesai", "Closed on"))
            .known_as(&["tgl selesai", "selesai tanggal", "tanggal ditutup", "tanggal penyelesaian"])
            .help("Kosong selama belum selesai", "Empty until it is closed")
            .examples("", "20/02/2099"),
        Field::new("count", Kind::Count, ("Jumlah", "Count")).or("1")
            .known_as(&["jml", "jumlah pengaduan", "jumlah kasus", "banyaknya", "cases"])
            .help("Pengaduan yang sama; kosong berarti satu", "Equal complaints; empty means one")
            .examples("1", "2"),
    ],
    signatures: &[&["date", "destination", "category"], &["date", "destination", "status", "channel"]],
    settle: as_it_is,
};
