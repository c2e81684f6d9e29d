//! The native program for the data officer: the same code as the page, without the page.
//!
//! Results go to standard output, problems to standard error. A program that calls this one sees the
//! [`Outcome`] as the exit code.

pub mod check;
pub mod claims;
mod dataset;
pub mod files;
mod minutes;
pub mod pack;
pub mod portable;
pub mod public;
pub mod published;
pub mod query;
pub mod sample;
pub mod spreadsheet;
pub mod tables;
pub mod template;
pub mod vocabulary;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::model::{Lang, Problem};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to report: exit code 0.
    Clean,
    /// Done, with problems a person should look at: exit code 1.
    Problems,
    /// Nothing could be read or written: exit code 2, as for arguments that make no sense.
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Problems => 1,
            Outcome::Unreadable => 2,
        })
    }
}

/// Capaian: targets, agencies and meeting outcomes of a placement office.
#[derive(Debug, Parser)]
#[command(name = "capaian", version)]
struct Arguments {
    /// Language of problems: id or en. Without it, that of LANG, or Indonesian.
    #[arg(long, global = true, value_parser = language)]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Sample(sample::SampleArgs),
    Published(published::PublishedArgs),
    Query(query::QueryArgs),
    Pack(pack::PackArgs),
    Check(check::CheckArgs),
    Claims(claims::ClaimsArgs),
    Template(template::TemplateArgs),
    Vocabulary(vocabulary::VocabularyArgs),
    Portable(portable::PortableArgs),
}

fn language(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "id, en".to_owned())
}

/// Reads the arguments, runs the command and reports.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = arguments
        .lang
        .or_else(|| std::env::var("LANG").ok().and_then(|tag| Lang::from_tag(&tag)))
        .unwrap_or_default();
    match run(&arguments.command, lang) {
        Ok(outcome) => outcome.into(),
        Err(problem) => {
            eprintln!("capaian: {}", problem.describe(lang));
            Outcome::Unreadable.into()
        }
    }
}

fn run(command: &Command, lang: Lang) -> Result<Outcome, Problem> {
    match command {
        Command::Sample(args) => sample::run(args),
        Command::Published(args) => published::run(args),
        Command::Query(args) => query::run(args),
        Command::Pack(args) => pack::run(args, lang),
        Command::Check(args) => check::run(args, lang),
        Command::Claims(args) => claims::run(args, lang),
        Command::Template(args) => template::run(args, lang),
        Command::Vocabulary(args) => vocabulary::run(args),
        Command::Portable(args) => portable::run(args, lang),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn languages_are_read_as_tags() {
        assert_eq!(language("id-ID"), Ok(Lang::Id));
        assert_eq!(language("en_GB.UTF-8"), Ok(Lang::En));
        assert!(language("nl").is_err());
    }
}
