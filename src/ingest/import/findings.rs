//! What may be found in a file, in words: each finding as a [`Problem`], each column's convention as a
//! sentence.

use super::conventions::Conventions;
use super::labels::{Agencies, nearest};
use super::report::{Collector, Words};
use super::{ColumnReading, Merge};
use crate::ingest::reading::date::Order;
use crate::ingest::reading::number::Role;
use crate::ingest::reading::personal::Personal;
use crate::model::placement::{ColumnKind, PlacementColumn};
use crate::model::{Lang, Message, Place, Problem, ProblemKind, Severity};

/// What a cell's text turned out to be, when it is not simply a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// The label of a total row.
    Total,
    Empty,
    BadDate,
    AmbiguousDate,
    /// A date without a year, while nobody has said which.
    NoYear,
    /// No date, while nobody has said the period of all rows.
    NoPeriod,
    /// A month or longer, read as its last day.
    Month,
    BadNumber,
    AmbiguousNumber,
    DigitLost,
    NotWhole,
    OutOfRange,
    /// A dash, while nobody has said what it means.
    OpenDash,
    /// A number with a qualifier or rounded.
    About,
    /// Units, letters for digits or the like were cleaned away.
    Cleaned,
    Unknown,
    Personal,
}

impl Finding {
    /// How bad it is: without a date or a count the row cannot be used, another cell is "not available".
    pub(super) const fn severity(self, target: PlacementColumn) -> Severity {
        match self {
            Self::Month | Self::Cleaned | Self::Total => Severity::Note,
            Self::About => Severity::Warning,
            _ if matches!(target, PlacementColumn::Date | PlacementColumn::Count) => {
                Severity::Error
            }
            _ => Severity::Warning,
        }
    }

    pub(super) const fn kind(self) -> ProblemKind {
        match self {
            Self::Total => ProblemKind::TotalRow,
            Self::Empty => ProblemKind::EmptyCell,
            Self::BadDate | Self::AmbiguousDate | Self::NoYear | Self::NoPeriod => {
                ProblemKind::BadDate
            }
            Self::BadNumber | Self::DigitLost | Self::NotWhole => ProblemKind::BadNumber,
            Self::AmbiguousNumber | Self::OpenDash => ProblemKind::AmbiguousNumber,
            Self::OutOfRange => ProblemKind::RuleBroken,
            Self::Month | Self::About | Self::Cleaned => ProblemKind::Cleaned,
            Self::Unknown => ProblemKind::UnknownName,
            Self::Personal => ProblemKind::PersonalData,
        }
    }

    pub(super) fn problem(
        self,
        target: PlacementColumn,
        place: Place,
        found: &str,
        read: &Message,
    ) -> Problem {
        let (expected, advice) = self.words(target, found, read);
        Problem {
            kind: self.kind(),
            severity: self.severity(target),
            place,
            found: found.to_owned(),
            read_as: self.is_read().then(|| Box::new(read.clone())),
            expected,
            advice,
            count: 1,
        }
    }

    /// Whether the cell was read in spite of what was found.
    fn is_read(self) -> bool {
        matches!(self, Self::Month | Self::About | Self::Cleaned)
    }

