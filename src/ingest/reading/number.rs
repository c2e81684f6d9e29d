//! Numbers as people write them in Indonesian offices. The separators' meaning is a convention of the
//! column: [`Evidence`] gathers what its cells say, [`Convention`] is the verdict.

use serde::{Deserialize, Serialize};

use super::visible;

/// `.` or `,`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    Dot,
    Comma,
}

impl Separator {
    const BOTH: [Self; 2] = [Self::Dot, Self::Comma];

    const fn other(self) -> Self {
        match self {
            Self::Dot => Self::Comma,
            Self::Comma => Self::Dot,
        }
    }

    pub const fn char(self) -> char {
        match self {
            Self::Dot => '.',
            Self::Comma => ',',
        }
    }
}

/// What a separator means in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    #[default]
    Unknown,
    Thousands,
    Decimal,
}

/// What the separators of a column mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convention {
    pub dot: Role,
    pub comma: Role,
}

impl Convention {
    pub const fn role(self, separator: Separator) -> Role {
        match separator {
            Separator::Dot => self.dot,
            Separator::Comma => self.comma,
        }
    }

    /// The convention in which `separator` has that role, and the other one the opposite.
    pub const fn with(separator: Separator, role: Role) -> Self {
        let opposite = match role {
            Role::Thousands => Role::Decimal,
            Role::Decimal => Role::Thousands,
            Role::Unknown => Role::Unknown,
        };
        match separator {
            Separator::Dot => Self { dot: role, comma: opposite },
            Separator::Comma => Self { dot: opposite, comma: role },
        }
    }
}

/// What the numbers of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Persons, days: whole numbers.
    Count,
    /// Shares, averages.
    Quantity,
}

/// A number's text, cleaned: digits and separators only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    digits: String,
    shape: Shape,
    is_negative: bool,
    /// 1, or 1,000 for *ribu*, 1,000,000 for *juta*.
    multiplier: u32,
    /// `±`, `>`, … or *lebih*: the number is rounded or a bound.
    pub is_about: bool,
    /// More than spaces around it were removed or replaced.
    pub is_cleaned: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Plain,
    /// The separators' roles are plain from this cell alone.
    Decided {
        decimal: Option<Separator>,
        thousands: Option<Separator>,
    },
    /// One separator, three digits behind it, one to three before.
    Either(Separator),
}

/// Why a number cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More than one reading, and the column does not tell.
    Ambiguous,
    /// A count with one or two digits behind the separator: one was probably lost.
    DigitLost,
    /// A count with a fraction.
    NotWhole,
}

/// Cleans the text of a number; `None` when it is none.
pub fn written(text: &str) -> Option<Written> {
    let trimmed = visible(text);
    let mut rest = trimmed.to_lowercase();
    let mut is_about = false;
    for prefix in
        ["kurang lebih", "sekitar", "lebih dari", "±", "+/-", "~", ">=", "<=", "≥", "≤", ">", "<"]
    {
        if let Some(after) = rest.strip_prefix(prefix) {
            rest = after.trim().to_owned();
            is_about = true;
        }
    }
    let (inner, is_bracketed) = match rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
    {
        Some(inner) => (inner.trim().to_owned(), true),
        None => (rest, false),
    };
    rest = inner;
    let mut is_negative = is_bracketed;
    for minus in ['-', '−', '–'] {
        if let Some(after) = rest.strip_prefix(minus) {
            rest = after.trim().to_owned();
            is_negative = true;
        }
    }
    for unit in ["rp.", "rp", "usd", "$"] {
        if let Some(after) = rest.strip_prefix(unit) {
            rest = after.trim().to_owned();
        }
    }
    let mut multiplier = 1;
    loop {
        let before = rest.len();
        for unit in ["orang", "org", "pmi", "jiwa", "hari", "persen", "%", "lebih", "an"] {
            if let Some(shorter) = rest.strip_suffix(unit).filter(|shorter| ends_a_number(shorter))
            {
                is_about |= unit == "lebih";
                rest = shorter.trim().to_owned();
            }
        }
        for (word, factor) in
            [("ribu", 1_000), ("rb", 1_000), ("juta", 1_000_000), ("jt", 1_000_000)]
        {
            if let Some(shorter) = rest.strip_suffix(word)
                && multiplier == 1
            {
                rest = shorter.trim().to_owned();
                multiplier = factor;
                is_about = true;
            }
        }
        if rest.len() == before {
            break;
        }
    }
    let digits = digits(&rest)?;
    let shape = shape(&digits)?;
    let is_cleaned = digits != trimmed && trimmed.strip_prefix('-') != Some(digits.as_str());
    Some(Written { digits, shape, is_negative, multiplier, is_about, is_cleaned })
}

