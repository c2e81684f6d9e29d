//! Fetching, checking and reading the tables of a manifest, each on its own: one that fails does not
//! keep the others from showing.

use std::cell::Cell;
use std::time::Duration;

use wasm_bindgen_futures::spawn_local;

use super::host::{Program, Worker};
use super::message::{FromEngine, Loaded};
use super::shelf::{self, Found};
use crate::board;
use crate::board::session::Rows;
use crate::board::wish::Office;
use crate::browser::{page, task};
use crate::ingest::{arrow, config, labels as ingest_labels, manifest as manifests};
use crate::model::agency::Agency;
use crate::model::columns::PlacementTable;
use crate::model::config::Config;
use crate::model::manifest::{Manifest, TableEntry};
use crate::model::table::TableName;
use crate::model::vocabulary::Labels;
use crate::model::{Day, Place, Problem, ProblemKind};
use crate::source::{Freshness, fetch};

/// How many bytes must have come before progress is told again.
const PROGRESS_STEP: u64 = 256 * 1024;

/// How long to wait before looking again for a table that another session is reading.
const PATIENCE: Duration = Duration::from_millis(20);

const VOCABULARY: &str = "vocabulary.json";

pub(super) async fn configure<P: Program>(worker: Worker<P>, address: String) {
    let result = read_config(&address).await.map(|config| {
        let office = Office { name: config.office.clone(), data_sets: config.data_sets.clone() };
        worker.state.borrow_mut().program.stock().config = Some(config);
        office
    });
    worker.say(&FromEngine::Config(result));
}

/// Tells what codes are called, from the file beside the configuration.
pub(super) async fn name_codes<P: Program>(worker: Worker<P>, config: String) {
    let result = read_labels(&config).await.map(|labels| {
        worker.state.borrow_mut().program.stock().labels = labels;
    });
    worker.say(&FromEngine::Labels(result));
}

async fn read_labels(config: &str) -> Result<Labels, Problem> {
    let address = page::join(config, VOCABULARY).unwrap_or_else(|_| VOCABULARY.to_owned());
    let bytes = fetch(&address, Freshness::Checked, |_| {}).await?;
    ingest_labels::read_labels(&bytes, VOCABULARY)
}

async fn read_config(address: &str) -> Result<Config, Problem> {
    let bytes = fetch(address, Freshness::Checked, |_| {}).await?;
    let file = file_name(address);
    let config = config::read_config(&bytes, &file)?;
    // Wrong bands would misjudge the office: better no figures than those.
    match config.validate(&file).into_iter().next() {
        Some(problem) => Err(problem),
        None => Ok(config),
    }
}

pub(super) async fn open<P: Program>(worker: Worker<P>, generation: u32, address: String) {
    let result = read_manifest(&address).await;
    if !is_current(&worker, generation) {
        return;
    }
    if let Ok(manifest) = &result {
        let mut state = worker.state.borrow_mut();
        state.address.clone_from(&address);
        state.program.stock().manifest = Some(manifest.clone());
        drop(state);
        let wanted = manifest.tables.iter().filter(|entry| is_wanted::<P>(&entry.name));
        for entry in wanted.cloned() {
            spawn_local(load(worker.clone(), generation, address.clone(), entry, Freshness::Any));
        }
    }
    worker.say(&FromEngine::Manifest(result.map(|manifest| {
        let stamp = manifests::stamp(&manifest);
        board::about(&manifest, stamp)
    })));
}

/// A table that nobody knows is told of by the program that reads placements.
fn is_wanted<P: Program>(table: &str) -> bool {
    P::wants(TableName::from_name(table).unwrap_or(TableName::Placements))
}

async fn read_manifest(address: &str) -> Result<Manifest, Problem> {
    let bytes = fetch(address, Freshness::Checked, |_| {}).await?;
    manifests::read_manifest(&bytes, &file_name(address))
}

pub(super) async fn retry<P: Program>(worker: Worker<P>, table: String) {
    if table == EARLIER {
        // The page asks again, and it is found lacking.
        return forget_earlier(&worker);
    }
    let (generation, found) = {
        let mut state = worker.state.borrow_mut();
        let (generation, address) = (state.generation, state.address.clone());
        let found = state.program.stock().manifest.as_ref().and_then(|manifest| {
            let entry = manifest.tables.iter().find(|entry| entry.name == table)?;
            is_wanted::<P>(&table).then(|| (address, entry.clone()))
        });
        (generation, found)
    };
    if let Some((address, entry)) = found {
        load(worker, generation, address, entry, Freshness::New).await;
    }
}

