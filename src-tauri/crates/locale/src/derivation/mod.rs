//! A result's structured steps as sentences: one rendering for screen, paper and command line.
//! Scores nothing: every number comes from the steps, and is only rounded for show.

mod compared;
mod difference;
mod figure;
mod places;
mod rule;
mod source;
mod total;

use domain::evaluation::{Evaluation, ItemResult, ItemState, Step};
use domain::fact::FactState;
use domain::scheme::MissingPolicy;
use domain::{Label, Lang, Num};
use serde::Serialize;
use ts_rs::TS;

use crate::{Locale, number};

/// Why an item has its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ItemText {
    /// Everything that matters in one line.
    pub headline: String,
    /// One sentence a step, in the order of the steps.
    pub lines: Vec<Line>,
    /// Every cell the figure came from.
    pub sources: Vec<SourceText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Line {
    pub text: String,
    pub kind: LineKind,
}

/// What a line is about, so that a page can set it off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    Value,
    Target,
    Rule,
    /// Background: the layout chosen, figures excluded.
    Note,
    /// Something is missing or not settled.
    Warning,
    /// A gate, a scaling, a grade, or what a person decided.
    Decision,
}

/// One cell of an imported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SourceText {
    pub file: String,
    pub sheet: String,
    pub shop: String,
    /// `R5`.
    pub cell: String,
    /// `2026-05-01`, a month, or first and last day.
    pub day: String,
    /// What the column measures.
    pub metric: String,
    /// As the cell has it, with its unit; the state's word where it has no number.
    pub value: String,
}

impl Locale {
    /// Why an item has its points, in full. `evaluation` names the files.
    pub fn item(self, item: &ItemResult, evaluation: &Evaluation) -> ItemText {
        let shown = Shown::of(item);
        let mut lines = Vec::new();
        for step in &item.steps {
            lines.extend(self.step_lines(step, &shown));
        }
        if item.provisional {
            lines.push(Line {
                text: self.message("derivation-provisional_line", &[]),
                kind: LineKind::Warning,
            });
        }
        ItemText { headline: self.why(item, evaluation), lines, sources: self.sources(item, evaluation) }
    }

    /// Why an item has its points, in one line.
    pub fn why(self, item: &ItemResult, evaluation: &Evaluation) -> String {
        let shown = Shown::of(item);
        let mut clauses = vec![self.value_clause(item, &shown)];
        for step in &item.steps {
            match step {
                Step::Figure { .. } | Step::Mark { .. } | Step::Given { .. } | Step::Missing { .. } => {}
                Step::Excluded { .. } | Step::Entity { .. } => {}
                _ => clauses.push(self.step_text(step, &shown)),
            }
        }
        if item.provisional {
            clauses.push(self.message("derivation-provisional", &[]));
        }
        let line = clauses.join(self.semicolon());
        match self.source_clause(item, evaluation) {
            Some(source) => format!("{line} ← {source}"),
            None => line,
        }
    }

    /// `响应速度（取首次响应）38.2 秒（按接待人数加权，1,200 人）`, or what is missing.
    fn value_clause(self, item: &ItemResult, shown: &Shown) -> String {
        let name = item.name.get(self.lang);
        if let Some(Step::Missing { policy, state, days_unsettled }) =
            item.steps.iter().find(|s| matches!(s, Step::Missing { .. }))
        {
            return self.named(name, &self.missing(*policy, *state, *days_unsettled));
        }
        match used(item) {
            Some(Step::Figure { metric_name, unit, decimals, value, how, days, .. }) => {
                let metric = metric_name.get(self.lang);
                let subject = match metric == name || metric.is_empty() {
                    true => name.to_owned(),
                    false => {
                        let metric = self.inline(metric);
                        self.message("derivation-subject", &[("item", name), ("metric", &metric)])
                    }
                };
                let mut notes = self.how(how, *value, days.as_ref());
                notes.extend(self.days(days.as_ref(), false));
                let value = self.value_or_none(*value, *decimals, unit.as_ref());
                self.named(&subject, &self.with_notes(&value, &notes))
            }
            Some(Step::Mark { value, by, at, reason, cell, instead_of }) => {
                let figure = self.value(value, shown.decimals, shown.unit.as_ref());
                let notes = self.mark_notes(by, at, reason, *instead_of, cell.is_some(), shown);
                self.named(name, &self.with_notes(&figure, &notes))
            }
            Some(Step::Given { value }) => {
                self.named(name, &self.value(value, shown.decimals, shown.unit.as_ref()))
            }
            _ => {
                let value = match (&item.value, item.state) {
                    (Some(value), _) => self.value(value, shown.decimals, shown.unit.as_ref()),
                    (None, ItemState::Scored) => self.message("derivation-none", &[]),
                    (None, state) => self.item_state(state),
                };
                self.named(name, &value)
            }
        }
    }

