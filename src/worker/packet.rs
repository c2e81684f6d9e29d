//! Messages as packets and back.

use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::browser::channel::Packet;

/// `None` only for a type that postcard cannot write, which the message types are not.
pub fn pack<M: Serialize>(message: &M, payload: Option<Uint8Array>) -> Option<Packet> {
    postcard::to_allocvec(message).ok().map(|header| Packet { header, payload, file: None })
}

/// `None` for a packet of another version or of somebody else.
pub fn unpack<M: DeserializeOwned>(packet: &Packet) -> Option<M> {
    postcard::from_bytes(&packet.header).ok()
}
