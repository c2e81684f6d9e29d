//! What became of the person's own file: read, set aside, changed; to filter, to keep, to change.

use leptos::prelude::*;

use crate::app::store::{OwnFile, Store};
use crate::app::widgets::controls::{button, field};
use crate::app::widgets::data_table::DataTableView;
use crate::app::widgets::live::live;
use crate::app::widgets::select::{Choice, select};
use crate::app::{tasks, texts};
use crate::chart::drawing::DataTable;
use crate::model::Message;
use crate::model::vocabulary::fold;
use crate::worker::reading::{Group, REPORT, Saved};

/// What was read, set aside and changed.
#[component]
pub fn Report(own: OwnFile) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let OwnFile { file, report } = own;
    let [columns, problems] = report.tables(lang).clone();
    let found = if problems.rows.is_empty() {
        view! { <p>{texts::REPORT_CLEAN.get(lang)}</p> }.into_any()
    } else {
        problems_view(store, problems, report.groups)
    };
    let keep = move |action, words, what| {
        let act = Box::new(move || tasks::save_of_import(store, what));
        button(action, "quiet", words, act)
    };
    let aside = (report.rows_set_aside > 0)
        .then(|| keep("set-aside", texts::REPORT_ASIDE.get(lang), Saved::Aside));
    let unread = (!report.unread.is_empty()).then(|| unread_sheets(store, report.unread));
    let review = Box::new(move || tasks::review_import(store, None));
    view! {
        <details class="card report" data-panel="report" data-stamp=report.stamp open=true>
            <summary>
                <h2 id=tasks::REPORT tabindex="-1">{REPORT.get(lang)}": "{file}</h2>
            </summary>
            <p
                class="report__sum"
                data-figure="report-rows"
                data-value=report.rows_used.to_string()
            >
                {report.sum.get(lang).to_owned()}
            </p>
            <div class="import__actions" hidden=live(move || !tasks::can_review(store))>
                {button("review", "", texts::REPORT_CHANGE.get(lang), review)}
                {keep("problems-csv", texts::REPORT_CSV.get(lang), Saved::Report)}
                {aside}
                {keep("answers", texts::REPORT_ANSWERS.get(lang), Saved::Answers)}
            </div>
            {unread}
            <DataTableView table=columns />
            {found}
        </details>
    }
}

/// Sheets that the person may have meant too.
fn unread_sheets(store: Store, sheets: Vec<(u32, Message)>) -> AnyView {
    let lang = store.lang();
    let sheets = sheets.into_iter().map(|(sheet, name)| {
        let act = Box::new(move || tasks::review_import(store, Some(sheet)));
        button("read-sheet", "quiet", name.get(lang), act)
    });
    view! {
        <p class="report__unread" hidden=live(move || !tasks::can_review(store))>
            {texts::REPORT_UNREAD.get(lang)}
            " "
            {sheets.collect_view()}
        </p>
    }
    .into_any()
}

/// The problems, those that a person asks for.
fn problems_view(store: Store, problems: DataTable, groups: Vec<Group>) -> AnyView {
    let lang = store.lang();
    let group = RwSignal::new(0);
    let words = RwSignal::new(String::new());
    let names: Vec<String> = groups.iter().map(|one| one.words.get(lang).to_owned()).collect();
    let shown = live(move || {
        let words = fold(&words.get());
        let wanted = groups.get(group.get()).map(|group| &group.rows);
        let mut table = problems.clone();
        let mut numbers = 0_u32..;
        table.rows.retain(|row| {
            let number = numbers.next();
            wanted.zip(number).is_some_and(|(rows, number)| rows.contains(&number))
                && row.iter().any(|cell| fold(&cell.text).contains(&words))
        });
        let count = texts::shown_of(lang, table.rows.len(), problems.rows.len());
        view! {
            <p role="status">{count}</p>
            <DataTableView table />
        }
        .into_any()
    });
    let choice = move || Choice::numbered(names.clone(), 0);
    let filter = Box::new(move |value: String| group.set(value.parse().unwrap_or_default()));
    let search = Box::new(move |text| words.set(text));
    let nothing = live(String::new);
    view! {
        <div class="report__filters">
            {select("group", texts::REPORT_SHOW.get(lang), choice, filter)}
            {field(
                "problems",
                texts::REPORT_WORDS.get(lang).to_owned(),
                String::new(),
                nothing,
                search,
            )}
        </div>
        {shown}
    }
    .into_any()
}
