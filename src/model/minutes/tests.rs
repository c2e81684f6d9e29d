use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::model::Day;
use crate::model::meeting::{
    Action, ActionStatus, Constraint, ConstraintCategory, Decision, Level, Meeting, MeetingType,
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn head(id: &str, title: &str) -> MeetingHead {
    MeetingHead {
        id: id.into(),
        kind: MeetingType::Coordination,
        title: title.into(),
        start: day("2024-11-29"),
        end: day("2024-11-29"),
        place: "Aula".into(),
        chair: "Kepala".into(),
        minute_taker: None,
        data_as_of: day("2024-10-31"),
        agenda: vec![],
        speakers: vec![],
        attendance: vec![],
        documents: Vec::new(),
        source: String::new(),
    }
}

fn decision(id: &str, text: &str) -> Content {
    Content::Decision(Decision {
        id: id.into(),
        text: text.into(),
        basis: None,
        valid_from: None,
        affects: None,
        agency: None,
        destination: None,
    })
}

fn constraint(id: &str, text: &str) -> Content {
    Content::Constraint(Constraint {
        id: id.into(),
        text: text.into(),
        category: ConstraintCategory::Cost,
        agency: None,
        destination: None,
        severity: Level::High,
        root_cause: None,
        raised_by: None,
    })
}

fn action(id: &str, text: &str) -> Content {
    Content::Action(Action {
        id: id.into(),
        text: text.into(),
        origin: None,
        owner_person: None,
        owner_institution: None,
        due_text: None,
        due: None,
        extensions: Vec::new(),
        measure: None,
        priority: Level::Medium,
        status: ActionStatus::NotStarted,
        progress: 0,
        reason: None,
        evidence: None,
        done_on: None,
        verified_by: None,
        agency: None,
        destination: None,
        carried_over_from: None,
        affects: None,
    })
}

/// A save with an id, some minutes after ten.
fn stamp(id: &str, minute: u32) -> Stamp {
    Stamp { id: id.into(), at: format!("2024-11-29T03:{minute:02}:00Z"), by: "Notulis".into() }
}

fn first(id: &str, minute: u32, content: Content) -> Version {
    Version::new(stamp(id, minute), "rakor", content, None)
}

fn any_content() -> impl Strategy<Value = Content> {
    (0..4, "[a-c]", "[xy]").prop_map(|(kind, id, text)| match kind {
        0 => Content::Meeting(head(&id, &text)),
        1 => constraint(&id, &text),
        2 => decision(&id, &text),
        _ => action(&id, &text),
    })
}

/// Anything, with circles of parents and ids that come twice among it.
fn any_minutes() -> impl Strategy<Value = Minutes> {
    let parents = prop::collection::vec("[a-j]", 0..3);
    let version = ("[a-h]", 0u32..5, "[ab]", parents, any::<bool>(), any_content()).prop_map(
        |(id, minute, meeting, parents, is_removed, content)| {
            let meeting = content.meeting().map_or(meeting, |head| head.id.clone());
            let version = Version::new(stamp(&id, minute), &meeting, content, None);
            Version { parents, is_removed, ..version }
        },
    );
    prop::collection::vec(version, 0..9).prop_map(Minutes::new)
}

proptest! {
    #[test]
    fn merging_is_a_union(a in any_minutes(), b in any_minutes(), c in any_minutes()) {
        prop_assert_eq!(a.merge(&b), b.merge(&a));
        prop_assert_eq!(a.merge(&b).merge(&c), a.merge(&b.merge(&c)));
        prop_assert_eq!(a.merge(&a), a.clone());
        prop_assert_eq!(a.merge(&Minutes::default()), a.clone());
        let both = a.merge(&b);
        prop_assert!(a.versions().iter().chain(b.versions()).all(|one| both.versions().contains(one)));
        prop_assert_eq!(both.merge(&a), both.clone());
        let new = both.beyond(&a);
        prop_assert!(new.iter().all(|one| b.versions().contains(one) && !a.versions().contains(one)));
        prop_assert_eq!(both.versions().len(), a.versions().len() + new.len());
    }

    #[test]
    fn every_version_is_a_head_or_stands_behind_one(minutes in any_minutes()) {
        let entries = minutes.entries();
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let heads = entries.iter().flat_map(|entry| entry.heads.iter().copied());
        let mut open: Vec<&Version> = heads.collect();
        while let Some(version) = open.pop() {
            if reached.insert(&version.id) {
                let twins = minutes.versions().iter().filter(|one| one.id == version.id);
                let parents: Vec<&String> = twins.flat_map(|one| &one.parents).collect();
                open.extend(minutes.versions().iter().filter(|one| parents.contains(&&one.id)));
            }
        }
        let all: BTreeSet<&str> = minutes.versions().iter().map(|one| one.id.as_str()).collect();
        prop_assert_eq!(reached, all);
    }

    #[test]
    fn resolving_every_conflict_leaves_none(minutes in any_minutes()) {
        let mut minutes = minutes;
        for round in 0..20 {
            let Some(entry) = minutes.conflicts().into_iter().next() else { break };
            let kept = entry.kept().unwrap().content.clone();
            let resolved = entry.after(stamp(&format!("r{round}"), 30 + round), kept, None);
            minutes = minutes.with(resolved);
        }
        prop_assert_eq!(minutes.conflicts(), vec![]);
    }

    #[test]
    fn what_was_agreed_on_two_devices_is_all_there_after_a_merge(
        common in prop::collection::vec("[a-z]{1,4}", 0..4),
        mine in prop::collection::vec((0usize..6, "[a-z]{1,4}"), 0..6),
        theirs in prop::collection::vec((0usize..6, "[a-z]{1,4}"), 0..6),
    ) {
        let base = Minutes::new(common.iter().enumerate().map(|(at, text)| {
            first(&format!("base{at}"), 0, decision(&format!("D-{at}"), text))
        }));
        let work = |who: &str, changes: &[(usize, String)]| {
            changes.iter().enumerate().fold(base.clone(), |minutes, (step, (at, text))| {
                let stamp = stamp(&format!("{who}{step}"), 1 + step as u32);
                let id = format!("D-{at}");
                let next = match minutes.entry("rakor", Kind::Decision, &id) {
                    Some(entry) => entry.after(stamp, decision(&id, text), None),
                    None => Version::new(stamp, "rakor", decision(&id, text), None),
                };
                minutes.with(next)
            })
        };
        let (one, other) = (work("mine", &mine), work("theirs", &theirs));
        let both = one.merge(&other);
        for copy in [&one, &other] {
            prop_assert_eq!(copy.conflicts(), vec![]);
            for entry in copy.entries() {
                let merged = both.entry("rakor", Kind::Decision, entry.id).unwrap();
                let last = entry.heads[0];
                let is_unchanged = base.versions().contains(last);
                prop_assert!(is_unchanged || merged.heads.contains(&last));
            }
        }
        for entry in both.entries() {
            let texts: BTreeSet<&str> = entry.heads.iter().map(|one| one.content.text()).collect();
            prop_assert_eq!(entry.is_in_conflict(), texts.len() > 1);
        }
    }

    #[test]
    fn joining_meetings_finds_a_place_for_every_entry(minutes in any_minutes()) {
        let joined = into_meetings(&minutes, vec![head("a", "lama").meeting()]);
        for entry in minutes.entries() {
            let kept = entry.kept().unwrap();
            let meeting = joined.meetings.iter().find(|one| one.id == entry.meeting);
            let stands = meeting.is_some_and(|meeting| match &kept.content {
                Content::Meeting(_) => true,
                Content::Constraint(one) => meeting.constraints.contains(one),
                Content::Decision(one) => meeting.decisions.contains(one),
                Content::Action(one) => meeting.actions.contains(one),
            });
            if entry.kind != Kind::Meeting {
                prop_assert!(stands != kept.is_removed || joined.homeless.contains(&entry));
            }
        }
        prop_assert_eq!(joined.conflicts.len(), minutes.conflicts().len());
        let again = into_meetings(&minutes, joined.meetings.clone());
        prop_assert_eq!(again.meetings, joined.meetings);
    }
}

#[test]
fn two_tabs_that_change_one_decision_are_a_conflict_until_it_is_resolved() {
    let base = Minutes::new([first("1", 0, decision("D-1", "Berlaku besok"))]);
    let change = |id: &str, minute, text: &str| {
        let entry = base.entry("rakor", Kind::Decision, "D-1").unwrap();
        base.clone().with(entry.after(stamp(id, minute), decision("D-1", text), None))
    };
    let both = change("2", 1, "Berlaku lusa").merge(&change("3", 2, "Berlaku pekan depan"));
    let [conflict] = both.conflicts().try_into().unwrap();
    let texts: Vec<&str> = conflict.heads.iter().map(|head| head.content.text()).collect();
    assert_eq!(texts, ["Berlaku lusa", "Berlaku pekan depan"]);
    assert_eq!(conflict.kept().unwrap().id, "3");

    let resolved = conflict.after(stamp("4", 3), decision("D-1", "Berlaku lusa"), None);
    assert_eq!(resolved.parents, ["2", "3"]);
    let both = both.clone().with(resolved);
    assert_eq!(both.conflicts(), vec![]);
    assert_eq!(both.versions().len(), 4);
}

#[test]
fn the_same_words_from_two_tabs_are_no_conflict_and_a_change_outlives_a_removal() {
    let base = Minutes::new([first("1", 0, action("T-1", "Surat"))]);
    let entry = base.entry("rakor", Kind::Action, "T-1").unwrap();
    let same = ["2", "3"].map(|id| entry.after(stamp(id, 1), action("T-1", "Surat kedua"), None));
    let alike = Minutes::new(base.versions().iter().cloned().chain(same));
    let found = alike.entry("rakor", Kind::Action, "T-1").unwrap();
    assert_eq!((found.heads.len(), found.is_in_conflict()), (2, false));

    let removed = entry.removed(stamp("4", 9)).unwrap();
    let both = alike.with(removed);
    let found = both.entry("rakor", Kind::Action, "T-1").unwrap();
    assert!(found.is_in_conflict() && !found.is_removed());
    assert_eq!(found.kept().unwrap().content.text(), "Surat kedua");
}

#[test]
fn two_versions_of_one_id_are_both_kept_and_told() {
    let mine = Minutes::new([first("1", 0, decision("D-1", "asli"))]);
    let forged = Minutes::new([first("1", 0, decision("D-1", "diubah"))]);
    let both = mine.merge(&forged);
    assert_eq!(both.twins().len(), 1);
    assert_eq!(both.conflicts().len(), 1);
    assert_eq!(mine.merge(&mine).twins(), Vec::<&Version>::new());
}

#[test]
fn versions_in_a_circle_stay_in_sight() {
    let follow = |id: &str, parent: &str| Version {
        parents: vec![parent.into()],
        ..first(id, 0, decision("D-1", id))
    };
    let circle = Minutes::new([follow("1", "2"), follow("2", "1"), follow("3", "3")]);
    assert_eq!(circle.entries()[0].heads.len(), 3);
}

#[test]
fn saves_are_in_the_order_of_their_moments_whatever_the_zone() {
    let at = |id: &str, at: &str| Version { at: at.into(), ..first(id, 0, decision(id, id)) };
    let minutes = Minutes::new([
        at("jakarta", "2024-11-29T10:15:00+07:00"),
        at("utc", "2024-11-29T03:14:00Z"),
        at("makassar", "2024-11-29T11:16:00+08:00"),
    ]);
    let ids: Vec<&str> = minutes.versions().iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["utc", "jakarta", "makassar"]);
}

