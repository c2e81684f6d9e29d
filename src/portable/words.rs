//! The words of one file's cover, and of the dialog that makes it.

use crate::model::Message;
use crate::model::text::texts;

texts! {
    COVER_TITLE = "Satu berkas", "One file";
    COVER_NOTE = "Semua isinya ada di berkas ini; tidak ada yang diambil dari jaringan.", "All of it is in this file; nothing is fetched from a network.";
    SAMPLE = "DATA CONTOH — bukan data resmi, jangan dikutip", "SAMPLE DATA — not official, do not quote";
    MADE = "Dibuat", "Made";
    DATA = "Data", "Data";
    DECK = "Dek", "Deck";
    MINUTES = "Notulen", "Minutes";
    CODE = "Sidik isi", "Digest";

    TITLE = "Simpan sebagai satu berkas", "Save as one file";
    LEAD = "Satu berkas HTML dengan halaman, data, dek, dan notulen. Dibuka dengan klik dua kali, tanpa jaringan, di Chrome, Edge, Firefox, dan Safari.", "One HTML file with the page, data, deck, and minutes. It opens by a double click, without a network, in Chrome, Edge, Firefox, and Safari.";
    NAME = "Judul di sampul (boleh kosong)", "Title on the cover (may be empty)";
    WHAT = "Isi", "Contents";
    PROGRAM = "Halaman dan programnya", "The page and its programs";
    WITH_MINUTES = "Notulen di samping data ini", "Minutes beside these data";
    NAMES_PERSONS = "Notulen menyebut nama orang: siapa pun yang memegang berkas ini membacanya.", "Minutes name persons: whoever holds this file reads them.";
    OWN_STAYS = "Berkas Anda sendiri tidak ikut: ia hanya ada di peramban ini. Jadikan kumpulan data dengan `capaian pack` agar dapat ikut.", "Your own file does not go along: it is in this browser alone. Make it a data set by `capaian pack`, and it can.";
    SUM = "Besar berkas", "Size of the file";
    SAVE = "Simpan berkas", "Save the file";
    CLOSE = "Tutup", "Close";
    PACKING = "Kemajuan pengemasan", "Progress of packing";
    CHOOSE_ONE = "Pilih sedikitnya satu kumpulan data.", "Choose at least one data set.";
    REFUSED = "Peramban menolak menyimpan berkas.", "The browser refused to save the file.";
}

pub fn slides(count: usize) -> Message {
    let plural = if count == 1 { "slide" } else { "slides" };
    Message::new(format!("{count} slide"), format!("{count} {plural}"))
}

pub fn entries(count: usize) -> Message {
    let plural = if count == 1 { "entry" } else { "entries" };
    Message::new(format!("{count} entri"), format!("{count} {plural}"))
}

pub fn progress(done: usize, of: usize) -> Message {
    Message::new(
        format!("Mengemas: {done} dari {of} berkas"),
        format!("Packing: {done} of {of} files"),
    )
}

/// `code`: the digest of what is in the file.
pub fn saved(code: &str) -> Message {
    Message::new(
        format!("Berkas disimpan. Sidik isi: {code}"),
        format!("File saved. Digest: {code}"),
    )
}
