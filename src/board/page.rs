//! The pages: one is open at a time, under the same filters.

use super::options::{Options, PAGE};
use crate::model::Text;

/// What a page is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Where the office stands, and the views that filter one another.
    #[default]
    Overview,
    /// Are we on course, will we arrive.
    Targets,
    /// Who needs attention, judged fairly.
    Agencies,
    /// What was decided, is it done, did anything change.
    Meetings,
    /// What has been published, and whether it holds.
    Claims,
}

impl Page {
    /// In the order of the way between them.
    pub const ALL: [Self; 5] =
        [Self::Overview, Self::Targets, Self::Agencies, Self::Meetings, Self::Claims];

    /// In the address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Targets => "targets",
            Self::Agencies => "agencies",
            Self::Meetings => "meetings",
            Self::Claims => "claims",
        }
    }

    pub const fn title(self) -> Text {
        match self {
            Self::Overview => Text::new("Ringkasan", "Overview"),
            Self::Targets => Text::new("Sasaran", "Targets"),
            Self::Agencies => Text::new("Lembaga", "Agencies"),
            Self::Meetings => Text::new("Rapat", "Meetings"),
            Self::Claims => Text::new("Pernyataan", "Statements"),
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }

    /// The page that is open.
    pub fn of(options: &Options) -> Self {
        options.get(PAGE).and_then(|name| Self::from_name(name)).unwrap_or_default()
    }

    /// Opens the page.
    pub fn open(self, options: &mut Options) {
        match self {
            Self::Overview => options.remove(PAGE),
            page => options.insert(PAGE.to_owned(), page.name().to_owned()),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_is_found_by_its_name_and_any_other_is_the_overview() {
        let mut options = Options::new();
        for page in Page::ALL {
            page.open(&mut options);
            assert_eq!(Page::of(&options), page);
        }
        options.insert(PAGE.to_owned(), "elsewhere".to_owned());
        assert_eq!(Page::of(&options), Page::Overview);
        Page::Overview.open(&mut options);
        assert!(options.is_empty());
    }
}
