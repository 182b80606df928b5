//! Measures the program against what people would use instead, in the same run on the same machine, and
//! says where a goal is missed. `cargo xtask bench -- [ROW...] [--runs N] [--alone] [--out FILE]`;
//! rows: preview commit gbk folder evaluate papers start pollock. Never a test: a busy machine would make it fail.

mod bulk;
mod clock;
mod desk;
mod empty;
mod files;
mod import;
mod pollock;
mod report;
mod rivals;
mod score;
mod sheets;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::report::Report;

/// Scores and pages are made of many small pieces: the allocator of the system takes a quarter of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROWS: [&str; 8] = ["preview", "commit", "gbk", "folder", "evaluate", "papers", "start", "pollock"];

/// What was asked for.
pub struct Asked {
    rows: Vec<String>,
    /// Measured runs a row; the slow rivals take fewer and the table says so.
    pub runs: usize,
    /// Our side of `evaluate` and `papers` only, for work on them: no rival, no verdict.
    pub alone: bool,
    out: Option<PathBuf>,
}

impl Asked {
    pub fn wants(&self, row: &str) -> bool {
        self.rows.is_empty() || self.rows.iter().any(|wanted| wanted == row)
    }
}

/// Measures the rows of one kind of work.
type Measure = fn(&Asked, &mut Report) -> Result<()>;

fn asked() -> Result<Asked> {
    let mut asked = Asked { rows: Vec::new(), runs: 7, alone: false, out: None };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--" => {}
            "--runs" => asked.runs = args.next().unwrap_or_default().parse::<usize>()?.max(1),
            "--alone" => asked.alone = true,
            "--out" => asked.out = args.next().map(PathBuf::from),
            row if ROWS.contains(&row) => asked.rows.push(row.to_owned()),
            other => bail!("{other}: rows are {}; options --runs N, --alone, --out FILE", ROWS.join(" ")),
        }
    }
    Ok(asked)
}

fn main() -> ExitCode {
    if let Some(served) = api::reader::serve_if_asked() {
        return served;
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    if cfg!(debug_assertions) {
        bail!("figures of a development build say nothing: cargo xtask bench");
    }
    let asked = asked()?;
    let mut report = Report::default();
    // A row that cannot run says why and does not keep the others from running.
    let rows: [(&[&str], Measure); 6] = [
        (&["preview", "commit"], import::measure),
        (&["gbk", "folder"], bulk::measure),
        (&["evaluate"], score::measure),
        (&["papers"], sheets::measure),
        (&["start"], window::measure),
        (&["pollock"], pollock::measure),
    ];
    for (names, measure) in rows {
        if names.iter().any(|name| asked.wants(name))
            && let Err(error) = measure(&asked, &mut report)
        {
            report.skip(&names.join(", "), &format!("{error:#}"));
        }
    }
    print!("{}", report.table());
    let markdown = report.markdown();
    println!("\n{markdown}");
    if let Some(path) = &asked.out {
        std::fs::write(path, markdown)?;
    }
    Ok(())
}
