//! Markup of a section of the page. Names of elements and attributes are ours, and everything else is text: what the
//! data hold never becomes markup.

use super::texts;
use crate::chart::drawing::{Cell, DataTable, Drawing};
use crate::chart::ink::push_escaped;
use crate::model::Lang;

/// What a card's border and padding take from its width, in CSS pixels.
pub(super) const FRAME: u32 = 34;

/// An attribute; one without a value is written alone.
pub(crate) type Attribute<'a> = (&'static str, &'a str);

/// What the names of a table's rows choose.
#[derive(Clone, Copy)]
pub(super) struct Choosing<'a> {
    pub(super) view: &'a str,
    /// The keys that are chosen.
    pub(super) chosen: &'a [String],
    /// Of the table, which is alone with it on the page.
    pub(super) name: &'a str,
}

/// A figure with its name and what it means.
pub(super) struct Figure {
    pub(super) key: &'static str,
    pub(super) label: &'static str,
    /// In the reader's format.
    pub(super) value: String,
    /// For machines, unrounded; empty for words.
    pub(super) raw: String,
    pub(super) note: String,
}

/// Where a slider stands.
pub(super) struct Slider {
    pub(super) ends: (u32, u32),
    pub(super) value: u32,
    /// Where it stands when nothing is chosen.
    pub(super) default: u32,
    pub(super) words: String,
}

#[derive(Default)]
pub(crate) struct Markup {
    html: String,
}

impl Markup {
    pub(crate) fn into_html(self) -> String {
        self.html
    }

    pub(crate) fn text(&mut self, text: &str) {
        push_escaped(&mut self.html, text);
    }

    /// An element with what `fill` puts into it.
    pub(crate) fn within(
        &mut self,
        tag: &'static str,
        attributes: &[Attribute<'_>],
        fill: impl FnOnce(&mut Self),
    ) {
        self.open(tag, attributes);
        fill(self);
        self.html.push_str("</");
        self.html.push_str(tag);
        self.html.push('>');
    }

    /// Something to be opened; `name` is its alone on the page, so that it stays open when it is made anew.
    pub(super) fn details(&mut self, name: &str, summary: &str, fill: impl FnOnce(&mut Self)) {
        self.within("details", &[("class", "provenance"), ("data-panel", name)], |html| {
            html.words("summary", &[], summary);
            fill(html);
        });
    }

    /// The head of a card, with its button to save it; `name` is the card's on the page, `title` its heading's id.
    pub(super) fn header(
        &mut self,
        (name, title): (&str, &str),
        lang: Lang,
        fill: impl FnOnce(&mut Self),
    ) {
        self.within("header", &[("class", "card__header")], |html| {
            fill(html);
            html.saves((name, title), lang);
        });
    }

    /// A button that offers what a card shows as files.
    pub(super) fn saves(&mut self, (name, title): (&str, &str), lang: Lang) {
        let button = [
            ("type", "button"),
            ("class", "button button--quiet button--small card__save"),
            ("data-saves", name),
            ("aria-describedby", title),
        ];
        self.words("button", &button, texts::SAVE.get(lang));
    }

    /// An element of words.
    pub(crate) fn words(&mut self, tag: &'static str, attributes: &[Attribute<'_>], words: &str) {
        self.within(tag, attributes, |html| html.text(words));
    }

    /// An element that holds nothing.
    pub(crate) fn open(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        self.html.push('<');
        self.html.push_str(tag);
        for (name, value) in attributes {
            self.html.push(' ');
            self.html.push_str(name);
            if !value.is_empty() {
                self.html.push_str("=\"");
                for (at, line) in value.split('\n').enumerate() {
                    // What a button says has a part on each line.
                    self.html.push_str(if at > 0 { "&#10;" } else { "" });
                    push_escaped(&mut self.html, line);
                }
                self.html.push('"');
            }
        }
        self.html.push('>');
    }

    /// A drawing that is only looked at, with its summary for those who do not see it.
    pub(super) fn drawing(&mut self, class: &str, drawing: &Drawing) {
        self.within("div", &[("class", class)], |html| html.html.push_str(&drawing.svg));
        self.words("p", &[("class", "visually-hidden")], &drawing.summary);
    }

    /// A drawing whose marks may be clicked, to choose what they stand for in `view`. For the pointer alone: whoever has
    /// none does the same in the table that belongs to it ([`Markup::choosing_table`]).
    pub(super) fn picture(&mut self, class: &str, view: Option<&str>, drawing: &Drawing) {
        let picks = view.map(|view| ("data-picks", view));
        let attributes: Vec<Attribute<'_>> =
            [("class", class), ("aria-hidden", "true")].into_iter().chain(picks).collect();
        self.within("div", &attributes, |html| html.html.push_str(&drawing.svg));
        self.words("p", &[("class", "visually-hidden")], &drawing.summary);
    }

