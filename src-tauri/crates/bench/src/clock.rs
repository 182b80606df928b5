//! The day of every book the bench makes: fixed, so that the same run writes the same books.

use api::Now;
use domain::{Day, Month};

/// The program's clock in the bench: 2026-11-22.
pub fn now() -> Now {
    let today = Day::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    Now { today, at: format!("{today} 09:00:00") }
}

/// The month `back` months before the running one.
pub fn month(back: i32) -> Month {
    Month::of(now().today).plus(-back)
}
