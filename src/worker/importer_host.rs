//! The importer's side: one file, its proposal, and the reading that a person chose.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;

use super::message::{FromImporter, Imported, ToImporter};
use super::opened::Opened;
use super::opening;
use super::packet::{pack, unpack};
use super::progress::{self, Pace};
use super::reading::{ReadingReport, Saved};
use crate::browser::BrowserError;
use crate::browser::channel::{Host, Packet};
use crate::browser::task::breathe;
use crate::ingest::arrow;
use crate::ingest::import::{self, ImportReader};
use crate::ingest::manifest::sha256_hex;
use crate::ingest::shape;
use crate::model::columns::PlacementTable;
use crate::model::{Message, Problem};

/// What a file was read as: for the page, with the placements beside it, and to be kept.
type Outcome = Result<Box<Read>, Problem>;

struct Read {
    imported: Imported,
    /// Absent when the page has them.
    placements: Option<Vec<u8>>,
    kept: import::Imported,
}

#[derive(Clone, Default)]
struct Importer {
    /// Absent while it is read.
    opened: Rc<RefCell<Option<Opened>>>,
    /// What the page said meanwhile.
    held: Rc<RefCell<Vec<ToImporter>>>,
    /// Whether the page waits for what is being read; else it is read ahead, while a person looks at the form.
    is_asked: Rc<Cell<bool>>,
    /// What was read ahead, until it is asked for or would be read otherwise. Its placements the page has.
    ahead: Rc<RefCell<Option<Outcome>>>,
    host: Rc<RefCell<Option<Host>>>,
    /// Whether the page wants no more of what is being read.
    is_stopped: Rc<Cell<bool>>,
}

impl Importer {
    fn say(&self, message: &FromImporter, payload: Option<Vec<u8>>) {
        let payload = payload.map(|bytes| Uint8Array::from(bytes.as_slice()));
        if let (Some(host), Some(packet)) = (&*self.host.borrow(), pack(message, payload)) {
            // A page that has gone cannot be told.
            host.post(&packet).ok();
        }
    }

    fn tell(&self, words: Message, done: usize, of: usize) {
        let (done, of) = (done as u32, of as u32);
        self.say(&FromImporter::Progress { words, done, of }, None);
    }

    fn received(&self, packet: Packet) {
        match unpack::<ToImporter>(&packet) {
            Some(ToImporter::Open { name, answers }) => {
                spawn_local(self.clone().open(name, answers, packet));
            }
            Some(ToImporter::Stop) => self.is_stopped.set(true),
            Some(message) => self.hear(message),
            None => {}
        }
    }

    fn hear(&self, message: ToImporter) {
        let opened = self.opened.take();
        match (opened, message) {
            (None, ToImporter::Read) if self.held.borrow().is_empty() => self.is_asked.set(true),
            (None, message) => self.held.borrow_mut().push(message),
            (Some(opened), ToImporter::Read) => {
                self.is_asked.set(true);
                match self.ahead.take() {
                    Some(outcome) => self.give(opened, outcome),
                    None => spawn_local(self.clone().read(opened)),
                }
            }
            (Some(mut opened), message) => {
                self.take(&mut opened, message);
                self.opened.replace(Some(opened));
            }
        }
    }

    async fn open(self, name: String, answers: String, packet: Packet) {
        match self.opened(&name, &answers, packet).await {
            Ok(opened) => {
                let form = Box::new(opened.form());
                let is_certain = form.questions.is_empty();
                self.say(&FromImporter::Proposal(Ok(form)), None);
                match is_certain {
                    true => self.read(opened).await,
                    false => self.hold(opened),
                }
            }
            Err(problem) => self.say(&FromImporter::Proposal(Err(problem)), None),
        }
    }

    async fn opened(&self, name: &str, answers: &str, packet: Packet) -> Result<Opened, Problem> {
        let workbook = opening::workbook(packet.file.as_ref(), name, |words, done, of| {
            self.tell(words, done, of);
        });
        // Kept by another version, or by hand: then nothing is remembered.
        let remembered = serde_json::from_str(answers).unwrap_or_default();
        Ok(Opened::new(shape::in_rows(workbook.await?), remembered))
    }

    /// Is at the page's service, and hears what it said meanwhile.
    fn hold(&self, opened: Opened) {
        self.is_asked.set(false);
        self.opened.replace(Some(opened));
        for message in self.held.take() {
            self.hear(message);
        }
    }

