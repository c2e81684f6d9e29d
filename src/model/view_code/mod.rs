//! The short code of a view: which data it was seen in, and what was chosen. It needs no server: the code holds the view.
//!
//! A code is a version, the beginning of the data's stamp, the packed query of the page's address and a check, in groups
//! of four letters ([`letters`]). Language and theme are the reader's own and no part of it, nor is the frame that the
//! page stands in.

mod bits;
mod dictionary;
mod letters;
mod value;

use form_urlencoded::{Serializer, parse};

use super::Message;
use super::text::texts;
use bits::{Bits, Reader};
use value::{read_name, read_value, write_name, write_value};

/// The version of codes that this program writes. Older ones are to be read for ever.
const VERSION: u32 = 1;

/// Bits of the data's stamp: one in a million other data sets passes for the same.
const STAMP: u32 = 20;

/// The version of addresses, which goes without saying.
const ADDRESSES: (&str, &str) = ("v", "1");

/// What of an address is no part of the view.
const APART: [&str; 6] = ["lang", "theme", "embed", "chart", "origin", "code"];

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewCode {
    /// The first digits of the data's stamp, in hexadecimal; zeros where the data had none.
    pub stamp: String,
    /// The query of the page's address, without `?`; empty for what is shown by itself.
    pub query: String,
}

impl ViewCode {
    /// Whether the code was made of data with this stamp.
    pub fn is_of(&self, stamp: &str) -> bool {
        stamp_bits(stamp) == stamp_bits(&self.stamp)
    }
}

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing was entered.
    Empty,
    /// A character that no code has.
    Letter(char),
    /// The check fails: something is mistyped, missing or exchanged.
    Mistyped,
    /// Of a version that this program does not know.
    Newer,
}

texts! {
    EMPTY = "Kode kosong: ketik kode seperti yang tertera pada gambar atau berkas.",
            "The code is empty: type it as it stands on the picture or in the file.";
    MISTYPED = "Kode ini salah ketik: ada huruf yang keliru, kurang, atau tertukar. Bandingkan dengan aslinya.",
               "This code is mistyped: a letter is wrong, missing or exchanged. Compare it with the original.";
    NEWER = "Kode ini dibuat oleh versi Capaian yang lebih baru. Buka di versi itu.",
            "This code was made by a newer version of Capaian. Open it there.";
}

impl Unreadable {
    /// What went wrong and what to do.
    pub fn message(self) -> Message {
        match self {
            Self::Empty => EMPTY.into(),
            Self::Letter(letter) => Message::new(
                format!(
                    "“{letter}” tidak ada dalam kode mana pun: kode hanya berisi huruf dan angka."
                ),
                format!("“{letter}” is in no code: codes are of letters and digits only."),
            ),
            Self::Mistyped => MISTYPED.into(),
            Self::Newer => NEWER.into(),
        }
    }
}

/// The code of a view: `stamp` is that of the data in hexadecimal, `query` that of the page's address, without `?`.
pub fn write(stamp: &str, query: &str) -> String {
    let mut bits = Bits::default();
    bits.push(stamp_bits(stamp), STAMP);
    for (name, value) in parts(query) {
        write_name(&mut bits, &name);
        write_value(&mut bits, &value);
    }
    letters::write(VERSION, &bits)
}

/// What a code says. Case, spaces and hyphens do not matter, and `O` and `I` are read as the digits they look like.
///
/// # Errors
/// What is no code of a version that this program knows.
pub fn read(code: &str) -> Result<ViewCode, Unreadable> {
    let (version, bits) = letters::read(code)?;
    if version != VERSION {
        return Err(Unreadable::Newer);
    }
    let mut reader = Reader::new(&bits);
    let stamp = reader.take(STAMP).ok_or(Unreadable::Mistyped)?;
    let mut query = Serializer::new(String::new());
    while !reader.is_at_end() {
        let name = read_name(&mut reader).ok_or(Unreadable::Mistyped)?;
        let value = read_value(&mut reader).ok_or(Unreadable::Mistyped)?;
        query.append_pair(&name, &value);
    }
    let query = query.finish();
    let query = if query.is_empty() { query } else { whole(&query) };
    Ok(ViewCode { stamp: format!("{stamp:05x}"), query })
}

/// A query as the page writes it: with its version, and commas as they are.
fn whole(query: &str) -> String {
    format!("{}={}&{}", ADDRESSES.0, ADDRESSES.1, query.replace("%2C", ","))
}

fn parts(query: &str) -> impl Iterator<Item = (String, String)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    parse(query.as_bytes()).map(|(name, value)| (name.into_owned(), value.into_owned())).filter(
        |(name, value)| {
            (name.as_str(), value.as_str()) != ADDRESSES && !APART.contains(&name.as_str())
        },
    )
}

/// The leading bits of a stamp; what is no hexadecimal is nothing.
fn stamp_bits(stamp: &str) -> u32 {
    let digits = (STAMP / 4) as usize;
    stamp.get(..digits).and_then(|text| u32::from_str_radix(text, 16).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
