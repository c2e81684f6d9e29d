//! What is the same in every file: theme, master, layout and the master of notes. The colours are the page's, as on paper.

use super::place::{self, Place};
use crate::model::deck::Shape;

pub(super) const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The namespaces of slides, masters and layouts.
pub(super) const MASTERS: &str = r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#;

const GROUP: &str =
    r#"<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"#;

const MAP: &str = r#"bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink""#;

pub(super) fn theme() -> String {
    let colours = [
        ("dk1", "14202B"),
        ("lt1", "FFFFFF"),
        ("dk2", "4D5B68"),
        ("lt2", "E3EFF4"),
        ("accent1", "0B5C7A"),
        ("accent2", "D5DCE2"),
        ("accent3", "7A4100"),
        ("accent4", "14663A"),
        ("accent5", "8A4B00"),
        ("accent6", "A3231F"),
        ("hlink", "0B5C7A"),
        ("folHlink", "4D5B68"),
    ];
    let colours: String = colours
        .iter()
        .map(|(name, value)| format!(r#"<a:{name}><a:srgbClr val="{value}"/></a:{name}>"#))
        .collect();
    let font = r#"<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>"#;
    let fill = r#"<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>"#;
    let line = format!(r#"<a:ln w="9525">{fill}</a:ln>"#);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        r#"{ROOT}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Capaian"><a:themeElements><a:clrScheme name="Capaian">{colours}</a:clrScheme><a:fontScheme name="Capaian"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Capaian"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst><a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"#,
        fill.repeat(3),
        line.repeat(3),
        effect.repeat(3),
        fill.repeat(3),
    )
}

/// Looks of words: their size in hundredths of a point, colour, weight and side.
struct Looks {
    size: u32,
    colour: &'static str,
    weight: &'static str,
    side: &'static str,
}

/// A placeholder of the master or the layout.
fn placeholder(kind: &str, id: u32, place: Place, shape: Shape, looks: &Looks) -> String {
    let Looks { size, colour, weight, side } = looks;
    let (place, anchor) = (place.xml(shape), if kind == "title" { "b" } else { "t" });
    let level = format!(
        r#"<a:lvl1pPr marL="0" indent="0" algn="{side}"><a:buNone/><a:defRPr sz="{size}" b="{weight}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>"#
    );
    format!(
        r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{kind}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" rIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{level}</a:lstStyle><a:p/></p:txBody></p:sp>"#,
        match kind {
            "body" => r#" idx="1""#,
            "ftr" => r#" idx="10""#,
            "sldNum" => r#" idx="11""#,
            _ => "",
        }
    )
}

fn placeholders(shape: Shape) -> String {
    let looks = |size, colour, weight, side| Looks { size, colour, weight, side };
    [
        ("title", place::title(shape), looks(2600, "tx1", "1", "l")),
        ("body", place::body(shape), looks(1800, "tx1", "0", "l")),
        ("ftr", place::foot(shape), looks(1000, "tx2", "0", "l")),
        ("sldNum", place::number(shape), looks(1000, "tx2", "0", "r")),
    ]
    .iter()
    .zip(2..)
    .map(|((kind, place, looks), id)| placeholder(kind, id, *place, shape, looks))
    .collect()
}

pub(super) fn master(shape: Shape) -> String {
    let level = r#"<a:lvl1pPr><a:defRPr><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>"#;
    format!(
        r#"{ROOT}<p:sldMaster {MASTERS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{}</p:spTree></p:cSld><p:clrMap {MAP}/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{level}</p:titleStyle><p:bodyStyle>{level}</p:bodyStyle><p:otherStyle>{level}</p:otherStyle></p:txStyles></p:sldMaster>"#,
        placeholders(shape)
    )
}

pub(super) fn layout(shape: Shape) -> String {
    format!(
        r#"{ROOT}<p:sldLayout {MASTERS} type="obj"><p:cSld name="Capaian"><p:spTree>{GROUP}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"#,
        placeholders(shape)
    )
}

/// The slide above its notes, on a portrait sheet.
pub(super) fn notes_master() -> String {
    let shape = |id: u32, kind: &str, place: &str, body: &str| {
        format!(
            r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{kind}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>{body}</p:sp>"#,
            if kind == "body" { r#" idx="1""# } else { "" }
        )
    };
    let image = shape(
        2,
        "sldImg",
        r#"<a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/>"#,
        "",
    );
    let body = shape(
        3,
        "body",
        r#"<a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/>"#,
        "<p:txBody><a:bodyPr/><a:p/></p:txBody>",
    );
    format!(
        r#"{ROOT}<p:notesMaster {MASTERS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{image}{body}</p:spTree></p:cSld><p:clrMap {MAP}/></p:notesMaster>"#
    )
}
