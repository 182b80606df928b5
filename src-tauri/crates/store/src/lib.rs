//! The book (`*.zhanggui`): one SQLite file with its history, undo and backups. Only this crate names
//! rusqlite. It keeps what it is given and refuses what would break a promise; it computes no points,
//! knows no scheme's meaning, and never asks the clock.
//!
//! ```text
//! let mut book = Book::create(path, at)?;                     // or Book::open(path, at)?
//! let (id, changed) = book.change(&ChangeLabel::new("staff.added").with("name", "张三"), actor, at, |tx| {
//!     tx.add_person(&NewPerson { staff_no: "001".into(), name: "张三".into(), ..Default::default() })
//! })?;
//! book.read().people()?;                                      // every read is a method of `View`; `tx` derefs to one
//! book.undo(actor, at)?;
//! ```
//!
//! Where things are: opening `book`; writing `change` (`Book::change`, `Tx`); `history` (`undo`, `redo`,
//! `View::history`); `people` (shops, posts, staff, accounts, bindings); `facts` (`Tx::import`, `Tx::withdraw`,
//! `View::facts`, `View::diff`); `schemes` (versions, assignments, targets); `month` (marks, overrides, sheets,
//! close, frozen); `roster` (shifts, duties, leave, needs, publications); `own` (the owner's layouts and metrics); `settings`; `backup` (`Book::backup_to`, `verify`, `restore`, `Book::check`).
//! `at` is always local time as text, `2026-05-01 12:03:05`. Errors become `domain::Problem` with `?`.

mod backup;
mod book;
mod change;
mod error;
mod facts;
mod history;
mod lock;
mod month;
mod own;
mod people;
mod roster;
mod schema;
mod schemes;
mod settings;
mod sql;
mod view;

pub use backup::{Contents, LastBackup, restore, verify, verify_until};
pub use book::{Book, Door, Reader, holds_a_book};
pub use change::{ChangeLabel, Changed, Tx};
pub use error::{Error, Result};
pub use facts::{
    CellFigure, DiffCount, ExcludedFigure, Existing, FactRow, HAND_ENTRY, ImportEntry, ImportState, Imported,
    LeftOut, NewExclusion, NewSheet, NoData, Reach, ReportDays, Return, SheetEntry, WithdrawLook,
};
pub use history::{ChangedRow, HistoryEntry, UNDO_LIMIT};
pub use month::Note;
pub use month::{
    Answer, AnswerKind, Correction, FollowUp, FrozenSheet, Interview, Mark, MonthEntry, NewAnswer,
    NewCorrection, NewMark, NewOverride, OpenAppeal, Override, SelfMark, SheetKey, SheetMove, SheetRecord,
    SheetState,
};
pub use own::{LayoutChoice, OwnLayout, OwnMetric, SheetMetrics};
pub use people::pinyin::{name_key, word_key};
pub use people::{Moved, NewBinding, NewPerson};
pub use roster::{Absence, AbsenceKind, Duty, DutyOf, Need, RosterVersion, SetDuty, Shift, Wish};
pub use schemes::{
    Assignment, NewAssignment, NewTarget, SchemeEntry, SchemeVersion, Scope, Target, VersionEntry,
};
pub use view::View;

#[cfg(test)]
mod tests;
