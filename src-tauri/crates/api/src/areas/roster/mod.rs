//! The roster of a month: shown, typed, judged, published.

mod codes;
mod edit;
mod judge;

pub use edit::{needs, publish, retire_shift, save_needs, save_rules, save_shift, set, take_shifts};

use chrono::Datelike;
use definitions::calendar::{ShiftSet, is_day_off, shift_sets, special_day, year};
use domain::calendar::{DAY_MINUTES, Hours, clock};
use domain::people::Person;
use domain::{Day, Month, Num, Result, Span};
use locale::Locale;
use store::{Absence, Duty, RosterVersion, Shift, View, Wish};

use crate::host::Host;
use crate::types::Nothing;
use crate::types::roster::{
    CoverRow, Publication, RosterCell, RosterDay, RosterRequest, RosterRow, RosterRules, RosterView,
    ShiftView,
};
use judge::{Given, reach};

/// The key of the rules among the settings of the book.
const RULES: &str = "roster_rules";

/// The sets of shifts that the program ships.
pub fn sets(_: &Host, _: Nothing) -> Result<Vec<ShiftSet>> {
    Ok(shift_sets().to_vec())
}

pub fn month(host: &Host, request: RosterRequest) -> Result<RosterView> {
    let (locale, month) = (host.locale(), request.month);
    host.with(|open| {
        let book = open.book.read();
        let desk = Desk::read(&book, month)?;
        let days: Vec<Day> = month.days().collect();
        let published = book.roster_versions(month)?;
        let rows: Vec<RosterRow> =
            desk.people.iter().map(|p| desk.row(p, &days, published.last(), locale)).collect();
        let given = Given {
            month,
            people: &desk.people,
            shifts: &desk.shifts,
            duties: &desk.duties,
            absences: &desk.absences,
            needs: &desk.needs,
            rules: &desk.rules,
        };
        let there = |s: &&Shift| !s.retired || desk.duties.iter().any(|d| d.shift == Some(s.id));
        let shifts: Vec<&Shift> = desk.shifts.iter().filter(there).collect();
        Ok(RosterView {
            month,
            closed: book.is_closed(month)?,
            year_published: year(month.year()).map(|y| y.published),
            days: days.iter().map(|day| shown_day(*day)).collect(),
            cover: shifts.iter().map(|s| desk.cover(s.id, &days)).collect(),
            shifts: shifts.into_iter().map(|s| shown_shift(s, locale)).collect(),
            findings: given.findings(locale),
            publication: publication(&published, &rows),
            rows,
            rules: desk.rules,
        })
    })
}

/// What the book says of the month and the days before it.
struct Desk {
    people: Vec<Person>,
    shifts: Vec<Shift>,
    duties: Vec<Duty>,
    absences: Vec<Absence>,
    wishes: Vec<Wish>,
    needs: Vec<store::Need>,
    rules: RosterRules,
}

impl Desk {
    fn read(book: &View<'_>, month: Month) -> Result<Self> {
        let span = reach(month);
        let duties = book.duties(span)?;
        let in_month = |d: &Duty| Month::of(d.day) == month;
        let mut people = book.people()?;
        people.retain(|p| p.employed(month.span()) || duties.iter().any(|d| d.person == p.id && in_month(d)));
        people.sort_by(|a, b| a.staff_no.cmp(&b.staff_no));
        Ok(Self {
            people,
            shifts: book.shifts()?,
            duties,
            absences: book.absences(span)?,
            wishes: book.wishes(month.span())?,
            needs: book.needs()?,
            rules: rules(book)?,
        })
    }

    fn row(&self, p: &Person, days: &[Day], published: Option<&RosterVersion>, locale: Locale) -> RosterRow {
        let cells: Vec<RosterCell> = days.iter().map(|day| self.cell(p, *day, published, locale)).collect();
        let worked: Vec<&Shift> =
            cells.iter().filter_map(|c| self.shifts.iter().find(|s| Some(s.id) == c.shift)).collect();
        RosterRow {
            person: p.id,
            staff_no: p.staff_no.clone(),
            name: p.name.clone(),
            worked: worked.len() as u16,
            rested: cells.iter().filter(|c| c.rest).count() as u16,
            minutes: worked.iter().map(|s| u32::from(s.hours.minutes())).sum(),
            nights: worked.iter().filter(|s| s.hours.night_minutes() > 0).count() as u16,
            cells,
        }
    }

