//! The shipped shift patterns and the years whose statutory days are known. Data read from `definitions/shifts` and
//! `definitions/days`; knows no book.

use std::sync::LazyLock;

use chrono::{Datelike, Weekday};
use domain::calendar::{DayKind, Hours, SpecialDay};
use domain::{Day, Label};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(include_str!(concat!("../../../definitions/", $folder, "/", $name, ".json"))),*]
    };
}

const SHIFTS: &[&str] = files!["shifts": "SH1", "SH2", "SH3", "SH4", "SH5", "SH6", "SH7", "SH8"];
const DAYS: &[&str] = files!["days": "2025", "2026", "2027"];

static SETS: LazyLock<Vec<ShiftSet>> = LazyLock::new(|| read(SHIFTS));
static YEARS: LazyLock<Vec<Year>> = LazyLock::new(|| read(DAYS));

/// How often people rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rest {
    /// That many days in every week from Monday to Sunday.
    Weekly { days: u8 },
    /// That many days in any so many days one after the other.
    PerDays { days: u8, of: u8 },
    /// That many days in every calendar month.
    Monthly { days: u8 },
    /// That many hours in every week; less than the law asks for.
    WeekHours { hours: u8 },
}

/// A shift as a document has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShippedShift {
    /// What stands in the cells of a roster.
    pub code: String,
    pub name: Label,
    pub hours: Hours,
}

/// What a document leaves open or gets wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Remark {
    pub text: Label,
    /// Not written there, but the only thing it can mean.
    #[serde(default)]
    pub inferred: bool,
}

/// The shifts of one document with its rest days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShiftSet {
    /// The number of the variant in the catalogue.
    pub id: String,
    pub name: Label,
    pub shifts: Vec<ShippedShift>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rest: Option<Rest>,
    #[serde(default)]
    pub notes: Vec<Remark>,
}

/// The days of a year that differ from their weekday.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Year {
    pub year: i32,
    /// Whether the State Council has published which days are moved; the statutory ones follow from the law.
    pub published: bool,
    /// The document they stand in.
    pub source: String,
    pub days: Vec<SpecialDay>,
}

fn read<T: for<'a> Deserialize<'a>>(files: &[&str]) -> Vec<T> {
    files.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
}

/// In the order of the catalogue.
pub fn shift_sets() -> &'static [ShiftSet] {
    &SETS
}

/// `None` where the program does not know the year.
pub fn year(year: i32) -> Option<&'static Year> {
    YEARS.iter().find(|y| y.year == year)
}

/// What the law and the published calendar say of a day; `None` where it is like its weekday.
pub fn special_day(day: Day) -> Option<&'static SpecialDay> {
    year(day.year())?.days.iter().find(|special| special.day == day)
}

/// Whether most of the country is off.
pub fn is_day_off(day: Day) -> bool {
    match special_day(day).map(|special| special.kind) {
        Some(DayKind::Statutory | DayKind::Moved) => true,
        Some(DayKind::Working) => false,
        None => matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_eight_variants_ship_and_each_shift_could_be_worked() {
        let ids: Vec<&str> = shift_sets().iter().map(|set| &*set.id).collect();
        assert_eq!(ids, ["SH1", "SH2", "SH3", "SH4", "SH5", "SH6", "SH7", "SH8"]);
        for set in shift_sets() {
            for shift in &set.shifts {
                assert_eq!(shift.hours.check(), Ok(()), "{} {}", set.id, shift.code);
                assert!(!shift.name.zh.is_empty() && !shift.name.en.is_empty());
            }
        }
        let of = |set: usize| shift_sets()[set].shifts.iter().map(|s| s.hours.minutes()).collect::<Vec<_>>();
        assert_eq!([of(0), of(1), of(3), of(5)], [vec![540, 360], vec![420, 420], vec![570, 510], vec![480]]);
        assert_eq!(shift_sets()[1].rest, Some(Rest::PerDays { days: 2, of: 10 }));
    }

    #[test]
    fn every_year_has_the_thirteen_days_of_the_law_and_moves_as_many_as_it_takes() {
        for text in DAYS {
            let year: Year = serde_json::from_str(text).unwrap();
            let count = |kind| year.days.iter().filter(|d| d.kind == kind).count();
            let weekend = |d: &SpecialDay| matches!(d.day.weekday(), Weekday::Sat | Weekday::Sun);
            assert_eq!(count(DayKind::Statutory), 13, "{}", year.year);
            assert!(
                year.days
                    .iter()
                    .all(|d| d.day.year() == year.year && (d.kind != DayKind::Moved || !weekend(d)))
            );
            assert!(year.days.iter().all(|d| d.kind != DayKind::Working || weekend(d)), "{}", year.year);
            // A statutory day on a weekend is made up for; every other moved day costs a worked weekend.
            let made_up = year.days.iter().filter(|d| d.kind == DayKind::Statutory && weekend(d)).count();
            let moved = if year.published { made_up + count(DayKind::Working) } else { 0 };
            assert_eq!(count(DayKind::Moved), moved, "{}", year.year);
        }
    }

    #[test]
    fn a_year_nobody_has_published_is_said_to_be_so() {
        assert!(year(2026).is_some_and(|y| y.published) && year(2027).is_some_and(|y| !y.published));
        assert_eq!(year(2040), None);
        assert!(
            is_day_off(day("2026-10-05")) && !is_day_off(day("2026-10-10")) && is_day_off(day("2026-10-11"))
        );
        assert_eq!(special_day(day("2026-02-16")).map(|d| d.kind), Some(DayKind::Statutory));
    }
}
