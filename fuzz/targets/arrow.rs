#![no_main]

use capaian::ingest::arrow::read_placements;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(table) = read_placements(bytes, "fuzz") {
        for column in &table.columns {
            assert_eq!(column.codes.len(), table.rows);
        }
    }
    capaian_fuzz::import(bytes);
});