pub(super) async fn adopt<P: Program>(
    worker: Worker<P>,
    generation: u32,
    file: String,
    agencies: Vec<Agency>,
    bytes: Option<Vec<u8>>,
) {
    worker.state.borrow_mut().program.stock().tables.agencies = agencies;
    if !P::wants(TableName::Placements) {
        return;
    }
    let prepared = {
        let program = &mut worker.state.borrow_mut().program;
        let prepared = if bytes.is_none() { program.install_prepared() } else { None };
        program.prepare(None);
        prepared
    };
    let result = match prepared {
        Some(placements) => placements.map(Loaded::Placements),
        None => match read_placements(&bytes.unwrap_or_default(), &file).await {
            Ok(table) => install(&worker, generation, Rows::New(table)),
            Err(problem) => Err(problem),
        },
    };
    say_table(&worker, generation, TableName::Placements.as_str(), result);
}

/// The name under which an earlier data set's arrival is told.
const EARLIER: &str = "since";

/// Fetches the placements of an earlier data set, to hold the present one against.
pub(super) async fn earlier<P: Program>(worker: Worker<P>, id: String) {
    let generation = worker.state.borrow().generation;
    // Said to be missing meanwhile, so that it is fetched once.
    let told = worker.state.borrow_mut().program.take_earlier(id.clone(), Day::MIN, None);
    let found = match told {
        Ok(()) => earlier_placements(&worker, &id).await,
        Err(problem) => Err(problem),
    };
    if !is_current(&worker, generation) {
        return;
    }
    let result = found.and_then(|(as_of, table)| {
        let program = &mut worker.state.borrow_mut().program;
        program.take_earlier(id, as_of, Some(table)).map(|()| Loaded::Records)
    });
    worker.say(&FromEngine::Table { table: EARLIER.to_owned(), result });
}

/// Lets go of an earlier data set, and of the news that there is none to be had.
pub(super) fn forget_earlier<P: Program>(worker: &Worker<P>) {
    if worker.state.borrow_mut().program.forget_earlier() {
        let table = EARLIER.to_owned();
        worker.say(&FromEngine::Table { table, result: Ok(Loaded::Records) });
    }
}

async fn earlier_placements<P: Program>(
    worker: &Worker<P>,
    id: &str,
) -> Result<(Day, PlacementTable), Problem> {
    worker.say(&FromEngine::Progress { table: EARLIER.to_owned(), bytes: 0, of: 0 });
    let (config, manifest) = {
        let mut state = worker.state.borrow_mut();
        let sets = state.program.stock().config.iter().flat_map(|config| &config.data_sets);
        let manifest = sets.filter(|set| set.id == id).map(|set| set.manifest.clone()).next();
        (state.config.clone(), manifest)
    };
    let missing = || {
        Problem::error(ProblemKind::Missing, Place::file("config.json"), id)
            .expected(
                "kumpulan data lain yang memuat penempatan",
                "another data set that has placements",
            )
            .advice("Pilih kumpulan data lain.", "Choose another data set.")
    };
    let manifest = manifest.and_then(|manifest| page::join(&config, &manifest).ok());
    let address = manifest.ok_or_else(missing)?;
    let manifest = read_manifest(&address).await?;
    let is_placements = |entry: &&TableEntry| entry.name == TableName::Placements.as_str();
    let entry = manifest.tables.iter().find(is_placements).ok_or_else(missing)?;
    let bytes = fetch(&address_of(&address, entry)?, Freshness::Any, |_| {}).await?;
    manifests::verify(entry, &bytes)?;
    let table = read_placements(&bytes, &entry.url).await?;
    manifests::verify_rows(entry, table.rows as u64)?;
    Ok((manifest.data_as_of, table))
}

