//! Agencies in the order of their scores, and how much of that order the weights alone decide.

use super::{Scores, Weights, total};
use crate::model::order::sorted;

/// An agency's scores, and what stands above them.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub key: String,
    pub scores: Scores,
    /// Whether its licence has run out, or its activities are stopped.
    pub is_gated: bool,
    /// Whether it placed enough people to be ranked.
    pub is_enough: bool,
}

/// Where an agency stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Ranked {
        /// From 1, the best; of equals, the same.
        rank: usize,
        /// The best and the worst rank when one aspect's weight is doubled or left out.
        between: (usize, usize),
    },
    /// Gated, whatever its score.
    Gated,
    /// Too little is known for a total.
    Unscored,
    /// Too small a base for a rank.
    NotEnough,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub card: Card,
    pub place: Place,
}

/// All agencies: the ranked by rank, then the gated, those without a total, and those with too small a base; each of
/// these by total, the highest first.
pub fn standings(cards: Vec<Card>, weights: Weights) -> Vec<Standing> {
    let is_ranked = |card: &Card| !card.is_gated && card.is_enough && card.scores.total.is_some();
    let aspects: Vec<[Option<f64>; 6]> =
        cards.iter().filter(|card| is_ranked(card)).map(|card| card.scores.aspects).collect();
    let mut ranks = ranks(&aspects, weights).into_iter();
    let place = |card: &Card, next: Option<Place>| match card {
        Card { is_gated: true, .. } => Place::Gated,
        Card { scores, .. } if scores.total.is_none() => Place::Unscored,
        _ => next.unwrap_or(Place::NotEnough),
    };
    let standing = |card: Card| {
        let next = if is_ranked(&card) { ranks.next() } else { None };
        let place = place(&card, next);
        Standing { card, place }
    };
    let total = |standing: &Standing| standing.card.scores.total.unwrap_or(-1.0);
    sorted(cards.into_iter().map(standing).collect(), |a: &Standing, b| {
        order(a.place)
            .cmp(&order(b.place))
            .then_with(|| total(b).total_cmp(&total(a)))
            .then_with(|| a.card.key.cmp(&b.card.key))
    })
}

const fn order(place: Place) -> usize {
    match place {
        Place::Ranked { rank, .. } => rank,
        Place::Gated => usize::MAX - 2,
        Place::Unscored => usize::MAX - 1,
        Place::NotEnough => usize::MAX,
    }
}

fn ranks(aspects: &[[Option<f64>; 6]], weights: Weights) -> Vec<Place> {
    let own = places(aspects, weights);
    let others: Vec<Vec<Option<usize>>> =
        weights.variations().map(|weights| places(aspects, weights)).collect();
    let of = |(at, rank): (usize, &Option<usize>)| {
        let rank = (*rank)?;
        let all = others.iter().filter_map(|places| *places.get(at)?).chain([rank]);
        let between =
            all.fold((rank, rank), |(best, worst), rank| (best.min(rank), worst.max(rank)));
        Some(Place::Ranked { rank, between })
    };
    own.iter().enumerate().map(|found| of(found).unwrap_or(Place::Unscored)).collect()
}

/// The rank of each; `None` of those without a total under these weights.
fn places(aspects: &[[Option<f64>; 6]], weights: Weights) -> Vec<Option<usize>> {
    // Sums in another order differ in the last digits: such are equals.
    let rounded = |total: f64| (total * 1e9).round();
    let totals: Vec<Option<f64>> =
        aspects.iter().map(|aspects| total(*aspects, weights).map(rounded)).collect();
    let known: Vec<f64> = totals.iter().flatten().copied().collect();
    let known = sorted(known, |a, b| b.total_cmp(a));
    let rank = |total: f64| known.partition_point(|other| *other > total) + 1;
    totals.into_iter().map(|total| total.map(rank)).collect()
}

impl Weights {
    /// These weights with one aspect's doubled, and with one aspect left out.
    fn variations(self) -> impl Iterator<Item = Self> {
        (0..self.0.len()).flat_map(move |changed| {
            [2.0, 0.0].map(|factor| {
                let mut weights = self.0.into_iter().enumerate();
                Self([(); 6].map(|()| {
                    let (at, weight) = weights.next().unwrap_or((0, 0.0));
                    if at == changed { weight * factor } else { weight }
                }))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn card(key: &str, aspects: [f64; 6], (is_gated, is_enough): (bool, bool)) -> Card {
        let aspects = aspects.map(Some);
        let total = total(aspects, Weights::default());
        let scores = Scores { indicators: Vec::new(), aspects, total };
        Card { key: key.to_owned(), scores, is_gated, is_enough }
    }

    #[test]
    fn a_gate_stands_above_the_best_score_and_a_small_base_is_not_ranked() {
        let cards = vec![
            card("best", [100.0; 6], (true, true)),
            card("small", [90.0; 6], (false, false)),
            card("b", [50.0; 6], (false, true)),
            card("a", [50.0; 6], (false, true)),
            card("c", [80.0; 6], (false, true)),
        ];
        let found = standings(cards, Weights::default());
        let order: Vec<&str> = found.iter().map(|standing| standing.card.key.as_str()).collect();
        assert_eq!(order, ["c", "a", "b", "best", "small"]);
        let ranked = |rank| Place::Ranked { rank, between: (rank, rank) };
        let places: Vec<Place> = found.iter().map(|standing| standing.place).collect();
        assert_eq!(places, [ranked(1), ranked(2), ranked(2), Place::Gated, Place::NotEnough]);
    }

    #[test]
    fn a_rank_that_hangs_on_one_weight_says_so() {
        let cards = vec![
            card("even", [60.0; 6], (false, true)),
            card("uneven", [100.0, 40.0, 60.0, 60.0, 60.0, 60.0], (false, true)),
        ];
        let found = standings(cards, Weights::default());
        for standing in found {
            let Place::Ranked { between, .. } = standing.place else { panic!() };
            assert_eq!(between, (1, 2), "{}", standing.card.key);
        }
    }

    proptest! {
        #[test]
        fn ranks_follow_totals_and_lie_between_their_ends(
            aspects in prop::collection::vec(prop::array::uniform6(prop::option::of(0.0..100.0)), 1..30),
            weights in prop::array::uniform6(0.0..3.0),
        ) {
            let weights = Weights(weights);
            let found = ranks(&aspects, weights);
            let totals: Vec<Option<f64>> = aspects.iter().map(|one| total(*one, weights)).collect();
            for (place, own) in found.iter().zip(&totals) {
                match (place, own) {
                    (Place::Ranked { rank, between }, Some(own)) => {
                        prop_assert!(between.0 <= *rank && *rank <= between.1);
                        let ahead = totals.iter().flatten().filter(|other| **other > own + 1e-8).count();
                        prop_assert!(ahead < *rank);
                    }
                    (place, own) => prop_assert_eq!((*place, *own), (Place::Unscored, None)),
                }
            }
        }
    }
}
