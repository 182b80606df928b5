//! A month's evaluation out of the book: who has which scheme, whose the facts are, what people entered.
//! Computed while the month is open, read back as it was frozen once it is closed. Writes nothing.

mod assign;
mod entities;
mod frozen;
mod sheet;
mod talks;
mod trial;

pub use assign::scheme_of_item;
pub use frozen::freeze;
pub use trial::{Trial, trial};

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use definitions::{problem_if_incomplete, read_scheme};
use domain::evaluation::{Cell, Step};
use domain::metric::Metric;
use domain::people::{Account, Binding, Person};
use domain::scheme::Scheme;
use domain::{Day, Month, Problem, Result};
use scoring::{Attributed, Input, ItemInput, Metrics};
use store::{Mark, SchemeVersion, SheetRecord, Target, View};

use crate::defs::{Defs, defs};
use crate::host::Open;
use crate::types::answers::SelfMark;
use crate::types::month::SheetState;
use crate::view::{MonthView, Run, Trend, Who, Without};
use assign::{Scope, Shops, assigned, shops_of_people};
use frozen::{events, frozen};
use sheet::{part, person_input};
use talks::Talks;

/// The setting of the book that says how few are a small sample, and what counts while it is not set.
pub(crate) const SMALL_BELOW: &str = "small_below";
const USUAL_SMALL: u32 = 10;

/// Evaluated months, valid until the next change of the book.
#[derive(Default)]
pub struct Cache {
    change: i64,
    months: HashMap<Month, Arc<MonthView>>,
}

impl Open {
    /// The month as it stands now.
    pub fn month(&mut self, month: Month) -> Result<Arc<MonthView>> {
        self.refresh()?;
        if let Some(known) = self.cache.months.get(&month) {
            return Ok(Arc::clone(known));
        }
        let view = self.book.read();
        let made = Arc::new(made(&view, &OnceLock::new(), month)?);
        self.cache.months.insert(month, Arc::clone(&made));
        Ok(made)
    }

    /// Several months, in the order asked for. Those not known yet are evaluated on every core: nothing is
    /// written while the book is held.
    pub fn months(&mut self, months: &[Month]) -> Result<Vec<Arc<MonthView>>> {
        self.refresh()?;
        let mut new: Vec<Month> =
            months.iter().copied().filter(|m| !self.cache.months.contains_key(m)).collect();
        new.sort_unstable();
        new.dedup();
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get).min(new.len());
        if cores > 1 {
            let next = AtomicUsize::new(0);
            let team = OnceLock::new();
            let work = |view: View<'_>| {
                let mut done = Vec::new();
                while let Some(month) = new.get(next.fetch_add(1, Ordering::Relaxed)) {
                    done.push((*month, made(&view, &team, *month)));
                }
                done
            };
            let door = self.book.door();
            let done = std::thread::scope(|scope| {
                // A reader that cannot be had leaves its share to the others.
                let other = || door.reader().map(|reader| work(reader.read())).unwrap_or_default();
                let others: Vec<_> = (1..cores).map(|_| scope.spawn(other)).collect();
                let mut done = work(self.book.read());
                done.extend(others.into_iter().flat_map(|other| other.join().unwrap_or_default()));
                done
            });
            for (month, view) in done {
                self.cache.months.insert(month, Arc::new(view?));
            }
        }
        months.iter().map(|month| self.month(*month)).collect()
    }

    /// Forgets what was evaluated before the last change.
    fn refresh(&mut self) -> Result<()> {
        let change = self.book.read().last_change()?;
        if self.cache.change != change {
            self.cache = Cache { change, months: HashMap::new() };
        }
        Ok(())
    }

    /// Totals of the six months up to this one.
    pub fn trend(&mut self, month: Month, scheme: &str, person: i64) -> Result<Trend> {
        let view = self.month(month)?;
        if let Some(kept) = view.sheet(scheme, person).and_then(|(_, _, who)| who.trend.clone()) {
            return Ok(kept);
        }
        let mut trend = Trend::default();
        let months: Vec<Month> = (0..6).rev().map(|back| month.plus(-back)).collect();
        for (at, view) in months.iter().zip(self.months(&months)?) {
            trend.months.push(*at);
            trend.own.push(view.sheet(scheme, person).and_then(|(_, sheet, _)| sheet.total));
            trend.group.push(view.run(scheme).and_then(Run::group_total));
        }
        Ok(trend)
    }
}

