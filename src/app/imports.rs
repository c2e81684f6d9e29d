//! Bringing a file: choose or drop it, check what its columns mean, read the report.

use leptos::prelude::*;

use crate::app::store::{ImportState, OwnFile, Store};
use crate::app::{tasks, texts};
use crate::browser::file;
use crate::chart::format;
use crate::ingest::import::{
    Answer, Answered, Choices, ColumnReading, Example, Proposal, Question, Report, SourceColumn,
};
use crate::model::placement::PlacementColumn;
use crate::model::{Lang, Problem};

/// Problems shown before the list asks to be downloaded instead.
const PROBLEMS_SHOWN: usize = 100;

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

/// Everything about the person's own file.
#[component]
pub fn ImportPanel() -> impl IntoView {
    let store = Store::get();
    let panel = move || match store.import.get() {
        ImportState::None => None,
        ImportState::Reading { file } => Some(view! { <Reading file /> }.into_any()),
        ImportState::Mapping { file, proposal } => {
            Some(view! { <Mapping file proposal=*proposal /> }.into_any())
        }
        ImportState::Failed(problem) => Some(view! { <Failed problem /> }.into_any()),
    };
    let report =
        move || store.own.get().filter(|_| store.is_own()).map(|own| view! { <ReportView own /> });
    view! {
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
fn Failed(problem: Problem) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    view! {
        <div class="problem" role="alert" data-problem="import">
            <strong>{texts::IMPORT_FAILED.get(lang)}</strong>
            <p>{problem.describe(lang)}</p>
            <button type="button" class="button" on:click=move |_| tasks::cancel_import(store)>
                {texts::CLOSE.get(lang)}
            </button>
        </div>
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
fn Mapping(file: String, proposal: Proposal) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let choices = RwSignal::new(Choices::from(&proposal));
    let rows = proposal
        .columns
        .iter()
        .cloned()
        .enumerate()
        .map(|(number, column)| view! { <SourceRow number column choices /> })
        .collect_view();
    let sheets =
        (proposal.sheets.len() > 1).then(|| view! { <Sheets proposal=proposal.clone() /> });
    let questions = move || {
        let questions = store.questions.get();
        questions
            .into_iter()
            .map(|question| view! { <QuestionField question choices /> })
            .collect_view()
    };
    view! {
        <section class="card import" data-panel="import" aria-labelledby="import-title">
            <header class="card__header">
                <h2 id="import-title">{texts::IMPORT.get(lang)}": "{file}</h2>
                <p>{texts::IMPORT_INTRO.get(lang)}</p>
            </header>
            {sheets}
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="import-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts::IMPORT_COLUMN.get(lang)}</th>
                            <th scope="col">{texts::IMPORT_EXAMPLES.get(lang)}</th>
                            <th scope="col">{texts::IMPORT_MEANING.get(lang)}</th>
                        </tr>
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
                    on:click=move |_| tasks::read_import(store, choices.get_untracked())
                >
                    {texts::IMPORT_READ.get(lang)}
                </button>
                <Cancel />
            </div>
        </section>
    }
}

#[component]
fn Sheets(proposal: Proposal) -> impl IntoView {
    let store = Store::get();
    let options = proposal
        .sheets
        .into_iter()
        .zip(0_u32..)
        .map(|(sheet, number)| {
            view! {
                <option value=number.to_string() selected={number == proposal.sheet}>{sheet.name}</option>
            }
        })
        .collect_view();
    view! {
        <label class="field">
            <span class="field__label">{texts::IMPORT_SHEET.get(store.lang())}</span>
            <select
                data-control="sheet"
                on:change:target=move |event| {
                    if let Ok(sheet) = event.target().value().parse() {
                        tasks::propose_sheet(store, sheet);
                    }
                }
            >
                {options}
            </select>
        </label>
    }
}

#[component]
fn SourceRow(number: usize, column: SourceColumn, choices: RwSignal<Choices>) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let set = move |value: String| {
        choices.update(|choices| {
            if let Some(target) = choices.targets.get_mut(number) {
                *target = PlacementColumn::from_name(&value);
            }
        });
        tasks::question_mapping(store, choices.get_untracked());
    };
    let meaning = if column.personal.is_some() {
        view! { <strong>{texts::IMPORT_PERSONAL.get(lang)}</strong> }.into_any()
    } else {
        view! {
            <select
                data-source-column=column.header.clone()
                aria-labelledby=format!("column-{number}")
                on:change:target=move |event| set(event.target().value())
            >
                {targets(column.target, lang)}
            </select>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row" id=format!("column-{number}")>{column.header}</th>
            <td>{column.samples.join(" · ")}</td>
            <td>{meaning}</td>
        </tr>
    }
}

/// Something that only the person knows, with what each answer would make of the column.
#[component]
fn QuestionField(question: Question, choices: RwSignal<Choices>) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let column = question.column;
    let answer = move |answer: Answer| {
        choices.update(|choices| {
            let is_same =
                |given: &Answered| given.column == column && asked(given.answer) == asked(answer);
            choices.answers.retain(|given| !is_same(given));
            choices.answers.push(Answered { column, answer });
        });
    };
    let readings = question
        .readings
        .into_iter()
        .map(|reading| {
            let chosen = reading.answer;
            let examples = examples(&reading.examples, lang);
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=format!("question-{column}-{}", asked(chosen))
                        on:change=move |_| answer(chosen)
                    />
                    <span>{reading.label.get(lang).to_owned()}": "{examples}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="question" data-question=column.to_string()>
            <legend>{question.text.get(lang).to_owned()}</legend>
            {readings}
        </fieldset>
    }
}

/// Which question an answer answers; a column may have one of each.
const fn asked(answer: Answer) -> u8 {
    match answer {
        Answer::DateOrder(_) => 0,
        Answer::Separators(_) => 1,
        Answer::DashIsZero | Answer::DashIsMissing => 2,
    }
}

fn examples(examples: &[Example], lang: Lang) -> String {
    let words: Vec<String> = examples
        .iter()
        .map(|example| format!("{} → {}", example.printed, example.read.get(lang)))
        .collect();
    words.join(" · ")
}

fn targets(chosen: Option<PlacementColumn>, lang: Lang) -> impl IntoView {
    let none = view! { <option value="" selected={chosen.is_none()}>{texts::IMPORT_IGNORED.get(lang)}</option> };
    let columns = PlacementColumn::ALL
        .into_iter()
        .map(|column| {
            view! {
                <option value=column.as_str() selected={chosen == Some(column)}>
                    {column.label().get(lang)}
                </option>
            }
        })
        .collect_view();
    view! {
        {none}
        {columns}
    }
}

/// What was read, set aside and changed.
#[component]
fn ReportView(own: OwnFile) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let Report { rows_read, rows_used, rows_set_aside, columns, problems, .. } = own.report;
    let number = |value: u64| format::integer(i64::try_from(value).unwrap_or(i64::MAX), lang);
    let sums = format!(
        "{} {} = {} {} + {} {}",
        number(rows_read.into()),
        texts::REPORT_ROWS_READ.get(lang),
        number(rows_used.into()),
        texts::REPORT_ROWS_USED.get(lang),
        number(rows_set_aside.into()),
        texts::REPORT_ROWS_ASIDE.get(lang),
    );
    let is_clean = problems.is_empty();
    view! {
        <details class="card report" data-panel="report" open=true>
            <summary><h2 id="report-title">{texts::REPORT.get(lang)}": "{own.file}</h2></summary>
            <p data-figure="report-rows" data-value=rows_used.to_string()>{sums}</p>
            <Columns columns lang />
            {if is_clean {
                view! { <p>{texts::REPORT_CLEAN.get(lang)}</p> }.into_any()
            } else {
                view! { <Problems problems lang /> }.into_any()
            }}
        </details>
    }
}

#[component]
fn Columns(columns: Vec<ColumnReading>, lang: Lang) -> impl IntoView {
    let rows = columns
        .into_iter()
        .map(|column| {
            let meaning = column.target.map_or(texts::IMPORT_IGNORED, PlacementColumn::label);
            let examples = examples(&column.examples, lang);
            view! {
                <tr>
                    <th scope="row">{column.header}</th>
                    <td>{meaning.get(lang)}</td>
                    <td>{column.convention.get(lang).to_owned()}</td>
                    <td>{examples}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="report-title">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts::IMPORT_COLUMN.get(lang)}</th>
                        <th scope="col">{texts::IMPORT_MEANING.get(lang)}</th>
                        <th scope="col">{texts::REPORT_READING.get(lang)}</th>
                        <th scope="col">{texts::IMPORT_EXAMPLES.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Problems(problems: Vec<Problem>, lang: Lang) -> impl IntoView {
    let rows = problems
        .into_iter()
        .take(PROBLEMS_SHOWN)
        .map(|problem| {
            view! {
                <tr>
                    <td>{problem.place.describe(lang)}</td>
                    <td>{problem.found.clone()}</td>
                    <td>{problem.expected.get(lang).to_owned()}" "{problem.advice.get(lang).to_owned()}</td>
                    <td class="number">{format::integer(i64::from(problem.count), lang)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="report-title">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts::REPORT_PLACE.get(lang)}</th>
                        <th scope="col">{texts::REPORT_FOUND.get(lang)}</th>
                        <th scope="col">{texts::NOTE.get(lang)}</th>
                        <th scope="col">{texts::REPORT_COUNT.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
