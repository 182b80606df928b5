//! Against the group. Mean and median: w × clamp(v ÷ m, floor, cap), where lower is better
//! w × clamp(2 − v ÷ m, floor, cap). Rank and percentile: the points of the band that holds the place.

use domain::evaluation::{Clamped, RuleStep};
use domain::scheme::{Band, RelativeTo, SmallGroup};
use domain::{Num, Problem, Result};

use super::{Around, clamp, mul, mul_div, overflow, sub};

pub struct Terms<'a> {
    pub to: RelativeTo,
    pub lower: bool,
    pub small: Option<&'a SmallGroup>,
}

/// `None` where there is nothing to measure by: nobody else, or a group's figure of zero.
pub fn by_figure(
    value: Num,
    weight: Num,
    limits: (Num, Num),
    terms: &Terms,
    entity: Option<&str>,
    around: &Around,
) -> Result<Option<(RuleStep, Num)>> {
    let Terms { to, lower, small } = *terms;
    let Some(group) = around.group else { return Ok(None) };
    let Some(common) = group.common(around.at, around.person, entity, to, small)? else { return Ok(None) };
    let (floor, cap) = limits;
    // v ÷ (top ÷ bottom), multiplied first so that nothing is lost that need not be.
    let own = mul_div(value, common.bottom, common.top)?;
    let ratio = if lower { sub(Num::from(2), own)? } else { own }.settled();
    let (counted, clamped) = clamp(ratio, floor, cap);
    let exact = match clamped {
        Clamped::No if !lower => mul_div(mul(weight, value)?, common.bottom, common.top)?,
        _ => mul(weight, counted)?,
    };
    let step = RuleStep::Relative {
        to,
        lower,
        value,
        group: common.top.checked_div(common.bottom).ok_or_else(overflow)?.settled(),
        people: common.people,
        basis: common.basis,
        ratio,
        clamped,
        limit: match clamped {
            Clamped::No => None,
            Clamped::AtCap => Some(cap),
            Clamped::AtFloor => Some(floor),
        },
    };
    Ok(Some((step, exact)))
}

/// `None` where nobody is ranked, so that there is no share of better people.
pub fn by_place(
    value: Num,
    bands: &[Band],
    terms: &Terms,
    entity: Option<&str>,
    around: &Around,
) -> Result<Option<(RuleStep, Num)>> {
    let found = around.group.and_then(|g| g.place(around.at, around.person, entity, terms.lower));
    let Some(at) = found else { return Ok(None) };
    let place = match terms.to {
        RelativeTo::Percentile => {
            let better = mul(Num::from(at.rank - 1), Num::HUNDRED)?;
            match better.checked_div(Num::from(at.of)) {
                Some(share) => share.settled(),
                None => return Ok(None),
            }
        }
        _ => Num::from(at.rank),
    };
    let Some((i, band)) = bands.iter().enumerate().find(|(_, b)| b.holds(place)) else {
        return Err(Problem::new("scheme.no_band").with("found", place));
    };
    let points = band.points.ok_or_else(|| super::open(&format!("rule.bands[{i}].points")))?;
    let step = RuleStep::RelativePlace {
        to: terms.to,
        value,
        rank: at.rank,
        of: at.of,
        place,
        min: band.min,
        min_incl: band.min_incl,
        max: band.max,
        max_incl: band.max_incl,
    };
    Ok(Some((step, points)))
}
