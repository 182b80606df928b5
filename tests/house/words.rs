//! The words of the glossary are the words on the screens.
//! That every message stands in both languages, and every code has its sentence, is held by the tests of
//! `locale`, where the messages are. Here is only held that those tests are there.

use crate::repository::{read, sources};

/// Cells of a row of a Markdown table.
fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches('|').split('|').map(str::trim).collect()
}

/// The Chinese terms of a README's glossary: of each row the column `at`, without what explains the term.
fn terms(readme: &str, heading: &str, at: usize) -> Vec<String> {
    let text = read(readme);
    let part = text.split(heading).nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = part.lines().filter(|l| l.starts_with('|')).skip(2).map(cells);
    rows.flat_map(|row| {
        let term = row[at].split(['（', '：']).next().unwrap().to_owned();
        term.split('，').map(str::to_owned).collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn every_chinese_term_of_the_glossary_is_a_word_of_the_screens() {
    let (english, chinese) =
        (terms("README.md", "## Glossary", 1), terms("README.zh-CN.md", "## 用语对照", 0));
    assert!(english.len() > 30, "{english:?}");
    assert_eq!(english, chinese, "both glossaries name the same terms in the same order");
    let screens: String =
        sources("src-tauri/crates/locale/ftl/zh-CN").into_iter().map(|source| source.text).collect();
    for term in english {
        assert!(screens.contains(&term), "“{term}” is in the glossary and on no screen");
    }
}

#[test]
fn locale_holds_every_message_and_every_code_to_both_languages() {
    for (file, test) in [
        ("codes.rs", "every_problem_in_the_program_has_a_sentence_in_both_languages"),
        ("messages.rs", "every_text_exists_in_both_languages_with_the_same_variables"),
    ] {
        let text = read(&format!("src-tauri/crates/locale/tests/{file}"));
        assert!(text.contains(&format!("#[test]\nfn {test}()")), "{file} no longer holds {test}");
    }
}
