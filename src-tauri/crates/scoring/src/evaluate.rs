//! From figures to sheets: points an item, what a missing figure does, gates, scaling, grade, rank.
//! A gate closes where its condition holds on the item's value, and its effect comes. The total is the sum
//! of the rounded points; only a gate may set it to zero.

use std::collections::HashMap;
use std::sync::Arc;

use domain::evaluation::{
    Evaluation, ItemResult, ItemState, RuleStep, SchemeRef, Sheet, Step, TargetOrigin, Unranked,
};
use domain::fact::{FactState, Value};
use domain::scheme::{
    Combine, GateEffect, Item, MissingPolicy, OwnerMustSet, Rule, Scheme, UnallocatedPolicy,
};
use domain::{Label, Num, Problem, Result};

use crate::entities::sum;
use crate::filled::{aside, fill, value_of};
use crate::group::Group;
use crate::input::{GradeOverride, Input, Override, PersonInput};
use crate::places::{self, Waiting};
use crate::rules::{Around, Seen};
use crate::{rank, rules};

/// Everybody's sheet. Errors: `scheme.owner_must_set` where the scheme is not complete; the problems of
/// `rules::points`, naming the person; `score.no_items` where every item is switched off.
pub fn evaluate(input: Input) -> Result<Evaluation> {
    let Input { scheme, scheme_version, month, mut people, files } = input;
    if scheme.enabled().next().is_none() {
        return Err(Problem::new("score.no_items")
            .with("name_zh", &scheme.name.zh)
            .with("name_en", &scheme.name.en));
    }
    rules::refuse_open(scheme, &still_open(scheme, &people))?;
    let shared: Vec<Shared> = scheme.enabled().map(Shared::of).collect();
    fill(scheme, &mut people)?;
    let group = Group::of(scheme, &people);
    let mut sheets = Vec::with_capacity(people.len());
    let mut waiting = HashMap::new();
    for (at, person) in people.into_iter().enumerate() {
        let no = person.person.clone();
        let (sheet, waits) =
            sheet(scheme, &shared, group.as_ref(), at, person).map_err(|p| p.with("person", &no))?;
        if !scheme.rank_grades.is_empty() {
            waiting.insert(no, waits);
        }
        sheets.push(sheet);
    }
    rank::rank(scheme, &mut sheets);
    places::settle(scheme, &mut sheets, &mut waiting)?;
    let group = rank::group(scheme, &sheets)?;
    let scheme = SchemeRef { id: scheme.id.clone(), version: scheme_version, name: scheme.name.clone() };
    Ok(Evaluation { month, scheme, people: sheets, files, group })
}

/// What the owner has left open; a target that everybody has of their own is not.
fn still_open(scheme: &Scheme, people: &[PersonInput]) -> Vec<OwnerMustSet> {
    let mut open = scheme.owner_must_set();
    open.retain(|o| {
        let at = scheme.enabled().position(|i| i.id == o.item);
        let own = |p: &PersonInput| at.and_then(|at| p.items.get(at)).is_some_and(|i| i.target.is_some());
        o.field != "target" || people.is_empty() || !people.iter().all(own)
    });
    open
}

/// What all sheets say alike of an item.
struct Shared {
    id: Arc<str>,
    unit: Option<Label>,
    max: Num,
}

impl Shared {
    fn of(item: &Item) -> Self {
        Self {
            id: Arc::from(item.id.as_str()),
            unit: match item.rule {
                // What counts is how many there are, or which share.
                Rule::EntityDeduct { .. } => None,
                Rule::EntityPassRate { .. } | Rule::SlaHitRate { .. } => Some(unit_label("%")),
                _ => item.unit.as_deref().map(unit_label),
            },
            max: item.max_points().unwrap_or(Num::ZERO),
        }
    }
}

/// A gate that closed, with the grade it names.
pub(crate) struct Closed {
    pub effect: GateEffect,
    pub grade: Option<String>,
}