    fn cell(&self, p: &Person, day: Day, published: Option<&RosterVersion>, locale: Locale) -> RosterCell {
        let duty = self.duties.iter().find(|d| d.person == p.id && d.day == day);
        let leave = self.absences.iter().find(|a| a.person == p.id && a.span.contains(Span::day(day)));
        let wish = self.wishes.iter().find(|w| w.person == p.id && w.day == day);
        let code = |shift: Option<i64>| match shift {
            None => codes::rest(locale),
            Some(id) => self.shifts.iter().find(|s| s.id == id).map(|s| s.code.clone()).unwrap_or_default(),
        };
        let shift = duty.and_then(|d| d.shift);
        let told =
            published.map(|v| v.duties.iter().find(|d| d.person == p.id && d.day == day).map(|d| d.shift));
        RosterCell {
            text: match (shift, leave) {
                (Some(_), _) => code(shift),
                (None, Some(leave)) => codes::leave(locale, leave.kind),
                (None, None) => duty.map(|d| code(d.shift)).unwrap_or_default(),
            },
            shift,
            rest: duty.is_some_and(|d| d.shift.is_none()) && leave.is_none(),
            leave: leave.map(|a| a.kind.code().to_owned()),
            pinned: duty.is_some_and(|d| d.pinned),
            gone: !p.employed(Span::day(day)),
            wish: wish.map(|w| code(w.shift)).unwrap_or_default(),
            changed: told.is_some_and(|was| was != duty.map(|d| d.shift)),
        }
    }

    fn cover(&self, shift: i64, days: &[Day]) -> CoverRow {
        let have = |day: &Day| self.duties.iter().filter(|d| d.day == *day && d.shift == Some(shift)).count();
        CoverRow {
            shift,
            have: days.iter().map(|day| have(day) as u16).collect(),
            least: days.iter().map(|day| judge::least(&self.needs, shift, *day)).collect(),
        }
    }
}

fn rules(book: &View<'_>) -> Result<RosterRules> {
    Ok(book.setting(RULES)?.unwrap_or_default())
}

fn publication(versions: &[RosterVersion], rows: &[RosterRow]) -> Option<Publication> {
    let last = versions.last()?;
    Some(Publication {
        at: last.at.clone(),
        by: last.by.clone(),
        note: last.note.clone(),
        times: versions.len() as u16,
        changed: rows.iter().flat_map(|r| &r.cells).filter(|c| c.changed).count() as u16,
    })
}

fn shown_day(day: Day) -> RosterDay {
    let special = special_day(day);
    RosterDay {
        day,
        weekday: day.weekday().num_days_from_monday() as u8,
        off: is_day_off(day),
        kind: special.map(|s| s.kind),
        name: special.map(|s| s.name.clone()),
    }
}

fn shown_shift(shift: &Shift, locale: Locale) -> ShiftView {
    ShiftView {
        id: shift.id,
        code: shift.code.clone(),
        name: shift.name.clone(),
        shown: shown_hours(&shift.hours, locale),
        minutes: shift.hours.minutes(),
        night_minutes: shift.hours.night_minutes(),
        hours: shift.hours.clone(),
        retired: shift.retired,
    }
}

/// Minutes as hours: `7.5`.
fn hours(minutes: u32) -> String {
    let hours = Num::from(minutes).checked_div(Num::from(60u32)).unwrap_or_default();
    locale::number::show(hours, 2)
}

/// `09:00-12:00 12:30-16:30`, an end after midnight as such.
pub(crate) fn shown_hours(hours: &Hours, locale: Locale) -> String {
    if hours.work.is_empty() {
        return locale.message("roster-length", &[("hours", &self::hours(hours.minutes().into()))]);
    }
    let time = |minutes: u16| match minutes > DAY_MINUTES {
        true => locale.message("roster-next_day", &[("time", &clock(minutes))]),
        false => clock(minutes),
    };
    let parts: Vec<String> =
        hours.work.iter().map(|s| format!("{}-{}", time(s.start), time(s.end))).collect();
    parts.join(" ")
}
