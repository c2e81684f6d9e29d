//! Tables as they stand on the page.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, NodeList};

use super::{BrowserError, dom};

/// A cell: its words, remarks on lines of their own, and its value for machines, empty where the words are it.
pub type GridCell = (String, String);

/// A table: its caption, and its rows, of which the first is the head.
pub struct Grid {
    pub caption: String,
    pub rows: Vec<Vec<GridCell>>,
}

/// Every table that a selector finds and that is drawn.
pub fn shown(selector: &str) -> Result<Vec<Grid>, BrowserError> {
    dom::all_shown(selector)?.iter().map(grid).collect()
}

fn grid(table: &Element) -> Result<Grid, BrowserError> {
    let caption = table.query_selector("caption")?.map(|caption| words(&caption));
    let mut rows = Vec::new();
    for row in elements(&table.query_selector_all("tr")?) {
        rows.push(elements(&row.query_selector_all("th, td")?).map(|it| cell(&it)).collect());
    }
    Ok(Grid { caption: caption.unwrap_or_default(), rows })
}

fn elements(list: &NodeList) -> impl Iterator<Item = Element> {
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok())
}

fn cell(cell: &Element) -> GridCell {
    let mut text = String::new();
    let parts = cell.child_nodes();
    for part in (0..parts.length()).filter_map(|at| parts.get(at)) {
        if part.node_name() == "SMALL" {
            text.push('\n');
        }
        text.push_str(&part.text_content().unwrap_or_default());
    }
    (text.trim().to_owned(), cell.get_attribute("data-value").unwrap_or_default())
}

fn words(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}
