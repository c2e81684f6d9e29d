//! Today, as a parameter for the rooms below that have no clock.

use crate::browser::BrowserError;

/// Year, month (1–12) and day of the month at this computer's place.
pub fn today() -> Result<(i32, u8, u8), BrowserError> {
    let now = js_sys::Date::new_0();
    let month = u8::try_from(now.get_month() + 1).map_err(|_| BrowserError::missing("Date"))?;
    let day = u8::try_from(now.get_date()).map_err(|_| BrowserError::missing("Date"))?;
    let year = i32::try_from(now.get_full_year()).map_err(|_| BrowserError::missing("Date"))?;
    Ok((year, month, day))
}
