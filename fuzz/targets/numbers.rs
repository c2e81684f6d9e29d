#![no_main]

use capaian::ingest::reading::blank::blank;
use capaian::ingest::reading::number::{Evidence, Use, written};
use capaian::ingest::reading::personal;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut evidence = Evidence::default();
    let cells: Vec<_> = text.lines().filter_map(written).collect();
    cells.iter().for_each(|cell| evidence.add(cell));
    for kind in [Use::Count, Use::Quantity] {
        for cell in &cells {
            if let Ok(value) = cell.read(evidence.convention(kind), kind) {
                assert!(!value.is_nan());
            }
        }
    }
    text.lines().for_each(|line| {
        blank(line);
        personal::of_cell(line);
        personal::of_header(line);
    });
});
