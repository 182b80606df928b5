//! What a sheet of paper says, as plain data: every sentence already in one language, every figure
//! already text where it is printed. Knows no scoring and computes nothing.

use domain::{Lang, Num};
use serde::{Deserialize, Serialize};

/// One person's evaluation of one month under one scheme. Empty texts and lists print nothing,
/// except comments and plan, which then print lines to write on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EvaluationDoc {
    pub lang: Lang,
    /// Company or book name, at the top of the page.
    pub book: String,
    /// `2026年10月`.
    pub month: String,
    /// State of the sheet: `已确认 · 王主管 2026-11-03`.
    pub state: String,
    /// `第 2 次修订`; printed only where there is one.
    pub revision: Option<String>,
    /// Words in frames beside the title: `样本`, `暂定`.
    pub stamps: Vec<String>,
    pub person: PersonBlock,
    pub scheme: String,
    /// `第 3 版`.
    pub scheme_version: String,
    pub result: ResultBlock,
    pub items: Vec<ItemLine>,
    /// `None` leaves the chart out, e.g. in a book's first month.
    pub chart: Option<Chart>,
    /// Sentences above the comments: reason for a confirmation with missing items, corrections.
    pub remarks: Vec<String>,
    pub comments: String,
    pub plan: String,
    pub signatures: Vec<Signature>,
    /// The derivation: one entry an item, then one for the total.
    pub how: Vec<Derivation>,
    /// What was said and done beside the sheet: self-assessment, talks, follow-ups, answers and appeals.
    pub records: Vec<Record>,
    /// An appeal is among the records: no lines to write one on.
    pub appealed: bool,
    /// `2026-11-22`.
    pub print_date: String,
    /// 25 mm on the left for a binder, else 18 mm.
    pub binding: bool,
}

/// A heading and its lines.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub title: String,
    pub lines: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PersonBlock {
    pub name: String,
    /// 工号: text, leading zeros kept.
    pub staff_no: String,
    pub post: String,
    pub shops: String,
    /// `2024-03-01`.
    pub hired: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ResultBlock {
    /// `None` prints 未评.
    pub total: Option<String>,
    pub max: String,
    pub rank: Option<String>,
    /// How many are ranked.
    pub of: Option<String>,
    /// Why there is no rank: `试用期，不排名`.
    pub unranked: Option<String>,
    pub grade: Option<String>,
    pub coefficient: Option<String>,
    /// Comparison with last month: label and signed difference.
    pub versus_last: Option<String>,
    pub versus_group: Option<String>,
}

/// A row of the items table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ItemLine {
    /// Neighbouring items of one block stand under one heading.
    pub block: Option<String>,
    pub name: String,
    /// With unit: `≤ 30 秒`.
    pub target: String,
    pub actual: String,
    /// Printed as a column only where a weight differs from its item's most points.
    pub weight: String,
    /// `None` prints 未评.
    pub points: Option<String>,
    pub max: String,
    pub reasons: Vec<String>,
    /// Short words in frames: `建议`, `暂定`, `手工`.
    pub marks: Vec<String>,
}

/// Own total against the group's mean, oldest month first; `None` is a gap.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    pub months: Vec<ChartMonth>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ChartMonth {
    /// Short: `10月`.
    pub label: String,
    pub own: Option<Num>,
    pub group: Option<Num>,
}

/// A place to sign. The role words are in `Labels`; `name` and `date` fill what is already known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    pub role: Role,
    pub name: Option<String>,
    pub date: Option<String>,
    /// Refused or appealed, as a short word; prints instead of the empty line.
    pub outcome: Option<String>,
}

impl Signature {
    /// The three empty places every sheet has.
    pub fn usual() -> Vec<Signature> {
        [Role::Employee, Role::Supervisor, Role::Owner]
            .map(|role| Signature { role, ..Signature::default() })
            .to_vec()
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    #[default]
    Employee,
    Supervisor,
    Owner,
}

/// How one figure was made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Derivation {
    pub name: String,
    /// `11.78 / 15`.
    pub points: String,
    pub steps: Vec<DerivationStep>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DerivationStep {
    pub text: String,
    /// `赤兔-客服数据.xlsx ! 客服数据 ! R5`.
    pub sources: Vec<String>,
}

/// Everybody of one scheme and month on one list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RankingDoc {
    pub lang: Lang,
    pub variant: Variant,
    pub book: String,
    pub month: String,
    pub state: String,
    pub revision: Option<String>,
    pub stamps: Vec<String>,
    pub scheme: String,
    pub scheme_version: String,
    pub max: String,
    /// Item names; empty leaves the items' points out. More than 6 turn the sheet on its side, more than
    /// `MAX_RANKING_ITEMS` have no room and are left out.
    pub items: Vec<String>,
    pub rows: Vec<RankingRow>,
    /// Mean of the ranked: total, and a cell an item.
    pub mean: Option<RankingMean>,
    pub notes: Vec<String>,
    pub print_date: String,
    pub binding: bool,
}

/// Who may see the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// Names and coefficients, for the owner's file.
    #[default]
    Named,
    /// 工号 only, nothing that leads to money: names and coefficients are removed before
    /// the layout sees them.
    Wall,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RankingRow {
    /// `None` for the unranked, who stand at the end with `note` saying why.
    pub rank: Option<String>,
    pub name: String,
    pub staff_no: String,
    pub total: Option<String>,
    pub grade: Option<String>,
    pub coefficient: Option<String>,
    /// One cell an item of `RankingDoc::items`.
    pub points: Vec<Option<String>>,
    /// `未排名：试用期`; also printed on the wall, so it must name no money.
    pub note: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RankingMean {
    pub total: Option<String>,
    pub points: Vec<Option<String>>,
}

/// Item columns that stay legible on a sheet on its side.
pub const MAX_RANKING_ITEMS: usize = 16;

impl RankingDoc {
    /// What may be printed: columns that fit, and the wall variant loses names and coefficients here, so that no layout can leak them.
    pub fn printable(&self) -> RankingDoc {
        let mut doc = self.clone();
        if doc.items.len() > MAX_RANKING_ITEMS {
            doc.items.clear();
        }
        if doc.variant == Variant::Wall {
            for row in &mut doc.rows {
                row.name.clear();
                row.coefficient = None;
            }
        }
        doc
    }
}

/// The rules of a scheme as the staff read them; every sentence is already in one language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SchemeDoc {
    pub lang: Lang,
    pub book: String,
    pub scheme: String,
    /// `第 3 版，2026年10月起`, or `草稿`.
    pub version: String,
    pub stamps: Vec<String>,
    /// Period, posts, full points: label and value.
    pub facts: Vec<(String, String)>,
    pub blocks: Vec<SchemeBlockDoc>,
    /// Grade, from how many points, coefficient.
    pub grades: Vec<(String, String, String)>,
    /// How ranks, ties and small volumes are treated; what is missing.
    pub notes: Vec<String>,
    pub print_date: String,
    pub binding: bool,
}

/// A block with its items; without a name where the scheme has no blocks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SchemeBlockDoc {
    pub name: String,
    pub nominal: String,
    pub items: Vec<SchemeItemDoc>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SchemeItemDoc {
    pub name: String,
    pub points: String,
    pub target: String,
    pub source: String,
    /// The rule, then its bands, gate and what a missing figure does, a line each.
    pub rule: Vec<String>,
}
