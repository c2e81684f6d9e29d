//! What is said of a meeting itself.

use super::{kind, short_kind};
use crate::analysis::course::Course;
use crate::analysis::follow_up::Tally;
use crate::board::scene::Scene;
use crate::board::texts;
use crate::chart::{format, words::plain};
use crate::model::claim::Verdict;
use crate::model::meeting::{Document, Meeting, Speaker};
use crate::model::{Day, Lang, Period};

/// What of all this stands in this browser alone; empty where nothing does.
pub fn live(entries: usize, lang: Lang) -> String {
    match (entries, lang) {
        (0, _) => String::new(),
        (entries, Lang::Id) => format!(
            "Termasuk {entries} catatan dari peramban ini yang belum ada di kumpulan data: ekspor notulen agar yang lain melihatnya."
        ),
        (1, Lang::En) => "With 1 entry of this browser that is not in the data set: export the minutes for others to see it.".to_owned(),
        (entries, Lang::En) => format!(
            "With {entries} entries of this browser that are not in the data set: export the minutes for others to see them."
        ),
    }
}

pub fn meetings(count: usize, latest: Option<&Meeting>, lang: Lang) -> String {
    let latest = latest.map(|meeting| format::day_long(meeting.start, lang)).unwrap_or_default();
    match lang {
        Lang::Id if count == 0 => "Belum ada rapat yang tercatat".to_owned(),
        Lang::En if count == 0 => "No meeting is on record yet".to_owned(),
        Lang::Id => format!("{count} rapat, yang terakhir {latest}"),
        Lang::En => format!("{count} meetings, the last on {latest}"),
    }
}

/// `Rakor 29`.
pub fn short(meeting: &Meeting, lang: Lang) -> String {
    format!("{} {}", short_kind(meeting.kind).get(lang), meeting.start.day_of_month())
}

/// Kind, days and place.
pub fn held(meeting: &Meeting, lang: Lang) -> String {
    let days = match Period::new(meeting.start, meeting.end) {
        Some(period) if meeting.start != meeting.end => format::period(period, lang),
        _ => format::day_long(meeting.start, lang),
    };
    joined([kind(meeting.kind).get(lang), days.as_str(), meeting.place.as_str()])
}

pub fn chaired(meeting: &Meeting, lang: Lang) -> String {
    let data = texts::as_of(lang, meeting.data_as_of);
    let named = |label: &str, name: &str| match name.trim() {
        "" => String::new(),
        name => format!("{label}: {name}"),
    };
    let (chair, taker) = match lang {
        Lang::Id => ("Pimpinan", "Notulis"),
        Lang::En => ("Chair", "Minutes"),
    };
    let chair = named(chair, &meeting.chair);
    let taker = named(taker, meeting.minute_taker.as_deref().unwrap_or("–"));
    joined([chair.as_str(), taker.as_str(), data.as_str()])
}

/// Those that say something.
fn joined(parts: [&str; 3]) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    parts.join(" · ")
}

pub fn outcome(meeting: &Meeting, tally: &Tally, lang: Lang) -> String {
    let (constraints, decisions) = (meeting.constraints.len(), meeting.decisions.len());
    let (actions, done, overdue) = (tally.all, tally.done(), tally.overdue);
    match lang {
        Lang::Id => format!(
            "{constraints} kendala, {decisions} keputusan, {actions} tindak lanjut: {done} selesai, {overdue} terlambat"
        ),
        Lang::En => format!(
            "{constraints} constraints, {decisions} decisions, {actions} actions: {done} done, {overdue} overdue"
        ),
    }
}

/// Its title, and where it is.
pub fn document(document: &Document) -> String {
    match &document.address {
        Some(address) => format!("{} ({address})", document.title),
        None => document.title.clone(),
    }
}

pub fn speaker(speaker: &Speaker) -> String {
    let name = speaker.name.iter().map(String::as_str);
    let parts: Vec<&str> =
        name.chain([speaker.institution.as_str(), speaker.topic.as_str()]).collect();
    parts.join(" · ")
}

pub fn source(meeting: &Meeting, lang: Lang) -> String {
    format!("{}: {}", texts::SOURCE.get(lang), meeting.source)
}

/// Where the office stood then, and whether it was ahead.
pub fn known(course: &Course, as_of: Day, lang: Lang) -> String {
    let (realised, day) = (format::count(course.realised, lang), format::day_long(as_of, lang));
    let Some(against) = &course.against else {
        return match lang {
            Lang::Id => format!("Menurut data: {realised} penempatan s.d. {day}; tanpa target."),
            Lang::En => format!("By the data: {realised} placements up to {day}; no target."),
        };
    };
    let target = format::count(against.target, lang);
    let share = format::percent(against.attainment, 1, lang);
    let elapsed = against.elapsed_attainment.map(|ratio| format::percent(ratio, 1, lang));
    let elapsed = elapsed.unwrap_or_else(|| format::NOT_A_NUMBER.to_owned());
    match lang {
        Lang::Id => format!(
            "Menurut data: {realised} dari {target} s.d. {day} = {share}; {elapsed} dari target berjalan."
        ),
        Lang::En => format!(
            "By the data: {realised} of {target} up to {day} = {share}; {elapsed} of the elapsed target."
        ),
    }
}

pub fn quantity(value: f64, unit: &str, lang: Lang) -> String {
    let value = plain(value, lang);
    if unit == "count" { value } else { format!("{value}{unit}") }
}

pub fn verdict(verdict: Verdict, lang: Lang) -> String {
    let sign = match verdict {
        Verdict::Holds => "✓",
        verdict if verdict.is_borne_out() => "▲",
        _ => "✗",
    };
    format!("{sign} {}", verdict.label().get(lang))
}

pub fn placements_of(count: u64, period: Period, lang: Lang) -> String {
    let (count, period) = (format::count(count, lang), format::period(period, lang));
    match lang {
        Lang::Id => format!("{count} penempatan\n{period}"),
        Lang::En => format!("{count} placements\n{period}"),
    }
}

pub fn sources(scene: Scene<'_>) -> Vec<String> {
    let lang = scene.lang;
    let tables = scene.manifest.iter().flat_map(|manifest| &manifest.tables);
    let used = tables.filter(|table| ["meetings", "placements"].contains(&table.name.as_str()));
    used.map(|table| format!("{} ({}): {}", texts::SOURCE.get(lang), table.name, table.source))
        .collect()
}
