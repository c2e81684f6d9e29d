//! `capaian portable`: the page with its data as one file, for a meeting without a network.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use serde_json::Value;

use super::{Outcome, files};
use crate::ingest::manifest::{read_manifest, sha256_hex};
use crate::model::{Day, Lang, Place, Problem, ProblemKind};
use crate::portable::{Cover, Files, assemble};

/// Characters of the code on the cover.
const CODE: usize = 12;

/// Put the page, its programs and its data into one HTML file that opens without a network.
#[derive(Clone, Debug, Args)]
pub struct PortableArgs {
    /// The folder of the page, as `make build` leaves it
    folder: PathBuf,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
    /// Only these data sets of config.json, by their ids
    #[arg(long = "data-set", value_name = "ID")]
    data_sets: Vec<String>,
    /// The day on the cover, as 2024-11-30. Without it, today's
    #[arg(long)]
    made: Option<Day>,
}

/// Writes the file, and says how large it is.
///
/// # Errors
/// A folder without a build, a data set that is not in its configuration, a file that cannot be written.
pub fn run(args: &PortableArgs, lang: Lang) -> Result<Outcome, Problem> {
    let mut found: Files = files::all(&args.folder)?.into_iter().collect();
    let data = choose(&mut found, args, lang)?;
    let made = args.made.unwrap_or_else(today);
    let mut all = String::new();
    for (path, bytes) in &found {
        all.push_str(&format!("{} {path}\n", sha256_hex(bytes)));
    }
    let digest = sha256_hex(all.as_bytes());
    let code = digest.get(..CODE).unwrap_or(&digest).to_owned();
    let html = assemble(&found, &Cover { made: made.to_string(), data, code: code.clone() })?;
    files::write(&args.out, html.as_bytes())?;
    let size = html.len() as f64 / 1_048_576.0;
    files::say(&format!("{}: {size:.1} MiB, {code}\n", args.out.display()))?;
    Ok(Outcome::Clean)
}

/// Leaves the chosen data sets in the configuration and their files beside it; what they are, in words.
fn choose(found: &mut Files, args: &PortableArgs, lang: Lang) -> Result<String, Problem> {
    let config = found.get("config.json").map(Vec::as_slice).unwrap_or_default();
    let mut config: Value = serde_json::from_slice(config)
        .map_err(|error| missing("config.json", &error.to_string()))?;
    let sets = config.get_mut("data_sets").and_then(Value::as_array_mut);
    let sets = sets.ok_or_else(|| missing("config.json", "data_sets"))?;
    let id = |set: &Value| set.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    for wanted in &args.data_sets {
        if !sets.iter().any(|set| id(set) == *wanted) {
            return Err(missing("config.json", wanted));
        }
    }
    if !args.data_sets.is_empty() {
        sets.retain(|set| args.data_sets.contains(&id(set)));
    }
    let manifests: Vec<String> =
        sets.iter().filter_map(|set| Some(set.get("manifest")?.as_str()?.to_owned())).collect();
    let folders: Vec<&str> =
        manifests.iter().filter_map(|path| Some(path.rsplit_once('/')?.0)).collect();
    found.retain(|path, _| {
        !path.starts_with("data/")
            || folders.iter().any(|folder| path.starts_with(&format!("{folder}/")))
    });
    let first = manifests.first().and_then(|path| Some((path, found.get(path)?)));
    let (path, bytes) = first.ok_or_else(|| missing("config.json", "manifest"))?;
    let manifest = read_manifest(bytes, path)?;
    let day = manifest.data_as_of;
    let words = match lang {
        Lang::Id => format!("data s.d. {day}"),
        Lang::En => format!("data as of {day}"),
    };
    found.insert("config.json".to_owned(), config.to_string().into_bytes());
    Ok(words)
}

fn missing(file: &str, found: &str) -> Problem {
    Problem::error(ProblemKind::Missing, Place::file(file), found)
        .expected("kumpulan data di config.json", "a data set of config.json")
        .advice("Periksa id kumpulan data.", "Check the data set's id.")
}

/// In UTC.
fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs());
    let days = since.unwrap_or_default() / 86_400;
    Day::from_number(i32::try_from(days).unwrap_or_default())
}
