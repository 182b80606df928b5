//! Whose a fact is. Facts belong to accounts; the person is looked up by date in the bindings. A fact
//! whose account changes hands inside its span is nobody's until it is split, and is told.

use std::collections::BTreeMap;

use domain::fact::Fact;
use domain::people::{Binding, Owner};
use domain::{Problem, Span};
use rustc_hash::FxHashMap;

/// The facts of a period, each where it belongs. Borrowed: nothing is copied.
#[derive(Debug, Default)]
pub struct Attributed<'a> {
    /// By person id.
    pub people: BTreeMap<i64, Vec<&'a Fact>>,
    /// Of accounts somebody chose to ignore.
    pub ignored: Vec<&'a Fact>,
    /// Of accounts nobody is bound to on those days.
    pub unbound: Vec<&'a Fact>,
    /// The account changes hands inside the span.
    pub changing: Vec<&'a Fact>,
    /// Of no account: the shop's own.
    pub shop: Vec<&'a Fact>,
}

/// Looks up every fact's owner.
pub fn attribute<'a>(facts: &'a [Fact], bindings: &[Binding]) -> Attributed<'a> {
    let mut by_account: FxHashMap<i64, Vec<&Binding>> = FxHashMap::default();
    for binding in bindings {
        by_account.entry(binding.account).or_default().push(binding);
    }
    let mut result = Attributed::default();
    // Facts come a row at a time: the cells of one row share account and span, and so their owner.
    for row in facts.chunk_by(|a, b| a.account == b.account && a.span == b.span) {
        let Some(first) = row.first() else { continue };
        let owner =
            first.account.map(|account| whose(by_account.get(&account).map_or(&[], Vec::as_slice), first));
        match owner {
            None => result.shop.extend(row),
            Some(Whose::One(Owner::Person(person))) => result.people.entry(person).or_default().extend(row),
            Some(Whose::One(Owner::Ignored)) => result.ignored.extend(row),
            Some(Whose::Nobody) => result.unbound.extend(row),
            Some(Whose::Changing) => result.changing.extend(row),
        }
    }
    result
}

enum Whose {
    One(Owner),
    Nobody,
    Changing,
}

/// One owner for all days of the span; none for all of them; or a change inside.
fn whose(bindings: &[&Binding], fact: &Fact) -> Whose {
    let span = fact.span;
    let mut touching = bindings
        .iter()
        .filter(|b| b.from.is_none_or(|from| from <= span.last) && b.to.is_none_or(|to| span.first <= to));
    let Some(first) = touching.next() else { return Whose::Nobody };
    if touching.all(|b| b.owner == first.owner) && covers_all(bindings, first.owner, fact) {
        Whose::One(first.owner)
    } else {
        Whose::Changing
    }
}

/// Whether the bindings to one owner together cover every day of the span.
fn covers_all(bindings: &[&Binding], owner: Owner, fact: &Fact) -> bool {
    let whole = |b: &&Binding| b.owner == owner && b.covers(fact.span.first) && b.covers(fact.span.last);
    if bindings.iter().any(whole) {
        return true;
    }
    let of_owner = |day| bindings.iter().any(|b| b.owner == owner && b.covers(day));
    fact.span.days().all(of_owner)
}

impl Attributed<'_> {
    /// `facts.spans_change` for every account and span that must be split, once each, with the ids of
    /// account and shop; whoever shows it puts the name in place of `nickname`. A figure is split already where others
    /// of its account and metric, each of one person's days, speak for every day of it.
    pub fn problems(&self) -> Vec<Problem> {
        if self.changing.is_empty() {
            return Vec::new();
        }
        let mut whose: FxHashMap<(Option<i64>, &str), Vec<Span>> =
            self.changing.iter().map(|f| ((f.account, &*f.metric), Vec::new())).collect();
        let owned = self.people.values().flatten().chain(&self.ignored);
        for fact in owned.filter(|f| !f.outranked) {
            if let Some(spans) = whose.get_mut(&(fact.account, &*fact.metric)) {
                spans.push(fact.span);
            }
        }
        let is_split = |fact: &Fact| {
            let spans = whose.get(&(fact.account, &*fact.metric));
            fact.span.days().all(|day| spans.is_some_and(|s| s.iter().any(|s| s.contains(Span::day(day)))))
        };
        let mut seen = BTreeMap::new();
        for fact in self.changing.iter().filter(|f| !is_split(f)) {
            seen.entry((fact.account, fact.span)).or_insert(fact.shop);
        }
        seen.into_iter()
            .map(|((account, span), shop)| {
                Problem::new("facts.spans_change")
                    .with("account", account.unwrap_or_default())
                    .with("nickname", account.unwrap_or_default())
                    .with("shop", shop)
                    .with("from", span.first)
                    .with("to", span.last)
            })
            .collect()
    }
}
