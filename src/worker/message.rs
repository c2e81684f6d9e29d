//! The messages themselves. Bytes too large to copy travel beside the message as its payload.

use serde::{Deserialize, Serialize};

use super::form::{Form, FormQuestion};
use super::reading::{ReadingReport, Saved};
use crate::board::wish::{About, Board, Office, Placements, Wish};
use crate::model::{Lang, Message, Problem};

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
    /// Make ready to explore the placements of the payload (Arrow IPC), while what is open stays so; without a
    /// payload, let go of them.
    Prepare,
    /// Explore the placements of the payload, or without one those made ready: a person brought them. Their
    /// agencies are [`Imported::agencies`].
    Adopt {
        file: String,
        agencies: Vec<u8>,
    },
    /// Fetch one table of the open manifest again.
    Retry {
        table: String,
    },
    /// Somebody points at this view, and may filter it next.
    Expect {
        view: String,
    },
    Ask {
        sequence: u32,
        wish: Wish,
    },
}

/// From the engine to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromEngine {
    /// The program runs and listens.
    Ready,
    Config(Result<Office, Problem>),
    Labels(Result<(), Problem>),
    Manifest(Result<About, Problem>),
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
    Board {
        sequence: u32,
        result: Result<Board, Problem>,
    },
    /// Nothing more comes for a wish. What the analyst needs to go on from it ([`crate::board::extract`]) is packed,
    /// since the page only carries it; a step of a brush leaves him where he is.
    Answered {
        sequence: u32,
        extract: Option<Vec<u8>>,
    },
}

/// A table that has arrived whole and checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Loaded {
    Records,
    Placements(Placements),
}

/// From the page to the importer. A file's bytes are the payload of `Open`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToImporter {
    /// The file comes beside it.
    Open {
        name: String,
        /// What [`FromImporter::Answers`] said of earlier files; empty where there were none.
        answers: String,
    },
    /// Propose how to read another sheet of the opened file.
    Propose { sheet: u32 },
    /// Read a column as one of [`Form::meanings`], and tell which questions that leaves.
    Mean { column: u32, meaning: String },
    /// Take a reading as the answer to a question; both by their place in the last list.
    Answer { question: u32, reading: u32 },
    /// Take words as the answer to a question.
    Say { question: u32, text: String },
    /// Read two agencies of [`Form::merges`] as one, or as two.
    Merge { merge: u32, is_chosen: bool },
    /// Forget what was chosen for files with these headers, and propose anew.
    Forget,
    /// Read the opened file as it was mapped.
    Read,
    /// Stop reading; what was read before stays.
    Stop,
    /// Show again how the file is read, to change it.
    Review,
    /// Make a file of what became of it.
    Save { what: Saved, lang: Lang },
}

/// From the importer to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromImporter {
    Ready,
    /// How far it has come, in words and as a share; `of` is 0 where nobody knows.
    Progress {
        words: Message,
        done: u32,
        of: u32,
    },
    Proposal(Result<Box<Form>, Problem>),
    Questions(Vec<FormQuestion>),
    /// Whether the last words were an answer to their question.
    Understood(bool),
    /// What was chosen for this file and those before, to keep for the next.
    Answers(String),
    /// The payload are the placements (Arrow IPC) as they will be read unless the person maps the file otherwise.
    Ahead,
    /// The placements are the payload, or those that [`Self::Ahead`] brought last.
    Imported(Result<Box<Imported>, Problem>),
    /// A file for the person; its bytes are the payload.
    File {
        name: String,
        mime: String,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The agencies of the file, packed: the page only carries them to the engine.
    pub agencies: Vec<u8>,
    pub report: ReadingReport,
}
