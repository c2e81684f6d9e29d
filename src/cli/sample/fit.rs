//! Whole numbers and tables that agree with given totals.

/// A table of weights whose rows and columns sum to the given totals, as near to `seed` as that allows:
/// iterative proportional fitting (Deming and Stephan 1940). Where the totals contradict each other the
/// columns win.
pub fn fit(mut seed: Vec<Vec<f64>>, rows: &[f64], columns: &[f64]) -> Vec<Vec<f64>> {
    for _ in 0..200 {
        for (row, &wanted) in seed.iter_mut().zip(rows) {
            let factor = ratio(wanted, row.iter().sum());
            row.iter_mut().for_each(|cell| *cell *= factor);
        }
        let mut sums = vec![0.0; columns.len()];
        for row in &seed {
            sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += cell);
        }
        let factors: Vec<f64> =
            columns.iter().zip(&sums).map(|(&wanted, &sum)| ratio(wanted, sum)).collect();
        for row in &mut seed {
            row.iter_mut().zip(&factors).for_each(|(cell, factor)| *cell *= factor);
        }
    }
    seed
}

fn ratio(wanted: f64, sum: f64) -> f64 {
    if sum > 0.0 { wanted / sum } else { 0.0 }
}

/// `total` split in proportion to the weights, in whole numbers that sum to it: largest remainders, ties
/// to the earlier. All zeros when every weight is 0.
pub fn apportion(total: u64, weights: &[f64]) -> Vec<u64> {
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        return vec![0; weights.len()];
    }
    let exact: Vec<f64> = weights.iter().map(|weight| total as f64 * weight / sum).collect();
    let mut parts: Vec<u64> = exact.iter().map(|part| part.floor() as u64).collect();
    let missing = total.saturating_sub(parts.iter().sum()) as usize;
    let mut order: Vec<(usize, f64)> =
        exact.iter().map(|part| part - part.floor()).enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    for (at, _) in order.into_iter().take(missing) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fitted_table_has_the_wanted_totals() {
        let table = fit(vec![vec![1.0, 2.0], vec![3.0, 1.0]], &[0.4, 0.6], &[0.7, 0.3]);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(table[0][0] + table[0][1], 0.4) && close(table[0][0] + table[1][0], 0.7));
    }

    #[test]
    fn parts_sum_to_the_whole() {
        assert_eq!(apportion(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
        assert_eq!(apportion(40_586, &[0.31, 0.29, 0.4]).iter().sum::<u64>(), 40_586);
        assert_eq!(apportion(5, &[0.0, 0.0]), [0, 0]);
    }
}
