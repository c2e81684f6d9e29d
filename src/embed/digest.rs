//! What names a content.

use sha2::{Digest as _, Sha256};

/// The first twelve digits of its SHA-256: enough to tell versions apart.
pub fn short_digest(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
