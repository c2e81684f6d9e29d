//! The roles of colour in a chart. A role travels through plotters as an RGB value that no screen sees
//! and is written as a custom property, which the page's themes define.

use plotters::style::RGBColor;

/// What a colour means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// The bars, columns and tiles that count.
    Accent,
    /// The same, for what is not complete.
    AccentPale,
    /// What a filter of the view itself leaves out; "others".
    Muted,
    /// The unfiltered total behind a filtered value.
    Ghost,
    Target,
    Projection,
    Text,
    TextMuted,
    Grid,
    /// The line that bars stand on.
    Axis,
    Surface,
    /// The band behind a brushed window.
    Selection,
    Positive,
    OnTrack,
    Attention,
    Negative,
    /// A sequential scale, from few to many.
    Sequential1,
    Sequential2,
    Sequential3,
    Sequential4,
    Sequential5,
    /// Text on the lower and on the upper end of the sequential scale.
    OnSequentialLow,
    OnSequentialHigh,
}

impl Ink {
    pub const ALL: [Self; 23] = [
        Self::Accent,
        Self::AccentPale,
        Self::Muted,
        Self::Ghost,
        Self::Target,
        Self::Projection,
        Self::Text,
        Self::TextMuted,
        Self::Grid,
        Self::Axis,
        Self::Surface,
        Self::Selection,
        Self::Positive,
        Self::OnTrack,
        Self::Attention,
        Self::Negative,
        Self::Sequential1,
        Self::Sequential2,
        Self::Sequential3,
        Self::Sequential4,
        Self::Sequential5,
        Self::OnSequentialLow,
        Self::OnSequentialHigh,
    ];

    /// The sequential scale, from few to many.
    pub const SEQUENTIAL: [Self; 5] = [
        Self::Sequential1,
        Self::Sequential2,
        Self::Sequential3,
        Self::Sequential4,
        Self::Sequential5,
    ];

    /// The custom property of the role, as `style/chart-tokens.css` defines it.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Accent => "--chart-accent",
            Self::AccentPale => "--chart-accent-pale",
            Self::Muted => "--chart-muted",
            Self::Ghost => "--chart-ghost",
            Self::Target => "--chart-target",
            Self::Projection => "--chart-projection",
            Self::Text => "--chart-text",
            Self::TextMuted => "--chart-text-muted",
            Self::Grid => "--chart-grid",
            Self::Axis => "--chart-axis",
            Self::Surface => "--chart-surface",
            Self::Selection => "--chart-selection",
            Self::Positive => "--chart-positive",
            Self::OnTrack => "--chart-on-track",
            Self::Attention => "--chart-attention",
            Self::Negative => "--chart-negative",
            Self::Sequential1 => "--chart-sequential-1",
            Self::Sequential2 => "--chart-sequential-2",
            Self::Sequential3 => "--chart-sequential-3",
            Self::Sequential4 => "--chart-sequential-4",
            Self::Sequential5 => "--chart-sequential-5",
            Self::OnSequentialLow => "--chart-on-sequential-low",
            Self::OnSequentialHigh => "--chart-on-sequential-high",
        }
    }

    /// The role as plotters carries it.
    pub const fn colour(self) -> RGBColor {
        RGBColor(0, 0, self as u8)
    }

    /// The role that plotters carried; plain text for a colour that is no role.
    pub(super) fn of((_, _, number): (u8, u8, u8)) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::Text)
    }
}

/// A drawing for a file that stands alone: every `var(--…)` replaced by what `lookup` says of the
/// property's name (`currentColor` where that is nothing), and a sans-serif in place of the page's font.
pub fn resolve(svg: &str, lookup: impl Fn(&str) -> String) -> String {
    let mut resolved = String::with_capacity(svg.len());
    let mut rest = svg;
    if let Some(root) = svg.strip_prefix("<svg ") {
        resolved.push_str(r#"<svg font-family="system-ui, 'Segoe UI', Arial, sans-serif" "#);
        rest = root;
    }
    while let Some((before, after)) = rest.split_once("\"var(") {
        let Some((token, tail)) = after.split_once(')') else { break };
        let value = lookup(token);
        resolved.push_str(before);
        resolved.push('"');
        if value.trim().is_empty() {
            resolved.push_str("currentColor");
        } else {
            push_escaped(&mut resolved, value.trim());
        }
        rest = tail;
    }
    resolved.push_str(rest);
    resolved
}

/// Appends text with the characters escaped that XML gives a meaning, and those left out that it forbids.
pub fn push_escaped(to: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\t' | '\n' | '\r' => to.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => to.push('\u{fffd}'),
            c => to.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_survives_the_way_through_plotters() {
        for ink in Ink::ALL {
            let RGBColor(r, g, b) = ink.colour();
            assert_eq!(Ink::of((r, g, b)), ink);
        }
        assert_eq!(Ink::of((255, 255, 255)), Ink::Text);
    }

    #[test]
    fn a_standalone_file_holds_literal_colours() {
        let svg = r#"<rect fill="var(--chart-accent)"/><text>var(--x) "var(</text>"#;
        let resolved = resolve(svg, |token| match token {
            "--chart-accent" => " #126 ".to_owned(),
            _ => String::new(),
        });
        assert!(resolve("<svg a=\"1\"/>", |_| String::new()).starts_with("<svg font-family="));
        assert_eq!(resolved, r##"<rect fill="#126"/><text>var(--x) "var(</text>"##);
    }
}
