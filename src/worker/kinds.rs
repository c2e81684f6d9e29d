//! What severities and kinds of problems are called, where a person chooses among them.

use crate::model::{ProblemKind, Severity, Text};

pub const fn severity_words(severity: Severity) -> Text {
    match severity {
        Severity::Error => Text::new("tidak terbaca", "not read"),
        Severity::Warning => Text::new("meragukan", "doubtful"),
        Severity::Note => Text::new("catatan", "note"),
    }
}

pub const fn kind_words(kind: ProblemKind) -> Text {
    match kind {
        ProblemKind::BadNumber => Text::new("angka", "number"),
        ProblemKind::AmbiguousNumber => Text::new("angka bermakna ganda", "ambiguous number"),
        ProblemKind::BadDate => Text::new("tanggal", "date"),
        ProblemKind::UnknownName => Text::new("nama tidak dikenal", "unknown name"),
        ProblemKind::EmptyCell => Text::new("sel kosong", "empty cell"),
        ProblemKind::TotalRow => Text::new("baris jumlah", "total row"),
        ProblemKind::TotalMismatch => Text::new("jumlah tidak cocok", "total does not hold"),
        ProblemKind::PersonalData => Text::new("data pribadi", "personal data"),
        ProblemKind::Cleaned => Text::new("dirapikan", "tidied"),
        ProblemKind::FalseStatement => Text::new("pernyataan", "statement"),
        ProblemKind::Incomparable => Text::new("tidak sebanding", "not comparable"),
        ProblemKind::Conflict => Text::new("versi berbeda", "differing versions"),
        ProblemKind::BrokenReference => Text::new("rujukan putus", "broken reference"),
        ProblemKind::RuleBroken => Text::new("di luar aturan", "against a rule"),
        ProblemKind::WrongColumn => Text::new("kolom", "column"),
        ProblemKind::Missing => Text::new("tidak dibaca", "left unread"),
        ProblemKind::CutOff
        | ProblemKind::WrongHash
        | ProblemKind::WebPage
        | ProblemKind::NewerSchema
        | ProblemKind::Unreadable => Text::new("berkas", "file"),
    }
}
