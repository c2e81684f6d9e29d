//! Bits as letters for people: Crockford's base 32, five bits a letter, in groups of four, with a check at the end.
//!
//! The check is the remainder of CRC-15/CAN. It finds every burst of up to 15 bits, which is any mistyped letter and any
//! two neighbours exchanged; its polynomial has the order 127, so that it finds any two letters exchanged in codes of up
//! to 127 letters; of all else it misses one in 32,768.

use super::Unreadable;
use super::bits::Bits;

/// Without I, L, O and U, which are taken for others.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTER: u32 = 5;
const GROUP: usize = 4;

/// Letters of the check at the end.
const CHECK: usize = 3;
const POLYNOMIAL: u32 = 0x4599;
const REMAINDER: u32 = 15;

/// The code of a version and what it says.
pub(super) fn write(version: u32, bits: &Bits) -> String {
    let mut letters = vec![version];
    letters.extend(bits.groups(LETTER as usize));
    let check = check(&letters);
    letters.extend([check >> 10, check >> 5 & 31, check & 31]);
    let mut code = String::with_capacity(letters.len() * 5 / 4);
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 && at % GROUP == 0 {
            code.push('-');
        }
        code.extend(LETTERS.get(*letter as usize).map(|&letter| char::from(letter)));
    }
    code
}

/// The version of a code and what it says.
///
/// # Errors
/// A text without letters, with others than ours, or whose check fails.
pub(super) fn read(code: &str) -> Result<(u32, Bits), Unreadable> {
    let letters: Vec<u32> =
        code.chars().filter(|c| !is_between(*c)).map(letter).collect::<Result<_, _>>()?;
    let (&version, _) = letters.split_first().ok_or(Unreadable::Empty)?;
    let end = letters.len().checked_sub(CHECK).filter(|&end| end > 0);
    let (said, checked) =
        end.and_then(|end| letters.split_at_checked(end)).ok_or(Unreadable::Mistyped)?;
    let found = checked.iter().fold(0, |check, letter| check << LETTER | letter);
    if found != check(said) {
        return Err(Unreadable::Mistyped);
    }
    let mut bits = Bits::default();
    for &letter in said.iter().skip(1) {
        bits.push(letter, LETTER);
    }
    Ok((version, bits))
}

/// What people write between letters.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '.' | '_')
}

fn letter(c: char) -> Result<u32, Unreadable> {
    let plain = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        plain => plain,
    };
    let at = LETTERS.iter().position(|&letter| char::from(letter) == plain);
    at.and_then(|at| u32::try_from(at).ok()).ok_or(Unreadable::Letter(c))
}

/// The remainder; it begins with ones, so that leading zeros count.
fn check(letters: &[u32]) -> u32 {
    let bits = letters.iter().flat_map(|letter| (0..LETTER).rev().map(move |at| letter >> at & 1));
    let all = (1 << REMAINDER) - 1;
    bits.fold(all, |rest, bit| {
        let is_out = (rest >> (REMAINDER - 1) & 1) != bit;
        let rest = rest << 1 & all;
        if is_out { rest ^ POLYNOMIAL } else { rest }
    })
}
