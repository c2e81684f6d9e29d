//! Rows that are no placements: totals and subtotals, notes below the table, a header printed again. Totals
//! are not counted, and used as a check on the rows above them.

use crate::ingest::reading::date;
use crate::ingest::reading::number::{Evidence, Use, written};
use crate::ingest::sheet::{Cell, Row};
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::fold;

/// Words that may follow the label of a total.
const OF_WHAT: &[&str] = &[
    "total",
    "keseluruhan",
    "seluruhnya",
    "semua",
    "akhir",
    "umum",
    "besar",
    "bulan",
    "provinsi",
    "negara",
    "skema",
    "per",
    "p3mi",
    "pmi",
    "sd",
    "sd.",
    "s.d.",
    "s/d",
    "tahun",
    "all",
];

/// Whether a text is the label of a total: `Jumlah`, `Grand Total :`, `Sub-total bulan Januari`.
pub(in crate::ingest) fn is_total_label(text: &str) -> bool {
    let folded = fold(text);
    if matches!(
        folded.as_str(),
        "jumlah" | "jml" | "total" | "subtotal" | "grandtotal" | "subjumlah" | "jumlahtotal"
    ) {
        return true;
    }
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | ':'))
        .filter(|word| !word.is_empty());
    match (words.next(), words.next()) {
        // What is summed up follows: "Jumlah Jawa Barat". A name may begin with "Total".
        (Some("jumlah" | "jml" | "subtotal"), Some(_)) => true,
        (Some("sub" | "grand"), Some("total" | "jumlah" | "jml")) => true,
        (Some("total"), Some(what)) => {
            let rest = lower.trim_start().strip_prefix("total").unwrap_or_default();
            OF_WHAT.contains(&what) || names_a_term(rest)
        }
        _ => false,
    }
}

/// Whether a text names a month or a term of a vocabulary.
fn names_a_term(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | ':'));
    let mut vocabularies = PlacementColumn::ALL.iter().filter_map(|column| column.vocabulary());
    date::written(text).is_some()
        || vocabularies.any(|vocabulary| vocabulary.recognise(text).is_some())
}

/// Whether a text starts like a note below a table.
pub(in crate::ingest) fn is_note(text: &str) -> bool {
    let folded = fold(text);
    text.starts_with('*')
        || ["sumber", "catatan", "keterangan", "ket", "source", "note", "dicetak", "mengetahui"]
            .iter()
            .any(|word| folded.starts_with(word))
}

/// The number that a total row states: in the count's column, else the last number of the row.
pub(in crate::ingest) fn stated(row: Row<'_>, count: Option<usize>) -> Option<u64> {
    let value = |cell: Cell<'_>| match cell {
        Cell::Number(number) => Some(number),
        Cell::Text(text) => {
            let written = written(text)?;
            let mut evidence = Evidence::default();
            evidence.add(&written);
            written.read(evidence.convention(Use::Count), Use::Count).ok()
        }
        Cell::Empty | Cell::Date(_) | Cell::Period(_) | Cell::Error(_) => None,
    };
    let stated = match count {
        Some(column) => value(row.cell(column)),
        None => row.cells().filter_map(value).last(),
    }?;
    (stated >= 0.0 && stated.fract() == 0.0 && stated < 1e15).then_some(stated as u64)
}

/// Sums to hold totals against.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::ingest) struct Sums {
    all: u64,
    since_total: u64,
    /// What the totals since the last grand one stated.
    of_totals: u64,
}

impl Sums {
    pub(in crate::ingest) const fn add(&mut self, placements: u64) {
        self.all += placements;
        self.since_total += placements;
    }

    /// Holds a stated total against the rows above it: those since the last total, or all of them.
    ///
    /// # Errors
    /// The sum that it should have stated: of the rows since the last total, or of all when there are none.
    pub(in crate::ingest) const fn check(&mut self, stated: u64) -> Result<(), u64> {
        let part = if self.since_total == 0 { self.all } else { self.since_total };
        let holds = stated == part || stated == self.all || stated == self.of_totals;
        self.of_totals = if stated == self.all { 0 } else { self.of_totals.saturating_add(stated) };
        self.since_total = 0;
        if holds { Ok(()) } else { Err(part) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_totals_are_told_from_names() {
        for text in [
            "Jumlah",
            "TOTAL",
            "Grand Total",
            "Sub total",
            "Sub-Total :",
            "Jumlah Total",
            "Total keseluruhan",
            "Jumlah bulan Januari",
            "Total Provinsi",
            "Jumlah Jawa Barat",
            "Sub total Januari",
            "Total Malaysia",
            "Total Januari 2024",
        ] {
            assert!(is_total_label(text), "{text}");
        }
        for text in
            ["Total Persada Mandiri", "Jumlahan", "Totalindo", "PT Jumlah Jaya", "", "Lainnya"]
        {
            assert!(!is_total_label(text), "{text}");
        }
        assert!(is_note("Sumber: Sisko P2MI"));
        assert!(!is_note("Singapura"));
    }

    #[test]
    fn totals_are_held_against_their_parts_and_the_whole() {
        let mut sums = Sums::default();
        sums.add(10);
        sums.add(5);
        assert_eq!(sums.check(15), Ok(()));
        sums.add(7);
        assert_eq!(sums.check(8), Err(7));
        assert_eq!(sums.check(22), Ok(()), "a grand total of all rows");
    }
}
