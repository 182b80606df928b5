//! Moments as exports write them: a day with a time of day, or a time of day alone; and the seconds between two.
//! No clock.

use chrono::Datelike;
use domain::Num;
use domain::layout::ShortDates;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::dates;
use crate::names::{half_width, trim};
use crate::workbook::Cell;

const DAY: i64 = 86_400;

/// A point in time, counted in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// It has a day; without one only moments of the same day can be compared.
    dated: bool,
    second: i64,
}

impl Moment {
    /// Seconds from an earlier moment to this one; negative where that is the later. `None` where only one has a day.
    pub fn since(self, earlier: Moment) -> Option<i64> {
        (self.dated == earlier.dated).then_some(self.second - earlier.second)
    }
}

/// What a cell says; a day alone is its midnight. `None` where it is no moment.
pub fn of_cell(cell: &Cell, short: Option<ShortDates>) -> Option<Moment> {
    match cell {
        Cell::Time(part) => Some(Moment { dated: false, second: seconds(*part)? }),
        Cell::Text(text) => of_text(trim(text), short),
        Cell::Date(serial) | Cell::Number(serial) => {
            let day = dates::of_cell(cell)?.first;
            // `20260809` and milliseconds have their own ways to be days; only a serial has its time behind the point.
            let part = Num(serial.0.fract());
            Some(dated(day, seconds(part)?))
        }
        _ => None,
    }
}

fn dated(day: domain::Day, second: i64) -> Moment {
    Moment { dated: true, second: i64::from(day.num_days_from_ce()) * DAY + second }
}

fn seconds(days: Num) -> Option<i64> {
    days.0.checked_mul(Decimal::from(DAY))?.round().to_i64()
}

fn of_text(text: &str, short: Option<ShortDates>) -> Option<Moment> {
    let plain: String = text.chars().map(half_width).collect();
    if plain.len() == 14 && plain.bytes().all(|b| b.is_ascii_digit()) {
        let (day, time) = plain.split_at(8);
        let day = dates::of_cell(&Cell::Text(day.to_owned()))?.first;
        let part = |at: usize| time.get(at..at + 2)?.parse::<i64>().ok();
        return Some(dated(day, clock(part(0)?, part(2)?, part(4)?)?));
    }
    let (before, time) = time_of(&plain)?;
    let before = trim(before).trim_end_matches('T');
    if before.is_empty() {
        return time.map(|second| Moment { dated: false, second });
    }
    let span = dates::of_cell_as(&Cell::Text(before.to_owned()), short)?;
    (span.first == span.last).then(|| dated(span.first, time.unwrap_or(0)))
}

/// What stands before the time of day, and the time; `None` where something looks like one and is none.
fn time_of(text: &str) -> Option<(&str, Option<i64>)> {
    let mark = text.find([':', '时']);
    let Some(mark) = mark else { return Some((text, None)) };
    let start = text[..mark]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let hour = text.get(start..mark)?.parse::<i64>().ok()?;
    let rest = text[mark..].trim_start_matches([':', '时']);
    let mut parts = rest.split([':', '分', '秒']).map(trim);
    let minute = parts.next()?.parse::<i64>().ok()?;
    let second = match parts.next().unwrap_or("") {
        "" => 0,
        // Thousandths, and the zone both columns share, say nothing here.
        more => more.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?,
    };
    let head = &text[..start];
    let (head, noon) = match head.strip_suffix("下午") {
        Some(head) => (head, 12),
        None => (head.strip_suffix("上午").unwrap_or(head), 0),
    };
    let hour = if noon == 12 && hour < 12 { hour + 12 } else { hour };
    Some((head, Some(clock(hour, minute, second)?)))
}

fn clock(hour: i64, minute: i64, second: i64) -> Option<i64> {
    let fits = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
    fits.then_some(hour * 3600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn took(from: Cell, to: Cell, short: Option<ShortDates>) -> Option<i64> {
        of_cell(&to, short)?.since(of_cell(&from, short)?)
    }

    #[test]
    fn the_time_between_two_moments_is_known_however_they_are_written() {
        let day_first = Some(ShortDates::DayMonthYear);
        for (from, to, short, want) in [
            ("31/07/2023 18:39", "01/08/2023 00:09", day_first, Some(19_800)),
            ("2026-05-01 12:03:05", "2026-05-01 12:03:15", None, Some(10)),
            ("2026-05-01T08:30:00", "2026-05-01T08:31:00.250", None, Some(60)),
            ("2026年5月1日 8时5分", "2026年5月1日 8时5分30秒", None, Some(30)),
            ("2026/5/1 上午 9:00", "2026/5/1 下午1:00", None, Some(4 * 3600)),
            ("20260501235959", "20260502000001", None, Some(2)),
            ("2026-05-01", "2026-05-03", None, Some(2 * DAY)),
            ("08:59", "9：01:30", None, Some(150)),
            ("10:00", "09:00", None, Some(-3600)),
            ("2026-05-01 10:00", "10:05", None, None),
            ("2026-05-01 25:00", "2026-05-01 10:05", None, None),
            ("刚才", "10:05", None, None),
        ] {
            let cell = |text: &str| Cell::Text(text.into());
            assert_eq!(took(cell(from), cell(to), short), want, "{from} {to}");
        }
        let date = |text: &str| Cell::Date(Num::parse(text).unwrap());
        assert_eq!(took(date("46143.5"), date("46143.5006944444"), None), Some(60));
        assert_eq!(
            took(Cell::Time(Num::parse("0.5").unwrap()), Cell::Text("12:00:07".into()), None),
            Some(7)
        );
        assert_eq!(of_cell(&Cell::Bool(true), None), None);
    }
}
