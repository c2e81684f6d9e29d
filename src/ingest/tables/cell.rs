//! One cell under its column's kind and conventions: a value as JSON, and what must be said of it.

use serde_json::{Number, Value};

use super::form::{Field, Kind};
use crate::ingest::import::{Answer, EXAMPLES, Question, date_order, nearest, separators};
use crate::ingest::reading::blank::blank;
use crate::ingest::reading::date::{self, Order};
use crate::ingest::reading::number::{self, Fault, Use};
use crate::ingest::reading::personal::{self, Personal};
use crate::ingest::reading::visible;
use crate::ingest::sheet::{Cell, Sheet};
use crate::model::vocabulary::Vocabulary;
use crate::model::{Day, Message, Period, ProblemKind, Severity};

/// A column of a sheet that names a field.
pub(super) struct Column<'a> {
    pub(super) field: &'a Field,
    pub(super) position: usize,
    pub(super) header: String,
    /// What comes first in its dates; `None` while nobody has said.
    order: Option<Order>,
    separators: number::Convention,
    /// What only a person can say, and has not said.
    pub(super) question: Option<Question>,
}

/// What must be said of a cell.
pub(super) struct Finding {
    pub(super) kind: ProblemKind,
    pub(super) severity: Severity,
    pub(super) read_as: Option<Message>,
    pub(super) expected: Message,
    pub(super) advice: Message,
    /// Whether the cell waits for an answer.
    pub(super) is_open: bool,
}

/// A cell's value; `None` for an empty one or one that could not be read.
pub(super) struct Read {
    pub(super) value: Option<Value>,
    pub(super) finding: Option<Finding>,
}

impl Read {
    const EMPTY: Self = Self { value: None, finding: None };

    fn of(value: impl Into<Value>) -> Self {
        Self { value: Some(value.into()), finding: None }
    }

    fn but(mut self, finding: Finding) -> Self {
        self.finding = Some(finding);
        self
    }
}

impl Finding {
    fn new(kind: ProblemKind, severity: Severity, expected: Message, advice: (&str, &str)) -> Self {
        let advice = Message::new(advice.0, advice.1);
        Self { kind, severity, read_as: None, expected, advice, is_open: false }
    }

    fn read(mut self, read: impl Into<String>) -> Self {
        self.read_as = Some(Message::same(read));
        self
    }
}

impl<'a> Column<'a> {
    /// Looks at the whole column below the header. What its cells leave open, `answer` may say.
    pub(super) fn new(
        sheet: &Sheet,
        first_row: usize,
        (position, header): (usize, &str),
        field: &'a Field,
        answer: impl Fn(&Question) -> Option<Answer>,
    ) -> Self {
        let (mut dates, mut numbers) = (date::Evidence::default(), number::Evidence::default());
        let (mut open_dates, mut open_numbers) = (Vec::new(), Vec::new());
        for row in first_row..sheet.rows() {
            let Cell::Text(text) = sheet.row(row).cell(position) else { continue };
            match field.kind {
                Kind::Day | Kind::Period => {
                    if let Some(written) = date::written(text) {
                        dates.add(written);
                        if written.lacks_order() && open_dates.len() < EXAMPLES {
                            open_dates.push((text, written));
                        }
                    }
                }
                Kind::Count | Kind::Quantity | Kind::Share | Kind::Percent => {
                    if let Some(written) = number::written(text) {
                        numbers.add(&written);
                        if written.open_separator().is_some() && open_numbers.len() < EXAMPLES {
                            open_numbers.push((text, written));
                        }
                    }
                }
                _ => {}
            }
        }
        let usage = field.kind.usage();
        let open = match (dates.order(), numbers.open(usage)) {
            (None, _) => Some(date_order(position as u32, &open_dates)),
            (_, Some(separator)) => Some(separators(position as u32, separator, &open_numbers)),
            (Some(_), None) => None,
        };
        let said = open.as_ref().and_then(answer);
        let (mut order, mut separators) = (dates.order(), numbers.convention(usage));
        match said {
            Some(Answer::DateOrder(said)) => order = Some(said),
            Some(Answer::Separators(said)) => separators = said,
            _ => {}
        }
        let question = open.filter(|_| said.is_none());
        Self { field, position, header: header.to_owned(), order, separators, question }
    }

    /// A column of one cell, as the examples of a template are read.
    fn alone(field: &'a Field) -> Self {
        Self::new(&Sheet::default(), 0, (0, ""), field, |_| None)
    }

