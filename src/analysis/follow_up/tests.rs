use proptest::prelude::*;

use super::*;
use crate::model::meeting::{ActionStatus, Constraint, ConstraintCategory, Level, MeetingType};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn meeting(id: &str, start: &str) -> Meeting {
    Meeting {
        id: id.into(),
        kind: MeetingType::Coordination,
        title: id.into(),
        start: day(start),
        end: day(start),
        place: String::new(),
        chair: String::new(),
        minute_taker: None,
        data_as_of: day(start),
        agenda: vec![],
        speakers: vec![],
        attendance: vec![],
        documents: Vec::new(),
        figures: vec![],
        constraints: vec![],
        decisions: vec![],
        actions: vec![],
        source: String::new(),
    }
}

fn action(id: &str, status: ActionStatus, due: Option<&str>, done_on: Option<&str>) -> Action {
    Action {
        id: id.into(),
        text: id.into(),
        origin: None,
        owner_person: None,
        owner_institution: Some("BP3MI".into()),
        due_text: None,
        due: due.map(day),
        extensions: Vec::new(),
        measure: Some("surat".into()),
        priority: Level::Medium,
        status,
        progress: 0,
        reason: None,
        evidence: None,
        done_on: done_on.map(day),
        verified_by: None,
        agency: None,
        destination: None,
        carried_over_from: None,
        affects: None,
    }
}

fn constraint(id: &str, text: &str, destination: Option<&str>) -> Constraint {
    Constraint {
        id: id.into(),
        text: text.into(),
        category: ConstraintCategory::Cost,
        agency: None,
        destination: destination.map(Into::into),
        severity: Level::Medium,
        root_cause: None,
        raised_by: None,
    }
}

#[test]
fn overdue_is_what_is_not_done_when_its_last_day_is_over() {
    use ActionStatus as Is;
    for (status, due, done_on, expected) in [
        (Is::InProgress, Some("2024-10-30"), None, State::Overdue { days: 1 }),
        (Is::Postponed, Some("2024-09-30"), None, State::Overdue { days: 31 }),
        (Is::NotStarted, Some("2024-10-31"), None, State::Ahead { days: 0 }),
        (Is::NotStarted, Some("2024-12-31"), None, State::Ahead { days: 61 }),
        (Is::InProgress, None, None, State::Undated),
        (Is::Cancelled, Some("2024-01-01"), None, State::Cancelled),
        (Is::Done, Some("2024-10-01"), Some("2024-10-01"), State::Done(Timing::OnTime)),
        (
            Is::Verified,
            Some("2024-10-01"),
            Some("2024-10-05"),
            State::Done(Timing::Late { days: 4 }),
        ),
        (Is::Done, Some("2024-10-01"), None, State::Done(Timing::Unknown)),
        (Is::Done, None, Some("2024-10-05"), State::Done(Timing::Unknown)),
        (Is::Done, Some("2024-10-01"), Some("2024-11-05"), State::Overdue { days: 30 }),
    ] {
        let action = action("T", status, due, done_on);
        assert_eq!(
            State::of(&action, day("2024-10-31")),
            expected,
            "{status:?} {due:?} {done_on:?}"
        );
    }
}

#[test]
fn nobody_can_be_held_to_what_has_no_owner_no_date_or_no_measure() {
    let mut soft = action("T", ActionStatus::NotStarted, None, None);
    assert_eq!(Missing::of(&soft), Missing { due: true, ..Missing::default() });
    soft.owner_institution = Some("  ".into());
    soft.measure = None;
    assert_eq!(Missing::of(&soft), Missing { owner: true, due: true, measure: true });
    soft.owner_person = Some("Kasubbag TU".into());
    assert!(!Missing::of(&soft).owner && Missing::of(&soft).is_any());
    assert!(!Missing::of(&action("T", ActionStatus::Done, Some("2024-10-01"), None)).is_any());
}

#[test]
fn what_is_overdue_was_not_done_in_time() {
    use ActionStatus as Is;
    let mut one = meeting("a", "2024-01-10");
    one.actions = vec![
        action("1", Is::Done, Some("2024-03-01"), Some("2024-02-01")),
        action("2", Is::Done, Some("2024-03-01"), Some("2024-03-05")),
        action("3", Is::InProgress, Some("2024-03-01"), None),
        action("4", Is::Cancelled, Some("2024-03-01"), None),
        action("5", Is::NotStarted, None, None),
    ];
    let meetings = [one, meeting("later", "2024-12-01")];
    let found = FollowUp::of(&meetings, day("2024-10-31"));
    let tally = found.tally();
    assert_eq!((tally.in_time(), tally.open(), tally.done(), tally.soft()), ((1, 3), 2, 2, 1));
    assert_eq!(tally.share(tally.complete), Some(0.8));
    assert_eq!(tally.by_status.get(&Is::Done), Some(&2));
    assert_eq!(Tally::default().share(0), None);
}

