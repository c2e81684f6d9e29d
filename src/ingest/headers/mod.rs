//! What stands above and between the records of a table of placements: the headers by which a column is
//! recognised, in both languages, which row is the header, and the labels of totals and notes.

mod totals;

pub(super) use totals::{Sums, is_note, is_total_label, stated};

use crate::ingest::reading::personal;
use crate::ingest::sheet::{Row, Sheet};
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::fold;

/// Rows among which the header is looked for.
const SEARCHED: usize = 40;

/// Headers as they were seen, compared by [`fold`], besides the column's own name and labels. A header that
/// only begins with one of at least five letters is taken too, when no column fits better.
const ALIASES: &[(PlacementColumn, &[&str])] = &[
    (
        PlacementColumn::Date,
        &[
            "tanggal",
            "tgl",
            "tanggal penempatan",
            "tgl penempatan",
            "tanggal layanan",
            "tanggal proses",
            "tanggal terbit",
            "tanggal e-pmi",
            "tanggal terbit e-pmi",
            "tgl terbit",
            "tanggal berangkat",
            "tanggal keberangkatan",
            "tgl berangkat",
            "bulan",
            "periode",
            "date",
            "placement date",
            "month",
            "bulan/tahun",
            "bulan tahun",
        ],
    ),
    (
        PlacementColumn::Agency,
        &[
            "p3mi",
            "nama p3mi",
            "perusahaan",
            "nama perusahaan",
            "pptkis",
            "nama pptkis",
            "pjtki",
            "nama pjtki",
            "pt",
            "nama pt",
            "perusahaan penempatan",
            "penyelenggara",
            "agensi",
            "agency",
            "agency name",
            "company",
            "p3mi/pptkis",
            "pelaksana penempatan",
        ],
    ),
    (
        PlacementColumn::Destination,
        &[
            "negara tujuan",
            "negara",
            "negara penempatan",
            "tujuan",
            "nama negara",
            "negara tujuan penempatan",
            "destination",
            "country",
            "destination country",
            "host country",
        ],
    ),
    (
        PlacementColumn::Scheme,
        &[
            "skema",
            "skema penempatan",
            "jenis penempatan",
            "program",
            "program penempatan",
            "scheme",
        ],
    ),
    (PlacementColumn::Sector, &["sektor", "sektor pekerjaan", "formal/informal", "sector"]),
    (
        PlacementColumn::EmployerType,
        &[
            "jenis pemberi kerja",
            "pemberi kerja",
            "tipe pemberi kerja",
            "jenis pengguna",
            "employer type",
            "type of employer",
        ],
    ),
    (
        PlacementColumn::Sex,
        &["jenis kelamin", "jk", "j.k.", "l/p", "p/l", "kelamin", "gender", "jns kelamin", "sex"],
    ),
    (
        PlacementColumn::OriginProvince,
        &[
            "provinsi asal",
            "provinsi",
            "propinsi",
            "propinsi asal",
            "prov asal",
            "prov",
            "asal provinsi",
            "daerah asal",
            "asal daerah",
            "provinsi asal pmi",
            "province",
            "origin province",
            "province of origin",
            "origin",
        ],
    ),
    (
        PlacementColumn::Occupation,
        &[
            "jabatan",
            "nama jabatan",
            "pekerjaan",
            "jenis pekerjaan",
            "posisi",
            "occupation",
            "job",
            "job title",
            "position",
        ],
    ),
    (
        PlacementColumn::LeadDays,
        &[
            "lama proses",
            "lama proses (hari)",
            "waktu proses",
            "lama hari",
            "hari proses",
            "lama pemrosesan",
            "durasi proses",
            "lead time",
            "lead days",
            "processing days",
            "lead time (days)",
        ],
    ),
    (
        PlacementColumn::Count,
        &[
            "jumlah",
            "jml",
            "jumlah pmi",
            "jml pmi",
            "jumlah penempatan",
            "jml penempatan",
            "jumlah orang",
            "banyaknya",
            "total pmi",
            "total penempatan",
            "jlh",
            "penempatan",
            "orang",
            "count",
            "number",
            "placements",
            "total",
        ],
    ),
];

/// Headers of periods longer than a month: dates, where nothing tells them better; years last.
const PERIODS: [&[&str]; 2] =
    [&["triwulan", "tw", "kuartal", "quarter", "semester"], &["tahun", "thn", "year"]];

/// A folded spelling of a column's header.
struct Spelling {
    text: String,
    column: PlacementColumn,
    /// Whether it is the column's name or label.
    is_own: bool,
}

thread_local! {
    // Folded once: every row of a sheet may be looked at as its header.
    static SPELLINGS: Vec<Spelling> = spellings();
}

fn spellings() -> Vec<Spelling> {
    let mut spellings = Vec::new();
    for &(column, aliases) in ALIASES {
        let label = column.label();
        let own = [column.as_str(), label.id, label.en].map(|text| (text, true));
        for (text, is_own) in own.into_iter().chain(aliases.iter().map(|&alias| (alias, false))) {
            spellings.push(Spelling { text: fold(text), column, is_own });
        }
    }
    spellings
}

