//! One cell as one figure in the metric's canonical unit: text numbers, percent, thousands, money and
//! durations. What cannot be read for certain is wrong, never guessed.

use domain::Num;
use domain::fact::Value;
use domain::layout::ColumnUnit;
use domain::metric::Unit;
use rust_decimal::Decimal;

use crate::names::{half_width, trim};
use crate::workbook::Cell;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    Value(Value),
    Missing,
    Unsettled,
    /// The stable word for what was expected: `number`, `seconds`, `yuan`, `fraction`, `percent`.
    Wrong(&'static str),
}

/// Texts that mean: no figure.
const NOTHING: [&str; 12] =
    ["-", "--", "---", "—", "——", "/", "?", "nan", "null", "暂无数据", "无退款申请", "无"];
/// Texts that mean: the platform is still counting.
const UNSETTLED: &str = "延迟统计";

/// Reads `cell` of a column written in `unit` for a metric kept in `canonical`.
pub fn read(cell: &Cell, unit: ColumnUnit, canonical: Option<Unit>) -> Reading {
    if let Cell::Text(text) = cell {
        let text = trim(text);
        if text.is_empty() || NOTHING.iter().any(|n| text.eq_ignore_ascii_case(n)) {
            return Reading::Missing;
        }
        if text.contains(UNSETTLED) {
            return Reading::Unsettled;
        }
        if unit == ColumnUnit::Label {
            return Reading::Value(Value::Label(text.to_owned()));
        }
    }
    if *cell == Cell::Empty {
        return Reading::Missing;
    }
    let figure = match unit {
        ColumnUnit::Number => plain(cell),
        ColumnUnit::Yuan => money(cell),
        ColumnUnit::Fraction | ColumnUnit::Share => fraction(cell),
        ColumnUnit::Percent => percent(cell),
        ColumnUnit::Seconds | ColumnUnit::Duration => time(cell, 1),
        ColumnUnit::Minutes => time(cell, 60),
        ColumnUnit::Hours => time(cell, 3600),
        ColumnUnit::Rows => Some(Num::ONE),
        ColumnUnit::Label => plain(cell),
    };
    let is_time =
        matches!(unit, ColumnUnit::Seconds | ColumnUnit::Minutes | ColumnUnit::Hours | ColumnUnit::Duration);
    let figure = match (figure, canonical) {
        (Some(seconds), Some(Unit::Hours | Unit::HoursPerDay)) if is_time => {
            seconds.checked_div(Num::from(3600))
        }
        (figure, _) => figure,
    };
    match figure {
        Some(n) => Reading::Value(Value::Number(at_most_15_digits(n))),
        None => Reading::Wrong(expected(unit)),
    }
}

/// What one in the last printed place of a number is worth, read as the number itself is: 0.0001 for `95.12%`, 60
/// for `2` minutes. A numeric cell has lost the zeros at its end: it is printed like its `column`, which never shows
/// more than four decimals. A percent format shows whole percents at least.
pub fn step<'a>(
    cell: &Cell,
    unit: ColumnUnit,
    canonical: Option<Unit>,
    column: impl Iterator<Item = &'a Cell>,
) -> Option<Num> {
    let place = |decimals: u32| Num(Decimal::new(1, decimals.min(28)));
    let scale = |cell: &Cell| match cell {
        Cell::Number(n) | Cell::Percent(n) => n.0.scale(),
        _ => 0,
    };
    let like_column = || scale(cell).max(column.map(scale).max().unwrap_or(0).min(4));
    let one = match cell {
        Cell::Number(_) => Cell::Number(place(like_column())),
        Cell::Percent(_) => Cell::Percent(place(like_column().max(2))),
        Cell::Time(_) => Cell::Text("1秒".to_owned()),
        Cell::Text(text) if text.contains([':', '：']) => Cell::Text("1秒".to_owned()),
        Cell::Text(text) => {
            let text = clean(text);
            let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
            let digits = text[..end].rsplit(|c: char| !c.is_ascii_digit()).next()?.len();
            let decimals = if text[..end - digits].ends_with('.') { digits as u32 } else { 0 };
            Cell::Text(format!("{}{}", place(decimals), &text[end..]))
        }
        _ => return None,
    };
    match read(&one, unit, canonical) {
        Reading::Value(Value::Number(n)) => Some(n),
        _ => None,
    }
}

