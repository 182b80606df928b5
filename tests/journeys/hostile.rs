//! Broken, hostile and merely strange files through the owner's own way in, read beside the program as the window
//! has it: each gives rows or one clear sentence, nothing is written, and the program lives on.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use api::reader::WORD;
use domain::Problem;
use serde_json::json;

use crate::command_line::program;
use crate::desk::{Desk, hash, sentence, shared};

/// Every file of a public corpus beside the repository.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// What came of the files of a corpus.
struct Seen {
    /// Files that came to no figures, each with the code of its sentence.
    refused: Vec<(String, String)>,
    /// The most memory that a reader took, in kB.
    most: u64,
}

/// Reads each file on its own, with an eye on the readers all the while: one that a file ends takes its peak along.
fn read_each(desk: &Desk, files: &[PathBuf]) -> Seen {
    let (done, most) = (AtomicBool::new(false), AtomicU64::new(0));
    let look = || most.fetch_max(readers().into_iter().map(peak).max().unwrap_or(0), Ordering::Relaxed);
    let refused = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                look();
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        // Whatever happens below, the one who looks must end.
        let _end = Ended(&done);
        read_all(desk, files)
    });
    look();
    Seen { refused, most: most.into_inner() }
}

struct Ended<'a>(&'a AtomicBool);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn read_all(desk: &Desk, files: &[PathBuf]) -> Vec<(String, String)> {
    let before = (hash(&desk.path("店.zhanggui")), desk.last_change());
    let mut unusable = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let token = desk.host.token(path);
        let answer = desk.try_call("facts.preview", json!({ "tokens": [token], "month": "2026-10" }));
        match answer {
            Ok(preview) => {
                let told = |key: &str| preview[key].as_array().map_or(0, Vec::len);
                let any = told("sheets") + told("refused") + told("known") + told("unknown");
                assert!(any > 0 || !preview["note"].is_null(), "{name} came to nothing: {preview}");
                for refused in preview["refused"].as_array().into_iter().flatten() {
                    let problem: Problem =
                        serde_json::from_value(refused["told"]["problem"].clone()).unwrap();
                    clear(&name, &problem);
                    unusable.push((name.clone(), problem.code));
                }
            }
            Err(problem) => {
                clear(&name, &problem);
                unusable.push((name, problem.code));
            }
        }
    }
    assert_eq!((hash(&desk.path("店.zhanggui")), desk.last_change()), before, "something was written");
    unusable
}

/// One sentence in either language that says the data is safe; a reader that died is no clear answer.
fn clear(name: &str, problem: &Problem) {
    assert!(!["import.reader_died", "import.too_slow"].contains(&problem.code.as_str()), "{name}: {problem}");
    sentence(problem);
}

/// Processes of this one that read files.
fn readers() -> Vec<u32> {
    let me = std::process::id();
    let ours = |pid: &u32| {
        let read = |what: &str| std::fs::read_to_string(format!("/proc/{pid}/{what}")).ok();
        let parent = read("stat")
            .and_then(|stat| stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse::<u32>().ok());
        parent == Some(me) && read("cmdline").is_some_and(|line| line.contains(WORD))
    };
    let all = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    all.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(ours).collect()
}

fn peak(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

fn desk() -> Desk {
    let desk = Desk::reading_with(Some(program().to_owned()));
    desk.call("book.new", json!({ "token": desk.token("店.zhanggui"), "name": "小满家居" }));
    desk.call("shops.save", json!({ "name": "店", "platform": "tmall", "active": true }));
    desk
}

#[test]
#[cfg(target_os = "linux")]
fn every_hostile_file_gives_rows_or_one_clear_sentence_and_writes_nothing() {
    let Some(folder) = shared("data/hostile") else { return };
    let desk = desk();
    let mut count = 0;
    for corpus in ["poi", "calamine", "chardet-gb2312", "csv-spectrum", "blns"] {
        let files = files(&folder.join(corpus));
        let seen = read_each(&desk, &files);
        let (refused, most) = (seen.refused.len(), seen.most);
        println!(
            "{corpus}: {} files, {refused} without figures, readers at most {} MB",
            files.len(),
            most >> 10
        );
        assert!(most > 0 && most < 1 << 20, "{corpus}: {most} kB");
        count += files.len();
    }
    assert!(count > 100, "{count} files");
    let polluted = desk.path("pollock");
    std::fs::create_dir_all(&polluted).unwrap();
    let archive = folder.join("pollock_300.tar.xz");
    let unpacked = std::process::Command::new("tar").arg("xf").arg(archive).arg("-C").arg(&polluted).status();
    if unpacked.is_ok_and(|s| s.success()) {
        let files = files(&polluted);
        let csv: Vec<_> = files.into_iter().filter(|f| f.extension().is_some_and(|e| e == "csv")).collect();
        assert!(csv.len() > 100, "{} files", csv.len());
        let seen = read_each(&desk, &csv);
        println!("pollock: {} files, readers at most {} MB", csv.len(), seen.most >> 10);
        assert!(seen.most > 0 && seen.most < 1 << 20, "pollock: {} kB", seen.most);
        // Each is read as a table that no platform hands out, however polluted; only a file of nothing is none.
        let odd = seen.refused.iter().filter(|(_, code)| code != "import.no_layout");
        let odd: Vec<(&str, &str)> = odd.map(|(name, code)| (name.as_str(), code.as_str())).collect();
        assert_eq!(
            odd,
            [("file_no_payload.csv", "import.empty_file"); 2],
            "the polluted one and its clean answer"
        );
        assert_eq!(seen.refused.len(), csv.len());
    } else {
        println!("skipped: tar cannot unpack pollock_300.tar.xz");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn readers_end_with_the_program_that_started_them() {
    let desk = desk();
    let token =
        desk.file("数据.csv", "日期,旺旺昵称,咨询人数,接待人数\n2026-10-03,店:阿青,30,20\n".as_bytes());
    desk.call("facts.preview", json!({ "tokens": [token] }));
    let before = readers();
    assert!(!before.is_empty(), "one waits for the next file");
    drop(desk);
    assert!(readers().iter().all(|pid| !before.contains(pid)), "none is left");
}
