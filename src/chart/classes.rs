//! The classes of a sequential colour scale.

use super::ink::Ink;
use crate::model::order::sorted;

/// Up to five classes with round thresholds near the fifths of the values that are not zero.
pub struct Classes {
    /// Where the second and each further class starts.
    pub thresholds: Vec<u64>,
    any: bool,
}

impl Classes {
    /// The classes of some counts; none where all are zero.
    pub fn of(values: impl Iterator<Item = u64>) -> Self {
        let values = sorted(values.filter(|value| *value > 0).collect(), u64::cmp);
        let least = values.first().copied().unwrap_or(0);
        let mut thresholds: Vec<u64> = (1..Ink::SEQUENTIAL.len())
            .filter_map(|fifth| values.get(values.len() * fifth / Ink::SEQUENTIAL.len()))
            .map(|value| round(*value))
            .filter(|threshold| *threshold > least)
            .collect();
        thresholds.dedup();
        Self { thresholds, any: !values.is_empty() }
    }

    /// The classes' colours, the last of the scale for the highest.
    pub fn inks(&self) -> &[Ink] {
        let classes = if self.any { self.thresholds.len() + 1 } else { 0 };
        Ink::SEQUENTIAL.get(Ink::SEQUENTIAL.len().saturating_sub(classes)..).unwrap_or(&[])
    }

    /// Fill and text of a value; `None` for zero.
    pub fn ink(&self, value: u64) -> Option<(Ink, Ink)> {
        let class = self.thresholds.iter().filter(|threshold| **threshold <= value).count();
        let fill = *self.inks().get(class).filter(|_| value > 0)?;
        let upper = matches!(fill, Ink::Sequential4 | Ink::Sequential5);
        Some((fill, if upper { Ink::OnSequentialHigh } else { Ink::OnSequentialLow }))
    }
}

/// The largest of 1, 2, 5 × 10ⁿ that is not above the value.
fn round(value: u64) -> u64 {
    let power = 10u64.pow(value.checked_ilog10().unwrap_or(0));
    match value / power {
        0..=1 => power,
        2..=4 => 2 * power,
        _ => 5 * power,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_round_and_as_many_as_the_values_allow() {
        let classes = Classes::of([3, 40, 60, 130, 470, 900, 2_600, 8_100].into_iter());
        assert_eq!(classes.thresholds, [20, 100, 200, 2_000]);
        assert_eq!(classes.ink(8_100).map(|inks| inks.0), Some(Ink::Sequential5));
        assert_eq!(classes.ink(3).map(|inks| inks.0), Some(Ink::Sequential1));
        assert_eq!(classes.ink(0), None);
        assert_eq!(Classes::of([7, 7].into_iter()).inks(), [Ink::Sequential5]);
        assert!(Classes::of([0].into_iter()).inks().is_empty());
        assert_eq!(round(u64::MAX), 10_000_000_000_000_000_000);
    }
}
