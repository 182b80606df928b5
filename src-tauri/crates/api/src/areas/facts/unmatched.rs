//! Nicknames that belong to nobody, and who they probably are.

use std::collections::{BTreeMap, BTreeSet};

use domain::Result;
use domain::people::{Binding, Owner, Person, Shop};
use intake::FileDraft;
use store::View;

use crate::host::Host;
use crate::types::Nothing;
use crate::types::facts::{Proposal, Unmatched};

/// Proposals shown a nickname.
const PROPOSALS: usize = 3;

/// Nicknames of the drafts that nobody owns on some of their days.
pub fn of_drafts(view: &View<'_>, drafts: &[FileDraft], shop: &Shop) -> Result<Vec<Unmatched>> {
    let people = view.people()?;
    let bindings = view.bindings()?;
    let accounts = view.accounts()?;
    let mut nobody: BTreeSet<&str> = BTreeSet::new();
    for row in drafts.iter().flat_map(|d| &d.sheets).flat_map(|s| &s.rows) {
        let Some(nickname) = row.nickname.as_deref() else { continue };
        if nobody.contains(nickname) {
            continue;
        }
        let account = accounts.iter().find(|a| a.shop == shop.id && a.nickname == nickname);
        let owned =
            account.is_some_and(|a| bindings.iter().any(|b| b.account == a.id && b.covers(row.span.first)));
        if !owned {
            nobody.insert(nickname);
        }
    }
    Ok(nobody.into_iter().map(|n| unmatched(n, shop, &people)).collect())
}

/// Nicknames of the shop that count for nobody by choice.
pub fn ignored(view: &View<'_>, shop: i64) -> Result<BTreeSet<String>> {
    let bindings = view.bindings()?;
    let of = |id: i64| bindings.iter().filter(move |b: &&Binding| b.account == id);
    let names = view
        .accounts()?
        .into_iter()
        .filter(|a| a.shop == shop)
        .filter(|a| of(a.id).next().is_some() && of(a.id).all(|b| b.owner == Owner::Ignored));
    Ok(names.map(|a| a.nickname).collect())
}

/// Nicknames with figures in the book and no owner on some of their days.
pub fn unbound(host: &Host, _: Nothing) -> Result<Vec<Unmatched>> {
    host.with(|open| {
        let view = open.book.read();
        let shops: BTreeMap<i64, Shop> = view.shops()?.into_iter().map(|s| (s.id, s)).collect();
        let people = view.people()?;
        let all = domain::Span { first: domain::Day::MIN, last: domain::Day::MAX };
        let found = view.unbound(all)?.into_iter();
        Ok(found.filter_map(|a| shops.get(&a.shop).map(|s| unmatched(&a.nickname, s, &people))).collect())
    })
}

fn unmatched(nickname: &str, shop: &Shop, people: &[Person]) -> Unmatched {
    let mut scored: Vec<(u32, &Person)> =
        people.iter().map(|p| (likeness(nickname, p), p)).filter(|(score, _)| *score > 0).collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.staff_no.cmp(&b.1.staff_no)));
    Unmatched {
        shop: shop.id,
        shop_name: shop.name.clone(),
        nickname: nickname.to_owned(),
        proposals: scored
            .into_iter()
            .take(PROPOSALS)
            .map(|(_, p)| Proposal { person: p.id, staff_no: p.staff_no.clone(), name: p.name.clone() })
            .collect(),
    }
}

/// How much of a person's name, pinyin or 工号 stands in the part of the nickname behind the shop's name.
fn likeness(nickname: &str, person: &Person) -> u32 {
    let own = nickname.rsplit([':', '：']).next().unwrap_or(nickname).to_lowercase();
    if own.is_empty() {
        return 0;
    }
    let given: String = person.name.chars().skip(1).collect();
    let mut score = 0;
    if own.contains(&person.name) {
        score += 10;
    } else if !given.is_empty() && own.contains(&given) {
        score += 6;
    }
    score += person.name.chars().filter(|c| own.contains(*c)).count() as u32;
    if own.contains(&person.staff_no) {
        score += 4;
    }
    let syllables: Vec<&str> = person.pinyin.split(' ').collect();
    if syllables.iter().any(|s| s.len() > 1 && own.contains(s)) {
        score += 2;
    }
    score
}
