//! The staff file: what its rows would do, and writing them. Nothing is written while a row is wrong.

use std::collections::HashMap;

use domain::people::{Owner, Person};
use domain::{Problem, Result};
use store::{ChangeLabel, NewBinding, NewPerson, View};

use super::platform_of;
use crate::areas::{change, facts, saving};
use crate::host::Host;
use crate::types::staff::{StaffFile, StaffPreview, StaffPreviewRow};
use crate::types::{Nothing, Written};

/// Rows of a staff file with what each would do.
struct Plan {
    file: String,
    rows: Vec<(intake::StaffRow, &'static str)>,
    findings: Vec<intake::Finding>,
}

fn plan(host: &Host, request: &StaffFile) -> Result<Plan> {
    let path = host.path(&request.token)?;
    let bytes = facts::files::read(&path)?;
    let name = facts::files::name(&path);
    let draft = intake::read_staff(&host.readers.of(None), &name, &bytes);
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
    let bytes = ::papers::workbook::staff_template(host.lang(), &[])?;
    saving::write_file(&host.path(&request.token)?, &bytes)?;
    Ok(Nothing {})
}
