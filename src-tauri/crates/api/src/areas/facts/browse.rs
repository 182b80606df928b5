//! The facts of a month, as the contract lists them; the hand-entry workbook.

use std::collections::{HashMap, HashSet};

use domain::Result;
use domain::fact::{Fact, Value, cell_name};
use domain::scheme::Rule;
use papers::workbook::{HandEntryDoc, HandItem, HandPerson, hand_entry_template};
use scoring::{Figures, attribute};
use store::View;

use crate::defs::defs;
use crate::evaluate::scheme_in;
use crate::host::{Host, Open};
use crate::types::Nothing;
use crate::types::facts::{FactPage, FactRow, FactSource, FactsRequest, TemplateRequest, Unused};

pub fn list(host: &Host, request: FactsRequest) -> Result<FactPage> {
    host.with(|open| {
        let (mut rows, names) = rows(open, &request)?;
        if let Some(query) = request.query.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
            let query = query.to_lowercase();
            rows.retain(|r| {
                let name =
                    r.person.as_ref().and_then(|no| names.get(no)).map(String::as_str).unwrap_or_default();
                [r.nickname.as_deref().unwrap_or_default(), r.person.as_deref().unwrap_or_default(), name]
                    .iter()
                    .any(|text| text.to_lowercase().contains(&query))
            });
        }
        let total = rows.len() as u32;
        let page = rows.into_iter().skip(request.offset as usize).take(request.limit as usize).collect();
        Ok(FactPage { rows: page, total })
    })
}

/// Every fact of the month, and names by 工号.
pub(crate) fn rows(open: &Open, request: &FactsRequest) -> Result<(Vec<FactRow>, HashMap<String, String>)> {
    let view = open.book.read();
    let facts = view.facts(request.month.span(), None)?;
    let bindings = view.bindings()?;
    let people = view.people()?;
    let staff_no: HashMap<i64, &str> = people.iter().map(|p| (p.id, p.staff_no.as_str())).collect();
    let names = people.iter().map(|p| (p.staff_no.clone(), p.name.clone())).collect();
    let defs = defs(&view)?;
    let metrics = defs.metrics();
    let attributed = attribute(&facts, &bindings);
    let mut owners: HashMap<*const Fact, i64> = HashMap::new();
    let mut chosen: HashSet<*const Fact> = HashSet::new();
    for (person, own) in &attributed.people {
        owners.extend(own.iter().map(|f| (std::ptr::from_ref(*f), *person)));
        let figures = Figures::new(&metrics, request.month.span(), own);
        chosen.extend(figures.chosen().into_iter().map(std::ptr::from_ref));
    }
    let mut unowned: HashMap<*const Fact, Unused> = HashMap::new();
    for (list, why) in [
        (&attributed.unbound, Unused::Unbound),
        (&attributed.ignored, Unused::Ignored),
        (&attributed.changing, Unused::Changing),
    ] {
        unowned.extend(list.iter().map(|f| (std::ptr::from_ref(*f), why)));
    }
    let unused = |fact: &Fact| {
        let at = std::ptr::from_ref(fact);
        match () {
            () if fact.excluded.is_some() => Some(Unused::Excluded),
            () if fact.outranked => Some(Unused::Outranked),
            () if chosen.contains(&at) => None,
            () if !owners.contains_key(&at) => Some(unowned.get(&at).copied().unwrap_or(Unused::ShopLevel)),
            () if !request.month.span().contains(fact.span) => Some(Unused::Beyond),
            () => Some(Unused::OtherReport),
        }
    };
    let places = Places::load(&view)?;
    let mut rows = Vec::new();
    for fact in &facts {
        let owner = owners.get(&std::ptr::from_ref(fact)).copied();
        if request.person.is_some_and(|p| owner != Some(p))
            || request.metric.as_ref().is_some_and(|m| **m != *fact.metric)
        {
            continue;
        }
        let person = owner.and_then(|o| staff_no.get(&o)).map(|s| (*s).to_owned());
        rows.push(row(fact, person, unused(fact), &places));
    }
    Ok((rows, names))
}

/// Names that facts hold as numbers.
struct Places {
    shops: HashMap<i64, String>,
    nicknames: HashMap<i64, String>,
    /// File, sheet and headers by sheet of import.
    sheets: HashMap<u32, (String, String, Vec<String>)>,
}

