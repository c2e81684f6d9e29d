//! The sums behind statements: numbers, `+ - * /` and brackets, as `(28927-23197)/28927`. A number may be
//! followed by words in brackets that say what it is, `198754 (2022)`.

use std::fmt;

use super::exact::Exact;

/// Brackets deeper than this are no sum that anybody wrote.
const DEEPEST: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Plus,
    Minus,
    Times,
    Over,
}

impl Operator {
    pub const fn sign(self) -> char {
        match self {
            Self::Plus => '+',
            Self::Minus => '-',
            Self::Times => '×',
            Self::Over => '/',
        }
    }

    fn apply(self, left: Exact, right: Exact) -> Option<Exact> {
        match self {
            Self::Plus => left.plus(right),
            Self::Minus => left.minus(right),
            Self::Times => left.times(right),
            Self::Over => left.over(right),
        }
    }
}

/// A number of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    pub value: Exact,
    /// What a figure behind it can differ by at most, where it was evidently rounded; else nothing.
    pub slack: Exact,
    pub label: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    Input(Input),
    /// One kind of operation after the other, from left to right; the first part has none.
    Chain(Box<Expression>, Vec<(Operator, Expression)>),
}

/// One calculation: parts that are added and taken away, or multiplied and divided, from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub first: Exact,
    pub others: Vec<(Operator, Exact)>,
    pub result: Exact,
}

/// As a formula: `28927 - 23197 = 5730`.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        for (operator, value) in &self.others {
            write!(f, " {} {value}", operator.sign())?;
        }
        write!(f, " = {}", self.result)
    }
}

/// How the numbers of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Points {
    Decimal,
    Thousands,
}

impl Expression {
    /// The sum of a text; `None` when it is none.
    pub(super) fn parse(text: &str, points: Points) -> Option<Self> {
        let mut rest = Rest { text: text.trim(), depth: 0, points };
        let sum = rest.sum()?;
        rest.text.is_empty().then_some(sum)
    }

    /// Its value; `None` where it divides by nothing, or is longer than any printed number.
    pub(super) fn value(&self) -> Option<Exact> {
        self.value_of(&|input| Some(input.value))
    }

    /// Its value with other numbers in the place of its inputs.
    pub(super) fn value_of(&self, of: &impl Fn(&Input) -> Option<Exact>) -> Option<Exact> {
        match self {
            Self::Input(input) => of(input),
            Self::Chain(first, others) => {
                others.iter().try_fold(first.value_of(of)?, |value, (operator, other)| {
                    operator.apply(value, other.value_of(of)?)
                })
            }
        }
    }

    /// Its calculations in the order in which they are done.
    pub(super) fn steps(&self, steps: &mut Vec<Step>) -> Option<Exact> {
        match self {
            Self::Input(input) => Some(input.value),
            Self::Chain(first, others) => {
                let first = first.steps(steps)?;
                let mut values = Vec::with_capacity(others.len());
                let mut result = first;
                for (operator, other) in others {
                    let value = other.steps(steps)?;
                    result = operator.apply(result, value)?;
                    values.push((*operator, value));
                }
                steps.push(Step { first, others: values, result });
                Some(result)
            }
        }
    }

    pub(super) fn inputs(&self) -> Vec<&Input> {
        match self {
            Self::Input(input) => vec![input],
            Self::Chain(first, others) => {
                let others = others.iter().flat_map(|(_, other)| other.inputs());
                first.inputs().into_iter().chain(others).collect()
            }
        }
    }

    /// Whether anything is divided.
    pub(super) fn is_ratio(&self) -> bool {
        self.any_other(&|operator, _| operator == Operator::Over)
    }

    /// Whether it is divided by a difference: a figure that no publication printed, but somebody worked out.
    pub(super) fn is_against_a_difference(&self) -> bool {
        self.any_other(&|operator, other| {
            operator == Operator::Over && other.any_other(&|inner, _| inner == Operator::Minus)
        })
    }

    fn any_other(&self, is: &dyn Fn(Operator, &Self) -> bool) -> bool {
        match self {
            Self::Input(_) => false,
            Self::Chain(first, others) => {
                first.any_other(is)
                    || others
                        .iter()
                        .any(|(operator, other)| is(*operator, other) || other.any_other(is))
            }
        }
    }

