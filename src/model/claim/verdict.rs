//! What a recomputation says of a statement; `data/published/README.md` has the verdicts.

use crate::model::Text;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Equal at the printed precision, halves rounded up.
    Holds,
    /// Equal when the digits behind the printed ones are cut off.
    HoldsTruncated,
    /// The number is right, what it is said to be is not: it is held against a base that was not printed, or
    /// points the other way.
    WrongLabel,
    Fails,
    /// Fails with the rounded figures that were printed; those behind them may bear it out.
    RoundedInputs,
    /// The parts that are listed are not all parts.
    IncompleteList,
    /// Equal, but figures of different things were added up.
    WrongQuantity,
    /// Another publication gives another figure.
    CrossSource,
}

impl Verdict {
    pub const ALL: [Self; 8] = [
        Self::Holds,
        Self::HoldsTruncated,
        Self::WrongLabel,
        Self::Fails,
        Self::RoundedInputs,
        Self::IncompleteList,
        Self::WrongQuantity,
        Self::CrossSource,
    ];

    /// The word in files.
    pub const fn name(self) -> &'static str {
        self.label().en
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }

    pub const fn label(self) -> Text {
        match self {
            Self::Holds => Text::new("cocok", "holds"),
            Self::HoldsTruncated => {
                Text::new("cocok hanya bila dipotong", "holds only if truncated")
            }
            Self::WrongLabel => Text::new("cocok, sebutannya salah", "holds, wrong label"),
            Self::Fails => Text::new("tidak cocok", "fails"),
            Self::RoundedInputs => {
                Text::new("tidak cocok (angka asalnya dibulatkan)", "fails (rounded inputs)")
            }
            Self::IncompleteList => Text::new("daftar tidak lengkap", "incomplete list"),
            Self::WrongQuantity => Text::new("besaran yang salah", "wrong quantity"),
            Self::CrossSource => Text::new("berbeda antarsumber", "cross-source mismatch"),
        }
    }

    /// Whether the printed number is the computed one.
    pub const fn is_borne_out(self) -> bool {
        matches!(self, Self::Holds | Self::HoldsTruncated | Self::WrongLabel)
    }
}
