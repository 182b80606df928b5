//! The forms beside the evaluation sheet: blank sheets, appeals, certificates, quarters, and a sheet in a few
//! words for a chat. Words and figures out of a month's view into the plain models of `papers`.

mod appeal;
mod blank;
mod certificate;
mod quarter;
mod words;

use std::cmp::Reverse;

use domain::Num;

pub(crate) use appeal::appeal;
pub(crate) use blank::{blank, nobodys};
pub(crate) use certificate::certificates;
pub(crate) use quarter::{first_month, quarter};
pub(crate) use words::in_words;

/// What a form shows at each end.
const ENDS: usize = 3;

/// What is shown, with its share of the points reachable.
type Shares<T> = Vec<(T, Num)>;

/// The best and the worst, each from its end; nothing is among both.
fn ends<T: Copy>(shares: impl Iterator<Item = (T, Num)>) -> (Shares<T>, Shares<T>) {
    let mut known: Shares<T> = shares.collect();
    known.sort_by_key(|(_, share)| Reverse(*share));
    let most = known.len().div_euclid(2).min(ENDS);
    let worst = known.iter().rev().take(most).copied().collect();
    known.truncate(most);
    (known, worst)
}
