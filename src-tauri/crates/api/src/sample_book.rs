//! Carries out the plan of the sample shop through the same commands an owner uses, so that every number
//! of the sample leads to a cell of a file that lies beside the book.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use domain::people::Owner;
use domain::{Day, Month, Problem, Result};
use sample::{FileKind, MonthState, Plan, SampleMonth, SampleOwner};
use store::{
    Book, ChangeLabel, NewAssignment, NewBinding, NewExclusion, NewOverride, NewPerson, Note, SheetMove,
};

use crate::areas::book::{ACTORS, NAME, SAMPLE};
use crate::areas::facts::Prepared;
use crate::areas::{change, facts, month, saving};
use crate::host::{Host, Job, Now, dictionary, layouts};
use crate::types::facts::{LeftCount, Ticks};

/// Makes the book and its files, and leaves it open. Nothing of it stays where it fails; what lies there
/// already is never touched. Errors: `book.exists` also where its folder of exports is there.
pub fn make(host: &Host, path: &Path, job: &Job) -> Result<()> {
    let plan = sample::plan(host.now().today);
    let exports = exports_dir(path);
    let of = plan.months.len() + 1;
    job.step("job-sample", 0, of)?;
    if exports.exists() {
        return Err(Problem::new("book.exists").with("file", facts::files::name(&exports)));
    }
    let book = Book::create(path, &host.now().at)?;
    host.replace_open(Some(book));
    let result = fill(host, &plan, &exports, job, of);
    host.pretend(None);
    if result.is_err() {
        // A half-made sample is of no use to anybody.
        host.replace_open(None);
        let _ = std::fs::remove_dir_all(&exports);
        for suffix in ["", "-wal", "-shm", "-lock"] {
            let mut file = path.as_os_str().to_owned();
            file.push(suffix);
            let _ = std::fs::remove_file(file);
        }
    }
    result
}

/// Where the sample's exports lie: `name-exports` beside the book, as `name-backups`.
pub fn exports_dir(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-exports"))
}

fn fill(host: &Host, plan: &Plan, exports: &Path, job: &Job, of: usize) -> Result<()> {
    start(host, plan)?;
    for (done, month) in plan.months.iter().enumerate() {
        job.step("job-sample", done + 1, of)?;
        fill_month(host, plan, month, exports)?;
    }
    Ok(())
}

fn on(host: &Host, day: Day, time: &str) {
    host.pretend(Some(Now { today: day, at: format!("{day} {time}") }));
}

