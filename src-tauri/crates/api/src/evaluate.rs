//! A month's evaluation out of the book: who has which scheme, whose the facts are, what people entered.
//! Computed while the month is open, read back as it was frozen once it is closed. Writes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use definitions::{dictionary, problem_if_incomplete, read_scheme};
use domain::evaluation::{Cell, FileRef, Step, TargetOrigin, Unranked};
use domain::fact::{Fact, FactState, Value};
use domain::people::{Binding, Owner, Person};
use domain::scheme::Scheme;
use domain::{Day, Month, Num, Problem, Result};
use scoring::{Attributed, Figures, GradeOverride, Input, ItemInput, Metrics, Override, PersonInput};
use serde_json::{Value as Json, json};
use store::{Mark, SheetRecord, Target, View};

use crate::host::{Host, Open, layouts};
use crate::types::month::{SheetEvent, SheetState};
use crate::view::{FrozenSheet, MonthView, Run, Trend, Who, Without};

/// Evaluated months, valid until the next change of the book.
#[derive(Default)]
pub struct Cache {
    change: i64,
    months: HashMap<Month, Arc<MonthView>>,
}

impl Open {
    /// The month as it stands now.
    pub fn month(&mut self, month: Month) -> Result<Arc<MonthView>> {
        let view = self.book.read();
        let change = view.last_change()?;
        if self.cache.change != change {
            self.cache = Cache { change, months: HashMap::new() };
        }
        if let Some(known) = self.cache.months.get(&month) {
            return Ok(Arc::clone(known));
        }
        let made =
            Arc::new(if view.is_closed(month)? { frozen(&view, month)? } else { evaluate(&view, month)? });
        self.cache.months.insert(month, Arc::clone(&made));
        Ok(made)
    }

    /// Totals of the six months up to this one.
    pub fn trend(&mut self, month: Month, scheme: &str, person: i64) -> Result<Trend> {
        let mut trend = Trend::default();
        for back in (0..6).rev() {
            let at = month.plus(-back);
            let view = self.month(at)?;
            trend.months.push(at);
            trend.own.push(view.sheet(scheme, person).and_then(|(_, sheet, _)| sheet.total));
            trend.group.push(view.run(scheme).and_then(Run::group_total));
        }
        Ok(trend)
    }
}

fn metrics() -> &'static Metrics<'static> {
    static METRICS: LazyLock<Metrics<'static>> = LazyLock::new(|| {
        Metrics::new(dictionary().metrics()).with_layouts(layouts().iter().map(|l| (l.id.as_str(), &l.name)))
    });
    &METRICS
}

/// The sheets of a closed month, as they were printed.
fn frozen(view: &View<'_>, month: Month) -> Result<MonthView> {
    let state = view.month(month)?;
    let mut result = MonthView { closed: true, revision: state.revision, ..MonthView::default() };
    let broken = |e: serde_json::Error| Problem::new("book.internal").with("detail", e);
    let answers = view.sheets(month)?;
    for sheet in view.frozen(month, None)? {
        let mut kept: FrozenSheet = serde_json::from_str(&sheet.json).map_err(broken)?;
        // What the employee answers after the close belongs to the sheet, not to its figures.
        if let Some(record) = answers.iter().find(|r| r.person == sheet.person && r.scheme == sheet.scheme) {
            kept.who.state = record.state.into();
            kept.who.events = events(record);
        }
        let at = match result.runs.iter().position(|r| r.scheme.id == sheet.scheme) {
            Some(at) => at,
            None => {
                let scheme = read_scheme(&kept.scheme, dictionary())?;
                let mut evaluation = kept.evaluation.clone();
                evaluation.people.clear();
                evaluation.files.clear();
                result.runs.push(Run { scheme, text: kept.scheme.clone(), evaluation, people: Vec::new() });
                result.runs.len() - 1
            }
        };
        let Some(run) = result.runs.get_mut(at) else { continue };
        for file in kept.evaluation.files {
            if !run.evaluation.files.iter().any(|f| f.id == file.id) {
                run.evaluation.files.push(file);
            }
        }
        run.evaluation.people.extend(kept.evaluation.people);
        run.people.push(kept.who);
    }
    Ok(result)
}

