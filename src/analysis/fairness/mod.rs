//! Fair comparison of units of different size: what chance alone allows, what a small base is worth, and which ranks
//! the figures bear out.
//!
//! Spiegelhalter, *Funnel plots for comparing institutional performance*, Statistics in Medicine 24 (2005) 1185–1202,
//! for limits and overdispersion; Marshall, *Mapping disease and mortality rates using empirical Bayes estimators*,
//! Applied Statistics 40 (1991) 283–294, for shrinkage; Klein, Wright and Wieczorek, *A joint confidence region for an
//! overall ranking of populations*, Applied Statistics 69 (2020) 589–606, for ranks.

mod comparison;
mod dispersion;
mod limits;
mod ranks;
mod shrinkage;

pub use comparison::{Comparison, Judged, Signal, Standing};
pub use dispersion::{Dispersion, dispersion};
pub use limits::{Level, limits};
pub use ranks::{Rank, ranks};
pub use shrinkage::{Prior, Shrunken};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Events per unit of a base that they are no part of, such as complaints per placement: Poisson.
    Rate,
    /// The part of a base that has something, such as resolved complaints: binomial. Bases are whole numbers.
    Share,
}

/// One unit's events and what they are held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observed {
    pub events: f64,
    /// Exposure of a rate, number of trials of a share; above 0.
    pub base: f64,
}

impl Observed {
    /// events / base.
    pub fn ratio(self) -> f64 {
        self.events / self.base
    }
}

/// Σ events / Σ bases: what a unit is held against. `None` without a base.
pub fn centre(units: &[Observed]) -> Option<f64> {
    let (events, base) = sums(units);
    (base > 0.0).then(|| events / base)
}

fn sums(units: &[Observed]) -> (f64, f64) {
    units.iter().fold((0.0, 0.0), |(events, base), unit| (events + unit.events, base + unit.base))
}

impl Measure {
    /// The variance of a ratio at the centre, for a base.
    fn variance(self, centre: f64, base: f64) -> f64 {
        match self {
            Self::Rate => centre / base,
            Self::Share => centre * (1.0 - centre) / base,
        }
    }
}
