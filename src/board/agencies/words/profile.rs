//! What is said of one agency, of several side by side, and of supporting institutions.

use crate::analysis::follow_up::{State, Timing};
use crate::board::agencies::assessment::Assessment;
use crate::board::labels::key_label;
use crate::board::scene::Scene;
use crate::chart::format;
use crate::model::agency::AgencyKind;
use crate::model::complaint::Phase;
use crate::model::text::texts;
use crate::model::{Lang, Text};

texts! {
    PRINT = "Cetak profil", "Print the profile";
    ADD = "Bandingkan dengan", "Compare with";
    NOBODY = "pilih P3MI lain", "choose another agency";
    TREND = "Penempatan per bulan", "Placements by month";
    DESTINATIONS = "Negara tujuan", "Destinations";
    OCCUPATIONS = "Jabatan", "Occupations";
    COMPLAINTS = "Pengaduan terhadap P3MI menurut tahap dan kategori", "Complaints against the agency by phase and category";
    NO_COMPLAINTS = "Tidak ada pengaduan terhadap P3MI ini dalam periode.", "No complaints against this agency in the period.";
    CATEGORY = "Kategori", "Category";
    ALL = "Semua", "All";
    ORDERS = "Job order dan pemakaiannya", "Job orders and their use";
    NO_ORDERS = "Tidak ada job order yang berlaku dalam periode.", "No job orders in force in the period.";
    QUOTA = "Kuota", "Quota";
    PLACED_THERE = "Ditempatkan ke sana", "Placed there";
    ISSUED = "Terbit", "Issued";
    EXPIRES = "Berlaku s.d.", "Valid until";
    ACTIONS = "Tindak lanjut rapat", "Actions from meetings";
    NO_ACTIONS = "Belum ada tindak lanjut rapat untuk P3MI ini.", "No actions from meetings for this agency yet.";
    ACTION = "Tindak lanjut", "Action";
    OWNER = "Penanggung jawab", "Owner";
    DUE = "Tenggat", "Due";
    STATUS = "Status", "Status";
    MEETING = "Rapat", "Meeting";
    REASONS = "Perlu dilihat", "To look after";
    MEDIAN_LEAD = "Lama proses, median", "Lead time, median";
    LEAD = "Lama proses (median, P90)", "Lead time (median, P90)";
    RATE = "Pengaduan per 1.000, tersusut", "Complaints per 1,000, shrunken";
    COMPARISON = "P3MI berdampingan", "Agencies side by side";
    LARGEST = "Negara tujuan terbesar", "Largest destination";
    SUPPORTING = "Layanan lembaga pendukung", "Service of supporting institutions";
    SUPPORTING_MEANS = "Lembaga pendukung tidak memiliki target penempatan. Angka layanan berasal dari tabel indikator, rata-rata triwulan dalam periode.", "Supporting institutions have no placement targets. Service figures come from the indicators table, the mean of the quarters within the period.";
    INSTITUTION = "Lembaga", "Institution";
    KIND = "Jenis", "Kind";
    ACCREDITED = "Akreditasi berlaku s.d.", "Accredited until";
    SERVICE_DAYS = "Lama layanan (hari)", "Days of service";
    BEFORE = "Tahun sebelumnya", "Year before";
    FINDINGS = "Temuan", "Findings";
    REPORTED = "Asal angka", "Where it comes from";
}

/// `PT Kenanga: 1.203 penempatan, 104,2% dari target berjalan; nilai 71,2`.
pub(in crate::board::agencies) fn profile(
    of: &Assessment<'_>,
    attainment: Option<f64>,
    lang: Lang,
) -> String {
    let (name, placements) = (&of.agency.name, format::count(of.placements, lang));
    let placed = match lang {
        Lang::Id => format!("{name}: {placements} penempatan"),
        Lang::En => format!("{name}: {placements} placements"),
    };
    let attained = attainment.map(|ratio| {
        let share = format::percent(ratio, 1, lang);
        match lang {
            Lang::Id => format!(", {share} dari target berjalan"),
            Lang::En => format!(", {share} of the elapsed target"),
        }
    });
    let score = of.card.scores.total.map(|total| {
        let total = format::decimal(total, 1, lang);
        match lang {
            Lang::Id => format!("; nilai {total}"),
            Lang::En => format!("; score {total}"),
        }
    });
    format!("{placed}{}{}", attained.unwrap_or_default(), score.unwrap_or_default())
}

