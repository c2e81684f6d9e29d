//! `capaian pack`: spreadsheets to a data set that the page and `capaian query` read. The same inputs give
//! the same bytes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::dataset::{self, TableFile};
use super::public::{self, PublicArgs};
use super::spreadsheet::{self, SheetArgs};
use super::{Outcome, files, minutes, tables};
use crate::ingest::records::read_records;
use crate::ingest::tables::placements_beside;
use crate::ingest::{concatenate, rules};
use crate::model::agency::Agency;
use crate::model::agency_name;
use crate::model::columns::{Domain, PlacementTable};
use crate::model::manifest::{Format, Kind, Manifest, SCHEMA_VERSION};
use crate::model::placement::PlacementColumn;
use crate::model::table::{Records, TableName};
use crate::model::{Day, Lang, Message, Place, Problem, ProblemKind, Severity};

/// Turn spreadsheets into a data set: manifest.json and its tables.
#[derive(Clone, Debug, Args)]
pub struct PackArgs {
    /// Spreadsheets of placements, read as one table; spreadsheets of the small tables, recognised by their
    /// headers; those by their names: agencies.json, targets.csv, job_orders.csv, …; and minutes that the page
    /// exported, which are merged into the meetings
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// The folder to write to
    #[arg(long)]
    out: PathBuf,
    /// The last day that the data cover. Without it, the last day of a placement
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,
    /// Name of the data set
    #[arg(long, default_value = "Data penempatan")]
    title: String,
    /// Who publishes it
    #[arg(long, default_value = "")]
    publisher: String,
    #[command(flatten)]
    public: PublicArgs,
    #[command(flatten)]
    sheet: SheetArgs,
}

fn day(text: &str) -> Result<Day, String> {
    text.parse::<Day>().map_err(|error| error.to_string())
}

/// Packs the inputs and prints how they were read.
///
/// # Errors
/// An input that cannot be read at all, no placements, or a folder that cannot be written to.
pub fn run(args: &PackArgs, lang: Lang) -> Result<Outcome, Problem> {
    let mut tables: BTreeMap<TableName, Records> = BTreeMap::new();
    let mut placements = Vec::new();
    let mut found: BTreeMap<String, Agency> = BTreeMap::new();
    let mut is_clean = true;
    let agencies = agencies_of(args)?;
    let mut taken = minutes::Taken::default();
    for path in &args.inputs {
        if let Some(read) = minutes::read(path)? {
            is_clean &= read.problems.is_empty();
            files::say(&minutes::describe(path, &read, lang))?;
            files::say(&spreadsheet::problems(&read.problems, lang))?;
            taken.add(path, &read);
            continue;
        }
        if let Some(records) = contract_table(path)? {
            let problems = rules::check_records(&records, &path.display().to_string());
            is_clean &= problems.is_empty();
            files::say(&spreadsheet::problems(&problems, lang))?;
            tables.insert(records.name(), records);
            continue;
        }
        let mut workbook = spreadsheet::open(path)?;
        if tables::are_in(&workbook, &args.sheet) {
            let read = tables::read(&workbook, &args.sheet, &agencies)?;
            is_clean &= read.is_clean();
            files::say(&tables::describe(&workbook.file, &read, lang))?;
            files::say(&spreadsheet::problems(&read.problems, lang))?;
            read.records.into_iter().for_each(|records| tables::add(&mut tables, records));
            match placements_beside(&workbook) {
                Some(beside) => workbook = beside,
                None => continue,
            }
        }
        let reading = spreadsheet::read(workbook, &args.sheet)?;
        is_clean &= reading.is_clean();
        files::say(&spreadsheet::describe(&reading, lang))?;
        for agency in reading.imported.agencies {
            found.entry(agency.id.clone()).or_insert(agency);
        }
        placements.push(reading.imported.placements);
    }
    let problems = taken.put_into(&mut tables);
    is_clean &= problems.is_empty();
    files::say(&spreadsheet::problems(&problems, lang))?;
    let has_placements = !placements.is_empty();
    let table = known_agencies(&mut tables, found, placements);
    let last = match has_placements {
        true => last_day(&table),
        false => tables.values().filter_map(tables::last_day).max(),
    };
    let last = last.ok_or_else(|| no_placements(args))?;
    // The last day of a placement is somebody's own.
    let last = if args.public.public { last.month().last_day() } else { last };
    let manifest = manifest(args, args.as_of.unwrap_or(last));
    let table = match args.public.public {
        true => public::publish(&table, &mut tables, args.public.k, lang)?,
        false => table,
    };
    let mut written = Vec::new();
    if has_placements {
        written.push(TableFile::placements(&table)?);
    }
    for records in tables.into_values() {
        written.push(TableFile::records(&records)?);
    }
    dataset::write(&args.out, manifest, written)?;
    Ok(if is_clean { Outcome::Clean } else { Outcome::Problems })
}

