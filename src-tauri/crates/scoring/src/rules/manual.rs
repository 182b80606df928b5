//! Points that a rater enters, kept between `min` and `max`.

use domain::evaluation::RuleStep;
use domain::{Num, Result};

use super::clamp;

pub fn points(value: Num, min: Num, max: Num) -> Result<(RuleStep, Num)> {
    let (counted, clamped) = clamp(value, min, max);
    Ok((RuleStep::Manual { value, min, max, clamped }, counted))
}
