//! Colours in sRGB, and whether one can be read on another as WCAG 2.2 measures it.

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

pub const BLACK: Colour = Colour(0, 0, 0);
pub const WHITE: Colour = Colour(255, 255, 255);

impl Colour {
    /// `#rgb`, `#rrggbb`, `rgb(r, g, b)`; nothing that is see-through, since its ground is not known.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.strip_prefix('#') {
            Some(digits) => Self::hex(digits),
            None => Self::listed(text.strip_prefix("rgb(")?.strip_suffix(')')?),
        }
    }

    fn hex(digits: &str) -> Option<Self> {
        if !digits.is_ascii() {
            return None;
        }
        let part = |at: usize, width: usize| {
            let value = u8::from_str_radix(digits.get(at * width..(at + 1) * width)?, 16).ok()?;
            Some(if width == 1 { value * 17 } else { value })
        };
        let width = match digits.len() {
            3 => 1,
            6 => 2,
            _ => return None,
        };
        Some(Self(part(0, width)?, part(1, width)?, part(2, width)?))
    }

    fn listed(text: &str) -> Option<Self> {
        let mut parts = text.split([',', ' ']).filter(|part| !part.is_empty());
        let mut next = || parts.next()?.parse::<u8>().ok();
        let colour = Self(next()?, next()?, next()?);
        parts.next().is_none().then_some(colour)
    }

    pub fn text(self) -> String {
        let Self(red, green, blue) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// WCAG's relative luminance, 0 to 1.
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// WCAG's contrast with another, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// `share` hundredths of the way to another.
    pub fn towards(self, other: Self, share: u32) -> Self {
        let mix = |from: u8, to: u8| {
            let sum = u32::from(from) * (100 - share.min(100)) + u32::from(to) * share.min(100);
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// Black or white, whichever is read better on it. One of them always reaches 4,5.
    pub fn opposite(self) -> Self {
        if self.contrast(WHITE) >= self.contrast(BLACK) { WHITE } else { BLACK }
    }

    /// The nearest to it, on the way to black or white, that can be read on `ground` by at least `ratio`, of at most 4,5.
    pub fn readable_on(self, ground: Self, ratio: f64) -> Self {
        let end = ground.opposite();
        (0..=100)
            .map(|share| self.towards(end, share))
            .find(|mixed| mixed.contrast(ground) >= ratio)
            .unwrap_or(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn colours_as_styles_write_them() {
        assert_eq!(Colour::read("#0b5c7a"), Some(Colour(11, 92, 122)));
        assert_eq!(Colour::read(" #FFF "), Some(WHITE));
        assert_eq!(Colour::read("rgb(1, 2, 3)"), Some(Colour(1, 2, 3)));
        for text in ["red", "#12345", "#ééé", "rgb(1,2)", "rgb(1,2,300)", "url(x)", "rgb(1,2,3,4)"]
        {
            assert_eq!(Colour::read(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((WHITE.contrast(BLACK) - 21.0).abs() < 1e-9);
        // The lightest grey that passes on white.
        assert!(Colour::read("#767676").unwrap().contrast(WHITE) >= 4.5);
        assert!(Colour::read("#777777").unwrap().contrast(WHITE) < 4.5);
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_can_be_read(a in any::<[u8; 3]>(), b in any::<[u8; 3]>()) {
            let (ink, ground) = (Colour(a[0], a[1], a[2]), Colour(b[0], b[1], b[2]));
            prop_assert!(ink.readable_on(ground, 4.5).contrast(ground) >= 4.5);
            if ink.contrast(ground) >= 4.5 {
                prop_assert_eq!(ink.readable_on(ground, 4.5), ink);
            }
            prop_assert_eq!(Colour::read(&ink.text()), Some(ink));
        }
    }
}
