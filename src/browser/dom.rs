//! Elements of a small program of its own beside the page: finding, filling, hearing and reading them.

use std::collections::BTreeMap;

use wasm_bindgen::prelude::*;
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, EventTarget, HtmlDialogElement, HtmlElement,
    HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, MutationObserver,
    MutationObserverInit,
};

use super::{BrowserError, document, window};

/// The element of an id.
pub fn by_id(id: &str) -> Result<Element, BrowserError> {
    document()?.get_element_by_id(id).ok_or_else(|| BrowserError::missing(id))
}

/// The first element that a selector finds and that is drawn.
fn shown(selector: &str) -> Result<Option<Element>, BrowserError> {
    Ok(all_shown(selector)?.into_iter().next())
}

/// The text of the first element that a selector finds and that is drawn, without what surrounds it.
pub fn shown_text(selector: &str) -> Result<Option<String>, BrowserError> {
    let text = shown(selector)?.map(|element| element.text_content().unwrap_or_default());
    Ok(text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// An attribute of the first element that a selector finds and that is drawn.
pub fn shown_attribute(selector: &str, name: &str) -> Result<Option<String>, BrowserError> {
    Ok(shown(selector)?.and_then(|element| element.get_attribute(name)))
}

/// Puts an empty element with an id at the end of the page; one that is there stays.
pub fn ensure(tag: &str, id: &str, attributes: &[(&str, &str)]) -> Result<Element, BrowserError> {
    if let Ok(found) = by_id(id) {
        return Ok(found);
    }
    let element = document()?.create_element(tag)?;
    element.set_id(id);
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    super::page::body()?.append_child(&element)?;
    Ok(element)
}

/// As [`ensure`], for a drawing.
pub fn ensure_svg(id: &str, attributes: &[(&str, &str)]) -> Result<Element, BrowserError> {
    if let Ok(found) = by_id(id) {
        return Ok(found);
    }
    let element = document()?.create_element_ns(Some("http://www.w3.org/2000/svg"), "svg")?;
    element.set_id(id);
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    super::page::body()?.append_child(&element)?;
    Ok(element)
}

/// As [`ensure`], within another element.
pub fn ensure_in(
    place: &str,
    tag: &str,
    id: &str,
    attributes: &[(&str, &str)],
) -> Result<Element, BrowserError> {
    let element = ensure(tag, id, attributes)?;
    by_id(place)?.append_child(&element)?;
    Ok(element)
}

pub fn set_attribute(id: &str, name: &str, value: &str) -> Result<(), BrowserError> {
    Ok(by_id(id)?.set_attribute(name, value)?)
}

pub fn remove_attribute(id: &str, name: &str) -> Result<(), BrowserError> {
    Ok(by_id(id)?.remove_attribute(name)?)
}

/// Clicks an element, as a person would: a file input then asks for a file.
pub fn click(id: &str) -> Result<(), BrowserError> {
    let element = by_id(id)?.dyn_into::<HtmlElement>().map_err(|_| BrowserError::missing(id))?;
    element.click();
    Ok(())
}

/// Whether an event comes from a field for text, in which Enter does not begin a line of a list.
pub fn is_text(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        matches!(target.tag_name().as_str(), "TEXTAREA" | "INPUT")
            && !target.has_attribute("data-lines")
    })
}

/// Makes an element hold markup of our own. What had the focus has it again.
pub fn fill(id: &str, html: &str) -> Result<(), BrowserError> {
    let place = by_id(id)?;
    let focused = document()?.active_element().filter(|focused| place.contains(Some(focused)));
    place.set_inner_html(html);
    if let Some(focused) = focused.map(|focused| focused.id()).filter(|id| !id.is_empty()) {
        super::page::focus(&focused).ok();
    }
    Ok(())
}

/// Makes an element hold text.
pub fn say(id: &str, text: &str) -> Result<(), BrowserError> {
    let place = by_id(id)?;
    if place.text_content().as_deref() != Some(text) {
        place.set_text_content(Some(text));
    }
    Ok(())
}

