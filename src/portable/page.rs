//! The page's HTML without a server, and with all that it needs.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::Parts;

/// Starts the page from the block of files.
const BOOT: &str = include_str!("boot.js");

/// What is taken over from `index.html`.
pub(super) struct Frame<'a> {
    title: &'a str,
    body: &'a str,
    js: &'a str,
    wasm: &'a str,
    build: &'a str,
}

impl<'a> Frame<'a> {
    /// `None` of a page that is not ours.
    pub(super) fn of(index: &'a str) -> Option<Self> {
        Some(Self {
            title: between(index, "<title>", "</title>")?,
            body: between(index, "<body>", "</body>")?,
            js: between(index, "data-js=\"./", "\"")?,
            wasm: between(index, "data-wasm=\"./", "\"")?,
            build: between(index, "data-build=\"", "\"")?,
        })
    }

    /// The file: styles, what is carried, the block of files as JSON, and what starts it.
    pub(super) fn write<'p>(&self, parts: &Parts<'p>) -> Vec<Cow<'p, str>> {
        let Self { title, body, js, wasm, build } = self;
        let styles = parts.styles.replace("</", "<\\/");
        let (script, style) = (digest(BOOT), digest(&styles));
        let policy = format!(
            "default-src 'none'; script-src '{script}' blob: 'wasm-unsafe-eval'; style-src '{style}'; \
             img-src data: blob:; worker-src blob:; connect-src blob:; base-uri 'none'; form-action 'none'"
        );
        let cover = parts.cover.html();
        let deck = carried("carried-deck", parts.carried.deck);
        let minutes = carried("carried-minutes", parts.carried.minutes);
        let mut pieces = vec![Cow::from(format!(
            "<!doctype html>\n<html lang=\"id\" data-build=\"{build}\" data-portable data-js=\"{js}\" data-wasm=\"{wasm}\">\
             <head><meta charset=\"utf-8\" />\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\
             <meta name=\"referrer\" content=\"no-referrer\" />\
             <meta name=\"color-scheme\" content=\"light dark\" />\
             <title>{title}</title><style>{styles}</style></head>\n\
             <body>{body}{cover}\n{deck}{minutes}<script type=\"application/json\" id=\"files\">{{"
        ))];
        let mut files = parts.files.to_vec();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        for (at, file) in files.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            pieces.push(format!("{comma}{}", file.opening()).into());
            pieces.push(file.base64.as_str().into());
            pieces.push("\"]".into());
        }
        pieces.push(format!("}}</script>\n<script>{BOOT}</script></body></html>\n").into());
        pieces
    }
}

/// What a person has written, as data of the page.
fn carried(id: &str, json: &str) -> String {
    if json.is_empty() {
        return String::new();
    }
    // The same JSON, in which no script can end.
    let json = json.replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"{id}\">{json}</script>\n")
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// As a policy names a script or a style.
pub(super) fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
