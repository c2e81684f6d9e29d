//! Bringing a file: choose or drop it, check what its columns mean, read the report.

use leptos::prelude::*;

use crate::app::reports::Report;
use crate::app::store::{ImportState, Progress, Store};
use crate::app::widgets::controls::{button, choice, field};
use crate::app::widgets::live::live;
use crate::app::widgets::problem::problem_panel;
use crate::app::widgets::select::{Choice, options, select};
use crate::app::{tasks, texts};
use crate::browser::file;
use crate::worker::form::{Form, FormColumn, FormMerge, FormQuestion, FreeAnswer};
use crate::worker::message::ToImporter;
use crate::worker::reading::{COLUMN, EXAMPLES, MEANING};

#[component]
pub fn FileButton() -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    view! {
        <div class="field">
            <span class="field__label" id="file-hint">{texts::OR_PASTE.get(lang)}</span>
            <label
                class="button file-button"
                on:pointerenter=move |_| tasks::expect_file(store)
            >
                <span>{texts::CHOOSE_FILE.get(lang)}</span>
                <input
                    type="file"
                    id=tasks::FILE
                    data-control="file"
                    aria-describedby="file-hint"
                    accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.json,.jsonl,.ndjson,.arrow,.feather"
                    on:focus=move |_| tasks::expect_file(store)
                    on:change:target=move |event| {
                        let input = event.target();
                        if let Some(chosen) = file::chosen(&input) {
                            tasks::bring_file(store, chosen.name(), chosen.into());
                        }
                        // So that choosing the same file again is a change too.
                        input.set_value("");
                    }
                />
            </label>
        </div>
    }
}

/// Takes a file that is dropped anywhere on the page, which the browser would else open in its place, and
/// cells that are pasted.
pub fn take_drops(store: Store) {
    let over = window_event_listener(leptos::ev::dragover, move |event| {
        event.prevent_default();
        store.dragging.set(true);
        tasks::expect_file(store);
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
            tasks::bring_file(store, file.name(), file.into());
        }
    });
    let paste = window_event_listener(leptos::ev::paste, move |event| {
        if let Some(cells) = file::pasted(&event) {
            event.prevent_default();
            tasks::bring_file(store, texts::PASTED.get(store.lang()).to_owned(), cells);
        }
    });
    let all = [over, out, drop, paste];
    on_cleanup(move || all.into_iter().for_each(WindowListenerHandle::remove));
}

/// Everything about the person's own file.
#[component]
pub fn ImportPanel() -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    tasks::renew_form(store);
    let panel = live(move || match store.import.get() {
        ImportState::None => ().into_any(),
        ImportState::Opening { file } | ImportState::Reading { file } => waiting(store, file),
        ImportState::Mapping { file, form } => view! { <Mapping file form=*form /> }.into_any(),
        ImportState::Failed(problem) => problem_panel(
            "import".to_owned(),
            texts::IMPORT_FAILED.get(lang),
            problem.describe(lang),
            ("close", texts::CLOSE.get(lang)),
            Box::new(move || tasks::cancel_import(store)),
        ),
    });
    let report = live(move || {
        let own = store.own.get().filter(|_| store.is_own());
        own.map(|own| view! { <Report own /> }).into_any()
    });
    view! {
        <p class="drop" hidden=live(move || !store.dragging.get())>{texts::DROP_HERE.get(lang)}</p>
        {panel}
        {report}
    }
}

/// How far the importer has come, and the way out.
fn waiting(store: Store, file: String) -> AnyView {
    let lang = store.lang();
    let progress = live(move || {
        let Progress { words, done, of } = store.progress.get();
        // Without a value the bar shows that something is done, not how much.
        let done = (of > 0).then(|| done.to_string());
        view! {
            <progress
                aria-label=texts::IMPORT_READING.get(lang)
                value=done
                max=of.max(1).to_string()
            ></progress>
            <p data-figure="progress">{words.get(lang).to_owned()}</p>
        }
        .into_any()
    });
    view! {
        <section
            class="card import"
            data-panel="import"
            id=tasks::WAITING
            tabindex="-1"
            aria-busy="true"
            aria-labelledby="waiting-title"
        >
            <p id="waiting-title" role="status">{texts::IMPORT_READING.get(lang)}" "{file}</p>
            {progress}
            <div class="import__actions">{cancel(store)}</div>
        </section>
    }
    .into_any()
}

fn cancel(store: Store) -> AnyView {
    let act = Box::new(move || tasks::cancel_import(store));
    button("cancel-import", "", texts::CANCEL.get(store.lang()), act)
}

