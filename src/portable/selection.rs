//! What a person has chosen for the file, and what is still to be packed for it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::choice::{Table, choose, describe};
use super::contents::{BUILD, CONFIG, INDEX, Packed, Program, code, programs, styles};
use super::cover::{Cover, DataLine};
use super::{Carried, Parts, assemble};
use crate::ingest::deck::{read_deck, write_deck};
use crate::ingest::minutes::write_minutes;
use crate::model::config::DataSet;
use crate::model::manifest::TableEntry;
use crate::model::minutes::Minutes;
use crate::model::{Day, Problem};

/// What a file of the site is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    Program(Program),
    Table(TableEntry),
}

/// Where the bytes of a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Site(Check),
    Bytes(Vec<u8>),
}

/// A file to be packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub path: String,
    pub source: Source,
}

/// A data set that may go in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub set: DataSet,
    pub line: DataLine,
    manifest: Vec<u8>,
    tables: Vec<Table>,
}

impl Offered {
    /// # Errors
    /// What [`describe`] finds in the manifest.
    pub fn new(set: DataSet, manifest: Vec<u8>) -> Result<Self, Problem> {
        let (line, tables) = describe(&set, &manifest)?;
        Ok(Self { set, line, manifest, tables })
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        let tables = self.tables.iter().map(|table| table.path.as_str());
        tables.chain([self.set.manifest.as_str()])
    }

    fn jobs(&self) -> impl Iterator<Item = Job> {
        let tables = self.tables.iter().map(|Table { path, entry }| Job {
            path: path.clone(),
            source: Source::Site(Check::Table(entry.clone())),
        });
        let manifest =
            Job { path: self.set.manifest.clone(), source: Source::Bytes(self.manifest.clone()) };
        tables.chain([manifest])
    }
}

/// What goes in besides the programs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    pub title: String,
    /// Ids of data sets; the file opens with the first.
    pub sets: Vec<String>,
    pub has_deck: bool,
    pub has_minutes: bool,
}

/// Bytes of the file's parts; they add up to those of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    pub programs: usize,
    /// By id.
    pub sets: BTreeMap<String, usize>,
    pub deck: usize,
    pub minutes: usize,
    pub whole: usize,
}

/// What there is to choose from, and what is packed of it.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    build: Vec<u8>,
    config: Vec<u8>,
    programs: Vec<Program>,
    pub offered: Vec<Offered>,
    deck: String,
    pub slides: usize,
    pub minutes: Minutes,
    pub wishes: Wishes,
    packed: BTreeMap<String, Packed>,
    /// The page and its styles, which are read besides.
    texts: BTreeMap<String, Vec<u8>>,
    /// For which data sets the configuration is packed.
    configured: Vec<String>,
}

impl Selection {
    /// # Errors
    /// A list of the build that cannot be read.
    pub fn new(build: Vec<u8>, config: Vec<u8>, offered: Vec<Offered>) -> Result<Self, Problem> {
        let programs = programs(&build)?;
        Ok(Self { build, config, programs, offered, ..Self::default() })
    }

    /// Takes the deck as it is kept; one that cannot be read does not go in.
    pub fn take_deck(&mut self, text: &str) {
        let deck = read_deck(text.as_bytes(), "").unwrap_or_default();
        self.slides = deck.slides.len();
        self.deck = write_deck(&deck)
            .ok()
            .and_then(|json| String::from_utf8(json).ok())
            .unwrap_or_default();
    }

    /// The minutes beside the chosen data sets.
    pub fn chosen_minutes(&self) -> Minutes {
        let beside = self.wishes.sets.iter().map(|id| self.minutes.beside(id));
        beside.fold(Minutes::default(), |all, some| all.merge(&some))
    }

    /// The next file to be packed; `None` when all that is wished for is.
    pub fn next(&self) -> Option<Job> {
        let program = |program: &Program| Job {
            path: program.path.clone(),
            source: match program.path == BUILD {
                true => Source::Bytes(self.build.clone()),
                false => Source::Site(Check::Program(program.clone())),
            },
        };
        let sets = self.chosen().into_iter().flat_map(Offered::jobs);
        let mut jobs = self.programs.iter().map(program).chain(sets);
        jobs.find(|job| !self.packed.contains_key(&job.path)).or_else(|| {
            let is_stale = self.configured != self.wishes.sets;
            let config = choose(&self.config, &self.wishes.sets).ok()?.config;
            is_stale.then(|| Job { path: CONFIG.to_owned(), source: Source::Bytes(config) })
        })
    }

