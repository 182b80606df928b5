//! Full weight less something for every event: w − per_event × v, between `floor` and w.

use domain::evaluation::RuleStep;
use domain::{Num, Result};

use super::{clamp, mul, sub};

pub fn points(events: Num, weight: Num, per_event: Num, floor: Num) -> Result<(RuleStep, Num)> {
    let (exact, clamped) = clamp(sub(weight, mul(per_event, events)?)?, floor, weight);
    Ok((RuleStep::Deduct { events, per_event, floor, clamped }, exact))
}
