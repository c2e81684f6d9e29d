//! The moment of a save, so that saves of devices in different time zones have an order.

use crate::model::Day;

/// Milliseconds since 1970-01-01 UTC of a moment in RFC 3339, such as `2024-11-29T10:15:00+07:00`; `None` for any other
/// text. What is finer than a millisecond is left out, and a leap second is the second after it.
pub fn moment(text: &str) -> Option<i64> {
    let (day, time) = text.split_at_checked(10)?;
    let time = time.strip_prefix(['T', 't', ' '])?;
    let (clock, rest) = time.split_at_checked(8)?;
    let (fraction, zone) = match rest.strip_prefix('.') {
        None => ("0", rest),
        Some(rest) => rest.split_at_checked(rest.find(|c: char| !c.is_ascii_digit())?)?,
    };
    let day: Day = is_shaped(day, "0000-00-00").then(|| day.parse().ok())??;
    let [hours, minutes, seconds] = clock_of(clock)?;
    let seconds = i64::from(day.number()) * 86_400 + hours * 3_600 + minutes * 60 + seconds;
    Some((seconds - offset(zone)?) * 1_000 + milliseconds(fraction)?)
}

fn clock_of(text: &str) -> Option<[i64; 3]> {
    if !is_shaped(text, "00:00:00") {
        return None;
    }
    let mut parts = text.split(':').map(|part| part.parse::<i64>().ok());
    let clock = [parts.next()??, parts.next()??, parts.next()??];
    let [hours, minutes, seconds] = clock;
    (hours < 24 && minutes < 60 && seconds <= 60).then_some(clock)
}

/// Seconds ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "Z" | "z") {
        return Some(0);
    }
    let (sign, clock) = match (zone.strip_prefix('+'), zone.strip_prefix('-')) {
        (Some(clock), _) => (1, clock),
        (_, Some(clock)) => (-1, clock),
        _ => return None,
    };
    let [hours, minutes, _] = clock_of(&format!("{clock}:00"))?;
    Some(sign * (hours * 3_600 + minutes * 60))
}

/// The first three decimals of a second.
fn milliseconds(fraction: &str) -> Option<i64> {
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    (!fraction.is_empty()).then(|| digits.parse().ok())?
}

/// Whether a text has digits where the pattern has zeros, and its other characters.
fn is_shaped(text: &str, pattern: &str) -> bool {
    let is_alike = |(byte, wanted): (u8, u8)| match wanted {
        b'0' => byte.is_ascii_digit(),
        _ => byte == wanted,
    };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(is_alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_all_zones_are_one_clock() {
        let utc = moment("2024-11-29T03:15:00Z").unwrap();
        assert_eq!(utc, 1_732_850_100_000);
        assert_eq!(moment("2024-11-29T10:15:00+07:00"), Some(utc));
        assert_eq!(moment("2024-11-28T22:45:00.000-04:30"), Some(utc));
        assert_eq!(moment("2024-11-29T03:15:00.25Z"), Some(utc + 250));
        assert_eq!(moment("2024-11-29T03:15:00.123999999Z"), Some(utc + 123));
    }

    #[test]
    fn other_texts_are_no_moments() {
        for text in [
            "",
            "2024-11-29",
            "2024-11-29T03:15:00",
            "2024-11-29T03:15Z",
            "2024-02-30T03:15:00Z",
            "2024-11-29T24:00:00Z",
            "2024-11-29T03:15:00.Z",
            "2024-11-29T03:15:00+7",
            "2024-11-29T03:15:00Zx",
            "29 November 2024 jam 10",
            "+024-11-29T03:15:00Z",
            "202é-11-29T03:15:00Z",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
