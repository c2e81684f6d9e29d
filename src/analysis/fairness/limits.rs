//! Exact control limits, between the whole numbers that events can be (Spiegelhalter 2005, A.1.1).

use statrs::distribution::{Binomial, DiscreteCDF, Poisson};

use super::Measure;

/// How much of what chance does lies within the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    NinetyFive,
    /// Three standard deviations of a normal distribution, roughly.
    NinetyNineEight,
}

impl Level {
    /// Below the lower limit, and above the upper.
    const fn tail(self) -> f64 {
        match self {
            Self::NinetyFive => 0.025,
            Self::NinetyNineEight => 0.001,
        }
    }
}

/// The ratios between which chance keeps a unit of this base that is like all others; the lower limit is 0 at least,
/// the upper of a share 1 at most. `None` where the centre or the base is none.
pub fn limits(measure: Measure, centre: f64, base: f64, level: Level) -> Option<(f64, f64)> {
    let expected = centre * base;
    if !(expected.is_finite() && expected > 0.0 && base > 0.0) {
        return None;
    }
    let tail = level.tail();
    match measure {
        Measure::Rate => {
            let poisson = Poisson::new(expected).ok()?;
            let at = |p| quantile(|count| poisson.cdf(count), expected, expected, p) / base;
            Some((at(tail), at(1.0 - tail)))
        }
        Measure::Share => {
            if centre >= 1.0 {
                return None;
            }
            let trials = base.round();
            let binomial = Binomial::new(centre, trials as u64).ok()?;
            let variance = expected * (1.0 - centre);
            let at = |p| quantile(|count| binomial.cdf(count), expected, variance, p) / trials;
            Some((at(tail), at(1.0 - tail).min(1.0)))
        }
    }
}

/// The quantile, between the least count `r` whose cumulative probability reaches `p` and the one before:
/// `r − (P(r) − p) / (P(r) − P(r − 1))`, 0 where that is below it.
fn quantile(cdf: impl Fn(u64) -> f64, mean: f64, variance: f64, p: f64) -> f64 {
    // From well below: counts step up until the probability is reached.
    let mut low = (mean - 12.0 * variance.sqrt() - 12.0).max(0.0) as u64;
    let mut high = (mean + 12.0 * variance.sqrt() + 12.0) as u64;
    while low < high {
        let middle = low + (high - low) / 2;
        if cdf(middle) < p { low = middle + 1 } else { high = middle }
    }
    let reached = cdf(low);
    let before = low.checked_sub(1).map_or(0.0, &cdf);
    (low as f64 - (reached - p) / (reached - before)).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn limits_hold_the_centre_and_close_in_with_the_base(
            centre in 0.0005..0.9,
            base in 1u32..20_000,
        ) {
            for measure in [Measure::Rate, Measure::Share] {
                let of = |base: u32, level| limits(measure, centre, base.into(), level).unwrap();
                let (low, high) = of(base, Level::NinetyFive);
                let (lower, higher) = of(base, Level::NinetyNineEight);
                prop_assert!(lower <= low && low < high && high <= higher);
                let (wide, close) = (of(base, Level::NinetyFive), of(base * 16, Level::NinetyFive));
                prop_assert!(close.1 - close.0 < wide.1 - wide.0 + 1e-12);
                prop_assert!(low <= centre + 1.0 / f64::from(base));
            }
        }
    }

    #[test]
    fn nothing_has_no_limits() {
        for (centre, base) in [(0.0, 10.0), (0.1, 0.0), (f64::NAN, 10.0), (0.1, f64::INFINITY)] {
            assert_eq!(limits(Measure::Rate, centre, base, Level::NinetyFive), None);
        }
        assert_eq!(limits(Measure::Share, 1.0, 10.0, Level::NinetyFive), None);
    }
}
