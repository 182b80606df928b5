//! Reads and writes one layout as a file: what the program ships and what the owner maps have one format. Every
//! refusal names the place, what stands there and what may. Opens no file.

use std::collections::HashMap;

use domain::layout::{
    Column, ColumnUnit, Delimiter, Layout, Only, Parts, Platform, Purpose, Rows, ShortDates, TextEncoding,
    TextForm,
};
use domain::metric::Unit;
use domain::{Problem, Result};

use crate::json::Json;
use crate::metrics::Dictionary;
use crate::scheme::object::{Obj, wrong_shape};

const KEYS: &[&str] = &[
    "id",
    "name",
    "platform",
    "verified",
    "use",
    "rows",
    "expects",
    "min_columns",
    "days_across",
    "header_row",
    "short_dates",
    "text",
    "sheet_names",
    "nickname",
    "date",
    "ignore",
    "settles_after_days",
    "columns",
    "summary_rows",
];
const COLUMN_KEYS: &[&str] =
    &["metric", "headers", "unit", "since", "where", "optional", "parts", "needs", "weight", "no_base"];
const PARTS_KEYS: &[&str] = &["numerator", "denominator"];
const ONLY_KEYS: &[&str] = &["headers", "is"];
const TEXT_KEYS: &[&str] = &["encoding", "delimiter"];
const USES: &[(&str, Purpose)] = &[
    ("facts", Purpose::Facts),
    ("attendance", Purpose::Attendance),
    ("roster", Purpose::Roster),
    ("people", Purpose::People),
];
const ROWS: &[(&str, Rows)] = &[("days", Rows::Days), ("events", Rows::Events)];
const SHORT_DATES: &[(&str, ShortDates)] = &[
    ("month_day_year", ShortDates::MonthDayYear),
    ("year_month_day", ShortDates::YearMonthDay),
    ("day_month_year", ShortDates::DayMonthYear),
];
const ENCODINGS: &[(&str, TextEncoding)] =
    &[("utf8", TextEncoding::Utf8), ("gb18030", TextEncoding::Gb18030), ("utf16", TextEncoding::Utf16)];
const DELIMITERS: &[(&str, Delimiter)] = &[
    ("comma", Delimiter::Comma),
    ("semicolon", Delimiter::Semicolon),
    ("tab", Delimiter::Tab),
    ("pipe", Delimiter::Pipe),
    ("blank", Delimiter::Blank),
];
const UNITS: &[(&str, ColumnUnit)] = &[
    ("number", ColumnUnit::Number),
    ("seconds", ColumnUnit::Seconds),
    ("minutes", ColumnUnit::Minutes),
    ("hours", ColumnUnit::Hours),
    ("duration", ColumnUnit::Duration),
    ("yuan", ColumnUnit::Yuan),
    ("fraction", ColumnUnit::Fraction),
    ("percent", ColumnUnit::Percent),
    ("share", ColumnUnit::Share),
    ("rows", ColumnUnit::Rows),
    ("label", ColumnUnit::Label),
];

/// Reads a layout file. Errors: `layout.broken`, `layout.duplicate_key`, `layout.unknown_key`, `layout.missing_key`,
/// `layout.wrong_shape`, `layout.bad_word`, `layout.unknown_metric`, `layout.no_columns`, `layout.twice`,
/// `layout.wrong_unit`; each names `path`, `found` and `expected` where they apply.
pub fn read_layout(text: &str, metrics: &Dictionary) -> Result<Layout> {
    read(text, metrics).map_err(ours)
}

/// The codes of the readers of JSON and of schemes say "scheme file": here it is a layout.
fn ours(problem: Problem) -> Problem {
    let code = match problem.code.as_str() {
        "json.broken" => "layout.broken",
        "json.duplicate_key" => "layout.duplicate_key",
        "json.number" | "json.too_deep" | "scheme.wrong_shape" | "scheme.not_a_number" => {
            "layout.wrong_shape"
        }
        "scheme.missing_key" => "layout.missing_key",
        "scheme.bad_word" => "layout.bad_word",
        _ => return problem,
    };
    let mut own = Problem { code: code.to_owned(), ..problem };
    if let Some(allowed) = own.params.remove("allowed") {
        own.params.insert("expected".into(), allowed);
    }
    for needed in ["found", "expected"] {
        own.params.entry(needed.into()).or_insert_with(|| "…".into());
    }
    own
}