#[test]
fn a_task_is_followed_from_meeting_to_meeting() {
    use ActionStatus as Is;
    let on = |id: &str, from: &str, due: &str| Action {
        carried_over_from: Some(from.into()),
        ..action(id, Is::InProgress, Some(due), None)
    };
    let mut meetings =
        [meeting("c", "2024-09-01"), meeting("a", "2024-01-01"), meeting("b", "2024-05-01")];
    meetings[1].actions =
        vec![action("T1", Is::InProgress, Some("2024-04-30"), None), on("T2", "T1", "2024-06-30")];
    meetings[2].actions = vec![on("T1", "T1", "2024-08-31")];
    meetings[0].actions = vec![on("T1", "T1", "2024-12-31"), on("T9", "nowhere", "2024-12-31")];
    let found = FollowUp::of(&meetings, day("2024-10-31"));
    let [chain] = &found.chains[..] else { panic!("{:?}", found.chains) };
    assert_eq!((chain.actions.as_slice(), chain.times()), (&[0, 2, 3][..], 2));
    assert_eq!((chain.due.1, chain.put_off), (Some(day("2024-12-31")), Some(245)));
    assert_eq!(found.actions[0].carried_over_to, [2]);
    assert_eq!(found.actions[1].carried_over_from, None, "of the same meeting");
    let tally = found.tally();
    assert_eq!((tally.overdue, tally.overdue_carried_over, tally.ahead), (3, 2, 2));
}

#[test]
fn a_constraint_comes_back_in_other_words_and_is_solved_when_all_against_it_is_done() {
    use ActionStatus as Is;
    let against = |origin: &str, action: Action| Action { origin: Some(origin.into()), ..action };
    let mut meetings = [meeting("a", "2024-01-10"), meeting("b", "2024-05-10")];
    meetings[0].constraints = vec![
        constraint("K1", "Struktur biaya beberapa negara tujuan terlambat terbit", None),
        constraint("K2", "Petugas layanan kurang", None),
        constraint("K3", "Kuota turun", Some("KOR")),
    ];
    meetings[1].constraints = vec![
        constraint("K1", "Struktur biaya yang belum terbit menahan CPMI", None),
        constraint("K3", "Visa ditolak", Some("KOR")),
    ];
    meetings[0].actions = vec![
        against("K1", action("T1", Is::InProgress, Some("2024-02-28"), None)),
        against("K3", action("T3", Is::Done, Some("2024-03-31"), Some("2024-03-01"))),
        against("K2", action("T2", Is::Cancelled, None, None)),
    ];
    meetings[1].actions = vec![Action {
        carried_over_from: Some("T1".into()),
        ..action("T9", Is::Done, Some("2024-06-30"), Some("2024-06-15"))
    }];
    let at = |as_of| {
        let found = FollowUp::of(&meetings, day(as_of));
        let known = found.constraints.iter().map(|one| (one.meetings, one.outcome));
        (known.collect::<Vec<_>>(), found.recurring().len())
    };
    let (known, recurring) = at("2024-10-31");
    let solved = Outcome::Solved { on: Some(day("2024-06-15")), days: Some(157) };
    let came_back = Outcome::CameBack { done_on: day("2024-03-01") };
    assert_eq!(known, [(2, solved), (1, Outcome::Unaddressed), (2, came_back)]);
    assert_eq!(recurring, 2);
    let (known, _) = at("2024-05-31");
    assert_eq!(known[0], (2, Outcome::Open { actions: 1, overdue: 0 }));
    let (known, recurring) = at("2024-03-31");
    assert_eq!(known[0], (1, Outcome::Open { actions: 1, overdue: 1 }));
    let solved = Outcome::Solved { on: Some(day("2024-03-01")), days: Some(51) };
    assert_eq!((known[2], recurring), ((1, solved), 0));
}

