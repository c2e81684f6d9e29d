//! The sums behind statements: numbers, `+ - * /` and brackets, as `(28927-23197)/28927`.

/// Brackets deeper than this are no sum that anybody wrote.
const DEEPEST: usize = 32;

/// The value of a sum; `None` when the text is none, or divides by nothing.
pub(super) fn value(text: &str) -> Option<f64> {
    let mut rest = Rest { text: text.trim(), depth: 0 };
    let value = rest.sum()?;
    (rest.text.is_empty() && value.is_finite()).then_some(value)
}

struct Rest<'a> {
    text: &'a str,
    depth: usize,
}

impl Rest<'_> {
    fn take(&mut self, wanted: char) -> bool {
        let after = self.text.trim_start().strip_prefix(wanted);
        if let Some(after) = after {
            self.text = after.trim_start();
        }
        after.is_some()
    }

    fn sum(&mut self) -> Option<f64> {
        let mut value = self.product()?;
        loop {
            if self.take('+') {
                value += self.product()?;
            } else if self.take('-') {
                value -= self.product()?;
            } else {
                return Some(value);
            }
        }
    }

    fn product(&mut self) -> Option<f64> {
        let mut value = self.part()?;
        loop {
            if self.take('*') {
                value *= self.part()?;
            } else if self.take('/') {
                value /= self.part()?;
            } else {
                return Some(value);
            }
        }
    }

    fn part(&mut self) -> Option<f64> {
        if self.take('(') {
            self.depth += 1;
            if self.depth > DEEPEST {
                return None;
            }
            let value = self.sum()?;
            self.depth -= 1;
            return self.take(')').then_some(value);
        }
        let end = self.text.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (number, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
        let value = number.parse().ok()?;
        self.text = rest.trim_start();
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sums_are_those_of_the_collected_statements() {
        for (text, expected) in [
            ("35945/40586", 0.88565),
            ("38424+1788+544+34", 40790.0),
            ("(28927-23197)/28927", 0.198_085),
            ("1-3732/(9193-3732)", 0.316_609),
            ("75.35/80", 0.941_875),
            (" 2 * ( 3 + 4 ) - 1 ", 13.0),
        ] {
            assert!((value(text).unwrap() - expected).abs() < 1e-5, "{text}");
        }
        for text in
            ["", "1+", "(1", "1)", "198754 (2022) + 72624 (2021)", "x", "1/0", "1..2", "1,5"]
        {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(value(&"(".repeat(10_000)), None);
    }

    proptest! {
        #[test]
        fn sums_of_whole_numbers_are_those_of_the_machine(a in 0u32..9999, b in 0u32..9999, c in 1u32..99) {
            let (x, y, z) = (f64::from(a), f64::from(b), f64::from(c));
            prop_assert_eq!(value(&format!("({a}+{b})/{c}-{b}*{a}")), Some((x + y) / z - y * x));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            value(&text);
        }
    }
}
