//! The clock, and numbers that nobody has had before.

use super::{BrowserError, window};

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// This moment in UTC, as `2026-11-28T06:22:01.123Z`.
pub fn written() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Year, month and day of the month where the person is.
pub fn today() -> (i32, u8, u8) {
    let date = js_sys::Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    (year, part(date.get_month() + 1), part(date.get_date()))
}

/// 32 random hexadecimal digits. `crypto.randomUUID` is not there on addresses without encryption.
///
/// # Errors
/// A browser without `crypto`.
pub fn fresh_id() -> Result<String, BrowserError> {
    let mut bytes = [0_u8; 16];
    window()?.crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
