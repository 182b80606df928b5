//! The owner says what a table is: the proposals, the mapping, a look at what would be read, and the layouts kept.

use domain::layout::{ColumnUnit, Rows, ShortDates, TextForm};
use domain::{Day, Month};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::{CellProblem, CheckRow};
use super::{Token, Told};

/// The days that all rows of a sheet are for.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SheetDays {
    /// Of the file.
    pub sha256: String,
    pub sheet: String,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
}

/// A recognised table that has another use.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KnownSheet {
    pub file: String,
    pub sheet: String,
    pub sha256: String,
    pub layout_name: String,
    /// A word of `facts-use-`: attendance, roster, people.
    pub what: String,
    /// Figures the file states twice: a month of attendance against its days.
    pub checks: Vec<CheckRow>,
}

/// A table that no layout explains clearly, or whose days nobody knows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UnknownSheet {
    pub file: String,
    pub sheet: String,
    pub sha256: String,
    /// As printed, at most twelve.
    pub headers: Vec<String>,
    /// What `layouts.choose` remembers a header by.
    pub header_key: String,
    /// Layouts that explain it alike.
    pub rivals: Vec<LayoutName>,
    /// The layout it is most like, where one is near.
    pub like: Option<String>,
    /// It is recognised by this name and only its days are not known.
    pub wants_days: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LayoutName {
    pub id: String,
    pub name: String,
    pub verified: bool,
}

/// What a column of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnUse {
    /// A figure of `metric`.
    Metric,
    /// Whose the row is.
    Nickname,
    /// Which days the row is for.
    Date,
    /// Not read.
    Ignore,
}

/// One column of a mapping, by its header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MapColumn {
    pub header: String,
    #[serde(rename = "use")]
    #[ts(rename = "use")]
    pub purpose: ColumnUse,
    /// Empty where it is no figure.
    pub metric: String,
    pub unit: ColumnUnit,
}

/// How a figure of single happenings is made; of the figures of a day every column is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureHow {
    /// How many rows there are.
    Rows,
    /// What stands in the column: added up, or as a mean, as the metric says.
    Value,
    /// Which part of the rows says something certain.
    Share,
    /// The time since another column.
    Since,
}

/// A figure of single happenings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MapFigure {
    pub metric: String,
    pub how: FigureHow,
    /// The column by its header; of `rows` empty for every row, of `share` not asked for.
    pub header: String,
    /// Of `since`: the column of the earlier moment.
    pub since: String,
    pub unit: ColumnUnit,
    /// Only rows that say something certain in this column count; empty for all.
    pub only: String,
    /// One of these.
    pub is: Vec<String>,
}

/// What the owner says of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mapping {
    pub name: String,
    pub columns: Vec<MapColumn>,
    /// How days with a two-digit year are written.
    pub short_dates: Option<ShortDates>,
    /// Days until the figures of a day are final.
    pub settles_after_days: u32,
    /// The row of a header far below the top, counted from 1; 0 where it stands among the first lines.
    #[serde(default)]
    pub header_row: u32,
    /// What one row is.
    #[serde(default)]
    pub rows: Rows,
    /// Of single happenings: the figures; the columns then only say whose and when.
    #[serde(default)]
    pub figures: Vec<MapFigure>,
    /// How a text is written, where the owner knows better than the program.
    #[serde(default)]
    pub text: Option<TextForm>,
}

/// Which lines are the header: the lowest, counted from 0, and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeaderLines {
    pub row: u32,
    pub lines: u32,
}

