//! What is said in minutes, in both languages.

use crate::chart::format;
use crate::model::meeting::ActionStatus;
use crate::model::minutes::{Kind, moment};
use crate::model::text::texts;
use crate::model::vocabulary::record_terms::ACTION_STATES;
use crate::model::{Day, Lang, Period, Text};

texts! {
    MEETING = "Rapat", "Meeting";
    TITLE = "Judul rapat", "Title";
    MEETING_KIND = "Jenis rapat", "Type";
    DATE = "Hari, tanggal", "Date";
    FIRST_DAY = "Mulai", "Start";
    LAST_DAY = "Selesai rapat", "End";
    PLACE = "Tempat", "Place";
    CHAIR = "Pimpinan rapat", "Chair";
    MINUTE_TAKER = "Notulis", "Minute taker";
    DATA_AS_OF = "Data s.d.", "Data as of";
    SOURCE = "Sumber", "Source";
    KIND = "Jenis", "Kind";
    ID = "Kode", "Code";
    TEXT = "Uraian", "Text";
    CATEGORY = "Kategori", "Category";
    SEVERITY = "Tingkat", "Severity";
    ROOT_CAUSE = "Akar masalah", "Root cause";
    RAISED_BY = "Diajukan oleh", "Raised by";
    VALID_FROM = "Berlaku sejak", "Valid from";
    BASIS = "Dasar", "Basis";
    OWNER = "Penanggung jawab", "Owner";
    OWNER_INSTITUTION = "Instansi penanggung jawab", "Owner institution";
    DUE_TEXT = "Tenggat", "When due";
    DUE = "Tanggal tenggat", "Due on";
    EXTENDED = "Perpanjangan", "Extensions";
    MEASURE = "Ukuran keberhasilan", "Measure";
    NO_MEASURE = "tanpa ukuran", "no measure";
    PRIORITY = "Prioritas", "Priority";
    STATUS = "Status", "Status";
    PROGRESS = "Kemajuan (%)", "Progress (%)";
    REASON = "Alasan", "Reason";
    EVIDENCE = "Bukti", "Evidence";
    DONE_ON = "Tanggal selesai", "Done on";
    VERIFIED_BY = "Diverifikasi oleh", "Verified by";
    ORIGIN = "Asal", "Origin";
    CARRIED_OVER_FROM = "Lanjutan dari", "Carried over from";
    AFFECTS = "Memengaruhi", "Affects";
    AGENCY = "Lembaga", "Agency";
    DESTINATION = "Negara tujuan", "Destination";
    FIGURE = "Angka di layar", "Figure on the screen";
    FIGURE_VALUE = "Nilainya", "Its value";
    SENTENCE = "Temuan di layar", "Finding on the screen";
    ADDRESS = "Alamat tampilan", "Address of the view";
    DATA_SET = "Kumpulan data", "Data set";
    VIEW_AS_OF = "Data tampilan s.d.", "Data of the view as of";
    SAVED_AT = "Disimpan", "Saved";
    SAVED_BY = "Oleh", "By";
    VERSIONS = "Versi berbeda", "Differing versions";
    OPEN_VIEW = "Buka tampilannya", "Open the view";
    FIELD = "Isian", "Field";
    REMOVED = "Dihapus", "Removed";
    YES = "ya", "yes";
    NO = "tidak", "no";
    NOTULEN = "Notulen", "Minutes";
    NONE = "Tidak ada.", "None.";
}

pub(super) const fn kind(kind: Kind) -> Text {
    match kind {
        Kind::Meeting => MEETING,
        Kind::Constraint => Text::new("Kendala", "Constraint"),
        Kind::Decision => Text::new("Keputusan", "Decision"),
        Kind::Action => Text::new("Tindak lanjut", "Action"),
    }
}

pub(super) fn status(status: ActionStatus, lang: Lang) -> &'static str {
    let code = match status {
        ActionStatus::NotStarted => "not_started",
        ActionStatus::InProgress => "in_progress",
        ActionStatus::Done => "done",
        ActionStatus::Verified => "verified",
        ActionStatus::Postponed => "postponed",
        ActionStatus::Cancelled => "cancelled",
    };
    ACTION_STATES.term(code).map_or(code, |term| term.label.get(lang))
}

/// `Berjalan, 40%`.
pub(super) fn standing(state: ActionStatus, progress: u8, lang: Lang) -> String {
    let state_words = status(state, lang);
    match state {
        ActionStatus::InProgress | ActionStatus::Postponed => format!("{state_words}, {progress}%"),
        _ => state_words.to_owned(),
    }
}

/// `Jumat, 29 November 2024`, or the days from the first to the last.
pub(super) fn days(first: Day, last: Day, lang: Lang) -> String {
    let day = |day: Day| format!("{}, {}", format::weekday(day, lang), format::day_long(day, lang));
    match Period::new(first, last) {
        Some(_) if first != last => format!("{} – {}", day(first), day(last)),
        _ => day(first),
    }
}

/// `29 November 2024 10:15 (+07:00)`: by the clock of the device that saved it.
pub(super) fn saved(at: &str, lang: Lang) -> String {
    let parts = || {
        moment(at)?;
        let (day, clock) = at.split_at_checked(10)?;
        let zone = at.find(['+', 'Z', 'z']).or_else(|| at.rfind('-'))?;
        let zone = at.get(zone..)?;
        let zone = if zone.starts_with('+') || zone.starts_with('-') { zone } else { "UTC" };
        let day: Day = day.parse().ok()?;
        Some(format!("{} {} ({zone})", format::day_long(day, lang), clock.get(1..6)?))
    };
    parts().unwrap_or_else(|| at.to_owned())
}

/// That two people wrote it differently.
pub(super) fn in_conflict(versions: usize, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("▲ {versions} versi berbeda; yang tertulis di sini disimpan terakhir."),
        Lang::En => format!("▲ {versions} differing versions; the one here was saved last."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_is_told_by_the_clock_of_its_device() {
        assert_eq!(saved("2024-11-29T10:15:00+07:00", Lang::Id), "29 November 2024 10:15 (+07:00)");
        assert_eq!(saved("2024-11-29T03:15:00.5Z", Lang::En), "29 November 2024 03:15 (UTC)");
        assert_eq!(saved("2024-11-29T03:15:00-04:30", Lang::En), "29 November 2024 03:15 (-04:30)");
        assert_eq!(saved("kemarin", Lang::En), "kemarin");
    }

    #[test]
    fn a_meeting_of_two_days_names_both() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let (first, last) = (day("2024-11-29"), day("2024-11-30"));
        assert_eq!(days(first, first, Lang::En), "Friday, 29 November 2024");
        assert_eq!(
            days(first, last, Lang::Id),
            "Jumat, 29 November 2024 – Sabtu, 30 November 2024"
        );
    }
}
