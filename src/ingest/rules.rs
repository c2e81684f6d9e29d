//! The rules of the field that a type cannot hold: identity, order of dates, references between tables.
//! Each finding is a [`Problem`]; nothing is changed or dropped here.

use std::collections::BTreeSet;

use crate::model::columns::{Domain, PlacementTable};
use crate::model::meeting::{Action, ActionStatus, Meeting};
use crate::model::placement::PlacementColumn;
use crate::model::table::{Records, TableName, Tables};
use crate::model::target::{ScopeKind, Target};
use crate::model::vocabulary::{Vocabulary, destination, occupation, placement_terms};
use crate::model::{Place, Problem, ProblemKind, Severity};

/// Ids are there, and each only once.
///
/// # Errors
/// `EmptyCell` or `RuleBroken` with the position of the first row at fault.
pub fn check_identity(records: &Records, file: &str) -> Result<(), Problem> {
    match records {
        Records::Agencies(rows) => unique(rows.iter().map(|row| row.id.clone()), file),
        Records::JobOrders(rows) => unique(rows.iter().map(|row| row.id.clone()), file),
        Records::Meetings(rows) => unique(rows.iter().map(|row| row.id.clone()), file),
        Records::Claims(rows) => unique(rows.iter().map(|row| row.id.to_string()), file),
        Records::Targets(_)
        | Records::Indicators(_)
        | Records::Complaints(_)
        | Records::Figures(_) => Ok(()),
    }
}

fn unique(ids: impl Iterator<Item = String>, file: &str) -> Result<(), Problem> {
    let mut seen = BTreeSet::new();
    for (position, id) in ids.enumerate() {
        let place = record(file, position).at_column("id");
        if id.trim().is_empty() {
            return Err(Problem::error(ProblemKind::EmptyCell, place, "")
                .expected("id yang terisi", "an id")
                .advice("Beri setiap baris sebuah id.", "Give every row an id."));
        }
        if seen.contains(&id) {
            return Err(Problem::error(ProblemKind::RuleBroken, place, id)
                .expected("id yang belum dipakai", "an id that no other row has")
                .advice(
                    "Hapus baris kembar, atau ganti id-nya.",
                    "Remove the double, or change its id.",
                ));
        }
        seen.insert(id);
    }
    Ok(())
}

/// Rows of one table that contradict themselves.
pub fn check_records(records: &Records, file: &str) -> Vec<Problem> {
    let mut found = Findings { file, problems: Vec::new() };
    match records {
        Records::Targets(rows) => check_targets(rows, &mut found),
        Records::Agencies(rows) => {
            for (row, agency) in rows.iter().enumerate() {
                for sanction in &agency.sanctions {
                    found.order(row, "sanctions", Some(sanction.start), sanction.end);
                }
            }
        }
        Records::JobOrders(rows) => {
            for (row, order) in rows.iter().enumerate() {
                found.order(row, "expires", Some(order.issued), Some(order.expires));
                found.term(row, "destination", &destination::DESTINATIONS, &order.destination);
                found.term(row, "occupation", &occupation::OCCUPATIONS, &order.occupation);
            }
        }
        Records::Complaints(rows) => {
            for (row, complaint) in rows.iter().enumerate() {
                found.order(row, "closed_on", Some(complaint.date), complaint.closed_on);
                found.term(row, "destination", &destination::DESTINATIONS, &complaint.destination);
            }
        }
        Records::Indicators(rows) => {
            for (row, indicator) in rows.iter().enumerate() {
                let is_share =
                    ["_share", "_rate"].iter().any(|end| indicator.indicator.ends_with(end));
                if !indicator.value.is_finite()
                    || is_share && !(0.0..=1.0).contains(&indicator.value)
                {
                    found.broken(
                        row,
                        "value",
                        indicator.value.to_string(),
                        "bagian antara 0 dan 1",
                        "a share between 0 and 1",
                    );
                }
            }
        }
        Records::Meetings(rows) => {
            for (row, meeting) in rows.iter().enumerate() {
                check_meeting(row, meeting, &mut found);
            }
        }
        Records::Claims(_) | Records::Figures(_) => {}
    }
    found.problems
}

