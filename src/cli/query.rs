//! `capaian query`: a group-by over the placements of a data set, counted by the engine of the page.

mod answer;
mod request;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Outcome, files};
use crate::analysis::placements;
use crate::engine::{EngineError, Table, group_by};
use crate::ingest::{arrow, manifest};
use crate::model::manifest::Format;
use crate::model::table::TableName;
use crate::model::{Place, Problem, ProblemKind};
use request::Request;

/// Count, add up or average placements by column.
#[derive(Debug, Args)]
pub struct QueryArgs {
    /// Folder of the data set: that of manifest.json
    dir: PathBuf,
    /// Columns to group by, or month, or year
    #[arg(long, value_name = "COL[,COL]", value_delimiter = ',', required = true)]
    by: Vec<String>,
    /// Rows to count: COL=A,B for labels (nothing after a comma or = stands for "not available"),
    /// date=2024-01-01..2024-10-31 or lead_days=0..30 with both ends, date=2024-Q1. May be repeated:
    /// rows have to satisfy all
    #[arg(long = "where", value_name = "COL=VALUES")]
    filters: Vec<String>,
    /// count, sum:COL, mean:COL or quantile:COL:Q, with Q from 0 to 1
    #[arg(long, default_value = "count", value_name = "MEASURE")]
    measure: String,
    #[arg(long, value_enum, default_value_t)]
    format: OutputFormat,
}

/// How the groups are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// A header and a line per group; what is not available is an empty field
    #[default]
    Csv,
    /// An array of objects; what is not available is null
    Json,
}

/// Prints the groups to standard output, ordered by key.
///
/// # Errors
/// What is wrong with the data set, or with the question: unknown columns and values are named together
/// with the known ones.
pub fn run(args: &QueryArgs) -> Result<Outcome, Problem> {
    files::say(&answer(args)?)?;
    Ok(Outcome::Clean)
}

fn answer(args: &QueryArgs) -> Result<String, Problem> {
    let table = read_table(args)?;
    let request = Request::new(&table, &args.by, &args.filters, &args.measure)?;
    let keys: Vec<_> = request.keys.iter().map(|key| key.group.clone()).collect();
    let groups = group_by(&table, &keys, &request.filters, request.measure).map_err(refused)?;
    Ok(match args.format {
        OutputFormat::Csv => answer::csv(&table, &request, groups),
        OutputFormat::Json => answer::json(&table, &request, groups),
    })
}

fn read_table(args: &QueryArgs) -> Result<Table, Problem> {
    let path = args.dir.join("manifest.json");
    let file = path.display().to_string();
    let manifest = manifest::read_manifest(&files::read(&path)?, &file)?;
    let name = TableName::Placements.as_str();
    let entry = manifest
        .tables
        .iter()
        .find(|entry| entry.name == name && entry.format == Format::Arrow)
        .ok_or_else(|| {
            Problem::error(ProblemKind::Missing, Place::file(file), "")
                .expected(
                    "tabel placements berformat arrow",
                    "a table named placements in the format arrow",
                )
                .advice("Kemas data dengan `capaian pack`.", "Pack the data with `capaian pack`.")
        })?;
    let path = args.dir.join(&entry.url);
    let bytes = files::read(&path)?;
    manifest::verify(entry, &bytes)?;
    let placements = arrow::read_placements(&bytes, &path.display().to_string())?;
    manifest::verify_rows(entry, placements.rows as u64)?;
    placements::engine_table(placements).map_err(refused)
}

