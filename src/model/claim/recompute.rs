//! The verdict on a statement, from its printed value and the sum behind it alone.
//!
//! | the sum | the printed value | verdict |
//! | --- | --- | --- |
//! | any | its value, rounded half up to the printed digits | holds |
//! | any | its value, cut off there | holds only if truncated |
//! | divided by a difference, as `1-3732/(9193-3732)` | its value | holds, wrong label: the base was never printed |
//! | negative | its value without the sign | holds, wrong label: it goes the other way |
//! | figures of several labels added up, `198754 (2022) + 72624 (2021)` | their sum | wrong quantity |
//! | begins with the name of its source or period, `Jan-Oct 2023: …`, or is a bare figure | another | cross-source mismatch |
//! | several sums, parted by `;`, `vs` or a comma | not that of each | cross-source mismatch |
//! | parts from the largest to the smallest | more, by at least the smallest | incomplete list |
//! | with rounded figures, as 42000 | one that the figures behind them may give | fails (rounded inputs) |
//! | any | another | fails |

use super::exact::Exact;
use super::expression::{Expression, Input, Points, Step, points_of};
use super::verdict::Verdict;

/// More rounded figures than this in one sum are not tried in all combinations.
const MOST_ROUNDED: usize = 8;

/// A statement's sum done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recomputed {
    /// In the unit of the statement.
    pub value: Exact,
    pub verdict: Verdict,
    /// The calculations in their order; the last one's result, times `factor`, is the value.
    pub steps: Vec<Step>,
    /// 100 for percent, 1000 for per mille.
    pub factor: i64,
    /// Digits behind the point that the statement prints.
    pub digits: u32,
}

/// Does the sum of `inputs` again and holds the printed value against it, in this unit: `%`, `count` …
/// `None` when the printed value is no number, or the inputs are no sum.
pub fn recompute(stated: &str, unit: &str, inputs: &str) -> Option<Recomputed> {
    let stated = Stated::parse(stated, unit)?;
    let points = if is_count(unit) { points_of(inputs) } else { Points::Decimal };
    let mut sums = alternatives(inputs).into_iter().map(|text| Sum::parse(text, points, unit));
    let first = sums.next()??;
    let others: Vec<Sum> = sums.collect::<Option<_>>()?;
    let verdict = match others.iter().any(|sum| !sum.verdict(stated).is_borne_out()) {
        true => Verdict::CrossSource,
        false => first.verdict(stated),
    };
    let mut steps = Vec::new();
    first.expression.steps(&mut steps)?;
    let Sum { value, factor, .. } = first;
    Some(Recomputed { value, verdict, steps, factor, digits: stated.digits })
}

fn is_count(unit: &str) -> bool {
    matches!(unit.trim().to_lowercase().as_str(), "count" | "orang" | "persons" | "people" | "")
}

/// Several sums for one statement.
fn alternatives(inputs: &str) -> Vec<&str> {
    let parts = inputs.split(';').flat_map(|part| part.split(" vs "));
    parts.flat_map(|part| part.split(", ")).collect()
}

/// A printed value, and its digits behind the point.
#[derive(Clone, Copy, Debug)]
struct Stated {
    value: Exact,
    digits: u32,
}

impl Stated {
    /// With a sign, or a unit behind it: `-3,5%`, `40.790`.
    fn parse(text: &str, unit: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('%').trim_end();
        let (is_negative, text) = match text.strip_prefix(['-', '−']) {
            Some(text) => (true, text.trim_start()),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (value, digits) = written(text, unit)?;
        let value = if is_negative { Exact::whole(0).minus(value)? } else { value };
        Some(Self { value, digits })
    }
}

/// A printed number; of one with marks of thousands its digits alone.
fn written(text: &str, unit: &str) -> Option<(Exact, u32)> {
    let points = if is_count(unit) { points_of(text) } else { Points::Decimal };
    super::expression::number(text, points)
}

struct Sum {
    expression: Expression,
    /// What stood before it, `Jan-Oct 2023:`.
    is_named: bool,
    factor: i64,
    value: Exact,
}

impl Sum {
    fn parse(text: &str, points: Points, unit: &str) -> Option<Self> {
        let (name, text) = match text.split_once(':') {
            Some((name, text)) if name.chars().any(char::is_alphabetic) => (Some(name), text),
            _ => (None, text),
        };
        let expression = Expression::parse(text, points)?;
        let factor = factor(&expression, unit);
        let value = expression.value()?.times(Exact::whole(factor))?;
        Some(Self { expression, is_named: name.is_some(), factor, value })
    }

