//! The class `Crossfilter`.
#![expect(
    clippy::needless_pass_by_value,
    reason = "wasm-bindgen hands arrays and strings over whole"
)]

use js_sys::{Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;

use super::arrays::{Array, Arrays};
use super::csv;
use crate::engine::{self, Ahead, Codes, Column, Domain, Filter, Table, View};

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since the page or worker began.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Rows that background work looks at before the clock is read: a fraction of a millisecond.
const ROWS_BETWEEN_LOOKS: usize = 1 << 15;

/// Cross-filtered counts: each view under the filters of all other views.
#[wasm_bindgen]
#[derive(Default)]
pub struct Crossfilter {
    /// Without their codes, which the arrays have.
    columns: Vec<Column>,
    arrays: Arrays,
    views: Vec<View>,
    engine: Option<engine::Crossfilter>,
    /// Whether filters have changed since there was time to work ahead.
    has_changed: bool,
}

#[wasm_bindgen]
impl Crossfilter {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column of codes, one per row: `Uint8Array`, `Uint16Array` or `Uint32Array`. They are read by
    /// `finish()`, and may not change before.
    pub fn add_column(&mut self, name: String, codes: JsValue) -> Result<(), JsError> {
        let Some(codes) = Array::of(&codes) else {
            return Err(JsError::new(&format!(
                "column {name} is neither a Uint8Array nor a Uint16Array nor a Uint32Array"
            )));
        };
        self.put_column(csv::numbers(name, Codes::U8(Vec::new())), codes)
    }

    /// Adds the columns of a CSV, and returns how many rows it has. `aliases` renames headers:
    /// `{ "Tanggal": "day" }`. Columns of whole numbers hold them as codes; of others, each different
    /// text has a code, and `labels` tells them.
    pub fn load_csv(&mut self, bytes: Vec<u8>, aliases: Option<Object>) -> Result<usize, JsError> {
        let columns = csv::read(&bytes).map_err(|error| JsError::new(&error.to_string()))?;
        drop(bytes);
        let rows = columns.first().map_or(0, |column| column.codes.len());
        for mut column in columns {
            let alias = aliases.as_ref().and_then(|aliases| {
                Reflect::get(aliases, &JsValue::from_str(&column.name)).ok()?.as_string()
            });
            column.name = alias.unwrap_or(column.name);
            let codes = std::mem::replace(&mut column.codes, Codes::U8(Vec::new()));
            self.put_column(column, Array::Held(codes))?;
        }
        Ok(rows)
    }

    /// The texts that the codes of a column stand for; empty for numbers.
    pub fn labels(&self, column: &str) -> Result<Vec<String>, JsError> {
        let table = self.engine.as_ref().map(engine::Crossfilter::table);
        let columns = table.map_or(self.columns.as_slice(), Table::columns);
        let found = columns.iter().find(|known| known.name == column);
        match found.map(|column| &column.domain) {
            Some(Domain::Labels(labels)) => Ok(labels.clone()),
            Some(Domain::Numbers { .. }) => Ok(Vec::new()),
            None => Err(no_column(column)),
        }
    }

    /// Adds a view: `bin_of_code` has the bin, below `bins`, of every code of the column.
    pub fn add_view(
        &mut self,
        name: String,
        column: &str,
        bin_of_code: Vec<u16>,
        bins: usize,
    ) -> Result<(), JsError> {
        self.ensure_open()?;
        let number = self.columns.iter().position(|known| known.name == column);
        let number = number.ok_or_else(|| no_column(column))?;
        let shared = self.views.iter().any(|view| view.column == number);
        if let Some(Column { domain: Domain::Numbers { len, .. }, .. }) =
            self.columns.get_mut(number)
            && !shared
        {
            // The column may have codes that no row has; the table refuses rows beyond them.
            *len = bin_of_code.len() as u32;
        }
        self.views.push(View { name, column: number, bin_of_code, bins });
        Ok(())
    }

    /// Lays the rows out and counts them. Columns without a view are dropped. Nothing can be added
    /// afterwards.
    pub fn finish(&mut self) -> Result<(), JsError> {
        self.ensure_open()?;
        let mut views = std::mem::take(&mut self.views);
        let (mut kept, mut arrays) = (Vec::new(), Arrays::default());
        let given = std::mem::take(&mut self.arrays).0.into_iter();
        let columns = std::mem::take(&mut self.columns).into_iter().zip(given);
        for (number, (column, codes)) in columns.enumerate() {
            let mut of_column = views.iter_mut().filter(|view| view.column == number).peekable();
            if of_column.peek().is_some() {
                of_column.for_each(|view| view.column = kept.len());
                kept.push(column);
                arrays.0.push(codes);
            }
        }
        let rows = arrays.0.first().map_or(0, Array::len);
        self.engine = Some(engine::Crossfilter::supplied(kept, rows, &mut arrays, views)?);
        Ok(())
    }

    /// Lets pass the codes from `lo` up to, but without, `hi` of the view's column.
    pub fn set_range(&mut self, view: &str, lo: u32, hi: u32) -> Result<(), JsError> {
        self.set(view, Filter::Range { lo, hi })
    }

    /// Lets pass the codes listed.
    pub fn set_in(&mut self, view: &str, codes: Vec<u32>) -> Result<(), JsError> {
        self.set(view, Filter::In(codes))
    }

    /// Takes the view's filter away.
    pub fn clear(&mut self, view: &str) -> Result<(), JsError> {
        self.set(view, Filter::All)
    }

    /// The bins of all views, one view after the other in the order added, each under the filters of all
    /// others.
    pub fn read(&mut self) -> Result<Uint32Array, JsError> {
        let engine = self.engine.as_mut().ok_or_else(unfinished)?;
        let views = engine.views().len();
        let mut counts = Vec::new();
        for view in 0..views {
            // Rows, which weigh 1 each, are fewer than a u32 counts.
            counts.extend(engine.counts(view).iter().map(|&count| count as u32));
        }
        Ok(Uint32Array::from(counts.as_slice()))
    }

    /// Works ahead for at most `ms` milliseconds; true while more remains to be done. To be called when
    /// nobody waits for a step, such as in `requestIdleCallback`.
    pub fn idle(&mut self, ms: f64) -> Result<bool, JsError> {
        let engine = self.engine.as_mut().ok_or_else(unfinished)?;
        // Between two steps of a brush there is one call; a second one tells that it has paused.
        let has_changed = std::mem::take(&mut self.has_changed);
        let ahead = if has_changed { Ahead::Near } else { Ahead::Far };
        let end = now() + ms;
        while engine.work(ROWS_BETWEEN_LOOKS, ahead) {
            if now() >= end {
                return Ok(true);
            }
        }
        Ok(has_changed)
    }

    /// Bytes that rows, cubes and kept counts take.
    pub fn memory(&self) -> usize {
        self.arrays.bytes() + self.engine.as_ref().map_or(0, engine::Crossfilter::bytes)
    }

    fn put_column(&mut self, column: Column, codes: Array) -> Result<(), JsError> {
        self.ensure_open()?;
        self.columns.push(column);
        self.arrays.0.push(codes);
        Ok(())
    }

    fn ensure_open(&self) -> Result<(), JsError> {
        match &self.engine {
            Some(_) => Err(JsError::new("nothing can be added after finish()")),
            None => Ok(()),
        }
    }

    fn set(&mut self, view: &str, filter: Filter) -> Result<(), JsError> {
        let engine = self.engine.as_mut().ok_or_else(unfinished)?;
        let found = engine.view(view).map(|(number, _)| number);
        let number = found.ok_or_else(|| JsError::new(&format!("there is no view {view}")))?;
        engine.set(number, filter)?;
        self.has_changed = true;
        Ok(())
    }
}

fn no_column(column: &str) -> JsError {
    JsError::new(&format!("there is no column {column}"))
}

fn unfinished() -> JsError {
    JsError::new("finish() has to be called first")
}
