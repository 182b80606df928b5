//! Invariant 9: every code that can reach a person has its sentence in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use domain::{Lang, Problem};
use locale::Locale;

#[test]
fn every_problem_in_the_program_has_a_sentence_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = Vec::new();
    rust_files(&root, &mut sources);
    assert!(sources.len() > 20, "the program's sources were not found from {}", root.display());

    let texts: Vec<(String, String)> = sources
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().display().to_string();
            (name, shipped(&fs::read_to_string(path).unwrap()).to_owned())
        })
        .collect();
    let said: BTreeSet<String> = texts.iter().flat_map(|(_, text)| codes(text)).collect();
    let areas: BTreeSet<&str> = said.iter().filter_map(|code| code.split('.').next()).collect();
    let commands: BTreeSet<String> = texts.iter().flat_map(|(_, text)| commands(text)).collect();
    assert!(said.len() > 20 && commands.len() > 10, "{} codes, {} commands", said.len(), commands.len());

    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, text) in &texts {
        for code in codes(text) {
            used.entry(code).or_default().insert(name.clone());
        }
        // Codes also travel through small functions, `problem("import.password")`: every literal of their shape
        // counts, if it has the area of a known code and is neither a command nor a file.
        for code in literals(text).into_iter().filter(|c| !commands.contains(c)) {
            if areas.contains(code.split('.').next().unwrap_or_default()) {
                used.entry(code).or_default().insert(name.clone());
            }
        }
    }
    let mut faults = Vec::new();
    for (code, places) in &used {
        for lang in [Lang::Zh, Lang::En] {
            if !own_language(lang).contains(&locale::message_id(code)) {
                let places: Vec<&str> = places.iter().map(String::as_str).collect();
                faults.push(format!("{} has no sentence for {code} ({})", lang.tag(), places.join(", ")));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {} codes:\n{}", faults.len(), used.len(), faults.join("\n"));
}

/// Codes of the import that stop a file, a sheet or the whole import: their sentence says what to do, and the list of
/// what to mend does not hold them.
const STOPS: &[&str] = &[
    "import.all_ignored",
    "import.all_unbound",
    "import.all_unchanged",
    "import.all_unsettled",
    "import.bad_entry_name",
    "import.damaged",
    "import.doctype",
    "import.duplicate_entry",
    "import.empty_file",
    "import.empty_workbook",
    "import.entry_too_large",
    "import.inflated_too_large",
    "import.mapping_unfit",
    "import.marks_no_items",
    "import.marks_top_changed",
    "import.no_file_chosen",
    "import.no_files",
    "import.no_layout",
    "import.no_period",
    "import.no_staff_table",
    "import.not_workbook",
    "import.nothing",
    "import.nothing_ticked",
    "import.only_headings",
    "import.only_known",
    "import.only_staff",
    "import.page_without_table",
    "import.password",
    "import.paste_empty",
    "import.period_out_of_range",
    "import.preview_gone",
    "import.reader_stopped",
    "import.sheet_unreadable",
    "import.text_not_workbook",
    "import.text_unreadable",
    "import.too_large",
    "import.too_many_cells",
    "import.too_many_entries",
    "import.too_many_files",
    "import.too_many_rows",
    "import.too_many_strings",
    "import.unreadable",
    "import.wrong_cells",
    "import.xls_too_old",
    "import.zip_in_zip",
    "import.zip_not_workbook",
    "import.zip_ratio",
];

#[test]
fn every_code_that_an_import_only_tells_has_its_cure_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut sources = Vec::new();
    rust_files(&root.join("intake/src"), &mut sources);
    rust_files(&root.join("api/src/areas/facts"), &mut sources);
    let texts = sources.iter().map(|path| fs::read_to_string(path).unwrap());
    let said: BTreeSet<String> =
        texts.flat_map(|text| literals(shipped(&text))).filter(|code| code.starts_with("import.")).collect();
    assert!(said.len() > 70, "{said:?}");
    for lang in [Lang::Zh, Lang::En] {
        let own = own_language(lang);
        let cure = |code: &str| own.contains(&format!("cure-{}", locale::message_id(code)));
        let lacking: Vec<&String> =
            said.iter().filter(|c| !STOPS.contains(&c.as_str()) && !cure(c)).collect();
        assert!(lacking.is_empty(), "{} has no cure for {lacking:?}", lang.tag());
        let both: Vec<&&str> = STOPS.iter().filter(|code| cure(code)).collect();
        assert!(both.is_empty(), "these only stop, and have a cure all the same: {both:?}");
        assert!(cure("month.closed"), "a sheet of a closed month is among what is told");
    }
    let gone: Vec<&&str> = STOPS.iter().filter(|code| !said.contains(**code)).collect();
    assert!(gone.is_empty(), "nothing says {gone:?} any more");
}

/// Ids of a language's own files; the fallback to the other language does not count.
fn own_language(lang: Lang) -> BTreeSet<String> {
    let lines = locale::files(lang).iter().flat_map(|(_, text)| text.lines());
    lines
        .filter(|l| l.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|l| l.split_once('='))
        .map(|(id, _)| id.trim().to_owned())
        .collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            // Tests make up problems of their own, which nobody ever reads.
            if !["target", "tests", "gen", "node_modules"].contains(&name.as_str()) {
                rust_files(&path, found);
            }
        } else if name.ends_with(".rs") && name != "tests.rs" {
            found.push(path);
        }
    }
}

