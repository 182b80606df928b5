//! Shifts and the days they stand in: when people work, how long, over which midnight, and which days the law gives.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Day, Label};

/// Minutes of a day.
pub const DAY_MINUTES: u16 = 1440;

/// Night work begins and ends: 22:00 to 6:00, as the rules for the protection of women workers count it.
const NIGHT_FROM: u16 = 22 * 60;
const NIGHT_TO: u16 = 6 * 60;

/// A stretch of work in minutes from the midnight before it; an `end` above 1,440 lies in the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Stretch {
    pub start: u16,
    pub end: u16,
}

/// When a shift works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Hours {
    /// In the order of the day, with the breaks between them. Empty where only the length is agreed.
    pub work: Vec<Stretch>,
    /// Minutes of work a day where no times are agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub length: Option<u16>,
    /// Most leave then; only who is on duty stays to the end. Minutes like those of a stretch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nominal_end: Option<u16>,
    /// Goes on as long as a customer is asking.
    #[serde(default)]
    pub extends: bool,
}

/// Why hours are no hours of a shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadHours {
    /// Neither times nor a length.
    Empty,
    /// A stretch ends before it begins, or begins before the one before it has ended.
    Order,
    /// It begins after midnight, or the whole is longer than a day.
    Long,
    /// The nominal end lies outside the shift.
    NominalEnd,
}

impl Hours {
    /// `Ok` where a person could work it.
    pub fn check(&self) -> Result<(), BadHours> {
        let (Some(first), Some(last)) = (self.work.first(), self.work.last()) else {
            return match self.length {
                Some(1..=DAY_MINUTES) if self.nominal_end.is_none() => Ok(()),
                Some(1..=DAY_MINUTES) => Err(BadHours::NominalEnd),
                Some(_) => Err(BadHours::Long),
                None => Err(BadHours::Empty),
            };
        };
        let forward = self.work.iter().all(|s| s.start < s.end);
        if !forward || self.work.windows(2).any(|pair| pair[0].end > pair[1].start) {
            return Err(BadHours::Order);
        }
        if first.start >= DAY_MINUTES || last.end > first.start + DAY_MINUTES {
            return Err(BadHours::Long);
        }
        match self.nominal_end {
            Some(end) if end <= first.start || end > last.end => Err(BadHours::NominalEnd),
            _ => Ok(()),
        }
    }

    /// Minutes of work without the breaks.
    pub fn minutes(&self) -> u16 {
        if self.work.is_empty() {
            return self.length.unwrap_or(0);
        }
        self.work.iter().map(|s| s.end - s.start).sum()
    }

    /// From the first minute of work to the last, counted from the midnight before; `None` without times.
    pub fn span(&self) -> Option<Stretch> {
        Some(Stretch { start: self.work.first()?.start, end: self.work.last()?.end })
    }

    /// Minutes of work between 22:00 and 6:00.
    pub fn night_minutes(&self) -> u16 {
        let nights = [
            (0, NIGHT_TO),
            (NIGHT_FROM, DAY_MINUTES + NIGHT_TO),
            (DAY_MINUTES + NIGHT_FROM, 2 * DAY_MINUTES),
        ];
        let shared = |s: &Stretch, (from, to): (u16, u16)| s.end.min(to).saturating_sub(s.start.max(from));
        self.work.iter().flat_map(|s| nights.map(|night| shared(s, night))).sum()
    }
}

/// What a day is by the law and by the calendar that the State Council publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A statutory day: work on it is paid threefold.
    Statutory,
    /// A day off around a statutory one, given for a working day elsewhere.
    Moved,
    /// A Saturday or Sunday that is worked for a moved one.
    Working,
}

/// One day that differs from its weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SpecialDay {
    #[ts(type = "string")]
    pub day: Day,
    pub kind: DayKind,
    pub name: Label,
}

/// Minutes of the day as a clock shows them; `次日` and a sign of their own belong to whoever prints them.
pub fn clock(minutes: u16) -> String {
    let within = if minutes > DAY_MINUTES { minutes - DAY_MINUTES } else { minutes };
    format!("{:02}:{:02}", within / 60, within % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(work: &[(u16, u16)]) -> Hours {
        Hours { work: work.iter().map(|&(start, end)| Stretch { start, end }).collect(), ..Hours::default() }
    }

    #[test]
    fn a_break_is_no_work_and_midnight_is_no_end() {
        let day = hours(&[(540, 720), (750, 990)]);
        assert_eq!((day.minutes(), day.night_minutes(), day.check()), (420, 0, Ok(())));
        let night = hours(&[(1320, 1800)]);
        assert_eq!((night.minutes(), night.night_minutes(), night.check()), (480, 480, Ok(())));
        let evening = hours(&[(1080, 1440)]);
        assert_eq!((evening.minutes(), evening.night_minutes()), (360, 120));
        assert_eq!(hours(&[(240, 720)]).night_minutes(), 120);
    }

    #[test]
    fn hours_nobody_could_work_say_what_is_wrong() {
        assert_eq!(hours(&[]).check(), Err(BadHours::Empty));
        assert_eq!(hours(&[(600, 540)]).check(), Err(BadHours::Order));
        assert_eq!(hours(&[(540, 720), (700, 900)]).check(), Err(BadHours::Order));
        assert_eq!(hours(&[(540, 2000)]).check(), Err(BadHours::Long));
        assert_eq!(
            Hours { nominal_end: Some(500), ..hours(&[(540, 720)]) }.check(),
            Err(BadHours::NominalEnd)
        );
        let agreed = Hours { length: Some(480), ..Hours::default() };
        assert_eq!((agreed.check(), agreed.minutes(), agreed.span()), (Ok(()), 480, None));
        assert_eq!(Hours { length: Some(0), ..Hours::default() }.check(), Err(BadHours::Long));
    }

    #[test]
    fn a_clock_shows_midnight_as_24() {
        assert_eq!([clock(0), clock(1440), clock(1500), clock(555)], ["00:00", "24:00", "01:00", "09:15"]);
    }
}
