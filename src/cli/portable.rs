//! `capaian portable`: the page with its data as one file, for a meeting without a network.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Outcome, files};
use crate::ingest::deck::{read_deck, write_deck};
use crate::ingest::manifest::verify;
use crate::ingest::minutes::{read_minutes, write_minutes};
use crate::model::minutes::Minutes;
use crate::model::{Day, Lang, Place, Problem, ProblemKind};
use crate::portable::choice::{choose, describe};
use crate::portable::contents::{BUILD, CONFIG, INDEX, Packed, Program, code, programs, styles};
use crate::portable::cover::Cover;
use crate::portable::{Carried, Parts, assemble};

/// Put the page, its programs and its data into one HTML file that opens without a network.
#[derive(Clone, Debug, Args)]
pub struct PortableArgs {
    /// The folder of the page, as `make build` leaves it
    folder: PathBuf,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
    /// Only these data sets of config.json, by their ids; the file opens with the first
    #[arg(long = "data-set", value_name = "ID")]
    data_sets: Vec<String>,
    /// A deck to take along, as the page exports it
    #[arg(long, value_name = "FILE")]
    deck: Option<PathBuf>,
    /// Minutes to take along, as the page exports them; they name persons
    #[arg(long, value_name = "FILE")]
    minutes: Option<PathBuf>,
    /// What the cover calls the file
    #[arg(long, default_value = "")]
    title: String,
    /// The day on the cover, as 2024-11-30. Without it, today's
    #[arg(long)]
    made: Option<Day>,
}

/// Writes the file, and says how large it is.
///
/// # Errors
/// A folder without a build, a data set that is not in its configuration or not whole, a deck or minutes that cannot be
/// read, a file that cannot be written.
pub fn run(args: &PortableArgs, _: Lang) -> Result<Outcome, Problem> {
    let build: BTreeMap<String, Vec<u8>> = files::all(&args.folder)?.into_iter().collect();
    let of = |path: &str| build.get(path).map(Vec::as_slice).ok_or_else(|| missing(args, path));
    let index = String::from_utf8_lossy(of(INDEX)?);
    let choice = choose(of(CONFIG)?, &args.data_sets)?;
    let programs = programs(of(BUILD)?)?;
    let mut packed = Vec::new();
    for program in &programs {
        let bytes = of(&program.path)?;
        program.verify(bytes)?;
        packed.push(pack(&program.path, bytes));
    }
    packed.push(pack(CONFIG, &choice.config));
    let mut data = Vec::new();
    for set in &choice.sets {
        let manifest = of(&set.manifest)?;
        let (line, tables) = describe(set, manifest)?;
        packed.push(pack(&set.manifest, manifest));
        for table in tables {
            let bytes = of(&table.path)?;
            verify(&table.entry, bytes)?;
            packed.push(pack(&table.path, bytes));
        }
        data.push(line);
    }
    let (deck, slides) = deck(args.deck.as_deref())?;
    let (minutes, entries) = minutes(args.minutes.as_deref())?;
    let carried = Carried { deck: &deck, minutes: &minutes };
    let files: Vec<&Packed> = packed.iter().collect();
    let cover = Cover {
        title: args.title.clone(),
        made: args.made.unwrap_or_else(today),
        data,
        slides,
        entries,
        code: code(&files, carried),
    };
    let styles =
        programs.iter().filter_map(|Program { path, .. }| Some((path.as_str(), of(path).ok()?)));
    let styles = self::styles(styles);
    let parts = Parts { index: &index, styles: &styles, files: &files, carried, cover: &cover };
    let html = assemble(&parts)?.concat();
    files::write(&args.out, html.as_bytes())?;
    let size = html.len() as f64 / 1_048_576.0;
    files::say(&format!("{}: {size:.1} MiB, {}\n", args.out.display(), cover.code))?;
    Ok(Outcome::Clean)
}

fn pack(path: &str, bytes: &[u8]) -> Packed {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    encoder.write_all(bytes).ok();
    Packed::new(path, bytes, &encoder.finish().unwrap_or_default())
}

/// The deck as its file, and how many slides it has.
fn deck(file: Option<&Path>) -> Result<(String, usize), Problem> {
    let Some(file) = file else { return Ok(Default::default()) };
    let deck = read_deck(&files::read(file)?, &file.display().to_string())?;
    Ok((text(write_deck(&deck)?), deck.slides.len()))
}

/// The minutes as their file, and how many entries they have.
fn minutes(file: Option<&Path>) -> Result<(String, usize), Problem> {
    let Some(file) = file else { return Ok(Default::default()) };
    let minutes: Minutes = read_minutes(&files::read(file)?, &file.display().to_string())?.minutes;
    Ok((text(write_minutes(&minutes)?), minutes.standing()))
}

fn text(json: Vec<u8>) -> String {
    String::from_utf8(json).unwrap_or_default()
}

fn missing(args: &PortableArgs, path: &str) -> Problem {
    Problem::error(ProblemKind::Missing, Place::file(path), args.folder.display().to_string())
        .expected("folder hasil `make build`", "a folder that `make build` has made")
        .advice(
            "Jalankan `make build`, lalu beri folder dist.",
            "Run `make build`, then give dist.",
        )
}

/// In UTC.
fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs());
    let days = since.unwrap_or_default() / 86_400;
    Day::from_number(i32::try_from(days).unwrap_or_default())
}
