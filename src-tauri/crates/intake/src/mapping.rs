//! What the columns of a table nobody knows may hold: proposals for the owner's eye, by likeness of headers to the
//! layouts and the dictionary, and the table read as the owner then says. It decides nothing and writes nothing.

mod happenings;

use std::collections::{HashMap, HashSet};

use domain::layout::{ColumnUnit, Layout, ShortDates};
use domain::metric::{Metric, Unit};
use domain::{Problem, Span};

pub use happenings::{FigureOffer, Made};

use crate::dates;
use crate::draft::{Context, SheetDraft};
use crate::names::{normal, split_bracket};
use crate::read::facts;
use crate::recognise::{Head, candidates, first_below, fits, of_row};
use crate::values::{self, Reading};
use crate::workbook::{Cell, Table, shown};

/// Rows below the header that proposals look at.
const LOOKED_AT: usize = 20;
/// Values shown of a column.
const SAMPLES: usize = 4;
/// Different values of a column that may be chosen from; a column with more is none of a few words.
const VALUES: usize = 12;
/// Proposals worth showing of a column.
const SHOWN: usize = 3;
/// Parts of words that say whose a row is.
const AGENT_WORDS: [&str; 8] = ["客服", "昵称", "旺旺", "账号", "姓名", "接待人", "员工", "agent"];
/// Headers that say it alone, in no layout.
const AGENT_NAMES: [&str; 4] = ["昵称", "姓名", "员工", "uid"];
/// Parts of words that say which day.
const DAY_WORDS: [&str; 3] = ["日期", "date", "统计时间"];

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The header resembles one that is known.
    Maybe,
    /// The header holds the metric's name, or is held by it.
    Likely,
    /// A known report has this very header, or it is the metric's name.
    Sure,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricOffer {
    pub metric: String,
    pub unit: ColumnUnit,
    pub confidence: Confidence,
    /// Layout id whose header it is like; `None` where the dictionary's name is.
    pub like: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnOffer {
    /// Counted from 0.
    pub col: u32,
    pub header: String,
    /// A column before it has the same header: only that one can be read.
    pub twice: bool,
    pub samples: Vec<String>,
    /// Everything that stands in it, where that are a few words or numbers only.
    pub values: Vec<String>,
    /// The best first.
    pub offers: Vec<MetricOffer>,
}

/// A line, or two, that may be the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadOffer {
    /// Of the lowest line, counted from 0.
    pub row: u32,
    /// 1 or 2.
    pub lines: u32,
    pub headers: Vec<String>,
}

/// What a table may be, under one of its headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub heads: Vec<HeadOffer>,
    /// Which of `heads` the columns stand under.
    pub head: usize,
    /// It stands below the first lines, where a header is looked for: a layout has to say its row.
    pub far: bool,
    pub columns: Vec<ColumnOffer>,
    pub nickname: Option<u32>,
    pub date: Option<u32>,
    /// How its days are written, where only one order of day, month and year can be meant.
    pub short_dates: Option<ShortDates>,
    /// How sure it is that every row is one order, conversation or rating; `None` where nothing speaks for it.
    pub happenings: Option<Confidence>,
    /// What could be made of such rows.
    pub figures: Vec<FigureOffer>,
}

