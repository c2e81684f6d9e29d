//! How each collected CSV file says what its counts are of.

use std::collections::BTreeMap;

use crate::model::vocabulary::{
    Vocabulary, complaint_category, destination, occupation, placement_terms, province,
};

/// One row, by column name.
pub type Row = BTreeMap<String, String>;

/// Where a file keeps the parts of a figure.
pub struct Layout {
    /// File name without `.csv`; also the measure, where no column names one.
    pub file: &'static str,
    measure: Option<&'static str>,
    /// The column of the area or office; without one, Indonesia.
    area: Option<&'static str>,
    by: By,
    note: &'static str,
}

enum By {
    Nothing,
    /// The column with the values of a dimension.
    Column {
        column: &'static str,
        dimension: &'static str,
    },
    /// A column names the dimension, another the value.
    Named {
        dimension: &'static str,
        value: &'static str,
    },
    /// A free text: empty, `country Hong Kong`, `origin Jawa Timur`.
    Detail(&'static str),
}

/// What a figure is broken down by.
pub struct Breakdown {
    pub dimension: String,
    /// A code where the vocabulary knows the printed value.
    pub value: String,
    pub printed: String,
}

const fn by(file: &'static str, column: &'static str, dimension: &'static str) -> Layout {
    Layout { file, measure: None, area: None, by: By::Column { column, dimension }, note: "note" }
}

pub const LAYOUTS: &[Layout] = &[
    Layout { file: "placements_total", measure: None, area: None, by: By::Nothing, note: "note" },
    by("placements_by_country", "country", "destination"),
    by("placements_by_origin_province", "province", "origin_province"),
    by("placements_by_occupation", "occupation_id", "occupation"),
    Layout { area: Some("scope"), ..by("placements_by_scheme", "scheme", "scheme") },
    Layout {
        area: Some("province"),
        note: "basis",
        ..by("placements_by_regency", "regency", "regency")
    },
    Layout {
        file: "placements_by_sector_sex",
        measure: None,
        area: None,
        by: By::Named { dimension: "dimension", value: "value" },
        note: "note",
    },
    Layout {
        file: "complaints",
        measure: None,
        area: None,
        by: By::Named { dimension: "dimension", value: "value" },
        note: "note",
    },
    Layout { area: Some("area"), ..by("p3mi_counts", "kind", "kind") },
    Layout {
        file: "upt_totals",
        measure: Some("measure"),
        area: Some("upt"),
        by: By::Detail("detail"),
        note: "note",
    },
    Layout {
        file: "targets_projections",
        measure: Some("measure"),
        area: Some("area"),
        by: By::Nothing,
        note: "note",
    },
    Layout {
        file: "protection_totals",
        measure: Some("measure"),
        area: None,
        by: By::Nothing,
        note: "note",
    },
];

impl Layout {
    /// `placements_by_country`, `served`, `placement_target`.
    pub fn measure(&self, row: &Row) -> String {
        self.measure.and_then(|column| row.get(column)).map_or_else(
            || self.file.to_owned(),
            |text| {
                let words =
                    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
                words.collect::<Vec<_>>().join("_").to_lowercase()
            },
        )
    }

    pub fn area(&self, row: &Row) -> String {
        let area = self.area.and_then(|column| row.get(column));
        area.map_or("Indonesia", String::as_str).to_owned()
    }

    pub fn note(&self, row: &Row) -> String {
        row.get(self.note).cloned().unwrap_or_default()
    }

    pub fn breakdown(&self, row: &Row) -> Breakdown {
        let cell = |column: &str| row.get(column).map(String::as_str).unwrap_or_default();
        match &self.by {
            By::Nothing => coded("total", ""),
            By::Column { column, dimension } => coded(dimension, cell(column)),
            By::Named { dimension, value } => coded(
                match cell(dimension) {
                    "country" => "destination",
                    "province" => "origin_province",
                    other => other,
                },
                cell(value),
            ),
            By::Detail(column) => {
                let text = cell(column);
                match text.split_once(' ') {
                    Some(("country", name)) => coded("destination", name),
                    Some(("origin", name)) => coded("origin_province", name),
                    _ if text.is_empty() => coded("total", ""),
                    _ => coded("detail", text),
                }
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, &str)]) -> Row {
        cells.iter().map(|&(column, text)| (column.to_owned(), text.to_owned())).collect()
    }

    fn layout(file: &str) -> &'static Layout {
        LAYOUTS.iter().find(|layout| layout.file == file).unwrap()
    }

    #[test]
    fn a_served_total_by_country_becomes_a_destination_code() {
        let row = row(&[
            ("upt", "BP3MI Jawa Timur"),
            ("measure", "served"),
            ("detail", "country Hong Kong"),
        ]);
        let upt = layout("upt_totals");
        let breakdown = upt.breakdown(&row);
        assert_eq!(
            (upt.measure(&row).as_str(), upt.area(&row).as_str()),
            ("served", "BP3MI Jawa Timur")
        );
        assert_eq!(
            (breakdown.dimension.as_str(), breakdown.value.as_str()),
            ("destination", "HKG")
        );
    }

    #[test]
    fn names_outside_the_vocabulary_stay_as_printed() {
        let row = row(&[("dimension", "country_group"), ("value", "Malaysia+Taiwan")]);
        assert_eq!(layout("complaints").breakdown(&row).value, "Malaysia+Taiwan");
        assert_eq!(layout("complaints").area(&row), "Indonesia");
    }

    #[test]
    fn measures_are_short_names() {
        let row = row(&[("measure", "PMI with problems, total stated")]);
        assert_eq!(layout("protection_totals").measure(&row), "pmi_with_problems_total_stated");
    }
}
