//! What intake hands back: drafts of what a file holds and what is wrong with it. Nothing here is
//! written anywhere; whether the drafts become facts is the caller's decision.

use std::collections::HashMap;

use domain::fact::{Row, Value};
use domain::layout::Layout;
use domain::metric::Metric;
use domain::{Day, Month, Num, Problem, Span};

use crate::covers::covers_without;

/// What reading depends on besides the bytes.
#[derive(Clone, Copy)]
pub struct Context<'a, 'm> {
    pub layouts: &'a [Layout],
    /// The metric of an id: its unit is the one facts are kept in, its total says which figures add up.
    pub metrics: &'a (dyn Fn(&str) -> Option<&'m Metric> + Sync),
    pub today: Day,
    /// The month the owner names, for files that say no date themselves.
    pub month: Option<Month>,
}

/// What the owner has said of tables besides what stands in them.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Layout ids by the header of a table (`header_key`) that several layouts explain.
    pub choices: HashMap<String, String>,
    /// The days of sheets that name none: SHA-256 of the file, sheet, days.
    pub days: Vec<(String, String, Span)>,
}

impl Hints {
    pub(crate) fn days_of(&self, sha256: &str, sheet: &str) -> Option<Span> {
        self.days.iter().find(|(f, s, _)| f == sha256 && s == sheet).map(|(.., span)| *span)
    }
}

/// One file: its recognised sheets, and what concerns it as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FileDraft {
    /// Name as given, without a folder. Whoever reads several files of one name may put what tells them apart before it.
    pub file: String,
    /// Folders it lies in, the outermost first, a zip among them; filled in by whoever read the bytes.
    pub folders: Vec<String>,
    /// Lower-case hex.
    pub sha256: String,
    /// In the order of the workbook; empty when the file was refused before reading.
    pub sheets: Vec<SheetDraft>,
    pub problems: Vec<Finding>,
}

impl FileDraft {
    /// Gives the file another name, in what is told of it too.
    pub fn rename(&mut self, name: &str) {
        let before = std::mem::replace(&mut self.file, name.to_owned());
        let own = self.problems.iter_mut().chain(self.sheets.iter_mut().flat_map(|s| &mut s.problems));
        for told in own.filter_map(|f| f.problem.params.get_mut("file")).filter(|file| **file == before) {
            name.clone_into(told);
        }
    }

    /// Nothing of the file may be written.
    pub fn refused(&self) -> bool {
        self.findings().any(|f| f.level == Level::Refused)
    }

    /// Findings of the file, then of its sheets.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.problems.iter().chain(self.sheets.iter().flat_map(|s| &s.problems))
    }
}

/// One sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetDraft {
    pub sheet: String,
    /// Hidden sheets are read like the others.
    pub hidden: bool,
    pub kind: Kind,
    /// Layout id, for `Kind::Facts` and `Kind::Known`.
    pub layout: Option<String>,
    /// From the first day to the last; `None` without a row.
    pub span: Option<Span>,
    pub rows: Vec<Row>,
    /// Headers as printed, by column counted from 0; empty where a column has none.
    pub headers: Vec<String>,
    /// The column that names the agents, counted from 0; `None` for exports of a shop.
    pub agent_col: Option<u32>,
    /// Headers no column of the layout claims: the owner sees what is not read.
    pub unread: Vec<String>,
    /// The days this sheet answers for, merged: an import replaces the facts of these days.
    pub covers: Vec<Span>,
    /// Rows with content that gave no draft: wrong, doubled or nameless. Summary rows are not among them.
    pub skipped_rows: u32,
    pub summary: Vec<SummaryRow>,
    pub checks: Vec<Check>,
    pub problems: Vec<Finding>,
    /// For `Kind::Marks`.
    pub marks: Option<MarksDraft>,
    /// For `Kind::Staff`.
    pub staff: Vec<StaffRow>,
    /// For `Kind::Unknown`: the layouts it is most like, the best first.
    pub guesses: Vec<Guess>,
    /// For `Kind::Unknown`: layouts that all explain its header, and nothing says which.
    pub rivals: Vec<String>,
}

/// A layout that an unknown sheet is like. Headers as printed in the sheet, except `missing`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Layout id.
    pub layout: String,
    /// 0 to 100: half for the required headers that are there, half for how much of the sheet is explained.
    pub score: u32,
    pub matched: Vec<String>,
    /// Required headers that are not there, by their first spelling.
    pub missing: Vec<String>,
    pub unread: Vec<String>,
}

