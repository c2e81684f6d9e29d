//! The importer's side: one file, its proposal, and the reading that a person chose.

use std::cell::RefCell;
use std::rc::Rc;

use super::form::{self, Form, FormQuestion, ReadingReport};
use super::message::{FromImporter, Imported, ToImporter};
use super::packet::{pack, unpack};
use crate::browser::BrowserError;
use crate::browser::channel::{Host, Packet};
use crate::ingest::arrow;
use crate::ingest::import::{self, Choices, Proposal, Question};
use crate::ingest::shape;
use crate::ingest::sheet::{self, Workbook};
use crate::model::placement::PlacementColumn;
use crate::model::{Place, Problem, ProblemKind};

/// The opened file, how it is to be read, and what was asked last.
struct Opened {
    workbook: Workbook,
    choices: Choices,
    questions: Vec<Question>,
}

impl Opened {
    fn propose(&mut self, proposal: &Proposal) -> Form {
        self.choices = Choices::from(proposal);
        self.questions.clone_from(&proposal.questions);
        Form::from(proposal)
    }

    /// Reads a column otherwise, and asks what that leaves open.
    fn mean(&mut self, column: u32, meaning: &str) -> Vec<FormQuestion> {
        if let Some(target) = self.choices.targets.get_mut(column as usize) {
            *target = PlacementColumn::from_name(meaning);
        }
        self.questions = import::questions(&self.workbook, &self.choices);
        form::questions(&self.questions)
    }

    fn answer(&mut self, question: u32, reading: u32) {
        if let Some(question) = self.questions.get(question as usize)
            && let Some(reading) = question.readings.get(reading as usize)
        {
            self.choices.answer(question.column, reading.answer);
        }
    }
}

#[derive(Clone, Default)]
struct Importer {
    opened: Rc<RefCell<Option<Opened>>>,
    host: Rc<RefCell<Option<Host>>>,
}

impl Importer {
    fn say(&self, message: &FromImporter, payload: Option<Vec<u8>>) {
        if let (Some(host), Some(packet)) = (&*self.host.borrow(), pack(message, payload)) {
            // A page that has gone cannot be told.
            host.post(&packet).ok();
        }
    }

    fn received(&self, packet: Packet) {
        let Some(message) = unpack::<ToImporter>(&packet) else { return };
        match message {
            ToImporter::Open { file } => {
                let bytes = packet.payload.unwrap_or_default();
                let proposal = sheet::open(&bytes, &file).map(shape::in_rows).map(|workbook| {
                    let proposal = import::propose(&workbook);
                    let choices = Choices::from(&proposal);
                    let mut opened = Opened { workbook, choices, questions: Vec::new() };
                    let form = opened.propose(&proposal);
                    self.opened.replace(Some(opened));
                    form
                });
                self.say(&FromImporter::Proposal(proposal), None);
            }
            ToImporter::Propose { sheet } => {
                if let Some(opened) = &mut *self.opened.borrow_mut() {
                    let proposal = import::propose_at(&opened.workbook, sheet, None);
                    self.say(&FromImporter::Proposal(Ok(opened.propose(&proposal))), None);
                }
            }
            ToImporter::Mean { column, meaning } => {
                if let Some(opened) = &mut *self.opened.borrow_mut() {
                    self.say(&FromImporter::Questions(opened.mean(column, &meaning)), None);
                }
            }
            ToImporter::Answer { question, reading } => {
                if let Some(opened) = &mut *self.opened.borrow_mut() {
                    opened.answer(question, reading);
                }
            }
            ToImporter::Read => match self.read() {
                Ok((imported, bytes)) => {
                    self.say(&FromImporter::Imported(Ok(imported)), Some(bytes));
                }
                Err(problem) => self.say(&FromImporter::Imported(Err(problem)), None),
            },
        }
    }

    fn read(&self) -> Result<(Imported, Vec<u8>), Problem> {
        let opened = self.opened.borrow();
        let opened = opened.as_ref().ok_or_else(nothing_open)?;
        let read = import::read(&opened.workbook, &opened.choices)?;
        let bytes = arrow::write_placements(&read.placements)?;
        // Of plain values in memory: packing them cannot fail, and names are no condition of figures.
        let agencies = postcard::to_allocvec(&read.agencies).unwrap_or_default();
        Ok((Imported { agencies, report: ReadingReport::new(&read.report) }, bytes))
    }
}

fn nothing_open() -> Problem {
    Problem::error(ProblemKind::Missing, Place::default(), "")
        .expected("berkas yang terbuka", "an open file")
        .advice("Pilih berkasnya lagi.", "Choose the file again.")
}

/// Listens to the page and says that it does.
pub fn run() -> Result<(), BrowserError> {
    let importer = Importer::default();
    let listener = importer.clone();
    let host = Host::open(move |packet| listener.received(packet))?;
    importer.host.replace(Some(host.clone()));
    importer.say(&FromImporter::Ready, None);
    host.replay()
}
