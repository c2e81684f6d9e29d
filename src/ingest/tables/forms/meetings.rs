//! Meetings, and who was there: a sheet for the meetings and one for each list.

use super::PARENT;
use crate::ingest::tables::form::{Context, Field, Form, Kind, Object, as_it_is, fill, text};
use crate::model::Text;
use crate::model::table::TableName;
use crate::model::vocabulary::record_terms::MEETING_TYPES;

/// Which meeting a row belongs to. In a workbook with one meeting it may be left out.
pub(super) const MEETING: Field = Field::new(PARENT, Kind::Text, ("Kode rapat", "Meeting code"))
    .known_as(&["rapat", "id rapat", "nama rapat", "meeting", "judul rapat"])
    .help(
        "Kode atau judul seperti pada lembar Rapat; kosong bila hanya ada satu rapat",
        "Code or title as on the sheet Meetings; empty when there is only one",
    )
    .examples("contoh-2099", "contoh-2099");

#[rustfmt::skip]
pub(super) const MEETINGS: Form = Form {
    table: TableName::Meetings,
    list: None,
    sheet: Text::new("Rapat", "Meetings"),
    fields: &[
        Field::new("id", Kind::Key, ("Kode rapat", "Meeting code"))
            .known_as(&["kode", "id rapat", "nomor rapat"])
            .help("Kosong berarti dibuat dari tanggalnya", "Empty means made from its date")
            .examples("contoh-2099", "contoh-2099-b"),
        Field::new("kind", Kind::Term(&MEETING_TYPES), ("Jenis rapat", "Kind")).or("\"coordination\"")
            .known_as(&["jenis", "tipe"])
            .help("Kosong berarti rapat koordinasi", "Empty means coordination")
            .examples("Rapat koordinasi", "Evaluasi"),
        Field::new("title", Kind::Text, ("Judul rapat", "Title")).needed()
            .known_as(&["rapat", "nama rapat", "judul", "perihal", "acara", "kegiatan"])
            .help("Nama rapat pada undangan", "Its name on the invitation")
            .examples("Contoh: rapat koordinasi", "Contoh: evaluasi"),
        Field::new("start", Kind::Day, ("Mulai", "Start")).needed()
            .known_as(&["tanggal", "tanggal mulai", "tanggal rapat", "tgl", "hari/tanggal", "date"])
            .help("Hari pertama", "The first day")
            .examples("29/10/2099", "10/11/2099"),
        Field::new("end", Kind::Day, ("Selesai", "End"))
            .known_as(&["tanggal selesai", "sampai", "sampai dengan"])
            .help("Kosong berarti sehari", "Empty means one day")
            .examples("30/10/2099", "10/11/2099"),
        Field::new("place", Kind::Text, ("Tempat", "Place")).or("\"\"")
            .known_as(&["lokasi", "tempat rapat"]).help("Tempat rapat", "Where it was held")
            .examples("Ruang Contoh", "Ruang Contoh"),
        Field::new("chair", Kind::Text, ("Pimpinan rapat", "Chair")).or("\"\"")
            .known_as(&["pimpinan", "ketua", "ketua rapat", "dipimpin oleh"])
            .help("Jabatannya, sebaiknya bukan nama orang", "The office, better than a person's name")
            .examples("Kepala Kantor Contoh", "Kepala Kantor Contoh"),
        Field::new("minute_taker", Kind::Text, ("Notulis", "Minute taker"))
            .known_as(&["notulen", "pencatat"]).help("Jabatannya", "The office")
            .examples("Staf Contoh", ""),
        Field::new("data_as_of", Kind::Day, ("Data per", "Data as of"))
            .known_as(&["tanggal data", "data sampai", "posisi data"])
            .help("Hari terakhir yang dicakup angka yang ditampilkan; kosong berarti hari pertama rapat",
                "The last day that the figures shown cover; empty means the first day of the meeting")
            .examples("30/09/2099", "31/10/2099"),
        Field::new("source", Kind::Text, ("Sumber", "Source")).or("\"\"")
            .known_as(&["keterangan", "nomor notula"]).help("Notula atau undangan", "Minutes or invitation")
            .examples("Contoh", "Contoh"),
    ],
    signatures: &[&["title", "start", "chair"], &["title", "start", "kind"], &["title", "start", "place"], &["title", "start", "data_as_of"]],
    settle: settle_meeting,
};

