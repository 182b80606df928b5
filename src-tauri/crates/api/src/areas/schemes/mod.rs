//! Schemes: shipped ones taken up, versions put in force from a month, who is evaluated by what.

mod difference;
mod draft;
mod look;
mod paper;
mod step;
mod what_if;

use definitions::{Change, gaps_told, read_scheme, shipped_schemes, weights_told};
use domain::scheme::{Item, RelativeTo, Rule, Scheme};
use domain::{Label, Month, Problem, Result};
use locale::{Locale, number};
use store::{ChangeLabel, NewAssignment, NewTarget, Tx, View};

pub use self::difference::compare;
pub use self::draft::{begin as draft_new, discard as draft_discard, export, force as draft_force};
pub use self::draft::{get as draft, save as draft_save};
pub use self::look::{look, steps};
pub(crate) use self::paper::{paper, shown_name};
pub use self::what_if::{save as what_if_save, what_if};
use super::change;
use crate::defs::defs;
use crate::host::Host;
use crate::types::schemes::{
    Assign, AssignmentRow, ImportScheme, RuleText, SchemeCard, SchemeDetail, SchemeRequest, Scope, SetScheme,
    SetTarget, TargetRow, VersionRow,
};
use crate::types::staff::ById;
use crate::types::{Nothing, Written};

impl From<Scope> for store::Scope {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Post(id) => store::Scope::Post(id),
            Scope::Shop(id) => store::Scope::Shop(id),
            Scope::Person(id) => store::Scope::Person(id),
        }
    }
}

impl From<store::Scope> for Scope {
    fn from(scope: store::Scope) -> Self {
        match scope {
            store::Scope::Post(id) => Scope::Post(id),
            store::Scope::Shop(id) => Scope::Shop(id),
            store::Scope::Person(id) => Scope::Person(id),
        }
    }
}

/// The text of the newest version in the book, else of the shipped scheme; with the version, 0 for shipped.
pub(crate) fn newest(view: &View<'_>, id: &str) -> Result<(String, u32)> {
    let version =
        view.schemes()?.into_iter().find(|s| s.key == id).and_then(|s| s.versions.last().map(|v| v.version));
    if let Some(version) = version
        && let Some(found) = view.scheme_version(id, version)?
    {
        return Ok((found.text, version));
    }
    if let Some((_, text)) = shipped_schemes().iter().find(|(key, _)| *key == id) {
        return Ok(((*text).to_owned(), 0));
    }
    Err(match draft::entry(view, id)? {
        Some(entry) => Problem::new("scheme.only_draft")
            .with("scheme", id)
            .with("name_zh", &entry.name.zh)
            .with("name_en", if entry.name.en.is_empty() { &entry.name.zh } else { &entry.name.en }),
        None => Problem::new("scheme.unknown").with("scheme", id),
    })
}

pub fn list(host: &Host, _: Nothing) -> Result<Vec<SchemeCard>> {
    host.with(|open| {
        let view = open.book.read();
        let entries = view.schemes()?;
        let (assignments, defs) = (assignment_rows(&view)?, defs(&view)?);
        let own = entries.iter().map(|e| e.key.clone());
        let shipped = shipped_schemes().iter().map(|(id, _)| (*id).to_owned());
        let mut ids: Vec<String> = own.collect();
        ids.extend(shipped.filter(|id| !entries.iter().any(|e| e.key == *id)));
        let mut cards = Vec::new();
        for id in ids {
            let entry = entries.iter().find(|e| e.key == id);
            let draft = entry.is_some_and(|e| e.draft.is_some());
            let shipped = shipped_schemes().iter().any(|(key, _)| *key == id);
            if let Some(entry) = entry.filter(|e| e.versions.is_empty() && !shipped) {
                // Nothing but a draft: as far as that can be read.
                let text = entry.draft.as_deref().unwrap_or_default();
                let written = definitions::read_draft(text, &defs.dictionary).scheme;
                cards.push(SchemeCard {
                    items: written.as_ref().map_or(0, |s| s.enabled().count() as u32),
                    must_set: written.as_ref().map_or(0, |s| s.owner_must_set().len() as u32),
                    assignments: Vec::new(),
                    name: entry.name.clone(),
                    in_force_from: None,
                    source: String::new(),
                    id,
                    version: 0,
                    draft,
                    only_draft: true,
                });
                continue;
            }
            let (text, version) = newest(&view, &id)?;
            let scheme = read_scheme(&text, &defs.dictionary)?;
            let versions = entry.map(|e| e.versions.as_slice()).unwrap_or_default();
            cards.push(SchemeCard {
                items: scheme.enabled().count() as u32,
                must_set: scheme.owner_must_set().len() as u32,
                assignments: assignments.iter().filter(|a| a.scheme == id).cloned().collect(),
                name: scheme.name,
                in_force_from: versions.last().map(|v| v.from_month),
                source: scheme.source,
                id,
                version,
                draft,
                only_draft: false,
            });
        }
        Ok(cards)
    })
}