    /// The parts of a sum in which nothing but numbers is added up; one number is none.
    pub(super) fn addends(&self) -> Option<Vec<&Input>> {
        let Self::Chain(first, others) = self else { return None };
        let others = others.iter().map(|(operator, other)| match operator {
            Operator::Plus => other.input(),
            _ => None,
        });
        std::iter::once(first.input()).chain(others).collect()
    }

    const fn input(&self) -> Option<&Input> {
        match self {
            Self::Input(input) => Some(input),
            Self::Chain(..) => None,
        }
    }
}

struct Rest<'a> {
    text: &'a str,
    depth: usize,
    points: Points,
}

impl Rest<'_> {
    fn take(&mut self, wanted: &[char]) -> bool {
        let after = self.text.strip_prefix(wanted);
        if let Some(after) = after {
            self.text = after.trim_start();
        }
        after.is_some()
    }

    fn sum(&mut self) -> Option<Expression> {
        self.chain(Self::product, &[(Operator::Plus, &['+']), (Operator::Minus, &['-', '−', '–'])])
    }

    fn product(&mut self) -> Option<Expression> {
        self.chain(
            Self::part,
            &[(Operator::Times, &['*', '×']), (Operator::Over, &['/', ':', '÷'])],
        )
    }

    fn chain(
        &mut self,
        part: impl Fn(&mut Self) -> Option<Expression>,
        operators: &[(Operator, &[char])],
    ) -> Option<Expression> {
        let first = part(self)?;
        let mut others = Vec::new();
        while let Some((operator, _)) = operators.iter().find(|(_, signs)| self.take(signs)) {
            others.push((*operator, part(self)?));
        }
        match others.is_empty() {
            true => Some(first),
            false => Some(Expression::Chain(Box::new(first), others)),
        }
    }

    fn part(&mut self) -> Option<Expression> {
        if self.take(&['(']) {
            self.depth += 1;
            if self.depth > DEEPEST {
                return None;
            }
            let sum = self.sum()?;
            self.depth -= 1;
            return self.take(&[')']).then_some(sum);
        }
        let end = self.text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
        let (number, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
        let (value, slack) = figure(number, self.points)?;
        self.text = rest.trim_start();
        let (value, slack) = self.magnified(value, slack)?;
        Some(Expression::Input(Input { value, slack, label: self.label() }))
    }

    /// `juta` and the like, `%`.
    fn magnified(&mut self, value: Exact, slack: Exact) -> Option<(Exact, Exact)> {
        if self.take(&['%']) {
            let hundred = Exact::whole(100);
            return Some((value.over(hundred)?, slack.over(hundred)?));
        }
        let end = self.text.find(|c: char| !c.is_ascii_alphabetic());
        let (word, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
        let Some(factor) = magnitude(word) else { return Some((value, slack)) };
        self.text = rest.trim_start();
        let factor = Exact::whole(factor);
        let half = Exact::whole(1).over(Exact::whole(2))?;
        let slack = if slack.is_zero() { half } else { slack };
        Some((value.times(factor)?, slack.times(factor)?))
    }

    /// What a number is said to be.
    fn label(&mut self) -> Option<String> {
        let (label, rest) = self.text.strip_prefix('(')?.split_once(')')?;
        self.text = rest.trim_start();
        Some(label.trim().to_owned())
    }
}

/// Words for thousands and more, Indonesian and English.
fn magnitude(word: &str) -> Option<i64> {
    let is = |words: &[&str]| words.iter().any(|one| one.eq_ignore_ascii_case(word));
    if is(&["ribu", "rb", "thousand"]) {
        Some(1_000)
    } else if is(&["juta", "jt", "million"]) {
        Some(1_000_000)
    } else if is(&["miliar", "milyar", "billion"]) {
        Some(1_000_000_000)
    } else if is(&["triliun", "trillion"]) {
        Some(1_000_000_000_000)
    } else {
        None
    }
}

/// A number as printed, and what was rounded off it at most: half of its last digit where it has a fraction,
/// half of a thousand or more where it ends in three zeros or more.
fn figure(text: &str, points: Points) -> Option<(Exact, Exact)> {
    let (value, digits) = number(text, points)?;
    let half = |unit: Exact| unit.over(Exact::whole(2));
    if digits > 0 {
        return Some((value, half(Exact::unit(digits)?)?));
    }
    let text: String = text.chars().filter(char::is_ascii_digit).collect();
    let zeros = text.len() - text.trim_end_matches('0').len();
    if zeros < 3 || zeros == text.len() {
        return Some((value, Exact::whole(0)));
    }
    let unit = Exact::whole(10i64.checked_pow(u32::try_from(zeros).ok()?)?);
    Some((value, half(unit)?))
}

/// A number as printed, and its digits behind the point.
pub(super) fn number(text: &str, points: Points) -> Option<(Exact, u32)> {
    Exact::parse(&plain(text, points))
}

/// A number without marks of thousands and with a point before its fraction. A comma that is not followed by
/// three digits begins a fraction.
fn plain(text: &str, points: Points) -> String {
    let groups = |mark: char| {
        let mut groups = text.split(mark);
        let first = groups.next().unwrap_or_default();
        let is_three = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
        let count = text.matches(mark).count();
        (count > 0 && (1..=3).contains(&first.len()) && groups.all(is_three)).then_some(count)
    };
    let without = |mark: char| text.replace(mark, "");
    match (groups(','), groups('.')) {
        (Some(_), _) if !text.contains('.') => without(','),
        (_, Some(count)) if !text.contains(',') && (count > 1 || points == Points::Thousands) => {
            without('.')
        }
        _ if text.contains(',') && text.contains('.') => {
            // The mark that comes last begins the fraction.
            let is_comma_last = text.rfind(',') > text.rfind('.');
            let (thousands, decimal) = if is_comma_last { ('.', ',') } else { (',', '.') };
            text.replace(thousands, "").replace(decimal, ".")
        }
        _ => text.replace(',', "."),
    }
}

/// Whether all points in a text of whole numbers can only be marks of thousands.
pub(super) fn points_of(text: &str) -> Points {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.').peekable();
    let is_grouped = |number: &str| match number.split_once('.') {
        None => true,
        Some((first, rest)) => {
            !first.is_empty() && !first.starts_with('0') && first.len() <= 3 && rest.len() == 3
        }
    };
    let has_point = text.contains('.');
    match has_point && numbers.all(is_grouped) {
        true => Points::Thousands,
        false => Points::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(text: &str) -> Option<String> {
        let expression = Expression::parse(text, Points::Decimal)?;
        Some(expression.value()?.to_string())
    }

    #[test]
    fn sums_are_those_of_the_collected_statements() {
        for (text, expected) in [
            ("35945/40586", "0.8857"),
            ("38424+1788+544+34", "40790"),
            ("(28927-23197)/28927", "0.1981"),
            ("1-3732/(9193-3732)", "0.3166"),
            ("75.35/80", "0.9419"),
            (" 2 * ( 3 + 4 ) - 1 ", "13"),
            ("198754 (2022) + 72624 (2021)", "271378"),
            ("8,39 juta / 1.000.000", "8.39"),
            ("40,586", "40586"),
            ("1,234.5 - 1.234,5", "0"),
            ("12.5%", "0.125"),
        ] {
            assert_eq!(value(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "1+", "(1", "1)", "x", "1/0", "1..2", "1.2.34"] {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(value(&"(".repeat(10_000)), None);
    }

    #[test]
    fn the_steps_come_in_their_order() {
        let mut steps = Vec::new();
        let expression = Expression::parse("(28927-23197)/28927", Points::Decimal).unwrap();
        expression.steps(&mut steps).unwrap();
        let [difference, share] = steps.as_slice() else { panic!("{steps:?}") };
        assert_eq!(difference.result, Exact::whole(5730));
        assert_eq!((share.first, share.others.len()), (Exact::whole(5730), 1));
    }

    #[test]
    fn round_figures_may_stand_for_others() {
        for (text, slack) in [
            ("42000", "500"),
            ("425000", "500"),
            ("8600", "0"),
            ("75.35", "0.005"),
            ("42 ribu", "500"),
            ("0", "0"),
        ] {
            let expression = Expression::parse(text, Points::Decimal).unwrap();
            assert_eq!(expression.inputs()[0].slack.to_string(), slack, "{text}");
        }
    }

    proptest! {
        #[test]
        fn sums_of_whole_numbers_are_those_of_the_machine(a in 0i64..9999, b in 0i64..9999, c in 1i64..99) {
            let text = format!("({a}+{b})/{c}-{b}*{a}");
            let found = Expression::parse(&text, Points::Decimal).unwrap().value().unwrap();
            let expected = Exact::whole(a + b - b * a * c).over(Exact::whole(c)).unwrap();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[-+*/:(). ,0-9a-z%]{0,40}") {
            Expression::parse(&text, points_of(&text)).and_then(|sum| sum.steps(&mut Vec::new()));
        }
    }
}