/// Proposals for a table. `wanted` is row and lines of a head, wherever it stands; without it the most telling one of
/// the first lines is taken, or the first below them. `None` where no line, or the wanted one, can be a header.
pub fn offer(
    table: &Table,
    wanted: Option<(u32, u32)>,
    layouts: &[Layout],
    metrics: &[Metric],
) -> Option<Offer> {
    let known = Known::new(layouts, metrics);
    let mut heads: Vec<Head> = candidates(table).collect();
    let is = |h: &Head, (row, lines)| h.row() == row && h.lines == lines;
    let below = || first_below(table).map(|line| (line.row, 1));
    let far = wanted.or_else(|| heads.is_empty().then(below).flatten());
    if let Some(far) = far.filter(|far| !heads.iter().any(|h| is(h, *far))) {
        heads.extend(of_row(table, far.0).filter(|h| is(h, far)));
    }
    let telling = |head: &Head| {
        head.headers
            .iter()
            .filter(|h| known.exact(&h.normal).is_some() || known.names.contains(&h.normal))
            .count()
    };
    // Numbers and days name no column.
    let named = |head: &Head| head.headers.iter().filter(|h| h.normal.contains(char::is_alphabetic)).count();
    // Known names first, then the most columns; a title over the header is no part of it, blocks over columns are.
    // Of equals the highest.
    let rank = |at: usize, h: &Head| (telling(h), named(h), kind(table, h), std::cmp::Reverse(at));
    let best = || heads.iter().enumerate().max_by_key(|(at, h)| rank(*at, h)).map(|(at, _)| at);
    let head = match wanted {
        Some(wanted) => heads.iter().position(|h| is(h, wanted)),
        None => best(),
    }?;
    let chosen = heads.get(head)?;
    let plain = date_column(table, chosen, &known);
    let short = if plain.is_none() { short_column(table, chosen) } else { None };
    let (date, short_dates) = (plain.or(short.map(|(col, _)| col)), short.map(|(_, order)| order));
    let nickname = agent_column(table, chosen, &known, date);
    let mut seen = HashSet::new();
    let mut columns: Vec<ColumnOffer> = chosen
        .headers
        .iter()
        .map(|h| ColumnOffer {
            col: h.col,
            header: h.printed.clone(),
            twice: !seen.insert(h.normal.clone()),
            samples: body(table, chosen)
                .map(|l| shown(l.get(h.col)))
                .filter(|s| !s.is_empty())
                .take(SAMPLES)
                .collect(),
            values: values_of(table, chosen, h.col),
            offers: Vec::new(),
        })
        .collect();
    for column in columns.iter_mut().filter(|c| !c.twice && Some(c.col) != nickname && Some(c.col) != date) {
        let cells: Vec<&Cell> = body(table, chosen).map(|l| l.get(column.col)).collect();
        column.offers = known.like(&column.header, &cells);
    }
    once(&mut columns);
    let far = !candidates(table).any(|h| h.row() == chosen.row() && h.lines == chosen.lines);
    let lines =
        heads.iter().map(|h| HeadOffer { row: h.row(), lines: h.lines, headers: h.printed() }).collect();
    let seen = happenings::Seen { table, head: chosen, nickname, date };
    let (happenings, figures) = (seen.are_happenings(), seen.figures(&columns, metrics));
    Some(Offer { heads: lines, head, far, columns, nickname, date, short_dates, happenings, figures })
}

/// Everything that stands in a column, where that is little.
fn values_of(table: &Table, head: &Head<'_>, col: u32) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for line in table.lines.iter().skip(head.body) {
        let text = shown(line.get(col));
        if text.is_empty() || values.contains(&text) {
            continue;
        }
        if values.len() == VALUES {
            return Vec::new();
        }
        values.push(text);
    }
    values.sort();
    values
}

/// The table read with this layout alone, as it will be once the layout is kept.
///
/// # Errors
/// `import.mapping_unfit` where the layout does not find its columns.
pub fn read_as(
    table: &Table,
    layout: &Layout,
    file: &str,
    ctx: &Context,
    asked: Option<Span>,
) -> domain::Result<SheetDraft> {
    let found = fits(table, file, std::slice::from_ref(layout)).into_iter().next();
    let (_, found) = found
        .ok_or_else(|| Problem::new("import.mapping_unfit").with("file", file).with("sheet", &table.sheet))?;
    Ok(facts(table, found, file, ctx, asked))
}

/// A line alone, or two of which the upper one holds blocks, before a title joined to what is below it.
fn kind(table: &Table, head: &Head<'_>) -> u32 {
    let above = head.body.checked_sub(2).and_then(|at| table.lines.get(at));
    match (head.lines, above.map_or(0, |line| line.cells.len())) {
        (1, _) => 1,
        (_, 2..) => 2,
        _ => 0,
    }
}

fn body<'t>(table: &'t Table, head: &Head<'_>) -> impl Iterator<Item = &'t crate::workbook::Line> {
    table.lines.iter().skip(head.body).take(LOOKED_AT)
}

/// Whether at least half of what stands in the column is of a kind.
fn mostly(table: &Table, head: &Head<'_>, col: u32, is: impl Fn(&Cell) -> bool) -> bool {
    let cells = || body(table, head).map(|l| l.get(col)).filter(|c| !shown(c).is_empty());
    let count = cells().count();
    count > 0 && cells().filter(|c| is(c)).count() * 2 >= count
}

fn date_column(table: &Table, head: &Head<'_>, known: &Known<'_>) -> Option<u32> {
    let is_date = |cell: &Cell| dates::of_cell(cell).is_some();
    let named = head
        .headers
        .iter()
        .find(|h| known.dates.contains(&h.normal) || DAY_WORDS.iter().any(|w| h.normal.contains(w)));
    let by_value = || {
        head.headers.iter().find(|h| {
            mostly(table, head, h.col, |c| matches!(c, Cell::Date(_) | Cell::Text(_)) && is_date(c))
        })
    };
    named.filter(|h| mostly(table, head, h.col, is_date)).or_else(by_value).map(|h| h.col)
}

