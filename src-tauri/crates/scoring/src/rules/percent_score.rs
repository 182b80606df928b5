//! A mark of 0 to 100: w × clamp(v, 0, 100) ÷ 100.

use domain::evaluation::RuleStep;
use domain::{Num, Result};

use super::{clamp, mul_div};

pub fn points(value: Num, weight: Num) -> Result<(RuleStep, Num)> {
    let (counted, clamped) = clamp(value, Num::ZERO, Num::HUNDRED);
    Ok((RuleStep::PercentScore { value, clamped }, mul_div(weight, counted, Num::HUNDRED)?))
}
