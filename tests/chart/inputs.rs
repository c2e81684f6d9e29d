//! Plausible inputs of each chart, and the strings that nobody would wish for.

use capaian::chart::{
    Ahead, Bar, BeforeAfter, Bullet, Bullets, Columns, Cumulative, Event, Frame, Funnel, Heat,
    Histogram, Numbers, Others, Previous, Progress, Ranked, TileMap, Waterfall, Yearly, bullets,
    funnel, heat, waterfall, yearly,
};
use capaian::model::config::BandKey;
use capaian::model::vocabulary::province::PROVINCES;
use capaian::model::{Day, Lang, Message, Month, Text};

pub const NOUN: Text = Text::new("penempatan", "placements");
pub const LONG: &str =
    "PT Perusahaan Penempatan Pekerja Migran Indonesia dengan Nama Sangat Panjang Sekali";
pub const HOSTILE: &str = "<script>alert(\"x\")</script> & 'it' \u{0}\u{202e}";

pub fn frame(width: f64, height: f64, lang: Lang, id: &str) -> Frame {
    Frame { width, height, lang, id: id.to_owned() }
}

pub fn bar(key: &str, label: &str, value: u64, total: u64) -> Bar {
    let (key, label) = (key.to_owned(), label.to_owned());
    Bar { key, label, value, total, selected: None, missing: false }
}

pub fn destinations() -> Ranked {
    let values = [
        ("HKG", "Hong Kong", 11_302),
        ("TWN", "Taiwan", 9_871),
        ("MYS", "Malaysia", 5_420),
        ("SGP", "Singapura", 3_377),
        ("SAU", "Arab Saudi", 2_004),
        ("BRN", "Brunei Darussalam", 880),
        ("ITA", "Italia", 412),
    ];
    let mut bars: Vec<Bar> =
        values.iter().map(|(key, label, value)| bar(key, label, *value, *value)).collect();
    bars.push(Bar { missing: true, ..bar("", "Tidak tersedia", 121, 121) });
    Ranked {
        bars,
        others: Some(Others { count: 12, value: 2_558, total: 2_558 }),
        whole: 35_945,
        is_listing: false,
        noun: NOUN,
        view_label: Text::new("Negara tujuan", "Destination"),
        period: "2024-01..2024-10".parse().ok(),
        previous: Some(Previous {
            values: vec![8_000, 9_000, 5_000, 4_000, 2_000, 900, 400, 100],
            whole: 31_000,
            label: Message::new("Januari–Oktober 2023", "January–October 2023"),
        }),
    }
}

/// The destinations with Hong Kong and Taiwan chosen and the other views filtered.
pub fn chosen_destinations() -> Ranked {
    let mut input = destinations();
    for bar in &mut input.bars {
        bar.value = bar.total * 3 / 5;
        bar.selected = Some(matches!(bar.key.as_str(), "HKG" | "TWN"));
    }
    input.others = Some(Others { count: 12, value: 1_534, total: 2_558 });
    input.whole = input.bars.iter().map(|bar| bar.value).sum::<u64>() + 1_534;
    input
}

pub fn with_bars(bars: Vec<Bar>) -> Ranked {
    let whole = bars.iter().map(|bar| bar.value).sum();
    Ranked { bars, others: None, whole, previous: None, ..destinations() }
}

/// 34 months with a season and a growth: January 2022 to October 2024.
pub fn monthly() -> Columns {
    let season = [88, 84, 92, 78, 95, 104, 110, 112, 108, 115, 106, 98];
    let values: Vec<u64> = (0..34u64)
        .map(|at| (2_300 + at * 38) * season.get(at as usize % 12).unwrap_or(&100) / 100)
        .collect();
    let target = (0..34).map(|at| (at >= 12).then_some(if at < 24 { 2_900.0 } else { 3_382.2 }));
    Columns {
        first: Month::from_number(2022 * 12),
        totals: values.clone(),
        values,
        target: Some(target.collect()),
        selection: None,
        partial_last: None,
        events: Vec::new(),
        noun: NOUN,
        view_label: Text::new("Bulan", "Month"),
    }
}

pub fn event(day: (i32, u8, u8), label: &str) -> Event {
    let day = Day::from_ymd(day.0, day.1, day.2).unwrap_or(Day::MIN);
    Event { key: format!("K-{day}"), day, label: label.to_owned() }
}

/// Decisions far apart, close together and on the last days of the months.
pub fn decisions() -> Vec<Event> {
    vec![
        event((2024, 3, 5), "Moratorium penempatan ke satu kawasan dicabut"),
        event((2022, 6, 17), "Batas waktu verifikasi dipersingkat"),
        event((2023, 6, 1), "Biaya pemeriksaan dibagi"),
        event((2023, 7, 20), "Loket bersama dibuka"),
        event((2024, 10, 31), "Kuota kuartal akhir disepakati"),
    ]
}

