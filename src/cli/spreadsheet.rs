//! A spreadsheet on the command line: the options that stand for the choices a person makes in the page,
//! and the report as text. Shared by `pack` and `check`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::files;
use crate::ingest::import::{
    self, Answer, Answers, Choices, Imported, Merge, Proposal, Question, QuestionKind, Report,
    SheetSummary,
};
use crate::ingest::reading::date::Order;
use crate::ingest::sheet::{Sheet, Workbook};
use crate::ingest::{shape, sheet};
use crate::model::agency_name;
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::fold;
use crate::model::{Lang, Period, Place, Problem, ProblemKind, Severity};

/// How a spreadsheet is read.
#[derive(Clone, Debug, Default, Args)]
pub struct SheetArgs {
    /// Name of the sheet to read. Without it, the one whose header names the most columns
    #[arg(long)]
    sheet: Option<String>,
    /// Read the column with that header as date, agency, destination, scheme, sector, employer_type,
    /// sex, origin_province, occupation, lead_days or count; as nothing, to leave it out. May be repeated
    #[arg(long = "map", value_name = "HEADER=COLUMN")]
    maps: Vec<String>,
    /// What comes first in dates like 8/9/2024, where the column does not tell
    #[arg(long, value_enum)]
    dates: Option<DateOrder>,
    /// What a dash or nihil means in a column of counts
    #[arg(long, value_enum)]
    dash: Option<Dash>,
    /// The year of dates that have none
    #[arg(long, value_parser = clap::value_parser!(i32).range(1990..2100))]
    year: Option<i32>,
    /// The period of a table without dates: 2024, 2024-10, 2024-01/2024-10
    #[arg(long, value_parser = period)]
    period: Option<Period>,
    /// Answers that the page exported, or a JSON file {"answers": {"HEADER": "ANSWER"}}
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Read two agency names as one. May be repeated
    #[arg(long = "same", value_name = "NAME=OTHER")]
    same: Vec<String>,
}

impl SheetArgs {
    /// What comes first in dates, where it was said.
    pub fn date_order(&self) -> Option<Order> {
        self.dates.map(|order| match order {
            DateOrder::DayFirst => Order::DayFirst,
            DateOrder::MonthFirst => Order::MonthFirst,
        })
    }

    /// The answers of the file of answers, if one was given.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn known_answers(&self) -> Result<Answers, Problem> {
        Ok(self.answers.as_deref().map(answers).transpose()?.unwrap_or_default())
    }

    /// Whether an option says how placements are read, which only they have.
    pub const fn is_for_placements(&self) -> bool {
        self.sheet.is_some() || !self.maps.is_empty() || self.period.is_some()
    }
}