    fn step_lines(self, step: &Step, shown: &Shown) -> Vec<Line> {
        let kind = match step {
            Step::Figure { value, days, .. } => {
                let unsettled = days.is_some_and(|d| d.unsettled > 0);
                if value.is_none() || unsettled { LineKind::Warning } else { LineKind::Value }
            }
            Step::Mark { .. } | Step::Given { .. } | Step::Raters { .. } => LineKind::Value,
            Step::Entity { value, .. } => match value {
                Some(_) => LineKind::Value,
                None => LineKind::Warning,
            },
            Step::Excluded { .. } => LineKind::Note,
            Step::Target { .. } => LineKind::Target,
            Step::Rule { .. } => LineKind::Rule,
            Step::Missing { .. } => LineKind::Warning,
            Step::Gate { .. }
            | Step::Reweighted { .. }
            | Step::Scaled { .. }
            | Step::Override { .. }
            | Step::GradeOverride { .. }
            | Step::Grade { .. }
            | Step::RankGrade { .. }
            | Step::GradeCapped { .. }
            | Step::RankReward { .. } => LineKind::Decision,
        };
        let mut lines = vec![Line { text: self.sentence(&self.step_text(step, shown)), kind }];
        if let Step::Figure { layout: Some(layout), .. } = step {
            let text = self.message("derivation-layout", &[("layout", layout.get(self.lang))]);
            lines.push(Line { text: self.sentence(&text), kind: LineKind::Note });
        }
        lines
    }

    /// One step in words, without a final stop.
    fn step_text(self, step: &Step, shown: &Shown) -> String {
        match step {
            Step::Figure { metric_name, unit, decimals, value, how, days, .. } => {
                let mut notes = self.how(how, *value, days.as_ref());
                notes.extend(self.days(days.as_ref(), true));
                let value = self.value_or_none(*value, *decimals, unit.as_ref());
                let metric = metric_name.get(self.lang);
                let metric = if metric.is_empty() { shown.name.get(self.lang) } else { metric };
                self.named(metric, &self.with_notes(&value, &notes))
            }
            Step::Mark { value, by, at, reason, cell, instead_of } => {
                let figure = self.value(value, shown.decimals, shown.unit.as_ref());
                let notes = self.mark_notes(by, at, reason, *instead_of, cell.is_some(), shown);
                self.with_notes(&figure, &notes)
            }
            Step::Given { value } => {
                let value = self.value(value, shown.decimals, shown.unit.as_ref());
                self.message("derivation-given", &[("value", &value)])
            }
            Step::Excluded { span, value, reason, by, unit, .. } => {
                let value = self.value_or_none(*value, number::PLAIN, unit.as_ref().or(shown.unit.as_ref()));
                let params =
                    [("span", &*self.span(*span)), ("value", &value), ("by", by), ("reason", reason)];
                self.message("derivation-excluded", &params)
            }
            Step::Target { value, unit, origin } => {
                self.target(*value, unit.as_ref().or(shown.unit.as_ref()), origin)
            }
            Step::Rule { rule, weight, points, src, exact: _ } => {
                self.rule(rule, *weight, *points, *src, shown)
            }
            Step::Missing { policy, state, days_unsettled } => self.missing(*policy, *state, *days_unsettled),
            Step::Gate { op, value, actual, effect, grade } => {
                self.gate(*op, *value, *actual, *effect, grade.as_deref(), shown.decimals)
            }
            Step::Reweighted { factor, before, after } => {
                self.scaling("derivation-reweighted", *factor, *before, *after)
            }
            Step::Scaled { factor, before, after } => {
                self.scaling("derivation-scaled", *factor, *before, *after)
            }
            Step::Override { from, to, by, at, reason } => {
                let from = from.map_or_else(|| self.message("derivation-no_value", &[]), |n| self.points(n));
                let to = self.points(*to);
                let params = [("by", &**by), ("at", at), ("from", &from), ("to", &to), ("reason", reason)];
                self.message("derivation-override", &params)
            }
            Step::GradeOverride { from, to, by, at, reason } => {
                let from = from.clone().unwrap_or_else(|| self.message("derivation-no_value", &[]));
                let params = [("by", &**by), ("at", at), ("from", &from), ("to", to), ("reason", reason)];
                self.message("derivation-grade_override", &params)
            }
            Step::Grade { min, grade, coefficient } => self.grade(*min, grade, *coefficient),
            Step::Entity { entity, value, unit, state, figure } => {
                let own = figure.as_deref().filter(|_| value.is_some());
                let said = match (own, value) {
                    (Some(figure), _) => self.step_text(figure, shown),
                    (None, Some(value)) => {
                        let unit = unit.as_ref().or(shown.unit.as_ref());
                        number::with_unit(*value, number::PLAIN, unit, self.lang)
                    }
                    (None, None) => self.fact_state(*state),
                };
                self.message("derivation-of_item", &[("item", entity), ("text", &said)])
            }
            Step::Raters { value, each } => {
                let said = |n: Num| number::with_unit(n, number::PLAIN, shown.unit.as_ref(), self.lang);
                let each: Vec<String> =
                    each.iter().map(|r| format!("{} {}", r.rater, said(r.value))).collect();
                let list = each.join(self.list_comma());
                let count = each.len().to_string();
                let params = [("count", &*count), ("each", &list), ("value", &said(*value))];
                self.message("derivation-raters", &params)
            }
            Step::RankGrade { grade, coefficient, place, participation, failed } => {
                self.rank_grade(grade.as_deref(), *coefficient, *place, *participation, failed)
            }
            Step::GradeCapped { from, to } => {
                self.message("derivation-grade_capped", &[("from", from), ("to", to)])
            }
            Step::RankReward { rank, amount } => {
                let params = [("rank", &*rank.to_string()), ("amount", &number::money(*amount))];
                self.message("derivation-rank_reward", &params)
            }
        }
    }

