//! Exact numbers. Nothing in the business is computed in floating point.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

pub use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// A decimal number of up to 28 digits. Written without trailing zeros; as JSON it is a number of at
/// most 15 significant digits (what a spreadsheet can hold), so that reading it back changes nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Num(pub Decimal);

/// Places that a quotient keeps; what lies behind is left over of the 28 digits.
const SETTLED: u32 = 22;
/// Places to which numbers are compared and rounded: what a few quotients lose lies far behind.
const COMPARED: u32 = 12;

impl Num {
    pub const ZERO: Num = Num(Decimal::ZERO);
    pub const ONE: Num = Num(Decimal::ONE);
    pub const HUNDRED: Num = Num(Decimal::ONE_HUNDRED);

    /// Rounded half-up (away from zero at the half) to `places` decimals.
    pub fn round_half_up(self, places: u32) -> Num {
        let scale = self.0.scale();
        let Some(by) =
            scale.checked_sub(places).filter(|cut| *cut > 0).and_then(|cut| 10_i128.checked_pow(cut))
        else {
            return Num(self.0.normalize());
        };
        // In one division: every score is rounded twice or more. The mantissa has 96 bits.
        let whole = self.0.mantissa();
        let (mut rounded, rest) = (whole / by, whole % by);
        if rest.abs() >= by - rest.abs() {
            rounded += whole.signum();
        }
        let mut places = places;
        while places > 0 && rounded % 10 == 0 {
            rounded /= 10;
            places -= 1;
        }
        Num(Decimal::from_i128_with_scale(rounded, places))
    }

    /// Without what 28 digits could not hold: a third three times is one again.
    pub fn settled(self) -> Num {
        if self.0.scale() <= SETTLED { self } else { self.round_half_up(SETTLED) }
    }

    /// As it is compared with a limit: exact to 12 places.
    pub fn compared(self) -> Num {
        if self.0.scale() <= COMPARED { self } else { self.round_half_up(COMPARED) }
    }

    /// Points of two places, half-up like the exact number: a quotient just under the half is at it.
    pub fn to_points(self) -> Num {
        self.compared().round_half_up(2)
    }

    /// Cut to `digits` significant digits, rounding half-up.
    pub fn significant(self, digits: u32) -> Num {
        let rounded = self.0.round_sf_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        Num(rounded.unwrap_or(self.0).normalize())
    }

    /// The number of a spreadsheet cell: the shortest decimal of the binary number, at most 15 digits.
    /// `None` for what is not finite or does not fit.
    pub fn from_cell(cell: f64) -> Option<Num> {
        if !cell.is_finite() {
            return None;
        }
        if let Some(short) = few_decimals(cell) {
            return Some(short);
        }
        Num::parse(&format!("{cell:e}")).map(|n| n.significant(15))
    }

    /// Reads `12`, `-0.5`, `1.2e-3`; nothing else (separators and units are the reader's business).
    pub fn parse(text: &str) -> Option<Num> {
        if let Some(short) = few_digits(text.as_bytes()) {
            return Some(short);
        }
        let number = if text.contains(['e', 'E']) {
            Decimal::from_scientific(text).ok()?
        } else {
            let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                return None;
            }
            Decimal::from_str(text).ok()?
        };
        Some(Num(number.normalize()))
    }

    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Quotient, or `None` when dividing by zero or out of range.
    pub fn checked_div(self, by: Num) -> Option<Num> {
        if by.is_zero() { None } else { self.0.checked_div(by.0).map(Num::from) }
    }
}

/// The decimal with at most six places whose nearest binary number is `cell`, where there is one. At most
/// one decimal of up to 15 digits is, so it is also the shortest.
fn few_decimals(cell: f64) -> Option<Num> {
    let mut scale = 1.0;
    for places in 0..=6 {
        let scaled = (cell * scale).round();
        if scaled.abs() >= 1e15 {
            return None;
        }
        // Both are exact below 2^53, so this quotient is the binary number nearest to the decimal.
        if scaled / scale == cell {
            return Some(Num(Decimal::new(scaled as i64, places)));
        }
        scale *= 10.0;
    }
    None
}

/// Digits with at most one point between them, if they are so few that a machine word holds them.
fn few_digits(text: &[u8]) -> Option<Num> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    let ([b'0'..=b'9', .., b'0'..=b'9'] | [b'0'..=b'9'], 1..=18) = (digits, digits.len()) else {
        return None;
    };
    let mut whole = 0_i64;
    let mut point = digits.len();
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => whole = whole * 10 + i64::from(byte - b'0'),
            b'.' if point == digits.len() => point = at + 1,
            _ => return None,
        }
    }
    let mut places = (digits.len() - point) as u32;
    while places > 0 && whole % 10 == 0 {
        whole /= 10;
        places -= 1;
    }
    Some(Num(Decimal::new(if negative { -whole } else { whole }, places)))
}

impl Deref for Num {
    type Target = Decimal;
    fn deref(&self) -> &Decimal {
        &self.0
    }
}

impl From<Decimal> for Num {
    fn from(d: Decimal) -> Self {
        Num(d.normalize())
    }
}

macro_rules! from_int {
    ($($t:ty),*) => { $(impl From<$t> for Num { fn from(n: $t) -> Self { Num(Decimal::from(n)) } })* };
}
from_int!(i32, i64, u32, u64, usize);

impl FromStr for Num {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Num::parse(s).ok_or(())
    }
}

