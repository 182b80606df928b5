//! Nicknames that belong to nobody, and who they probably are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::Result;
use domain::people::{Account, Binding, Owner, Person, Shop};
use intake::FileDraft;
use locale::Locale;
use store::View;

use super::whose::Shops;
use crate::host::Host;
use crate::types::Nothing;
use crate::types::facts::{Proposal, Unmatched};

/// Proposals shown a nickname.
const PROPOSALS: usize = 3;
/// What robots, main and duty accounts are called.
const ROBOTS: [&str; 9] =
    ["机器人", "智能客服", "小蜜", "自动回复", "主账号", "值班", "公共号", "robot", "bot"];

/// Nicknames of the drafts that nobody owns on some of their days, by nickname and shop.
pub fn of_drafts(
    view: &View<'_>,
    (drafts, shops): (&[FileDraft], &Shops),
    locale: Locale,
) -> Result<Vec<Unmatched>> {
    let known = Known::read(view)?;
    let accounts: HashMap<(i64, &str), i64> =
        known.accounts.iter().map(|a| ((a.shop, a.nickname.as_str()), a.id)).collect();
    let mut nobody: BTreeMap<(&str, i64), &Shop> = BTreeMap::new();
    for (file, draft) in drafts.iter().enumerate() {
        for (place, sheet) in draft.sheets.iter().enumerate() {
            let Some(shop) = shops.of((file, place)) else { continue };
            for row in &sheet.rows {
                let Some(nickname) = row.nickname.as_deref() else { continue };
                if nobody.contains_key(&(nickname, shop.id)) {
                    continue;
                }
                let owned = accounts.get(&(shop.id, nickname)).is_some_and(|id| {
                    known.bindings.iter().any(|b| b.account == *id && b.covers(row.span.first))
                });
                if !owned {
                    nobody.insert((nickname, shop.id), shop);
                }
            }
        }
    }
    Ok(nobody.into_iter().map(|((n, _), shop)| known.unmatched(n, shop, locale)).collect())
}

/// Shop and nickname of the accounts that count for nobody by choice.
pub fn ignored(view: &View<'_>) -> Result<BTreeSet<(i64, String)>> {
    let bindings = view.bindings()?;
    let of = |id: i64| bindings.iter().filter(move |b: &&Binding| b.account == id);
    let names = view
        .accounts()?
        .into_iter()
        .filter(|a| of(a.id).next().is_some() && of(a.id).all(|b| b.owner == Owner::Ignored));
    Ok(names.map(|a| (a.shop, a.nickname)).collect())
}

/// Nicknames with figures in the book and no owner on some of their days.
pub fn unbound(host: &Host, _: Nothing) -> Result<Vec<Unmatched>> {
    host.with(|open| {
        let view = open.book.read();
        let known = Known::read(&view)?;
        let all = domain::Span { first: domain::Day::MIN, last: domain::Day::MAX };
        let found = view.unbound(all)?.into_iter();
        Ok(found
            .filter_map(|a| {
                let shop = known.shops.get(&a.shop)?;
                Some(known.unmatched(&a.nickname, shop, host.locale()))
            })
            .collect())
    })
}

/// What proposals are made of.
struct Known {
    shops: BTreeMap<i64, Shop>,
    people: Vec<Person>,
    accounts: Vec<Account>,
    bindings: Vec<Binding>,
}

/// Why somebody may be meant: a message, what fills it, and how much it weighs.
struct Like {
    weight: u32,
    code: &'static str,
    param: String,
}

impl Known {
    fn read(view: &View<'_>) -> Result<Self> {
        Ok(Self {
            shops: view.shops()?.into_iter().map(|s| (s.id, s)).collect(),
            people: view.people()?,
            accounts: view.accounts()?,
            bindings: view.bindings()?,
        })
    }

