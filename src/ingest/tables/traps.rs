//! Published figures that must not be compared or added up, by what their rows say: rival vintages, periods
//! within each other, other bases, cut-off days within the period, parts that do not add up.
//!
//! | trap | rule |
//! | --- | --- |
//! | vintage | one measure, area, value and period with different counts |
//! | cumulative | of one series a period lies within another |
//! | basis | one measure and dimension with more than one basis in the notes |
//! | cut-off | "as of" a day before the period's end |
//! | served | counts of whom an office served beside counts by origin |
//! | definition | placements of before 2024 beside later ones |
//! | total | parts of one period that exceed or miss their total, or two splits of one period that differ |
//! | weak source | the note says so: repost, one outlet, inferred, conflicts |

use std::collections::{BTreeMap, BTreeSet};

use super::report::{Origin, Problems, notice};
use crate::ingest::reading::date;
use crate::model::figure::Figure;
use crate::model::{Day, Message, Period, Problem, ProblemKind, Severity};

type Row<'a> = (&'a Figure, &'a Origin);

/// Words of a note that make its figure weak.
const WEAK: &[&str] = &[
    "repost",
    "low-quality",
    "low quality",
    "one outlet",
    "inferred",
    "conflict",
    "disagree",
    "not equal",
    "ngo opinion",
    "around",
    "spoken",
    "rounded",
];