/// A look at a table of files that wait to be imported.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MappingRequest {
    /// As the preview was asked for.
    pub tokens: Vec<Token>,
    pub file: String,
    pub sha256: String,
    pub sheet: String,
    /// Without it the most telling line.
    #[ts(optional)]
    pub header: Option<HeaderLines>,
    /// How a text is written, where the owner says it anew; else as the mapping says, a layout, or the file itself.
    #[ts(optional)]
    pub text: Option<TextForm>,
    /// Without it one is proposed.
    #[ts(optional)]
    pub mapping: Option<Mapping>,
    #[ts(optional)]
    pub month: Option<Month>,
    /// The days of all rows, where no column says them.
    #[ts(optional, type = "string")]
    pub from: Option<Day>,
    #[ts(optional, type = "string")]
    pub to: Option<Day>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MappingView {
    pub file: String,
    pub sheet: String,
    /// Rows of the whole table.
    pub rows: u32,
    /// The first lines as they stand.
    pub top: Vec<TopLine>,
    pub heads: Vec<HeaderLines>,
    /// Which of `heads` the columns stand under.
    pub head: u32,
    pub columns: Vec<ColumnProposal>,
    /// A word of `mapping-sure-` for the rows being single happenings; `None` where nothing speaks for it.
    pub happenings: Option<String>,
    /// Figures that could be made of happenings, the surest first.
    pub figures: Vec<FigureProposal>,
    /// How a text was read; `None` of a workbook.
    pub text: Option<TextForm>,
    /// As asked, or as proposed.
    pub mapping: Mapping,
    /// What keeps the mapping from being one.
    pub refused: Option<Told>,
    /// `None` where the mapping is refused.
    pub read: Option<ReadTable>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct TopLine {
    /// Counted from 0.
    pub row: u32,
    pub cells: Vec<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ColumnProposal {
    /// `A`, `B` ...
    pub letter: String,
    pub header: String,
    /// A column before it has the same header, and only that one can be read.
    pub twice: bool,
    pub samples: Vec<String>,
    /// All that stands in it, where that are a few words or numbers only.
    pub values: Vec<String>,
    pub proposals: Vec<MetricProposal>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MetricProposal {
    pub metric: String,
    pub name: String,
    pub unit: ColumnUnit,
    /// A word of `facts-sure-`: sure, likely, maybe.
    pub sure: String,
    /// The report that has such a header.
    pub like: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FigureProposal {
    pub figure: MapFigure,
    /// Of the metric.
    pub name: String,
    /// A word of `mapping-sure-`: sure, likely, maybe.
    pub sure: String,
}

/// What would be read, of the first rows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReadTable {
    /// Names of the figures.
    pub figures: Vec<String>,
    /// At most eight.
    pub rows: Vec<ReadRow>,
    /// Rows that give something to read, of those looked at.
    pub count: u32,
    /// How many rows were looked at; longer tables are read to the end when they are imported.
    pub looked_at: u32,
    pub wrong: u32,
    /// Rows that total or average the others.
    pub summary: u32,
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub to: Option<Day>,
    /// No column and no file name says the days.
    pub wants_days: bool,
    /// At most ten.
    pub problems: Vec<CellProblem>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ReadRow {
    /// Counted from 0.
    pub row: u32,
    /// Empty for the whole shop.
    pub nickname: String,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
    /// One a figure, as a person reads it.
    pub cells: Vec<String>,
}

/// Keeps a mapping as a layout of the owner's.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveLayout {
    /// To change one; a new one gets its id by its header.
    #[ts(optional)]
    pub id: Option<String>,
    pub mapping: Mapping,
    /// The shop whose platform it belongs to.
    #[ts(optional)]
    pub shop: Option<i64>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ByKey {
    pub id: String,
}

/// A layout and the file it is written to or read from; importing needs no id.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LayoutFile {
    #[serde(default)]
    pub id: String,
    pub token: Token,
}

/// Of two layouts that explain a header alike, the one it means from now on.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChooseLayout {
    pub header_key: String,
    pub layout: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct OwnLayouts {
    pub layouts: Vec<OwnLayoutRow>,
    pub choices: Vec<ChoiceRow>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct OwnLayoutRow {
    pub id: String,
    pub name: String,
    /// `header → metric`, one a figure.
    pub columns: Vec<String>,
    /// Sheets that were imported by it and count.
    pub sheets: u32,
    #[ts(type = "string | null")]
    pub last: Option<Day>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ChoiceRow {
    pub id: i64,
    pub headers: Vec<String>,
    pub layout: LayoutName,
}

/// A layout of the owner's as a mapping, to be changed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LayoutDetail {
    pub id: String,
    pub mapping: Mapping,
}
