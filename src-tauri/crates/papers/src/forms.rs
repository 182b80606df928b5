//! What the other forms say, as plain data like `docs`: the blank sheet for handwriting, the appeal, the
//! certificate, the quarter of a person. And what the owner puts at the head and foot of every paper.

use domain::Lang;
use serde::{Deserialize, Serialize};

use crate::docs::{Chart, PersonBlock, Record};

/// The owner's own head and foot of every paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Letterhead {
    /// Lines beside the logo, at the top of every sheet.
    pub head: Vec<String>,
    /// Lines at the foot of every page.
    pub foot: Vec<String>,
    pub logo: Option<crate::logo::Logo>,
}

/// A sheet to fill in by pen: items, targets and rules, and room for everything else.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BlankDoc {
    pub lang: Lang,
    pub book: String,
    pub month: String,
    pub stamps: Vec<String>,
    /// `None`: nobody's, with lines for the name.
    pub person: Option<PersonBlock>,
    pub scheme: String,
    pub scheme_version: String,
    pub max: String,
    pub items: Vec<BlankItem>,
    pub print_date: String,
    pub binding: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BlankItem {
    pub block: Option<String>,
    pub name: String,
    pub target: String,
    pub max: String,
    /// How its points come about, in a sentence.
    pub rule: String,
}

/// The form of an appeal against a sheet; an appeal of the book is on it already.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AppealDoc {
    pub lang: Lang,
    pub book: String,
    pub month: String,
    pub state: String,
    pub stamps: Vec<String>,
    pub person: PersonBlock,
    pub scheme: String,
    pub scheme_version: String,
    pub total: Option<String>,
    pub max: String,
    pub items: Vec<AppealItem>,
    /// Against the sheet as a whole.
    pub whole: Vec<String>,
    /// Handed out when, and until when an appeal is taken.
    pub notes: Vec<String>,
    pub decision: Decision,
    /// Sentences of the decision; empty for a pen.
    pub decided: Vec<String>,
    pub signatures: Vec<Place>,
    pub print_date: String,
    pub binding: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AppealItem {
    pub name: String,
    pub actual: String,
    pub points: Option<String>,
    pub max: String,
    pub objections: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    #[default]
    Open,
    /// The points stay.
    Stays,
    Changed,
}

/// A place to sign, with its own word above it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub word: String,
    pub name: String,
    pub date: String,
}

/// One of the best of a month, on a sheet to hang up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CertificateDoc {
    pub lang: Lang,
    pub book: String,
    pub stamps: Vec<String>,
    pub name: String,
    pub staff_no: String,
    /// `在 2026年10月「在线客服」考核中名列第一`.
    pub sentence: String,
    /// `月度之星`.
    pub title: String,
    pub signer: String,
    pub date: String,
}

/// Three months of a person under one scheme.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct QuarterDoc {
    pub lang: Lang,
    pub book: String,
    /// `2026年第四季度`.
    pub quarter: String,
    pub state: String,
    pub stamps: Vec<String>,
    pub person: PersonBlock,
    pub scheme: String,
    /// Mean of the months that have a total.
    pub mean: Option<String>,
    /// `3 个月中 2 个月有总分`; empty where all have one.
    pub mean_note: String,
    pub months: Vec<QuarterMonth>,
    pub chart: Option<Chart>,
    pub items: Vec<QuarterItem>,
    pub best: Vec<String>,
    pub worst: Vec<String>,
    pub comments: Vec<String>,
    pub plan: Vec<String>,
    pub records: Vec<Record>,
    pub signatures: Vec<Place>,
    pub print_date: String,
    pub binding: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct QuarterMonth {
    pub label: String,
    pub total: Option<String>,
    pub max: String,
    /// `2 / 11`, or why there is none.
    pub rank: String,
    pub grade: String,
    pub state: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct QuarterItem {
    pub name: String,
    pub max: String,
    /// One a month, oldest first; `None`: not scored, or not in that month's scheme.
    pub points: Vec<Option<String>>,
    pub mean: Option<String>,
    /// The mean as a share of the most points: `0.785`, for a bar.
    pub share: Option<f64>,
}
