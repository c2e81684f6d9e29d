//! Numbers and dates as a reader of Indonesian or English expects them: what `Intl` writes for `id-ID`,
//! and for `en` (dates in the order of `en-GB`). Pure, because charts are drawn natively too.

use crate::model::{Day, Lang, MONTH_NAMES, Month, Period, WEEKDAY_NAMES};

/// What stands for a number that is not available.
pub const NOT_A_NUMBER: &str = "–";

/// CLDR's abbreviations: Indonesian August is `Agu`, British September is `Sept`.
const MONTHS_SHORT: [[&str; 2]; 12] = [
    ["Jan", "Jan"],
    ["Feb", "Feb"],
    ["Mar", "Mar"],
    ["Apr", "Apr"],
    ["Mei", "May"],
    ["Jun", "Jun"],
    ["Jul", "Jul"],
    ["Agu", "Aug"],
    ["Sep", "Sept"],
    ["Okt", "Oct"],
    ["Nov", "Nov"],
    ["Des", "Dec"],
];

/// A whole number in groups of three: `35.945`, `35,945`.
pub fn integer(n: i64, lang: Lang) -> String {
    let digits = grouped(&n.unsigned_abs().to_string(), lang, 1);
    if n < 0 { format!("-{digits}") } else { digits }
}

/// A count, in groups of three.
pub fn count(n: u64, lang: Lang) -> String {
    grouped(&n.to_string(), lang, 1)
}

/// A number of tenths with its decimal. Whole numbers only: the page carries no program that prints
/// fractions.
pub fn tenths(n: u64, lang: Lang) -> String {
    let mark = match lang {
        Lang::Id => ',',
        Lang::En => '.',
    };
    format!("{}{mark}{}", count(n / 10, lang), n % 10)
}

/// A number with exactly `places` decimals, halves rounded away from zero on the shortest decimal that
/// reads back as `x`, as `Intl` does; never a negative zero. [`NOT_A_NUMBER`] for NaN and infinities.
pub fn decimal(x: f64, places: usize, lang: Lang) -> String {
    rounded(x, 0, places, lang)
}

/// A ratio as a percentage: `0.8857` is `88,6%`.
pub fn percent(ratio: f64, places: usize, lang: Lang) -> String {
    let digits = rounded(ratio, 2, places, lang);
    if ratio.is_finite() { digits + "%" } else { digits }
}

/// A difference of two ratios in percentage points, signed: `+5,5 poin`.
pub fn points(difference: f64, lang: Lang) -> String {
    let digits = with_sign(rounded(difference, 2, 1, lang));
    let unit = match lang {
        Lang::Id => "poin",
        Lang::En => "points",
    };
    if difference.is_finite() { format!("{digits} {unit}") } else { digits }
}

/// A whole number with its sign, zero without: `+1.234`.
pub fn signed(n: i64, lang: Lang) -> String {
    with_sign(integer(n, lang))
}

/// A whole number in short: two significant digits or three whole ones, with the unit: `36 rb`, `1.2M`.
pub fn compact(n: i64, lang: Lang) -> String {
    const UNITS: [(u64, [&str; 2]); 4] = [
        (1_000, ["\u{a0}rb", "K"]),
        (1_000_000, ["\u{a0}jt", "M"]),
        (1_000_000_000, ["\u{a0}M", "B"]),
        (1_000_000_000_000, ["\u{a0}T", "T"]),
    ];
    let size = n.unsigned_abs();
    let sign = if n < 0 { "-" } else { "" };
    // The next unit starts where three whole digits would round to a thousand.
    let unit = UNITS
        .iter()
        .rev()
        .find(|(unit, _)| size >= *unit || (*unit > 1_000 && size >= *unit - *unit / 2_000));
    let Some((unit, names)) = unit else { return format!("{sign}{size}") };
    let name = choose(names, lang);
    let tenths = (u128::from(size) * 10 + u128::from(unit / 2)) / u128::from(*unit);
    if tenths < 100 && tenths % 10 != 0 {
        return format!("{sign}{}{}{}{name}", tenths / 10, decimal_mark(lang), tenths % 10);
    }
    let whole = (u128::from(size) + u128::from(unit / 2)) / u128::from(*unit);
    format!("{sign}{}{name}", grouped(&whole.to_string(), lang, 2))
}

/// `29 November 2024`.
pub fn day_long(day: Day, lang: Lang) -> String {
    format!("{} {}", day.day_of_month(), month_long(day.month(), lang))
}

/// `29 Nov 2024`.
pub fn day_short(day: Day, lang: Lang) -> String {
    format!("{} {}", day.day_of_month(), month_short(day.month(), lang))
}

/// `Oktober 2024`.
pub fn month_long(month: Month, lang: Lang) -> String {
    format!("{} {}", month_name(month, lang), month.year())
}

/// `Okt 2024`.
pub fn month_short(month: Month, lang: Lang) -> String {
    format!("{} {}", month_tick(month, lang), month.year())
}

/// `Okt`.
pub fn month_tick(month: Month, lang: Lang) -> &'static str {
    nth(&MONTHS_SHORT, month.month_of_year() - 1, lang)
}

/// `Oktober`.
pub fn month_name(month: Month, lang: Lang) -> &'static str {
    nth(&MONTH_NAMES, month.month_of_year() - 1, lang)
}

/// `Jumat`.
pub fn weekday(day: Day, lang: Lang) -> &'static str {
    nth(&WEEKDAY_NAMES, day.weekday(), lang)
}

