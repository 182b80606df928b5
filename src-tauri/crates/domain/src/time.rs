//! Days and months as the calendar on the wall has them: no time zones, no clock.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// A calendar day, written `2026-05-01`.
pub type Day = NaiveDate;

/// A calendar month, written `2026-05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    pub fn new(year: i32, month: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, 1).map(|_| Self { year, month })
    }

    pub fn of(day: Day) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    pub fn year(self) -> i32 {
        self.year
    }

    pub fn month(self) -> u32 {
        self.month
    }

    /// Months since year 0: a number that orders and subtracts.
    pub fn index(self) -> i32 {
        self.year * 12 + self.month as i32 - 1
    }

    pub fn from_index(index: i32) -> Self {
        Self { year: index.div_euclid(12), month: index.rem_euclid(12) as u32 + 1 }
    }

    pub fn plus(self, months: i32) -> Self {
        Self::from_index(self.index() + months)
    }

    pub fn first(self) -> Day {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or(NaiveDate::MIN)
    }

    pub fn last(self) -> Day {
        self.plus(1).first().pred_opt().unwrap_or(NaiveDate::MAX)
    }

    pub fn span(self) -> Span {
        Span { first: self.first(), last: self.last() }
    }

    pub fn days(self) -> impl Iterator<Item = Day> {
        self.span().days()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        let (y, m) = s.split_once('-').ok_or(())?;
        if y.len() != 4 || m.len() != 2 || !s.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(());
        }
        Month::new(y.parse().map_err(|_| ())?, m.parse().map_err(|_| ())?).ok_or(())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(|()| serde::de::Error::custom(format!("not a month like 2026-05: {text}")))
    }
}

impl TS for Month {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".into()
    }
}

/// A run of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Span {
    #[ts(type = "string")]
    pub first: Day,
    #[ts(type = "string")]
    pub last: Day,
}

impl Span {
    pub fn day(day: Day) -> Self {
        Self { first: day, last: day }
    }

    pub fn contains(self, other: Span) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub fn is_one_day(self) -> bool {
        self.first == self.last
    }

    /// Every day from the first to the last; none where the last lies before the first.
    pub fn days(self) -> impl Iterator<Item = Day> {
        self.first.iter_days().take_while(move |day| *day <= self.last)
    }

    pub fn len(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    pub fn is_empty(self) -> bool {
        self.len() <= 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_across_the_year() {
        let m: Month = "2026-11".parse().expect("a month");
        assert_eq!(m.plus(2).to_string(), "2027-01");
        assert_eq!(m.plus(-11).to_string(), "2025-12");
        assert_eq!(m.last().to_string(), "2026-11-30");
        assert_eq!("2024-02".parse::<Month>().expect("a month").days().count(), 29);
        let across = Span { first: m.last(), last: m.plus(1).first() };
        assert_eq!(across.days().collect::<Vec<_>>(), [across.first, across.last]);
        assert_eq!(Span { first: across.last, last: across.first }.days().count(), 0);
        for bad in ["2026-13", "2026-1", "202-01", "2026/01", "+026-01"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }
}
