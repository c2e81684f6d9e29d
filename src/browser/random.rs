//! Numbers that nobody has had before.

use super::{BrowserError, window};

/// 32 random hexadecimal digits. `crypto.randomUUID` is not there on addresses without encryption.
///
/// # Errors
/// A browser without `crypto`.
pub fn fresh_id() -> Result<String, BrowserError> {
    let mut bytes = [0_u8; 16];
    window()?.crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
