//! Which metrics the files of this book bring: what its latest sheet of each report has columns for.

use std::collections::HashSet;

use crate::error::Result;
use crate::view::View;

impl View<'_> {
    /// Metrics of the latest sheet of each shop and report that counts; none where nothing was imported, or all of
    /// it was withdrawn. A column that the report no longer has brings nothing any more.
    pub fn fed_metrics(&self) -> Result<HashSet<String>> {
        // A row has a cell for each column, so the first row of a sheet names them all.
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT k.metric FROM fact f JOIN metric_key k ON k.id = f.metric WHERE f.fact_row IN (
               SELECT (SELECT r.id FROM fact_row r WHERE r.import_sheet = latest.id ORDER BY r.first LIMIT 1)
               FROM (SELECT max(s.id) AS id FROM import_sheet s JOIN import i ON i.id = s.import AND i.state = 'active'
                     WHERE s.fact_count > 0 GROUP BY s.shop, s.layout) latest)",
        )?;
        let metrics = statement.query_map([], |r| r.get(0))?;
        Ok(metrics.collect::<rusqlite::Result<_>>()?)
    }
}
