//! Papers: preview from the same document that is saved.

use domain::Month;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Token, Told};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    Evaluation,
    /// With names, grades and coefficients.
    Ranking,
    /// For the wall: 工号 only, no money, no coefficient.
    RankingWall,
    Workbook,
    /// The rules of one scheme for the staff: of a version, else of the month, else the newest, else the draft.
    Scheme,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct PaperRequest {
    pub kind: PaperKind,
    pub month: Month,
    #[ts(optional)]
    pub scheme: Option<String>,
    /// Of a scheme's rules; 0 is the draft.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
    /// Person ids; empty for everybody.
    #[serde(default)]
    pub people: Vec<i64>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperInfo {
    pub pages: u32,
    pub sheets: u32,
    /// Characters no font has, states that print a mark.
    pub warnings: Vec<Told>,
}

/// `bytes` entry: one page as PNG.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PageRequest {
    pub paper: PaperRequest,
    /// From 0.
    pub page: u32,
    /// Pixels per point; 2 is sharp on an ordinary screen.
    pub scale: f32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SavePaper {
    pub paper: PaperRequest,
    /// A file for one document, a folder for one each.
    pub token: Token,
    #[serde(default)]
    pub each: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SavedPaper {
    /// File names written.
    pub files: Vec<String>,
    /// For `opener`: shows the folder or opens the file.
    pub token: Token,
}
