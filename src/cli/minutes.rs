//! Live minutes on the command line: what `check` says of a file of them, and what `pack` takes from them.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::files;
use crate::ingest::minutes::{
    MinutesRead, conflict, date_actions, homeless, is_minutes, read_minutes, twins,
};
use crate::ingest::rules::check_records;
use crate::model::meeting::Meeting;
use crate::model::minutes::{Minutes, into_meetings};
use crate::model::table::{Records, TableName};
use crate::model::{Lang, Problem};

/// Minutes of all inputs, and the names of their files.
#[derive(Default)]
pub struct Taken {
    minutes: Minutes,
    files: Vec<String>,
}

/// Reads a file of minutes; `None` for any other file, which its `format` tells.
///
/// # Errors
/// `Missing`, and those of [`read_minutes`].
pub fn read(path: &Path) -> Result<Option<MinutesRead>, Problem> {
    let bytes = files::read(path)?;
    let file = path.display().to_string();
    is_minutes(&bytes).then(|| read_minutes(&bytes, &file)).transpose()
}

/// How many versions were read, and of how many meetings.
pub fn describe(path: &Path, found: &MinutesRead, lang: Lang) -> String {
    let MinutesRead { minutes, read, set_aside, .. } = found;
    let (file, used, entries) = (path.display(), read - set_aside, minutes.entries().len());
    match lang {
        Lang::Id => format!(
            "{file}: notulen, {read} versi dibaca = {used} dipakai + {set_aside} disisihkan; {entries} catatan\n"
        ),
        Lang::En => format!(
            "{file}: minutes, {read} versions read = {used} used + {set_aside} set aside; {entries} entries\n"
        ),
    }
}

/// The same for programs.
pub fn json(path: &Path, found: &MinutesRead, problems: Vec<Value>) -> Value {
    json!({
        "file": path.display().to_string(),
        "tables": [{"name": "meetings", "shape": "minutes"}],
        "rows_read": found.read,
        "rows_used": found.read - found.set_aside,
        "rows_set_aside": found.set_aside,
        "problems": problems,
        "questions": [],
    })
}

/// All that is wrong with a file by itself.
pub fn problems(path: &Path, found: &MinutesRead) -> Vec<Problem> {
    let file = path.display().to_string();
    let mut problems = found.problems.clone();
    problems.extend(twins(&found.minutes, &file));
    problems.extend(found.minutes.conflicts().iter().map(|entry| conflict(entry, &file)));
    problems
}

impl Taken {
    /// Adds the minutes of a file.
    pub fn add(&mut self, path: &Path, found: &MinutesRead) {
        self.minutes = self.minutes.merge(&found.minutes);
        self.files.push(path.display().to_string());
    }

    /// Puts what came of the meetings into their table, and says what a person has to look at.
    pub fn put_into(&self, tables: &mut BTreeMap<TableName, Records>) -> Vec<Problem> {
        if self.files.is_empty() {
            return Vec::new();
        }
        let file = self.files.join(", ");
        let known = match tables.remove(&TableName::Meetings) {
            Some(Records::Meetings(meetings)) => meetings,
            _ => Vec::new(),
        };
        let known_faults = faults(&known, &file);
        let joined = into_meetings(&self.minutes, known);
        let mut meetings = joined.meetings;
        let versions = self.minutes.versions();
        let is_told_of =
            |meeting: &&mut Meeting| versions.iter().any(|one| one.meeting == meeting.id);
        meetings.iter_mut().filter(is_told_of).for_each(date_actions);
        let mut problems = twins(&self.minutes, &file);
        problems.extend(joined.conflicts.iter().map(|entry| conflict(entry, &file)));
        problems.extend(joined.homeless.iter().map(|entry| homeless(entry, &file)));
        let faults = faults(&meetings, &file).into_iter();
        problems.extend(faults.filter(|fault| !known_faults.contains(fault)));
        if !meetings.is_empty() {
            tables.insert(TableName::Meetings, Records::Meetings(meetings));
        }
        problems
    }
}

/// What in the meetings breaks the rules of the field.
fn faults(meetings: &[Meeting], file: &str) -> Vec<Problem> {
    check_records(&Records::Meetings(meetings.to_vec()), file)
}
