//! Where a value comes from: figures, marks, targets. Totals nothing.

use domain::evaluation::{DayCount, How, TargetOrigin};
use domain::fact::Value;
use domain::{Label, Lang, Num};

use super::Shown;
use crate::{Locale, number};

impl Locale {
    pub(super) fn value(self, value: &Value, decimals: u32, unit: Option<&Label>) -> String {
        match value {
            Value::Number(n) => number::with_unit(*n, decimals, unit, self.lang),
            Value::Label(label) if self.lang == Lang::Zh => format!("「{label}」"),
            Value::Label(label) => format!("“{label}”"),
        }
    }

    pub(super) fn value_or_none(self, value: Option<Num>, decimals: u32, unit: Option<&Label>) -> String {
        match value {
            Some(n) => number::with_unit(n, decimals, unit, self.lang),
            None => self.message("derivation-none", &[]),
        }
    }

    /// How the figure of the period was made, as notes beside it; nothing where there is no figure.
    pub(super) fn how(self, how: &How, value: Option<Num>, days: Option<&DayCount>) -> Vec<String> {
        if value.is_none() {
            return Vec::new();
        }
        let plain = |n: Num| number::show(n, number::PLAIN);
        let note = match how {
            How::Whole => self.message("derivation-whole", &[]),
            How::Sum => match days.filter(|d| d.present == d.of) {
                Some(days) => self.message("derivation-sum_days", &[("n", &days.present.to_string())]),
                None => self.message("derivation-sum", &[]),
            },
            How::Weighted { by, total } => {
                let total = self.counted(by, *total);
                let by = self.inline(by.get(self.lang));
                self.message("derivation-weighted", &[("by", &by), ("total", &total)])
            }
            How::Rate { numerator, denominator } => self
                .message("derivation-rate", &[("top", &plain(*numerator)), ("bottom", &plain(*denominator))]),
            How::Quotient { top, bottom, top_name, bottom_name } => {
                let params = [
                    ("top_name", &*self.inline(top_name.get(self.lang))),
                    ("top", &plain(*top)),
                    ("bottom_name", &self.inline(bottom_name.get(self.lang))),
                    ("bottom", &plain(*bottom)),
                ];
                self.message("derivation-quotient", &params)
            }
            How::Max => self.message("derivation-max", &[]),
            How::Min => self.message("derivation-min", &[]),
        };
        vec![note]
    }

    /// How many days there are behind a figure. In one line only what is not as it should be.
    pub(super) fn days(self, days: Option<&DayCount>, all: bool) -> Vec<String> {
        let Some(days) = days else { return Vec::new() };
        let (present, of) = (days.present.to_string(), days.of.to_string());
        let mut notes = Vec::new();
        if days.present != days.of {
            notes.push(self.message("derivation-days_some", &[("present", &present), ("of", &of)]));
        } else if all {
            notes.push(self.message("derivation-days_all", &[("of", &of)]));
        }
        if days.unsettled > 0 {
            notes.push(self.message("derivation-unsettled", &[("n", &days.unsettled.to_string())]));
        }
        notes
    }

    /// A count with the counter its Chinese name asks for: `1,200 人`.
    fn counted(self, what: &Label, n: Num) -> String {
        let number = number::show(n, number::PLAIN);
        let counter = match &*what.zh {
            zh if zh.ends_with("人数") => "人",
            zh if zh.ends_with("人次") => "人次",
            zh if zh.ends_with("单数") || zh.ends_with("单量") => "单",
            zh if zh.ends_with("天数") => "天",
            _ => "",
        };
        match self.lang {
            Lang::Zh if !counter.is_empty() => format!("{number} {counter}"),
            Lang::Zh => format!("共 {number}"),
            Lang::En => number,
        }
    }

    pub(super) fn mark_notes(
        self,
        by: &str,
        at: &str,
        reason: &str,
        instead_of: Option<Num>,
        from_file: bool,
        shown: &Shown,
    ) -> Vec<String> {
        let mut notes = Vec::new();
        // A mark of the hand-entry workbook may name nobody: its cell says where it came from.
        if !(from_file && by.is_empty()) {
            notes.push(self.message("derivation-mark", &[("by", by), ("at", at)]));
        }
        if let Some(old) = instead_of {
            let old = number::with_unit(old, shown.decimals, shown.unit.as_ref(), self.lang);
            notes.push(self.message("derivation-instead", &[("value", &old)]));
        }
        if !reason.trim().is_empty() {
            notes.push(self.message("derivation-reason", &[("reason", reason.trim())]));
        }
        notes
    }

    pub(super) fn target(self, value: Num, unit: Option<&Label>, origin: &TargetOrigin) -> String {
        let id = match origin {
            TargetOrigin::Scheme => "derivation-target",
            TargetOrigin::Shop => "derivation-target_shop",
            TargetOrigin::Person => "derivation-target_person",
            TargetOrigin::Dated => "derivation-target_dated",
        };
        self.message(id, &[("value", &number::with_unit(value, number::PLAIN, unit, self.lang))])
    }
}
