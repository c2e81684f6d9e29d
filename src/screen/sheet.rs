//! Drawings as a picture of its own: with their finding, source and code, and the mark of made-up data, and with colours in
//! place of the page's names for them.

use std::fmt::Write as _;

use super::escape::escape;

/// What stands around the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    pub title: String,
    pub source: String,
    /// Empty unless the data are made up.
    pub mark: String,
    /// By which the view is found again.
    pub code: String,
}

const MARGIN: u32 = 16;
const TITLE: u32 = 17;
const SMALL: u32 = 12;

/// Where a picture's text or drawings go on, from the top.
const GAP: u32 = MARGIN / 2;

/// The picture of drawings one beneath the other, and its size in CSS pixels; `None` without one. `value` tells what a
/// custom property stands for.
pub fn picture(
    drawings: &[String],
    caption: &Caption,
    value: impl Fn(&str) -> String,
) -> Option<(String, (u32, u32))> {
    let sized: Vec<(u32, u32, &str)> = drawings
        .iter()
        .filter_map(|it| Some((size(it, " width=\"")?, size(it, " height=\"")?, it.as_str())))
        .collect();
    let width = sized.iter().map(|(width, ..)| *width).max()?;
    let whole = width + 2 * MARGIN;
    let (ink, muted, ground) = (value("--text"), value("--text-muted"), value("--surface"));
    let mut body = String::new();
    let mut top = MARGIN;
    for (words, size, colour, weight) in
        [(&caption.mark, SMALL, value("--sample"), 600), (&caption.title, TITLE, ink, 650)]
    {
        top = write_lines(&mut body, &lines(words, width, size), top, (size, weight), &colour);
    }
    for (_, height, drawing) in sized {
        let at = top + GAP;
        let inner = drawing.replacen("<svg", &format!("<svg x=\"{MARGIN}\" y=\"{at}\""), 1);
        body.push_str(&resolved(&still(&inner), &value));
        top = at + height;
    }
    top += GAP;
    for words in [&caption.source, &caption.code] {
        top = write_lines(&mut body, &lines(words, width, SMALL), top, (SMALL, 400), &muted);
    }
    let all = top + MARGIN;
    let font = value("--font");
    let mut svg = String::with_capacity(body.len() + 400);
    svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    write!(svg, " width=\"{whole}\" height=\"{all}\" viewBox=\"0 0 {whole} {all}\" font-family=\"")
        .ok();
    escape(&mut svg, &font);
    svg.push_str("\"><title>");
    escape(&mut svg, &caption.title);
    svg.push_str("</title><rect width=\"100%\" height=\"100%\" fill=\"");
    escape(&mut svg, &ground);
    svg.push_str("\"/>");
    svg.push_str(&body);
    svg.push_str("</svg>");
    Some((svg, (whole, all)))
}

fn write_lines(
    body: &mut String,
    lines: &[String],
    top: u32,
    (size, weight): (u32, u32),
    colour: &str,
) -> u32 {
    let mut top = top;
    for line in lines {
        top += size + size / 3;
        write!(
            body,
            "<text x=\"{MARGIN}\" y=\"{top}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\""
        )
        .ok();
        escape(body, colour);
        body.push_str("\">");
        escape(body, line);
        body.push_str("</text>");
    }
    top
}

