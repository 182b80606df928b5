//! Weight times the share of the entities that reach the line, of those that have a figure.

use domain::evaluation::RuleStep;
use domain::scheme::Op;
use domain::{Num, Result};

use super::{Seen, clamp, mul_div};

pub fn points(
    share: Num,
    weight: Num,
    entity: &str,
    op: Op,
    line: Num,
    seen: &Seen,
) -> Result<(RuleStep, Num)> {
    let (entities, unmeasured) = seen.split();
    let (counted, clamped) = clamp(share, Num::ZERO, Num::HUNDRED);
    let exact = if entities.is_empty() {
        mul_div(weight, counted, Num::HUNDRED)?
    } else {
        let passed = entities.iter().filter(|e| op.holds(e.value, line)).count();
        mul_div(weight, Num::from(passed), Num::from(entities.len()))?
    };
    let entity = entity.to_owned();
    Ok((RuleStep::EntityPassRate { entity, share, op, line, entities, unmeasured, clamped }, exact))
}
