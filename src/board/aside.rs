//! What stands on the page besides the placements' own views: targets and where they lead, published figures and
//! statements.
//!
//! It is made in a worker of its own, which is loaded when the first charts are there: none of it is needed to see
//! those, and none of it keeps a brush waiting.

use super::stock::Stock;
use super::wish::{Board, SECTIONS, Wish};
use super::{agencies, changes, claims, published, targets, units};
use crate::model::sentence::Sentence;

/// What it is made from.
#[derive(Default)]
pub struct Aside {
    pub stock: Stock,
}

impl Aside {
    /// Everything that the wish asks for, of what is there; `sentence` is what its option [`super::options::SENTENCE`]
    /// says, read.
    pub fn board(&self, wish: &Wish, sentence: &Sentence) -> Board {
        let agencies = self.stock.agencies();
        let scene = self.stock.scene(wish, &agencies);
        let room = wish.widths.iter().find(|(name, _)| name == SECTIONS);
        let Some((_, width)) = room else { return Board::default() };
        let subject = targets::Subject::of(scene);
        let subject = subject.as_ref();
        let sections = [
            subject.map(|subject| targets::section(scene, subject, *width)),
            subject.and_then(|subject| units::section(scene, subject, *width)),
            subject.and_then(|subject| agencies::worklist(scene, subject)),
            subject.and_then(|subject| agencies::funnel(scene, subject, *width)),
            subject.and_then(|subject| changes::section(scene, subject, *width)),
            published::figures(scene, *width),
            claims::list(scene),
            Some(claims::sentence(scene, subject, sentence)),
        ];
        Board { sections: sections.into_iter().flatten().collect(), ..Board::default() }
    }
}
