//! What goes over the channel between a hosting page and this one: lines of JSON, each with the version of this
//! language. docs/embedding.md describes it for those who write hosting pages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::gate::Counts;
use super::theme::{Correction, Look};

/// The version of the language. A message of another is not read.
pub const VERSION: u32 = 1;

/// Filters by the name of their view: keys, or a period or a stretch of days as the one word of the list.
pub type Filters = BTreeMap<String, Vec<String>>;

/// A message from the host.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub capaian: u32,
    /// Stands in the answer again.
    pub id: Option<u32>,
    pub ask: Ask,
}

/// What a host may ask for, and nothing else.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// These filters in place of those that are on.
    Filters(Filters),
    /// What is shown.
    State,
    /// Language, theme, colours.
    Look(Box<Look>),
    /// The chart as a picture.
    Image(Format),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Svg,
    Png,
}

/// What a host says when it offers its end of a channel.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hello {
    /// Whether the host gives the frame the height that its content has.
    pub auto_height: bool,
    pub look: Look,
}

/// A message to the host.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    pub capaian: u32,
    /// Of the message that this answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<u32>,
    pub tell: Tell,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tell {
    /// The channel is open.
    Ready(State),
    /// What was asked for is drawn for the first time.
    Loaded(State),
    /// The filters have changed.
    Filter {
        by: By,
        state: State,
    },
    /// A person has chosen these keys of a view, or let go of the last with none.
    Select {
        view: String,
        keys: Vec<String>,
        state: State,
    },
    /// How tall the content is, in CSS pixels.
    Resize {
        height: u32,
        state: State,
    },
    /// Colours of the host's that could not be read against their ground.
    Corrected(Vec<Correction>),
    State(State),
    Image {
        format: Format,
        data: String,
    },
    Error {
        code: Failure,
        message: String,
        state: State,
    },
}

/// Who changed the filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    Host,
    Person,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// There is nothing of that name on the page.
    NoChart,
    /// The engine or its data did not come.
    NoData,
    /// No picture can be made of it here.
    NoPicture,
}

/// All that a host needs to bring the same view back.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct State {
    /// The finding, or the title of the page.
    pub title: String,
    pub page: String,
    /// Empty for the whole page.
    pub chart: String,
    pub filters: Filters,
    /// The whole view as a query string, without what belongs to embedding.
    pub query: String,
    pub lang: String,
    pub theme: String,
    /// Up to which day the data go, in words.
    pub as_of: String,
    /// The program's build.
    pub build: String,
    pub height: u32,
    /// What was not listened to so far.
    pub ignored: Counts,
}

impl Told {
    /// The line for the channel.
    pub fn line(id: Option<u32>, tell: Tell) -> Option<String> {
        serde_json::to_string(&Self { capaian: VERSION, id, tell }).ok()
    }
}
