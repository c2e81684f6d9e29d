//! Published statements, the sums behind them, and whether the two agree.

mod exact;
mod expression;
mod recompute;
mod verdict;

use serde::{Deserialize, Serialize};

pub use self::exact::Exact;
pub use self::expression::{Operator, Step};
pub use self::recompute::{Recomputed, recompute};
pub use self::verdict::Verdict;

/// One printed statement. `data/published/README.md` explains the verdicts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    pub id: u32,
    pub text: String,
    /// The printed value, in `unit`.
    pub stated: f64,
    pub unit: String,
    /// The sum to recompute: `35945/40586`, `38424+1788+544+34`.
    pub inputs: String,
    /// Our value of the expression, in `unit`; `None` where the inputs are not all known.
    pub computed: Option<f64>,
    pub verdict: String,
    /// `share`, `growth`, `sum` or `cross`.
    pub kind: String,
    pub comment: String,
    pub source: String,
}
