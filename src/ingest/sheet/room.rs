//! How much a file may still fill, so that a small one cannot swell beyond a page's memory.

/// Cells of a whole file, empty ones between others too: 1 million rows of 60 columns.
const MOST_CELLS: usize = 60_000_000;

/// Bytes of a whole file's cells: one long text may stand in many of them.
const MOST_TEXT: usize = 1 << 30;

pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }
}

impl Room {
    #[cfg(test)]
    pub(super) fn of(cells: usize) -> Self {
        Self { cells, text: MOST_TEXT }
    }

    /// Takes room for cells.
    ///
    /// # Errors
    /// How many there may be, when there is none left.
    pub(super) fn take(&mut self, cells: usize) -> Result<(), String> {
        self.cells = self.cells.checked_sub(cells).ok_or("> 60.000.000 sel/cells")?;
        Ok(())
    }

    /// Takes room for the text of cells.
    ///
    /// # Errors
    /// How much there may be, when there is none left.
    pub(super) fn take_text(&mut self, bytes: usize) -> Result<(), String> {
        self.text = self.text.checked_sub(bytes).ok_or("> 1 GiB")?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_gone() {
        let mut room = Room::default();
        assert_eq!(room.take(MOST_CELLS), Ok(()));
        assert!(room.take(1).is_err());
        assert_eq!(room.take_text(MOST_TEXT - 1), Ok(()));
        assert!(room.take_text(2).is_err());
        assert_eq!(room.take_text(1), Ok(()));
    }
}
