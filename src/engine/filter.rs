//! A filter: which codes of a column pass.

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

impl Filter {
    /// For each code of the column, whether it passes.
    pub(super) fn passes(&self, column: &Column) -> Result<Vec<bool>, EngineError> {
        let codes = column.codes_count();
        match self {
            Self::All => Ok(vec![true; codes]),
            Self::Range { lo, hi } => {
                Ok((0..).take(codes).map(|code: u32| *lo <= code && code < *hi).collect())
            }
            Self::In(listed) => {
                let mut passes = vec![false; codes];
                for &code in listed {
                    match passes.get_mut(code as usize) {
                        Some(pass) => *pass = true,
                        None => {
                            let column = column.name.clone();
                            return Err(EngineErrorKind::FilterOutsideDomain {
                                column,
                                code,
                                codes,
                            }
                            .into());
                        }
                    }
                }
                Ok(passes)
            }
        }
    }
}