    fn verdict(&self, stated: Stated) -> Verdict {
        if is_at(self.value, stated, Exact::rounded) {
            return self.fitting(Verdict::Holds);
        }
        if is_at(self.value, stated, Exact::truncated) {
            return self.fitting(Verdict::HoldsTruncated);
        }
        let is_mirrored = self.value.is_negative() != stated.value.is_negative()
            && is_at(
                self.value.abs(),
                Stated { value: stated.value.abs(), ..stated },
                Exact::rounded,
            );
        if is_mirrored {
            Verdict::WrongLabel
        } else if self.is_named || matches!(self.expression, Expression::Input(_)) {
            Verdict::CrossSource
        } else if self.is_incomplete(stated) {
            Verdict::IncompleteList
        } else if self.may_be(stated) {
            Verdict::RoundedInputs
        } else {
            Verdict::Fails
        }
    }

    /// The verdict where the number is right.
    fn fitting(&self, verdict: Verdict) -> Verdict {
        if self.adds_unlike() {
            Verdict::WrongQuantity
        } else if self.expression.is_against_a_difference() {
            Verdict::WrongLabel
        } else {
            verdict
        }
    }

    /// Whether figures are added up that are said to be of different things.
    fn adds_unlike(&self) -> bool {
        let labels = self.expression.addends().unwrap_or_default();
        let mut labels = labels.iter().filter_map(|input| input.label.as_deref());
        labels.next().is_some_and(|first| labels.any(|label| label != first))
    }

    /// Whether the parts are a list by size, and what is lacking may be further parts of it.
    fn is_incomplete(&self, stated: Stated) -> bool {
        let parts = self.expression.addends().unwrap_or_default();
        let values: Vec<Exact> = parts.iter().map(|input| input.value).collect();
        let lacking = stated.value.minus(self.value);
        let by_size = values.is_sorted_by(|one, next| one >= next);
        values.len() > 2
            && by_size
            && lacking.zip(values.last().copied()).is_some_and(|(lacking, last)| lacking >= last)
    }

