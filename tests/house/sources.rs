//! What never appears in the sources, with the few named exceptions and their reasons.

use serde_json::Value;

use crate::repository::{Source, has_word, read, root, sources};

const LONGEST: usize = 500;

/// Files that may ask the clock: one a host.
const CLOCKS: [&str; 4] = [
    "src-tauri/src/clock.rs",
    "src-tauri/crates/cli/",
    "src-tauri/crates/dev-server/",
    "src-tauri/crates/bench/",
];

/// Files that may hold `unsafe`, each with a safety note in it.
const UNSAFE: [&str; 2] = ["src-tauri/src/memory.rs", "src-tauri/src/drawing.rs"];

/// Files of the pure crates that may name a floating point type, each with its reason.
const FLOATS: [(&str, &str); 1] = [(
    "src-tauri/crates/domain/src/num.rs",
    "a numeric cell is f64 in the file; it becomes its shortest decimal here",
)];

fn rust() -> Vec<Source> {
    ["src-tauri", "tests"].into_iter().flat_map(sources).filter(|source| source.is("rs")).collect()
}

fn pure() -> Vec<Source> {
    let crates = ["domain", "scoring", "pay", "ladder", "register"];
    let folders = crates.map(|name| format!("src-tauri/crates/{name}/src"));
    folders.iter().flat_map(|folder| sources(folder)).filter(|source| source.is("rs")).collect()
}

/// Every line of code that has one of the words, as `path:line: text`.
fn lines_with(files: &[Source], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in file.code() {
            if words.iter().any(|word| has_word(&line, word)) {
                found.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    found
}

fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn money_and_points_are_never_floating_point() {
    let mut found = lines_with(&pure(), &["f32", "f64"]);
    found.retain(|line| !FLOATS.iter().any(|(file, _)| line.starts_with(file)));
    none(&found, "decimals only");
    assert!(!pure().is_empty(), "the pure crates were not found");
}

#[test]
fn the_rules_of_the_business_ask_no_clock_and_roll_no_dice() {
    let asks = ["Instant", "SystemTime", "Local", "Utc", "rand", "thread_rng", "env", "fs", "net"];
    none(&lines_with(&pure(), &asks), "today, now and a seed are arguments");
}

#[test]
fn only_a_host_asks_the_clock() {
    let mut found = lines_with(&rust(), &["disallowed_methods"]);
    found.retain(|line| !CLOCKS.iter().any(|file| line.starts_with(file)));
    none(&found, "today and now are arguments");
}

#[test]
fn unsafe_stands_only_in_named_files() {
    let mut found = lines_with(&rust(), &["unsafe", "unsafe_code"]);
    found.retain(|line| !UNSAFE.iter().any(|file| line.starts_with(file)));
    none(&found, "unsafe is denied");
    assert!(read("Cargo.toml").contains("unsafe_code = \"deny\""));
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let reason = format!("Longer than {LONGEST} lines because");
    let written = ["rs", "ts", "svelte", "css", "sql", "ftl", "typ"];
    let mut found = Vec::new();
    for file in ["src-tauri", "tests", "ui"].into_iter().flat_map(sources) {
        let lines = file.text.lines().count();
        // What is made from another source is not read.
        let excused =
            file.text.lines().take(10).any(|line| line.contains(&reason) || line.contains("do not edit"));
        if lines > LONGEST && !excused && written.iter().any(|extension| file.is(extension)) {
            found.push(format!("{}: {lines} lines", file.path));
        }
    }
    none(&found, &format!("at most {LONGEST} lines, or a line at the top that says \"{reason} ...\""));
}

#[test]
fn every_module_says_what_it_is_for() {
    let mut found: Vec<String> = Vec::new();
    for file in rust().into_iter().filter(|file| file.text.lines().count() > 20) {
        let first = file.text.lines().find(|line| !line.starts_with("#!") && !line.trim().is_empty());
        if !first.is_some_and(|line| line.starts_with("//!")) {
            found.push(file.path);
        }
    }
    none(&found, "a module starts with two to four lines of //!");
}

#[test]
fn nothing_unfinished_and_no_machine_is_named() {
    // Put together here, or this file would name them.
    let unfinished =
        [concat!("to", "do!("), concat!("unimple", "mented!("), concat!("FIX", "ME"), concat!("XX", "X")];
    let machine =
        [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];
    let mut found = Vec::new();
    for file in sources("") {
        let locks = file.path.ends_with("Cargo.lock") || file.path.ends_with("package-lock.json");
        for (line, number) in file.text.lines().zip(1..).filter(|_| !locks) {
            // A path of a machine begins with the folder; `./areas/home/` does not.
            let inside = |c: char| c.is_alphanumeric() || "._-*})".contains(c);
            let named =
                |folder: &&str| line.match_indices(*folder).any(|(at, _)| !line[..at].ends_with(inside));
            if unfinished.iter().any(|word| line.contains(word)) || machine.iter().any(named) {
                found.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    none(&found, "finish it, and name no machine");
}

#[test]
fn every_test_runs() {
    let mut found = rust();
    found.retain(|file| file.text.contains(concat!("#[", "ignore")));
    none(&found.into_iter().map(|file| file.path).collect::<Vec<_>>(), "a test runs, or is not there");
}

#[test]
fn only_the_bridge_knows_its_host_and_text_is_never_markup() {
    let markup = [
        ".innerHTML",
        ".outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "{@html",
        "new Function(",
    ];
    let mut found = Vec::new();
    for file in sources("ui/src") {
        let bridge = file.path.starts_with("ui/src/bridge/");
        for (line, number) in file.text.lines().zip(1..) {
            if (line.contains("@tauri-apps") && !bridge) || markup.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    none(&found, "the host is behind ui/src/bridge, and text is text");
}

#[test]
fn ci_runs_what_a_person_runs() {
    let script = read(".ci/run");
    assert!(script.contains("set -euo pipefail"));
    assert_eq!(script.lines().last(), Some("exec cargo xtask test"));
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = read(readme);
        assert!(
            text.contains("cargo xtask run") && text.contains("cargo xtask test"),
            "{readme}: two commands"
        );
    }
}

#[test]
fn the_licence_and_the_notices_lie_at_the_top() {
    assert!(read("LICENSE").contains("Apache License"));
    assert!(read("Cargo.toml").contains("license = \"Apache-2.0\""));
    for named in ["Noto Sans SC", "SQLite", "Lucide", "Typst", "Tauri"] {
        assert!(read("THIRD-PARTY.md").contains(named), "THIRD-PARTY.md does not name {named}");
    }
    let parts: Value = std::fs::read_to_string(root().join("ui/package.json"))
        .map_or(Value::Null, |text| serde_json::from_str(&text).unwrap());
    for name in parts["dependencies"].as_object().into_iter().flat_map(serde_json::Map::keys) {
        assert!(read("THIRD-PARTY.md").contains(&format!("`{name}`")), "THIRD-PARTY.md does not name {name}");
    }
    let fonts = root().join("src-tauri/crates/papers/fonts");
    assert!(!fonts.exists() || fonts.join("OFL.txt").exists(), "the fonts lie without their licence");
}
