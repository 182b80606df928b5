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
    /// To fill in by pen.
    Blank,
    /// The form of an appeal.
    Appeal,
    /// Of the month's best.
    Certificate,
    /// The three months of the month's quarter.
    Quarter,
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
    /// Blank sheets: one a scheme, with lines for the name.
    #[serde(default)]
    #[ts(optional)]
    pub nameless: Option<bool>,
    /// Certificates: for the places up to this one; the first without it.
    #[serde(default)]
    #[ts(optional)]
    pub top: Option<u32>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperInfo {
    pub pages: u32,
    pub sheets: u32,
    /// What the first file is called where each sheet gets one.
    pub first_file: Option<String>,
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
    /// PNG instead of PDF, the pages of a sheet below each other.
    #[serde(default)]
    #[ts(optional)]
    pub picture: Option<bool>,
}

/// `bytes` entry: all pages of one sheet as one PNG.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PictureRequest {
    pub paper: PaperRequest,
    /// From 0.
    pub sheet: u32,
}

/// A sheet as text for a chat.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct WordsRequest {
    pub month: Month,
    pub scheme: String,
    pub person: i64,
}

/// What stands at the head and foot of every paper of the book, and how single files are called.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Letterhead {
    /// Empty: the book's name.
    pub company: String,
    pub head: Vec<String>,
    pub foot: Vec<String>,
    /// Parts of a file's name in their order; none: the usual name.
    pub naming: Vec<NamePart>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NamePart {
    StaffNo,
    Name,
    Month,
    Kind,
    Scheme,
    Company,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LetterheadView {
    pub letterhead: Letterhead,
    pub logo: Option<LogoInfo>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LogoInfo {
    /// `png`, `jpg`.
    pub kind: String,
    pub width: u32,
    pub height: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveLetterhead {
    pub letterhead: Letterhead,
    /// A picture to take as logo; without it the logo stays.
    #[serde(default)]
    #[ts(optional)]
    pub logo: Option<Token>,
    #[serde(default)]
    pub remove_logo: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SavedPaper {
    /// File names written.
    pub files: Vec<String>,
    /// For `opener`: shows the folder or opens the file.
    pub token: Token,
}
