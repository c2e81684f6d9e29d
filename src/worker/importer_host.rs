//! The importer's side: one file, its proposal, and the reading that a person chose.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;

use super::form::Form;
use super::message::{FromImporter, Imported, ToImporter};
use super::opened::Opened;
use super::packet::{pack, unpack};
use super::progress::{self, Pace};
use super::reading::{ReadingReport, Saved};
use crate::browser::channel::{Host, Packet};
use crate::browser::task::breathe;
use crate::browser::{BrowserError, file};
use crate::ingest::import::ImportReader;
use crate::ingest::shape;
use crate::ingest::{arrow, sheet};
use crate::model::columns::PlacementTable;
use crate::model::{Message, Place, Problem, ProblemKind};

#[derive(Clone, Default)]
struct Importer {
    /// Absent while it is read.
    opened: Rc<RefCell<Option<Opened>>>,
    /// What the page said meanwhile.
    held: Rc<RefCell<Vec<ToImporter>>>,
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
            (None, message) => self.held.borrow_mut().push(message),
            (Some(opened), ToImporter::Read) => spawn_local(self.clone().read(opened)),
            (Some(mut opened), message) => {
                self.take(&mut opened, message);
                self.opened.replace(Some(opened));
            }
        }
    }

    async fn open(self, name: String, answers: String, packet: Packet) {
        let form = self.opened_form(&name, &answers, packet).await;
        self.say(&FromImporter::Proposal(form), None);
    }

    async fn opened_form(
        &self,
        name: &str,
        answers: &str,
        packet: Packet,
    ) -> Result<Box<Form>, Problem> {
        let blob = packet.file.ok_or_else(|| lost(name, ""))?;
        let pace = Pace::default();
        let size = blob.size() as usize;
        let told = |bytes| {
            if pace.is_due() {
                self.tell(progress::bytes(bytes, size), bytes, size);
            }
        };
        let bytes =
            file::read(&blob, told).await.map_err(|error| lost(name, &error.to_string()))?;
        self.tell(progress::opening(size), 0, 0);
        let workbook = sheet::open(&bytes, name)?;
        drop(bytes);
        // Kept by another version, or by hand: then nothing is remembered.
        let remembered = serde_json::from_str(answers).unwrap_or_default();
        let opened = Opened::new(shape::in_rows(workbook), remembered);
        let form = Box::new(opened.form());
        self.opened.replace(Some(opened));
        Ok(form)
    }

    fn take(&self, opened: &mut Opened, message: ToImporter) {
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

    async fn read(self, mut opened: Opened) {
        self.is_stopped.set(false);
        let outcome = self.imported(&mut opened).await;
        self.opened.replace(Some(opened));
        match outcome {
            Some(Ok((imported, bytes))) => {
                self.say(&FromImporter::Imported(Ok(Box::new(imported))), Some(bytes));
            }
            Some(Err(problem)) => self.say(&FromImporter::Imported(Err(problem)), None),
            None => {}
        }
        for message in self.held.take() {
            self.hear(message);
        }
    }

    /// What the file says, and its placements; `None` when the page wants it no more.
    async fn imported(&self, opened: &mut Opened) -> Option<Result<(Imported, Vec<u8>), Problem>> {
        let mut reader = match ImportReader::new(&opened.workbook, &opened.choices) {
            Ok(reader) => reader,
            Err(problem) => return Some(Err(problem)),
        };
        let (of, pace) = (reader.total_rows(), Pace::default());
        while let Some(rows) = reader.step() {
            if !pace.is_due() {
                continue;
            }
            self.tell(progress::rows(rows, of), rows, of);
            // The page may want it no more. Not after every step: a browser makes each such pause 4 ms.
            breathe().await;
            if self.is_stopped.get() {
                return None;
            }
        }
        let mut read = reader.finish();
        let bytes = match arrow::write_placements(&read.placements) {
            Ok(bytes) => bytes,
            Err(problem) => return Some(Err(problem)),
        };
        // Of plain values in memory: packing them cannot fail, and names are no condition of figures.
        let agencies = postcard::to_allocvec(&read.agencies).unwrap_or_default();
        let report = ReadingReport::new(&read.report, &opened.proposal.sheets);
        // The page has the placements now; the report and what was set aside may be asked for.
        read.placements = PlacementTable::default();
        opened.keep(read);
        self.say(&FromImporter::Answers(opened.answers()), None);
        Some(Ok((Imported { agencies, report }, bytes)))
    }
}

const fn file_of(what: Saved) -> (&'static str, &'static str) {
    match what {
        Saved::Report => ("laporan.csv", "text/csv"),
        Saved::Aside => ("disisihkan.csv", "text/csv"),
        Saved::Answers => ("jawaban.json", "application/json"),
    }
}

/// A file that the browser does not give to read.
fn lost(name: &str, found: &str) -> Problem {
    Problem::error(ProblemKind::Missing, Place::file(name), found)
        .expected("berkas yang dapat dibaca", "a file that can be read")
        .advice(
            "Berkas mungkin sudah dipindah, diubah, atau terlalu besar. Pilih lagi.",
            "The file may have been moved or changed, or is too big. Choose it again.",
        )
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
