//! The bytes of a template: its sheets, a guide in both languages, and the lists behind the drop-downs.

use std::collections::BTreeMap;
use std::path::Path;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatBorder,
    Formula, Workbook, Worksheet, XlsxError,
};

use super::sheets::{Column, Example, Holds, Sheet};
use crate::model::vocabulary::Vocabulary;
use crate::model::{Day, Lang, Place, Problem, ProblemKind, Text};

/// Rows that have drop-down lists and checks.
const ROWS: u32 = 5_000;

const LISTS: &str = "Daftar";
const GUIDE: Text = Text::new("Petunjuk", "Guide");

/// Where each vocabulary's labels stand on the sheet of lists: its column, and how many.
type Lists = BTreeMap<&'static str, (u16, usize)>;

/// The workbook. The same bytes each time.
///
/// # Errors
/// `Unreadable` when it cannot be made, which no content of ours causes.
pub(super) fn bytes(sheets: &[Sheet], lang: Lang, path: &Path) -> Result<Vec<u8>, Problem> {
    make(sheets, lang).map_err(|error| {
        let place = Place::file(path.display().to_string());
        Problem::error(ProblemKind::Unreadable, place, error.to_string())
            .expected("buku kerja XLSX", "an XLSX workbook")
            .advice("Laporkan kesalahan ini.", "Report this fault.")
    })
}

fn make(sheets: &[Sheet], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Not the clock's time: a template is the same whenever it is made.
    let made = ExcelDateTime::from_ymd(2024, 1, 1)?;
    workbook
        .set_properties(&DocProperties::new().set_title("Capaian").set_creation_datetime(&made));
    let lists = lists(sheets);
    for sheet in sheets {
        data(workbook.add_worksheet(), sheet, &lists, lang)?;
    }
    guide(workbook.add_worksheet(), sheets, lang)?;
    write_lists(workbook.add_worksheet(), sheets, &lists, lang)?;
    workbook.save_to_buffer()
}

fn vocabularies(sheets: &[Sheet]) -> impl Iterator<Item = &'static Vocabulary> {
    sheets.iter().flat_map(|sheet| &sheet.columns).filter_map(|column| match column.holds {
        Holds::Term(vocabulary) => Some(vocabulary),
        _ => None,
    })
}

fn lists(sheets: &[Sheet]) -> Lists {
    let mut lists = Lists::new();
    for vocabulary in vocabularies(sheets) {
        let next = u16::try_from(lists.len()).unwrap_or(u16::MAX);
        lists.entry(vocabulary.name).or_insert((next, vocabulary.terms.len()));
    }
    lists
}

fn data(page: &mut Worksheet, sheet: &Sheet, lists: &Lists, lang: Lang) -> Result<(), XlsxError> {
    page.set_name(sheet.name.get(lang))?.set_freeze_panes(1, 0)?;
    for (at, column) in (0u16..).zip(&sheet.columns) {
        let label = column.label.get(lang);
        page.set_column_width(at, width(column, lang))?;
        page.set_column_format(at, &format(column.holds))?;
        page.write_string_with_format(0, at, label, &heading(column.is_needed))?;
        page.add_data_validation(1, at, ROWS, at, &validation(column, lists, lang)?)?;
        if sheet.has_examples {
            for (row, example) in (1..).zip(&column.examples) {
                write_example(page, (row, at), example, column.holds, lang)?;
            }
        }
    }
    Ok(())
}

fn write_example(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    example: &Example,
    holds: Holds,
    lang: Lang,
) -> Result<(), XlsxError> {
    // Grey and slanted: an example, and not yet anybody's data.
    let format = format(holds).set_italic().set_font_color(Color::RGB(0x0059_6270));
    match example {
        Example::Nothing => Ok(()),
        Example::Text(text) => {
            page.write_string_with_format(row, column, *text, &format).map(|_| ())
        }
        Example::Term(label) => {
            page.write_string_with_format(row, column, label.get(lang), &format).map(|_| ())
        }
        Example::Number(number) => {
            page.write_number_with_format(row, column, *number, &format).map(|_| ())
        }
        Example::Day(day) => {
            let Ok(day) = day.parse::<Day>() else { return Ok(()) };
            let year = u16::try_from(day.year()).unwrap_or_default();
            let date = ExcelDateTime::from_ymd(year, day.month_of_year(), day.day_of_month())?;
            page.write_datetime_with_format(row, column, &date, &format).map(|_| ())
        }
    }
}

fn heading(is_needed: bool) -> Format {
    let colour = if is_needed { 0x001F_4E79 } else { 0x0045_5A64 };
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(colour))
        .set_border_bottom(FormatBorder::Thin)
        .set_text_wrap()
}

