//! Upper and lower case of Latin letters: ASCII, Latin-1 and Latin Extended-A. Indonesian, English and
//! the names of countries need no more, and the standard library's tables of all scripts are a
//! twentieth of the engine's download.

/// The letter in lower case; any other character as it is.
pub fn lower_letter(c: char) -> char {
    let step = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => 32,
        'Ā'..='Ķ' | 'Ŋ'..='Ŷ' => u32::from((c as u32).is_multiple_of(2)),
        'Ĺ'..='Ň' | 'Ź'..='Ž' => c as u32 % 2,
        _ => 0,
    };
    char::from_u32(c as u32 + step).unwrap_or(c)
}

/// The letter in upper case; any other character as it is.
pub fn upper_letter(c: char) -> char {
    let step = match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => 32,
        'ā'..='ķ' | 'ŋ'..='ŷ' => c as u32 % 2,
        'ĺ'..='ň' | 'ź'..='ž' => u32::from((c as u32).is_multiple_of(2)),
        _ => 0,
    };
    char::from_u32(c as u32 - step).unwrap_or(c)
}

/// The text in lower case.
pub fn lower(text: &str) -> String {
    text.chars().map(lower_letter).collect()
}

/// Whether a character is part of a word: a letter of any script, or a digit. Marks that only combine,
/// punctuation and symbols are not.
pub fn is_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => true,
        '\u{80}'..='\u{ff}' => false,
        '\u{300}'..='\u{36f}' => false,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3007}'..='\u{3020}' => false,
        '\u{fe00}'..='\u{fe6f}' | '\u{feff}'..='\u{ff0f}' | '\u{fff0}'..='\u{1ffff}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters whose other case is one letter of the same block.
    fn latin() -> impl Iterator<Item = char> {
        ('\0'..'\u{180}').filter(|c| !"µßÿİıĸŉſŸ".contains(*c))
    }

    #[test]
    fn latin_letters_change_as_the_standard_library_changes_them() {
        for c in latin() {
            assert_eq!(lower_letter(c).to_string(), c.to_lowercase().to_string(), "{c}");
            assert_eq!(upper_letter(c).to_string(), c.to_uppercase().to_string(), "{c}");
        }
        assert_eq!(lower("BP3MI Île-de-France"), "bp3mi île-de-france");
    }

    #[test]
    fn words_are_letters_and_digits() {
        for c in '\0'..'\u{180}' {
            let is_fraction = "²³¹¼½¾".contains(c);
            assert_eq!(is_word(c), c.is_alphanumeric() && !is_fraction, "{c}");
        }
        for c in "香港日本한국ประเทศไทยกДЯ".chars().filter(|c| c.is_alphanumeric())
        {
            assert!(is_word(c), "{c}");
        }
        for c in "–—’“”…→−、。\u{301}\u{feff}\u{200b}".chars() {
            assert!(!is_word(c), "{c}");
        }
    }
}