    fn take(&self, opened: &mut Opened, message: ToImporter) {
        if !matches!(message, ToImporter::Save { .. }) {
            self.ahead.take();
        }
        match message {
            ToImporter::Open { .. } | ToImporter::Read | ToImporter::Stop => return,
            ToImporter::Mean { column, meaning } => {
                let questions = opened.mean(column, &meaning);
                return self.say(&FromImporter::Questions(questions), None);
            }
            ToImporter::Answer { question, reading } => return opened.answer(question, reading),
            ToImporter::Say { question, text } => {
                let is_answer = opened.take_words(question, &text);
                return self.say(&FromImporter::Understood(is_answer), None);
            }
            ToImporter::Merge { merge, is_chosen } => return opened.merge(merge, is_chosen),
            ToImporter::Save { what, lang } => {
                let (name, mime) = file_of(what);
                let file = FromImporter::File { name: name.to_owned(), mime: mime.to_owned() };
                return self.say(&file, Some(opened.file(what, lang).into_bytes()));
            }
            ToImporter::Propose { sheet } => opened.propose(sheet),
            ToImporter::Forget => {
                opened.forget();
                self.say(&FromImporter::Answers(opened.answers()), None);
            }
            ToImporter::Review => {}
        }
        self.say(&FromImporter::Proposal(Ok(Box::new(opened.form()))), None);
    }

    async fn read(self, opened: Opened) {
        self.is_stopped.set(false);
        match self.outcome(&opened).await {
            Some(outcome) if self.is_asked.get() => self.give(opened, outcome),
            mut outcome => {
                if let Some(Ok(read)) = &mut outcome {
                    self.say(&FromImporter::Ahead, read.placements.take());
                }
                self.ahead.replace(outcome);
                self.hold(opened);
            }
        }
    }

    /// Gives the page what it waits for.
    fn give(&self, mut opened: Opened, outcome: Outcome) {
        match outcome.map(|read| *read) {
            Ok(Read { imported, placements, kept }) => {
                opened.keep(kept);
                self.say(&FromImporter::Answers(opened.answers()), None);
                self.say(&FromImporter::Imported(Ok(Box::new(imported))), placements);
            }
            Err(problem) => self.say(&FromImporter::Imported(Err(problem)), None),
        }
        self.hold(opened);
    }

    /// What the file says; `None` when the page wants it no more, or the person does something else meanwhile.
    async fn outcome(&self, opened: &Opened) -> Option<Outcome> {
        let mut reader = match ImportReader::new(&opened.workbook, &opened.choices) {
            Ok(reader) => reader,
            Err(problem) => return Some(Err(problem)),
        };
        let (of, pace) = (reader.total_rows(), Pace::default());
        while let Some(rows) = reader.step() {
            if !pace.is_due() {
                continue;
            }
            if self.is_asked.get() {
                self.tell(progress::rows(rows, of), rows, of);
            }
            // The page may want it no more. Not after every step: each such pause lets all else go first.
            breathe().await;
            let is_elsewhere = !self.is_asked.get() && !self.held.borrow().is_empty();
            if self.is_stopped.get() || is_elsewhere {
                return None;
            }
        }
        Some(given(reader.finish(), opened).map(Box::new))
    }
}

fn given(mut read: import::Imported, opened: &Opened) -> Result<Read, Problem> {
    let placements = arrow::write_placements(&read.placements)?;
    // Of plain values in memory: packing them cannot fail, and names are no condition of figures.
    let agencies = postcard::to_allocvec(&read.agencies).unwrap_or_default();
    let stamp = sha256_hex(&placements);
    let report = ReadingReport::new(&read.report, &opened.proposal.sheets, stamp);
    // The page gets the placements; the report and what was set aside may be asked for.
    read.placements = PlacementTable::default();
    let placements = Some(placements);
    Ok(Read { imported: Imported { agencies, report }, placements, kept: read })
}

const fn file_of(what: Saved) -> (&'static str, &'static str) {
    match what {
        Saved::Report => ("laporan.csv", "text/csv"),
        Saved::Aside => ("disisihkan.csv", "text/csv"),
        Saved::Answers => ("jawaban.json", "application/json"),
    }
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
