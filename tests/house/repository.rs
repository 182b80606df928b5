//! Reads the repository for the other files: paths, texts, what cargo says, and Rust code without its comments.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const MADE: [&str; 8] =
    [".git", "target", "node_modules", "dist", "gen", "artifacts", "generated", ".svelte-kit"];

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// A file of the repository: its path from the root with `/`, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }

    /// The lines of Rust outside the module `tests`, without comments and the contents of strings.
    pub fn code(&self) -> impl Iterator<Item = (usize, String)> {
        let own = self.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        without_comments_and_strings(own)
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .into_iter()
            .zip(1..)
            .map(|(line, number)| (number, line))
    }
}

/// Every text file that people write under a folder; an absent folder has none.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !MADE.contains(&name.as_str()) {
                collect(&path, found);
            }
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
}

pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn read_json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn cargo(args: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let done = Command::new(cargo).args(args).current_dir(root()).output().unwrap();
    assert!(done.status.success(), "cargo {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// Whether `word` stands in `line` on its own, not as a part of a longer name.
pub fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part))
}

/// Comments and the contents of strings become blanks; lines stay where they are.
fn without_comments_and_strings(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(fence) = raw_fence(rest).filter(|_| !out.ends_with(|c: char| c.is_alphanumeric()))
        {
            let close = format!("\"{fence}");
            let open = fence.len() + 2;
            rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len())
        } else if first == '"' {
            end_of_string(rest)
        } else if rest.starts_with("'\"'") {
            3
        } else if rest.starts_with("'\\\"'") {
            4
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        out.push(' ');
        out.extend(rest[..length].chars().filter(|c| *c == '\n'));
        rest = &rest[length..];
    }
    out
}

/// The hashes of a raw string that starts here.
fn raw_fence(text: &str) -> Option<String> {
    let after = text.strip_prefix('r')?;
    let hashes: String = after.chars().take_while(|c| *c == '#').collect();
    after[hashes.len()..].starts_with('"').then_some(hashes)
}

fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn a_word_in_a_comment_or_a_string_is_not_code() {
    let text = "let a = \"f64 \\\" unsafe\"; // f32\n/* f64\n */ let b = r#\"f64 \" \"#; let c: f32 = 'x';";
    let source = Source { path: "a.rs".to_owned(), text: text.to_owned() };
    let found: Vec<_> =
        source.code().filter(|(_, line)| has_word(line, "f64") || has_word(line, "f32")).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, 3);
    assert!(!has_word("to_f64_exact", "f64"));
}