fn assignment_rows(view: &View<'_>) -> Result<Vec<AssignmentRow>> {
    let rows = view.assignments(None)?.into_iter().map(|a| {
        Ok(AssignmentRow {
            id: a.id,
            name: scope_name(view, a.scope)?,
            scope: a.scope.into(),
            scheme: a.scheme,
            from: a.from,
            to: a.to,
        })
    });
    rows.collect()
}

fn scope_name(view: &View<'_>, scope: store::Scope) -> Result<String> {
    let name = match scope {
        store::Scope::Post(id) => view.posts()?.into_iter().find(|p| p.id == id).map(|p| p.name),
        store::Scope::Shop(id) => view.shops()?.into_iter().find(|s| s.id == id).map(|s| s.name),
        store::Scope::Person(id) => view.person(id)?.map(|p| format!("{} {}", p.staff_no, p.name)),
    };
    Ok(name.unwrap_or_default())
}

pub fn get(host: &Host, request: SchemeRequest) -> Result<SchemeDetail> {
    let locale = host.locale();
    host.with(|open| {
        let view = open.book.read();
        let (text, version) = match request.version {
            Some(version) => {
                let unknown = || Problem::new("scheme.unknown").with("scheme", &request.id);
                let found = view.scheme_version(&request.id, version)?.ok_or_else(unknown)?;
                (found.text, version)
            }
            None => newest(&view, &request.id)?,
        };
        let defs = defs(&view)?;
        let scheme = read_scheme(&text, &defs.dictionary)?;
        let entry = view.schemes()?.into_iter().find(|s| s.key == request.id);
        let draft = entry.as_ref().is_some_and(|e| e.draft.is_some());
        let versions = entry.map(|e| e.versions).unwrap_or_default();
        let targets = view.targets(None)?.into_iter().filter(|t| t.scheme == request.id).map(|t| {
            let scope = match (t.person, t.shop) {
                (Some(id), _) => Some(store::Scope::Person(id)),
                (None, Some(id)) => Some(store::Scope::Shop(id)),
                (None, None) => None,
            };
            Ok(TargetRow {
                id: t.id,
                item: t.item,
                value: t.value,
                from: t.from,
                to: t.to,
                name: scope.map(|s| scope_name(&view, s)).transpose()?.unwrap_or_default(),
                scope: scope.map(Into::into),
            })
        });
        Ok(SchemeDetail {
            version,
            draft,
            versions: version_rows(versions),
            must_set: scheme.owner_must_set(),
            warnings: weights_told(&scheme)
                .into_iter()
                .chain(gaps_told(&scheme))
                .map(|p| host.told(p))
                .collect(),
            assignments: assignment_rows(&view)?.into_iter().filter(|a| a.scheme == request.id).collect(),
            targets: targets.collect::<Result<_>>()?,
            rules: scheme
                .items
                .iter()
                .map(|i| RuleText { item: i.id.clone(), unit: unit(i, locale), text: rule_text(i, locale) })
                .collect(),
            metrics: defs.offered().cloned().collect(),
            scheme,
        })
    })
}

fn version_rows(versions: Vec<store::VersionEntry>) -> Vec<VersionRow> {
    let row =
        |v: store::VersionEntry| VersionRow { version: v.version, from: v.from_month, at: v.at, by: v.by };
    versions.into_iter().map(row).collect()
}

/// Schemes write some units as codes.
fn unit(item: &Item, locale: Locale) -> Option<String> {
    let unit = item.unit.as_ref()?;
    Some(number::unit_word(&Label::new(unit.as_str(), unit.as_str()), locale.lang()))
}

