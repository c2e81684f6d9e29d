//! `capaian sample`: the made-up data set of the office in the article, the same for the same seed.
//!
//! It is fitted to published shares (NOTICE) so that pages, tests and measurements have something to
//! show. No row stands for a person, no name for a company.

mod affinities;
mod agencies;
mod calendar;
mod complaints;
mod earlier;
mod fit;
mod indicators;
mod job_orders;
mod joint;
mod placements;
mod published;
mod random;
mod stories;
mod supporting;
mod targets;

use std::path::PathBuf;

use clap::Args;

use crate::ingest::records::read_records;
use crate::model::manifest::{Format, Kind, Manifest, SCHEMA_VERSION};
use crate::model::table::{Records, TableName};
use crate::model::{Day, Message, Problem};

use super::Outcome;
use super::dataset::{self, TableFile};

/// The meetings, of which only that of November 2024 took place.
const MEETINGS: &[u8] = include_bytes!("meetings.json");

/// The claims as `capaian published` writes them.
const CLAIMS: &[u8] = include_bytes!("../../../public/data/published/claims.csv");

/// Make up a data set: January 2022 to October 2024 of BP3MI DKI Jakarta, fitted to published shares.
#[derive(Clone, Debug, Args)]
pub struct SampleArgs {
    /// The folder to write to.
    #[arg(long, default_value = "public/data/sample")]
    pub out: PathBuf,
    /// Placements in all, spread over the months as the office's are. Without it, the office's own number.
    #[arg(long)]
    pub rows: Option<u64>,
    #[arg(long, default_value_t = 20_241_130)]
    pub seed: u64,
    /// Only placements, as they would have been known on this day: late rows are missing, and some that were taken
    /// back later are there.
    #[arg(long)]
    pub as_of: Option<Day>,
    /// Leave out all other tables: for measuring.
    #[arg(long)]
    pub placements_only: bool,
}

pub fn run(args: &SampleArgs) -> Result<Outcome, Problem> {
    let mut manifest = manifest();
    if let Some(day) = args.as_of {
        earlier::dated(&mut manifest, day);
    }
    let tables = tables(args, manifest.data_as_of)?;
    dataset::write(&args.out, manifest, tables)?;
    Ok(Outcome::Clean)
}

fn tables(args: &SampleArgs, data_as_of: Day) -> Result<Vec<TableFile>, Problem> {
    let seed = args.seed;
    let plans = agencies::plans(seed);
    let mut placed = placements::draw(&plans, seed, args.rows);
    if let Some(day) = args.as_of {
        placed = earlier::known_on(day, placed, seed);
    }
    let mut tables = vec![
        TableFile::placements(&placements::table(&placed, &plans))?
            .with_source("capaian sample", "Dibuat; bagian per kategori mengikuti NOTICE"),
    ];
    if args.placements_only || args.as_of.is_some() {
        return Ok(tables);
    }
    let agencies =
        plans.iter().map(|plan| plan.agency.clone()).chain(supporting::supporting()).collect();
    let made = [
        Records::Targets(targets::targets(&placed, &plans)),
        Records::Agencies(agencies),
        Records::JobOrders(job_orders::job_orders(&placed, &plans, seed)),
        Records::Indicators(indicators::indicators(&placed, &plans, seed)),
        Records::Complaints(complaints::complaints(&placed, &plans, seed, data_as_of)),
    ];
    for records in &made {
        tables.push(TableFile::records(records)?.with_source("capaian sample", "Dibuat"));
    }
    let meetings = read_records(TableName::Meetings, Format::Json, MEETINGS, "meetings.json")?;
    tables.push(TableFile::records(&meetings)?.with_source(
        "BP2MI, 30 November 2024, dan contoh",
        "Rapat 29–30 November 2024 menurut artikel; kendala, keputusan, tindak lanjut, dan rapat lain dibuat",
    ));
    let claims = read_records(TableName::Claims, Format::Csv, CLAIMS, "claims.csv")?;
    tables.push(
        TableFile::records(&claims)?
            .with_source("Lihat kolom source", "Pernyataan yang benar-benar diterbitkan"),
    );
    Ok(tables)
}

fn manifest() -> Manifest {
    let day = |year, month, day| Day::from_ymd(year, month, day).unwrap_or(Day::MIN);
    Manifest {
        schema_version: SCHEMA_VERSION,
        kind: Kind::Sample,
        title: Message::new(
            "Data contoh BP3MI DKI Jakarta, Januari 2022 – Oktober 2024",
            "Sample data of BP3MI DKI Jakarta, January 2022 – October 2024",
        ),
        data_as_of: day(2024, 10, 31),
        generated_at: day(2024, 11, 30),
        publisher: Message::new("Capaian (pembuat data contoh)", "Capaian (sample generator)"),
        licence: "MIT".to_owned(),
        notice: Message::new(
            "Data contoh, bukan data resmi. Hanya jumlah 35.945 penempatan Januari–Oktober 2024, target \
             40.586, dan rapat 29–30 November 2024 berasal dari publikasi; bagian per negara, jabatan, jenis \
             kelamin, provinsi, dan skema disesuaikan dengan angka terbitan (lihat NOTICE). Perusahaan dan \
             semua baris lain adalah rekaan dan tidak boleh dikutip.",
            "Sample data, not official. Only the 35,945 placements of January–October 2024, the target of \
             40,586 and the meeting of 29–30 November 2024 come from a publication; shares by destination, \
             occupation, sex, province and scheme are fitted to published figures (see NOTICE). Companies \
             and all other rows are made up and must not be quoted.",
        ),
        tables: Vec::new(),
    }
}
