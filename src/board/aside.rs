//! What stands on the page besides the placements' own views: published figures and statements.
//!
//! It is made in a worker of its own, which is loaded when the first charts are there: none of it is needed to see
//! those, and none of it keeps a brush waiting.

use super::published;
use super::stock::Stock;
use super::wish::{Board, FIGURES, Wish};

/// What it is made from.
#[derive(Default)]
pub struct Aside {
    pub stock: Stock,
}

impl Aside {
    /// Everything that the wish asks for, of what is there.
    pub fn board(&self, wish: &Wish) -> Board {
        let agencies = self.stock.agencies();
        let scene = self.stock.scene(wish, &agencies);
        let mut board = Board { claims: published::claims(scene), ..Board::default() };
        if let Some(chosen) = published::choose(scene) {
            board.figures = Some(published::figures(scene, &chosen));
            board.drawings.extend(
                wish.widths
                    .iter()
                    .filter(|(name, _)| name == FIGURES)
                    .map(|(name, width)| (name.clone(), published::chart(scene, &chosen, *width))),
            );
        }
        board
    }
}