fn sheet(
    scheme: &Scheme,
    shared: &[Shared],
    group: Option<&Group>,
    at: usize,
    mut person: PersonInput,
) -> Result<(Sheet, Waiting)> {
    person.items.resize_with(shared.len(), Default::default);
    let mut sheet = Sheet {
        person: std::mem::take(&mut person.person),
        total: None,
        max: Num::ZERO,
        rank: None,
        of: 0,
        unranked: aside(scheme, &person),
        grade: None,
        coefficient: None,
        reward: None,
        missing: Vec::new(),
        provisional: false,
        items: Vec::with_capacity(shared.len()),
        steps: Vec::new(),
    };
    let mut closed: Vec<Closed> = Vec::new();
    for (place, (item, Shared { id, unit, max })) in scheme.enabled().zip(shared).enumerate() {
        let Some(input) = person.items.get_mut(place) else { continue };
        let (target, origin) = match input.target.take() {
            Some((target, origin)) => (Some(target), origin),
            None => (item.target, TargetOrigin::Scheme),
        };
        let steps = std::mem::take(&mut input.steps);
        let (state, days_unsettled) = (input.state, input.days_unsettled);
        let by_hand = input.points_override.take();
        // Filled where it stays: a result is too large to be handed about. Values stay with the person, for
        // other items may look at them.
        sheet.items.push(ItemResult {
            item: Arc::clone(id),
            name: item.name.clone(),
            block: item.block.clone(),
            value: input.value.clone(),
            target,
            unit: unit.clone(),
            points: None,
            max: *max,
            weight: item.weight,
            state: ItemState::Scored,
            provisional: input.provisional,
            rule_src: item.rule_src,
            steps,
        });
        let Some(result) = sheet.items.last_mut() else { continue };
        let around = Around { scheme, items: &person.items, group, person: at, at: place };
        score_item(item, origin, &around, result)?;
        let closes = gate(item, &around, result);
        if result.value.is_none() {
            without_value(item, state, days_unsettled, result);
        } else if result.points.is_none() {
            without_value(item, FactState::NotMeasured, 0, result);
        }
        if let Some(by_hand) = by_hand {
            replace_points(*by_hand, result);
        }
        if let Some(gate) = closes {
            if gate.effect != GateEffect::ItemZero
                && let Some(step) = result.steps.iter().rev().find(|s| matches!(s, Step::Gate { .. }))
            {
                sheet.steps.push(step.clone());
            }
            closed.push(gate);
        }
        if result.points.is_none() && result.state != ItemState::LeftOut {
            sheet.missing.push(item.id.clone());
        }
        sheet.provisional |= result.provisional;
    }
    sheet.max = sum(sheet.items.iter().map(|i| i.max))?;
    // Nothing but bonus points is no evaluation.
    let mut counted = scheme.enabled().zip(&sheet.items).filter(|(item, _)| !item.is_bonus()).peekable();
    if counted.peek().is_some() && counted.all(|(_, r)| r.state == ItemState::LeftOut) {
        let left_out = sheet.items.iter().filter(|i| i.state == ItemState::LeftOut);
        sheet.missing = left_out.map(|i| i.item.to_string()).collect();
    }
    let grade_override = person.grade_override.take();
    if !sheet.missing.is_empty() {
        sheet.unranked = Some(Unranked::Missing);
        return Ok((sheet, Waiting { closed: Vec::new(), grade_override: None }));
    }
    reweight(scheme, &mut sheet)?;
    scale(scheme, &mut sheet)?;
    let mut total = sum(sheet.items.iter().filter_map(|i| i.points))?;
    if closed.iter().any(|g| g.effect == GateEffect::TotalZero) {
        total = Num::ZERO;
    }
    sheet.total = Some(total);
    if scheme.rank_grades.is_empty() {
        grade(scheme, &mut sheet, &closed, grade_override, total);
        return Ok((sheet, Waiting { closed: Vec::new(), grade_override: None }));
    }
    Ok((sheet, Waiting { closed, grade_override }))
}

