//! A deck as a file: to carry it to another computer, or to share it.
//!
//! `{"format": "capaian-deck", "version": 1, "title": …, "shape": "16:9", "slides": [ … ]}`, each slide as
//! [`crate::model::deck::Slide`]. The same deck is always the same bytes.

use serde::{Deserialize, Serialize};

use super::page::{is_web_page, web_page};
use crate::model::deck::{Deck, Slide, SlideView};
use crate::model::{Place, Problem, ProblemKind};

/// What a file of a deck calls itself.
pub const FORMAT: &str = "capaian-deck";

/// The version of the format that this program writes.
pub const FORMAT_VERSION: u32 = 1;

const MOST_BYTES: usize = 4 << 20;
/// More than any meeting sees.
const MOST_SLIDES: usize = 200;
/// Characters of what is written on a slide or for its speaker.
const MOST_WORDS: usize = 20_000;
/// Characters of an address; a filter of all agencies but one has some thousands.
const LONGEST_ADDRESS: usize = 16_000;

#[derive(Deserialize)]
struct Heading {
    format: String,
    version: u32,
}

#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u32,
    #[serde(flatten)]
    deck: &'a Deck,
}

/// Reads a deck. What it says is text, and where it leads is a view of this page: nothing else is taken from it.
///
/// # Errors
/// `WebPage`; `NewerSchema` for a later version of the format; `Unreadable` for anything else that is no such file, one
/// that is cut off, or one that is too large.
pub fn read_deck(bytes: &[u8], file: &str) -> Result<Deck, Problem> {
    if is_web_page(bytes) {
        return Err(web_page(file, "dek JSON", "a deck as JSON"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.len() > MOST_BYTES {
        return Err(no_deck(Place::file(file), format!("{} MiB", bytes.len() >> 20)));
    }
    let heading: Heading =
        serde_json::from_slice(bytes).map_err(|error| malformed(file, &error))?;
    if heading.format != FORMAT || heading.version == 0 {
        let name: String = heading.format.chars().take(40).collect();
        return Err(no_deck(Place::file(file), format!("{name} {}", heading.version)));
    }
    if heading.version > FORMAT_VERSION {
        return Err(newer(file, heading.version));
    }
    let deck: Deck = serde_json::from_slice(bytes).map_err(|error| malformed(file, &error))?;
    if deck.slides.len() > MOST_SLIDES {
        return Err(no_deck(Place::file(file), format!("{} slide", deck.slides.len())));
    }
    match deck.slides.iter().position(|slide| !is_sound(slide)) {
        Some(at) => {
            let row = u32::try_from(at + 1).unwrap_or(u32::MAX);
            let name: String = deck.slides.get(at).map(Slide::name).unwrap_or_default().into();
            let name: String = name.chars().take(40).collect();
            Err(no_deck(Place::file(file).at_column(format!("slide {row}")), name))
        }
        None => Ok(deck),
    }
}

/// Writes a deck: indented, with a line feed at the end.
///
/// # Errors
/// `Unreadable` for what JSON cannot hold, which a deck never is.
pub fn write_deck(deck: &Deck) -> Result<Vec<u8>, Problem> {
    let file = File { format: FORMAT, version: FORMAT_VERSION, deck };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|error| malformed(FORMAT, &error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn is_sound(slide: &Slide) -> bool {
    let words = [&slide.title, &slide.notes, &slide.id];
    let is_short = |text: &String| text.len() <= MOST_WORDS;
    words.into_iter().chain(&slide.lines).all(is_short)
        && slide.view.as_ref().is_none_or(leads_to_this_page)
}

/// A query alone: nothing in it can name another page, and a part is a name and no selector.
fn leads_to_this_page(SlideView { address, part }: &SlideView) -> bool {
    let is_query = |c: char| !c.is_control() && !matches!(c, '#' | '<' | '>' | '"' | '\\');
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    address.len() <= LONGEST_ADDRESS
        && address.chars().all(is_query)
        && part.len() <= 64
        && part.chars().all(is_name)
}

fn malformed(file: &str, error: &serde_json::Error) -> Problem {
    let place = Place::file(file).at_row(u32::try_from(error.line()).unwrap_or(u32::MAX));
    no_deck(place, error.to_string().chars().take(200).collect())
}

fn no_deck(place: Place, found: String) -> Problem {
    Problem::error(ProblemKind::Unreadable, place, found)
        .expected("dek dari Capaian, dalam JSON", "a deck of Capaian, as JSON")
        .advice(
            "Ekspor lagi dari halaman tempat dek itu dibuat.",
            "Export it again from the page where it was made.",
        )
}

fn newer(file: &str, version: u32) -> Problem {
    Problem::error(ProblemKind::NewerSchema, Place::file(file), format!("versi {version}"))
        .expected(
            format!("versi 1 sampai {FORMAT_VERSION}"),
            format!("version 1 to {FORMAT_VERSION}"),
        )
        .advice("Buka dengan Capaian yang lebih baru.", "Open it with a newer Capaian.")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Day;
    use crate::model::deck::{Shape, Taken, TakenFigure};

    fn any_slide() -> impl Strategy<Value = Slide> {
        let words = "[ -~é…\n]{0,40}";
        let view = prop::option::of(
            ("[a-z=&,~.%0-9-]{0,60}", "[a-z_-]{0,20}")
                .prop_map(|(address, part)| SlideView { address, part }),
        );
        let figures = prop::collection::vec(
            (words, words, words).prop_map(|(key, label, text)| TakenFigure { key, label, text }),
            0..3,
        );
        let taken = prop::option::of((prop::option::of(0..30_000), words, figures).prop_map(
            |(day, finding, figures)| Taken {
                data: "3f".to_owned(),
                data_as_of: day.map(Day::from_number),
                finding,
                figures,
            },
        ));
        (words, words, view, prop::collection::vec(words, 0..4), words, taken, any::<bool>())
            .prop_map(|(id, title, view, lines, notes, taken, is_pinned)| Slide {
                id,
                title,
                view,
                lines,
                notes,
                taken,
                is_pinned,
            })
    }

    proptest! {
        #[test]
        fn a_deck_survives_its_file(
            title in "[ -~é]{0,20}",
            slides in prop::collection::vec(any_slide(), 0..5),
            is_wide in any::<bool>(),
        ) {
            let shape = if is_wide { Shape::Wide } else { Shape::Standard };
            let deck = Deck { title, shape, slides };
            let bytes = write_deck(&deck).unwrap();
            prop_assert_eq!(&read_deck(&bytes, "x.json").unwrap(), &deck);
            prop_assert_eq!(write_deck(&read_deck(&bytes, "x.json").unwrap()).unwrap(), bytes);
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read_deck(&bytes, "x.json");
        }
    }

    fn file(slides: &str) -> String {
        format!(r#"{{"format": "capaian-deck", "version": 1, "slides": [{slides}]}}"#)
    }

    #[test]
    fn a_slide_leads_to_a_view_of_this_page_and_nowhere_else() {
        let view = |address: &str, part: &str| {
            file(&format!(r#"{{"id": "1", "view": {{"address": {address:?}, "part": {part:?}}}}}"#))
        };
        assert!(read_deck(view("v=1&destination=HKG,TWN", "month").as_bytes(), "x").is_ok());
        for (address, part) in [
            ("v=1#x", ""),
            ("<script>", ""),
            ("\u{7}", ""),
            ("v=1", "month\"], body"),
            ("v=1", "*"),
        ] {
            let problem = read_deck(view(address, part).as_bytes(), "x").unwrap_err();
            assert_eq!(problem.kind, ProblemKind::Unreadable, "{address} {part}");
        }
    }

    #[test]
    fn what_is_no_deck_is_named() {
        let kind = |text: &str| read_deck(text.as_bytes(), "x").unwrap_err().kind;
        assert_eq!(kind("<!doctype html><p>Masuk"), ProblemKind::WebPage);
        assert_eq!(kind(r#"{"format": "capaian-minutes", "version": 1}"#), ProblemKind::Unreadable);
        assert_eq!(
            kind(r#"{"format": "capaian-deck", "version": 2, "slides": []}"#),
            ProblemKind::NewerSchema
        );
        let deck = file(r#"{"id": "1", "title": "A"}"#);
        let cut = deck.get(..deck.len() - 4).unwrap();
        assert_eq!(kind(cut), ProblemKind::Unreadable);
        assert!(read_deck(deck.as_bytes(), "x").is_ok());
        let many = vec![r#"{"id": "1"}"#; MOST_SLIDES + 1].join(",");
        assert_eq!(kind(&file(&many)), ProblemKind::Unreadable);
    }
}
