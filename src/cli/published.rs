//! `capaian published`: the collected CSV files of published figures as a data set.
//!
//! Every row keeps its source and its vintage; figures of different vintages stand side by side. Values
//! that the vocabulary knows become codes; the others stay as printed.

mod layout;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::ingest::records::read_records;
use crate::model::figure::Figure;
use crate::model::manifest::{Format, Kind, Manifest, SCHEMA_VERSION};
use crate::model::table::{Records, TableName};
use crate::model::{Day, Message, Place, Problem, ProblemKind};

use super::dataset::{self, TableFile};
use super::{Outcome, files};
use layout::{LAYOUTS, Layout, Row};

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
    for layout in LAYOUTS {
        figures.extend(read(layout, &args.from)?);
    }
    keep_collisions_as_printed(&mut figures);
    let claims_csv = args.from.join("claims.csv");
    let claims =
        read_records(TableName::Claims, Format::Csv, &files::read(&claims_csv)?, "claims.csv")?;
    let last = figures.iter().map(|(figure, _)| figure.period.last()).max();
    let figures = figures.into_iter().map(|(figure, _)| figure).collect();
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

/// A figure and its value as printed.
type Printed = (Figure, String);

fn read(layout: &Layout, folder: &Path) -> Result<Vec<Printed>, Problem> {
    let file = format!("{}.csv", layout.file);
    let bytes = files::read(&folder.join(&file))?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let mut figures = Vec::new();
    for (number, row) in (2..).zip(reader.deserialize::<Row>()) {
        let place = || Place::file(&file).at_row(number);
        let row = row.map_err(|error| {
            Problem::error(ProblemKind::Unreadable, place(), error.to_string())
                .expected("baris CSV dengan kolom berkas itu", "a CSV row with the file's columns")
                .advice("Perbaiki baris itu.", "Mend that row.")
        })?;
        let cell = |column: &'static str| row.get(column).map(String::as_str).unwrap_or_default();
        let number = |column: &'static str| {
            cell(column).parse::<u64>().map_err(|_| {
                Problem::error(ProblemKind::BadNumber, place().at_column(column), cell(column))
                    .expected("bilangan bulat", "a whole number")
                    .advice("Tulis tanpa pemisah ribuan.", "Write it without separators.")
            })
        };
        let period = cell("period").parse().map_err(|_| {
            Problem::error(ProblemKind::BadDate, place().at_column("period"), cell("period"))
                .expected("2024, 2024-10, atau 2024-01/2024-10", "2024, 2024-10 or 2024-01/2024-10")
                .advice("Perbaiki periode.", "Mend the period.")
        })?;
        let breakdown = layout.breakdown(&row);
        let figure = Figure {
            measure: layout.measure(&row),
            period,
            area: layout.area(&row),
            dimension: breakdown.dimension,
            value: breakdown.value,
            count: number("count")?,
            status: cell("status").to_owned(),
            note: layout.note(&row),
            source: cell("source").to_owned(),
        };
        figures.push((figure, breakdown.printed));
    }
    Ok(figures)
}

/// Where one publication prints several lines that read as one code ("G to G" and "G to G Jepang"), the
/// lines stay as printed: under one code they would look like rivals.
fn keep_collisions_as_printed(figures: &mut [Printed]) {
    let key = |figure: &Figure| {
        let Figure { measure, period, area, dimension, value, source, .. } = figure.clone();
        (measure, period, area, dimension, value, source)
    };
    let mut printed: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (figure, text) in figures.iter() {
        let texts = printed.entry(key(figure)).or_default();
        if !texts.contains(text) {
            texts.push(text.clone());
        }
    }
    for (figure, text) in figures {
        if printed.get(&key(figure)).is_some_and(|texts| texts.len() > 1) {
            figure.value.clone_from(text);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: &str) -> Figure {
        Figure {
            measure: "placements_by_scheme".to_owned(),
            period: "2024".parse().unwrap(),
            area: "Indonesia".to_owned(),
            dimension: "scheme".to_owned(),
            value: value.to_owned(),
            count: 1,
            status: String::new(),
            note: String::new(),
            source: "a newspaper".to_owned(),
        }
    }

    #[test]
    fn details_of_one_scheme_stay_as_they_were_printed() {
        let mut figures = vec![
            (figure("g_to_g"), "G to G".to_owned()),
            (figure("g_to_g"), "G to G Jepang".to_owned()),
            (figure("p_to_p"), "P to P".to_owned()),
        ];
        keep_collisions_as_printed(&mut figures);
        let values: Vec<&str> = figures.iter().map(|(figure, _)| figure.value.as_str()).collect();
        assert_eq!(values, ["G to G", "G to G Jepang", "p_to_p"]);
    }
}
