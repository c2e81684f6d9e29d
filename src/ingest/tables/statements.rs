//! Published statements with their sums done again. A share of 88,565% printed as 86% is said; so is one
//! that holds only when digits are cut off.

use super::arithmetic;
use super::report::{Origin, Problems, notice};
use crate::model::claim::Claim;
use crate::model::{Message, ProblemKind, Severity};

/// How a printed value stands to the computed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Holds,
    OnlyTruncated,
    Fails,
}

/// Does the sum behind each statement again, fills the computed value in, and says which do not hold.
pub(super) fn check(claims: &mut [Claim], origins: &[Origin], problems: &mut Problems) {
    for (claim, origin) in claims.iter_mut().zip(origins) {
        let own = arithmetic::value(&claim.inputs)
            .map(|value| if claim.unit == "%" { value * 100.0 } else { value });
        if claim.computed.is_none() {
            claim.computed = own;
        }
        let standing = own.map(|own| (own, standing(claim.stated, own)));
        if let Some(problem) = said(claim, standing, origin) {
            problems.add(problem);
        }
    }
}

/// Holds a value as it is printed, half up, against a computed one.
fn standing(stated: f64, computed: f64) -> Standing {
    let digits = stated.to_string();
    let digits = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let scale = 10f64.powi(i32::try_from(digits).unwrap_or(0));
    // What is left of binary fractions is far below a digit that anybody prints.
    let sliver = 1e-7;
    let is = |rounded: f64| (rounded - stated * scale).abs() < 1e-4;
    if is((computed * scale + 0.5 + sliver).floor()) {
        Standing::Holds
    } else if is((computed * scale + sliver).trunc()) {
        Standing::OnlyTruncated
    } else {
        Standing::Fails
    }
}

fn said(
    claim: &Claim,
    standing: Option<(f64, Standing)>,
    origin: &Origin,
) -> Option<crate::model::Problem> {
    let Claim { stated, unit, inputs, comment, verdict, .. } = claim;
    let unit = if unit == "count" { "" } else { unit.as_str() };
    let found = format!("{stated}{unit}");
    let (severity, expected, (id, en)) = match standing {
        Some((_, Standing::Holds)) if verdict.starts_with("fails") => (
            Severity::Warning,
            Message::new("penilaian holds", "the verdict holds"),
            (
                "Hitungan cocok, tetapi penilaiannya gagal.",
                "The sum holds, and the verdict says that it fails.",
            ),
        ),
        Some((_, Standing::Holds)) if verdict.is_empty() || verdict == "holds" => return None,
        Some((own, Standing::OnlyTruncated)) => (
            Severity::Note,
            computed(own, unit, inputs),
            (
                "Cocok hanya bila angka di belakangnya dipotong.",
                "Holds only when digits are cut off.",
            ),
        ),
        Some((own, Standing::Fails)) => (
            Severity::Warning,
            computed(own, unit, inputs),
            (
                "Pernyataan tidak cocok dengan hitungannya.",
                "The statement is not what its sum gives.",
            ),
        ),
        // The sum cannot be done again, or is not what is wrong: the collector's verdict stands.
        Some((_, Standing::Holds)) | None if verdict.is_empty() || verdict == "holds" => {
            return None;
        }
        Some((_, Standing::Holds)) | None => (
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
    let advice = Message::new(with(id), with(en));
    Some(notice(
        ProblemKind::FalseStatement,
        severity,
        origin.place("stated"),
        found,
        (expected, advice),
    ))
}

fn computed(value: f64, unit: &str, inputs: &str) -> Message {
    // Three digits behind the point are more than any publication prints.
    let value = (value * 1e3).round() / 1e3;
    Message::same(format!("{value}{unit} = {inputs}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_held_as_printed_and_half_up() {
        for (stated, computed, expected) in [
            (86.0, 88.565, Standing::Fails),
            (31.54, 31.5469, Standing::OnlyTruncated),
            (43.0, 42.5, Standing::Holds),
            (19.81, 19.8085, Standing::Holds),
            (94.19, 75.35 / 80.0 * 100.0, Standing::Holds),
            (40_790.0, 40_790.0, Standing::Holds),
            (1_923.0, 1_883.0, Standing::Fails),
            (6.35, 6.3596, Standing::OnlyTruncated),
        ] {
            assert_eq!(standing(stated, computed), expected, "{stated}");
        }
    }
}
