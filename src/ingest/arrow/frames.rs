//! Splits Arrow IPC bytes, file or stream format, into schema and messages. Knows no columns.
//!
//! <https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc>

use arrow_ipc::{Block, Message, MessageHeader, Schema, root_as_footer, root_as_message};

use super::{cut_off, unreadable};
use crate::ingest::page::{is_web_page, web_page};
use crate::model::Problem;

const MAGIC: &[u8] = b"ARROW1";
const CONTINUATION: [u8; 4] = [0xff; 4];

/// A dictionary batch or a record batch, with its buffers.
pub(super) struct Frame<'a> {
    pub(super) message: Message<'a>,
    pub(super) body: &'a [u8],
}

/// The whole table, in reading order.
pub(super) struct Frames<'a> {
    pub(super) schema: Schema<'a>,
    pub(super) frames: Vec<Frame<'a>>,
}

pub(super) fn split<'a>(bytes: &'a [u8], file: &str) -> Result<Frames<'a>, Problem> {
    if bytes.is_empty() {
        return Err(cut_off(file, 0));
    }
    if is_web_page(bytes) {
        return Err(web_page(file, "tabel Arrow IPC", "an Arrow IPC table"));
    }
    if bytes.starts_with(MAGIC) { split_file(bytes, file) } else { split_stream(bytes, file) }
}

fn split_file<'a>(bytes: &'a [u8], file: &str) -> Result<Frames<'a>, Problem> {
    let whole = || cut_off(file, bytes.len());
    let rest = bytes.strip_suffix(MAGIC).ok_or_else(whole)?;
    let (rest, length) = rest.split_last_chunk::<4>().ok_or_else(whole)?;
    let length = usize::try_from(i32::from_le_bytes(*length)).map_err(|_| whole())?;
    let start = rest.len().checked_sub(length).ok_or_else(whole)?;
    let footer = root_as_footer(rest.get(start..).ok_or_else(whole)?)
        .map_err(|error| unreadable(file, format!("footer: {error}")))?;
    let schema = footer.schema().ok_or_else(|| unreadable(file, "footer: schema"))?;
    let mut frames = Vec::new();
    for block in footer.dictionaries().iter().chain(&footer.recordBatches()).flatten() {
        frames.push(block_frame(bytes, block).ok_or_else(|| unreadable(file, "footer: block"))?);
    }
    refuse_replacement(&frames, file)?;
    Ok(Frames { schema, frames })
}

/// In a file all dictionaries come before the batches: a second one for the same keys would change rows
/// that were written with the first.
fn refuse_replacement(frames: &[Frame<'_>], file: &str) -> Result<(), Problem> {
    let mut defined = Vec::new();
    for dictionary in frames.iter().filter_map(|frame| frame.message.header_as_dictionary_batch()) {
        if dictionary.isDelta() {
            continue;
        }
        if defined.contains(&dictionary.id()) {
            return Err(unreadable(file, format!("2 × dictionary {}", dictionary.id())));
        }
        defined.push(dictionary.id());
    }
    Ok(())
}

fn block_frame<'a>(bytes: &'a [u8], block: &Block) -> Option<Frame<'a>> {
    let start = usize::try_from(block.offset()).ok()?;
    let body_start = start.checked_add(usize::try_from(block.metaDataLength()).ok()?)?;
    let body_end = body_start.checked_add(usize::try_from(block.bodyLength()).ok()?)?;
    let metadata = bytes.get(start..body_start)?;
    let metadata = metadata.strip_prefix(&CONTINUATION).unwrap_or(metadata);
    let (length, metadata) = metadata.split_first_chunk::<4>()?;
    let metadata = metadata.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    Some(Frame { message: root_as_message(metadata).ok()?, body: bytes.get(body_start..body_end)? })
}

fn split_stream<'a>(bytes: &'a [u8], file: &str) -> Result<Frames<'a>, Problem> {
    let mut rest = bytes;
    let mut schema = None;
    let mut frames = Vec::new();
    while let Some((length, after)) = take_length(rest, file, bytes.len())? {
        let metadata = after.get(..length).ok_or_else(|| not_arrow(file, bytes))?;
        let message = root_as_message(metadata).map_err(|_| not_arrow(file, bytes))?;
        let body_length =
            usize::try_from(message.bodyLength()).map_err(|_| unreadable(file, "bodyLength"))?;
        let after = after.get(length..).unwrap_or_default();
        let body = after.get(..body_length).ok_or_else(|| cut_off(file, bytes.len()))?;
        rest = after.get(body_length..).unwrap_or_default();
        match message.header_type() {
            MessageHeader::Schema if schema.is_none() => schema = message.header_as_schema(),
            MessageHeader::DictionaryBatch | MessageHeader::RecordBatch => {
                frames.push(Frame { message, body });
            }
            other => return Err(unreadable(file, format!("message {other:?}"))),
        }
    }
    let schema = schema.ok_or_else(|| not_arrow(file, bytes))?;
    Ok(Frames { schema, frames })
}

/// The length of the next message; `None` at the end of the stream.
fn take_length<'a>(
    rest: &'a [u8],
    file: &str,
    whole: usize,
) -> Result<Option<(usize, &'a [u8])>, Problem> {
    if rest.is_empty() {
        return Ok(None);
    }
    let rest = rest.strip_prefix(&CONTINUATION).unwrap_or(rest);
    let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(|| cut_off(file, whole))?;
    let length = u32::from_le_bytes(*length) as usize;
    Ok((length > 0).then_some((length, rest)))
}

/// Bytes that start like a stream but break off are cut off; others are no Arrow at all.
fn not_arrow(file: &str, bytes: &[u8]) -> Problem {
    if bytes.starts_with(&CONTINUATION) {
        cut_off(file, bytes.len())
    } else {
        let start: String = String::from_utf8_lossy(bytes.get(..16).unwrap_or(bytes))
            .chars()
            .map(|c| if c.is_control() { '·' } else { c })
            .collect();
        unreadable(file, format!("“{start}…”"))
    }
}
