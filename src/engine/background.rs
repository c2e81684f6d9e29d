//! Cubes, and when they are built: between a person's steps, never on their way.

use super::crossfilter::Crossfilter;
use super::cube::{self, Builder, Cube};
use super::layout::Layout;
use super::state::{Id, State};

/// The most cells of all cubes under filters: those of the views expected, active and main are wanted at
/// once. Those without filters are kept beside them.
const MAX_CELLS: usize = 3 * cube::MAX_CELLS;
/// A caller who gives no time in between pays for a cube from this step in the same view on ...
const STEPS_WITHOUT_WORK: u32 = 3;
/// ... in as many parts, so that no step takes much longer than the others ...
const PARTS: usize = 4;
/// ... unless a step looks at fewer rows than this, which takes no longer than a cube's answer.
const FEW_ROWS: usize = 1 << 13;

#[derive(Default)]
pub(super) struct Background {
    /// The view that was filtered last, which is likely to be filtered next.
    active: Option<usize>,
    /// The view that somebody points at.
    expected: Option<usize>,
    /// Steps in the active view since there was time to work.
    steps: u32,
    cubes: Vec<Cube>,
    building: Option<Builder>,
    /// Views whose cube under these filters of the others would be too large or not worth it.
    refused: Vec<(usize, Vec<Id>)>,
}

impl Background {
    pub(super) fn touched(&mut self, view: usize) {
        if self.active != Some(view) {
            self.steps = 0;
        }
        self.active = Some(view);
    }

    /// The cube that answers the state; it becomes the last to be given up.
    pub(super) fn cube_for(&mut self, ids: &[Id]) -> Option<&Cube> {
        let at = self.cubes.iter().position(|cube| cube.is_for(ids))?;
        let cube = self.cubes.remove(at);
        self.cubes.push(cube);
        self.cubes.last()
    }

    /// Notes a step that looked at rows; true where the next ones had better have a cube, and nobody
    /// gave the time for it.
    pub(super) fn is_kept_waiting(&mut self, looked_at: usize) -> bool {
        self.steps += 1;
        self.steps >= STEPS_WITHOUT_WORK && looked_at >= FEW_ROWS
    }

    fn keep(&mut self, cube: Cube) {
        self.cubes.push(cube);
        let under_filters = |cube: &&Cube| !cube.is_base();
        while self.cubes.iter().filter(under_filters).map(Cube::cells).sum::<usize>() > MAX_CELLS {
            let Some(oldest) = self.cubes.iter().position(|cube| !cube.is_base()) else { break };
            self.cubes.remove(oldest);
        }
    }

    fn has(&self, view: usize, ids: &[Id]) -> bool {
        self.cubes.iter().any(|cube| cube.is_of(view, ids))
            || self.refused.iter().any(|(of, refused)| *of == view && refused == ids)
    }

    /// The next cube to build: of the view expected and of the active one under the present filters; then
    /// of the main one, and of every view without filters.
    fn next(&self, layout: &Layout, state: &State, ahead: Ahead) -> Option<(usize, Vec<Id>)> {
        let is_far = ahead == Ahead::Far;
        let main = layout.main.as_ref().map(|main| main.view).filter(|_| is_far);
        let views = self.expected.into_iter().chain(self.active).chain(main);
        let under_filters = views.map(|view| (view, state.others(view)));
        if !is_far {
            return { under_filters }.find(|(view, ids)| !self.has(*view, ids));
        }
        let none = vec![Id::default(); layout.views.len()];
        let without =
            main.into_iter().chain(0..layout.views.len()).map(|view| (view, none.clone()));
        under_filters.chain(without).find(|(view, ids)| !self.has(*view, ids))
    }

    fn begin(&mut self, layout: &Layout, state: &State, view: usize, ids: Vec<Id>) {
        self.building = Builder::new(layout, state, view, ids.clone());
        if self.building.is_none() {
            if self.refused.len() > 2 * layout.views.len() {
                self.refused.remove(0);
            }
            self.refused.push((view, ids));
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.cubes.iter().map(|cube| cube.cells() * size_of::<u64>()).sum()
    }
}

/// How far ahead to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// For another step in the view that was filtered last or is pointed at: right after a step.
    Near,
    /// For a step in any view: once there has been none for a while. What is worked out here would be
    /// void after each step of a brush, and only be in the way of the next.
    Far,
}

impl Crossfilter {
    /// Says which view is likely to be filtered next, since somebody points at it: [`Crossfilter::work`]
    /// then begins with it.
    pub fn expect(&mut self, view: Option<usize>) {
        self.background.expected = view.filter(|&view| view < self.layout.views.len());
    }

    /// Does about as much work ahead as looking at this many rows is; false when nothing is left to do.
    ///
    /// It builds, for one view after the other, what answers the next filter of that view without
    /// looking at rows. To be called while nobody waits, until there is a new step.
    pub fn work(&mut self, rows: usize, ahead: Ahead) -> bool {
        self.background.steps = 0;
        self.drop_obsolete();
        if self.background.building.is_none() {
            let Some((view, ids)) = self.background.next(&self.layout, &self.state, ahead) else {
                return false;
            };
            self.background.begin(&self.layout, &self.state, view, ids);
        }
        self.advance(rows);
        true
    }

    /// Builds a part of the active view's cube.
    pub(super) fn work_on_active(&mut self) {
        let Some(view) = self.background.active else { return };
        let ids = self.state.others(view);
        if self.background.has(view, &ids) {
            return;
        }
        let is_begun = |building: &Builder| building.view() == view && building.is_for(&ids);
        if !self.background.building.as_ref().is_some_and(is_begun) {
            self.background.begin(&self.layout, &self.state, view, ids);
        }
        self.advance(self.layout.table.rows() / PARTS + 1);
    }

    /// What is built under filters that no longer apply would mix two states.
    fn drop_obsolete(&mut self) {
        let ids = self.state.ids();
        self.background.building.take_if(|building| !building.is_base() && !building.is_for(ids));
    }

    fn advance(&mut self, rows: usize) {
        let Some(mut building) = self.background.building.take() else { return };
        if !building.is_base() {
            self.sync_mask(Some(building.view()));
        }
        if building.advance(&self.layout, &self.mask, rows) {
            self.background.keep(building.finish(&self.layout));
        } else {
            self.background.building = Some(building);
        }
    }
}
