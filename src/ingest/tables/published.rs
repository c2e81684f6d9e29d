//! How a collected file of published figures says what its counts are of: by the columns that it has.

use std::collections::BTreeMap;

use crate::model::figure::Figure;
use crate::model::vocabulary::{
    Vocabulary, complaint_category, destination, occupation, placement_terms, province,
};

/// The filled cells of one row, by column name.
pub(super) type Row = BTreeMap<String, String>;

/// What a figure is broken down by.
pub(super) struct Breakdown {
    pub(super) dimension: String,
    /// A code where the vocabulary knows the printed value.
    pub(super) value: String,
    pub(super) printed: String,
}

/// Columns that each hold the values of one dimension.
const DIMENSIONS: &[(&str, &str)] = &[
    ("country", "destination"),
    ("regency", "regency"),
    ("province", "origin_province"),
    ("occupation_id", "occupation"),
    ("scheme", "scheme"),
    ("kind", "kind"),
];

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map(String::as_str).unwrap_or_default()
}

/// `placements_by_country`, `served`, `placement_target`: of the row, else the file's name.
pub(super) fn measure(row: &Row, file: &str) -> String {
    row.get("measure").map_or_else(
        || file.to_owned(),
        |text| {
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.collect::<Vec<_>>().join("_").to_lowercase()
        },
    )
}

/// The area or office; without one, Indonesia. Regencies are of a province.
pub(super) fn area(row: &Row) -> String {
    let of_regency = row.get("regency").and_then(|_| row.get("province"));
    row.get("area").or(of_regency).map_or("Indonesia", String::as_str).to_owned()
}

pub(super) fn breakdown(row: &Row) -> Breakdown {
    if let Some(dimension) = row.get("dimension") {
        let dimension = match dimension.as_str() {
            "country" => "destination",
            "province" => "origin_province",
            other => other,
        };
        return coded(dimension, cell(row, "value"));
    }
    let column = DIMENSIONS.iter().find(|(column, _)| row.contains_key(*column));
    if let Some((column, dimension)) = column {
        return coded(dimension, cell(row, column));
    }
    // A free text: `country Hong Kong`, `origin Jawa Timur`.
    let detail = cell(row, "detail");
    match detail.split_once(' ') {
        Some(("country", name)) => coded("destination", name),
        Some(("origin", name)) => coded("origin_province", name),
        _ if detail.is_empty() => coded("total", ""),
        _ => coded("detail", detail),
    }
}

fn coded(dimension: &str, printed: &str) -> Breakdown {
    let vocabulary: Option<&Vocabulary> = match dimension {
        "destination" => Some(&destination::DESTINATIONS),
        "origin_province" => Some(&province::PROVINCES),
        "occupation" => Some(&occupation::OCCUPATIONS),
        "scheme" => Some(&placement_terms::SCHEMES),
        "sector" => Some(&placement_terms::SECTORS),
        "sex" => Some(&placement_terms::SEXES),
        "category" => Some(&complaint_category::COMPLAINT_CATEGORIES),
        "channel" => Some(&complaint_category::COMPLAINT_CHANNELS),
        _ => None,
    };
    let term = vocabulary.and_then(|vocabulary| vocabulary.recognise(printed));
    Breakdown {
        dimension: dimension.to_owned(),
        value: term.map_or(printed, |term| term.code).to_owned(),
        printed: printed.to_owned(),
    }
}

/// A figure and its value as printed.
pub(super) type Printed = (Figure, String);

/// Where one publication prints several lines that read as one code ("G to G" and "G to G Jepang"), the
/// lines stay as printed: under one code they would look like rivals.
pub(super) fn keep_collisions_as_printed(figures: &mut [Printed]) {
    let key = |figure: &Figure| {
        let Figure { measure, period, area, dimension, value, source, .. } = figure.clone();
        (measure, period, area, dimension, value, source)
    };
    let mut printed: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (figure, text) in figures.iter() {
        let texts = printed.entry(key(figure)).or_default();
        if !texts.contains(text) {
            texts.push(text.clone());
        }
    }
    for (figure, text) in figures {
        if printed.get(&key(figure)).is_some_and(|texts| texts.len() > 1) {
            figure.value.clone_from(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, &str)]) -> Row {
        cells.iter().map(|&(column, text)| (column.to_owned(), text.to_owned())).collect()
    }

    #[test]
    fn a_served_total_by_country_becomes_a_destination_code() {
        let row = row(&[
            ("area", "BP3MI Jawa Timur"),
            ("measure", "served"),
            ("detail", "country Hong Kong"),
        ]);
        let breakdown = breakdown(&row);
        assert_eq!(
            (measure(&row, "x").as_str(), area(&row).as_str()),
            ("served", "BP3MI Jawa Timur")
        );
        assert_eq!(
            (breakdown.dimension.as_str(), breakdown.value.as_str()),
            ("destination", "HKG")
        );
    }

    #[test]
    fn regencies_lie_in_their_province_and_provinces_in_indonesia() {
        let regency = row(&[("province", "Jawa Timur"), ("regency", "Blitar")]);
        assert_eq!(area(&regency), "Jawa Timur");
        assert_eq!(breakdown(&regency).dimension, "regency");
        let province = row(&[("province", "Jawa Timur")]);
        assert_eq!(area(&province), "Indonesia");
        assert_eq!(breakdown(&province).value, "35");
    }

    #[test]
    fn names_outside_the_vocabulary_stay_as_printed() {
        let row = row(&[("dimension", "country_group"), ("value", "Malaysia+Taiwan")]);
        assert_eq!(breakdown(&row).value, "Malaysia+Taiwan");
    }

    #[test]
    fn measures_are_short_names() {
        let row = row(&[("measure", "PMI with problems, total stated")]);
        assert_eq!(measure(&row, "protection_totals"), "pmi_with_problems_total_stated");
        assert_eq!(measure(&Row::new(), "protection_totals"), "protection_totals");
    }

    #[test]
    fn details_of_one_scheme_stay_as_they_were_printed() {
        let figure = |value: &str| Figure {
            measure: "placements_by_scheme".to_owned(),
            period: "2024".parse().unwrap(),
            area: "Indonesia".to_owned(),
            dimension: "scheme".to_owned(),
            value: value.to_owned(),
            count: 1,
            status: String::new(),
            note: String::new(),
            source: "a newspaper".to_owned(),
        };
        let mut figures = vec![
            (figure("g_to_g"), "G to G".to_owned()),
            (figure("g_to_g"), "G to G Jepang".to_owned()),
            (figure("p_to_p"), "P to P".to_owned()),
        ];
        keep_collisions_as_printed(&mut figures);
        let values: Vec<&str> = figures.iter().map(|(figure, _)| figure.value.as_str()).collect();
        assert_eq!(values, ["G to G", "G to G Jepang", "p_to_p"]);
    }
}
