//! Every fixed text of the page, in both languages.

use crate::chart::format;
use crate::model::config::BandKey;
use crate::model::manifest::Kind;
use crate::model::placement::PlacementColumn;
use crate::model::table::TableName;
use crate::model::{Day, Lang, Message, Period, Text};

macro_rules! texts {
    ($($name:ident = $id:literal, $en:literal;)*) => {
        $(pub const $name: Text = Text::new($id, $en);)*
    };
}

texts! {
    PRODUCT = "Capaian", "Capaian";
    TAGLINE = "Target, lembaga, dan hasil rapat", "Targets, agencies and meeting outcomes";
    SKIP = "Langsung ke isi", "Skip to content";
    OVERVIEW = "Ringkasan", "Overview";
    DATA_SET = "Data", "Data";
    LANGUAGE = "Bahasa", "Language";
    THEME = "Tampilan", "Theme";
    THEME_SYSTEM = "Sesuai sistem", "As the system";
    THEME_LIGHT = "Terang", "Light";
    THEME_DARK = "Gelap", "Dark";
    OWN_DATA = "Berkas saya", "My file";
    CHOOSE_FILE = "Buka berkas CSV atau XLSX", "Open a CSV or XLSX file";
    DROP_HERE = "Lepaskan berkas di sini. Berkas tetap di komputer ini.", "Drop the file here. It stays on this computer.";
    SAMPLE_MARK = "DATA CONTOH — bukan data resmi, jangan dikutip", "SAMPLE DATA — not official, do not quote";
    LOADING = "Memuat…", "Loading…";
    RETRY = "Coba lagi", "Try again";
    CLOSE = "Tutup", "Close";
    CANCEL = "Batal", "Cancel";
    RELOAD = "Muat ulang halaman", "Reload the page";
    ENGINE_LOST = "Mesin hitung tidak dapat dijalankan", "The engine could not be started";
    ENGINE_LOST_ADVICE = "Muat ulang halaman. Alamatnya menyimpan tampilan ini.", "Reload the page. Its address keeps this view.";

    REALISATION = "Realisasi", "Realisation";
    TARGET = "Target", "Target";
    ATTAINMENT = "Capaian target tahunan", "Attainment of the yearly target";
    ELAPSED_ATTAINMENT = "Terhadap target berjalan", "Against the elapsed target";
    PROJECTION = "Proyeksi akhir tahun", "Year-end projection";
    PLACEMENTS = "penempatan", "placements";
    NO_TARGET = "Tanpa target", "No target";
    NO_TARGET_REASON = "Belum ada target untuk pilihan ini; ini bukan 0%.", "There is no target for this selection; that is not 0%.";
    NOT_AVAILABLE = "Tidak tersedia", "Not available";
    ALL_PLACEMENTS = "Semua penempatan", "All placements";
    WHERE_FROM = "Dari mana angka ini?", "Where does this figure come from?";

    FILTERS = "Saringan", "Filters";
    CLEAR_ALL = "Hapus semua saringan", "Clear all filters";
    NO_FILTERS = "Pilih batang, bulan, atau provinsi untuk menyaring semua grafik lainnya.", "Choose a bar, a month or a province to filter all other charts.";
    PERIOD = "Periode", "Period";
    WHOLE_PERIOD = "Seluruh periode", "Whole period";
    SEE_ROWS = "Lihat baris", "See the rows";
    HIDE_ROWS = "Tutup baris", "Close the rows";
    COPY_LINK = "Salin tautan", "Copy the link";
    COPIED = "Tautan disalin", "Link copied";
    COPY_FAILED = "Peramban menolak menyalin; salin dari bilah alamat.", "The browser refused to copy; copy from the address bar.";

    SHOW_TABLE = "Tabel", "Table";
    SHOW_CHART = "Grafik", "Chart";
    SAVE_CSV = "CSV", "CSV";
    SAVE_SVG = "SVG", "SVG";
    SEARCH_AGENCY = "Cari P3MI", "Search agencies";
    SEARCH_NONE = "Tidak ada P3MI dengan nama itu.", "No agency has that name.";
    MONTH = "Bulan", "Month";
    LEAD_TIME = "Lama proses", "Lead time";

    ROWS = "Baris data", "Rows";
    ROW = "Baris", "Row";
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
    IMPORT_IGNORED = "Tidak dipakai", "Not used";
    IMPORT_PERSONAL = "Data pribadi: tidak dibaca, tidak disimpan", "Personal data: not read, not kept";
    IMPORT_COLUMN = "Kolom di berkas", "Column in the file";
    IMPORT_EXAMPLES = "Contoh isi", "Examples";
    IMPORT_MEANING = "Dibaca sebagai", "Read as";
    REPORT = "Laporan pembacaan", "Reading report";
    REPORT_ROWS_READ = "baris dibaca", "rows read";
    REPORT_ROWS_USED = "baris dipakai", "rows used";
    REPORT_ROWS_ASIDE = "baris disisihkan", "rows set aside";
    REPORT_PLACE = "Tempat", "Place";
    REPORT_FOUND = "Ditemukan", "Found";
    REPORT_READING = "Dibaca", "Read as";
    REPORT_COUNT = "Jumlah", "Count";
    REPORT_CLEAN = "Tidak ada masalah.", "No problems.";

    FIGURES = "Angka terpublikasi", "Published figures";
    FIGURES_INTRO = "Angka sebagaimana dimuat penerbitnya. Tahun yang sama dapat terbit dengan angka berbeda; jangan dijumlahkan antarsumber.", "Figures as their publishers printed them. One year may be published with different figures; do not add up across sources.";
    FIGURES_MEASURE = "Tabel", "Table";
    FIGURES_PERIOD = "Periode", "Period";
    CLAIMS = "Pernyataan terpublikasi, dihitung ulang", "Published statements, recomputed";
    CLAIM_TEXT = "Pernyataan", "Statement";
    CLAIM_STATED = "Tertulis", "Stated";
    CLAIM_COMPUTED = "Hitungan", "Computed";
    CLAIM_VERDICT = "Simpulan", "Verdict";
    VALUE = "Nilai", "Value";
    SOURCE = "Sumber", "Source";
    NOTE = "Catatan", "Note";

    DATA_AS_OF = "Data s.d.", "Data as of";
    PUBLISHER = "Penerbit", "Publisher";
    LICENCE = "Lisensi", "Licence";
    DEFINITION = "Penempatan = layanan penempatan: calon PMI yang menyelesaikan seluruh proses sebelum bekerja dan tercatat di Sisko P2MI pada tanggal itu. Bukan tanggal keberangkatan. Provinsi adalah provinsi asal, bukan tempat dilayani.", "A placement is a completed placement service: a candidate who finished all pre-work processing recorded in Sisko P2MI on that date. It is not a departure. Provinces are provinces of origin, not places of service.";
}