    fn unmatched(&self, nickname: &str, shop: &Shop, locale: Locale) -> Unmatched {
        let own = own_part(nickname);
        let mut found: Vec<(Like, &Person)> = self
            .people
            .iter()
            .filter_map(|p| {
                let like = self.history(nickname, &own, shop, p).or_else(|| likeness(&own, p))?;
                Some((like, p))
            })
            .collect();
        // Who has left is still possible, but nobody's first guess.
        let rank = |(like, p): &(Like, &Person)| like.weight / if p.left.is_some() { 2 } else { 1 };
        found.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.1.staff_no.cmp(&b.1.staff_no)));
        Unmatched {
            shop: shop.id,
            shop_name: shop.name.clone(),
            nickname: nickname.to_owned(),
            robot: ROBOTS.iter().any(|word| own.contains(word)),
            proposals: found
                .into_iter()
                .take(PROPOSALS)
                .map(|(like, p)| Proposal {
                    person: p.id,
                    staff_no: p.staff_no.clone(),
                    name: p.name.clone(),
                    reason: locale.message(like.code, &[("what", &like.param)]),
                })
                .collect(),
        }
    }

    /// What was said before: this nickname on other days, the same one in another shop, one that ends alike.
    fn history(&self, nickname: &str, own: &str, shop: &Shop, person: &Person) -> Option<Like> {
        let bound = self.bindings.iter().filter(|b| b.owner == Owner::Person(person.id));
        let accounts = bound.filter_map(|b| Some((b, self.accounts.iter().find(|a| a.id == b.account)?)));
        let likes = accounts.filter_map(|(binding, account)| {
            let elsewhere = || self.shops.get(&account.shop).map(|s| s.name.clone()).unwrap_or_default();
            if account.nickname == nickname && account.shop == shop.id {
                let days = [binding.from, binding.to].map(|d| d.map_or("…".to_owned(), |d| d.to_string()));
                return Some(Like { weight: 100, code: "facts-like_before", param: days.join(" – ") });
            }
            if account.nickname == nickname {
                return Some(Like { weight: 90, code: "facts-like_other_shop", param: elsewhere() });
            }
            if account.shop == shop.id && intake::normal(&account.nickname) == intake::normal(nickname) {
                let what = account.nickname.clone();
                return Some(Like { weight: 95, code: "facts-like_blanks", param: what });
            }
            let same_end = own.chars().count() > 1 && own_part(&account.nickname) == own;
            same_end.then(|| Like {
                weight: 80,
                code: "facts-like_account",
                param: format!("{} {}", elsewhere(), account.nickname),
            })
        });
        likes.max_by_key(|l| l.weight)
    }
}

/// The part of a nickname behind the shop's name, in lower case.
fn own_part(nickname: &str) -> String {
    nickname.rsplit([':', '：']).next().unwrap_or(nickname).trim().to_lowercase()
}

/// What of a person's name, 工号 or pinyin stands in the nickname.
fn likeness(own: &str, person: &Person) -> Option<Like> {
    if own.is_empty() {
        return None;
    }
    let like = |weight, code, param: &str| Some(Like { weight, code, param: param.to_owned() });
    if own.contains(&person.name.to_lowercase()) {
        return like(70, "facts-like_name", &person.name);
    }
    let given: String = person.name.chars().skip(1).collect();
    if !given.is_empty() && own.contains(&given) {
        return like(60, "facts-like_given", &given);
    }
    if person.staff_no.chars().count() > 1 && own.contains(&person.staff_no.to_lowercase()) {
        return like(50, "facts-like_staff_no", &person.staff_no);
    }
    let syllables: Vec<&str> = person.pinyin.split(' ').filter(|s| !s.is_empty()).collect();
    // The last word of the key is the initials of all others.
    let spoken = syllables.split_last().map_or(&[][..], |(_, rest)| rest);
    let joined = spoken.concat();
    if joined.chars().count() > 3 && own.contains(&joined) {
        return like(55, "facts-like_pinyin", &joined);
    }
    if let Some(one) = spoken.iter().find(|s| s.len() > 1 && own.contains(**s)) {
        return like(30, "facts-like_pinyin", one);
    }
    let shared: String = person.name.chars().filter(|c| own.contains(*c)).collect();
    let count = shared.chars().count() as u32;
    (count > 0).then(|| Like { weight: 10 * count.min(2), code: "facts-like_character", param: shared })
}
