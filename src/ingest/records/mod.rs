//! The small tables: agencies, targets, meetings and the others, from JSON or CSV and back.
//!
//! What makes a table useless is an error here; what is merely wrong in it (an end before a start, a
//! reference to nobody) is for [`super::rules`].

mod csv;
mod flat;
mod json;

use crate::model::manifest::Format;
use crate::model::table::{Records, TableName};
use crate::model::{Place, Problem, ProblemKind};

use super::page::{is_web_page, web_page};
use super::rules;

/// Reads a small table, whichever it is.
///
/// JSON is an array of objects; CSV has a header row, `,` or `;` as the separator, ISO dates and a decimal
/// point. In CSV agencies have no sanctions, and meetings cannot be written.
///
/// # Errors
/// `WebPage` or `Unreadable` for the bytes; `WrongColumn`, `BadNumber`, `BadDate` and the like with row and
/// column for CSV, row (line) for JSON; `RuleBroken` for an empty or repeated id.
pub fn read_records(
    name: TableName,
    format: Format,
    bytes: &[u8],
    file: &str,
) -> Result<Records, Problem> {
    read_as(parse, name, format, bytes, file)
}

/// Reads agencies or targets: what the overview needs, so that its program carries no more than that.
///
/// # Errors
/// Those of [`read_records`]; `WrongColumn` for any other table.
pub fn read_overview(
    name: TableName,
    format: Format,
    bytes: &[u8],
    file: &str,
) -> Result<Records, Problem> {
    read_as(parse_overview, name, format, bytes, file)
}

type Parsed = Option<serde_json::Result<Records>>;

fn read_as(
    parse: fn(TableName, &[u8]) -> Parsed,
    name: TableName,
    format: Format,
    bytes: &[u8],
    file: &str,
) -> Result<Records, Problem> {
    if is_web_page(bytes) {
        return Err(web_page(file, "tabel JSON atau CSV", "a JSON or CSV table"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let records = match format {
        Format::Json => {
            let records = parse(name, bytes).ok_or_else(|| wrong_format(name, file))?;
            records.map_err(|error| json::malformed(file, &error))?
        }
        Format::Csv => {
            let cells = cells(name).ok_or_else(|| wrong_format(name, file))?;
            let sheet = csv::as_json(bytes, file, &cells)?;
            let records = parse(name, sheet.json.as_bytes());
            let records = records.ok_or_else(|| wrong_format(name, file))?;
            records.map_err(|error| sheet.unfit(file, &error))?
        }
        Format::Arrow => return Err(wrong_format(name, file)),
    };
    rules::check_identity(&records, file)?;
    Ok(records)
}

/// Writes a small table: JSON with one object per line, CSV with a header row.
///
/// # Errors
/// `WrongColumn` for rows with nested fields as CSV, and for Arrow.
pub fn write_records(records: &Records, format: Format) -> Result<Vec<u8>, Problem> {
    let name = records.name();
    let written = match (format, records) {
        (Format::Json, Records::Targets(rows)) => json::write(rows),
        (Format::Json, Records::Agencies(rows)) => json::write(rows),
        (Format::Json, Records::JobOrders(rows)) => json::write(rows),
        (Format::Json, Records::Indicators(rows)) => json::write(rows),
        (Format::Json, Records::Complaints(rows)) => json::write(rows),
        (Format::Json, Records::Meetings(rows)) => json::write(rows),
        (Format::Json, Records::Claims(rows)) => json::write(rows),
        (Format::Json, Records::Figures(rows)) => json::write(rows),
        (Format::Csv, Records::Targets(rows)) => csv::write(rows),
        (Format::Csv, Records::JobOrders(rows)) => csv::write(rows),
        (Format::Csv, Records::Indicators(rows)) => csv::write(rows),
        (Format::Csv, Records::Complaints(rows)) => csv::write(rows),
        (Format::Csv, Records::Claims(rows)) => csv::write(rows),
        (Format::Csv, Records::Figures(rows)) => csv::write(rows),
        (Format::Csv, Records::Agencies(rows)) => {
            flat::agencies(rows).and_then(|rows| csv::write(&rows))
        }
        (Format::Csv, Records::Meetings(_)) | (Format::Arrow, _) => None,
    };
    written.ok_or_else(|| wrong_format(name, name.as_str()))
}

/// A JSON array of the table's objects; `None` for placements.
fn parse(name: TableName, json: &[u8]) -> Parsed {
    use serde_json::from_slice;
    Some(match name {
        TableName::Placements => return None,
        TableName::Targets | TableName::Agencies => return parse_overview(name, json),
        TableName::JobOrders => from_slice(json).map(Records::JobOrders),
        TableName::Indicators => from_slice(json).map(Records::Indicators),
        TableName::Complaints => from_slice(json).map(Records::Complaints),
        TableName::Meetings => from_slice(json).map(Records::Meetings),
        TableName::Claims => from_slice(json).map(Records::Claims),
        TableName::Figures => from_slice(json).map(Records::Figures),
    })
}

fn parse_overview(name: TableName, json: &[u8]) -> Parsed {
    use serde_json::from_slice;
    match name {
        TableName::Targets => Some(from_slice(json).map(Records::Targets)),
        TableName::Agencies => Some(from_slice(json).map(Records::Agencies)),
        _ => None,
    }
}

/// What the cells of a table are in CSV; `None` where it cannot be one.
fn cells(name: TableName) -> Option<csv::Cells> {
    let cells = |numbers, optional| csv::Cells { numbers, optional, others: "" };
    Some(match name {
        TableName::Placements | TableName::Meetings => return None,
        TableName::Targets => cells(&["value", "version"], &[]),
        TableName::Agencies => {
            let optional = &["licence_number", "licence_expires"];
            csv::Cells { numbers: &[], optional, others: ",\"sanctions\":[]" }
        }
        TableName::JobOrders => cells(&["quota"], &[]),
        TableName::Indicators => cells(&["value"], &[]),
        TableName::Complaints => cells(&["count"], &["agency", "closed_on"]),
        TableName::Claims => cells(&["id", "stated", "computed"], &["computed"]),
        TableName::Figures => cells(&["count"], &[]),
    })
}

fn wrong_format(name: TableName, file: &str) -> Problem {
    let (id, en) = match name {
        TableName::Placements => ("Arrow IPC", "Arrow IPC"),
        TableName::Meetings => ("JSON", "JSON"),
        TableName::Agencies => (
            "JSON (CSV hanya untuk lembaga tanpa sanksi)",
            "JSON (CSV only for agencies without sanctions)",
        ),
        _ => ("JSON atau CSV", "JSON or CSV"),
    };
    Problem::error(ProblemKind::WrongColumn, Place::file(file), name.as_str())
        .expected(id, en)
        .advice(
            "Simpan tabel ini dalam format itu dan sesuaikan `format` di manifest.",
            "Save this table in that format and set its `format` in the manifest.",
        )
}
