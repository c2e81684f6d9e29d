//! What is said of agencies, in both languages.

pub(super) mod profile;
pub(super) mod scorecard;

use super::funnel::By;
use crate::analysis::fairness::Comparison;
use crate::analysis::oversight::{BACKLOG_DAYS, Reason};
use crate::board::labels::key_label;
use crate::board::scene::Scene;
use crate::board::texts;
use crate::chart::format;
use crate::chart::funnel::Place;
use crate::model::agency::SanctionKind;
use crate::model::text::texts;
use crate::model::{Lang, Message, Text};

texts! {
    WORKLIST = "P3MI yang perlu dilihat dan alasannya", "Agencies to look after, and why";
    WORKLIST_MEANS = "Izin habis dan penghentian kegiatan mendahului segala nilai. Hanya pengaduan yang dialamatkan kepada P3MI sendiri yang dihitung. Ambang: izin ≤ 30, ≤ 90, ≤ 180 hari; pengaduan terbuka lebih dari 90 hari; kategori berulang sejak 3 kali. Ini usulan Capaian, bukan ketentuan resmi.", "An expired licence and a stop of activities come before every score. Only complaints against the agency itself count. Thresholds: licence ≤ 30, ≤ 90, ≤ 180 days; complaints open for more than 90 days; a category repeated from 3 times. A proposal of Capaian, not an official rule.";
    WHY = "Alasan", "Why";
    LICENCE = "Nomor izin", "Licence";
    CITY = "Kota", "City";
    COMPARED_BY = "Dibandingkan menurut", "Compared by";
    LEAST_BASE = "Cukup data mulai dari", "Enough data from";
    NO_EVENTS = "Tidak ada pengaduan terhadap P3MI dalam pilihan ini", "No complaints against agencies in this selection";
    FILTERED = "Pengaduan hanya mengikuti periode, negara tujuan, dan P3MI; saringan lain tidak berlaku padanya.", "Complaints follow period, destination and agency alone; other filters do not apply to them.";
    RANKS = "Peringkat dan selangnya", "Ranks and their intervals";
    RANKS_MEAN = "Peringkat 1 terbaik; nilai yang sama berbagi peringkat. Selang: sebuah P3MI pasti kalah hanya dari yang selang 95%-nya seluruhnya lebih baik. Nilai tersusut menarik angka kecil ke rata-rata (empiris Bayes).", "Rank 1 is the best; equals share a rank. Interval: an agency surely stands behind those alone whose 95% interval is wholly better. Shrunken values draw small figures to the mean (empirical Bayes).";
    SHRUNKEN = "Tersusut", "Shrunken";
    WITHIN_95 = "Rentang 95%", "95% interval";
    RANK = "Peringkat", "Rank";
    RANK_BETWEEN = "Antara", "Between";
    WHERE = "Dalam corong", "In the funnel";
}

pub(in crate::board::agencies) const fn by(by: By) -> Text {
    match by {
        By::Complaints => {
            Text::new("Pengaduan per 1.000 penempatan", "Complaints per 1,000 placements")
        }
        By::Resolved => {
            Text::new("Pengaduan selesai dalam 90 hari", "Complaints resolved within 90 days")
        }
    }
}

/// What the ratio is, and what it rests on.
pub(in crate::board::agencies) fn axes(by: By) -> (Message, Message) {
    match by {
        By::Complaints => (
            Message::new("pengaduan per 1.000 penempatan", "complaints per 1,000 placements"),
            Message::new("penempatan", "placements"),
        ),
        By::Resolved => (
            Message::new("% selesai dalam 90 hari", "% resolved within 90 days"),
            Message::new("pengaduan", "complaints"),
        ),
    }
}

pub(in crate::board::agencies) const fn events(by: By) -> Text {
    match by {
        By::Complaints => Text::new("Pengaduan", "Complaints"),
        By::Resolved => Text::new("Selesai", "Resolved"),
    }
}

pub(in crate::board::agencies) const fn place(place: Place) -> Text {
    match place {
        Place::NotEnough => Text::new("belum cukup data", "not enough data"),
        Place::Within => Text::new("● dalam kewajaran", "● within chance"),
        Place::Doubtful => Text::new("▲ di luar 95%", "▲ outside 95%"),
        Place::Bad => Text::new("◆ di luar 99,8%", "◆ outside 99.8%"),
        Place::Good => Text::new("● lebih baik (95%)", "● better (95%)"),
        Place::Excellent => Text::new("● jauh lebih baik (99,8%)", "● far better (99.8%)"),
    }
}

pub(in crate::board::agencies) fn ratio(value: f64, lang: Lang) -> String {
    format::decimal(value, 1, lang)
}

pub(in crate::board::agencies) fn worklist(all: usize, gated: usize, lang: Lang) -> String {
    match lang {
        Lang::Id => {
            format!("{all} P3MI perlu dilihat, {gated} di antaranya berizin habis atau dihentikan")
        }
        Lang::En => {
            format!("{all} agencies to look after, {gated} of them without a licence or stopped")
        }
    }
}