/// Gives an element a class, or takes it away.
pub fn set_class(id: &str, class: &str, is_there: bool) -> Result<(), BrowserError> {
    by_id(id)?.class_list().toggle_with_force(class, is_there)?;
    Ok(())
}

/// Hears an event of an element as long as the page lives.
pub fn on(
    target: &EventTarget,
    name: &str,
    hear: impl Fn(Event) + 'static,
) -> Result<(), BrowserError> {
    let closure = Closure::<dyn Fn(Event)>::new(hear);
    target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref())?;
    closure.forget();
    Ok(())
}

/// Hears an event of the whole document.
pub fn on_document(name: &str, hear: impl Fn(Event) + 'static) -> Result<(), BrowserError> {
    on(&document()?.into(), name, hear)
}

/// Hears an event of the window.
pub fn on_window(name: &str, hear: impl Fn(Event) + 'static) -> Result<(), BrowserError> {
    on(&window()?.into(), name, hear)
}

/// Hears that the page speaks another language.
pub fn on_language(hear: impl Fn() + 'static) -> Result<(), BrowserError> {
    on_root(&["lang"], hear)
}

/// Hears that an attribute of `<html>` has changed.
pub fn on_root(names: &[&str], hear: impl Fn() + 'static) -> Result<(), BrowserError> {
    let root = document()?.document_element().ok_or_else(|| BrowserError::missing("<html>"))?;
    let closure = Closure::<dyn Fn()>::new(hear);
    let observer = MutationObserver::new(closure.as_ref().unchecked_ref())?;
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    let names: js_sys::Array = names.iter().map(|&name| JsValue::from_str(name)).collect();
    options.set_attribute_filter(&names);
    observer.observe_with_options(&root, &options)?;
    closure.forget();
    Ok(())
}

/// An attribute of the page itself.
pub fn root_attribute(name: &str) -> Option<String> {
    document().ok()?.document_element()?.get_attribute(name)
}

