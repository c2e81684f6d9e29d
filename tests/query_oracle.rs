//! `capaian query` against DuckDB, on the sample and on the same placements packed as counts.

#![expect(clippy::unwrap_used, clippy::panic, reason = "clippy excepts tests, not their helpers")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use capaian::analysis::placements::engine_table;
use capaian::engine::{GroupKey, group_by};
use capaian::ingest::arrow::{read_placements, write_placements};
use capaian::ingest::manifest::{read_manifest, sha256_hex};
use capaian::model::columns::{CodedColumn, Codes, Domain, PlacementTable};
use capaian::model::manifest::Manifest;
use capaian::model::placement::PlacementColumn;

/// The question to `capaian query`, and the same in SQL. `ORDER BY ALL` puts nulls last, as the answer
/// does.
const QUESTIONS: [(&str, &str); 20] = [
    (
        "--by destination --where date=2024-01-01..2024-10-31",
        "SELECT destination, count(*) FROM placements
         WHERE date BETWEEN '2024-01-01' AND '2024-10-31' GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by month",
        "SELECT strftime(date, '%Y-%m'), count(*) FROM placements GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by year,scheme",
        "SELECT year(date), scheme, count(*) FROM placements GROUP BY 1, 2 ORDER BY ALL",
    ),
    (
        "--by date --where date=2024-02-28..2024-03-01",
        "SELECT date, count(*) FROM placements
         WHERE date >= '2024-02-28' AND date <= '2024-03-01' GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by agency --where destination=HKG,TWN",
        "SELECT agency, count(*) FROM placements
         WHERE destination IN ('HKG', 'TWN') GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by destination --where destination=HKG",
        "SELECT destination, count(*) FROM placements
         WHERE destination = 'HKG' GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by origin_province,sex --where date=2023-Q3",
        "SELECT origin_province, sex, count(*) FROM placements
         WHERE date >= '2023-07-01' AND date < '2023-10-01' GROUP BY 1, 2 ORDER BY ALL",
    ),
    (
        "--by employer_type,sector",
        "SELECT employer_type, sector, count(*) FROM placements GROUP BY 1, 2 ORDER BY ALL",
    ),
    (
        "--by month --where agency=",
        "SELECT strftime(date, '%Y-%m'), count(*) FROM placements
         WHERE agency IS NULL GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by scheme --where agency=",
        "SELECT scheme, count(*) FROM placements WHERE agency IS NULL GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by lead_days --where lead_days=0..30 --where sector=informal",
        "SELECT lead_days, count(*) FROM placements
         WHERE lead_days BETWEEN 0 AND 30 AND sector = 'informal' GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by year --where date=2022,2024-10 --where sex=female",
        "SELECT year(date), count(*) FROM placements
         WHERE (year(date) = 2022 OR strftime(date, '%Y-%m') = '2024-10') AND sex = 'female'
         GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by occupation,destination --where date=2024-10-01..2024-10-31 --where scheme=p_to_p",
        "SELECT occupation, destination, count(*) FROM placements
         WHERE date BETWEEN '2024-10-01' AND '2024-10-31' AND scheme = 'p_to_p'
         GROUP BY 1, 2 ORDER BY ALL",
    ),
    (
        "--by destination,month,sex,sector --where date=2024",
        "SELECT destination, strftime(date, '%Y-%m'), sex, sector, count(*) FROM placements
         WHERE year(date) = 2024 GROUP BY 1, 2, 3, 4 ORDER BY ALL",
    ),
    (
        "--by month --measure sum:lead_days",
        "SELECT strftime(date, '%Y-%m'), sum(lead_days) FROM placements GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by agency --measure mean:lead_days --where date=2024-01-01..2024-10-31",
        "SELECT agency, avg(lead_days) FROM placements
         WHERE date BETWEEN '2024-01-01' AND '2024-10-31' GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by destination --measure quantile:lead_days:0.5",
        "SELECT destination, quantile_disc(lead_days, 0.5) FROM placements GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by scheme,sex --measure quantile:lead_days:0.07",
        "SELECT scheme, sex, quantile_disc(lead_days, 0.07) FROM placements
         GROUP BY 1, 2 ORDER BY ALL",
    ),
    (
        "--by sector --measure quantile:lead_days:0.9 --where date=2024-06",
        "SELECT sector, quantile_disc(lead_days, 0.9) FROM placements
         WHERE strftime(date, '%Y-%m') = '2024-06' GROUP BY 1 ORDER BY ALL",
    ),
    (
        "--by year --measure quantile:date:0.25",
        "SELECT year(date), quantile_disc(date, 0.25)::DATE FROM placements GROUP BY 1 ORDER BY ALL",
    ),
];

fn needed(path: &str, how: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if path.exists() {
        return path;
    }
    panic!("this test compares with DuckDB and needs {}: {how}", path.display());
}

fn sample() -> PathBuf {
    needed("public/data/sample/manifest.json", "make it with `capaian sample`")
        .parent()
        .unwrap()
        .to_owned()
}

fn placements_of(folder: &Path) -> (PathBuf, Manifest) {
    let file = folder.join("manifest.json");
    let manifest = read_manifest(&std::fs::read(&file).unwrap(), "manifest.json").unwrap();
    let entry = manifest.tables.iter().find(|entry| entry.name == "placements").unwrap();
    (folder.join(&entry.url), manifest)
}