/// The first column of days in an order that is only told by all of them together: a 31 cannot be a month.
fn short_column(table: &Table, head: &Head<'_>) -> Option<(u32, ShortDates)> {
    let orders = [ShortDates::MonthDayYear, ShortDates::DayMonthYear, ShortDates::YearMonthDay];
    head.headers.iter().find_map(|h| {
        let texts =
            || table.lines.iter().skip(head.body).map(|l| l.get(h.col)).filter(|c| !shown(c).is_empty());
        let fits = |order: &ShortDates| texts().all(|c| dates::of_cell_as(c, Some(*order)).is_some());
        texts().next()?;
        let mut able = orders.into_iter().filter(fits);
        // The first rows say already that most columns hold no days.
        mostly(table, head, h.col, |c| orders.iter().any(|o| dates::of_cell_as(c, Some(*o)).is_some()))
            .then(|| able.next().filter(|_| able.next().is_none()))
            .flatten()
            .map(|order| (h.col, order))
    })
}

fn agent_column(table: &Table, head: &Head<'_>, known: &Known<'_>, date: Option<u32>) -> Option<u32> {
    let mut able = head.headers.iter().filter(|h| {
        Some(h.col) != date
            && mostly(table, head, h.col, |c| {
                matches!(c, Cell::Text(_))
                    && matches!(values::read(c, ColumnUnit::Number, None), Reading::Wrong(_))
            })
    });
    let all: Vec<_> = able.by_ref().collect();
    all.iter()
        .find(|h| known.agents.contains(&h.normal))
        .or_else(|| all.iter().find(|h| AGENT_WORDS.iter().any(|w| h.normal.contains(w))))
        .map(|h| h.col)
}

/// A metric keeps its surest column; of equals the first.
fn once(columns: &mut [ColumnOffer]) {
    let mut best: HashMap<String, (Confidence, usize)> = HashMap::new();
    for (at, column) in columns.iter().enumerate() {
        if let Some(first) = column.offers.first() {
            let held = best.get(&first.metric).is_some_and(|(confidence, _)| *confidence >= first.confidence);
            if !held {
                best.insert(first.metric.clone(), (first.confidence, at));
            }
        }
    }
    for (at, column) in columns.iter_mut().enumerate() {
        column.offers.retain(|o| best.get(&o.metric).is_none_or(|(_, own)| *own == at));
    }
}

/// Headers and names that are known.
struct Known<'a> {
    metrics: HashMap<&'a str, &'a Metric>,
    /// Metric, unit and layout by header.
    spellings: HashMap<String, (&'a str, ColumnUnit, &'a str)>,
    /// Metrics by name in either language, and by what else they are called.
    by_name: Vec<(String, &'a Metric)>,
    agents: HashSet<String>,
    dates: HashSet<String>,
    /// Both.
    names: HashSet<String>,
}

impl<'a> Known<'a> {
    fn new(layouts: &'a [Layout], metrics: &'a [Metric]) -> Self {
        let mut spellings = HashMap::new();
        // What the owner said of a header beats what a report means by it.
        let (own, shipped): (Vec<&Layout>, Vec<&Layout>) = layouts.iter().partition(|l| l.is_own());
        for layout in own.iter().rev().chain(&shipped) {
            for column in &layout.columns {
                for header in &column.headers {
                    let entry = (column.metric.as_str(), column.unit, layout.id.as_str());
                    spellings.entry(normal(header)).or_insert(entry);
                }
            }
        }
        let names = |of: fn(&Layout) -> &Vec<String>| -> HashSet<String> {
            layouts.iter().flat_map(of).map(|n| normal(n)).collect()
        };
        let (mut agents, dates) = (names(|l| &l.nickname), names(|l| &l.date));
        agents.extend(AGENT_NAMES.map(str::to_owned));
        let both = agents.union(&dates).cloned().collect();
        let by_name = metrics
            .iter()
            .flat_map(|m| {
                let names =
                    [&*m.name.zh, &*m.name.en].into_iter().chain(m.aliases.iter().map(String::as_str));
                names.map(move |n| (normal(n), m))
            })
            .filter(|(n, _)| !n.is_empty())
            .collect();
        let metrics = metrics.iter().map(|m| (m.id.as_str(), m)).collect();
        Self { metrics, spellings, by_name, agents, dates, names: both }
    }