/// `team` is read for the first month that is still open, and then known for the next.
fn made(view: &View<'_>, team: &OnceLock<Team>, month: Month) -> Result<MonthView> {
    if view.is_closed(month)? {
        return frozen(view, month);
    }
    let team = match team.get() {
        Some(team) => team,
        None => {
            // Two that read it at once read the same.
            let read = Team::read(view)?;
            team.get_or_init(|| read)
        }
    };
    evaluate(view, team, month, None)
}

/// Everybody, and whose the accounts are: the same for all months that are evaluated together.
struct Team {
    people: Vec<Person>,
    accounts: Vec<Account>,
    bindings: Vec<Binding>,
    /// Layouts of the book's sheets.
    layouts: HashSet<String>,
}

impl Team {
    fn read(view: &View<'_>) -> Result<Team> {
        Ok(Team {
            people: view.people()?,
            accounts: view.accounts()?,
            bindings: view.bindings()?,
            layouts: view.layouts()?,
        })
    }
}

/// What evaluating a month reads, once.
struct Sources<'a> {
    month: Month,
    defs: &'a Defs,
    metrics: &'a Metrics<'a>,
    shops: Shops,
    people: Vec<&'a Person>,
    /// Names of the shops by id.
    shop_names: BTreeMap<i64, String>,
    attributed: Attributed<'a>,
    marks: Vec<Mark>,
    overrides: Vec<store::Override>,
    targets: Vec<Target>,
    records: HashMap<(i64, String), SheetRecord>,
    notes: Vec<store::Note>,
    self_marks: Vec<store::SelfMark>,
    talks: Talks,
}

impl Sources<'_> {
    /// Shops where the person has an account during the month.
    fn shops_of(&self, person: i64) -> impl Iterator<Item = &i64> {
        self.shops.get(&person).into_iter().flatten()
    }
}

fn evaluate(view: &View<'_>, team: &Team, month: Month, tried: Option<&Trial<'_>>) -> Result<MonthView> {
    let state = view.month(month)?;
    let span = month.span();
    let here = |p: &&Person| p.employed(span);
    let defs = defs(view)?;
    // Only what the book's own reports are weighted by is read beside what is asked for.
    let layouts = || defs.every_layout().filter(|l| team.layouts.contains(&l.id));
    let all = Metrics::new(defs.dictionary.metrics()).with_layouts(layouts());
    let (asked, metrics, facts);
    let mut sources = Sources {
        month,
        defs: &defs,
        metrics: &all,
        shops: shops_of_people(&team.bindings, &team.accounts, month),
        people: team.people.iter().filter(here).collect(),
        shop_names: view.shops()?.into_iter().map(|s| (s.id, s.name)).collect(),
        attributed: Attributed::default(),
        marks: view.marks(month)?,
        overrides: view.overrides(month)?,
        targets: view.targets(Some(month))?,
        records: view.sheets(month)?.into_iter().map(|r| ((r.person, r.scheme.clone()), r)).collect(),
        notes: view.notes(month)?,
        self_marks: view.self_marks(month)?,
        talks: Talks::read(view, month)?,
    };
    let mut result = MonthView { closed: false, revision: state.revision, ..MonthView::default() };
    let mut duties = Vec::new();
    let mut assigned = assigned(view, &sources, &mut result.without)?;
    match tried {
        Some(trial) => {
            result.without.clear();
            trial.borrow(&mut sources);
            let (force, scope) = trial.duty(&sources, assigned.remove(&trial.scheme.id));
            duties.push((Ok(force), scope));
        }
        None => {
            for (key, scope) in assigned {
                duties.push((in_force(view, &defs, &key, month)?, scope));
            }
        }
    }
    // A large shop's exports hold far more than its schemes ask for.
    let schemes = duties.iter().filter_map(|(force, _)| force.as_ref().ok());
    let names = all.with_ingredients(schemes.flat_map(|force| force.scheme.metrics()));
    facts = view.facts(span, Some(&names))?;
    // Every figure carries names: other months are evaluated on other cores, and nobody should wait for a name.
    asked = names.iter().filter_map(|id| all.get(id)).map(apart).collect::<Vec<_>>();
    metrics = Metrics::new(&asked).with_layouts(layouts());
    sources.metrics = &metrics;
    result.has_figures = !facts.is_empty();
    sources.attributed = scoring::attribute(&facts, &team.bindings);
    result.problems.extend(named(team, sources.attributed.problems()));
    for (force, scope) in duties {
        match force {
            Ok(force) => run(view, &sources, force, &scope, &mut result)?,
            Err(problem) => stop(&sources, problem, &scope, &mut result),
        }
    }
    Ok(result)
}