/// The label of a view, for chips, charts and notices.
pub fn view_label(view: &str) -> Text {
    match view {
        "month" => PERIOD,
        "lead" => LEAD_TIME,
        name => PlacementColumn::from_name(name).map_or(VALUE, PlacementColumn::label),
    }
}

/// A published table's name, without what it is broken down by.
pub fn measure(name: &str, lang: Lang) -> String {
    let base = name.split_once("_by_").map_or(name, |(base, _)| base);
    let text = match base {
        "placements" | "placements_total" => Text::new("Penempatan", "Placements"),
        "complaints" => Text::new("Pengaduan", "Complaints"),
        "served" => Text::new("Dilayani", "Served"),
        "target" | "placement_target" => Text::new("Target penempatan", "Placement target"),
        "p3mi_counts" => Text::new("Jumlah P3MI", "Number of agencies"),
        _ => return base.replace('_', " "),
    };
    text.get(lang).to_owned()
}

/// What a published table is broken down by.
pub fn dimension(name: &str, lang: Lang) -> String {
    let text = match name {
        "category" => Text::new("Kategori", "Category"),
        "channel" => Text::new("Kanal", "Channel"),
        "status" => Text::new("Status", "Status"),
        "kind" => Text::new("Jenis", "Kind"),
        "regency" => Text::new("Kabupaten/kota", "Regency"),
        _ => match PlacementColumn::from_name(name) {
            Some(column) => column.label(),
            None => return name.replace('_', " "),
        },
    };
    text.get(lang).to_owned()
}

pub const fn kind(kind: Kind) -> Text {
    match kind {
        Kind::Official => Text::new("Data resmi", "Official data"),
        Kind::Published => Text::new("Angka terpublikasi", "Published figures"),
        Kind::Sample => Text::new("Data contoh", "Sample data"),
        Kind::Own => OWN_DATA,
    }
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
        TableName::Figures => FIGURES,
    }
}

