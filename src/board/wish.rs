//! What the page asks for, and what it is given to show.

use serde::{Deserialize, Serialize};

use super::options::Options;
use super::question::{Bins, ViewName};
use super::selection::Selection;
use crate::chart::drawing::{DataTable, Drawing};
use crate::model::config::DataSet;
use crate::model::{Day, Lang, Message, Month, Period};

/// Everything that decides what the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub selection: Selection,
    /// Whether this is a step of a brush: what stands behind the filtered bars stays as it was.
    pub is_step: bool,
    pub lang: Lang,
    /// Words that the names of agencies must hold.
    pub search: String,
    /// The drawings in sight, with their widths in CSS pixels.
    pub widths: Vec<(String, u32)>,
    /// The page of rows that is open, from 1.
    pub rows: Option<u32>,
    /// For the analyst: what the engine has counted ([`super::extract`]).
    pub extract: Vec<u8>,
    /// The data set that is open; empty of a person's own file.
    pub data_set: String,
    /// For the analyst: the minutes of this browser, as a file of them; empty where nobody takes any.
    pub minutes: String,
    /// What else is chosen, by the names of [`super::options`].
    #[serde(with = "super::options::listed")]
    pub options: Options,
    /// For the engine: what the analyst has found to be marked on the time charts of placements.
    pub events: Vec<ChartEvent>,
    /// The day where the person is: what was agreed on runs on after the data's last day.
    pub today: Option<Day>,
}

/// The name of the drawing in the headline, beside those of the views.
pub const HEADLINE: &str = "headline";
/// The name under which the room of the sections is known.
pub const SECTIONS: &str = "sections";

/// What the page must know of the configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    pub name: Message,
    /// The first is the one shown when the address names none.
    pub data_sets: Vec<DataSet>,
}

/// What a data set is, and who stands behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Made up: to be marked wherever it is shown.
    pub is_sample: bool,
    /// The last day that the figures cover.
    pub as_of: Day,
    /// What is stated of it, each with its name.
    pub facts: Vec<(Message, Message)>,
    pub notice: Message,
    /// What a placement is.
    pub definition: Message,
    /// Its tables, with their bytes.
    pub tables: Vec<(String, u64)>,
    /// SHA-256 of what its tables hash to, in hexadecimal: the same data have the same.
    pub stamp: String,
}

/// Everything that the page shows of the data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Board {
    pub headline: Option<Headline>,
    /// By name.
    pub drawings: Vec<(String, Drawing)>,
    pub chips: Vec<Chip>,
    pub rows: Option<Rows>,
    /// In the order in which they stand on the page.
    pub sections: Vec<Section>,
    /// What is to be marked on the time charts of placements.
    pub events: Vec<ChartEvent>,
    /// What who takes minutes must know of the data set ([`crate::model::minutes::Known`], as JSON); empty where nobody
    /// takes any.
    pub known: String,
    /// What was asked for in vain.
    pub notices: Vec<Message>,
}

/// Something decided or done on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartEvent {
    /// Its meeting's id and its own, parted by `/`, without spaces.
    pub key: String,
    pub day: Day,
    pub label: String,
}

/// Where the office stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    pub finding: String,
    pub figures: Vec<Figure>,
    /// Definition, inputs, sources and the day that the figures cover.
    pub provenance: Vec<String>,
}

/// One figure of the headline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// A stable name: `realisation`, `target`, `attainment`, …
    pub key: String,
    pub label: String,
    /// In the reader's format.
    pub value: String,
    /// For machines, unrounded.
    pub raw: String,
    pub band: Option<BandMark>,
    pub note: String,
}

/// A band in words, with its icon so that it is never told by colour alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BandMark {
    /// `critical`, `attention`, `on-track` or `achieved`.
    pub key: String,
    pub icon: String,
    pub label: String,
}

/// A filter in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chip {
    pub view: ViewName,
    pub label: String,
    pub words: String,
}

/// One page of the rows behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Which rows these are, of how many.
    pub sentence: String,
    /// Placements of all rows, not only of this page: the figure that was opened.
    pub placements: u64,
    pub table: DataTable,
    /// From 1.
    pub page: u32,
    pub has_next: bool,
}

/// A part of the page as markup ([`super::markup`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub name: String,
    pub html: String,
}

/// How a view's marks are chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// One by one.
    Keys,
    /// A stretch of calendar months.
    Months { first: Month, count: u32 },
    /// A stretch of bins of `width` whole numbers, the last of them open.
    Steps { width: u32, count: u32 },
}

impl From<&Bins> for Shape {
    fn from(bins: &Bins) -> Self {
        match bins {
            Bins::Keys(_) => Self::Keys,
            Bins::Months { first, count } => Self::Months { first: *first, count: *count },
            Bins::Steps { width, count, .. } => Self::Steps { width: *width, count: *count },
        }
    }
}

impl Shape {
    /// The bins that a period or a range of lead times covers, half-open; `None` without one, and for a
    /// view that is not brushed.
    pub fn stretch(
        &self,
        period: Option<Period>,
        lead: Option<(u32, u32)>,
    ) -> Option<(usize, usize)> {
        match self {
            Self::Months { first, count } => {
                let period = period?;
                let bin = |month: Month| -> Option<usize> {
                    let bin = month.number().checked_sub(first.number())?;
                    bin.clamp(0, i32::try_from(*count).ok()?).try_into().ok()
                };
                Some((bin(period.first().month())?, bin(period.last().month().plus(1))?))
            }
            Self::Steps { width, count } => {
                let (from, to) = lead?;
                let bin = |number: u32| (number / (*width).max(1)).min(*count) as usize;
                Some((bin(from), (bin(to) + 1).min(*count as usize)))
            }
            Self::Keys => None,
        }
    }
}

/// What the page must know of the placements to let a person choose among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placements {
    pub first: Day,
    pub last: Day,
    pub views: Vec<(ViewName, Shape)>,
}

impl Placements {
    pub fn shape(&self, view: &str) -> Option<&Shape> {
        self.views.iter().find(|(name, _)| name == view).map(|(_, shape)| shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brush_covers_the_bins_of_its_clause() {
        let months = Shape::Months { first: "2022-01".parse().unwrap(), count: 34 };
        let within = |period: &str| months.stretch(Some(period.parse().unwrap()), None);
        assert_eq!(within("2022-03..2022-05"), Some((2, 5)));
        assert_eq!(within("2024-01..2024-12"), Some((24, 34)));
        assert_eq!(within("2020..2021"), Some((0, 0)));
        assert_eq!(months.stretch(None, Some((1, 2))), None);
        let steps = Shape::Steps { width: 7, count: 20 };
        assert_eq!(steps.stretch(None, Some((28, 62))), Some((4, 9)));
        assert_eq!(steps.stretch(None, Some((28, 65_535))), Some((4, 20)));
        assert_eq!(Shape::Keys.stretch(Some("2024".parse().unwrap()), Some((1, 2))), None);
    }
}
