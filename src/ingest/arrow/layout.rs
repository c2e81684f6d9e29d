//! Where a placements table's columns lie in the buffers of each record batch, and of what type they are.

use arrow_ipc::{DateUnit, Endianness, Field, MetadataVersion, Precision, Schema, TimeUnit, Type};

use super::cells::{Number, Strings};
use super::unreadable;
use crate::model::order::sorted;
use crate::model::placement::{ColumnKind, PlacementColumn};
use crate::model::{Place, Problem, ProblemKind};

/// How the cells of a column are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    /// Labels, by the keys of the dictionary `id`.
    Dictionary {
        id: i64,
        keys: Number,
        values: Strings,
    },
    Labels(Strings),
    Numbers(Number),
    /// Times of `per_day` to the day, from midnight UTC of 1970-01-01, seen from a zone `shift` later.
    Times {
        number: Number,
        per_day: i64,
        shift: i64,
    },
}

/// The place of a column in a record batch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) column: PlacementColumn,
    pub(super) cells: Cells,
    pub(super) node: usize,
    /// Its first buffer, apart from those that view columns before it add in each batch.
    pub(super) buffer: usize,
    /// How many view columns stand before it.
    pub(super) views: usize,
}

pub(super) fn slots(schema: Schema<'_>, file: &str) -> Result<Vec<Slot>, Problem> {
    if schema.endianness() == Endianness::Big {
        return Err(unreadable(file, "big-endian"));
    }
    let mut slots: Vec<Slot> = Vec::new();
    let mut names = Vec::new();
    let mut passed = Size::default();
    for field in schema.fields().iter().flatten() {
        let name = field.name().unwrap_or_default();
        names.push(name);
        if let Some(column) = PlacementColumn::from_name(name) {
            if slots.iter().any(|slot| slot.column == column) {
                return Err(wrong_column(file, column, format!("2 × {name}")));
            }
            let cells =
                cells(field, column).ok_or_else(|| wrong_column(file, column, type_name(field)))?;
            let Size { nodes, buffers, views } = passed;
            slots.push(Slot { column, cells, node: nodes, buffer: buffers, views });
        }
        passed = passed.plus(size(field));
    }
    if !slots.iter().any(|slot| slot.column.is_required()) {
        let found = names.join(", ");
        return Err(wrong_column(file, PlacementColumn::Date, found));
    }
    Ok(sorted(slots, |a, b| a.column.cmp(&b.column)))
}

fn cells(field: Field<'_>, column: PlacementColumn) -> Option<Cells> {
    match column.kind() {
        ColumnKind::Date => times(field),
        ColumnKind::Number => number(field).map(Cells::Numbers),
        ColumnKind::Term | ColumnKind::Agency => labels(field),
    }
}

pub(super) fn labels(field: Field<'_>) -> Option<Cells> {
    let values = match field.type_type() {
        Type::Utf8 => Strings::Offsets32,
        Type::LargeUtf8 => Strings::Offsets64,
        Type::Utf8View => Strings::Views,
        // pandas writes an object column without a single value as this.
        Type::Null => Strings::Absent,
        _ => return None,
    };
    let Some(dictionary) = field.dictionary() else { return Some(Cells::Labels(values)) };
    let keys = match dictionary.indexType() {
        Some(int) => Number::int(int.bitWidth(), int.is_signed())?,
        None => Number::I32,
    };
    Some(Cells::Dictionary { id: dictionary.id(), keys, values })
}