    fn missing(self, policy: MissingPolicy, state: FactState, days_unsettled: u32) -> String {
        let what = match state {
            FactState::Settled | FactState::Missing => "derivation-missing-missing",
            FactState::Unsettled => "derivation-missing-unsettled",
            FactState::NotMeasured => "derivation-missing-not_measured",
        };
        let then = match policy {
            MissingPolicy::Ask => "derivation-missing-ask",
            MissingPolicy::Reweight => "derivation-missing-reweight",
            MissingPolicy::Zero => "derivation-missing-zero",
        };
        let mut notes = Vec::new();
        if days_unsettled > 0 {
            notes.push(self.message("derivation-unsettled", &[("n", &days_unsettled.to_string())]));
        }
        let what = self.with_notes(&self.message(what, &[]), &notes);
        [what, self.message(then, &[])].join(self.comma())
    }

    /// `11.78 分`, `1 point`.
    pub fn points(self, n: Num) -> String {
        self.message("derivation-points", &[("n", &number::points(n))])
    }

    /// A name and what follows it; Chinese needs no gap beside a bracket.
    fn named(self, name: &str, rest: &str) -> String {
        match name.ends_with('）') || rest.starts_with('「') {
            true => format!("{name}{rest}"),
            false => format!("{name} {rest}"),
        }
    }

    fn with_notes(self, text: &str, notes: &[String]) -> String {
        if notes.is_empty() {
            return text.to_owned();
        }
        let notes = notes.join(self.comma());
        match self.lang {
            Lang::Zh => format!("{text}（{notes}）"),
            Lang::En => format!("{text} ({notes})"),
        }
    }

    fn comma(self) -> &'static str {
        match self.lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        }
    }

    fn semicolon(self) -> &'static str {
        match self.lang {
            Lang::Zh => "；",
            Lang::En => "; ",
        }
    }

    /// A line of its own: first letter large, with a stop.
    fn sentence(self, text: &str) -> String {
        let stop = match self.lang {
            _ if text.ends_with(['。', '.', '!', '！', '?', '？']) => "",
            Lang::Zh => "。",
            Lang::En => ".",
        };
        match self.lang {
            Lang::Zh => format!("{text}{stop}"),
            Lang::En => {
                let mut chars = text.chars();
                let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
                format!("{first}{}{stop}", chars.as_str())
            }
        }
    }

    /// A label inside an English sentence: `Customers served` becomes `customers served`; `JD orders` stays.
    fn inline(self, label: &str) -> String {
        let mut chars = label.chars();
        match (self.lang, chars.next(), label.chars().nth(1)) {
            (Lang::En, Some(first), Some(second)) if second.is_lowercase() && !is_name(label) => {
                format!("{}{}", first.to_lowercase(), chars.as_str())
            }
            _ => label.to_owned(),
        }
    }
}

fn is_name(label: &str) -> bool {
    domain::layout::Platform::ALL
        .into_iter()
        .any(|p| p != domain::layout::Platform::Other && label.starts_with(&*p.name().en))
}

/// How an item's own value is shown, so that the figure and the rule print the same number.
struct Shown {
    name: Label,
    decimals: u32,
    unit: Option<Label>,
}

impl Shown {
    fn of(item: &ItemResult) -> Self {
        let decimals = match used(item) {
            Some(Step::Figure { decimals, .. }) => *decimals,
            _ => number::PLAIN,
        };
        Shown { name: item.name.clone(), decimals, unit: item.unit.clone() }
    }
}

/// The step that gave the value: a mark wins over a given value, that over a figure.
fn used(item: &ItemResult) -> Option<&Step> {
    let last = |wanted: fn(&Step) -> bool| item.steps.iter().rev().find(|s| wanted(s));
    last(|s| matches!(s, Step::Mark { .. }))
        .or_else(|| last(|s| matches!(s, Step::Given { .. })))
        .or_else(|| last(|s| matches!(s, Step::Figure { .. })))
}
