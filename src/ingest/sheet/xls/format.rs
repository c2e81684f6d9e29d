//! Whether a number format shows a date.

/// Whether one of Excel's own formats does, by its number. Those of hours alone do not.
pub(super) fn is_date(number: u16) -> bool {
    matches!(number, 14..=17 | 22 | 27..=31 | 36 | 50..=58)
}

/// Whether a written format does, such as `dd/mm/yyyy` and not `h:mm` or `"dry" 0`.
pub(super) fn is_date_code(code: &str) -> bool {
    if code.eq_ignore_ascii_case("general") || code.eq_ignore_ascii_case("standard") {
        return false;
    }
    let (mut has_day, mut has_month, mut has_time) = (false, false, false);
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.find(|c| *c == '"')),
            // A colour, a language, or hours that go on beyond a day.
            '[' => {
                let within: String = letters.by_ref().take_while(|c| *c != ']').collect();
                has_time |= within.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S'));
            }
            '\\' | '_' | '*' => drop(letters.next()),
            // The second part is for negative numbers.
            ';' => break,
            'd' | 'D' | 'y' | 'Y' => has_day = true,
            'm' | 'M' => has_month = true,
            'h' | 'H' | 's' | 'S' => has_time = true,
            _ => {}
        }
    }
    has_day || (has_month && !has_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_hours_and_numbers() {
        for code in [
            "dd/mm/yyyy",
            "[$-421]d mmmm yyyy;@",
            "[Magenta]mmm-yy",
            "mmm-yy",
            "m/d/yy h:mm",
            "MMMM",
            "yyyy",
        ] {
            assert!(is_date_code(code), "{code}");
        }
        for code in [
            "General",
            "Standard",
            "#,##0.00",
            "h:mm",
            "mm:ss",
            "[h]:mm",
            "\"hari ke\" 0",
            "0\\d",
            "_(* #,##0_);[Red]_(* (#,##0)",
            "\"tak tertutup dd",
            "0;dd",
        ] {
            assert!(!is_date_code(code), "{code}");
        }
    }
}
