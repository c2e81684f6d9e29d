//! A deck: slides for a meeting. A slide is a view of the page and not a picture of it, so that what is asked in the
//! meeting can be answered on the slide.

use serde::{Deserialize, Serialize};

use super::Day;

/// How wide a slide is to its height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    #[default]
    #[serde(rename = "16:9")]
    Wide,
    #[serde(rename = "4:3")]
    Standard,
}

impl Shape {
    pub const ALL: [Self; 2] = [Self::Wide, Self::Standard];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Wide => "16:9",
            Self::Standard => "4:3",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.name() == name)
    }

    /// Width and height of a slide in the pixels that it is laid out in, whatever screen it is shown on.
    pub const fn size(self) -> (u32, u32) {
        match self {
            Self::Wide => (960, 540),
            Self::Standard => (960, 720),
        }
    }
}

/// What a slide shows of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideView {
    /// The query of the page's address, without `?`, language and theme.
    pub address: String,
    /// The card, chart or figure that stands alone, by its stable name.
    pub part: String,
}

/// A figure as it was said on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenFigure {
    /// Its stable name on the page, or the key of a mark in its chart.
    pub key: String,
    pub label: String,
    /// In the reader's format.
    pub text: String,
}

/// What a view said when it was put into the deck.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The data set's stamp, by which it is known whether the data are others now; empty where there was none.
    pub data: String,
    /// The last day that the data covered.
    pub data_as_of: Option<Day>,
    /// The card's title, which states its finding.
    pub finding: String,
    pub figures: Vec<TakenFigure>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slide {
    /// Its own in the deck.
    pub id: String,
    /// In place of the finding; empty to show that.
    #[serde(default)]
    pub title: String,
    /// `None` for a slide of words alone.
    #[serde(default)]
    pub view: Option<SlideView>,
    /// Words on the slide: what is to be seen in the view, or the lines of a slide of words.
    #[serde(default)]
    pub lines: Vec<String>,
    /// For the speaker alone.
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub taken: Option<Taken>,
    /// Whether the slide says what has changed since it was made.
    #[serde(default)]
    pub is_pinned: bool,
}

impl Slide {
    /// What it is called in a list.
    pub fn name(&self) -> &str {
        match &self.taken {
            Some(taken) if self.title.is_empty() => &taken.finding,
            _ => &self.title,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deck {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub shape: Shape,
    pub slides: Vec<Slide>,
}
