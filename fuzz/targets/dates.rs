#![no_main]

use capaian::ingest::reading::date::{Convention, Order, from_serial, of_year, written};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for line in text.lines() {
        if let Some(written) = written(line) {
            for order in [None, Some(Order::DayFirst), Some(Order::MonthFirst)] {
                for year in [None, Some(2024)] {
                    if let Some(period) = written.read(Convention { order, year }) {
                        assert!(period.first() <= period.last());
                        assert_eq!(period.to_string().parse(), Ok(period));
                    }
                }
            }
        }
        if let Ok(number) = line.parse() {
            from_serial(number);
            of_year(number);
        }
    }
});
