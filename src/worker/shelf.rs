//! Placements that the sessions of one worker have open: each table is fetched, read and held once, however many pages
//! ask for it, and only as long as one of them has it open.
//!
//! A worker that serves one page finds nothing here.

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::rc::{Rc, Weak};

use crate::board::session::Opened;

/// Where a table stands that was ever asked for.
struct Place {
    sha256: String,
    opened: Weak<Opened>,
    is_being_read: bool,
}

thread_local! {
    // It lasts as long as the worker; what would take it down is half a kilobyte.
    static SHELF: ManuallyDrop<Cell<Vec<Place>>> =
        const { ManuallyDrop::new(Cell::new(Vec::new())) };
}

/// What is to be done for a table.
pub(super) enum Found {
    Opened(Rc<Opened>),
    /// Look again later: another session is reading it.
    Later,
    /// Read it, and then [`put`] it here: until then others wait.
    Nothing,
}

/// The table of this content, where another session has it.
pub(super) fn find(sha256: &str) -> Found {
    with(sha256, |place| {
        if place.is_being_read {
            return Found::Later;
        }
        let opened = place.opened.upgrade();
        place.is_being_read = opened.is_none();
        opened.map_or(Found::Nothing, Found::Opened)
    })
}

/// What came of reading a table that was not there; `None` where it could not be had, and the next one is to try.
pub(super) fn put(sha256: &str, opened: Option<Rc<Opened>>) {
    with(sha256, |place| {
        place.opened = opened.as_ref().map(Rc::downgrade).unwrap_or_default();
        place.is_being_read = false;
    });
}

/// Acts on a table's place, which it has from then on.
fn with<T>(sha256: &str, act: impl FnOnce(&mut Place) -> T) -> T {
    SHELF.with(|shelf| {
        let mut places = shelf.take();
        let known = places.iter_mut().find(|place| place.sha256 == sha256);
        let result = match known {
            Some(place) => act(place),
            None => {
                let sha256 = sha256.to_owned();
                let mut place = Place { sha256, opened: Weak::new(), is_being_read: false };
                let result = act(&mut place);
                places.push(place);
                result
            }
        };
        shelf.set(places);
        result
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::session::Session;
    use crate::model::columns::{CodedColumn, Codes, Domain, PlacementTable};
    use crate::model::placement::PlacementColumn;

    fn session() -> Session {
        let date = CodedColumn {
            column: PlacementColumn::Date,
            codes: Codes::U8(vec![0, 1]),
            domain: Domain::Numbers { origin: 19_723, len: 2 },
            missing: false,
        };
        Session::open(PlacementTable { rows: 2, columns: vec![date], count: None }).unwrap()
    }

    #[test]
    fn one_reads_and_the_others_have_what_it_has_read() {
        assert!(matches!(find("a"), Found::Nothing));
        assert!(matches!(find("a"), Found::Later));
        let session = session();
        put("a", Some(Rc::clone(session.opened())));
        let found = [find("a"), find("a")];
        assert!(found.iter().all(
            |found| matches!(found, Found::Opened(opened) if Rc::ptr_eq(opened, session.opened()))
        ));
    }

    #[test]
    fn where_reading_fails_the_next_one_reads() {
        assert!(matches!(find("b"), Found::Nothing));
        put("b", None);
        assert!(matches!(find("b"), Found::Nothing));
    }

    #[test]
    fn nothing_is_kept_for_nobody() {
        assert!(matches!(find("c"), Found::Nothing));
        put("c", Some(Rc::clone(session().opened())));
        assert!(matches!(find("c"), Found::Nothing));
    }

    #[test]
    fn different_tables_do_not_wait_for_one_another() {
        assert!(matches!(find("d"), Found::Nothing));
        assert!(matches!(find("e"), Found::Nothing));
    }
}