async fn load<P: Program>(
    worker: Worker<P>,
    generation: u32,
    manifest: String,
    entry: TableEntry,
    freshness: Freshness,
) {
    let is_shelved = entry.name == TableName::Placements.as_str();
    if is_shelved {
        loop {
            match shelf::find(&entry.sha256) {
                Found::Opened(opened) => {
                    let result = install(&worker, generation, Rows::Opened(opened));
                    return say_table(&worker, generation, &entry.name, result);
                }
                Found::Later => task::sleep(PATIENCE).await,
                Found::Nothing => break,
            }
        }
    }
    let result = load_table(&worker, generation, &manifest, &entry, freshness).await;
    if is_shelved {
        // Of a data set that has been left meanwhile there is nothing to hand on.
        let is_here = result.is_ok() && is_current(&worker, generation);
        let opened = if is_here { worker.state.borrow().program.opened() } else { None };
        shelf::put(&entry.sha256, opened);
    }
    say_table(&worker, generation, &entry.name, result);
}

async fn load_table<P: Program>(
    worker: &Worker<P>,
    generation: u32,
    manifest: &str,
    entry: &TableEntry,
    freshness: Freshness,
) -> Result<Loaded, Problem> {
    let name = TableName::from_name(&entry.name).ok_or_else(|| unknown_table(entry))?;
    let address = address_of(manifest, entry)?;
    let told = Cell::new(0);
    let bytes = fetch(&address, freshness, |bytes| {
        if P::tells(name) && bytes - told.get() >= PROGRESS_STEP {
            told.set(bytes);
            let (table, of) = (entry.name.clone(), entry.bytes);
            worker.say(&FromEngine::Progress { table, bytes, of });
        }
    })
    .await?;
    task::breathe().await;
    manifests::verify(entry, &bytes)?;
    if name != TableName::Placements {
        let records = P::read(name, entry.format, &bytes, &entry.url)?;
        manifests::verify_rows(entry, records.len() as u64)?;
        if is_current(worker, generation) {
            worker.state.borrow_mut().program.stock().tables.insert(records);
        }
        return Ok(Loaded::Records);
    }
    let table = read_placements(&bytes, &entry.url).await?;
    manifests::verify_rows(entry, table.rows as u64)?;
    drop(bytes);
    install(worker, generation, Rows::New(table))
}

/// The address of a table. The hash in it names the content, so that any cached copy will do.
fn address_of(manifest: &str, entry: &TableEntry) -> Result<String, Problem> {
    let hash = entry.sha256.get(..16).unwrap_or(&entry.sha256);
    page::join(manifest, &format!("{}?h={hash}", entry.url)).map_err(|error| {
        Problem::error(ProblemKind::Missing, Place::file(entry.url.clone()), error.to_string())
            .expected("alamat relatif terhadap manifest", "an address relative to the manifest")
            .advice(
                "Perbaiki `url` tabel ini di manifest.",
                "Mend this table's `url` in the manifest.",
            )
    })
}

async fn read_placements(bytes: &[u8], file: &str) -> Result<PlacementTable, Problem> {
    let mut reader = arrow::PlacementReader::new(bytes, file)?;
    while reader.step()?.is_some() {
        task::breathe().await;
    }
    Ok(reader.finish())
}

fn install<P: Program>(worker: &Worker<P>, generation: u32, rows: Rows) -> Result<Loaded, Problem> {
    if !is_current(worker, generation) {
        // Nobody waits for it: what is said of an earlier data set is not passed on.
        return Ok(Loaded::Records);
    }
    let installed = worker.state.borrow_mut().program.install(rows);
    installed.map_or(Ok(Loaded::Records), |placements| placements.map(Loaded::Placements))
}

fn is_current<P: Program>(worker: &Worker<P>, generation: u32) -> bool {
    worker.state.borrow().generation == generation
}

fn say_table<P: Program>(
    worker: &Worker<P>,
    generation: u32,
    table: &str,
    result: Result<Loaded, Problem>,
) {
    let is_told = TableName::from_name(table).is_none_or(P::tells);
    if is_told && is_current(worker, generation) {
        worker.say(&FromEngine::Table { table: table.to_owned(), result });
    }
}

fn unknown_table(entry: &TableEntry) -> Problem {
    let known = TableName::ALL.map(TableName::as_str).join(", ");
    Problem::error(ProblemKind::WrongColumn, Place::file(entry.url.clone()), entry.name.clone())
        .expected(format!("salah satu dari: {known}"), format!("one of: {known}"))
        .advice(
            "Tabel ini dibiarkan; tabel lain tetap tampil.",
            "This table is left alone; the others still show.",
        )
}

fn file_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.rsplit('/').next().unwrap_or(path).to_owned()
}
