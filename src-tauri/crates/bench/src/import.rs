//! Rows 1 and 2: an export of 10,000 rows × 20 columns to the preview, and the same committed as facts.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, ensure};
use domain::Day;

use crate::report::{Goal, Report, Row, Unit, median};
use crate::rivals::{Worker, python, versions};
use crate::{Asked, clock, desk, files};

const PEOPLE: usize = 400;
const DAYS: usize = 25;
/// 18 figures a row.
const FIGURES: u64 = (PEOPLE * DAYS * 18) as u64;

pub fn measure(asked: &Asked, report: &mut Report) -> Result<()> {
    println!("\n━━ an export of {} rows × 20 columns", PEOPLE * DAYS);
    let python = python()?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("赤兔-客服数据.xlsx");
    let days: Vec<Day> = clock::month(1).days().take(DAYS).collect();
    std::fs::write(&file, files::figures(PEOPLE, &days, 0, true)?)?;
    let mut rival = Worker::start(&python, include_str!("../rivals/import.py"), &[&file])?;
    let rival_name = versions(&python, &["pandas", "openpyxl"])?;

    let (mut ours, mut theirs) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    // The first round warms both up and is not counted.
    for round in 0..=asked.runs {
        let [read, written] = once(folder.path(), &file, round)?;
        let database = folder.path().join(format!("rival-{round}.sqlite"));
        let framed = rival.seconds("read")?;
        let answer = rival.ask(&format!("write {}", database.display()))?;
        ensure!(answer["rows"] == FIGURES, "the rival wrote {} rows, not {FIGURES}", answer["rows"]);
        if round > 0 {
            ours[0].push(read);
            ours[1].push(written);
            theirs[0].push(framed);
            theirs[1].push(answer["seconds"].as_f64().unwrap_or(f64::NAN));
        }
    }
    let ([read, written], [framed, melted]) = (ours, theirs);
    if asked.wants("preview") {
        report.add(Row {
            work: "xlsx export of 10,000 rows × 20 columns to the preview, into an empty book",
            rival: format!("{rival_name}: `read_excel` to a frame"),
            ours: median(read),
            theirs: median(framed),
            unit: Unit::Seconds,
            goal: Goal::Faster { times: 10.0, within: None },
            note: "the whole command: file, safety checks, recognition, every figure read and compared with the \
                   book, nicknames, the answer as JSON. The rival stops at the frame."
                .to_owned(),
        });
    }
    if asked.wants("commit") {
        report.add(Row {
            work: "the same committed as 180,000 facts with file, sheet and cell",
            rival: format!("{rival_name}: `melt`, `executemany` into SQLite"),
            ours: median(written),
            theirs: median(melted),
            unit: Unit::Seconds,
            goal: Goal::Faster { times: 3.0, within: None },
            note: "all the owner waits for: the verified backup of the (empty) book, one transaction with its \
                   history, on disk (WAL, synchronous FULL). The rival, with the same settings and its table and \
                   unique index on file, sheet and cell already made: melt, one transaction, on disk; no backup."
                .to_owned(),
        });
    }
    Ok(())
}

/// A new empty book; seconds to the preview, then seconds to the commit.
fn once(folder: &Path, file: &Path, round: usize) -> Result<[f64; 2]> {
    let home = folder.join(format!("round-{round}"));
    let host = desk::host(&home);
    std::fs::create_dir_all(&home)?;
    desk::new_book(&host, &home.join("book.zhanggui"))?;
    let start = Instant::now();
    let preview = desk::preview(&host, file, None)?;
    let read = start.elapsed().as_secs_f64();
    ensure!(preview["new"] == FIGURES, "the preview has {} figures, not {FIGURES}", preview["new"]);
    let start = Instant::now();
    let committed = desk::commit(&host, &preview)?;
    let written = start.elapsed().as_secs_f64();
    ensure!(committed["value"]["new"] == FIGURES, "not everything was committed");
    Ok([read, written])
}
