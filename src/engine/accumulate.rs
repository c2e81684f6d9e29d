//! Values added up per bin or group, and the measure made of them.

use super::error::EngineError;
use super::measure::{Measure, at_rank, rank};
use super::table::Column;

/// Up to this many cells, a histogram per bin is a plain array (8 MiB); above, a sorted list.
const DENSE_CELLS: usize = 1 << 20;

/// Adds up a column's values per bin.
pub(super) struct Accumulator {
    measure: Measure,
    origin: i128,
    missing: Option<u32>,
    codes: usize,
    weights: Vec<u64>,
    /// Weight times code. A row adds less than 2^56, all rows less than 2^88.
    sums: Vec<u128>,
    tally: Tally,
}

/// A histogram of codes per bin, needed for quantiles only.
enum Tally {
    None,
    /// At bin × codes + code.
    Dense(Vec<u64>),
    /// Bin, code and weight of each row.
    Sparse(Vec<(u32, u32, u32)>),
}

impl Accumulator {
    /// Refuses sums, means and quantiles of labels, and quantiles outside 0 to 1.
    pub(super) fn new(bins: usize, column: &Column, measure: Measure) -> Result<Self, EngineError> {
        let measure = measure.check()?;
        let origin = if measure.needs_numbers() { column.origin()? } else { 0 };
        // A column without codes still has a (zero) cell per bin.
        let codes = column.codes_count().max(1);
        let tally = match measure {
            Measure::Quantile(_) => match bins.checked_mul(codes) {
                Some(cells) if cells <= DENSE_CELLS => Tally::Dense(vec![0; cells]),
                _ => Tally::Sparse(Vec::new()),
            },
            Measure::Count | Measure::Sum | Measure::Mean => Tally::None,
        };
        Ok(Self {
            measure,
            origin: i128::from(origin),
            missing: column.missing_code(),
            codes,
            weights: vec![0; bins],
            sums: vec![0; bins],
            tally,
        })
    }

    /// Adds a row. Rows of weight 0 and rows without a value are left out.
    pub(super) fn add(&mut self, bin: u32, code: u32, weight: u32) {
        if weight == 0 || Some(code) == self.missing {
            return;
        }
        let at = bin as usize;
        if let Some(total) = self.weights.get_mut(at) {
            *total += u64::from(weight);
        }
        if let Some(sum) = self.sums.get_mut(at) {
            *sum += u128::from(u64::from(code) * u64::from(weight));
        }
        match &mut self.tally {
            Tally::None => {}
            Tally::Dense(counts) => {
                if let Some(count) = counts.get_mut(at * self.codes + code as usize) {
                    *count += u64::from(weight);
                }
            }
            Tally::Sparse(rows) => rows.push((bin, code, weight)),
        }
    }

    /// The measure of each bin; `None` where no row with a value fell into it.
    pub(super) fn finish(self) -> Vec<Option<f64>> {
        if let Measure::Quantile(part) = self.measure {
            return self.quantiles(part);
        }
        let bins = self.weights.iter().zip(&self.sums).map(|(&weight, &sum)| {
            // |value| < 2^63 and weight < 2^64: the sum of their products fits an i128.
            let sum = (self.origin * i128::from(weight) + sum as i128) as f64;
            let measured = match self.measure {
                Measure::Count => weight as f64,
                Measure::Sum => sum,
                Measure::Mean | Measure::Quantile(_) => sum / weight as f64,
            };
            (weight > 0).then_some(measured)
        });
        bins.collect()
    }

    fn quantiles(self, part: f64) -> Vec<Option<f64>> {
        let Self { weights, origin, codes, tally, .. } = self;
        let value = |code: u32| (origin + i128::from(code)) as f64;
        let ranks: Vec<Option<u64>> =
            weights.iter().map(|&weight| (weight > 0).then(|| rank(part, weight))).collect();
        match tally {
            Tally::Dense(counts) => {
                let bins = counts.chunks(codes).zip(ranks).map(|(counts, rank)| {
                    at_rank((0..).zip(counts.iter().copied()), rank?).map(value)
                });
                bins.collect()
            }
            Tally::Sparse(mut rows) => {
                rows.sort_unstable();
                let mut measured = vec![None; weights.len()];
                for run in rows.chunk_by(|left, right| left.0 == right.0) {
                    let Some(&(bin, ..)) = run.first() else { continue };
                    let rank = ranks.get(bin as usize).copied().flatten();
                    let values = run.iter().map(|&(_, code, weight)| (code, u64::from(weight)));
                    if let (Some(rank), Some(slot)) = (rank, measured.get_mut(bin as usize)) {
                        *slot = at_rank(values, rank).map(value);
                    }
                }
                measured
            }
            Tally::None => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Codes, Domain};

    #[test]
    fn bins_over_a_column_without_codes_have_no_value() {
        let domain = Domain::Numbers { origin: 0, len: 0 };
        let column =
            Column { name: "age".into(), codes: Codes::U8(Vec::new()), domain, missing: false };
        for measure in [Measure::Count, Measure::Mean, Measure::Quantile(0.5)] {
            let accumulator = Accumulator::new(2, &column, measure).unwrap();
            assert_eq!(accumulator.finish(), [None, None], "{measure:?}");
        }
    }
}
