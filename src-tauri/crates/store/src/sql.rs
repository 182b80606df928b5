//! How the words of the business lie in columns: days, months, numbers. No meaning, only form.

use chrono::NaiveDate;
use domain::{Day, Month, Num};
use rusqlite::Row;
use rusqlite::types::{FromSqlError, Type, ValueRef};

const EPOCH: Day = match NaiveDate::from_ymd_opt(1970, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Days since 1970-01-01.
pub(crate) fn day_number(day: Day) -> i64 {
    (day - EPOCH).num_days()
}

pub(crate) fn day_of(number: i64) -> Day {
    chrono::Duration::try_days(number).and_then(|d| EPOCH.checked_add_signed(d)).unwrap_or(EPOCH)
}

/// The words that kinds lie in columns as; a word nobody knows reads as `$other`.
macro_rules! codes {
    ($kind:ident, $other:ident: $($variant:ident $code:literal),* $(,)?) => {
        impl $kind {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),*
                }
            }

            pub(crate) fn from_code(code: &str) -> Self {
                match code {
                    $($code => Self::$variant,)*
                    _ => Self::$other,
                }
            }
        }
    };
}
pub(crate) use codes;

fn bad(column: usize, what: &str) -> rusqlite::Error {
    let text = format!("column {column}: {what}");
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, text.into())
}

pub(crate) fn day(row: &Row, column: usize) -> rusqlite::Result<Option<Day>> {
    let text: Option<String> = row.get(column)?;
    text.map(|t| t.parse().map_err(|_| bad(column, &t))).transpose()
}

pub(crate) fn the_day(row: &Row, column: usize) -> rusqlite::Result<Day> {
    day(row, column)?.ok_or_else(|| bad(column, "no day"))
}

pub(crate) fn month(row: &Row, column: usize) -> rusqlite::Result<Month> {
    let text: String = row.get(column)?;
    text.parse().map_err(|()| bad(column, &text))
}

pub(crate) fn month_or_none(row: &Row, column: usize) -> rusqlite::Result<Option<Month>> {
    let text: Option<String> = row.get(column)?;
    text.map(|t| t.parse().map_err(|()| bad(column, &t))).transpose()
}

pub(crate) fn day_text(day: Option<Day>) -> Option<String> {
    day.map(|d| d.to_string())
}

/// A number: INTEGER or decimal TEXT.
pub(crate) fn num(value: ValueRef<'_>) -> rusqlite::Result<Option<Num>> {
    match value {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(n) => Ok(Some(Num::from(n))),
        ValueRef::Text(t) => {
            let text = std::str::from_utf8(t).unwrap_or_default();
            Num::parse(text).map(Some).ok_or(rusqlite::Error::FromSqlConversionFailure(
                0,
                Type::Text,
                Box::new(FromSqlError::InvalidType),
            ))
        }
        _ => {
            Err(rusqlite::Error::FromSqlConversionFailure(0, Type::Real, Box::new(FromSqlError::InvalidType)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_survive_the_column() {
        for text in ["1970-01-01", "2010-01-01", "2026-05-31", "2100-02-28"] {
            let day: Day = text.parse().expect("a day");
            assert_eq!(day_of(day_number(day)), day);
        }
    }
}