fn ids(meeting: &Meeting) -> [Vec<&str>; 3] {
    [
        meeting.constraints.iter().map(|one| one.id.as_str()).collect(),
        meeting.decisions.iter().map(|one| one.id.as_str()).collect(),
        meeting.actions.iter().map(|one| one.id.as_str()).collect(),
    ]
}

fn record<T: Clone>(content: Content, of: impl Fn(&Content) -> Option<T>) -> T {
    of(&content).unwrap()
}

#[test]
fn outcomes_go_to_their_meeting_in_place_of_the_record_with_their_id() {
    let of = |content: &Content| match content {
        Content::Action(one) => Some(one.clone()),
        _ => None,
    };
    let mut known = head("rakor", "Rapat lama").meeting();
    known.actions = ["T-1", "T-2", "T-3"].map(|id| record(action(id, "lama"), of)).to_vec();
    known.source = "Notulen".into();
    let removal = |id: &str, of: &str| {
        let version = first(id, 2, action(of, "lama"));
        Version { is_removed: true, ..version }
    };
    let minutes = Minutes::new([
        first("1", 3, action("T-9", "baru")),
        first("2", 1, action("T-2", "diubah")),
        removal("3", "T-3"),
        first("4", 4, constraint("K-1", "Biaya")),
        Version { meeting: "lain".into(), ..first("5", 5, decision("D-1", "hilang rumah")) },
    ]);
    let joined = into_meetings(&minutes, vec![head("dulu", "Dulu").meeting(), known]);
    let meeting = &joined.meetings[1];
    assert_eq!(ids(meeting), [vec!["K-1"], vec![], vec!["T-1", "T-2", "T-9"]]);
    assert_eq!(meeting.actions[1].text, "diubah");
    assert_eq!((meeting.title.as_str(), meeting.source.as_str()), ("Rapat lama", "Notulen"));
    assert_eq!(joined.homeless.iter().map(|one| one.id).collect::<Vec<_>>(), ["D-1"]);
    assert_eq!(joined.conflicts, vec![]);
}

#[test]
fn a_meeting_is_made_from_its_head_and_an_entry_that_changes_its_kind_leaves_its_old_place() {
    let minutes = Minutes::new([
        Version::new(stamp("1", 0), "baru", Content::Meeting(head("baru", "Rapat baru")), None),
        Version { meeting: "baru".into(), ..first("2", 1, constraint("X-1", "Ini keputusan")) },
    ]);
    let entry = minutes.entry("baru", Kind::Constraint, "X-1").unwrap();
    let as_decision = entry.after(stamp("3", 2), decision("X-1", "Ini keputusan"), None);
    let before = into_meetings(&minutes, vec![]).meetings;
    assert_eq!(ids(&before[0]), [vec!["X-1"], vec![], vec![]]);
    let minutes = minutes.clone().with(as_decision);
    let after = into_meetings(&minutes, before).meetings;
    assert_eq!(ids(&after[0]), [vec![], vec!["X-1"], vec![]]);
    assert_eq!(minutes.meetings()[0].title, "Rapat baru");
}