pub(super) fn number(field: Field<'_>) -> Option<Number> {
    if field.dictionary().is_some() {
        return None;
    }
    match field.type_type() {
        Type::Int => {
            let int = field.type_as_int()?;
            Number::int(int.bitWidth(), int.is_signed())
        }
        // pandas makes whole numbers with gaps to floats.
        Type::FloatingPoint => match field.type_as_floating_point()?.precision() {
            Precision::SINGLE => Some(Number::F32),
            Precision::DOUBLE => Some(Number::F64),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn times(field: Field<'_>) -> Option<Cells> {
    if field.dictionary().is_some() {
        return None;
    }
    match field.type_type() {
        Type::Date => Some(match field.type_as_date()?.unit() {
            DateUnit::DAY => Cells::Times { number: Number::I32, per_day: 1, shift: 0 },
            _ => Cells::Times { number: Number::I64, per_day: 86_400_000, shift: 0 },
        }),
        Type::Timestamp => {
            let timestamp = field.type_as_timestamp()?;
            let per_second = match timestamp.unit() {
                TimeUnit::SECOND => 1,
                TimeUnit::MILLISECOND => 1_000,
                TimeUnit::MICROSECOND => 1_000_000,
                _ => 1_000_000_000,
            };
            let shift = zone_seconds(timestamp.timezone().unwrap_or_default())? * per_second;
            Some(Cells::Times { number: Number::I64, per_day: 86_400 * per_second, shift })
        }
        _ => None,
    }
}

/// Seconds east of UTC: fixed offsets, UTC, and Indonesia's zones, which know no summer time.
fn zone_seconds(zone: &str) -> Option<i64> {
    match zone {
        "" | "UTC" | "Z" | "Etc/UTC" | "GMT" => return Some(0),
        "Asia/Jakarta" | "Asia/Pontianak" => return Some(7 * 3_600),
        "Asia/Makassar" => return Some(8 * 3_600),
        "Asia/Jayapura" => return Some(9 * 3_600),
        _ => {}
    }
    let (sign, offset) = match zone.strip_prefix('-') {
        Some(offset) => (-1, offset),
        None => (1, zone.strip_prefix('+')?),
    };
    let (hours, minutes) = offset.split_once(':')?;
    let hours: u8 = hours.parse().ok().filter(|&hours| hours < 24)?;
    let minutes: u8 = minutes.parse().ok().filter(|&minutes| minutes < 60)?;
    Some(sign * (i64::from(hours) * 3_600 + i64::from(minutes) * 60))
}

/// How much of a record batch a field takes.
#[derive(Clone, Copy, Default)]
pub(super) struct Size {
    pub(super) nodes: usize,
    pub(super) buffers: usize,
    pub(super) views: usize,
}

impl Size {
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            nodes: self.nodes + other.nodes,
            buffers: self.buffers + other.buffers,
            views: self.views + other.views,
        }
    }
}

/// The buffer layouts of the format (metadata version 5; a version 4 union has one buffer more).
pub(super) fn size(field: Field<'_>) -> Size {
    if field.dictionary().is_some() {
        return Size { nodes: 1, buffers: 2, views: 0 };
    }
    let (buffers, views) = match field.type_type() {
        Type::Null | Type::RunEndEncoded => (0, 0),
        Type::Struct_ | Type::FixedSizeList => (1, 0),
        Type::Union => match field.type_as_union() {
            Some(union) if union.mode() == arrow_ipc::UnionMode::Dense => (2, 0),
            _ => (1, 0),
        },
        Type::Utf8 | Type::LargeUtf8 | Type::Binary | Type::LargeBinary => (3, 0),
        Type::ListView | Type::LargeListView => (3, 0),
        Type::Utf8View | Type::BinaryView => (2, 1),
        _ => (2, 0),
    };
    field
        .children()
        .iter()
        .flatten()
        .fold(Size { nodes: 1, buffers, views }, |sum, child| sum.plus(size(child)))
}

/// Unions of metadata version 4 and older lie otherwise; no writer of today makes them.
pub(super) fn is_known(version: MetadataVersion) -> bool {
    version == MetadataVersion::V4 || version == MetadataVersion::V5
}

fn type_name(field: Field<'_>) -> String {
    let name = field.type_type().variant_name().unwrap_or("?");
    let zone = field.type_as_timestamp().and_then(|timestamp| timestamp.timezone());
    match (field.dictionary(), zone) {
        (Some(_), _) => format!("Dictionary<{name}>"),
        (None, Some(zone)) => format!("{name} {zone}"),
        (None, None) => name.to_owned(),
    }
}

fn wrong_column(file: &str, column: PlacementColumn, found: String) -> Problem {
    let (id, en) = match column.kind() {
        ColumnKind::Date => (
            "kolom `date` bertipe tanggal (date32), bila timestamp: UTC atau zona Indonesia",
            "a column `date` of type date32, or a timestamp in UTC or an Indonesian zone",
        ),
        ColumnKind::Number => ("satu kolom bilangan bulat", "one column of whole numbers"),
        ColumnKind::Term | ColumnKind::Agency => {
            ("satu kolom teks (kamus atau string)", "one text column (dictionary or string)")
        }
    };
    Problem::error(ProblemKind::WrongColumn, Place::file(file).at_column(column.as_str()), found)
        .expected(id, en)
        .advice(
            "Ganti nama atau tipe kolom di sumbernya, lalu tulis ulang berkasnya.",
            "Rename or cast the column at its source, then write the file again.",
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_that_never_shift_are_known_and_others_refused() {
        assert_eq!(zone_seconds("+07:00"), Some(25_200));
        assert_eq!(zone_seconds("Asia/Jakarta"), Some(25_200));
        assert_eq!(zone_seconds("-03:30"), Some(-12_600));
        assert_eq!(zone_seconds("Europe/Berlin"), None);
        assert_eq!(zone_seconds("+99:00"), None);
    }
}
