//! A problem in full sentences, with the way out of it.

use leptos::prelude::*;

/// `name` tells what it is about: a table, `config`, `manifest`, `import`, `engine`.
pub fn problem_panel(
    name: String,
    title: &'static str,
    words: String,
    (action, button): (&'static str, &'static str),
    act: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <div class="problem" role="alert" data-problem=name>
            <strong>{title}</strong>
            <p>{words}</p>
            <button type="button" class="button" data-action=action on:click=move |_| act()>
                {button}
            </button>
        </div>
    }
    .into_any()
}
