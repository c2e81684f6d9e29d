//! What a webmaster pastes.

use std::fmt::Write as _;

use super::address::Address;
use crate::screen::escape::escape;

/// What is to stand in another page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// The page's own address without its query.
    pub base: String,
    /// The view as a query.
    pub query: String,
    /// The stable name; empty for the whole page.
    pub chart: String,
    pub lang: String,
    /// The finding, which is what is read where the chart cannot be shown.
    pub title: String,
    /// The script that defines the element: its file beside the page, and the digest that its content is held to.
    pub script: String,
    pub integrity: String,
    /// With which program and data it is made ([`super::pin`]).
    pub pin: String,
}

/// The part of an address that says what the attributes of the element say otherwise.
const ATTRIBUTES: [&str; 5] = ["v", "page", "lang", "theme", "rows"];

impl Wanted {
    fn address(&self) -> Address {
        let mut address = Address::read(&self.query);
        address.set("lang", Some(&self.lang));
        address
    }

    /// The address of the frame.
    pub fn frame(&self) -> String {
        format!("{}?{}", self.base, self.address().embedded(&self.chart).write())
    }

    fn whole(&self) -> String {
        format!("{}?{}", self.base, self.address().whole().write())
    }

    /// Will update, and takes its height from the chart.
    pub fn element(&self) -> String {
        let mut inside = String::new();
        escape(&mut inside, &self.title);
        self.view("", &inside)
    }

    /// Will update, and say that it has: inside is the picture of now.
    pub fn pinned(&self, file: &str, size: (u32, u32)) -> String {
        self.view(&self.pin, &self.image(file, size))
    }

    fn view(&self, pin: &str, inside: &str) -> String {
        let address = self.address().whole();
        let mut filters = address.clone();
        for name in ATTRIBUTES {
            filters.set(name, None);
        }
        let page = address.get("page").unwrap_or_default();
        let theme = address.get("theme").unwrap_or_default();
        let script = join(&self.base, &self.script);
        let mut code = String::new();
        code.push_str("<script type=\"module\"");
        attribute(&mut code, "src", &script);
        attribute(&mut code, "integrity", &self.integrity);
        if !self.integrity.is_empty() {
            attribute(&mut code, "crossorigin", "anonymous");
        }
        code.push_str("></script>\n<capaian-view");
        attribute(&mut code, "src", &self.base);
        attribute(&mut code, "page", page);
        attribute(&mut code, "chart", &self.chart);
        attribute(&mut code, "filters", &filters.write());
        attribute(&mut code, "lang", &self.lang);
        attribute(&mut code, "theme", theme);
        attribute(&mut code, "pin", pin);
        attribute(&mut code, "height", "auto");
        code.push_str("><a");
        attribute(&mut code, "href", &self.whole());
        code.push('>');
        code.push_str(inside);
        code.push_str("</a></capaian-view>");
        code
    }

    /// Will update, without a script and at a fixed height.
    pub fn iframe(&self, height: u32) -> String {
        let mut code = "<iframe".to_owned();
        attribute(&mut code, "src", &self.frame());
        attribute(&mut code, "title", &self.title);
        write!(code, " width=\"100%\" height=\"{height}\" loading=\"lazy\"").ok();
        code.push_str(
            " sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>",
        );
        code
    }

    /// This exact version: a picture beside the portal's own page, with the way to the living one.
    pub fn figure(&self, file: &str, source: &str, size: (u32, u32)) -> String {
        let mut code = "<figure><a".to_owned();
        attribute(&mut code, "href", &self.whole());
        code.push('>');
        code.push_str(&self.image(file, size));
        code.push_str("</a><figcaption>");
        escape(&mut code, source);
        code.push_str("</figcaption></figure>");
        code
    }

    fn image(&self, file: &str, (width, height): (u32, u32)) -> String {
        let mut code = "<img".to_owned();
        attribute(&mut code, "src", file);
        attribute(&mut code, "alt", &self.title);
        write!(code, " width=\"{width}\" height=\"{height}\">").ok();
        code
    }
}

/// A file beside the page.
fn join(base: &str, file: &str) -> String {
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{file}")
}

/// An attribute with what it says; without anything to say it is left out.
fn attribute(code: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        code.push(' ');
        code.push_str(name);
        code.push_str("=\"");
        escape(code, value);
        code.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wanted() -> Wanted {
        Wanted {
            base: "https://data.example.id/capaian/".to_owned(),
            query: "v=1&destination=HKG&period=2024".to_owned(),
            chart: "agency".to_owned(),
            lang: "id".to_owned(),
            title: "PT \"A\" <b> 12%".to_owned(),
            script: "embed-0a.js".to_owned(),
            integrity: "sha384-abc".to_owned(),
            pin: "0123456789ab-0a1b2c3d4e5f".to_owned(),
        }
    }

    #[test]
    fn one_line_puts_a_filtered_chart_into_a_page() {
        assert_eq!(
            wanted().element(),
            "<script type=\"module\" src=\"https://data.example.id/capaian/embed-0a.js\" integrity=\"sha384-abc\" \
             crossorigin=\"anonymous\"></script>\n<capaian-view src=\"https://data.example.id/capaian/\" chart=\"agency\" \
             filters=\"destination=HKG&amp;period=2024\" lang=\"id\" height=\"auto\"><a \
             href=\"https://data.example.id/capaian/?v=1&amp;destination=HKG&amp;period=2024&amp;lang=id\">\
             PT &quot;A&quot; &lt;b&gt; 12%</a></capaian-view>"
        );
    }

    #[test]
    fn a_frame_needs_no_script() {
        let code = wanted().iframe(420);
        assert!(code.contains("chart=agency&amp;embed=1\""), "{code}");
        assert!(code.contains("sandbox=\"allow-scripts allow-popups"), "{code}");
    }

    #[test]
    fn an_exact_version_names_its_file() {
        let code = wanted().figure("capaian-agency-0a1b2c3d.svg", "Sumber: BP3MI", (600, 320));
        assert!(code.contains("src=\"capaian-agency-0a1b2c3d.svg\""), "{code}");
        assert!(code.ends_with("<figcaption>Sumber: BP3MI</figcaption></figure>"), "{code}");
    }

    #[test]
    fn a_pinned_chart_holds_its_picture() {
        let code = wanted().pinned("capaian-agency-0a1b2c3d.svg", (600, 320));
        assert!(
            code.contains(" pin=\"0123456789ab-0a1b2c3d4e5f\" height=\"auto\"><a href="),
            "{code}"
        );
        assert!(
            code.contains("><img src=\"capaian-agency-0a1b2c3d.svg\" alt=\"PT &quot;A&quot;"),
            "{code}"
        );
        assert!(code.ends_with(" width=\"600\" height=\"320\"></a></capaian-view>"), "{code}");
    }

    proptest! {
        #[test]
        fn no_text_becomes_markup(title in ".{0,40}", query in "[ -~]{0,40}") {
            let wanted = Wanted { title, query, ..wanted() };
            let codes = [
                wanted.element(),
                wanted.pinned("a.svg", (1, 1)),
                wanted.iframe(400),
                wanted.figure("a.svg", "", (1, 1)),
            ];
            for code in codes {
                prop_assert!(code.matches('<').count() <= 7, "{code}");
                prop_assert_eq!(code.matches('"').count() % 2, 0);
            }
        }
    }
}