/// What each column of the file means: as proposed, corrected by the person.
#[component]
fn Mapping(file: String, form: Form) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let Form { sheets, sheet, notes, meanings, columns, merges, is_remembered, .. } = form;
    let sheets: Vec<String> = sheets.iter().map(|sheet| sheet.get(lang).to_owned()).collect();
    let remembered = is_remembered.then(|| remembered(store));
    let merges = (!merges.is_empty()).then(|| merge_fields(store, merges));
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
            tasks::tell_importer(store, &ToImporter::Propose { sheet });
        }
    });
    let sheets = (sheets.len() > 1).then(|| {
        let choice = move || Choice::numbered(sheets.clone(), sheet);
        select("sheet", texts::IMPORT_SHEET.get(lang), choice, choose_sheet)
    });
    let questions = live(move || {
        (0..)
            .zip(store.questions.get())
            .map(|(number, question)| question_field(store, number, question))
            .collect_view()
            .into_any()
    });
    let read = Box::new(move || tasks::read_import(store));
    let heads = [COLUMN, EXAMPLES, MEANING]
        .map(|text| view! { <th scope="col">{text.get(lang)}</th> })
        .collect_view();
    view! {
        <section class="card import" data-panel="import" aria-labelledby="import-title">
            <header class="card__header">
                <h2 id=tasks::FORM tabindex="-1">{texts::IMPORT.get(lang)}": "{file}</h2>
                <p>{texts::IMPORT_INTRO.get(lang)}</p>
                {notes}
                {remembered}
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
            {merges}
            <div class="import__actions">
                {button("import", "primary", texts::IMPORT_READ.get(lang), read)}
                {cancel(store)}
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
                    let meaning = event.target().value();
                    tasks::tell_importer(store, &ToImporter::Mean { column: number, meaning });
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

/// That what was chosen before is chosen again, and the way to forget it.
fn remembered(store: Store) -> AnyView {
    let lang = store.lang();
    let act = Box::new(move || tasks::tell_importer(store, &ToImporter::Forget));
    view! {
        <p class="remembered">
            {texts::IMPORT_REMEMBERED.get(lang)}" "
            {button("forget", "quiet", texts::FORGET.get(lang), act)}
        </p>
    }
    .into_any()
}

/// A group of choices or fields, and what it is about.
fn group(name: String, legend: String, fields: AnyView) -> AnyView {
    view! {
        <fieldset class="question" data-question=name>
            <legend>{legend}</legend>
            {fields}
        </fieldset>
    }
    .into_any()
}

/// Agencies that may be one: they are only when the person says so.
fn merge_fields(store: Store, merges: Vec<FormMerge>) -> AnyView {
    let lang = store.lang();
    let choices = (0..).zip(merges).map(|(merge, FormMerge { text, is_chosen })| {
        let choose = Box::new(move |is_chosen| {
            tasks::tell_importer(store, &ToImporter::Merge { merge, is_chosen });
        });
        let words = text.get(lang).to_owned();
        choice("checkbox", "merges".to_owned(), live(move || is_chosen), words, choose)
    });
    let choices = choices.collect_view().into_any();
    group("merges".to_owned(), texts::IMPORT_MERGES.get(lang).to_owned(), choices)
}

/// Something that only the person knows, with what each answer would make of the column.
fn question_field(store: Store, number: u32, question: FormQuestion) -> AnyView {
    let lang = store.lang();
    // One answer at a time: a reading, or words.
    let chosen = RwSignal::new(question.chosen);
    let said = question.free.as_ref().map(|free| free.said.clone());
    let said = RwSignal::new(said.unwrap_or_default());
    let readings = (0..).zip(question.readings).map(|(reading, words)| {
        let choose = Box::new(move |_| {
            chosen.set(Some(reading));
            said.set(String::new());
            tasks::tell_importer(store, &ToImporter::Answer { question: number, reading });
        });
        let is_chosen = live(move || chosen.get() == Some(reading));
        choice("radio", format!("question-{number}"), is_chosen, words.get(lang).to_owned(), choose)
    });
    let mut fields: Vec<AnyView> = readings.collect();
    fields.extend(question.free.map(|free| free_answer(store, number, free, (chosen, said))));
    group(
        question.column.to_string(),
        question.text.get(lang).to_owned(),
        fields.collect_view().into_any(),
    )
}

/// An answer in words. Words that are none say so at once.
fn free_answer(
    store: Store,
    question: u32,
    free: FreeAnswer,
    (chosen, said): (RwSignal<Option<u32>>, RwSignal<String>),
) -> AnyView {
    let lang = store.lang();
    let FreeAnswer { label, example, .. } = free;
    let take = Box::new(move |text: String| {
        chosen.set(None);
        said.set(text.clone());
        tasks::tell_importer(store, &ToImporter::Say { question, text });
    });
    let text = live(move || said.get());
    let words = format!("{} {example}.", texts::IMPORT_NOT_READ.get(lang));
    let is_understood = live(move || store.understood.get() || chosen.get().is_some());
    view! {
        {field("answer", label.get(lang).to_owned(), example, text, take)}
        <p class="question__fault" role="status" hidden=is_understood>{words}</p>
    }
    .into_any()
}