/// Finds the traps in the figures of one sheet.
pub(super) fn find(rows: &[Row<'_>], problems: &mut Problems) {
    rivals(rows, problems);
    nested(rows, problems);
    splits(rows, problems);
    parts(rows, problems);
    bases(rows, problems);
    served(rows, problems);
    definition(rows, problems);
    for row in rows {
        cut_off(*row, problems);
        weak(*row, problems);
    }
}

/// What one figure is of, but for its period.
fn series(figure: &Figure) -> (&str, &str, &str, &str) {
    (&figure.measure, &figure.area, &figure.dimension, &figure.value)
}

fn incomparable(origin: &Origin, field: &str, found: String, id: String, en: String) -> Problem {
    let words = (Message::default(), Message::new(id, en));
    notice(ProblemKind::Incomparable, Severity::Warning, origin.place(field), found, words)
}

fn grouped<'a, K: Ord>(
    rows: &[Row<'a>],
    key: impl Fn(&'a Figure) -> K,
) -> BTreeMap<K, Vec<Row<'a>>> {
    let mut groups: BTreeMap<K, Vec<Row<'a>>> = BTreeMap::new();
    for &(figure, origin) in rows {
        groups.entry(key(figure)).or_default().push((figure, origin));
    }
    groups
}

fn rivals(rows: &[Row<'_>], problems: &mut Problems) {
    for group in grouped(rows, |figure| (series(figure), figure.period)).values() {
        let counts: BTreeSet<u64> = group.iter().map(|(figure, _)| figure.count).collect();
        if let Some((figure, origin)) = group.first().filter(|_| counts.len() > 1) {
            let counts: Vec<String> = counts.iter().map(u64::to_string).collect();
            let (n, period) = (counts.len(), figure.period);
            problems.add(incomparable(
                origin,
                "count",
                counts.join(", "),
                format!("{n} angka berbeda untuk {period}: vintase atau sumber lain; jangan dijumlahkan, pertumbuhan hanya dalam satu vintase."),
                format!("{n} different figures for {period}: other vintages or sources; never added up, growth only within one vintage."),
            ));
        }
    }
}

/// Periods within others, once for each series.
fn nested(rows: &[Row<'_>], problems: &mut Problems) {
    let mut first: Option<(Problem, u32)> = None;
    for group in grouped(rows, series).values() {
        let within = group.iter().find_map(|(figure, origin)| {
            let outer = group.iter().find(|(other, _)| is_within(figure.period, other.period))?;
            Some((figure.period, outer.0.period, *origin))
        });
        let Some((inner, outer, origin)) = within else { continue };
        let problem = incomparable(
            origin,
            "period",
            inner.to_string(),
            format!("{inner} sudah termasuk dalam {outer} (kumulatif): jangan dijumlahkan."),
            format!("{inner} is within {outer} already (cumulative): not to be added up."),
        );
        match &mut first {
            Some((_, count)) => *count += 1,
            None => first = Some((problem, 1)),
        }
    }
    if let Some((problem, count)) = first {
        problems.add(Problem { count, ..problem });
    }
}

fn is_within(inner: Period, outer: Period) -> bool {
    inner != outer && outer.first() <= inner.first() && inner.last() <= outer.last()
}

/// Two complete splits of one period, such as by sector and by sex, that have different sums.
fn splits(rows: &[Row<'_>], problems: &mut Problems) {
    const COMPLETE: [(&str, usize); 2] = [("sector", 2), ("sex", 2)];
    for group in grouped(rows, |figure| (&figure.measure, &figure.area, figure.period)).values() {
        let sums = COMPLETE.map(|(dimension, values)| sum_of(group, dimension, Some(values)));
        let [Some((a, _)), Some((b, origin))] = sums else { continue };
        if a != b {
            let words = (
                Message::same(a.to_string()),
                Message::new(
                    format!(
                        "Menurut sektor {a}, menurut jenis kelamin {b}: dua vintase atau dasar."
                    ),
                    format!("By sector {a}, by sex {b}: two vintages or bases."),
                ),
            );
            let place = origin.place("count");
            problems.add(notice(
                ProblemKind::TotalMismatch,
                Severity::Warning,
                place,
                b.to_string(),
                words,
            ));
        }
    }
}

/// The sum of a dimension's values; `None` where a value has rivals or there are not so many.
fn sum_of<'a>(
    group: &[Row<'a>],
    dimension: &str,
    values: Option<usize>,
) -> Option<(u64, &'a Origin)> {
    let of: Vec<&Row<'a>> =
        group.iter().filter(|(figure, _)| figure.dimension == dimension).collect();
    let distinct: BTreeSet<&str> = of.iter().map(|(figure, _)| figure.value.as_str()).collect();
    if distinct.len() != of.len() || values.is_some_and(|values| values != of.len()) {
        return None;
    }
    let (_, origin) = of.first()?;
    Some((of.iter().map(|(figure, _)| figure.count).sum(), origin))
}

/// Parts against their total: values of a dimension against `total`, areas against Indonesia.
fn parts(rows: &[Row<'_>], problems: &mut Problems) {
    for group in grouped(rows, |figure| (&figure.measure, &figure.area, figure.period)).values() {
        let totals: Vec<&Row<'_>> =
            group.iter().filter(|(one, _)| one.dimension == "total").collect();
        let [(total, _)] = totals.as_slice() else { continue };
        let dimensions: BTreeSet<&str> =
            group.iter().map(|(one, _)| one.dimension.as_str()).collect();
        for dimension in
            dimensions.into_iter().filter(|one| !matches!(*one, "total" | "detail" | "status"))
        {
            let Some((sum, origin)) = sum_of(group, dimension, None) else { continue };
            held(sum, total.count, origin, problems);
        }
    }
    for group in
        grouped(rows, |one| (&one.measure, &one.dimension, &one.value, one.period)).values()
    {
        let (whole, parts): (Vec<Row<'_>>, Vec<Row<'_>>) =
            group.iter().partition(|(figure, _)| figure.area == "Indonesia");
        if let ([(whole, _)], [(_, origin), ..]) = (whole.as_slice(), parts.as_slice()) {
            let sum = parts.iter().map(|(figure, _)| figure.count).sum();
            held(sum, whole.count, origin, problems);
        }
    }
}

fn held(sum: u64, total: u64, origin: &Origin, problems: &mut Problems) {
    let (severity, id, en) = match sum.cmp(&total) {
        std::cmp::Ordering::Equal => return,
        std::cmp::Ordering::Less => (
            Severity::Note,
            format!("Bagian yang terdaftar {sum} dari {total}: daftar tidak lengkap."),
            format!("The parts listed give {sum} of {total}: the list is incomplete."),
        ),
        std::cmp::Ordering::Greater => (
            Severity::Warning,
            format!("Bagian-bagiannya {sum}, lebih dari jumlah {total}."),
            format!("The parts give {sum}, more than the total of {total}."),
        ),
    };
    let words = (Message::same(total.to_string()), Message::new(id, en));
    let place = origin.place("count");
    problems.add(notice(ProblemKind::TotalMismatch, severity, place, sum.to_string(), words));
}

/// Notes of a column `basis` differ within one measure: two series.
fn bases(rows: &[Row<'_>], problems: &mut Problems) {
    let with_basis: Vec<Row<'_>> = rows
        .iter()
        .filter(|(_, origin)| origin.fields.iter().any(|(name, ..)| *name == "basis"))
        .copied()
        .collect();
    for group in grouped(&with_basis, |one| (&one.measure, &one.dimension)).values() {
        let bases: BTreeSet<&str> = group.iter().map(|(figure, _)| figure.note.as_str()).collect();
        if let Some((_, origin)) = group.first().filter(|_| bases.len() > 1) {
            let bases: Vec<&str> = bases.into_iter().collect();
            problems.add(incomparable(
                origin,
                "basis",
                bases.join(" / "),
                "Dasar hitungan berbeda: bukan satu deret.".to_owned(),
                "Different bases: not one series.".to_owned(),
            ));
        }
    }
}

fn served(rows: &[Row<'_>], problems: &mut Problems) {
    let served = rows.iter().find(|(figure, _)| figure.measure.starts_with("served"));
    if let Some((figure, origin)) = served {
        problems.add(incomparable(
            origin,
            "measure",
            figure.measure.clone(),
            "Dilayani di sebuah kantor tidak sama dengan berasal dari wilayahnya.".to_owned(),
            "Served at an office is not the same as coming from its area.".to_owned(),
        ));
    }
}

/// Since 2024 placements are counted as services: candidates who finished their processing, in some series
/// extensions too.
fn definition(rows: &[Row<'_>], problems: &mut Problems) {
    const FIRST_YEAR: i32 = 2024;
    let placements = || rows.iter().filter(|(figure, _)| figure.measure.starts_with("placements"));
    let is_new = |figure: &Figure| figure.period.first().year() >= FIRST_YEAR;
    let new = placements().find(|(figure, _)| is_new(figure));
    let has_old = placements().any(|(figure, _)| !is_new(figure));
    if let Some((figure, origin)) = new.filter(|_| has_old) {
        problems.add(incomparable(
            origin,
            "period",
            figure.period.to_string(),
            "Sejak 2024 yang dihitung adalah layanan penempatan: deret sebelumnya tidak sebanding."
                .to_owned(),
            "Since 2024 services are counted: the series before is not comparable.".to_owned(),
        ));
    }
}

/// A figure of a whole period whose note gives an earlier day.
fn cut_off((figure, origin): Row<'_>, problems: &mut Problems) {
    let Some(day) = as_of(&figure.note).or_else(|| as_of(&figure.status)) else { return };
    if day < figure.period.last() {
        let period = figure.period;
        problems.cell(incomparable(
            origin,
            "note",
            day.to_string(),
            format!("Posisi {day}, sebelum {period} berakhir: tidak sebanding dengan angka setahun penuh."),
            format!("As of {day}, before the end of {period}: not comparable with a full one."),
        ));
    }
}

/// The day behind "as of", "stated" or "per" in a note.
fn as_of(note: &str) -> Option<Day> {
    let lower = note.to_lowercase();
    let after = ["as of ", "stated ", "per tanggal ", "posisi ", "hingga "]
        .iter()
        .find_map(|word| lower.split_once(word).map(|(_, after)| after));
    let text = after?.split([',', ';', ')']).next()?;
    let convention =
        date::Convention { order: Some(date::Order::DayFirst), ..date::Convention::default() };
    let period = date::written(text.trim())?.read(convention)?;
    Some(period.last())
}

fn weak((figure, origin): Row<'_>, problems: &mut Problems) {
    let note = figure.note.to_lowercase();
    if WEAK.iter().any(|word| note.contains(word)) || note.contains(" sum to ") {
        problems.cell(incomparable(
            origin,
            "note",
            figure.note.clone(),
            "Angka lemah menurut catatannya: lihat sumbernya.".to_owned(),
            "A weak figure by its note: see its source.".to_owned(),
        ));
    }
}
