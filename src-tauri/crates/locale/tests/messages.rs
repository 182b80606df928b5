//! The messages of the two languages are one set: same ids, same variables, no blanks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use domain::Lang;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// What a text asks for and whether anything of it can be read.
#[derive(Default)]
struct Text {
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
    blank: bool,
    file: String,
}

fn read(lang: Lang) -> (BTreeMap<String, Text>, Vec<String>) {
    let mut texts = BTreeMap::new();
    let mut faults = Vec::new();
    for (file, source) in locale::files(lang) {
        let resource = match parse(*source) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                faults.extend(errors.iter().map(|e| format!("{}/{file}.ftl: {e}", lang.tag())));
                resource
            }
        };
        for entry in &resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(m) => (m.id.name.to_owned(), m.value.as_ref(), &m.attributes),
                Entry::Term(t) => (format!("-{}", t.id.name), Some(&t.value), &t.attributes),
                Entry::Junk { content } => {
                    faults.push(format!("{}/{file}.ftl: not a message: {content}", lang.tag()));
                    continue;
                }
                _ => continue,
            };
            let mut all = vec![(id.clone(), value)];
            all.extend(attributes.iter().map(|a| (format!("{id}.{}", a.id.name), Some(&a.value))));
            for (id, value) in all {
                let mut text = Text { blank: true, file: (*file).to_owned(), ..Text::default() };
                match value {
                    Some(value) => pattern(value, &mut text),
                    // A message may have only attributes, which are read on their own.
                    None => text.blank = attributes.is_empty(),
                }
                if let Some(twice) = texts.insert(id.clone(), text) {
                    faults.push(format!("{}: {id} in {file} and in {}", lang.tag(), twice.file));
                }
            }
        }
    }
    (texts, faults)
}

fn pattern(pattern: &Pattern<&str>, text: &mut Text) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.blank &= value.trim().is_empty(),
            PatternElement::Placeable { expression } => self::expression(expression, text),
        }
    }
}

fn expression(expression: &Expression<&str>, text: &mut Text) {
    match expression {
        Expression::Inline(inline) => self::inline(inline, text),
        Expression::Select { selector, variants } => {
            self::inline(selector, text);
            for variant in variants {
                pattern(&variant.value, text);
            }
        }
    }
}

fn inline(inline: &InlineExpression<&str>, text: &mut Text) {
    match inline {
        InlineExpression::VariableReference { id } => {
            text.variables.insert(id.name.to_owned());
            text.blank = false;
        }
        InlineExpression::MessageReference { id, .. } => {
            text.references.insert(id.name.to_owned());
            text.blank = false;
        }
        InlineExpression::TermReference { id, .. } => {
            text.references.insert(format!("-{}", id.name));
            text.blank = false;
        }
        InlineExpression::Placeable { expression } => self::expression(expression, text),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                self::inline(argument, text);
            }
        }
        InlineExpression::StringLiteral { value } => text.blank &= value.trim().is_empty(),
        InlineExpression::NumberLiteral { .. } => text.blank = false,
    }
}

#[test]
fn every_message_file_can_be_read_and_names_nothing_twice() {
    let faults: Vec<String> = LANGS.into_iter().flat_map(|lang| read(lang).1).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Variables without the language of a name: `item_zh` and `item_en` are one.
fn either(variables: &BTreeSet<String>) -> BTreeSet<&str> {
    let plain = |v: &'_ String| v.len() - if v.ends_with("_zh") || v.ends_with("_en") { 3 } else { 0 };
    variables.iter().map(|v| &v[..plain(v)]).collect()
}

#[test]
fn every_text_exists_in_both_languages_with_the_same_variables() {
    let (zh, en) = (read(Lang::Zh).0, read(Lang::En).0);
    let mut faults = Vec::new();
    for (id, text) in &zh {
        match en.get(id) {
            None => faults.push(format!("only Chinese: {id} ({})", text.file)),
            // A name that a problem carries in both languages: each text takes its own.
            Some(other) if either(&other.variables) != either(&text.variables) => {
                let (a, b) = (&text.variables, &other.variables);
                faults.push(format!("variables differ: {id} ({}): {a:?} and {b:?}", text.file));
            }
            Some(other) if other.file != text.file => {
                faults.push(format!("{id} is in {} and in {}", text.file, other.file));
            }
            Some(_) => {}
        }
    }
    faults.extend(
        en.iter()
            .filter(|(id, _)| !zh.contains_key(*id))
            .map(|(id, t)| format!("only English: {id} ({})", t.file)),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_text_is_blank_or_refers_to_nothing() {
    let mut faults = Vec::new();
    for lang in LANGS {
        let (texts, _) = read(lang);
        for (id, text) in &texts {
            if text.blank {
                faults.push(format!("{}: {id} is blank", lang.tag()));
            }
            for reference in text.references.iter().filter(|r| !texts.contains_key(*r)) {
                faults.push(format!("{}: {id} refers to {reference}", lang.tag()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_two_folders_hold_the_same_files() {
    let names = |lang| locale::files(lang).iter().map(|f| f.0).collect::<Vec<_>>();
    assert_eq!(names(Lang::Zh), names(Lang::En));
    assert!(names(Lang::Zh).contains(&"derivation"));
}