/// Words in lines of a width: a letter takes two thirds of its size, when it is heavy.
fn lines(text: &str, width: u32, size: u32) -> Vec<String> {
    let most = (width * 100 / (size * 66)).max(8) as usize;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The number that an attribute of the outermost element holds.
fn size(drawing: &str, attribute: &str) -> Option<u32> {
    let head = drawing.split('>').next()?;
    let (_, rest) = head.split_once(attribute)?;
    let number: f64 = rest.split('"').next()?.parse().ok()?;
    (1.0..=20_000.0).contains(&number).then(|| number.ceil() as u32)
}

/// What belongs to a drawing that is pointed at, and stands on a page once: names, roles, states, keys.
const LIVING: [&str; 4] = ["id=", "role=", "aria-", "data-"];

/// The drawing as a picture: without those attributes, and with `<` in the others as XML wants it.
fn still(drawing: &str) -> String {
    let mut out = String::with_capacity(drawing.len());
    let mut rest = drawing;
    while let Some((text, tag)) = rest.split_once('<') {
        out.push_str(text);
        out.push('<');
        rest = still_tag(tag, &mut out);
    }
    out.push_str(rest);
    out
}

/// Writes a tag after its `<`, and gives what is behind it.
fn still_tag<'a>(tag: &'a str, out: &mut String) -> &'a str {
    let mut rest = tag;
    loop {
        let end = rest.find(['"', '>']).unwrap_or(rest.len());
        let (before, from) = rest.split_at(end);
        let Some(after) = from.strip_prefix('"') else {
            out.push_str(before);
            return from;
        };
        let (value, behind) = after.split_once('"').unwrap_or((after, ""));
        let name = before.rsplit(' ').next().unwrap_or_default();
        if LIVING.iter().any(|living| name.starts_with(living)) {
            out.push_str(before.strip_suffix(name).unwrap_or_default().trim_end());
        } else {
            out.push_str(before);
            out.push('"');
            out.push_str(&value.replace('<', "&lt;"));
            out.push('"');
        }
        rest = behind;
    }
}

/// The drawing with values in place of `var(--name)`. What the browser wrote as HTML becomes XML.
fn resolved(drawing: &str, value: &impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(drawing.len());
    let mut rest = drawing;
    while let Some((before, after)) = rest.split_once("var(") {
        out.push_str(before);
        let Some((name, behind)) = after.split_once(')') else { break };
        escape(&mut out, &value(name.trim()));
        rest = behind;
    }
    out.push_str(rest);
    out.replace("&nbsp;", "&#160;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DRAWING: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 300 90" width="300" height="90.5"><rect fill="var(--chart-accent)"></rect><text>a&nbsp;b</text></svg>"#;

    fn colour(name: &str) -> String {
        if name == "--font" { "\"Noto\", serif".to_owned() } else { "#123456".to_owned() }
    }

    #[test]
    fn a_picture_needs_nothing_of_the_page() {
        let caption = Caption {
            title: "Hong Kong 31,5% dari penempatan, naik 4,2 poin dari tahun lalu".to_owned(),
            source: "Sumber: <BP3MI>".to_owned(),
            mark: "DATA CONTOH".to_owned(),
            code: "Kode: 1KWX-7ZY9".to_owned(),
        };
        let (svg, (width, height)) = picture(&[DRAWING.to_owned()], &caption, colour).unwrap();
        assert_eq!(width, 332);
        assert!(height > 91 + 60, "{height}");
        assert!(!svg.contains("var(") && !svg.contains("&nbsp;"), "{svg}");
        assert!(svg.contains("Sumber: &lt;BP3MI&gt;") && svg.contains("<svg x=\"16\""), "{svg}");
        assert!(svg.contains("font-family=\"&quot;Noto&quot;, serif\""), "{svg}");
    }

    #[test]
    fn drawings_stand_one_beneath_the_other() {
        let drawings = [DRAWING, DRAWING].map(str::to_owned);
        let (one, (_, height)) = picture(&drawings[..1], &Caption::default(), colour).unwrap();
        let (two, (_, higher)) = picture(&drawings, &Caption::default(), colour).unwrap();
        assert_eq!(higher, height + 91 + GAP);
        assert_eq!((one.matches("<svg x=").count(), two.matches("<svg x=").count()), (1, 2));
        assert_eq!(picture(&[], &Caption::default(), colour), None);
    }

    #[test]
    fn a_picture_is_not_pointed_at() {
        let living = r#"<g id="a" class="mark" role="option" aria-label="x > y: 1" data-key="k"><text x="1">say "id=" here</text><a b="<i>"/></g>"#;
        assert_eq!(
            still(living),
            r#"<g class="mark"><text x="1">say "id=" here</text><a b="&lt;i>"/></g>"#
        );
    }

    proptest! {
        #[test]
        fn no_caption_breaks_the_picture(title in ".{0,80}", drawing in ".{0,80}") {
            let caption = Caption { title, ..Caption::default() };
            let (svg, _) = picture(&[DRAWING.to_owned()], &caption, colour).unwrap();
            prop_assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
            picture(&[drawing], &caption, colour);
        }
    }
}
