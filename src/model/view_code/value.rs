//! One parameter in bits: a name of the dictionary, and its value in whichever form is the shortest.

use super::bits::{Bits, Reader};
use super::dictionary::{NAMES, WORDS};
use crate::model::{Day, Month, Period};

const NAME: u32 = 6;
/// In place of a name that is spelled out as a value.
const SPELLED: u32 = (1 << NAME) - 1;

/// Each word of a list is followed by whether there is another.
const WORD: u32 = 7;
const MORE: u32 = 1;

/// Bits of a number's length, and of the numbers that are written as such.
const LENGTH: u32 = 5;
const LONGEST: u32 = 31;

/// Bits of a day since 1970, and of a month since January 1970: until 2149 and 2140.
const DAY: u32 = 16;
const MONTH: u32 = 11;
const FIRST_MONTH: i32 = 1970 * 12;

/// A letter of plain text; zero ends it, and the last is followed by a byte that has no letter.
const CHARACTER: u32 = 7;
const BYTE: u32 = 8;
const ESCAPE: u32 = (1 << CHARACTER) - 1;

/// Letters of a few bits each. The place that is left over ends the text.
const CAPITALS: (u32, &[u8]) = (5, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ,-. ~");
const SMALL: (u32, &[u8]) = (5, b"abcdefghijklmnopqrstuvwxyz,-_ .");
const DIGITS: (u32, &[u8]) = (4, b"0123456789,-. _");

/// The forms of values, by their places in three bits.
#[derive(Clone, Copy)]
enum Form {
    Words,
    Number,
    Months,
    Days,
    Capitals,
    Small,
    Digits,
    Text,
}

const FORM: u32 = 3;
const FORMS: [Form; 1 << FORM] = [
    Form::Words,
    Form::Number,
    Form::Months,
    Form::Days,
    Form::Capitals,
    Form::Small,
    Form::Digits,
    Form::Text,
];

pub(super) fn write_name(bits: &mut Bits, name: &str) {
    match (0..SPELLED).zip(NAMES).find(|(_, known)| *known == name) {
        Some((place, _)) => bits.push(place, NAME),
        None => {
            bits.push(SPELLED, NAME);
            write_value(bits, name);
        }
    }
}

pub(super) fn read_name(reader: &mut Reader<'_>) -> Option<String> {
    match reader.take(NAME)? {
        SPELLED => read_value(reader),
        place => NAMES.get(place as usize).map(|&name| name.to_owned()),
    }
}

pub(super) fn write_value(bits: &mut Bits, value: &str) {
    let written = (0..).zip(FORMS).filter_map(|(place, form)| {
        let mut written = Bits::default();
        written.push(place, FORM);
        form.write(&mut written, value)?;
        Some(written)
    });
    if let Some(shortest) = written.min_by_key(Bits::len) {
        bits.append(&shortest);
    }
}

pub(super) fn read_value(reader: &mut Reader<'_>) -> Option<String> {
    let form = FORMS.get(reader.take(FORM)? as usize)?;
    form.read(reader)
}

impl Form {
    /// `None` for what has not this form.
    fn write(self, bits: &mut Bits, value: &str) -> Option<()> {
        match self {
            Self::Words => {
                for (at, part) in value.split(',').enumerate() {
                    if at > 0 {
                        bits.push(1, MORE);
                    }
                    let (place, _) = (0..).zip(WORDS).find(|(_, word)| *word == part)?;
                    bits.push(place, WORD);
                }
                bits.push(0, MORE);
            }
            Self::Number => {
                let number: u32 = value.parse().ok().filter(|n: &u32| n.to_string() == value)?;
                let length = u32::BITS - number.leading_zeros();
                (length <= LONGEST).then_some(())?;
                bits.push(length, LENGTH);
                bits.push(number, length);
            }
            Self::Months => {
                let period = exact(value)?;
                period.is_whole_months().then_some(())?;
                for day in [period.first(), period.last()] {
                    bits.push(narrow(day.month().number() - FIRST_MONTH, MONTH)?, MONTH);
                }
            }
            Self::Days => {
                let period = exact(value)?;
                for day in [period.first(), period.last()] {
                    bits.push(narrow(day.number(), DAY)?, DAY);
                }
            }
            Self::Capitals => write_letters(bits, CAPITALS, value)?,
            Self::Small => write_letters(bits, SMALL, value)?,
            Self::Digits => write_letters(bits, DIGITS, value)?,
            Self::Text => write_text(bits, value),
        }
        Some(())
    }

    fn read(self, reader: &mut Reader<'_>) -> Option<String> {
        match self {
            Self::Words => {
                let mut words = vec![*WORDS.get(reader.take(WORD)? as usize)?];
                while reader.take(MORE)? == 1 {
                    words.push(WORDS.get(reader.take(WORD)? as usize)?);
                }
                Some(words.join(","))
            }
            Self::Number => {
                let length = reader.take(LENGTH)?;
                Some(reader.take(length)?.to_string())
            }
            Self::Months => {
                let [first, last] = [reader.take(MONTH)?, reader.take(MONTH)?];
                let month = |number: u32| {
                    Some(Month::from_number(FIRST_MONTH + i32::try_from(number).ok()?))
                };
                Some(Period::months(month(first)?, month(last)?)?.to_string())
            }
            Self::Days => {
                let [first, last] = [reader.take(DAY)?, reader.take(DAY)?];
                let day = |number: u32| Some(Day::from_number(i32::try_from(number).ok()?));
                Some(Period::new(day(first)?, day(last)?)?.to_string())
            }
            Self::Capitals => read_letters(reader, CAPITALS),
            Self::Small => read_letters(reader, SMALL),
            Self::Digits => read_letters(reader, DIGITS),
            Self::Text => read_text(reader),
        }
    }
}

/// A period that is written just so.
fn exact(value: &str) -> Option<Period> {
    value.parse().ok().filter(|period: &Period| period.to_string() == value)
}

fn narrow(number: i32, bits: u32) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| number >> bits == 0)
}

fn write_letters(bits: &mut Bits, (size, letters): (u32, &[u8]), value: &str) -> Option<()> {
    for byte in value.bytes() {
        let (place, _) = (0..).zip(letters).find(|(_, letter)| **letter == byte)?;
        bits.push(place, size);
    }
    bits.push((1 << size) - 1, size);
    Some(())
}

fn read_letters(reader: &mut Reader<'_>, (size, letters): (u32, &[u8])) -> Option<String> {
    let mut text = String::new();
    loop {
        let place = reader.take(size)?;
        match letters.get(place as usize) {
            Some(&letter) => text.push(char::from(letter)),
            None => return Some(text),
        }
    }
}

fn write_text(bits: &mut Bits, value: &str) {
    for byte in value.bytes() {
        match u32::from(byte) {
            plain @ 1..ESCAPE => bits.push(plain, CHARACTER),
            other => {
                bits.push(ESCAPE, CHARACTER);
                bits.push(other, BYTE);
            }
        }
    }
    bits.push(0, CHARACTER);
}

fn read_text(reader: &mut Reader<'_>) -> Option<String> {
    let mut text = Vec::new();
    loop {
        let byte = match reader.take(CHARACTER)? {
            0 => return String::from_utf8(text).ok(),
            ESCAPE => reader.take(BYTE)?,
            plain => plain,
        };
        text.push(u8::try_from(byte).ok()?);
    }
}
