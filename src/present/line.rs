//! What the window with the slides and the speaker's own window say to each other, as JSON over a broadcast channel, or
//! between two windows of one file. Either may be there alone, come later, or be loaded anew.

use serde::{Deserialize, Serialize};

use crate::model::Lang;
use crate::model::deck::Deck;

/// The channel's name.
pub const CHANNEL: &str = "capaian-slides";

/// Where the show is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    pub deck: Deck,
    /// The slide, counted from 0.
    pub at: usize,
    pub is_black: bool,
    /// When the clock was started, in milliseconds since 1970.
    pub started: Option<f64>,
    /// The query of what is on the screen, as the slide was made or filtered since.
    pub shown: String,
    /// What the slide on the screen says.
    pub finding: String,
    pub is_filtered: bool,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Line {
    /// The speaker's window has come, and asks.
    Hello,
    /// The slides are here.
    At(Box<Standing>),
    /// The slides are no longer shown.
    Over,
    /// A key that was pressed in the speaker's window.
    Key { key: String, is_shifted: bool },
}

impl Line {
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    pub fn write(&self) -> String {
        // It holds nothing that JSON does not.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_arrive_as_they_were_sent() {
        let standing = Standing { at: 3, started: Some(1.5e12), ..Standing::default() };
        for line in [Line::Hello, Line::Over, Line::At(Box::new(standing))] {
            assert_eq!(Line::read(&line.write()), Some(line));
        }
        assert_eq!(Line::read("nonsense"), None);
    }
}
