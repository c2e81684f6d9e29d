//! A reader of SVG, strict where our own writer could go wrong.

use std::collections::BTreeSet;

/// Whether a text is well-formed as far as our own writer could break it: tags nest, attribute values
/// are quoted and unique, ids are unique, and no character has escaped its escaping.
pub fn well_formed(svg: &str) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = svg;
    while let Some((text, after)) = rest.split_once('<') {
        check_text(text)?;
        let (tag, after) = after.split_once('>').ok_or("a tag without end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop().as_deref() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let empty = tag.ends_with('/');
        let (name, mut attributes) =
            tag.trim_end_matches('/').split_once(' ').unwrap_or((tag.trim_end_matches('/'), ""));
        let mut names = BTreeSet::new();
        while !attributes.trim().is_empty() {
            let (attribute, after) = attributes.split_once("=\"").ok_or(format!("in <{tag}>"))?;
            let (value, after) = after.split_once('"').ok_or(format!("in <{tag}>"))?;
            attributes = after;
            check_text(value)?;
            let attribute = attribute.trim();
            if attribute == "style" || attribute.starts_with("on") {
                return Err(format!("{attribute} is not allowed"));
            }
            if attribute.contains(' ') || !names.insert(attribute.to_owned()) {
                return Err(format!("{attribute} in <{tag}>"));
            }
            if attribute == "id" && !ids.insert(value.to_owned()) {
                return Err(format!("the id {value} twice"));
            }
        }
        if !matches!(name, "svg" | "g" | "title" | "desc" | "rect" | "path" | "circle" | "text") {
            return Err(format!("<{name}>"));
        }
        if !empty {
            open.push(name.to_owned());
        }
    }
    check_text(rest)?;
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

fn check_text(text: &str) -> Result<(), String> {
    if text.contains(['<', '>', '"']) || text.chars().any(|c| c < ' ' && !c.is_whitespace()) {
        return Err(format!("unescaped: {text}"));
    }
    let known = ["amp;", "lt;", "gt;", "quot;"];
    match text.split('&').skip(1).all(|after| known.iter().any(|known| after.starts_with(known))) {
        true => Ok(()),
        false => Err(format!("a bare & in {text}")),
    }
}
