//! The words of the page's frame, in both languages; what is said of the data stands in
//! [`crate::board::texts`].

use crate::board::texts::PUBLISHED_FIGURES;
use crate::chart::format;
use crate::model::table::TableName;
use crate::model::text::texts;
use crate::model::{Lang, Message, Text};

texts! {
    PRODUCT = "Capaian", "Capaian";
    SKIP = "Langsung ke isi", "Skip to content";
    LANGUAGE = "Bahasa", "Language";
    PAGES = "Halaman", "Pages";
    THEME = "Tampilan", "Theme";
    THEME_SYSTEM = "Sesuai sistem", "As the system";
    THEME_LIGHT = "Terang", "Light";
    THEME_DARK = "Gelap", "Dark";
    CHOOSE_FILE = "Buka tabel sendiri", "Open your own table";
    OR_PASTE = "atau tempel sel: Ctrl+V", "or paste cells: Ctrl+V";
    DROP_HERE = "Lepaskan berkas di sini. Berkas tetap di komputer ini.", "Drop the file here. It stays on this computer.";
    SAMPLE_MARK = "DATA CONTOH — bukan data resmi, jangan dikutip", "SAMPLE DATA — not official, do not quote";
    RETRY = "Coba lagi", "Try again";
    CLOSE = "Tutup", "Close";
    CANCEL = "Batal", "Cancel";
    RELOAD = "Muat ulang halaman", "Reload the page";
    ENGINE_LOST = "Mesin hitung tidak dapat dijalankan", "The engine could not be started";
    ENGINE_LOST_ADVICE = "Muat ulang halaman. Alamatnya menyimpan tampilan ini.", "Reload the page. Its address keeps this view.";


    FILTERS = "Saringan", "Filters";
    CLEAR_ALL = "Hapus semua saringan", "Clear all filters";
    NO_FILTERS = "Pilih batang, bulan, atau provinsi untuk menyaring semua grafik lainnya.", "Choose a bar, a month or a province to filter all other charts.";
    SEE_ROWS = "Lihat baris", "See the rows";
    HIDE_ROWS = "Tutup baris", "Close the rows";
    COPY_LINK = "Salin tautan", "Copy the link";
    COPIED = "Tautan disalin", "Link copied";
    COPY_FAILED = "Peramban menolak menyalin; salin dari bilah alamat.", "The browser refused to copy; copy from the address bar.";

    SHOW_TABLE = "Tabel", "Table";
    PRESENTATION = "Presentasi", "Presentation";
    SAVE = "Simpan", "Save";
    ONE_FILE = "Simpan sebagai satu berkas", "Save as one file";
    SEARCH_AGENCY = "Cari P3MI", "Search agencies";

    PREVIOUS_PAGE = "Sebelumnya", "Previous";
    NEXT_PAGE = "Berikutnya", "Next";

    TABLE_PROBLEM = "Tabel ini tidak dapat ditampilkan", "This table cannot be shown";
    DATA_PROBLEM = "Data tidak dapat dibuka", "The data cannot be opened";

    IMPORT = "Buka berkas sendiri", "Open your own file";
    IMPORT_INTRO = "Periksa arti tiap kolom, lalu baca berkasnya. Berkas tidak dikirim ke mana pun.", "Check what each column means, then read the file. It is not sent anywhere.";
    IMPORT_READING = "Membaca berkas…", "Reading the file…";
    IMPORT_FAILED = "Berkas tidak dapat dibaca", "The file cannot be read";
    IMPORT_READ = "Baca dan jelajahi", "Read and explore";
    IMPORT_SHEET = "Lembar", "Sheet";
    IMPORT_PERSONAL = "Data pribadi: tidak dibaca, tidak disimpan", "Personal data: not read, not kept";
    IMPORT_MERGES = "P3MI yang namanya mirip: satu perusahaan?", "Agencies with near names: one company?";
    IMPORT_REMEMBERED = "Pilihan untuk berkas sebelumnya dengan judul kolom yang sama dipakai lagi.", "What was chosen for an earlier file with these headers is used again.";
    FORGET = "Lupakan", "Forget";
    IMPORT_NOT_READ = "Tidak terbaca. Tulis misalnya", "Not readable. Write for example";
    PASTED = "Tempelan", "Pasted cells";
    REPORT_UNREAD = "Lembar yang tidak dibaca; pilih untuk membacanya:", "Sheets that were not read; choose one to read it:";
    REPORT_CHANGE = "Ubah cara membaca", "Change how it is read";
    REPORT_ASIDE = "Unduh baris yang disisihkan", "Download the rows set aside";
    REPORT_ANSWERS = "Ekspor jawaban", "Export the answers";
    REPORT_CSV = "Unduh laporan (CSV)", "Download the report (CSV)";
    REPORT_SHOW = "Tampilkan", "Show";
    REPORT_WORDS = "Cari", "Search";
    SUMMARY = "Ringkasan", "Summary";
    REPORT_CLEAN = "Tidak ada masalah.", "No problems.";

}

pub const fn table(name: TableName) -> Text {
    match name {
        TableName::Placements => Text::new("penempatan", "placements"),
        TableName::Targets => Text::new("target", "targets"),
        TableName::Agencies => Text::new("lembaga", "agencies"),
        TableName::JobOrders => Text::new("job order", "job orders"),
        TableName::Indicators => Text::new("indikator", "indicators"),
        TableName::Complaints => Text::new("pengaduan", "complaints"),
        TableName::Meetings => Text::new("rapat", "meetings"),
        TableName::Claims => Text::new("pernyataan", "claims"),
        TableName::Figures => PUBLISHED_FIGURES,
    }
}

pub fn remove_filter(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Id => format!("Hapus saringan {label}"),
        Lang::En => format!("Remove the filter {label}"),
    }
}

pub fn progress(lang: Lang, table: &str, bytes: u64, of: u64) -> String {
    let megabytes = |bytes: u64| format::tenths(bytes.saturating_mul(10) / (1 << 20), lang);
    match lang {
        Lang::Id => format!("Memuat {table}: {} dari {} MB", megabytes(bytes), megabytes(of)),
        Lang::En => format!("Loading {table}: {} of {} MB", megabytes(bytes), megabytes(of)),
    }
}

/// How many problems of a report are shown.
pub fn shown_of(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Id => format!("{shown} dari {all} ditampilkan"),
        Lang::En => format!("{shown} of {all} shown"),
    }
}

pub fn own_file_gone() -> Message {
    Message::new(
        "Tautan ini menunjuk berkas milik seseorang yang tidak ikut dikirim. Buka lagi berkasnya untuk melihatnya.",
        "This link points to somebody's own file, which does not travel with it. Open the file again to see it.",
    )
}

pub fn engine_restarted() -> Message {
    Message::new(
        "Mesin hitung berhenti dan dijalankan kembali; data dan saringan tetap sama.",
        "The engine stopped and was started again; data and filters are the same.",
    )
}

pub fn analyst_lost() -> Message {
    Message::new(
        "Proyeksi dan angka terbitan tidak dapat dijalankan.",
        "Projections and published figures could not be run.",
    )
}
