//! A host's language, theme, colours, font and corners. What could not be read is made readable, and said.

use serde::{Deserialize, Serialize};

use super::colour::Colour;

/// As a host asks for it; what it leaves out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Look {
    pub lang: Option<String>,
    /// `system`, `light` or `dark`.
    pub theme: Option<String>,
    /// Replaces what was asked for before; empty takes it back.
    pub tokens: Option<Tokens>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tokens {
    /// Behind the card.
    pub ground: Option<String>,
    /// Of the card.
    pub surface: Option<String>,
    pub text: Option<String>,
    pub muted: Option<String>,
    pub line: Option<String>,
    /// Of links, buttons and bars.
    pub accent: Option<String>,
    pub font: Option<String>,
    /// Of corners, such as `4px`.
    pub radius: Option<String>,
}

/// The page's own colours, for what the host does not set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Base {
    pub ground: Colour,
    pub surface: Colour,
    pub text: Colour,
    pub muted: Colour,
    pub accent: Colour,
}

/// A colour that was not taken as it was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Correction {
    pub token: &'static str,
    pub asked: String,
    /// Empty where it is no colour, font or length.
    pub used: String,
    /// The contrast of what was asked for, with one decimal.
    pub contrast: f64,
}

/// Custom properties with their values.
pub type Properties = Vec<(&'static str, String)>;

/// What text and what is drawn need: WCAG 1.4.3 and 1.4.11.
const TEXT: f64 = 4.5;

/// The properties to set, and what was corrected.
pub fn apply(tokens: &Tokens, base: Base) -> (Properties, Vec<Correction>) {
    let mut sheet = Sheet::default();
    let surface = sheet.ground("surface", tokens.surface.as_deref());
    let ground = sheet.ground("ground", tokens.ground.as_deref());
    let on = [surface.unwrap_or(base.surface), ground.unwrap_or(base.ground)];
    let is_new = surface.is_some() || ground.is_some();
    let text = sheet.ink("text", tokens.text.as_deref(), (base.text, is_new), on);
    let muted = sheet.ink("muted", tokens.muted.as_deref(), (base.muted, is_new), on);
    let accent = sheet.ink("accent", tokens.accent.as_deref(), (base.accent, is_new), on);
    if let Some(surface) = surface {
        sheet.set(&["--surface", "--chart-surface"], surface);
    }
    if let Some(ground) = ground {
        sheet.set(&["--ground"], ground);
    }
    if let Some(text) = text {
        sheet.set(&["--text", "--chart-text"], text);
    }
    if let Some(muted) = muted {
        sheet.set(&["--text-muted", "--chart-text-muted"], muted);
    }
    if let Some(accent) = accent {
        let [surface, _] = on;
        sheet.set(&["--accent", "--accent-strong", "--chart-accent", "--chart-on-track"], accent);
        sheet.set(&["--on-accent"], accent.opposite());
        sheet.set(&["--accent-pale", "--chart-selection"], surface.towards(accent, 12));
        sheet.set(&["--chart-accent-pale"], surface.towards(accent, 35));
    }
    if is_new {
        let [surface, _] = on;
        let strong = text.unwrap_or(base.text);
        sheet.set(&["--line", "--chart-grid", "--chart-ghost"], surface.towards(strong, 14));
        sheet.set(&["--line-strong", "--chart-axis"], surface.towards(strong, 50));
    }
    if let Some(line) = sheet.ground("line", tokens.line.as_deref()) {
        sheet.set(&["--line"], line);
    }
    sheet.words("font", "--font", tokens.font.as_deref(), font);
    sheet.words("radius", "--radius", tokens.radius.as_deref(), length);
    (sheet.properties, sheet.corrections)
}

#[derive(Default)]
struct Sheet {
    properties: Properties,
    corrections: Vec<Correction>,
}

impl Sheet {
    fn set(&mut self, names: &[&'static str], colour: Colour) {
        self.properties.extend(names.iter().map(|name| (*name, colour.text())));
    }

    fn correct(&mut self, token: &'static str, asked: &str, used: String, contrast: f64) {
        let contrast = (contrast * 10.0).floor() / 10.0;
        let asked: String = asked.chars().take(60).collect();
        self.corrections.push(Correction { token, asked, used, contrast });
    }

    fn ground(&mut self, token: &'static str, asked: Option<&str>) -> Option<Colour> {
        let asked = asked?;
        let read = Colour::read(asked);
        if read.is_none() {
            self.correct(token, asked, String::new(), 0.0);
        }
        read
    }

    /// What is written or drawn on both grounds; the page's own too where a ground is another.
    fn ink(
        &mut self,
        token: &'static str,
        asked: Option<&str>,
        (own, is_new): (Colour, bool),
        on: [Colour; 2],
    ) -> Option<Colour> {
        let read = self.ground(token, asked);
        let wanted = read.or_else(|| is_new.then_some(own))?;
        let contrast =
            |ink: Colour| on.into_iter().map(|ground| ink.contrast(ground)).fold(21.0, f64::min);
        if contrast(wanted) >= TEXT {
            return Some(wanted);
        }
        let [surface, ground] = on;
        let used = [
            wanted.readable_on(surface, TEXT),
            wanted.readable_on(ground, TEXT),
            surface.opposite(),
        ]
        .into_iter()
        .find(|ink| contrast(*ink) >= TEXT)
        // Two grounds with nothing readable on both: what is on the card matters.
        .unwrap_or_else(|| wanted.readable_on(surface, TEXT));
        if read.is_some() {
            self.correct(token, asked.unwrap_or_default(), used.text(), contrast(wanted));
        }
        Some(used)
    }

    fn words(
        &mut self,
        token: &'static str,
        property: &'static str,
        asked: Option<&str>,
        is_allowed: fn(&str) -> bool,
    ) {
        match asked.map(str::trim) {
            Some(text) if is_allowed(text) => self.properties.push((property, text.to_owned())),
            Some(text) => self.correct(token, text, String::new(), 0.0),
            None => {}
        }
    }
}

/// Names of families. Nothing that fetches: `url()` has parentheses.
fn font(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || " ,-_'\"".contains(c);
    (1..=200).contains(&text.len()) && text.chars().all(is_plain)
}

fn length(text: &str) -> bool {
    let number = text.strip_suffix("px").unwrap_or(text);
    let is_plain = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_plain
        && (text == "0" || text.ends_with("px"))
        && number.parse().is_ok_and(|px: f64| px <= 24.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIGHT: Base = Base {
        ground: Colour(243, 245, 247),
        surface: Colour(255, 255, 255),
        text: Colour(20, 32, 43),
        muted: Colour(77, 91, 104),
        accent: Colour(11, 92, 122),
    };

    fn value<'a>(properties: &'a Properties, name: &str) -> Option<&'a str> {
        properties
            .iter()
            .rev()
            .find(|(property, _)| *property == name)
            .map(|(_, value)| value.as_str())
    }

    #[test]
    fn a_readable_theme_is_taken_as_it_is() {
        let tokens = Tokens {
            accent: Some("#7a1020".to_owned()),
            font: Some("\"Noto Serif\", serif".to_owned()),
            radius: Some("12px".to_owned()),
            ..Tokens::default()
        };
        let (properties, corrections) = apply(&tokens, LIGHT);
        assert_eq!(corrections, []);
        assert_eq!(value(&properties, "--chart-accent"), Some("#7a1020"));
        assert_eq!(value(&properties, "--on-accent"), Some("#ffffff"));
        assert_eq!(value(&properties, "--radius"), Some("12px"));
        assert_eq!(value(&properties, "--text"), None);
    }

    #[test]
    fn yellow_on_white_is_corrected_and_said() {
        let tokens = Tokens { accent: Some("#ffdd00".to_owned()), ..Tokens::default() };
        let (properties, corrections) = apply(&tokens, LIGHT);
        let used = Colour::read(value(&properties, "--accent").unwrap()).unwrap();
        assert!(used.contrast(LIGHT.surface) >= 4.5);
        assert_eq!((corrections[0].token, corrections[0].contrast), ("accent", 1.2));
        assert_eq!(corrections[0].used, used.text());
    }

    #[test]
    fn a_dark_card_takes_its_text_along() {
        let tokens = Tokens {
            surface: Some("#101820".to_owned()),
            ground: Some("#000000".to_owned()),
            ..Tokens::default()
        };
        let (properties, _) = apply(&tokens, LIGHT);
        let text = Colour::read(value(&properties, "--chart-text").unwrap()).unwrap();
        assert!(text.contrast(Colour(16, 24, 32)) >= 4.5);
    }

    #[test]
    fn nothing_that_fetches_or_escapes_is_a_font_or_a_length() {
        for text in ["url(//evil.example/x)", "a;b", "a}b", "expression(1)", "\\75rl", ""] {
            assert!(!font(text), "{text}");
        }
        for text in ["4", "1e9px", "calc(1px)", "-4px", "25px", "px"] {
            assert!(!length(text), "{text}");
        }
    }

    fn any_colour() -> impl Strategy<Value = Option<String>> {
        prop::option::of("#[0-9a-f]{6}")
    }

    proptest! {
        #[test]
        fn text_can_be_read_on_the_card_whatever_a_host_asks_for(
            surface in any_colour(), ground in any_colour(), text in any_colour(),
            muted in any_colour(), accent in any_colour(),
        ) {
            let tokens = Tokens { ground, surface, text, muted, accent, ..Tokens::default() };
            let (properties, _) = apply(&tokens, LIGHT);
            let read = |name: &str| value(&properties, name).and_then(Colour::read);
            let surface = read("--surface").unwrap_or(LIGHT.surface);
            for (name, own) in [("--text", LIGHT.text), ("--text-muted", LIGHT.muted), ("--accent", LIGHT.accent)] {
                let ink = read(name).unwrap_or(own);
                prop_assert!(ink.contrast(surface) >= 4.5, "{name} {ink:?} on {surface:?}");
            }
        }
    }
}
