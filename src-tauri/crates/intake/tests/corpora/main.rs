//! Public corpora of broken, hostile and merely strange files, where they are at hand: every file gives
//! rows or one clear problem.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod measure;
mod pollock;
mod spectrum;
mod workbooks;

use std::path::PathBuf;

/// The folder of a corpus beside the repository; says so where it is not there.
pub fn corpus(folder: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let path = root.join("../shared/data/hostile").join(folder);
    if !path.exists() {
        println!("skipped: ../shared/data/hostile/{folder} is not there");
        return None;
    }
    Some(path)
}

pub fn files(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    found.sort();
    found
}