/// What a spreadsheet can hold; most figures are far shorter and need no rounding.
fn at_most_15_digits(n: Num) -> Num {
    if n.0.mantissa().unsigned_abs() < 1_000_000_000_000_000 { n } else { n.significant(15) }
}

fn expected(unit: ColumnUnit) -> &'static str {
    match unit {
        ColumnUnit::Number | ColumnUnit::Rows | ColumnUnit::Label => "number",
        ColumnUnit::Yuan => "yuan",
        ColumnUnit::Fraction | ColumnUnit::Share => "fraction",
        ColumnUnit::Percent => "percent",
        ColumnUnit::Seconds | ColumnUnit::Minutes | ColumnUnit::Hours | ColumnUnit::Duration => "seconds",
    }
}

fn plain(cell: &Cell) -> Option<Num> {
    match cell {
        Cell::Number(n) | Cell::Percent(n) => Some(*n),
        Cell::Text(text) => number(&clean(text)),
        _ => None,
    }
}

fn money(cell: &Cell) -> Option<Num> {
    let Cell::Text(text) = cell else { return plain(cell) };
    let text = clean(text);
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (Decimal::NEGATIVE_ONE, rest),
        None => (Decimal::ONE, text.as_str()),
    };
    let text = text.trim_start_matches(['¥', '￥']).trim_end_matches('元');
    let (text, times) = match text.strip_suffix('万') {
        Some(short) => (short, Decimal::from(10_000)),
        None => (text, Decimal::ONE),
    };
    number(text)?.0.checked_mul(times)?.checked_mul(sign).map(Num::from)
}

/// A fraction, or anything with a % sign. A bare number over 1 is 100 times off or something else: wrong.
fn fraction(cell: &Cell) -> Option<Num> {
    match cell {
        Cell::Percent(n) => Some(*n),
        Cell::Text(text) if clean(text).ends_with('%') => signed_percent(text),
        _ => plain(cell).filter(|n| n.0 <= Decimal::ONE && n.0 >= Decimal::NEGATIVE_ONE),
    }
}

/// The unit a column of rates is written in: percent where most bare numbers other than 0 are over 1, else
/// fractions. Numbers with a % sign say it themselves. The numbers that do not fit are wrong, never guessed.
pub fn scale<'a>(cells: impl Iterator<Item = &'a Cell>) -> ColumnUnit {
    let (mut over, mut within) = (0_usize, 0_usize);
    for cell in cells {
        if matches!(cell, Cell::Percent(_)) {
            continue;
        }
        match plain(cell) {
            Some(n) if n.0 > Decimal::ONE => over += 1,
            Some(n) if n.0 > Decimal::ZERO => within += 1,
            _ => {}
        }
    }
    if over > within { ColumnUnit::Percent } else { ColumnUnit::Fraction }
}

fn percent(cell: &Cell) -> Option<Num> {
    match cell {
        Cell::Percent(n) => Some(*n),
        Cell::Text(text) if clean(text).ends_with('%') => signed_percent(text),
        _ => plain(cell)?.checked_div(Num::HUNDRED),
    }
}

fn signed_percent(text: &str) -> Option<Num> {
    number(clean(text).strip_suffix('%')?)?.checked_div(Num::HUNDRED)
}

/// Seconds. A bare number is in the column's unit, of `each` seconds; words and clock forms say their own.
fn time(cell: &Cell, each: u32) -> Option<Num> {
    match cell {
        Cell::Time(days) => {
            let seconds = days.0.checked_mul(Decimal::from(86_400))?;
            Some(Num::from(seconds).round_half_up(3))
        }
        Cell::Text(text) => {
            let text = clean(text);
            match number(&text) {
                Some(n) => n.0.checked_mul(Decimal::from(each)).map(Num::from),
                None => duration(&text),
            }
        }
        _ => plain(cell)?.0.checked_mul(Decimal::from(each)).map(Num::from),
    }
}

