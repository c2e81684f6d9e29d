//! XLS, the binary workbook of Excel 5 to 2003. Every access is bounds-checked, memory grows with what is read
//! and never with what the file claims: these files come damaged.
//!
//! <https://learn.microsoft.com/openspecs/office_file_formats/ms-xls>

mod compound;
mod format;
mod globals;
mod records;
mod worksheet;

use self::compound::Compound;
use self::globals::Globals;
use super::Sheet;
use super::room::Room;

/// Why a file cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// By a password.
    Locked,
    /// What is wrong, in few words.
    Broken(String),
}

impl From<String> for Fault {
    fn from(found: String) -> Self {
        Self::Broken(found)
    }
}

impl From<&str> for Fault {
    fn from(found: &str) -> Self {
        Self::Broken(found.to_owned())
    }
}

/// The sheets of a workbook, in its order.
///
/// # Errors
/// `Locked`; `Broken` for what is cut off, damaged, too big, older than Excel 5, or no workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    let file = Compound::open(bytes).ok_or("OLE ?")?;
    let stream = file.stream("Workbook").or_else(|| file.stream("Book")).ok_or("OLE ≠ XLS")?;
    let globals = Globals::read(&stream)?;
    let mut room = Room::default();
    let listed = globals.sheets.iter();
    listed.map(|listed| worksheet::read(&stream, &globals, listed, &mut room)).collect()
}
