//! The words of the board, in both languages.

use crate::chart::format;
use crate::model::manifest::Kind;
use crate::model::placement::PlacementColumn;
use crate::model::text::texts;
use crate::model::{Day, Lang, Message, Period, Text};

texts! {
    REALISATION = "Realisasi", "Realisation";
    TARGET = "Target", "Target";
    ATTAINMENT = "Capaian target tahunan", "Attainment of the yearly target";
    ELAPSED_ATTAINMENT = "Terhadap target berjalan", "Against the elapsed target";
    PROJECTION = "Proyeksi akhir tahun", "Year-end projection";
    PLACEMENTS = "penempatan", "placements";
    NO_TARGET = "Tanpa target", "No target";
    NO_TARGET_REASON = "Belum ada target untuk pilihan ini; ini bukan 0%.", "There is no target for this selection; that is not 0%.";
    NOT_AVAILABLE = "Tidak tersedia", "Not available";
    PERIOD = "Periode", "Period";
    MONTH = "Bulan", "Month";
    LEAD_TIME = "Lama proses", "Lead time";
    ROWS = "Baris data", "Rows";
    ROW = "Baris", "Row";
    SAVE = "Simpan", "Save";
    CLAIMS = "Pernyataan terpublikasi, dihitung ulang", "Published statements, recomputed";
    CLAIM_TEXT = "Pernyataan", "Statement";
    CLAIM_STATED = "Tertulis", "Stated";
    CLAIM_COMPUTED = "Hitungan", "Computed";
    CLAIM_VERDICT = "Simpulan", "Verdict";
    VALUE = "Nilai", "Value";
    SOURCE = "Sumber", "Source";
    NOTE = "Catatan", "Note";
    DATA_AS_OF = "Data s.d.", "Data as of";
    DEFINITION = "Penempatan = layanan penempatan: calon PMI yang menyelesaikan seluruh proses sebelum bekerja dan tercatat di Sisko P2MI pada tanggal itu. Bukan tanggal keberangkatan. Provinsi adalah provinsi asal, bukan tempat dilayani.", "A placement is a completed placement service: a candidate who finished all pre-work processing recorded in Sisko P2MI on that date. It is not a departure. Provinces are provinces of origin, not places of service.";
    DATA_SET = "Data", "Data";
    PUBLISHER = "Penerbit", "Publisher";
    LICENCE = "Lisensi", "Licence";
    OWN_DATA = "Berkas saya", "My file";
    FIGURES_INTRO = "Angka sebagaimana dimuat penerbitnya. Tahun yang sama dapat terbit dengan angka berbeda; jangan dijumlahkan antarsumber.", "Figures as their publishers printed them. One year may be published with different figures; do not add up across sources.";
    TABLE = "Tabel", "Table";
    FILTERS = "Saringan", "Filters";
    WHERE_FROM = "Dari mana angka ini?", "Where does this figure come from?";
    PUBLISHED_FIGURES = "Angka terpublikasi", "Published figures";
    COUNT = "Jumlah", "Count";
    DAYS = "hari", "days";
}

pub const fn kind(kind: Kind) -> Text {
    match kind {
        Kind::Official => Text::new("Data resmi", "Official data"),
        Kind::Published => PUBLISHED_FIGURES,
        Kind::Sample => Text::new("Data contoh", "Sample data"),
        Kind::Own => OWN_DATA,
    }
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
    let count = format::count(agencies, lang);
    match lang {
        Lang::Id => format!("melalui {count} P3MI"),
        Lang::En => format!("through {count} agencies"),
    }
}

pub fn rows_sentence(lang: Lang, (first, last): (u64, u64), rows: u64, placements: u64) -> String {
    let n = |value: u64| format::count(value, lang);
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

pub fn as_of(lang: Lang, day: Day) -> String {
    format!("{} {}", DATA_AS_OF.get(lang), format::day_long(day, lang))
}

pub fn unknown_key(view: &str, key: &str) -> Message {
    let label = view_label(view);
    Message::new(
        format!("{} “{key}” tidak ada dalam data ini.", label.id),
        format!("{} “{key}” is not in these data.", label.en),
    )
}
