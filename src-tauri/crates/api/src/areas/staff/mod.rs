//! Shops, posts, staff and accounts.

use std::collections::{BTreeSet, HashMap};

use domain::layout::Platform;
use domain::people::{Binding, Owner, Person};
use domain::{Day, Problem, Result, Span};
use store::{ChangeLabel, NewBinding, NewPerson, View};

use super::change;
use crate::host::Host;
use crate::types::staff::{
    AccountRow, Bind, BindLook, BindingRow, ById, MoveRow, PersonRow, PersonState, SavePerson, SavePost,
    SaveShop, StaffFile, StaffList, StaffPreview, StaffPreviewRow,
};
use crate::types::{Nothing, Written};

pub fn list(host: &Host, _: Nothing) -> Result<StaffList> {
    let today = host.now().today;
    host.with(|open| {
        let view = open.book.read();
        let (shops, posts, bindings) = (view.shops()?, view.posts()?, view.bindings()?);
        let mut people = view.people()?;
        people.sort_by(|a, b| (&a.pinyin, &a.staff_no).cmp(&(&b.pinyin, &b.staff_no)));
        let accounts = accounts(&view, &people, &bindings)?;
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

fn accounts(view: &View<'_>, people: &[Person], bindings: &[Binding]) -> store::Result<Vec<AccountRow>> {
    let shops = view.shops()?;
    let spans = view.account_spans()?;
    let by_id: HashMap<i64, &Person> = people.iter().map(|p| (p.id, p)).collect();
    let mut rows: Vec<AccountRow> = view
        .accounts()?
        .into_iter()
        .map(|account| {
            let span = spans.get(&account.id).copied();
            let own: Vec<&Binding> = bindings.iter().filter(|b| b.account == account.id).collect();
            AccountRow {
                id: account.id,
                shop: account.shop,
                shop_name: shops
                    .iter()
                    .find(|s| s.id == account.shop)
                    .map(|s| s.name.clone())
                    .unwrap_or_default(),
                unbound: span.is_some_and(|span| !covered(&own, span)),
                first: span.map(|s| s.first),
                last: span.map(|s| s.last),
                bindings: own.iter().map(|b| binding_row(b, &by_id)).collect(),
                nickname: account.nickname,
            }
        })
        .collect();
    rows.sort_by(|a, b| (a.shop, &a.nickname).cmp(&(b.shop, &b.nickname)));
    Ok(rows)
}

/// Whether every day of the span has an owner.
fn covered(bindings: &[&Binding], span: Span) -> bool {
    let mut day = span.first;
    while day <= span.last {
        let Some(binding) = bindings.iter().find(|b| b.covers(day)) else { return false };
        match binding.to.and_then(|to| to.succ_opt()) {
            Some(next) => day = next,
            None => return true,
        }
    }
    true
}

fn binding_row(binding: &Binding, people: &HashMap<i64, &Person>) -> BindingRow {
    let person = match binding.owner {
        Owner::Person(id) => people.get(&id),
        Owner::Ignored => None,
    };
    BindingRow {
        id: binding.id,
        owner: binding.owner,
        staff_no: person.map(|p| p.staff_no.clone()).unwrap_or_default(),
        name: person.map(|p| p.name.clone()).unwrap_or_default(),
        from: binding.from,
        to: binding.to,
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

pub fn bind(host: &Host, request: Bind) -> Result<Written<i64>> {
    let who = match request.owner {
        Owner::Ignored => None,
        Owner::Person(id) => host.with(|open| Ok(open.book.read().person(id)?))?,
    };
    let label = match who {
        Some(person) => ChangeLabel::new("change.bind").with("name", person.name),
        None => ChangeLabel::new("change.bind_ignore"),
    };
    change(host, label.with("nickname", &request.nickname), "", |tx| {
        let account = tx.account(request.shop, &request.nickname)?;
        tx.bind_over(&NewBinding { account, owner: request.owner, from: request.from, to: request.to })
    })
}

/// What binding would move: whose figures become whose, and whose sheets open again.
/// Errors: `account.dates`.
pub fn look(host: &Host, request: Bind) -> Result<BindLook> {
    host.with(|open| {
        let view = open.book.read();
        let mut result = BindLook { moves: Vec::new(), across: 0, reopened: Vec::new(), held: None };
        let Some(account) = view.account_by_name(request.shop, &request.nickname)? else { return Ok(result) };
        let new = NewBinding { account, owner: request.owner, from: request.from, to: request.to };
        let moved = view.would_move(&new)?;
        let people = view.people()?;
        let name = |owner: Option<Owner>| match owner {
            Some(Owner::Person(id)) => {
                people.iter().find(|p| p.id == id).map(|p| p.name.clone()).unwrap_or_default()
            }
            Some(Owner::Ignored) => host.locale().message("staff-ignored", &[]),
            None => host.locale().message("staff-nobody", &[]),
        };
        let closed = view.closed_months()?;
        let mut reopened: BTreeSet<(domain::Month, i64)> = BTreeSet::new();
        for one in &moved {
            if let Some(month) = closed.iter().find(|m| m.span().overlaps(one.span)) {
                result.held = Some(host.told(Problem::new("month.closed").with("month", month)));
            }
            if one.is.is_none() {
                result.across += one.figures;
            }
            for person in [one.was, one.is].into_iter().flatten() {
                let Owner::Person(person) = person else { continue };
                let (first, last) = (domain::Month::of(one.span.first), domain::Month::of(one.span.last));
                reopened
                    .extend((first.index()..=last.index()).map(|m| (domain::Month::from_index(m), person)));
            }
            let (was, is) = (name(one.was), name(one.is));
            match result.moves.last_mut() {
                Some(last) if (&last.was, &last.is) == (&was, &is) => {
                    last.to = last.to.max(one.span.last);
                    last.figures += one.figures;
                }
                _ => result.moves.push(MoveRow {
                    from: one.span.first,
                    to: one.span.last,
                    was,
                    is,
                    figures: one.figures,
                }),
            }
        }
        let mut sheets = Vec::new();
        for (month, person) in reopened {
            let own = view.sheets(month)?.into_iter();
            sheets.extend(own.filter(|s| s.person == person && s.state != store::SheetState::Open));
        }
        result.reopened = super::facts::reopened(&view, sheets)?;
        Ok(result)
    })
}

pub fn unbind(host: &Host, request: ById) -> Result<Written<Nothing>> {
    change(host, ChangeLabel::new("change.unbind"), "", |tx| {
        tx.unbind(request.id)?;
        Ok(Nothing {})
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

/// Rows of a staff file with what each would do.
struct Plan {
    file: String,
    rows: Vec<(intake::StaffRow, &'static str)>,
    findings: Vec<intake::Finding>,
}

fn plan(host: &Host, request: &StaffFile) -> Result<Plan> {
    let path = host.path(&request.token)?;
    let bytes = super::facts::files::read(&path)?;
    let name = super::facts::files::name(&path);
    let draft = intake::read_staff(&name, &bytes);
    if let Some(refused) = draft.findings().find(|f| f.level == intake::Level::Refused) {
        return Err(refused.problem.clone());
    }
    let known = host.with(|open| known(&open.book.read()).map_err(Into::into))?;
    let findings = draft.findings().cloned().collect();
    let rows = draft
        .sheets
        .into_iter()
        .flat_map(|s| s.staff)
        .map(|row| {
            let what = known.what(&row);
            (row, what)
        })
        .collect();
    Ok(Plan { file: name, rows, findings })
}

/// What the book knows that a staff row could repeat.
struct Known {
    people: HashMap<String, (Person, String)>,
    accounts: HashMap<(String, String), Vec<i64>>,
}

fn known(view: &View<'_>) -> store::Result<Known> {
    let (posts, shops, bindings) = (view.posts()?, view.shops()?, view.bindings()?);
    let post = |id: Option<i64>| {
        id.and_then(|id| posts.iter().find(|p| p.id == id)).map(|p| p.name.clone()).unwrap_or_default()
    };
    let people =
        view.people()?.into_iter().map(|p| (p.staff_no.clone(), (p.clone(), post(p.post)))).collect();
    let accounts = view.accounts()?.into_iter().map(|a| {
        let shop = shops.iter().find(|s| s.id == a.shop).map(|s| s.name.clone()).unwrap_or_default();
        let owners = bindings.iter().filter(|b| b.account == a.id).filter_map(|b| match b.owner {
            Owner::Person(id) => Some(id),
            Owner::Ignored => None,
        });
        ((shop, a.nickname), owners.collect())
    });
    Ok(Known { people, accounts: accounts.collect() })
}

impl Known {
    fn what(&self, row: &intake::StaffRow) -> &'static str {
        let Some((person, post)) = self.people.get(&row.staff_no) else { return "new" };
        let same = person.name == row.name
            && row.post.as_ref().is_none_or(|p| p == post)
            && row.hired.is_none_or(|d| person.hired == Some(d))
            && row.left.is_none_or(|d| person.left == Some(d))
            && row.nicknames.iter().all(|n| {
                let key = (row.shop.clone().unwrap_or_default(), n.clone());
                self.accounts.get(&key).is_some_and(|owners| owners.contains(&person.id))
            });
        if same { "unchanged" } else { "changed" }
    }
}

fn told(host: &Host, plan: &Plan) -> StaffPreview {
    let count = |what: &str| plan.rows.iter().filter(|(_, w)| *w == what).count() as u32;
    StaffPreview {
        file: plan.file.clone(),
        new: count("new"),
        changed: count("changed"),
        unchanged: count("unchanged"),
        wrong: plan.findings.iter().filter(|f| f.level == intake::Level::Wrong).count() as u32,
        rows: plan
            .rows
            .iter()
            .map(|(row, what)| StaffPreviewRow {
                staff_no: row.staff_no.clone(),
                name: row.name.clone(),
                shop: row.shop.clone().unwrap_or_default(),
                nickname: row.nicknames.join(" "),
                post: row.post.clone().unwrap_or_default(),
                what: (*what).to_owned(),
            })
            .collect(),
        problems: plan.findings.iter().map(|f| host.told(f.problem.clone())).collect(),
    }
}

pub fn preview(host: &Host, request: StaffFile) -> Result<StaffPreview> {
    Ok(told(host, &plan(host, &request)?))
}

/// Writes a staff file: people by 工号, shops and posts made as named, nicknames bound from always.
/// Nothing is written while a row is wrong.
pub fn import(host: &Host, request: StaffFile) -> Result<Written<StaffPreview>> {
    let plan = plan(host, &request)?;
    if let Some(wrong) = plan.findings.iter().find(|f| f.level == intake::Level::Wrong) {
        return Err(wrong.problem.clone());
    }
    let label =
        ChangeLabel::new("change.staff_import").with("file", &plan.file).with("count", plan.rows.len());
    let written = change(host, label, "", |tx| {
        for (row, what) in &plan.rows {
            if *what != "unchanged" {
                write_row(tx, row)?;
            }
        }
        Ok(())
    })?;
    Ok(Written { value: told(host, &plan), changed: written.changed, saved_at: written.saved_at })
}

fn write_row(tx: &store::Tx<'_>, row: &intake::StaffRow) -> store::Result<()> {
    let post = row.post.as_deref().filter(|p| !p.trim().is_empty()).map(|p| tx.post(p)).transpose()?;
    let id = match tx.person_by_no(&row.staff_no)? {
        Some(known) => {
            tx.edit_person(&Person {
                name: row.name.clone(),
                post: post.or(known.post),
                hired: row.hired.or(known.hired),
                left: row.left.or(known.left),
                ..known.clone()
            })?;
            known.id
        }
        None => tx.add_person(&NewPerson {
            staff_no: row.staff_no.clone(),
            name: row.name.clone(),
            post,
            hired: row.hired,
            left: row.left,
            ..NewPerson::default()
        })?,
    };
    if row.nicknames.is_empty() {
        return Ok(());
    }
    let shops = tx.shops()?;
    let shop = match (&row.shop, shops.as_slice()) {
        (Some(name), _) => match tx.shop_by_name(name)? {
            Some(shop) => shop,
            None => tx.add_shop(name, platform_of(name))?,
        },
        (None, [only]) => only.id,
        (None, _) => {
            return Err(Problem::new("staff.no_shop")
                .with("staff_no", &row.staff_no)
                .with("name", &row.name)
                .into());
        }
    };
    for nickname in &row.nicknames {
        let account = tx.account(shop, nickname)?;
        let bound = tx.bindings()?.iter().any(|b| b.account == account && b.owner == Owner::Person(id));
        if !bound {
            tx.bind(&NewBinding { account, owner: Owner::Person(id), from: None, to: None })?;
        }
    }
    Ok(())
}

/// Saves an empty staff table with the headings that `import` reads.
pub fn template(host: &Host, request: StaffFile) -> Result<Nothing> {
    let bytes = papers::workbook::staff_template(host.lang(), &[])?;
    super::papers::write_file(&host.path(&request.token)?, &bytes)?;
    Ok(Nothing {})
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