/// The points of a figure, where the rule finds what to measure it by.
fn score_item(item: &Item, origin: TargetOrigin, around: &Around, result: &mut ItemResult) -> Result<()> {
    let Some(value) = &result.value else { return Ok(()) };
    // Target and rule follow, perhaps a gate or a hand; most items have no more.
    result.steps.reserve_exact(2);
    if let (Rule::Ratio { .. }, Some(value)) = (&item.rule, result.target) {
        result.steps.push(Step::Target { value, unit: result.unit.clone(), origin });
    }
    let given = result.steps.iter().any(|s| matches!(s, Step::Mark { .. } | Step::Given { .. }));
    let entities = around.items.get(around.at).map_or(&[][..], |i| i.entities.as_slice());
    let seen = Seen { entities: if given { &[] } else { entities }, given };
    let Some(outcome) = rules::outcome(item, result.target, value, seen, Some(around))? else {
        return Ok(());
    };
    if let RuleStep::PerEntity { combine: Combine::Sum, each, .. } = &outcome.step {
        result.max = mul(result.max, Num::from(each.len()))?;
    }
    result.steps.push(Step::Rule {
        rule: outcome.step,
        weight: item.weight,
        exact: outcome.exact,
        points: outcome.points,
        src: item.rule_src,
    });
    result.points = Some(outcome.points);
    Ok(())
}

/// The item's gate, where its condition holds on the value it watches.
fn gate(item: &Item, around: &Around, result: &mut ItemResult) -> Option<Closed> {
    let gate = item.gate.as_ref()?;
    let value = match &gate.item {
        Some(id) => value_of(around.scheme, around.items, id),
        None => result.value.as_ref(),
    };
    let actual = value.and_then(Value::number).filter(|v| gate.op.holds(*v, gate.value))?;
    let grade = match &gate.grade_of {
        Some(id) => value_of(around.scheme, around.items, id).map(|v| v.to_string().trim().to_owned()),
        None => gate.grade.clone(),
    };
    result.steps.push(Step::Gate {
        op: gate.op,
        value: gate.value,
        actual,
        effect: gate.effect,
        grade: grade.clone(),
    });
    if gate.effect == GateEffect::ItemZero && result.points.is_some() {
        result.points = Some(Num::ZERO);
    }
    Some(Closed { effect: gate.effect, grade })
}

fn replace_points(by_hand: Override, result: &mut ItemResult) {
    let Override { to, by, at, reason } = by_hand;
    let to = to.round_half_up(2);
    result.steps.push(Step::Override { from: result.points, to, by, at, reason });
    result.points = Some(to);
    result.state = ItemState::Scored;
}

/// A missing figure asks, is left out or counts nothing, as the scheme says. What could not be measured
/// is never zero: where the scheme says zero it asks.
fn without_value(item: &Item, state: FactState, days_unsettled: u32, result: &mut ItemResult) {
    let not_measured = state == FactState::NotMeasured;
    let policy = match item.missing {
        MissingPolicy::Zero if not_measured => MissingPolicy::Ask,
        policy => policy,
    };
    (result.state, result.points) = match policy {
        MissingPolicy::Ask if not_measured => (ItemState::NotMeasured, None),
        MissingPolicy::Ask => (ItemState::Missing, None),
        MissingPolicy::Reweight => (ItemState::LeftOut, None),
        MissingPolicy::Zero => (ItemState::MissingZero, Some(Num::ZERO)),
    };
    let state = if state == FactState::Settled { FactState::Missing } else { state };
    result.steps.push(Step::Missing { policy, state, days_unsettled });
}

/// Left-out items: the others are scaled to the same maximum, each rounded again, so that the total stays
/// the sum of the items. Bonus items and points entered by hand are not scaled.
fn reweight(scheme: &Scheme, sheet: &mut Sheet) -> Result<()> {
    if !sheet.items.iter().any(|i| i.state == ItemState::LeftOut) {
        return Ok(());
    }
    let base = |left_in: bool| {
        let counted = scheme.enabled().zip(&sheet.items).filter(move |(item, _)| !item.is_bonus());
        sum(counted.filter(|(_, r)| !left_in || r.state != ItemState::LeftOut).map(|(_, r)| r.max))
    };
    let Some(factor) = base(false)?.checked_div(base(true)?) else { return Ok(()) };
    multiply(scheme, sheet, factor, |factor, before, after| Step::Reweighted { factor, before, after })
}

