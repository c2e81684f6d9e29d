//! What became of the person's own file: read, set aside, changed; to filter, to keep, to change.

use leptos::prelude::*;

use crate::app::store::{OwnFile, Store};
use crate::app::widgets::controls::{button, field};
use crate::app::widgets::data_table::{DataTableView, to_csv};
use crate::app::widgets::live::live;
use crate::app::widgets::select::{Choice, select};
use crate::app::{tasks, texts};
use crate::chart::drawing::DataTable;
use crate::model::vocabulary::fold;
use crate::model::{Severity, Text};
use crate::worker::reading::REPORT;

/// The severities to choose from, by their value in the list.
const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note)];

/// What was read, set aside and changed.
#[component]
pub fn Report(own: OwnFile) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let [columns, problems] = own.report.tables(lang).clone();
    let is_clean = problems.rows.is_empty();
    let found = if is_clean {
        view! { <p>{texts::REPORT_CLEAN.get(lang)}</p> }.into_any()
    } else {
        problems_view(store, problems, own.report.severities.clone())
    };
    let answers = own.answers;
    let keep = Box::new(move || {
        tasks::save(store, "jawaban.json", "application/json", answers.as_bytes());
    });
    let review = Box::new(move || tasks::review_import(store));
    let aside = (own.report.rows_set_aside > 0).then(|| {
        let act = Box::new(move || tasks::save_aside(store));
        button("set-aside", "quiet", texts::REPORT_ASIDE.get(lang), act)
    });
    view! {
        <details class="card report" data-panel="report" open=true>
            <summary><h2 id="report-title">{REPORT.get(lang)}": "{own.file}</h2></summary>
            <p data-figure="report-rows" data-value=own.report.rows_used.to_string()>
                {own.report.sum.get(lang).to_owned()}
            </p>
            <div class="import__actions">
                {button("review", "", texts::REPORT_CHANGE.get(lang), review)}
                {aside}
                {button("answers", "quiet", texts::REPORT_ANSWERS.get(lang), keep)}
            </div>
            <DataTableView table=columns />
            {found}
        </details>
    }
}

/// The problems, those that a person asks for.
fn problems_view(store: Store, problems: DataTable, severities: Vec<Severity>) -> AnyView {
    let lang = store.lang();
    let severity = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let csv = to_csv(&problems);
    let keep = Box::new(move || tasks::save(store, "laporan.csv", "text/csv", csv.as_bytes()));
    let shown = live(move || {
        let (severity, words) = (severity.get(), fold(&words.get()));
        let wanted = SEVERITIES.iter().find(|(name, _)| *name == severity).map(|(_, one)| *one);
        let mut table = problems.clone();
        let mut severities = severities.iter();
        table.rows.retain(|row| {
            let own = severities.next();
            wanted.as_ref().is_none_or(|wanted| Some(wanted) == own)
                && row.iter().any(|cell| fold(&cell.text).contains(&words))
        });
        let count = texts::shown_of(lang, table.rows.len(), problems.rows.len());
        view! {
            <p role="status">{count}</p>
            <DataTableView table />
        }
        .into_any()
    });
    let choice = move || {
        let texts = [texts::ALL_PROBLEMS, texts::ERRORS, texts::WARNINGS, texts::NOTES];
        let names = [""].into_iter().chain(SEVERITIES.map(|(name, _)| name));
        let named = |(name, text): (&str, Text)| (name.to_owned(), text.get(lang).to_owned());
        Choice { options: names.zip(texts).map(named).collect(), chosen: String::new() }
    };
    let filter = Box::new(move |value| severity.set(value));
    let search = Box::new(move |text| words.set(text));
    view! {
        <div class="report__filters">
            {select("severity", texts::REPORT_SHOW.get(lang), choice, filter)}
            {field("problems", texts::REPORT_WORDS.get(lang).to_owned(), String::new(), String::new(), search)}
            {button("problems-csv", "quiet", texts::REPORT_CSV.get(lang), keep)}
        </div>
        {shown}
    }
    .into_any()
}
