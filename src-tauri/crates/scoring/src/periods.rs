//! Several months of one person together: mean, trend, streaks, best and worst. A month without a total is a gap and
//! never a zero.

use domain::{Decimal, Num, Problem, Result};

/// Fewer months than these have no trend.
const TREND: usize = 3;

#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Course {
    /// To two places; `None` without a month.
    pub mean: Option<Num>,
    /// Months in it.
    pub counted: u32,
    /// By how much a month it rises or falls: the slope of the straight line nearest to the months, to two places.
    pub change: Option<Num>,
}

/// Oldest first. Errors: `score.overflow`.
pub fn course(totals: &[Option<Num>]) -> Result<Course> {
    let known: Vec<(Decimal, Decimal)> =
        totals.iter().enumerate().filter_map(|(at, t)| t.map(|t| (Decimal::from(at), t.0))).collect();
    let count = Num::from(known.len());
    let mean = |pick: fn(&(Decimal, Decimal)) -> Decimal| -> Result<Option<Num>> {
        let mut sum = Decimal::ZERO;
        for one in &known {
            sum = sum.checked_add(pick(one)).ok_or_else(overflow)?;
        }
        Ok(Num(sum).checked_div(count))
    };
    let (middle, height) = (mean(|one| one.0)?, mean(|one| one.1)?);
    let change = match middle.zip(height) {
        Some((x, y)) if known.len() >= TREND => slope(&known, x.0, y.0)?,
        _ => None,
    };
    Ok(Course { mean: height.map(|m| m.round_half_up(2)), counted: known.len() as u32, change })
}

fn slope(known: &[(Decimal, Decimal)], x: Decimal, y: Decimal) -> Result<Option<Num>> {
    let (mut top, mut bottom) = (Decimal::ZERO, Decimal::ZERO);
    for (at, total) in known {
        let (dx, dy) = (at - x, total.checked_sub(y).ok_or_else(overflow)?);
        top = dx.checked_mul(dy).and_then(|p| top.checked_add(p)).ok_or_else(overflow)?;
        bottom += dx * dx;
    }
    Ok(Num(top).checked_div(Num(bottom)).map(|s| s.round_half_up(2)))
}

fn overflow() -> Problem {
    Problem::new("score.overflow")
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Streak {
    /// What the latest month says; `None` without a month.
    pub holds: Option<bool>,
    /// Months in a row, up to the latest, that say the same.
    pub months: u32,
    /// The longest row of months in which it held.
    pub longest: u32,
}

/// Oldest first. A gap ends a row; months after the latest known one do not.
pub fn streak(months: &[Option<bool>]) -> Streak {
    let (mut longest, mut row) = (0, 0);
    for month in months {
        row = if *month == Some(true) { row + 1 } else { 0 };
        longest = longest.max(row);
    }
    let mut back = months.iter().rev().skip_while(|m| m.is_none()).peekable();
    let holds = back.peek().copied().copied().flatten();
    let same = if holds.is_some() { back.take_while(|m| **m == holds).count() as u32 } else { 0 };
    Streak { holds, months: same, longest }
}

/// Places of the largest and the smallest share; the first of equals. `None` where all are alike: nothing stands out.
pub fn extremes(shares: &[Option<Num>]) -> Option<(usize, usize)> {
    let known = || shares.iter().enumerate().filter_map(|(at, s)| s.map(|s| (at, s)));
    let best = known().reduce(|best, one| if one.1 > best.1 { one } else { best })?;
    let worst = known().reduce(|worst, one| if one.1 < worst.1 { one } else { worst })?;
    (best.1 != worst.1).then_some((best.0, worst.0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use proptest::prelude::*;

    use super::*;

    fn n(text: &str) -> Option<Num> {
        Some(Num::parse(text).expect(text))
    }

    #[test]
    fn a_month_without_a_sheet_is_a_gap_and_never_a_zero() {
        let all = course(&[n("80"), None, n("84"), n("86"), None]).unwrap();
        assert_eq!((all.mean, all.counted, all.change), (n("83.33"), 3, n("2")));
        assert_eq!(course(&[None, None]).unwrap(), Course::default());
        let two = course(&[n("80"), n("90")]).unwrap();
        assert_eq!((two.mean, two.change), (n("85"), None), "two months are no trend");
        assert_eq!(course(&[n("90"), n("90"), n("90")]).unwrap().change, n("0"));
        assert_eq!(course(&[n("90"), n("85"), n("80.5")]).unwrap().change, n("-4.75"));
    }

    #[test]
    fn a_streak_counts_back_from_the_latest_month_and_a_gap_ends_it() {
        let (y, o) = (Some(true), Some(false));
        let of = |months: &[Option<bool>]| {
            let s = streak(months);
            (s.holds, s.months, s.longest)
        };
        assert_eq!(of(&[o, y, y, y]), (y, 3, 3));
        assert_eq!(of(&[y, y, y, o, o, None, None]), (o, 2, 3), "months to come do not end it");
        assert_eq!(of(&[y, y, None, y]), (y, 1, 2), "a gap does");
        assert_eq!(of(&[None, None]), (None, 0, 0));
    }

    #[test]
    fn the_best_and_worst_stand_out_or_there_are_none() {
        assert_eq!(extremes(&[n("0.9"), None, n("1"), n("0.4"), n("1"), n("0.4")]), Some((2, 3)));
        assert_eq!(extremes(&[n("1"), n("1"), None]), None);
        assert_eq!(extremes(&[n("0.5")]), None);
        assert_eq!(extremes(&[None]), None);
    }

    proptest! {
        #[test]
        fn months_on_a_straight_line_rise_by_its_step(first in -500_i64..500, step in -50_i64..50, months in 3_usize..13) {
            let totals: Vec<_> = (0..months as i64).map(|at| Some(Num::from(first + step * at))).collect();
            prop_assert_eq!(course(&totals).unwrap().change, Some(Num::from(step)));
        }
    }
}
