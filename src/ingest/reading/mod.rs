//! How a cell of a spreadsheet is read: numbers, dates, names, personal data. Small pure functions; what a
//! cell may mean is found cell by cell, which meaning holds is decided by the whole column.
//!
//! The rules, each with its test in the file named:
//!
//! | cell | read as | rule | file |
//! | --- | --- | --- | --- |
//! | `35.945`, `40,586` in a count column | 35945, 40586 | one separator and three digits behind it: thousands, in a count | number |
//! | `1.234,5`, `1,234.5`, `1.234.567` | 1234.5, 1234.5, 1234567 | the last separator is the decimal one; one that repeats is not | number |
//! | `29,37`, `65.73` | 29.37, 65.73 | not three digits behind it: decimal | number |
//! | `1.500` elsewhere, `86,500` as a share | by the rest of the column, else asked | more than one reading | number |
//! | `58.44` in a count column | set aside: a digit is missing | a count is whole | number |
//! | `12.0`, `12,00` in a count column | 12, where the column shows no thousands like it | a program wrote whole numbers so | number |
//! | `3217` beside `5.832` | 3217 | styles may mix in one list | number |
//! | `-`, `–`, `nihil` | asked once: 0 or not available | nobody can know | blank |
//! | empty, `n/a`, `tad`, `#N/A` | not available | | blank |
//! | `12 orang`, `Rp 5`, `88,6%`, `±40`, `>4000` | 12, 5, 88.6, 40, 4000 | units go, the qualifier is reported | number |
//! | `42 ribu`, `1,5 juta` | 42000, 1500000 | multipliers, reported as rounded | number |
//! | `(120)`, `-120`, `−120` | -120 | accountants' brackets | number |
//! | `2O2l`, no-break spaces, `'12` | 2021, 12 | read by a scanner, or typed as text; reported | number |
//! | `1 234` | 1234 | a space before three digits: thousands | number |
//! | `29/11/2024`, `29-11-24`, `29.11.2024` | 29 November 2024 | day first, unless the column shows the month first | date |
//! | `8/9/2024` in a column of such | asked: 8 September or 9 August | both readings exist | date |
//! | `29 November 2024`, `Nov 29, 2024`, `Jumat, 29 Nop 2024` | 29 November 2024 | names and abbreviations of both languages; weekdays are not trusted | date |
//! | `Nov-24`, `November 2024`, `11/2024` | the month: its last day | a month is not a day, reported | date |
//! | `2024-11-29`, `20241129`, `2024-11-29T10:00` | 29 November 2024 | ISO 8601; times go | date |
//! | `45625` in a date column | 29 November 2024 | a spreadsheet's serial number, of 1954 to 2119 | date |
//! | two-digit years `00`–`69`, `70`–`99` | 2000–2069, 1970–1999 | POSIX | date |
//! | `PT. ABU; (PT)`, `Abu, PT` | one agency, `ABU` | the legal form and punctuation go | agency |
//! | 16 digits, `08…`, `a@b.c`, `A1234567` | personal data: dropped | | personal |

pub mod blank;
pub mod date;
pub mod number;
pub mod personal;
pub mod sentence;

/// A cell's text without what nobody sees: spaces around it (no-break ones too), zero-width characters, the
/// apostrophe that makes a number text in a spreadsheet.
pub fn visible(text: &str) -> &str {
    let is_unseen =
        |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}');
    let text = text.trim_matches(is_unseen);
    text.strip_prefix('\'').map_or(text, |text| text.trim_matches(is_unseen))
}