fn any_action() -> impl Strategy<Value = Action> {
    use ActionStatus as Is;
    let status = prop::sample::select(vec![
        Is::NotStarted,
        Is::InProgress,
        Is::Done,
        Is::Verified,
        Is::Postponed,
        Is::Cancelled,
    ]);
    let id = || prop::sample::select(vec!["1", "2", "3"]);
    let day = || prop::option::of(19_700..20_100);
    let flags = (any::<bool>(), any::<bool>());
    (id(), status, day(), day(), prop::option::of(id()), prop::option::of(id()), flags).prop_map(
        |(id, status, due, done_on, from, origin, (has_owner, has_measure))| Action {
            due: due.map(Day::from_number),
            done_on: done_on.map(Day::from_number),
            carried_over_from: from.map(Into::into),
            origin: origin.map(Into::into),
            owner_institution: has_owner.then(|| "BP3MI".into()),
            measure: has_measure.then(|| "surat".into()),
            ..action(id, status, None, None)
        },
    )
}

fn any_meetings() -> impl Strategy<Value = Vec<Meeting>> {
    let constraints = prop::collection::vec(
        ("[1-3]", prop::sample::select(vec!["biaya visa", "kuota habis", "biaya"]), any::<bool>()),
        0..4,
    );
    let actions = prop::collection::vec(any_action(), 0..6);
    let one = (19_700..20_100, constraints, actions).prop_map(|(start, constraints, actions)| {
        let start = Day::from_number(start);
        let constraints = constraints
            .iter()
            .map(|(id, text, is_named)| constraint(id, text, is_named.then_some("KOR")));
        Meeting {
            constraints: constraints.collect(),
            actions,
            ..meeting(&start.to_string(), &start.to_string())
        }
    });
    prop::collection::vec(one, 0..7)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_sum_to_the_whole(meetings in any_meetings(), as_of in 19_600..20_200) {
        let as_of = Day::from_number(as_of);
        let found = FollowUp::of(&meetings, as_of);
        let begun: Vec<&Meeting> = meetings.iter().filter(|one| one.start <= as_of).collect();
        let tally = found.tally();
        prop_assert_eq!(tally.all, begun.iter().map(|one| one.actions.len()).sum::<usize>());
        prop_assert_eq!(tally.all, tally.open() + tally.done() + tally.cancelled);
        prop_assert_eq!(tally.all, tally.by_status.values().sum::<usize>());
        prop_assert!(tally.complete <= tally.with_owner.min(tally.with_due).min(tally.with_measure));
        let (in_time, known) = tally.in_time();
        prop_assert!(in_time <= known && known <= tally.all);
        prop_assert!(tally.overdue_carried_over <= tally.overdue);
        let is_overdue = |one: &&Followed<'_>| one.state.is_overdue();
        for followed in found.actions.iter().filter(is_overdue) {
            prop_assert!(followed.action.due < Some(as_of));
        }
        let named: usize = found.constraints.iter().map(|one| one.named.len()).sum();
        prop_assert_eq!(named, begun.iter().map(|one| one.constraints.len()).sum::<usize>());
    }

    #[test]
    fn chains_go_forward_and_every_task_that_goes_on_is_in_one(
        meetings in any_meetings(),
        as_of in 19_600..20_200,
    ) {
        let found = FollowUp::of(&meetings, Day::from_number(as_of));
        for chain in &found.chains {
            prop_assert!(chain.actions.len() >= 2);
            for pair in chain.actions.windows(2) {
                let (one, next) = (&found.actions[pair[0]], &found.actions[pair[1]]);
                prop_assert!(one.meeting.start <= next.meeting.start && pair[0] < pair[1]);
                prop_assert_eq!(next.carried_over_from, Some(pair[0]));
                prop_assert!(one.carried_over_to.contains(&pair[1]));
            }
        }
        for (at, followed) in found.actions.iter().enumerate() {
            let goes_on = followed.carried_over_from.is_some() || !followed.carried_over_to.is_empty();
            let is_in = found.chains.iter().any(|chain| chain.actions.contains(&at));
            prop_assert_eq!(goes_on, is_in);
        }
        for known in &found.constraints {
            prop_assert!(known.first <= known.last && known.meetings <= known.named.len());
            prop_assert_eq!(known.is_recurring(), known.meetings > 1);
            if let Outcome::Open { actions, overdue } = known.outcome {
                prop_assert!(actions > 0 && overdue <= actions && actions <= known.actions.len());
            }
        }
    }
}
