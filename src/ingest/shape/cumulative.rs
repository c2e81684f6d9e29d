//! Periods that contain one another: what each adds to those within it.

use crate::model::{Day, Period};

/// What one of several periods of the same thing says that the others do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// All of it: no other period lies within.
    Whole,
    /// What is left of it, and of `plus`, when `less` are taken away, and the period of what is left.
    Rest { plus: Vec<usize>, less: Vec<usize>, period: Period },
    /// Nothing: it is the sum of the given others, without those of `less`.
    Sum { of: Vec<usize>, less: Vec<usize> },
    /// The given others within it leave more than one gap, or it overlaps another in part.
    Unclear,
}

/// A stretch of days, and the periods whose numbers make it up: those added, those taken away.
struct Stretch {
    first: Day,
    last: Day,
    plus: Vec<usize>,
    minus: Vec<usize>,
}

/// The role of each period, the shorter ones first: `s.d. Maret` beside `s.d. Februari` is March.
pub(super) fn roles(periods: &[Period]) -> Vec<Role> {
    let mut order: Vec<usize> = (0..periods.len()).collect();
    order.sort_by_key(|&at| periods.get(at).map(|period| (period.days(), period.first())));
    let mut roles = vec![Role::Unclear; periods.len()];
    let mut known: Vec<Stretch> = Vec::new();
    for at in order {
        let Some(&period) = periods.get(at) else { continue };
        let (role, stretch) = role(period, at, &known);
        if let Some(place) = roles.get_mut(at) {
            *place = role;
        }
        known.extend(stretch);
        known.sort_by_key(|stretch| stretch.first);
    }
    roles
}

fn role(period: Period, at: usize, known: &[Stretch]) -> (Role, Option<Stretch>) {
    let touching: Vec<&Stretch> = known
        .iter()
        .filter(|other| other.first <= period.last() && period.first() <= other.last)
        .collect();
    let (first, last) = (period.first(), period.last());
    if touching.is_empty() {
        let stretch = Stretch { first, last, plus: vec![at], minus: Vec::new() };
        return (Role::Whole, Some(stretch));
    }
    if touching.iter().any(|other| other.first < first || last < other.last) {
        return (Role::Unclear, None);
    }
    let mut gaps = Vec::new();
    let mut next = first;
    for other in &touching {
        gaps.extend(Period::new(next, other.first.plus(-1)));
        next = other.last.plus(1);
    }
    gaps.extend(Period::new(next, last));
    let (added, taken) = combined(&touching);
    match *gaps {
        [] => (Role::Sum { of: added, less: taken }, None),
        [gap] => {
            let stretch = Stretch {
                first: gap.first(),
                last: gap.last(),
                plus: taken.iter().copied().chain([at]).collect(),
                minus: added.clone(),
            };
            (Role::Rest { plus: taken, less: added, period: gap }, Some(stretch))
        }
        _ => (Role::Unclear, None),
    }
}

/// The periods that some stretches add up to: what one adds and another takes away is gone.
fn combined(stretches: &[&Stretch]) -> (Vec<usize>, Vec<usize>) {
    let mut added: Vec<usize> = stretches.iter().flat_map(|one| one.plus.iter().copied()).collect();
    let mut taken = Vec::new();
    for at in stretches.iter().flat_map(|one| one.minus.iter().copied()) {
        match added.iter().position(|&other| other == at) {
            Some(place) => {
                added.swap_remove(place);
            }
            None => taken.push(at),
        }
    }
    added.sort_unstable();
    (added, taken)
}

/// Whether any two periods share a day.
pub(super) fn overlap(periods: &[Period]) -> bool {
    let mut sorted = periods.to_vec();
    sorted.sort_unstable();
    sorted.array_windows().any(|[one, next]| next.first() <= one.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Vec<Role> {
        let periods: Vec<Period> = texts.iter().map(|text| text.parse().unwrap()).collect();
        roles(&periods)
    }

    fn rest(less: &[usize], period: &str) -> Role {
        Role::Rest { plus: vec![], less: less.to_vec(), period: period.parse().unwrap() }
    }

    #[test]
    fn months_up_to_which_is_counted_become_months() {
        assert_eq!(
            of(&["2024-01", "2024-01..2024-02", "2024-01..2024-03"]),
            [Role::Whole, rest(&[0], "2024-02"), rest(&[1], "2024-03")]
        );
    }

    #[test]
    fn a_year_beside_all_of_its_quarters_is_their_sum() {
        assert_eq!(
            of(&["2024", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]).first(),
            Some(&Role::Sum { of: vec![1, 2, 3, 4], less: vec![] })
        );
        assert_eq!(of(&["2024", "2024-Q1", "2024-Q2", "2024-Q3"])[0], rest(&[1, 2, 3], "2024-Q4"));
    }

    #[test]
    fn a_sum_of_differences_is_the_last_of_them() {
        assert_eq!(
            of(&["2024-01", "2024-01..2024-02", "2024-03", "2024-Q1"])[3],
            Role::Sum { of: vec![1, 2], less: vec![] }
        );
        assert_eq!(
            of(&["2024-01", "2024-01..2024-02", "2024-Q1", "2024-02..2024-03"])[3],
            Role::Rest { plus: vec![0], less: vec![1], period: "2024-03".parse().unwrap() }
        );
    }

    #[test]
    fn what_leaves_several_gaps_or_crosses_is_unclear() {
        assert_eq!(of(&["2024-02", "2024-06", "2024"])[2], Role::Unclear);
        assert_eq!(of(&["2024-01..2024-03", "2024-03..2024-06"])[1], Role::Unclear);
        assert_eq!(of(&["2023", "2024"]), [Role::Whole, Role::Whole]);
        assert!(overlap(&["2024".parse().unwrap(), "2024-05".parse().unwrap()]));
        assert!(!overlap(&["2024".parse().unwrap(), "2025".parse().unwrap()]));
    }
}
