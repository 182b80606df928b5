//! The rule of an item with the numbers it used. Works the formula out again with the numbers as shown,
//! only to know whether `=` would be true.

use domain::Num;
use domain::evaluation::{Clamped, RuleStep};
use domain::scheme::Src;

use super::Shown;
use crate::{Locale, number};

/// A formula in words and what it gives with the numbers as shown.
pub(super) struct Formula {
    pub text: String,
    pub result: Option<Num>,
}

impl Locale {
    pub(super) fn rule(
        self,
        rule: &RuleStep,
        weight: Option<Num>,
        points: Num,
        src: Src,
        shown: &Shown,
    ) -> String {
        let text = self.rule_text(rule, weight, points, shown);
        match src {
            Src::Seed | Src::Owner => text,
            Src::Suggested => text + &self.message("derivation-rule-suggested", &[]),
            Src::Inferred => text + &self.message("derivation-rule-inferred", &[]),
        }
    }

    pub(super) fn rule_text(
        self,
        rule: &RuleStep,
        weight: Option<Num>,
        points: Num,
        shown: &Shown,
    ) -> String {
        let plain = |n: Num| number::show(n, number::PLAIN);
        let own = |n: Num| number::show(n, shown.decimals);
        // The formula is worked out with the weight as it is printed.
        let weight = weight.map(|w| w.round_half_up(2));
        let got = self.points(points);
        let p = got.as_str();
        match rule {
            RuleStep::Ratio { lower, value, target, ratio, clamped, limit } => {
                self.ratio(*lower, *value, *target, *ratio, *clamped, *limit, weight, points, shown)
            }
            RuleStep::PassFail { value, op, limit, pass } => {
                let id = if *pass { "derivation-rule-pass" } else { "derivation-rule-fail" };
                let value = telling(*value, shown.decimals, |n| op.holds(n, *limit));
                let params = [("op", op.sign()), ("limit", &plain(*limit)), ("value", &value), ("points", p)];
                self.message(id, &params)
            }
            RuleStep::PercentScore { value, clamped } => match clamped {
                Clamped::AtCap => {
                    self.message("derivation-rule-percent_cap", &[("value", &own(*value)), ("points", p)])
                }
                Clamped::AtFloor => {
                    self.message("derivation-rule-percent_floor", &[("value", &own(*value)), ("points", p)])
                }
                Clamped::No => self.equation(weight, points, |w| Formula {
                    text: format!("{} × {} ÷ 100", self.points(w), own(*value)),
                    result: mul(w, cut(*value, shown)).and_then(|n| n.checked_div(Num::HUNDRED)),
                }),
            },
            RuleStep::Manual { value, min, max, clamped } => {
                let id = match clamped {
                    Clamped::No => "derivation-rule-manual",
                    Clamped::AtCap | Clamped::AtFloor => "derivation-rule-manual_clamped",
                };
                let params =
                    [("value", &*own(*value)), ("min", &plain(*min)), ("max", &plain(*max)), ("points", p)];
                self.message(id, &params)
            }
            RuleStep::Lookup { label } => {
                self.message("derivation-rule-lookup", &[("label", label), ("points", p)])
            }
            RuleStep::CountCap { value, points_each, cap, clamped } => {
                let formula = Formula {
                    text: format!("{} × {}", self.points(*points_each), own(*value)),
                    result: mul(points_each.round_half_up(2), cut(*value, shown)),
                };
                // The floor of a count is 0.
                let limit = if *clamped == Clamped::AtFloor { Num::ZERO } else { *cap };
                self.limited(formula, *clamped, limit, points)
            }
            RuleStep::Factor { value, factor } => self.equals(
                Formula {
                    text: format!("{} × {}", own(*value), number::ratio(*factor)),
                    result: mul(cut(*value, shown), number::ratio_num(*factor)),
                },
                points,
            ),
            RuleStep::Linear { value, worst, best, clamped } => match clamped {
                Clamped::AtCap => {
                    let params = [("value", &*own(*value)), ("best", &plain(*best)), ("points", p)];
                    self.message("derivation-rule-best", &params)
                }
                Clamped::AtFloor => {
                    let params = [("value", &*own(*value)), ("worst", &plain(*worst)), ("points", p)];
                    self.message("derivation-rule-worst", &params)
                }
                Clamped::No => self.equation(weight, points, |w| {
                    let (v, a, b) = (own(*value), plain(*worst), plain(*best));
                    let text = match self.lang() {
                        domain::Lang::Zh => format!("{} ×（{v} − {a}）÷（{b} − {a}）", self.points(w)),
                        domain::Lang::En => format!("{} × ({v} − {a}) ÷ ({b} − {a})", self.points(w)),
                    };
                    let way = minus(cut(*value, shown), *worst).and_then(|n| mul(w, n));
                    let whole = minus(*best, *worst);
                    Formula { text, result: way.zip(whole).and_then(|(n, d)| n.checked_div(d)) }
                }),
            },
            RuleStep::Tiers { value, min, min_incl, max, max_incl } => {
                let band = band(*value, shown.decimals, (*min, *min_incl), (*max, *max_incl));
                self.message("derivation-rule-band", &[("band", &band), ("points", p)])
            }
            RuleStep::EntityDeduct { .. }
            | RuleStep::EntityPassRate { .. }
            | RuleStep::SlaHitRate { .. }
            | RuleStep::Formula { .. }
            | RuleStep::Relative { .. }
            | RuleStep::RelativePlace { .. }
            | RuleStep::PerEntity { .. } => self.compared(rule, weight, points, shown),
            RuleStep::Deduct { events, per_event, floor, clamped } => {
                let Some(w) = weight else { return self.gives(p) };
                let formula = Formula {
                    text: format!("{} − {} × {}", self.points(w), self.points(*per_event), own(*events)),
                    result: mul(per_event.round_half_up(2), cut(*events, shown)).and_then(|n| minus(w, n)),
                };
                // Never more than the weight, never less than the floor.
                let limit = if *clamped == Clamped::AtCap { w } else { *floor };
                self.limited(formula, *clamped, limit, points)
            }
            RuleStep::Bonus { value, max, clamped } => {
                let max = self.points(*max);
                match clamped {
                    Clamped::AtCap => {
                        let params = [("value", &*own(*value)), ("max", &max), ("points", p)];
                        self.message("derivation-rule-bonus_cap", &params)
                    }
                    Clamped::No | Clamped::AtFloor => {
                        self.message("derivation-rule-bonus", &[("points", p), ("max", &max)])
                    }
                }
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn ratio(
        self,
        lower: bool,
        value: Num,
        target: Num,
        ratio: Option<Num>,
        clamped: Clamped,
        limit: Option<Num>,
        weight: Option<Num>,
        points: Num,
        shown: &Shown,
    ) -> String {
        let p = self.points(points);
        let Some(w) = weight else { return self.gives(&p) };
        let (v, t) = (number::show(value, shown.decimals), number::show(target, number::PLAIN));
        if ratio.is_none() {
            return self.message("derivation-rule-ratio_best", &[("value", &v), ("points", &p)]);
        }
        let (top, bottom) = if lower { (&t, &v) } else { (&v, &t) };
        let text = format!("{} × {top} ÷ {bottom}", self.points(w));
        let (cut_value, cut_target) = (cut(value, shown), target.round_half_up(number::PLAIN));
        let (n, d) = if lower { (cut_target, cut_value) } else { (cut_value, cut_target) };
        let formula = Formula { text, result: mul(w, n).and_then(|n| n.checked_div(d)) };
        let times = |n: Num| number::ratio(n);
        match (clamped, limit) {
            (Clamped::No, _) => self.equals(formula, points),
            (Clamped::AtCap, None) => self.message("derivation-rule-full", &[("points", &p)]),
            (Clamped::AtCap, Some(cap)) if cap == Num::ONE => {
                self.message("derivation-rule-full", &[("points", &p)])
            }
            (Clamped::AtCap, Some(cap)) => {
                let params = [("formula", &*formula.text), ("limit", &times(cap)), ("points", &p)];
                self.message("derivation-rule-ratio_cap", &params)
            }
            (Clamped::AtFloor, Some(floor)) if !floor.is_zero() => {
                let params = [("formula", &*formula.text), ("limit", &times(floor)), ("points", &p)];
                self.message("derivation-rule-ratio_floor", &params)
            }
            (Clamped::AtFloor, _) => {
                self.message("derivation-rule-nothing", &[("value", &v), ("points", &p)])
            }
        }
    }

    /// A formula of the weight; without one only the points.
    pub(super) fn equation(
        self,
        weight: Option<Num>,
        points: Num,
        formula: impl FnOnce(Num) -> Formula,
    ) -> String {
        match weight {
            Some(w) => self.equals(formula(w), points),
            None => self.gives(&self.points(points)),
        }
    }

    fn equals(self, formula: Formula, points: Num) -> String {
        let sign = number::sign(formula.result, points);
        let params = [("formula", &*formula.text), ("sign", sign), ("points", &self.points(points))];
        self.message("derivation-rule-formula", &params)
    }

    /// A formula with a limit in points that may have been reached.
    pub(super) fn limited(self, formula: Formula, clamped: Clamped, limit: Num, points: Num) -> String {
        let id = match clamped {
            Clamped::No => return self.equals(formula, points),
            Clamped::AtCap => "derivation-rule-cap",
            Clamped::AtFloor => "derivation-rule-floor",
        };
        let params =
            [("formula", &*formula.text), ("limit", &self.points(limit)), ("points", &self.points(points))];
        self.message(id, &params)
    }

    pub(super) fn gives(self, points: &str) -> String {
        self.message("derivation-rule-gives", &[("points", points)])
    }
}

/// The value with as many decimals as it takes that a reader comparing it comes to the same answer:
/// 89.996 against 90 is not shown as 90.
pub(super) fn telling(value: Num, decimals: u32, holds: impl Fn(Num) -> bool) -> String {
    let truth = holds(value);
    let enough = (decimals..=12).find(|d| holds(value.round_half_up(*d)) == truth).unwrap_or(12);
    number::show(value, enough)
}

/// `10 ≤ 12 < 20`.
pub(super) fn band(value: Num, decimals: u32, min: (Option<Num>, bool), max: (Option<Num>, bool)) -> String {
    let ((min, min_incl), (max, max_incl)) = (min, max);
    let plain = |n: Num| number::show(n, number::PLAIN);
    let holds = |n: Num| {
        min.is_none_or(|m| if min_incl { n >= m } else { n > m })
            && max.is_none_or(|m| if max_incl { n <= m } else { n < m })
    };
    let value = telling(value, decimals, holds);
    let less = |incl: bool| if incl { "≤" } else { "<" };
    let more = |incl: bool| if incl { "≥" } else { ">" };
    match (min, max) {
        (Some(a), Some(b)) => {
            format!("{} {} {value} {} {}", plain(a), less(min_incl), less(max_incl), plain(b))
        }
        (Some(a), None) => format!("{value} {} {}", more(min_incl), plain(a)),
        (None, Some(b)) => format!("{value} {} {}", less(max_incl), plain(b)),
        (None, None) => value,
    }
}

/// The value as it is shown.
pub(super) fn cut(value: Num, shown: &Shown) -> Num {
    value.round_half_up(shown.decimals)
}

pub(super) fn mul(a: Num, b: Num) -> Option<Num> {
    a.0.checked_mul(b.0).map(Num::from)
}

pub(super) fn minus(a: Num, b: Num) -> Option<Num> {
    a.0.checked_sub(b.0).map(Num::from)
}
