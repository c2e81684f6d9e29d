//! Words in the two languages of the page: Indonesian first, English complete.

use serde::{Deserialize, Serialize};

/// A language of the page.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Id,
    En,
}

impl Lang {
    /// The BCP 47 tag, as in `<html lang>` and in addresses.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The language of a tag such as `id`, `id-ID` or `en`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next() {
            Some("id" | "in") => Some(Self::Id),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// A fixed text in both languages. That both fields exist is what makes the page complete in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    pub id: &'static str,
    pub en: &'static str,
}

impl Text {
    pub const fn new(id: &'static str, en: &'static str) -> Self {
        Self { id, en }
    }

    /// The same word in both languages: names, abbreviations.
    pub const fn same(word: &'static str) -> Self {
        Self { id: word, en: word }
    }

    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }
}

/// Names fixed texts: `NAME = "teks", "text";`.
macro_rules! texts {
    ($($name:ident = $id:literal, $en:literal;)*) => {
        $(pub const $name: $crate::model::Text = $crate::model::Text::new($id, $en);)*
    };
}
pub(crate) use texts;

/// A text made at run time, in both languages: a finding, a problem, a name from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    pub id: String,
    pub en: String,
}

impl Message {
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self { id: id.into(), en: en.into() }
    }

    /// A name that is the same in both languages.
    pub fn same(word: impl Into<String>) -> Self {
        let word = word.into();
        Self { en: word.clone(), id: word }
    }

    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

impl From<Text> for Message {
    fn from(text: Text) -> Self {
        Self::new(text.id, text.en)
    }
}