fn read(text: &str, metrics: &Dictionary) -> Result<Layout> {
    let json = Json::read(text)?;
    let root = Obj::new(&json, "")?;
    only(&root, KEYS)?;
    let name = match root.obj("name")? {
        Some(label) => label.label()?,
        None => return Err(Problem::new("layout.missing_key").with("path", "name")),
    };
    let columns = root.list("columns")?.iter().enumerate();
    let layout = Layout {
        id: root.need_text("id")?.to_owned(),
        name,
        platform: platform(&root)?,
        verified: root.flag("verified", false)?,
        purpose: root.word("use", USES)?.unwrap_or_default(),
        rows: root.word("rows", ROWS)?.unwrap_or_default(),
        expects: expects(&root)?,
        min_columns: count(&root, "min_columns")?,
        days_across: count(&root, "days_across")?,
        header_row: count(&root, "header_row")?,
        short_dates: root.word("short_dates", SHORT_DATES)?,
        text: text_form(&root)?,
        sheet_names: root.words("sheet_names")?,
        nickname: root.words("nickname")?,
        date: root.words("date")?,
        ignore: root.words("ignore")?,
        settles_after_days: u32::try_from(count(&root, "settles_after_days")?).unwrap_or(u32::MAX),
        columns: columns.map(|(at, c)| column(c, at, metrics)).collect::<Result<_>>()?,
        summary_rows: root.words("summary_rows")?,
    };
    check(&layout)?;
    Ok(layout)
}

fn only(object: &Obj<'_>, allowed: &[&str]) -> Result<()> {
    match object.entries().iter().find(|(key, _)| !allowed.contains(&key.as_str())) {
        None => Ok(()),
        Some((key, _)) => Err(Problem::new("layout.unknown_key")
            .with("path", object.at(key))
            .with("found", key)
            .with("expected", allowed.join(", "))),
    }
}

fn platform(root: &Obj<'_>) -> Result<Platform> {
    let code = root.need_text("platform")?;
    Platform::from_code(code).ok_or_else(|| {
        let allowed = Platform::ALL.map(Platform::code).join(", ");
        Problem::new("layout.bad_word").with("path", "platform").with("found", code).with("expected", allowed)
    })
}

fn count(root: &Obj<'_>, key: &str) -> Result<usize> {
    let Some(found) = root.num_from_zero(key).map_err(|p| Problem {
        code: "layout.wrong_shape".into(),
        params: p.with("expected", "0, 1, 2 …").params,
    })?
    else {
        return Ok(0);
    };
    found.to_string().parse().map_err(|_| {
        Problem::new("layout.wrong_shape")
            .with("path", root.at(key))
            .with("found", found)
            .with("expected", "0, 1, 2 …")
    })
}

fn expects(root: &Obj<'_>) -> Result<Vec<Vec<String>>> {
    let path = |at: usize| format!("{}[{at}]", root.at("expects"));
    let each = root.list("expects")?.iter().enumerate().map(|(at, list)| match list {
        Json::Arr(words) => words
            .iter()
            .map(|w| match w {
                Json::Str(word) => Ok(word.clone()),
                other => Err(wrong_shape(&path(at), other, "[\"...\"]")),
            })
            .collect(),
        other => Err(wrong_shape(&path(at), other, "[\"...\"]")),
    });
    each.collect()
}

fn missing(path: String) -> Problem {
    Problem::new("layout.missing_key").with("path", path)
}

fn text_form(root: &Obj<'_>) -> Result<Option<TextForm>> {
    let Some(own) = root.obj("text")? else { return Ok(None) };
    only(&own, TEXT_KEYS)?;
    let encoding = own.word("encoding", ENCODINGS)?.ok_or_else(|| missing(own.at("encoding")))?;
    let delimiter = own.word("delimiter", DELIMITERS)?.ok_or_else(|| missing(own.at("delimiter")))?;
    Ok(Some(TextForm { encoding, delimiter }))
}

/// Words of which at least one says something.
fn said(own: &Obj<'_>, key: &str) -> Result<Vec<String>> {
    let words = own.words(key)?;
    if words.iter().all(|w| w.trim().is_empty()) { Err(missing(own.at(key))) } else { Ok(words) }
}

fn condition(own: &Obj<'_>) -> Result<Option<Only>> {
    let Some(own) = own.obj("where")? else { return Ok(None) };
    only(&own, ONLY_KEYS)?;
    Ok(Some(Only { headers: said(&own, "headers")?, is: said(&own, "is")? }))
}

