//! Whether a published text agrees with itself and with the calendar: its shares, growth and sums done again,
//! its marks of thousands, its weekdays, and how far it says that its figures go.

mod pairing;

use std::ops::Range;

use crate::model::claim::{Exact, Recomputed, Verdict, recompute};
use crate::model::sentence::{Figure, Mark, PrintedDay, Sentence, Span};

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    pub calculations: Vec<Calculation>,
    /// A count with points between its thousands and one with commas.
    pub mixed_marks: Option<[Figure; 2]>,
    /// Days whose printed weekday is not the calendar's.
    pub wrong_weekdays: Vec<PrintedDay>,
    /// Two periods that begin alike, are counted up to their ends, and end differently.
    pub two_ends: Option<[Span; 2]>,
}

/// How a printed figure comes from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// A part in percent of the whole.
    Share,
    /// By how much percent something rose or fell.
    Growth,
    Sum,
}

/// A printed figure, and those it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Calculation {
    pub relation: Relation,
    pub stated: Figure,
    /// The figures that it is computed from, as `inputs` names them.
    pub from: Vec<Figure>,
    /// The sum, as in [`recompute`].
    pub inputs: String,
    pub found: Recomputed,
    /// Of a share that does not hold, what it would need.
    pub needed: Option<Needed>,
}

/// What would make a share as large as printed: another part of this whole, or another whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    pub part: Exact,
    pub whole: Exact,
}

impl Checked {
    /// How many things a reader should be told.
    pub fn flags(&self) -> usize {
        let doubtful = self.calculations.iter().filter(|one| one.found.verdict != Verdict::Holds);
        doubtful.count()
            + usize::from(self.mixed_marks.is_some())
            + usize::from(!self.wrong_weekdays.is_empty())
            + usize::from(self.two_ends.is_some())
    }
}

/// Checks a text.
pub fn check(sentence: &Sentence) -> Checked {
    let wrong = |day: &&PrintedDay| day.weekday.is_some_and(|printed| printed != day.day.weekday());
    Checked {
        calculations: pairing::pairs(sentence).into_iter().filter_map(calculation).collect(),
        mixed_marks: mixed_marks(&sentence.figures),
        wrong_weekdays: sentence.days.iter().filter(wrong).cloned().collect(),
        two_ends: two_ends(sentence),
    }
}

fn calculation(pair: pairing::Pair) -> Option<Calculation> {
    let pairing::Pair { relation, stated, from, inputs } = pair;
    let unit = if relation == Relation::Sum { "count" } else { "%" };
    let found = recompute(&stated.digits, unit, &inputs)?;
    let is_doubtful = relation == Relation::Share && !found.verdict.is_borne_out();
    let needed = if is_doubtful { needed(&stated, &from) } else { None };
    Some(Calculation { relation, stated, from, inputs, found, needed })
}

fn needed(stated: &Figure, from: &[Figure]) -> Option<Needed> {
    let value = |figure: &Figure| Exact::parse(&figure.digits).map(|(value, _)| value);
    let [part, whole] = from else { return None };
    let share = value(stated)?.over(Exact::whole(100))?;
    Some(Needed {
        part: share.times(value(whole)?)?.rounded(0)?,
        whole: value(part)?.over(share)?.rounded(0)?,
    })
}

fn mixed_marks(figures: &[Figure]) -> Option<[Figure; 2]> {
    let with = |mark| figures.iter().find(|figure| figure.mark == Some(mark));
    Some([with(Mark::Dot)?.clone(), with(Mark::Comma)?.clone()])
}

/// Words that set two periods side by side.
const COMPARED: &[&str] = &[
    "dibanding",
    "dibandingkan",
    "ketimbang",
    "sebelumnya",
    "sama",
    "terhadap",
    "compared",
    "than",
    "against",
    "versus",
    "vs",
    "earlier",
];

fn two_ends(sentence: &Sentence) -> Option<[Span; 2]> {
    let spans: Vec<&Span> = sentence.spans.iter().filter(|span| span.is_to_date).collect();
    let is_compared =
        |between: Range<usize>| sentence.words_in(between).any(|word| COMPARED.contains(&word));
    spans.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let begin_alike = one.period.first() == other.period.first();
        let differ = begin_alike && one.period.last() != other.period.last();
        let is_one = one.sentence.abs_diff(other.sentence) <= 2;
        (differ && is_one && !is_compared(one.place.end..other.place.start))
            .then(|| [(*one).clone(), (*other).clone()])
    })
}