    pub(super) fn read(&self, cell: Cell<'_>) -> Read {
        match cell {
            Cell::Empty => Read::EMPTY,
            // A percent sign is a unit.
            Cell::Text(text) if blank(text).is_some() && visible(text) != "%" => Read::EMPTY,
            Cell::Error(_) => Read::EMPTY.but(Finding::new(
                ProblemKind::EmptyCell,
                Severity::Error,
                Message::new("nilai", "a value"),
                ("Perbaiki rumusnya.", "Mend the formula."),
            )),
            cell => match self.field.kind {
                Kind::Text => text(&cell.shown(), |_| true),
                // Many codes are letters and digits as those of passports are.
                Kind::Key | Kind::Code | Kind::Agency => {
                    text(&cell.shown(), |kind| kind != Personal::Passport)
                }
                Kind::Day => self.day(cell),
                Kind::Period => self.period(cell),
                Kind::Count | Kind::Quantity | Kind::Share | Kind::Percent => self.number(cell),
                Kind::Term(vocabulary) => term(&cell.shown(), vocabulary),
            },
        }
    }

    fn day(&self, cell: Cell<'_>) -> Read {
        let Some(period) = self.dates(cell) else { return self.no_date(cell) };
        let last = period.last();
        let read = Read::of(last.to_string());
        if period.days() == 1 {
            return read;
        }
        read.but(
            Finding::new(
                ProblemKind::Cleaned,
                Severity::Note,
                Message::new("sebuah hari", "a day"),
                ("Dibaca sebagai hari terakhirnya.", "Read as its last day."),
            )
            .read(last.to_string()),
        )
    }

    fn period(&self, cell: Cell<'_>) -> Read {
        self.dates(cell).map_or_else(|| self.no_date(cell), |period| Read::of(period.to_string()))
    }

    fn no_date(&self, cell: Cell<'_>) -> Read {
        let is_open = self.order.is_none()
            && matches!(cell, Cell::Text(text)
                if date::written(text).is_some_and(date::Written::lacks_order));
        if is_open {
            return Read { value: None, finding: Some(open_date()) };
        }
        no_date(matches!(self.field.kind, Kind::Period))
    }

    fn dates(&self, cell: Cell<'_>) -> Option<Period> {
        let day = |day: Day| Period::new(day, day);
        match cell {
            Cell::Date(date) => day(date),
            Cell::Period(period) => Some(period),
            Cell::Number(number) => {
                let year = (matches!(self.field.kind, Kind::Period)).then(|| date::of_year(number));
                year.flatten().or_else(|| day(date::from_serial(number)?))
            }
            Cell::Text(text) => {
                let convention =
                    date::Convention { order: self.order, ..date::Convention::default() };
                let iso = visible(text).parse::<Period>().ok();
                let is_year = matches!(self.field.kind, Kind::Period);
                iso.filter(|period| is_year || period.days() == 1)
                    .or_else(|| date::written(text)?.read(convention))
            }
            Cell::Empty | Cell::Error(_) => None,
        }
    }

    fn number(&self, cell: Cell<'_>) -> Read {
        let kind = self.field.kind;
        let (value, is_percent, note) = match cell {
            Cell::Number(number) => (number, false, None),
            Cell::Text(printed) => {
                let Some(written) = number::written(printed) else { return no_number(kind) };
                match written.read(self.separators, kind.usage()) {
                    Ok(value) => {
                        let is_percent = printed.contains('%');
                        let note = if written.is_about {
                            Some(about(value))
                        } else {
                            (written.is_cleaned && !is_percent).then(|| cleaned(value))
                        };
                        (value, is_percent, note)
                    }
                    Err(fault) => {
                        let is_open = fault == Fault::Ambiguous;
                        return Read::EMPTY.but(Finding { is_open, ..faulty(fault) });
                    }
                }
            }
            _ => return no_number(kind),
        };
        let value = match kind {
            Kind::Share if is_percent => value / 100.0,
            Kind::Percent if value > 0.0 && value < 1.0 => (value * 100.0).round(),
            _ => value,
        };
        let is_whole = !matches!(kind, Kind::Count | Kind::Percent)
            || value.fract() == 0.0 && (0.0..9e15).contains(&value);
        if !is_whole || !value.is_finite() {
            return no_number(kind);
        }
        let whole = value.fract() == 0.0 && value.abs() < 9e15;
        let json = match whole && kind.is_whole() {
            true => Value::from(value as u64),
            false => Number::from_f64(value).map_or(Value::Null, Value::Number),
        };
        let read = Read::of(json);
        match note {
            Some(finding) => read.but(finding),
            None => read,
        }
    }
}

impl Field {
    /// The value of a cell of its example rows; `None` for an empty one.
    pub fn example(&self, which: usize) -> Option<Value> {
        let text = self.examples.get(which).filter(|text| !text.is_empty())?;
        Column::alone(self).read(Cell::Text(text)).value
    }
}

impl Kind {
    const fn is_whole(self) -> bool {
        matches!(self, Self::Count | Self::Percent)
    }

    const fn usage(self) -> Use {
        if self.is_whole() { Use::Count } else { Use::Quantity }
    }
}

