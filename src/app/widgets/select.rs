//! A choice of one, with its label.

use leptos::prelude::*;

use super::live::live;

/// What there is to choose: value and words of each, and the value that is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub options: Vec<(String, String)>,
    pub chosen: String,
}

impl Choice {
    /// Words in a list, chosen by their place in it.
    pub fn numbered(words: Vec<String>, chosen: u32) -> Self {
        let options = (0_u32..).zip(words).map(|(number, words)| (number.to_string(), words));
        Self { options: options.collect(), chosen: chosen.to_string() }
    }
}

/// A labelled list; hidden while there is nothing to choose.
pub fn select(
    control: &'static str,
    label: &'static str,
    choice: impl Fn() -> Choice + Send + Sync + 'static,
    choose: Box<dyn Fn(String)>,
) -> AnyView {
    let choice = Memo::new(move |_| choice());
    view! {
        <label class="field" hidden=live(move || choice.with(|choice| choice.options.is_empty()))>
            <span class="field__label">{label}</span>
            <select
                data-control=control
                on:change:target=move |event| choose(event.target().value())
            >
                {live(move || options(choice.get()))}
            </select>
        </label>
    }
    .into_any()
}

pub fn options(Choice { options, chosen }: Choice) -> AnyView {
    let option = |(value, words): (String, String)| {
        let is_chosen = value == chosen;
        view! { <option value=value selected=is_chosen>{words}</option> }
    };
    options.into_iter().map(option).collect_view().into_any()
}
