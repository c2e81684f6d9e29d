#![no_main]

use capaian::ingest::minutes::{read_minutes, write_minutes};
use capaian::model::minutes::into_meetings;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(read) = read_minutes(bytes, "fuzz") {
        into_meetings(&read.minutes, Vec::new());
        let written = write_minutes(&read.minutes).unwrap_or_default();
        let again = read_minutes(&written, "fuzz").map(|read| read.minutes);
        assert_eq!(again, Ok(read.minutes));
    }
});
