//! An old workbook, if the bytes begin like one: its seeds do.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| capaian_fuzz::import(bytes));
