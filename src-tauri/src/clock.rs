//! The clock of the whole program: everything below the shell gets today and now as arguments.

use api::Now;

/// Local time, without zone: a month is the shop's month where the laptop stands.
#[allow(clippy::disallowed_methods, reason = "the one place of the shell that asks the clock")]
pub fn now() -> Now {
    let now = chrono::Local::now().naive_local();
    Now { today: today().unwrap_or(now.date()), at: now.format("%Y-%m-%d %H:%M:%S").to_string() }
}

#[cfg(not(feature = "test-hooks"))]
fn today() -> Option<domain::Day> {
    None
}

/// The native journey works on a fixed day: `ZHANGGUI_TEST_TODAY=2026-05-01`.
#[cfg(feature = "test-hooks")]
fn today() -> Option<domain::Day> {
    std::env::var("ZHANGGUI_TEST_TODAY").ok()?.parse().ok()
}
