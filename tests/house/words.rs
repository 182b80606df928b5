//! Every message in both languages, and every code that reaches a person among them.
//! How a message reads is the business of `locale` and its own tests.

use std::collections::{BTreeMap, BTreeSet};

use crate::repository::{Source, sources};

const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// Message id → the variables it names, of one language; an id twice is an error.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let files = sources(&format!("src-tauri/crates/locale/ftl/{language}"));
    for file in files.iter().filter(|file| file.is("ftl")) {
        let mut current = None;
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if let Some((id, _)) = line.split_once('=').filter(|_| starts) {
                let id = id.trim().to_owned();
                assert!(!found.contains_key(&id), "{}: {id} stands twice in {language}", file.path);
                found.insert(id.clone(), BTreeSet::new());
                current = Some(id);
            }
            if let Some(names) = current.as_ref().and_then(|id| found.get_mut(id)) {
                names.extend(variables(line));
            }
        }
    }
    found
}

fn variables(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|after| {
        after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect()
    })
}

#[test]
fn every_message_stands_in_both_languages_with_the_same_variables() {
    let [chinese, english] = LANGUAGES.map(messages);
    let mut wrong = Vec::new();
    for id in chinese.keys().chain(english.keys()).collect::<BTreeSet<_>>() {
        match (chinese.get(id), english.get(id)) {
            (Some(zh), Some(en)) if zh == en => {}
            (Some(zh), Some(en)) => wrong.push(format!("{id}: {zh:?} in zh-CN, {en:?} in en")),
            (None, _) => wrong.push(format!("{id} is missing in zh-CN")),
            (_, None) => wrong.push(format!("{id} is missing in en")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_that_reaches_a_person_has_a_sentence() {
    let messages = LANGUAGES.map(messages);
    let mut wrong = BTreeSet::new();
    for file in sources("src-tauri").iter().filter(|file| file.is("rs")) {
        for code in codes(file) {
            let id = code.replace('.', "-");
            if messages.iter().any(|messages| !messages.contains_key(&id)) {
                wrong.insert(format!("{id} ({})", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "no sentence in one or both languages:\n{}", Vec::from_iter(wrong).join("\n"));
}

/// The literal codes of refusals in a file, outside its tests.
fn codes(file: &Source) -> Vec<String> {
    let own = file.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let calls = ["Problem::new(\"", "Failure::new(\""];
    let found = calls.iter().flat_map(|call| own.split(call).skip(1));
    found.filter_map(|after| after.split_once('"')).map(|(code, _)| code.to_owned()).collect()
}

#[test]
fn locale_holds_its_own_sentences_to_the_rules() {
    let tests: usize = ["src", "tests"]
        .iter()
        .flat_map(|folder| sources(&format!("src-tauri/crates/locale/{folder}")))
        .map(|file| file.text.matches("#[test]").count())
        .sum();
    assert!(tests > 0, "the crate of the sentences has no test");
}