fn period(text: &str) -> Result<Period, String> {
    text.parse::<Period>().map_err(|_| "2024, 2024-10, 2024-01/2024-10".to_owned())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DateOrder {
    DayFirst,
    MonthFirst,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Dash {
    Zero,
    Missing,
}

/// What was read, and what is still open.
pub struct Reading {
    pub imported: Imported,
    pub sheets: Vec<SheetSummary>,
    pub questions: Vec<Open>,
    pub merges: Vec<Merge>,
    workbook: Workbook,
    choices: Choices,
}

/// A question that no option has answered, and the header of its column.
pub struct Open {
    pub header: String,
    pub question: Question,
}

impl Reading {
    /// Whether nothing needs a person's eye: notes alone do not.
    pub fn is_clean(&self) -> bool {
        self.questions.is_empty()
            && self.imported.report.problems.iter().all(|one| one.severity == Severity::Note)
    }

    /// The rows that were set aside, as CSV.
    pub fn set_aside(&self, lang: Lang) -> String {
        import::set_aside_csv(&self.workbook, &self.choices, &self.imported, lang)
    }
}

/// Opens a spreadsheet.
///
/// # Errors
/// Those of [`sheet::open`], and `Missing`.
pub fn open(path: &Path) -> Result<Workbook, Problem> {
    let file = path
        .file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    sheet::open(&files::read(path)?, &file)
}

/// Reads the placements of a spreadsheet.
///
/// # Errors
/// Those of [`import::read`]; `WrongColumn` for a sheet, header or column that is not there.
pub fn read(workbook: Workbook, args: &SheetArgs) -> Result<Reading, Problem> {
    let workbook = shape::in_rows(workbook);
    let file = workbook.file.clone();
    let proposal = match &args.sheet {
        None => import::propose(&workbook),
        Some(wanted) => {
            let is_it = |sheet: &Sheet| sheet.label() == *wanted || sheet.name == *wanted;
            let labels: Vec<String> = workbook.sheets.iter().map(Sheet::label).collect();
            let position = workbook.sheets.iter().position(is_it);
            let position = position
                .ok_or_else(|| unknown(&file, wanted, labels.iter().map(String::as_str)))?;
            import::propose_at(&workbook, position as u32, None)
        }
    };
    let known = args.known_answers()?;
    let mut choices = Choices::from(&proposal);
    known.choose(&proposal, &mut choices);
    choices.merges.extend(args.same.iter().filter_map(|pair| {
        let (name, other) = pair.split_once('=')?;
        Some(Merge { name: agency_name::cleaned(name), other: agency_name::cleaned(other) })
    }));
    for map in &args.maps {
        apply(map, &proposal, &mut choices, &file)?;
    }
    let mut questions = import::questions(&workbook, &choices);
    questions.retain(|question| {
        let given = answer(question, args).or_else(|| known.answer(&proposal, question));
        if let Some(answer) = given {
            choices.answer(question.column, answer);
        }
        given.is_none()
    });
    let imported = import::read(&workbook, &choices)?;
    let header = |question: &Question| {
        let column = proposal.columns.get(question.column as usize);
        column.map_or_else(String::new, |column| column.header.clone())
    };
    let questions = questions
        .into_iter()
        .map(|question| Open { header: header(&question), question })
        .collect();
    let Proposal { sheets, merges, .. } = proposal;
    Ok(Reading { imported, sheets, questions, merges, workbook, choices })
}

/// Reads a file of answers.
fn answers(path: &Path) -> Result<Answers, Problem> {
    let bytes = files::read(path)?;
    serde_json::from_slice(&bytes).map_err(|error| {
        Problem::error(
            ProblemKind::Unreadable,
            Place::file(path.display().to_string()),
            error.to_string(),
        )
        .expected("berkas jawaban (JSON)", "a file of answers (JSON)")
        .advice(
            "Ekspor lagi dari halaman, atau tulis {\"answers\": {\"kolom\": \"jawaban\"}}.",
            "Export it again from the page, or write {\"answers\": {\"header\": \"answer\"}}.",
        )
    })
}

/// Applies `HEADER=COLUMN`.
fn apply(map: &str, proposal: &Proposal, choices: &mut Choices, file: &str) -> Result<(), Problem> {
    let (header, name) = map.rsplit_once('=').unwrap_or((map, ""));
    let headers = || proposal.columns.iter().map(|column| column.header.as_str());
    let source = headers().position(|known| fold(known) == fold(header));
    let source = source.ok_or_else(|| unknown(file, header, headers()))?;
    let target = match name {
        "" | "nothing" => None,
        name => Some(PlacementColumn::from_name(name).ok_or_else(|| {
            unknown(file, name, PlacementColumn::ALL.iter().map(|column| column.as_str()))
        })?),
    };
    for (position, chosen) in choices.targets.iter_mut().enumerate() {
        if position == source {
            *chosen = target;
        } else if target.is_some() && *chosen == target {
            *chosen = None;
        }
    }
    Ok(())
}

fn answer(question: &Question, args: &SheetArgs) -> Option<Answer> {
    match question.kind {
        QuestionKind::DateOrder => args.date_order().map(Answer::DateOrder),
        QuestionKind::Dash => args.dash.map(|dash| match dash {
            Dash::Zero => Answer::DashIsZero,
            Dash::Missing => Answer::DashIsMissing,
        }),
        QuestionKind::Year => args.year.map(Answer::Year),
        QuestionKind::Period => args.period.map(Answer::Period),
        QuestionKind::Separators => None,
    }
}

fn unknown<'a>(file: &str, found: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    let known: Vec<&str> = known.filter(|name| !name.is_empty()).collect();
    Problem::error(ProblemKind::WrongColumn, Place::file(file), found)
        .expected(known.join(", "), known.join(", "))
        .advice("Pilih salah satu dari yang ada.", "Choose one of those that are there.")
}

/// The report in words, problems last and the worst of them first.
pub fn describe(reading: &Reading, lang: Lang) -> String {
    let report = &reading.imported.report;
    let mut text = summary(report, lang);
    for column in &report.columns {
        let target = column.target.map_or("-", |target| target.label().get(lang));
        let convention = column.convention.get(lang);
        write!(text, "  {} → {target} ({convention})", column.header).ok();
        for example in &column.examples {
            write!(text, "; {} → {}", example.printed, example.read.get(lang)).ok();
        }
        text.push('\n');
    }
    for Open { header, question } in &reading.questions {
        text.push_str(&asked(header, question, lang));
    }
    text.push_str(&problems(&report.problems, lang));
    text
}

/// A question with its readings side by side, and the option that answers it.
pub fn asked(header: &str, question: &Question, lang: Lang) -> String {
    let mut text =
        format!("  ? {header}: {}  {}\n", question.text.get(lang), option(question.kind));
    for one in &question.readings {
        // Writing to a String cannot fail.
        write!(text, "      {}", one.label.get(lang)).ok();
        for example in &one.examples {
            write!(text, "; {} → {}", example.printed, example.read.get(lang)).ok();
        }
        text.push('\n');
    }
    text
}

/// Problems, a line each.
pub fn problems(problems: &[Problem], lang: Lang) -> String {
    problems.iter().fold(String::new(), |mut text, problem| {
        let mark = match problem.severity {
            Severity::Error => "✗",
            Severity::Warning => "!",
            Severity::Note => "·",
        };
        let times =
            if problem.count > 1 { format!(" ({}×)", problem.count) } else { String::new() };
        // Writing to a String cannot fail.
        writeln!(text, "  {mark} {}{times}", problem.describe(lang)).ok();
        text
    })
}

fn summary(report: &Report, lang: Lang) -> String {
    let Report { file, sheet, rows_read, rows_used, rows_set_aside, placements, .. } = report;
    let name = if sheet.is_empty() { file.clone() } else { format!("{file} › {sheet}") };
    match lang {
        Lang::Id => format!(
            "{name}: {rows_read} baris dibaca = {rows_used} dipakai + {rows_set_aside} disisihkan; \
             {placements} penempatan\n"
        ),
        Lang::En => format!(
            "{name}: {rows_read} rows read = {rows_used} used + {rows_set_aside} set aside; \
             {placements} placements\n"
        ),
    }
}

/// The option that answers a question.
const fn option(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::DateOrder => "--dates day-first | month-first",
        QuestionKind::Dash => "--dash zero | missing",
        QuestionKind::Year => "--year 2024",
        QuestionKind::Period => "--period 2024-01/2024-10",
        QuestionKind::Separators => "--answers FILE",
    }
}
