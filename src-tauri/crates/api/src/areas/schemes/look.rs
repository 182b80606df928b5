//! A draft looked at while it is written: what is wrong, what is doubtful, and one person's month computed by it.
//! Writes nothing.

use definitions::{Draft, findings, read_draft};
use domain::needs::field_name;
use domain::scheme::{Item, Rule, Scheme};
use domain::{Month, Problem, Result};
use locale::Locale;
use store::View;

use super::draft::{entry, readable, text_of};
use super::{rule_text, step, unit};
use crate::defs::{Defs, defs};
use crate::evaluate::{Trial, trial};
use crate::host::Host;
use crate::types::drafts::{
    DraftFinding, DraftLook, Example, ExampleItem, ExamplePerson, ItemFeed, LookDraft, StepsRequest,
};
use crate::types::schemes::RuleText;
use crate::view::MonthView;

pub fn look(host: &Host, request: LookDraft) -> Result<DraftLook> {
    let locale = host.locale();
    host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let Draft { scheme, places, wrong } = read_draft(&request.text, &defs.dictionary);
        let tell = |item: Option<usize>, problem: Problem| DraftFinding {
            item: item.map(|at| at as u32),
            told: host.told(problem),
        };
        let mut look = DraftLook {
            wrong: wrong
                .into_iter()
                .map(|w| tell(w.item, in_words(w.problem, &request.text, locale)))
                .collect(),
            warnings: Vec::new(),
            rules: Vec::new(),
            feeds: Vec::new(),
            people: people(&view, request.month)?,
            example: None,
            no_example: None,
        };
        let Some(scheme) = scheme else {
            look.no_example = Some(host.told(Problem::new("scheme.no_example")));
            return Ok(look);
        };
        let place =
            |id: &str| scheme.items.iter().position(|i| i.id == id).and_then(|at| places.get(at).copied());
        let mut doubts = findings(&scheme);
        doubts.extend(unfed(&scheme, &defs));
        look.warnings =
            doubts.into_iter().map(|f| tell(f.item.as_deref().and_then(place), f.problem)).collect();
        look.rules = scheme
            .items
            .iter()
            .map(|i| RuleText { item: i.id.clone(), unit: unit(i, locale), text: rule_text(i, locale) })
            .collect();
        look.feeds =
            scheme.items.iter().map(|i| ItemFeed { item: i.id.clone(), metric: i.fed_by.clone() }).collect();
        let LookDraft { id, text, month, person } = &request;
        match example(&view, &defs, &scheme, &Asked { id, text, month: *month, person: *person }, locale) {
            Ok(mut example) => {
                example.left_out.extend(names_of_wrong(&request.text, &look.wrong));
                look.example = Some(example);
            }
            Err(problem) => look.no_example = Some(host.told(problem)),
        }
        Ok(look)
    })
}

/// One person's month under the draft or a version, with what a little better would add. Errors: `month.no_sheet`.
pub fn steps(host: &Host, request: StepsRequest) -> Result<Example> {
    let locale = host.locale();
    host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let text = text_of(&view, &request.id, request.version)?;
        let scheme = readable(&text, &defs)?;
        let StepsRequest { id, month, person, .. } = &request;
        example(
            &view,
            &defs,
            &scheme,
            &Asked { id, text: &text, month: *month, person: Some(*person) },
            locale,
        )
    })
}

/// Whether marks and targets of other schemes are taken over: the scheme was never in force, so it has none.
pub(super) fn borrows(view: &View<'_>, id: &str) -> Result<bool> {
    Ok(entry(view, id)?.is_none_or(|e| e.versions.is_empty()))
}

/// The scheme as far as it can compute, and the names of the items that wait for a value.
pub(super) fn computable(scheme: &Scheme, locale: Locale) -> (Scheme, Vec<String>) {
    let mut scheme = scheme.clone();
    let mut waiting = Vec::new();
    for item in scheme.items.iter_mut().filter(|i| i.enabled && !i.owner_must_set().is_empty()) {
        item.enabled = false;
        waiting.push(item.name.get(locale.lang()).to_owned());
    }
    (scheme, waiting)
}

/// Whose month is computed by what.
struct Asked<'a> {
    id: &'a str,
    text: &'a str,
    month: Month,
    person: Option<i64>,
}

fn example(
    view: &View<'_>,
    defs: &Defs,
    scheme: &Scheme,
    asked: &Asked<'_>,
    locale: Locale,
) -> Result<Example> {
    let Asked { id, text, month, person } = *asked;
    let (mut scheme, left_out) = computable(scheme, locale);
    scheme.id = id.to_owned();
    if scheme.enabled().next().is_none() {
        return Err(Problem::new("scheme.no_example"));
    }
    let borrow = borrows(view, &scheme.id)?;
    let tried = trial(view, month, &Trial { scheme: &scheme, text, also: person, borrow })?;
    let (at, person) = who(&tried, person, month)?;
    let no_sheet = || Problem::new("scheme.no_figures").with("month", month);
    let run = tried.runs.first().ok_or_else(no_sheet)?;
    let sheet = run.evaluation.people.get(at).ok_or_else(no_sheet)?;
    let words = step::steps(run, at, defs, locale);
    let items = sheet.items.iter().zip(words).map(|(item, step)| {
        let text = locale.item(item, &run.evaluation);
        ExampleItem {
            item: item.item.to_string(),
            name: item.name.get(locale.lang()).to_owned(),
            points: item.points,
            max: item.max,
            headline: text.headline,
            lines: text.lines.into_iter().map(|l| l.text).collect(),
            step,
        }
    });
    Ok(Example {
        person,
        month,
        total: sheet.total,
        max: sheet.max,
        rank: sheet.rank,
        of: sheet.of,
        grade: sheet.grade.clone(),
        coefficient: sheet.coefficient,
        items: items.collect(),
        left_out,
    })
}

