//! Decodes Arrow buffers: validity bits, numbers of every width, and the three layouts of strings.
//! Every access is bounds-checked: the bytes may come from anybody.

use std::ops::Range;

use arrow_ipc::RecordBatch;

/// A missing number. pandas' NaT, so that it stays missing.
pub(super) const NO_NUMBER: i64 = i64::MIN;
/// A float that is no whole number.
pub(super) const NO_WHOLE: i64 = i64::MIN + 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F32,
    F64,
}

impl Number {
    pub(super) fn int(bits: i32, signed: bool) -> Option<Self> {
        Some(match (bits, signed) {
            (8, true) => Self::I8,
            (16, true) => Self::I16,
            (32, true) => Self::I32,
            (64, true) => Self::I64,
            (8, false) => Self::U8,
            (16, false) => Self::U16,
            (32, false) => Self::U32,
            (64, false) => Self::U64,
            _ => return None,
        })
    }

    const fn bytes(self) -> usize {
        match self {
            Self::I8 | Self::U8 => 1,
            Self::I16 | Self::U16 => 2,
            Self::I32 | Self::U32 | Self::F32 => 4,
            Self::I64 | Self::U64 | Self::F64 => 8,
        }
    }

    /// The numbers of `rows` of a buffer into `out`; `None` when the buffer is too short.
    pub(super) fn decode(
        self,
        buffer: &[u8],
        rows: Range<usize>,
        out: &mut Vec<i64>,
    ) -> Option<()> {
        let start = rows.start.checked_mul(self.bytes())?;
        let end = rows.end.checked_mul(self.bytes())?;
        let bytes = buffer.get(start..end)?;
        out.clear();
        match self {
            Self::I8 => out.extend(bytes.iter().map(|&byte| i64::from(byte as i8))),
            Self::U8 => out.extend(bytes.iter().map(|&byte| i64::from(byte))),
            Self::I16 => out.extend(words(bytes).map(|word| i64::from(i16::from_le_bytes(word)))),
            Self::U16 => out.extend(words(bytes).map(|word| i64::from(u16::from_le_bytes(word)))),
            Self::I32 => out.extend(words(bytes).map(|word| i64::from(i32::from_le_bytes(word)))),
            Self::U32 => out.extend(words(bytes).map(|word| i64::from(u32::from_le_bytes(word)))),
            Self::I64 => out.extend(words(bytes).map(i64::from_le_bytes)),
            Self::U64 => out.extend(
                words(bytes)
                    .map(|word| i64::try_from(u64::from_le_bytes(word)).unwrap_or(i64::MAX)),
            ),
            Self::F32 => {
                out.extend(words(bytes).map(|word| whole(f32::from_le_bytes(word).into())))
            }
            Self::F64 => out.extend(words(bytes).map(|word| whole(f64::from_le_bytes(word)))),
        }
        Some(())
    }
}

fn words<const N: usize>(bytes: &[u8]) -> impl Iterator<Item = [u8; N]> {
    bytes.as_chunks().0.iter().copied()
}

fn whole(value: f64) -> i64 {
    if value.is_nan() {
        NO_NUMBER
    } else if value == value.trunc() {
        value as i64
    } else {
        NO_WHOLE
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strings {
    Offsets32,
    Offsets64,
    Views,
    /// A column of Arrow's type Null: no buffers, no strings.
    Absent,
}

/// The buffers of a record batch or of a dictionary's values.
pub(super) struct Buffers<'a> {
    pub(super) rows: usize,
    null_counts: Vec<i64>,
    buffers: Vec<&'a [u8]>,
    /// How many data buffers each view column has.
    views: Vec<usize>,
}

impl<'a> Buffers<'a> {
    /// `None` when the batch describes buffers that its body does not have.
    pub(super) fn new(batch: RecordBatch<'_>, body: &'a [u8]) -> Option<Self> {
        let rows = usize::try_from(batch.length()).ok()?;
        let null_counts = batch.nodes().iter().flatten().map(|node| node.null_count()).collect();
        let mut buffers = Vec::new();
        for buffer in batch.buffers().iter().flatten() {
            let start = usize::try_from(buffer.offset()).ok()?;
            let end = start.checked_add(usize::try_from(buffer.length()).ok()?)?;
            buffers.push(body.get(start..end)?);
        }
        let views = batch
            .variadicBufferCounts()
            .iter()
            .flatten()
            .map(|count| usize::try_from(count).ok())
            .collect::<Option<_>>()?;
        Some(Self { rows, null_counts, buffers, views })
    }

    /// The buffers of one column. `buffer` and `views` are those of its slot.
    pub(super) fn column(
        &self,
        node: usize,
        buffer: usize,
        views: usize,
    ) -> Option<Column<'_, 'a>> {
        let before = self
            .views
            .get(..views)?
            .iter()
            .try_fold(0usize, |sum, &count| sum.checked_add(count))?;
        let buffers = self.buffers.get(buffer.checked_add(before)?..)?;
        let has_nulls = *self.null_counts.get(node)? != 0;
        let data_buffers = self.views.get(views).copied().unwrap_or_default();
        Some(Column { has_nulls, buffers, data_buffers })
    }
}

/// One column of a batch: its buffers and those after them.
pub(super) struct Column<'b, 'a> {
    has_nulls: bool,
    buffers: &'b [&'a [u8]],
    data_buffers: usize,
}

