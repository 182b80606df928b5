//! Row 4: 500 evaluation sheets as one PDF. The sample shop's own sheets, repeated under different names,
//! against WeasyPrint on HTML with the same words and figures.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use api::paper::{Setting, evaluation};
use papers::Paper;
use papers::docs::EvaluationDoc;
use serde_json::json;

use crate::report::{Goal, Report, Row, Unit, median};
use crate::rivals::{Worker, python, versions};
use crate::{Asked, clock, desk};

const SHEETS: usize = 500;
/// WeasyPrint takes minutes; another run would not change the verdict.
const RIVAL_RUNS: usize = 1;

pub fn measure(asked: &Asked, report: &mut Report) -> Result<()> {
    println!("\n━━ {SHEETS} evaluation sheets");
    let folder = tempfile::tempdir()?;
    let docs = documents(folder.path())?;
    if asked.alone {
        for _ in 0..=asked.runs {
            let made = once(folder.path(), &docs)?;
            println!("{:.3} s, of them the PDF {:.3} s", made.seconds, made.pdf_seconds);
        }
        return Ok(());
    }
    let python = python()?;
    std::fs::write(folder.path().join("sheets.json"), serde_json::to_vec(&docs)?)?;
    let mut rival = Worker::start(&python, include_str!("../rivals/papers.py"), &[folder.path()])?;
    rival.ask("12")?;

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let mut size = 0;
    for round in 0..=asked.runs {
        let made = once(folder.path(), &docs)?;
        size = made.size;
        if round > 0 {
            ours.push(made.seconds);
        }
        if round < RIVAL_RUNS {
            theirs.push(rival.seconds(&SHEETS.to_string())?);
        }
    }
    report.add(Row {
        work: "500 evaluation sheets to one PDF",
        rival: format!("{}, the same content as HTML", versions(&python, &["weasyprint"])?),
        ours: median(ours),
        theirs: median(theirs),
        unit: Unit::Seconds,
        goal: Goal::Faster { times: 10.0, within: Some(std::time::Duration::from_secs(3)) },
        note: format!(
            "layout and PDF ({:.1} MB) written to disk; fonts unpacked before. WeasyPrint: parsing, layout and PDF \
             of HTML that is already made; one run.",
            size as f64 / 1e6
        ),
    });
    Ok(())
}

/// The whole stack written to disk.
struct Made {
    seconds: f64,
    pdf_seconds: f64,
    size: usize,
}

fn once(folder: &Path, docs: &[EvaluationDoc]) -> Result<Made> {
    let start = Instant::now();
    let paper = Paper::evaluations(docs).map_err(|problem| desk::refused("papers", &problem))?;
    let laid_out = start.elapsed();
    let pdf = paper.pdf().map_err(|problem| desk::refused("pdf", &problem))?;
    std::fs::write(folder.join("sheets.pdf"), &pdf)?;
    let whole = start.elapsed();
    ensure!(paper.page_count() >= SHEETS * 2 && paper.problems.is_empty(), "the sheets are not whole");
    let pdf_seconds = (whole - laid_out).as_secs_f64();
    Ok(Made { seconds: whole.as_secs_f64(), pdf_seconds, size: pdf.len() })
}

/// The sheets of the sample's last confirmed month, repeated under other names.
fn documents(folder: &Path) -> Result<Vec<EvaluationDoc>> {
    let host = desk::host(folder);
    desk::call(&host, "book.sample", json!({}))?;
    let locale = host.locale();
    let sheets = host.with(|open| {
        let view = open.month(clock::month(2))?;
        let set = Setting {
            locale,
            book: "砚溪禾舍",
            sample: false,
            print_date: clock::now().today,
            corrections: &[],
        };
        let mut docs = Vec::new();
        for run in &view.runs {
            for (sheet, who) in run.sheets() {
                let trend = open.trend(clock::month(2), &run.scheme.id, who.id)?;
                docs.push(evaluation(&view, run, sheet, who, &trend, &set));
            }
        }
        Ok(docs)
    });
    let sheets = sheets.map_err(|problem| desk::refused("sample", &problem))?;
    ensure!(!sheets.is_empty(), "the sample has no sheets");
    (0..SHEETS)
        .map(|n| {
            let mut doc = sheets.get(n % sheets.len()).context("a sheet")?.clone();
            doc.person.name = format!("{}{n}", doc.person.name);
            doc.person.staff_no = format!("{n:04}");
            Ok(doc)
        })
        .collect()
}
