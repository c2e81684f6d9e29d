//! The template for placements. Its examples stand in the guide only: the importer takes every row below a
//! header for a placement.

use super::sheets::{Column, Example, Holds, Sheet};
use crate::model::Text;
use crate::model::placement::{ColumnKind, PlacementColumn};

pub(super) fn sheet() -> Sheet {
    Sheet {
        name: Text::new("Penempatan", "Placements"),
        columns: PlacementColumn::ALL.into_iter().map(column).collect(),
        has_examples: false,
    }
}

fn column(column: PlacementColumn) -> Column {
    let (help, example) = said(column);
    let holds = match (column.kind(), column.vocabulary()) {
        (ColumnKind::Date, _) => Holds::Day,
        (ColumnKind::Number, _) => Holds::Whole(i32::MAX),
        (_, Some(vocabulary)) => Holds::Term(vocabulary),
        (_, None) => Holds::Text,
    };
    Column {
        label: column.label(),
        help,
        holds,
        is_needed: column == PlacementColumn::Date,
        examples: [example, Example::Nothing],
    }
}

fn said(column: PlacementColumn) -> (Text, Example) {
    let term = |code: &str| {
        let term = column.vocabulary().and_then(|vocabulary| vocabulary.term(code));
        term.map_or(Example::Nothing, |term| Example::Term(term.label))
    };
    match column {
        PlacementColumn::Date => (
            Text::new(
                "Hari layanan penempatan selesai di Sisko P2MI",
                "The day the processing ended in Sisko P2MI",
            ),
            Example::Day("2099-11-29".to_owned()),
        ),
        PlacementColumn::Agency => (
            Text::new("Nama P3MI; kosong bila tanpa P3MI", "Name of the agency; empty without one"),
            Example::Text("PT Contoh Satu"),
        ),
        PlacementColumn::Destination => (Text::new("Negara tujuan", "Destination"), term("TWN")),
        PlacementColumn::Scheme => {
            (Text::new("Skema penempatan", "Scheme of placement"), term("p_to_p"))
        }
        PlacementColumn::Sector => {
            (Text::new("Formal atau informal", "Formal or informal"), term("formal"))
        }
        PlacementColumn::EmployerType => (
            Text::new(
                "Jenis pemberi kerja, dipakai sejak 2025",
                "Type of employer, in use since 2025",
            ),
            term("legal_entity"),
        ),
        PlacementColumn::Sex => {
            (Text::new("Perempuan atau laki-laki", "Female or male"), term("female"))
        }
        PlacementColumn::OriginProvince => (
            Text::new(
                "Provinsi asal, bukan tempat dilayani",
                "Province of origin, not where they were served",
            ),
            term("35"),
        ),
        PlacementColumn::Occupation => (Text::new("Jabatan", "Occupation"), term("caregiver")),
        PlacementColumn::LeadDays => (
            Text::new("Hari dari pendaftaran sampai selesai", "Days from registration to the end"),
            Example::Number(45.0),
        ),
        PlacementColumn::Count => (
            Text::new(
                "Banyaknya penempatan dalam baris ini; kosongkan kolom ini bila satu baris satu penempatan",
                "Placements in this row; 1 in each row for a list of single placements",
            ),
            Example::Number(1.0),
        ),
    }
}