/// An icon beside the word, so that a band is never told by colour alone.
pub const fn band_icon(key: BandKey) -> &'static str {
    match key {
        BandKey::Achieved => "✓",
        BandKey::OnTrack => "●",
        BandKey::Attention => "▲",
        BandKey::Critical => "■",
    }
}

pub fn elapsed_sentence(
    lang: Lang,
    expected: f64,
    gap: f64,
    seasonal_years: Option<&[i32]>,
) -> String {
    let expected = format::integer(expected.round() as i64, lang);
    let people = format::integer(gap.abs().round() as i64, lang);
    let basis = match seasonal_years {
        Some(years) => {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            match lang {
                Lang::Id => format!("pola musiman {}", years.join(", ")),
                Lang::En => format!("the seasonal pattern of {}", years.join(", ")),
            }
        }
        None => match lang {
            Lang::Id => "hari kalender".to_owned(),
            Lang::En => "calendar days".to_owned(),
        },
    };
    match (lang, gap >= 0.0) {
        (Lang::Id, true) => format!("{people} di atas {expected} menurut {basis}"),
        (Lang::Id, false) => format!("{people} di bawah {expected} menurut {basis}"),
        (Lang::En, true) => format!("{people} above {expected} by {basis}"),
        (Lang::En, false) => format!("{people} below {expected} by {basis}"),
    }
}

pub fn projection_sentence(lang: Lang, ratio: f64) -> String {
    let share = format::percent(ratio, 1, lang);
    match lang {
        Lang::Id => format!("{share} target, bila sisa tahun mengikuti pola yang sama"),
        Lang::En => {
            format!("{share} of the target, if the rest of the year follows the same pattern")
        }
    }
}

pub fn target_sentence(lang: Lang, year: i32, version: u32, decree: &str) -> String {
    match lang {
        Lang::Id => format!("tahun {year}, versi {version}, {decree}"),
        Lang::En => format!("for {year}, version {version}, {decree}"),
    }
}

pub fn period_sentence(lang: Lang, period: Period) -> String {
    let period = format::period(period, lang);
    match lang {
        Lang::Id => format!("penempatan, {period}"),
        Lang::En => format!("placements, {period}"),
    }
}

pub fn agencies_sentence(lang: Lang, agencies: u64) -> String {
    let count = format::integer(i64::try_from(agencies).unwrap_or(i64::MAX), lang);
    match lang {
        Lang::Id => format!("melalui {count} P3MI"),
        Lang::En => format!("through {count} agencies"),
    }
}

pub fn rows_sentence(lang: Lang, first: u64, last: u64, rows: u64, placements: u64) -> String {
    let n = |value: u64| format::integer(i64::try_from(value).unwrap_or(i64::MAX), lang);
    match lang {
        Lang::Id => format!(
            "Baris {}–{} dari {} ({} penempatan)",
            n(first),
            n(last),
            n(rows),
            n(placements)
        ),
        Lang::En => {
            format!("Rows {}–{} of {} ({} placements)", n(first), n(last), n(rows), n(placements))
        }
    }
}

pub fn days_range(lang: Lang, from: u32, to: u32) -> String {
    let (from, to) = (format::integer(i64::from(from), lang), format::integer(i64::from(to), lang));
    match lang {
        Lang::Id => format!("{from}–{to} hari"),
        Lang::En => format!("{from}–{to} days"),
    }
}

pub fn remove_filter(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Id => format!("Hapus saringan {label}"),
        Lang::En => format!("Remove the filter {label}"),
    }
}

pub fn others(lang: Lang, count: usize) -> String {
    let count = format::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
    match lang {
        Lang::Id => format!("{count} lainnya"),
        Lang::En => format!("{count} others"),
    }
}

pub fn progress(lang: Lang, table: &str, bytes: u64, of: u64) -> String {
    let megabytes = |bytes: u64| format::decimal(bytes as f64 / 1_048_576.0, 1, lang);
    match lang {
        Lang::Id => format!("Memuat {table}: {} dari {} MB", megabytes(bytes), megabytes(of)),
        Lang::En => format!("Loading {table}: {} of {} MB", megabytes(bytes), megabytes(of)),
    }
}

pub fn as_of(lang: Lang, day: Day) -> String {
    format!("{} {}", DATA_AS_OF.get(lang), format::day_long(day, lang))
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

pub fn unknown_key(view: &str, key: &str) -> Message {
    let label = view_label(view);
    Message::new(
        format!("{} “{key}” tidak ada dalam data ini.", label.id),
        format!("{} “{key}” is not in these data.", label.en),
    )
}
