//! What is said of scores.

use crate::analysis::scorecard::Place;
use crate::board::agencies::assessment::{Grade, Scorecard};
use crate::chart::drawing::Cell;
use crate::chart::format;
use crate::model::text::texts;
use crate::model::{Lang, Period};

texts! {
    SCORECARD = "Rapor P3MI", "Scorecard of agencies";
    TOTAL = "Nilai", "Score";
    SCORE = "Nilai", "Score";
    PLACEMENTS = "Penempatan", "Placements";
    INDICATOR = "Indikator", "Indicator";
    ASPECT = "Aspek", "Aspect";
    FIGURE = "Angka", "Figure";
    BASIS = "Asal angka", "Where it comes from";
    RULE = "Aturan nilai", "Rule";
    FACTS = "Indikator, masukan, dan nilainya", "Indicators, their inputs and scores";
    WEIGHTS = "Ubah bobot dan pita", "Change weights and bands";
    AS_CONFIGURED = "Kembali ke bawaan", "Back to the defaults";
    GOOD_FROM = "Baik mulai dari", "Good from";
    FAIR_FROM = "Cukup mulai dari", "Fair from";
    LEAST_PLACEMENTS = "Cukup data mulai dari (penempatan)", "Enough data from (placements)";
    NOT_OFFICIAL = "Bobot, aturan, dan pita adalah usulan Capaian yang dapat diubah, bukan ketentuan resmi. Sejak 2017 tidak ditemukan peraturan yang memuat bobot penilaian P3MI.", "Weights, rules and bands are a proposal of Capaian that can be changed, not an official rule. No regulation since 2017 was found that weighs agencies.";
    SCORES_MEAN = "Tiap indikator bernilai 0–100 menurut garis lurus antara dua batas; nilai aspek = rata-rata indikatornya yang tersedia; nilai = Σ bobot × aspek / Σ bobot. Yang tidak tersedia tidak dihitung; di bawah empat aspek tidak ada nilai. Izin habis dan penghentian kegiatan mendahului nilai.", "Each indicator scores 0–100 along a line between two ends; an aspect is the mean of its indicators that are available; the score is Σ weight × aspect / Σ weight. What is not available does not count; with fewer than four aspects there is no score. An expired licence and a stop of activities come before every score.";
    BETWEEN_MEANS = "Selang di bawah peringkat: peringkat terbaik dan terburuk bila bobot satu aspek digandakan atau dihapus. Peringkat yang hanya hidup dari satu bobot tampak dari lebarnya.", "Beneath a rank: the best and the worst rank when one aspect's weight is doubled or left out. A rank that hangs on one weight shows by its width.";
    NOT_FOUND = "Tidak ada P3MI yang cocok dengan pencarian.", "No agency matches the search.";
    UNSCORED = "kurang dari empat aspek tersedia", "fewer than four aspects are available";
}

/// How many do well, need guidance, and are held back by a gate.
pub(in crate::board::agencies) fn finding(scorecard: &Scorecard<'_>, lang: Lang) -> String {
    let graded = |wanted: Grade| {
        let is = |one: &&crate::board::agencies::assessment::Assessment<'_>| {
            matches!(one.place, Place::Ranked { .. })
                && one.card.scores.total.map(|total| scorecard.grade(total)) == Some(wanted)
        };
        scorecard.agencies.iter().filter(is).count()
    };
    let gated = scorecard.agencies.iter().filter(|one| one.place == Place::Gated).count();
    let (all, good, guidance) = (scorecard.ranked(), graded(Grade::Good), graded(Grade::Guidance));
    match lang {
        Lang::Id => format!(
            "Dari {all} P3MI yang dinilai, {good} baik dan {guidance} perlu pembinaan khusus; {gated} tertahan izin atau sanksi"
        ),
        Lang::En => format!(
            "Of {all} agencies ranked, {good} do well and {guidance} need guidance; {gated} are held back by licence or sanction"
        ),
    }
}

pub(in crate::board::agencies) fn described(
    scorecard: &Scorecard<'_>,
    period: Period,
    lang: Lang,
) -> String {
    let period = format::period(period, lang);
    let edge = |edge: f64| format::decimal(edge, 0, lang);
    let (good, fair, least) =
        (edge(scorecard.good_from), edge(scorecard.fair_from), scorecard.least);
    match lang {
        Lang::Id => format!(
            "Nilai 0–100 dari enam aspek, {period}. Baik ≥ {good}, cukup ≥ {fair}; di bawah {least} penempatan belum cukup data. Pilih sebuah nama untuk membuka masukannya."
        ),
        Lang::En => format!(
            "Scores of 0–100 from six aspects, {period}. Good ≥ {good}, fair ≥ {fair}; below {least} placements not enough data. Choose a name to open its inputs."
        ),
    }
}

/// The rank, and beneath it the ranks that other weights would give.
pub(in crate::board::agencies) fn place(place: Place, lang: Lang) -> String {
    match place {
        Place::Ranked { rank, between: (best, worst) } if best == worst => rank.to_string(),
        Place::Ranked { rank, between: (best, worst) } => format!("{rank}\n{best}–{worst}"),
        Place::Gated => match lang {
            Lang::Id => "■ tertahan".to_owned(),
            Lang::En => "■ held back".to_owned(),
        },
        Place::Unscored | Place::NotEnough => format::NOT_A_NUMBER.to_owned(),
    }
}

/// `3 dari 96; 1–7 dengan bobot lain`.
pub(in crate::board::agencies) fn standing(place: Place, ranked: usize, lang: Lang) -> String {
    match (place, lang) {
        (Place::Ranked { rank, between: (best, worst) }, Lang::Id) => {
            format!("{rank} dari {ranked}; {best}–{worst} dengan bobot lain")
        }
        (Place::Ranked { rank, between: (best, worst) }, Lang::En) => {
            format!("{rank} of {ranked}; {best}–{worst} with other weights")
        }
        (Place::Gated, Lang::Id) => "■ tertahan: tanpa peringkat".to_owned(),
        (Place::Gated, Lang::En) => "■ held back: no rank".to_owned(),
        (Place::Unscored, _) => UNSCORED.get(lang).to_owned(),
        (Place::NotEnough, Lang::Id) => "belum cukup data: tanpa peringkat".to_owned(),
        (Place::NotEnough, Lang::En) => "not enough data: no rank".to_owned(),
    }
}

pub(in crate::board::agencies) fn score(score: Option<f64>, lang: Lang) -> Cell {
    match score {
        Some(score) => Cell::new(format::decimal(score, 1, lang), format::raw(score)),
        None => Cell::new(format::NOT_A_NUMBER, ""),
    }
}

pub(in crate::board::agencies) const fn score_class(grade: Option<Grade>) -> &'static str {
    match grade {
        Some(Grade::Good) => "score--good",
        Some(Grade::Fair) => "score--fair",
        Some(Grade::Guidance) => "score--guidance",
        None => "",
    }
}

pub(in crate::board::agencies) fn too_few(least: u64, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("belum cukup data (< {least} penempatan)"),
        Lang::En => format!("not enough data (< {least} placements)"),
    }
}
