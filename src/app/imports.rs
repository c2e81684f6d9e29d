//! Bringing a file: choose or drop it, check what its columns mean, read the report.

use leptos::prelude::*;

use crate::app::store::{ImportState, OwnFile, Store};
use crate::app::widgets::data_table::DataTableView;
use crate::app::widgets::problem::problem_panel;
use crate::app::widgets::select::{Choice, options, select};
use crate::app::{tasks, texts};
use crate::browser::file;
use crate::worker::form::{COLUMN, EXAMPLES, Form, FormColumn, FormQuestion, MEANING, REPORT};

#[component]
pub fn FileButton() -> impl IntoView {
    let store = Store::get();
    view! {
        <label class="button file-button">
            <span>{texts::CHOOSE_FILE.get(store.lang())}</span>
            <input
                type="file"
                data-control="file"
                accept=".csv,.tsv,.txt,.xlsx"
                on:change:target=move |event| {
                    let input = event.target();
                    if let Some(chosen) = file::chosen(&input) {
                        tasks::bring_file(store, chosen);
                    }
                    // So that choosing the same file again is a change too.
                    input.set_value("");
                }
            />
        </label>
    }
}

/// Takes a file that is dropped anywhere on the page, which the browser would else open in its place.
pub fn take_drops(store: Store) {
    let over = window_event_listener(leptos::ev::dragover, move |event| {
        event.prevent_default();
        store.dragging.set(true);
    });
    let out = window_event_listener(leptos::ev::dragleave, move |event| {
        if event.related_target().is_none() {
            store.dragging.set(false);
        }
    });
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        event.prevent_default();
        store.dragging.set(false);
        if let Some(file) = file::dropped(event.data_transfer()) {
            tasks::bring_file(store, file);
        }
    });
    on_cleanup(move || [over, out, drop].into_iter().for_each(WindowListenerHandle::remove));
}

/// Everything about the person's own file.
#[component]
pub fn ImportPanel() -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let panel = move || match store.import.get() {
        ImportState::None => None,
        ImportState::Reading { file } => Some(view! { <Reading file /> }.into_any()),
        ImportState::Mapping { file, form } => {
            Some(view! { <Mapping file form=*form /> }.into_any())
        }
        ImportState::Failed(problem) => Some(problem_panel(
            "import".to_owned(),
            texts::IMPORT_FAILED.get(lang),
            problem.describe(lang),
            ("close", texts::CLOSE.get(lang)),
            Box::new(move || tasks::cancel_import(store)),
        )),
    };
    let report =
        move || store.own.get().filter(|_| store.is_own()).map(|own| view! { <Report own /> });
    view! {
        <p class="drop" hidden=move || !store.dragging.get()>{texts::DROP_HERE.get(lang)}</p>
        {panel}
        {report}
    }
}

#[component]
fn Reading(file: String) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    view! {
        <section class="card import" data-panel="import" aria-busy="true">
            <p role="status">{texts::IMPORT_READING.get(lang)}" "{file}</p>
            <progress aria-label=texts::IMPORT_READING.get(lang)></progress>
            <Cancel />
        </section>
    }
}

#[component]
fn Cancel() -> impl IntoView {
    let store = Store::get();
    view! {
        <button
            type="button"
            class="button button--quiet"
            data-action="cancel-import"
            on:click=move |_| tasks::cancel_import(store)
        >
            {texts::CANCEL.get(store.lang())}
        </button>
    }
}

/// What each column of the file means: as proposed, corrected by the person.
#[component]
fn Mapping(file: String, form: Form) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let Form { sheets, sheet, notes, meanings, columns, .. } = form;
    let notes = notes.iter().map(|note| note.get(lang).to_owned());
    let notes = notes.map(|note| view! { <p>{note}</p> }).collect_view();
    let meanings: Vec<(String, String)> =
        meanings.into_iter().map(|(code, name)| (code, name.get(lang).to_owned())).collect();
    let rows = (0..)
        .zip(columns)
        .map(|(number, column)| column_row(store, number, column, &meanings))
        .collect_view();
    let choose_sheet = Box::new(move |value: String| {
        if let Ok(sheet) = value.parse() {
            tasks::propose_sheet(store, sheet);
        }
    });
    let sheets = (sheets.len() > 1).then(|| {
        let choice = move || Choice::numbered(sheets.clone(), sheet);
        select("sheet", texts::IMPORT_SHEET.get(lang), choice, choose_sheet)
    });
    let questions = move || {
        (0..)
            .zip(store.questions.get())
            .map(|(number, question)| question_field(store, number, question))
            .collect_view()
    };
    let heads = [COLUMN, EXAMPLES, MEANING]
        .map(|text| view! { <th scope="col">{text.get(lang)}</th> })
        .collect_view();
    view! {
        <section class="card import" data-panel="import" aria-labelledby="import-title">
            <header class="card__header">
                <h2 id="import-title">{texts::IMPORT.get(lang)}": "{file}</h2>
                <p>{texts::IMPORT_INTRO.get(lang)}</p>
                {notes}
            </header>
            {sheets}
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="import-title">
                <table>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {questions}
            <div class="import__actions">
                <button
                    type="button"
                    class="button button--primary"
                    data-action="import"
                    on:click=move |_| tasks::read_import(store)
                >
                    {texts::IMPORT_READ.get(lang)}
                </button>
                <Cancel />
            </div>
        </section>
    }
}

fn column_row(
    store: Store,
    number: u32,
    column: FormColumn,
    meanings: &[(String, String)],
) -> AnyView {
    let meaning = if column.is_personal {
        view! { <strong>{texts::IMPORT_PERSONAL.get(store.lang())}</strong> }.into_any()
    } else {
        let choice = Choice { options: meanings.to_vec(), chosen: column.meaning };
        view! {
            <select
                data-source-column=column.header.clone()
                aria-labelledby=format!("column-{number}")
                on:change:target=move |event| {
                    tasks::map_column(store, number, event.target().value());
                }
            >
                {options(choice)}
            </select>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row" id=format!("column-{number}")>{column.header}</th>
            <td>{column.samples}</td>
            <td>{meaning}</td>
        </tr>
    }
    .into_any()
}

/// Something that only the person knows, with what each answer would make of the column.
fn question_field(store: Store, number: u32, question: FormQuestion) -> AnyView {
    let lang = store.lang();
    let readings = (0..)
        .zip(question.readings)
        .map(|(reading, words)| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=format!("question-{number}")
                        on:change=move |_| tasks::answer_import(store, number, reading)
                    />
                    <span>{words.get(lang).to_owned()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="question" data-question=question.column.to_string()>
            <legend>{question.text.get(lang).to_owned()}</legend>
            {readings}
        </fieldset>
    }
    .into_any()
}

/// What was read, set aside and changed.
#[component]
fn Report(own: OwnFile) -> impl IntoView {
    let lang = Store::get().lang();
    let tables = own.report.tables(lang).to_vec();
    let is_clean = (tables.len() == 1).then(|| texts::REPORT_CLEAN.get(lang));
    let tables = tables.into_iter().map(|table| view! { <DataTableView table /> }).collect_view();
    view! {
        <details class="card report" data-panel="report" open=true>
            <summary><h2 id="report-title">{REPORT.get(lang)}": "{own.file}</h2></summary>
            <p data-figure="report-rows" data-value=own.report.rows_used.to_string()>
                {own.report.sum.get(lang).to_owned()}
            </p>
            {tables}
            <p>{is_clean}</p>
        </details>
    }
}
