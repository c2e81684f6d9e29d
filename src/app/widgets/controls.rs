//! Buttons, choices and fields. As functions of one type each: every `view!` of its own is a kilobyte of
//! program.

use leptos::prelude::*;

use super::live::Live;

/// A button; `class` is what it is besides a button: `primary`, `quiet`, or nothing.
pub fn button(
    action: &'static str,
    class: &'static str,
    words: &str,
    act: Box<dyn Fn()>,
) -> AnyView {
    let words = words.to_owned();
    let class =
        if class.is_empty() { "button".to_owned() } else { format!("button button--{class}") };
    view! {
        <button type="button" class=class data-action=action on:click=move |_| act()>
            {words}
        </button>
    }
    .into_any()
}

/// A box or circle to tick: `kind` is `checkbox` or `radio`; circles of one `name` exclude each other.
pub fn choice(
    kind: &'static str,
    name: String,
    is_chosen: Live<bool>,
    words: String,
    choose: Box<dyn Fn(bool)>,
) -> AnyView {
    view! {
        <label class="choice">
            <input
                type=kind
                name=name
                prop:checked=is_chosen
                on:change:target=move |event| choose(event.target().checked())
            />
            <span>{words}</span>
        </label>
    }
    .into_any()
}

/// A line to write in, which shows `text` when that changes; `take` gets what is written.
pub fn field(
    control: &'static str,
    label: String,
    example: String,
    text: Live<String>,
    take: Box<dyn Fn(String)>,
) -> AnyView {
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                type="text"
                data-control=control
                placeholder=example
                prop:value=text
                on:input:target=move |event| take(event.target().value())
            />
        </label>
    }
    .into_any()
}
