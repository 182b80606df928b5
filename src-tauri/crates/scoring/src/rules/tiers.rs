//! Points of the band that holds the value. A value in no band is an error: nothing is guessed.

use domain::evaluation::RuleStep;
use domain::scheme::Band;
use domain::{Num, Problem, Result};

pub fn points(value: Num, bands: &[Band]) -> Result<(RuleStep, Num)> {
    let Some((i, band)) = bands.iter().enumerate().find(|(_, b)| b.holds(value)) else {
        return Err(Problem::new("scheme.no_band").with("found", value));
    };
    let points = band.points.ok_or_else(|| super::open(&format!("rule.bands[{i}].points")))?;
    let step = RuleStep::Tiers {
        value,
        min: band.min,
        min_incl: band.min_incl,
        max: band.max,
        max_incl: band.max_incl,
    };
    Ok((step, points))
}
