//! Days with their printed weekdays, and periods, among words.

use super::tokens::Token;
use crate::ingest::reading::date::{
    Convention, Order, Written, month_named, weekday_named, written,
};
use crate::model::sentence::{PrintedDay, Sentence, Span};

/// Words of the longest date or period: `dari 1 Januari 2024 sampai dengan 31 Oktober 2024`.
const LONGEST: usize = 8;

const UNTIL: &[&str] = &["hingga", "sampai", "sd", "until", "to", "through", "till", "ytd"];

/// Takes the day or period that the tokens begin with; how many of them it is.
pub(super) fn take(text: &str, tokens: &[Token<'_>], read: &mut Sentence) -> Option<usize> {
    let first = tokens.first()?;
    let begins = first.is_number()
        || month_named(first.text).is_some()
        || UNTIL.contains(&first.folded().as_str());
    if !begins {
        return None;
    }
    let same = tokens.iter().take_while(|token| token.sentence == first.sentence).count();
    (1..=same.min(LONGEST)).rev().find_map(|length| {
        let tokens = tokens.get(..length)?;
        let place = first.place.start..tokens.last()?.place.end;
        let is_date = first.text.matches(['/', '-', '.']).count() == 2;
        let has_month = tokens.iter().any(|token| month_named(token.text).is_some());
        if !(has_month || length == 1 && is_date) {
            return None;
        }
        let convention = Convention { order: Some(Order::DayFirst), year: None };
        let written = written(text.get(place.clone())?)?;
        let period = written.read(convention)?;
        if matches!(written, Written::Day(_) | Written::Numbers { .. }) {
            let day = period.last();
            let weekday = weekday_before(text, place.start);
            read.days.push(PrintedDay { place, day, weekday });
        } else {
            let is_until = |token: &Token<'_>| UNTIL.contains(&token.folded().as_str());
            let is_to_date = tokens.iter().any(is_until);
            read.spans.push(Span { place, sentence: first.sentence, period, is_to_date });
        }
        Some(length)
    })
}

/// The weekday that is the last word before a place.
fn weekday_before(text: &str, place: usize) -> Option<u8> {
    let before = text.get(..place)?.trim_end_matches(|c: char| !c.is_alphabetic());
    let start = before.rfind(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
    let start = start.map_or(0, |at| {
        at + before.get(at..).and_then(|b| b.chars().next()).map_or(1, char::len_utf8)
    });
    let gap = text.get(before.len()..place)?;
    // Of another sentence it is of another day.
    let is_near =
        gap.chars().all(|c| c.is_whitespace() || matches!(c, '(' | ',' | '/' | '[' | '-'));
    weekday_named(before.get(start..)?).filter(|_| is_near)
}

#[cfg(test)]
mod tests {
    use super::super::read;

    fn days(text: &str) -> Vec<(String, Option<u8>)> {
        read(text).days.into_iter().map(|one| (one.day.to_string(), one.weekday)).collect()
    }

    fn spans(text: &str) -> Vec<(String, bool)> {
        read(text).spans.into_iter().map(|one| (one.period.to_string(), one.is_to_date)).collect()
    }

    #[test]
    fn days_keep_the_weekday_that_is_printed_before_them() {
        for (text, day, weekday) in [
            ("dimulai dari Selasa (29/11/2024) pagi", "2024-11-29", Some(1)),
            ("pada Jumat, 29 November 2024.", "2024-11-29", Some(4)),
            ("on Friday, 29-11-2024", "2024-11-29", Some(4)),
            ("hari Jum'at (8/9/2024)", "2024-09-08", Some(4)),
            ("tanggal 29.11.2024", "2024-11-29", None),
            ("Rabu lalu. Pada 29 November 2024", "2024-11-29", None),
        ] {
            assert_eq!(days(text), [(day.to_owned(), weekday)], "{text}");
        }
        assert_eq!(days("Selasa (29/11/2024) s/d Rabu (30/11/2024)").len(), 2);
        assert_eq!(days("(30/11) dan 35.945 dari 40.586"), []);
    }

    #[test]
    fn periods_say_whether_they_are_counted_up_to_their_end() {
        for (text, period, is_to_date) in [
            ("periode Januari hingga November 2024,", "2024-01..2024-11", true),
            ("“Hingga Oktober 2024, sebanyak", "2024-01..2024-10", true),
            ("Januari s.d. Oktober 2024", "2024-01..2024-10", true),
            ("pada Agustus 2024", "2024-08", false),
        ] {
            assert_eq!(spans(text), [(period.to_owned(), is_to_date)], "{text}");
        }
    }
}
