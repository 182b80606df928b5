//! Schemes: what is shipped, what is in force for whom, what only the owner can set.

use domain::metric::Metric;
use domain::scheme::{Grade, OwnerMustSet, Scheme, UnallocatedPolicy};
use domain::{Label, Month, Num};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Token, Told};

#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeCard {
    pub id: String,
    pub name: Label,
    /// 0 for a shipped scheme that the book has not taken up.
    pub version: u32,
    pub in_force_from: Option<Month>,
    pub items: u32,
    pub must_set: u32,
    pub assignments: Vec<AssignmentRow>,
    pub source: String,
    /// There is a draft that is not in force.
    pub draft: bool,
    /// Nothing of it was ever in force.
    pub only_draft: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SchemeRequest {
    pub id: String,
    /// Without it the newest.
    #[ts(optional)]
    pub version: Option<u32>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeDetail {
    pub scheme: Scheme,
    pub version: u32,
    /// There is a draft that is not in force.
    pub draft: bool,
    pub versions: Vec<VersionRow>,
    pub must_set: Vec<OwnerMustSet>,
    /// Weights that do not add up, and other things to know.
    pub warnings: Vec<Told>,
    pub assignments: Vec<AssignmentRow>,
    pub targets: Vec<TargetRow>,
    /// One sentence an item: how its points come about.
    pub rules: Vec<RuleText>,
    /// Metrics an item can be fed by.
    pub metrics: Vec<Metric>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct RuleText {
    pub item: String,
    /// The item's unit as a person says it.
    pub unit: Option<String>,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct VersionRow {
    pub version: u32,
    pub from: Month,
    pub at: String,
    pub by: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AssignmentRow {
    pub id: i64,
    pub scheme: String,
    pub scope: Scope,
    /// Name of the post, shop or person.
    pub name: String,
    pub from: Month,
    pub to: Option<Month>,
}

/// Person beats post beats shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Scope {
    Post(i64),
    Shop(i64),
    Person(i64),
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Assign {
    pub scheme: String,
    pub scope: Scope,
    pub from: Month,
    #[ts(optional)]
    pub to: Option<Month>,
}

/// A new version of a scheme from a month on, made of the newest with these changes.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct SetScheme {
    pub id: String,
    pub from: Option<Month>,
    pub values: Vec<SetValue>,
    /// Where `OwnerMustSet` names words.
    #[ts(optional)]
    pub words: Option<Vec<SetWord>>,
    /// Item id to metric id; an empty metric means by hand.
    pub fed_by: Vec<SetFedBy>,
    #[ts(optional)]
    pub policy: Option<UnallocatedPolicy>,
    #[ts(optional)]
    pub grades: Option<Vec<Grade>>,
    pub enabled: Vec<SetEnabled>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetValue {
    pub item: String,
    /// As `OwnerMustSet::field` names it.
    pub field: String,
    pub value: Num,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetWord {
    pub item: String,
    pub field: String,
    /// One of `OwnerMustSet::words`.
    pub word: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetFedBy {
    pub item: String,
    pub metric: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetEnabled {
    pub item: String,
    pub enabled: bool,
}

/// A target that differs for a month, shop or person, without a new version.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TargetRow {
    pub id: i64,
    pub item: String,
    pub value: Num,
    pub from: Month,
    pub to: Option<Month>,
    pub scope: Option<Scope>,
    pub name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetTarget {
    pub scheme: String,
    pub item: String,
    pub value: Num,
    pub from: Month,
    #[ts(optional)]
    pub to: Option<Month>,
    #[ts(optional)]
    pub scope: Option<Scope>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ImportScheme {
    pub token: Token,
    pub from: Month,
    /// Also assigned to them, as one change.
    #[ts(optional)]
    pub scope: Option<Scope>,
}