fn format(holds: Holds) -> Format {
    Format::new().set_num_format(match holds {
        // Texts stay texts: a spreadsheet would turn "Okt 2024" into a day.
        Holds::Text | Holds::Term(_) => "@",
        // With the month in letters, so that no program turns day and month around.
        Holds::Day => "dd mmm yyyy",
        Holds::Whole(_) => "#,##0",
        Holds::Number => "General",
    })
}

fn width(column: &Column, lang: Lang) -> f64 {
    let label = column.label.get(lang).chars().count();
    let widest = column.examples.iter().map(|one| one.shown(lang).chars().count()).max();
    // A count of letters is far below what a float holds exactly.
    (label.max(widest.unwrap_or_default()).clamp(10, 40) + 3) as f64
}

fn validation(column: &Column, lists: &Lists, lang: Lang) -> Result<DataValidation, XlsxError> {
    let day = |year| ExcelDateTime::from_ymd(year, 1, 1);
    let rule = match column.holds {
        Holds::Text => DataValidation::new().allow_any_value(),
        Holds::Number => {
            DataValidation::new().allow_decimal_number(DataValidationRule::Between(-1e15, 1e15))
        }
        Holds::Whole(most) => {
            DataValidation::new().allow_whole_number(DataValidationRule::Between(0, most))
        }
        Holds::Day => {
            DataValidation::new().allow_date(DataValidationRule::Between(day(1990)?, day(2100)?))
        }
        Holds::Term(vocabulary) => match lists.get(vocabulary.name) {
            Some((list, length)) => {
                let letter = rust_xlsxwriter::utility::column_number_to_name(*list);
                let range = format!("={LISTS}!${letter}$1:${letter}${length}");
                DataValidation::new().allow_list_formula(Formula::new(range))
            }
            None => DataValidation::new().allow_any_value(),
        },
    };
    let (title, wrong) = match lang {
        Lang::Id => ("Tidak sesuai", "Lihat lembar Petunjuk untuk isi kolom ini."),
        Lang::En => ("Not what belongs here", "The sheet Guide says what belongs here."),
    };
    rule.set_input_title(cut(column.label.get(lang), 32))?
        .set_input_message(cut(column.help.get(lang), 255))?
        .set_error_title(title)?
        .set_error_message(wrong)
}

/// As many letters as a spreadsheet's notes may have.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// One row for each column, Indonesian and English side by side.
fn guide(page: &mut Worksheet, sheets: &[Sheet], lang: Lang) -> Result<(), XlsxError> {
    page.set_name(GUIDE.get(lang))?.set_freeze_panes(2, 0)?;
    let lead = "Hapus atau timpa baris contoh; baris contoh yang tidak diubah dilewati. Jangan isi nama, NIK, \
                paspor atau telepon orang. / Delete or overwrite the example rows; untouched ones are left out. \
                Never fill in anybody's name, citizen number, passport or phone.";
    page.write_string(0, 0, lead)?;
    let titles = [
        "Lembar / Sheet",
        "Judul / Header",
        "Wajib / Needed",
        "Isi",
        "What stands in it",
        "Contoh / Example",
    ];
    for (at, title) in (0u16..).zip(titles) {
        page.write_string_with_format(1, at, title, &heading(true))?;
    }
    for (at, width) in (0u16..).zip([18, 26, 14, 60, 60, 28]) {
        page.set_column_width(at, width)?;
    }
    let wrapped = Format::new().set_text_wrap();
    let rows = sheets.iter().flat_map(|sheet| sheet.columns.iter().map(move |one| (sheet, one)));
    for (row, (sheet, column)) in (2u32..).zip(rows) {
        let needed = if column.is_needed { "ya / yes" } else { "" };
        let both = format!("{} / {}", column.label.id, column.label.en);
        let example = column.examples.first().map(|one| one.shown(lang)).unwrap_or_default();
        let cells = [sheet.name.get(lang), &both, needed, column.help.id, column.help.en, &example];
        for (at, cell) in (0u16..).zip(cells) {
            page.write_string_with_format(row, at, cell, &wrapped)?;
        }
    }
    Ok(())
}

fn write_lists(
    page: &mut Worksheet,
    sheets: &[Sheet],
    lists: &Lists,
    lang: Lang,
) -> Result<(), XlsxError> {
    page.set_name(LISTS)?.set_hidden(true);
    for vocabulary in vocabularies(sheets) {
        let Some((column, _)) = lists.get(vocabulary.name) else { continue };
        for (row, term) in (0u32..).zip(vocabulary.terms) {
            page.write_string(row, *column, term.label.get(lang))?;
        }
    }
    Ok(())
}
