//! The clock of the whole program: everything below the shell gets today and now as arguments.

use chrono::NaiveDateTime;

/// Local time now, without zone: a month is the shop's month where the laptop stands.
#[allow(clippy::disallowed_methods, reason = "the one place of the shell that asks the clock")]
pub fn now() -> NaiveDateTime {
    chrono::Local::now().naive_local()
}
