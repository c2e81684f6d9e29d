//! What stands on the page besides the placements' own views: targets and where they lead, published figures and
//! statements.
//!
//! It is made in a worker of its own, which is loaded when the first charts are there: none of it is needed to see
//! those, and none of it keeps a brush waiting.

use super::events::events;
use super::live::{Live, known};
use super::page::Page;
use super::scene::Scene;
use super::stock::Stock;
use super::wish::{Board, SECTIONS, Section, Wish};
use super::{agencies, changes, claims, meetings, published, targets, units};
use crate::model::meeting::Affected;
use crate::model::sentence::Sentence;

/// What it is made from.
#[derive(Default)]
pub struct Aside {
    pub stock: Stock,
    pub live: Live,
}

impl Aside {
    /// Everything that the wish asks for, of what is there; `sentence` is what its option [`super::options::SENTENCE`]
    /// says, read.
    pub fn board(&self, wish: &Wish, sentence: &Sentence) -> Board {
        let agencies = self.stock.agencies();
        let minutes = self.live.minutes.beside(&wish.data_set);
        let meetings = Live::join(&minutes, &self.stock.tables.meetings);
        let scene = Scene {
            meetings: &meetings,
            minutes: Some(&minutes),
            ..self.stock.scene(wish, &agencies)
        };
        let room = wish.widths.iter().find(|(name, _)| name == SECTIONS);
        let Some((_, width)) = room else { return Board::default() };
        let subject = targets::Subject::of(scene);
        let sections = match (Page::of(&wish.options), &subject) {
            (Page::Targets, Some(subject)) => targets_page(scene, subject, *width),
            (Page::Agencies, Some(subject)) => agencies::page(scene, subject, *width),
            (Page::Meetings, subject) => meetings::page(scene, subject.as_ref(), *width),
            (Page::Overview, _) if scene.has_placements() => Vec::new(),
            (Page::Claims | Page::Overview, _) => {
                let subject = subject.as_ref();
                let sentence = claims::sentence(scene, subject, sentence);
                let found = [published::figures(scene, *width), claims::list(scene)];
                found.into_iter().flatten().chain([sentence]).collect()
            }
            (Page::Targets | Page::Agencies, None) => Vec::new(),
        };
        let events = events(scene, &[Affected::Placements, Affected::Attainment]);
        let known = match wish.minutes.is_empty() {
            true => String::new(),
            false => known(scene, subject.map(|subject| subject.extract.as_of)),
        };
        Board { sections, events, known, ..Board::default() }
    }
}

fn targets_page(scene: Scene<'_>, subject: &targets::Subject<'_>, width: u32) -> Vec<Section> {
    [
        Some(targets::section(scene, subject, width)),
        units::section(scene, subject, width),
        changes::section(scene, subject, width),
    ]
    .into_iter()
    .flatten()
    .collect()
}
