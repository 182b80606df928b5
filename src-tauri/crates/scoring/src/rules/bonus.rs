//! Points on top, from 0 to `max`.

use domain::evaluation::RuleStep;
use domain::{Num, Result};

use super::clamp;

pub fn points(value: Num, max: Num) -> Result<(RuleStep, Num)> {
    let (counted, clamped) = clamp(value, Num::ZERO, max);
    Ok((RuleStep::Bonus { value, max, clamped }, counted))
}
