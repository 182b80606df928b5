//! Whether the rows of a table nobody knows are single happenings (orders, conversations, ratings), and which figures
//! of a day may be made of them. It proposes by headers and by what stands below them, and decides nothing.

use std::collections::HashSet;

use domain::layout::ColumnUnit;
use domain::metric::Metric;

use super::{ColumnOffer, Confidence, mostly};
use crate::moments;
use crate::names::normal;
use crate::recognise::Head;
use crate::values::{self, Reading};
use crate::workbook::{Cell, Line, Table, shown};

/// How a figure is made of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// Rows that are filled in the column.
    Rows,
    /// What stands in the column, added up or as a mean, as the metric says.
    Value,
    /// The rows that say something certain, of those that say anything.
    Share,
    /// The time since another column.
    Since,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureOffer {
    pub metric: String,
    pub made: Made,
    pub col: u32,
    pub since: Option<u32>,
    pub unit: ColumnUnit,
    /// Of a share: what the column has to say.
    pub is: Vec<String>,
    pub confidence: Confidence,
}

/// Rows that are looked at.
const LOOKED_AT: usize = 200;
/// Headers of what tells one happening from another, and what their number is.
const IDS: [(&str, Option<&str>); 8] = [
    ("订单", Some("order_orders")),
    ("order", Some("order_orders")),
    ("工单", Some("tickets")),
    ("ticket", Some("tickets")),
    ("会话", Some("receive_sessions")),
    ("咨询", Some("consult_sessions")),
    ("编号", None),
    ("id", None),
];
const PAID: [&str; 3] = ["付款时间", "支付时间", "paid"];
const RATED: [&str; 5] = ["满意", "评分", "csat", "星级", "rating"];
const ANSWERED: [&str; 5] = ["响应", "回复", "应答", "respon", "repl"];
const ASKED: [&str; 9] = ["进线", "接入", "咨询", "创建", "开始", "提交", "发起", "report", "creat"];
const ENDED: [&str; 5] = ["结束", "完成", "关闭", "closed", "end"];
const STARTED: [&str; 4] = ["接入", "开始", "start", "begin"];

fn holds(header: &str, words: &[&str]) -> bool {
    words.iter().any(|w| header.contains(w))
}

/// A table under a header, with the columns that say whose and when.
pub struct Seen<'t, 'h> {
    pub table: &'t Table,
    pub head: &'h Head<'t>,
    pub nickname: Option<u32>,
    pub date: Option<u32>,
}