/// The text of the first element that a selector finds, drawn or not; `None` where there is none.
pub fn text(selector: &str) -> Result<Option<String>, BrowserError> {
    let found = document()?.query_selector(selector)?;
    let text = found.map(|found| found.text_content().unwrap_or_default());
    Ok(text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// As [`text`], as it stands there.
pub fn raw_text(selector: &str) -> Result<Option<String>, BrowserError> {
    let found = document()?.query_selector(selector)?;
    Ok(found.map(|found| found.text_content().unwrap_or_default()))
}

/// Whether the focus is in an element of an id.
pub fn has_focus(id: &str) -> bool {
    let focused = document().ok().and_then(|document| document.active_element());
    by_id(id).is_ok_and(|place| place.contains(focused.as_deref()))
}

/// Whether the focus is on something that Enter and Space work by themselves.
pub fn is_on_control() -> bool {
    document().is_ok_and(|it| {
        it.query_selector(":is(button, a, summary, [role=option], [role=listbox]):focus")
            .is_ok_and(|found| found.is_some())
    })
}

/// The markup of the first element that a selector finds.
pub fn markup(selector: &str) -> Result<Option<String>, BrowserError> {
    Ok(document()?.query_selector(selector)?.map(|found| found.outer_html()))
}

/// An attribute of every element that a selector finds.
pub fn attributes(selector: &str, name: &str) -> Result<Vec<String>, BrowserError> {
    let found = document()?.query_selector_all(selector)?;
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    Ok(elements.filter_map(|element| element.get_attribute(name)).collect())
}

/// Every element that a selector finds and that is drawn, in the order of the page.
pub fn all_shown(selector: &str) -> Result<Vec<Element>, BrowserError> {
    let found = document()?.query_selector_all(selector)?;
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    Ok(elements.filter(|element| element.get_client_rects().length() > 0).collect())
}

/// Gives an attribute to every element that a selector finds; `None` takes it away.
pub fn mark_all(selector: &str, name: &str, value: Option<&str>) -> Result<(), BrowserError> {
    let found = document()?.query_selector_all(selector)?;
    for element in (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok()) {
        match value {
            Some(value) => element.set_attribute(name, value)?,
            None => element.remove_attribute(name)?,
        }
    }
    Ok(())
}

/// The language that the page speaks.
pub fn language() -> Result<String, BrowserError> {
    let root = document()?.document_element().ok_or_else(|| BrowserError::missing("<html>"))?;
    Ok(root.get_attribute("lang").unwrap_or_default())
}

/// The page's address, without its query and fragment.
pub fn address() -> Result<String, BrowserError> {
    let address = window()?.location().href()?;
    Ok(address.split(['?', '#']).next().unwrap_or_default().to_owned())
}

/// Whether a dialog is open, or a field has the focus: then letters are text and not commands.
pub fn is_typing() -> bool {
    let has = |selector: &str| {
        document().is_ok_and(|it| it.query_selector(selector).is_ok_and(|found| found.is_some()))
    };
    // Until the next frame a field of a dialog that has just closed still has the focus.
    has("dialog[open]")
        || has(":is(input, textarea, select, [contenteditable]):focus:not(dialog:not([open]) *)")
}

fn dialog(id: &str) -> Result<HtmlDialogElement, BrowserError> {
    by_id(id)?.dyn_into().map_err(|_| BrowserError::missing(id))
}

/// Opens a dialog over the page; an open one stays.
pub fn open_dialog(id: &str) -> Result<(), BrowserError> {
    let dialog = dialog(id)?;
    if !dialog.open() {
        dialog.show_modal()?;
    }
    Ok(())
}

pub fn close_dialog(id: &str) -> Result<(), BrowserError> {
    dialog(id)?.close();
    Ok(())
}

pub fn is_open(id: &str) -> bool {
    dialog(id).is_ok_and(|dialog| dialog.open())
}

/// The values of the named fields within an element.
pub fn values(id: &str) -> Result<BTreeMap<String, String>, BrowserError> {
    let found = by_id(id)?.query_selector_all("[name]")?;
    let mut values = BTreeMap::new();
    for at in 0..found.length() {
        let Some(field) = found.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else {
            continue;
        };
        if let (Some(name), Some(value)) = (field.get_attribute("name"), value(&field)) {
            values.insert(name, value);
        }
    }
    Ok(values)
}

/// What is in the first field that a selector finds.
pub fn chosen(selector: &str) -> Result<Option<String>, BrowserError> {
    Ok(document()?.query_selector(selector)?.and_then(|field| value(&field)))
}

/// What is in a field.
pub fn value(field: &Element) -> Option<String> {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return Some(input.value());
    }
    if let Some(list) = field.dyn_ref::<HtmlSelectElement>() {
        return Some(list.value());
    }
    field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value)
}

/// Puts text into the fields of these names; a list takes it only where it offers it.
pub fn set_values(id: &str, values: &BTreeMap<String, String>) -> Result<(), BrowserError> {
    let place = by_id(id)?;
    for (name, value) in values {
        let Ok(Some(field)) = place.query_selector(&format!("[name='{name}']")) else { continue };
        if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            input.set_value(value);
        } else if let Some(list) = field.dyn_ref::<HtmlSelectElement>() {
            list.set_value(value);
        } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(value);
        }
    }
    Ok(())
}

/// Hears what is told on the document under a name ([`tell`]).
pub fn on_told(name: &str, hear: impl Fn(String) + 'static) -> Result<(), BrowserError> {
    on_document(name, move |event| {
        let told = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
        hear(told.unwrap_or_default());
    })
}

/// Tells whoever listens on the document, with text.
pub fn tell(name: &str, text: &str) -> Result<(), BrowserError> {
    let options = CustomEventInit::new();
    options.set_detail(&JsValue::from_str(text));
    let event = CustomEvent::new_with_event_init_dict(name, &options)?;
    document()?.dispatch_event(&event)?;
    Ok(())
}
