//! The small tables of a data set; the first byte chooses which, and the format.
#![no_main]

use capaian::ingest::records::read_records;
use capaian::ingest::rules::check_records;
use capaian::model::manifest::Format;
use capaian::model::table::TableName;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let format = if choice % 2 == 0 { Format::Json } else { Format::Csv };
    let name = TableName::ALL[usize::from(choice / 2) % TableName::ALL.len()];
    if let Ok(records) = read_records(name, format, bytes, "fuzz") {
        check_records(&records, "fuzz");
    }
    capaian_fuzz::import(bytes);
});
