//! Weight times the share of the cases that were inside their time limit.

use domain::evaluation::{Cases, RuleStep};
use domain::{Num, Result};

use super::{Seen, clamp, mul_div};
use crate::entities;

pub fn points(share: Num, weight: Num, seen: &Seen) -> Result<(RuleStep, Num)> {
    let (counted, clamped) = clamp(share, Num::ZERO, Num::HUNDRED);
    let cases = entities::cases(seen.entities)?.map(|(inside, all)| Cases { inside, all });
    let exact = match cases {
        // More inside than there are is a mistake of the count; it is clamped like a share.
        Some(c) if counted == share => mul_div(weight, c.inside, c.all)?,
        _ => mul_div(weight, counted, Num::HUNDRED)?,
    };
    Ok((RuleStep::SlaHitRate { share, cases, clamped }, exact))
}
