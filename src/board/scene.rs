//! What every part of the board is made from.

use std::collections::BTreeMap;

use super::question::{Answer, Clause, Clauses, PlacementsInfo, ViewInfo};
use super::wish::Wish;
use crate::analysis::placements::MONTH;
use crate::model::config::Config;
use crate::model::manifest::{Kind, Manifest};
use crate::model::meeting::Meeting;
use crate::model::minutes::Minutes;
use crate::model::table::{TableName, Tables};
use crate::model::vocabulary::Labels;
use crate::model::{Day, Lang, Period};

/// The data as they are, and the wish.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) wish: &'a Wish,
    pub(super) lang: Lang,
    pub(super) config: Option<&'a Config>,
    pub(super) labels: &'a Labels,
    pub(super) manifest: Option<&'a Manifest>,
    pub(super) tables: &'a Tables,
    /// Those of the tables, with what was written live.
    pub(super) meetings: &'a [Meeting],
    /// Of this browser, beside this data set; `None` where nobody takes any.
    pub(super) minutes: Option<&'a Minutes>,
    /// Names by id: a list of agencies asks for every one of them.
    pub(super) agencies: &'a BTreeMap<&'a str, &'a str>,
}

impl Scene<'_> {
    /// Whether the data set has placements, or is a person's own file of them.
    pub(super) fn has_placements(self) -> bool {
        let name = TableName::Placements.as_str();
        self.manifest.is_none_or(|manifest| manifest.tables.iter().any(|table| table.name == name))
    }

    /// The day on which minutes are looked at: today; of made-up and published data that of the data, or the last
    /// meeting's if that is later, since for them nothing goes on unless somebody takes minutes beside them.
    pub(super) fn minutes_as_of(self, as_of: Day) -> Day {
        let kind = self.manifest.map(|manifest| manifest.kind);
        let goes_on = !matches!(kind, Some(Kind::Sample | Kind::Published))
            || self.minutes.is_some_and(|minutes| !minutes.is_empty());
        let today = self.wish.today.filter(|_| goes_on);
        let ends = self.meetings.iter().map(|meeting| meeting.end);
        ends.chain([as_of]).chain(today).max().unwrap_or(as_of)
    }

    /// The last day that the figures cover: as stated, else the last of the placements.
    pub(super) fn as_of(self, info: &PlacementsInfo) -> Day {
        self.manifest.map_or(info.last, |manifest| manifest.data_as_of)
    }
}

/// The placements under the wish's clauses.
#[derive(Clone, Copy)]
pub(super) struct Counts<'a> {
    pub(super) info: &'a PlacementsInfo,
    pub(super) clauses: &'a Clauses,
    pub(super) answer: &'a Answer,
    /// Per view and bin, under the period alone.
    pub(super) base: &'a [Vec<u64>],
    /// The last day that the figures cover.
    pub(super) as_of: Day,
    /// The days that count.
    pub(super) period: Option<Period>,
}

impl<'a> Counts<'a> {
    pub(super) fn new(
        scene: Scene<'_>,
        info: &'a PlacementsInfo,
        clauses: &'a Clauses,
        answer: &'a Answer,
        base: &'a [Vec<u64>],
    ) -> Self {
        let as_of = scene.as_of(info);
        let period = match clauses.get(MONTH) {
            Some(Clause::Within(period)) => Some(*period),
            _ => Period::new(info.first, info.last.max(as_of)),
        };
        Self { info, clauses, answer, base, as_of, period }
    }

    pub(super) fn view(self, name: &str) -> Option<View<'a>> {
        let index = self.info.views.iter().position(|view| view.name == name)?;
        let info = self.info.views.get(index)?;
        let counts = self.answer.counts.get(index)?;
        let base = self.base.get(index).unwrap_or(&info.totals);
        (counts.len() == info.totals.len() && base.len() == counts.len()).then_some(View {
            info,
            counts,
            base,
        })
    }
}

/// One view with its counts: under the clauses of all other views, and under the period alone.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) info: &'a ViewInfo,
    pub(super) counts: &'a [u64],
    pub(super) base: &'a [u64],
}
