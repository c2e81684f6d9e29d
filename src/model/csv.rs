//! CSV that people open in spreadsheets (RFC 4180, UTF-8 with a byte order mark so that they read it right).

/// What a file begins with.
pub const MARK: &str = "\u{feff}";

/// A line with its end. A cell that a spreadsheet would run as a formula begins with an apostrophe.
pub fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

fn cell(cell: &str) -> String {
    let is_number = cell.trim_start_matches('-').chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_formula = !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains(['"', ',', '\n', '\r', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
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
}