/// `■ Izin habis 12 Juni 2024, 141 hari lalu`.
pub(in crate::board::agencies) fn reason(scene: Scene<'_>, reason: &Reason) -> String {
    let lang = scene.lang;
    let gate = if reason.is_gate() { "■ " } else { "" };
    let words = match (reason, lang) {
        (Reason::Licence { expires, days, .. }, _) => {
            let expires = format::day_long(*expires, lang);
            match (lang, *days < 0) {
                (Lang::Id, true) => format!("Izin habis {expires}, {} hari lalu", -days),
                (Lang::Id, false) => format!("Izin habis {expires}, {days} hari lagi"),
                (Lang::En, true) => format!("Licence expired {expires}, {} days ago", -days),
                (Lang::En, false) => format!("Licence expires {expires}, in {days} days"),
            }
        }
        (Reason::Sanction { kind, legal_basis, start, days_left }, _) => {
            let (kind, start) = (sanction(*kind).get(lang), format::day_long(*start, lang));
            let left = match (days_left, lang) {
                (Some(days), Lang::Id) => format!("sisa {days} hari"),
                (Some(days), Lang::En) => format!("{days} days left"),
                (None, Lang::Id) => "tanpa batas waktu".to_owned(),
                (None, Lang::En) => "without an end".to_owned(),
            };
            match lang {
                Lang::Id => format!("{kind} sejak {start}, {left} ({legal_basis})"),
                Lang::En => format!("{kind} since {start}, {left} ({legal_basis})"),
            }
        }
        (Reason::DepositDrawn, Lang::Id) => "Deposito dicairkan dan belum dipulihkan".to_owned(),
        (Reason::DepositDrawn, Lang::En) => "Deposit drawn and not restored".to_owned(),
        (Reason::Backlog { complaints, oldest }, Lang::Id) => format!(
            "{complaints} pengaduan terbuka lebih dari {BACKLOG_DAYS} hari, yang tertua {oldest} hari"
        ),
        (Reason::Backlog { complaints, oldest }, Lang::En) => format!(
            "{complaints} complaints open for more than {BACKLOG_DAYS} days, the oldest for {oldest}"
        ),
        (Reason::Repeated { category, complaints }, Lang::Id) => {
            format!("{complaints} pengaduan berulang: {}", key_label(scene, "category", category))
        }
        (Reason::Repeated { category, complaints }, Lang::En) => {
            format!("{complaints} repeated complaints: {}", key_label(scene, "category", category))
        }
        (Reason::QuotaUnused { quota, orders }, Lang::Id) => {
            format!("Kuota {quota} dari {orders} job order, tanpa satu penempatan pun")
        }
        (Reason::QuotaUnused { quota, orders }, Lang::En) => {
            format!("Quota of {quota} in {orders} job orders, not one placement")
        }
    };
    format!("{gate}{words}")
}

const fn sanction(kind: SanctionKind) -> Text {
    match kind {
        SanctionKind::WrittenWarning => Text::new("Peringatan tertulis", "Written warning"),
        SanctionKind::PartialStop => Text::new("Penghentian sebagian", "Partial stop"),
        SanctionKind::FullStop => Text::new("Penghentian seluruh kegiatan", "Full stop"),
        SanctionKind::DepositDrawn => Text::new("Pencairan deposito", "Deposit drawn"),
        SanctionKind::LicenceRevoked => Text::new("Pencabutan izin", "Licence revoked"),
    }
}

/// Whether units differ by more than chance, and what follows.
pub(in crate::board::agencies) fn dispersion(found: &Comparison, lang: Lang) -> String {
    let Some(dispersion) = found.dispersion else {
        return match lang {
            Lang::Id => "Unit terlalu sedikit untuk menduga kelebihan sebaran.".to_owned(),
            Lang::En => "Too few units to estimate overdispersion.".to_owned(),
        };
    };
    let (factor, units) = (format::decimal(dispersion.factor, 2, lang), dispersion.units);
    match (lang, dispersion.is_over) {
        (Lang::Id, true) => format!(
            "Sebaran melebihi kebetulan: φ = {factor} dari {units} P3MI (10% ujung diwinsorisasi); batas dilebarkan √φ kali (Spiegelhalter 2005)."
        ),
        (Lang::Id, false) => format!(
            "Sebaran tidak melebihi kebetulan: φ = {factor} dari {units} P3MI; batas eksak tanpa pelebaran."
        ),
        (Lang::En, true) => format!(
            "Spread beyond chance: φ = {factor} of {units} agencies (10% at either end winsorised); limits widened by √φ (Spiegelhalter 2005)."
        ),
        (Lang::En, false) => format!(
            "Spread no more than chance: φ = {factor} of {units} agencies; exact limits, not widened."
        ),
    }
}

pub(in crate::board::agencies) fn definition(by: By, lang: Lang) -> Vec<String> {
    let text = match by {
        By::Complaints => Text::new(
            "Pengaduan terhadap P3MI sendiri yang masuk dalam periode / penempatannya dalam periode × 1.000. Pengaduan terhadap pemberi kerja atau sponsor tidak dihitung. Batas Poisson eksak.",
            "Complaints against the agency itself received in the period / its placements of the period × 1,000. Those against employers or sponsors do not count. Exact Poisson limits.",
        ),
        By::Resolved => Text::new(
            "Pengaduan terhadap P3MI yang ditutup dalam 90 hari / pengaduan yang ditutup atau berumur lebih dari 90 hari. Batas binomial eksak.",
            "Complaints against the agency closed within 90 days / complaints closed, or older than 90 days. Exact binomial limits.",
        ),
    };
    vec![text.get(lang).to_owned()]
}

pub(in crate::board::agencies) fn sources(scene: Scene<'_>) -> Vec<String> {
    let lang = scene.lang;
    let tables = scene.manifest.iter().flat_map(|manifest| &manifest.tables);
    let used = ["agencies", "complaints", "job_orders", "placements"];
    let used = tables.filter(|table| used.contains(&table.name.as_str()));
    used.map(|table| format!("{} ({}): {}", texts::SOURCE.get(lang), table.name, table.source))
        .collect()
}
