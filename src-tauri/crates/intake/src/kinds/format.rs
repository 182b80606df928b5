//! What a number format makes of a number: a share, a day, a time, or nothing. One rule for every kind of
//! workbook whose reader does not tell it.

use domain::Num;
use rust_decimal::Decimal;

use crate::workbook::Cell;

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    #[default]
    Plain,
    Percent,
    Date,
    Duration,
}

/// A format as it is written, by its first section: quoted and escaped characters do not count.
pub fn of_code(code: &str) -> Format {
    let mut chars = code.chars();
    let mut found = Format::Plain;
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let elapsed = inside.chars().all(|c| "hmsHMS".contains(c)) && !inside.is_empty();
                if elapsed {
                    return Format::Duration;
                }
            }
            '%' => return Format::Percent,
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => found = Format::Date,
            'G' | 'g' if chars.as_str().to_lowercase().starts_with("eneral") => {
                chars.nth(5);
            }
            _ => {}
        }
    }
    found
}

/// A format that every spreadsheet knows by number.
pub fn built_in(number: u16) -> Format {
    match number {
        9 | 10 => Format::Percent,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Format::Date,
        46 => Format::Duration,
        _ => Format::Plain,
    }
}

/// A number under its format. `shift` are the days between the two calendars (1462 for that of 1904).
pub fn cell(value: f64, format: Format, shift: i32) -> Cell {
    let Some(n) = number(value) else { return Cell::Error(value.to_string()) };
    match format {
        Format::Plain => Cell::Number(n),
        Format::Percent => Cell::Percent(n),
        Format::Duration => Cell::Time(n),
        // A time of day is a date format over less than a day.
        Format::Date if n.0 < Decimal::ONE => Cell::Time(n),
        Format::Date => Cell::Date(n.0.checked_add(Decimal::from(shift)).map_or(n, Num::from)),
    }
}

/// Whole numbers are most of an export: they need no detour over text.
pub fn number(f: f64) -> Option<Num> {
    if f.fract() == 0.0 && f.abs() < 1e15 { Some(Num::from(f as i64)) } else { Num::from_cell(f) }
}

/// `2026-05-01`, `2026-05-01T08:30:00` or `…Z` as a date or, without a day, `None`.
pub fn iso_date(text: &str) -> Option<Cell> {
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let day = chrono::NaiveDate::parse_from_str(day.trim(), "%Y-%m-%d").ok()?;
    let days = day.signed_duration_since(chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?).num_days();
    let seconds = clock(time.trim_end_matches('Z')).unwrap_or_default();
    let part = seconds.checked_div(Decimal::from(86_400))?.round_dp(10);
    Some(Cell::Date(Num::from((Decimal::from(days) + part).normalize())))
}

/// `08:30`, `08:30:15.5` in seconds.
fn clock(text: &str) -> Option<Decimal> {
    let mut seconds = Decimal::ZERO;
    let mut unit = Decimal::from(3600);
    for part in text.split(':') {
        seconds += part.parse::<Decimal>().ok()?.checked_mul(unit)?;
        unit /= Decimal::from(60);
    }
    Some(seconds)
}

/// `PT08H30M15S`, also `P1DT2H`, in days.
pub fn iso_duration(text: &str) -> Option<Cell> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (Decimal::NEGATIVE_ONE, rest),
        None => (Decimal::ONE, text),
    };
    let mut seconds = Decimal::ZERO;
    let mut digits = String::new();
    for c in rest.strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' | '.' => {
                digits.push(c);
                continue;
            }
            'T' => continue,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        let count = std::mem::take(&mut digits).parse::<Decimal>().ok()?;
        seconds = seconds.checked_add(count.checked_mul(Decimal::from(unit))?)?;
    }
    let days = seconds.checked_mul(sign)?.checked_div(Decimal::from(86_400))?;
    Some(Cell::Time(Num::from(days.round_dp(10).normalize())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_known_by_its_first_section() {
        for (code, want) in [
            ("General", Format::Plain),
            ("0.00%", Format::Percent),
            ("[Red]0.0%;[Blue]-0.0%", Format::Percent),
            ("yyyy\"年\"m\"月\"d\"日\"", Format::Date),
            ("[$-804]yyyy/m/d;@", Format::Date),
            ("[h]:mm:ss", Format::Duration),
            ("#,##0.00\"days\"", Format::Plain),
            ("0\\d", Format::Plain),
            ("@", Format::Plain),
        ] {
            assert_eq!(of_code(code), want, "{code}");
        }
    }

    #[test]
    fn days_and_durations_as_documents_write_them_become_serials() {
        let n = |text: &str| Num::parse(text).unwrap();
        assert_eq!(iso_date("2026-05-01"), Some(Cell::Date(n("46143"))));
        assert_eq!(iso_date("2026-05-01T12:00:00.000"), Some(Cell::Date(n("46143.5"))));
        assert_eq!(iso_date("5月"), None);
        assert_eq!(iso_duration("PT36H00M00S"), Some(Cell::Time(n("1.5"))));
        assert_eq!(iso_duration("-P1DT12H"), Some(Cell::Time(n("-1.5"))));
        assert_eq!(iso_duration("1:00"), None);
    }
}