/// A small table as the data contract has it, by its file's name. A CSV of that name that a person wrote in
/// another way is left to [`tables`].
fn contract_table(path: &Path) -> Result<Option<Records>, Problem> {
    let Some((name, format)) = small_table(path) else { return Ok(None) };
    match read_records(name, format, &files::read(path)?, &path.display().to_string()) {
        Ok(records) => Ok(Some(records)),
        Err(_) if format == Format::Csv && is_readable(path) => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn is_readable(path: &Path) -> bool {
    spreadsheet::open(path).is_ok_and(|workbook| tables::are_in(&workbook, &SheetArgs::default()))
}

/// The agencies of all inputs, so that each table may name them as it likes.
fn agencies_of(args: &PackArgs) -> Result<Vec<Agency>, Problem> {
    let mut agencies = Vec::new();
    let mut take = |records: Records| {
        if let Records::Agencies(rows) = records {
            agencies.extend(rows);
        }
    };
    if args.inputs.len() == 1 {
        return Ok(agencies);
    }
    for path in &args.inputs {
        if minutes::read(path)?.is_some() {
            continue;
        }
        if let Some(records) = contract_table(path)? {
            take(records);
            continue;
        }
        let workbook = spreadsheet::open(path)?;
        if tables::are_in(&workbook, &args.sheet) {
            let read = tables::read(&workbook, &args.sheet, &[])?;
            read.records.into_iter().for_each(&mut take);
        }
    }
    Ok(agencies)
}

/// A small table by its file's name.
fn small_table(path: &Path) -> Option<(TableName, Format)> {
    let name = TableName::from_name(path.file_stem()?.to_str()?)?;
    let format = match path.extension()?.to_str()? {
        "json" => Format::Json,
        "csv" if name != TableName::Placements => Format::Csv,
        _ => return None,
    };
    (name != TableName::Placements).then_some((name, format))
}

/// Joins the placements. Agencies that a given table knows by the same name take its id; the others are
/// added to the table.
fn known_agencies(
    tables: &mut BTreeMap<TableName, Records>,
    mut found: BTreeMap<String, Agency>,
    placements: Vec<PlacementTable>,
) -> PlacementTable {
    let mut rows = match tables.remove(&TableName::Agencies) {
        Some(Records::Agencies(rows)) => rows,
        _ => Vec::new(),
    };
    let ids: BTreeMap<String, String> = rows
        .iter()
        .map(|row| (agency_name::own_id(&agency_name::cleaned(&row.name)), row.id.clone()))
        .collect();
    found.retain(|own, _| !ids.contains_key(own));
    rows.extend(found.into_values());
    if !rows.is_empty() {
        tables.insert(TableName::Agencies, Records::Agencies(rows));
    }
    concatenate(&placements, |column, label| match column {
        PlacementColumn::Agency => ids.get(label).map_or(label, String::as_str),
        _ => label,
    })
}

fn last_day(table: &PlacementTable) -> Option<Day> {
    match table.column(PlacementColumn::Date)?.domain {
        Domain::Numbers { origin, len: len @ 1.. } => {
            i32::try_from(origin + i64::from(len) - 1).ok().map(Day::from_number)
        }
        _ => None,
    }
}

fn manifest(args: &PackArgs, as_of: Day) -> Manifest {
    Manifest {
        schema_version: SCHEMA_VERSION,
        kind: Kind::Official,
        title: Message::same(args.title.as_str()),
        data_as_of: as_of,
        // No clock: packing the same inputs again gives the same bytes.
        generated_at: as_of,
        publisher: Message::same(args.publisher.as_str()),
        licence: String::new(),
        notice: if args.public.public { public::notice(args.public.k) } else { Message::default() },
        tables: Vec::new(),
    }
}

fn no_placements(args: &PackArgs) -> Problem {
    let names: Vec<String> = args.inputs.iter().map(|path| path.display().to_string()).collect();
    Problem::error(ProblemKind::EmptyCell, Place::file(names.join(", ")), "0")
        .severity(Severity::Error)
        .expected("sekurangnya satu baris penempatan", "at least one row of placements")
        .advice(
            "Jawab pertanyaan di atas (--dates, --dash) atau pilih kolomnya (--map).",
            "Answer the questions above (--dates, --dash) or choose the columns (--map).",
        )
}
