//! An opened file, how a person wants it read, and what became of it.

use super::form::{self, Form, FormQuestion};
use super::reading::Saved;
use super::report_csv::report_csv;
use crate::ingest::import::{self, Answer, Answers, Choices, Imported, Proposal, Question};
use crate::ingest::sheet::Workbook;
use crate::model::Lang;
use crate::model::placement::PlacementColumn;

pub struct Opened {
    pub workbook: Workbook,
    pub proposal: Proposal,
    pub choices: Choices,
    /// What was chosen for files before.
    remembered: Answers,
    imported: Option<Imported>,
}

impl Opened {
    pub fn new(workbook: Workbook, remembered: Answers) -> Self {
        let proposal = import::propose(&workbook);
        let choices = Choices::from(&proposal);
        let mut opened = Self { workbook, proposal, choices, remembered, imported: None };
        opened.remember();
        opened
    }

    pub fn form(&self) -> Form {
        Form::new(&self.proposal, &self.choices, &self.remembered)
    }

    /// Turns to another sheet.
    pub fn propose(&mut self, sheet: u32) {
        self.proposal = import::propose_at(&self.workbook, sheet, None);
        self.remember();
    }

    /// Chooses what was chosen for an earlier file with these headers.
    fn remember(&mut self) {
        self.choices = Choices::from(&self.proposal);
        self.remembered.choose(&self.proposal, &mut self.choices);
        self.ask();
        for question in &self.proposal.questions {
            if let Some(answer) = self.remembered.answer(&self.proposal, question) {
                self.choices.answer(question.column, answer);
            }
        }
    }

    fn ask(&mut self) {
        self.proposal.questions = import::questions(&self.workbook, &self.choices);
    }

    /// Forgets what was chosen for files with these headers, and proposes anew.
    pub fn forget(&mut self) {
        self.remembered.forget(&self.proposal);
        self.propose(self.proposal.sheet);
    }

    /// Reads a column otherwise, and asks what that leaves open.
    pub fn mean(&mut self, column: u32, meaning: &str) -> Vec<FormQuestion> {
        if let Some(target) = self.choices.targets.get_mut(column as usize) {
            *target = PlacementColumn::from_name(meaning);
        }
        self.ask();
        form::questions(&self.proposal.questions, &self.choices)
    }

    /// Takes one of a question's readings.
    pub fn answer(&mut self, question: u32, reading: u32) {
        self.settle(question, |question| Some(question.readings.get(reading as usize)?.answer));
    }

    /// Takes an answer in words; words that are none leave the question open. Whether they are one, or none
    /// were said.
    pub fn take_words(&mut self, question: u32, text: &str) -> bool {
        self.settle(question, |question| question.read(text)) || text.trim().is_empty()
    }

    fn settle(&mut self, question: u32, answer: impl Fn(&Question) -> Option<Answer>) -> bool {
        let Some(question) = self.proposal.questions.get(question as usize) else { return false };
        let answer = answer(question);
        match answer {
            Some(answer) => self.choices.answer(question.column, answer),
            None => self.choices.leave_open(question),
        }
        answer.is_some()
    }

    /// Reads two agencies as one, or as two.
    pub fn merge(&mut self, merge: u32, is_chosen: bool) {
        let Some(merge) = self.proposal.merges.get(merge as usize) else { return };
        self.choices.merges.retain(|chosen| chosen != merge);
        if is_chosen {
            self.choices.merges.push(merge.clone());
        }
    }

    /// Keeps what became of the file, and for later files what was chosen for it.
    pub fn keep(&mut self, imported: Imported) {
        self.imported = Some(imported);
        self.remembered.keep(&self.proposal, &self.choices);
    }

    /// What was chosen for this file and those before, as JSON.
    pub fn answers(&self) -> String {
        serde_json::to_string(&self.remembered).unwrap_or_default()
    }

    /// What a person keeps of the reading; empty before there is one.
    pub fn file(&self, what: Saved, lang: Lang) -> String {
        match (what, &self.imported) {
            (Saved::Answers, _) => self.answers(),
            (Saved::Report, Some(imported)) => report_csv(&imported.report),
            (Saved::Aside, Some(imported)) => {
                import::set_aside_csv(&self.workbook, &self.choices, imported, lang)
            }
            (Saved::Report | Saved::Aside, None) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{shape, sheet};

    const FILE: &str = "Tanggal;Negara;Jumlah\nJanuari;Hong Kong;5\nFebruari;Taiwan;0\n";

    fn opened(text: &str, remembered: Answers) -> Opened {
        let workbook = sheet::open(text.as_bytes(), "a.csv").unwrap();
        Opened::new(shape::in_rows(workbook), remembered)
    }

    fn read(opened: &mut Opened) -> (u64, u32) {
        let read = import::read(&opened.workbook, &opened.choices).unwrap();
        let found = (read.report.placements, read.report.rows_set_aside);
        opened.keep(read);
        found
    }

    #[test]
    fn a_year_is_answered_in_words_taken_back_and_remembered() {
        let mut file = opened(FILE, Answers::default());
        let form = file.form();
        let year = form.questions.iter().position(|one| one.free.is_some()).unwrap() as u32;
        assert!(!file.take_words(year, "baru"));
        assert_eq!(read(&mut file), (0, 2));
        assert!(file.take_words(year, "2023"));
        assert_eq!(read(&mut file), (5, 0));
        assert!(file.take_words(year, " "));
        assert_eq!(read(&mut file), (0, 2));
        file.take_words(year, "2023");
        read(&mut file);

        let remembered: Answers = serde_json::from_str(&file.answers()).unwrap();
        let mut next = opened(FILE, remembered);
        assert!(next.form().is_remembered);
        assert_eq!(read(&mut next), (5, 0));
        next.forget();
        assert!(!next.form().is_remembered);
        assert_eq!(read(&mut next), (0, 2));
    }

    #[test]
    fn what_is_kept_of_a_reading_is_there_after_it() {
        let mut file = opened(FILE, Answers::default());
        assert_eq!(file.file(Saved::Report, Lang::Id), "");
        read(&mut file);
        assert!(file.file(Saved::Aside, Lang::En).contains("Hong Kong"));
        assert!(file.file(Saved::Report, Lang::Id).lines().count() > 1);
        assert!(file.file(Saved::Answers, Lang::Id).contains("\"headers\""));
    }
}