/// `11秒`, `2分30秒`, `7小时41分52秒`, `00:02:23`, `38s`; in seconds.
fn duration(text: &str) -> Option<Num> {
    if text.contains(':') {
        let parts: Vec<Num> = text.split(':').map(number).collect::<Option<_>>()?;
        let [hours, minutes, seconds] = parts.as_slice() else { return None };
        let sixty = Decimal::from(60);
        if minutes.0 >= sixty || seconds.0 >= sixty || parts.iter().any(|p| p.0.is_sign_negative()) {
            return None;
        }
        return hours
            .0
            .checked_mul(Decimal::from(3600))
            .map(|h| Num::from(h + minutes.0 * sixty + seconds.0));
    }
    let units: [(&str, u32); 9] = [
        ("天", 86_400),
        ("小时", 3600),
        ("时", 3600),
        ("h", 3600),
        ("分钟", 60),
        ("分", 60),
        ("min", 60),
        ("秒", 1),
        ("s", 1),
    ];
    let mut rest = text;
    let mut total = Decimal::ZERO;
    let mut smallest = u32::MAX;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let amount = number(&rest[..end])?;
        rest = &rest[end..];
        let (word, seconds) = units.iter().find(|(word, _)| rest.starts_with(word))?;
        if *seconds >= smallest {
            return None;
        }
        smallest = *seconds;
        rest = &rest[word.len()..];
        total = total.checked_add(amount.0.checked_mul(Decimal::from(*seconds))?)?;
    }
    (smallest != u32::MAX).then(|| Num::from(total))
}

/// Half width, without blanks, without what spreadsheets put before a text number: `'`, a tab, `="..."`.
fn clean(text: &str) -> String {
    let text = trim(text);
    let text = text.strip_prefix('\'').unwrap_or(text);
    let text = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')).unwrap_or(text);
    trim(text)
        .chars()
        .filter(|c| !crate::names::is_blank(*c))
        .map(half_width)
        .collect::<String>()
        .to_lowercase()
}