/// `scale_items_to_100`: the weights are scaled to the nominal total.
fn scale(scheme: &Scheme, sheet: &mut Sheet) -> Result<()> {
    if scheme.total.policy != Some(UnallocatedPolicy::ScaleItemsTo100) {
        return Ok(());
    }
    let Some(nominal) = scheme.total.base.or(scheme.total.nominal) else { return Ok(()) };
    let shares = sum(scheme.enabled().filter(|i| !i.is_bonus()).filter_map(Item::share))?;
    let Some(factor) = nominal.checked_div(shares).filter(|f| *f != Num::ONE) else { return Ok(()) };
    let (mut base, mut bonus) = (Num::ZERO, Num::ZERO);
    for (item, result) in scheme.enabled().zip(&mut sheet.items) {
        let to = if item.is_bonus() { &mut bonus } else { &mut base };
        *to = add(*to, result.max)?;
        if !item.is_bonus() {
            result.max = mul(result.max, factor)?.to_points();
        }
    }
    sheet.max = add(mul(base, factor)?.to_points(), bonus)?;
    multiply(scheme, sheet, factor, |factor, before, after| Step::Scaled { factor, before, after })
}

fn multiply(scheme: &Scheme, sheet: &mut Sheet, factor: Num, step: fn(Num, Num, Num) -> Step) -> Result<()> {
    let total_before = sum(sheet.items.iter().filter_map(|i| i.points))?;
    for (item, result) in scheme.enabled().zip(&mut sheet.items) {
        let by_hand = result.steps.iter().any(|s| matches!(s, Step::Override { .. }));
        if let Some(before) = result.points.filter(|_| !item.is_bonus() && !by_hand) {
            let after = mul(before, factor)?.to_points();
            result.points = Some(after);
            result.steps.push(step(factor, before, after));
        }
    }
    let total_after = sum(sheet.items.iter().filter_map(|i| i.points))?;
    sheet.steps.push(step(factor, total_before, total_after));
    Ok(())
}

fn grade(scheme: &Scheme, sheet: &mut Sheet, closed: &[Closed], by_hand: Option<GradeOverride>, total: Num) {
    // Highest first; a closed gate starts the search further down.
    let capped = closed.iter().filter(|g| g.effect == GateEffect::GradeAtMost);
    let start =
        capped.filter_map(|g| scheme.grades.iter().position(|r| Some(&r.grade) == g.grade.as_ref())).max();
    let reached = scheme.grades.iter().skip(start.unwrap_or(0)).find(|g| g.min <= total);
    if let Some(grade) = reached {
        sheet.grade = Some(grade.grade.clone());
        sheet.coefficient = grade.coefficient;
        let (min, coefficient) = (grade.min, grade.coefficient);
        sheet.steps.push(Step::Grade { min, grade: grade.grade.clone(), coefficient });
    }
    if let Some(by_hand) = by_hand {
        let coefficient = scheme.grades.iter().find(|g| g.grade == by_hand.to).and_then(|g| g.coefficient);
        replace_grade(sheet, by_hand, coefficient);
    }
}

/// Somebody's grade instead of the scheme's.
pub(crate) fn replace_grade(sheet: &mut Sheet, by_hand: GradeOverride, coefficient: Option<Num>) {
    let GradeOverride { to, by, at, reason } = by_hand;
    sheet.coefficient = coefficient;
    let from = sheet.grade.replace(to.clone());
    sheet.steps.push(Step::GradeOverride { from, to, by, at, reason });
}

/// How a scheme's unit is shown in either language.
pub(crate) fn unit_label(unit: &str) -> Label {
    let (zh, en) = match unit {
        "s" => ("秒", "s"),
        "h/day" => ("小时/天", "h/day"),
        "per day" => ("每天", "per day"),
        "points of 5" => ("分（5 分制）", "of 5"),
        "violations" => ("次", "violations"),
        "entries/month" => ("条/月", "entries a month"),
        "letters/month" => ("封/月", "letters a month"),
        "yuan" => ("元", "yuan"),
        other => (other, other),
    };
    Label::new(zh, en)
}

fn add(a: Num, b: Num) -> Result<Num> {
    a.checked_add(b.0).map(Num::from).ok_or_else(|| Problem::new("score.overflow"))
}

fn mul(a: Num, b: Num) -> Result<Num> {
    a.checked_mul(b.0).map(Num::from).ok_or_else(|| Problem::new("score.overflow"))
}