impl Seen<'_, '_> {
    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.table.lines.iter().skip(self.head.body).take(LOOKED_AT)
    }

    /// How sure it is that one row is one happening; `None` where nothing speaks for it.
    pub fn are_happenings(&self) -> Option<Confidence> {
        let by = [self.nickname, self.date];
        // An agent has one row of figures a day, and a shop too.
        let whose =
            |line: &Line| by.into_iter().flatten().map(|col| shown(line.get(col))).collect::<Vec<_>>();
        let day =
            |texts: Vec<String>| texts.iter().map(|t| t.chars().take(10).collect()).collect::<Vec<String>>();
        let mut seen = HashSet::new();
        let again = self.lines().filter(|line| !seen.insert(day(whose(line)))).count();
        match (self.id().is_some(), self.nickname.is_some() && self.date.is_some()) {
            _ if again == 0 || by == [None, None] => None,
            (true, _) => Some(Confidence::Sure),
            (false, true) => Some(Confidence::Likely),
            (false, false) => None,
        }
    }

    /// The column that tells the rows apart, and what their number is.
    fn id(&self) -> Option<(u32, Option<&'static str>)> {
        let apart = |col: u32| {
            let mut seen = HashSet::new();
            let mut texts = self.lines().map(|l| shown(l.get(col))).filter(|t| !t.is_empty());
            texts.all(|t| seen.insert(t)) && seen.len() > 1
        };
        let named = IDS.iter().find_map(|(word, metric)| {
            let is = |normal: &str| match *word {
                "id" => normal == "id" || normal.ends_with("id"),
                "order" | "订单" => holds(normal, &["编号", "号", "id", "no"]) && normal.contains(word),
                word => normal.contains(word),
            };
            let own = self.head.headers.iter().find(|h| is(&h.normal) && apart(h.col))?;
            Some((own.col, *metric))
        });
        named.filter(|(col, _)| Some(*col) != self.date)
    }

    /// Columns that say a day and a time of it.
    fn times(&self) -> Vec<(u32, &str)> {
        let timed = |cell: &Cell| match cell {
            Cell::Text(text) => text.contains([':', '：', '时']) && moments::of_cell(cell, None).is_some(),
            Cell::Date(n) => !n.0.is_integer(),
            Cell::Time(_) => true,
            _ => false,
        };
        // The day may be written in an order that nobody knows yet.
        let written = |cell: &Cell| match cell {
            Cell::Text(text) => text.contains(':') && text.starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        let is = |col| mostly(self.table, self.head, col, |c| timed(c) || written(c));
        self.head.headers.iter().filter(|h| is(h.col)).map(|h| (h.col, h.normal.as_str())).collect()
    }

    /// Figures that may be made, the surest first, a metric once. `columns` are the proposals for single columns.
    pub fn figures(&self, columns: &[ColumnOffer], metrics: &[Metric]) -> Vec<FigureOffer> {
        let mut all: Vec<FigureOffer> = Vec::new();
        let mut add = |offer: FigureOffer| {
            let known = metrics.iter().any(|m| m.id == offer.metric);
            if known && !all.iter().any(|o| o.metric == offer.metric) {
                all.push(offer);
            }
        };
        let plain = |metric: &str, made, col, confidence| FigureOffer {
            metric: metric.to_owned(),
            made,
            col,
            since: None,
            unit: ColumnUnit::Number,
            is: Vec::new(),
            confidence,
        };
        if let Some((col, Some(metric))) = self.id() {
            add(plain(metric, Made::Rows, col, Confidence::Sure));
        }
        let times = self.times();
        if let Some((col, _)) = times.iter().find(|(_, header)| holds(header, &PAID)) {
            add(plain("sales_orders", Made::Rows, *col, Confidence::Likely));
        }
        for column in columns.iter().filter(|c| holds(&normal(&c.header), &RATED)) {
            let rated = |cell: &Cell| match values::read(cell, ColumnUnit::Number, None) {
                Reading::Value(value) => value.number().is_some_and(|n| n.0 <= 5.into() && n.0 >= 0.into()),
                _ => false,
            };
            if mostly(self.table, self.head, column.col, rated) {
                add(plain("csat_points", Made::Value, column.col, Confidence::Likely));
                add(plain("ratings_received", Made::Rows, column.col, Confidence::Likely));
                let is = ["4", "5"].map(str::to_owned).to_vec();
                add(FigureOffer { is, ..plain("csat_rate", Made::Share, column.col, Confidence::Maybe) });
            }
        }
        for (metric, end, start) in
            [("avg_resp_sec", &ANSWERED[..], &ASKED[..]), ("avg_receive_duration", &ENDED, &STARTED)]
        {
            let ends = times.iter().filter(|(_, header)| holds(header, end));
            for (col, header) in ends {
                let others = || times.iter().filter(|(other, _)| other != col);
                let named = others().find(|(_, other)| holds(other, start));
                let Some((since, _)) = named.or_else(|| others().next()) else { continue };
                let first = metric == "avg_resp_sec" && holds(header, &["首", "first"]);
                let metric = if first { "first_resp_sec" } else { metric };
                let confidence = if named.is_some() { Confidence::Likely } else { Confidence::Maybe };
                let since = Some(*since);
                let unit = ColumnUnit::Duration;
                add(FigureOffer { since, unit, ..plain(metric, Made::Since, *col, confidence) });
            }
        }
        for column in columns {
            if let Some(first) = column.offers.first() {
                let unit = first.unit;
                add(FigureOffer { unit, ..plain(&first.metric, Made::Value, column.col, first.confidence) });
            }
        }
        all.sort_by_key(|offer| std::cmp::Reverse(offer.confidence));
        all
    }
}
