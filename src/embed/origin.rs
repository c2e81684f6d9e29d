//! What `config.json` says of embedding: which hosting pages are listened to besides those of this page's own origin, and
//! where the data are that an embed was made with.

use serde::Deserialize;

/// Of `config.json`, what embedding needs.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Settings {
    #[serde(default)]
    pub embedding: Embedding,
    #[serde(default)]
    pub data_sets: Vec<DataSet>,
}

/// A data set and where its manifest is, beside `config.json`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct DataSet {
    pub id: String,
    pub manifest: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Embedding {
    /// Such as `https://portal.example.go.id`: scheme, host and port, nothing behind. `*` is every page.
    pub origins: Vec<String>,
}

impl Settings {
    /// What cannot be read allows nobody.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The manifest of a data set; without a name of the first.
    pub fn manifest(&self, id: Option<&str>) -> Option<&str> {
        let is_meant = |set: &&DataSet| id.is_none_or(|id| set.id == id);
        self.data_sets.iter().find(is_meant).map(|set| set.manifest.as_str())
    }
}

impl Embedding {
    /// Whether a page of `origin` is listened to, by a page served from `own`. Pages without an origin, whose browser
    /// says `null`, are not, unless every page is.
    pub fn allows(&self, origin: &str, own: &str) -> bool {
        let is_named = self.origins.iter().any(|named| named == origin);
        let is_any = self.origins.iter().any(|named| named == "*");
        is_any || (is_origin(origin) && (origin == own || is_named))
    }
}

/// Whether a browser would call a page's origin so: `null` and the empty word are nobody's.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !host.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(origins: &[&str]) -> Embedding {
        Embedding { origins: origins.iter().map(|&origin| origin.to_owned()).collect() }
    }

    #[test]
    fn only_whom_the_office_names_is_listened_to() {
        let own = "https://data.example.id";
        let portal = named(&["https://portal.example.id"]);
        assert!(portal.allows("https://portal.example.id", own) && portal.allows(own, own));
        let strangers = [
            "http://portal.example.id",
            "https://portal.example.id.evil.example",
            "https://evil.example/https://portal.example.id",
            "https://portal.example.id:8443",
            "https://PORTAL.example.id",
            "null",
            "",
        ];
        for stranger in strangers {
            assert!(!portal.allows(stranger, own), "{stranger}");
        }
    }

    #[test]
    fn no_origin_is_nobody_even_where_it_is_ones_own() {
        assert!(!named(&["null"]).allows("null", "null"));
        assert!(named(&["*"]).allows("null", "null"));
    }

    #[test]
    fn a_broken_configuration_allows_nobody() {
        for text in ["", "{", r#"{"embedding":{"origins":"*"}}"#, r#"{"embedding":[]}"#, "{}"] {
            assert_eq!(Settings::read(text), Settings::default(), "{text}");
        }
    }
}