/// A period in the fewest words: `2024`, `Januari–Oktober 2024`, `2–31 Oktober 2024`.
pub fn period(period: Period, lang: Lang) -> String {
    let (first, last) = (period.first(), period.last());
    let (from, to) = (first.month(), last.month());
    let same_year = from.year() == to.year();
    if !period.is_whole_months() {
        return match (first == last, from == to) {
            (true, _) => day_long(first, lang),
            (_, true) => format!("{}–{}", first.day_of_month(), day_long(last, lang)),
            _ if same_year => format!(
                "{} {} – {}",
                first.day_of_month(),
                month_name(from, lang),
                day_long(last, lang)
            ),
            _ => format!("{} – {}", day_long(first, lang), day_long(last, lang)),
        };
    }
    let whole_years = from.month_of_year() == 1 && to.month_of_year() == 12;
    match (whole_years, same_year) {
        (true, true) => from.year().to_string(),
        (true, false) => format!("{}–{}", from.year(), to.year()),
        _ if from == to => month_long(from, lang),
        (false, true) => format!("{}–{}", month_name(from, lang), month_long(to, lang)),
        (false, false) => format!("{} – {}", month_long(from, lang), month_long(to, lang)),
    }
}

/// A number for machines: a point for the decimals, no groups; empty for NaN and infinities.
pub fn raw(x: f64) -> String {
    if x.is_finite() { x.to_string() } else { String::new() }
}

/// `x × 10^shift` with `places` decimals, grouped.
fn rounded(x: f64, shift: usize, places: usize, lang: Lang) -> String {
    if !x.is_finite() {
        return NOT_A_NUMBER.to_owned();
    }
    // Display of an f64 is its shortest decimal, without an exponent: what ICU rounds as well.
    let shortest = x.abs().to_string();
    let (whole, fraction) = shortest.split_once('.').unwrap_or((&shortest, ""));
    let mut kept: Vec<u8> = whole.bytes().collect();
    let mut rest = fraction.bytes().chain(std::iter::repeat(b'0'));
    kept.extend(rest.by_ref().take(shift + places));
    if rest.next().is_some_and(|digit| digit >= b'5') {
        increment(&mut kept);
    }
    let point = kept.len().saturating_sub(places);
    let (whole, fraction) = kept.split_at_checked(point).unwrap_or((&kept, &[]));
    let text = |digits: &[u8]| digits.iter().map(|&digit| char::from(digit)).collect::<String>();
    let whole = text(whole);
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let sign = if x < 0.0 && kept.iter().any(|&digit| digit != b'0') { "-" } else { "" };
    let whole = grouped(whole, lang, 1);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}{}{}", decimal_mark(lang), text(fraction))
}

/// Adds one in the last place of decimal digits.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

/// Digits in groups of three, where at least `least` digits stand before the first mark.
fn grouped(digits: &str, lang: Lang, least: usize) -> String {
    let mark = match lang {
        Lang::Id => '.',
        Lang::En => ',',
    };
    let len = digits.len();
    if len < 3 + least {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(len + len / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (len - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// Puts a plus before a positive number that was already written.
fn with_sign(digits: String) -> String {
    let positive = !digits.starts_with('-') && digits.bytes().any(|b| (b'1'..=b'9').contains(&b));
    if positive { format!("+{digits}") } else { digits }
}

const fn decimal_mark(lang: Lang) -> char {
    match lang {
        Lang::Id => ',',
        Lang::En => '.',
    }
}

const fn choose(words: &[&'static str; 2], lang: Lang) -> &'static str {
    let [id, en] = *words;
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

fn nth(names: &[[&'static str; 2]], at: u8, lang: Lang) -> &'static str {
    names.get(usize::from(at)).map_or("", |words| choose(words, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_not_available_are_a_dash() {
        for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(decimal(x, 1, Lang::Id), "–");
            assert_eq!(percent(x, 1, Lang::Id), "–");
            assert_eq!(points(x, Lang::En), "–");
        }
    }

    #[test]
    fn the_article_s_share_is_88_6_percent() {
        assert_eq!(percent(35_945.0 / 40_586.0, 1, Lang::Id), "88,6%");
        assert_eq!(integer(35_945, Lang::Id), "35.945");
        assert_eq!(points(0.0546, Lang::Id), "+5,5 poin");
        assert_eq!(points(-0.0546, Lang::En), "-5.5 points");
        assert_eq!(points(0.0001, Lang::En), "0.0 points");
    }

    #[test]
    fn extreme_numbers_are_written_in_full() {
        assert_eq!(integer(i64::MIN, Lang::En), "-9,223,372,036,854,775,808");
        assert_eq!(compact(i64::MIN, Lang::Id), "-9.223.372\u{a0}T");
        assert_eq!(decimal(0.999_99, 2, Lang::Id), "1,00");
        assert_eq!(decimal(f64::MIN_POSITIVE, 0, Lang::Id), "0");
        assert_eq!(decimal(f64::MAX, 0, Lang::En).len(), 309 + 102);
    }

    #[test]
    fn periods_say_no_more_than_is_needed() {
        let said = |text: &str, lang| period(text.parse().unwrap(), lang);
        assert_eq!(said("2024", Lang::Id), "2024");
        assert_eq!(said("2022..2024", Lang::Id), "2022–2024");
        assert_eq!(said("2024-01..2024-10", Lang::Id), "Januari–Oktober 2024");
        assert_eq!(said("2023-11..2024-02", Lang::En), "November 2023 – February 2024");
        assert_eq!(said("2024-10", Lang::En), "October 2024");
        assert_eq!(said("2024-10-02..2024-10-31", Lang::Id), "2–31 Oktober 2024");
        assert_eq!(said("2024-09-30..2024-10-02", Lang::Id), "30 September – 2 Oktober 2024");
        assert_eq!(said("2024-11-29", Lang::Id), "29 November 2024");
    }
}
