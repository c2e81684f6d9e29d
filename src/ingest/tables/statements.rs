//! Published statements with their sums done again. A share of 88,565% printed as 86% is said; so is one
//! that holds only when digits are cut off.

use super::report::{Origin, Problems, notice};
use crate::model::claim::{Claim, Recomputed, Verdict, recompute};
use crate::model::{Message, Problem, ProblemKind, Severity, Text};

/// Does the sum behind each statement again, fills in what its collector left empty, and says which do not hold.
pub(super) fn check(claims: &mut [Claim], origins: &[Origin], problems: &mut Problems) {
    for (claim, origin) in claims.iter_mut().zip(origins) {
        let own = recompute(&claim.stated.to_string(), &claim.unit, &claim.inputs);
        if claim.computed.is_none() {
            claim.computed = own.as_ref().map(|own| own.value.to_f64());
        }
        if let Some(problem) = said(claim, own.as_ref(), origin) {
            problems.add(problem);
        }
    }
}

fn said(claim: &Claim, own: Option<&Recomputed>, origin: &Origin) -> Option<Problem> {
    let Claim { stated, unit, inputs, comment, verdict, .. } = claim;
    let unit = if unit == "count" { "" } else { unit.as_str() };
    let collected = Verdict::from_name(verdict);
    let is_silent = verdict.is_empty() || collected == Some(Verdict::Holds);
    let (severity, expected, (id, en)) = match own {
        Some(own) if own.verdict == Verdict::Holds && is_silent => return None,
        None if is_silent => return None,
        Some(own) if own.verdict == Verdict::Holds && collected == Some(Verdict::Fails) => (
            Severity::Warning,
            computed(own, unit, inputs),
            (
                "Hitungan cocok, tetapi penilaiannya gagal.",
                "The sum holds, and the verdict says that it fails.",
            ),
        ),
        Some(own) if own.verdict != Verdict::Holds => {
            let words = advice(own.verdict);
            (severity(own.verdict), computed(own, unit, inputs), (words.id, words.en))
        }
        // The sum cannot be done again, or is not what is wrong: the collector's verdict stands.
        _ => (
            Severity::Warning,
            Message::same(inputs.as_str()),
            ("Penilaian pengumpul: lihat catatannya.", "The collector's verdict: see the remark."),
        ),
    };
    let remark: String = [verdict.as_str(), comment.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty() && *text != "holds")
        .collect::<Vec<_>>()
        .join(": ");
    let with = |text: &str| match remark.is_empty() {
        true => text.to_owned(),
        false => format!("{text} ({remark})"),
    };
    let words = (expected, Message::new(with(id), with(en)));
    let found = format!("{stated}{unit}");
    Some(notice(ProblemKind::FalseStatement, severity, origin.place("stated"), found, words))
}

const fn severity(verdict: Verdict) -> Severity {
    match verdict {
        Verdict::Holds | Verdict::HoldsTruncated => Severity::Note,
        _ => Severity::Warning,
    }
}

const fn advice(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Holds => Text::new("Cocok.", "Holds."),
        Verdict::HoldsTruncated => Text::new(
            "Cocok hanya bila angka di belakangnya dipotong.",
            "Holds only when digits are cut off.",
        ),
        Verdict::WrongLabel => Text::new(
            "Angkanya cocok, sebutannya tidak: periksa pembanding dan arahnya.",
            "The figure holds, what it is called does not: check its base and its direction.",
        ),
        Verdict::Fails => Text::new(
            "Pernyataan tidak cocok dengan hitungannya.",
            "The statement is not what its sum gives.",
        ),
        Verdict::RoundedInputs => Text::new(
            "Tidak cocok dengan angka bulat yang tercetak; mungkin cocok dengan angka asalnya.",
            "Does not hold with the round figures as printed; those behind them may bear it out.",
        ),
        Verdict::IncompleteList => Text::new(
            "Yang terdaftar kurang dari jumlahnya: mungkin tidak semua bagian disebut.",
            "The list gives less than its total: perhaps not all parts are named.",
        ),
        Verdict::WrongQuantity => Text::new(
            "Jumlahnya cocok, tetapi menjumlahkan hal yang berbeda.",
            "The sum holds, but adds up figures of different things.",
        ),
        Verdict::CrossSource => Text::new(
            "Terbitan lain memberi angka lain: tanyakan mana yang benar.",
            "Another publication gives another figure: ask which is right.",
        ),
    }
}

fn computed(own: &Recomputed, unit: &str, inputs: &str) -> Message {
    // Three digits behind the point are more than any publication prints.
    let value = own.value.rounded(3).unwrap_or(own.value);
    Message::same(format!("{value}{unit} = {inputs}"))
}