fn column(json: &Json, at: usize, metrics: &Dictionary) -> Result<Column> {
    let own = Obj::new(json, format!("columns[{at}]"))?;
    only(&own, COLUMN_KEYS)?;
    let metric = own.need_text("metric")?.to_owned();
    let Some(known) = metrics.get(&metric) else {
        return Err(unknown_metric(&own.at("metric"), &metric));
    };
    let headers = said(&own, "headers")?;
    let unit = own.word("unit", UNITS)?.ok_or_else(|| missing(own.at("unit")))?;
    let since = own.words("since")?;
    let condition = condition(&own)?;
    let fits = |unit| figure_fits(unit, known.unit, !since.is_empty(), condition.is_some());
    if !fits(unit) {
        let fit: Vec<&str> = UNITS.iter().filter(|(_, u)| fits(*u)).map(|(w, _)| *w).collect();
        return Err(Problem::new("layout.wrong_unit")
            .with("path", own.at("unit"))
            .with("found", own.text("unit")?.unwrap_or_default())
            .with("expected", fit.join(", "))
            .with("metric_zh", &known.name.zh)
            .with("metric_en", known.name.get(domain::Lang::En)));
    }
    let check = |path: String, names: &[String]| {
        let unknown = names.iter().find(|m| metrics.get(m).is_none());
        unknown.map_or(Ok(()), |m| Err(unknown_metric(&path, m)))
    };
    let parts = match own.obj("parts")? {
        None => None,
        Some(parts) => {
            only(&parts, PARTS_KEYS)?;
            let (numerator, denominator) = (parts.words("numerator")?, parts.words("denominator")?);
            check(parts.at("numerator"), &numerator)?;
            check(parts.at("denominator"), &denominator)?;
            Some(Parts { numerator, denominator })
        }
    };
    let needs = own.text("needs")?.map(str::to_owned);
    check(own.at("needs"), needs.as_slice())?;
    let weight = own.text("weight")?.map(str::to_owned);
    check(own.at("weight"), weight.as_slice())?;
    let (optional, no_base) = (own.flag("optional", false)?, own.flag("no_base", false)?);
    Ok(Column { metric, headers, unit, since, only: condition, optional, parts, needs, weight, no_base })
}

fn unknown_metric(path: &str, found: &str) -> Problem {
    Problem::new("layout.unknown_metric").with("path", path).with("found", found)
}

/// What single keys cannot show: something to read, and nothing read twice.
fn check(layout: &Layout) -> Result<()> {
    if layout.purpose == Purpose::Facts && layout.columns.is_empty() {
        return Err(Problem::new("layout.no_columns").with("path", "columns"));
    }
    let mut metrics: HashMap<&str, usize> = HashMap::new();
    let mut headers: HashMap<String, usize> = HashMap::new();
    for (at, column) in layout.columns.iter().enumerate() {
        let twice = |key: &str, found: &str, first: usize| {
            Problem::new("layout.twice")
                .with("path", format!("columns[{at}].{key}"))
                .with("found", found)
                .with("first", format!("columns[{first}]"))
        };
        if let Some(first) = metrics.insert(&column.metric, at) {
            return Err(twice("metric", &column.metric, first));
        }
        // What happened once may be counted in one way and in another.
        let once = layout.rows == Rows::Days;
        for header in column.headers.iter().filter(|_| once) {
            let plain: String =
                header.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
            if let Some(first) = headers.insert(plain, at).filter(|first| *first != at) {
                return Err(twice("headers", header, first));
            }
        }
    }
    Ok(())
}

/// Whether figures of a metric can stand in a column of this unit.
pub fn unit_fits(column: ColumnUnit, metric: Unit) -> bool {
    use ColumnUnit as C;
    let time = matches!(column, C::Seconds | C::Minutes | C::Hours | C::Duration);
    match metric {
        Unit::Seconds => time,
        Unit::Hours | Unit::HoursPerDay => time || column == C::Number,
        Unit::Yuan => matches!(column, C::Yuan | C::Number),
        Unit::Fraction => matches!(column, C::Fraction | C::Percent | C::Share),
        Unit::Count => matches!(column, C::Number | C::Rows),
        Unit::Days | Unit::PerDay | Unit::Ratio | Unit::Points => column == C::Number,
        Unit::Label => column == C::Label,
    }
}

/// The same of a figure that is the time since another column, or of rows that say something certain.
pub fn figure_fits(column: ColumnUnit, metric: Unit, since: bool, only: bool) -> bool {
    let time = matches!(
        column,
        ColumnUnit::Seconds | ColumnUnit::Minutes | ColumnUnit::Hours | ColumnUnit::Duration
    );
    match (since, metric) {
        (true, Unit::Seconds | Unit::Hours | Unit::HoursPerDay | Unit::Days) => time,
        (true, _) => false,
        (false, Unit::Fraction) if only && column == ColumnUnit::Rows => true,
        _ => unit_fits(column, metric),
    }
}

/// The layout as a file, without what says nothing.
pub fn layout_text(layout: &Layout) -> String {
    let text = serde_json::to_string(layout).unwrap_or_default();
    Json::read(&text).map(|json| format!("{}\n", pruned(json))).unwrap_or(text)
}

