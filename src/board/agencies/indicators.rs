//! Aspects and indicators in words, and their values in the unit of each.

use super::assessment::Grade;
use crate::analysis::scorecard::{Aspect, Basis, Fact, Indicator, Rule};
use crate::chart::format;
use crate::model::{Day, Lang, Text};

pub(super) const fn aspect(aspect: Aspect) -> Text {
    match aspect {
        Aspect::Legality => Text::new("Legalitas", "Legality"),
        Aspect::Input => Text::new("Input", "Input"),
        Aspect::Process => Text::new("Proses", "Process"),
        Aspect::Output => Text::new("Output", "Output"),
        Aspect::Protection => Text::new("Pelindungan", "Protection"),
        Aspect::Compliance => Text::new("Kepatuhan", "Compliance"),
    }
}

pub(super) const fn grade(grade: Grade) -> Text {
    match grade {
        Grade::Good => Text::new("● baik", "● good"),
        Grade::Fair => Text::new("▲ cukup", "▲ fair"),
        Grade::Guidance => Text::new("◆ pembinaan khusus", "◆ needs guidance"),
    }
}

#[rustfmt::skip]
pub(super) const fn indicator(indicator: Indicator) -> Text {
    match indicator {
        Indicator::LicenceDays => Text::new("Sisa masa izin", "Licence left"),
        Indicator::Deposit => Text::new("Deposito utuh", "Deposit full"),
        Indicator::Sanctions => Text::new("Tanpa sanksi berlaku", "No sanction in force"),
        Indicator::Iso => Text::new("ISO 9001", "ISO 9001"),
        Indicator::BranchPermits => Text::new("Cabang berizin", "Branches with a permit"),
        Indicator::JobOrders => Text::new("Job order berlaku", "Job orders in force"),
        Indicator::Destinations => Text::new("Negara tujuan job order", "Destinations of job orders"),
        Indicator::PartnersValid => Text::new("Mitra terakreditasi", "Partners accredited"),
        Indicator::ElapsedAttainment => Text::new("Capaian terhadap target berjalan", "Against the elapsed target"),
        Indicator::QuotaUse => Text::new("Kuota terpakai", "Quota used"),
        Indicator::LeadRatio => Text::new("Lama proses dibanding semua P3MI", "Lead time against all agencies"),
        Indicator::OppShare => Text::new("Mengikuti OPP", "With orientation (OPP)"),
        Indicator::BpjsShare => Text::new("Peserta BPJS", "With social security (BPJS)"),
        Indicator::InsuranceShare => Text::new("Berasuransi", "Insured"),
        Indicator::UnfitRate => Text::new("Tidak layak kesehatan", "Found unfit"),
        Indicator::DataErrors => Text::new("Data Sisko P2MI keliru", "Errors in Sisko P2MI"),
        Indicator::FormalShare => Text::new("Sektor formal", "Formal sector"),
        Indicator::Growth => Text::new("Dibanding bulan sama tahun lalu", "Against the same months last year"),
        Indicator::ComplaintRate => Text::new("Pengaduan tersusut dibanding semua", "Shrunken complaints against all"),
        Indicator::Resolved => Text::new("Pengaduan selesai ≤ 90 hari", "Complaints resolved within 90 days"),
        Indicator::Backlog => Text::new("Pengaduan terbuka > 90 hari", "Complaints open beyond 90 days"),
        Indicator::Repeated => Text::new("Kategori pengaduan berulang", "Repeated categories of complaints"),
        Indicator::MoneyReturned => Text::new("Uang dikembalikan", "Money returned"),
        Indicator::ReportsOnTime => Text::new("Laporan tepat waktu", "Reports in time"),
        Indicator::MeetingAttendance => Text::new("Hadir dalam rapat", "Meetings attended"),
        Indicator::ActionsOnTime => Text::new("Tindak lanjut tepat waktu", "Own actions in time"),
    }
}

/// What a value of an indicator is.
enum Unit {
    Days,
    Whole,
    Percent,
    Times,
    YesOrNo,
}

const fn unit(indicator: Indicator) -> Unit {
    match indicator {
        Indicator::LicenceDays => Unit::Days,
        Indicator::Deposit | Indicator::Iso | Indicator::Sanctions => Unit::YesOrNo,
        Indicator::JobOrders
        | Indicator::Destinations
        | Indicator::Backlog
        | Indicator::Repeated => Unit::Whole,
        Indicator::LeadRatio | Indicator::Growth | Indicator::ComplaintRate => Unit::Times,
        _ => Unit::Percent,
    }
}

/// `88,6%`, `×1,04`, `213 hari`.
pub(super) fn value(indicator: Indicator, value: f64, lang: Lang) -> String {
    match unit(indicator) {
        Unit::Days => {
            format!("{} {}", format::decimal(value, 0, lang), crate::board::texts::DAYS.get(lang))
        }
        // A mean of reported counts need not be whole.
        Unit::Whole => format::decimal(value, if value.fract() == 0.0 { 0 } else { 1 }, lang),
        Unit::Percent => format::percent(value, 1, lang),
        Unit::Times => format!("×{}", format::decimal(value, 2, lang)),
        Unit::YesOrNo if value >= 1.0 => Text::new("ya", "yes").get(lang).to_owned(),
        Unit::YesOrNo => Text::new("tidak", "no").get(lang).to_owned(),
    }
}

/// Whether a figure was reported or computed, and of what.
pub(super) fn basis(fact: &Fact, as_of: Day, lang: Lang) -> String {
    match (&fact.basis, lang) {
        (Basis::State, Lang::Id) => format!("tabel lembaga per {}", format::day_short(as_of, lang)),
        (Basis::State, Lang::En) => {
            format!("agencies table as of {}", format::day_short(as_of, lang))
        }
        (Basis::Until(day), Lang::Id) => format!("berlaku s.d. {}", format::day_long(*day, lang)),
        (Basis::Until(day), Lang::En) => format!("valid until {}", format::day_long(*day, lang)),
        (Basis::Counted, Lang::Id) => "dihitung dari catatan".to_owned(),
        (Basis::Counted, Lang::En) => "counted of the records".to_owned(),
        (Basis::Ratio { part, whole }, _) => {
            let words = ratio(fact.indicator, *part, *whole, lang);
            match lang {
                Lang::Id => format!("dihitung: {words}"),
                Lang::En => format!("computed: {words}"),
            }
        }
        (Basis::Reported { figures, period, source }, _) => {
            let period = format::period(*period, lang);
            match lang {
                Lang::Id => format!("dilaporkan: rata-rata {figures} angka, {period} ({source})"),
                Lang::En => format!("reported: mean of {figures} figures, {period} ({source})"),
            }
        }
    }
}

fn ratio(indicator: Indicator, part: f64, whole: f64, lang: Lang) -> String {
    let (part, whole, unit) = match indicator {
        Indicator::ComplaintRate => (part * 1_000.0, whole * 1_000.0, "‰"),
        _ => (part, whole, ""),
    };
    let number = |x: f64| format::decimal(x, if x.fract() == 0.0 { 0 } else { 1 }, lang);
    format!("{}{unit} / {}{unit}", number(part), number(whole))
}

/// `0 pada 50,0%, 100 pada 100,0%`.
pub(super) fn rule(rule: Rule, lang: Lang) -> String {
    let (worst, best) =
        (value(rule.indicator, rule.worst, lang), value(rule.indicator, rule.best, lang));
    match lang {
        Lang::Id => format!("0 pada {worst}, 100 pada {best}"),
        Lang::En => format!("0 at {worst}, 100 at {best}"),
    }
}
