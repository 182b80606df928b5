//! What comes of a rank: the grade of a place, and what the place is worth. Changes no points.

use std::collections::HashMap;

use domain::evaluation::{FailedGrade, ItemResult, RuleStep, Sheet, Step};
use domain::fact::Value;
use domain::scheme::{GateEffect, Need, RankGrade, Scheme};
use domain::{Label, Num, Problem, Result};

use crate::evaluate::{Closed, replace_grade};
use crate::input::GradeOverride;

/// What was found while a sheet was scored and counts only once everybody is ranked.
pub struct Waiting {
    pub closed: Vec<Closed>,
    pub grade_override: Option<GradeOverride>,
}

/// Grades and rewards of the ranked. Without grades by place those by points stay.
pub fn settle(scheme: &Scheme, sheets: &mut [Sheet], waiting: &mut HashMap<String, Waiting>) -> Result<()> {
    let ranked = sheets.iter().filter(|s| s.rank.is_some()).count();
    let participation = share(ranked, sheets.len())?;
    let list = participation
        .and_then(|p| scheme.rank_grades.iter().find(|l| l.band().holds(p)))
        .map_or(&[][..], |l| &l.grades);
    for sheet in sheets {
        if !scheme.rank_grades.is_empty() {
            let waits = waiting.remove(&sheet.person);
            let (closed, by_hand) = waits.map_or_else(Default::default, |w| (w.closed, w.grade_override));
            if let (Some(rank), Some(participation)) = (sheet.rank, participation) {
                let place = share(rank as usize - 1, ranked)?.unwrap_or_default();
                grade(list, sheet, place, participation, &closed);
            }
            if let Some(by_hand) = by_hand {
                let coefficient = list.iter().find(|g| g.grade == by_hand.to).and_then(|g| g.coefficient);
                replace_grade(sheet, by_hand, coefficient);
            }
        }
        let reward = sheet.rank.and_then(|r| scheme.rank_rewards.get(r as usize - 1)).copied();
        if let (Some(rank), Some(amount)) = (sheet.rank, reward) {
            sheet.reward = Some(amount);
            sheet.steps.push(Step::RankReward { rank, amount });
        }
    }
    Ok(())
}

fn share(part: usize, whole: usize) -> Result<Option<Num>> {
    let times = Num::from(part).checked_mul(Num::HUNDRED.0).ok_or_else(|| Problem::new("score.overflow"))?;
    Ok(Num::from(times).checked_div(Num::from(whole)).map(Num::settled))
}

/// The first grade whose place is reached and whose conditions hold; a closed gate then caps it.
fn grade(list: &[RankGrade], sheet: &mut Sheet, place: Num, participation: Num, closed: &[Closed]) {
    let mut failed = Vec::new();
    let mut found = None;
    for (at, one) in list.iter().enumerate().filter(|(_, g)| g.top.is_none_or(|top| place.compared() <= top))
    {
        match one.needs.iter().find_map(|need| lacks(need, &sheet.items)) {
            None => {
                found = Some(at);
                break;
            }
            Some((item, actual)) => failed.push(FailedGrade {
                grade: one.grade.clone(),
                item: item.0,
                op: item.1.op,
                limit: item.1.value,
                actual,
                ratio: item.1.ratio,
            }),
        }
    }
    let reached = found.and_then(|at| list.get(at));
    sheet.steps.push(Step::RankGrade {
        grade: reached.map(|g| g.grade.clone()),
        coefficient: reached.and_then(|g| g.coefficient),
        place,
        participation,
        failed,
    });
    let caps = closed.iter().filter(|c| c.effect == GateEffect::GradeAtMost);
    let cap = caps.filter_map(|c| list.iter().position(|g| Some(&g.grade) == c.grade.as_ref())).max();
    let last = match (found, cap) {
        (Some(found), Some(cap)) if cap > found => Some(cap),
        _ => found,
    };
    if let (Some(from), Some(to)) = (reached, last.and_then(|at| list.get(at)))
        && from.grade != to.grade
    {
        sheet.steps.push(Step::GradeCapped { from: from.grade.clone(), to: to.grade.clone() });
    }
    let given = last.and_then(|at| list.get(at));
    sheet.grade = given.map(|g| g.grade.clone());
    sheet.coefficient = given.and_then(|g| g.coefficient);
}

/// What is in the way of a condition: the item, and what it came to.
fn lacks<'a>(need: &'a Need, items: &[ItemResult]) -> Option<((Label, &'a Need), Option<Num>)> {
    let item = |id: &str| items.iter().find(|i| *i.item == *id);
    if let Some(when) = &need.when {
        let said = item(&when.item).and_then(|i| i.value.as_ref()).map(ToString::to_string);
        if said.as_deref().map(str::trim) != Some(when.is.trim()) {
            return None;
        }
    }
    let found = item(&need.item);
    let actual =
        found.and_then(|i| if need.ratio { ratio(i) } else { i.value.as_ref().and_then(Value::number) });
    if actual.is_some_and(|n| need.op.holds(n, need.value)) {
        return None;
    }
    let name = found.map_or_else(|| Label::new(need.item.as_str(), ""), |i| i.name.clone());
    Some(((name, need), actual))
}

/// The item's v ÷ m in percent; of several entities, the mean of theirs.
fn ratio(item: &ItemResult) -> Option<Num> {
    let rule =
        item.steps.iter().find_map(|s| if let Step::Rule { rule, .. } = s { Some(rule) } else { None })?;
    let of = |rule: &RuleStep| if let RuleStep::Relative { ratio, .. } = rule { Some(*ratio) } else { None };
    let own = match rule {
        RuleStep::PerEntity { each, .. } => {
            let ratios: Vec<Num> = each.iter().filter_map(|e| of(&e.rule)).collect();
            let sum = crate::entities::sum(ratios.iter().copied()).ok()?;
            sum.checked_div(Num::from(ratios.len()))?
        }
        rule => of(rule)?,
    };
    own.checked_mul(Num::HUNDRED.0).map(|n| Num::from(n).settled())
}
