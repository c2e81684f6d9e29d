//! The closed lists of the field: code, label in both languages, and the spellings seen in the wild.
//!
//! Codes: destinations are ISO 3166-1 alpha-3, provinces BPS codes, the rest short English words.

pub mod complaint_category;
pub mod destination;
pub mod occupation;
pub mod placement_terms;
pub mod province;
pub mod record_terms;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::case::{is_word, lower_letter};
use super::placement::PlacementColumn;
use super::text::{Message, Text};

/// One entry of a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub code: &'static str,
    pub label: Text,
    /// Further spellings, as they were seen; compared by [`fold`].
    pub variants: &'static [&'static str],
}

/// A closed list of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    pub name: &'static str,
    pub terms: &'static [Term],
}

impl Vocabulary {
    /// The term of a code.
    pub fn term(&self, code: &str) -> Option<&'static Term> {
        self.terms.iter().find(|term| term.code == code)
    }

    /// The term that a text names: a code, a label in either language, or a known variant.
    pub fn recognise(&self, text: &str) -> Option<&'static Term> {
        let wanted = fold(text);
        self.spellings().get(&wanted).copied()
    }

    /// The terms by their folded spellings, folded once: files have millions of cells.
    fn spellings(&self) -> Rc<Spellings> {
        let terms = self.terms;
        KNOWN.with_borrow_mut(|known| {
            let found = known.iter().find(|(of, _)| std::ptr::eq(*of, terms));
            if let Some((_, spellings)) = found {
                return Rc::clone(spellings);
            }
            let mut spellings = Spellings::new();
            for term in terms {
                let own = [term.code, term.label.id, term.label.en];
                for spelling in own.iter().chain(term.variants) {
                    spellings.entry(fold(spelling)).or_insert(term);
                }
            }
            spellings.remove("");
            let spellings = Rc::new(spellings);
            known.push((terms, Rc::clone(&spellings)));
            spellings
        })
    }
}

type Spellings = HashMap<String, &'static Term>;

thread_local! {
    static KNOWN: RefCell<Vec<(&'static [Term], Rc<Spellings>)>> = const { RefCell::new(Vec::new()) };
}

/// What codes are called: per column or dimension, per code. The engine gets them as data,
/// `vocabulary.json`, so that no program of the first load carries every country's name and spellings.
pub type Labels = BTreeMap<String, BTreeMap<String, Message>>;

/// The labels of all vocabularies, by the names of the placement columns and of the published dimensions.
pub fn labels() -> Labels {
    let of_columns = PlacementColumn::ALL
        .into_iter()
        .filter_map(|column| Some((column.as_str(), column.vocabulary()?)));
    let of_complaints = [
        ("category", &complaint_category::COMPLAINT_CATEGORIES),
        ("channel", &complaint_category::COMPLAINT_CHANNELS),
    ];
    let label = |term: &Term| (term.code.to_owned(), Message::from(term.label));
    of_columns
        .chain(of_complaints)
        .map(|(name, vocabulary)| (name.to_owned(), vocabulary.terms.iter().map(label).collect()))
        .collect()
}

/// A text for comparing: lower case, letters and digits only, Latin accents removed.
pub fn fold(text: &str) -> String {
    text.chars()
        .map(lower_letter)
        .filter_map(|c| match c {
            'à'..='å' => Some('a'),
            'ç' => Some('c'),
            'è'..='ë' => Some('e'),
            'ì'..='ï' => Some('i'),
            'ñ' => Some('n'),
            'ò'..='ö' => Some('o'),
            'ù'..='ü' => Some('u'),
            c if is_word(c) => Some(c),
            _ => None,
        })
        .collect()
}
