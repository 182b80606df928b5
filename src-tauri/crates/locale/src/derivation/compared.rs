//! Rules that look at more than one figure: entities, formulas, the group. Says whom was looked at, then the
//! formula as `rule` does.

use domain::Num;
use domain::evaluation::{Clamped, EntityPoints, EntityValue, GroupBasis, RuleStep};
use domain::scheme::{Combine, Op, RelativeTo};

use super::Shown;
use super::rule::{Formula, band, cut, minus, mul};
use crate::{Locale, number};

impl Locale {
    pub(super) fn compared(self, rule: &RuleStep, weight: Option<Num>, points: Num, shown: &Shown) -> String {
        let plain = |n: Num| number::show(n, number::PLAIN);
        let got = self.points(points);
        match rule {
            RuleStep::EntityDeduct {
                count,
                op,
                threshold,
                points_each,
                floor,
                entities,
                unmeasured,
                clamped,
                ..
            } => {
                let Some(w) = weight else { return self.gives(&got) };
                let formula = Formula {
                    text: format!("{} − {} × {}", self.points(w), self.points(*points_each), plain(*count)),
                    result: mul(points_each.round_half_up(2), *count).and_then(|n| minus(w, n)),
                };
                let limit = if *clamped == Clamped::AtCap { w } else { *floor };
                let points = self.limited(formula, *clamped, limit, points);
                self.joined(self.among(entities, *op, *threshold), unmeasured, points)
            }
            RuleStep::EntityPassRate { share, op, line, entities, unmeasured, .. } => {
                let passed = entities.iter().filter(|e| op.holds(e.value, *line)).count();
                let (top, bottom) = match entities.is_empty() {
                    true => (*share, Num::HUNDRED),
                    false => (Num::from(passed), Num::from(entities.len())),
                };
                let points = self.part_of(weight, points, top, bottom);
                self.joined(self.among(entities, *op, *line), unmeasured, points)
            }
            RuleStep::SlaHitRate { share, cases, .. } => match cases {
                Some(cases) => {
                    let (inside, all) = (plain(cases.inside), plain(cases.all));
                    let said = self.message("derivation-cases", &[("inside", &inside), ("all", &all)]);
                    let points = self.part_of(weight, points, cases.inside, cases.all);
                    self.joined(Some(said), &[], points)
                }
                None => self.part_of(weight, points, *share, Num::HUNDRED),
            },
            RuleStep::Formula { expr, parts, value, clamped } => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|p| format!("{} = {} {}", p.item, p.name.get(self.lang()), plain(p.value)))
                    .collect();
                let shown_value = value.round_half_up(number::PLAIN);
                let params = [
                    ("expr", expr.as_str()),
                    ("parts", &parts.join(self.list_comma())),
                    ("sign", if shown_value == *value { "=" } else { "≈" }),
                    ("value", &plain(*value)),
                ];
                let said = (!expr.is_empty()).then(|| self.message("derivation-by_formula", &params));
                let id = match clamped {
                    Clamped::No => return self.joined(said, &[], self.gives(&got)),
                    Clamped::AtCap => "derivation-rule-cap",
                    Clamped::AtFloor => "derivation-rule-floor",
                };
                let limit = if *clamped == Clamped::AtCap { weight.unwrap_or_default() } else { Num::ZERO };
                let limit = self.points(limit);
                let params = [("formula", &*plain(*value)), ("limit", &limit), ("points", &got)];
                self.joined(said, &[], self.message(id, &params))
            }
            RuleStep::Relative { to, lower, value, group, people, basis, clamped, limit, .. } => {
                let id = match (to, basis) {
                    (_, GroupBasis::Baseline) => "derivation-group_baseline",
                    (RelativeTo::GroupMedian, GroupBasis::Group) => "derivation-group_median",
                    (RelativeTo::GroupMedian, GroupBasis::Everybody) => "derivation-all_median",
                    (_, GroupBasis::Group) => "derivation-group_mean",
                    (_, GroupBasis::Everybody) => "derivation-all_mean",
                };
                let group_shown = number::with_unit(*group, number::PLAIN, shown.unit.as_ref(), self.lang());
                let said = self.message(id, &[("people", &people.to_string()), ("value", &group_shown)]);
                let Some(w) = weight else { return self.joined(Some(said), &[], self.gives(&got)) };
                let (v, m) = (number::show(*value, shown.decimals), plain(*group));
                let share = cut(*value, shown).checked_div(group.round_half_up(number::PLAIN));
                let formula = match (lower, self.lang()) {
                    (false, _) => Formula {
                        text: format!("{} × {v} ÷ {m}", self.points(w)),
                        result: share.and_then(|s| mul(w, s)),
                    },
                    (true, lang) => Formula {
                        text: match lang {
                            domain::Lang::Zh => format!("{} ×（2 − {v} ÷ {m}）", self.points(w)),
                            domain::Lang::En => format!("{} × (2 − {v} ÷ {m})", self.points(w)),
                        },
                        result: share.and_then(|s| minus(Num::from(2), s)).and_then(|r| mul(w, r)),
                    },
                };
                let times = number::ratio(limit.unwrap_or_default());
                let params = [("formula", &*formula.text), ("limit", &times), ("points", &got)];
                let points = match clamped {
                    Clamped::No => self.limited(formula, Clamped::No, Num::ZERO, points),
                    Clamped::AtCap => self.message("derivation-rule-ratio_cap", &params),
                    Clamped::AtFloor => self.message("derivation-rule-ratio_floor", &params),
                };
                self.joined(Some(said), &[], points)
            }
            RuleStep::RelativePlace { to, rank, of, place, min, min_incl, max, max_incl, .. } => {
                let id = match to {
                    RelativeTo::Percentile => "derivation-place_share",
                    _ => "derivation-place",
                };
                let params =
                    [("rank", &*rank.to_string()), ("of", &of.to_string()), ("place", &plain(*place))];
                let band = band(*place, number::PLAIN, (*min, *min_incl), (*max, *max_incl));
                let points = self.message("derivation-rule-band", &[("band", &band), ("points", &got)]);
                self.joined(Some(self.message(id, &params)), &[], points)
            }
            RuleStep::PerEntity { combine, each, unmeasured, .. } => {
                let of = |e: &EntityPoints| {
                    let text = self.rule_text(&e.rule, weight, e.exact.round_half_up(2), shown);
                    self.message("derivation-of_item", &[("item", &e.entity), ("text", &text)])
                };
                let mut clauses: Vec<String> = each.iter().map(of).collect();
                let id = match combine {
                    Combine::Mean => "derivation-combine-mean",
                    Combine::Sum => "derivation-combine-sum",
                    Combine::WeightedBySales => "derivation-combine-weighted",
                    Combine::Worst => "derivation-combine-worst",
                };
                clauses.extend(self.left_out(unmeasured));
                clauses.push(self.message(id, &[("points", &got)]));
                clauses.join(self.semicolon())
            }
            _ => self.gives(&got),
        }
    }

    /// Weight × part ÷ whole.
    fn part_of(self, weight: Option<Num>, points: Num, part: Num, whole: Num) -> String {
        let plain = |n: Num| number::show(n, number::PLAIN);
        self.equation(weight, points, |w| Formula {
            text: format!("{} × {} ÷ {}", self.points(w), plain(part), plain(whole)),
            result: mul(w, part.round_half_up(number::PLAIN)).and_then(|n| n.checked_div(whole)),
        })
    }

    /// How many of the entities the condition holds of, by name; nothing where they are not known.
    fn among(self, entities: &[EntityValue], op: Op, limit: Num) -> Option<String> {
        if entities.is_empty() {
            return None;
        }
        let named: Vec<String> = entities
            .iter()
            .filter(|e| op.holds(e.value, limit))
            .map(|e| {
                format!(
                    "{} {}",
                    e.entity,
                    super::rule::telling(e.value, number::PLAIN, |n| op.holds(n, limit))
                )
            })
            .collect();
        let count = named.len().to_string();
        let id = if named.is_empty() { "derivation-among_none" } else { "derivation-among" };
        let params = [
            ("count", count.as_str()),
            ("all", &entities.len().to_string()),
            ("op", op.sign()),
            ("limit", &number::show(limit, number::PLAIN)),
            ("names", &named.join(self.list_comma())),
        ];
        Some(self.message(id, &params))
    }

    fn left_out(self, unmeasured: &[String]) -> Option<String> {
        let names = unmeasured.join(self.list_comma());
        (!unmeasured.is_empty()).then(|| self.message("derivation-entities_without", &[("names", &names)]))
    }

    fn joined(self, said: Option<String>, unmeasured: &[String], points: String) -> String {
        let clauses: Vec<String> =
            said.into_iter().chain(self.left_out(unmeasured)).chain([points]).collect();
        clauses.join(self.semicolon())
    }
}
