//! The total of a sheet in words: its sum, what happened to it, rank and grade.

use domain::evaluation::{ItemState, Sheet, Step};
use domain::scheme::{GateEffect, Op};
use domain::{Label, Num};

use super::{ItemText, Line, LineKind, Shown};
use crate::{Locale, number};

impl Locale {
    /// Why a sheet has its total, rank and grade.
    pub fn total(self, sheet: &Sheet) -> ItemText {
        let mut lines = Vec::new();
        if let Some(sum) = self.sum(sheet) {
            lines.push(Line { text: self.sentence(&sum), kind: LineKind::Rule });
        }
        let shown = Shown { name: Label::default(), decimals: number::PLAIN, unit: None };
        for step in &sheet.steps {
            let mut said = self.step_lines(step, &shown);
            // A gate that closed the total is also a step of the item it watches: name it.
            let watched =
                sheet.items.iter().find(|i| matches!(step, Step::Gate { .. }) && i.steps.contains(step));
            if let (Some(item), Some(line)) = (watched, said.first_mut()) {
                let params = [("item", item.name.get(self.lang)), ("text", &line.text)];
                line.text = self.message("derivation-of_item", &params);
            }
            lines.extend(said);
        }
        for missing in &sheet.items {
            if matches!(missing.state, ItemState::Scored) {
                continue;
            }
            let text = self.named(missing.name.get(self.lang), &self.item_state(missing.state));
            lines.push(Line { text: self.sentence(&text), kind: LineKind::Warning });
        }
        if let Some(reason) = sheet.unranked {
            lines.push(Line { text: self.sentence(&self.unranked(reason)), kind: LineKind::Note });
        }
        if sheet.provisional {
            lines.push(Line {
                text: self.message("derivation-provisional_line", &[]),
                kind: LineKind::Warning,
            });
        }
        ItemText { headline: self.why_total(sheet), lines, sources: Vec::new() }
    }

    /// The total in one line.
    pub fn why_total(self, sheet: &Sheet) -> String {
        let mut clauses = vec![match sheet.total {
            Some(total) => {
                let params = [("total", &*self.points(total)), ("max", &self.points(sheet.max))];
                self.message("derivation-total", &params)
            }
            None if sheet.missing.is_empty() => self.message("derivation-total_none", &[]),
            None => {
                let names: Vec<&str> = sheet.missing.iter().map(|id| self.item_name(sheet, id)).collect();
                self.message("derivation-total_open", &[("items", &names.join(self.list_comma()))])
            }
        }];
        if let Some(rank) = sheet.rank {
            let params = [("rank", &*rank.to_string()), ("of", &sheet.of.to_string())];
            clauses.push(self.message("derivation-total_rank", &params));
        } else if let Some(reason) = sheet.unranked {
            clauses.push(self.unranked(reason));
        }
        if let Some(grade) = &sheet.grade {
            clauses.push(self.message("derivation-total_grade", &[("grade", grade)]));
        }
        if let Some(coefficient) = sheet.coefficient {
            let coefficient = number::ratio(coefficient);
            clauses.push(self.message("derivation-total_coefficient", &[("coefficient", &coefficient)]));
        }
        if sheet.provisional {
            clauses.push(self.message("derivation-provisional", &[]));
        }
        clauses.join(self.semicolon())
    }

    /// `11.78 + 15 + 9.2 = 35.98 分`.
    fn sum(self, sheet: &Sheet) -> Option<String> {
        let points: Vec<Num> = sheet.items.iter().filter_map(|i| i.points).collect();
        if points.is_empty() {
            return None;
        }
        let mut sum = Num::ZERO;
        for n in &points {
            sum = Num::from(sum.0.checked_add(n.0)?);
        }
        let terms: Vec<String> = points.iter().map(|n| number::points(*n)).collect();
        Some(
            self.message(
                "derivation-total_sum",
                &[("sum", &terms.join(" + ")), ("points", &self.points(sum))],
            ),
        )
    }

    fn item_name<'a>(self, sheet: &'a Sheet, id: &'a str) -> &'a str {
        sheet.items.iter().find(|i| *i.item == *id).map_or(id, |i| i.name.get(self.lang))
    }

    pub(super) fn list_comma(self) -> &'static str {
        match self.lang {
            domain::Lang::Zh => "、",
            domain::Lang::En => ", ",
        }
    }

    pub(super) fn gate(
        self,
        op: Op,
        limit: Num,
        actual: Num,
        effect: GateEffect,
        grade: Option<&str>,
        decimals: u32,
    ) -> String {
        let effect = match (effect, grade) {
            (GateEffect::ItemZero, _) => self.message("derivation-gate-item_zero", &[]),
            (GateEffect::Unranked, _) => self.message("derivation-gate-unranked", &[]),
            (GateEffect::TotalZero, _) => self.message("derivation-gate-total_zero", &[]),
            (GateEffect::GradeAtMost, Some(grade)) => {
                self.message("derivation-gate-grade_at_most", &[("grade", grade)])
            }
            (GateEffect::GradeAtMost, None) => self.message("derivation-gate-grade_limited", &[]),
        };
        let actual = super::rule::telling(actual, decimals, |n| op.holds(n, limit));
        let limit = number::show(limit, number::PLAIN);
        let params = [("actual", &*actual), ("op", op.sign()), ("limit", &limit), ("effect", &effect)];
        self.message("derivation-gate", &params)
    }

    pub(super) fn scaling(self, id: &str, factor: Num, before: Num, after: Num) -> String {
        let shown = number::ratio_num(factor);
        let reproduced = before.round_half_up(2).0.checked_mul(shown.0).map(Num::from);
        let params = [
            ("before", &*self.points(before)),
            ("factor", &number::ratio(factor)),
            ("sign", number::sign(reproduced, after)),
            ("after", &self.points(after)),
        ];
        self.message(id, &params)
    }

    pub(super) fn grade(self, min: Num, grade: &str, coefficient: Option<Num>) -> String {
        let min = self.points(min);
        match coefficient {
            None => self.message("derivation-grade", &[("min", &min), ("grade", grade)]),
            Some(c) => {
                let params = [("min", &*min), ("grade", grade), ("coefficient", &number::ratio(c))];
                self.message("derivation-grade_coefficient", &params)
            }
        }
    }
}
