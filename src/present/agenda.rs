//! The deck that a coordination meeting begins with, made from the open data: where we stand against the target, which
//! agencies are behind, what is in the way, what became of what was agreed on, and what is to be decided.

use super::address;
use super::words;
use crate::analysis::follow_up::{FollowUp, Outcome};
use crate::model::Lang;
use crate::model::deck::{Slide, SlideView, Taken};
use crate::model::meeting::Meeting;

/// What a deck may show of the data, in its order: the page, its options, and the card. Data that have no such card have
/// no such slide.
const PARTS: [(&str, &str, &str); 7] = [
    ("", "", HEADLINE),
    ("targets", "", "targets"),
    ("targets", "by=agency", "units"),
    ("meetings", "", "constraints"),
    ("meetings", "follow_state=overdue", "follow-up"),
    ("", "", "figures"),
    ("claims", "", "claims"),
];

/// The card of data with placements.
const HEADLINE: &str = "headline";
/// What is shown of data that have only what was published.
const OF_PUBLISHED: [&str; 2] = ["figures", "claims"];

/// Whether a part belongs into a deck, after these.
pub fn is_wanted(part: &str, before: &[(SlideView, Taken)]) -> bool {
    let has_placements = before.iter().any(|(view, _)| view.part == HEADLINE);
    !(has_placements && OF_PUBLISHED.contains(&part))
}

/// Constraints that are named, of those that nobody does anything about.
const MOST_NAMED: usize = 3;

/// The filters of an address are kept, and what is chosen on a page is not.
const FILTERS: [&str; 3] = ["v", "data", "period"];

/// The views that a deck of this data may have, under the filters of the address.
pub fn views(query: &str) -> Vec<SlideView> {
    let view = address::view(query);
    let is_kept = |name: &str| {
        FILTERS.contains(&name)
            || crate::model::placement::PlacementColumn::from_name(name)
                .is_some_and(|column| column.is_keyed())
    };
    let kept: Vec<String> = view
        .split('&')
        .filter(|pair| is_kept(pair.split('=').next().unwrap_or_default()))
        .map(str::to_owned)
        .collect();
    let of = |(page, options, part): (&str, &str, &str)| {
        let mut pairs = kept.clone();
        if pairs.is_empty() && !(page.is_empty() && options.is_empty()) {
            pairs.push("v=1".to_owned());
        }
        if !page.is_empty() {
            pairs.push(format!("page={page}"));
        }
        if !options.is_empty() {
            pairs.push(options.to_owned());
        }
        let pairs: Vec<String> = pairs.into_iter().filter(|pair| !pair.is_empty()).collect();
        SlideView { address: pairs.join("&"), part: part.to_owned() }
    };
    PARTS.into_iter().map(of).collect()
}

/// The first slide: whose figures, and up to which day.
pub fn cover(office: &str, as_of: &str, title: &str, lang: Lang) -> Slide {
    let title = if title.is_empty() { words::COVER_LINE.get(lang) } else { title };
    Slide {
        title: title.to_owned(),
        lines: [office, as_of]
            .into_iter()
            .filter(|line| !line.is_empty())
            .map(Into::into)
            .collect(),
        ..Slide::default()
    }
}

