//! The clocks of a show.

use crate::browser::clock;

/// Since then, as `05:07` or `1:05:07`.
pub(super) fn elapsed(since: f64) -> String {
    span(((clock::now() - since) / 1000.0).max(0.0) as u64)
}

/// What the person's clock shows, as `14:05`.
pub(super) fn time_of_day() -> String {
    let (hours, minutes) = clock::time_of_day();
    format!("{hours:02}:{minutes:02}")
}

fn span(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes:02}:{seconds:02}"),
        hours => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_a_clock_is() {
        assert_eq!([0, 307, 3_907].map(span), ["00:00", "05:07", "1:05:07"]);
    }
}
