//! The document around the application: its language, theme, title, and addresses relative to it.

use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, Url};

use super::{BrowserError, document, window};

/// Sets an attribute of `<html>`; `None` removes it.
pub fn mark(name: &str, value: Option<&str>) -> Result<(), BrowserError> {
    let root = document()?.document_element().ok_or_else(|| BrowserError::missing("<html>"))?;
    match value {
        Some(value) => root.set_attribute(name, value)?,
        None => root.remove_attribute(name)?,
    }
    Ok(())
}

pub fn set_title(title: &str) -> Result<(), BrowserError> {
    document()?.set_title(title);
    Ok(())
}

/// The absolute address of something beside the page.
pub fn resolve(relative: &str) -> Result<String, BrowserError> {
    let base = document()?.base_uri()?.ok_or_else(|| BrowserError::missing("baseURI"))?;
    join(&base, relative)
}

/// `relative` against `base`, absolute.
pub fn join(base: &str, relative: &str) -> Result<String, BrowserError> {
    Ok(Url::new_with_base(relative, base)?.href())
}

/// Where the page is put.
pub fn body() -> Result<HtmlElement, BrowserError> {
    document()?.body().ok_or_else(|| BrowserError::missing("<body>"))
}

/// Shows an element of `index.html` that waits hidden.
pub fn reveal(id: &str) -> Result<(), BrowserError> {
    let element = document()?.get_element_by_id(id).ok_or_else(|| BrowserError::missing(id))?;
    Ok(element.remove_attribute("hidden")?)
}

/// `script` with this build's id, so that all files of a page are of one build whatever was cached.
pub fn of_build(script: &str) -> Result<String, BrowserError> {
    let root = document()?.document_element().ok_or_else(|| BrowserError::missing("<html>"))?;
    let build = root.get_attribute("data-build").unwrap_or_default();
    resolve(&format!("{script}?v={build}"))
}

/// Moves the focus to an element, if it is there.
pub fn focus(id: &str) -> Result<(), BrowserError> {
    let element = document()?
        .get_element_by_id(id)
        .ok_or_else(|| BrowserError::missing(id))?
        .dyn_into::<HtmlElement>()
        .map_err(|_| BrowserError::missing(id))?;
    Ok(element.focus()?)
}

/// Moves the focus to an element if what had it is gone.
pub fn refocus(id: &str) -> Result<(), BrowserError> {
    let focused = document()?.active_element();
    match focused.is_none_or(|element| element.tag_name() == "BODY") {
        true => focus(id),
        false => Ok(()),
    }
}

/// Makes an element hold sections of markup of our own, each with its name. Those that have not changed stay as they
/// are, and what had the focus has it again.
pub fn fill<'a>(
    place: &Element,
    sections: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<(), BrowserError> {
    let document = document()?;
    let focused = document.active_element().map(|focused| focused.id());
    let mut present = place.first_element_child();
    for (name, html) in sections {
        let section = match present.take() {
            Some(section) => section,
            None => {
                let section = document.create_element("div")?;
                place.append_child(&section)?;
                section
            }
        };
        // What the browser makes of markup is not what it was given: that is kept beside it.
        let given = JsValue::from_str(html);
        let key = JsValue::from_str("given");
        if Reflect::get(&section, &key)? != given {
            section.set_attribute("data-section", name)?;
            let open = take_open(&section)?;
            section.set_inner_html(html);
            for name in open {
                if let Some(details) = section.query_selector(&format!("[data-panel='{name}']"))? {
                    details.set_attribute("open", "")?;
                }
            }
            Reflect::set(&section, &key, &given)?;
        }
        present = section.next_element_sibling();
    }
    while let Some(section) = present {
        present = section.next_element_sibling();
        section.remove();
    }
    match focused.filter(|id| !id.is_empty()) {
        Some(id) => refocus(&id),
        None => Ok(()),
    }
}

/// The names of what a person has opened in a section.
fn take_open(section: &Element) -> Result<Vec<String>, BrowserError> {
    let mut names = Vec::new();
    while let Some(details) = section.query_selector("details[open]")? {
        details.remove_attribute("open")?;
        names.extend(details.get_attribute("data-panel"));
    }
    Ok(names)
}

/// The nearest element at or above an event's target that carries `attribute`, and its value.
pub fn marked(event: &web_sys::Event, attribute: &str) -> Option<(Element, String)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let found = target.closest(&format!("[{attribute}]")).ok()??;
    let value = found.get_attribute(attribute)?;
    Some((found, value))
}

/// Keeps later pointer events of this pointer coming to `element` until it is let go.
pub fn capture(element: &Element, pointer: i32) -> Result<(), BrowserError> {
    Ok(element.set_pointer_capture(pointer)?)
}

/// Adds a style sheet of this site to the page.
///
/// A page that is one file has them all.
pub fn add_style(address: &str) -> Result<(), BrowserError> {
    let root = document()?.document_element();
    if root.is_some_and(|root| root.has_attribute("data-portable")) {
        return Ok(());
    }
    add("link", &[("rel", "stylesheet"), ("href", address)])
}

/// Adds a module script of this site to the page.
pub fn run_module(address: &str) -> Result<(), BrowserError> {
    add("script", &[("type", "module"), ("src", address)])
}

fn add(tag: &str, attributes: &[(&str, &str)]) -> Result<(), BrowserError> {
    let document = document()?;
    let element = document.create_element(tag)?;
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    let root = document.document_element().ok_or_else(|| BrowserError::missing("<html>"))?;
    root.append_child(&element)?;
    Ok(())
}

/// Opens the browser's own way of printing; a sandboxed frame may refuse.
pub fn print() -> Result<(), BrowserError> {
    Ok(window()?.print()?)
}

/// Loads the page anew at the address it shows.
pub fn reload() -> Result<(), BrowserError> {
    Ok(window()?.location().reload()?)
}