/// The last slide: what the meeting is asked to decide. `None` where the data ask nothing.
pub fn proposals(taken: &[(SlideView, Taken)], meetings: &[Meeting], lang: Lang) -> Option<Slide> {
    let of = |part: &str| taken.iter().find(|(view, _)| view.part == part).map(|(_, taken)| taken);
    let figure = |part: &str, key: &str| {
        let figures = &of(part)?.figures;
        figures.iter().find(|figure| figure.key == key).map(|figure| figure.text.as_str())
    };
    let mut lines = Vec::new();
    if let (Some(to_go), Some(rate)) =
        (figure("targets", "to-go"), figure("targets", "needed-rate"))
        && is_some(to_go)
    {
        lines.push(match lang {
            Lang::Id => format!("Bagi sisa {to_go} penempatan per P3MI: perlu {rate} per bulan. Siapa berapa, sampai kapan?"),
            Lang::En => format!("Share out the remaining {to_go} placements among agencies: {rate} a month are needed. Who, how many, until when?"),
        });
    }
    if let Some(units) = of("units") {
        lines.push(match lang {
            Lang::Id => format!("{}: pendampingan mana yang diputuskan?", units.finding),
            Lang::En => format!("{}: which support is decided on?", units.finding),
        });
    }
    if let Some(overdue) = figure("follow-up", "overdue").filter(|count| is_some(count)) {
        lines.push(match lang {
            Lang::Id => {
                format!("{overdue} tindak lanjut terlambat: selesai kapan, atau dihentikan?")
            }
            Lang::En => format!("{overdue} actions are overdue: done by when, or given up?"),
        });
    }
    if let Some(soft) = figure("follow-up", "soft").filter(|count| is_some(count)) {
        lines.push(match lang {
            Lang::Id => format!("{soft} tindak lanjut tanpa penanggung jawab, tenggat, atau ukuran: lengkapi hari ini."),
            Lang::En => format!("{soft} actions lack an owner, a date or a measure: complete them today."),
        });
    }
    lines.extend(unaddressed(meetings, lang));
    let notes = match lang {
        Lang::Id => {
            "Setiap keputusan dicatat dengan penanggung jawab, tenggat, dan ukuran (notulen: D dan T)."
        }
        Lang::En => {
            "Write every decision down with its owner, date and measure (minutes: D and T)."
        }
    };
    (!lines.is_empty()).then(|| Slide {
        title: words::PROPOSALS.get(lang).to_owned(),
        lines,
        notes: notes.to_owned(),
        ..Slide::default()
    })
}

fn is_some(figure: &str) -> bool {
    figure.chars().any(|c| matches!(c, '1'..='9')) && !figure.starts_with(['−', '-'])
}

/// Constraints against which nothing was agreed on, or which came back after it was done.
fn unaddressed(meetings: &[Meeting], lang: Lang) -> Option<String> {
    let last = meetings.iter().map(|meeting| meeting.end).max()?;
    let follow_up = FollowUp::of(meetings, last);
    let is_open =
        |outcome: Outcome| matches!(outcome, Outcome::Unaddressed | Outcome::CameBack { .. });
    let open: Vec<&str> = follow_up
        .constraints
        .iter()
        .filter(|one| is_open(one.outcome))
        .filter_map(|one| one.named.last().map(|(_, constraint)| constraint.text.as_str()))
        .map(|text| text.trim_end_matches('.'))
        .collect();
    if open.is_empty() {
        return None;
    }
    let named = open.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join("; ");
    let more = open.len().saturating_sub(MOST_NAMED);
    let more = match more {
        0 => String::new(),
        more => format!("; +{more}"),
    };
    Some(match lang {
        Lang::Id => {
            format!("Kendala tanpa tindak lanjut ({}): {named}{more}. Siapa menangani?", open.len())
        }
        Lang::En => format!(
            "Constraints without an action ({}): {named}{more}. Who takes them?",
            open.len()
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::deck::TakenFigure;

    #[test]
    fn filters_stay_and_what_was_chosen_on_a_page_goes() {
        let of =
            |query: &str| views(query).into_iter().map(|view| view.address).collect::<Vec<_>>();
        assert_eq!(of("")[..3], ["", "v=1&page=targets", "v=1&page=targets&by=agency"]);
        let filtered = of("v=1&data=x&destination=HKG&page=agencies&sort=gap&lang=en");
        assert_eq!(filtered[0], "v=1&data=x&destination=HKG");
        assert_eq!(filtered[3], "v=1&data=x&destination=HKG&page=meetings");
    }

    #[test]
    fn data_that_ask_nothing_have_no_proposals() {
        assert_eq!(proposals(&[], &[], Lang::Id), None);
    }

    #[test]
    fn a_target_that_is_reached_is_not_shared_out() {
        let taken = |to_go: &str| {
            let figure = |key: &str, text: &str| TakenFigure {
                key: key.to_owned(),
                label: String::new(),
                text: text.to_owned(),
            };
            let view = SlideView { part: "targets".to_owned(), ..SlideView::default() };
            let figures = vec![figure("to-go", to_go), figure("needed-rate", "2.320,5")];
            [(view, Taken { figures, ..Taken::default() })]
        };
        let slide = proposals(&taken("4.641"), &[], Lang::Id).unwrap();
        assert!(slide.lines[0].contains("4.641") && slide.lines[0].contains("2.320,5"));
        assert_eq!(proposals(&taken("0"), &[], Lang::Id), None);
        assert_eq!(proposals(&taken("−12"), &[], Lang::Id), None);
    }
}
