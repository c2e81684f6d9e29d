//! The importer's side: one file, its proposal, and the reading that a person chose.

use std::cell::RefCell;
use std::rc::Rc;

use super::form::{self, Form, FormQuestion};
use super::message::{FromImporter, Imported, ToImporter};
use super::packet::{pack, unpack};
use super::reading::ReadingReport;
use crate::browser::BrowserError;
use crate::browser::channel::{Host, Packet};
use crate::ingest::arrow;
use crate::ingest::import::{self, Answer, Answers, Choices, ImportReader, Proposal, Question};
use crate::ingest::shape;
use crate::ingest::sheet::{self, Workbook};
use crate::model::columns::PlacementTable;
use crate::model::placement::PlacementColumn;
use crate::model::{Place, Problem, ProblemKind};

/// Milliseconds between two words on how far a file is read.
const TELLING_PAUSE: f64 = 100.0;

/// The opened file, how it is to be read, and what became of it.
struct Opened {
    workbook: Workbook,
    proposal: Proposal,
    choices: Choices,
    remembered: Answers,
    imported: Option<import::Imported>,
}

impl Opened {
    fn new(workbook: Workbook, remembered: Answers) -> Self {
        let proposal = import::propose(&workbook);
        let choices = Choices::from(&proposal);
        let mut opened = Self { workbook, proposal, choices, remembered, imported: None };
        opened.remember();
        opened
    }

    /// Chooses what was chosen for an earlier file with these headers.
    fn remember(&mut self) {
        self.choices = Choices::from(&self.proposal);
        self.remembered.choose(&self.proposal, &mut self.choices);
        self.ask();
        for question in &self.proposal.questions {
            if let Some(answer) = self.remembered.answer(&self.proposal, question) {
                self.choices.answer(question.column, answer);
            }
        }
    }

    fn ask(&mut self) {
        self.proposal.questions = import::questions(&self.workbook, &self.choices);
    }

    /// What was chosen for this file and those before, as JSON.
    fn answers(&self) -> String {
        serde_json::to_string(&self.remembered).unwrap_or_default()
    }

    fn form(&self) -> Form {
        Form::new(&self.proposal, &self.choices, &self.remembered)
    }

    fn propose(&mut self, sheet: u32) {
        self.proposal = import::propose_at(&self.workbook, sheet, None);
        self.remember();
    }

    /// Reads a column otherwise, and asks what that leaves open.
    fn mean(&mut self, column: u32, meaning: &str) -> Vec<FormQuestion> {
        if let Some(target) = self.choices.targets.get_mut(column as usize) {
            *target = PlacementColumn::from_name(meaning);
        }
        self.ask();
        form::questions(&self.proposal.questions, &self.choices)
    }

    /// Takes an answer; false where there is none.
    fn answer(&mut self, question: u32, answer: impl Fn(&Question) -> Option<Answer>) -> bool {
        let Some(question) = self.proposal.questions.get(question as usize) else { return false };
        let answer = answer(question);
        if let Some(answer) = answer {
            self.choices.answer(question.column, answer);
        }
        answer.is_some()
    }

    fn merge(&mut self, merge: u32, is_chosen: bool) {
        let Some(merge) = self.proposal.merges.get(merge as usize) else { return };
        self.choices.merges.retain(|chosen| chosen != merge);
        if is_chosen {
            self.choices.merges.push(merge.clone());
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
        if let ToImporter::Open { file, answers } = &message {
            let bytes = packet.payload.unwrap_or_default();
            let form = sheet::open(&bytes, file).map(|workbook| {
                // Kept by another version, or by hand: then nothing is remembered.
                let remembered = serde_json::from_str(answers).unwrap_or_default();
                let opened = Opened::new(shape::in_rows(workbook), remembered);
                let form = Box::new(opened.form());
                self.opened.replace(Some(opened));
                form
            });
            self.say(&FromImporter::Proposal(form), None);
            return;
        }
        match &mut *self.opened.borrow_mut() {
            Some(opened) => self.take(opened, message),
            None => self.say(&FromImporter::Imported(Err(nothing_open())), None),
        }
    }

    fn take(&self, opened: &mut Opened, message: ToImporter) {
        match message {
            ToImporter::Open { .. } => {}
            ToImporter::Propose { sheet } => {
                opened.propose(sheet);
                self.say(&FromImporter::Proposal(Ok(Box::new(opened.form()))), None);
            }
            ToImporter::Mean { column, meaning } => {
                let questions = opened.mean(column, &meaning);
                self.say(&FromImporter::Questions(questions), None);
            }
            ToImporter::Answer { question, reading } => {
                let chosen =
                    |question: &Question| Some(question.readings.get(reading as usize)?.answer);
                opened.answer(question, chosen);
            }
            ToImporter::Say { question, text } => {
                let is_read = opened.answer(question, |question| question.read(&text));
                self.say(&FromImporter::Understood(is_read || text.trim().is_empty()), None);
            }
            ToImporter::Merge { merge, is_chosen } => opened.merge(merge, is_chosen),
            ToImporter::Forget => {
                opened.remembered.forget(&opened.proposal);
                let sheet = opened.proposal.sheet;
                opened.propose(sheet);
                self.say(&FromImporter::Remembered(opened.answers()), None);
                self.say(&FromImporter::Proposal(Ok(Box::new(opened.form()))), None);
            }
            ToImporter::Review => {
                self.say(&FromImporter::Proposal(Ok(Box::new(opened.form()))), None)
            }
            ToImporter::Read => match self.read(opened) {
                Ok((imported, bytes)) => {
                    self.say(&FromImporter::Imported(Ok(Box::new(imported))), Some(bytes));
                }
                Err(problem) => self.say(&FromImporter::Imported(Err(problem)), None),
            },
            ToImporter::Aside { lang } => {
                let Opened { workbook, choices, imported, .. } = opened;
                let csv = imported.as_ref().map_or_else(String::new, |imported| {
                    import::set_aside_csv(workbook, choices, imported, lang)
                });
                self.say(&FromImporter::Aside, Some(csv.into_bytes()));
            }
        }
    }

    fn read(&self, opened: &mut Opened) -> Result<(Imported, Vec<u8>), Problem> {
        let mut reader = ImportReader::new(&opened.workbook, &opened.choices)?;
        let of = reader.total_rows() as u32;
        let mut told = js_sys::Date::now();
        while let Some(rows) = reader.step() {
            let now = js_sys::Date::now();
            if now - told >= TELLING_PAUSE {
                told = now;
                self.say(&FromImporter::Progress { rows: rows as u32, of }, None);
            }
        }
        let mut read = reader.finish();
        let bytes = arrow::write_placements(&read.placements)?;
        // Of plain values in memory: packing them cannot fail, and names are no condition of figures.
        let agencies = postcard::to_allocvec(&read.agencies).unwrap_or_default();
        opened.remembered.keep(&opened.proposal, &opened.choices);
        let answers = opened.answers();
        let report = ReadingReport::new(&read.report);
        // The page has the placements now; what was set aside may be asked for.
        read.placements = PlacementTable::default();
        opened.imported = Some(read);
        Ok((Imported { agencies, answers, report }, bytes))
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
