//! Sheets of a month as documents to print: words and figures put into the plain models of `papers`.
//! What the screen says and what the paper says come from the same sentences.

use domain::evaluation::{ItemResult, ItemState, Sheet, Step};
use domain::scheme::{Rule, Src};
use domain::{Day, Lang, Num};
use locale::{Locale, number};
use papers::docs::{
    Chart, ChartMonth, Derivation, DerivationStep, EvaluationDoc, ItemLine, PersonBlock, RankingDoc,
    RankingMean, RankingRow, ResultBlock, Role, Signature, Variant,
};

use crate::talk;
use crate::types::answers::AnswerKind;
use crate::types::month::{PartMonth, SheetState};
use crate::view::{MonthView, Run, Trend, Who, marked};

/// What a document needs beside the month itself.
pub struct Setting<'a> {
    pub locale: Locale,
    /// Company or book name.
    pub book: &'a str,
    pub sample: bool,
    pub print_date: Day,
    /// Corrections of this month or shown in it, as sentences, by 工号.
    pub corrections: &'a [(String, String)],
}

impl Setting<'_> {
    pub(crate) fn lang(&self) -> Lang {
        self.locale.lang()
    }

    pub(crate) fn word(&self, id: &str) -> String {
        self.locale.message(id, &[])
    }
}

/// The evaluation sheet of one person.
pub fn evaluation(
    view: &MonthView,
    run: &Run,
    sheet: &Sheet,
    who: &Who,
    trend: &Trend,
    set: &Setting,
) -> EvaluationDoc {
    let locale = set.locale;
    let month = run.evaluation.month.map(|m| locale.month(m)).unwrap_or_default();
    let mut remarks: Vec<String> = set
        .corrections
        .iter()
        .filter(|(staff_no, _)| *staff_no == who.staff_no)
        .map(|(_, text)| text.clone())
        .collect();
    if !who.confirm_reason.is_empty() {
        remarks.insert(0, locale.message("doc-missing_reason", &[("reason", &who.confirm_reason)]));
    }
    remarks.extend(who.part.map(|part| part_month(part, set)));
    EvaluationDoc {
        lang: set.lang(),
        book: set.book.to_owned(),
        month,
        state: state_line(view, who, set),
        revision: revision(view, set),
        stamps: stamps(sheet, who, set),
        person: person(who, set),
        scheme: run.scheme.name.get(set.lang()).to_owned(),
        scheme_version: version(run, set),
        result: result(run, sheet, trend, set),
        items: sheet.items.iter().map(|i| item_line(run, i, who, set)).collect(),
        chart: chart(trend, set),
        remarks,
        comments: who.comment.clone(),
        plan: who.plan.clone(),
        signatures: signatures(who, set),
        how: how(run, sheet, set),
        records: talk::records(sheet, who, set.locale),
        appealed: who.talk.answers.iter().any(|a| a.kind == AnswerKind::Appealed),
        print_date: locale.day(set.print_date),
        binding: false,
    }
}

/// `本月 10 月 12 日起在职，20 天（全月 31 天）`.
fn part_month(part: PartMonth, set: &Setting) -> String {
    let (days, of) = (part.days.to_string(), part.of.to_string());
    let (first, last) = (set.locale.day(part.first), set.locale.day(part.last));
    let params = [("first", &*first), ("last", &last), ("days", &days), ("of", &of)];
    set.locale.message("doc-part", &params)
}

pub(crate) fn person(who: &Who, set: &Setting) -> PersonBlock {
    PersonBlock {
        name: who.name.clone(),
        staff_no: who.staff_no.clone(),
        post: who.post.clone().unwrap_or_default(),
        shops: who.shops.join(set.lang().list_comma()),
        hired: who.hired.map(|d| set.locale.day(d)),
    }
}

pub(crate) fn version(run: &Run, set: &Setting) -> String {
    let version = run.evaluation.scheme.version.to_string();
    set.locale.message("doc-version_n", &[("version", &version)])
}

fn revision(view: &MonthView, set: &Setting) -> Option<String> {
    (view.revision > 1)
        .then(|| set.locale.message("doc-revision", &[("revision", &view.revision.to_string())]))
}

