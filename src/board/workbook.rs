//! What a person takes along to a spreadsheet.

use serde::{Deserialize, Serialize};

use crate::chart::drawing::DataTable;

/// Tables, a sheet each. What a cell holds follows from its raw value: a number, a day in ISO 8601, else text. Text is
/// never a formula, whatever it begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// Of the file.
    pub name: String,
    /// Each named by its caption.
    pub sheets: Vec<DataTable>,
    /// Where the figures come from, each with its name: a sheet of its own, where there is any.
    pub about: Vec<(String, String)>,
}
