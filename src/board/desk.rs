//! The placements of the open data set, and the overview made of them.

use std::rc::Rc;

use super::extract::{Extract, Grouped, Since};
use super::headline::{self, standing};
use super::options;
use super::portraits::{leads, portraits, traits};
use super::question::{Clause, Clauses, Question};
use super::scene::{Counts, Scene};
use super::session::{Opened, Rows, Session};
use super::stock::Stock;
use super::wish::{Board, HEADLINE, Placements, Shape, Wish};
use super::{charts, chips, rows, texts};
use crate::analysis::placements::MONTH;
use crate::engine::Ahead;
use crate::model::columns::PlacementTable;
use crate::model::target::ScopeKind;
use crate::model::{Day, Message, Problem};

/// What the overview is made from.
#[derive(Default)]
pub struct Desk {
    pub stock: Stock,
    session: Option<Session>,
    base: Option<Base>,
    /// What the analyst needs to know of the last wish.
    extract: Option<Extract>,
    units: Option<Units>,
    /// Placements that a person may open next, ready for it.
    standby: Option<Result<Session, Problem>>,
    earlier: Option<Earlier>,
}

/// An earlier data set that the present one is held against.
struct Earlier {
    id: String,
    as_of: Day,
    /// `None` where it could not be had.
    session: Option<Session>,
    /// What was counted last, and under which clauses.
    counted: Option<(Clauses, Since)>,
}

/// What stands behind the filtered bars, as of the last wish that was no step of a brush.
struct Base {
    /// The clause of [`MONTH`]: the only one that it depends on.
    period: Option<Clause>,
    /// Counts per view and bin under the period alone.
    counts: Vec<Vec<u64>>,
}

/// The last count by unit and month.
struct Units {
    kind: ScopeKind,
    /// All that it depends on: neither the period nor the units' own.
    clauses: Clauses,
    counts: Vec<Vec<u64>>,
}

impl Desk {
    /// Makes room for another data set; the configuration and the labels stay.
    pub fn clear(&mut self) {
        self.stock.clear();
        self.session = None;
        self.base = None;
        self.units = None;
        self.earlier = None;
    }

    /// Takes placements over.
    ///
    /// # Errors
    /// Those of [`Session::open`].
    pub fn install(&mut self, rows: Rows) -> Result<Placements, Problem> {
        Ok(self.take_over(Session::of(rows)?))
    }

    /// Makes placements ready to be taken over; `None` lets go of those that are.
    pub fn prepare(&mut self, table: Option<Result<PlacementTable, Problem>>) {
        self.standby = table.map(|table| table.and_then(Session::open));
    }

    /// Takes over what was made ready; `None` where nothing was.
    ///
    /// # Errors
    /// Those that [`Desk::prepare`] was given, and of [`Session::open`].
    pub fn install_prepared(&mut self) -> Option<Result<Placements, Problem>> {
        let session = self.standby.take()?;
        Some(session.map(|session| self.take_over(session)))
    }

    /// The placements that are open, for other desks to share.
    pub fn opened(&self) -> Option<Rc<Opened>> {
        self.session.as_ref().map(|session| Rc::clone(session.opened()))
    }

    fn take_over(&mut self, session: Session) -> Placements {
        let info = session.info();
        let placements = Placements {
            first: info.first,
            last: info.last,
            views: info
                .views
                .iter()
                .map(|view| (view.name.clone(), Shape::from(&view.bins)))
                .collect(),
        };
        self.session = Some(session);
        self.base = None;
        self.units = None;
        self.earlier = None;
        placements
    }

    /// Does about as much work ahead, for the next wish, as looking at this many rows is; false when
    /// nothing is left to do.
    pub fn work(&mut self, rows: usize, ahead: Ahead) -> bool {
        self.session.as_mut().is_some_and(|session| session.work(rows, ahead))
    }

    /// Says that somebody points at this view: [`Desk::work`] then begins with it.
    pub fn expect(&mut self, view: &str) {
        if let Some(session) = &mut self.session {
            session.expect(view);
        }
    }

    /// Everything that the wish asks for, of what is there.
    ///
    /// # Errors
    /// Those of [`Session::answer`] and [`Session::rows`].
    pub fn board(&mut self, wish: &Wish) -> Result<Board, Problem> {
        let agencies = self.stock.agencies();
        let scene = self.stock.scene(wish, &agencies);
        let mut board = Board::default();
        self.extract = match &mut self.session {
            Some(session) => placements(&mut board, scene, session, &mut self.base)?,
            None => None,
        };
        Ok(board)
    }

    /// The earlier data set that the wish names and that is not here yet, nor found missing.
    pub fn lacks(&self, wish: &Wish) -> Option<String> {
        let id = wish
            .options
            .get(options::SINCE)
            .filter(|since| !since.is_empty() && since.parse::<Day>().is_err())?;
        let is_here = self.earlier.as_ref().is_some_and(|earlier| earlier.id == *id);
        (!is_here && self.session.is_some()).then(|| id.clone())
    }

