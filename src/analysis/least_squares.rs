//! Linear least squares, by the modified Gram-Schmidt process: what is left over and the coefficients.

/// Columns shorter than this share of what they were hold nothing that those before them do not.
const NOTHING_NEW: f64 = 1e-9;

/// What a mixture of columns explains of a target.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Explained {
    /// What no mixture explains.
    pub(super) left: Vec<f64>,
    /// How much of each column; 0 of one that the earlier columns explain.
    pub(super) mixture: Vec<f64>,
    /// The triangle R of the columns' decomposition; each row begins at its diagonal.
    upper: Vec<Vec<f64>>,
}

impl Explained {
    /// The logarithm of the volume that the columns span; −∞ where one says nothing new.
    pub(super) fn log_volume(&self) -> f64 {
        self.upper.iter().map(|row| row.first().copied().unwrap_or(0.0).ln()).sum()
    }

    /// For a sum of the coefficients, each times its number: how unsure that sum is, as a vector. Its square, times the
    /// variance of one element of the target, is the sum's variance.
    pub(super) fn unsureness(&self, numbers: &[f64]) -> Vec<f64> {
        let mut rest = numbers.to_vec();
        let mut found = Vec::with_capacity(rest.len());
        for (place, row) in self.upper.iter().enumerate() {
            let Some((diagonal, later)) = row.split_first() else { break };
            let number = rest.get(place).copied().unwrap_or(0.0);
            let share = if *diagonal == 0.0 { 0.0 } else { number / diagonal };
            for (rest, part) in rest.iter_mut().skip(place + 1).zip(later) {
                *rest -= share * part;
            }
            found.push(share);
        }
        found
    }
}

/// The mixture of `columns` that comes closest to `target`.
pub(super) fn explain(mut columns: Vec<Vec<f64>>, mut target: Vec<f64>) -> Explained {
    let lengths: Vec<f64> = columns.iter().map(|column| dot(column, column).sqrt()).collect();
    let mut upper: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
    let mut sides = Vec::with_capacity(columns.len());
    let mut rest = columns.as_mut_slice();
    for whole in lengths {
        let Some((column, later)) = rest.split_first_mut() else { break };
        let length = dot(column, column).sqrt();
        let is_new = length > NOTHING_NEW * whole;
        for value in column.iter_mut() {
            *value = if is_new { *value / length } else { 0.0 };
        }
        let mut row = vec![if is_new { length } else { 0.0 }];
        for other in later.iter_mut() {
            row.push(take_out(column, other));
        }
        sides.push(take_out(column, &mut target));
        upper.push(row);
        rest = later;
    }
    Explained { left: target, mixture: back_substitute(&upper, &sides), upper }
}

/// Takes out of `from` what lies along the unit vector `along`, and says how much that was.
fn take_out(along: &[f64], from: &mut [f64]) -> f64 {
    let share = dot(along, from);
    for (value, part) in from.iter_mut().zip(along) {
        *value -= share * part;
    }
    share
}

/// Each row begins at its diagonal.
fn back_substitute(upper: &[Vec<f64>], sides: &[f64]) -> Vec<f64> {
    let mut found: Vec<f64> = Vec::with_capacity(sides.len());
    for (row, side) in upper.iter().zip(sides).rev() {
        let known: f64 = row.iter().skip(1).zip(found.iter().rev()).map(|(r, x)| r * x).sum();
        let diagonal = row.first().copied().unwrap_or(0.0);
        found.push(if diagonal == 0.0 { 0.0 } else { (side - known) / diagonal });
    }
    found.reverse();
    found
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_through_points() {
        let columns = vec![vec![1.0; 4], vec![0.0, 1.0, 2.0, 3.0]];
        let Explained { left, mixture: found, .. } = explain(columns, vec![1.0, 3.0, 5.0, 7.0]);
        assert!(dot(&left, &left) < 1e-20);
        assert!((found[0] - 1.0).abs() < 1e-12 && (found[1] - 2.0).abs() < 1e-12);
    }

    #[test]
    fn a_column_that_says_nothing_new_is_left_out() {
        let columns = vec![vec![1.0, 2.0], vec![2.0, 4.0], vec![0.0, 0.0]];
        let Explained { left, mixture: found, .. } = explain(columns, vec![3.0, 6.0]);
        assert!(dot(&left, &left) < 1e-20);
        assert_eq!(found[1..], [0.0, 0.0]);
    }

    #[test]
    fn the_volume_is_that_of_a_box() {
        let columns = vec![vec![2.0, 0.0, 0.0], vec![5.0, 3.0, 0.0], vec![7.0, 1.0, 4.0]];
        let explained = explain(columns, vec![0.0; 3]);
        assert!((explained.log_volume() - 24.0_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn a_line_is_surest_at_the_middle_of_its_points() {
        let columns = vec![vec![1.0; 5], vec![0.0, 1.0, 2.0, 3.0, 4.0]];
        let line = explain(columns, vec![1.0, 3.0, 5.0, 7.0, 8.0]);
        let variance = |x: f64| {
            let unsure = line.unsureness(&[1.0, x]);
            dot(&unsure, &unsure)
        };
        // 1/n + (x − mean)² / Σ (x − mean)²
        assert!((variance(2.0) - 0.2).abs() < 1e-12);
        assert!((variance(5.0) - (0.2 + 9.0 / 10.0)).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn what_is_left_over_is_at_right_angles_to_every_column(
            columns in prop::collection::vec(prop::collection::vec(-9.0_f64..9.0, 8), 1..5),
            target in prop::collection::vec(-9.0_f64..9.0, 8),
        ) {
            let Explained { left, mixture: found, .. } = explain(columns.clone(), target.clone());
            for column in &columns {
                prop_assert!(dot(column, &left).abs() < 1e-7);
            }
            for (row, (left, target)) in left.iter().zip(&target).enumerate() {
                let sum: f64 = columns.iter().zip(&found).map(|(column, x)| column[row] * x).sum();
                prop_assert!((sum + left - target).abs() < 1e-6);
            }
        }
    }
}
