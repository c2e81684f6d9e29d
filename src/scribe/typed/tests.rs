use super::*;
use crate::model::meeting::{Action, Meeting};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The meetings of the sample.
fn meetings() -> Vec<Meeting> {
    serde_json::from_slice(include_bytes!("../../cli/sample/meetings.json")).unwrap()
}

fn known() -> Known {
    Known {
        // Two agencies of one name: what nobody touches keeps its id.
        agencies: vec![("P001".into(), "PT Sama".into()), ("P023".into(), "PT Sama".into())],
        destinations: vec![("HKG".into(), "Hong Kong".into())],
        ..Known::default()
    }
}

fn read(fields: &Fields, before: Option<&Content>, kind: Kind) -> Result<Content, Message> {
    let known = known();
    let id = before.map_or("new", Content::id).to_owned();
    let (said, today) = (day("2024-11-29"), day("2025-02-03"));
    Typed { fields, before, id, said, today, known: &known }.content(kind)
}

fn action(change: impl FnOnce(&mut Action)) -> Content {
    let mut action = meetings().remove(0).actions.remove(0);
    change(&mut action);
    Content::Action(action)
}

fn changed(before: &Content, pairs: &[(&str, &str)]) -> Fields {
    let mut fields = fields_of(before, &known());
    fields.extend(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    fields
}

#[test]
fn every_record_of_the_sample_goes_through_its_form_unchanged() {
    let mut seen = 0;
    for meeting in meetings() {
        let outcomes = crate::board::minutes::outcomes(&meeting);
        for content in [Content::Meeting(meeting.head())].into_iter().chain(outcomes) {
            let fields = fields_of(&content, &known());
            assert_eq!(read(&fields, Some(&content), content.kind()).unwrap(), content);
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn lists_are_read_line_by_line() {
    let fields = Fields::from(
        [
            ("title", "Rakor"),
            ("start", "2024-11-29"),
            ("end", "2024-11-30"),
            ("agenda", "Pembukaan\n2024-11-30 | Penutupan | doa"),
            ("speakers", "Kepala | BP3MI | Capaian\nBPJS | Jaminan\nUT"),
            ("attendance", "P3MI | 64\nUT"),
            ("documents", "Paparan | https://bp3mi.go.id/a.pdf\nUndangan"),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned())),
    );
    let Content::Meeting(head) = read(&fields, None, Kind::Meeting).unwrap() else { panic!() };
    let agenda: Vec<(String, &str)> =
        head.agenda.iter().map(|item| (item.day.to_string(), &*item.title)).collect();
    assert_eq!(
        agenda,
        [("2024-11-29".into(), "Pembukaan"), ("2024-11-30".into(), "Penutupan | doa")]
    );
    assert_eq!(head.speakers.first().unwrap().name.as_deref(), Some("Kepala"));
    assert_eq!(head.speakers.get(1).unwrap().institution, "BPJS");
    assert_eq!(head.speakers.get(2).unwrap().topic, "");
    let people: Vec<Option<u32>> = head.attendance.iter().map(|one| one.people).collect();
    assert_eq!(people, [Some(64), None]);
    assert_eq!(head.documents.get(1).unwrap().address, None);
    let again = fields_of(&Content::Meeting(head.clone()), &known());
    assert_eq!(read(&again, None, Kind::Meeting).unwrap(), Content::Meeting(head));
}

#[test]
fn a_later_due_date_is_an_extension_with_the_day_that_was_given_up() {
    let before = action(|action| action.due = Some(day("2024-01-15")));
    let fields =
        changed(&before, &[("due_text", "31 Maret 2025"), ("reason", "Menunggu anggaran")]);
    let Content::Action(action) = read(&fields, Some(&before), Kind::Action).unwrap() else {
        panic!()
    };
    assert_eq!(action.due, Some(day("2025-03-31")));
    let extension = action.extensions.first().unwrap();
    assert_eq!((extension.due, extension.granted_on), (day("2024-01-15"), Some(day("2025-02-03"))));
    assert_eq!(extension.reason.as_deref(), Some("Menunggu anggaran"));
}

#[test]
fn what_becomes_done_is_whole_and_has_its_day() {
    let before = action(|action| {
        action.status = crate::model::meeting::ActionStatus::InProgress;
        (action.progress, action.done_on) = (40, None);
    });
    let fields = changed(&before, &[("status", "done")]);
    let Content::Action(action) = read(&fields, Some(&before), Kind::Action).unwrap() else {
        panic!()
    };
    assert_eq!((action.progress, action.done_on), (100, Some(day("2025-02-03"))));
}

#[test]
fn what_is_missing_or_cannot_be_is_told() {
    let before = action(|_| ());
    let refused = |pairs: &[(&str, &str)]| {
        read(&changed(&before, pairs), Some(&before), Kind::Action).unwrap_err()
    };
    assert_eq!(refused(&[("text", " ")]), said(words::NEEDS_TEXT));
    assert_eq!(refused(&[("status", "cancelled")]), said(words::NEEDS_REASON));
    assert_eq!(
        refused(&[("status", "in_progress"), ("progress", "101")]),
        said(words::NEEDS_PROGRESS)
    );
    assert_eq!(refused(&[("done_on", "31/02/2024")]), said(words::NEEDS_DAY));
    let fields = Fields::from([("title".to_owned(), "Rakor".to_owned())]);
    assert_eq!(read(&fields, None, Kind::Meeting).unwrap_err(), said(words::NEEDS_TITLE));
}

#[test]
fn names_become_ids_and_unknown_ones_stay() {
    let fields = |name: &str| {
        let pairs = [("text", "Kendala"), ("destination", name)];
        Fields::from(pairs.map(|(name, text)| (name.to_owned(), text.to_owned())))
    };
    let destination = |name: &str| match read(&fields(name), None, Kind::Constraint).unwrap() {
        Content::Constraint(one) => one.destination.unwrap(),
        _ => panic!(),
    };
    assert_eq!(destination("Hong Kong"), "HKG");
    assert_eq!(destination("Atlantis"), "Atlantis");
}