/// A number with or without thousands commas, each group of three.
fn number(text: &str) -> Option<Num> {
    if !text.contains(',') {
        return Num::parse(text);
    }
    let (whole, _) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.strip_prefix(['-', '+']).unwrap_or(whole).split(',');
    let first = groups.next()?;
    if first.is_empty() || first.len() > 3 || text.len() > whole.len() && text[whole.len()..].contains(',') {
        return None;
    }
    if !groups.all(|g| g.len() == 3) {
        return None;
    }
    Num::parse(&text.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, unit: ColumnUnit) -> Option<String> {
        match read(&Cell::Text(text.into()), unit, None) {
            Reading::Value(v) => Some(v.to_string()),
            Reading::Missing => Some("missing".into()),
            Reading::Unsettled => Some("unsettled".into()),
            Reading::Wrong(_) => None,
        }
    }

    #[test]
    fn figures_are_read_as_they_are_written() {
        use ColumnUnit::*;
        for (written, unit, want) in [
            ("0.1333", Fraction, Some("0.1333")),
            ("80%", Fraction, Some("0.8")),
            ("80.5 ％", Fraction, Some("0.805")),
            ("13.33", Fraction, None),
            ("13.33", Percent, Some("0.1333")),
            ("1,234.5", Number, Some("1234.5")),
            ("1，234，567", Number, Some("1234567")),
            ("12,34", Number, None),
            ("1,2345", Number, None),
            ("１２", Number, Some("12")),
            ("'0012", Number, Some("12")),
            ("\t17", Number, Some("17")),
            ("=\"1234\"", Number, Some("1234")),
            ("¥1,409.50", Yuan, Some("1409.5")),
            ("-￥12.00元", Yuan, Some("-12")),
            ("12.00元", Yuan, Some("12")),
            ("1.2万", Yuan, Some("12000")),
            ("11秒", Seconds, Some("11")),
            ("2分30秒", Duration, Some("150")),
            ("7小时41分52秒", Duration, Some("27712")),
            ("00:02:23", Duration, Some("143")),
            ("02:23", Duration, None),
            ("30秒2分", Duration, None),
            ("1.5", Minutes, Some("90")),
            ("2", Hours, Some("7200")),
            ("延迟统计", Number, Some("unsettled")),
            (" -- ", Number, Some("missing")),
            ("", Yuan, Some("missing")),
            ("暂无数据", Fraction, Some("missing")),
            ("很多", Number, None),
            ("80%", Number, None),
            ("0", Fraction, Some("0")),
        ] {
            assert_eq!(text(written, unit).as_deref(), want, "{written} in {unit:?}");
        }
    }

    #[test]
    fn the_last_printed_place_is_worth_what_its_unit_says() {
        use ColumnUnit::*;
        for (written, unit, want) in [
            ("30.25", Seconds, "0.01"),
            ("30", Seconds, "1"),
            ("95.12%", Fraction, "0.0001"),
            ("95.1", Percent, "0.001"),
            ("1.5", Minutes, "6"),
            ("2分30秒", Duration, "1"),
            ("00:02:30", Duration, "1"),
            ("¥1,234.50元", Yuan, "0.01"),
            ("1.2万", Yuan, "1000"),
        ] {
            let found = step(&Cell::Text(written.into()), unit, None, std::iter::empty());
            assert_eq!(found, Num::parse(want), "{written} in {unit:?}");
        }
        let n = |t: &str| Num::parse(t).unwrap();
        let typed =
            |cell: Cell, unit, canonical, column: &[Cell]| step(&cell, unit, canonical, column.iter());
        assert_eq!(typed(Cell::Percent(n("0.4")), Share, None, &[]), Num::parse("0.01"));
        assert_eq!(typed(Cell::Number(n("2.5")), Hours, Some(Unit::Hours), &[]), Num::parse("0.1"));
        let column = [Cell::Number(n("30.25")), Cell::Empty];
        assert_eq!(typed(Cell::Number(n("30")), Seconds, None, &column), Num::parse("0.01"));
    }

    #[test]
    fn the_column_as_a_whole_says_whether_rates_are_fractions_or_percent() {
        let column = |texts: &[&str]| {
            let cells: Vec<Cell> = texts.iter().map(|t| Cell::Text((*t).into())).collect();
            scale(cells.iter())
        };
        for (texts, want) in [
            (vec!["0.95", "1", "0"], ColumnUnit::Fraction),
            (vec!["95", "100", "0.5"], ColumnUnit::Percent),
            (vec!["95%", "80.5%"], ColumnUnit::Fraction),
            (vec!["0.9", "1.2", "0.8"], ColumnUnit::Fraction),
            (vec!["-", "延迟统计"], ColumnUnit::Fraction),
        ] {
            assert_eq!(column(&texts), want, "{texts:?}");
        }
    }

    #[test]
    fn a_percent_format_says_the_scale_and_a_time_cell_is_seconds() {
        let n = |t: &str| Num::parse(t).unwrap();
        for (cell, unit, want) in [
            (Cell::Percent(n("0.95")), ColumnUnit::Percent, Some("0.95")),
            (Cell::Percent(n("1.2")), ColumnUnit::Fraction, Some("1.2")),
            (Cell::Number(n("95")), ColumnUnit::Percent, Some("0.95")),
            (Cell::Number(n("95")), ColumnUnit::Fraction, None),
            (Cell::Time(n("0.00165509259259259")), ColumnUnit::Duration, Some("143")),
            (Cell::Bool(true), ColumnUnit::Number, None),
            (Cell::Error("#N/A".into()), ColumnUnit::Number, None),
            (Cell::Date(n("46143")), ColumnUnit::Number, None),
        ] {
            let got = match read(&cell, unit, None) {
                Reading::Value(v) => Some(v.to_string()),
                _ => None,
            };
            assert_eq!(got.as_deref(), want, "{cell:?} in {unit:?}");
        }
        let hours = read(&Cell::Number(n("7200")), ColumnUnit::Seconds, Some(Unit::Hours));
        assert_eq!(hours, Reading::Value(Value::Number(n("2"))));
    }
}
