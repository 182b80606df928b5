//! Shops, posts, staff, accounts.

use domain::Day;
use domain::layout::Platform;
use domain::people::{Owner, Person, Post, Shop};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Token, Told};

#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffList {
    /// In the order of their pinyin, then 工号.
    pub people: Vec<PersonRow>,
    pub shops: Vec<Shop>,
    pub posts: Vec<Post>,
    pub accounts: Vec<AccountRow>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PersonRow {
    pub person: Person,
    pub post_name: Option<String>,
    pub shops: Vec<String>,
    pub nicknames: Vec<String>,
    pub state: PersonState,
    /// Somebody else has the same name; show the 工号 with it.
    pub same_name: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonState {
    NotYet,
    Probation,
    Active,
    Left,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AccountRow {
    pub id: i64,
    pub shop: i64,
    pub shop_name: String,
    pub nickname: String,
    pub bindings: Vec<BindingRow>,
    /// First and last day with figures.
    #[ts(type = "string | null")]
    pub first: Option<Day>,
    #[ts(type = "string | null")]
    pub last: Option<Day>,
    /// Some day with figures has no owner.
    pub unbound: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BindingRow {
    pub id: i64,
    pub owner: Owner,
    /// 工号 and name, or empty when ignored.
    pub staff_no: String,
    pub name: String,
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub to: Option<Day>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SavePerson {
    #[ts(optional)]
    pub id: Option<i64>,
    pub staff_no: String,
    pub name: String,
    /// Post by name; a new name makes a new post; empty for none.
    pub post: String,
    #[ts(type = "string | null")]
    pub hired: Option<Day>,
    #[ts(type = "string | null")]
    pub left: Option<Day>,
    #[ts(type = "string | null")]
    pub probation_until: Option<Day>,
    pub note: String,
    /// The owner's own sort key, where the made one is wrong.
    #[ts(optional)]
    pub pinyin: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ById {
    pub id: i64,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveShop {
    #[ts(optional)]
    pub id: Option<i64>,
    pub name: String,
    pub platform: Platform,
    pub active: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SavePost {
    #[ts(optional)]
    pub id: Option<i64>,
    pub name: String,
}

/// Says whose a nickname is; an open end means always.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Bind {
    pub shop: i64,
    pub nickname: String,
    pub owner: Owner,
    #[serde(default)]
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[serde(default)]
    #[ts(type = "string | null")]
    pub to: Option<Day>,
}

/// What binding a nickname would move. Nothing is written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BindLook {
    pub moves: Vec<MoveRow>,
    /// Figures that would belong to nobody because their days lie on both sides of the change.
    pub across: u32,
    pub reopened: Vec<super::taking::ReopenedSheet>,
    /// Why it cannot be done, when it cannot.
    pub held: Option<Told>,
}

/// Figures that change hands, days that follow each other in one row.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MoveRow {
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
    pub was: String,
    pub is: String,
    pub figures: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct StaffFile {
    pub token: Token,
}

/// What a staff file would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffPreview {
    pub file: String,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub wrong: u32,
    pub rows: Vec<StaffPreviewRow>,
    pub problems: Vec<Told>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffPreviewRow {
    pub staff_no: String,
    pub name: String,
    pub shop: String,
    pub nickname: String,
    pub post: String,
    /// new, changed, unchanged, wrong.
    pub what: String,
}
