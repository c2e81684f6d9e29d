//! How wide a text will be, from a built-in table of advances. The reader's font is unknown (system
//! fonts) and plotters' own measuring fails under a strict policy, so the table errs on the wide side.

/// Advances of a Helvetica-like sans in thousandths of the font size, for U+0020 to U+007E.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278,
    278, //  !"#$%&'()*+,-./
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584,
    556, // 0123456789:;<=>?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @A…O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P…_
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // `a…o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p…~
];

/// DejaVu Sans, the widest of the usual system fonts, against the table; a narrower font leaves air.
const WIDE: f64 = 1.16;
const BOLD: f64 = 1.09;

/// The mark of a shortened text.
const ELLIPSIS: char = '…';

/// Width of a text in the unit of `size`.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: f64 = text.chars().map(advance).sum();
    thousandths / 1000.0 * size * WIDE * if bold { BOLD } else { 1.0 }
}

/// The text, or as much of its start as fits into `room` with an ellipsis.
pub fn shortened(text: &str, size: f64, bold: bool, room: f64) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let room = room - width("…", size, bold);
    let mut used = 0.0;
    let mut kept = String::new();
    for c in text.chars() {
        used += width(c.encode_utf8(&mut [0; 4]), size, bold);
        if used > room {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end_matches([' ', ',', '-', '(']).len());
    kept.push(ELLIPSIS);
    kept
}

fn advance(c: char) -> f64 {
    let thousandths = match c {
        ' '..='~' => ASCII.get(c as usize - ' ' as usize).copied().unwrap_or(600),
        '\u{a0}' => 278,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => {
            0
        }
        'À'..='Æ' | 'È'..='Ë' | 'Ý' => 722,
        'Ì'..='Ï' | 'ì'..='ï' => 300,
        'à'..='ö' | 'ø'..='ÿ' => 556,
        '–' | '×' | '±' | '−' => 584,
        '…' | '—' | '≥' | '≤' | '≈' => 1000,
        '‘' | '’' | '·' => 278,
        '“' | '”' => 389,
        // Han, kana, hangul and emoji fill a square.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' => 1000,
        '\u{10000}'.. => 1200,
        _ => 780,
    };
    f64::from(thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortened_text_fits_and_says_that_it_is_shortened() {
        let name = "Kementerian Pelindungan Pekerja Migran Indonesia";
        let short = shortened(name, 12.0, false, 120.0);
        assert!(short.ends_with('…') && width(&short, 12.0, false) <= 120.0, "{short}");
        assert_eq!(shortened("Hong Kong", 12.0, false, 120.0), "Hong Kong");
        assert_eq!(shortened("Hong Kong", 12.0, false, 0.0), "…");
    }

    #[test]
    fn digits_are_tabular() {
        assert!((width("111", 10.0, false) - width("908", 10.0, false)).abs() < 1e-9);
    }
}
