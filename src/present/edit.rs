//! Changes of a deck, each of which can be taken back.

use crate::model::deck::{Deck, Slide};

/// How many changes can be taken back.
const MOST_KEPT: usize = 50;

/// A deck and what it was before.
#[derive(Clone, Debug, Default)]
pub struct Edited {
    deck: Deck,
    before: Vec<Deck>,
}

impl Edited {
    pub const fn new(deck: Deck) -> Self {
        Self { deck, before: Vec::new() }
    }

    pub const fn deck(&self) -> &Deck {
        &self.deck
    }

    pub const fn can_take_back(&self) -> bool {
        !self.before.is_empty()
    }

    /// Changes the deck; what changes nothing is no change.
    pub fn change(&mut self, make: impl FnOnce(&mut Deck)) {
        let mut deck = self.deck.clone();
        make(&mut deck);
        if deck != self.deck {
            let before = std::mem::replace(&mut self.deck, deck);
            if self.before.len() == MOST_KEPT {
                self.before.remove(0);
            }
            self.before.push(before);
        }
    }

    /// As [`Edited::change`], for what is being typed: all of it is taken back at once.
    pub fn type_in(&mut self, make: impl FnOnce(&mut Deck)) {
        make(&mut self.deck);
    }

    /// Begins what [`Edited::type_in`] goes on with.
    pub fn begin_typing(&mut self) {
        if self.before.last() != Some(&self.deck) {
            self.before.push(self.deck.clone());
        }
    }

    /// Takes the last change back.
    pub fn take_back(&mut self) {
        while let Some(before) = self.before.pop() {
            if before != self.deck {
                self.deck = before;
                return;
            }
        }
    }
}

/// Puts a slide behind the one at `after`, or at the end; where it stands then.
pub fn insert(deck: &mut Deck, slide: Slide, after: Option<usize>) -> usize {
    let at = after.map_or(deck.slides.len(), |after| (after + 1).min(deck.slides.len()));
    deck.slides.insert(at, slide);
    at
}

/// Moves a slide by so many places, as far as there are any; where it stands then.
pub fn shift(deck: &mut Deck, at: usize, by: isize) -> usize {
    if at >= deck.slides.len() {
        return at;
    }
    let last = deck.slides.len() - 1;
    let to = at.saturating_add_signed(by).min(last);
    let slide = deck.slides.remove(at);
    deck.slides.insert(to, slide);
    to
}

/// Puts a copy behind a slide, under an id of its own.
pub fn duplicate(deck: &mut Deck, at: usize, id: String) {
    if let Some(slide) = deck.slides.get(at) {
        let copy = Slide { id, ..slide.clone() };
        deck.slides.insert(at + 1, copy);
    }
}

pub fn remove(deck: &mut Deck, at: usize) {
    if at < deck.slides.len() {
        deck.slides.remove(at);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn deck(ids: &str) -> Deck {
        let slides = ids.chars().map(|id| Slide { id: id.to_string(), ..Slide::default() });
        Deck { slides: slides.collect(), ..Deck::default() }
    }

    fn ids(deck: &Deck) -> String {
        deck.slides.iter().map(|slide| slide.id.as_str()).collect()
    }

    #[test]
    fn slides_are_moved_copied_and_removed() {
        let mut it = deck("abc");
        assert_eq!(shift(&mut it, 0, 1), 1);
        assert_eq!(ids(&it), "bac");
        assert_eq!(shift(&mut it, 2, 5), 2);
        assert_eq!(shift(&mut it, 2, -9), 0);
        assert_eq!(ids(&it), "cba");
        assert_eq!(shift(&mut it, 9, 1), 9);
        duplicate(&mut it, 1, "d".to_owned());
        remove(&mut it, 0);
        remove(&mut it, 9);
        assert_eq!(ids(&it), "bda");
        assert_eq!(insert(&mut it, Slide::default(), Some(0)), 1);
        assert_eq!(insert(&mut it, Slide::default(), None), 4);
    }

    #[test]
    fn what_is_typed_is_taken_back_at_once() {
        let mut edited = Edited::new(deck("a"));
        edited.begin_typing();
        for title in ["K", "Ke", "Ken"] {
            edited.type_in(|deck| deck.title = title.to_owned());
        }
        edited.begin_typing();
        edited.take_back();
        assert_eq!(edited.deck().title, "");
        edited.take_back();
        assert!(!edited.can_take_back());
    }

    proptest! {
        #[test]
        fn every_change_is_taken_back(steps in prop::collection::vec((0usize..6, -3isize..4, 0u8..3), 1..30)) {
            let first = deck("abcd");
            let mut edited = Edited::new(first.clone());
            for (at, by, kind) in steps {
                edited.change(|deck| match kind {
                    0 => _ = shift(deck, at, by),
                    1 => duplicate(deck, at, format!("{at}{by}")),
                    _ => remove(deck, at),
                });
            }
            while edited.can_take_back() {
                edited.take_back();
            }
            prop_assert_eq!(edited.deck(), &first);
        }
    }
}
