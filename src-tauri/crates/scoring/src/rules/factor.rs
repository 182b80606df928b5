//! Another sheet's total times a factor. A value above that sheet's maximum is a mistake, told as such.

use domain::evaluation::RuleStep;
use domain::{Num, Problem, Result};

use super::mul;

pub fn points(value: Num, factor: Num, input_max: Option<Num>) -> Result<(RuleStep, Num)> {
    if let Some(most) = input_max.filter(|most| value > *most) {
        return Err(Problem::new("score.above_input_max").with("found", value).with("most", most));
    }
    Ok((RuleStep::Factor { value, factor }, mul(value, factor)?))
}
