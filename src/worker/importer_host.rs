//! The importer's side: one file, its proposal, and the reading that a person chose.

use std::cell::RefCell;
use std::rc::Rc;

use super::message::{FromImporter, Imported, ToImporter};
use super::packet::{pack, unpack};
use crate::browser::BrowserError;
use crate::browser::channel::{Host, Packet};
use crate::ingest::arrow;
use crate::ingest::import::{self, Choices};
use crate::ingest::sheet::{self, Workbook};
use crate::model::columns::Domain;
use crate::model::placement::PlacementColumn;
use crate::model::{Day, Place, Problem, ProblemKind};

#[derive(Clone, Default)]
struct Importer {
    workbook: Rc<RefCell<Option<Workbook>>>,
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
                let proposal = sheet::open(&bytes, &file).map(|workbook| {
                    let proposal = import::propose(&workbook);
                    self.workbook.replace(Some(workbook));
                    proposal
                });
                self.say(&FromImporter::Proposal(proposal), None);
            }
            ToImporter::Propose { sheet } => {
                if let Some(workbook) = &*self.workbook.borrow() {
                    let proposal = import::propose_at(workbook, sheet, None);
                    self.say(&FromImporter::Proposal(Ok(proposal)), None);
                }
            }
            ToImporter::Question { choices } => {
                if let Some(workbook) = &*self.workbook.borrow() {
                    let questions = import::questions(workbook, &choices);
                    self.say(&FromImporter::Questions(questions), None);
                }
            }
            ToImporter::Read { choices } => match self.read(&choices) {
                Ok((imported, bytes)) => {
                    self.say(&FromImporter::Imported(Ok(imported)), Some(bytes));
                }
                Err(problem) => self.say(&FromImporter::Imported(Err(problem)), None),
            },
        }
    }

    fn read(&self, choices: &Choices) -> Result<(Imported, Vec<u8>), Problem> {
        let workbook = self.workbook.borrow();
        let workbook = workbook.as_ref().ok_or_else(nothing_open)?;
        let read = import::read(workbook, choices)?;
        let bytes = arrow::write_placements(&read.placements)?;
        let last =
            read.placements.column(PlacementColumn::Date).and_then(|dates| match dates.domain {
                Domain::Numbers { origin, len } if len > 0 => {
                    i32::try_from(origin + i64::from(len) - 1).ok().map(Day::from_number)
                }
                _ => None,
            });
        Ok((Imported { agencies: read.agencies, last, report: read.report }, bytes))
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