fn apart(metric: &Metric) -> Metric {
    Metric { name: metric.name.apart(), ..metric.clone() }
}

/// A scheme as it counts in a month.
struct InForce {
    version: SchemeVersion,
    scheme: Scheme,
}

/// That a scheme has no version in a month, by the name its first version gave it.
pub(crate) fn no_version(view: &View<'_>, defs: &Defs, key: &str, month: Month) -> Result<Problem> {
    let first = view.scheme_version(key, 1)?;
    let scheme = first.map(|version| read_scheme(&version.text, &defs.dictionary)).transpose()?;
    let (zh, en) = scheme.as_ref().map_or((key, key), |s| (&*s.name.zh, &*s.name.en));
    let told = Problem::new("scheme.no_version").with("scheme", key).with("month", month);
    Ok(told.with("name_zh", zh).with("name_en", en))
}

/// A scheme as it counts in a month; `None` where no version does.
pub(crate) fn scheme_at(view: &View<'_>, defs: &Defs, key: &str, month: Month) -> Result<Option<Scheme>> {
    let version = view.scheme_version_at(key, month)?;
    version.map(|v| read_scheme(&v.text, &defs.dictionary)).transpose()
}

/// `scheme_at` where there has to be one. Errors: `scheme.no_version`.
pub(crate) fn scheme_in(view: &View<'_>, defs: &Defs, key: &str, month: Month) -> Result<Scheme> {
    match scheme_at(view, defs, key, month)? {
        Some(scheme) => Ok(scheme),
        None => Err(no_version(view, defs, key, month)?),
    }
}

/// The version of a scheme that counts in a month, or why there is none to evaluate by.
fn in_force(view: &View<'_>, defs: &Defs, key: &str, month: Month) -> Result<Result<InForce>> {
    let Some(version) = view.scheme_version_at(key, month)? else {
        return Ok(Err(no_version(view, defs, key, month)?));
    };
    let scheme = read_scheme(&version.text, &defs.dictionary)?;
    Ok(problem_if_incomplete(&scheme).map_or(Ok(InForce { version, scheme }), Err))
}

/// Ids in the problems of attribution become names.
fn named(team: &Team, problems: Vec<Problem>) -> impl Iterator<Item = Problem> {
    problems.into_iter().map(|mut problem| {
        let id = problem.params.remove("account").and_then(|id| id.parse::<i64>().ok());
        problem.params.remove("shop");
        let nickname = team.accounts.iter().find(|a| Some(a.id) == id).map(|a| a.nickname.clone());
        problem.with("nickname", nickname.unwrap_or_default())
    })
}

/// Everybody under a scheme that cannot be evaluated is told why.
fn stop(sources: &Sources<'_>, problem: Problem, scope: &Scope, result: &mut MonthView) {
    for person in sources.people.iter().filter(|p| scope.contains_key(&p.id)) {
        result.without.push(Without {
            id: person.id,
            staff_no: person.staff_no.clone(),
            name: person.name.clone(),
            scheme: None,
            why: problem.clone(),
        });
    }
    result.problems.push(problem);
}

