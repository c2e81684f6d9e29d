//! Styles set at run time, in the ways that a strict policy allows: custom properties and style sheets as objects.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, HtmlElement};

use super::{BrowserError, document, window};

fn root() -> Result<HtmlElement, BrowserError> {
    let root = document()?.document_element().ok_or_else(|| BrowserError::missing("<html>"))?;
    root.dyn_into().map_err(|_| BrowserError::missing("<html>"))
}

fn computed() -> Result<CssStyleDeclaration, BrowserError> {
    window()?
        .get_computed_style(&root()?.into())?
        .ok_or_else(|| BrowserError::missing("computed styles"))
}

/// A property of the whole document as it is now.
pub fn property(name: &str) -> Result<String, BrowserError> {
    Ok(computed()?.get_property_value(name)?.trim().to_owned())
}

/// Sets a property of the whole document; an empty value takes it back.
pub fn set_property(name: &str, value: &str) -> Result<(), BrowserError> {
    let style = root()?.style();
    if value.is_empty() {
        style.remove_property(name)?;
    } else {
        style.set_property(name, value)?;
    }
    Ok(())
}

/// Adds a style sheet of our own making.
pub fn add_sheet(css: &str) -> Result<(), BrowserError> {
    Sheet::add()?.replace(css)
}

/// A style sheet of our own making, whose rules may be replaced.
pub struct Sheet(JsValue);

impl Sheet {
    /// Puts an empty one behind all others.
    ///
    /// # Errors
    /// A browser without style sheets as objects.
    pub fn add() -> Result<Self, BrowserError> {
        let constructor = Reflect::get(&js_sys::global(), &"CSSStyleSheet".into())?;
        let sheet = Reflect::construct(constructor.unchecked_ref::<Function>(), &Array::new())?;
        let document = document()?;
        let name = JsValue::from_str("adoptedStyleSheets");
        let sheets = Array::from(&Reflect::get(&document, &name)?);
        sheets.push(&sheet);
        Reflect::set(&document, &name, &sheets)?;
        Ok(Self(sheet))
    }

    pub fn replace(&self, css: &str) -> Result<(), BrowserError> {
        let replace = Reflect::get(&self.0, &"replaceSync".into())?.dyn_into::<Function>()?;
        replace.call1(&self.0, &JsValue::from_str(css))?;
        Ok(())
    }
}

/// How tall the body is, and the width of the frame with the size of its text: in CSS pixels, rounded up.
pub fn extent() -> Result<(u32, (u32, u32)), BrowserError> {
    let height = super::page::body()?.get_bounding_client_rect().height().ceil() as u32;
    let width = root()?.client_width().unsigned_abs();
    let size = property("font-size")?.trim_end_matches("px").parse::<f64>().unwrap_or(16.0);
    Ok((height, (width, size.round() as u32)))
}
