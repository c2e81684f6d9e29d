//! What every target does with a person's bytes: all that the page and `capaian` would.

use std::io::{Cursor, Write};

use capaian::ingest::import::{
    Answer, Answers, Choices, Question, QuestionKind, propose_at, questions, read, set_aside_csv,
};
use capaian::ingest::{shape, sheet};
use capaian::model::Lang;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Sheets of a workbook that are read.
const SHEETS: usize = 3;

/// Opens a file and reads its sheets, with no question answered and with all of them.
pub fn import(bytes: &[u8]) {
    let Ok(workbook) = sheet::open(bytes, "fuzz 2024") else { return };
    let workbook = shape::in_rows(workbook);
    for sheet in 0..workbook.sheets.len().min(SHEETS) {
        let proposal = propose_at(&workbook, sheet as u32, None);
        let mut choices = Choices::from(&proposal);
        let mut answers = Answers::default();
        for is_answered in [false, true] {
            if is_answered {
                for question in questions(&workbook, &choices) {
                    choices.answer(question.column, answer(&question));
                }
                choices.merges.clone_from(&proposal.merges);
                answers.keep(&proposal, &choices);
            }
            let Ok(imported) = read(&workbook, &choices) else { continue };
            let report = &imported.report;
            assert_eq!(report.rows_read, report.rows_used + report.rows_set_aside);
            assert_eq!(imported.placements.rows, report.rows_used as usize);
            let sum: u64 = report.by_period.iter().map(|(_, count)| count).sum();
            assert_eq!(sum, report.placements);
            set_aside_csv(&workbook, &choices, &imported, Lang::Id);
        }
        let mut again = Choices::from(&proposal);
        answers.choose(&proposal, &mut again);
        assert_eq!(again.targets, choices.targets);
    }
}

/// A package of these parts.
pub fn package<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in parts {
        package.start_file(name, SimpleFileOptions::default()).expect("memory");
        package.write_all(data).expect("memory");
    }
    package.finish().expect("memory").into_inner()
}

fn answer(question: &Question) -> Answer {
    let first = question.readings.first().map(|reading| reading.answer);
    first.unwrap_or(match question.kind {
        QuestionKind::Period => Answer::Period("2024-10".parse().expect("a month")),
        _ => Answer::Year(2024),
    })
}