/// Shops, staff, nicknames, the scheme in two versions.
fn start(host: &Host, plan: &Plan) -> Result<()> {
    let scheme = &plan.scheme;
    on(host, scheme.from.first(), "09:00:00");
    let label = ChangeLabel::new("change.sample").with("what", &plan.book);
    change(host, label, &plan.owner, |tx| {
        tx.set(NAME, &plan.book)?;
        tx.set(SAMPLE, &true)?;
        tx.set(ACTORS, &[&plan.owner, &plan.supervisor])?;
        let mut shops = Vec::new();
        for shop in &plan.shops {
            shops.push(tx.add_shop(&shop.name, shop.platform)?);
        }
        let mut people = HashMap::new();
        for staff in &plan.staff {
            let post = (!staff.post.is_empty()).then(|| tx.post(&staff.post)).transpose()?;
            let id = tx.add_person(&NewPerson {
                staff_no: staff.staff_no.clone(),
                name: staff.name.clone(),
                post,
                hired: Some(staff.hired),
                left: staff.left,
                probation_until: staff.probation_until,
                note: staff.note.clone(),
            })?;
            people.insert(staff.staff_no.as_str(), id);
        }
        let gone = || Problem::new("staff.gone");
        for binding in &plan.bindings {
            let shop = *shops.get(binding.shop).ok_or_else(gone)?;
            let owner = match &binding.owner {
                SampleOwner::Staff(no) => Owner::Person(*people.get(no.as_str()).ok_or_else(gone)?),
                SampleOwner::Ignored => Owner::Ignored,
            };
            let account = tx.account(shop, &binding.nickname)?;
            tx.bind(&NewBinding { account, owner, from: binding.from, to: binding.to })?;
        }
        let (text, _) = crate::areas::schemes::newest(tx, &scheme.id)?;
        let name = definitions::read_scheme(&text, dictionary())?.name;
        tx.put_scheme(&scheme.id, &name)?;
        tx.put_in_force(&scheme.id, &text, scheme.from)?;
        let changes = [
            definitions::Change::Unallocated { policy: Some(scheme.policy) },
            definitions::Change::Grades { grades: scheme.grades.clone() },
        ];
        tx.put_in_force(&scheme.id, &definitions::change(&text, &changes, dictionary())?, scheme.from)?;
        for shop in &scheme.shops {
            tx.assign(&NewAssignment {
                scope: store::Scope::Shop(*shops.get(*shop).ok_or_else(gone)?),
                scheme: scheme.id.clone(),
                from: scheme.from,
                to: None,
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn fill_month(host: &Host, plan: &Plan, month: &SampleMonth, exports: &Path) -> Result<()> {
    let files = sample::files_of(plan, month.month)?;
    let folder = exports.join(month.month.to_string());
    std::fs::create_dir_all(&folder).map_err(|e| saving::refused(&folder, &e))?;
    for file in &files {
        saving::write_file(&folder.join(&file.name), &file.bytes)?;
    }
    let decided = month.decided_on.unwrap_or(plan.today);
    on(host, decided, "09:30:00");
    // An import is of one shop: the exports of each, then what was entered by hand.
    let exports = (0..plan.shops.len()).map(|shop| (FileKind::Export, shop));
    for (kind, shop) in exports.chain([(FileKind::Marks, 0)]) {
        let metrics = |id: &str| dictionary().get(id);
        let ctx = intake::Context {
            layouts: layouts(),
            metrics: &metrics,
            today: decided,
            month: Some(month.month),
        };
        let own = files.iter().filter(|f| f.kind == kind && f.shop == shop);
        let drafts: Vec<_> = own.map(|f| intake::read_file(&f.name, &f.bytes, &ctx)).collect();
        if drafts.is_empty() {
            continue;
        }
        if let Some(finding) =
            drafts.iter().flat_map(|d| d.findings()).find(|f| f.level != intake::Level::Warning)
        {
            return Err(finding.problem.clone());
        }
        let (shop, change) = host.with(|open| {
            let view = open.book.read();
            let name = plan.shops.get(shop).map(|s| s.name.as_str()).unwrap_or_default();
            Ok((view.shops()?.into_iter().find(|s| s.name == name), view.last_change()?))
        })?;
        let shop = shop.ok_or_else(|| Problem::new("staff.gone"))?;
        let prepared = Prepared::unseen(drafts, &shop, change);
        facts::write(host, &prepared, &Ticks::default(), &LeftCount::default())?;
    }
    decide(host, plan, month)
}

fn decide(host: &Host, plan: &Plan, month: &SampleMonth) -> Result<()> {
    let scheme = &plan.scheme.id;
    let people: HashMap<String, i64> =
        host.with(|open| Ok(open.book.read().people()?.into_iter().map(|p| (p.staff_no, p.id)).collect()))?;
    let id = |staff_no: &str| {
        people.get(staff_no).copied().ok_or_else(|| Problem::new("staff.unknown").with("staff_no", staff_no))
    };
    let name = |staff_no: &str| plan.staff.iter().find(|s| s.staff_no == staff_no).map_or("", |s| &s.name);
    let text = host.with(|open| Ok(crate::areas::schemes::newest(&open.book.read(), scheme)?.0))?;
    let items = definitions::read_scheme(&text, dictionary())?.items;
    let item = |id: &str| items.iter().find(|i| i.id == id).map_or(id, |i| &i.name.zh).to_owned();
    for one in &month.exclusions {
        let sheet = host.with(|open| {
            let files = open.book.read().file_refs()?;
            Ok(files.into_iter().find(|f| f.file == one.file && f.sheet == one.sheet).map(|f| f.id))
        })?;
        let sheet = sheet.ok_or_else(|| Problem::new("facts.gone"))?;
        let cell = domain::fact::cell_name(one.row, one.col);
        change(host, ChangeLabel::new("change.exclude").with("cell", cell), &one.by, |tx| {
            tx.exclude(&NewExclusion { sheet, row: one.row, col: Some(one.col), reason: one.reason.clone() })
        })?;
    }
    for one in &month.overrides {
        let person = id(&one.staff_no)?;
        let label = ChangeLabel::new("change.override")
            .with("name", name(&one.staff_no))
            .with("item", item(&one.item));
        change(host, label.with("value", one.points), &one.by, |tx| {
            tx.set_override(&NewOverride {
                month: month.month,
                person,
                scheme: scheme.clone(),
                item: Some(one.item.clone()),
                value: one.points.into(),
                reason: one.reason.clone(),
            })
        })?;
    }
    for one in &month.comments {
        let person = id(&one.staff_no)?;
        change(
            host,
            ChangeLabel::new("change.comment").with("name", name(&one.staff_no)),
            &plan.supervisor,
            |tx| {
                let (comment, plan, own) = (one.comment.clone(), one.plan.clone(), String::new());
                tx.set_note(month.month, &Note { person, scheme: scheme.to_owned(), comment, plan, own })
            },
        )?;
    }
    if month.state == MonthState::Open {
        return Ok(());
    }
    let decided = month.decided_on.unwrap_or(plan.today);
    on(host, decided, "10:15:00");
    settle(host, plan, month.month, SheetMove::Review, &plan.supervisor, "change.review")?;
    on(host, decided, "17:40:00");
    settle(host, plan, month.month, SheetMove::Confirm { reason: None }, &plan.owner, "change.confirm")?;
    if month.state == MonthState::Closed {
        month::close_now(host, month.month, &plan.owner, "")?;
    }
    Ok(())
}

fn settle(host: &Host, plan: &Plan, month: Month, step: SheetMove, name: &str, code: &str) -> Result<()> {
    let view = host.with(|open| open.month(month))?;
    let label = ChangeLabel::new(code).with("month", month).with("count", view.sheets().count());
    change(host, label, name, |tx| {
        for (_, _, who) in view.sheets() {
            tx.move_sheet(month, who.id, &plan.scheme.id, &step, name)?;
        }
        Ok(())
    })?;
    Ok(())
}
