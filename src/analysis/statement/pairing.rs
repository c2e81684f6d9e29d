//! Which figures of a text belong together: `35.945 dari 40.586 atau 86%`, `naik 6,35% dari 84.581 menjadi 89.960`,
//! `23.760 + 4.728 = 28.488`.

use super::Relation;
use crate::model::claim::{Verdict, recompute};
use crate::model::sentence::{Figure, FigureKind, Sentence};

/// A printed figure, the figures it comes from, and how.
pub(super) struct Pair {
    pub relation: Relation,
    pub stated: Figure,
    pub from: Vec<Figure>,
    pub inputs: String,
}

/// Words before the whole of a share.
const WHOLE: &[&str] = &["dari", "of", "target", "targetnya", "total", "terhadap", "keseluruhan"];

const UP: &[&str] = &[
    "naik",
    "meningkat",
    "peningkatan",
    "kenaikan",
    "tumbuh",
    "bertambah",
    "up",
    "rose",
    "rise",
    "increased",
    "increase",
    "grew",
    "growth",
    "higher",
];

const DOWN: &[&str] = &[
    "turun",
    "menurun",
    "penurunan",
    "berkurang",
    "merosot",
    "anjlok",
    "down",
    "fell",
    "fall",
    "decreased",
    "decrease",
    "dropped",
    "drop",
    "lower",
];

/// Words before the figure that something has become.
const BECOME: &[&str] = &["menjadi", "jadi", "ke", "to"];

/// Words before a sum.
const TOTAL: &[&str] =
    &["=", "total", "totalnya", "jumlah", "jumlahnya", "seluruhnya", "keseluruhan", "altogether"];

impl Pair {
    fn holds(&self) -> bool {
        let found = recompute(&self.stated.digits, "%", &self.inputs);
        found.is_some_and(|found| found.verdict == Verdict::Holds)
    }
}

pub(super) fn pairs(sentence: &Sentence) -> Vec<Pair> {
    let text = Text { sentence };
    let percents = sentence.figures.iter().filter(|one| one.kind == FigureKind::Percent);
    let mut pairs: Vec<Pair> = percents.filter_map(|stated| text.percentage(stated)).collect();
    let mut number = None;
    for figure in &sentence.figures {
        if number != Some(figure.sentence) {
            number = Some(figure.sentence);
            pairs.extend(text.sum(figure.sentence));
        }
    }
    pairs
}

struct Text<'a> {
    sentence: &'a Sentence,
}

