//! Minutes as files: handed out, and taken in.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};

use super::desk::{Desk, FILE, Panel, today};
use super::{acts, saving, words};
use crate::board::Workbook;
use crate::board::minutes::{Entries, Paper, csv, table};
use crate::browser::{BrowserError, dom, download, file, page};
use crate::ingest::minutes::{MinutesRead, read_minutes, twins};
use crate::model::minutes::Minutes;
use crate::model::{Lang, Message, Problem, told};

/// Bytes of the largest file that is read: thousands of entries.
const LARGEST: f64 = (16 << 20) as f64;

pub(super) fn export(desk: &Rc<Desk>, kind: &str) {
    let minutes = desk.with(|state| state.minutes.clone());
    hand_out(desk, kind, &minutes);
}

/// Hands out minutes in one of the kinds of files: all of them as JSON and tables, the meeting that is written down on
/// paper.
pub(super) fn hand_out(desk: &Rc<Desk>, kind: &str, minutes: &Minutes) {
    let done = match kind {
        "json" => {
            let text = saving::written(minutes).unwrap_or_default();
            save("json", "application/json", text.as_bytes())
        }
        "csv" => {
            let known = desk.with(|state| state.known.meetings.clone());
            let text = desk.read_as(|reader| csv(reader, minutes, &known));
            save("csv", "text/csv;charset=utf-8", text.as_bytes())
        }
        "xlsx" => workbook(desk, minutes),
        "markdown" => on_paper(desk, minutes, |paper| paper.markdown())
            .map_or(Ok(()), |text| save("md", "text/markdown;charset=utf-8", text.as_bytes())),
        "html" => on_paper(desk, minutes, |paper| paper.html_file())
            .map_or(Ok(()), |text| save("html", "text/html;charset=utf-8", text.as_bytes())),
        _ => on_paper(desk, minutes, |paper| paper.html()).map_or(Ok(()), |html| {
            dom::fill("scribe-sheet", &html)?;
            desk.show(Panel::Nothing);
            page::mark("data-minutes", Some("print"))?;
            let printed = page::print();
            page::mark("data-minutes", Some("on"))?;
            printed
        }),
    };
    if done.is_err() {
        desk.warn(&Message::new(words::NOT_HANDED_OUT.id, words::NOT_HANDED_OUT.en));
    }
}

fn file_name(ending: &str) -> String {
    format!("notulen-{}.{ending}", today())
}

fn save(ending: &str, mime: &str, bytes: &[u8]) -> Result<(), BrowserError> {
    download::save(&file_name(ending), mime, bytes)
}

/// The meeting that is written down, on paper; `None` without one.
fn on_paper(
    desk: &Rc<Desk>,
    minutes: &Minutes,
    write: impl FnOnce(Paper<'_>) -> String,
) -> Option<String> {
    let meeting = desk.with(|state| state.current())?;
    let entries = Entries::of(minutes);
    Some(desk.read_as(|reader| write(Paper::new(reader, &meeting, &entries))))
}

/// Asks for a workbook of the same table as the CSV: it is made by a program of its own.
fn workbook(desk: &Rc<Desk>, minutes: &Minutes) -> Result<(), BrowserError> {
    let known = desk.with(|state| state.known.meetings.clone());
    let table = desk.read_as(|reader| table(reader, minutes, &known));
    let workbook = Workbook { name: file_name("xlsx"), sheets: vec![table], about: Vec::new() };
    let text = serde_json::to_string(&workbook).unwrap_or_default();
    dom::tell(told::WORKBOOK, &text)
}

/// Merges the chosen file into what is here, and says what came of it.
pub(super) fn import(desk: &Rc<Desk>) {
    let input = dom::by_id(FILE).ok().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let Some((input, chosen)) =
        input.and_then(|input| Some((input.clone(), file::chosen(&input)?)))
    else {
        return;
    };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let lines = take_in(&desk, &chosen).await.unwrap_or_else(|problem| vec![problem]);
        // The same file may be chosen again.
        input.set_value("");
        desk.draw_bar();
        desk.show(Panel::Report(lines));
    });
}

/// The element that holds the minutes of a page that is one file.
const CARRIED: &str = "#carried-minutes";

/// Merges the minutes that the page carries, if it is one file, into what is here: as often as it is opened, each version
/// is here once.
pub(super) async fn take_carried(desk: &Rc<Desk>) {
    let Ok(Some(text)) = dom::raw_text(CARRIED) else { return };
    match read_minutes(text.as_bytes(), CARRIED) {
        // A refusal is said by the bar.
        Ok(read) => saving::keep(desk, read.minutes).await.unwrap_or_default(),
        Err(problem) => desk.warn(&described(&problem)),
    }
}

async fn take_in(desk: &Rc<Desk>, chosen: &File) -> Result<Vec<Message>, Message> {
    if chosen.size() > LARGEST {
        return Err(Message::new(
            "Berkas lebih besar dari 16 MiB.",
            "The file is larger than 16 MiB.",
        ));
    }
    let unread = || Message::new("Berkas tidak dapat dibaca.", "The file cannot be read.");
    let bytes = file::read(chosen, |_| ()).await.map_err(|_| unread())?;
    let name = chosen.name();
    let read = read_minutes(&bytes, &name).map_err(|problem| described(&problem))?;
    let before = desk.with(|state| state.minutes.clone());
    saving::keep(desk, read.minutes.clone()).await.map_err(|refusal| refusal.message())?;
    if desk.with(|state| state.current().is_none())
        && let Some(first) = read.minutes.meetings().last()
    {
        acts::choose(desk, &first.id);
    }
    Ok(report(&before, &read, &name))
}

/// What a file brought: what is new, what differs now, what of it was set aside.
fn report(before: &Minutes, read: &MinutesRead, name: &str) -> Vec<Message> {
    let added = read.minutes.beyond(before).len();
    let known = read.minutes.versions().len() - added;
    let after = before.merge(&read.minutes);
    let conflicts = after.conflicts().len().saturating_sub(before.conflicts().len());
    let mut lines = vec![Message::new(
        format!("{added} versi ditambahkan, {known} sudah ada."),
        format!("{added} versions added, {known} were here already."),
    )];
    if conflicts > 0 {
        lines.push(Message::new(
            format!("{conflicts} entri kini berbeda: pilih versi yang berlaku di daftar."),
            format!("{conflicts} entries now differ: choose the version that holds in the list."),
        ));
    }
    lines.extend(read.problems.iter().map(described));
    lines.extend(twins(&after, name).iter().map(described));
    lines
}

fn described(problem: &Problem) -> Message {
    Message::new(problem.describe(Lang::Id), problem.describe(Lang::En))
}