fn answers_of_duckdb(arrow: &Path) -> Vec<Vec<Vec<String>>> {
    let python = needed("tools/.venv/bin/python", "make it with `make setup-test`");
    let script = needed("tests/oracles/duckdb_answers.py", "it is part of the project");
    let mut child = Command::new(python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let queries: Vec<&str> = QUESTIONS.iter().map(|&(_, sql)| sql).collect();
    let request = serde_json::json!({ "arrow": arrow, "queries": queries });
    child.stdin.take().unwrap().write_all(request.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "DuckDB failed: its message is above");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn answer_of_capaian(folder: &Path, question: &str) -> Vec<Vec<String>> {
    let output = Command::new(env!("CARGO_BIN_EXE_capaian"))
        .args(["--lang", "en", "query"])
        .arg(folder)
        .args(question.split_whitespace())
        .output()
        .unwrap();
    let problem = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "capaian query {question}: {problem}");
    let mut lines = csv::Reader::from_reader(output.stdout.as_slice());
    lines.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Texts are equal; where both are fractions, to 12 digits: means are rounded differently.
fn agree(left: &str, right: &str) -> bool {
    let fraction = |text: &str| text.contains('.').then(|| text.parse::<f64>().ok()).flatten();
    let number = |text: &str| text.parse::<f64>().ok();
    match (number(left), number(right)) {
        (Some(a), Some(b)) if fraction(left).or(fraction(right)).is_some() => {
            (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
        }
        _ => left == right,
    }
}

fn compare(folder: &Path) {
    let (arrow, _) = placements_of(folder);
    let expected = answers_of_duckdb(&arrow);
    let mut groups = 0;
    for ((question, _), expected) in QUESTIONS.iter().zip(expected) {
        let found = answer_of_capaian(folder, question);
        assert_eq!(found.len(), expected.len(), "groups of {question}");
        for (found, expected) in found.iter().zip(&expected) {
            let equal = found.len() == expected.len()
                && found.iter().zip(expected).all(|(found, expected)| agree(found, expected));
            assert!(equal, "{question}: capaian {found:?}, DuckDB {expected:?}");
        }
        assert!(!found.is_empty(), "{question} finds nothing to compare");
        groups += found.len();
    }
    assert!(groups > 500, "only {groups} groups were compared");
}

/// The same placements, equal rows merged into one with a count.
fn merged(table: PlacementTable) -> PlacementTable {
    let columns = table.columns.clone();
    let counted = engine_table(table).unwrap();
    let by: Vec<GroupKey> = (0..counted.columns().len()).map(GroupKey::codes).collect();
    let groups = group_by(&counted, &by, &[], None).unwrap();
    let columns = columns.into_iter().enumerate().map(|(index, column)| {
        let codes = groups.iter().filter_map(|group| group.key.get(index).copied());
        CodedColumn { codes: Codes::U32(codes.collect()), ..column }
    });
    PlacementTable {
        rows: groups.len(),
        columns: columns.collect(),
        count: Some(groups.iter().map(|group| u32::try_from(group.weight).unwrap()).collect()),
    }
}

fn wide(codes: &Codes) -> Vec<u32> {
    match codes {
        Codes::U8(codes) => codes.iter().copied().map(u32::from).collect(),
        Codes::U16(codes) => codes.iter().copied().map(u32::from).collect(),
        Codes::U32(codes) => codes.clone(),
    }
}

#[test]
fn the_sample_is_counted_as_duckdb_counts_it() {
    compare(&sample());
}

#[test]
fn placements_packed_as_counts_are_counted_as_duckdb_counts_them() {
    let (arrow, mut manifest) = placements_of(&sample());
    let mut placements = read_placements(&std::fs::read(arrow).unwrap(), "placements").unwrap();
    // Lead times to the week, but "not available" as it is: so that rows do coincide.
    for column in &mut placements.columns {
        if let (PlacementColumn::LeadDays, Domain::Numbers { len, .. }) =
            (column.column, &column.domain)
        {
            let weekly = |code: u32| if code < *len { code / 7 * 7 } else { code };
            column.codes = Codes::U32(wide(&column.codes).into_iter().map(weekly).collect());
        }
    }
    let rows = placements.rows;
    let merged = merged(placements);
    assert!(merged.rows < rows, "some rows coincide");
    assert_eq!(merged.placements(), rows as u64);

    let folder = std::env::temp_dir().join(format!("capaian-oracle-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let bytes = write_placements(&merged).unwrap();
    std::fs::write(folder.join("placements.arrow"), &bytes).unwrap();
    manifest.tables.retain(|entry| entry.name == "placements");
    for entry in &mut manifest.tables {
        entry.url = "placements.arrow".into();
        entry.rows = merged.rows as u64;
        entry.bytes = bytes.len() as u64;
        entry.sha256 = sha256_hex(&bytes);
    }
    let manifest = serde_json::to_vec(&manifest).unwrap();
    std::fs::write(folder.join("manifest.json"), manifest).unwrap();
    compare(&folder);
    std::fs::remove_dir_all(folder).unwrap();
}
