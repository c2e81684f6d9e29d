//! A filter: which codes of a column pass.

use std::ops::Range;

use super::error::{EngineError, EngineErrorKind};
use super::table::Column;

/// Which codes of a column pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every row passes, also one that is "not available".
    #[default]
    All,
    /// Codes from `lo` up to, but without, `hi`. Passes nothing where `hi` is not above `lo`; may run
    /// past the last code.
    Range { lo: u32, hi: u32 },
    /// The codes listed, in any order. An empty list passes nothing.
    In(Vec<u32>),
}

/// Codes that pass, as stretches: ascending, apart from one another, none empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Runs(pub(super) Vec<Range<u32>>);

impl Filter {
    /// The codes of the column that pass.
    pub(super) fn runs(&self, column: &Column) -> Result<Runs, EngineError> {
        let codes = column.codes_count() as u32;
        let stretch = |lo: u32, hi: u32| {
            let hi = hi.min(codes);
            Runs(if lo < hi { vec![lo..hi] } else { Vec::new() })
        };
        match self {
            Self::All => Ok(stretch(0, codes)),
            Self::Range { lo, hi } => Ok(stretch(*lo, *hi)),
            Self::In(listed) => {
                let mut passes = vec![false; codes as usize];
                for &code in listed {
                    let Some(pass) = passes.get_mut(code as usize) else {
                        let (column, codes) = (column.name.clone(), codes as usize);
                        return Err(
                            EngineErrorKind::FilterOutsideDomain { column, code, codes }.into()
                        );
                    };
                    *pass = true;
                }
                let mut runs = Runs::default();
                let passing = (0..).zip(passes).filter(|&(_, pass)| pass);
                passing.for_each(|(code, _): (u32, _)| runs.push(code..code + 1));
                Ok(runs)
            }
        }
    }
}

impl Runs {
    /// Adds a stretch that does not begin before the last one.
    pub(super) fn push(&mut self, run: Range<u32>) {
        match self.0.last_mut() {
            Some(last) if run.start <= last.end => last.end = last.end.max(run.end),
            _ => self.0.push(run),
        }
    }

    /// The stretches of `self` that are not in `other`.
    pub(super) fn without(&self, other: &Self) -> Vec<Range<u32>> {
        let mut left = Vec::new();
        for run in &self.0 {
            let mut start = run.start;
            let skipped = other.0.partition_point(|hole| hole.end <= start);
            for hole in other.0.iter().skip(skipped).take_while(|hole| hole.start < run.end) {
                if start < hole.start {
                    left.push(start..hole.start);
                }
                start = start.max(hole.end);
            }
            if start < run.end {
                left.push(start..run.end);
            }
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_without_others_are_what_is_left_code_by_code() {
        let runs = |list: &[Range<u32>]| Runs(list.to_vec());
        let cases = [
            (runs(&[0..10]), runs(&[]), vec![0..10]),
            (runs(&[0..10]), runs(&[0..10]), vec![]),
            (runs(&[0..10]), runs(&[2..3, 5..20]), vec![0..2, 3..5]),
            (runs(&[1..3, 6..9]), runs(&[0..1, 3..6]), vec![1..3, 6..9]),
            (runs(&[1..3, 6..9]), runs(&[2..7]), vec![1..2, 7..9]),
        ];
        for (runs, other, left) in cases {
            assert_eq!(runs.without(&other), left, "{runs:?} without {other:?}");
            let has = |runs: &Runs, code: u32| runs.0.iter().any(|run| run.contains(&code));
            let expected = (0..30).filter(|&code| has(&runs, code) && !has(&other, code));
            assert!(left.into_iter().flatten().eq(expected), "{runs:?} without {other:?}");
        }
    }
}
