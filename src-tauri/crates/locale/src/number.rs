//! How numbers are shown to a person. Rounds for show only; nothing computed here is used again.

use domain::{Label, Lang, Num};
use rust_decimal::Decimal;

/// Decimals of a figure whose metric is not known.
pub const PLAIN: u32 = 4;

/// At most `decimals` decimals, no trailing zeros, thousands apart: `1,234.5`.
pub fn show(n: Num, decimals: u32) -> String {
    group(&n.round_half_up(decimals).to_string())
}

/// Exactly `decimals` decimals, for columns: `1,234.50`.
pub fn fixed(n: Num, decimals: u32) -> String {
    let rounded = n.round_half_up(decimals);
    group(&format!("{:.*}", decimals as usize, rounded.0))
}

/// A quotient or factor: four decimals, and small ones keep four significant digits: `0.9417`, `0.0001235`.
pub fn ratio(n: Num) -> String {
    group(&ratio_num(n).to_string())
}

pub(crate) fn ratio_num(n: Num) -> Num {
    let four = n.round_half_up(4);
    if n.0.abs() < Decimal::new(1, 1) && !n.is_zero() { n.significant(4) } else { four }
}

/// Money with its 分: `¥1,234.50`, `-¥3.00`.
pub fn money(n: Num) -> String {
    let text = fixed(n, 2);
    match text.strip_prefix('-') {
        Some(rest) => format!("-¥{rest}"),
        None => format!("¥{text}"),
    }
}

/// Points of an item or a total, as they are reckoned: `11.78`, `15`.
pub fn points(n: Num) -> String {
    show(n, 2)
}

/// A value of a display unit with that unit: `38.2 秒`, `94.17%`, `¥12.00`, `每天 42.5`.
pub fn with_unit(n: Num, decimals: u32, unit: Option<&Label>, lang: Lang) -> String {
    let number = show(n, decimals);
    let Some(unit) = unit.map(|u| unit_word(u, lang)).filter(|u| !u.is_empty()) else {
        return number;
    };
    match (unit.as_str(), lang) {
        ("%", _) => format!("{number}%"),
        ("元" | "yuan", _) => money(n),
        (u, Lang::Zh) if u.starts_with('每') => format!("{u} {number}"),
        (u, _) => format!("{number} {u}"),
    }
}

/// The unit as a person says it; schemes write some of theirs as codes.
pub fn unit_word(unit: &Label, lang: Lang) -> String {
    let code = unit.get(lang);
    let known = match code {
        "s" | "seconds" => ("秒", "s"),
        "h" | "hours" => ("小时", "h"),
        "h/day" => ("小时/天", "h/day"),
        "per day" => ("每天", "per day"),
        "days" => ("天", "days"),
        "yuan" => ("元", "yuan"),
        "points" => ("分", "points"),
        "points of 5" => ("分（满分 5 分）", "points of 5"),
        "violations" => ("次违规", "violations"),
        "entries/month" => ("条/月", "entries/month"),
        "letters/month" => ("封/月", "letters/month"),
        "count" => ("", ""),
        _ => return code.to_owned(),
    };
    match lang {
        Lang::Zh => known.0.to_owned(),
        Lang::En => known.1.to_owned(),
    }
}

/// `=` where the numbers as shown give the result as shown, else `≈`.
/// `from_shown` is the formula worked out with the shown numbers; `None` where it cannot be.
pub fn sign(from_shown: Option<Num>, shown: Num) -> &'static str {
    match from_shown {
        Some(n) if n.round_half_up(2) == shown.round_half_up(2) => "=",
        _ => "≈",
    }
}

fn group(text: &str) -> String {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = match rest.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (rest, None),
    };
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