    fn words(self, target: PlacementColumn, found: &str, read: &Message) -> (Message, Message) {
        let aside = || match target {
            PlacementColumn::Date | PlacementColumn::Count => {
                ("Barisnya disisihkan.", "The row is set aside.")
            }
            _ => ("Sel ini menjadi “tidak tersedia”.", "The cell becomes “not available”."),
        };
        let with_fate = |id: &str, en: &str| {
            let fate = aside();
            Message::new(format!("{} {id}", fate.0), format!("{} {en}", fate.1))
        };
        let date = || Message::new("tanggal, misalnya 29/11/2024", "a date such as 29/11/2024");
        let whole = || Message::new("bilangan bulat", "a whole number");
        match self {
            Self::Empty => (
                Message::new("sel yang terisi", "a filled cell"),
                with_fate("Isi sel itu di sumbernya.", "Fill the cell at its source."),
            ),
            Self::BadDate => (
                date(),
                with_fate("Perbaiki tanggalnya di sumber.", "Mend the date at its source."),
            ),
            Self::AmbiguousDate => (
                date(),
                with_fate(
                    "Jawab pertanyaan kolom ini: mana yang hari?",
                    "Answer this column's question: which is the day?",
                ),
            ),
            Self::NoYear => (
                date(),
                with_fate(
                    "Jawab pertanyaan kolom ini: tahun berapa?",
                    "Answer this column's question: which year?",
                ),
            ),
            Self::NoPeriod => (
                Message::new("periode, misalnya 2024-01", "a period such as 2024-01"),
                with_fate(
                    "Jawab pertanyaan tabel ini: untuk periode apa?",
                    "Answer this table's question: which period is it for?",
                ),
            ),
            Self::Month => (
                date(),
                Message::new(
                    format!("Periode tanpa hari: dihitung sampai hari terakhirnya, {}.", read.id),
                    format!("A period without a day: counted up to its last day, {}.", read.en),
                ),
            ),
            Self::BadNumber => (
                whole(),
                with_fate("Perbaiki angkanya di sumber.", "Mend the number at its source."),
            ),
            Self::AmbiguousNumber => (
                whole(),
                with_fate(
                    "Jawab pertanyaan kolom ini: ribuan atau desimal?",
                    "Answer this column's question: thousands or decimals?",
                ),
            ),
            Self::DigitLost => (
                whole(),
                with_fate(
                    "Mungkin satu angka hilang, misalnya 58.44 seharusnya 58.441.",
                    "A digit may be missing: 58.44 where 58.441 was meant.",
                ),
            ),
            Self::NotWhole => (
                whole(),
                with_fate(
                    "Mungkin pemisah ribuan terbaca sebagai koma desimal saat berkas dibuat.",
                    "A thousands mark may have been taken for a decimal one when the file was made.",
                ),
            ),
            Self::OutOfRange => (
                match target {
                    PlacementColumn::LeadDays => {
                        Message::new("0 sampai 36525 hari", "0 to 36525 days")
                    }
                    _ => Message::new("bilangan 0 atau lebih", "a number of 0 or more"),
                },
                with_fate("Perbaiki angkanya di sumber.", "Mend the number at its source."),
            ),
            Self::OpenDash => (
                whole(),
                with_fate(
                    "Jawab pertanyaan kolom ini: nol atau tidak tersedia?",
                    "Answer this column's question: zero or not available?",
                ),
            ),
            Self::About => (
                whole(),
                Message::new(
                    format!("Angka kira-kira: dibaca {}.", read.id),
                    format!("A rounded number: read as {}.", read.en),
                ),
            ),
            Self::Cleaned => (
                whole(),
                Message::new(format!("Dibaca {}.", read.id), format!("Read as {}.", read.en)),
            ),
            Self::Unknown => unknown(target, found),
            Self::Personal => (
                Message::from(target.label()),
                Message::new(
                    "Data pribadi di kolom ini: selnya dikosongkan.",
                    "Personal data in this column: the cell was emptied.",
                ),
            ),
            Self::Total => (Message::default(), Message::default()),
        }
    }
}

/// A name that the vocabulary does not know: kept in the report, with its nearest neighbour.
fn unknown(target: PlacementColumn, found: &str) -> (Message, Message) {
    let label = target.label();
    let expected = Message::new(
        format!("nama yang dikenal: {}", label.id),
        format!("a known name: {}", label.en),
    );
    let guess = target.vocabulary().and_then(|vocabulary| nearest(vocabulary, found));
    let advice = match guess {
        Some(term) => Message::new(
            format!("Mungkin {}. Sel ini menjadi “tidak tersedia”.", term.label.id),
            format!("Perhaps {}. The cell becomes “not available”.", term.label.en),
        ),
        None => Message::new(
            "Sel ini menjadi “tidak tersedia”; barisnya tetap dihitung.",
            "The cell becomes “not available”; the row is still counted.",
        ),
    };
    (expected, advice)
}

pub(super) fn no_date(file: &str) -> Problem {
    Problem::error(ProblemKind::WrongColumn, Place::file(file), "")
        .expected("kolom tanggal", "a column of dates")
        .advice(
            "Pilih kolom yang berisi tanggal penempatan.",
            "Choose the column that holds the date of the placement.",
        )
}

pub(super) fn dropped(place: Place, kind: Personal) -> Problem {
    let label = kind.label();
    Problem::error(ProblemKind::PersonalData, place, "")
        .severity(Severity::Warning)
        .expected("kolom tanpa data pribadi", "a column without personal data")
        .advice(
            format!("Kolom ini berisi {} dan dibuang sebelum dibaca.", label.id),
            format!("This column holds a {} and was dropped before it was read.", label.en),
        )
}

pub(super) fn twice(place: Place, target: PlacementColumn) -> Problem {
    Problem::error(ProblemKind::WrongColumn, place, target.label().get(Lang::Id))
        .severity(Severity::Warning)
        .expected("satu kolom saja", "one column only")
        .advice(
            "Kolom lain sudah dipilih untuk ini: kolom ini tidak dibaca.",
            "Another column is already chosen for this: this one was not read.",
        )
}

