//! The keys of a filter as an address has them: joined by commas, `-` for what has no code. Inside a key `~` is written
//! `~~` and a comma `~.`, and a key that is `-` itself `~-`.

/// The word for "not available", where an empty one would be lost.
const MISSING: &str = "-";

/// One key as it stands in an address; an empty one is [`MISSING`].
pub fn written(key: &str) -> String {
    match key {
        "" => MISSING.to_owned(),
        MISSING => format!("~{MISSING}"),
        key => key.replace('~', "~~").replace(',', "~."),
    }
}

/// The key of a word of an address.
fn read(word: &str) -> String {
    if word == MISSING {
        return String::new();
    }
    let mut text = String::with_capacity(word.len());
    let mut characters = word.chars();
    while let Some(c) = characters.next() {
        match c {
            '~' => text.extend(characters.next().map(|c| if c == '.' { ',' } else { c })),
            c => text.push(c),
        }
    }
    text
}

/// The value of these keys; [`split`] reads it back.
pub fn join<'a>(keys: impl Iterator<Item = &'a String>) -> String {
    let mut value = String::new();
    for (at, key) in keys.enumerate() {
        if at > 0 {
            value.push(',');
        }
        value.push_str(&written(key));
    }
    value
}

/// The keys of an address's value.
pub fn split(value: &str) -> impl Iterator<Item = String> {
    value.split(',').filter(|word| !word.is_empty()).map(read)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn keys_survive_the_address(keys in prop::collection::vec("[-~.,a-cé ]{0,9}", 0..5)) {
            let value = join(keys.iter());
            prop_assert_eq!(split(&value).collect::<Vec<_>>(), keys);
        }

        #[test]
        fn a_comma_stands_only_between_keys(keys in prop::collection::vec("[-~.,a]{0,4}", 1..5)) {
            prop_assert_eq!(join(keys.iter()).split(',').count(), keys.len());
        }

        #[test]
        fn no_value_panics(value in ".{0,40}") {
            let _ = split(&value).count();
        }
    }

    #[test]
    fn links_that_are_out_there_stay_readable() {
        let read = |value| split(value).collect::<Vec<_>>();
        assert_eq!(read("HKG,TWN"), ["HKG", "TWN"]);
        assert_eq!(read("-"), [""]);
        assert_eq!(read("PT A~. B,x~~y,"), ["PT A, B", "x~y"]);
        assert_eq!(read("broken~"), ["broken"]);
        assert!(read("").is_empty());
    }
}
