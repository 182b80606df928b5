//! The rule for each entity apart, and the points put together: mean, sum, weighted, or the worst.

use domain::evaluation::{EntityPoints, RuleStep};
use domain::scheme::{Combine, PerEntity};
use domain::{Num, Result};

use super::{mul, open, overflow};
use crate::entities::sum;
use crate::input::EntityInput;

/// `apply` gives the points of one entity's figure, or nothing where there is nothing to measure by. `None`
/// where no entity has points, or where one that is to be weighed has no weight.
pub fn points(
    per: &PerEntity,
    entities: &[EntityInput],
    mut apply: impl FnMut(&str, Num) -> Result<Option<(RuleStep, Num)>>,
) -> Result<Option<(RuleStep, Num)>> {
    let combine = per.combine.ok_or_else(|| open("rule.combine"))?;
    let mut each = Vec::with_capacity(entities.len());
    let mut unmeasured = Vec::new();
    for one in entities {
        let got = match one.value {
            Some(value) => apply(&one.entity, value)?,
            None => None,
        };
        let Some((rule, exact)) = got else {
            unmeasured.push(one.entity.clone());
            continue;
        };
        let weight = one.denominator.filter(|_| combine == Combine::WeightedBySales);
        each.push(EntityPoints { entity: one.entity.clone(), rule, exact, weight });
    }
    let points = || each.iter().map(|e| e.exact);
    let made = match combine {
        Combine::Mean => sum(points())?.checked_div(Num::from(each.len())),
        Combine::Sum if each.is_empty() => None,
        Combine::Sum => Some(sum(points())?),
        Combine::Worst => points().min(),
        Combine::WeightedBySales => {
            let weights: Option<Vec<Num>> = each.iter().map(|e| e.weight).collect();
            let Some(weights) = weights else { return Ok(None) };
            let products: Vec<Num> =
                each.iter().zip(&weights).map(|(e, w)| mul(e.exact, *w)).collect::<Result<_>>()?;
            let whole = sum(weights.into_iter())?;
            if whole.is_zero() {
                return Ok(None);
            }
            Some(sum(products.into_iter())?.checked_div(whole).ok_or_else(overflow)?)
        }
    };
    let entity = per.entity.clone();
    Ok(made.map(|exact| (RuleStep::PerEntity { entity, combine, each, unmeasured }, exact)))
}