fn check_targets(rows: &[Target], found: &mut Findings<'_>) {
    let mut seen = BTreeSet::new();
    for (row, target) in rows.iter().enumerate() {
        match target.scope_kind {
            ScopeKind::Destination => {
                found.term(row, "scope", &destination::DESTINATIONS, &target.scope);
            }
            ScopeKind::Scheme => found.term(row, "scope", &placement_terms::SCHEMES, &target.scope),
            ScopeKind::Office | ScopeKind::Agency => {}
        }
        if !seen.insert((target.period, target.scope_kind, &target.scope, target.version)) {
            found.broken(
                row,
                "version",
                target.version.to_string(),
                "versi yang belum ada untuk target ini",
                "a version that this target does not have yet",
            );
        }
    }
}

fn check_meeting(row: usize, meeting: &Meeting, found: &mut Findings<'_>) {
    found.order(row, "end", Some(meeting.start), Some(meeting.end));
    found.order(row, "data_as_of", Some(meeting.data_as_of), Some(meeting.end));
    let origins: BTreeSet<&str> = meeting
        .constraints
        .iter()
        .map(|constraint| constraint.id.as_str())
        .chain(meeting.decisions.iter().map(|decision| decision.id.as_str()))
        .collect();
    let mut ids = BTreeSet::new();
    for action in &meeting.actions {
        let place = format!("actions {}", action.id);
        if !ids.insert(&action.id) {
            found.broken(
                row,
                &place,
                action.id.clone(),
                "id yang belum dipakai",
                "an id that no other action has",
            );
        }
        found.order(row, &place, Some(meeting.start), action.due);
        found.order(row, &place, Some(meeting.start), action.done_on);
        for extension in &action.extensions {
            found.order(row, &place, Some(extension.due), action.due);
        }
        if action.progress > 100 {
            found.broken(
                row,
                &place,
                action.progress.to_string(),
                "kemajuan 0 sampai 100",
                "progress of 0 to 100",
            );
        }
        if needs_reason(action) && action.reason.is_none() {
            found.broken(
                row,
                &place,
                "",
                "alasan penundaan atau pembatalan",
                "a reason for the delay or cancellation",
            );
        }
        if let Some(origin) = &action.origin
            && !origins.contains(origin.as_str())
        {
            found.dangling(
                row,
                &place,
                origin,
                "kendala atau keputusan rapat ini",
                "a constraint or decision of this meeting",
            );
        }
    }
}

fn needs_reason(action: &Action) -> bool {
    matches!(action.status, ActionStatus::Postponed | ActionStatus::Cancelled)
}

/// References from one table to a row that another does not have. A table that is absent altogether is
/// not held against those that refer to it. `file_of` gives a table's file name.
pub fn check_references<'a>(
    tables: &Tables,
    placements: Option<&PlacementTable>,
    file_of: impl Fn(TableName) -> &'a str,
) -> Vec<Problem> {
    let agencies: BTreeSet<&str> =
        tables.agencies.iter().map(|agency| agency.id.as_str()).collect();
    let mut problems = Vec::new();
    let mut check = |name: TableName, references: &mut dyn Iterator<Item = (usize, &str)>| {
        let mut found = Findings { file: file_of(name), problems: Vec::new() };
        for (row, agency) in references {
            if !agencies.is_empty() && !agencies.contains(agency) {
                found.dangling(
                    row,
                    "agency",
                    agency,
                    "id di tabel agencies",
                    "an id of the table agencies",
                );
            }
        }
        problems.append(&mut found.problems);
    };
    let targets = tables.targets.iter().enumerate();
    check(
        TableName::Targets,
        &mut targets
            .filter(|(_, target)| target.scope_kind == ScopeKind::Agency)
            .map(|(row, target)| (row, target.scope.as_str())),
    );
    let orders = tables.job_orders.iter().enumerate();
    check(TableName::JobOrders, &mut orders.map(|(row, order)| (row, order.agency.as_str())));
    let indicators = tables.indicators.iter().enumerate();
    check(
        TableName::Indicators,
        &mut indicators.map(|(row, figure)| (row, figure.agency.as_str())),
    );
    let complaints = tables.complaints.iter().enumerate();
    check(
        TableName::Complaints,
        &mut complaints.filter_map(|(row, complaint)| Some((row, complaint.agency.as_deref()?))),
    );
    let meetings = tables.meetings.iter().enumerate();
    check(
        TableName::Meetings,
        &mut meetings.flat_map(|(row, meeting)| {
            let of_constraints = meeting.constraints.iter().filter_map(|one| one.agency.as_deref());
            let of_actions = meeting.actions.iter().filter_map(|one| one.agency.as_deref());
            of_constraints.chain(of_actions).map(move |agency| (row, agency))
        }),
    );
    if let Some(table) = placements {
        problems.append(&mut check_labels(table, &agencies, file_of(TableName::Placements)));
    }
    problems
}

