//! Units side by side: which stand out by more than chance, and what each is worth in the light of all.

use super::{
    Dispersion, Level, Measure, Observed, Prior, Rank, Shrunken, centre, dispersion, limits, ranks,
};

/// Where a unit lies in the funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    FarBelow,
    Below,
    Within,
    Above,
    FarAbove,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub key: String,
    pub observed: Observed,
    /// Only for those whose base is large enough.
    pub judged: Option<Judged>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    pub signal: Signal,
    pub shrunken: Shrunken,
    pub rank: Rank,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub measure: Measure,
    /// Σ events / Σ bases of all units, small ones too.
    pub centre: f64,
    /// Of the units with enough base.
    pub dispersion: Option<Dispersion>,
    /// Below this base there is no judgement.
    pub least: f64,
    pub units: Vec<Standing>,
}

impl Comparison {
    /// Compares units by key; those without a base are left out. `None` without an event.
    pub fn of(
        measure: Measure,
        units: Vec<(String, Observed)>,
        least: f64,
        is_high_good: bool,
    ) -> Option<Self> {
        let units: Vec<(String, Observed)> =
            units.into_iter().filter(|(_, unit)| unit.base > 0.0).collect();
        let enough: Vec<Observed> =
            units.iter().map(|(_, unit)| *unit).filter(|unit| unit.base >= least).collect();
        let all: Vec<Observed> = units.iter().map(|(_, unit)| *unit).collect();
        let centre = centre(&all).filter(|centre| *centre > 0.0)?;
        let dispersion = dispersion(measure, &enough);
        let prior = Prior::of(measure, &enough).or_else(|| Prior::of(measure, &all))?;
        let shrunken: Vec<Shrunken> = enough.iter().map(|unit| prior.shrink(*unit)).collect();
        let figures: Vec<(f64, (f64, f64))> =
            shrunken.iter().map(|unit| (unit.mean, unit.within_95)).collect();
        let mut judged = shrunken.into_iter().zip(ranks(&figures, is_high_good));
        let mut comparison = Self { measure, centre, dispersion, least, units: Vec::new() };
        for (key, observed) in units {
            let judged = if observed.base >= least { judged.next() } else { None };
            let judged = judged.map(|(shrunken, rank)| Judged {
                signal: comparison.signal(observed),
                shrunken,
                rank,
            });
            comparison.units.push(Standing { key, observed, judged });
        }
        Some(comparison)
    }

    /// The limits for a base, moved apart where units differ by more than chance.
    pub fn limits(&self, base: f64, level: Level) -> Option<(f64, f64)> {
        let (low, high) = limits(self.measure, self.centre, base, level)?;
        let widened = |limit| match self.dispersion {
            Some(dispersion) => dispersion.widened(limit, self.centre),
            None => limit,
        };
        let high = widened(high);
        Some((widened(low), if self.measure == Measure::Share { high.min(1.0) } else { high }))
    }

    fn signal(&self, unit: Observed) -> Signal {
        let ratio = unit.ratio();
        let outside = |level| {
            let (low, high) = self.limits(unit.base, level)?;
            if ratio > high { Some(true) } else { (ratio < low).then_some(false) }
        };
        match (outside(Level::NinetyNineEight), outside(Level::NinetyFive)) {
            (Some(true), _) => Signal::FarAbove,
            (Some(false), _) => Signal::FarBelow,
            (None, Some(true)) => Signal::Above,
            (None, Some(false)) => Signal::Below,
            (None, None) => Signal::Within,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_placements_with_one_complaint_are_not_enough_and_a_thousand_with_eighty_stand_out() {
        let unit = |key: &str, events, base| (key.to_owned(), Observed { events, base });
        let mut units: Vec<(String, Observed)> =
            (0..20).map(|at| unit(&format!("P{at:02}"), f64::from(at % 5), 300.0)).collect();
        units.push(unit("small", 1.0, 5.0));
        units.push(unit("worst", 80.0, 1_000.0));
        units.push(unit("none", 0.0, 0.0));
        let found = Comparison::of(Measure::Rate, units, 30.0, false).unwrap();
        let of = |key: &str| found.units.iter().find(|unit| unit.key == key);
        assert_eq!(of("small").unwrap().judged, None);
        assert_eq!(of("none"), None);
        let worst = of("worst").unwrap().judged.unwrap();
        assert_eq!((worst.signal, worst.rank.place), (Signal::FarAbove, 21));
        assert!(worst.shrunken.mean < 0.08 && worst.shrunken.mean > 0.05);
        assert_eq!(Comparison::of(Measure::Rate, vec![unit("a", 0.0, 9.0)], 1.0, false), None);
    }
}
