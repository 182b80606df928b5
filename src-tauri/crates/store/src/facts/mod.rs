//! Facts: one cell of an export each. Append-only bulk rows that become visible, or vanish, with the state
//! of their import; nothing here totals or judges a figure.

mod back;
pub(crate) mod cells;
mod days;
mod existing;
mod fed;
mod hanging;
mod import;
mod read;

pub use back::{Return, WithdrawLook};
pub use days::{LeftOut, NoData, ReportDays};
pub use existing::{DiffCount, Existing};
pub use hanging::{CellFigure, ExcludedFigure, Reach};
pub use import::{Imported, NewExclusion, NewSheet};
pub use read::FactRow;

use domain::{Span, evaluation::FileRef};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::sql::day_of;
use crate::view::View;

/// What a hand-entry sheet is called among the layouts: it holds marks, no figures.
pub const HAND_ENTRY: &str = "zhanggui.hand_entry";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Undone: kept for redo, seen by nobody.
    Staged,
    Active,
    Withdrawn,
}

/// A batch of sheets that was committed together and can be withdrawn together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportEntry {
    pub id: i64,
    pub at: String,
    pub by: String,
    pub state: ImportState,
    /// What was left out on purpose, as the writer said it; empty: nothing was.
    pub left_out: String,
    pub sheets: Vec<SheetEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetEntry {
    /// What `Fact::sheet` and `FileRef::id` hold.
    pub id: u32,
    pub file: String,
    pub sha256: String,
    pub sheet: String,
    pub layout: String,
    pub shop: i64,
    /// First and last day of its figures; `None` for a sheet of marks.
    pub span: Option<Span>,
    pub rows: u32,
    pub facts: u32,
}

impl View<'_> {
    /// Active and withdrawn imports, the newest first.
    pub fn imports(&self) -> Result<Vec<ImportEntry>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, at, by, state, left_out FROM import WHERE state <> 'staged' ORDER BY id DESC",
        )?;
        let imports = statement.query_map([], |r| {
            let state: String = r.get(3)?;
            Ok(ImportEntry {
                id: r.get(0)?,
                at: r.get(1)?,
                by: r.get(2)?,
                state: if state == "active" { ImportState::Active } else { ImportState::Withdrawn },
                left_out: r.get(4)?,
                sheets: Vec::new(),
            })
        })?;
        let mut imports = imports.collect::<rusqlite::Result<Vec<_>>>()?;
        for import in &mut imports {
            import.sheets = self.sheets_of(import.id)?;
        }
        Ok(imports)
    }

    pub(crate) fn sheets_of(&self, import: i64) -> Result<Vec<SheetEntry>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, file, sha256, sheet, layout, shop, first, last, row_count,
                    CASE WHEN layout <> ?2 THEN fact_count
                         ELSE (SELECT count(*) FROM mark WHERE mark.import_sheet = import_sheet.id) END
             FROM import_sheet WHERE import = ?1 ORDER BY id",
        )?;
        let sheets = statement.query_map(params![import, HAND_ENTRY], sheet)?;
        Ok(sheets.collect::<rusqlite::Result<_>>()?)
    }

    /// Every sheet that a fact or a mark may point into.
    pub fn file_refs(&self) -> Result<Vec<FileRef>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT s.id, s.file, s.sheet, coalesce(shop.name, '') FROM import_sheet s
             JOIN import i ON i.id = s.import AND i.state <> 'staged'
             LEFT JOIN shop ON shop.id = s.shop ORDER BY s.id",
        )?;
        let refs = statement.query_map([], |r| {
            Ok(FileRef { id: r.get(0)?, file: r.get(1)?, sheet: r.get(2)?, shop: r.get(3)? })
        })?;
        Ok(refs.collect::<rusqlite::Result<_>>()?)
    }

    /// Header texts of a sheet by column, as printed; empty where there is none.
    pub fn headers(&self, sheet: u32) -> Result<Vec<String>> {
        let json: String =
            self.conn.query_row("SELECT headers FROM import_sheet WHERE id = ?1", [sheet], |r| r.get(0))?;
        Ok(serde_json::from_str(&json)?)
    }

    /// Active imports that already hold this very file.
    pub fn imports_of_file(&self, sha256: &str) -> Result<Vec<i64>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT i.id FROM import_sheet s JOIN import i ON i.id = s.import AND i.state = 'active'
             WHERE s.sha256 = ?1 ORDER BY i.id",
        )?;
        let ids = statement.query_map([sha256], |r| r.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}

fn sheet(r: &Row) -> rusqlite::Result<SheetEntry> {
    let (first, last): (Option<i64>, Option<i64>) = (r.get(6)?, r.get(7)?);
    Ok(SheetEntry {
        id: r.get(0)?,
        file: r.get(1)?,
        sha256: r.get(2)?,
        sheet: r.get(3)?,
        layout: r.get(4)?,
        shop: r.get(5)?,
        span: first.zip(last).map(|(f, l)| Span { first: day_of(f), last: day_of(l) }),
        rows: r.get(8)?,
        facts: r.get(9)?,
    })
}
