//! What is said of what was agreed.

use super::{affected, category, level};
use crate::analysis::follow_up::{Followed, Missing, Outcome, Recurring, State, Tally, Timing};
use crate::chart::format;
use crate::model::meeting::{Action, Constraint, ConstraintCategory, Decision};
use crate::model::{Day, Lang, Text};

/// `5 dari 21 tindak lanjut terlambat; 62% lengkap`.
pub fn follow_up(tally: &Tally, lang: Lang) -> String {
    let (all, overdue, done) = (tally.all, tally.overdue, tally.done());
    let complete = tally.share(tally.complete).unwrap_or(0.0);
    let complete = format::percent(complete, 0, lang);
    match lang {
        Lang::Id => format!(
            "{overdue} dari {all} tindak lanjut terlambat, {done} selesai; {complete} lengkap dengan penanggung jawab, tenggat, dan ukuran"
        ),
        Lang::En => format!(
            "{overdue} of {all} actions are overdue, {done} done; {complete} are complete with owner, due date and measure"
        ),
    }
}

pub fn looked_at(day: Day, lang: Lang) -> String {
    let day = format::day_long(day, lang);
    match lang {
        Lang::Id => format!("Dilihat per {day}"),
        Lang::En => format!("As of {day}"),
    }
}

pub fn shown(shown: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("{shown} dari {all} tindak lanjut ditampilkan"),
        Lang::En => format!("{shown} of {all} actions shown"),
    }
}

pub fn of_all(count: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("{count} dari {all}"),
        Lang::En => format!("{count} of {all}"),
    }
}

pub fn complete(tally: &Tally, lang: Lang) -> String {
    let (owner, due, measure) = (tally.with_owner, tally.with_due, tally.with_measure);
    match lang {
        Lang::Id => {
            format!("penanggung jawab {owner}, tenggat {due}, ukuran {measure} dari {}", tally.all)
        }
        Lang::En => format!("owner {owner}, due date {due}, measure {measure} of {}", tally.all),
    }
}

pub fn carried_over(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("{count} dilanjutkan rapat berikutnya"),
        Lang::En => format!("{count} taken up by a later meeting"),
    }
}

/// The person and the institution; the page says outright where there is neither.
pub fn owner(action: &Action, lang: Lang) -> String {
    let person = action.owner_person.as_deref();
    // `Kepala BP3MI DKI Jakarta` says which institution.
    let is_said = |institution: &&str| person.is_some_and(|person| person.contains(*institution));
    let institution = action.owner_institution.as_deref().filter(|name| !is_said(name));
    let parts: Vec<&str> = [person, institution].into_iter().flatten().collect();
    match (parts.is_empty(), lang) {
        (false, _) => parts.join(", "),
        (true, Lang::Id) => "tanpa penanggung jawab".to_owned(),
        (true, Lang::En) => "no owner".to_owned(),
    }
}

/// As it was written, and the day that it means where the two differ.
pub fn due(action: &Action, lang: Lang) -> String {
    let day = action.due.map(|day| format::day_long(day, lang));
    // The minutes are in Indonesian, whatever the page is in.
    let is_a_day = |text: &str| {
        action.due.is_some_and(|day| {
            [Lang::Id, Lang::En].map(|lang| format::day_long(day, lang)).contains(&text.to_owned())
        })
    };
    match (&action.due_text, day) {
        (Some(text), Some(day)) if is_a_day(text) => day,
        (Some(text), Some(day)) => format!("{text} ({day})"),
        (Some(text), None) => text.clone(),
        (None, Some(day)) => day,
        (None, None) => match lang {
            Lang::Id => "tanpa tenggat".to_owned(),
            Lang::En => "no due date".to_owned(),
        },
    }
}

/// How often a last day was moved, and which was the first; empty where it never was.
pub fn extended(action: &Action, lang: Lang) -> String {
    let (times, Some(first)) = (action.extensions.len(), action.extensions.first()) else {
        return String::new();
    };
    let day = format::day_long(first.due, lang);
    let reasons: Vec<&str> =
        action.extensions.iter().filter_map(|one| one.reason.as_deref()).collect();
    let words = match lang {
        Lang::Id => format!("diperpanjang {times} kali, semula {day}"),
        Lang::En if times == 1 => format!("extended once, first due {day}"),
        Lang::En => format!("extended {times} times, first due {day}"),
    };
    [vec![words.as_str()], reasons].concat().join("; ")
}

pub fn state(state: State, lang: Lang) -> String {
    let days = |days: i32, id: &str, en: &str| match lang {
        Lang::Id => format!("{id} {days} hari"),
        Lang::En => format!("{en} {days} days"),
    };
    match state {
        State::Overdue { days: late } => days(late, "◆ terlambat", "◆ overdue by"),
        State::Ahead { days: left } => days(left, "● berjalan, sisa", "● under way, due in"),
        State::Undated => Text::new("▲ tanpa tenggat", "▲ no due date").get(lang).to_owned(),
        State::Done(Timing::Late { days: late }) => {
            days(late, "✓ selesai, terlambat", "✓ done, late by")
        }
        State::Done(Timing::OnTime) => {
            Text::new("✓ selesai tepat waktu", "✓ done in time").get(lang).to_owned()
        }
        State::Done(Timing::Unknown) => Text::new("✓ selesai", "✓ done").get(lang).to_owned(),
        State::Cancelled => Text::new("dibatalkan", "cancelled").get(lang).to_owned(),
    }
}