/// How well a folded header names a column; lower is better.
fn fit(header: &str, spelling: &Spelling) -> Option<u8> {
    match (header == spelling.text, spelling.is_own) {
        (true, true) => Some(0),
        (true, false) => Some(1),
        (false, _) => (spelling.text.len() >= 5 && header.starts_with(&spelling.text)).then_some(2),
    }
}

/// How well a folded header names the date as a period.
fn fit_of_period(header: &str) -> Option<u8> {
    let place = PERIODS.iter().position(|names| names.contains(&header));
    place.map(|place| 3 + place as u8)
}

/// What each header names. A column is named once: by the header that fits best, the first of equals.
pub(super) fn targets(headers: &[String]) -> Vec<Option<PlacementColumn>> {
    let mut targets = vec![None; headers.len()];
    let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
    let mut fits: Vec<(u8, usize, PlacementColumn)> = Vec::new();
    for (position, (header, folded)) in headers.iter().zip(&folded).enumerate() {
        if personal::of_header(header).is_some() {
            continue;
        }
        if folded.is_empty() {
            continue;
        }
        SPELLINGS.with(|spellings| {
            let named = spellings
                .iter()
                .filter_map(|spelling| Some((fit(folded, spelling)?, position, spelling.column)));
            fits.extend(named);
        });
        fits.extend(fit_of_period(folded).map(|fit| (fit, position, PlacementColumn::Date)));
    }
    fits.sort_unstable();
    for (_, position, column) in fits {
        if targets.contains(&Some(column)) {
            continue;
        }
        if let Some(target @ None) = targets.get_mut(position) {
            *target = Some(column);
        }
    }
    targets
}

/// The texts of a row as headers, with what they name.
pub(super) fn columns_of(row: Row<'_>) -> Vec<(String, Option<PlacementColumn>)> {
    let headers = headers(row, 0);
    let targets = targets(&headers);
    headers.into_iter().zip(targets).collect()
}

/// The texts of a row, as headers.
pub(super) fn headers(row: Row<'_>, width: usize) -> Vec<String> {
    (0..width.max(row.len())).map(|column| one_line(&row.cell(column).shown())).collect()
}

/// A text with one space between words.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Headers of a column of licence numbers, by which agencies are known better than by their names.
const LICENCES: &[&str] = &[
    "sip3mi",
    "no sip3mi",
    "nomor sip3mi",
    "nomor izin",
    "no izin",
    "no izin p3mi",
    "nomor izin p3mi",
    "siuppp",
    "no siuppp",
    "nomor siup3mi",
    "siup3mi",
    "licence number",
    "license number",
    "licence no",
    "license no",
    "nib",
    "no nib",
    "kode p3mi",
    "licence_number",
];

/// The column of licence numbers.
pub(super) fn licence_column(headers: &[String]) -> Option<usize> {
    headers.iter().position(|header| {
        let header = fold(header);
        !header.is_empty() && LICENCES.iter().any(|name| fold(name) == header)
    })
}

/// The position of the row that names the most columns; title rows above it name none. Without any such
/// row, the first with the most cells.
pub(super) fn header_row(sheet: &Sheet) -> usize {
    let searched = sheet.rows().min(SEARCHED);
    let mut best = (0, 0, 0);
    for position in 0..searched {
        let row = sheet.row(position);
        let headers = headers(row, 0);
        let named = targets(&headers).iter().flatten().count();
        let filled = headers.iter().filter(|header| !header.is_empty()).count();
        if (named, filled) > (best.0, best.1) {
            best = (named, filled, position);
        }
    }
    best.2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(headers: &[&str]) -> Vec<Option<&'static str>> {
        let headers: Vec<String> = headers.iter().map(|&header| header.to_owned()).collect();
        targets(&headers).iter().map(|target| target.map(PlacementColumn::as_str)).collect()
    }

    #[test]
    fn headers_are_known_in_both_languages_and_many_spellings() {
        for (header, column) in [
            ("Tgl.", "date"),
            ("TANGGAL PENEMPATAN", "date"),
            ("Nama PPTKIS", "agency"),
            ("P3MI", "agency"),
            ("Negara Tujuan", "destination"),
            ("negara", "destination"),
            ("Skema Penempatan", "scheme"),
            ("Sektor", "sector"),
            ("Jenis Pemberi Kerja", "employer_type"),
            ("L/P", "sex"),
            ("JK", "sex"),
            ("Provinsi asal", "origin_province"),
            ("Jabatan", "occupation"),
            ("Lama Proses (hari)", "lead_days"),
            ("Jml", "count"),
            ("Jumlah PMI", "count"),
            ("lead_days", "lead_days"),
            ("Count", "count"),
        ] {
            assert_eq!(named(&[header]), [Some(column)], "{header}");
        }
    }

    #[test]
    fn every_alias_leads_to_its_own_column() {
        for (column, aliases) in ALIASES {
            for alias in *aliases {
                assert_eq!(named(&[alias]), [Some(column.as_str())], "{alias}");
            }
        }
    }

    #[test]
    fn a_column_is_named_once_and_personal_ones_never() {
        assert_eq!(
            named(&["No", "Nama", "Tanggal Lahir", "Tanggal", "Jumlah", "Jumlah PMI laki-laki"]),
            [None, None, None, Some("date"), Some("count"), None]
        );
    }
}
