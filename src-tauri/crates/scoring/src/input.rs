//! What `evaluate` is given: a scheme and, for each person, the figure of each item with the steps that
//! made it. Figures come from facts (`totals`), from marks, or from a table (`table`).

use domain::evaluation::{FileRef, Rating, Step, TargetOrigin, Unranked};
use domain::fact::{FactState, Value};
use domain::scheme::Scheme;
use domain::{Month, Num, Problem};

pub struct Input<'a> {
    pub scheme: &'a Scheme,
    pub scheme_version: u32,
    pub month: Option<Month>,
    pub people: Vec<PersonInput>,
    /// What the cells in the steps point into; handed through.
    pub files: Vec<FileRef>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonInput {
    /// 工号.
    pub person: String,
    /// Probation or leaver; low volume is found from `volume`.
    pub unranked: Option<Unranked>,
    /// Total of the scheme's `min_volume` metric, display unit; `None` where unknown.
    pub volume: Option<Num>,
    /// In the order of [`Scheme::enabled`]; items beyond the end have no figure.
    pub items: Vec<ItemInput>,
    pub grade_override: Option<GradeOverride>,
}

/// The figure of one item, in display units.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemInput {
    pub value: Option<Value>,
    /// Why there is no value; not read where there is one.
    pub state: FactState,
    pub provisional: bool,
    pub days_unsettled: u32,
    /// How the value was made.
    pub steps: Vec<Step>,
    /// A dated target, instead of the scheme's.
    pub target: Option<(Num, TargetOrigin)>,
    pub points_override: Option<Box<Override>>,
    /// The figures of shops, months ... of an item that looks at each apart. Not read where there is a value.
    pub entities: Vec<EntityInput>,
}

/// The figure of one entity, in display units.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityInput {
    pub entity: String,
    pub value: Option<Num>,
    /// Cases inside the limit and all cases, of `sla_hit_rate`; the denominator also weighs the entity.
    pub numerator: Option<Num>,
    pub denominator: Option<Num>,
    /// Why there is no value; not read where there is one.
    pub state: FactState,
}

impl Default for ItemInput {
    fn default() -> Self {
        Self {
            value: None,
            state: FactState::Missing,
            provisional: false,
            days_unsettled: 0,
            steps: Vec::new(),
            target: None,
            points_override: None,
            entities: Vec::new(),
        }
    }
}

impl ItemInput {
    /// A value given from outside (a `score` file).
    pub fn given(value: Value) -> Self {
        Self {
            steps: vec![Step::Given { value: value.clone() }],
            value: Some(value),
            state: FactState::Settled,
            ..Self::default()
        }
    }

    /// What several people judged: their mean counts, and each stays visible. Nobody's is no value.
    /// Errors: `score.overflow`.
    pub fn rated(each: Vec<Rating>) -> domain::Result<Self> {
        let overflow = || Problem::new("score.overflow");
        let mut sum = Num::ZERO;
        for rating in &each {
            sum = Num::from(sum.checked_add(rating.value.0).ok_or_else(overflow)?);
        }
        let Some(value) = sum.checked_div(Num::from(each.len())) else { return Ok(Self::default()) };
        let value = value.settled();
        Ok(Self {
            steps: vec![Step::Raters { value, each }],
            value: Some(Value::Number(value)),
            state: FactState::Settled,
            ..Self::default()
        })
    }
}

/// Somebody replaced an item's points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    pub to: Num,
    pub by: String,
    pub at: String,
    pub reason: String,
}

/// Somebody replaced the grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeOverride {
    pub to: String,
    pub by: String,
    pub at: String,
    pub reason: String,
}
