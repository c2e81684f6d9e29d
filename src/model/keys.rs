//! The keys of a filter as an address has them: joined by commas, `-` for what has no code. Inside a key `~` is written
//! `~~` and a comma `~.`, and a key that is `-` itself `~-`.

/// The word for "not available", where an empty one would be lost.
pub const MISSING: &str = "-";

/// One key as it stands in an address; an empty one is [`MISSING`].
pub fn written(key: &str) -> String {
    match key {
        "" => MISSING.to_owned(),
        MISSING => format!("~{MISSING}"),
        key => key.replace('~', "~~").replace(',', "~."),
    }
}

/// The key of a word of an address.
pub fn read(word: &str) -> String {
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

/// The words of an address's value.
pub fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn keys_survive_the_address(keys in prop::collection::vec("[ -~é]{0,9}", 1..5)) {
            let value = keys.iter().map(|key| written(key)).collect::<Vec<_>>().join(",");
            prop_assert_eq!(words(&value).map(read).collect::<Vec<_>>(), keys);
        }
    }
}