pub(super) fn beyond(place: Place, cells: u32) -> Problem {
    Problem::error(ProblemKind::WrongColumn, place, cells.to_string())
        .severity(Severity::Warning)
        .expected("paling banyak 1000 kolom", "at most 1000 columns")
        .advice(
            "Sel di kanan kolom ke-1000 tidak dibaca.",
            "Cells right of the 1000th column were not read.",
        )
}

pub(super) fn total_row() -> Words {
    Words {
        expected: Message::new("baris penempatan", "a row of placements"),
        advice: Message::new(
            "Baris jumlah: tidak ikut dijumlahkan.",
            "A total row: not added to the sums.",
        ),
    }
}

pub(super) fn remark() -> Words {
    Words {
        expected: Message::new("baris penempatan", "a row of placements"),
        advice: Message::new(
            "Catatan atau judul yang berulang: disisihkan.",
            "A note, or the header again: set aside.",
        ),
    }
}

pub(super) fn total_mismatch(place: Place, label: &str, stated: u64, sum: u64) -> Problem {
    let label = super::report::repeatable(label);
    let found = if label.is_empty() { stated.to_string() } else { format!("{label}: {stated}") };
    Problem::error(ProblemKind::TotalMismatch, place, found)
        .severity(Severity::Warning)
        .expected(format!("{sum}, jumlah bagian-bagiannya"), format!("{sum}, the sum of its parts"))
        .advice(
            "Periksa apakah ada baris yang hilang, kembar, atau disisihkan.",
            "Check whether rows are missing, doubled, or set aside.",
        )
}

/// A column that is not read.
pub(super) fn left_out(header: &str) -> ColumnReading {
    ColumnReading {
        header: header.to_owned(),
        target: None,
        convention: Message::new("tidak dibaca", "not read"),
        examples: Vec::new(),
    }
}

/// Tells which spellings were taken for one agency, and which names are suspiciously near.
pub(super) fn name_agencies(agencies: &Agencies, problems: &mut Collector<'_>) {
    let place = problems.place(None, Some(PlacementColumn::Agency.label().id));
    for names in agencies.merged() {
        problems.add(
            Problem::error(ProblemKind::Cleaned, place.clone(), names.join(" = "))
                .severity(Severity::Note)
                .advice(
                    "Ejaan yang hanya berbeda tanda baca atau bentuk badan: dibaca sebagai satu P3MI.",
                    "Spellings that differ in punctuation or legal form only: read as one agency.",
                ),
        );
    }
    for Merge { name, other } in agencies.near() {
        problems.add(
            Problem::error(ProblemKind::UnknownName, place.clone(), format!("{name} ≈ {other}"))
                .severity(Severity::Note)
                .expected("nama P3MI yang berbeda jelas", "agency names that differ clearly")
                .advice(
                    "Nama yang mirip: mungkin satu perusahaan. Tidak digabung tanpa keputusan Anda.",
                    "Near names: perhaps one company. They are not merged unless you decide so.",
                ),
        );
    }
}

/// The rule by which a whole column was read. `values` is how many different texts it has.
pub(super) fn convention(
    target: PlacementColumn,
    conventions: &Conventions,
    values: usize,
) -> Message {
    match target.kind() {
        ColumnKind::Date => match conventions.date.order {
            Some(Order::DayFirst) => Message::new("hari dahulu", "day first"),
            Some(Order::MonthFirst) => Message::new("bulan dahulu", "month first"),
            None => Message::new(
                "urutan hari dan bulan belum dijawab",
                "order of day and month not answered",
            ),
        },
        ColumnKind::Number => {
            let separators = conventions.separators;
            let dot = conventions.has_dot.then_some(("“.”", separators.dot));
            let comma = conventions.has_comma.then_some(("“,”", separators.comma));
            let (mut id, mut en) = (Vec::new(), Vec::new());
            for (separator, role) in dot.into_iter().chain(comma) {
                let (name_id, name_en) = match role {
                    Role::Thousands => ("ribuan", "thousands"),
                    Role::Decimal => ("desimal", "decimal"),
                    Role::Unknown => ("belum dijawab", "not answered"),
                };
                id.push(format!("{separator} {name_id}"));
                en.push(format!("{separator} {name_en}"));
            }
            if id.is_empty() {
                return Message::new("bilangan bulat", "whole numbers");
            }
            Message::new(id.join(", "), en.join(", "))
        }
        ColumnKind::Term => Message::new(
            format!("{values} ejaan, dicocokkan dengan kosakata"),
            format!("{values} spellings, matched with the vocabulary"),
        ),
        ColumnKind::Agency => Message::new(
            format!("{values} ejaan, nama dibersihkan dari PT dan tanda baca"),
            format!("{values} spellings, names cleaned of PT and punctuation"),
        ),
    }
}