pub(crate) fn state_code(state: SheetState) -> &'static str {
    match state {
        SheetState::Open => "open",
        SheetState::Reviewed => "reviewed",
        SheetState::Confirmed => "confirmed",
        SheetState::Signed => "signed",
        SheetState::Refused => "refused",
        SheetState::Appealed => "appealed",
    }
}

/// `已确认 · 王主管 2026-11-03`.
pub(crate) fn state_line(view: &MonthView, who: &Who, set: &Setting) -> String {
    let mut line = set.locale.word("sheet", state_code(who.state));
    if let Some(event) = who.events.iter().rev().find(|e| e.state == who.state && !e.by.is_empty()) {
        line = format!("{line} · {} {}", event.by, event.at.get(..10).unwrap_or(&event.at));
    }
    if view.closed {
        line = format!("{line} · {}", set.locale.word("month", "closed"));
    }
    line
}

pub(crate) fn stamps(sheet: &Sheet, who: &Who, set: &Setting) -> Vec<String> {
    let mut stamps = Vec::new();
    if set.sample {
        stamps.push(set.word("doc-stamp_sample"));
    }
    if sheet.provisional {
        stamps.push(set.word("doc-provisional"));
    }
    if matches!(who.state, SheetState::Open | SheetState::Reviewed) {
        stamps.push(set.word("doc-stamp_draft"));
    }
    stamps
}

fn result(run: &Run, sheet: &Sheet, trend: &Trend, set: &Setting) -> ResultBlock {
    let last = trend.own.len().checked_sub(2).and_then(|i| trend.own.get(i).copied().flatten());
    ResultBlock {
        total: sheet.total.map(number::points),
        max: number::points(sheet.max),
        rank: sheet.rank.map(|r| r.to_string()),
        of: (sheet.of > 0).then(|| sheet.of.to_string()),
        unranked: sheet.unranked.map(|u| set.locale.unranked(u)),
        grade: sheet.grade.clone(),
        coefficient: sheet.coefficient.map(|c| c.to_string()),
        versus_last: difference(sheet.total, last),
        versus_group: difference(sheet.total, run.group_total()),
    }
}

/// `+2.5`, `−1.25`, `0`.
fn difference(own: Option<Num>, other: Option<Num>) -> Option<String> {
    let change = Num::from(own?.0 - other?.0);
    let sign = match change {
        c if c > Num::ZERO => "+",
        c if c < Num::ZERO => "−",
        _ => "",
    };
    Some(format!("{sign}{}", number::points(Num::from(change.0.abs()))))
}

fn item_line(run: &Run, item: &ItemResult, who: &Who, set: &Setting) -> ItemLine {
    let lang = set.lang();
    let text = set.locale.item(item, &run.evaluation);
    let mut marks = Vec::new();
    if item.rule_src == Src::Suggested {
        marks.push(set.word("doc-proposed"));
    }
    if item.provisional {
        marks.push(set.word("doc-provisional"));
    }
    if marked(item) {
        marks.push(set.word("doc-by_hand"));
    }
    if let Some(n) = who.small_sample(item) {
        marks.push(set.locale.message("doc-small", &[("n", &number::show(n, number::PLAIN))]));
    }
    ItemLine {
        block: block(run, item, lang),
        name: item.name.get(lang).to_owned(),
        target: target(run, item, lang),
        actual: actual(item, set),
        weight: item.weight.map(number::points).unwrap_or_default(),
        points: item.points.map(number::points),
        max: number::points(item.max),
        reasons: reasons(item, &text),
        marks,
    }
}

/// The rule's own sentence and what people decided; the figure stands in its own column, the whole
/// derivation on the next page.
fn reasons(item: &ItemResult, text: &locale::ItemText) -> Vec<String> {
    use locale::LineKind::{Decision, Rule, Warning};
    let lines: Vec<String> = text
        .lines
        .iter()
        .filter(|l| matches!(l.kind, Rule | Decision | Warning))
        .map(|l| l.text.clone())
        .collect();
    if lines.is_empty() && item.state != ItemState::Scored { vec![text.headline.clone()] } else { lines }
}

