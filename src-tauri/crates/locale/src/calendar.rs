//! Days and months as people write them. Reads no clock.

use chrono::Datelike;
use domain::{Day, Month, Span};

use crate::Locale;

impl Locale {
    /// In tables, both languages: `2026-05-01`.
    pub fn day(self, day: Day) -> String {
        day.format("%Y-%m-%d").to_string()
    }

    /// In documents: `2026年5月1日`, `1 May 2026`.
    pub fn day_long(self, day: Day) -> String {
        let (year, month, date) = (day.year().to_string(), day.month().to_string(), day.day().to_string());
        self.message("calendar-day", &[("year", &year), ("month", &month), ("day", &date)])
    }

    /// `2026年5月`, `May 2026`.
    pub fn month(self, month: Month) -> String {
        let (year, number) = (month.year().to_string(), month.month().to_string());
        self.message("calendar-month", &[("year", &year), ("month", &number)])
    }

    /// The month on an axis: `5月`, `May`.
    pub fn month_short(self, month: Month) -> String {
        self.message("calendar-month_short", &[("month", &month.month().to_string())])
    }

    /// One day, a whole month, or first and last day.
    pub fn span(self, span: Span) -> String {
        if span.is_one_day() {
            return self.day(span.first);
        }
        let month = Month::of(span.first);
        if month.span() == span {
            return self.month(month);
        }
        let (first, last) = (self.day(span.first), self.day(span.last));
        self.message("calendar-span", &[("first", &first), ("last", &last)])
    }
}
