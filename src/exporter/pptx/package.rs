//! Which parts a file has, and how they belong together.

use super::fixed::{MASTERS, ROOT, layout, master, notes_master, theme};
use super::place;
use super::slide::{notes, slide};
use super::xml::escaped;
use crate::model::slides::{SlidePage, Slides};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// Ids of relationships of the presentation before those of its slides.
const BEFORE: usize = 3;

/// The paths and texts of all parts but the pictures.
pub(super) fn parts(slides: &Slides, pictures: &[Vec<u8>]) -> Vec<(String, String)> {
    let shape = slides.format;
    let has_picture = |at: usize| pictures.get(at).is_some_and(|picture| !picture.is_empty());
    let part = |path: &str, text: String| (path.to_owned(), text);
    let own = |to: &str, kind| relationships(&[(kind, to.to_owned())]);
    let office = [
        ("officeDocument", "ppt/presentation.xml".to_owned()),
        (CORE, "docProps/core.xml".to_owned()),
    ];
    let mut parts = vec![
        part("[Content_Types].xml", content_types(slides)),
        part("_rels/.rels", relationships(&office)),
        part("docProps/core.xml", core(slides)),
        part("ppt/presentation.xml", presentation(slides)),
        part("ppt/_rels/presentation.xml.rels", of_presentation(slides)),
        part("ppt/theme/theme1.xml", theme()),
        part("ppt/theme/theme2.xml", theme()),
        part("ppt/slideMasters/slideMaster1.xml", master(shape)),
        part(
            "ppt/slideMasters/_rels/slideMaster1.xml.rels",
            relationships(&[
                ("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
                ("theme", "../theme/theme1.xml".to_owned()),
            ]),
        ),
        part("ppt/slideLayouts/slideLayout1.xml", layout(shape)),
        part(
            "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
            own("../slideMasters/slideMaster1.xml", "slideMaster"),
        ),
        part("ppt/notesMasters/notesMaster1.xml", notes_master()),
        part("ppt/notesMasters/_rels/notesMaster1.xml.rels", own("../theme/theme2.xml", "theme")),
    ];
    for (at, page) in slides.slides.iter().enumerate() {
        let number = at + 1;
        // A picture that was not drawn is not referred to.
        let page = SlidePage { svg: page.svg.clone().filter(|_| has_picture(at)), ..page.clone() };
        parts.push((format!("ppt/slides/slide{number}.xml"), slide(&page, number, slides)));
        let picture = page.svg.is_some().then(|| ("image", format!("../media/image{number}.png")));
        let notes_of = has_notes(&page)
            .then(|| ("notesSlide", format!("../notesSlides/notesSlide{number}.xml")));
        let layout = ("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned());
        let of_slide: Vec<_> = [layout].into_iter().chain(picture).chain(notes_of).collect();
        parts.push((format!("ppt/slides/_rels/slide{number}.xml.rels"), relationships(&of_slide)));
        if has_notes(&page) {
            parts.push((format!("ppt/notesSlides/notesSlide{number}.xml"), notes(&page, slides)));
            parts.push((
                format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"),
                relationships(&[
                    ("notesMaster", "../notesMasters/notesMaster1.xml".to_owned()),
                    ("slide", format!("../slides/slide{number}.xml")),
                ]),
            ));
        }
    }
    parts
}

fn has_notes(page: &SlidePage) -> bool {
    !page.notes.trim().is_empty()
}

/// The one kind of relationship that the package defines itself.
const CORE: &str = "core-properties";

/// Relationships by their kinds and targets, with the ids `rId1`, `rId2`, …
fn relationships(all: &[(&str, String)]) -> String {
    let one = |(at, (kind, target)): (usize, &(&str, String))| {
        let kind = match *kind {
            CORE => format!("{PACKAGE}/relationships/metadata/{CORE}"),
            kind => format!("{OFFICE}/{kind}"),
        };
        format!(r#"<Relationship Id="rId{}" Type="{kind}" Target="{target}"/>"#, at + 1)
    };
    let all: String = all.iter().enumerate().map(one).collect();
    format!(r#"{ROOT}<Relationships xmlns="{PACKAGE}/relationships">{all}</Relationships>"#)
}

fn content_types(slides: &Slides) -> String {
    let mut all = vec![
        ("ppt/presentation.xml".to_owned(), format!("{TYPE}.presentation.main+xml")),
        ("ppt/slideMasters/slideMaster1.xml".to_owned(), format!("{TYPE}.slideMaster+xml")),
        ("ppt/slideLayouts/slideLayout1.xml".to_owned(), format!("{TYPE}.slideLayout+xml")),
        ("ppt/notesMasters/notesMaster1.xml".to_owned(), format!("{TYPE}.notesMaster+xml")),
        (
            "docProps/core.xml".to_owned(),
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
    ];
    for number in 1..=2 {
        let theme = "application/vnd.openxmlformats-officedocument.theme+xml".to_owned();
        all.push((format!("ppt/theme/theme{number}.xml"), theme));
    }
    for (number, page) in (1..).zip(&slides.slides) {
        all.push((format!("ppt/slides/slide{number}.xml"), format!("{TYPE}.slide+xml")));
        if has_notes(page) {
            let path = format!("ppt/notesSlides/notesSlide{number}.xml");
            all.push((path, format!("{TYPE}.notesSlide+xml")));
        }
    }
    let all: String = all
        .iter()
        .map(|(path, kind)| format!(r#"<Override PartName="/{path}" ContentType="{kind}"/>"#))
        .collect();
    format!(
        r#"{ROOT}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{all}</Types>"#
    )
}

fn presentation(slides: &Slides) -> String {
    let (width, height) = place::size(slides.format);
    let kind = if height * 4 == width * 3 { r#" type="screen4x3""# } else { "" };
    let ids: String = (0..slides.slides.len())
        .map(|at| format!(r#"<p:sldId id="{}" r:id="rId{}"/>"#, 256 + at, at + 1 + BEFORE))
        .collect();
    let ids = if ids.is_empty() { ids } else { format!("<p:sldIdLst>{ids}</p:sldIdLst>") };
    format!(
        r#"{ROOT}<p:presentation {MASTERS}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>{ids}<p:sldSz cx="{width}" cy="{height}"{kind}/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>"#
    )
}

fn of_presentation(slides: &Slides) -> String {
    let before = [
        ("slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
        ("theme", "theme/theme1.xml".to_owned()),
    ];
    let own =
        (1..=slides.slides.len()).map(|number| ("slide", format!("slides/slide{number}.xml")));
    relationships(&before.into_iter().chain(own).collect::<Vec<_>>())
}

fn core(slides: &Slides) -> String {
    let (name, lang) = (escaped(&slides.name), slides.lang.tag());
    format!(
        r#"{ROOT}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{name}</dc:title><dc:creator>Capaian</dc:creator><dc:language>{lang}</dc:language></cp:coreProperties>"#
    )
}
