//! Cross-filter counts: every view under the filters of all other views.

use std::borrow::Cow;
use std::rc::Rc;

use super::answer::{Answer, Past, Selected};
use super::background::Background;
use super::error::{EngineError, EngineErrorKind};
use super::filter::Filter;
use super::layout::Layout;
use super::mask::Mask;
use super::state::{Id, State};
use super::supply::Supply;
use super::table::{Column, Table};
use super::tally::Tally;
use super::view::View;

/// A table in the engine's order of rows, with its views and what they come to without filters: held once for all that
/// filter it.
#[derive(Clone)]
pub struct Ground {
    layout: Rc<Layout>,
    totals: Rc<Tally>,
}

/// A table, its views and their filters.
///
/// A request for a view that does not exist is answered with nothing: an empty list. Requests that can
/// be wrong in more ways return an [`EngineError`].
pub struct Crossfilter {
    pub(super) layout: Rc<Layout>,
    pub(super) state: State,
    pub(super) mask: Mask,
    /// The filters that the mask has the bits of.
    masked: Vec<Id>,
    totals: Rc<Tally>,
    pub(super) tally: Tally,
    answer: Answer,
    /// The filters that `answer` is of.
    answered: Vec<Id>,
    past: Past,
    pub(super) background: Background,
}

impl Crossfilter {
    /// Checks the views against the table, puts its rows in the order of the main column, and counts
    /// them once without filters.
    pub fn new(table: Table, views: Vec<View>) -> Result<Self, EngineError> {
        let (outline, mut codes) = table.taken_apart();
        Self::laid_out(outline, &mut codes, views, true)
    }

    /// As [`Crossfilter::new`], for counts only: [`Crossfilter::rows`] gives the engine's order of rows
    /// for that of the source, and four bytes a row are saved.
    pub fn for_counts(table: Table, views: Vec<View>) -> Result<Self, EngineError> {
        let (outline, mut codes) = table.taken_apart();
        Self::laid_out(outline, &mut codes, views, false)
    }

    /// As [`Crossfilter::for_counts`], with codes that the columns do not have yet: the supply is asked
    /// for them, and they are checked as those of [`Table::new`].
    pub fn supplied(
        columns: Vec<Column>,
        rows: usize,
        supply: &mut dyn Supply,
        views: Vec<View>,
    ) -> Result<Self, EngineError> {
        Self::laid_out(Table::outline(columns, rows)?, supply, views, false)
    }

    fn laid_out(
        table: Table,
        supply: &mut dyn Supply,
        views: Vec<View>,
        keep_order: bool,
    ) -> Result<Self, EngineError> {
        for (at, view) in views.iter().enumerate() {
            view.check(&table)?;
            if views.iter().take(at).any(|earlier| earlier.name == view.name) {
                return Err(EngineErrorKind::DuplicateName { name: view.name.clone() }.into());
            }
        }
        let layout = Layout::new(table, supply, views, keep_order)?;
        Self::unfiltered(Rc::new(layout), None)
    }

    /// The same rows and views without any filter, to be filtered apart from whoever else has them.
    pub fn on(ground: Ground) -> Result<Self, EngineError> {
        Self::unfiltered(ground.layout, Some(ground.totals))
    }

    fn unfiltered(layout: Rc<Layout>, totals: Option<Rc<Tally>>) -> Result<Self, EngineError> {
        let state = State::new(&layout)?;
        let totals = totals.unwrap_or_else(|| Rc::new(Tally::of_everything(&layout, &state)));
        let answer = Answer::of(&totals, &layout, &state);
        Ok(Self {
            mask: Mask::new(layout.table.rows(), layout.views.len()),
            masked: state.mask_ids().to_vec(),
            tally: Tally::clone(&totals),
            totals,
            answer,
            answered: state.ids().to_vec(),
            past: Past::default(),
            background: Background::default(),
            layout,
            state,
        })
    }

    pub fn ground(&self) -> Ground {
        Ground { layout: Rc::clone(&self.layout), totals: Rc::clone(&self.totals) }
    }

    /// The table, its rows in the engine's order: that of the main column, and within one code of it
    /// that of the source.
    pub fn table(&self) -> &Table {
        &self.layout.table
    }

