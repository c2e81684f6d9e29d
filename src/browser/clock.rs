//! What the person's clock says. Nothing below the shell has one.

use js_sys::Date;

/// Year, month and day of the month where the person is.
pub fn today() -> Option<(i32, u8, u8)> {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    Some((year, now.get_month() as u8 + 1, now.get_date() as u8))
}

/// Hours and minutes where the person is.
pub fn time_of_day() -> (u32, u32) {
    let now = Date::new_0();
    (now.get_hours(), now.get_minutes())
}

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// This moment in UTC, as `2026-11-28T06:22:01.123Z`.
pub fn written() -> String {
    Date::new_0().to_iso_string().into()
}