/// Whether a text still ends in a digit or in a word that may follow one.
fn ends_a_number(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'o' | 'l'))
        || ["ribu", "rb", "juta", "jt", "orang", "org", "pmi"]
            .iter()
            .any(|word| text.ends_with(word))
}

/// Digits and separators of a lower-case text; letters that scanners take for digits are put right, spaces
/// before three digits removed.
fn digits(text: &str) -> Option<String> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'o' | 'l' | 'i' | ',' | '.')) {
        return None;
    }
    let mut digits = String::with_capacity(text.len());
    let mut has_digit = false;
    let mut groups = text.split(|c: char| c.is_whitespace());
    for (position, group) in groups.by_ref().enumerate() {
        if position > 0 && group.chars().take_while(char::is_ascii_digit).count() != 3 {
            return None;
        }
        for c in group.chars() {
            digits.push(match c {
                '0'..='9' => {
                    has_digit = true;
                    c
                }
                'o' => '0',
                'l' | 'i' => '1',
                '.' | ',' => c,
                '\'' | '’' => continue,
                _ => return None,
            });
        }
    }
    has_digit.then_some(digits)
}

fn shape(digits: &str) -> Option<Shape> {
    let groups: Vec<&str> = digits.split(['.', ',']).collect();
    let separators: Vec<Separator> = digits
        .chars()
        .filter_map(|c| Separator::BOTH.into_iter().find(|separator| separator.char() == c))
        .collect();
    let (&last, before) = match separators.split_last() {
        None => return Some(Shape::Plain),
        Some(split) => split,
    };
    let (tail, head) = groups.split_last()?;
    let (first, middle) = head.split_first()?;
    let are_threes = middle.iter().all(|group| group.len() == 3);
    let leads = (1..=3).contains(&first.len()) && !first.starts_with('0');
    if before.is_empty() {
        return Some(if tail.len() == 3 && leads {
            Shape::Either(last)
        } else if tail.is_empty() || first.is_empty() && tail.len() > 9 {
            return None;
        } else {
            Shape::Decided { decimal: Some(last), thousands: None }
        });
    }
    if !leads || !are_threes {
        return None;
    }
    if before.iter().all(|&separator| separator == last) {
        return (tail.len() == 3)
            .then_some(Shape::Decided { decimal: None, thousands: Some(last) });
    }
    let is_grouped = before.iter().all(|&separator| separator == last.other());
    (is_grouped && !tail.is_empty())
        .then_some(Shape::Decided { decimal: Some(last), thousands: Some(last.other()) })
}

impl Written {
    /// The number under a column's convention.
    ///
    /// # Errors
    /// [`Fault`] when it is ambiguous or, as a count, not whole.
    pub fn read(&self, convention: Convention, purpose: Use) -> Result<f64, Fault> {
        let decimal = match self.shape {
            Shape::Plain => None,
            Shape::Decided { decimal, .. } => decimal,
            Shape::Either(separator) => match convention.role(separator) {
                Role::Thousands => None,
                Role::Decimal => Some(separator),
                Role::Unknown => return Err(Fault::Ambiguous),
            },
        };
        let (whole, fraction) = match decimal {
            Some(separator) => {
                self.digits.rsplit_once(separator.char()).unwrap_or((&self.digits, ""))
            }
            None => (self.digits.as_str(), ""),
        };
        let mut text: String = whole.chars().filter(char::is_ascii_digit).collect();
        if text.is_empty() {
            text.push('0');
        }
        if !fraction.is_empty() {
            text.push('.');
            text.push_str(fraction);
        }
        // Digits with one point always parse.
        let mut value: f64 = text.parse().unwrap_or(f64::NAN);
        value *= f64::from(self.multiplier);
        if purpose == Use::Count && self.multiplier == 1 {
            let is_zero = fraction.bytes().all(|byte| byte == b'0');
            let groups_so = decimal.is_some_and(|one| convention.role(one) == Role::Thousands);
            if !fraction.is_empty() && (groups_so || !is_zero) {
                let is_short = fraction.len() <= 2 && whole.len() <= 3;
                return Err(if is_short { Fault::DigitLost } else { Fault::NotWhole });
            }
        }
        if purpose == Use::Count && value.fract() != 0.0 {
            return Err(Fault::NotWhole);
        }
        Ok(if self.is_negative { -value } else { value })
    }

