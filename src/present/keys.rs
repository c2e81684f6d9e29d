//! What a key does while slides are shown: those of a keyboard, and those that a clicker sends.

/// Milliseconds within which a second digit belongs to the first.
const TOGETHER: f64 = 1_200.0;

/// What a speaker wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Next,
    Previous,
    /// Counted from 0.
    Go(usize),
    /// Black screen, on and off.
    Black,
    Notes,
    Timer,
    /// Back to the slide as it was made.
    Reset,
    Filter,
    Laser,
    Pen,
    /// Takes away what was drawn.
    Wipe,
    /// The speaker's own window.
    Window,
    Help,
    Leave,
}

/// The digits that were typed last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Digits {
    number: usize,
    at: f64,
}

impl Digits {
    /// The slide, counted from 1, after another digit at this time, in milliseconds.
    fn slide(&mut self, digit: usize, now: f64) -> usize {
        let goes_on = self.number > 0 && now - self.at <= TOGETHER && self.number < 100;
        self.number = if goes_on { self.number * 10 + digit } else { digit };
        self.at = now;
        self.number
    }
}

/// Whose letters K, D, T and L are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    Free,
    /// They write minutes down: the clock is Shift+T then, and the pointer Shift+L.
    Minutes,
}

/// What a key asks for.
pub fn act(key: &str, is_shifted: bool, letters: Letters) -> Option<Act> {
    let act = match key {
        "ArrowRight" | "PageDown" | " " | "Enter" if !is_shifted => Act::Next,
        "ArrowLeft" | "PageUp" | "Backspace" => Act::Previous,
        " " | "Enter" => Act::Previous,
        "Home" => Act::Go(0),
        "End" => Act::Go(usize::MAX),
        "Escape" => Act::Leave,
        "b" | "B" | "." => Act::Black,
        "n" | "N" => Act::Notes,
        "T" => Act::Timer,
        "t" if letters == Letters::Free => Act::Timer,
        "r" | "R" => Act::Reset,
        // WebKit on Linux takes F for itself while a page fills the screen.
        "f" | "F" | "/" => Act::Filter,
        "l" if letters == Letters::Free => Act::Laser,
        "L" => Act::Laser,
        "p" | "P" => Act::Pen,
        "c" | "C" => Act::Wipe,
        "w" | "W" => Act::Window,
        "?" | "h" | "H" => Act::Help,
        _ => return None,
    };
    Some(act)
}

/// The slide that a digit leads to, counted from 0, as far as there is one.
pub fn slide_of(key: &str, digits: &mut Digits, now: f64, count: usize) -> Option<usize> {
    let digit = match key.as_bytes() {
        [digit @ b'0'..=b'9'] => usize::from(digit - b'0'),
        _ => return None,
    };
    let slide = digits.slide(digit, now);
    (1..=count).contains(&slide).then(|| slide - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_close_together_are_one_number() {
        let mut digits = Digits::default();
        assert_eq!(slide_of("1", &mut digits, 0.0, 30), Some(0));
        assert_eq!(slide_of("2", &mut digits, 400.0, 30), Some(11));
        assert_eq!(slide_of("3", &mut digits, 9_000.0, 30), Some(2));
        assert_eq!(slide_of("9", &mut digits, 9_100.0, 30), None);
        assert_eq!(slide_of("0", &mut digits, 90_000.0, 30), None);
        assert_eq!(slide_of("x", &mut digits, 90_000.0, 30), None);
    }

    #[test]
    fn letters_of_the_minutes_stay_with_them() {
        assert_eq!(act("t", false, Letters::Free), Some(Act::Timer));
        assert_eq!(act("t", false, Letters::Minutes), None);
        assert_eq!(act("T", true, Letters::Minutes), Some(Act::Timer));
        for key in ["k", "d"] {
            assert_eq!(act(key, false, Letters::Minutes), None);
        }
    }

    #[test]
    fn a_clicker_is_understood() {
        assert_eq!(act("PageDown", false, Letters::Free), Some(Act::Next));
        assert_eq!(act("PageUp", false, Letters::Free), Some(Act::Previous));
        assert_eq!(act("b", false, Letters::Free), Some(Act::Black));
        assert_eq!(act(" ", true, Letters::Free), Some(Act::Previous));
    }
}
