//! Reads a scheme that is still being written: everything that is wrong at once, and the rest as it stands,
//! so that an example can be computed meanwhile. Decides nothing that `read_scheme` does not.

use domain::Problem;
use domain::scheme::Scheme;

use super::object::Obj;
use super::{checks, head, item, rule};
use crate::json::Json;
use crate::metrics::Dictionary;

/// A draft as far as it can be read.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The readable items only; `None` where nothing can be read or no item is.
    pub scheme: Option<Scheme>,
    /// Where each of those items stands in the file.
    pub places: Vec<usize>,
    /// What keeps it from being put in force.
    pub wrong: Vec<Wrong>,
}

/// One thing that must be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The item in the file, counted from 0; `None` for the scheme itself.
    pub item: Option<usize>,
    pub problem: Problem,
}

/// Parts of the head that may be wrong at the same time; more are not looked for.
const HEAD_PARTS: usize = 8;

pub fn read_draft(text: &str, dict: &Dictionary) -> Draft {
    let mut draft = Draft { scheme: None, places: Vec::new(), wrong: Vec::new() };
    let json = match Json::read(text) {
        Ok(json) => json,
        Err(problem) => {
            draft.wrong.push(Wrong { item: None, problem });
            return draft;
        }
    };
    let Some(mut scheme) = readable_head(&json, dict, &mut draft.wrong) else { return draft };
    match json.get("items") {
        Some(Json::Arr(items)) if !items.is_empty() => {
            for (at, value) in items.iter().enumerate() {
                let read = Obj::new(value, format!("items[{at}]")).and_then(|object| {
                    rule::refuse_unsupported(std::slice::from_ref(&object))?;
                    item::read(&object, dict)
                });
                match read {
                    Ok(item) => {
                        scheme.items.push(item);
                        draft.places.push(at);
                    }
                    Err(problem) => draft.wrong.push(Wrong { item: Some(at), problem }),
                }
            }
        }
        _ => {
            let problem = Problem::new("scheme.no_items").with("path", "items");
            draft.wrong.push(Wrong { item: None, problem });
        }
    }
    leave_out_what_does_not_fit(&mut scheme, &mut draft);
    draft.scheme = (!scheme.items.is_empty()).then_some(scheme);
    draft
}

/// The head, each wrong part told and left out of it.
fn readable_head(json: &Json, dict: &Dictionary, wrong: &mut Vec<Wrong>) -> Option<Scheme> {
    let mut json = json.clone();
    for _ in 0..=HEAD_PARTS {
        let problem = match Obj::new(&json, "").and_then(|root| head(&root, dict)) {
            Ok(scheme) => return Some(scheme),
            Err(problem) => problem,
        };
        let path = problem.params.get("path").cloned().unwrap_or_default();
        let key = path.split(['.', '[']).next().unwrap_or_default().to_owned();
        wrong.push(Wrong { item: None, problem });
        let Json::Obj(entries) = &mut json else { return None };
        if key == "name" && json_name_is_new(entries) {
            continue;
        }
        let before = entries.len();
        entries.retain(|(k, _)| *k != key);
        if entries.len() == before {
            return None;
        }
    }
    None
}

/// A scheme without a name goes on under one that nobody sees.
fn json_name_is_new(entries: &mut Vec<(String, Json)>) -> bool {
    let new = Json::Str("–".into());
    match entries.iter_mut().find(|(k, _)| k == "name") {
        Some((_, name)) if *name == new => false,
        Some((_, name)) => {
            *name = new;
            true
        }
        None => {
            entries.push(("name".into(), new));
            true
        }
    }
}

/// What only shows in the whole: told one by one, and left out until the rest fits.
fn leave_out_what_does_not_fit(scheme: &mut Scheme, draft: &mut Draft) {
    let mut dropped: Vec<String> = Vec::new();
    loop {
        let mut whole = scheme.clone();
        let problem = match checks::check(&mut whole) {
            Ok(()) => {
                *scheme = whole;
                return;
            }
            Err(problem) => problem,
        };
        let path = problem.params.get("path").cloned().unwrap_or_default();
        let at = |list: &str| {
            let rest = path.strip_prefix(list)?.strip_prefix('[')?;
            rest.split_once(']')?.0.parse::<usize>().ok()
        };
        // What names an item that is already told of says nothing new.
        let follows = problem.params.get("found").is_some_and(|found| dropped.contains(found));
        if let Some(at) = at("items").filter(|at| *at < scheme.items.len()) {
            dropped.push(scheme.items.remove(at).id);
            let place = draft.places.remove(at);
            if !follows {
                draft.wrong.push(Wrong { item: Some(place), problem: moved(problem, &path, at, place) });
            }
        } else if let Some(at) = at("tie_break").filter(|at| *at < scheme.tie_break.len()) {
            scheme.tie_break.remove(at);
            if !follows {
                draft.wrong.push(Wrong { item: None, problem });
            }
        } else {
            draft.wrong.push(Wrong { item: None, problem });
            scheme.items.clear();
            draft.places.clear();
            return;
        }
    }
}

/// The path as it is in the file, where items before it were left out.
fn moved(problem: Problem, path: &str, at: usize, place: usize) -> Problem {
    let rest = path.strip_prefix(&format!("items[{at}]")).unwrap_or_default().to_owned();
    problem.with("path", format!("items[{place}]{rest}"))
}
