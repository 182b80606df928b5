//! Row 8: polluted csv files against their clean answers, the dialect given, by the points of the Pollock benchmark.
//! No time is measured. The files lie beside the repository; without them the row says so.

#[path = "../../intake/tests/corpora/measure.rs"]
mod measure;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use domain::Problem;
use intake::parse;

use crate::Asked;
use crate::report::{Goal, Report, Row, Unit};
use crate::rivals::{Worker, python, versions};

const SAMPLE: &str = "../shared/data/hostile/pollock_300.tar.xz";

pub fn measure(_: &Asked, report: &mut Report) -> Result<()> {
    println!("\n━━ polluted csv files");
    let archive = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..").join(SAMPLE);
    ensure!(archive.exists(), "{SAMPLE} is not there");
    let folder = tempfile::tempdir()?;
    let unpacked = Command::new("tar").arg("xf").arg(&archive).arg("-C").arg(folder.path()).status();
    if !unpacked.is_ok_and(|status| status.success()) {
        bail!("tar cannot unpack {SAMPLE}");
    }
    let out = tempfile::tempdir()?;
    let python = python()?;
    let mut rival =
        Worker::start(&python, include_str!("../rivals/pollock.py"), &[folder.path(), out.path()])?;
    let answer = rival.ask("read")?;
    let (mut ours, mut theirs, mut count) = (0.0, 0.0, 0.0);
    for entry in std::fs::read_dir(folder.path().join("csv"))? {
        let path = entry?.path();
        let [own, rivals] = points(folder.path(), &path, out.path())?;
        ours += own;
        theirs += rivals;
        count += 1.0;
    }
    report.add(Row {
        work: "300 polluted csv files against their clean answers, points of 10 a file",
        rival: format!("{}: `read_csv`", versions(&python, &["pandas"])?),
        ours: ours / count,
        theirs: theirs / count,
        unit: Unit::Points,
        goal: Goal::AtLeast(9.9),
        note: format!(
            "the Pollock sample by the benchmark's own measure, both told the dialect of each file; a file that is \
             refused has no points ({} by the rival).",
            answer["refused"]
        ),
    });
    Ok(())
}

/// Of one file: ours, and those of what the rival wrote of it.
fn points(root: &Path, path: &Path, out: &Path) -> Result<[f64; 2]> {
    let name = path.file_name().and_then(|n| n.to_str()).context("no name")?;
    let told = std::fs::read(root.join("parameters").join(format!("{name}_parameters.json")))?;
    let dialect = measure::given(&serde_json::from_slice(&told)?);
    let header = dialect.header_lines > 0;
    let said = |problem: Problem| anyhow::anyhow!("{name}: {problem}");
    let wanted =
        parse(&std::fs::read(root.join("clean").join(name))?, &measure::plain(header)).map_err(said)?;
    let score = |rows: &[Vec<String>]| measure::points(&wanted, header, rows, header);
    let own = parse(&std::fs::read(path)?, &dialect).map_or(0.0, |rows| score(&rows));
    let rivals = match std::fs::read(out.join(name)) {
        Ok(bytes) => score(&parse(&bytes, &measure::plain(header)).map_err(said)?),
        Err(_) => 0.0,
    };
    Ok([own, rivals])
}