    /// Takes what was made of a job while `sets` were chosen.
    pub fn put(&mut self, packed: Packed, bytes: Vec<u8>, sets: &[String]) {
        let path = packed.path.clone();
        if path == CONFIG {
            self.configured = sets.to_vec();
        }
        if path == INDEX || path.ends_with(".css") {
            self.texts.insert(path.clone(), bytes);
        }
        self.packed.insert(path, packed);
    }

    /// How many files are packed of those that are wished for.
    pub fn progress(&self) -> (usize, usize) {
        let paths = self.paths();
        let done = paths.iter().filter(|&&path| self.packed.contains_key(path)).count();
        (done, paths.len())
    }

    /// The chosen data sets, in the order in which they were chosen.
    fn chosen(&self) -> Vec<&Offered> {
        let ids = self.wishes.sets.iter();
        ids.filter_map(|id| self.offered.iter().find(|one| one.set.id == *id)).collect()
    }

    fn paths(&self) -> Vec<&str> {
        let programs = self.programs.iter().map(|program| program.path.as_str());
        let sets = self.chosen().into_iter().flat_map(Offered::paths);
        programs.chain(sets).chain([CONFIG]).collect()
    }

    /// What `take` makes of the file that is made on a day; `None` before all is packed. The file borrows what is packed of
    /// it, which may be large.
    ///
    /// # Errors
    /// A page that is not ours.
    pub fn with_file<T>(
        &self,
        made: Day,
        take: impl FnOnce(&Made<'_>) -> T,
    ) -> Result<Option<T>, Problem> {
        if self.next().is_some() || self.wishes.sets.is_empty() {
            return Ok(None);
        }
        let minutes =
            if self.wishes.has_minutes { self.chosen_minutes() } else { Minutes::default() };
        let written = match minutes.is_empty() {
            true => String::new(),
            false => String::from_utf8(write_minutes(&minutes)?).unwrap_or_default(),
        };
        let deck = if self.wishes.has_deck { self.deck.as_str() } else { "" };
        let carried = Carried { deck, minutes: &written };
        let files: Vec<&Packed> =
            self.paths().into_iter().filter_map(|path| self.packed.get(path)).collect();
        let cover = Cover {
            title: self.wishes.title.clone(),
            made,
            data: self.chosen().into_iter().map(|offered| offered.line.clone()).collect(),
            slides: if deck.is_empty() { 0 } else { self.slides },
            entries: minutes.standing(),
            code: code(&files, carried),
        };
        let texts = self.texts.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let (styles, index) = (styles(texts), self.texts.get(INDEX));
        let index = String::from_utf8_lossy(index.map(Vec::as_slice).unwrap_or_default());
        let parts = Parts { index: &index, styles: &styles, files: &files, carried, cover: &cover };
        let pieces = assemble(&parts)?;
        let whole = pieces.iter().map(|piece| piece.len()).sum();
        let sizes = self.sizes(whole, carried);
        Ok(Some(take(&Made { pieces, sizes, code: &cover.code })))
    }

    fn sizes(&self, whole: usize, carried: Carried<'_>) -> Sizes {
        let of = |offered: &Offered| {
            let packed = offered.paths().filter_map(|path| self.packed.get(path));
            packed.map(|packed| packed.base64.len()).sum::<usize>()
        };
        let sets: BTreeMap<String, usize> = self
            .chosen()
            .into_iter()
            .map(|offered| (offered.set.id.clone(), of(offered)))
            .collect();
        let (deck, minutes) = (carried.deck.len(), carried.minutes.len());
        let programs = whole.saturating_sub(sets.values().sum::<usize>() + deck + minutes);
        Sizes { programs, sets, deck, minutes, whole }
    }
}

/// A file that is ready to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made<'a> {
    /// To be put one after the other.
    pub pieces: Vec<Cow<'a, str>>,
    pub sizes: Sizes,
    /// The digest of what is in it.
    pub code: &'a str,
}

#[cfg(test)]
mod tests;
