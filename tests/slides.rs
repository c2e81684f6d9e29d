//! Slides for presentation programs, read again by python-pptx.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;

use capaian::exporter::pptx;
use capaian::model::Lang;
use capaian::model::deck::Shape;
use capaian::model::slides::{SlidePage, SlidePicture, SlideTable, Slides};
use serde_json::{Value, json};

const HOSTILE: &str = "</a:t><script>&\"'\u{0}\u{b}]]> =1+1";
/// The same without what XML cannot say.
const READ: &str = "</a:t><script>&\"']]> =1+1";

/// A PNG of two by one pixels.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0,
    0, 0, 209, 73, 32, 86, 0, 0, 0, 11, 73, 68, 65, 84, 120, 218, 99, 96, 248, 15, 0, 1, 2, 1, 0,
    209, 26, 203, 143, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

fn slides(format: Shape) -> Slides {
    let row = |at: usize| vec![format!("PT {at}"), format!("1.{at:03}"), "−4,2 poin".to_owned()];
    let table = SlideTable {
        head: ["Lembaga", "Realisasi", "Selisih"].map(str::to_owned).to_vec(),
        rows: (0..40).map(row).collect(),
    };
    let picture = SlidePicture {
        markup: "<svg/>".to_owned(),
        width: 640,
        height: 320,
        alt: format!("Hong Kong 31,5% {HOSTILE}"),
    };
    let page = |title: &str| SlidePage { title: title.to_owned(), ..SlidePage::default() };
    Slides {
        name: "Rapat & koordinasi".to_owned(),
        lang: Lang::Id,
        format,
        slides: vec![
            SlidePage {
                lines: vec!["Satu".to_owned(), HOSTILE.to_owned()],
                notes: "Tanya PT A.\nLalu PT B.".to_owned(),
                footer: "Sumber: BP3MI · 1KWX-7ZY9".to_owned(),
                ..page(HOSTILE)
            },
            SlidePage { svg: Some(picture.clone()), ..page("Hanya gambar") },
            SlidePage {
                lines: vec!["Yang terbesar".to_owned()],
                svg: Some(picture),
                table: Some(table),
                ..page("Gambar dan tabel")
            },
            SlidePage::default(),
        ],
    }
}

fn made(format: Shape) -> Vec<u8> {
    let pictures = [vec![], PNG.to_vec(), PNG.to_vec(), vec![]];
    pptx::bytes(&slides(format), &pictures).unwrap()
}

fn python_pptx(bytes: &[u8], name: &str) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    let output = Command::new(root.join("tools/.venv/bin/python"))
        .arg(root.join("tests/oracles/slides.py"))
        .arg(&path)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn shape<'a>(slide: &'a Value, name: &str) -> &'a Value {
    let shapes = slide["shapes"].as_array().unwrap();
    shapes.iter().find(|shape| shape["name"] == name).unwrap_or(&Value::Null)
}

#[test]
fn another_reader_finds_titles_lines_tables_notes_and_what_pictures_say() {
    let read = python_pptx(&made(Shape::Wide), "slides.pptx");
    assert_eq!(read["size"], json!([12_192_000, 6_858_000]));
    assert_eq!(read["title"], "Rapat & koordinasi");
    let slides = read["slides"].as_array().unwrap();
    assert_eq!(slides.len(), 4);
    assert_eq!(slides[0]["title"], READ);
    assert_eq!(slides[0]["notes"], "Tanya PT A.\nLalu PT B.");
    assert_eq!(shape(&slides[0], "Text")["text"], json!(["Satu", READ]));
    assert_eq!(shape(&slides[0], "Footer")["text"], json!(["Sumber: BP3MI · 1KWX-7ZY9"]));
    let picture = shape(&slides[1], "Picture");
    assert_eq!(picture["alt"], format!("Hong Kong 31,5% {READ}"));
    assert_eq!(picture["image"], json!(["image/png", 2, 1]));
    assert_eq!(slides[1]["notes"], "");
    let table = shape(&slides[2], "Table")["table"].as_array().unwrap();
    assert_eq!(table[0], json!(["Lembaga", "Realisasi", "Selisih"]));
    assert_eq!(table[1], json!(["PT 0", "1.000", "−4,2 poin"]));
    let last = table.last().unwrap()[0].as_str().unwrap();
    assert_eq!(last, format!("+ {} baris lagi", 40 - (table.len() - 2)));
}

#[test]
fn nothing_stands_outside_its_slide_in_either_shape() {
    for format in Shape::ALL {
        let read = python_pptx(&made(format), &format!("slides-{}.pptx", format.name().len()));
        let side = |at: usize| read["size"][at].as_i64().unwrap();
        for shape in read["slides"].as_array().unwrap().iter().flat_map(|slide| {
            slide["shapes"].as_array().unwrap().iter().filter(|shape| !shape["place"].is_null())
        }) {
            let place: Vec<i64> =
                shape["place"].as_array().unwrap().iter().filter_map(Value::as_i64).collect();
            let [x, y, width, height] = place[..] else { panic!("{shape}") };
            assert!(x >= 0 && y >= 0, "{shape}");
            assert!(x + width <= side(0) && y + height <= side(1), "{shape}");
        }
    }
}

#[test]
fn every_part_is_declared_and_every_relationship_leads_somewhere() {
    let bytes = made(Shape::Standard);
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut text = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let types = text("[Content_Types].xml");
    for name in names.iter().filter(|name| name.ends_with(".xml") && !name.starts_with('[')) {
        assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name}");
    }
    for name in names.iter().filter(|name| name.ends_with(".rels")) {
        let folder = name.rsplit_once("_rels/").unwrap().0;
        for target in text(name).split("Target=\"").skip(1).map(|it| it.split('"').next().unwrap())
        {
            let path = match target.strip_prefix("../") {
                Some(rest) => format!("ppt/{rest}"),
                None => format!("{folder}{target}"),
            };
            assert!(names.contains(&path), "{name} leads to {path}");
        }
    }
}

#[test]
fn the_same_slides_are_the_same_bytes() {
    assert_eq!(made(Shape::Wide), made(Shape::Wide));
}