    /// Whether the figures that were rounded to the inputs may give the printed value.
    fn may_be(&self, stated: Stated) -> bool {
        let mut rounded: Vec<&Input> =
            self.expression.inputs().into_iter().filter(|input| !input.slack.is_zero()).collect();
        rounded.sort_unstable_by_key(|input| input.value);
        // A figure that occurs twice is the same both times.
        rounded.dedup_by_key(|input| input.value);
        if rounded.is_empty() || rounded.len() > MOST_ROUNDED {
            return false;
        }
        let corner = |corner: usize| {
            let value = self.expression.value_of(&|input| match rounded
                .iter()
                .position(|one| one.value == input.value)
            {
                Some(at) if corner >> at & 1 == 1 => input.value.plus(input.slack),
                Some(_) => input.value.minus(input.slack),
                None => Some(input.value),
            });
            value?.times(Exact::whole(self.factor))
        };
        let corners: Option<Vec<Exact>> = (0..1 << rounded.len()).map(corner).collect();
        let Some((least, most)) =
            corners.as_ref().and_then(|values| Some((values.iter().min()?, values.iter().max()?)))
        else {
            return false;
        };
        let half = Exact::unit(stated.digits).and_then(|unit| unit.over(Exact::whole(2)));
        let reach = |half: Exact| Some((stated.value.minus(half)?, stated.value.plus(half)?));
        half.and_then(reach).is_some_and(|(from, to)| *most >= from && *least < to)
    }
}

/// What a sum is multiplied by to be in the unit. Percentages that are only added up are in it already.
fn factor(expression: &Expression, unit: &str) -> i64 {
    let factor = match unit.trim().to_lowercase().as_str() {
        "%" | "persen" | "percent" => 100,
        "‰" | "per mil" | "per mille" | "per 1000" | "per 1.000" => 1_000,
        _ => return 1,
    };
    let one = Exact::whole(1);
    let are_percentages = expression.inputs().iter().any(|input| input.value > one);
    if !expression.is_ratio() && are_percentages { 1 } else { factor }
}

fn is_at(value: Exact, stated: Stated, cut: impl Fn(Exact, u32) -> Option<Exact>) -> bool {
    cut(value, stated.digits) == Some(stated.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(stated: &str, unit: &str, inputs: &str) -> Verdict {
        recompute(stated, unit, inputs).unwrap().verdict
    }

    #[test]
    fn the_article_is_wrong_by_its_own_figures() {
        let found = recompute("86", "%", "35945/40586").unwrap();
        assert_eq!((found.verdict, found.value.to_string().as_str()), (Verdict::Fails, "88.565"));
        assert_eq!(verdict("88.6", "%", "35945/40586"), Verdict::Holds);
        assert_eq!(verdict("88.5", "%", "35945/40586"), Verdict::HoldsTruncated);
        // What 86% would have needed.
        assert_eq!(verdict("86", "%", "35945/41797"), Verdict::Holds);
        assert_eq!(verdict("86", "%", "34904/40586"), Verdict::Holds);
    }

    #[test]
    fn printed_digits_decide_and_halves_go_up() {
        assert_eq!(verdict("43", "%", "17/40"), Verdict::Holds);
        assert_eq!(verdict("42", "%", "17/40"), Verdict::HoldsTruncated);
        assert_eq!(verdict("25", "%", "1/4"), Verdict::Holds);
        assert_eq!(verdict("25.00", "%", "10001/40001"), Verdict::Holds);
        assert_eq!(verdict("25.000", "%", "10001/40001"), Verdict::Fails);
        assert_eq!(verdict("40.790", "count", "38.424+1.788+544+34"), Verdict::Holds);
        assert_eq!(verdict("40790", "count", "38.424 + 1.788 + 544 + 34"), Verdict::Holds);
        assert_eq!(verdict("88,6%", "%", "35.945/40.586"), Verdict::Holds);
        assert_eq!(verdict("100", "%", "51.2+48.8"), Verdict::Holds);
    }

    #[test]
    fn round_figures_excuse_only_what_they_may_hide() {
        assert_eq!(verdict("96", "%", "40790/42000"), Verdict::RoundedInputs);
        assert_eq!(verdict("90", "%", "40790/42000"), Verdict::Fails);
        assert_eq!(verdict("36.36", "%", "8600/23716"), Verdict::Fails);
    }

    #[test]
    fn what_is_lacking_from_a_list_may_be_further_parts() {
        assert_eq!(
            verdict("424", "count", "129+113+77+32+16+14+14+8+1+1+1+1+1"),
            Verdict::IncompleteList
        );
        assert_eq!(verdict("15516", "count", "10568+262+486+4191"), Verdict::Fails);
        assert_eq!(verdict("1923", "count", "1140+743"), Verdict::Fails);
        assert_eq!(verdict("278984", "count", "126408+118316+59588+26075+9706"), Verdict::Fails);
    }

    #[test]
    fn a_right_number_may_be_called_something_wrong() {
        assert_eq!(verdict("31.66", "%", "1-3732/(9193-3732)"), Verdict::WrongLabel);
        assert_eq!(verdict("19.81", "%", "(23197-28927)/28927"), Verdict::WrongLabel);
        assert_eq!(verdict("-19.81", "%", "(23197-28927)/28927"), Verdict::Holds);
        assert_eq!(
            verdict("271378", "count", "198754 (2022) + 72624 (2021)"),
            Verdict::WrongQuantity
        );
        assert_eq!(verdict("271378", "count", "198754 (2022) + 72624 (2022)"), Verdict::Holds);
    }

    #[test]
    fn other_publications_may_say_otherwise() {
        assert_eq!(verdict("58.9", "%", "Jan-Oct 2023: 130110/237992"), Verdict::CrossSource);
        assert_eq!(verdict("54.7", "%", "Jan-Oct 2023: 130110/237992"), Verdict::Holds);
        assert_eq!(verdict("51582", "count", "51852"), Verdict::CrossSource);
        assert_eq!(verdict("51582", "count", "51582 vs 51852"), Verdict::CrossSource);
        assert_eq!(verdict("51582", "count", "A: 51582; B: 51582"), Verdict::Holds);
    }

    #[test]
    fn what_is_no_sum_has_no_verdict() {
        for (stated, inputs) in
            [("86", ""), ("86", "x/y"), ("", "1+1"), ("delapan", "1+1"), ("1", "1/0")]
        {
            assert_eq!(recompute(stated, "%", inputs), None, "{stated} {inputs}");
        }
    }
}