fn run(
    view: &View<'_>,
    sources: &Sources<'_>,
    InForce { version, scheme }: InForce,
    scope: &Scope,
    result: &mut MonthView,
) -> Result<()> {
    let key = &version.scheme;
    // Where no file feeds the scheme nothing would ever bring the sheets but the hand that needs them to write on.
    let by_hand_only = scheme.enabled().all(|i| sources.defs.by_hand(i.fed_by.as_deref()));
    let mut people = Vec::with_capacity(scope.len());
    let mut whos = HashMap::with_capacity(scope.len());
    let mut used = Used::default();
    let shops = view.shops()?;
    let posts = view.posts()?;
    let small_below = small_below(view)?;
    for person in sources.people.iter().filter(|p| scope.contains_key(&p.id)) {
        let only = scope.get(&person.id).and_then(Option::as_ref);
        let input = person_input(sources, &scheme, person, only, &mut result.problems)?;
        let figure = |i: &ItemInput| i.value.is_some() || i.entities.iter().any(|e| e.value.is_some());
        if !by_hand_only && !input.items.iter().any(figure) {
            result.without.push(Without {
                id: person.id,
                staff_no: person.staff_no.clone(),
                name: person.name.clone(),
                scheme: Some(key.clone()),
                why: Problem::new("month.no_data").with("month", sources.month),
            });
            continue;
        }
        // Their cells have just been made: later they would have to be fetched again.
        input.items.iter().flat_map(|i| &i.steps).for_each(|step| used.add(step));
        let own_shops: BTreeSet<i64> = sources.shops_of(person.id).copied().collect();
        let record = sources.records.get(&(person.id, key.to_owned()));
        let note = sources.notes.iter().find(|n| n.person == person.id && n.scheme == *key);
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
                part: part(person, sources.month),
                small_below: Some(small_below),
                state: record.map_or(SheetState::Open, |r| r.state.into()),
                confirm_reason: record.and_then(|r| r.confirm_reason.clone()).unwrap_or_default(),
                events: record.map(events).unwrap_or_default(),
                comment: note.map(|n| n.comment.clone()).unwrap_or_default(),
                plan: note.map(|n| n.plan.clone()).unwrap_or_default(),
                own: note.map(|n| n.own.clone()).unwrap_or_default(),
                self_marks: sources
                    .self_marks
                    .iter()
                    .filter(|m| m.person == person.id && m.scheme == *key)
                    .map(|m| SelfMark { item: m.item.clone(), points: m.points })
                    .collect(),
                talk: sources.talks.of(person.id, key),
                trend: None,
            },
        );
        people.push(input);
    }
    let files = view.file_refs()?.into_iter().filter(|f| used.sheets.contains(&f.id)).collect();
    let input =
        Input { scheme: &scheme, scheme_version: version.version, month: Some(sources.month), people, files };
    let evaluation = scoring::evaluate(input)?;
    let people = evaluation.people.iter().filter_map(|s| whos.remove(&s.person)).collect();
    result.runs.push(Run { scheme, text: version.text, evaluation, people });
    Ok(())
}

/// A figure made of fewer things than this is marked as a small sample; 0 marks none.
pub(crate) fn small_below(view: &View<'_>) -> Result<u32> {
    Ok(view.setting::<u32>(SMALL_BELOW)?.unwrap_or(USUAL_SMALL))
}

/// The sheets of imports that any cell of the steps lies in.
#[derive(Default)]
struct Used {
    sheets: BTreeSet<u32>,
    last: Option<u32>,
}

impl Used {
    fn add(&mut self, step: &Step) {
        match step.figure() {
            Step::Figure { parts, .. } => {
                parts.iter().flat_map(|p| &p.cells).for_each(|cell| self.add_cell(cell));
            }
            Step::Mark { cell: Some(cell), .. } | Step::Excluded { cell: Some(cell), .. } => {
                self.add_cell(cell)
            }
            _ => {}
        }
    }

    fn add_cell(&mut self, cell: &Cell) {
        // Cells come a file at a time.
        if self.last != Some(cell.file) {
            self.sheets.insert(cell.file);
            self.last = Some(cell.file);
        }
    }
}

/// Days of the month that are over.
pub fn days_so_far(month: Month, today: Day) -> Vec<Day> {
    month.days().filter(|d| *d < today).collect()
}
