//! A document whose content is the bytes: they would hardly ever be a package by chance.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    capaian_fuzz::import(&capaian_fuzz::package([("content.xml", bytes)]));
});