/// What evaluating a month reads, once.
struct Sources<'a> {
    month: Month,
    people: Vec<Person>,
    attributed: Attributed<'a>,
    marks: Vec<Mark>,
    overrides: Vec<store::Override>,
    targets: Vec<Target>,
    records: HashMap<(i64, String), SheetRecord>,
}

/// Who is evaluated by a scheme, and over which shops; `None`: all.
type Scope = BTreeMap<i64, Option<BTreeSet<i64>>>;

fn evaluate(view: &View<'_>, month: Month) -> Result<MonthView> {
    let state = view.month(month)?;
    let facts = view.facts(month.span(), None)?;
    let bindings = view.bindings()?;
    let span = month.span();
    let here = |p: &Person| p.hired.is_none_or(|d| d <= span.last) && p.left.is_none_or(|d| d >= span.first);
    let sources = Sources {
        month,
        people: view.people()?.into_iter().filter(here).collect(),
        attributed: scoring::attribute(&facts, &bindings),
        marks: view.marks(month)?,
        overrides: view.overrides(month)?,
        targets: view.targets(Some(month))?,
        records: view.sheets(month)?.into_iter().map(|r| ((r.person, r.scheme.clone()), r)).collect(),
    };
    let mut result = MonthView { closed: false, revision: state.revision, ..MonthView::default() };
    result.problems.extend(named(view, sources.attributed.problems())?);
    let by_scheme = assigned(view, &sources, &bindings, &mut result.without)?;
    for (key, scope) in by_scheme {
        run(view, &sources, &bindings, &key, &scope, &mut result)?;
    }
    Ok(result)
}

/// Ids in the problems of attribution become names.
fn named(view: &View<'_>, problems: Vec<Problem>) -> Result<Vec<Problem>> {
    if problems.is_empty() {
        return Ok(problems);
    }
    let accounts = view.accounts()?;
    let named = problems.into_iter().map(|mut problem| {
        let id = problem.params.remove("account").and_then(|id| id.parse::<i64>().ok());
        problem.params.remove("shop");
        let nickname = accounts.iter().find(|a| Some(a.id) == id).map(|a| a.nickname.clone());
        problem.with("nickname", nickname.unwrap_or_default())
    });
    Ok(named.collect())
}

