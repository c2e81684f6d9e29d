//! The messages themselves. Bytes too large to copy travel beside the message as its payload.

use serde::{Deserialize, Serialize};

use super::question::{Answer, PlacementsInfo, Question, RowsPage, RowsRequest};
use crate::ingest::import::{Choices, Proposal, Question as ColumnQuestion, Report};
use crate::model::agency::Agency;
use crate::model::config::Config;
use crate::model::manifest::Manifest;
use crate::model::table::Records;
use crate::model::vocabulary::Labels;
use crate::model::{Day, Problem};

/// From the page to the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToEngine {
    /// Read `config.json` at this absolute address, and `vocabulary.json` beside it.
    Configure {
        address: String,
    },
    /// Read the manifest at this absolute address, then its tables. Ends what was open before.
    Open {
        manifest: String,
    },
    /// Take the placements of the payload (Arrow IPC), which a person brought.
    Adopt {
        file: String,
    },
    /// Fetch one table of the open manifest again.
    Retry {
        table: String,
    },
    Ask {
        sequence: u32,
        question: Question,
    },
    List {
        sequence: u32,
        request: RowsRequest,
    },
}

/// From the engine to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromEngine {
    /// The program runs and listens.
    Ready,
    Config(Result<Config, Problem>),
    Labels(Result<Labels, Problem>),
    Manifest(Result<Manifest, Problem>),
    /// Bytes of a table that have come, of how many.
    Progress {
        table: String,
        bytes: u64,
        of: u64,
    },
    Table {
        table: String,
        result: Result<Loaded, Problem>,
    },
    Answer {
        sequence: u32,
        result: Result<Answer, Problem>,
    },
    Rows {
        sequence: u32,
        result: Result<RowsPage, Problem>,
    },
}

/// A table that has arrived whole and checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Loaded {
    Records(Records),
    Placements(PlacementsInfo),
}

/// From the page to the importer. A file's bytes are the payload of `Open`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToImporter {
    Open {
        file: String,
    },
    /// Propose how to read another sheet of the opened file.
    Propose {
        sheet: u32,
    },
    /// Which questions are left when columns are read as chosen.
    Question {
        choices: Choices,
    },
    /// Read the opened file as chosen.
    Read {
        choices: Choices,
    },
}

/// From the importer to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromImporter {
    Ready,
    Proposal(Result<Proposal, Problem>),
    Questions(Vec<ColumnQuestion>),
    /// The placements are the payload, as Arrow IPC.
    Imported(Result<Imported, Problem>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    pub agencies: Vec<Agency>,
    /// The last day in the file.
    pub last: Option<Day>,
    pub report: Report,
}
