//! Row 3: a year of 500 people under a scheme of ten items, out of the book with every derivation; against
//! LibreOffice, which loads, calculates and saves the same figures and formulas.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use domain::{Month, Num};

use crate::report::{Goal, Report, Row, Unit, median};
use crate::rivals::{Worker, libreoffice, python, said};
use crate::{Asked, clock, desk, files};

/// Every kind of rule that computes from a figure.
pub const SCHEME: &str = include_str!("scheme.json");

const PEOPLE: usize = 500;
const MONTHS: usize = 12;
/// Where the ten items' figures stand among the columns of a file.
const COLUMNS: [usize; 10] = [15, 16, 1, 12, 8, 13, 11, 17, 9, 10];
/// 回复率: a fraction in the file, percent in the scheme.
const PERCENT: usize = 12;

pub fn measure(asked: &Asked, report: &mut Report) -> Result<()> {
    println!("\n━━ {PEOPLE} people × {MONTHS} months × 10 items");
    let folder = tempfile::tempdir()?;
    let book = book(folder.path())?;
    if asked.alone {
        for _ in 0..=asked.runs {
            println!("{:.3} s", once(folder.path(), &book)?.0);
        }
        return Ok(());
    }
    let (office, python) = (libreoffice()?, python()?);
    let mut rival = Worker::start(&python, include_str!("../rivals/score.py"), &[folder.path()])?;
    std::fs::write(folder.path().join("figures.csv"), figures())?;
    rival.ask("write")?;

    let (mut ours, mut theirs, mut empty) = (Vec::new(), Vec::new(), Vec::new());
    let mut total = Num::ZERO;
    for round in 0..=asked.runs {
        let (seconds, sum) = once(folder.path(), &book)?;
        let full = convert(&office, folder.path(), "scores.xlsx")?;
        let bare = convert(&office, folder.path(), "empty.xlsx")?;
        total = sum;
        if round > 0 {
            ours.push(seconds);
            theirs.push(full - bare);
            empty.push(bare);
        }
    }
    let checked = rival.ask("check")?;
    let same = checked["total"].as_str().and_then(Num::parse);
    ensure!(same == Some(total), "the rival's totals add up to {same:?}, ours to {total}");
    let version = said(Command::new(&office).arg("--version"))?;
    let version = version.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    report.add(Row {
        work: "500 people × 12 months × 10 items evaluated, with derivations",
        rival: format!("{version} headless, the same figures and formulas"),
        ours: median(ours),
        theirs: median(theirs),
        unit: Unit::Seconds,
        goal: Goal::Faster { times: 20.0, within: None },
        note: format!(
            "ours: facts read from the open book, attributed and scored on both cores, ranks and grades, every step \
             with the cell it comes from. LibreOffice: load, recalculate, save; its start ({:.2} s for an empty workbook) \
             is taken off. All 6,000 totals add up to the same {total}.",
            median(empty)
        ),
    });
    Ok(())
}

/// The book with a year of monthly figures.
fn book(folder: &Path) -> Result<std::path::PathBuf> {
    let path = folder.join("year.zhanggui");
    let host = desk::host(&folder.join("settings"));
    desk::new_book(&host, &path)?;
    desk::staff_and_scheme(&host, folder, PEOPLE, clock::month(MONTHS as i32))?;
    for n in 0..MONTHS {
        let month = clock::month((MONTHS - n) as i32);
        let file = folder.join(format!("赤兔-客服数据-{month}.xlsx"));
        std::fs::write(&file, files::figures(PEOPLE, &[month.first()], n, false)?)?;
        let preview = desk::preview(&host, &file, Some(month))?;
        desk::commit(&host, &preview)?;
    }
    desk::call(&host, "book.close", serde_json::json!({}))?;
    Ok(path)
}

/// Seconds from the open book to a year of evaluations, and the sum of all totals.
fn once(folder: &Path, book: &Path) -> Result<(f64, Num)> {
    let host = desk::host(&folder.join("settings"));
    let token = host.token(book);
    desk::call(&host, "book.open", serde_json::json!({ "token": token }))?;
    let start = Instant::now();
    let months: Vec<Month> = (1..=MONTHS).map(|back| clock::month(back as i32)).collect();
    let year = host.with(|open| open.months(&months));
    let year = year.map_err(|problem| desk::refused("evaluate", &problem))?;
    let seconds = start.elapsed().as_secs_f64();
    let mut total = Num::ZERO;
    let mut sheets = 0;
    for (_, sheet, _) in year.iter().flat_map(|month| month.sheets()) {
        ensure!(sheet.items.len() == 10 && sheet.items.iter().all(|i| i.steps.len() >= 2), "no derivation");
        total = Num::from(total.0 + sheet.total.context("a sheet without a total")?.0);
        sheets += 1;
    }
    ensure!(sheets == PEOPLE * MONTHS, "{sheets} sheets");
    Ok((seconds, total))
}

/// The figures as the rival gets them: in the units of the scheme.
fn figures() -> String {
    let mut text = String::new();
    for n in 0..MONTHS {
        for person in 0..PEOPLE {
            let _ = write!(text, "{n},{}", files::staff_no(person));
            let values = files::values(person, n);
            for column in COLUMNS {
                let times = if column == PERCENT { Num::HUNDRED } else { Num::from(1) };
                let _ = write!(text, ",{}", Num::from(values[column].0 * times.0));
            }
            text.push('\n');
        }
    }
    text
}

/// Seconds for LibreOffice to load, recalculate and save a workbook whose formulas have no stored results.
fn convert(office: &Path, folder: &Path, file: &str) -> Result<f64> {
    let mut command = Command::new(office);
    command.arg(format!("-env:UserInstallation=file://{}", folder.join("office").display()));
    command.args(["--headless", "--norestore", "--convert-to", "xlsx", "--outdir"]);
    command.arg(folder.join("converted")).arg(folder.join(file));
    let start = Instant::now();
    let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    ensure!(done.success() && folder.join("converted").join(file).exists(), "LibreOffice refuses {file}");
    Ok(start.elapsed().as_secs_f64())
}
