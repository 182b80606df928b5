//! Shops, posts, staff and their platform accounts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::layout::Platform;
use crate::{Day, Span};

/// A shop on a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Shop {
    #[ts(type = "number")]
    pub id: i64,
    pub name: String,
    pub platform: Platform,
    pub active: bool,
}

/// A post (岗位).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Post {
    #[ts(type = "number")]
    pub id: i64,
    pub name: String,
}

/// A member of staff. The 工号 identifies; names may repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    #[ts(type = "number")]
    pub id: i64,
    /// 工号: text, leading zeros kept.
    pub staff_no: String,
    pub name: String,
    /// Sort and search key, `zhang san zs`; made from the name unless the owner mends it.
    pub pinyin: String,
    #[ts(type = "number | null")]
    pub post: Option<i64>,
    #[ts(type = "string | null")]
    pub hired: Option<Day>,
    #[ts(type = "string | null")]
    pub left: Option<Day>,
    /// Last day of probation, where there is one.
    #[ts(type = "string | null")]
    pub probation_until: Option<Day>,
    pub note: String,
}

impl Person {
    /// Whether employed on any of the days.
    pub fn employed(&self, span: Span) -> bool {
        self.hired.is_none_or(|day| day <= span.last) && self.left.is_none_or(|day| day >= span.first)
    }
}

/// A nickname on a platform in a shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Account {
    #[ts(type = "number")]
    pub id: i64,
    #[ts(type = "number")]
    pub shop: i64,
    pub nickname: String,
}

/// Whose an account is from a day to a day; open ends mean always.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Binding {
    #[ts(type = "number")]
    pub id: i64,
    #[ts(type = "number")]
    pub account: i64,
    pub owner: Owner,
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub to: Option<Day>,
}

impl Binding {
    pub fn covers(&self, day: Day) -> bool {
        self.from.is_none_or(|f| f <= day) && self.to.is_none_or(|t| day <= t)
    }
}

/// A person, or nobody: robots, main and duty accounts are ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    Person(#[ts(type = "number")] i64),
    Ignored,
}
