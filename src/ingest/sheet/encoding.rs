//! The text of a file in an unnamed encoding.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A byte order mark decides; else zeros in every other byte mean UTF-16; else what is not UTF-8 is
/// Windows-1252, in which every byte is a character. `None` when a marked file breaks its encoding.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let bytes = bytes.get(length..)?;
        return encoding.decode_without_bom_handling_and_without_replacement(bytes);
    }
    if let Some(encoding) = wide(bytes) {
        return encoding.decode_without_bom_handling_and_without_replacement(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) => Some(WINDOWS_1252.decode_without_bom_handling(bytes).0),
    }
}

/// UTF-16 without a mark: Latin text has a zero in nearly every second byte.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.get(..512).unwrap_or(bytes).as_chunks::<2>().0;
    let mostly = |zeros: usize| !pairs.is_empty() && zeros * 10 >= pairs.len() * 8;
    let low = pairs.iter().filter(|[low, _]| *low == 0).count();
    let high = pairs.iter().filter(|[_, high]| *high == 0).count();
    match (mostly(low), mostly(high)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}
