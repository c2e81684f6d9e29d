//! A problem in full sentences, with a way to try again.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::{tasks, texts};
use crate::model::Problem;

/// A table of the data set that did not arrive.
#[component]
pub fn TableProblem(table: String, title: &'static str, problem: Problem) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let again = table.clone();
    view! {
        <div class="problem" role="alert" data-problem=table>
            <strong>{title}</strong>
            <p>{problem.describe(lang)}</p>
            <button type="button" class="button" data-action="retry" on:click=move |_| tasks::retry(store, &again)>
                {texts::RETRY.get(lang)}
            </button>
        </div>
    }
}
