//! Hostile workbooks and pages, each read in a process of its own with a limit of memory and time, so that
//! one that ends the process does not end the test.

use std::path::Path;
use std::process::Command;

use intake::{Cell, shown, tables};

use crate::{corpus, files};

const FILE: &str = "ZHANGGUI_CORPUS_FILE";

/// What one file came to, as the child tells it.
struct Outcome {
    sheets: usize,
    cells: usize,
    code: String,
    kilobytes: u64,
}

#[test]
fn one_file_is_read_in_a_process_of_its_own() {
    let Ok(path) = std::env::var(FILE) else { return };
    let name = Path::new(&path).file_name().unwrap().to_string_lossy().into_owned();
    let bytes = std::fs::read(&path).unwrap();
    let (sheets, cells, code) = match tables(&intake::Here, &name, &bytes) {
        Ok((sheets, _)) => {
            let read: Vec<_> = sheets.iter().flatten().collect();
            let lines = read.iter().flat_map(|t| &t.lines);
            let cells =
                lines.flat_map(|l| &l.cells).filter(|(_, c)| *c != Cell::Empty && shown(c).len() < 40_000);
            let code = sheets.iter().find_map(|s| s.as_ref().err()).map_or("-", |p| p.code.as_str());
            (read.len(), cells.count(), code.to_owned())
        }
        Err(problem) => {
            assert_eq!(problem.params["file"], name);
            (0, 0, problem.code)
        }
    };
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = peak.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("0 kB").trim().to_owned();
    println!("OUTCOME {sheets} {cells} {code} {peak}");
}

fn in_a_child(path: &Path) -> Result<Outcome, String> {
    let me = std::env::current_exe().unwrap();
    let run = "ulimit -v 1048576; exec timeout 30 \"$0\" --exact workbooks::one_file_is_read_in_a_process_of_its_own --nocapture";
    let out = Command::new("sh").arg("-c").arg(run).arg(me).env(FILE, path).output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    // The harness may print its own words in front.
    let told = text.lines().find_map(|l| l.split_once("OUTCOME ")).map(|(_, told)| told.to_owned());
    match told {
        Some(told) if out.status.success() => {
            let words: Vec<&str> = told.split_whitespace().collect();
            let number = |at: usize| words[at].parse().unwrap();
            Ok(Outcome {
                sheets: number(0),
                cells: number(1),
                code: words[2].to_owned(),
                kilobytes: number(3) as u64,
            })
        }
        _ => Err(format!(
            "{}: {}",
            out.status,
            String::from_utf8_lossy(&out.stderr).lines().next().unwrap_or_default()
        )),
    }
}

/// Reads a corpus; gives how many files had cells, of how many.
fn read_all(folder: &Path) -> (usize, usize) {
    let all = files(folder);
    let (mut read, mut worst) = (0, 0);
    let mut broken = Vec::new();
    for path in &all {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match in_a_child(path) {
            Ok(outcome) => {
                println!(
                    "{name}: {} sheets, {} cells, {}, {} MB",
                    outcome.sheets,
                    outcome.cells,
                    outcome.code,
                    outcome.kilobytes >> 10
                );
                assert!(outcome.sheets > 0 || outcome.code.starts_with("import."), "{name}");
                read += usize::from(outcome.sheets > 0);
                worst = worst.max(outcome.kilobytes);
            }
            Err(why) => broken.push(format!("{name}: {why}")),
        }
    }
    println!("{} files, {read} read, at most {} MB", all.len(), worst >> 10);
    assert!(worst < 1 << 20, "{worst} kB");
    assert!(broken.is_empty(), "{broken:#?}");
    (read, all.len())
}

#[test]
#[cfg(unix)]
fn every_workbook_of_poi_gives_sheets_or_one_clear_problem() {
    let Some(folder) = corpus("poi") else { return };
    let (read, all) = read_all(&folder);
    assert!(read * 10 > all * 8, "{read} of {all}");
}

#[test]
#[cfg(unix)]
fn every_workbook_of_calamine_gives_sheets_or_one_clear_problem() {
    let Some(folder) = corpus("calamine") else { return };
    let (read, all) = read_all(&folder);
    assert!(read * 10 > all * 8, "{read} of {all}");
}

#[test]
#[cfg(unix)]
fn every_page_in_an_old_encoding_gives_a_table_or_one_clear_problem() {
    let Some(folder) = corpus("chardet-gb2312") else { return };
    read_all(&folder);
    // The real byte pairs of the pages are decoded, whatever they say.
    for path in files(&folder) {
        let bytes = std::fs::read(&path).unwrap();
        let text = [b"name,text\n1,\"".as_slice(), &bytes, b"\"\n"].concat();
        if std::str::from_utf8(&bytes).is_ok() {
            continue;
        }
        let sniffed = intake::sniff(&text).unwrap();
        assert_eq!(sniffed.dialect.encoding, intake::Encoding::Gb18030, "{path:?}");
    }
}

/// Every filled cell of a workbook: sheet, row, column, text.
fn cells_of(folder: &Path, name: &str) -> Vec<(String, u32, u32, String)> {
    let bytes = std::fs::read(folder.join(name)).unwrap();
    let (sheets, _) = tables(&intake::Here, name, &bytes).unwrap();
    let mut all = Vec::new();
    for table in sheets.into_iter().map(Result::unwrap) {
        for line in &table.lines {
            let cells = line.cells.iter().map(|(col, c)| (table.sheet.clone(), line.row, *col, shown(c)));
            all.extend(cells.filter(|(.., text)| !text.is_empty()));
        }
    }
    // The order of the sheets is each file's own.
    all.sort();
    all
}

#[test]
fn a_workbook_gives_the_same_cells_as_xlsb_xls_ods_and_xlsx() {
    let Some(folder) = corpus("calamine") else { return };
    for (xlsb, other, texts) in [
        ("date.xlsb", "date.xls", vec!["2021-01-01", "15", "2021-01-02", "16"]),
        ("issue_419.xlsb", "issue_419.xlsx", vec!["Hello"]),
        ("issues.xlsb", "issues.ods", vec!["1.5", "ab", "test", "2016-10-20", "☺", "àâéêèçöïî«»"]),
    ] {
        let (ours, theirs) = (cells_of(&folder, xlsb), cells_of(&folder, other));
        assert_eq!(ours, theirs, "{xlsb} and {other}");
        for text in texts {
            assert!(ours.iter().any(|(.., found)| found == text), "{xlsb} has no {text}: {ours:?}");
        }
    }
}
