//! What is let in of all that may arrive: small enough, not too often, in the language and of its version. The rest is
//! counted and has no other effect.

use serde::Serialize;

use super::message::{Asked, Hello, VERSION};

/// The longest line that is read. A few hundred keys of a filter take a tenth of it.
pub const LONGEST: u32 = 16 * 1024;
/// How many messages may come at once, and how many a second in the long run. A slider sends thirty.
const BURST: f64 = 60.0;
const A_SECOND: f64 = 40.0;

/// What was not listened to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// No line of text, no JSON, or not in this language.
    pub malformed: u32,
    /// A newer or unknown version.
    pub unknown: u32,
    pub oversized: u32,
    pub flooding: u32,
    /// From an origin that `config.json` does not name.
    pub foreign: u32,
    /// Filters that there are none of.
    pub filters: u32,
}

/// Lets messages in. Time is in milliseconds, from any beginning.
#[derive(Clone, Debug)]
pub struct Gate {
    /// How many more may come now.
    left: f64,
    last: f64,
    pub counts: Counts,
}

impl Gate {
    pub fn new(now: f64) -> Self {
        Self { left: BURST, last: now, counts: Counts::default() }
    }

    /// Whether another message may come now. A clock that goes back gives nothing.
    pub fn admits(&mut self, now: f64) -> bool {
        let passed = (now - self.last).max(0.0) / 1000.0;
        self.last = now;
        self.left = (self.left + passed * A_SECOND).min(BURST);
        if self.left < 1.0 {
            self.counts.flooding = self.counts.flooding.saturating_add(1);
            return false;
        }
        self.left -= 1.0;
        true
    }

    /// Whether a line of `length` characters is short enough to be looked at.
    pub fn fits(&mut self, length: u32) -> bool {
        let fits = length <= LONGEST;
        self.counts.oversized += u32::from(!fits);
        fits
    }

    /// What a line asks for.
    pub fn read(&mut self, line: &str) -> Option<Asked> {
        let asked = self.parse::<Asked>(line)?;
        if asked.capaian == VERSION {
            return Some(asked);
        }
        self.counts.unknown = self.counts.unknown.saturating_add(1);
        None
    }

    /// What a host says of itself with its channel.
    pub fn read_hello(&mut self, line: &str) -> Option<Hello> {
        self.parse(line)
    }

    fn parse<'a, T: serde::Deserialize<'a>>(&mut self, line: &'a str) -> Option<T> {
        let read = serde_json::from_str(line).ok();
        if read.is_none() {
            self.malformed();
        }
        read
    }

    pub fn malformed(&mut self) {
        self.counts.malformed = self.counts.malformed.saturating_add(1);
    }

    pub fn foreign(&mut self) {
        self.counts.foreign = self.counts.foreign.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::super::message::Ask;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_in_the_language_is_read() {
        let mut gate = Gate::new(0.0);
        let asked =
            gate.read(r#"{"capaian":1,"id":7,"ask":{"filters":{"destination":["HKG"]}}}"#).unwrap();
        let filters = [("destination".to_owned(), vec!["HKG".to_owned()])].into();
        assert_eq!(asked, Asked { capaian: 1, id: Some(7), ask: Ask::Filters(filters) });
        assert!(gate.read(r#"{"capaian":1,"ask":"state"}"#).is_some());
        assert!(gate.read(r#"{"capaian":1,"ask":{"image":"png"}}"#).is_some());
        assert_eq!(gate.counts, Counts::default());
    }

    #[test]
    fn what_is_not_is_counted() {
        let mut gate = Gate::new(0.0);
        let crafted = [
            "",
            "null",
            "[]",
            r#"{"capaian":1}"#,
            r#"{"capaian":1,"ask":"state","more":1}"#,
            r#"{"capaian":1,"ask":{"open":"https://evil.example/manifest.json"}}"#,
            r#"{"capaian":1,"ask":{"look":{"style":"x"}}}"#,
            r#"{"__proto__":{"capaian":1},"ask":"state"}"#,
            r#"{"capaian":1,"ask":{"filters":"destination=HKG"}}"#,
            r#"{"capaian":1,"ask":{"filters":{"destination":[{"a":1}]}}}"#,
            r#"{"capaian":1,"ask":"state","ask":"state"}"#,
        ];
        for line in crafted {
            assert_eq!(gate.read(line), None, "{line}");
        }
        assert_eq!(gate.counts.malformed as usize, crafted.len());
        assert_eq!(gate.read(r#"{"capaian":2,"ask":"state"}"#), None);
        assert_eq!(gate.counts.unknown, 1);
        assert!(!gate.fits(LONGEST + 1) && gate.fits(LONGEST));
        assert_eq!(gate.counts.oversized, 1);
    }

    #[test]
    fn depth_does_not_exhaust_the_stack() {
        let mut gate = Gate::new(0.0);
        let deep = format!(r#"{{"capaian":1,"ask":{{"filters":{}"#, "[".repeat(LONGEST as usize));
        assert_eq!(gate.read(&deep), None);
    }

    #[test]
    fn a_flood_is_a_trickle() {
        let mut gate = Gate::new(0.0);
        let let_in = (0..10_000).filter(|at| gate.admits(f64::from(*at) / 10.0)).count();
        assert!((60..=101).contains(&let_in), "{let_in} in a second");
        assert_eq!(gate.counts.flooding as usize, 10_000 - let_in);
        assert!(gate.admits(60_000.0));
    }

    proptest! {
        #[test]
        fn no_line_panics(line in ".{0,200}", json in r#"[\[\]{}",:a-z0-9_]{0,120}"#) {
            let mut gate = Gate::new(0.0);
            gate.read(&line);
            gate.read(&json);
            gate.read_hello(&json);
        }

        #[test]
        fn no_clock_opens_the_gate(times in prop::collection::vec(prop::num::f64::ANY, 0..400)) {
            let mut gate = Gate::new(0.0);
            let admitted = times.iter().filter(|now| gate.admits(**now)).count();
            prop_assert!(admitted <= times.len());
        }
    }
}
