//! Ranks, and the ranks between which a unit surely is: ahead of those alone whose intervals lie wholly on the worse
//! side of its own (Klein, Wright and Wieczorek 2020).

/// A place in an order; 1 is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// Of equals, the same.
    pub place: usize,
    /// The best and the worst place that the figures allow.
    pub between: (usize, usize),
}

/// The ranks of units by a figure and its interval, `(figure, (low, high))`. `is_high_good` says which end is the best.
pub fn ranks(figures: &[(f64, (f64, f64))], is_high_good: bool) -> Vec<Rank> {
    let ahead = |a: f64, b: f64| if is_high_good { a > b } else { a < b };
    let (best, worst) = if is_high_good { (1, 0) } else { (0, 1) };
    let end = |(low, high): (f64, f64), which: u8| if which == 0 { low } else { high };
    let of = |&(figure, interval): &(f64, (f64, f64))| {
        let before = figures.iter().filter(|(other, _)| ahead(*other, figure)).count();
        // Their worst end is still ahead of this one's best.
        let surely_before = figures
            .iter()
            .filter(|(_, other)| ahead(end(*other, worst), end(interval, best)))
            .count();
        let surely_behind = figures
            .iter()
            .filter(|(_, other)| ahead(end(interval, worst), end(*other, best)))
            .count();
        Rank { place: before + 1, between: (surely_before + 1, figures.len() - surely_behind) }
    };
    figures.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn equals_share_a_rank_and_overlapping_intervals_leave_it_open() {
        let figures = [(1.0, (0.5, 1.5)), (1.0, (0.9, 1.1)), (5.0, (4.0, 6.0)), (3.0, (1.2, 4.5))];
        let found = ranks(&figures, false);
        let places: Vec<usize> = found.iter().map(|rank| rank.place).collect();
        assert_eq!(places, [1, 1, 4, 3]);
        assert_eq!(found[2].between, (3, 4));
        assert_eq!(found[0].between, (1, 3));
        let high = ranks(&figures, true);
        assert_eq!((high[2].place, high[2].between), (1, (1, 2)));
    }

    proptest! {
        #[test]
        fn a_rank_lies_between_its_ends(
            units in prop::collection::vec((0.0..9.0, 0.0..3.0, 0.0..3.0), 1..30),
            is_high_good in any::<bool>(),
        ) {
            let figures: Vec<(f64, (f64, f64))> =
                units.iter().map(|(at, below, above)| (*at, (at - below, at + above))).collect();
            for rank in ranks(&figures, is_high_good) {
                let (best, worst) = rank.between;
                prop_assert!(best <= rank.place && rank.place <= worst && worst <= figures.len());
            }
        }
    }
}
