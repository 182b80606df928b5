//! A corpus of broken and malicious workbooks, where it is at hand: each is read or refused, quickly.

use std::time::{Duration, Instant};

use crate::book::read;
use crate::chitu::shared;

#[test]
fn every_hostile_workbook_gives_sheets_or_one_clear_problem_in_time() {
    let Some(root) = shared("hostile") else { return };
    let mut files = Vec::new();
    for folder in ["poi", "calamine"] {
        files.extend(std::fs::read_dir(root.join(folder)).unwrap().map(|e| e.unwrap().path()));
    }
    files.sort();
    let mut read_well = 0;
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy();
        let bytes = std::fs::read(path).unwrap();
        let start = Instant::now();
        let draft = read(&name, &bytes);
        assert!(start.elapsed() < Duration::from_secs(30), "{name} took {:?}", start.elapsed());
        // None of them is a known report: a refusal, with at least one sheet looked at where it could be.
        assert!(draft.refused(), "{name}");
        read_well += usize::from(!draft.sheets.is_empty());
        let codes: Vec<_> = draft.findings().map(|f| f.problem.code.clone()).collect();
        println!("{name}: {codes:?}");
    }
    println!("{} files, {read_well} opened", files.len());
    assert!(read_well * 4 > files.len(), "only {read_well} of {} could be opened", files.len());
}