impl<'a> Text<'a> {
    /// The words between the figure before this one and this one.
    fn before(&self, figure: &Figure) -> Vec<&'a str> {
        let figures = self.sentence.figures.iter();
        let ends = figures.filter(|one| one.place.end <= figure.place.start);
        let start = ends.map(|one| one.place.end).max().unwrap_or(0);
        self.sentence.words_in(start..figure.place.start).collect()
    }

    fn is_after(&self, figure: &Figure, words: &[&str]) -> bool {
        self.before(figure).iter().any(|word| words.contains(word))
    }

    fn counts(&self, of: impl Fn(usize) -> bool) -> Vec<&'a Figure> {
        let is_one = |one: &&Figure| one.kind == FigureKind::Count && of(one.sentence);
        let counts: Vec<&Figure> = self.sentence.figures.iter().filter(is_one).collect();
        counts
    }

    fn percentage(&self, stated: &Figure) -> Option<Pair> {
        let at = stated.sentence;
        let mut counts = self.counts(|one| one == at);
        if counts.iter().filter(|one| !one.is_rounded).count() < 2 {
            counts = self.counts(|one| one == at || one + 1 == at);
            if counts.len() < 2 {
                counts = self.counts(|one| one.abs_diff(at) <= 1);
            }
        }
        let counts = exact(&counts);
        let readings = [self.growth(stated, &counts), self.share(stated, &counts)];
        let mut readings: Vec<Pair> = readings.into_iter().flatten().collect();
        // Of two ways to read a sentence, the one in which it is right is meant.
        let right = readings.iter().position(Pair::holds);
        (!readings.is_empty()).then(|| readings.swap_remove(right.unwrap_or(0)))
    }

    fn growth(&self, stated: &Figure, counts: &[&'a Figure]) -> Option<Pair> {
        let mut words = self
            .sentence
            .words
            .iter()
            .rev()
            .filter(|word| word.sentence == stated.sentence && word.start < stated.place.start);
        let direction = words.find_map(|word| {
            let is_up = UP.contains(&word.text.as_str());
            (is_up || DOWN.contains(&word.text.as_str())).then_some(is_up)
        });
        let is_up = direction?;
        let counts: Vec<&Figure> =
            counts.iter().copied().filter(|one| one.sentence == stated.sentence).collect();
        let now = counts.iter().copied().find(|one| self.is_after(one, BECOME));
        let (base, now) = match (now, counts.as_slice()) {
            (Some(now), _) => (nearest(&counts, now, now)?, now),
            (None, [base, now]) => (*base, *now),
            _ => return None,
        };
        let (base_digits, now_digits) = (&base.digits, &now.digits);
        let inputs = match is_up {
            true => format!("({now_digits}-{base_digits})/{base_digits}"),
            false => format!("({base_digits}-{now_digits})/{base_digits}"),
        };
        let from = vec![base.clone(), now.clone()];
        Some(Pair { relation: Relation::Growth, stated: stated.clone(), from, inputs })
    }

    fn share(&self, stated: &Figure, counts: &[&'a Figure]) -> Option<Pair> {
        let named: Vec<&Figure> =
            counts.iter().copied().filter(|one| self.is_after(one, WHOLE)).collect();
        let whole = match nearest(&named, stated, stated) {
            Some(whole) => whole,
            None => largest(counts)?,
        };
        let part = nearest(counts, stated, whole)?;
        let inputs = format!("{}/{}", part.digits, whole.digits);
        let from = vec![part.clone(), whole.clone()];
        Some(Pair { relation: Relation::Share, stated: stated.clone(), from, inputs })
    }

    /// The sum that a sentence prints with its parts.
    fn sum(&self, at: usize) -> Option<Pair> {
        let figures: Vec<&Figure> =
            self.sentence.figures.iter().filter(|one| one.sentence == at).collect();
        let counts = exact(&figures);
        let is_added = |figure: &&&Figure| self.is_after(figure, &["+", "plus", "ditambah"]);
        let is_equated = figures.iter().any(|one| self.before(one).contains(&"="));
        let is_spelled_out = is_equated && counts.iter().any(|one| is_added(&one));
        let has_percent = figures.iter().any(|one| one.kind == FigureKind::Percent);
        if has_percent || counts.len() < if is_spelled_out { 2 } else { 3 } {
            return None;
        }
        let stated = *counts.iter().find(|one| self.is_after(one, TOTAL))?;
        let from: Vec<Figure> = counts
            .iter()
            .filter(|one| one.place != stated.place)
            .map(|one| (*one).clone())
            .collect();
        let digits: Vec<&str> = from.iter().map(|one| one.digits.as_str()).collect();
        let inputs = digits.join("+");
        Some(Pair { relation: Relation::Sum, stated: stated.clone(), from, inputs })
    }
}

/// Figures, without the rounded ones that stand for another of them.
fn exact<'a>(figures: &[&'a Figure]) -> Vec<&'a Figure> {
    let value = |figure: &Figure| figure.digits.parse::<f64>().unwrap_or(f64::NAN);
    let stands_for = |rounded: &Figure, other: &Figure| {
        let zeros = rounded.digits.len() - rounded.digits.trim_end_matches('0').len();
        let unit = 10f64.powi(i32::try_from(zeros).unwrap_or(0));
        !other.is_rounded && (value(other) - value(rounded)).abs() < unit
    };
    let is_spare = |figure: &Figure| {
        figure.is_rounded && figures.iter().any(|other| stands_for(figure, other))
    };
    figures.iter().copied().filter(|figure| !is_spare(figure)).collect()
}

/// The figure with the least between it and a place, other than one of them.
fn nearest<'a>(figures: &[&'a Figure], to: &Figure, other_than: &Figure) -> Option<&'a Figure> {
    let gap = |figure: &Figure| match figure.place.start >= to.place.end {
        true => figure.place.start - to.place.end,
        false => to.place.start.saturating_sub(figure.place.end),
    };
    let others = figures.iter().copied().filter(|figure| figure.place != other_than.place);
    others.min_by_key(|figure| gap(figure))
}

fn largest<'a>(figures: &[&'a Figure]) -> Option<&'a Figure> {
    let value = |figure: &Figure| figure.digits.parse::<f64>().unwrap_or(f64::NAN);
    figures.iter().copied().max_by(|one, other| value(one).total_cmp(&value(other)))
}
