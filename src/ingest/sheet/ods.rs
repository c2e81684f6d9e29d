//! ODS, element by element: a row or cell that is written once and repeated is only as many as it holds.
//!
//! <https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/>

use std::collections::BTreeSet;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::package::{Package, attribute};
use super::room::Room;
use super::{Kind, MOST_COLUMNS, MOST_MERGES, Merge, Sheet};
use crate::model::Day;

/// Rows of a sheet.
const MOST_ROWS: u32 = 1 << 20;

/// Spaces that stand for themselves in one place.
const MOST_SPACES: usize = 100;

/// The sheets of a document, in its order.
///
/// # Errors
/// What is wrong, in few words.
pub(super) fn read(package: &mut Package<'_>, room: Room) -> Result<Vec<Sheet>, String> {
    let mut xml = package.xml("content.xml").ok_or("content.xml")?;
    let mut document = Document { room, ..Document::default() };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| error.to_string())? {
            Event::Start(element) => document.begin(&element)?,
            Event::Empty(element) => {
                document.begin(&element)?;
                document.end(element.name().as_ref())?;
            }
            Event::End(element) => document.end(element.name().as_ref())?,
            Event::Text(text) => document.text(&text.xml10_content()),
            Event::CData(text) => document.text(&text.xml10_content()),
            Event::GeneralRef(entity) => document.entity(&entity),
            Event::Eof if document.open > 0 => return Err("content.xml: terpotong / cut".into()),
            Event::Eof => return Ok(document.sheets),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Document {
    sheets: Vec<Sheet>,
    room: Room,
    /// Elements that have begun and not ended.
    open: usize,
    /// The style that is being described, and those that hide a sheet.
    style: String,
    hiding: BTreeSet<String>,
    /// The sheet that is being read.
    table: Option<Table>,
    /// Within what is no part of a cell's own text, such as a note: how many elements have begun in it.
    aside: usize,
}

#[derive(Default)]
struct Table {
    sheet: Sheet,
    /// Columns that were described, hidden or not.
    columns: usize,
    hidden_columns: BTreeSet<usize>,
    /// The row that is being read, from 1, and how often it stands there.
    row: u32,
    repeated_rows: u32,
    /// The cells of the row, each with how often it stands there; those of no text are left out at its end.
    cells: Vec<Cells>,
    /// The cell that is being read.
    cell: Option<Cells>,
    /// The column after the cells so far.
    column: usize,
}

/// Equal cells side by side.
#[derive(Clone)]
struct Cells {
    kind: Kind,
    text: String,
    /// The text stands in paragraphs of the cell, and is not yet whole.
    is_written: bool,
    paragraphs: usize,
    in_paragraph: bool,
    column: usize,
    times: usize,
}

impl Document {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), String> {
        self.open += 1;
        if self.aside > 0 {
            self.aside += 1;
            return Ok(());
        }
        let name = element.name();
        let Some(table) = &mut self.table else {
            match name.as_ref() {
                "style:style" => self.style = attribute(element, "style:name").unwrap_or_default(),
                "style:table-properties" if is(element, "table:display", "false") => {
                    self.hiding.insert(std::mem::take(&mut self.style));
                }
                "table:table" => {
                    let style = attribute(element, "table:style-name").unwrap_or_default();
                    let mut table = Table::default();
                    table.sheet.name = attribute(element, "table:name").unwrap_or_default();
                    table.sheet.is_hidden = self.hiding.contains(&style);
                    self.table = Some(table);
                }
                // Tables that a sheet was linked to or changed from.
                "table:tracked-changes" | "table:dde-links" => self.aside = 1,
                _ => {}
            }
            return Ok(());
        };
        match name.as_ref() {
            "table:table-column" => table.begin_columns(element),
            "table:table-row" => table.begin_row(element),
            "table:table-cell" | "table:covered-table-cell" => table.begin_cell(element),
            "text:p" | "text:h" => table.begin_paragraph(),
            "text:s" => table.write(&" ".repeat(times(element, "text:c").min(MOST_SPACES))),
            "text:tab" => table.write("\t"),
            "text:line-break" => table.write("\n"),
            "text:a" | "text:span" | "table:table-row-group" | "table:table-column-group" => {}
            "table:table-rows" | "table:table-columns" => {}
            "table:table-header-rows" | "table:table-header-columns" => {}
            // Notes, pictures and shapes have texts of their own, tables within cells cells of their own.
            _ => self.aside = 1,
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), String> {
        self.open = self.open.saturating_sub(1);
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        let Some(table) = &mut self.table else { return Ok(()) };
        match name {
            "text:p" | "text:h" => table.end_paragraph(),
            "table:table-cell" | "table:covered-table-cell" => table.end_cell(),
            "table:table-row" => table.end_row(&mut self.room)?,
            "table:table" => {
                self.sheets.extend(self.table.take().map(Table::into_sheet));
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(table) = self.table.as_mut().filter(|_| self.aside == 0) {
            table.write(text);
        }
    }

    fn entity(&mut self, entity: &BytesRef<'_>) {
        if let Some(text) = resolve_xml_entity(entity) {
            self.text(text);
        } else if let Ok(Some(c)) = entity.resolve_char_ref() {
            self.text(c.encode_utf8(&mut [0; 4]));
        }
    }
}

impl Table {
    fn begin_columns(&mut self, element: &BytesStart<'_>) {
        let first = self.columns;
        self.columns = first.saturating_add(times(element, "table:number-columns-repeated"));
        if is_hidden(element) {
            self.hidden_columns.extend(first..self.columns.min(MOST_COLUMNS));
        }
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) {
        let times = u32::try_from(times(element, "table:number-rows-repeated")).unwrap_or(u32::MAX);
        self.row = self.row.saturating_add(1);
        self.repeated_rows = times.min(MOST_ROWS.saturating_sub(self.row).saturating_add(1));
        self.column = 0;
        self.cells.clear();
        if is_hidden(element) {
            self.sheet.hidden_rows.extend((self.row..).take(self.repeated_rows as usize));
        }
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) {
        let kind = attribute(element, "office:value-type").unwrap_or_default();
        let value = |name| attribute(element, name);
        let (kind, text) = match kind.as_str() {
            _ if is(element, "calcext:value-type", "error") => (Kind::Error, None),
            "float" | "percentage" | "currency" => (Kind::Number, value("office:value")),
            "date" => dated(value("office:date-value")),
            "time" => (Kind::Text, value("office:time-value")),
            "boolean" => (Kind::Text, value("office:boolean-value").map(|v| v.to_uppercase())),
            _ => (Kind::Text, value("office:string-value").filter(|text| !text.is_empty())),
        };
        let times = times(element, "table:number-columns-repeated");
        self.merge(element);
        self.cell = Some(Cells {
            kind,
            is_written: text.is_none(),
            text: text.unwrap_or_default(),
            paragraphs: 0,
            in_paragraph: false,
            column: self.column,
            times,
        });
        self.column = self.column.saturating_add(times);
    }

    fn merge(&mut self, element: &BytesStart<'_>) {
        let (columns, rows) = (
            times(element, "table:number-columns-spanned"),
            times(element, "table:number-rows-spanned"),
        );
        if (columns > 1 || rows > 1) && self.sheet.merges.len() < MOST_MERGES {
            let rows = u32::try_from(rows - 1).unwrap_or(MOST_ROWS);
            self.sheet.merges.push(Merge {
                rows: (self.row, self.row.saturating_add(rows).min(MOST_ROWS.max(self.row))),
                columns: (self.column, self.column.saturating_add(columns - 1)),
            });
        }
    }

    fn begin_paragraph(&mut self) {
        let Some(cell) = &mut self.cell else { return };
        if cell.paragraphs > 0 && cell.is_written {
            cell.text.push('\n');
        }
        cell.paragraphs += 1;
        cell.in_paragraph = true;
    }

    fn end_paragraph(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.in_paragraph = false;
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.is_written && cell.in_paragraph) {
            cell.text.push_str(text);
        }
    }

    fn end_cell(&mut self) {
        self.cells.extend(self.cell.take().filter(|cell| !cell.text.is_empty()));
    }

    fn end_row(&mut self, room: &mut Room) -> Result<(), String> {
        for number in (self.row..).take(self.repeated_rows as usize) {
            if self.cells.is_empty() {
                break;
            }
            self.push_row(room)?;
            self.sheet.end_row(number)?;
        }
        self.row = self.row.saturating_add(self.repeated_rows.saturating_sub(1));
        Ok(())
    }

    fn push_row(&mut self, room: &mut Room) -> Result<(), String> {
        let mut next = 0;
        for cell in &self.cells {
            let end = cell.column.saturating_add(cell.times);
            let beyond = end.saturating_sub(cell.column.max(MOST_COLUMNS));
            self.sheet.cells_beyond = self.sheet.cells_beyond.saturating_add(beyond as u32);
            let (first, last) = (cell.column.min(MOST_COLUMNS), end.min(MOST_COLUMNS));
            room.take(last.saturating_sub(next))?;
            room.take_text(cell.text.len().saturating_mul(last - first))?;
            for _ in next..first {
                self.sheet.push(Kind::Text, "")?;
            }
            for _ in first..last {
                self.sheet.push(cell.kind, &cell.text)?;
            }
            next = last;
        }
        Ok(())
    }

    fn into_sheet(self) -> Sheet {
        let mut sheet = self.sheet;
        sheet.hidden_columns = self.hidden_columns.into_iter().collect();
        sheet
    }
}

/// A day, perhaps with an hour.
fn dated(value: Option<String>) -> (Kind, Option<String>) {
    let day = value.as_deref().and_then(|value| value.get(..10)?.parse::<Day>().ok());
    match day {
        Some(day) => (Kind::Date, Some(day.to_string())),
        None => (Kind::Text, value),
    }
}

/// How often, said in an attribute; once where it is not.
fn times(element: &BytesStart<'_>, name: &str) -> usize {
    attribute(element, name).and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}

fn is(element: &BytesStart<'_>, name: &str, value: &str) -> bool {
    attribute(element, name).as_deref() == Some(value)
}

/// Hidden by its author or by a filter.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(attribute(element, "table:visibility").as_deref(), Some("collapse" | "filter"))
}

#[cfg(test)]
mod tests {
    use super::super::package::zipped;
    use super::*;

    /// What is read of a document with these rows in its one sheet.
    fn sheet(rows: &str) -> Result<Sheet, String> {
        let content = format!("<d><table:table table:name=\"A\">{rows}</table:table></d>");
        document(&content).map(|mut sheets| sheets.remove(0))
    }

    fn document(content: &str) -> Result<Vec<Sheet>, String> {
        let bytes = zipped(&[("content.xml", content.as_bytes())]);
        read(&mut Package::open(&bytes).unwrap(), Room::of(10_000))
    }

    fn text(text: &str) -> String {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    }

    fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
        sheet.iter().map(|row| row.cells().map(|cell| cell.shown()).collect()).collect()
    }

    #[test]
    fn what_is_repeated_stands_as_often_and_emptiness_takes_no_room() {
        let read = sheet(&format!(
            "<table:table-row table:number-rows-repeated=\"7\"><table:table-cell/></table:table-row>\
             <table:table-row table:number-rows-repeated=\"2\">\
             <table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"5\"/>{}\
             <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048567\"><table:table-cell/></table:table-row>",
            text("a &amp; b<text:s text:c=\"2\"/><text:span>c</text:span><office:annotation><text:p>x</text:p></office:annotation>"),
        ))
        .unwrap();
        assert_eq!(texts(&read), [["5", "5", "a & b  c"], ["5", "5", "a & b  c"]]);
        assert_eq!(read.iter().map(|row| row.number).collect::<Vec<_>>(), [8, 9]);
    }

    #[test]
    fn a_few_bytes_cannot_ask_for_more_cells_than_there_is_room() {
        let cell = "<table:table-cell table:number-columns-repeated=\"1000\" office:value-type=\"float\" office:value=\"1\"/>";
        let rows = format!(
            "<table:table-row table:number-rows-repeated=\"999999\">{cell}</table:table-row>"
        );
        assert_eq!(sheet(&rows).unwrap_err(), "> 60.000.000 sel/cells");
        let gap = format!(
            "<table:table-row><table:table-cell table:number-columns-repeated=\"990\"/>{}</table:table-row>",
            text("x")
        );
        assert_eq!(sheet(&gap.repeat(11)).unwrap_err(), "> 60.000.000 sel/cells");
        let far = format!(
            "<table:table-row><table:table-cell table:number-columns-repeated=\"99999999999\"/>{}</table:table-row>",
            text("x")
        );
        assert_eq!(sheet(&far).unwrap().cells_beyond, 1);
    }

    #[test]
    fn a_document_that_stops_early_is_refused() {
        assert!(document("<d><table:table><table:table-row>").is_err());
        assert!(
            document("<d><table:table><table:table-row><table:table-cell></table:table></d>")
                .is_err()
        );
        assert!(document("<d></d>").unwrap().is_empty());
    }
}
