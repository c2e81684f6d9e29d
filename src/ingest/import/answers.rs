//! What a person answered, kept for the next file with the same headers, and for `capaian pack`.
//!
//! As JSON, a list of layouts; or by hand, without a layout, for any file:
//! `{"answers": {"Tanggal": "day-first", "Jumlah/dash": "zero"}}`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Answer, Choices, Merge, Proposal, Question, QuestionKind};
use crate::ingest::reading::date::Order;
use crate::ingest::reading::number::{Convention, Role, Separator};
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::fold;

/// Layouts that are remembered: more than an office has, less than a browser may refuse to keep.
const MOST_LAYOUTS: usize = 100;

/// Answers to several layouts, and to any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    pub layouts: Vec<Layout>,
    /// By the question's id, or the header of its column alone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
}

/// What was chosen for files with these headers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The headers in their order; they alone say whether a file has this layout.
    pub headers: Vec<String>,
    /// For each header in their order what its column is read as; nothing where it is left out.
    pub columns: Vec<Option<PlacementColumn>>,
    /// By the question's id.
    pub answers: BTreeMap<String, String>,
    pub merges: Vec<Merge>,
}

impl Question {
    /// The question's name within its table: `Tanggal/date-order`.
    pub fn id(&self, header: &str) -> String {
        format!("{header}/{}", self.kind.as_str())
    }

    /// The answer that a text gives to this question; `None` when it gives none.
    pub fn read(&self, text: &str) -> Option<Answer> {
        let [thousands, decimal] = ["thousands", "decimal"].map(|word| text == word);
        match self.kind {
            QuestionKind::Separators if thousands || decimal => {
                // Thousands are asked about first.
                let reading = self.readings.get(usize::from(decimal))?;
                Some(reading.answer)
            }
            kind => Answer::read(kind, text),
        }
    }
}

impl Answer {
    /// The answer as text, as [`Answers`] keep it.
    pub fn text(self) -> String {
        match self {
            Self::DateOrder(Order::DayFirst) => "day-first".to_owned(),
            Self::DateOrder(Order::MonthFirst) => "month-first".to_owned(),
            Self::DashIsZero => "zero".to_owned(),
            Self::DashIsMissing => "missing".to_owned(),
            Self::Year(year) => year.to_string(),
            Self::Period(period) => period.to_string(),
            Self::Separators(Convention { dot: Role::Decimal, .. }) => "dot-decimal".to_owned(),
            Self::Separators(_) => "dot-thousands".to_owned(),
        }
    }

    /// Reads an answer of one kind.
    pub fn read(kind: QuestionKind, text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase().replace('_', "-");
        match kind {
            QuestionKind::DateOrder => match text.as_str() {
                "day-first" | "dmy" | "hari-dahulu" => Some(Self::DateOrder(Order::DayFirst)),
                "month-first" | "mdy" | "bulan-dahulu" => Some(Self::DateOrder(Order::MonthFirst)),
                _ => None,
            },
            QuestionKind::Dash => match text.as_str() {
                "zero" | "0" | "nol" => Some(Self::DashIsZero),
                "missing" | "not-available" | "tidak-tersedia" => Some(Self::DashIsMissing),
                _ => None,
            },
            QuestionKind::Separators => {
                let role = match text.as_str() {
                    "dot-thousands" | "comma-decimal" => Role::Thousands,
                    "dot-decimal" | "comma-thousands" => Role::Decimal,
                    _ => return None,
                };
                Some(Self::Separators(Convention::with(Separator::Dot, role)))
            }
            QuestionKind::Year => {
                let year = text.parse().ok().filter(|year| (1990..2100).contains(year));
                year.map(Self::Year)
            }
            QuestionKind::Period => text.parse().ok().map(Self::Period),
        }
    }
}

impl Layout {
    /// What was chosen for a proposal.
    pub fn new(proposal: &Proposal, choices: &Choices) -> Self {
        let headers = || proposal.columns.iter().map(|column| column.header.clone());
        let answers = choices.answers.iter().filter_map(|answered| {
            let header = &proposal.columns.get(answered.column as usize)?.header;
            let id = format!("{header}/{}", answered.answer.kind().as_str());
            Some((id, answered.answer.text()))
        });
        Self {
            headers: headers().collect(),
            columns: choices.targets.clone(),
            answers: answers.collect(),
            merges: choices.merges.clone(),
        }
    }

    fn is_of(&self, proposal: &Proposal) -> bool {
        self.has(proposal.columns.iter().map(|column| column.header.as_str()))
    }

    fn has<'a>(&self, headers: impl Iterator<Item = &'a str>) -> bool {
        self.headers.iter().map(|header| fold(header)).eq(headers.map(fold))
    }
}

