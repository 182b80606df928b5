//! No message stands in the files that nobody asks for: what was once said and no longer is goes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use domain::Lang;

/// What the shipped sources say, as far as an id can be made of it.
#[derive(Default)]
struct Said {
    /// Everything in quotes.
    literals: BTreeSet<String>,
    /// Every word, `BothWays` also as `both_ways`.
    words: BTreeSet<String>,
    /// Quoted texts with holes, cut at the holes: `month-${verb}_some` is `month-` and `_some`.
    holed: BTreeSet<Vec<String>>,
}

impl Said {
    fn read(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["target", "tests", "gen", "ftl"].contains(&name.as_str()) {
                    self.read(&path);
                }
            } else if [".rs", ".ts", ".svelte", ".sql"].iter().any(|end| name.ends_with(end))
                && name != "tests.rs"
                && !name.ends_with(".test.ts")
            {
                let text = fs::read_to_string(&path).unwrap();
                self.hear(text.split("#[cfg(test)]\nmod ").next().unwrap_or_default());
            }
        }
    }

    fn hear(&mut self, text: &str) {
        let mut before = '\n';
        let mut word = String::new();
        for c in text.chars() {
            if c.is_ascii_alphanumeric() || c == '_' {
                if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
                    word.push('_');
                }
                word.push(c.to_ascii_lowercase());
            } else if !word.is_empty() {
                self.words.insert(std::mem::take(&mut word));
            }
            before = c;
        }
        for quote in ['"', '\'', '`'] {
            // A quote opens or closes: both sides of each are taken, the shape of an id tells.
            for piece in text.split(quote).filter(|p| p.len() < 100 && p.contains(['-', '.', '_'])) {
                if piece.ends_with('-') || piece.contains('{') {
                    self.holed.insert(holed(piece));
                } else {
                    self.literals.insert(piece.to_owned());
                }
            }
        }
    }

    fn asks_for(&self, id: &str) -> bool {
        let known = |hole: &str| hole.split('-').all(|part| self.words.contains(part));
        self.literals.contains(id)
            || self.literals.contains(&id.replacen('-', ".", 1))
            || id.strip_prefix("cure-").is_some_and(|of| self.asks_for(of))
            || self.holed.iter().any(|parts| filled(parts, id).is_some_and(known))
    }
}

/// The text between holes, up to the second hole: what follows is taken as part of the first.
fn holed(text: &str) -> Vec<String> {
    let start = text.split(['{', '$']).next().unwrap_or_default();
    let end = text.rsplit('}').next().filter(|_| text.contains('}')).unwrap_or_default();
    vec![start.to_owned(), end.to_owned()]
}

/// What fills the hole so that the text becomes the id.
fn filled<'a>(parts: &[String], id: &'a str) -> Option<&'a str> {
    let [start, end] = parts else { return None };
    // A hole alone could be anything, and so could one behind less than an area.
    let named =
        start.contains('-') && !start.contains(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
    id.strip_prefix(start.as_str())
        .filter(|_| named)?
        .strip_suffix(end.as_str())
        .filter(|hole| !hole.is_empty())
}

fn program() -> Said {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let mut said = Said::default();
    said.read(&root.join("src-tauri"));
    said.read(&root.join("ui/src"));
    assert!(said.words.len() > 1_000 && said.literals.len() > 1_000, "the sources were not found");
    said
}

/// Ids of the messages, and the whole text that may refer to them.
fn messages() -> (Vec<String>, String) {
    let text: String = locale::files(Lang::Zh).iter().map(|(_, text)| format!("{text}\n")).collect();
    let ids = text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()));
    (ids.filter_map(|l| l.split_once(" =")).map(|(id, _)| id.trim().to_owned()).collect(), text)
}

#[test]
fn every_message_is_asked_for_somewhere() {
    let said = program();
    let (ids, text) = messages();
    assert!(ids.len() > 500, "{} messages", ids.len());
    let referred = |id: &str| [format!("{{ {id} }}"), format!("{{ {id} ->")].iter().any(|r| text.contains(r));
    let dead: Vec<&String> = ids.iter().filter(|id| !said.asks_for(id) && !referred(id)).collect();
    assert!(dead.is_empty(), "nobody asks for {dead:#?}");
}

#[test]
fn a_message_of_nobody_is_found() {
    let said = program();
    for id in [
        "month-reason_never_needed",
        "import-bad_marks_of_old",
        "cure-import-bad_marks_of_old",
        "must_set-ranges",
    ] {
        assert!(!said.asks_for(id), "{id}");
    }
    let mut one = Said::default();
    one.hear("t(`month-${verb}_some`); Verb::TakeBack; Problem::new(\"month.closed\")");
    assert!(one.asks_for("month-take_back_some") && one.asks_for("month-closed"));
    assert!(!one.asks_for("month-other_some") && !one.asks_for("month-take_back"));
}
