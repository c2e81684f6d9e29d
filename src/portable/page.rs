//! The page's HTML without a server, and with all that it needs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::Cover;

/// Starts the page from the block of files.
const BOOT: &str = include_str!("boot.js");

/// What is taken over from `index.html`.
pub(super) struct Parts<'a> {
    title: &'a str,
    body: &'a str,
    js: &'a str,
    wasm: &'a str,
    build: &'a str,
}

impl<'a> Parts<'a> {
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

    /// The file: styles, the block of files as JSON, and what starts it.
    pub(super) fn write(&self, styles: &str, files: &str, cover: &Cover) -> String {
        let Self { title, body, js, wasm, build } = self;
        let styles = styles.replace("</", "<\\/");
        let (script, style) = (digest(BOOT), digest(&styles));
        let policy = format!(
            "default-src 'none'; script-src '{script}' blob: 'wasm-unsafe-eval'; style-src '{style}'; \
             img-src data: blob:; worker-src blob:; connect-src blob:; base-uri 'none'; form-action 'none'"
        );
        let Cover { made, data, code } = cover;
        let words = escaped(&format!("Capaian · {data} · {made} · {code}"));
        format!(
            "<!doctype html>\n<html lang=\"id\" data-build=\"{build}\" data-portable data-js=\"{js}\" data-wasm=\"{wasm}\">\
             <head><meta charset=\"utf-8\" />\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\
             <meta name=\"referrer\" content=\"no-referrer\" />\
             <meta name=\"color-scheme\" content=\"light dark\" />\
             <title>{title}</title><style>{styles}</style></head>\n\
             <body>{body}<p class=\"portable\">{words}</p>\n\
             <script type=\"application/json\" id=\"files\">{files}</script>\n\
             <script>{BOOT}</script></body></html>\n"
        )
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// As a policy names a script or a style.
pub(super) fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
