//! Which files there are of a part of the page.

use super::words;
use crate::board::markup::Markup;
use crate::model::{Lang, Text};

/// What a part can be taken along as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Png,
    Svg,
    /// A picture on the clipboard.
    Copy,
    Csv,
    Xlsx,
}

impl Form {
    pub const PICTURES: [Self; 3] = [Self::Png, Self::Svg, Self::Copy];
    pub const TABLES: [Self; 2] = [Self::Csv, Self::Xlsx];

    /// In markup.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Copy => "copy",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        let all = Self::PICTURES.into_iter().chain(Self::TABLES);
        all.into_iter().find(|form| form.name() == name)
    }

    const fn words(self) -> (Text, Text) {
        match self {
            Self::Png => (words::PNG, words::PNG_HELP),
            Self::Svg => (words::SVG, words::SVG_HELP),
            Self::Copy => (words::COPY_IMAGE, words::COPY_IMAGE_HELP),
            Self::Csv => (words::CSV, words::CSV_HELP),
            Self::Xlsx => (words::XLSX, words::XLSX_HELP),
        }
    }
}

/// What the dialog says of a part.
pub struct Offer<'a> {
    pub name: &'a str,
    pub title: &'a str,
    pub code: &'a str,
    pub has_picture: bool,
    pub has_table: bool,
}

/// The id of the line that says what became of it.
pub const STATUS: &str = "save-status";

/// The form of the dialog.
pub fn markup(offer: &Offer<'_>, lang: Lang) -> String {
    let mut html = Markup::default();
    html.within("form", &[("method", "dialog"), ("class", "save-form")], |html| {
        html.within("header", &[], |html| {
            html.words("h2", &[("id", "save-title")], words::SAVE.get(lang));
            html.words("p", &[("class", "save-part")], offer.title);
        });
        if offer.has_picture {
            files(html, words::PICTURE.get(lang), &Form::PICTURES, lang);
        }
        if offer.has_table {
            files(html, words::TABLE.get(lang), &Form::TABLES, lang);
        }
        view(html, offer.code, lang);
        elsewhere(html, offer.name, lang);
        html.within("p", &[("class", "save-foot")], |html| {
            act(html, "close", "button", words::CLOSE.get(lang));
            html.words("span", &[("id", STATUS), ("role", "status")], "");
        });
    });
    html.into_html()
}

fn files(html: &mut Markup, legend: &str, forms: &[Form], lang: Lang) {
    html.within("fieldset", &[], |html| {
        html.words("legend", &[("class", "field__label")], legend);
        for form in forms {
            let (name, help) = form.words();
            let button =
                [("type", "button"), ("class", "button save-file"), ("data-save", form.name())];
            html.within("button", &button, |html| {
                html.words("strong", &[], name.get(lang));
                html.words("small", &[], help.get(lang));
            });
        }
    });
}

fn view(html: &mut Markup, code: &str, lang: Lang) {
    html.within("fieldset", &[], |html| {
        html.words("legend", &[("class", "field__label")], words::CODE.get(lang));
        html.within("p", &[("class", "save-code")], |html| {
            html.words("code", &[("id", "save-code")], code);
            act(html, "copy-code", "button button--small", words::COPY_CODE.get(lang));
            act(html, "open-code", "button button--small", words::OPEN_CODE.get(lang));
        });
        html.words("small", &[], words::CODE_HELP.get(lang));
    });
}

fn elsewhere(html: &mut Markup, name: &str, lang: Lang) {
    html.within("fieldset", &[], |html| {
        html.words("legend", &[("class", "field__label")], words::ELSEWHERE.get(lang));
        let to = |attribute| [("type", "button"), ("class", "button"), (attribute, name)];
        html.words("button", &to("data-embeds"), words::EMBED.get(lang));
        html.words("button", &to("data-slides"), words::PRESENT.get(lang));
        act(html, "print", "button", words::PRINT.get(lang));
    });
}

fn act(html: &mut Markup, act: &str, class: &str, words: &str) {
    html.words("button", &[("type", "button"), ("class", class), ("data-save-act", act)], words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_known_by_its_name() {
        for form in Form::PICTURES.into_iter().chain(Form::TABLES) {
            assert_eq!(Form::from_name(form.name()), Some(form));
        }
        assert_eq!(Form::from_name("exe"), None);
    }

    #[test]
    fn only_what_a_part_has_is_offered() {
        let offer = Offer {
            name: "agency",
            title: "<b>PT A</b>",
            code: "1KWX-7ZY9",
            has_picture: true,
            has_table: false,
        };
        let html = markup(&offer, Lang::Id);
        assert!(html.contains("data-save=\"png\"") && !html.contains("data-save=\"xlsx\""));
        assert!(html.contains("data-embeds=\"agency\"") && html.contains("&lt;b&gt;PT A"));
    }
}
