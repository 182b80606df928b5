//! Days as exports write them, in cells and in file names. No clock: what is too far away is the
//! reader's business.

use chrono::{Days, NaiveDate};
use domain::layout::ShortDates;
use domain::{Day, Month, Num, Span};
use rust_decimal::prelude::ToPrimitive;

use crate::names::{half_width, trim};
use crate::workbook::Cell;

/// The day of a spreadsheet serial (days since 1899-12-30).
pub fn of_serial(serial: Num) -> Option<Day> {
    let days = serial.0.trunc().to_u64()?;
    if !(1..2_958_466).contains(&days) {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// The days a date cell names: one, or a first and a last.
pub fn of_cell(cell: &Cell) -> Option<Span> {
    of_cell_as(cell, None)
}

/// The same, where the platform may write the year with two digits.
pub fn of_cell_as(cell: &Cell, short: Option<ShortDates>) -> Option<Span> {
    if let (Cell::Text(text), Some(order)) = (cell, short)
        && let Some(day) = shortened(trim(text), order)
    {
        return Some(Span::day(day));
    }
    match cell {
        Cell::Date(serial) => of_serial(*serial).map(Span::day),
        Cell::Number(n) => of_number(*n).map(Span::day),
        Cell::Text(text) => {
            let text = trim(text);
            if let Some(n) = Num::parse(text) {
                return of_number(n).map(Span::day);
            }
            match found(text).as_slice() {
                // A day stands at the start; a time or the weekday may follow.
                [d] if d.at == 0 => Some(Span::day(d.day)),
                [a, b] if a.at == 0 && joined(text, a, b) && a.day <= b.day => {
                    Some(Span { first: a.day, last: b.day })
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// `12-29-25`, `3/20/20` or `26-05-01`, with or without the weekday or a time behind; also `12/29/2025`, `29/12/2025`.
fn shortened(text: &str, order: ShortDates) -> Option<Day> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.')).unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    if !(rest.is_empty() || rest.starts_with(crate::names::is_blank)) {
        return None;
    }
    let separator = date.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = date.split(separator).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = match order {
        ShortDates::MonthDayYear => (c, a, b),
        ShortDates::YearMonthDay => (a, b, c),
        ShortDates::DayMonthYear => (c, b, a),
    };
    let part = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse::<u32>().ok()).flatten();
    let year = match year.len() {
        2 => 2000 + part(year)? as i32,
        4 => year.parse().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, part(month)?, part(day)?)
}

/// Milliseconds since 1970 of the years 2008 to 2103; China keeps one time, eight hours ahead.
fn of_epoch_ms(ms: i64) -> Option<Day> {
    if !(1_200_000_000_000..4_200_000_000_000).contains(&ms) {
        return None;
    }
    chrono::DateTime::from_timestamp_millis(ms + 8 * 3_600_000).map(|at| at.date_naive())
}

/// `20260809`, a serial between 2000 and 2099, or milliseconds since 1970.
fn of_number(n: Num) -> Option<Day> {
    let whole = n.0.trunc().to_i64()?;
    if let Some(day) = of_epoch_ms(whole) {
        return Some(day);
    }
    if (10_000_000..100_000_000).contains(&whole) && n.0.is_integer() {
        return NaiveDate::from_ymd_opt(
            (whole / 10_000) as i32,
            (whole / 100 % 100) as u32,
            (whole % 100) as u32,
        );
    }
    if (36_526..73_051).contains(&whole) { of_serial(n) } else { None }
}

/// The period a file name states: two joined days, one day, or a month written with 年 and 月.
pub fn of_file_name(name: &str) -> Option<Span> {
    let days = found(name);
    for pair in days.windows(2) {
        if let [a, b] = pair
            && joined(name, a, b)
            && a.day <= b.day
        {
            return Some(Span { first: a.day, last: b.day });
        }
    }
    if let Some(first) = days.first() {
        return days.iter().all(|d| d.day == first.day).then(|| Span::day(first.day));
    }
    month(name).map(Month::span)
}

fn month(name: &str) -> Option<Month> {
    let (before, after) = name.split_once('年')?;
    let year: String =
        before.chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>().into_iter().rev().collect();
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let is_month = after.get(digits.len()..).is_some_and(|rest| rest.starts_with('月'));
    if year.len() != 4 || !is_month {
        return None;
    }
    Month::new(year.parse().ok()?, digits.parse().ok()?)
}

/// A day in a text, with where it stands in bytes.
struct Found {
    day: Day,
    at: usize,
    end: usize,
}

/// Whether two days are the ends of one period: 至, _, ~ or a dash between them.
fn joined(text: &str, a: &Found, b: &Found) -> bool {
    let between = text.get(a.end..b.at).unwrap_or("x");
    !between.is_empty()
        && between.chars().count() <= 5
        && between
            .chars()
            .all(|c| c.is_whitespace() || matches!(half_width(c), '至' | '到' | '_' | '-' | '~' | '—' | '–'))
}

/// `2026-05-01`, `2026/5/1`, `2025.12.31`, `2026_5_1`, `2026年06月07日`, `20260809`.
fn found(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut days = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let run = digits(bytes, at);
        if run == 0 {
            at += 1;
            continue;
        }
        let one = match run {
            8 => compact(text, at),
            4 => spelled(text, at),
            _ => None,
        };
        match one {
            Some(one) => {
                at = one.end;
                days.push(one);
            }
            None => at += run,
        }
    }
    days
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_digit()).count())
}

fn compact(text: &str, at: usize) -> Option<Found> {
    let part = |from: usize, to: usize| text.get(at + from..at + to)?.parse::<u32>().ok();
    let day = NaiveDate::from_ymd_opt(part(0, 4)? as i32, part(4, 6)?, part(6, 8)?)?;
    (1900..2200).contains(&part(0, 4)?).then_some(Found { day, at, end: at + 8 })
}

fn spelled(text: &str, at: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let year: i32 = text.get(at..at + 4)?.parse().ok()?;
    let separator = text.get(at + 4..)?.chars().next()?;
    let second = match separator {
        '年' => '月',
        '-' | '/' | '.' | '_' => separator,
        _ => return None,
    };
    let month_at = at + 4 + separator.len_utf8();
    let month_len = digits(bytes, month_at);
    let after_month = text.get(month_at + month_len..)?;
    if !(1..=2).contains(&month_len) || !after_month.starts_with(second) {
        return None;
    }
    let day_at = month_at + month_len + second.len_utf8();
    let day_len = digits(bytes, day_at);
    if !(1..=2).contains(&day_len) {
        return None;
    }
    let month = text.get(month_at..month_at + month_len)?.parse().ok()?;
    let day = NaiveDate::from_ymd_opt(year, month, text.get(day_at..day_at + day_len)?.parse().ok()?)?;
    let mut end = day_at + day_len;
    if separator == '年' && text.get(end..).is_some_and(|rest| rest.starts_with('日')) {
        end += '日'.len_utf8();
    }
    Some(Found { day, at, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(first: &str, last: &str) -> Span {
        Span { first: first.parse().unwrap(), last: last.parse().unwrap() }
    }

    #[test]
    fn a_date_cell_may_be_written_in_many_ways() {
        let day = Some(span("2026-06-07", "2026-06-07"));
        for text in [
            "2026-06-07",
            " 2026/6/7 ",
            "2026.06.07",
            "20260607",
            "2026年06月07日",
            "2026年6月7日",
            "46180",
            "2026-06-07 00:00:00",
            "2026-06-07T08:30:00",
            "2026-06-07 星期日",
        ] {
            assert_eq!(of_cell(&Cell::Text(text.into())), day, "{text}");
        }
        assert_eq!(of_cell(&Cell::Number(46180.into())), day);
        assert_eq!(of_cell(&Cell::Number(20260607.into())), day);
        assert_eq!(of_cell(&Cell::Date(Num::parse("46180.75").unwrap())), day);
        assert_eq!(
            of_cell(&Cell::Text("2026-06-01~2026-06-07".into())),
            Some(span("2026-06-01", "2026-06-07"))
        );
        for text in ["", "昨天", "2026-02-30", "12", "20261399", "合计 2026-06-07", "202606071200"] {
            assert_eq!(of_cell(&Cell::Text(text.into())), None, "{text}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_read_only_in_the_order_the_platform_uses() {
        use ShortDates::{MonthDayYear, YearMonthDay};
        for (text, order, want) in [
            ("12-29-25", Some(MonthDayYear), Some("2025-12-29")),
            ("3/20/20", Some(MonthDayYear), Some("2020-03-20")),
            ("12/29/2025 08:00", Some(MonthDayYear), Some("2025-12-29")),
            ("2025.12.31", Some(MonthDayYear), Some("2025-12-31")),
            ("26-05-01 星期五", Some(YearMonthDay), Some("2026-05-01")),
            ("29-12-25", Some(MonthDayYear), None),
            ("12-29-25", None, None),
            ("26-05-01 星期五", None, None),
            ("1777564800000", None, Some("2026-05-01")),
        ] {
            let want = want.map(|d| span(d, d));
            assert_eq!(of_cell_as(&Cell::Text(text.into()), order), want, "{text}");
        }
    }

    #[test]
    fn a_file_name_may_state_the_period() {
        for (name, want) in [
            (
                "自定义报表_人均_下单优先判定_2026-04-20至2026-04-20 (1).xlsx",
                Some(span("2026-04-20", "2026-04-20")),
            ),
            ("自定义报表_人均_2026-04-20至2026-04-26.xlsx", Some(span("2026-04-20", "2026-04-26"))),
            ("自制报表-客服绩效_20260809_20260809_全部.xlsx", Some(span("2026-08-09", "2026-08-09"))),
            ("daily_database_2026-05-01_nonempty.xlsx", Some(span("2026-05-01", "2026-05-01"))),
            ("2026年5月客服.xlsx", Some(span("2026-05-01", "2026-05-31"))),
            ("客服数据.xlsx", None),
            ("导出201809011818.xlsx", None),
            ("2026-05-01的表 改于 2026-05-09.xlsx", None),
        ] {
            assert_eq!(of_file_name(name), want, "{name}");
        }
    }
}