/// The part of a file that ships: what comes before its tests.
fn shipped(text: &str) -> &str {
    match text.find("#[cfg(test)]\nmod ") {
        Some(end) => &text[..end],
        None => text,
    }
}

/// The first literal of every `Problem::new(` call, wherever the line breaks.
fn codes(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in text.split("Problem::new(").skip(1) {
        if let Some(literal) = rest.trim_start().strip_prefix('"')
            && let Some((code, _)) = literal.split_once('"')
        {
            found.push(code.to_owned());
        }
    }
    found
}

/// Names of the command table, `Read "book.info" ...`, and of those the host answers, `name == "job.cancel"`.
fn commands(text: &str) -> Vec<String> {
    let host = text.split("name == \"").skip(1).filter_map(|rest| rest.split_once('"'));
    let rows = text.lines().map(str::trim_start).filter(|l| l.starts_with(|c: char| c.is_ascii_uppercase()));
    rows.filter_map(|l| l.split_whitespace().nth(1))
        .filter_map(|word| word.strip_prefix('"')?.split_once('"'))
        .chain(host)
        .map(|(name, _)| name.to_owned())
        .filter(|name| is_code(name))
        .collect()
}

/// Every literal that looks like a code, outside comments.
fn literals(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    lines
        .flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| is_code(word))
        .collect()
}

fn is_code(word: &str) -> bool {
    let Some((area, rest)) = word.split_once('.') else { return false };
    let plain =
        |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b"_0123456789".contains(&b));
    let file =
        ["json", "pdf", "xlsx", "xls", "csv", "html", "xml", "bin", "ftl", "txt", "db", "zip", "zhanggui"]
            .contains(&rest);
    plain(area) && plain(rest) && !file
}

#[test]
fn codes_are_found_wherever_the_line_breaks() {
    let text = "a(Problem::new(\"x.one\")); Problem::new(\n        \"x.two\",\n    )\n    Problem::new(code)";
    assert_eq!(codes(text), ["x.one", "x.two"]);
    assert_eq!(
        codes(shipped("Problem::new(\"a.b\")\n#[cfg(test)]\nmod tests { Problem::new(\"c.d\") }")),
        ["a.b"]
    );
}

#[test]
fn a_code_without_a_sentence_is_still_named_with_all_it_knows() {
    let problem = Problem::new("nowhere.at_all").with("file", "五月.xlsx").with("size", 21);
    for lang in [Lang::Zh, Lang::En] {
        let text = Locale::new(lang).problem(&problem);
        for part in ["nowhere.at_all", "五月.xlsx", "21"] {
            assert!(text.contains(part), "{text}");
        }
        assert!(text.chars().count() > 40, "a sentence, not only a code: {text}");
    }
    assert_eq!(Locale::new(Lang::Zh).message("nowhere-word", &[]), "〔缺少文字：nowhere-word〕");
    for odd in ["", " ", "{", "a b", "名", "a.b.c", "-x"] {
        assert!(!Locale::new(Lang::En).message(odd, &[("", ""), ("{", "}")]).is_empty(), "{odd:?}");
    }
}

#[test]
fn a_name_in_a_sentence_is_printed_as_it_is() {
    let zh = Locale::new(Lang::Zh);
    let say = |v: &str| zh.message("doc-printed", &[("date", v)]);
    for value in ["{ $x }", "<b>", "0012", "1200", "00", "123456789012", "", "\u{20bb7}"] {
        assert_eq!(say(value), format!("打印日期 {value}"), "no marks, nothing read into it");
    }
}
