//! Full weight where the condition holds, else nothing.

use domain::evaluation::RuleStep;
use domain::scheme::Op;
use domain::{Num, Result};

pub fn points(value: Num, weight: Num, op: Op, limit: Num) -> Result<(RuleStep, Num)> {
    let pass = op.holds(value, limit);
    Ok((RuleStep::PassFail { value, op, limit, pass }, if pass { weight } else { Num::ZERO }))
}