    /// Takes an earlier data set over, or that there is none to be had.
    ///
    /// # Errors
    /// Those of [`Session::open`].
    pub fn take_earlier(
        &mut self,
        id: String,
        as_of: Day,
        table: Option<PlacementTable>,
    ) -> Result<(), Problem> {
        let session = table.map(Session::open).transpose();
        let (session, result) = match session {
            Ok(session) => (session, Ok(())),
            Err(problem) => (None, Err(problem)),
        };
        self.earlier = Some(Earlier { id, as_of, session, counted: None });
        result
    }

    /// Lets go of the earlier data set, to be asked for once more; whether there was one.
    pub fn forget_earlier(&mut self) -> bool {
        self.earlier.take().is_some()
    }

    /// What the analyst needs to go on from the last wish, packed; empty where there is nothing to count.
    pub fn extract(&mut self, wish: &Wish) -> Vec<u8> {
        let (Some(mut extract), Some(session)) = (self.extract.take(), &mut self.session) else {
            return Vec::new();
        };
        extract.grouped = options::grouped(&wish.options, &extract.units)
            .and_then(|kind| grouped(kind, wish, extract.as_of, session, &mut self.units));
        (extract.traits, extract.median_lead) = traits(wish, session);
        extract.leads = leads(wish, extract.as_of, session);
        extract.portraits = portraits(wish, extract.as_of, session);
        extract.since = since(wish, extract.as_of, session, self.earlier.as_mut());
        extract.pack()
    }
}

/// The counts as of the earlier day that the wish names; `None` where it names none that is here.
fn since(
    wish: &Wish,
    as_of: Day,
    session: &mut Session,
    earlier: Option<&mut Earlier>,
) -> Option<Since> {
    let name = wish.options.get(options::SINCE)?;
    let mut clauses = wish.selection.clauses(as_of);
    clauses.remove(MONTH);
    if let Ok(day) = name.parse::<Day>() {
        let (_, now) = session.up_to(&clauses, day).ok()??;
        return Some(Since { as_of: day, then: None, now });
    }
    let Earlier { as_of, session: then, counted, .. } =
        earlier.filter(|earlier| earlier.id == *name)?;
    if let Some((_, since)) = counted.as_ref().filter(|(under, _)| *under == clauses) {
        return Some(since.clone());
    }
    let then = then.as_mut()?.up_to(&clauses, *as_of).ok()?;
    let (_, now) = session.up_to(&clauses, *as_of).ok()??;
    let since = Since { as_of: *as_of, then, now };
    *counted = Some((clauses, since.clone()));
    Some(since)
}

fn grouped(
    kind: ScopeKind,
    wish: &Wish,
    as_of: Day,
    session: &mut Session,
    last: &mut Option<Units>,
) -> Option<Grouped> {
    let view = kind.column()?.as_str();
    let mut clauses = wish.selection.clauses(as_of);
    clauses.remove(MONTH);
    let chosen = match clauses.remove(view) {
        Some(Clause::In(keys)) => keys,
        _ => Vec::new(),
    };
    let is_known = |units: &Units| units.kind == kind && units.clauses == clauses;
    let units = match last.take().filter(is_known) {
        Some(units) => units,
        None => Units { kind, counts: session.two_way(view, MONTH)?, clauses: clauses.clone() },
    };
    let keys = session.info().views.iter().find(|known| known.name == view)?.bins.keys();
    let counts = units.counts.clone();
    *last = Some(units);
    Some(Grouped { kind, keys: keys.to_vec(), counts, chosen, is_whole: clauses.is_empty() })
}

fn placements(
    board: &mut Board,
    scene: Scene<'_>,
    session: &mut Session,
    base: &mut Option<Base>,
) -> Result<Option<Extract>, Problem> {
    let wish = scene.wish;
    let info = session.info();
    let clauses = wish.selection.clauses(info.last.max(scene.as_of(info)));
    let period = clauses.get(MONTH);
    let with_base = match base {
        Some(base) => !wish.is_step && base.period.as_ref() != period,
        None => true,
    };
    let mut answer = session.answer(&Question { clauses: clauses.clone(), with_base })?;
    if let Some(counts) = answer.base.take() {
        *base = Some(Base { period: period.cloned(), counts });
    }
    let base = base.as_ref().map(|base| base.counts.as_slice()).unwrap_or_default();
    if let Some(page) = wish.rows {
        board.rows = Some(rows::rows(scene, &session.rows(&rows::request(&clauses, page))?));
    }
    let counts = Counts::new(scene, session.info(), &clauses, &answer, base);
    let standing = standing(scene, counts);
    board.headline = standing.as_ref().map(|standing| headline::headline(scene, counts, standing));
    for (name, width) in &wish.widths {
        let drawing = match &standing {
            Some(standing) if name == HEADLINE => Some(headline::bar(standing, *width, scene.lang)),
            _ => charts::chart(scene, counts, name, *width),
        };
        board.drawings.extend(drawing.map(|drawing| (name.clone(), drawing)));
    }
    board.chips = chips::chips(scene, &clauses);
    let unknown = answer.unknown.iter().map(|(view, key)| texts::unknown_key(view, key));
    board.notices = unknown.collect::<Vec<Message>>();
    // The steps of a brush are of no use to the analyst, who shows its end.
    Ok(if wish.is_step { None } else { headline::extract(counts) })
}
