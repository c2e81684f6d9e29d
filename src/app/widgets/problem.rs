//! A problem in full sentences, with the way out of it.

use leptos::prelude::*;

use super::controls::button;

/// `name` tells what it is about: a table, `config`, `manifest`, `import`, `engine`.
pub fn problem_panel(
    name: String,
    title: &'static str,
    words: String,
    (action, words_of_button): (&'static str, &'static str),
    act: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <div class="problem" role="alert" data-problem=name>
            <strong>{title}</strong>
            <p>{words}</p>
            {button(action, "", words_of_button, act)}
        </div>
    }
    .into_any()
}
