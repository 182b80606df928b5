//! Metrics: what a figure measures, in which unit, and how days and accounts make a period.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Label, Num};

/// One measure of the dictionary. Facts hold `unit`; schemes, marks and screens hold `display`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    pub id: String,
    pub name: Label,
    /// Headers of exports without a layout, and other names people use: proposed where a table is mapped.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The catalogue numbers (K1 ... K125) this measure answers.
    #[serde(default)]
    pub catalogue: Vec<String>,
    pub unit: Unit,
    pub direction: Direction,
    pub total: Total,
    /// Decimals shown to a person, in the display unit.
    #[serde(default)]
    pub decimals: u32,
    /// Layouts in order of trust, where two give this metric; others follow in the order of their ids.
    #[serde(default)]
    pub prefer: Vec<String>,
    /// What it means, one sentence in each language.
    #[serde(default)]
    pub about: Label,
    /// Where its figures come from. The columns themselves stand in the layouts.
    #[serde(default)]
    pub source: Source,
    /// How sure unit, direction and meaning are.
    #[serde(default)]
    pub basis: Basis,
}

impl Metric {
    /// The metrics that the total is made of, beside the metric's own figures.
    pub fn ingredients(&self) -> Vec<&str> {
        match &self.total {
            Total::Rate { weight } | Total::Weighted { weight } => weight.as_deref().into_iter().collect(),
            Total::Quotient { top, bottom } => top.iter().chain(bottom).map(|t| t.metric.as_str()).collect(),
            Total::Sum | Total::PersonDays | Total::Max | Total::Min | Total::None => Vec::new(),
        }
    }
}

/// Where the figures of a metric come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "MetricSource")]
pub enum Source {
    /// Columns of platform exports.
    #[default]
    Export,
    /// Typed in by whoever assesses.
    Hand,
    /// Counted from a register the shop keeps: complaints, deductions, training.
    Register,
    /// Attendance and roster.
    Calendar,
    /// An exam or test.
    Exam,
    /// The staff file.
    Staff,
    /// Computed from evaluations: scores, ranks, coefficients.
    Evaluation,
    /// Computed from other metrics of the dictionary.
    Metrics,
}

/// How sure a definition is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "MetricBasis")]
pub enum Basis {
    /// The source says it.
    #[default]
    Stated,
    /// The source is silent on unit, scale or formula; this reading was inferred.
    Inferred,
    /// A usual definition put forward where the source only names the measure.
    Suggested,
}

/// The canonical unit of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// 元.
    Yuan,
    /// A fraction from 0 to 1, shown as percent.
    Fraction,
    /// Things or people counted.
    Count,
    /// A quotient shown as it is (答问比).
    Ratio,
    /// Points of a scale (stars, scores).
    Points,
    /// Hours; the display unit of times that facts hold in seconds is `Seconds`.
    Hours,
    Days,
    /// A count per working day.
    PerDay,
    /// Hours per working day.
    HoursPerDay,
    Label,
}

impl Unit {
    /// A canonical value in the display unit: fractions become percent.
    pub fn to_display(self, canonical: Num) -> Num {
        match self {
            Unit::Fraction => Num::from(canonical.0 * Num::HUNDRED.0),
            _ => canonical,
        }
    }

    /// The display symbol, `None` where the number stands alone.
    pub fn symbol(self) -> Option<Label> {
        // Every figure of every derivation carries one: they are made once on every core that evaluates.
        thread_local! {
            static SYMBOLS: [(Unit, Label); 8] = [
                (Unit::Seconds, "秒", "s"),
                (Unit::Yuan, "元", "yuan"),
                (Unit::Fraction, "%", "%"),
                (Unit::Points, "分", "points"),
                (Unit::Hours, "小时", "h"),
                (Unit::Days, "天", "days"),
                (Unit::PerDay, "每天", "per day"),
                (Unit::HoursPerDay, "小时/天", "h/day"),
            ]
            .map(|(unit, zh, en)| (unit, Label::new(zh, en)));
        }
        SYMBOLS.with(|all| all.iter().find(|(unit, _)| *unit == self).map(|(_, symbol)| symbol.clone()))
    }
}

/// Whether more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Higher,
    Lower,
    /// Only for information.
    Neutral,
}

/// How the figures of days and accounts become the figure of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
pub enum Total {
    /// Added.
    Sum,
    /// People counted on a day; days add only into person-days, and the figure says so.
    PersonDays,
    /// Numerators and denominators added apart, then divided; without parts, weighted by `weight`.
    Rate { weight: Option<String> },
    /// A mean of times, weighted by `weight` of the same account and day.
    Weighted { weight: Option<String> },
    /// Computed from the period's totals: Σ `factor` × top ÷ Σ bottom, both lists of metrics.
    Quotient { top: Vec<Term>, bottom: Vec<Term> },
    /// The largest of the days.
    Max,
    /// The smallest of the days.
    Min,
    /// Never totalled from days: marks, the whole period's own figure, or missing.
    None,
}

/// A metric times a factor, in a quotient.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub metric: String,
    #[serde(default = "one")]
    pub factor: Num,
}

fn one() -> Num {
    Num::ONE
}