impl fmt::Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Padding and precision are the caller's: `{:.2}` prints two decimals.
        match f.precision() {
            Some(p) => write!(f, "{:.*}", p, self.round_half_up(p as u32).0),
            None => write!(f, "{}", self.0.normalize()),
        }
    }
}

impl Serialize for Num {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let short = self.significant(15);
        if short.0.scale() == 0
            && let Ok(n) = i64::try_from(short.0)
        {
            return s.serialize_i64(n);
        }
        let text = short.0.to_string();
        s.serialize_f64(text.parse().map_err(serde::ser::Error::custom)?)
    }
}

impl<'de> Deserialize<'de> for Num {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Num;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a number")
            }
            fn visit_i64<E: de::Error>(self, n: i64) -> Result<Num, E> {
                Ok(Num::from(n))
            }
            fn visit_u64<E: de::Error>(self, n: u64) -> Result<Num, E> {
                Ok(Num::from(n))
            }
            fn visit_f64<E: de::Error>(self, n: f64) -> Result<Num, E> {
                Num::parse(&format!("{n:e}")).ok_or_else(|| E::custom("a number out of range"))
            }
            fn visit_str<E: de::Error>(self, s: &str) -> Result<Num, E> {
                Num::parse(s.trim()).ok_or_else(|| E::custom("not a number"))
            }
        }
        d.deserialize_any(Reader)
    }
}

impl TS for Num {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "number".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "number".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_its_shortest_decimal_cut_to_fifteen_digits() {
        for (cell, want) in
            [(0.1, "0.1"), (28.7, "28.7"), (1.0 / 3.0, "0.333333333333333"), (46143.0, "46143")]
        {
            assert_eq!(Num::from_cell(cell).map(|n| n.to_string()).as_deref(), Some(want));
        }
        assert_eq!(Num::from_cell(f64::NAN), None);
    }

    #[test]
    fn the_short_way_to_a_decimal_gives_what_the_long_way_gives() {
        // A walk over magnitudes and places; the steps have no common divisor.
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        for round in 0..200_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let whole = (seed >> 33) as i64 - (1 << 30);
            let cell = whole as f64 / 10f64.powi(round % 9);
            let long = Num::parse(&format!("{cell:e}")).map(|n| n.significant(15));
            assert_eq!(Num::from_cell(cell), long, "{cell}");
        }
        for cell in [0.1 + 0.2, -0.0, 1e-7, 1e15, 1e16, 123_456_789_012_345.6, f64::MAX, 0.30000000000000004]
        {
            let long = Num::parse(&format!("{cell:e}")).map(|n| n.significant(15));
            assert_eq!(Num::from_cell(cell), long, "{cell}");
        }
    }

    #[test]
    fn rounding_in_one_division_gives_what_the_library_gives() {
        let slow = |n: Num, places| {
            Num(n.0.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize())
        };
        let mut seed = 7_u64;
        for round in 0..100_000_u32 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let whole = (i128::from(seed) << (round % 32)) - (1 << 80);
            let Ok(n) = Decimal::try_from_i128_with_scale(whole, round % 29) else { continue };
            for places in [0, 2, 4] {
                assert_eq!(Num(n).round_half_up(places).to_string(), slow(Num(n), places).to_string(), "{n}");
            }
        }
        for text in [
            "0.005",
            "-0.005",
            "1.995",
            "-0.004",
            "79228162514264337593543950335",
            "9.9999999999999999999999999995",
        ] {
            let n = Num::parse(text).expect("a number");
            assert_eq!(n.round_half_up(2).0, slow(n, 2).0, "{text}");
        }
    }

    #[test]
    fn few_digits_are_read_as_many_are() {
        for text in [
            "0",
            "-0",
            "0.0",
            "00.50",
            "7",
            "-12.340",
            "38.2",
            "123456789012345678",
            "1.5e3",
            "-.5",
            ".5",
            "5.",
        ] {
            // The same digits, too many for the short way.
            let long = match text.split_once('.') {
                Some((_, places)) if places.bytes().all(|b| b.is_ascii_digit()) && !places.is_empty() => {
                    format!("{text}00000000000000000000")
                }
                _ => text.to_owned(),
            };
            let slow = Decimal::from_str(&long).ok().or_else(|| Decimal::from_scientific(&long).ok());
            assert_eq!(Num::parse(text), slow.map(Num::from), "{text}");
        }
        for text in ["1.2.3", "1-2", "-", ".", "--1", "１"] {
            assert_eq!(Num::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_round_up_and_zeros_are_dropped() {
        for (n, want) in [("0.125", "0.13"), ("2.675", "2.68"), ("-0.125", "-0.13"), ("11.2500", "11.25")] {
            assert_eq!(Num::parse(n).map(|n| n.round_half_up(2).to_string()).as_deref(), Some(want));
        }
    }

    #[test]
    fn json_keeps_the_number() {
        for text in ["76.25", "84", "-0.5", "0.00001", "411855.04", "123456789012345"] {
            let n = Num::parse(text).expect("a number");
            let json = serde_json::to_string(&n).expect("json");
            assert_eq!(serde_json::from_str::<Num>(&json).expect("back"), n, "{json}");
        }
        assert_eq!(serde_json::to_string(&Num::parse("40.0")).expect("json"), "40");
    }

    #[test]
    fn words_are_not_numbers() {
        for text in ["", "-", "1,000", "12 %", "NaN", "inf", "0x10", "1_000"] {
            assert_eq!(Num::parse(text), None, "{text}");
        }
    }
}