    /// A labelled list to choose an option of the view from: values with their words.
    pub(super) fn select(
        &mut self,
        option: &str,
        clears: &str,
        label: &str,
        choices: &[(String, String)],
        chosen: &str,
    ) {
        self.list((option, &format!("option-{option}"), clears), label, choices, chosen);
    }

    /// As [`Markup::select`], one of several lists of an option, by its own id.
    pub(super) fn select_for(
        &mut self,
        option: &str,
        id: &str,
        label: &str,
        choices: &[(String, String)],
        chosen: &str,
    ) {
        self.list((option, id, ""), label, choices, chosen);
    }

    fn list(
        &mut self,
        (option, id, clears): (&str, &str, &str),
        label: &str,
        choices: &[(String, String)],
        chosen: &str,
    ) {
        if choices.is_empty() {
            return;
        }
        self.within("label", &[("class", "field")], |html| {
            html.words("span", &[("class", "field__label")], label);
            let attributes = [("id", id), ("data-option", option), ("data-clears", clears)];
            html.within("select", &attributes, |html| {
                for (value, words) in choices {
                    let selected = [("value", value.as_str()), ("selected", "")];
                    let count = if value == chosen { 2 } else { 1 };
                    html.words("option", selected.get(..count).unwrap_or_default(), words);
                }
            });
        });
    }

    /// A labelled list whose choice is added to what is chosen in a view.
    pub(super) fn adding(&mut self, view: &str, label: &str, choices: &[(String, String)]) {
        self.within("label", &[("class", "field"), ("data-picks", view)], |html| {
            html.words("span", &[("class", "field__label")], label);
            html.within("select", &[("id", "add-choice"), ("data-adds", "")], |html| {
                for (value, words) in choices {
                    html.words("option", &[("value", value.as_str())], words);
                }
            });
        });
    }

    /// A labelled field to type an option of the view in.
    pub(super) fn field(&mut self, option: &str, label: &str, help: &str, value: &str) {
        let (id, help_id) = (format!("option-{option}"), format!("help-{option}"));
        self.within("label", &[("class", "field"), ("for", &*id)], |html| {
            html.words("span", &[("class", "field__label")], label);
        });
        let attributes = [
            ("type", "text"),
            ("id", id.as_str()),
            ("data-option", option),
            ("autocomplete", "off"),
            ("aria-describedby", help_id.as_str()),
            ("value", value),
        ];
        self.open("input", &attributes);
        self.words("p", &[("id", &*help_id), ("class", "field__help")], help);
    }

    /// A labelled slider of an option of the view, with what its value means in words.
    pub(super) fn slider(&mut self, option: &str, label: &str, slider: &Slider) {
        let id = format!("option-{option}");
        let Slider { ends, value, default, words } = slider;
        let [least, most, value, default] =
            [ends.0, ends.1, *value, *default].map(|n| n.to_string());
        self.within("label", &[("class", "field slider")], |html| {
            html.words("span", &[("class", "field__label")], label);
            let attributes = [
                ("type", "range"),
                ("id", id.as_str()),
                ("data-option", option),
                ("min", least.as_str()),
                ("max", most.as_str()),
                ("step", "5"),
                ("aria-valuetext", words.as_str()),
                ("data-default", default.as_str()),
                ("value", value.as_str()),
            ];
            html.open("input", &attributes);
            html.words("output", &[("for", &*id)], words);
        });
    }

    /// A button that chooses these values of options of the view.
    pub(super) fn sets(&mut self, options: &[(&str, &str)], words: &str) {
        let pairs: Vec<String> =
            options.iter().map(|(option, value)| format!("{option}={value}")).collect();
        let pairs = pairs.join("\n");
        let attributes = [("type", "button"), ("class", "link"), ("data-sets", pairs.as_str())];
        self.words("button", &attributes, words);
    }

    /// A button that takes these options back to where nothing is chosen.
    pub(super) fn forget(&mut self, id: &str, options: &[&str], words: &str) {
        let forgets = options.join(" ");
        let attributes = [
            ("type", "button"),
            ("id", id),
            ("class", "button button--quiet button--small"),
            ("data-forgets", forgets.as_str()),
        ];
        self.words("button", &attributes, words);
    }

    /// Figures side by side: a stable name, a label, the value for people and for machines, and a note.
    pub(super) fn figures(&mut self, figures: &[Figure]) {
        self.within("div", &[("class", "figures")], |html| {
            for Figure { key, label, value, raw, note } in figures {
                html.within("div", &[("class", "figure")], |html| {
                    html.words("p", &[("class", "figure__label")], label);
                    let value_of =
                        [("class", "figure__value"), ("data-figure", key), ("data-value", raw)];
                    html.words("p", &value_of, value);
                    html.words("p", &[("class", "figure__note")], note);
                });
            }
        });
    }

