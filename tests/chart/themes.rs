//! `style/chart-tokens.css` against the roles that charts draw with.

use capaian::chart::Ink;

/// The tokens of each theme in `style/chart-tokens.css`.
fn themes() -> Vec<Vec<(String, String)>> {
    let css = include_str!("../../style/chart-tokens.css");
    css.split('{')
        .filter(|block| block.contains("--chart-accent:"))
        .map(|block| {
            block
                .lines()
                .take_while(|line| !line.contains('}'))
                .filter_map(|line| line.trim().trim_end_matches(';').split_once(": "))
                .map(|(token, value)| (token.to_owned(), value.to_owned()))
                .collect()
        })
        .collect()
}

fn luminance(colour: &str) -> f64 {
    let rgb = u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or(0);
    let channel = |shift: u32| {
        let value = f64::from(rgb >> shift & 255) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

#[test]
fn every_theme_defines_every_role_with_enough_contrast() {
    let themes = themes();
    assert_eq!(themes.len(), 4, "light, dark twice, forced colours");
    for theme in themes {
        let colour = |ink: Ink| {
            let found = theme.iter().find(|(token, _)| token == ink.token());
            found.unwrap_or_else(|| panic!("{} is missing", ink.token())).1.clone()
        };
        assert_eq!(theme.len(), Ink::ALL.len(), "no token that no chart uses");
        let forced = theme.iter().all(|(_, value)| !value.starts_with('#'));
        if forced {
            continue;
        }
        let contrast = |a: Ink, b: Ink| {
            let (a, b) = (luminance(&colour(a)), luminance(&colour(b)));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        for ink in [Ink::Text, Ink::TextMuted, Ink::Target, Ink::Projection] {
            for ground in [Ink::Surface, Ink::Selection] {
                let ratio = contrast(ink, ground);
                let least = if ground == Ink::Surface { 4.5 } else { 4.0 };
                assert!(ratio >= least, "{ink:?} on {ground:?}: {ratio:.2}");
            }
        }
        let marks =
            [Ink::Accent, Ink::Muted, Ink::Axis, Ink::Positive, Ink::OnTrack, Ink::Attention];
        for ink in marks.into_iter().chain([Ink::Negative]) {
            assert!(contrast(ink, Ink::Surface) >= 3.0, "{ink:?}");
        }
        for (at, ink) in Ink::SEQUENTIAL.into_iter().enumerate() {
            let text = if at < 3 { Ink::OnSequentialLow } else { Ink::OnSequentialHigh };
            assert!(contrast(text, ink) >= 4.5, "{ink:?}: {:.2}", contrast(text, ink));
        }
        assert!(contrast(Ink::OnSequentialHigh, Ink::Accent) >= 4.5);
        assert!(contrast(Ink::TextMuted, Ink::Ghost) >= 4.5);
    }
}
