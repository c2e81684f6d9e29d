//! What is kept of minutes on this computer: versions that are only ever added, drafts, which meeting is written down.
//!
//! In IndexedDB. A version is added under a key that its text makes and never written again, so that several tabs cannot
//! overwrite one another, nor a file whose versions have ids that are known for something else. Where storage is refused, all is kept as long as the tab lives, and [`Store::is_lasting`] says so.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use idb::{
    Database, DatabaseEvent as _, Factory, ObjectStoreParams, Query, TransactionMode,
    TransactionResult,
};
use wasm_bindgen::JsValue;

use super::refusal::Refusal;
use crate::ingest::manifest::sha256_hex;

const NAME: &str = "capaian-minutes";
const VERSION: u32 = 1;

/// A kind of what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shelf {
    /// By what is in them; each is written once.
    Versions,
    /// By tab and form; written on every input.
    Drafts,
    /// Which meeting is written down.
    Meetings,
}

impl Shelf {
    const ALL: [Self; 3] = [Self::Versions, Self::Drafts, Self::Meetings];

    const fn name(self) -> &'static str {
        match self {
            Self::Versions => "versions",
            Self::Drafts => "drafts",
            Self::Meetings => "meetings",
        }
    }
}

type Kept = BTreeMap<(Shelf, String), String>;

pub(super) struct Store {
    database: RefCell<Option<Rc<Database>>>,
    /// What this tab has kept where the disk was refused.
    memory: RefCell<Kept>,
}

impl Store {
    /// Opens what is kept here; a refusal comes with a store that lasts as long as the tab.
    pub(super) async fn open() -> (Self, Option<Refusal>) {
        let (database, refusal) = match connect().await {
            Ok(database) => (Some(database), None),
            Err(error) => (None, Some(Refusal::of(&error))),
        };
        (Self { database: RefCell::new(database), memory: RefCell::default() }, refusal)
    }

    /// Whether what is kept outlives the tab.
    pub(super) fn is_lasting(&self) -> bool {
        self.database.try_borrow().is_ok_and(|database| database.is_some())
    }

    /// All of a shelf, by key. What could not be written to the disk is among it.
    pub(super) async fn all(&self, shelf: Shelf) -> Result<BTreeMap<String, String>, Refusal> {
        let mut all = self.remembered(shelf);
        if self.is_lasting() {
            all.extend(self.again(|database| read(database, shelf)).await?);
        }
        Ok(all)
    }

    /// Keeps versions for good, each as its text. One that is there already stays as it is.
    pub(super) async fn add(&self, versions: &[String]) -> Result<(), Refusal> {
        let versions: Vec<(String, String)> =
            versions.iter().map(|text| (key_of(text), text.clone())).collect();
        if !self.is_lasting() {
            for (key, value) in &versions {
                self.remember(Shelf::Versions, key, value);
            }
            return Ok(());
        }
        let change = Change::Add(versions);
        self.again(|database| write(database, Shelf::Versions, change.clone())).await
    }

    /// Keeps a draft or a meeting, in place of what was there.
    pub(super) async fn put(&self, shelf: Shelf, key: &str, value: &str) -> Result<(), Refusal> {
        self.remember(shelf, key, value);
        if !self.is_lasting() {
            return Ok(());
        }
        let change = Change::Put(key.to_owned(), value.to_owned());
        self.again(|database| write(database, shelf, change.clone())).await?;
        self.forget(shelf, key);
        Ok(())
    }

    /// Takes a draft away.
    pub(super) async fn remove(&self, shelf: Shelf, key: &str) -> Result<(), Refusal> {
        self.forget(shelf, key);
        match self.is_lasting() {
            true => {
                let change = Change::Remove(key.to_owned());
                self.again(|database| write(database, shelf, change.clone())).await
            }
            false => Ok(()),
        }
    }

    /// Asks the database, and once more over a new connection where the old one is lost.
    async fn again<T, F>(&self, ask: impl Fn(Rc<Database>) -> F) -> Result<T, Refusal>
    where
        F: Future<Output = Result<T, idb::Error>>,
    {
        let open = self.database.try_borrow().ok().and_then(|database| database.clone());
        let first = match open {
            Some(database) => ask(database).await,
            None => return Err(Refusal::Refused),
        };
        let error = match first {
            Ok(found) => return Ok(found),
            Err(error) => error,
        };
        if !Refusal::of(&error).is_lost() {
            return Err(Refusal::of(&error));
        }
        let database = connect().await.map_err(|error| Refusal::of(&error))?;
        let answer = ask(Rc::clone(&database)).await.map_err(|error| Refusal::of(&error));
        self.database.replace(Some(database));
        answer
    }

    fn remember(&self, shelf: Shelf, key: &str, value: &str) {
        if let Ok(mut memory) = self.memory.try_borrow_mut() {
            memory.insert((shelf, key.to_owned()), value.to_owned());
        }
    }

    fn forget(&self, shelf: Shelf, key: &str) {
        if let Ok(mut memory) = self.memory.try_borrow_mut() {
            memory.remove(&(shelf, key.to_owned()));
        }
    }

    fn remembered(&self, shelf: Shelf) -> BTreeMap<String, String> {
        let Ok(memory) = self.memory.try_borrow() else { return BTreeMap::new() };
        let of_shelf = memory.iter().filter(|((kind, _), _)| *kind == shelf);
        of_shelf.map(|((_, key), value)| (key.clone(), value.clone())).collect()
    }
}

/// A key that another text does not have.
fn key_of(text: &str) -> String {
    sha256_hex(text.as_bytes())
}

async fn connect() -> Result<Rc<Database>, idb::Error> {
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        // A shelf that could not be made is missed by the first transaction, which says so.
        if let Ok(database) = event.database() {
            for shelf in Shelf::ALL {
                database.create_object_store(shelf.name(), ObjectStoreParams::new()).ok();
            }
        }
    });
    let mut database = request.await?;
    // A later page in another tab may want to change the shelves: it must not wait for this one.
    database.on_version_change(|event| {
        let target = event.target().map(Database::try_from);
        if let Some(Ok(database)) = target {
            database.close();
        }
    });
    Ok(Rc::new(database))
}

async fn read(
    database: Rc<Database>,
    shelf: Shelf,
) -> Result<BTreeMap<String, String>, idb::Error> {
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(shelf.name())?;
    let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
    let (keys, values) = (keys.await?, values.await?);
    let pairs = keys.iter().zip(&values);
    Ok(pairs.filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect())
}

/// What is done to a shelf.
#[derive(Clone)]
enum Change {
    /// Each under its key, where there is nothing yet.
    Add(Vec<(String, String)>),
    Put(String, String),
    Remove(String),
}

async fn write(database: Rc<Database>, shelf: Shelf, change: Change) -> Result<(), idb::Error> {
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(shelf.name())?;
    match change {
        Change::Add(versions) => {
            for (key, value) in versions {
                let key = JsValue::from_str(&key);
                if store.get_key(Query::Key(key.clone()))?.await?.is_none() {
                    store.add(&JsValue::from_str(&value), Some(&key))?.await?;
                }
            }
        }
        Change::Put(key, value) => {
            store.put(&JsValue::from_str(&value), Some(&JsValue::from_str(&key)))?.await?;
        }
        Change::Remove(key) => store.delete(Query::Key(JsValue::from_str(&key)))?.await?,
    }
    // Only now it is on the disk: a full one may still refuse what the shelf has taken.
    match transaction.await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(idb::Error::DomExceptionNotFound),
    }
}
