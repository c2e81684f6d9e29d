//! Texts to codes: terms of a vocabulary, and agencies by their cleaned names.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Merge;
use super::report::repeatable;
use crate::ingest::headers::is_total_label;
use crate::ingest::reading::blank::blank;
use crate::ingest::reading::visible;
use crate::ingest::sheet::{Row, Sheet};
use crate::model::agency::{Agency, AgencyKind, Deposit};
use crate::model::agency_name;
use crate::model::vocabulary::{Term, Vocabulary, fold};

/// Names that are compared with each other: the pairs of more would take too long.
const MOST_COMPARED: usize = 3_000;

const MOST_NEAR: usize = 50;

/// The term nearest to a text, when it is near: at most one letter in four differs.
pub(in crate::ingest) fn nearest(vocabulary: &Vocabulary, text: &str) -> Option<&'static Term> {
    let wanted: Vec<char> = fold(text).chars().collect();
    let most = (wanted.len() / 4).min(3);
    if most == 0 {
        return None;
    }
    let spellings = vocabulary.terms.iter().flat_map(|term| {
        let labels = [term.label.id, term.label.en].into_iter();
        labels.chain(term.variants.iter().copied()).map(move |spelling| (term, spelling))
    });
    let distances = spellings.filter_map(|(term, spelling)| {
        let spelling: Vec<char> = fold(spelling).chars().collect();
        Some((agency_name::distance(&wanted, &spelling, most)?, term))
    });
    distances.min_by_key(|(distance, term)| (*distance, term.code)).map(|(_, term)| term)
}

/// The agencies of a file, by id.
#[derive(Default)]
pub(super) struct Agencies {
    /// The spellings of each, the first one first.
    spellings: BTreeMap<String, Vec<String>>,
    /// For a cleaned name, the cleaned name that it is read as.
    same: HashMap<String, String>,
    /// Licence numbers by cleaned name.
    licences: HashMap<String, String>,
}

impl Agencies {
    /// Agencies of which a person has joined some.
    pub(super) fn with(merges: &[Merge]) -> Self {
        let mut agencies = Self::default();
        for merge in merges {
            let into = agencies.read_as(&merge.name).to_owned();
            agencies.same.insert(merge.other.clone(), into);
        }
        agencies
    }

    /// Those of a column of names, joined by the licence numbers beside them.
    pub(super) fn of(
        sheet: &Sheet,
        first_row: usize,
        names: usize,
        licences: Option<usize>,
    ) -> Self {
        let mut agencies = Self::default();
        agencies.learn_all(sheet, first_row, names, licences);
        let rows = (first_row..sheet.rows()).map(|position| sheet.row(position));
        let mut met = vec![false; sheet.numbers_of_texts()];
        let is_new = |row: &Row<'_>| {
            let met = met.get_mut(row.number_of(names));
            met.is_some_and(|met| !std::mem::replace(met, true))
        };
        let different: BTreeSet<&str> = rows.filter(is_new).map(|row| row.text(names)).collect();
        for name in different {
            if !is_total_label(name) && blank(name).is_none() {
                agencies.id(name);
            }
        }
        agencies
    }

    /// Learns the licence numbers that stand beside the names of a column.
    pub(super) fn learn_all(
        &mut self,
        sheet: &Sheet,
        first_row: usize,
        names: usize,
        licences: Option<usize>,
    ) {
        let Some(licences) = licences else { return };
        let mut met = HashSet::new();
        for position in first_row..sheet.rows() {
            let row = sheet.row(position);
            if met.insert((row.number_of(names), row.number_of(licences))) {
                self.learn(row.text(names), row.text(licences));
            }
        }
    }

    /// Learns that a name stands beside a licence number: names with one number are one agency, known by
    /// the first of them.
    fn learn(&mut self, name: &str, licence: &str) {
        let (name, licence) = (agency_name::cleaned(name), visible(licence));
        if name.is_empty() || licence.is_empty() || self.licences.contains_key(&name) {
            return;
        }
        let number = fold(licence);
        let first = self
            .licences
            .iter()
            .filter(|(_, known)| fold(known) == number)
            .map(|(name, _)| self.read_as(name).to_owned())
            .min();
        if let Some(first) = first {
            self.same.entry(name.clone()).or_insert(first);
        }
        self.licences.insert(name, licence.to_owned());
    }

    fn read_as<'n>(&'n self, cleaned: &'n str) -> &'n str {
        self.same.get(cleaned).map_or(cleaned, String::as_str)
    }

    /// The id of a name; `None` when nothing but punctuation stands there.
    pub(super) fn id(&mut self, name: &str) -> Option<String> {
        let cleaned = agency_name::cleaned(name);
        let id = agency_name::own_id(self.read_as(&cleaned));
        if id == agency_name::own_id("") {
            return None;
        }
        let name = shown(name);
        let spellings = self.spellings.entry(id.clone()).or_default();
        if !spellings.contains(&name) {
            spellings.push(name);
        }
        Some(id)
    }

    /// Those with the given ids, as rows of the agencies table.
    pub(super) fn rows(&self, ids: &[String]) -> Vec<Agency> {
        let named = ids.iter().filter_map(|id| Some((id, self.spellings.get(id)?.first()?)));
        named
            .map(|(id, name)| Agency {
                id: id.clone(),
                name: name.clone(),
                kind: AgencyKind::P3mi,
                licence_number: self.licences.get(&agency_name::cleaned(name)).cloned(),
                licence_expires: None,
                deposit: Deposit::Unknown,
                city: String::new(),
                sanctions: Vec::new(),
            })
            .collect()
    }

    /// Agencies that were written in more than one way.
    pub(super) fn merged(&self) -> impl Iterator<Item = &[String]> {
        self.spellings.values().filter(|names| names.len() > 1).map(Vec::as_slice)
    }

    /// Pairs of agencies with names so near that they may be one.
    pub(super) fn near(&self) -> Vec<Merge> {
        let first = self.spellings.values().filter_map(|names| names.first());
        let names: Vec<String> = first.map(|name| agency_name::cleaned(name)).collect();
        if names.len() > MOST_COMPARED {
            return Vec::new();
        }
        let pairs = agency_name::near_pairs(&names, MOST_NEAR).into_iter();
        pairs
            .filter_map(|(a, b)| {
                Some(Merge { name: names.get(a)?.clone(), other: names.get(b)?.clone() })
            })
            .collect()
    }
}

/// A name as it is shown: one space between words, no stray punctuation at the end.
fn shown(name: &str) -> String {
    let words: Vec<&str> = visible(name).split_whitespace().collect();
    repeatable(words.join(" ").trim_end_matches([';', ',', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::destination::DESTINATIONS;

    #[test]
    fn a_misspelt_term_has_a_neighbour_and_nonsense_has_none() {
        assert_eq!(nearest(&DESTINATIONS, "Hongkonk").map(|term| term.code), Some("HKG"));
        assert_eq!(nearest(&DESTINATIONS, "Atlantis Raya"), None);
        assert_eq!(nearest(&DESTINATIONS, "x"), None);
    }

    #[test]
    fn spellings_of_one_agency_are_one_row_under_the_first() {
        let mut agencies = Agencies::default();
        let id = agencies.id("PT. Contoh  Karya;").unwrap();
        assert_eq!(agencies.id("CONTOH KARYA, PT"), Some(id.clone()));
        assert_eq!(agencies.id(";;"), None);
        let rows = agencies.rows(std::slice::from_ref(&id));
        assert_eq!(rows[0].name, "PT. Contoh Karya");
        assert_eq!(agencies.merged().count(), 1);
    }
}