pub fn missing(missing: Missing, lang: Lang) -> String {
    let parts = [
        (missing.owner, Text::new("penanggung jawab", "owner")),
        (missing.due, Text::new("tenggat", "due date")),
        (missing.measure, Text::new("ukuran", "measure")),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, text)| text.get(lang))
        .collect();
    match (parts.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Id) => format!("▲ tanpa {}", parts.join(", ")),
        (false, Lang::En) => format!("▲ no {}", parts.join(", ")),
    }
}

pub fn measure(measure: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("Ukuran: {measure}"),
        Lang::En => format!("Measure: {measure}"),
    }
}

/// The meeting that agreed on it, and that it goes on with an earlier action.
pub fn from(one: &Followed<'_>, lang: Lang) -> String {
    let day = format::day_short(one.meeting.start, lang);
    let earlier =
        one.action.carried_over_from.as_deref().filter(|_| one.carried_over_from.is_some());
    match (earlier, lang) {
        (None, Lang::Id) => format!("Rapat {day}"),
        (None, Lang::En) => format!("Meeting of {day}"),
        (Some(earlier), Lang::Id) => format!("Rapat {day}, lanjutan {earlier}"),
        (Some(earlier), Lang::En) => format!("Meeting of {day}, goes on with {earlier}"),
    }
}

/// That of the constraint that an action comes from.
pub fn category_of(one: &Followed<'_>) -> Option<ConstraintCategory> {
    let origin = one.action.origin.as_deref()?;
    let constraints = &one.meeting.constraints;
    constraints.iter().find(|constraint| constraint.id == origin).map(|found| found.category)
}

pub fn constraint(constraint: &Constraint, lang: Lang) -> String {
    let (category, level) =
        (category(constraint.category).get(lang), level(constraint.severity).get(lang));
    let by = constraint.raised_by.as_deref().unwrap_or_default();
    let by = if by.is_empty() { String::new() } else { format!(" · {by}") };
    match lang {
        Lang::Id => format!("{category} · tingkat {level}{by}"),
        Lang::En => format!("{category} · severity {level}{by}"),
    }
}

pub fn cause(cause: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("Akar masalah: {cause}"),
        Lang::En => format!("Root cause: {cause}"),
    }
}

pub fn decision(decision: &Decision, lang: Lang) -> String {
    let from = decision.valid_from.map(|day| format::day_long(day, lang));
    let from = match (from, lang) {
        (Some(day), Lang::Id) => format!("Berlaku sejak {day}"),
        (Some(day), Lang::En) => format!("Valid from {day}"),
        (None, Lang::Id) => "Tanpa tanggal berlaku".to_owned(),
        (None, Lang::En) => "No date".to_owned(),
    };
    let parts = [
        Some(from),
        decision.basis.clone(),
        decision.affects.map(|on| affected(on).get(lang).to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// How many constraints came back.
pub fn constraints(again: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("{again} dari {all} kendala disebut dalam lebih dari satu rapat"),
        Lang::En => format!("{again} of {all} constraints were named in more than one meeting"),
    }
}

/// In how many meetings, since when, and what became of it.
pub fn lasted(one: &Recurring<'_>, lang: Lang) -> String {
    let (first, last) = (format::day_short(one.first, lang), format::day_short(one.last, lang));
    let named = match (one.meetings, lang) {
        (1, Lang::Id) => format!("disebut sekali, {first}"),
        (1, Lang::En) => format!("named once, {first}"),
        (count, Lang::Id) => format!("disebut {count} rapat, {first} sampai {last}"),
        (count, Lang::En) => format!("named in {count} meetings, {first} to {last}"),
    };
    format!("{} · {named} · {}", category(one.category).get(lang), outcome(one.outcome, lang))
}

fn outcome(outcome: Outcome, lang: Lang) -> String {
    match (outcome, lang) {
        (Outcome::Unaddressed, Lang::Id) => "▲ tanpa tindak lanjut".to_owned(),
        (Outcome::Unaddressed, Lang::En) => "▲ nothing agreed on".to_owned(),
        (Outcome::Open { actions, overdue }, Lang::Id) => {
            format!("● {actions} tindak lanjut terbuka, {overdue} terlambat")
        }
        (Outcome::Open { actions, overdue }, Lang::En) => {
            format!("● {actions} actions open, {overdue} overdue")
        }
        (Outcome::Solved { days: Some(days), .. }, Lang::Id) => {
            format!("✓ selesai setelah {days} hari")
        }
        (Outcome::Solved { days: Some(days), .. }, Lang::En) => format!("✓ done after {days} days"),
        (Outcome::Solved { .. }, Lang::Id) => "✓ selesai".to_owned(),
        (Outcome::Solved { .. }, Lang::En) => "✓ done".to_owned(),
        (Outcome::CameBack { done_on }, Lang::Id) => {
            format!("◆ muncul lagi setelah selesai {}", format::day_short(done_on, lang))
        }
        (Outcome::CameBack { done_on }, Lang::En) => {
            format!("◆ came back after it was done {}", format::day_short(done_on, lang))
        }
    }
}
