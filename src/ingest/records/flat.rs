//! Agencies as flat rows, for CSV: without sanctions, which are lists.

use serde::Serialize;

use crate::model::Day;
use crate::model::agency::{self, AgencyKind, Deposit};

#[derive(Serialize)]
pub(super) struct Agency {
    id: String,
    name: String,
    kind: AgencyKind,
    licence_number: Option<String>,
    licence_expires: Option<Day>,
    deposit: Deposit,
    city: String,
}

/// `None` when an agency has sanctions, which would be lost.
pub(super) fn agencies(rows: &[agency::Agency]) -> Option<Vec<Agency>> {
    rows.iter()
        .map(|row| {
            row.sanctions.is_empty().then(|| Agency {
                id: row.id.clone(),
                name: row.name.clone(),
                kind: row.kind,
                licence_number: row.licence_number.clone(),
                licence_expires: row.licence_expires,
                deposit: row.deposit,
                city: row.city.clone(),
            })
        })
        .collect()
}