impl Places {
    fn load(view: &View<'_>) -> Result<Self> {
        let mut sheets = HashMap::new();
        for file in view.file_refs()? {
            sheets.insert(file.id, (file.file, file.sheet, view.headers(file.id)?));
        }
        Ok(Self {
            shops: view.shops()?.into_iter().map(|s| (s.id, s.name)).collect(),
            nicknames: view.accounts()?.into_iter().map(|a| (a.id, a.nickname)).collect(),
            sheets,
        })
    }
}

fn row(fact: &Fact, person: Option<String>, unused: Option<Unused>, places: &Places) -> FactRow {
    let sheet = places.sheets.get(&fact.sheet);
    FactRow {
        person,
        nickname: fact.account.and_then(|a| places.nicknames.get(&a).cloned()),
        shop: places.shops.get(&fact.shop).cloned().unwrap_or_default(),
        day: fact.span.is_one_day().then_some(fact.span.first),
        from: fact.span.first,
        to: fact.span.last,
        metric: fact.metric.to_string(),
        value: fact.value.clone(),
        numerator: fact.numerator,
        denominator: fact.denominator,
        state: fact.state,
        raw: fact.raw.as_ref().map(ToString::to_string),
        layout: fact.layout.to_string(),
        used: unused.is_none(),
        unused,
        excluded: fact.excluded.as_deref().cloned(),
        source: FactSource {
            file: sheet.map(|(file, _, _)| file.clone()).unwrap_or_default(),
            sheet: sheet.map(|(_, sheet, _)| sheet.clone()).unwrap_or_default(),
            cell: cell_name(fact.row, fact.col),
            header: sheet
                .and_then(|(_, _, headers)| headers.get(fact.col as usize))
                .cloned()
                .unwrap_or_default(),
        },
    }
}

/// Saves the hand-entry workbook of a scheme and month: everybody of the scheme, every item that no report of
/// this book feeds, with the marks there are.
pub fn template(host: &Host, request: TemplateRequest) -> Result<Nothing> {
    let path = host.path(&request.token)?;
    let doc = host.with(|open| {
        let month = open.month(request.month)?;
        let view = open.book.read();
        let defs = defs(&view)?;
        let scheme = scheme_in(&view, &defs, &request.scheme, request.month)?;
        let marks = view.marks(request.month)?;
        let waits = super::by_hand_here(&view, defs.dictionary.metrics(), |m| defs.by_hand(m))?;
        let items: Vec<_> = scheme
            .enabled()
            .filter(|i| waits(i.fed_by.as_deref()) && !matches!(i.rule, Rule::Formula { .. }))
            .collect();
        let mut people: Vec<(i64, String, String)> = month
            .run(&request.scheme)
            .map(|r| r.people.iter().map(|w| (w.id, w.staff_no.clone(), w.name.clone())).collect())
            .unwrap_or_default();
        // People without any figure yet are the ones a hand-entry sheet is for.
        let missing = month
            .without
            .iter()
            .filter(|w| w.why.code == "month.no_data" || w.why.code == "scheme.owner_must_set");
        people.extend(missing.map(|w| (w.id, w.staff_no.clone(), w.name.clone())));
        people.sort_by(|a, b| a.1.cmp(&b.1));
        people.dedup();
        Ok(HandEntryDoc {
            lang: host.lang(),
            scheme: request.scheme.clone(),
            month: request.month,
            items: items
                .iter()
                .map(|i| {
                    let unit = i.unit.clone();
                    let item = HandItem {
                        id: i.id.clone(),
                        name: i.name.get(host.lang()).to_owned(),
                        unit,
                        range: None,
                    };
                    match &i.rule {
                        Rule::Manual { min, max } => match max.or(i.weight) {
                            Some(max) => item.with_range(*min, max),
                            None => item,
                        },
                        _ => item,
                    }
                })
                .collect(),
            people: people
                .iter()
                .map(|(id, staff_no, name)| HandPerson {
                    staff_no: staff_no.clone(),
                    name: name.clone(),
                    values: items.iter().map(|i| mark_of(&marks, *id, &request.scheme, &i.id)).collect(),
                })
                .collect(),
        })
    })?;
    crate::areas::saving::write_file(&path, &hand_entry_template(&doc)?)?;
    Ok(Nothing {})
}

fn mark_of(marks: &[store::Mark], person: i64, scheme: &str, item: &str) -> Option<Value> {
    marks.iter().find(|m| m.person == person && m.scheme == scheme && m.item == item).map(|m| m.value.clone())
}
