//! The Fluent messages of both languages, read once. Looks up and fills; composes nothing.

use std::sync::OnceLock;

use domain::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

include!(concat!(env!("OUT_DIR"), "/files.rs"));

type Bundle = FluentBundle<FluentResource>;

/// Name (without `.ftl`) and text of every message file of a language.
pub fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Zh => ZH,
        Lang::En => EN,
    }
}

fn bundle(lang: Lang) -> &'static Bundle {
    static CHINESE: OnceLock<Bundle> = OnceLock::new();
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    let cell = match lang {
        Lang::Zh => &CHINESE,
        Lang::En => &ENGLISH,
    };
    cell.get_or_init(|| build(lang))
}

fn build(lang: Lang) -> Bundle {
    let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The marks that isolate directions print as boxes in some fonts, and both languages run left to right.
    bundle.set_use_isolating(false);
    for (_, text) in files(lang) {
        // A broken message is dropped and the rest of its file stays; the tests refuse both kinds of mistake.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let _ = bundle.add_resource(resource);
    }
    bundle
}

pub fn exists(id: &str) -> bool {
    [Lang::Zh, Lang::En].into_iter().any(|lang| bundle(lang).has_message(id))
}

/// The message in `lang`, else in the other language, else `None`.
pub fn format(lang: Lang, id: &str, params: &[(&str, &str)]) -> Option<String> {
    let other = match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    one(bundle(lang), id, params).or_else(|| one(bundle(other), id, params))
}

fn one(bundle: &Bundle, id: &str, params: &[(&str, &str)]) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut args = FluentArgs::with_capacity(params.len());
    for (name, value) in params {
        args.set(*name, argument(value));
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    if text.trim().is_empty() { None } else { Some(text) }
}

/// Whole numbers are numbers, so that a message can choose a plural form; they print as they were given.
fn argument(text: &str) -> FluentValue<'_> {
    let plain = text == "0" || !text.starts_with('0');
    if plain && (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        FluentValue::try_number(text)
    } else {
        FluentValue::from(text)
    }
}
