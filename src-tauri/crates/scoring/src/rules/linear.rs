//! On a line from no points to full points: w × clamp((v − worst) ÷ (best − worst), 0, 1).

use domain::evaluation::{Clamped, RuleStep};
use domain::{Num, Problem, Result};

use super::{mul_div, sub};

pub fn points(value: Num, weight: Num, worst: Num, best: Num) -> Result<(RuleStep, Num)> {
    let (mut way, mut whole) = (sub(value, worst)?, sub(best, worst)?);
    if whole.is_zero() {
        return Err(Problem::new("scheme.linear_flat"));
    }
    if whole < Num::ZERO {
        (way, whole) = (sub(worst, value)?, sub(worst, best)?);
    }
    let (exact, clamped) = if way > whole {
        (weight, Clamped::AtCap)
    } else if way < Num::ZERO {
        (Num::ZERO, Clamped::AtFloor)
    } else {
        (mul_div(weight, way, whole)?, Clamped::No)
    };
    Ok((RuleStep::Linear { value, worst, best, clamped }, exact))
}