/// What the engine will not count. The request is checked before, so this is about the table.
fn refused(error: EngineError) -> Problem {
    let place = Place::file(TableName::Placements.as_str());
    Problem::error(ProblemKind::RuleBroken, place, error.to_string())
        .expected("tabel yang dapat dihitung", "a table that can be counted")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::ingest::arrow::write_placements;
    use crate::model::columns::{CodedColumn, Codes, Domain, PlacementTable};
    use crate::model::manifest::{Kind, Manifest, SCHEMA_VERSION, TableEntry};
    use crate::model::placement::PlacementColumn;
    use crate::model::{Day, Lang, Message};

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        query: QueryArgs,
    }

    /// Four rows that stand for 15 placements; labels are not in their order, and one is missing.
    fn placements() -> PlacementTable {
        let day = |text: &str| i64::from(text.parse::<Day>().unwrap().number());
        let first = day("2023-12-31");
        let days = ["2023-12-31", "2024-01-01", "2024-10-31", "2024-11-01"];
        let days = days.map(|text| (day(text) - first) as u16).to_vec();
        let column =
            |column, codes, domain, missing| CodedColumn { column, codes, domain, missing };
        PlacementTable {
            rows: 4,
            columns: vec![
                column(
                    PlacementColumn::Date,
                    Codes::U16(days),
                    Domain::Numbers { origin: first, len: 307 },
                    false,
                ),
                column(
                    PlacementColumn::Destination,
                    Codes::U8(vec![0, 1, 2, 0]),
                    Domain::Labels(vec!["TWN".into(), "HKG".into()]),
                    true,
                ),
                column(
                    PlacementColumn::LeadDays,
                    Codes::U8(vec![0, 10, 11, 5]),
                    Domain::Numbers { origin: 30, len: 11 },
                    true,
                ),
            ],
            count: Some(vec![1, 2, 4, 8]),
        }
    }

    fn data_set(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("capaian-{name}-{}", std::process::id()));
        let bytes = write_placements(&placements()).unwrap();
        let day = Day::from_ymd(2024, 11, 29).unwrap();
        let manifest = Manifest {
            schema_version: SCHEMA_VERSION,
            kind: Kind::Sample,
            title: Message::same("Uji"),
            data_as_of: day,
            generated_at: day,
            publisher: Message::same("Uji"),
            licence: String::new(),
            notice: Message::default(),
            tables: vec![TableEntry {
                name: "placements".into(),
                url: "placements.arrow".into(),
                format: Format::Arrow,
                rows: 4,
                bytes: bytes.len() as u64,
                sha256: manifest::sha256_hex(&bytes),
                source: String::new(),
                notes: String::new(),
            }],
        };
        files::write(&folder.join("placements.arrow"), &bytes).unwrap();
        let manifest = serde_json::to_vec(&manifest).unwrap();
        files::write(&folder.join("manifest.json"), &manifest).unwrap();
        folder
    }

    fn ask(folder: &std::path::Path, words: &str) -> Result<String, Problem> {
        let folder = folder.display().to_string();
        let words = ["query", folder.as_str()].into_iter().chain(words.split_whitespace());
        answer(&Line::try_parse_from(words).unwrap().query)
    }

    #[test]
    fn answers_are_ordered_by_the_printed_key_with_missing_last() {
        let folder = data_set("order");
        let ask = |words| ask(&folder, words).unwrap();
        assert_eq!(ask("--by destination"), "destination,count\nHKG,2\nTWN,9\n,4\n");
        assert_eq!(
            ask("--by destination,year --format json"),
            "[\n{\"destination\":\"HKG\",\"year\":2024,\"count\":2},\n\
             {\"destination\":\"TWN\",\"year\":2023,\"count\":1},\n\
             {\"destination\":\"TWN\",\"year\":2024,\"count\":8},\n\
             {\"destination\":null,\"year\":2024,\"count\":4}\n]\n"
        );
        assert_eq!(
            ask("--by month --where date=2024"),
            "month,count\n2024-01,2\n2024-10,4\n2024-11,8\n"
        );
        assert_eq!(ask("--by lead_days"), "lead_days,count\n30,1\n35,8\n40,2\n,4\n");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn conditions_include_both_ends_and_apply_to_columns_grouped_by() {
        let folder = data_set("where");
        let ask = |words| ask(&folder, words).unwrap();
        assert_eq!(
            ask("--by date --where date=2024-01-01..2024-10-31"),
            "date,count\n2024-01-01,2\n2024-10-31,4\n"
        );
        assert_eq!(
            ask("--by destination --where destination=TWN, --where lead_days=30..35"),
            "destination,count\nTWN,9\n",
            "both conditions; the missing destination has no lead time"
        );
        assert_eq!(ask("--by year --where destination=hong-kong"), "year,count\n2024,2\n");
        assert_eq!(ask("--by year --where destination=JPN"), "year,count\n");
        assert_eq!(ask("--by year --where destination=JPN --format json"), "[]\n");
        assert_eq!(ask("--by year --where date=2023,2024-11"), "year,count\n2023,1\n2024,8\n");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn measures_weigh_rows_and_leave_missing_values_out() {
        let folder = data_set("measure");
        let ask = |words| ask(&folder, words).unwrap();
        assert_eq!(
            ask("--by destination --measure sum:lead_days"),
            "destination,sum:lead_days\nHKG,80\nTWN,310\n,\n"
        );
        assert_eq!(
            ask("--by destination --measure mean:lead_days --format json"),
            "[\n{\"destination\":\"HKG\",\"mean:lead_days\":40.0},\n\
             {\"destination\":\"TWN\",\"mean:lead_days\":34.44444444444444},\n\
             {\"destination\":null,\"mean:lead_days\":null}\n]\n"
        );
        assert_eq!(
            ask("--by year --measure quantile:date:0.5"),
            "year,quantile:date:0.5\n2023,2023-12-31\n2024,2024-11-01\n"
        );
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_cannot_be_read_is_named_with_what_is_known() {
        let folder = data_set("problems");
        for (words, kind, id, en) in [
            ("--by agency", ProblemKind::WrongColumn, "kolom date, destination", "month, year"),
            ("--by date,date", ProblemKind::RuleBroken, "satu kali", "once"),
            (
                "--by year --where destination=Atlantis",
                ProblemKind::UnknownName,
                "destination: ditemukan “Atlantis”; diharapkan salah satu dari HKG, TWN",
                "one of HKG, TWN",
            ),
            ("--by year --where destination", ProblemKind::RuleBroken, "KOLOM=", "COLUMN="),
            ("--by year --where date=29/11/2024", ProblemKind::BadDate, "rentang", "range"),
            ("--by year --where lead_days=x", ProblemKind::BadNumber, "0..30", "0..30"),
            ("--by year --measure median", ProblemKind::RuleBroken, "quantile:", "quantile:"),
            ("--by year --measure mean:sex", ProblemKind::WrongColumn, "kolom date", "columns"),
            (
                "--by year --measure sum:destination",
                ProblemKind::WrongColumn,
                "bilangan",
                "numbers",
            ),
            ("--by year --measure sum:date", ProblemKind::WrongColumn, "bilangan", "numbers"),
            ("--by year --measure quantile:date:2", ProblemKind::BadNumber, "0 dan 1", "0 to 1"),
        ] {
            let problem = ask(&folder, words).unwrap_err();
            assert_eq!(problem.kind, kind, "{words}");
            let (said_id, said_en) = (problem.describe(Lang::Id), problem.describe(Lang::En));
            assert!(said_id.contains(id), "{said_id}");
            assert!(said_en.contains(en), "{said_en}");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn bytes_that_the_manifest_does_not_describe_are_not_counted() {
        let folder = data_set("hash");
        let path = folder.join("placements.arrow");
        let mut bytes = files::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        files::write(&path, &bytes).unwrap();
        assert_eq!(ask(&folder, "--by year").unwrap_err().kind, ProblemKind::WrongHash);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
