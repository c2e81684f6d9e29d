//! What is said of changes, in both languages.

use crate::analysis::changes::Changes;
use crate::chart::format;
use crate::model::meeting::Meeting;
use crate::model::text::texts;
use crate::model::{Day, Lang, Message, Text};

texts! {
    TITLE = "Apa yang berubah sejak terakhir?", "What changed since last time?";
    AGAINST = "Dibandingkan dengan", "Compared with";
    REVISION = "Revisi", "Revision";
    NEW = "Baru", "New";
    NOTHING = "Tidak dibandingkan", "Nothing";
    REVISIONS = "Revisi memperbaiki angka lama dan bukan pertumbuhan; penempatan baru bertanggal sesudah data terdahulu.", "A revision corrects an old figure and is no growth; new placements are dated after the earlier data.";
    UNKNOWN = "Angka lama tidak tersimpan, jadi revisinya tidak diketahui: yang tampil hanya penempatan bertanggal sesudahnya.", "The earlier figures were not kept, so that revisions are unknown: only placements dated after them are shown.";
}

pub(super) const fn means(changes: &Changes) -> Text {
    if changes.then.is_some() { REVISIONS } else { UNKNOWN }
}

/// `Sejak 31 Agustus 2024: 6.212 penempatan baru; revisi −14 orang pada 3 bulan`.
pub(super) fn finding(changes: &Changes, day: Day, lang: Lang) -> String {
    let (day, new) = (format::day_long(day, lang), format::count(changes.new_placements(), lang));
    let months = changes.revised.len();
    let revision = format::signed(changes.revision(), lang);
    match (lang, changes.then.is_some()) {
        (Lang::Id, true) => format!(
            "Sejak {day}: {new} penempatan baru; revisi {revision} orang pada {months} bulan terdahulu"
        ),
        (Lang::Id, false) => format!("Sejak {day}: {new} penempatan baru"),
        (Lang::En, true) => format!(
            "Since {day}: {new} new placements; {months} earlier months revised by {revision} people"
        ),
        (Lang::En, false) => format!("Since {day}: {new} new placements"),
    }
}

/// `29.733 −14 +6.226 = 35.945`.
pub(super) fn sum(changes: &Changes, lang: Lang) -> String {
    let (now, new) = (format::count(changes.now, lang), changes.new_placements());
    let new = format::count(new, lang);
    match changes.then {
        Some(then) => {
            let revision = format::signed(changes.revision(), lang);
            format!("{} {revision} + {new} = {now}", format::count(then, lang))
        }
        None => {
            let before = changes.now.saturating_sub(changes.new_placements());
            format!("{} + {new} = {now}", format::count(before, lang))
        }
    }
}

pub(super) fn days(then: Day, now: Day, lang: Lang) -> String {
    let (then, now) = (format::day_long(then, lang), format::day_long(now, lang));
    match lang {
        Lang::Id => format!("Data terdahulu s.d. {then}; data ini s.d. {now}"),
        Lang::En => format!("Earlier data as of {then}; these data as of {now}"),
    }
}

pub(super) fn revised(month: String, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("{month}, revisi"),
        Lang::En => format!("{month}, revised"),
    }
}

pub(super) fn other_months(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("{count} bulan lain, revisi"),
        Lang::En => format!("{count} other months, revised"),
    }
}

pub(super) fn new(month: String, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("{month}, baru"),
        Lang::En => format!("{month}, new"),
    }
}

pub(super) fn ends(day: Day) -> [Message; 2] {
    let name = |lang| format::day_short(day, lang);
    [
        Message::new(format!("Data {}", name(Lang::Id)), format!("Data of {}", name(Lang::En))),
        Message::new("Data ini", "These data"),
    ]
}

pub(super) fn meeting(meeting: &Meeting, lang: Lang) -> String {
    let day = format::day_long(meeting.data_as_of, lang);
    match lang {
        Lang::Id => format!("{} (data s.d. {day})", meeting.title),
        Lang::En => format!("{} (data as of {day})", meeting.title),
    }
}