    /// Figures in rows; lines of a cell after the first are remarks.
    pub(crate) fn table(&mut self, table: &DataTable) {
        self.rows(table, None);
    }

    /// As [`Markup::table`], where each row's name chooses its key in a view, or lets go of it.
    pub(super) fn choosing_table(&mut self, table: &DataTable, choosing: Choosing<'_>) {
        self.rows(table, Some(choosing));
    }

    fn rows(&mut self, table: &DataTable, choosing: Option<Choosing<'_>>) {
        let is_number: Vec<bool> =
            (0..table.headers.len()).map(|column| table.is_numbers(column)).collect();
        let class = |column: usize| match is_number.get(column) {
            Some(true) => "number",
            _ => "words",
        };
        let scroll = [
            ("class", "table-scroll"),
            ("tabindex", "0"),
            ("role", "group"),
            ("aria-label", &*table.caption),
            ("data-picks", choosing.map_or("", |choosing| choosing.view)),
        ];
        let scroll = scroll.get(..if choosing.is_some() { 5 } else { 4 }).unwrap_or_default();
        self.within("div", scroll, |html| {
            html.within("table", &[], |html| {
                html.words("caption", &[("class", "visually-hidden")], &table.caption);
                html.within("thead", &[], |html| {
                    html.within("tr", &[], |html| {
                        for (column, header) in table.headers.iter().enumerate() {
                            html.words("th", &[("scope", "col"), ("class", class(column))], header);
                        }
                    });
                });
                html.within("tbody", &[], |html| {
                    for row in &table.rows {
                        html.within("tr", &[], |html| {
                            for (column, cell) in row.iter().enumerate() {
                                match column {
                                    0 => {
                                        html.within(
                                            "th",
                                            &[("scope", "row")],
                                            |html| match choosing {
                                                Some(choosing) => html.choice(cell, choosing),
                                                None => html.lines(&cell.text),
                                            },
                                        )
                                    }
                                    _ => {
                                        let attributes =
                                            [("class", class(column)), ("data-value", &*cell.raw)];
                                        let is_said = cell.raw.is_empty() || cell.raw == cell.text;
                                        let count = if is_said { 1 } else { 2 };
                                        let attributes =
                                            attributes.get(..count).unwrap_or_default();
                                        html.within("td", attributes, |html| {
                                            html.lines(&cell.text)
                                        });
                                    }
                                }
                            }
                        });
                    }
                });
            });
        });
    }

    /// A name that chooses its key, or lets go of it.
    pub(super) fn choice(&mut self, cell: &Cell, choosing: Choosing<'_>) {
        let id = format!("{}-{}", choosing.name, cell.raw);
        let is_chosen = choosing.chosen.contains(&cell.raw);
        let attributes = [
            ("type", "button"),
            ("class", "link"),
            ("id", id.as_str()),
            ("data-key", cell.raw.as_str()),
            ("aria-pressed", if is_chosen { "true" } else { "false" }),
        ];
        self.words("button", &attributes, &cell.text);
    }

    pub(super) fn lines(&mut self, text: &str) {
        let mut lines = text.split('\n');
        self.text(lines.next().unwrap_or_default());
        for remark in lines.filter(|remark| !remark.is_empty()) {
            self.words("small", &[("class", "remark")], remark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "<img src=x onerror=alert(1)>\" onclick=\"a & 'b'";

    #[test]
    fn what_the_data_hold_is_text_wherever_it_stands() {
        let mut html = Markup::default();
        html.words("p", &[("title", HOSTILE)], HOSTILE);
        html.select("x", "", HOSTILE, &[(HOSTILE.to_owned(), HOSTILE.to_owned())], HOSTILE);
        html.table(&DataTable {
            caption: HOSTILE.to_owned(),
            headers: vec![HOSTILE.to_owned()],
            rows: vec![vec![Cell::word(format!("{HOSTILE}\n{HOSTILE}"))]],
        });
        let html = html.into_html();
        assert!(!html.contains("<img") && !html.contains("\" onclick"));
        assert_eq!(html.matches("&lt;img").count(), 10);
    }

    #[test]
    fn one_choice_is_chosen() {
        let mut html = Markup::default();
        let choices = [("0", "A"), ("1", "B")].map(|(v, w)| (v.to_owned(), w.to_owned()));
        html.select("table", "period", "Tabel", &choices, "1");
        let expected = "<option value=\"0\">A</option><option value=\"1\" selected>B</option></select></label>";
        assert!(html.into_html().ends_with(expected));
    }
}
