//! The filters as they are, and a short name for each state of them.

use super::error::EngineError;
use super::filter::{Filter, Runs};
use super::layout::Layout;

/// Tells the filters of one view apart: equal where they are the same, default where none applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Id(u32);

/// Filters that keep their name: what a person comes back to.
const REMEMBERED: usize = 64;

pub(super) struct State {
    filters: Vec<Filter>,
    runs: Vec<Runs>,
    ids: Vec<Id>,
    /// `ids` without that of the main view, whose filter is no part of the mask.
    mask_ids: Vec<Id>,
    main: Option<usize>,
    everything: Runs,
    remembered: Vec<(usize, Runs, Id)>,
    given: u32,
}

impl State {
    pub(super) fn new(layout: &Layout) -> Result<Self, EngineError> {
        let views = 0..layout.views.len();
        let runs = views.map(|view| match layout.column_of(view) {
            Some(column) => Filter::All.runs(column),
            None => Ok(Runs::default()),
        });
        let runs = runs.collect::<Result<Vec<_>, _>>()?;
        let main = layout.main.as_ref().map(|main| main.view);
        Ok(Self {
            filters: vec![Filter::All; runs.len()],
            ids: vec![Id::default(); runs.len()],
            mask_ids: vec![Id::default(); runs.len()],
            everything: main.and_then(|main| runs.get(main).cloned()).unwrap_or(Runs(vec![0..1])),
            main,
            runs,
            remembered: Vec::new(),
            given: 0,
        })
    }

    /// Sets the view's filter. False where it passes what the one before it passed.
    pub(super) fn set(
        &mut self,
        layout: &Layout,
        view: usize,
        filter: Filter,
    ) -> Result<bool, EngineError> {
        let Some(column) = layout.column_of(view) else { return Ok(false) };
        let runs = filter.runs(column)?;
        let all = Filter::All.runs(column)?;
        let id = if runs == all { Id::default() } else { self.name(view, &runs) };
        if let Some(slot) = self.filters.get_mut(view) {
            *slot = filter;
        }
        if let Some(slot) = self.runs.get_mut(view) {
            *slot = runs;
        }
        if let Some(slot) = self.mask_ids.get_mut(view)
            && self.main != Some(view)
        {
            *slot = id;
        }
        Ok(self.ids.get_mut(view).is_some_and(|slot| std::mem::replace(slot, id) != id))
    }

    fn name(&mut self, view: usize, runs: &Runs) -> Id {
        let known = self.remembered.iter().find(|(of, known, _)| *of == view && known == runs);
        if let Some(&(_, _, id)) = known {
            return id;
        }
        self.given += 1;
        let id = Id(self.given);
        if self.remembered.len() == REMEMBERED {
            self.remembered.remove(0);
        }
        self.remembered.push((view, runs.clone(), id));
        id
    }

    pub(super) fn filter(&self, view: usize) -> &Filter {
        self.filters.get(view).unwrap_or(&Filter::All)
    }

    /// The codes of the view's column that pass its filter.
    pub(super) fn runs(&self, view: usize) -> &Runs {
        self.runs.get(view).unwrap_or(&self.everything)
    }

    /// Whether the view's filter keeps any code out.
    pub(super) fn is_filtered(&self, view: usize) -> bool {
        self.ids.get(view).is_some_and(|&id| id != Id::default())
    }

    pub(super) fn ids(&self) -> &[Id] {
        &self.ids
    }

    pub(super) fn mask_ids(&self) -> &[Id] {
        &self.mask_ids
    }

    /// The main codes that pass the main view's filter; one that stands for all rows, without a main
    /// view.
    pub(super) fn main_runs(&self) -> &Runs {
        self.main.map_or(&self.everything, |main| self.runs(main))
    }

    /// The names of all filters but the view's own.
    pub(super) fn others(&self, view: usize) -> Vec<Id> {
        let mut ids = self.ids.clone();
        if let Some(own) = ids.get_mut(view) {
            *own = Id::default();
        }
        ids
    }

    pub(super) fn is_unfiltered(&self) -> bool {
        self.ids.iter().all(|&id| id == Id::default())
    }
}

/// Whether two states differ in this view's filter at most.
pub(super) fn same_but(view: usize, left: &[Id], right: &[Id]) -> bool {
    let differs = |(at, (left, right)): (usize, (&Id, &Id))| at != view && left != right;
    !left.iter().zip(right).enumerate().any(differs)
}
