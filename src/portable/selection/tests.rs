use super::super::contents::VOCABULARY;
use super::*;
use crate::ingest::config::read_config;
use crate::ingest::manifest::sha256_hex;

const INDEX_TEXT: &str = "<html data-build=\"b1\"><title>Capaian</title>\
    <script data-js=\"./app-1.js\" data-wasm=\"./app-1_bg.wasm\"></script><body></body></html>";
const TABLE: &[u8] = b"day,value\n";

fn config() -> Vec<u8> {
    let set = |id: &str| {
        format!(
            r#"{{"id": "{id}", "title": {{"id": "{id}", "en": "{id}"}}, "manifest": "data/{id}/manifest.json"}}"#
        )
    };
    format!(
        r#"{{"office": {{"id": "K", "en": "O"}}, "data_sets": [{}, {}], "bands": [], "bands_name": {{"id": "", "en": ""}}}}"#,
        set("a"),
        set("b")
    )
    .into_bytes()
}

fn manifest() -> Vec<u8> {
    format!(
        r#"{{"schema_version": 1, "kind": "sample", "title": {{"id": "", "en": ""}}, "data_as_of": "2024-10-31",
        "generated_at": "2024-11-05", "publisher": {{"id": "", "en": ""}}, "licence": "", "notice": {{"id": "", "en": ""}},
        "tables": [{{"name": "targets", "url": "targets.csv", "format": "csv", "rows": 0, "bytes": {}, "sha256": "{}"}}]}}"#,
        TABLE.len(),
        sha256_hex(TABLE)
    )
    .into_bytes()
}

fn site(path: &str) -> Vec<u8> {
    match path {
        INDEX => INDEX_TEXT.as_bytes().to_vec(),
        VOCABULARY => b"{}".to_vec(),
        "style-1.css" => b".page {}".to_vec(),
        _ => TABLE.to_vec(),
    }
}

fn selection(ids: &[&str]) -> Selection {
    let build: BTreeMap<&str, String> =
        [INDEX, "style-1.css"].map(|path| (path, sha256_hex(&site(path)))).into();
    let sets = read_config(&config(), CONFIG).unwrap().data_sets;
    let offered = sets.into_iter().map(|set| Offered::new(set, manifest()).unwrap()).collect();
    let build = serde_json::to_vec(&build).unwrap();
    let mut selection = Selection::new(build, config(), offered).unwrap();
    wish(&mut selection, ids);
    selection
}

fn wish(selection: &mut Selection, ids: &[&str]) {
    selection.wishes.sets = ids.iter().map(|&id| id.to_owned()).collect();
}

/// Packs all that is wished for, as the page does; the paths in their order.
fn pack(selection: &mut Selection) -> Vec<String> {
    let mut paths = Vec::new();
    while let Some(Job { path, source }) = selection.next() {
        let bytes = match source {
            Source::Site(_) => site(&path),
            Source::Bytes(bytes) => bytes,
        };
        let sets = selection.wishes.sets.clone();
        selection.put(Packed::new(&path, &bytes, &bytes), bytes, &sets);
        paths.push(path);
    }
    paths
}

fn made(selection: &Selection) -> (String, Sizes, String) {
    let day = "2024-11-29".parse().unwrap();
    let take = |made: &Made<'_>| (made.pieces.concat(), made.sizes.clone(), made.code.to_owned());
    selection.with_file(day, take).unwrap().unwrap()
}

#[test]
fn only_what_is_wished_for_is_packed_and_nothing_twice() {
    let mut selection = selection(&["a"]);
    assert_eq!(selection.with_file("2024-11-29".parse().unwrap(), |_| ()).unwrap(), None);
    assert_eq!(selection.progress(), (0, 7));
    let first = pack(&mut selection);
    assert_eq!(first.len(), 7);
    assert!(!first.iter().any(|path| path.starts_with("data/b")));
    wish(&mut selection, &["a", "b"]);
    assert_eq!(pack(&mut selection), ["data/b/targets.csv", "data/b/manifest.json", CONFIG]);
    wish(&mut selection, &["a"]);
    assert_eq!(pack(&mut selection), [CONFIG]);
}

#[test]
fn sizes_add_up_to_that_of_the_file() {
    let mut selection = selection(&["a", "b"]);
    selection.take_deck(r#"{"format": "capaian-deck", "version": 1, "slides": [{"id": "1"}]}"#);
    selection.wishes.has_deck = true;
    pack(&mut selection);
    let (html, sizes, _) = made(&selection);
    assert_eq!(html.len(), sizes.whole);
    let parts = sizes.programs + sizes.sets.values().sum::<usize>() + sizes.deck + sizes.minutes;
    assert_eq!(parts, sizes.whole);
    assert!(sizes.deck > 0 && sizes.minutes == 0);
    assert!(html.contains("id=\"carried-deck\"") && html.contains("1 slide"));
}

#[test]
fn what_is_not_chosen_is_not_in_the_file() {
    let mut selection = selection(&["b"]);
    selection.take_deck(r#"{"format": "capaian-deck", "version": 1, "slides": [{"id": "1"}]}"#);
    pack(&mut selection);
    let (html, _, code) = made(&selection);
    assert!(!html.contains("id=\"carried-") && !html.contains("data/a/"));
    selection.wishes.title = "Rapat".to_owned();
    let (named, _, same) = made(&selection);
    assert_ne!(named, html);
    assert_eq!(same, code);
}

#[test]
fn a_deck_that_cannot_be_read_does_not_go_in() {
    let mut selection = selection(&["a"]);
    selection.take_deck("<!doctype html>");
    assert_eq!(selection.slides, 0);
}
