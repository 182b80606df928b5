//! A month as screens, papers and the command line need it: the evaluations, who they are about, and
//! how far each sheet is. Made by `evaluate`; this file only holds and derives, it reads nothing.

use std::collections::BTreeSet;

use domain::evaluation::{Evaluation, How, ItemResult, Sheet, Step};
use domain::metric::Unit;
use domain::scheme::{Item, Scheme};
use domain::{Day, Month, Num, Problem};
use serde::{Deserialize, Serialize};

use crate::types::answers::{SelfMark, Talk};
use crate::types::month::{PartMonth, SheetEvent, SheetState};

/// Everything of one month.
#[derive(Debug, Clone, Default)]
pub struct MonthView {
    pub closed: bool,
    /// 0 before the first close.
    pub revision: u32,
    pub runs: Vec<Run>,
    /// People of the month without a sheet.
    pub without: Vec<Without>,
    /// What stopped a scheme, or is worth knowing.
    pub problems: Vec<Problem>,
    /// Whether any figure at all lies in the open month.
    pub has_figures: bool,
}

/// One scheme's month.
#[derive(Debug, Clone)]
pub struct Run {
    pub scheme: Scheme,
    /// The scheme's file in the version in force.
    pub text: String,
    pub evaluation: Evaluation,
    /// One a sheet of the evaluation, in its order.
    pub people: Vec<Who>,
}

/// Whose sheet, and how far it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Who {
    pub id: i64,
    pub staff_no: String,
    pub name: String,
    pub post: Option<String>,
    pub shops: Vec<String>,
    pub hired: Option<Day>,
    /// Came or left in the month.
    #[serde(default)]
    pub part: Option<PartMonth>,
    /// Figures made of fewer things are small samples; absent in sheets frozen before it was kept.
    #[serde(default)]
    pub small_below: Option<u32>,
    pub state: SheetState,
    /// Reason given when confirming a sheet with missing items.
    pub confirm_reason: String,
    pub events: Vec<SheetEvent>,
    pub comment: String,
    pub plan: String,
    /// What the employee says, and gives themselves.
    #[serde(default)]
    pub own: String,
    #[serde(default)]
    pub self_marks: Vec<SelfMark>,
    /// What was said and done beside the sheet, also after the close.
    #[serde(skip)]
    pub talk: Talk,
    /// As it was when the month was closed; open months compute it.
    #[serde(skip)]
    pub trend: Option<Trend>,
}

#[derive(Debug, Clone)]
pub struct Without {
    pub id: i64,
    pub staff_no: String,
    pub name: String,
    /// The scheme, where it lacks nothing but a figure.
    pub scheme: Option<String>,
    pub why: Problem,
}

/// Totals of the months up to this one, oldest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Trend {
    pub months: Vec<Month>,
    pub own: Vec<Option<Num>>,
    pub group: Vec<Option<Num>>,
}

/// What closing keeps of one sheet: enough to show and print it for ever.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FrozenSheet {
    /// The scheme's file, as it was in force.
    pub scheme: String,
    /// Of this person alone, with the group's means.
    pub evaluation: Evaluation,
    pub who: Who,
    pub trend: Trend,
}

impl MonthView {
    pub fn run(&self, scheme: &str) -> Option<&Run> {
        self.runs.iter().find(|r| r.scheme.id == scheme)
    }

    /// The sheet of a person under a scheme.
    pub fn sheet(&self, scheme: &str, person: i64) -> Option<(&Run, &Sheet, &Who)> {
        let run = self.run(scheme)?;
        let at = run.people.iter().position(|w| w.id == person)?;
        Some((run, run.evaluation.people.get(at)?, run.people.get(at)?))
    }

    /// All sheets of the month.
    pub fn sheets(&self) -> impl Iterator<Item = (&Run, &Sheet, &Who)> {
        self.runs.iter().flat_map(|run| run.sheets().map(move |(sheet, who)| (run, sheet, who)))
    }
}

impl Run {
    pub fn sheets(&self) -> impl Iterator<Item = (&Sheet, &Who)> {
        self.evaluation.people.iter().zip(&self.people)
    }

    pub fn item(&self, id: &str) -> Option<&Item> {
        self.scheme.items.iter().find(|i| i.id == id)
    }

    /// Mean total of the ranked people.
    pub fn group_total(&self) -> Option<Num> {
        let totals: Vec<Num> =
            self.evaluation.people.iter().filter(|s| s.rank.is_some()).filter_map(|s| s.total).collect();
        mean(&totals)
    }

    /// The evaluation with only one person's sheet and the files it needs.
    pub fn alone(&self, at: usize) -> Evaluation {
        let sheet = self.evaluation.people.get(at);
        let mut used = BTreeSet::new();
        for step in sheet.iter().flat_map(|s| &s.items).flat_map(|i| &i.steps) {
            match step.figure() {
                Step::Figure { parts, .. } => {
                    used.extend(parts.iter().flat_map(|p| &p.cells).map(|c| c.file))
                }
                Step::Mark { cell: Some(cell), .. } | Step::Excluded { cell: Some(cell), .. } => {
                    used.insert(cell.file);
                }
                _ => {}
            }
        }
        Evaluation {
            month: self.evaluation.month,
            scheme: self.evaluation.scheme.clone(),
            people: sheet.cloned().into_iter().collect(),
            files: self.evaluation.files.iter().filter(|f| used.contains(&f.id)).cloned().collect(),
            group: self.evaluation.group.clone(),
        }
    }
}

/// Mean of numbers, to two places; `None` of nothing.
pub fn mean(numbers: &[Num]) -> Option<Num> {
    let sum: domain::Decimal = numbers.iter().map(|n| n.0).sum();
    Num::from(sum).checked_div(Num::from(numbers.len())).map(|n| n.round_half_up(2))
}

impl Who {
    /// How many things the item's figure is made of, where that is too few to rely on.
    pub fn small_sample(&self, item: &ItemResult) -> Option<Num> {
        let least = Num::from(self.small_below?);
        sample(item).filter(|n| *n < least)
    }
}

/// What a rate or mean is made of: ratings, people, orders. `None` where a hand gave the value, where nothing was
/// divided, and where it was divided by days: those are no sample.
fn sample(item: &ItemResult) -> Option<Num> {
    if marked(item) || item.value.is_none() {
        return None;
    }
    let Step::Figure { how, unit, .. } = item.steps.iter().find(|s| matches!(s, Step::Figure { .. }))? else {
        return None;
    };
    match how {
        How::Rate { denominator, .. } => Some(*denominator),
        How::Weighted { total, .. } => Some(*total),
        How::Quotient { bottom, .. } => {
            let per_day = [Unit::PerDay.symbol(), Unit::HoursPerDay.symbol()].contains(unit);
            (!per_day).then_some(*bottom)
        }
        How::Whole | How::Sum | How::Max | How::Min => None,
    }
}

/// Somebody entered the item's value.
pub fn marked(item: &ItemResult) -> bool {
    item.steps.iter().any(|s| matches!(s, Step::Mark { .. } | Step::Raters { .. }))
}

/// Somebody replaced the item's points.
pub fn overridden(item: &ItemResult) -> bool {
    item.steps.iter().any(|s| matches!(s, Step::Override { .. }))
}