/// One sentence: how the item's points come about.
pub fn rule_text(item: &Item, locale: Locale) -> String {
    let show = |n: Option<domain::Num>| n.map_or_else(|| "?".to_owned(), |n| number::show(n, number::PLAIN));
    let weight = show(item.weight);
    let target = show(item.target);
    let params: Vec<(&str, String)> = match &item.rule {
        Rule::Ratio { cap, .. } => vec![("weight", weight), ("target", target), ("cap", show(*cap))],
        Rule::PassFail { op, value } => {
            vec![("weight", weight), ("op", op.sign().to_owned()), ("value", show(*value))]
        }
        Rule::PercentScore => vec![("weight", weight)],
        Rule::Manual { min, max } => vec![("min", show(Some(*min))), ("max", show(max.or(item.weight)))],
        Rule::Lookup { map } => {
            let labels: Vec<String> =
                map.iter().map(|(label, points)| format!("{label} {}", show(*points))).collect();
            vec![("labels", labels.join(locale.lang().list_comma()))]
        }
        Rule::CountCap { points_each, cap } => vec![("each", show(*points_each)), ("cap", show(*cap))],
        Rule::Factor { factor, .. } => vec![("factor", show(*factor))],
        Rule::Linear { worst, best } => {
            vec![("weight", weight), ("worst", show(*worst)), ("best", show(*best))]
        }
        Rule::Tiers { bands } => {
            vec![("count", bands.len().to_string()), ("bands", bands_text(bands, locale))]
        }
        Rule::Deduct { per_event, floor } => {
            vec![
                ("weight", weight),
                ("each", show(*per_event)),
                ("floor", show(floor.or(Some(domain::Num::ZERO)))),
            ]
        }
        Rule::Bonus { max } => vec![("max", show(*max))],
        Rule::EntityDeduct { op, threshold, points_each, floor, .. } => vec![
            ("weight", weight),
            ("op", op.sign().to_owned()),
            ("value", show(*threshold)),
            ("each", show(*points_each)),
            ("floor", show(floor.or(Some(domain::Num::ZERO)))),
        ],
        Rule::EntityPassRate { op, line, .. } => {
            vec![("weight", weight), ("op", op.sign().to_owned()), ("value", show(*line))]
        }
        Rule::SlaHitRate { .. } => vec![("weight", weight)],
        Rule::Formula { expr } => vec![("expr", expr.text().to_owned()), ("weight", weight)],
        Rule::Relative { cap, bands, .. } => {
            vec![("weight", weight), ("cap", show(*cap)), ("count", bands.len().to_string())]
        }
    };
    let id = match &item.rule {
        Rule::Ratio { lower: true, .. } => "scheme_rule-ratio_lower".to_owned(),
        Rule::Relative { to, lower, .. } => {
            let id = match (to, lower) {
                (RelativeTo::GroupMean, false) => "scheme_rule-group_mean",
                (RelativeTo::GroupMean, true) => "scheme_rule-group_mean_lower",
                (RelativeTo::GroupMedian, false) => "scheme_rule-group_median",
                (RelativeTo::GroupMedian, true) => "scheme_rule-group_median_lower",
                (RelativeTo::Rank, _) => "scheme_rule-rank",
                (RelativeTo::Percentile, _) => "scheme_rule-percentile",
            };
            id.to_owned()
        }
        rule => format!("scheme_rule-{}", rule.kind()),
    };
    let params: Vec<(&str, &str)> = params.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let text = locale.message(&id, &params);
    let Some(per) = &item.per_entity else { return text };
    let combine = per.combine.map_or_else(|| "?".to_owned(), |c| locale.word("combine", c.word()));
    locale.message("scheme_rule-each", &[("rule", &text), ("entity", &per.entity), ("combine", &combine)])
}