    pub fn views(&self) -> &[View] {
        &self.layout.views
    }

    /// A view by its name, with its number.
    pub fn view(&self, name: &str) -> Option<(usize, &View)> {
        self.views().iter().enumerate().find(|(_, view)| view.name == name)
    }

    /// The column that rows are ordered by; `None` where there is no view to choose it from.
    pub fn main_column(&self) -> Option<usize> {
        self.layout.main.as_ref().map(|main| main.column)
    }

    /// The view's filter; [`Filter::All`] where it has none.
    pub fn filter(&self, view: usize) -> &Filter {
        self.state.filter(view)
    }

    /// Replaces the view's filter. What it was before does not matter.
    pub fn set(&mut self, view: usize, filter: Filter) -> Result<(), EngineError> {
        self.column_of(view)?;
        if self.state.set(&self.layout, view, filter)? {
            self.background.touched(view);
        }
        Ok(())
    }

    /// Weight per bin without any filter.
    pub fn totals(&self, view: usize) -> Vec<u64> {
        let Some(column) = self.layout.views.get(view) else { return Vec::new() };
        let by_code = self.totals.by_code(&self.layout, column.column).unwrap_or_default();
        super::answer::fold(column, &by_code)
    }

    /// Weight per bin under the filters of all other views.
    pub fn counts(&mut self, view: usize) -> &[u64] {
        self.settle();
        self.answer.counts(view)
    }

    /// Weight per bin under all filters, the view's own among them.
    pub fn counts_under_all(&mut self, view: usize) -> Cow<'_, [u64]> {
        self.settle();
        self.answer.under_all(view, &self.layout, &self.state)
    }

    /// How much passes all filters.
    pub fn selected(&mut self) -> Selected {
        self.settle();
        self.answer.selected
    }

    /// Finds the answer to the present filters: one kept, a cube's, or by counting rows.
    fn settle(&mut self) {
        let Self { layout, state, .. } = self;
        if self.answered == state.ids() {
            return;
        }
        let kept = self.past.find(state.ids());
        if let Some(answer) = kept {
            self.answer = answer.clone();
        } else if state.is_unfiltered() {
            self.answer = Answer::of(&self.totals, layout, state);
        } else if let Some(cube) = self.background.cube_for(state.ids()) {
            self.answer = cube.answer(state);
        } else {
            self.count();
        }
        self.answered.clear();
        self.answered.extend_from_slice(self.state.ids());
    }

    fn count(&mut self) {
        self.sync_mask(None);
        let Self { layout, state, mask, totals, tally, .. } = self;
        let looked_at = tally.update(layout, state, mask, totals);
        self.answer = Answer::of(tally, layout, state);
        if looked_at > layout.table.rows() / 8 {
            self.past.keep(state.ids(), &self.answer);
        }
        if self.background.is_kept_waiting(looked_at) {
            self.work_on_active();
        }
    }

    /// Brings the mask up to the present filters, that of one view apart.
    pub(super) fn sync_mask(&mut self, but: Option<usize>) {
        let Self { layout, state, mask, masked, .. } = self;
        let views = masked.iter_mut().zip(state.mask_ids()).enumerate();
        for (view, (has, &id)) in views.filter(|&(view, _)| Some(view) != but) {
            if *has == id {
                continue;
            }
            if id == Id::default() {
                mask.clear(view);
            } else if let Some(column) = layout.column_of(view) {
                mask.set(view, column, state.runs(view));
            }
            *has = id;
        }
    }

    /// Memory that the table, the mask, cubes and kept counts take.
    pub fn bytes(&self) -> usize {
        self.layout.bytes()
            + self.mask.bytes()
            + self.totals.bytes()
            + self.tally.bytes()
            + self.past.bytes()
            + self.background.bytes()
    }

    pub(super) fn column_of(&self, view: usize) -> Result<&Column, EngineError> {
        let views = self.layout.views.len();
        let unknown = EngineErrorKind::UnknownView { view, views };
        let view = self.layout.views.get(view).ok_or(unknown)?;
        self.layout.table.column_at(view.column)
    }
}
