//! With which program and which data a part of the page was put into another, so that its frame can say when they are
//! others.
//!
//! A pin is the build's id, a dash, and the digest of the data set's manifest, which holds the digests of all its tables.

use super::digest::short_digest;
use super::words;
use crate::model::Text;

/// The pin of a program and of data.
pub fn of(build: &str, manifest: &str) -> String {
    format!("{build}-{}", short_digest(manifest))
}

/// What to say where a pin is no longer that of now. `None` where it is, and of what is no pin.
pub fn changed(pinned: &str, now: &str) -> Option<Text> {
    let (build, data) = pinned.split_once('-')?;
    let (build_now, data_now) = now.split_once('-')?;
    match (build == build_now, data == data_now) {
        (true, true) => None,
        (false, true) => Some(words::PROGRAM_CHANGED),
        (_, false) => Some(words::DATA_CHANGED),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_said_follows_what_has_changed() {
        let pinned = of("0123456789ab", "{}");
        assert_eq!(changed(&pinned, &pinned), None);
        let said = |build, manifest| changed(&pinned, &of(build, manifest)).map(|text| text.en);
        assert_eq!(said("ba9876543210", "{}"), Some(words::PROGRAM_CHANGED.en));
        assert_eq!(said("0123456789ab", "{ }"), Some(words::DATA_CHANGED.en));
        assert_eq!(said("ba9876543210", "{ }"), Some(words::DATA_CHANGED.en));
    }

    proptest! {
        #[test]
        fn no_address_panics_and_one_without_a_dash_is_no_pin(pinned in ".{0,40}") {
            let said = changed(&pinned, &of("0123456789ab", "{}"));
            prop_assert!(pinned.contains('-') || said.is_none());
        }
    }
}
