//! The Pollock sample: files polluted in known ways, with their clean answers, measured as the benchmark
//! does: success, then precision, recall and F1 of header, records and cells; at most 10 points.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use intake::{Dialect, Encoding, LineEnd, parse, sniff};
use serde_json::Value;

use crate::{corpus, files};

struct Unpacked(PathBuf);

impl Drop for Unpacked {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn unpacked(archive: &Path) -> Option<Unpacked> {
    let folder = std::env::temp_dir().join(format!("zhanggui-pollock-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let done = Command::new("tar").arg("xf").arg(archive).arg("-C").arg(&folder).status();
    if !done.is_ok_and(|status| status.success()) {
        println!("skipped: tar cannot unpack {}", archive.display());
        return None;
    }
    Some(Unpacked(folder))
}

fn given(parameters: &Value) -> Dialect {
    let byte = |key: &str| parameters[key].as_str().and_then(|text| text.bytes().next());
    Dialect {
        delimiter: byte("delimiter").unwrap_or(b','),
        quote: byte("quotechar"),
        escape: byte("escapechar"),
        line_end: match parameters["row_delimiter"].as_str() {
            Some("\r\n") => LineEnd::CrLf,
            Some("\r") => LineEnd::Cr,
            Some("\n") => LineEnd::Lf,
            _ => LineEnd::Any,
        },
        preamble: parameters["preamble_lines"].as_u64().unwrap() as usize,
        header_lines: parameters["header_lines"].as_u64().unwrap() as usize,
        ..Dialect::comma(Encoding::Utf8)
    }
}

/// Precision, recall and F1 as the benchmark counts them, over multisets.
fn measure(wanted: &[String], found: &[String]) -> f64 {
    if wanted.is_empty() {
        return 3.0;
    }
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for one in wanted {
        *counts.entry(one).or_default() += 1;
    }
    let mut common = 0.0;
    for one in found {
        if let Some(left) = counts.get_mut(one.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            common += 1.0;
        }
    }
    if common == 0.0 {
        return 0.0;
    }
    let (precision, recall) = (common / wanted.len() as f64, common / found.len() as f64);
    precision + recall + 2.0 * precision * recall / (precision + recall)
}

fn points(wanted: &[Vec<String>], wanted_header: bool, found: &[Vec<String>], found_header: bool) -> f64 {
    let split = |rows: &[Vec<String>], header: bool| {
        let (head, data) = rows.split_at(usize::from(header).min(rows.len()));
        let joined = |row: &Vec<String>| {
            row.iter().map(|f| if f.is_empty() { "null" } else { f.as_str() }).collect::<String>()
        };
        let records: Vec<String> = data.iter().map(joined).collect();
        (head.concat(), records, data.concat())
    };
    let (wanted, found) = (split(wanted, wanted_header), split(found, found_header));
    1.0 + measure(&wanted.0, &found.0) + measure(&wanted.1, &found.1) + measure(&wanted.2, &found.2)
}

#[test]
fn polluted_files_are_read_as_their_clean_answers() {
    let Some(archive) = corpus("pollock_300.tar.xz") else { return };
    let Some(folder) = unpacked(&archive) else { return };
    let root = &folder.0;
    let all = files(&root.join("csv"));
    let (mut named, mut sniffed) = (0.0, 0.0);
    let mut lost: Vec<(f64, String)> = Vec::new();
    for path in &all {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(path).unwrap();
        let clean = std::fs::read(root.join("clean").join(&name)).unwrap();
        let parameters =
            std::fs::read(root.join("parameters").join(format!("{name}_parameters.json"))).unwrap();
        let dialect = given(&serde_json::from_slice(&parameters).unwrap());
        let header = dialect.header_lines > 0;
        // The clean files are plain: every field quoted, quotes doubled.
        let wanted =
            parse(&clean, &Dialect { header_lines: usize::from(header), ..Dialect::comma(Encoding::Utf8) })
                .unwrap();
        let own = points(&wanted, header, &parse(&bytes, &dialect).unwrap(), header);
        named += own;
        let guess = if bytes.is_empty() { dialect } else { sniff(&bytes).unwrap().dialect };
        let guessed = points(&wanted, header, &parse(&bytes, &guess).unwrap(), guess.header_lines > 0);
        sniffed += guessed;
        lost.push((10.0 - guessed.min(own), format!("{name}: {own:.3} given, {guessed:.3} sniffed")));
    }
    lost.sort_by(|a, b| b.0.total_cmp(&a.0));
    lost.iter().take(20).for_each(|(_, line)| println!("{line}"));
    let count = all.len() as f64;
    println!("{count} files: {:.4} with the dialect given, {:.4} sniffed", named / count, sniffed / count);
    assert!(named / count >= 9.9, "{}", named / count);
    assert!(sniffed / count >= 9.8, "{}", sniffed / count);
}
