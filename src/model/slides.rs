//! A deck as a file for presentation programs: what it holds and how it is said where a picture is not seen.

use serde::{Deserialize, Serialize};

use super::Lang;
use super::deck::Shape;

/// A drawing that needs nothing of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlidePicture {
    /// SVG with colours and fonts of its own.
    pub markup: String,
    /// In CSS pixels.
    pub width: u32,
    pub height: u32,
    /// What it says, for those who do not see it.
    pub alt: String,
}

/// Figures as text in cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideTable {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A slide; what is empty takes no room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SlidePage {
    pub title: String,
    pub lines: Vec<String>,
    pub svg: Option<SlidePicture>,
    pub table: Option<SlideTable>,
    /// For the speaker alone.
    pub notes: String,
    /// Source, day of the data, mark of made-up data and code of the view.
    pub footer: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slides {
    /// Of the file, without its ending.
    pub name: String,
    pub lang: Lang,
    pub format: Shape,
    pub slides: Vec<SlidePage>,
}