pub fn block(run: &Run, item: &ItemResult, lang: Lang) -> Option<String> {
    let id = item.block.as_deref()?;
    let name = run.scheme.blocks.iter().find(|b| b.id == id).map(|b| b.name.get(lang).to_owned());
    Some(name.unwrap_or_else(|| id.to_owned()))
}

/// `≤ 30 秒`: the side that is good comes from the rule.
pub fn target(run: &Run, item: &ItemResult, lang: Lang) -> String {
    let Some(target) = item.target else { return String::new() };
    let sign = match run.item(&item.item).map(|i| &i.rule) {
        Some(Rule::Ratio { lower: true, .. }) => "≤ ",
        Some(Rule::Ratio { lower: false, .. }) => "≥ ",
        Some(Rule::PassFail { op, .. }) => op.sign(),
        _ => "",
    };
    format!("{sign}{}", number::with_unit(target, number::PLAIN, item.unit.as_ref(), lang)).replace("  ", " ")
}

/// The value as a person reads it; what is missing says so.
pub fn actual(item: &ItemResult, set: &Setting) -> String {
    match &item.value {
        Some(domain::fact::Value::Number(n)) => {
            number::with_unit(*n, decimals(item), item.unit.as_ref(), set.lang())
        }
        Some(domain::fact::Value::Label(text)) => text.clone(),
        None => set.locale.item_state(item.state),
    }
}

/// Decimals of the figure's metric, where it comes from facts.
pub fn decimals(item: &ItemResult) -> u32 {
    item.steps
        .iter()
        .find_map(|s| match s {
            Step::Figure { decimals, .. } => Some(*decimals),
            _ => None,
        })
        .unwrap_or(number::PLAIN)
}

fn chart(trend: &Trend, set: &Setting) -> Option<Chart> {
    if trend.own.iter().flatten().count() < 2 {
        return None;
    }
    let months = trend.months.iter().enumerate().map(|(i, month)| ChartMonth {
        label: set.locale.month_short(*month),
        own: trend.own.get(i).copied().flatten(),
        group: trend.group.get(i).copied().flatten(),
    });
    Some(Chart { months: months.collect() })
}

fn signatures(who: &Who, set: &Setting) -> Vec<Signature> {
    let mut places = Signature::usual();
    let by = |state: SheetState| who.events.iter().rev().find(|e| e.state == state);
    for place in &mut places {
        if place.role == Role::Employee {
            employee(place, who, set);
            continue;
        }
        let event = match place.role {
            Role::Supervisor => by(SheetState::Reviewed),
            Role::Owner => by(SheetState::Confirmed),
            Role::Employee => None,
        };
        if let Some(event) = event {
            place.name = Some(event.by.clone());
            place.date = event.at.get(..10).map(str::to_owned);
        }
    }
    places
}

/// How the employee answered, where the sheet still stands as they did.
fn employee(place: &mut Signature, who: &Who, set: &Setting) {
    use AnswerKind::{Appealed, Refused, Signed};
    let answer = who.talk.answers.iter().rev().find(|a| matches!(a.kind, Signed | Refused | Appealed));
    let answered = matches!(who.state, SheetState::Signed | SheetState::Refused | SheetState::Appealed);
    let Some(answer) = answer.filter(|_| answered) else { return };
    place.name = Some(answer.by.clone());
    place.date = Some(answer.day.to_string());
    place.outcome = match answer.kind {
        Refused => Some(set.locale.message("doc-refused", &[("witness", &answer.witness)])),
        Appealed => Some(set.word("doc-appealed")),
        _ => None,
    };
}

