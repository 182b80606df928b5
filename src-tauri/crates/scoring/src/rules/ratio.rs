//! Against a target. Higher is better: w × clamp(v ÷ t, floor, cap). Lower is better:
//! w × clamp(t ÷ v, floor, cap); v = 0 (and less) counts as the cap.

use domain::evaluation::{Clamped, RuleStep};
use domain::{Num, Problem, Result};

use super::{mul, mul_div, overflow};

pub fn points(
    value: Num,
    weight: Num,
    target: Num,
    lower: bool,
    cap: Num,
    floor: Num,
) -> Result<(RuleStep, Num)> {
    if target <= Num::ZERO {
        return Err(Problem::new("score.target_zero").with("found", target));
    }
    let step = |ratio, clamped, limit| RuleStep::Ratio { lower, value, target, ratio, clamped, limit };
    if lower && value <= Num::ZERO {
        return Ok((step(None, Clamped::AtCap, Some(cap)), mul(weight, cap)?));
    }
    let (top, bottom) = if lower { (target, value) } else { (value, target) };
    let ratio = top.checked_div(bottom).ok_or_else(overflow)?;
    // Compared without dividing, so that a ratio of exactly the limit is not called limited.
    let at_cap = mul(cap, bottom)?;
    let at_floor = mul(floor, bottom)?;
    if top > at_cap {
        Ok((step(Some(ratio), Clamped::AtCap, Some(cap)), mul(weight, cap)?))
    } else if top < at_floor {
        Ok((step(Some(ratio), Clamped::AtFloor, Some(floor)), mul(weight, floor)?))
    } else {
        Ok((step(Some(ratio), Clamped::No, None), mul_div(weight, top, bottom)?))
    }
}