    /// The separator whose role this cell leaves open.
    pub const fn open_separator(&self) -> Option<Separator> {
        match self.shape {
            Shape::Either(separator) => Some(separator),
            Shape::Plain | Shape::Decided { .. } => None,
        }
    }
}

/// What the cells of a column say about its separators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    dot: Tally,
    comma: Tally,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    decimal: u32,
    thousands: u32,
    either: u32,
}

impl Evidence {
    pub fn add(&mut self, written: &Written) {
        match written.shape {
            Shape::Plain => {}
            Shape::Decided { decimal, thousands } => {
                if let Some(separator) = decimal {
                    self.tally_mut(separator).decimal += 1;
                }
                if let Some(separator) = thousands {
                    self.tally_mut(separator).thousands += 1;
                }
            }
            Shape::Either(separator) => self.tally_mut(separator).either += 1,
        }
    }

    /// The separators that cells leave open and that the column does not decide: to be asked.
    pub fn open(&self, purpose: Use) -> Option<Separator> {
        let convention = self.convention(purpose);
        Separator::BOTH.into_iter().find(|&separator| {
            self.tally(separator).either > 0 && convention.role(separator) == Role::Unknown
        })
    }

    pub fn convention(&self, purpose: Use) -> Convention {
        Convention {
            dot: self.role(Separator::Dot, purpose),
            comma: self.role(Separator::Comma, purpose),
        }
    }

    /// Whether any cell has this separator.
    pub const fn occurs(&self, separator: Separator) -> bool {
        let Tally { decimal, thousands, either } = *self.tally(separator);
        decimal + thousands + either > 0
    }

    /// Whether both separators stand for thousands in this column.
    pub fn mixes(&self, purpose: Use) -> bool {
        let groups = |separator| {
            let tally = self.tally(separator);
            tally.either + tally.thousands > 0 && self.role(separator, purpose) == Role::Thousands
        };
        groups(Separator::Dot) && groups(Separator::Comma)
    }

    fn role(&self, separator: Separator, purpose: Use) -> Role {
        let tally = self.tally(separator);
        match purpose {
            Use::Count if tally.decimal == 0 => Role::Thousands,
            Use::Count if tally.either + tally.thousands >= tally.decimal => Role::Thousands,
            Use::Count if tally.either == 0 => Role::Decimal,
            Use::Count => Role::Unknown,
            Use::Quantity => {
                let other = self.tally(separator.other());
                let is_decimal = tally.decimal > 0 || other.thousands > 0;
                let is_thousands = tally.thousands > 0 || other.decimal > 0;
                match (is_decimal, is_thousands) {
                    (true, false) => Role::Decimal,
                    (false, true) => Role::Thousands,
                    _ => Role::Unknown,
                }
            }
        }
    }

    const fn tally(&self, separator: Separator) -> &Tally {
        match separator {
            Separator::Dot => &self.dot,
            Separator::Comma => &self.comma,
        }
    }

    const fn tally_mut(&mut self, separator: Separator) -> &mut Tally {
        match separator {
            Separator::Dot => &mut self.dot,
            Separator::Comma => &mut self.comma,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str], purpose: Use) -> (Evidence, Vec<Result<f64, Fault>>) {
        let written: Vec<Written> = cells.iter().map(|cell| written(cell).unwrap()).collect();
        let mut evidence = Evidence::default();
        written.iter().for_each(|one| evidence.add(one));
        let convention = evidence.convention(purpose);
        let values = written.iter().map(|one| one.read(convention, purpose)).collect();
        (evidence, values)
    }

    fn counts(cells: &[&str]) -> Vec<Result<f64, Fault>> {
        column(cells, Use::Count).1
    }

    fn quantities(cells: &[&str]) -> Vec<Result<f64, Fault>> {
        column(cells, Use::Quantity).1
    }

