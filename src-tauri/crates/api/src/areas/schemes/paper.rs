//! A scheme's rules as a paper for the staff: the same sentences as on the screen.

use domain::scheme::{Item, MissingPolicy, Scheme};
use domain::{Lang, Num, Problem, Result};
use locale::{Locale, number};
use papers::docs::{SchemeBlockDoc, SchemeDoc, SchemeItemDoc};
use store::View;

use super::draft::{draft_text, entry, readable};
use super::{newest, rule_text, unit};
use crate::defs::{Defs, defs};
use crate::host::Open;
use crate::paper::Setting;
use crate::types::papers::PaperRequest;

/// The scheme's name in the book. Errors: `scheme.unknown`.
pub(crate) fn shown_name(open: &Open, id: &str, lang: Lang) -> Result<String> {
    let view = open.book.read();
    let defs = defs(&view)?;
    Ok(match entry(&view, id)? {
        Some(entry) => entry.name,
        None => readable(&newest(&view, id)?.0, &defs)?.name,
    }
    .get(lang)
    .to_owned())
}

/// Errors: `papers.empty` without a scheme, `scheme.unknown`, what is wrong in a draft that cannot be read.
pub(crate) fn paper(view: &View<'_>, request: &PaperRequest, set: &Setting) -> Result<SchemeDoc> {
    let locale = set.locale;
    let id = request.scheme.as_deref().ok_or_else(|| Problem::new("papers.empty"))?;
    let (text, version) = match request.version {
        Some(0) => (draft_text(view, id)?, None),
        Some(version) => {
            let unknown = || Problem::new("scheme.unknown").with("scheme", id);
            let found = view.scheme_version(id, version)?.ok_or_else(unknown)?;
            (found.text, Some((version, Some(found.from_month))))
        }
        None => match view.scheme_version_at(id, request.month)? {
            Some(found) => (found.text, Some((found.version, Some(found.from_month)))),
            None => match newest(view, id) {
                Ok((text, 0)) => (text, None),
                Ok((text, version)) => (text, Some((version, None))),
                Err(_) => (draft_text(view, id)?, None),
            },
        },
    };
    let defs = defs(view)?;
    let scheme = readable(&text, &defs)?;
    let version = match version {
        Some((version, Some(from))) => {
            let params = [("version", version.to_string()), ("month", locale.month(from))];
            let params: Vec<(&str, &str)> = params.iter().map(|(k, v)| (*k, v.as_str())).collect();
            locale.message("doc-scheme_in_force", &params)
        }
        Some((version, None)) => locale.message("doc-version_n", &[("version", &version.to_string())]),
        None => locale.message("doc-scheme_draft", &[]),
    };
    Ok(doc(&scheme, version, &defs, set))
}

fn doc(scheme: &Scheme, version: String, defs: &Defs, set: &Setting) -> SchemeDoc {
    let locale = set.locale;
    let lang = locale.lang();
    let word = |id: &str| locale.message(id, &[]);
    let sep = lang.list_comma();
    let most: domain::Decimal = scheme.enabled().filter_map(Item::max_points).map(|n| n.0).sum();
    let mut facts = vec![(word("doc-scheme_period"), locale.period(scheme.period))];
    // Shipped schemes name posts by codes, which say nothing to a reader.
    let is_code = |role: &&String| role.contains('_') && role.is_ascii();
    let roles: Vec<&str> = scheme.roles.iter().filter(|r| !is_code(r)).map(String::as_str).collect();
    if !roles.is_empty() {
        facts.push((word("doc-scheme_roles"), roles.join(sep)));
    }
    facts.push((
        word("doc-scheme_max"),
        number::show(scheme.total.nominal.unwrap_or(Num::from(most)), number::PLAIN),
    ));
    let mut blocks: Vec<SchemeBlockDoc> = Vec::new();
    let mut last: Option<&Option<String>> = None;
    for item in scheme.enabled() {
        if last != Some(&item.block) {
            let block = scheme.blocks.iter().find(|b| Some(&b.id) == item.block.as_ref());
            blocks.push(SchemeBlockDoc {
                name: block.map(|b| b.name.get(lang).to_owned()).unwrap_or_default(),
                nominal: block
                    .and_then(|b| b.nominal)
                    .map(|n| number::show(n, number::PLAIN))
                    .unwrap_or_default(),
                items: Vec::new(),
            });
            last = Some(&item.block);
        }
        if let Some(block) = blocks.last_mut() {
            block.items.push(line(item, defs, locale));
        }
    }
    let grade = |g: &domain::scheme::Grade| {
        let coefficient = g.coefficient.map(|c| number::show(c, number::PLAIN)).unwrap_or_default();
        (g.grade.clone(), number::show(g.min, number::PLAIN), coefficient)
    };
    SchemeDoc {
        lang,
        book: set.book.to_owned(),
        scheme: scheme.name.get(lang).to_owned(),
        version,
        stamps: if set.sample { vec![word("doc-stamp_sample")] } else { Vec::new() },
        facts,
        blocks,
        grades: scheme.grades.iter().map(grade).collect(),
        notes: notes(scheme, defs, locale, sep),
        print_date: locale.day(set.print_date),
        binding: false,
    }
}

fn line(item: &Item, defs: &Defs, locale: Locale) -> SchemeItemDoc {
    let lang = locale.lang();
    let show = |n: Num| number::show(n, number::PLAIN);
    let waits = || locale.message("doc-scheme_waits", &[]);
    let unit = unit(item, locale).unwrap_or_default();
    let mut rule = vec![rule_text(item, locale)];
    if let Some(gate) = &item.gate {
        let grade = gate.grade.as_ref().map(|g| format!(" {g}")).unwrap_or_default();
        let effect = format!("{}{grade}", locale.gate_effect(gate.effect));
        let value = show(gate.value);
        let params = [("op", gate.op.sign()), ("value", value.as_str()), ("effect", effect.as_str())];
        rule.push(locale.message("doc-scheme_gate", &params));
    }
    // That a missing figure is waited for goes without saying.
    if item.missing != MissingPolicy::Ask {
        rule.push(locale.missing_policy(item.missing));
    }
    SchemeItemDoc {
        name: item.name.get(lang).to_owned(),
        points: item.share().map_or_else(waits, show),
        target: item.target.map(|t| format!("{} {unit}", show(t)).trim().to_owned()).unwrap_or_default(),
        source: match &item.fed_by {
            Some(id) => defs.metric_name(id, lang),
            None => locale.message("schemes-by_hand", &[]),
        },
        rule,
    }
}

fn notes(scheme: &Scheme, defs: &Defs, locale: Locale, sep: &str) -> Vec<String> {
    let lang = locale.lang();
    let mut notes = Vec::new();
    if scheme.rank_everyone {
        notes.push(locale.message("doc-scheme_rank_everyone", &[]));
    } else {
        notes.push(locale.message("doc-scheme_not_everyone", &[]));
        if let Some(least) = &scheme.min_volume {
            let (metric, value) =
                (defs.metric_name(&least.metric, lang), number::show(least.value, number::PLAIN));
            notes.push(locale.message("doc-scheme_min_volume", &[("metric", &metric), ("value", &value)]));
        }
    }
    let name = |id: &String| scheme.items.iter().find(|i| i.id == *id).map(|i| i.name.get(lang).to_owned());
    let ties: Vec<String> = scheme.tie_break.iter().filter_map(name).collect();
    notes.push(match ties.is_empty() {
        true => locale.message("doc-scheme_ties", &[]),
        false => locale.message("doc-scheme_tie_break", &[("items", &ties.join(sep))]),
    });
    notes
}