/// The person's sheet, or the first there is. Errors: `scheme.no_figures` (naming the person's own reason).
fn who(tried: &MonthView, person: Option<i64>, month: Month) -> Result<(usize, i64)> {
    let people = tried.runs.first().map(|r| r.people.as_slice()).unwrap_or_default();
    let found = match person {
        Some(id) => people.iter().position(|w| w.id == id),
        None => (!people.is_empty()).then_some(0),
    };
    let at = found.ok_or_else(|| {
        let own = tried.without.iter().find(|w| Some(w.id) == person).map(|w| w.why.clone());
        own.unwrap_or_else(|| Problem::new("scheme.no_figures").with("month", month))
    })?;
    Ok((at, people.get(at).map(|w| w.id).unwrap_or_default()))
}

/// Everybody of the month.
fn people(view: &View<'_>, month: Month) -> Result<Vec<ExamplePerson>> {
    let people = view.people()?.into_iter().filter(|p| p.employed(month.span())).map(|p| ExamplePerson {
        id: p.id,
        staff_no: p.staff_no,
        pinyin: store::word_key(&p.name),
        name: p.name,
    });
    Ok(people.collect())
}

/// Items that no report can fill although their rule counts something.
fn unfed(scheme: &Scheme, defs: &Defs) -> Vec<definitions::Finding> {
    let by_nature =
        |item: &Item| matches!(item.rule, Rule::Manual { .. } | Rule::Lookup { .. } | Rule::Bonus { .. });
    let unfed = scheme.enabled().filter(|i| !by_nature(i) && defs.by_hand(i.fed_by.as_deref()));
    let told = unfed.map(|item| {
        let problem = match item.fed_by.as_deref().and_then(|id| defs.metric(id)) {
            Some(metric) => Problem::new("scheme.not_brought")
                .with("metric_zh", &metric.name.zh)
                .with("metric_en", &metric.name.en),
            None => Problem::new("scheme.not_fed"),
        };
        let problem =
            problem.with("item", &item.id).with("item_zh", &item.name.zh).with("item_en", &item.name.en);
        definitions::Finding { item: Some(item.id.clone()), problem }
    });
    told.collect()
}

/// `items[2].rule.cap` as a person says it: the item's name and the field's.
fn in_words(problem: Problem, text: &str, locale: Locale) -> Problem {
    let Some(path) = problem.params.get("path").cloned() else { return problem };
    let inside = path.strip_prefix("items[").and_then(|rest| rest.split_once(']'));
    let Some((at, field)) = inside.and_then(|(at, field)| Some((at.parse::<usize>().ok()?, field))) else {
        return problem.with("path", head_words(&path, locale));
    };
    let name = item_name(text, at).unwrap_or_else(|| format!("{}", at + 1));
    let field = field.trim_start_matches('.');
    let word = match field {
        "id" | "zh" => locale.message("schemes-editor-name", &[]),
        "block" => locale.message("schemes-editor-block", &[]),
        "rule" => locale.message("schemes-rule", &[]),
        field => field_name(field).get(locale.lang()).to_owned(),
    };
    problem.with("path", locale.message("schemes-editor-place", &[("item", &name), ("field", &word)]))
}

fn head_words(path: &str, locale: Locale) -> String {
    let id = match path.split(['.', '[']).next().unwrap_or_default() {
        "name" => "schemes-editor-scheme_name",
        "grades" => "schemes-grades",
        "blocks" => "schemes-editor-blocks",
        "items" => "schemes-items",
        "tie_break" => "schemes-editor-tie_break",
        "min_volume" => "schemes-editor-min_volume",
        "total" => "schemes-editor-nominal",
        _ => return path.to_owned(),
    };
    locale.message(id, &[])
}

fn item_name(text: &str, at: usize) -> Option<String> {
    use definitions::json::Json;
    let json = Json::read(text).ok()?;
    let Json::Arr(items) = json.get("items")? else { return None };
    match items.get(at)?.get("zh")? {
        Json::Str(name) if !name.trim().is_empty() => Some(name.clone()),
        _ => None,
    }
}

fn names_of_wrong(text: &str, wrong: &[DraftFinding]) -> Vec<String> {
    let mut places: Vec<u32> = wrong.iter().filter_map(|w| w.item).collect();
    places.sort_unstable();
    places.dedup();
    places
        .into_iter()
        .map(|at| item_name(text, at as usize).unwrap_or_else(|| (at + 1).to_string()))
        .collect()
}