#[rustfmt::skip]
pub(super) const AGENDA: Form = Form {
    table: TableName::Meetings,
    list: Some("agenda"),
    sheet: Text::new("Agenda", "Agenda"),
    fields: &[
        MEETING,
        Field::new("day", Kind::Day, ("Hari", "Day")).needed().known_as(&["tanggal", "hari/tanggal"])
            .help("Tanggal acara", "Its day").examples("29/10/2099", "30/10/2099"),
        Field::new("title", Kind::Text, ("Mata acara", "Item")).needed().known_as(&["acara", "agenda", "susunan acara"])
            .help("Acara", "What was dealt with").examples("Contoh: capaian", "Contoh: penutupan"),
    ],
    signatures: &[&["day", "title"]],
    settle: as_it_is,
};

#[rustfmt::skip]
pub(super) const SPEAKERS: Form = Form {
    table: TableName::Meetings,
    list: Some("speakers"),
    sheet: Text::new("Narasumber", "Speakers"),
    fields: &[
        MEETING,
        Field::new("name", Kind::Text, ("Nama narasumber", "Speaker")).known_as(&["narasumber", "pembicara"])
            .help("Nama pejabat publik saja; boleh kosong", "Names of public officials only; may be empty").examples("", ""),
        Field::new("institution", Kind::Text, ("Instansi", "Institution")).needed().known_as(&["lembaga", "asal instansi"])
            .help("Instansinya", "Whom they spoke for").examples("Instansi Contoh", "Instansi Contoh"),
        Field::new("topic", Kind::Text, ("Topik", "Topic")).needed().known_as(&["materi", "paparan"])
            .help("Materi", "What they spoke on").examples("Contoh topik", "Contoh topik lain"),
    ],
    signatures: &[&["institution", "topic"]],
    settle: as_it_is,
};

#[rustfmt::skip]
pub(super) const ATTENDANCE: Form = Form {
    table: TableName::Meetings,
    list: Some("attendance"),
    sheet: Text::new("Kehadiran", "Attendance"),
    fields: &[
        MEETING,
        Field::new("institution", Kind::Text, ("Instansi", "Institution")).needed().known_as(&["lembaga", "unsur", "asal"])
            .help("Instansi, bukan orang", "The institution, not persons").examples("P3MI Contoh", "Instansi Contoh"),
        Field::new("people", Kind::Count, ("Jumlah hadir", "People")).known_as(&["hadir", "jumlah peserta", "peserta", "jumlah orang"])
            .help("Kosong bila tidak tercatat", "Empty when it was not recorded").examples("12", "3"),
    ],
    signatures: &[&["institution", "people"]],
    settle: as_it_is,
};

#[rustfmt::skip]
pub(super) const DOCUMENTS: Form = Form {
    table: TableName::Meetings,
    list: Some("documents"),
    sheet: Text::new("Dokumen rapat", "Documents"),
    fields: &[
        MEETING,
        Field::new("title", Kind::Text, ("Judul dokumen", "Document")).needed().known_as(&["dokumen", "bahan", "nama dokumen"])
            .help("Bahan yang ditampilkan atau dibagikan", "What was shown or handed out").examples("Contoh: bahan paparan", "Contoh: undangan"),
        Field::new("address", Kind::Text, ("Alamat dokumen", "Address")).known_as(&["tautan", "url", "letak", "nomor surat"])
            .help("Alamat web, atau di mana disimpan", "Its address on the web, or where it is kept").examples("", ""),
    ],
    signatures: &[&["title", "address"]],
    settle: as_it_is,
};

fn settle_meeting(object: &mut Object, at: &Context<'_>) {
    let start = text(object, "start").to_owned();
    fill(object, "id", format!("{start}-{}", at.row));
    fill(object, "end", start.as_str());
    fill(object, "data_as_of", start);
}
