//! Which metrics the files of this book bring: what its latest sheet of each report has columns for.

use std::collections::HashSet;

use crate::error::Result;
use crate::facts::cells::Cells;
use crate::view::View;

impl View<'_> {
    /// Layouts of all sheets that count.
    pub fn layouts(&self) -> Result<HashSet<String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT s.layout FROM import_sheet s JOIN import i ON i.id = s.import AND i.state = 'active'
             WHERE s.layout IS NOT NULL",
        )?;
        let rows = statement.query_map([], |r| r.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// Metrics of the latest sheet of each shop and report that counts; none where nothing was imported, or all of
    /// it was withdrawn. A column that the report no longer has brings nothing any more.
    pub fn fed_metrics(&self) -> Result<HashSet<String>> {
        // A row has a cell for each column, so the first row of a sheet names them all.
        let mut statement = self.conn.prepare_cached(
            "SELECT (SELECT r.cells FROM fact_row r WHERE r.import_sheet = latest.id ORDER BY r.first LIMIT 1)
             FROM (SELECT max(s.id) AS id FROM import_sheet s JOIN import i ON i.id = s.import AND i.state = 'active'
                   WHERE s.fact_count > 0 GROUP BY s.shop, s.layout) latest",
        )?;
        let names = self.metric_names()?;
        let mut fed = HashSet::new();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(cells) = row.get_ref(0)?.as_str_or_null().map_err(rusqlite::Error::from)? else {
                continue;
            };
            for cell in Cells::of(cells) {
                fed.extend(names.get(&cell?.metric).map(ToString::to_string));
            }
        }
        Ok(fed)
    }
}
