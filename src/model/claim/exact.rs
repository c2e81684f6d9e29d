//! Numbers as they are printed, without the error of binary fractions: 42,5 is a half, and is rounded up.

use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};

/// Digits of a printed number, before and behind its point together: more are none that anybody printed, and
/// the arithmetic of longer ones would overflow.
const MOST_DIGITS: usize = 24;

/// Digits behind the point that [`Exact::to_string`] gives at most.
const SHOWN: u32 = 4;

/// A fraction of whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(Ratio<i128>);

impl Exact {
    pub const fn whole(number: i64) -> Self {
        Self(Ratio::new_raw(number as i128, 1))
    }

    /// 1 / 10^`digits`.
    pub fn unit(digits: u32) -> Option<Self> {
        Some(Self(Ratio::new(1, 10i128.checked_pow(digits)?)))
    }

    /// A number of digits with at most one point, as `75.35`, and how many digits stand behind the point.
    pub fn parse(text: &str) -> Option<(Self, u32)> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) || text.ends_with('.') {
            return None;
        }
        if whole.len() + fraction.len() > MOST_DIGITS {
            return None;
        }
        let number = format!("{whole}{fraction}").parse().ok()?;
        let digits = u32::try_from(fraction.len()).ok()?;
        Some((Self(Ratio::new(number, 10i128.checked_pow(digits)?)), digits))
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).map(Self)
    }

    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).map(Self)
    }

    /// `None` where it would be divided by nothing, too.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.is_zero() { None } else { self.0.checked_div(&other.0).map(Self) }
    }

    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }

    /// Rounded to so many digits behind the point, halves away from zero, as offices do (*half up*).
    pub fn rounded(self, digits: u32) -> Option<Self> {
        self.cut(digits, |scaled| scaled.round())
    }

    /// Cut off behind so many digits.
    pub fn truncated(self, digits: u32) -> Option<Self> {
        self.cut(digits, |scaled| scaled.trunc())
    }

    fn cut(self, digits: u32, cut: impl Fn(Ratio<i128>) -> Ratio<i128>) -> Option<Self> {
        let scale = Ratio::from_integer(10i128.checked_pow(digits)?);
        let scaled = self.0.checked_mul(&scale)?;
        // Rounding adds half of the denominator, which must fit.
        i128::checked_mul(*scaled.denom(), 4)?.checked_add(i128::checked_abs(*scaled.numer())?)?;
        cut(scaled).checked_div(&scale).map(Self)
    }

    pub fn to_f64(self) -> f64 {
        *self.0.numer() as f64 / *self.0.denom() as f64
    }
}

/// With a point, rounded to four digits behind it; zeros at the end are left out.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Self(value)) = self.rounded(SHOWN) else { return write!(f, "{}", self.to_f64()) };
        let scale = 10i128.pow(SHOWN);
        let scaled = (value * scale).to_integer();
        let (whole, fraction) = (scaled.abs() / scale, scaled.abs() % scale);
        let sign = if scaled < 0 { "-" } else { "" };
        let fraction = format!("{fraction:04}");
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).unwrap().0
    }

    #[test]
    fn printed_numbers_keep_their_digits() {
        assert_eq!(Exact::parse("25.0"), Some((Exact::whole(25), 1)));
        assert_eq!(exact("75.35").to_string(), "75.35");
        for text in ["", ".", "1.", ".5", "1.2.3", "1,5", "-1", "1e5", &"9".repeat(25)] {
            assert_eq!(Exact::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let half = exact("42.5");
        assert_eq!(half.rounded(0), Some(Exact::whole(43)));
        assert_eq!(half.truncated(0), Some(Exact::whole(42)));
        let below = Exact::whole(0).minus(half).unwrap();
        assert_eq!(below.rounded(0), Some(Exact::whole(-43)));
        assert_eq!(exact("1.005").rounded(2), Some(exact("1.01")));
    }

    #[test]
    fn figures_are_shown_with_four_digits_at_most() {
        let share = exact("35945").over(exact("40586")).unwrap().times(Exact::whole(100)).unwrap();
        assert_eq!(share.to_string(), "88.565");
        assert_eq!(exact("40790.0").to_string(), "40790");
        assert_eq!(Exact::whole(0).minus(exact("0.05")).unwrap().to_string(), "-0.05");
        assert_eq!(Exact::whole(1).over(Exact::whole(0)), None);
    }

    #[test]
    fn what_is_too_long_is_no_number_rather_than_a_wrong_one() {
        let long = exact(&"9".repeat(24));
        let mut value = Some(long);
        for _ in 0..9 {
            value = value.and_then(|value| value.times(long));
        }
        assert_eq!(value, None);
    }
}