fn pruned(json: Json) -> Json {
    let says = |key: &str, value: &Json| match value {
        Json::Null => false,
        Json::Arr(list) => !list.is_empty(),
        Json::Bool(yes) => *yes || key == "verified",
        Json::Num(n) => *n != domain::Num::ZERO,
        Json::Str(word) => key != "rows" || word != "days",
        _ => true,
    };
    match json {
        Json::Obj(entries) => {
            let kept = entries.into_iter().filter(|(key, value)| says(key, value));
            Json::Obj(kept.map(|(key, value)| (key, pruned(value))).collect())
        }
        Json::Arr(list) => Json::Arr(list.into_iter().map(pruned).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary;

    const GOOD: &str = r#"{"id": "own.a", "name": {"zh": "日报"}, "platform": "other", "nickname": ["客服"],
        "columns": [{"metric": "receive_users", "headers": ["接待"], "unit": "number"}]}"#;

    #[test]
    fn a_wrong_layout_file_is_refused_with_the_place_what_is_there_and_what_may_be() {
        assert!(read_layout(GOOD, dictionary()).is_ok());
        for (from, to, code, path) in [
            ("\"columns\"", "\"colums\"", "layout.unknown_key", "colums"),
            ("\"other\"", "\"amazon\"", "layout.bad_word", "platform"),
            ("\"number\"", "\"stück\"", "layout.bad_word", "columns[0].unit"),
            ("\"number\"", "\"percent\"", "layout.wrong_unit", "columns[0].unit"),
            ("receive_users", "receive_user", "layout.unknown_metric", "columns[0].metric"),
            ("[\"接待\"]", "[]", "layout.missing_key", "columns[0].headers"),
            ("[\"接待\"]", "[7]", "layout.wrong_shape", "columns[0].headers[0]"),
            ("\"id\": \"own.a\", ", "", "layout.missing_key", "id"),
            (
                "\"platform\"",
                "\"settles_after_days\": -1, \"platform\"",
                "layout.wrong_shape",
                "settles_after_days",
            ),
            ("\"platform\"", "\"id\": \"b\", \"platform\"", "layout.duplicate_key", "id"),
            (
                "[{\"metric\": \"receive_users\", \"headers\": [\"接待\"], \"unit\": \"number\"}]",
                "[]",
                "layout.no_columns",
                "columns",
            ),
        ] {
            let text = GOOD.replace(from, to);
            assert_ne!(text, GOOD, "{from}");
            let problem = read_layout(&text, dictionary()).expect_err(to);
            assert_eq!((problem.code.as_str(), problem.params["path"].as_str()), (code, path), "{to}");
        }
        assert_eq!(read_layout("{\n\"id\": }", dictionary()).expect_err("broken").code, "layout.broken");
        let twice = GOOD.replace(
            "}]}",
            "}, {\"metric\": \"receive_users\", \"headers\": [\"数\"], \"unit\": \"number\"}]}",
        );
        assert_eq!(read_layout(&twice, dictionary()).expect_err("twice").code, "layout.twice");
    }

    #[test]
    fn figures_of_happenings_and_how_a_text_is_written_survive_the_file_and_are_refused_by_their_place() {
        let file = |column: &str| {
            format!(
                r#"{{"id": "own.b", "name": {{"zh": "会话"}}, "platform": "other", "rows": "events",
                "text": {{"encoding": "gb18030", "delimiter": "semicolon"}}, "date": ["进线"], "columns": [
                {{"metric": "receive_sessions", "headers": ["进线"], "unit": "rows"}}, {column}]}}"#
            )
        };
        let since =
            r#"{"metric": "first_resp_sec", "headers": ["回复"], "since": ["进线"], "unit": "duration"}"#;
        let share = r#"{"metric": "csat_rate", "headers": ["评分"], "unit": "rows", "where": {"headers": ["评分"], "is": ["5"]}}"#;
        for good in [since, share] {
            let layout = read_layout(&file(good), dictionary()).unwrap();
            assert_eq!(read_layout(&layout_text(&layout), dictionary()), Ok(layout));
        }
        for (column, from, to, code, path) in [
            (since, "first_resp_sec", "order_amount", "layout.wrong_unit", "columns[1].unit"),
            (since, "duration", "number", "layout.wrong_unit", "columns[1].unit"),
            (share, ", \"is\": [\"5\"]", "", "layout.missing_key", "columns[1].where.is"),
            (share, "{\"headers\"", "{\"header\"", "layout.unknown_key", "columns[1].where.header"),
            (
                share,
                ", \"where\": {\"headers\": [\"评分\"], \"is\": [\"5\"]}",
                "",
                "layout.wrong_unit",
                "columns[1].unit",
            ),
            (share, "gb18030", "latin1", "layout.bad_word", "text.encoding"),
            (share, ", \"delimiter\": \"semicolon\"", "", "layout.missing_key", "text.delimiter"),
        ] {
            let (before, text) = (file(column), file(column).replace(from, to));
            assert_ne!(text, before, "{from}");
            let problem = read_layout(&text, dictionary()).expect_err(to);
            assert_eq!((problem.code.as_str(), problem.params["path"].as_str()), (code, path), "{to}");
        }
    }
}
