//! The month held to its rules: the book's rows as the checker wants them, and its answers as sentences.

use chrono::{Datelike, Days};
use definitions::calendar::{Rest, special_day};
use domain::calendar::DayKind;
use domain::people::Person;
use domain::{Day, Month, Problem, Span};
use locale::Locale;
use roster_check::shop::{self, Broken, Cell, There};
use store::{Absence, Duty, Need, Shift};

use crate::types::Told;
use crate::types::roster::{Finding, RosterRules};

/// Days of the month before that the rules look back into.
pub const LOOK_BACK: u64 = 10;

/// What the rules are asked of.
pub struct Given<'a> {
    pub month: Month,
    pub people: &'a [Person],
    pub shifts: &'a [Shift],
    /// From the first day that is looked back into to the last of the month.
    pub duties: &'a [Duty],
    pub absences: &'a [Absence],
    pub needs: &'a [Need],
    pub rules: &'a RosterRules,
}

/// From the first day that is looked back into to the last of the month.
pub fn reach(month: Month) -> Span {
    let first = month.first();
    Span { first: first.checked_sub_days(Days::new(LOOK_BACK)).unwrap_or(first), last: month.last() }
}

/// How many a shift needs on a day: what is said of the day itself, else of a statutory day, else of the weekday.
pub fn least(needs: &[Need], shift: i64, day: Day) -> Option<u16> {
    let said = |of: &str| needs.iter().find(|n| n.shift == shift && n.day == of).map(|n| n.least);
    let statutory = special_day(day).is_some_and(|s| s.kind == DayKind::Statutory);
    let weekday = Need::KINDS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    said(&day.to_string())
        .or_else(|| statutory.then(|| said("statutory")).flatten())
        .or_else(|| said(weekday))
}

impl Given<'_> {
    /// Everything the month breaks, in words.
    pub fn findings(&self, locale: Locale) -> Vec<Finding> {
        let days: Vec<Day> = reach(self.month).days().collect();
        let month = self.month(&days);
        let broken = month.broken();
        broken.iter().map(|b| self.told(b, &days, month.first, locale)).collect()
    }

    fn month(&self, days: &[Day]) -> shop::Month {
        let person = |p: &Person| {
            let own: Vec<&Duty> = self.duties.iter().filter(|d| d.person == p.id).collect();
            let away =
                |day: Day| self.absences.iter().any(|a| a.person == p.id && a.span.contains(Span::day(day)));
            let cell = |day: &Day| match own.iter().find(|d| d.day == *day).map(|d| d.shift) {
                None => Cell::Open,
                Some(None) => Cell::Rest,
                Some(Some(id)) => self.shifts.iter().position(|s| s.id == id).map_or(Cell::Rest, Cell::Shift),
            };
            let there = |day: &Day| match (p.employed(Span::day(*day)), away(*day)) {
                (false, _) => There::Gone,
                (true, true) => There::Leave,
                (true, false) => There::Yes,
            };
            shop::Person { cells: days.iter().map(cell).collect(), there: days.iter().map(there).collect() }
        };
        let shift = |s: &Shift| shop::Shift {
            times: s.hours.span().map(|t| (t.start.into(), t.end.into())),
            minutes: s.hours.minutes().into(),
        };
        let needed = |s: &Shift| days.iter().map(|d| least(self.needs, s.id, *d).map(u32::from)).collect();
        let rules = self.rules;
        shop::Month {
            first: days.iter().position(|d| *d == self.month.first()).unwrap_or(0),
            weekday: days.first().map_or(0, |d| d.weekday().num_days_from_monday() as usize),
            shifts: self.shifts.iter().map(shift).collect(),
            people: self.people.iter().map(person).collect(),
            least: self.shifts.iter().map(needed).collect(),
            rules: shop::Rules {
                rest: rules.rest.map(|rest| match rest {
                    Rest::Weekly { days } => shop::Rest::Weekly(days.into()),
                    Rest::PerDays { days, of } => shop::Rest::PerDays { days: days.into(), of: of.into() },
                    Rest::Monthly { days } => shop::Rest::Monthly(days.into()),
                    Rest::WeekHours { hours } => shop::Rest::WeekHours(hours.into()),
                }),
                most_days: rules.most_days.map(u32::from),
                rest_minutes: rules.rest_hours.map(|h| u32::from(h) * 60),
                week_minutes: rules.week_hours.map(|h| u32::from(h) * 60),
            },
        }
    }

    fn told(&self, broken: &Broken, days: &[Day], first_day: usize, locale: Locale) -> Finding {
        let name = |person: usize| self.people.get(person).map_or("", |p| &*p.name);
        let at = |day: usize| days.get(day).map(Day::to_string).unwrap_or_default();
        let hours = |minutes: u32| super::hours(minutes);
        let of = |code: &str, person: usize| Problem::new(code).with("name", name(person));
        let between =
            |problem: Problem, from: usize, to: usize| problem.with("first", at(from)).with("last", at(to));
        let (problem, hard, person, cells) = match *broken {
            Broken::Leave { person, day } => {
                (of("roster.on_leave", person).with("day", at(day)), true, Some(person), day..day + 1)
            }
            Broken::Gone { person, day } => {
                (of("roster.not_employed", person).with("day", at(day)), true, Some(person), day..day + 1)
            }
            Broken::ShortRest { person, day, minutes, least } => {
                let problem = of("roster.short_rest", person).with("day", at(day));
                (
                    problem.with("hours", hours(minutes)).with("least", hours(least)),
                    true,
                    Some(person),
                    day..day + 1,
                )
            }
            Broken::LongRun { person, first, days: count, most } => {
                let last = first + count as usize;
                let problem = between(of("roster.long_run", person), first, last - 1);
                (
                    problem.with("days", count).with("most", most),
                    true,
                    Some(person),
                    first + most as usize..last,
                )
            }
            Broken::FewRests { person, first, last, have, least } => {
                let problem = between(of("roster.few_rests", person), first, last);
                (problem.with("have", have).with("least", least), true, Some(person), first..last + 1)
            }
            Broken::FewHours { person, first, last, minutes, least } => {
                let problem = between(of("roster.few_hours", person), first, last);
                (
                    problem.with("hours", hours(minutes)).with("least", hours(least)),
                    true,
                    Some(person),
                    first..last + 1,
                )
            }
            Broken::LongWeek { person, first, last, minutes, most } => {
                let problem = between(of("roster.long_week", person), first, last);
                (
                    problem.with("hours", hours(minutes)).with("most", hours(most)),
                    false,
                    Some(person),
                    first..last + 1,
                )
            }
            Broken::Cover { shift, day, have, least } => {
                let code = self.shifts.get(shift).map_or("", |s| &*s.code);
                let problem = Problem::new("roster.cover").with("shift", code).with("day", at(day));
                (problem.with("have", have).with("least", least), true, None, day..day + 1)
            }
        };
        let text = locale.problem(&problem);
        Finding {
            told: Told { problem, text },
            hard,
            person: person.and_then(|at| self.people.get(at)).map(|p| p.id),
            cells: cells.filter_map(|day| day.checked_sub(first_day)).map(|day| day as u16).collect(),
        }
    }
}
