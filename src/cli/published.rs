//! `capaian published`: the collected CSV files of published figures as a data set.
//!
//! Every row keeps its source and its vintage; figures of different vintages stand side by side. Values
//! that the vocabulary knows become codes; the others stay as printed.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::ingest::records::read_records;
use crate::ingest::sheet;
use crate::ingest::tables::{self, Known};
use crate::model::figure::Figure;
use crate::model::manifest::{Format, Kind, Manifest, SCHEMA_VERSION};
use crate::model::table::{Records, TableName};
use crate::model::{Day, Message, Place, Problem, ProblemKind, Severity};

use super::dataset::{self, TableFile};
use super::{Outcome, files};

/// The collected files of figures, by name; also their measures, where no column names one.
const FILES: [&str; 12] = [
    "placements_total",
    "placements_by_country",
    "placements_by_origin_province",
    "placements_by_occupation",
    "placements_by_scheme",
    "placements_by_regency",
    "placements_by_sector_sex",
    "complaints",
    "p3mi_counts",
    "upt_totals",
    "targets_projections",
    "protection_totals",
];

/// Turn collected published figures, each with its source, into a data set.
#[derive(Clone, Debug, Args)]
pub struct PublishedArgs {
    /// The folder with the collected CSV files (`placements_by_country.csv`, …).
    #[arg(long)]
    pub from: PathBuf,
    /// The folder to write to.
    #[arg(long, default_value = "public/data/published")]
    pub out: PathBuf,
    /// The day that the manifest gives as its own.
    #[arg(long, default_value = "2026-11-24", value_parser = day)]
    pub generated_at: Day,
}

fn day(text: &str) -> Result<Day, String> {
    text.parse::<Day>().map_err(|error| error.to_string())
}

pub fn run(args: &PublishedArgs) -> Result<Outcome, Problem> {
    let mut figures = Vec::new();
    for file in FILES {
        figures.extend(read(file, &args.from)?);
    }
    let claims_csv = args.from.join("claims.csv");
    let claims =
        read_records(TableName::Claims, Format::Csv, &files::read(&claims_csv)?, "claims.csv")?;
    let last = figures.iter().map(|figure| figure.period.last()).max();
    let tables = vec![
        TableFile::records(&Records::Figures(figures))?.with_source(
            "Lihat kolom source",
            "Angka sebagaimana diterbitkan; vintase berbeda tidak dijumlahkan",
        ),
        TableFile::records(&claims)?
            .with_source("Lihat kolom source", "Pernyataan terbitan dihitung ulang"),
    ];
    dataset::write(
        &args.out,
        manifest(last.unwrap_or(args.generated_at), args.generated_at),
        tables,
    )?;
    Ok(Outcome::Clean)
}

fn read(name: &str, folder: &Path) -> Result<Vec<Figure>, Problem> {
    let file = format!("{name}.csv");
    let workbook = sheet::open(&files::read(&folder.join(&file))?, &file)?;
    let read = tables::read(&workbook, Known::default());
    if let Some(problem) = read.problems.into_iter().find(|one| one.severity == Severity::Error) {
        return Err(problem);
    }
    read.records
        .into_iter()
        .find_map(|records| match records {
            Records::Figures(figures) => Some(figures),
            _ => None,
        })
        .ok_or_else(|| {
            Problem::error(ProblemKind::WrongColumn, Place::file(&file), "")
                .expected("kolom period, count dan source", "columns period, count and source")
                .advice("Perbaiki judul kolomnya.", "Mend its headers.")
        })
}

fn manifest(data_as_of: Day, generated_at: Day) -> Manifest {
    Manifest {
        schema_version: SCHEMA_VERSION,
        kind: Kind::Published,
        title: Message::new(
            "Angka terbitan tentang penempatan pekerja migran Indonesia",
            "Published figures about Indonesian migrant-worker placement",
        ),
        data_as_of,
        generated_at,
        publisher: Message::new(
            "Penerbit masing-masing angka (kolom source)",
            "The publisher of each figure (column source)",
        ),
        licence: "Milik penerbit masing-masing; dikutip dengan sumber".to_owned(),
        notice: Message::new(
            "Angka sebagaimana diterbitkan, masing-masing dengan sumbernya. Satu tahun dapat mempunyai \
             beberapa vintase; angka dari vintase atau dasar yang berbeda tidak dijumlahkan. Dilayani di sini \
             tidak sama dengan berasal dari sini.",
            "Figures as they were published, each with its source. A year may have several vintages; figures \
             of different vintages or bases are not added up. Served here is not the same as coming from here.",
        ),
        tables: Vec::new(),
    }
}