impl<'a> Column<'_, 'a> {
    fn buffer(&self, index: usize) -> Option<&'a [u8]> {
        self.buffers.get(index).copied()
    }

    /// The numbers of `rows`, missing ones as [`NO_NUMBER`].
    pub(super) fn numbers(
        &self,
        number: Number,
        rows: Range<usize>,
        out: &mut Vec<i64>,
    ) -> Option<()> {
        number.decode(self.buffer(1)?, rows.clone(), out)?;
        if let Some(validity) = self.validity() {
            for (value, row) in out.iter_mut().zip(rows) {
                if !is_valid(validity, row)? {
                    *value = NO_NUMBER;
                }
            }
        }
        Some(())
    }

    /// The numbers of `rows` with their fractions; missing ones and no-numbers as `None`.
    #[cfg(any(feature = "importer", feature = "cli"))]
    pub(super) fn reals(&self, number: Number, rows: Range<usize>) -> Option<Vec<Option<f64>>> {
        let mut whole = Vec::new();
        self.numbers(number, rows.clone(), &mut whole)?;
        let fraction = |at: usize| -> Option<f64> {
            let row = rows.start.checked_add(at)?;
            let bytes = self.buffer(1)?.get(row.checked_mul(number.bytes())?..)?;
            match number {
                Number::F32 => Some(f32::from_le_bytes(*bytes.first_chunk()?).into()),
                _ => Some(f64::from_le_bytes(*bytes.first_chunk()?)),
            }
        };
        whole
            .into_iter()
            .enumerate()
            .map(|(at, value)| match value {
                NO_NUMBER => Some(None),
                NO_WHOLE => fraction(at).map(Some),
                value => Some(Some(value as f64)),
            })
            .collect()
    }

    /// The truth values of `rows`, one bit each; missing ones as `None`.
    #[cfg(any(feature = "importer", feature = "cli"))]
    pub(super) fn truths(&self, rows: Range<usize>) -> Option<Vec<Option<bool>>> {
        let bits = self.buffer(1)?;
        let is_known = |row| self.validity().map_or(Some(true), |validity| is_valid(validity, row));
        rows.map(|row| Some(is_known(row)?.then_some(is_valid(bits, row)?))).collect()
    }

    /// The numbers of `rows`, stored as whole ones of 16 bytes and divided by 10 to the `scale`; missing ones as
    /// `None`.
    #[cfg(any(feature = "importer", feature = "cli"))]
    pub(super) fn decimals(&self, rows: Range<usize>, scale: i32) -> Option<Vec<Option<f64>>> {
        let wide = self.buffer(1)?.as_chunks::<16>().0.get(rows.clone())?;
        let is_known = |row| self.validity().map_or(Some(true), |validity| is_valid(validity, row));
        let divisor = 10f64.powi(scale);
        let real = |bytes: &[u8; 16]| i128::from_le_bytes(*bytes) as f64 / divisor;
        rows.zip(wide).map(|(row, bytes)| Some(is_known(row)?.then_some(real(bytes)))).collect()
    }

    /// Shows each string of `rows` in order, `None` where it is missing.
    ///
    /// Returns `None` when the buffers are too short or hold no UTF-8.
    pub(super) fn strings(
        &self,
        layout: Strings,
        rows: Range<usize>,
        scratch: &mut Vec<i64>,
        mut show: impl FnMut(Option<&'a str>),
    ) -> Option<()> {
        let (number, data) = match layout {
            Strings::Absent => {
                rows.for_each(|_| show(None));
                return Some(());
            }
            Strings::Views => return self.views(rows, show),
            Strings::Offsets32 => (Number::I32, self.buffer(2)?),
            Strings::Offsets64 => (Number::I64, self.buffer(2)?),
        };
        if rows.is_empty() {
            return Some(());
        }
        number.decode(self.buffer(1)?, rows.start..rows.end.checked_add(1)?, scratch)?;
        let validity = self.validity();
        for (row, (start, end)) in rows.zip(scratch.iter().zip(scratch.iter().skip(1))) {
            show(match validity {
                Some(validity) if !is_valid(validity, row)? => None,
                _ => {
                    let range = usize::try_from(*start).ok()?..usize::try_from(*end).ok()?;
                    Some(std::str::from_utf8(data.get(range)?).ok()?)
                }
            });
        }
        Some(())
    }

    /// <https://arrow.apache.org/docs/format/Columnar.html#variable-size-binary-view-layout>
    fn views(&self, rows: Range<usize>, mut show: impl FnMut(Option<&'a str>)) -> Option<()> {
        let views = self.buffer(1)?.as_chunks::<16>().0.get(rows.clone())?;
        let data = self.buffers.get(2..self.data_buffers.checked_add(2)?)?;
        let validity = self.validity();
        for (row, view) in rows.zip(views) {
            if let Some(validity) = validity
                && !is_valid(validity, row)?
            {
                show(None);
                continue;
            }
            let word =
                |at: usize| Some(u32::from_le_bytes(*view.get(at..)?.first_chunk()?) as usize);
            let length = word(0)?;
            let bytes = if length <= 12 {
                view.get(4..4 + length)?
            } else {
                let start = word(12)?;
                data.get(word(8)?)?.get(start..start.checked_add(length)?)?
            };
            show(Some(std::str::from_utf8(bytes).ok()?));
        }
        Some(())
    }

    fn validity(&self) -> Option<&'a [u8]> {
        self.buffer(0).filter(|buffer| self.has_nulls && !buffer.is_empty())
    }
}

fn is_valid(validity: &[u8], row: usize) -> Option<bool> {
    Some(validity.get(row / 8)? >> (row % 8) & 1 == 1)
}
