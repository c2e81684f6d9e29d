//! `capaian template`: a workbook to fill in for each table, with headers, examples, drop-down lists and a
//! guide. Made from the same description that reads such workbooks, so that neither can drift.

mod placements;
mod sheets;
mod workbook;

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, files};
use crate::model::table::TableName;
use crate::model::{Lang, Problem};
use sheets::Sheet;

/// Write workbooks to fill in: headers, examples, drop-down lists and a guide.
#[derive(Clone, Debug, Args)]
pub struct TemplateArgs {
    /// placements, targets, agencies, job_orders, indicators, complaints, meetings, claims, figures; or all
    #[arg(value_name = "TABLE", value_parser = table)]
    table: Wanted,
    /// The folder to write to
    #[arg(long)]
    out: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    All,
    One(TableName),
}

fn table(name: &str) -> Result<Wanted, String> {
    let one = || TableName::from_name(name).map(Wanted::One);
    let all = (name == "all").then_some(Wanted::All);
    all.or_else(one).ok_or_else(|| {
        let names: Vec<&str> = TableName::ALL.iter().map(|table| table.as_str()).collect();
        format!("all, {}", names.join(", "))
    })
}

/// Writes `TABLE.xlsx`, in the language of problems, and prints the names. The same bytes each time.
///
/// # Errors
/// A folder that cannot be written to.
pub fn run(args: &TemplateArgs, lang: Lang) -> Result<Outcome, Problem> {
    let wanted = TableName::ALL
        .into_iter()
        .filter(|table| matches!(args.table, Wanted::All) || args.table == Wanted::One(*table));
    for table in wanted {
        let path = args.out.join(format!("{}.xlsx", table.as_str()));
        let sheets = match table {
            TableName::Placements => vec![placements::sheet()],
            table => Sheet::all(table),
        };
        files::write(&path, &workbook::bytes(&sheets, lang, &path)?)?;
        files::say(&format!("{}\n", path.display()))?;
    }
    Ok(Outcome::Clean)
}