/// Licence number, city and how long the licence runs.
pub(in crate::board::agencies) fn identity(of: &Assessment<'_>, lang: Lang) -> String {
    let agency = of.agency;
    let until = agency.licence_expires.map(|day| {
        let day = format::day_long(day, lang);
        match lang {
            Lang::Id => format!("izin s.d. {day}"),
            Lang::En => format!("licensed until {day}"),
        }
    });
    let parts = [agency.licence_number.clone(), until, Some(agency.city.clone())];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// `P90 165 hari; semua P3MI: 77 / 158 hari`.
pub(in crate::board::agencies) fn lead_note(
    p90: f64,
    all: Option<(f64, f64)>,
    lang: Lang,
) -> String {
    let own = format!("P90 {}", days(p90, lang));
    match all {
        Some(all) => format!("{own}; {}", of_all(&lead(all, lang), lang)),
        None => own,
    }
}

pub(in crate::board::agencies) fn days(days: f64, lang: Lang) -> String {
    format!("{} {}", format::decimal(days, 0, lang), crate::board::texts::DAYS.get(lang))
}

/// Median and 90th percentile: `77 / 158 hari`.
pub(in crate::board::agencies) fn lead((median, p90): (f64, f64), lang: Lang) -> String {
    let number = |x: f64| format::decimal(x, 0, lang);
    format!("{} / {} {}", number(median), number(p90), crate::board::texts::DAYS.get(lang))
}

pub(in crate::board::agencies) fn of_all(words: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("semua P3MI: {words}"),
        Lang::En => format!("all agencies: {words}"),
    }
}

pub(in crate::board::agencies) fn compared(names: &[&str], lang: Lang) -> String {
    let all = names.join(", ");
    match lang {
        Lang::Id => format!("{} P3MI berdampingan: {all}", names.len()),
        Lang::En => format!("{} agencies side by side: {all}", names.len()),
    }
}

pub(in crate::board::agencies) const fn phase(phase: Phase) -> Text {
    match phase {
        Phase::BeforeWork => Text::new("Sebelum bekerja", "Before work"),
        Phase::DuringWork => Text::new("Selama bekerja", "During work"),
        Phase::AfterWork => Text::new("Setelah bekerja", "After work"),
    }
}

/// Where an action stands on the day that the minutes are looked at.
pub(in crate::board::agencies) fn state(state: State, lang: Lang) -> String {
    let days = |days: i32, id: &str, en: &str| match lang {
        Lang::Id => format!("{id} {days} hari"),
        Lang::En => format!("{en} {days} days"),
    };
    match state {
        State::Overdue { days: late } => days(late, "◆ terlambat", "◆ overdue by"),
        State::Ahead { days: left } => days(left, "berjalan, sisa", "open, due in"),
        State::Undated => {
            Text::new("berjalan, tanpa tenggat", "open, no due date").get(lang).to_owned()
        }
        State::Done(Timing::Late { days: late }) => {
            days(late, "selesai, terlambat", "done, late by")
        }
        State::Done(_) => Text::new("✓ selesai", "✓ done").get(lang).to_owned(),
        State::Cancelled => Text::new("dibatalkan", "cancelled").get(lang).to_owned(),
    }
}

pub(in crate::board::agencies) const fn kind(kind: AgencyKind) -> Text {
    match kind {
        AgencyKind::P3mi => Text::same("P3MI"),
        AgencyKind::Training => Text::new("Pelatihan", "Training"),
        AgencyKind::Medical => Text::new("Kesehatan", "Medical"),
        AgencyKind::Psychology => Text::new("Psikologi", "Psychology"),
        AgencyKind::Certification => Text::new("Sertifikasi", "Certification"),
        AgencyKind::SocialSecurity => Text::new("Jaminan sosial", "Social security"),
        AgencyKind::Bank => Text::new("Bank", "Bank"),
        AgencyKind::Education => Text::new("Pendidikan", "Education"),
    }
}

/// How many accreditations have run out, and who takes longest.
pub(in crate::board::agencies) fn supporting(
    expired: usize,
    all: usize,
    slowest: Option<(&str, f64)>,
    lang: Lang,
) -> String {
    let first = match lang {
        Lang::Id => format!("{expired} dari {all} lembaga pendukung habis akreditasinya"),
        Lang::En => format!("{expired} of {all} supporting institutions without accreditation"),
    };
    let last = slowest.map(|(name, days)| {
        let days = format::decimal(days, 1, lang);
        match lang {
            Lang::Id => format!("; layanan terlama {days} hari, {name}"),
            Lang::En => format!("; slowest service {days} days, {name}"),
        }
    });
    format!("{first}{}", last.unwrap_or_default())
}

/// `dilaporkan: 3 triwulan`.
pub(in crate::board::agencies) fn reported(figures: usize, source: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("dilaporkan: {figures} angka ({source})"),
        Lang::En => format!("reported: {figures} figures ({source})"),
    }
}

pub(in crate::board::agencies) fn largest(
    scene: Scene<'_>,
    destinations: &[(String, u64)],
) -> String {
    let largest = destinations.iter().max_by_key(|(_, count)| *count);
    largest.map_or_else(String::new, |(key, count)| {
        let label = key_label(scene, "destination", key);
        format!("{label} ({})", format::count(*count, scene.lang))
    })
}