/// `≥ 50: 20; 45–50: 15`, as the bands stand.
fn bands_text(bands: &[domain::scheme::Band], locale: Locale) -> String {
    let show = |n: domain::Num| number::show(n, number::PLAIN);
    let one = |band: &domain::scheme::Band| {
        let range = match (band.min, band.max) {
            (Some(min), Some(max)) if min == max => format!("= {}", show(min)),
            (Some(min), Some(max)) => {
                let (left, right) =
                    (if band.min_incl { "≥" } else { ">" }, if band.max_incl { "≤" } else { "<" });
                format!("{left} {} {right} {}", show(min), show(max))
            }
            (Some(min), None) => format!("{} {}", if band.min_incl { "≥" } else { ">" }, show(min)),
            (None, Some(max)) => format!("{} {}", if band.max_incl { "≤" } else { "<" }, show(max)),
            (None, None) => locale.message("schemes-any_value", &[]),
        };
        let points = band.points.map_or_else(|| "?".to_owned(), show);
        locale.message("schemes-band_gives", &[("range", &range), ("points", &points)])
    };
    let sep = if locale.lang() == domain::Lang::Zh { "；" } else { "; " };
    bands.iter().map(one).collect::<Vec<_>>().join(sep)
}

/// Makes the shipped scheme the book's own where it is not yet. Its first version holds from `from`.
fn take_up(tx: &Tx<'_>, id: &str, from: Month) -> store::Result<()> {
    if tx.schemes()?.iter().any(|s| s.key == id && !s.versions.is_empty()) {
        return Ok(());
    }
    let (text, _) = newest(tx, id)?;
    let scheme = read_scheme(&text, &defs(tx)?.dictionary)?;
    put_version(tx, id, &scheme.name, &text, from, Draft::Kept).map(|_| ())
}

pub fn set(host: &Host, request: SetScheme) -> Result<Written<u32>> {
    let from = request.from.unwrap_or_else(|| Month::of(host.now().today));
    let changes = changes(&request);
    let (text, name) = host.with(|open| {
        let view = open.book.read();
        let (text, _) = newest(&view, &request.id)?;
        let defs = defs(&view)?;
        let text = definitions::change(&text, &changes, &defs.dictionary)?;
        let name = read_scheme(&text, &defs.dictionary)?.name;
        Ok((text, name))
    })?;
    put_in_force(host, &request.id, &name, &text, from, Draft::Kept)
}

fn changes(request: &SetScheme) -> Vec<Change> {
    let mut changes: Vec<Change> = request
        .values
        .iter()
        .map(|v| Change::Value { item: v.item.clone(), field: v.field.clone(), value: Some(v.value) })
        .collect();
    changes.extend(request.words.iter().flatten().map(|w| Change::Word {
        item: w.item.clone(),
        field: w.field.clone(),
        word: w.word.clone(),
    }));
    changes.extend(request.fed_by.iter().map(|f| Change::FedBy {
        item: f.item.clone(),
        metric: (!f.metric.is_empty()).then(|| f.metric.clone()),
    }));
    changes
        .extend(request.enabled.iter().map(|e| Change::Enabled { item: e.item.clone(), enabled: e.enabled }));
    if let Some(policy) = request.policy {
        changes.push(Change::Unallocated { policy: Some(policy) });
    }
    if let Some(grades) = &request.grades {
        changes.push(Change::Grades { grades: grades.clone() });
    }
    changes
}

/// What the history calls a new version.
fn version_label(host: &Host, id: &str, name: &Label, from: Month) -> Result<ChangeLabel> {
    let next = host.with(|open| Ok(newest(&open.book.read(), id).map_or(1, |(_, v)| v + 1)))?;
    let label = ChangeLabel::new("change.scheme_version").with("scheme", name.get(host.lang()));
    Ok(label.with("version", next).with("from", from))
}

/// What becomes of a scheme's draft when a version is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Draft {
    /// The version was made of it.
    Spent,
    /// Somebody is still writing it.
    Kept,
}

fn put_in_force(
    host: &Host,
    id: &str,
    name: &Label,
    text: &str,
    from: Month,
    draft: Draft,
) -> Result<Written<u32>> {
    let label = version_label(host, id, name, from)?;
    change(host, label, "", |tx| put_version(tx, id, name, text, from, draft))
}

fn put_version(
    tx: &Tx<'_>,
    id: &str,
    name: &Label,
    text: &str,
    from: Month,
    draft: Draft,
) -> store::Result<u32> {
    let written = tx.schemes()?.into_iter().find(|s| s.key == id).and_then(|s| s.draft);
    tx.put_scheme(id, name)?;
    let version = tx.put_in_force(id, text, from)?;
    if let Some(text) = written.filter(|_| draft == Draft::Kept) {
        tx.set_draft(id, Some(&text))?;
    }
    Ok(version)
}