    /// The metric that a header names exactly.
    fn exact(&self, header: &str) -> Option<(&'a Metric, Option<ColumnUnit>, Option<&'a str>)> {
        let spelled = self.spellings.get(header).and_then(|(metric, unit, layout)| {
            Some((*self.metrics.get(metric)?, Some(*unit), Some(*layout)))
        });
        spelled.or_else(|| self.by_name.iter().find(|(n, _)| n == header).map(|(_, m)| (*m, None, None)))
    }

    fn like(&self, header: &str, cells: &[&Cell]) -> Vec<MetricOffer> {
        let full = normal(header);
        let plain = split_bracket(&full).map_or(full.as_str(), |(name, _)| name);
        let mut found: Vec<(u32, MetricOffer)> = Vec::new();
        let mut add =
            |weight: u32, confidence, metric: &Metric, unit: Option<ColumnUnit>, like: Option<&str>| {
                let Some(unit) = unit_of(metric, unit, cells) else { return };
                match found.iter_mut().find(|(_, o)| o.metric == metric.id) {
                    Some((own, offer)) if weight > *own => {
                        *own = weight;
                        (offer.confidence, offer.unit, offer.like) =
                            (confidence, unit, like.map(str::to_owned));
                    }
                    Some(_) => {}
                    None => found.push((
                        weight,
                        MetricOffer {
                            metric: metric.id.clone(),
                            unit,
                            confidence,
                            like: like.map(str::to_owned),
                        },
                    )),
                }
            };
        for name in [full.as_str(), plain] {
            if let Some((metric, unit, like)) = self.exact(name) {
                let weight = if name == full { 200 } else { 190 };
                add(weight, Confidence::Sure, metric, unit, like);
            }
        }
        let spelled = self.spellings.iter().filter_map(|(name, (metric, unit, layout))| {
            Some((name.as_str(), *self.metrics.get(metric)?, Some(*unit), Some(*layout)))
        });
        let named = self.by_name.iter().map(|(name, metric)| (name.as_str(), *metric, None, None));
        for (name, metric, unit, like) in spelled.chain(named) {
            let likeness = likeness(plain, name);
            if name.chars().count() > 2
                && (plain.contains(name) || name.contains(plain))
                && plain.chars().count() > 2
            {
                add(100 + likeness / 2, Confidence::Likely, metric, unit, like);
            } else if shortens(plain, name) {
                add(80 + likeness, Confidence::Likely, metric, unit, like);
            } else if likeness >= 30 {
                add(likeness, Confidence::Maybe, metric, unit, like);
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.metric.cmp(&b.1.metric)));
        found.into_iter().map(|(_, offer)| offer).take(SHOWN).collect()
    }
}

/// Whether a short header keeps characters of a name in their order: `首响` of `首次响应`.
fn shortens(header: &str, name: &str) -> bool {
    let mut rest = name.chars();
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let count = header.chars().count();
    count >= 2
        && header.chars().all(han)
        && count < name.chars().count()
        && header.chars().all(|c| rest.any(|n| n == c))
}

/// How much two texts share, 0 to 100: pairs of neighbouring characters, twice the shared over all.
fn likeness(a: &str, b: &str) -> u32 {
    let pairs = |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (own, mut other) = (pairs(a), pairs(b));
    let all = own.len() + other.len();
    let mut shared = 0_usize;
    for pair in &own {
        if let Some(at) = other.iter().position(|p| p == pair) {
            other.swap_remove(at);
            shared += 1;
        }
    }
    (200 * shared).checked_div(all).unwrap_or(0) as u32
}

/// The first unit in which most of the cells can be read; `None` where there is none.
fn unit_of(metric: &Metric, like: Option<ColumnUnit>, cells: &[&Cell]) -> Option<ColumnUnit> {
    let own: &[ColumnUnit] = match metric.unit {
        Unit::Seconds => &[ColumnUnit::Duration],
        Unit::Hours | Unit::HoursPerDay => &[ColumnUnit::Number, ColumnUnit::Duration],
        Unit::Yuan => &[ColumnUnit::Yuan],
        Unit::Fraction => &[ColumnUnit::Share],
        Unit::Label => &[ColumnUnit::Label],
        _ => &[ColumnUnit::Number],
    };
    like.into_iter().chain(own.iter().copied()).find(|unit| {
        let scaled = match unit {
            ColumnUnit::Share => values::scale(cells.iter().copied()),
            unit => *unit,
        };
        let read = cells.iter().map(|c| values::read(c, scaled, Some(metric.unit)));
        let wrong = read.filter(|r| matches!(r, Reading::Wrong(_))).count();
        wrong * 2 <= cells.len().saturating_sub(1)
    })
}
