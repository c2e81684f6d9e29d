//! `capaian vocabulary`: what the codes are called, as the page fetches it.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, files};
use crate::model::Problem;
use crate::model::vocabulary::labels;

/// Writes the labels of all vocabularies, which the page fetches.
#[derive(Clone, Debug, Args)]
pub struct VocabularyArgs {
    /// The file to write.
    #[arg(long, default_value = "public/vocabulary.json")]
    pub out: PathBuf,
}

pub fn run(args: &VocabularyArgs) -> Result<Outcome, Problem> {
    files::write_json(&args.out, &labels())?;
    Ok(Outcome::Clean)
}
