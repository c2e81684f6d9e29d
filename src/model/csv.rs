//! CSV that people open in spreadsheets (RFC 4180, UTF-8 with a byte order mark so that they read it right).

/// What a file begins with.
pub const MARK: &str = "\u{feff}";

/// A line with its end. What a spreadsheet would run as a formula begins with an apostrophe.
pub fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

fn cell(cell: &str) -> String {
    let is_number = cell.trim_start_matches('-').chars().all(|c| c.is_ascii_digit() || c == '.');
    let cell = if is_number { cell.to_owned() } else { without_formulas(cell) };
    if cell.contains(['"', ',', '\n', '\r', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// An apostrophe before what begins a formula: in the cell, and after what a spreadsheet of another locale takes for its
/// end. There the separator is a semicolon, and quotes inside a line mean nothing.
fn without_formulas(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for c in cell.chars() {
        let is_formula = matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
        if begins && (is_formula || (text.is_empty() && matches!(c, '\t' | '\r' | '\n'))) {
            text.push('\'');
        }
        text.push(c);
        begins = matches!(c, ';' | '\t' | '\r' | '\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula_runs() {
        let cells = ["a", "1,5", "say \"no\"", "=1+1", "-5", "-5.2", "-x", "@x", "two\nlines", ""];
        assert_eq!(
            line(cells.into_iter()),
            "a,\"1,5\",\"say \"\"no\"\"\",'=1+1,-5,-5.2,'-x,'@x,\"two\nlines\",\r\n"
        );
    }

    #[test]
    fn no_formula_runs_where_semicolons_separate() {
        let cells = ["x;=1+1", "x\n=1+1", "\n@x", "a;b - c", "＝1", "a=b"];
        assert_eq!(
            line(cells.into_iter()),
            "\"x;'=1+1\",\"x\n'=1+1\",\"'\n'@x\",\"a;b - c\",'＝1,a=b\r\n"
        );
    }
}