/// One entry an item, then one for the total.
fn how(run: &Run, sheet: &Sheet, set: &Setting) -> Vec<Derivation> {
    let mut all: Vec<Derivation> = sheet
        .items
        .iter()
        .map(|item| {
            let text = set.locale.item(item, &run.evaluation);
            let mut steps: Vec<DerivationStep> = text
                .lines
                .iter()
                .map(|l| DerivationStep { text: l.text.clone(), sources: Vec::new() })
                .collect();
            // The sources stand under the first step, which is the figure they make.
            let places = places(&text.sources, set);
            match steps.first_mut() {
                Some(first) => first.sources = places,
                None => steps.push(DerivationStep { text: text.headline.clone(), sources: places }),
            }
            Derivation {
                name: item.name.get(set.lang()).to_owned(),
                points: points_of(item.points, item.max, set),
                steps,
            }
        })
        .collect();
    let total = set.locale.total(sheet);
    let steps: Vec<DerivationStep> =
        total.lines.iter().map(|l| DerivationStep { text: l.text.clone(), sources: Vec::new() }).collect();
    if !steps.is_empty() {
        let points = points_of(sheet.total, sheet.max, set);
        all.push(Derivation { name: set.word("doc-total"), points, steps });
    }
    all
}

fn points_of(points: Option<Num>, max: Num, set: &Setting) -> String {
    let own = points.map_or_else(|| set.word("doc-not_scored"), number::points);
    format!("{own} / {}", number::points(max))
}

/// A figure of more cells than these is printed with the first of them; the workbook of the month has them all.
const PRINTED_PLACES: usize = 3;

fn places(sources: &[locale::SourceText], set: &Setting) -> Vec<String> {
    let place = |s: &locale::SourceText| {
        let parts = [s.file.as_str(), &s.sheet, &s.cell];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ! ")
    };
    match sources {
        [first, ..] if sources.len() > PRINTED_PLACES => {
            let (first, count) = (place(first), sources.len().to_string());
            vec![set.locale.message("doc-first_place", &[("place", &first), ("count", &count)])]
        }
        few => few.iter().map(place).collect(),
    }
}

/// Everybody of a scheme on one list.
pub fn ranking(view: &MonthView, run: &Run, variant: Variant, set: &Setting) -> RankingDoc {
    let lang = set.lang();
    let confirmed = run.people.iter().all(|w| !matches!(w.state, SheetState::Open | SheetState::Reviewed));
    let mut stamps = Vec::new();
    if set.sample {
        stamps.push(set.word("doc-stamp_sample"));
    }
    if !confirmed {
        stamps.push(set.word("doc-stamp_draft"));
    }
    let items: Vec<&ItemResult> =
        run.evaluation.people.first().map(|s| s.items.iter().collect()).unwrap_or_default();
    let group = |id: &str| run.evaluation.group.iter().find(|g| g.item == id).and_then(|g| g.points);
    RankingDoc {
        lang,
        variant,
        book: set.book.to_owned(),
        month: run.evaluation.month.map(|m| set.locale.month(m)).unwrap_or_default(),
        state: set.locale.word("month", if view.closed { "closed" } else { "open" }),
        revision: revision(view, set),
        stamps,
        scheme: run.scheme.name.get(lang).to_owned(),
        scheme_version: version(run, set),
        max: run.evaluation.people.first().map(|s| number::points(s.max)).unwrap_or_default(),
        items: items.iter().map(|i| i.name.get(lang).to_owned()).collect(),
        rows: run.sheets().map(|(sheet, who)| ranking_row(sheet, who, set)).collect(),
        mean: run.group_total().map(|total| RankingMean {
            total: Some(number::points(total)),
            points: items
                .iter()
                .map(|i| group(&i.item).map(|p| number::points(p.round_half_up(2))))
                .collect(),
        }),
        notes: Vec::new(),
        print_date: set.locale.day(set.print_date),
        binding: false,
    }
}

fn ranking_row(sheet: &Sheet, who: &Who, set: &Setting) -> RankingRow {
    RankingRow {
        rank: sheet.rank.map(|r| r.to_string()),
        name: who.name.clone(),
        staff_no: who.staff_no.clone(),
        total: sheet.total.map(number::points),
        grade: sheet.grade.clone(),
        coefficient: sheet.coefficient.map(|c| c.to_string()),
        points: sheet.items.iter().map(|i| i.points.map(number::points)).collect(),
        note: sheet.unranked.map(|u| set.locale.unranked(u)).or_else(|| who.part.map(|p| part_month(p, set))),
    }
}
