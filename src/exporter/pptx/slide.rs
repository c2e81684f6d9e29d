//! A slide, and its notes.

use super::fixed::{MASTERS, ROOT};
use super::place::{self, Place};
use super::xml::{escaped, paragraphs};
use crate::model::deck::Shape;
use crate::model::slides::{SlidePage, SlideTable, Slides};
use crate::model::{Lang, Text};

const MORE_ROWS: Text = Text::new("baris lagi", "more rows");
const TABLE: Text = Text::new("Tabel", "Table");

/// A row of a table in pixels, and the size of its text in hundredths of a point.
const ROW: u32 = 26;
const CELL: u32 = 1100;

/// The id of the first shape after the title.
const FIRST: u32 = 3;

/// A slide's shapes.
pub(super) fn slide(page: &SlidePage, number: usize, slides: &Slides) -> String {
    let (shape, lang) = (slides.format, slides.lang);
    let mut tree = title(&page.title, lang);
    let body = place::body(shape);
    let has_media = page.svg.is_some() || page.table.is_some();
    let media = if has_media && !page.lines.is_empty() {
        let (left, right) = body.columns();
        tree.push_str(&lines(page, left, slides));
        right
    } else {
        if !page.lines.is_empty() {
            tree.push_str(&lines(page, body, slides));
        }
        body
    };
    let (above, beneath) = match page.svg.is_some() && page.table.is_some() {
        true => media.rows(),
        false => (media, media),
    };
    if let Some(picture) = &page.svg {
        let place = above.fitted((picture.width, picture.height)).xml(shape);
        let alt = escaped(&picture.alt);
        tree.push_str(&format!(
            r#"<p:pic><p:nvPicPr><p:cNvPr id="{}" name="Picture" descr="{alt}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>"#,
            FIRST + 1
        ));
    }
    if let Some(table) = &page.table {
        tree.push_str(&table_frame(table, &page.title, beneath, (shape, lang)));
    }
    tree.push_str(&foot(page, number, (shape, lang)));
    format!(
        r#"{ROOT}<p:sld {MASTERS}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{tree}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"#
    )
}

/// Looks of what stands at the foot: LibreOffice takes them from no layout.
const FOOT: &str = r#" sz="1000""#;
const FOOT_INK: &str =
    r#"<a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mn-lt"/>"#;

/// Where the figures come from, and which slide it is.
fn foot(page: &SlidePage, number: usize, (shape, lang): (Shape, Lang)) -> String {
    let place = |kind: &str, id: u32, place: Place, text: &str| {
        let place = place.xml(shape);
        format!(
            r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm></p:spPr><p:txBody><a:bodyPr lIns="0" rIns="0"><a:normAutofit/></a:bodyPr>{text}</p:txBody></p:sp>"#,
            if kind == "ftr" { "Footer" } else { "Slide number" },
            if kind == "ftr" { 10 } else { 11 },
        )
    };
    let words = match page.footer.is_empty() {
        true => String::new(),
        false => {
            let left = r#"<a:pPr algn="l"/>"#;
            let text = paragraphs(page.footer.lines(), left, (FOOT, FOOT_INK), lang);
            place("ftr", FIRST + 3, place::foot(shape), &text)
        }
    };
    let number = format!(
        r#"<a:p><a:pPr algn="r"/><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr{FOOT}>{FOOT_INK}</a:rPr><a:t>{number}</a:t></a:fld></a:p>"#
    );
    words + &place("sldNum", FIRST + 4, place::number(shape), &number)
}

/// The title, whose place and looks are the layout's.
fn title(text: &str, lang: Lang) -> String {
    let text = paragraphs(text.lines(), "", ("", ""), lang);
    format!(
        r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr>{text}</p:txBody></p:sp>"#
    )
}

fn lines(page: &SlidePage, place: Place, slides: &Slides) -> String {
    let text = paragraphs(page.lines.iter().map(String::as_str), "", ("", ""), slides.lang);
    let place = place.xml(slides.format);
    format!(
        r#"<p:sp><p:nvSpPr><p:cNvPr id="{FIRST}" name="Text"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm></p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr>{text}</p:txBody></p:sp>"#
    )
}

/// A table with as many rows as there is room for; what is left out is counted in the last.
fn table_frame(
    table: &SlideTable,
    title: &str,
    place: Place,
    (shape, lang): (Shape, Lang),
) -> String {
    let columns = table.rows.iter().map(Vec::len).chain([table.head.len(), 1]).max();
    let columns = columns.and_then(|columns| u32::try_from(columns).ok()).unwrap_or(1);
    let most = (place.height / ROW).saturating_sub(2) as usize;
    let unit = place::unit(shape);
    // The first column holds names, and gets twice the room of a column of figures.
    let part = place.width * unit / (columns + 1);
    let grid: String = (0..columns)
        .map(|at| format!(r#"<a:gridCol w="{}"/>"#, if at == 0 { part * 2 } else { part }))
        .collect();
    let is_number = |at: usize| {
        at > 0 && table.rows.iter().filter_map(|row| row.get(at)).any(|cell| is_figure(cell))
    };
    let row = |cells: &[String], kind: Row| {
        let cells: String = (0..columns as usize)
            .map(|at| {
                let text = cells.get(at).map_or("", String::as_str);
                cell(text, kind, is_number(at), lang)
            })
            .collect();
        format!(r#"<a:tr h="{}">{cells}</a:tr>"#, ROW * unit)
    };
    let mut rows = row(&table.head, Row::Head);
    for cells in table.rows.iter().take(most) {
        rows.push_str(&row(cells, Row::Plain));
    }
    let left = table.rows.len().saturating_sub(most);
    if left > 0 {
        rows.push_str(&row(&[format!("+ {left} {}", MORE_ROWS.get(lang))], Row::Plain));
    }
    let (place, name) = (place.xml(shape), escaped(&format!("{}: {title}", TABLE.get(lang))));
    format!(
        r#"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{}" name="Table" descr="{name}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{place}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"#,
        FIRST + 2
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Head,
    Plain,
}

fn cell(text: &str, row: Row, is_number: bool, lang: Lang) -> String {
    let paragraph = if is_number { r#"<a:pPr algn="r"/>"# } else { "" };
    let (bold, fill) = match row {
        Row::Head => (" b=\"1\"", r#"<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>"#),
        Row::Plain => ("", "<a:noFill/>"),
    };
    let ink = r#"<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>"#;
    let looks = format!(r#" sz="{CELL}"{bold}"#);
    let lines = text.lines().chain(text.is_empty().then_some(""));
    let text = paragraphs(lines, paragraph, (&looks, ink), lang);
    format!(
        r#"<a:tc><a:txBody><a:bodyPr/>{text}</a:txBody><a:tcPr marT="36000" marB="36000" anchor="ctr"><a:lnB w="9525"><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:lnB>{fill}</a:tcPr></a:tc>"#
    )
}

fn is_figure(text: &str) -> bool {
    let text = text.trim_start_matches(['−', '-', '+', '±', '≈']);
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// What the speaker reads.
pub(super) fn notes(page: &SlidePage, slides: &Slides) -> String {
    let text = paragraphs(page.notes.lines(), "", ("", ""), slides.lang);
    format!(
        r#"{ROOT}<p:notes {MASTERS}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{text}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"#
    )
}
