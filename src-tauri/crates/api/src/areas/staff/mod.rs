//! Shops, posts and staff; whose an account is (`accounts`) and the staff file (`table`).

mod accounts;
mod table;

pub use accounts::{bind, look, unbind};
pub use table::{import, preview, template};

use std::collections::HashMap;

use domain::layout::Platform;
use domain::people::{Owner, Person};
use domain::{Day, Problem, Result};
use store::{ChangeLabel, NewPerson};

use super::change;
use crate::host::Host;
use crate::types::staff::{
    AccountRow, ById, PersonRow, PersonState, SavePerson, SavePost, SaveShop, StaffList,
};
use crate::types::{Nothing, Written};

pub fn list(host: &Host, _: Nothing) -> Result<StaffList> {
    let today = host.now().today;
    host.with(|open| {
        let view = open.book.read();
        let (shops, posts, bindings) = (view.shops()?, view.posts()?, view.bindings()?);
        let mut people = view.people()?;
        people.sort_by(|a, b| (&a.pinyin, &a.staff_no).cmp(&(&b.pinyin, &b.staff_no)));
        let accounts = accounts::accounts(&view, &people, &bindings)?;
        let mut names: HashMap<&str, u32> = HashMap::new();
        for person in &people {
            *names.entry(&person.name).or_default() += 1;
        }
        let rows = people.iter().map(|person| {
            let own = |a: &&AccountRow| a.bindings.iter().any(|b| b.owner == Owner::Person(person.id));
            let mut own_shops: Vec<String> =
                accounts.iter().filter(own).map(|a| a.shop_name.clone()).collect();
            own_shops.dedup();
            PersonRow {
                post_name: person
                    .post
                    .and_then(|id| posts.iter().find(|p| p.id == id))
                    .map(|p| p.name.clone()),
                shops: own_shops,
                nicknames: accounts.iter().filter(own).map(|a| a.nickname.clone()).collect(),
                state: state(person, today),
                same_name: names.get(person.name.as_str()).is_some_and(|n| *n > 1),
                person: person.clone(),
            }
        });
        Ok(StaffList { people: rows.collect(), shops, posts, accounts: accounts.clone() })
    })
}

/// Where somebody stands on a day.
pub fn state(person: &Person, day: Day) -> PersonState {
    if person.left.is_some_and(|left| left < day) {
        PersonState::Left
    } else if person.hired.is_some_and(|hired| hired > day) {
        PersonState::NotYet
    } else if person.probation_until.is_some_and(|until| day <= until) {
        PersonState::Probation
    } else {
        PersonState::Active
    }
}

pub fn save(host: &Host, request: SavePerson) -> Result<Written<i64>> {
    let code = if request.id.is_some() { "change.staff_edit" } else { "change.staff_add" };
    let label = ChangeLabel::new(code).with("staff_no", &request.staff_no).with("name", &request.name);
    change(host, label, "", |tx| {
        let post = match request.post.trim() {
            "" => None,
            name => Some(tx.post(name)?),
        };
        let Some(id) = request.id else {
            return tx.add_person(&NewPerson {
                staff_no: request.staff_no.clone(),
                name: request.name.clone(),
                post,
                hired: request.hired,
                left: request.left,
                probation_until: request.probation_until,
                note: request.note.clone(),
            });
        };
        let known = tx.person(id)?.ok_or_else(|| Problem::new("staff.gone"))?;
        tx.edit_person(&Person {
            id,
            staff_no: request.staff_no.clone(),
            name: request.name.clone(),
            pinyin: request.pinyin.clone().unwrap_or(known.pinyin),
            post,
            hired: request.hired,
            left: request.left,
            probation_until: request.probation_until,
            note: request.note.clone(),
        })?;
        Ok(id)
    })
}

pub fn remove(host: &Host, request: ById) -> Result<Written<Nothing>> {
    let person = host.with(|open| Ok(open.book.read().person(request.id)?))?;
    let person = person.ok_or_else(|| Problem::new("staff.gone"))?;
    let label =
        ChangeLabel::new("change.staff_remove").with("staff_no", person.staff_no).with("name", person.name);
    change(host, label, "", |tx| {
        tx.remove_person(request.id)?;
        Ok(Nothing {})
    })
}

pub fn save_shop(host: &Host, request: SaveShop) -> Result<Written<i64>> {
    let label = ChangeLabel::new("change.shop").with("shop", &request.name);
    change(host, label, "", |tx| {
        let Some(id) = request.id else { return tx.add_shop(&request.name, request.platform) };
        tx.edit_shop(&domain::people::Shop {
            id,
            name: request.name.clone(),
            platform: request.platform,
            active: request.active,
        })?;
        Ok(id)
    })
}

pub fn save_post(host: &Host, request: SavePost) -> Result<Written<i64>> {
    let label = ChangeLabel::new("change.post").with("post", &request.name);
    change(host, label, "", |tx| match request.id {
        Some(id) => tx.rename_post(id, &request.name).map(|()| id),
        None => tx.post(&request.name),
    })
}

/// The platform a shop's name speaks of; the owner can change it.
pub fn platform_of(name: &str) -> Platform {
    let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
    if has(&["拼多多", "拼夕夕"]) {
        Platform::Pinduoduo
    } else if has(&["京东"]) {
        Platform::Jd
    } else if has(&["抖音", "抖店"]) {
        Platform::Douyin
    } else if has(&["快手"]) {
        Platform::Kuaishou
    } else if has(&["微信", "视频号"]) {
        Platform::WeixinShop
    } else if has(&["淘宝", "C店"]) {
        Platform::Taobao
    } else {
        Platform::Tmall
    }
}

/// The refusal when a shop is not named or not known, with the names there are.
pub fn shop_unknown(shops: &[domain::people::Shop]) -> Problem {
    let names: Vec<&str> = shops.iter().map(|s| s.name.as_str()).collect();
    Problem::new("import.shop_unknown")
        .with("shops", if names.is_empty() { "–".to_owned() } else { names.join("、") })
}

/// The shop of this name, else the book's only one. Errors: `import.shop_unknown`.
pub fn shop_named(host: &Host, name: Option<&str>) -> Result<i64> {
    let shops = host.with(|open| Ok(open.book.read().shops()?))?;
    match (name, shops.as_slice()) {
        (Some(name), _) => {
            shops.iter().find(|s| s.name == name).map(|s| s.id).ok_or_else(|| shop_unknown(&shops))
        }
        (None, [only]) => Ok(only.id),
        (None, _) => Err(shop_unknown(&shops)),
    }
}

/// Errors: `staff.unknown`.
pub fn person_by_no(host: &Host, staff_no: &str) -> Result<Person> {
    host.with(|open| Ok(open.book.read().person_by_no(staff_no)?))?
        .ok_or_else(|| Problem::new("staff.unknown").with("staff_no", staff_no))
}

/// Errors: `post.unknown`.
pub fn post_named(host: &Host, name: &str) -> Result<i64> {
    host.with(|open| Ok(open.book.read().posts()?))?
        .into_iter()
        .find(|p| p.name == name)
        .map(|p| p.id)
        .ok_or_else(|| Problem::new("post.unknown").with("name", name))
}