impl Answers {
    /// Keeps what was chosen for a layout, instead of what was known of it. Of very many layouts the earliest
    /// are forgotten.
    pub fn keep(&mut self, proposal: &Proposal, choices: &Choices) {
        self.forget(proposal);
        self.layouts.push(Layout::new(proposal, choices));
        let over = self.layouts.len().saturating_sub(MOST_LAYOUTS);
        self.layouts.drain(..over);
    }

    /// Whether something was chosen for a proposal's layout.
    pub fn knows(&self, proposal: &Proposal) -> bool {
        self.layouts.iter().any(|layout| layout.is_of(proposal))
    }

    /// Forgets what was chosen for a proposal's layout.
    pub fn forget(&mut self, proposal: &Proposal) {
        self.layouts.retain(|layout| !layout.is_of(proposal));
    }

    /// The columns and merges that are known for a proposal's layout.
    pub fn choose(&self, proposal: &Proposal, choices: &mut Choices) {
        let Some(layout) = self.layouts.iter().find(|layout| layout.is_of(proposal)) else {
            return;
        };
        let known = layout.columns.iter().zip(&proposal.columns);
        for (target, (known, column)) in choices.targets.iter_mut().zip(known) {
            *target = known.filter(|_| column.personal.is_none());
        }
        choices.merges.clone_from(&layout.merges);
    }

    /// The known answer to a question of a proposal.
    pub fn answer(&self, proposal: &Proposal, question: &Question) -> Option<Answer> {
        self.answer_under(proposal.columns.iter().map(|column| column.header.as_str()), question)
    }

    /// The known answer to a question about a column of a table with these headers.
    pub fn answer_under<'a>(
        &self,
        headers: impl Iterator<Item = &'a str> + Clone,
        question: &Question,
    ) -> Option<Answer> {
        let header = headers.clone().nth(question.column as usize)?;
        let id = question.id(header);
        let layout = self.layouts.iter().find(|layout| layout.has(headers.clone()));
        let known = layout.and_then(|layout| layout.answers.get(&id));
        let loose = || self.answers.get(&id).or_else(|| self.answers.get(header));
        question.read(known.or_else(loose)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::import::SourceColumn;

    #[test]
    fn answers_are_texts_that_are_read_again() {
        for answer in [
            Answer::DateOrder(Order::DayFirst),
            Answer::DateOrder(Order::MonthFirst),
            Answer::DashIsZero,
            Answer::DashIsMissing,
            Answer::Year(2024),
            Answer::Period("2024-01..2024-10".parse().unwrap()),
            Answer::Separators(Convention::with(Separator::Dot, Role::Decimal)),
        ] {
            assert_eq!(Answer::read(answer.kind(), &answer.text()), Some(answer));
        }
        assert_eq!(Answer::read(QuestionKind::Year, "24"), None);
        assert_eq!(
            Answer::read(QuestionKind::Period, "2024-01/2024-10").map(Answer::text).as_deref(),
            Some("2024-01..2024-10")
        );
    }

    #[test]
    fn of_many_layouts_the_latest_are_remembered() {
        let proposal = |header: String| Proposal {
            file: String::new(),
            sheets: Vec::new(),
            sheet: 0,
            shape: Default::default(),
            filled: Vec::new(),
            period: None,
            header_row: 1,
            columns: vec![SourceColumn {
                header,
                samples: Vec::new(),
                target: None,
                personal: None,
            }],
            questions: Vec::new(),
            merges: Vec::new(),
        };
        let mut answers = Answers::default();
        for number in 0..=MOST_LAYOUTS {
            let proposal = proposal(format!("Kolom {number}"));
            answers.keep(&proposal, &Choices::from(&proposal));
        }
        assert_eq!(answers.layouts.len(), MOST_LAYOUTS);
        assert!(!answers.knows(&proposal("Kolom 0".to_owned())));
        assert!(answers.knows(&proposal("Kolom 1".to_owned())));
    }

    #[test]
    fn a_later_answer_to_the_same_question_counts() {
        let mut choices = Choices {
            sheet: 0,
            header_row: 0,
            targets: Vec::new(),
            answers: Vec::new(),
            merges: Vec::new(),
        };
        choices.answer(1, Answer::DashIsZero);
        choices.answer(2, Answer::DashIsZero);
        choices.answer(1, Answer::DashIsMissing);
        let given: Vec<(u32, Answer)> =
            choices.answers.iter().map(|given| (given.column, given.answer)).collect();
        assert_eq!(given, [(2, Answer::DashIsZero), (1, Answer::DashIsMissing)]);
    }
}