/// Person beats post beats shop; all schemes of the most specific kind count.
fn assigned(
    view: &View<'_>,
    sources: &Sources<'_>,
    bindings: &[Binding],
    without: &mut Vec<Without>,
) -> Result<BTreeMap<String, Scope>> {
    let assignments = view.assignments(Some(sources.month))?;
    let accounts: HashMap<i64, i64> = view.accounts()?.into_iter().map(|a| (a.id, a.shop)).collect();
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
            for shop in shops_of(person.id, bindings, &accounts, sources.month) {
                found.extend(own(store::Scope::Shop(shop)).map(|a| (a.scheme.as_str(), Some(shop))));
            }
        }
        if found.is_empty() {
            without.push(Without {
                id: person.id,
                staff_no: person.staff_no.clone(),
                name: person.name.clone(),
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

/// Shops where the person has an account during the month.
fn shops_of(person: i64, bindings: &[Binding], accounts: &HashMap<i64, i64>, month: Month) -> BTreeSet<i64> {
    let span = month.span();
    bindings
        .iter()
        .filter(|b| b.owner == Owner::Person(person))
        .filter(|b| b.from.is_none_or(|f| f <= span.last) && b.to.is_none_or(|t| t >= span.first))
        .filter_map(|b| accounts.get(&b.account).copied())
        .collect()
}

fn run(
    view: &View<'_>,
    sources: &Sources<'_>,
    bindings: &[Binding],
    key: &str,
    scope: &Scope,
    result: &mut MonthView,
) -> Result<()> {
    let stop = |problem: Problem, result: &mut MonthView| {
        for person in sources.people.iter().filter(|p| scope.contains_key(&p.id)) {
            result.without.push(Without {
                id: person.id,
                staff_no: person.staff_no.clone(),
                name: person.name.clone(),
                why: problem.clone(),
            });
        }
        result.problems.push(problem);
        Ok(())
    };
    let Some(version) = view.scheme_version_at(key, sources.month)? else {
        let problem = Problem::new("scheme.no_version").with("scheme", key).with("month", sources.month);
        return stop(problem, result);
    };
    let scheme = read_scheme(&version.text, dictionary())?;
    if let Some(problem) = problem_if_incomplete(&scheme) {
        return stop(problem, result);
    }
    let mut people = Vec::new();
    let mut whos = HashMap::new();
    let shops = view.shops()?;
    let accounts: HashMap<i64, i64> = view.accounts()?.into_iter().map(|a| (a.id, a.shop)).collect();
    let posts = view.posts()?;
    let notes = view.notes(sources.month)?;
    for person in sources.people.iter().filter(|p| scope.contains_key(&p.id)) {
        let only = scope.get(&person.id).and_then(Option::as_ref);
        let input = person_input(sources, &scheme, person, only, &mut result.problems)?;
        if input.items.values().all(|i| i.value.is_none()) {
            result.without.push(Without {
                id: person.id,
                staff_no: person.staff_no.clone(),
                name: person.name.clone(),
                why: Problem::new("month.no_data").with("month", sources.month),
            });
            continue;
        }
        let own_shops = shops_of(person.id, bindings, &accounts, sources.month);
        let record = sources.records.get(&(person.id, key.to_owned()));
        let note = notes.iter().find(|n| n.person == person.id && n.scheme == key);
        whos.insert(
            person.staff_no.clone(),
            Who {
                id: person.id,
                staff_no: person.staff_no.clone(),
                name: person.name.clone(),
                post: person.post.and_then(|id| posts.iter().find(|p| p.id == id)).map(|p| p.name.clone()),
                shops: shops
                    .iter()
                    .filter(|s| own_shops.contains(&s.id) && only.is_none_or(|o| o.contains(&s.id)))
                    .map(|s| s.name.clone())
                    .collect(),
                hired: person.hired,
                state: record.map_or(SheetState::Open, |r| r.state.into()),
                confirm_reason: record.and_then(|r| r.confirm_reason.clone()).unwrap_or_default(),
                events: record.map(events).unwrap_or_default(),
                comment: note.map(|n| n.comment.clone()).unwrap_or_default(),
                plan: note.map(|n| n.plan.clone()).unwrap_or_default(),
            },
        );
        people.push(input);
    }
    let files = files(view, &people)?;
    let input =
        Input { scheme: &scheme, scheme_version: version.version, month: Some(sources.month), people, files };
    let evaluation = scoring::evaluate(input)?;
    let people = evaluation.people.iter().filter_map(|s| whos.remove(&s.person)).collect();
    result.runs.push(Run { scheme, text: version.text, evaluation, people });
    Ok(())
}

fn person_input(
    sources: &Sources<'_>,
    scheme: &Scheme,
    person: &Person,
    only: Option<&BTreeSet<i64>>,
    problems: &mut Vec<Problem>,
) -> Result<PersonInput> {
    let facts: Vec<&Fact> = sources
        .attributed
        .people
        .get(&person.id)
        .into_iter()
        .flatten()
        .copied()
        .filter(|f| only.is_none_or(|shops| shops.contains(&f.shop)))
        .collect();
    let figures = Figures::new(metrics(), sources.month.span(), &facts);
    let mut items = BTreeMap::new();
    for item in scheme.enabled() {
        let mut input = match &item.fed_by {
            Some(metric) => {
                let mut figure = figures.figure(metric)?;
                for problem in figure.warnings.drain(..) {
                    let problem = problem.with("staff_no", &person.staff_no).with("name", &person.name);
                    if !problems.contains(&problem) {
                        problems.push(problem);
                    }
                }
                figure.into()
            }
            None => ItemInput::default(),
        };
        let own = |m: &&Mark| m.person == person.id && m.scheme == scheme.id && m.item == item.id;
        if let Some(mark) = sources.marks.iter().find(own) {
            apply_mark(&mut input, mark, sources.month);
        }
        input.target = target(sources, scheme, &item.id, person, only);
        let over = sources.overrides.iter().find(|o| {
            o.person == person.id && o.scheme == scheme.id && o.item.as_deref() == Some(item.id.as_str())
        });
        input.points_override = over.and_then(|o| {
            let to = o.value.number()?;
            Some(Override { to, by: o.by.clone(), at: o.at.clone(), reason: o.reason.clone() })
        });
        items.insert(item.id.clone(), input);
    }
    let grade =
        sources.overrides.iter().find(|o| o.person == person.id && o.scheme == scheme.id && o.item.is_none());
    Ok(PersonInput {
        person: person.staff_no.clone(),
        unranked: unranked(person, sources.month),
        volume: figures.volume(scheme)?,
        items,
        grade_override: grade.map(|o| GradeOverride {
            to: o.value.to_string(),
            by: o.by.clone(),
            at: o.at.clone(),
            reason: o.reason.clone(),
        }),
    })
}

/// Still on probation when the month ends, or gone before it does.
fn unranked(person: &Person, month: Month) -> Option<Unranked> {
    if person.left.is_some_and(|d| d <= month.last()) {
        Some(Unranked::Leaver)
    } else if person.probation_until.is_some_and(|d| d >= month.last()) {
        Some(Unranked::Probation)
    } else {
        None
    }
}

/// A mark wins over facts; what it stands instead of stays visible.
fn apply_mark(input: &mut ItemInput, mark: &Mark, month: Month) {
    let span = month.span();
    input.steps.push(Step::Mark {
        value: mark.value.clone(),
        by: mark.by.clone(),
        at: mark.at.clone(),
        reason: mark.reason.clone(),
        cell: mark.cell.map(|(file, row, col)| Cell {
            file,
            row,
            col,
            first: span.first,
            last: span.last,
            value: mark.value.number(),
            state: FactState::Settled,
        }),
        instead_of: input.value.as_ref().and_then(Value::number),
    });
    input.value = Some(mark.value.clone());
    input.state = FactState::Settled;
    input.provisional = false;
    input.days_unsettled = 0;
}

/// The most specific dated target: person, then shop, then everybody; of several the latest entered.
fn target(
    sources: &Sources<'_>,
    scheme: &Scheme,
    item: &str,
    person: &Person,
    only: Option<&BTreeSet<i64>>,
) -> Option<(Num, TargetOrigin)> {
    let own = || sources.targets.iter().rev().filter(|t| t.scheme == scheme.id && t.item == item);
    let by_person = own().find(|t| t.person == Some(person.id)).map(|t| (t.value, TargetOrigin::Person));
    let by_shop = || {
        own()
            .find(|t| t.person.is_none() && t.shop.is_some_and(|s| only.is_some_and(|o| o.contains(&s))))
            .map(|t| (t.value, TargetOrigin::Shop))
    };
    let by_date =
        || own().find(|t| t.person.is_none() && t.shop.is_none()).map(|t| (t.value, TargetOrigin::Dated));
    by_person.or_else(by_shop).or_else(by_date)
}

/// The sheets of imports that any cell of the steps lies in.
fn files(view: &View<'_>, people: &[PersonInput]) -> Result<Vec<FileRef>> {
    let mut used = BTreeSet::new();
    for step in people.iter().flat_map(|p| p.items.values()).flat_map(|i| &i.steps) {
        match step {
            Step::Figure { parts, .. } => used.extend(parts.iter().flat_map(|p| &p.cells).map(|c| c.file)),
            Step::Mark { cell: Some(cell), .. } => {
                used.insert(cell.file);
            }
            _ => {}
        }
    }
    Ok(view.file_refs()?.into_iter().filter(|f| used.contains(&f.id)).collect())
}

impl From<store::SheetState> for SheetState {
    fn from(state: store::SheetState) -> Self {
        match state {
            store::SheetState::Open => SheetState::Open,
            store::SheetState::Reviewed => SheetState::Reviewed,
            store::SheetState::Confirmed => SheetState::Confirmed,
            store::SheetState::Signed => SheetState::Signed,
            store::SheetState::Refused => SheetState::Refused,
            store::SheetState::Appealed => SheetState::Appealed,
        }
    }
}

/// What happened to a sheet, oldest first.
fn events(record: &SheetRecord) -> Vec<SheetEvent> {
    let mut events = Vec::new();
    let mut add = |state, by: &Option<String>, at: &Option<String>, reason: Option<&String>| {
        if let Some(at) = at {
            events.push(SheetEvent {
                state,
                by: by.clone().unwrap_or_default(),
                at: at.clone(),
                reason: reason.cloned().unwrap_or_default(),
            });
        }
    };
    add(SheetState::Reviewed, &record.reviewed_by, &record.reviewed_at, None);
    add(SheetState::Confirmed, &record.confirmed_by, &record.confirmed_at, record.confirm_reason.as_ref());
    add(record.state.into(), &record.answered_by, &record.answered_at, record.answer_reason.as_ref());
    // `reopened_why` is the code of the change that returned the sheet.
    add(SheetState::Open, &None, &record.reopened_at, record.reopened_why.as_ref());
    events.sort_by(|a, b| a.at.cmp(&b.at));
    events
}

/// The scheme of the month in which `item` stands for the person. Errors: `scheme.not_assigned`,
/// `scheme.no_item`, `scheme.item_of_two`.
pub fn scheme_of_item(host: &Host, month: Month, person: i64, item: &str) -> Result<String> {
    host.with(|open| {
        let view = open.book.read();
        let who = view.person(person)?.ok_or_else(|| Problem::new("staff.gone"))?;
        let bindings = view.bindings()?;
        let sources = Sources {
            month,
            people: vec![who.clone()],
            attributed: Attributed::default(),
            marks: Vec::new(),
            overrides: Vec::new(),
            targets: Vec::new(),
            records: HashMap::new(),
        };
        let by_scheme = assigned(&view, &sources, &bindings, &mut Vec::new())?;
        let mut with_item = Vec::new();
        for key in by_scheme.keys() {
            let Some(version) = view.scheme_version_at(key, month)? else { continue };
            let scheme = read_scheme(&version.text, dictionary())?;
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

/// The month in the shape of `score`, plus month, state and scheme.
pub fn as_score(host: &Host, month: Month) -> Result<Json> {
    let locale = host.locale();
    let view = host.with(|open| open.month(month))?;
    let mut people = Vec::new();
    for (run, sheet, who) in view.sheets() {
        let mut one = crate::score::sheet(sheet, &run.evaluation, locale);
        if let Some(fields) = one.as_object_mut() {
            fields.insert("month".into(), json!(month));
            fields.insert("state".into(), json!(who.state));
            let scheme = &run.evaluation.scheme;
            fields.insert("scheme".into(), json!({ "id": scheme.id, "version": scheme.version }));
        }
        people.push(one);
    }
    let mut answer = json!({
        "month": month,
        "state": if view.closed { "closed" } else { "open" },
        "people": people,
        "without": view.without.iter().map(|w| json!({
            "person": w.staff_no,
            "code": w.why.code,
            "text": locale.problem(&w.why),
        })).collect::<Vec<_>>(),
        "problems": view.problems.iter().map(|p| json!({
            "code": p.code,
            "params": p.params,
            "text": locale.problem(p),
        })).collect::<Vec<_>>(),
    });
    if let ([run], Some(fields)) = (view.runs.as_slice(), answer.as_object_mut()) {
        let scheme = &run.evaluation.scheme;
        fields.insert("scheme".into(), json!({ "id": scheme.id, "version": scheme.version }));
    }
    Ok(answer)
}

/// What closing keeps of every sheet.
pub fn freeze(open: &mut Open, month: Month) -> Result<Vec<store::FrozenSheet>> {
    let view = open.month(month)?;
    let mut sheets = Vec::new();
    for run in &view.runs {
        for (at, who) in run.people.iter().enumerate() {
            let kept = FrozenSheet {
                scheme: run.text.clone(),
                evaluation: run.alone(at),
                who: who.clone(),
                trend: open.trend(month, &run.scheme.id, who.id)?,
            };
            let json =
                serde_json::to_string(&kept).map_err(|e| Problem::new("book.internal").with("detail", e))?;
            sheets.push(store::FrozenSheet { person: who.id, scheme: run.scheme.id.clone(), json });
        }
    }
    Ok(sheets)
}

/// Days of the month that are over or have begun.
pub fn days_so_far(month: Month, today: Day) -> Vec<Day> {
    month.days().filter(|d| *d < today).collect()
}