impl SheetDraft {
    /// Takes rows away; gives them back. Their days are spoken for only where another row has them.
    pub fn take_rows(&mut self, taken: impl Fn(&Row) -> bool) -> Vec<Row> {
        let (gone, kept): (Vec<Row>, Vec<Row>) = std::mem::take(&mut self.rows).into_iter().partition(taken);
        self.rows = kept;
        if gone.is_empty() {
            return gone;
        }
        let days = |rows: &[Row]| -> Vec<Span> { rows.iter().map(|r| r.span).collect() };
        let (left, taken) = (days(&self.rows), days(&gone));
        self.covers = covers_without(&self.covers, &taken, &left);
        let first = left.iter().map(|s| s.first).min();
        self.span = first.zip(left.iter().map(|s| s.last).max()).map(|(first, last)| Span { first, last });
        gone
    }

    /// How many cells or rows are wrong.
    pub fn wrong(&self) -> usize {
        self.problems.iter().filter(|f| f.level == Level::Wrong).count()
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    Facts,
    /// Our own hand-entry template.
    Marks,
    /// A staff table.
    Staff,
    /// A known layout whose figures are not facts: attendance, rosters, staff files. Named, not read.
    Known,
    /// No known layout; skipped.
    #[default]
    Unknown,
}

/// A problem and how far it reaches. Where they apply the parameters are named `file`, `sheet`, `cell`
/// (an A1 name), `found` and `expected` (a stable word such as `number`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub level: Level,
    pub problem: Problem,
}

impl Finding {
    pub fn refused(problem: Problem) -> Self {
        Self { level: Level::Refused, problem }
    }

    pub fn wrong(problem: Problem) -> Self {
        Self { level: Level::Wrong, problem }
    }

    pub fn warning(problem: Problem) -> Self {
        Self { level: Level::Warning, problem }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth telling; the figures stand.
    Warning,
    /// A cell or row that could not be taken; the others could.
    Wrong,
    /// The file or sheet cannot be taken.
    Refused,
}

/// A row of the file that totals or averages the others.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryRow {
    /// As printed: 汇总, 均值 ...
    pub label: String,
    /// Counted from 0.
    pub row: u32,
    pub figures: Vec<SummaryFigure>,
}

/// One figure of a summary row, in the metric's canonical unit.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryFigure {
    pub metric: String,
    pub value: Num,
    /// Column, counted from 0.
    pub col: u32,
    /// What one in the last printed place is worth.
    pub step: Option<Num>,
    /// The rate that the row's own parts make, where the layout names them.
    pub own_rate: Option<Num>,
}

/// Our figure against one the file states itself: its total row, or the same figure in an earlier sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    pub metric: String,
    /// The totals where the metric adds up; else the first pair that differs, or the first pair.
    pub ours: Num,
    pub theirs: Num,
    pub ok: bool,
    /// How ours was made; where several ways are right, the one that fits.
    pub how: How,
    /// The label of the total row, or the name of the other sheet.
    pub against: String,
    /// The cells behind ours, and the cell of theirs: `C2:C13` against `C14`. Of two sheets the first cells that
    /// differ, or both columns; theirs then begins with its sheet's name.
    pub ours_cell: String,
    pub theirs_cell: String,
    /// Rows compared and how many of them differ (0 and 0 against a total row).
    pub compared: u32,
    pub differing: u32,
}

/// How a figure was made to be compared with the file's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The rows added.
    Sum,
    /// The plain mean of the rows, or of the agents.
    Mean,
    /// Parts over parts, or times weighted by their counts.
    Weighted,
    /// The same figure, given twice.
    Same,
}

impl How {
    /// The stable word in problems and messages.
    pub fn code(self) -> &'static str {
        match self {
            How::Sum => "sum",
            How::Mean => "mean",
            How::Weighted => "weighted",
            How::Same => "same",
        }
    }
}

/// The marks of one hand-entry sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct MarksDraft {
    pub scheme: String,
    pub month: Month,
    pub marks: Vec<MarkDraft>,
}

/// One filled cell of the hand-entry template.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkDraft {
    pub staff_no: String,
    /// Item id of the scheme.
    pub item: String,
    /// Display unit of the item.
    pub value: Value,
    /// Counted from 0.
    pub row: u32,
    pub col: u32,
}

/// One row of a staff table. A 工号 may have several rows, one an account.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StaffRow {
    /// Counted from 0.
    pub row: u32,
    pub staff_no: String,
    pub name: String,
    pub shop: Option<String>,
    pub nicknames: Vec<String>,
    pub post: Option<String>,
    pub hired: Option<Day>,
    pub left: Option<Day>,
}