/// Labels of the placements that no vocabulary, and no row of the agencies, has.
fn check_labels(table: &PlacementTable, agencies: &BTreeSet<&str>, file: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for coded in &table.columns {
        let Domain::Labels(labels) = &coded.domain else { continue };
        let place = || Place::file(file).at_column(coded.column.as_str());
        for label in labels {
            match coded.column.vocabulary() {
                Some(vocabulary) if vocabulary.term(label).is_none() => {
                    problems.push(unknown_code(vocabulary, place(), label));
                }
                None if coded.column == PlacementColumn::Agency
                    && !agencies.is_empty()
                    && !agencies.contains(label.as_str()) =>
                {
                    problems.push(broken_reference(
                        place(),
                        label,
                        "id di tabel agencies",
                        "an id of the table agencies",
                    ));
                }
                _ => {}
            }
        }
    }
    if table.column(PlacementColumn::Date).is_none() {
        problems.push(
            Problem::error(ProblemKind::WrongColumn, Place::file(file), "")
                .expected("kolom date", "a column date"),
        );
    }
    problems
}

fn unknown_code(vocabulary: &Vocabulary, place: Place, label: &str) -> Problem {
    let problem = Problem::error(ProblemKind::UnknownName, place, label).expected(
        format!("kode kosakata {}", vocabulary.name),
        format!("a code of the vocabulary {}", vocabulary.name),
    );
    match vocabulary.recognise(label) {
        Some(term) => problem.advice(
            format!("Tulis kodenya: {} ({}).", term.code, term.label.id),
            format!("Write its code: {} ({}).", term.code, term.label.en),
        ),
        None => problem.advice(
            "Perbaiki ejaannya di sumber, lalu kemas ulang.",
            "Mend the spelling at its source, then pack again.",
        ),
    }
}

fn broken_reference(place: Place, found: &str, id: &str, en: &str) -> Problem {
    Problem::error(ProblemKind::BrokenReference, place, found).expected(id, en).advice(
        "Tambahkan baris yang dirujuk, atau perbaiki rujukannya.",
        "Add the row that is referred to, or mend the reference.",
    )
}

fn record(file: &str, position: usize) -> Place {
    Place::file(file).at_row(u32::try_from(position.saturating_add(1)).unwrap_or(u32::MAX))
}

/// What is wrong in one table. Rows are counted from 0 and shown from 1, without the header.
struct Findings<'a> {
    file: &'a str,
    problems: Vec<Problem>,
}

impl Findings<'_> {
    fn broken(&mut self, row: usize, column: &str, found: impl Into<String>, id: &str, en: &str) {
        let place = record(self.file, row).at_column(column);
        self.problems.push(
            Problem::error(ProblemKind::RuleBroken, place, found)
                .expected(id, en)
                .advice("Periksa baris itu di sumbernya.", "Check that row at its source."),
        );
    }

    fn dangling(&mut self, row: usize, column: &str, found: &str, id: &str, en: &str) {
        let place = record(self.file, row).at_column(column);
        self.problems.push(broken_reference(place, found, id, en));
    }

    fn term(&mut self, row: usize, column: &str, vocabulary: &Vocabulary, code: &str) {
        if vocabulary.term(code).is_none() {
            let place = record(self.file, row).at_column(column);
            self.problems.push(unknown_code(vocabulary, place, code));
        }
    }

    fn order(
        &mut self,
        row: usize,
        column: &str,
        first: Option<crate::model::Day>,
        last: Option<crate::model::Day>,
    ) {
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            self.broken(
                row,
                column,
                last.to_string(),
                &format!("tanggal tidak sebelum {first}"),
                &format!("a date not before {first}"),
            );
            if let Some(problem) = self.problems.last_mut() {
                problem.severity = Severity::Warning;
            }
        }
    }
}
