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

/// Reads a small table.
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
    if is_web_page(bytes) {
        return Err(web_page(file, "tabel JSON atau CSV", "a JSON or CSV table"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let records = match format {
        Format::Json => read_json(name, bytes, file),
        Format::Csv => read_csv(name, bytes, file),
        Format::Arrow => Err(wrong_format(name, file)),
    }?;
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

fn read_json(name: TableName, bytes: &[u8], file: &str) -> Result<Records, Problem> {
    Ok(match name {
        TableName::Placements => return Err(wrong_format(name, file)),
        TableName::Targets => Records::Targets(json::read(bytes, file)?),
        TableName::Agencies => Records::Agencies(json::read(bytes, file)?),
        TableName::JobOrders => Records::JobOrders(json::read(bytes, file)?),
        TableName::Indicators => Records::Indicators(json::read(bytes, file)?),
        TableName::Complaints => Records::Complaints(json::read(bytes, file)?),
        TableName::Meetings => Records::Meetings(json::read(bytes, file)?),
        TableName::Claims => Records::Claims(json::read(bytes, file)?),
        TableName::Figures => Records::Figures(json::read(bytes, file)?),
    })
}

fn read_csv(name: TableName, bytes: &[u8], file: &str) -> Result<Records, Problem> {
    let cells = |numbers, optional| csv::Cells { numbers, optional, others: "" };
    Ok(match name {
        TableName::Placements | TableName::Meetings => return Err(wrong_format(name, file)),
        TableName::Targets => {
            Records::Targets(csv::read(bytes, file, &cells(&["value", "version"], &[]))?)
        }
        TableName::Agencies => {
            let optional = &["licence_number", "licence_expires"];
            let others = ",\"sanctions\":[]";
            let cells = csv::Cells { numbers: &[], optional, others };
            Records::Agencies(csv::read(bytes, file, &cells)?)
        }
        TableName::JobOrders => {
            Records::JobOrders(csv::read(bytes, file, &cells(&["quota"], &[]))?)
        }
        TableName::Indicators => {
            Records::Indicators(csv::read(bytes, file, &cells(&["value"], &[]))?)
        }
        TableName::Complaints => {
            let optional = &["agency", "closed_on"];
            Records::Complaints(csv::read(bytes, file, &cells(&["count"], optional))?)
        }
        TableName::Claims => {
            let numbers = &["id", "stated", "computed"];
            Records::Claims(csv::read(bytes, file, &cells(numbers, &["computed"]))?)
        }
        TableName::Figures => Records::Figures(csv::read(bytes, file, &cells(&["count"], &[]))?),
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
