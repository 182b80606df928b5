//! The scheme's own formula of the values of items, between nothing and the weight.

use domain::evaluation::{FormulaPart, RuleStep};
use domain::expr::Expr;
use domain::fact::Value;
use domain::{Num, Result};

use super::{Around, clamp};
use crate::filled::value_of;

/// `given`: somebody entered the result, and the formula was not worked out.
pub fn points(
    value: Num,
    weight: Num,
    expr: &Expr,
    given: bool,
    around: Option<&Around>,
) -> Result<(RuleStep, Num)> {
    let (counted, clamped) = clamp(value, Num::ZERO, weight);
    let (mut parts, mut text) = (Vec::new(), String::new());
    if let Some(around) = around.filter(|_| !given) {
        expr.text().clone_into(&mut text);
        let part = |id: &str| {
            let item = around.scheme.enabled().find(|i| i.id == id)?;
            let value = value_of(around.scheme, around.items, id).and_then(Value::number)?;
            Some(FormulaPart { item: id.to_owned(), name: item.name.clone(), value })
        };
        parts.extend(expr.items().into_iter().filter_map(part));
    }
    Ok((RuleStep::Formula { expr: text, parts, value, clamped }, counted))
}
