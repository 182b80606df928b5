//! Full weight less something for every entity that fails: w − points_each × n, between `floor` and w.

use domain::evaluation::{EntityValue, RuleStep};
use domain::scheme::Op;
use domain::{Num, Result};

use super::{Seen, clamp, mul, sub};

pub struct Terms<'a> {
    pub entity: &'a str,
    pub op: Op,
    pub threshold: Num,
    pub points_each: Num,
    pub floor: Num,
}

pub fn points(count: Num, weight: Num, terms: &Terms, seen: &Seen) -> Result<(RuleStep, Num)> {
    let Terms { entity, op, threshold, points_each, floor } = *terms;
    let (exact, clamped) = clamp(sub(weight, mul(points_each, count)?)?, floor, weight);
    let (entities, unmeasured): (Vec<EntityValue>, Vec<String>) = seen.split();
    let entity = entity.to_owned();
    let step = RuleStep::EntityDeduct {
        entity,
        count,
        op,
        threshold,
        points_each,
        floor,
        entities,
        unmeasured,
        clamped,
    };
    Ok((step, exact))
}
