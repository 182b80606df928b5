//! What the owner defines: layouts of tables no platform is known for, metrics of the shop's own, and which of two
//! like layouts a header means. Keeps texts; what they mean is read by `definitions`.

use domain::{Problem, Span};
use rusqlite::params;

use crate::change::Tx;
use crate::error::{Result, refuse};
use crate::facts::cells::Cells;
use crate::sql::day_of;
use crate::view::View;

/// A layout file of the owner's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnLayout {
    /// The layout's own id, `own.…`.
    pub key: String,
    pub name: String,
    pub text: String,
    /// `false`: taken away; kept because figures name it.
    pub active: bool,
}

/// An entry of the metric dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMetric {
    pub key: String,
    pub name: String,
    pub text: String,
    /// No longer offered; what names it goes on working.
    pub retired: bool,
}

/// A header that two layouts explain, and the one it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutChoice {
    pub id: i64,
    pub headers: String,
    pub layout: String,
}

/// An imported sheet and the metrics its columns give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetMetrics {
    pub sheet: u32,
    pub layout: String,
    pub shop: i64,
    pub span: Span,
    pub rows: u32,
    pub metrics: Vec<String>,
}

impl View<'_> {
    /// Those taken away among them, in the order they were made.
    pub fn own_layouts(&self) -> Result<Vec<OwnLayout>> {
        let mut statement =
            self.conn.prepare_cached("SELECT key, name, text, active FROM own_layout ORDER BY id")?;
        let all = statement.query_map([], |r| {
            let active: i64 = r.get(3)?;
            Ok(OwnLayout { key: r.get(0)?, name: r.get(1)?, text: r.get(2)?, active: active == 1 })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// Retired ones among them, in the order they were made.
    pub fn own_metrics(&self) -> Result<Vec<OwnMetric>> {
        let mut statement =
            self.conn.prepare_cached("SELECT key, name, text, retired FROM own_metric ORDER BY id")?;
        let all = statement.query_map([], |r| {
            let retired: i64 = r.get(3)?;
            Ok(OwnMetric { key: r.get(0)?, name: r.get(1)?, text: r.get(2)?, retired: retired == 1 })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    pub fn layout_choices(&self) -> Result<Vec<LayoutChoice>> {
        let mut statement =
            self.conn.prepare_cached("SELECT id, headers, layout FROM layout_choice ORDER BY id")?;
        let all = statement
            .query_map([], |r| Ok(LayoutChoice { id: r.get(0)?, headers: r.get(1)?, layout: r.get(2)? }))?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// Sheets of active imports with the metrics of their columns: every row of a sheet has the same ones, so its
    /// first row tells.
    pub fn sheet_metrics(&self) -> Result<Vec<SheetMetrics>> {
        let names = self.metric_names()?;
        let mut statement = self.conn.prepare_cached(
            "SELECT s.id, s.layout, s.shop, s.first, s.last, s.row_count, r.cells FROM import_sheet s
             JOIN import i ON i.id = s.import AND i.state = 'active'
             JOIN fact_row r ON r.id = (SELECT id FROM fact_row WHERE import_sheet = s.id LIMIT 1)
             WHERE s.first IS NOT NULL ORDER BY s.id",
        )?;
        let mut rows = statement.query([])?;
        let mut sheets: Vec<SheetMetrics> = Vec::new();
        while let Some(r) = rows.next()? {
            let mut metrics = Vec::new();
            for cell in Cells::in_row(r, 6)? {
                metrics.extend(names.get(&cell?.metric).map(ToString::to_string));
            }
            sheets.push(SheetMetrics {
                sheet: r.get(0)?,
                layout: r.get(1)?,
                shop: r.get(2)?,
                span: Span { first: day_of(r.get(3)?), last: day_of(r.get(4)?) },
                rows: r.get(5)?,
                metrics,
            });
        }
        Ok(sheets)
    }
}

impl Tx<'_> {
    /// Keeps a layout under its key, new or changed; one that was taken away holds again.
    pub fn put_layout(&self, key: &str, name: &str, text: &str) -> Result<()> {
        self.conn.execute(
            "INSERT INTO own_layout (key, name, text) VALUES (?1, ?2, ?3) ON CONFLICT (key)
             DO UPDATE SET name = excluded.name, text = excluded.text, active = 1",
            params![key, name, text],
        )?;
        Ok(())
    }

    /// Takes a layout away; figures it read stay. Errors: `layout.gone`.
    pub fn remove_layout(&self, key: &str) -> Result<()> {
        let found =
            self.conn.execute("UPDATE own_layout SET active = 0 WHERE key = ?1 AND active = 1", [key])?;
        if found == 1 { Ok(()) } else { refuse(Problem::new("layout.gone")) }
    }

    /// Keeps a metric under its key, new or changed.
    pub fn put_metric(&self, key: &str, name: &str, text: &str) -> Result<()> {
        self.conn.execute(
            "INSERT INTO own_metric (key, name, text) VALUES (?1, ?2, ?3)
             ON CONFLICT (key) DO UPDATE SET name = excluded.name, text = excluded.text",
            params![key, name, text],
        )?;
        Ok(())
    }

    /// Errors: `metric.gone`.
    pub fn retire_metric(&self, key: &str, retired: bool) -> Result<()> {
        let found = self
            .conn
            .execute("UPDATE own_metric SET retired = ?2 WHERE key = ?1", params![key, i64::from(retired)])?;
        if found == 1 { Ok(()) } else { refuse(Problem::new("metric.gone")) }
    }

    /// From now on a table with these headers has this layout.
    pub fn choose_layout(&self, headers: &str, layout: &str) -> Result<()> {
        self.conn.execute(
            "INSERT INTO layout_choice (headers, layout) VALUES (?1, ?2)
             ON CONFLICT (headers) DO UPDATE SET layout = excluded.layout",
            params![headers, layout],
        )?;
        Ok(())
    }

    /// Errors: `layout.gone`.
    pub fn forget_choice(&self, id: i64) -> Result<()> {
        let found = self.conn.execute("DELETE FROM layout_choice WHERE id = ?1", [id])?;
        if found == 1 { Ok(()) } else { refuse(Problem::new("layout.gone")) }
    }
}
