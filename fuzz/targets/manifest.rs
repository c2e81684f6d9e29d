#![no_main]

use capaian::ingest::manifest::{read_manifest, verify};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(manifest) = read_manifest(bytes, "fuzz") {
        for entry in &manifest.tables {
            verify(entry, bytes).ok();
        }
    }
});
