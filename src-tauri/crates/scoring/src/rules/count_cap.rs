//! Points for each thing counted, up to a cap: min(cap, points_each × v).

use domain::evaluation::RuleStep;
use domain::{Num, Result};

use super::{clamp, mul};

pub fn points(value: Num, points_each: Num, cap: Num) -> Result<(RuleStep, Num)> {
    let (counted, clamped) = clamp(mul(points_each, value)?, Num::ZERO, cap);
    Ok((RuleStep::CountCap { value, points_each, cap, clamped }, counted))
}
