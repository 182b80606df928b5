//! What people decided over the figures of an import: asked before it is withdrawn. Which figures an item is fed by the
//! scheme of its month says.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use domain::fact::cell_name;
use domain::people::Owner;
use domain::scheme::Scheme;
use domain::{Month, Result, Span};
use locale::Locale;
use store::{ExcludedFigure, Reach, View};

use super::exclude::figure;
use crate::defs::Defs;
use crate::evaluate::scheme_at;
use crate::types::taking::HangingRow;

/// Exclusions of its cells, points and grades changed over its figures, corrections of its closed months.
pub(super) fn rows(view: &View<'_>, import: i64, (defs, locale): (&Defs, Locale)) -> Result<Vec<HangingRow>> {
    let reach = view.reach_of(import)?;
    let mut rows = Vec::new();
    let names: HashMap<i64, String> = view.accounts()?.into_iter().map(|a| (a.id, a.nickname)).collect();
    let files: HashMap<u32, String> =
        view.file_refs()?.into_iter().map(|f| (f.id, format!("{} › {}", f.file, f.sheet))).collect();
    for one in view.exclusions_of(import)? {
        rows.push(exclusion(one, &names, &files, (defs, locale)));
    }
    let people: HashMap<i64, String> = view.people()?.into_iter().map(|p| (p.id, p.name)).collect();
    let mut schemes = Schemes { view, defs, reach: &reach, read: HashMap::new() };
    for (month, concerned) in concerned(view, &reach)? {
        let who = |person: i64| people.get(&person).cloned().unwrap_or_default();
        for one in view.overrides(month)?.into_iter().filter(|o| concerned.contains(&o.person)) {
            let Some(what) = schemes.item(month, &one.scheme, one.item.as_deref(), locale)? else { continue };
            let (value, reason, by) = (one.value.to_string(), one.reason, one.by);
            let kind = "override".to_owned();
            rows.push(HangingRow { kind, month, who: who(one.person), what, value, reason, by });
        }
        let own = view.corrections(month)?.into_iter().filter(|c| c.month == month);
        for one in own.filter(|c| concerned.contains(&c.person)) {
            let Some(what) = schemes.item(month, &one.scheme, Some(&one.item), locale)? else { continue };
            let (value, reason, by) = (one.new, one.reason, one.by);
            let kind = "correction".to_owned();
            rows.push(HangingRow { kind, month, who: who(one.person), what, value, reason, by });
        }
    }
    Ok(rows)
}

fn exclusion(
    one: ExcludedFigure,
    names: &HashMap<i64, String>,
    files: &HashMap<u32, String>,
    (defs, locale): (&Defs, Locale),
) -> HangingRow {
    let figures: Vec<_> = one.figures.iter().map(|f| figure(f, defs, locale)).collect();
    let joined = |parts: Vec<String>| parts.join(locale.lang().list_comma());
    let place = files.get(&one.sheet).cloned().unwrap_or_default();
    let cell = one.col.map_or_else(|| (one.row + 1).to_string(), |col| cell_name(one.row, col));
    let what = joined(figures.iter().map(|f| f.name.clone()).collect());
    let what = [locale.span(one.span), what, format!("{place} › {cell}")];
    HangingRow {
        kind: "exclusion".to_owned(),
        month: Month::of(one.span.first),
        who: one.account.and_then(|a| names.get(&a).cloned()).unwrap_or_default(),
        what: what.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        value: joined(figures.into_iter().map(|f| f.value).collect()),
        reason: one.reason,
        by: one.by,
    }
}

/// By month the people whose figures the import has.
fn concerned(view: &View<'_>, reach: &Reach) -> Result<BTreeMap<Month, BTreeSet<i64>>> {
    let mut people: BTreeMap<Month, BTreeSet<i64>> = BTreeMap::new();
    for binding in view.bindings()? {
        let (Some(span), Owner::Person(person)) = (reach.accounts.get(&binding.account), binding.owner)
        else {
            continue;
        };
        let first = binding.from.map_or(span.first, |day| day.max(span.first));
        let last = binding.to.map_or(span.last, |day| day.min(span.last));
        if first > last {
            continue;
        }
        let bound = Span { first, last };
        for month in Month::of(bound.first).index()..=Month::of(bound.last).index() {
            people.entry(Month::from_index(month)).or_default().insert(person);
        }
    }
    Ok(people)
}

/// The schemes of the months, each read once.
struct Schemes<'a, 'v> {
    view: &'a View<'v>,
    defs: &'a Defs,
    reach: &'a Reach,
    read: HashMap<(Month, String), Option<Arc<Scheme>>>,
}

impl Schemes<'_, '_> {
    /// The item's name where the import's figures feed it; the grade hangs on everything.
    fn item(&mut self, month: Month, id: &str, item: Option<&str>, locale: Locale) -> Result<Option<String>> {
        let Some(item) = item else { return Ok(Some(locale.message("doc-grade", &[]))) };
        let key = (month, id.to_owned());
        if !self.read.contains_key(&key) {
            let scheme = scheme_at(self.view, self.defs, id, month)?;
            self.read.insert(key.clone(), scheme.map(Arc::new));
        }
        let scheme = self.read.get(&key).cloned().flatten();
        let found = scheme.as_ref().and_then(|s| s.items.iter().find(|i| i.id == item));
        Ok(found.filter(|i| self.feeds(i.fed_by.as_deref())).map(|i| i.name.get(locale.lang()).to_owned()))
    }

    fn feeds(&self, metric: Option<&str>) -> bool {
        let metrics = self.defs.metrics();
        let made_of: HashSet<&str> = metrics.with_ingredients(metric);
        made_of.iter().any(|id| self.reach.metrics.contains(*id))
    }
}