pub fn lead_times() -> Histogram {
    let values: Vec<u64> = (0..27u64)
        .map(|at| {
            let x = (at as f64 - 8.5) / 4.2;
            (3_400.0 * (-x * x / 2.0).exp() + 120.0 * (27.0 - at as f64) / 27.0) as u64
        })
        .collect();
    Histogram {
        edges: (0..=27).map(|at| f64::from(at) * 7.0).collect(),
        open_end: true,
        totals: values.clone(),
        values,
        selection: None,
        median: Some(64.0),
        tail: Some(121.0),
        missing: 37,
        unit: Text::new("hari", "days"),
        noun: NOUN,
        view_label: Text::new("Lama proses", "Lead time"),
        period: "2024-01..2024-10".parse().ok(),
    }
}

pub fn provinces(lang: Lang) -> TileMap {
    let mut tiles: Vec<Bar> = PROVINCES
        .terms
        .iter()
        .enumerate()
        .map(|(at, term)| {
            let value = [9_120, 7_340, 6_050, 2_980, 1_760, 930, 410, 210, 88, 41, 17, 6, 0]
                .get(at * 7 % 13)
                .copied()
                .unwrap_or(0);
            bar(term.code, term.label.get(lang), value, value)
        })
        .collect();
    tiles.push(Bar { missing: true, ..bar("", "Tidak tersedia", 212, 212) });
    TileMap {
        whole: tiles.iter().map(|tile| tile.value).sum(),
        tiles,
        noun: NOUN,
        view_label: Text::new("Provinsi asal", "Province of origin"),
        period: "2024-01..2024-10".parse().ok(),
    }
}

pub fn attainment() -> Progress {
    Progress {
        realised: 35_945,
        target: Some(40_586),
        elapsed: Some(33_822.0),
        projected: Some(43_134.0),
        interval: Some((41_900.0, 44_300.0)),
        band: Some((BandKey::Achieved, "Tercapai".to_owned())),
        noun: NOUN,
        view_label: Text::new("Realisasi terhadap target", "Realisation against target"),
        period: "2024".parse().ok(),
    }
}

/// Ten months of 2024 ahead of the target's path, and where the year may end.
pub fn year() -> Cumulative {
    let ahead = |month, mean: f64, wide: f64| Ahead {
        month,
        mean,
        within_80: (mean - wide, mean + wide),
        within_95: (mean - 1.53 * wide, mean + 1.53 * wide),
    };
    Cumulative {
        year: 2024,
        realised: (1..=10).map(|month| month * 3_594 + month % 3 * 120).collect(),
        as_of: Month::from_number(2024 * 12 + 9).last_day(),
        path: Some(std::array::from_fn(|at| 40_586.0 * (at as f64 + 1.0) / 12.0)),
        fan: vec![ahead(11, 39_486.0, 780.0), ahead(12, 43_028.0, 1_320.0)],
        events: Vec::new(),
        noun: NOUN,
    }
}

/// Lead times over 24 months of which the last nine lie ten days lower.
pub fn change() -> BeforeAfter {
    let trend = |at: usize| 64.0 + at as f64 * 0.3;
    let course = |at: usize| trend(at) - if at < 15 { 0.0 } else { 10.0 + (at - 15) as f64 * 0.2 };
    let noise = |at: usize| (at as f64 * 1.9).sin() * 4.0;
    BeforeAfter {
        first: Month::from_number(2023 * 12),
        values: (0..24).map(|at| course(at) + noise(at)).collect(),
        fitted: (0..24).map(course).collect(),
        since: Month::from_number(2024 * 12 + 3),
        unchanged: (15..24).map(trend).collect(),
        numbers: Numbers { places: 1, factor: 1.0, suffix: Text::new(" hari", " days") },
        unit: Text::new("hari", "days"),
        title: "Sejak April 2024: 10,0 hari di bawah garis bila tetap".to_owned(),
        description: "Lama proses per bulan, Januari 2023 – Desember 2024".to_owned(),
        summary: "Garis sesudah berakhir pada 59,3 hari, bila tetap 70,9 hari.".to_owned(),
    }
}

const UNIT: Text = Text::new("Negara tujuan", "Destination");

