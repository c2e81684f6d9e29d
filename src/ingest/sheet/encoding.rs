//! The text of a file in an unnamed encoding.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A byte order mark decides; else zeros in every other byte mean UTF-16; else what is not UTF-8 is
/// Windows-1252, in which every byte is a character. A file that was put together from both is read as both.
/// `None` when a marked file breaks its encoding.
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
        Err(_) if is_mixed(bytes) => Some(Cow::Owned(mixed(bytes))),
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

/// Whether there are more characters of several bytes than bytes that belong to none: text of one byte a
/// character hardly ever makes one by chance.
fn is_mixed(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    whole > broken
}

fn mixed(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_an_office_is_read() {
        let text = "negara;jml\nCôte d’Ivoire;1\n";
        let wide =
            |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes().to_vec()),
            marked(b"\xff\xfe", wide(u16::to_le_bytes)),
            marked(b"\xfe\xff", wide(u16::to_be_bytes)),
            wide(u16::to_le_bytes),
            wide(u16::to_be_bytes),
            b"negara;jml\nC\xf4te d\x92Ivoire;1\n".to_vec(),
        ] {
            assert_eq!(decode(&bytes).unwrap(), text);
        }
    }

    #[test]
    fn a_file_put_together_from_two_encodings_is_read_as_both() {
        let bytes = "Côte d’Ivoire\nTürkiye\n".bytes().chain(*b"R\xe9union\n").collect::<Vec<_>>();
        assert_eq!(decode(&bytes).unwrap(), "Côte d’Ivoire\nTürkiye\nRéunion\n");
    }

    #[test]
    fn half_a_character_is_no_text() {
        assert_eq!(decode(b"\xff\xfea\0b"), None);
    }
}
