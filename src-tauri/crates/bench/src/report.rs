//! Medians, ratios and verdicts: the table on screen and the Markdown for the README. Measures nothing.

use std::fmt::Write;
use std::time::Duration;

/// What is wanted of a row.
pub enum Goal {
    /// At least this many times as fast as the rival, and within the time where one is named.
    Faster { times: f64, within: Option<Duration> },
    /// At most this many times what the rival takes.
    AtMost(f64),
    /// At least this much, whatever the rival has.
    AtLeast(f64),
}

/// A measured row: what was done, by us and by the rival, in seconds, bytes or points.
pub struct Row {
    pub work: &'static str,
    pub rival: String,
    pub ours: f64,
    pub theirs: f64,
    pub unit: Unit,
    pub goal: Goal,
    /// What is inside the figures and what is not.
    pub note: String,
}

#[derive(Clone, Copy)]
pub enum Unit {
    Seconds,
    Bytes,
    /// Of 10.
    Points,
}

#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
    skipped: Vec<(String, String)>,
}

/// The middle of the measured values; of an even number the mean of the two in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => values[n / 2],
        n => f64::midpoint(values[n / 2 - 1], values[n / 2]),
    }
}

impl Row {
    fn ratio(&self) -> f64 {
        match self.goal {
            Goal::Faster { .. } => self.theirs / self.ours,
            Goal::AtMost(_) | Goal::AtLeast(_) => self.ours / self.theirs,
        }
    }

    fn met(&self) -> bool {
        match self.goal {
            Goal::Faster { times, within } => {
                self.ratio() >= times && within.is_none_or(|limit| self.ours <= limit.as_secs_f64())
            }
            Goal::AtMost(times) => self.ratio() <= times,
            Goal::AtLeast(value) => self.ours >= value,
        }
    }

    fn wanted(&self) -> String {
        match self.goal {
            Goal::Faster { times, within: None } => format!("≥ {times} ×"),
            Goal::Faster { times, within: Some(limit) } => {
                format!("≥ {times} × and ≤ {} s", limit.as_secs_f64())
            }
            Goal::AtMost(times) => format!("≤ {times} ×"),
            Goal::AtLeast(value) => format!("≥ {value}"),
        }
    }

    fn shown(&self, value: f64) -> String {
        match self.unit {
            Unit::Bytes => format!("{:.0} MB", value / 1e6),
            Unit::Points => format!("{value:.2} points"),
            Unit::Seconds if value < 1.0 => format!("{:.0} ms", value * 1e3),
            Unit::Seconds if value < 20.0 => format!("{value:.2} s"),
            Unit::Seconds => format!("{value:.0} s"),
        }
    }

    fn cells(&self) -> [String; 7] {
        [
            self.work.to_owned(),
            self.shown(self.ours),
            self.shown(self.theirs),
            self.rival.clone(),
            format!("{:.prec$} ×", self.ratio(), prec = if self.ratio() < 10.0 { 2 } else { 0 }),
            self.wanted(),
            if self.met() { "met".to_owned() } else { "**missed**".to_owned() },
        ]
    }
}

const HEADS: [&str; 7] = ["work", "掌柜", "rival", "which rival", "ratio", "wanted", "verdict"];

impl Report {
    pub fn add(&mut self, row: Row) {
        println!("  {}", row.cells().join("  |  "));
        self.rows.push(row);
    }

    pub fn skip(&mut self, rows: &str, why: &str) {
        println!("\n━━ {rows}\n   SKIPPED: {why}");
        self.skipped.push((rows.to_owned(), why.to_owned()));
    }

    /// For the terminal.
    pub fn table(&self) -> String {
        let mut text = String::from("\n━━ speed\n");
        for row in &self.rows {
            let [work, ours, theirs, rival, ratio, wanted, verdict] = row.cells();
            let verdict = verdict.replace('*', "").to_uppercase();
            let _ = writeln!(
                text,
                "   {verdict:<7} {work}\n           {ours} : {theirs} = {ratio}, wanted {wanted} ({rival})"
            );
        }
        for (rows, why) in &self.skipped {
            let _ = writeln!(text, "   SKIPPED {rows}: {why}");
        }
        text
    }

    /// For the README.
    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let mut text = line(&HEADS.map(str::to_owned)) + &line(&HEADS.map(|_| "---".to_owned()));
        for row in &self.rows {
            text += &line(&row.cells());
        }
        text.push('\n');
        for row in self.rows.iter().filter(|row| !row.note.is_empty()) {
            let _ = writeln!(text, "- **{}**: {}", row.work, row.note);
        }
        for (rows, why) in &self.skipped {
            let _ = writeln!(text, "- **not measured: {rows}**: {why}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ours: f64, theirs: f64, goal: Goal) -> Row {
        Row { work: "", rival: String::new(), ours, theirs, unit: Unit::Seconds, goal, note: String::new() }
    }

    #[test]
    fn the_middle_run_counts_and_not_the_mean() {
        assert_eq!(median(vec![9.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 90.0]), 3.0);
    }

    #[test]
    fn a_goal_is_met_only_when_every_part_of_it_is() {
        let faster = |within| Goal::Faster { times: 10.0, within };
        assert!(row(1.0, 10.0, faster(None)).met());
        assert!(!row(1.0, 9.9, faster(None)).met());
        assert!(!row(4.0, 100.0, faster(Some(Duration::from_secs(3)))).met());
        assert!(row(1.3, 1.0, Goal::AtMost(1.3)).met());
        assert!(!row(1.4, 1.0, Goal::AtMost(1.3)).met());
        assert!(row(9.91, 9.99, Goal::AtLeast(9.9)).met());
        assert!(!row(9.89, 8.0, Goal::AtLeast(9.9)).met());
    }
}
