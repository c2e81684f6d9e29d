//! Drawings against `tests/golden`. `UPDATE_GOLDEN=1` writes them anew: look at them before committing.

use std::fs;
use std::path::Path;

use capaian::model::Lang;

use crate::cases::{WIDTHS, cases};
use crate::inputs::frame;
use crate::well_formed::well_formed;

#[test]
fn drawings_are_byte_stable() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut different = Vec::new();
    for (case, height, draw) in cases() {
        for lang in [Lang::Id, Lang::En] {
            for (size, width) in WIDTHS {
                let name = format!("{case}.{}.{size}", lang.tag());
                let drawing = draw(&frame(width, height, lang, "g"));
                // One element a line, so that a difference is readable.
                let svg = drawing.svg.replace("><", ">\n<") + "\n";
                let file = folder.join(format!("{name}.svg"));
                if update {
                    fs::write(&file, &svg).unwrap();
                } else if fs::read_to_string(&file).unwrap_or_default() != svg {
                    different.push(name);
                }
            }
        }
    }
    assert!(
        different.is_empty(),
        "not as in tests/golden: {different:?}\nLook at what changed: UPDATE_GOLDEN=1 cargo test --test chart, \
         then git diff tests/golden"
    );
}

#[test]
fn goldens_are_well_formed() {
    for (case, height, draw) in cases() {
        for (_, width) in WIDTHS {
            let drawing = draw(&frame(width, height, Lang::Id, "w"));
            well_formed(&drawing.svg).unwrap_or_else(|problem| panic!("{case}: {problem}"));
        }
    }
    assert!(well_formed("<svg><g></svg>").is_err() && well_formed("<svg a=\"<\"/>").is_err());
}
