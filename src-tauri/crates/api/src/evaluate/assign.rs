//! Who is evaluated by which scheme in a month: a person's own assignment beats the post's, the post's the
//! shop's. Reads assignments and bindings; knows no figure.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::people::{Account, Binding, Owner};
use domain::{Month, Problem, Result};
use scoring::Attributed;
use store::View;

use super::talks::Talks;
use super::{Sources, scheme_at};
use crate::defs::defs;
use crate::host::Host;
use crate::view::Without;

/// Who is evaluated by a scheme, and over which shops; `None`: all.
pub(super) type Scope = BTreeMap<i64, Option<BTreeSet<i64>>>;

/// Person beats post beats shop; all schemes of the most specific kind count.
pub(super) fn assigned(
    view: &View<'_>,
    sources: &Sources<'_>,
    without: &mut Vec<Without>,
) -> Result<BTreeMap<String, Scope>> {
    let assignments = view.assignments(Some(sources.month))?;
    let mut by_scheme: BTreeMap<String, Scope> = BTreeMap::new();
    for person in &sources.people {
        let own = |scope: store::Scope| assignments.iter().filter(move |a| a.scope == scope);
        let mut found: Vec<(&str, Option<i64>)> =
            own(store::Scope::Person(person.id)).map(|a| (a.scheme.as_str(), None)).collect();
        if found.is_empty()
            && let Some(post) = person.post
        {
            found = own(store::Scope::Post(post)).map(|a| (a.scheme.as_str(), None)).collect();
        }
        if found.is_empty() {
            for shop in sources.shops_of(person.id) {
                found.extend(own(store::Scope::Shop(*shop)).map(|a| (a.scheme.as_str(), Some(*shop))));
            }
        }
        if found.is_empty() {
            without.push(Without {
                id: person.id,
                staff_no: person.staff_no.clone(),
                name: person.name.clone(),
                scheme: None,
                why: Problem::new("scheme.not_assigned")
                    .with("month", sources.month)
                    .with("name", &person.name),
            });
        }
        for (scheme, shop) in found {
            let scope = by_scheme
                .entry(scheme.to_owned())
                .or_default()
                .entry(person.id)
                .or_insert_with(|| shop.is_some().then(BTreeSet::new));
            if let (Some(shops), Some(shop)) = (scope, shop) {
                shops.insert(shop);
            }
        }
    }
    Ok(by_scheme)
}

/// Shops by person, where the person has an account during the month.
pub(super) type Shops = HashMap<i64, BTreeSet<i64>>;

pub(super) fn shops_of_people(bindings: &[Binding], accounts: &[Account], month: Month) -> Shops {
    let span = month.span();
    let accounts: HashMap<i64, i64> = accounts.iter().map(|a| (a.id, a.shop)).collect();
    let mut shops = Shops::new();
    for binding in bindings {
        let here = binding.from.is_none_or(|f| f <= span.last) && binding.to.is_none_or(|t| t >= span.first);
        if let (Owner::Person(person), true, Some(shop)) =
            (binding.owner, here, accounts.get(&binding.account))
        {
            shops.entry(person).or_default().insert(*shop);
        }
    }
    shops
}

/// The scheme of the month in which `item` stands for the person. Errors: `scheme.not_assigned`,
/// `scheme.no_item`, `scheme.item_of_two`.
pub fn scheme_of_item(host: &Host, month: Month, person: i64, item: &str) -> Result<String> {
    host.with(|open| {
        let view = open.book.read();
        let who = view.person(person)?.ok_or_else(|| Problem::new("staff.gone"))?;
        let defs = defs(&view)?;
        let sources = Sources {
            month,
            defs: &defs,
            metrics: &defs.metrics(),
            shops: shops_of_people(&view.bindings()?, &view.accounts()?, month),
            people: vec![&who],
            shop_names: BTreeMap::new(),
            attributed: Attributed::default(),
            marks: Vec::new(),
            overrides: Vec::new(),
            targets: Vec::new(),
            records: HashMap::new(),
            notes: Vec::new(),
            self_marks: Vec::new(),
            talks: Talks::default(),
        };
        let by_scheme = assigned(&view, &sources, &mut Vec::new())?;
        let mut with_item = Vec::new();
        for key in by_scheme.keys() {
            let Some(scheme) = scheme_at(&view, &defs, key, month)? else { continue };
            if scheme.items.iter().any(|i| i.id == item) {
                with_item.push(key.clone());
            }
        }
        match (with_item.as_slice(), by_scheme.len()) {
            ([only], _) => Ok(only.clone()),
            (_, 0) => Err(Problem::new("scheme.not_assigned").with("month", month).with("name", &who.name)),
            ([], _) => {
                let schemes = by_scheme.keys().cloned().collect::<Vec<_>>().join(", ");
                Err(Problem::new("scheme.no_item").with("scheme", schemes).with("item", item))
            }
            (several, _) => {
                Err(Problem::new("scheme.item_of_two").with("item", item).with("schemes", several.join(", ")))
            }
        }
    })
}
