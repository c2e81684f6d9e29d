//! What of a page may stand alone, by its stable name: a chart, a card with a table, a figure. The names are those that
//! the page's markup has: `data-chart`, `data-panel`, `data-figure`.

/// Names on the page: letters, digits and what joins them, so that they need no escaping anywhere.
pub fn is_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    (1..=64).contains(&text.len()) && text.chars().all(is_plain)
}

/// What selects it on the page. Of a figure that is its value, which stands with its label and its note.
pub fn selector(name: &str) -> Option<String> {
    is_name(name).then(|| {
        format!(r#"[data-chart="{name}"], .card[data-panel="{name}"], .figure__value[data-figure="{name}"]"#)
    })
}

/// What shows in any case: what went wrong, what is on its way, the filters that are on, and the room in which the
/// analyst's sections are measured before they come.
const ALWAYS: &str = ".problem, .loading, [data-panel=\"lines\"], .toolbar:has([data-chip]:not([data-chip=month])), .sections";

/// The style sheet under which it stands alone, while `<html>` carries an attribute: `data-embed` or `data-presenting`.
pub fn alone(name: &str, while_marked: &str) -> Option<String> {
    let it = selector(name)?;
    Some(format!(
        ":root[{while_marked}] :is(main, main :has({it})):not(.figure) > :not({it}, :has({it}), {ALWAYS}) \
         {{ display: none !important; }}\n\
         :root[{while_marked}] .grid {{ display: block !important; }}\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_selector_of_its_own() {
        for name in ["", "a b", "x\"], body", "x]{}", "*", "é", &"a".repeat(65)] {
            assert_eq!(selector(name), None, "{name}");
        }
        assert!(
            alone("origin_province", "data-embed")
                .is_some_and(|css| css.contains("\"origin_province\""))
        );
    }
}