pub fn units() -> Bullets {
    let bullet = |key: &str, label: &str, realised, aim: Option<(f64, f64, BandKey)>| Bullet {
        key: key.to_owned(),
        label: label.to_owned(),
        realised,
        aim: aim.map(|(target, expected, band)| bullets::Aim {
            target,
            expected,
            band: Some(band),
        }),
        selected: None,
    };
    Bullets {
        bullets: vec![
            bullet("MYS", "Malaysia", 3_120, Some((6_000.0, 4_980.0, BandKey::Critical))),
            bullet("TWN", "Taiwan", 9_871, Some((12_500.0, 10_400.0, BandKey::Attention))),
            bullet("SGP", "Singapura", 3_377, Some((4_000.0, 3_330.0, BandKey::OnTrack))),
            bullet("HKG", "Hong Kong", 14_302, Some((11_000.0, 9_130.0, BandKey::Achieved))),
            bullet("ITA", "Italia", 412, Some((150.0, 124.0, BandKey::Achieved))),
            bullet("BRN", "Brunei Darussalam", 880, None),
        ],
        others: bullets::Others { count: 7, behind: 2 },
        bands: [
            (BandKey::Achieved, "Tercapai"),
            (BandKey::OnTrack, "Sesuai jalur"),
            (BandKey::Attention, "Perlu perhatian"),
            (BandKey::Critical, "Kritis"),
        ]
        .map(|(key, name)| (key, name.to_owned()))
        .to_vec(),
        unit: UNIT,
        units: Text::new("negara tujuan", "destinations"),
        noun: NOUN,
    }
}

pub fn months_of_units() -> Heat {
    let row = |key: &str, label: &str, base: u64| heat::Row {
        key: key.to_owned(),
        label: label.to_owned(),
        counts: (0..22).map(|at| base * (80 + at * 7 % 45) / 100).collect(),
        selected: None,
    };
    Heat {
        first: Month::new(2023, 1).unwrap_or_else(|| Month::from_number(0)),
        rows: vec![
            row("HKG", "Hong Kong", 1_100),
            row("TWN", "Taiwan", 900),
            row("ITA", "Italia", 9),
            row("BRN", "Brunei Darussalam", 0),
        ],
        unit: UNIT,
        noun: NOUN,
    }
}

pub fn gap() -> Waterfall {
    let step = |key: Option<&str>, label: &str, change: f64| waterfall::Step {
        key: key.map(str::to_owned),
        label: label.to_owned(),
        change,
        is_neutral: key.is_none(),
        selected: None,
    };
    Waterfall {
        from: 33_711.0,
        steps: vec![
            step(None, "Target yang dibagi lain", -420.0),
            step(Some("MYS"), "Malaysia", -1_860.0),
            step(Some("TWN"), "Taiwan", -529.0),
            step(Some("SGP"), "Singapura", 47.0),
            step(Some("HKG"), "Hong Kong", 4_172.0),
            step(None, "7 lainnya", 824.0),
        ],
        to: 35_945,
        ends: [
            Message::new("Target berjalan", "Elapsed target"),
            Message::new("Realisasi", "Realisation"),
        ],
        unit: UNIT,
        noun: NOUN,
    }
}

pub fn years() -> Yearly {
    let months = |base: u64, until: usize| {
        std::array::from_fn(|at| (at < until).then_some(base + (at as u64 * 37) % 11 * base / 40))
    };
    Yearly {
        years: vec![
            yearly::Year { year: 2022, months: months(1_900, 12) },
            yearly::Year { year: 2023, months: months(2_900, 12) },
            yearly::Year { year: 2024, months: months(3_100, 10) },
        ],
        as_of: "2024-10-31".parse().unwrap_or_else(|_| year().as_of),
        noun: NOUN,
    }
}

pub fn agencies() -> Funnel {
    let point = |key: &str, label: &str, events, base, place| funnel::Point {
        key: key.to_owned(),
        label: label.to_owned(),
        events,
        base,
        place,
        selected: None,
    };
    use funnel::Place;
    let limits = (1..=30).map(|step| {
        let base = f64::from(step) * 60.0;
        let spread = (0.004 / base).sqrt();
        let within = |z: f64| ((0.004 - z * spread).max(0.0), 0.004 + z * spread);
        funnel::Limit { base, inner: within(1.96), outer: within(3.09) }
    });
    Funnel {
        points: vec![
            point("P001", "PT Jalak Teduh Contoh", 1.0, 5.0, Place::NotEnough),
            point("P002", "PT Rambai Purnama Contoh", 3.0, 900.0, Place::Within),
            point("P003", "PT Randu Jingga Contoh", 5.0, 400.0, Place::Doubtful),
            point("P004", "PT Gaharu Lazuardi Contoh", 19.0, 1_300.0, Place::Bad),
            point("P005", "PT Seruni Jingga Contoh", 0.0, 1_700.0, Place::Good),
        ],
        centre: 0.004,
        limits: limits.collect(),
        least: 30.0,
        per: 1_000.0,
        ratio: Message::new("pengaduan per 1.000 penempatan", "complaints per 1,000 placements"),
        base: Message::new("penempatan", "placements"),
        unit: Text::new("P3MI", "Agency"),
        units: Text::new("P3MI", "agencies"),
    }
}
