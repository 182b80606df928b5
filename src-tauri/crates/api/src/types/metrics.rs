//! The metric dictionary on screen: every measure, where its figures come from, where it is used, what a person had.

use domain::metric::{Basis, Direction, Metric, Source, Total, Unit};
use domain::{Day, Month, Num};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::month::WhySource;

/// One line of the dictionary.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MetricCard {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// Syllables, then initials, for searching.
    pub pinyin: String,
    pub about: String,
    /// A word of `metrics-topic-`.
    pub topic: String,
    /// As a person says it.
    pub unit: String,
    pub measure: Unit,
    pub direction: Direction,
    pub catalogue: Vec<String>,
    pub basis: Basis,
    /// The owner made it.
    pub own: bool,
    /// No longer offered.
    pub retired: bool,
    /// This book has figures of it.
    pub figures: bool,
    /// How the single happenings of a day make one figure of it; a word of `mapping-how-value_`.
    pub gathers: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MetricPage {
    pub card: MetricCard,
    pub metric: Metric,
    pub source: Source,
    /// How days and accounts become a period, in words.
    pub total: String,
    pub feeds: Vec<MetricFeed>,
    pub uses: Vec<MetricUse>,
    /// Metrics its total is made of, and those made of it.
    pub made_of: Vec<MetricName>,
    pub part_of: Vec<MetricName>,
    pub figures: Vec<MetricFigures>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MetricName {
    pub id: String,
    pub name: String,
}

/// A column of a report that gives the metric.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MetricFeed {
    pub layout: String,
    pub layout_name: String,
    pub platform: String,
    pub own: bool,
    pub verified: bool,
    pub headers: Vec<String>,
    /// A word of `facts-unit-`.
    pub unit: String,
    /// `很满意 + 满意 ÷ …` where the rate is made of columns.
    pub parts: Option<String>,
    /// Where this is 0, the column measures nothing.
    pub needs: Option<String>,
    /// What its days are weighted by, where the report says otherwise than the metric.
    pub weight: Option<String>,
    /// Nothing in the report says what the rate is made of.
    pub no_base: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MetricUse {
    pub scheme: String,
    pub scheme_name: String,
    pub items: Vec<String>,
    /// Somebody is evaluated by the scheme.
    pub assigned: bool,
}

/// What this book has of it, by report and shop.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MetricFigures {
    pub layout_name: String,
    pub shop: String,
    pub rows: u32,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
}

/// A metric of the owner's, new without an id.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveMetric {
    #[ts(optional)]
    pub id: Option<String>,
    pub zh: String,
    pub en: String,
    pub about: String,
    pub unit: Unit,
    pub direction: Direction,
    pub total: Total,
    pub decimals: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RetireMetric {
    pub id: String,
    pub retired: bool,
}

/// A metric of one person over some months, at most 24.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PersonHistory {
    pub metric: String,
    pub person: i64,
    pub from: Month,
    pub to: Month,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MetricHistory {
    pub metric: String,
    pub name: String,
    pub unit: String,
    pub person: String,
    pub months: Vec<MonthPoint>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MonthPoint {
    pub month: Month,
    pub closed: bool,
    /// Display unit; `None` where there is none.
    pub value: Option<Num>,
    /// The value with its unit, or why there is none.
    pub shown: String,
    /// Some of it is not settled yet.
    pub provisional: bool,
    /// Days with a figure, and days that count; `None` for a figure of the whole month.
    pub days_with: Option<u32>,
    pub days_of: Option<u32>,
    pub days: Vec<DayPoint>,
    /// The cells it is made of, those taken out first.
    pub sources: Vec<WhySource>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DayPoint {
    #[ts(type = "string")]
    pub day: Day,
    pub value: Option<Num>,
    pub shown: String,
}