fn text(shown: &str, is_told: impl Fn(Personal) -> bool) -> Read {
    let is_masked = personal::of_cell(shown).is_none_or(is_told);
    match personal::masked(shown).filter(|_| is_masked) {
        None => Read::of(shown),
        Some(masked) => Read::of(masked.clone()).but(
            Finding::new(
                ProblemKind::PersonalData,
                Severity::Warning,
                Message::new("teks tanpa data pribadi", "a text without personal data"),
                (
                    "Data pribadi dibuang; hapus juga dari sumbernya.",
                    "Personal data were dropped; remove them from the source too.",
                ),
            )
            .read(masked),
        ),
    }
}

fn term(shown: &str, vocabulary: &'static Vocabulary) -> Read {
    if let Some(term) = vocabulary.recognise(shown) {
        return Read::of(term.code);
    }
    let some = |get: fn(&crate::model::vocabulary::Term) -> &'static str| {
        let labels: Vec<&str> = vocabulary.terms.iter().take(8).map(get).collect();
        let more = if vocabulary.terms.len() > labels.len() { ", …" } else { "" };
        format!("{}{more}", labels.join(", "))
    };
    let mut finding = Finding::new(
        ProblemKind::UnknownName,
        Severity::Error,
        Message::new(some(|term| term.label.id), some(|term| term.label.en)),
        ("Pilih dari daftar pada templat.", "Choose from the list in the template."),
    );
    if let Some(near) = nearest(vocabulary, shown) {
        finding.advice = Message::new(
            format!("Mungkin {}?", near.label.id),
            format!("Perhaps {}?", near.label.en),
        );
    }
    Read::EMPTY.but(finding)
}

fn no_date(is_period: bool) -> Read {
    let expected = if is_period {
        Message::new(
            "periode: 2024, TW III 2024, Oktober 2024",
            "a period: 2024, Q3 2024, October 2024",
        )
    } else {
        Message::new(
            "tanggal: 29/11/2024 atau 29 November 2024",
            "a date: 29/11/2024 or 29 November 2024",
        )
    };
    Read::EMPTY.but(Finding::new(
        ProblemKind::BadDate,
        Severity::Error,
        expected,
        ("Perbaiki tanggal itu di sumbernya.", "Mend that date at its source."),
    ))
}

/// A date that waits for an answer.
fn open_date() -> Finding {
    let finding = Finding::new(
        ProblemKind::BadDate,
        Severity::Error,
        Message::new("tanggal yang tidak dapat dibalik", "a date that cannot be turned"),
        (
            "Baris ini disisihkan sampai dijawab mana yang hari: --dates atau --answers.",
            "The row is set aside until it is answered which is the day: --dates or --answers.",
        ),
    );
    Finding { is_open: true, ..finding }
}

fn no_number(kind: Kind) -> Read {
    let expected = match kind {
        Kind::Percent => Message::new("bilangan 0 sampai 100", "a number of 0 to 100"),
        Kind::Count => {
            Message::new("bilangan bulat, tidak negatif", "a whole number, not negative")
        }
        _ => Message::new("bilangan", "a number"),
    };
    Read::EMPTY.but(Finding::new(
        ProblemKind::BadNumber,
        Severity::Error,
        expected,
        ("Perbaiki angka itu di sumbernya.", "Mend that number at its source."),
    ))
}

/// A number that was given as rounded or as a bound.
fn about(value: f64) -> Finding {
    Finding::new(
        ProblemKind::Cleaned,
        Severity::Note,
        Message::new("angka tepat", "an exact number"),
        ("Angka ini pembulatan atau batas.", "This number is rounded or a bound."),
    )
    .read(value.to_string())
}

/// A number among letters or signs that were removed or taken for digits.
fn cleaned(value: f64) -> Finding {
    Finding::new(
        ProblemKind::Cleaned,
        Severity::Note,
        Message::new("angka saja", "digits only"),
        ("Periksa apakah terbaca benar.", "See whether it was read rightly."),
    )
    .read(value.to_string())
}

fn faulty(fault: Fault) -> Finding {
    let (kind, id, en) = match fault {
        Fault::Ambiguous => (
            ProblemKind::AmbiguousNumber,
            "angka dengan satu arti: 1500 atau 1,5",
            "a number with one meaning: 1500 or 1.5",
        ),
        Fault::DigitLost => (
            ProblemKind::BadNumber,
            "tiga angka di belakang titik",
            "three digits behind the point",
        ),
        Fault::NotWhole => (ProblemKind::BadNumber, "bilangan bulat", "a whole number"),
    };
    Finding::new(
        kind,
        Severity::Error,
        Message::new(id, en),
        ("Tulis tanpa pemisah ribuan.", "Write it without separators of thousands."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    static COUNT: Field = Field::new("value", Kind::Count, ("Target", "Target"));

    #[test]
    fn letters_taken_for_digits_are_said_and_plain_numbers_are_not() {
        let said = |text| {
            let read = Column::alone(&COUNT).read(Cell::Text(text));
            (read.value, read.finding.and_then(|finding| finding.read_as))
        };
        assert_eq!(said("1.2O4"), (Some(Value::from(1204)), Some(Message::same("1204"))));
        assert_eq!(said("1.204"), (Some(Value::from(1204)), None));
    }
}
