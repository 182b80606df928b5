//! Why an item or a total is another than in an earlier month, in words. Decides nothing: the reasons are given.

use domain::comparison::{Comparison, ItemChange, Reason, Side};
use domain::evaluation::ItemState;
use domain::{Label, Num};

use crate::{Locale, number};

impl Locale {
    /// One sentence an item. `then` and `now` are the names of the two months.
    pub fn item_change(self, change: &ItemChange, then: &str, now: &str) -> String {
        let mut clauses: Vec<String> =
            change.reasons.iter().map(|reason| self.reason(reason, change, then, now)).collect();
        let same = change.difference.is_some_and(Num::is_zero);
        match clauses.len() {
            0 => clauses.push(self.message("compare-same", &[])),
            _ if same && change.before.is_some() && change.after.is_some() => {
                let full = |side: &Option<Side>| side.as_ref().is_some_and(|s| s.points == Some(s.max));
                let id = match full(&change.before) && full(&change.after) {
                    true => "compare-same_full",
                    false => "compare-same_points",
                };
                clauses.push(self.message(id, &[]));
            }
            _ => {}
        }
        self.sentence(&clauses.join(self.semicolon()))
    }

    /// What keeps the totals of the two months from being compared as they stand.
    pub fn comparison_notes(self, all: &Comparison, then: &str, now: &str) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some((before, after)) = all.versions {
            let (before, after) = (before.to_string(), after.to_string());
            let params = [("then", then), ("now", now), ("before", &*before), ("after", &after)];
            notes.push(self.message("compare-versions", &params));
        }
        if all.max_before != all.max_after {
            let (before, after) = (number::points(all.max_before), number::points(all.max_after));
            let params = [("then", then), ("now", now), ("before", &*before), ("after", &after)];
            notes.push(self.message("compare-max", &params));
        }
        for (total, month) in [(all.before, then), (all.after, now)] {
            if total.is_none() {
                notes.push(self.message("compare-open", &[("month", month)]));
            }
        }
        notes
    }

    fn reason(self, reason: &Reason, change: &ItemChange, then: &str, now: &str) -> String {
        let at = |is_now: bool| if is_now { now } else { then };
        let unit = change.unit.as_ref();
        match reason {
            Reason::Added => self.message("compare-added", &[("month", then)]),
            Reason::Removed => self.message("compare-removed", &[("month", now)]),
            Reason::OtherMetric => self.message("compare-other_metric", &[]),
            Reason::Value { before, after } => {
                let id = match before.number().zip(after.number()) {
                    Some((b, a)) if a > b => "compare-value_up",
                    Some(_) => "compare-value_down",
                    None => "compare-value_other",
                };
                let (before, after) =
                    (self.value(before, change.decimals, unit), self.value(after, change.decimals, unit));
                self.message(id, &[("before", &before), ("after", &after)])
            }
            Reason::Gone { state } => self.without("compare-gone", *state, now),
            Reason::Came { state } => self.without("compare-came", *state, then),
            Reason::Target { before, after } => self.changed("compare-target", *before, *after, unit),
            Reason::Weight { before, after } => self.changed("compare-weight", *before, *after, None),
            Reason::Rule => self.message("compare-rule", &[]),
            Reason::Gate => self.message("compare-gate", &[]),
            Reason::ByHand { now: true } => self.message("compare-by_hand", &[("now", now), ("then", then)]),
            Reason::ByHand { now: false } => self.message("compare-by_file", &[("now", now), ("then", then)]),
            Reason::Override { now: is_now, by, reason } => {
                self.message("compare-override", &[("month", at(*is_now)), ("by", by), ("reason", reason)])
            }
            Reason::GateClosed { now: true } => self.message("compare-gate_closed", &[("month", now)]),
            Reason::GateClosed { now: false } => self.message("compare-gate_open", &[("month", then)]),
            Reason::Scaled { before, after } => {
                let (before, after) = (number::ratio(*before), number::ratio(*after));
                self.message("compare-scaled", &[("before", &before), ("after", &after)])
            }
            Reason::Others => self.message("compare-others", &[]),
        }
    }

    fn without(self, id: &str, state: ItemState, month: &str) -> String {
        self.message(id, &[("month", month), ("state", &self.item_state(state))])
    }

    fn changed(self, id: &str, before: Option<Num>, after: Option<Num>, unit: Option<&Label>) -> String {
        let text = |n: Option<Num>| match n {
            Some(n) => number::with_unit(n, number::PLAIN, unit, self.lang),
            None => self.message("derivation-no_value", &[]),
        };
        self.message(id, &[("before", &text(before)), ("after", &text(after))])
    }
}
