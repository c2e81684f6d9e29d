//! A number that is not known yet, with how sure it is.

/// How often an interval is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Eighty,
    NinetyFive,
}

impl Level {
    /// Standard deviations from the mean of a normal distribution to either end.
    pub const fn deviations(self) -> f64 {
        match self {
            Self::Eighty => 1.281_551_565_544_600_4,
            Self::NinetyFive => 1.959_963_984_540_054,
        }
    }
}

/// Placements to come, normally distributed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub mean: f64,
    pub deviation: f64,
    /// What has come already: it cannot be less.
    pub floor: f64,
}

impl Estimate {
    /// Both ends of the interval.
    pub fn interval(self, level: Level) -> (f64, f64) {
        let width = level.deviations() * self.deviation;
        ((self.mean - width).max(self.floor), (self.mean + width).max(self.floor))
    }

    /// How probable it is that it will be `count` or more: 1 where that has come already.
    pub fn probability_of(self, count: f64) -> f64 {
        if self.floor >= count {
            return 1.0;
        }
        if self.deviation <= 0.0 {
            return if self.mean >= count { 1.0 } else { 0.0 };
        }
        libm::erfc((count - self.mean) / (self.deviation * std::f64::consts::SQRT_2)) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_those_of_the_normal_distribution() {
        let estimate = Estimate { mean: 100.0, deviation: 10.0, floor: 80.0 };
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} {b}");
        close(estimate.probability_of(100.0), 0.5);
        close(estimate.probability_of(110.0), 0.158_655_253_931_457);
        close(estimate.probability_of(80.0), 1.0);
        let (low, high) = estimate.interval(Level::Eighty);
        close(estimate.probability_of(low), 0.9);
        close(estimate.probability_of(high), 0.1);
        let (low, high) = estimate.interval(Level::NinetyFive);
        close(low, 80.400_360_154_599_46);
        close(estimate.probability_of(high), 0.025);
    }

    #[test]
    fn nothing_that_has_come_is_lost_again() {
        let estimate = Estimate { mean: 100.0, deviation: 30.0, floor: 90.0 };
        assert_eq!(estimate.interval(Level::Eighty).0, 90.0);
        let sure = Estimate { mean: 100.0, deviation: 0.0, floor: 0.0 };
        assert_eq!((sure.probability_of(100.0), sure.probability_of(101.0)), (1.0, 0.0));
    }
}
