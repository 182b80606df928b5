//! Two sheets of one person beside each other: what each item gave then and now, and what made the difference.
//! Made by `scoring::compare`, put into words by `locale`.

use std::sync::Arc;

use crate::evaluation::ItemState;
use crate::fact::Value;
use crate::{Label, Num};

/// Where both totals are known, the differences of the items and `rest` add to the difference of the totals.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub before: Option<Num>,
    pub after: Option<Num>,
    pub max_before: Num,
    pub max_after: Num,
    /// The scheme's version then and now, where it is another one.
    pub versions: Option<(u32, u32)>,
    /// Items of this month in their order, then those that are gone.
    pub items: Vec<ItemChange>,
    /// What a gate on the total took or gave back, beside the items.
    pub rest: Num,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ItemChange {
    pub item: Arc<str>,
    pub name: Label,
    pub unit: Option<Label>,
    /// Decimals of the figure.
    pub decimals: u32,
    /// `None`: the scheme had no such item then, or has none now.
    pub before: Option<Side>,
    pub after: Option<Side>,
    /// `None` while either side waits for its figure.
    pub difference: Option<Num>,
    /// The most telling first; empty where nothing changed.
    pub reasons: Vec<Reason>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    pub value: Option<Value>,
    pub points: Option<Num>,
    pub max: Num,
    pub state: ItemState,
}

/// Why an item has other points than before.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The item came into the scheme, or went out of it.
    Added,
    Removed,
    /// The figure is of something else now: the values cannot be compared.
    OtherMetric,
    Value {
        before: Value,
        after: Value,
    },
    /// No figure now, or none before.
    Gone {
        state: ItemState,
    },
    Came {
        state: ItemState,
    },
    Target {
        before: Option<Num>,
        after: Option<Num>,
    },
    Weight {
        before: Option<Num>,
        after: Option<Num>,
    },
    Rule,
    Gate,
    /// A hand's value now stands where a file's stood, or the other way round.
    ByHand {
        now: bool,
    },
    /// Somebody replaced the points, now or then.
    Override {
        now: bool,
        by: String,
        reason: String,
    },
    /// The item's gate is closed now, or was then.
    GateClosed {
        now: bool,
    },
    /// Other items were left out, or the items scaled: the factor then and now.
    Scaled {
        before: Num,
        after: Num,
    },
    /// Nothing of the item itself: what its rule measures it by is of others, as the group's mean.
    Others,
}