/// Reads a scheme file and puts it in force, for whom the request says, as one change; the answer is its id.
pub fn import(host: &Host, request: ImportScheme) -> Result<Written<String>> {
    let path = host.path(&request.token)?;
    let bytes = super::facts::files::read(&path)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Problem::new("json.not_text").with("file", super::facts::files::name(&path)))?;
    let text = text.trim_start_matches('\u{feff}');
    let scheme = host.with(|open| read_scheme(text, &defs(&open.book.read())?.dictionary))?;
    if let Some(scope) = request.scope {
        // Somebody who is not there is refused before anything is written.
        host.with(|open| scope_name(&open.book.read(), scope.into()).map(|_| ()))?;
    }
    let label = version_label(host, &scheme.id, &scheme.name, request.from)?;
    let written = change(host, label, "", |tx| {
        put_version(tx, &scheme.id, &scheme.name, text, request.from, Draft::Kept)?;
        if let Some(scope) = request.scope {
            let scope = scope.into();
            tx.assign(&NewAssignment { scope, scheme: scheme.id.clone(), from: request.from, to: None })?;
        }
        Ok(())
    })?;
    Ok(Written { value: scheme.id, changed: written.changed, saved_at: written.saved_at })
}

pub fn assign(host: &Host, request: Assign) -> Result<Written<i64>> {
    let (scheme_name, name) = host.with(|open| {
        let view = open.book.read();
        let scheme = read_scheme(&newest(&view, &request.scheme)?.0, &defs(&view)?.dictionary)?;
        Ok((scheme.name, scope_name(&view, request.scope.into())?))
    })?;
    let label = ChangeLabel::new("change.scheme_assign")
        .with("scheme", scheme_name.get(host.lang()))
        .with("name", name);
    change(host, label, "", |tx| {
        take_up(tx, &request.scheme, request.from)?;
        tx.assign(&NewAssignment {
            scope: request.scope.into(),
            scheme: request.scheme.clone(),
            from: request.from,
            to: request.to,
        })
    })
}

/// Ends an assignment with the month before the current one, or removes one that never held.
pub fn unassign(host: &Host, request: ById) -> Result<Written<Nothing>> {
    let last = host.with(|open| Ok(open.book.read().closed_months()?.last().copied()))?;
    change(host, ChangeLabel::new("change.scheme_unassign"), "", |tx| {
        tx.end_assignment(request.id, last)?;
        Ok(Nothing {})
    })
}

pub fn target(host: &Host, request: SetTarget) -> Result<Written<i64>> {
    let (shop, person) = match request.scope {
        Some(Scope::Shop(id)) => (Some(id), None),
        Some(Scope::Person(id)) => (None, Some(id)),
        Some(Scope::Post(_)) | None => (None, None),
    };
    let item = host.with(|open| {
        let view = open.book.read();
        let (text, _) = newest(&view, &request.scheme)?;
        let scheme = read_scheme(&text, &defs(&view)?.dictionary)?;
        item_of(&scheme, &request.item).cloned()
    })?;
    let label = ChangeLabel::new("change.target")
        .with("item", item.name.get(host.lang()))
        .with("value", request.value);
    change(host, label, "", |tx| {
        take_up(tx, &request.scheme, request.from)?;
        tx.set_target(&NewTarget {
            scheme: request.scheme.clone(),
            item: request.item.clone(),
            value: request.value,
            from: request.from,
            to: request.to,
            shop,
            person,
        })
    })
}

/// Errors: `scheme.no_item`.
pub(crate) fn item_of<'a>(scheme: &'a Scheme, item: &str) -> Result<&'a Item> {
    scheme
        .items
        .iter()
        .find(|i| i.id == item)
        .ok_or_else(|| Problem::new("scheme.no_item").with("scheme", &scheme.id).with("item", item))
}

pub fn untarget(host: &Host, request: ById) -> Result<Written<Nothing>> {
    change(host, ChangeLabel::new("change.untarget"), "", |tx| {
        tx.remove_target(request.id)?;
        Ok(Nothing {})
    })
}