    #[test]
    fn three_digits_behind_a_separator_are_thousands_in_a_count() {
        assert_eq!(
            counts(&["35.945", "40,586", "3217"]),
            [Ok(35_945.0), Ok(40_586.0), Ok(3_217.0)]
        );
        assert!(column(&["35.945", "40,586"], Use::Count).0.mixes(Use::Count));
        assert!(!column(&["35.945", "3217"], Use::Count).0.mixes(Use::Count));
        assert_eq!(counts(&["1.234.567", "1,234,567"]), [Ok(1_234_567.0); 2]);
    }

    #[test]
    fn the_last_of_two_separators_is_decimal() {
        assert_eq!(quantities(&["1.234,5"]), [Ok(1_234.5)]);
        assert_eq!(quantities(&["1,234.5"]), [Ok(1_234.5)]);
        assert_eq!(quantities(&["29,37%", "65.73%"]), [Ok(29.37), Ok(65.73)]);
        assert_eq!(quantities(&["0,500", "1234.567"]), [Ok(0.5), Ok(1_234.567)]);
    }

    #[test]
    fn what_a_share_leaves_open_is_decided_by_its_column_or_asked() {
        let (evidence, values) = column(&["86,500"], Use::Quantity);
        assert_eq!(values, [Err(Fault::Ambiguous)]);
        assert_eq!(evidence.open(Use::Quantity), Some(Separator::Comma));
        assert_eq!(quantities(&["86,500", "91,25"]), [Ok(86.5), Ok(91.25)]);
        assert_eq!(quantities(&["1.500", "91,25"]), [Ok(1_500.0), Ok(91.25)]);
        assert_eq!(quantities(&["1.500", "1,250"]), [Err(Fault::Ambiguous); 2]);
        let answer = Convention::with(Separator::Comma, Role::Decimal);
        assert_eq!(written("86,500").unwrap().read(answer, Use::Quantity), Ok(86.5));
    }

    #[test]
    fn a_count_that_lost_a_digit_is_refused() {
        assert_eq!(counts(&["58.44", "58.441"]), [Err(Fault::DigitLost), Ok(58_441.0)]);
        assert_eq!(counts(&["58.44"]), [Err(Fault::DigitLost)]);
        assert_eq!(counts(&["1234,5678"]), [Err(Fault::NotWhole)]);
        assert_eq!(counts(&["12.0", "7.0", "3"]), [Ok(12.0), Ok(7.0), Ok(3.0)]);
        assert_eq!(counts(&["12.0", "5.832"]), [Err(Fault::DigitLost), Ok(5_832.0)]);
    }

    #[test]
    fn a_count_column_of_decimals_is_asked_about() {
        let (evidence, values) = column(&["12.5", "13.25", "1.500"], Use::Count);
        assert_eq!(values.last(), Some(&Err(Fault::Ambiguous)));
        assert_eq!(evidence.open(Use::Count), Some(Separator::Dot));
    }

    #[test]
    fn units_brackets_and_scanners_letters_are_read_and_said() {
        for (text, value) in [
            ("12 orang", 12.0),
            ("1.234 org", 1_234.0),
            ("±40", 40.0),
            (">4000", 4_000.0),
            ("(120)", -120.0),
            ("-1.234", -1_234.0),
            ("−5", -5.0),
            ("2O2l", 2_021.0),
            ("'12", 12.0),
            ("\u{a0}12 \u{a0}", 12.0),
            ("1 234 567", 1_234_567.0),
            ("1\u{202f}234", 1_234.0),
            ("Rp125.000.000", 125_000_000.0),
            ("42 ribu", 42_000.0),
            ("35 ribu lebih", 35_000.0),
            ("1,5 juta", 1_500_000.0),
            ("10.000an", 10_000.0),
            ("45 hari", 45.0),
        ] {
            assert_eq!(counts(&[text]), [Ok(value)], "{text}");
        }
        assert!(written("±40").unwrap().is_about);
        assert!(written("2O2l").unwrap().is_cleaned);
        assert!(!written(" 1.234 ").unwrap().is_cleaned);
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in [
            "",
            "-",
            "orang",
            "lo",
            "1.23.456",
            "1,2,3",
            "29/11/2024",
            "1 2",
            "12a",
            "1e5",
            "1..2",
            "A1",
            "12 PT",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }
}
