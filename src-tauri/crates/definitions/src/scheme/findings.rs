//! What a readable scheme should make its owner think twice: sums that do not add up, bands with holes, points that
//! nobody can reach, values that wait. Refuses nothing; what is refused stands in `checks`.

use domain::needs::field_name;
use domain::scheme::{Band, Item, Rule, Scheme, Src};
use domain::{Num, Problem};

use super::weights_told;

/// One warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Item id; `None` for the scheme as a whole.
    pub item: Option<String>,
    pub problem: Problem,
}

/// Everything worth a second look, the scheme first, then its items in their order.
pub fn findings(scheme: &Scheme) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let whole = |problem| Finding { item: None, problem };
    if scheme.enabled().next().is_none() {
        found.push(whole(Problem::new("scheme.nothing_enabled")));
        return found;
    }
    found.extend(weights_told(scheme).map(whole));
    found.extend(blocks(scheme).map(whole));
    found.extend(grades(scheme).map(whole));
    for item in scheme.enabled() {
        let own = |problem: Problem| Finding { item: Some(item.id.clone()), problem: named(problem, item) };
        found.extend(open(item).map(own));
        found.extend(points(item).map(own));
        if let Rule::Tiers { bands } = &item.rule {
            found.extend(holes(bands, item.unit.as_deref()).map(own));
        }
    }
    found
}

fn named(problem: Problem, item: &Item) -> Problem {
    problem.with("item", &item.id).with("item_zh", &item.name.zh).with("item_en", &item.name.en)
}

/// Blocks whose items do not add up to what the block should be worth. Nothing is said while a weight is open.
fn blocks(scheme: &Scheme) -> impl Iterator<Item = Problem> {
    scheme.blocks.iter().filter_map(|block| {
        let nominal = block.nominal?;
        let mut sum = Num::ZERO;
        for item in scheme.enabled().filter(|i| i.block.as_deref() == Some(block.id.as_str())) {
            sum = Num::from(sum.checked_add(item.share()?.0)?);
        }
        (sum != nominal).then(|| {
            let told = Problem::new("scheme.block_differs").with("sum", sum).with("nominal", nominal);
            let en = if block.name.en.is_empty() { &block.name.zh } else { &block.name.en };
            told.with("block_zh", &block.name.zh).with("block_en", en)
        })
    })
}

/// Grades above everything that can be reached, and totals that no grade covers.
fn grades(scheme: &Scheme) -> impl Iterator<Item = Problem> {
    let mut most = Some(Num::ZERO);
    for item in scheme.enabled() {
        most = most.zip(item.max_points()).and_then(|(a, b)| a.checked_add(b.0).map(Num::from));
    }
    let high = scheme.grades.iter().filter(move |g| most.is_some_and(|most| g.min > most)).map(move |g| {
        let told = Problem::new("scheme.grade_unreachable").with("grade", &g.grade).with("min", g.min);
        told.with("max", most.unwrap_or(Num::ZERO))
    });
    let low = scheme.grades.last().filter(|g| g.min > Num::ZERO);
    high.chain(low.map(|g| Problem::new("scheme.grades_no_floor").with("min", g.min)))
}

/// Values that wait for the owner, and suggestions nobody has agreed to.
fn open(item: &Item) -> impl Iterator<Item = Problem> {
    let waiting = item.owner_must_set().into_iter().map(|open| {
        let name = field_name(&open.field);
        let told = match open.suggested {
            Some(n) => Problem::new("scheme.suggestion_open").with("suggested", n),
            None => Problem::new("scheme.value_open"),
        };
        told.with("field", &open.field).with("field_zh", &name.zh).with("field_en", &name.en)
    });
    let rule = (item.rule_src == Src::Suggested).then(|| Problem::new("scheme.rule_suggested"));
    waiting.chain(rule)
}

/// Points that nobody can get, or nobody can keep.
fn points(item: &Item) -> impl Iterator<Item = Problem> {
    let short =
        item.weight.zip(item.max_points()).filter(|(weight, most)| most < weight && most.0 >= Num::ZERO.0);
    let short = short.map(|(weight, most)| {
        Problem::new("scheme.points_unreachable").with("weight", weight).with("max", most)
    });
    let given: Option<Vec<Num>> = match &item.rule {
        Rule::Tiers { bands } => bands.iter().map(|b| b.points).collect(),
        Rule::Lookup { map } => map.values().copied().collect(),
        _ => None,
    };
    let bad = given.is_some_and(|points| !points.is_empty() && points.iter().all(|p| *p < Num::ZERO));
    short.into_iter().chain(bad.then(|| Problem::new("scheme.all_negative")))
}

/// Values that no band holds: between two bands, below the lowest, above the highest.
fn holes(bands: &[Band], unit: Option<&str>) -> impl Iterator<Item = Problem> {
    let mut sorted: Vec<&Band> = bands.iter().collect();
    sorted.sort_by_key(|b| (b.min.is_some(), b.min, !b.min_incl));
    let mut holes = Vec::new();
    // Figures are never below zero.
    if let Some(band) = sorted.first()
        && let Some(min) = band.min.filter(|m| *m > Num::ZERO || (m.is_zero() && !band.min_incl))
    {
        holes.push(Problem::new("scheme.bands_below").with("from", min));
    }
    for pair in sorted.windows(2) {
        let [below, above] = pair else { continue };
        if let Some((max, min)) = below.gap_to(above) {
            holes.push(Problem::new("scheme.bands_hole").with("low", max).with("high", min));
        }
    }
    // A percentage ends at 100.
    let ends = |band: &Band, max: Num| {
        unit == Some("%") && (max > Num::HUNDRED || (max == Num::HUNDRED && band.max_incl))
    };
    if let Some(band) = sorted.last()
        && let Some(max) = band.max.filter(|max| !ends(band, *max))
    {
        holes.push(Problem::new("scheme.bands_above").with("to", max));
    }
    holes.into_iter()
}
