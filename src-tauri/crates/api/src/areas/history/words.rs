//! The rows of a change in the owner's words: fields by their names, references by theirs, values with units.
//! Reads the book and changes nothing; ids and stored texts never get out.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use definitions::read_scheme;
use domain::evaluation::FileRef;
use domain::fact::cell_name;
use domain::layout::Platform;
use domain::scheme::Scheme;
use domain::{Label, Lang, Month, Num, Result};
use locale::{Locale, number};
use serde_json::{Map, Value as Json};
use store::{ChangedRow, View};

use super::fields::{Field, Say, TABLES, Table};
use crate::defs::{Defs, defs};
use crate::types::history::HistoryDetail;

type Row = Map<String, Json>;
/// Scheme files read so far, by key and month; `None` where there is none.
type Known = HashMap<(String, Option<Month>), Option<Arc<Scheme>>>;

/// Files of an import that are named; the count is complete.
const FILES_NAMED: usize = 2;

/// What rows refer to, read once for a list of changes.
pub(super) struct Words<'a> {
    view: &'a View<'a>,
    defs: Arc<Defs>,
    locale: Locale,
    people: HashMap<i64, String>,
    posts: HashMap<i64, String>,
    shops: HashMap<i64, String>,
    accounts: HashMap<i64, String>,
    shifts: HashMap<i64, String>,
    schemes: HashMap<String, Label>,
    files: Vec<FileRef>,
    imports: HashMap<i64, String>,
    known: RefCell<Known>,
}

impl<'a> Words<'a> {
    pub fn read(view: &'a View<'a>, locale: Locale) -> Result<Self> {
        let imports = view.imports()?.into_iter().map(|i| {
            let mut files: Vec<String> = i.sheets.into_iter().map(|s| s.file).collect();
            files.dedup();
            let count = files.len();
            files.truncate(FILES_NAMED);
            let named = files.join(locale.lang().list_comma());
            let params = [("files", named.as_str()), ("count", &count.to_string())];
            (i.id, if count > FILES_NAMED { locale.message("history-files", &params) } else { named.clone() })
        });
        Ok(Self {
            view,
            defs: defs(view)?,
            locale,
            people: view.names_ever("person")?,
            posts: view.names_ever("post")?,
            shops: view.names_ever("shop")?,
            accounts: view.accounts()?.into_iter().map(|a| (a.id, a.nickname)).collect(),
            shifts: view.names_ever("shift")?,
            schemes: view.schemes()?.into_iter().map(|s| (s.key, s.name)).collect(),
            files: view.file_refs()?,
            imports: imports.collect(),
            known: RefCell::default(),
        })
    }

    /// What one row became; empty where only what no person sees was touched.
    pub fn details(&self, row: &ChangedRow) -> Vec<HistoryDetail> {
        let Some(table) = TABLES.iter().find(|t| t.name == row.table) else { return Vec::new() };
        // An import is laid down unseen and then shown: to a person it is new.
        let unseen = |old: &&Row| table.name == "import" && text(old, "state") == "staged";
        let old = object(row.old.as_ref()).filter(|old| !unseen(old));
        let new = object(row.new.as_ref());
        let Some(any) = new.or(old) else { return Vec::new() };
        let word = self.locale.message(&format!("table-{}", table.name), &[]);
        let what = join(&[word, self.subject(table.name, any)], " · ");
        let detail = |what: String, old: String, new: String| HistoryDetail { what, old, new };
        match (old, new) {
            // What was entered stays and is only marked as cleared: to a person it is gone.
            (Some(old), Some(new)) if int(old, "cleared") == Some(0) && int(new, "cleared") == Some(1) => {
                vec![detail(what, self.main(table, old), String::new())]
            }
            (Some(old), Some(new)) => table
                .fields
                .iter()
                .filter(|f| old.get(f.column) != new.get(f.column))
                .map(|f| {
                    let what = join(&[what.clone(), self.label(table, f)], " · ");
                    detail(what, self.say(table, f, old), self.say(table, f, new))
                })
                .filter(|d| d.old != d.new)
                .collect(),
            (None, Some(new)) => {
                let before = self.before(table, row.key, new);
                vec![detail(what, before, self.summary(table, new))]
            }
            (Some(old), None) => vec![detail(what, self.summary(table, old), String::new())],
            (None, None) => Vec::new(),
        }
    }

    /// The value alone that the row is about.
    fn main(&self, table: &Table, row: &Row) -> String {
        let main = table.fields.iter().find(|f| f.main);
        main.map(|f| self.say(table, f, row)).unwrap_or_default()
    }

    /// What counted before a row that only adds to those before it.
    fn before(&self, table: &Table, key: i64, row: &Row) -> String {
        match table.name {
            "correction" => num(row, "old").map(|n| self.locale.points(n)).unwrap_or_default(),
            "mark" | "override" => {
                let before = self.view.entry_before(table.name, key).ok().flatten();
                let Some(before) = before else { return String::new() };
                let mut with = row.clone();
                with.insert("value".into(), Json::String(before));
                self.main(table, &with)
            }
            _ => String::new(),
        }
    }

    /// A new or deleted row: its main value, then the rest with their names.
    fn summary(&self, table: &Table, row: &Row) -> String {
        let fields = table.fields.iter().filter_map(|f| {
            let value = self.say(table, f, row);
            match (value.is_empty(), f.main) {
                (true, _) => None,
                (_, true) => Some(value),
                _ => Some(
                    self.locale
                        .message("history-field", &[("field", &self.label(table, f)), ("value", &value)]),
                ),
            }
        });
        let mut said: Vec<String> = fields.collect();
        if let Some((_, before)) = said.split_last_mut() {
            // What somebody wrote may end its own sentence.
            before.iter_mut().for_each(|v| v.truncate(v.trim_end_matches(['。', '.']).len()));
        }
        said.join(comma(self.locale))
    }

    fn label(&self, table: &Table, field: &Field) -> String {
        self.locale.message(&format!("field-{}-{}", table.name, field.column), &[])
    }

    /// Whom or what the row is about.
    fn subject(&self, table: &str, row: &Row) -> String {
        let month = || month(row, "month").map(|m| self.locale.month(m)).unwrap_or_default();
        let person = || self.name(&self.people, row, "person");
        let parts = match table {
            "shop" | "post" => vec![text(row, "name")],
            "person" => vec![join(&[text(row, "staff_no"), text(row, "name")], " ")],
            "binding" => vec![self.name(&self.accounts, row, "account")],
            "import" => vec![self.name(&self.imports, row, "id")],
            "no_data" => vec![self.name(&self.shops, row, "shop"), self.report(row), text(row, "day")],
            "exclusion" => self.cell(row),
            "scheme" => vec![label_of(&text(row, "name")).get(self.lang()).to_owned()],
            "scheme_version" => vec![self.scheme(row)],
            "assignment" => vec![self.scheme(row), self.scope(row)],
            "target" => vec![self.scheme(row), self.item(row)],
            "mark" | "override" | "correction" | "self_mark" => vec![person(), self.item(row), month()],
            "sheet_state" | "sheet_note" | "answer" | "interview" | "follow_up" => vec![person(), month()],
            "month_state" => vec![month()],
            "own_layout" | "own_metric" => vec![text(row, "name")],
            "shift" => vec![text(row, "code")],
            "duty" | "wish" => vec![person(), text(row, "day")],
            "absence" => vec![person()],
            "need" => vec![self.shift(row), self.need_day(row)],
            "roster_version" => vec![month()],
            "layout_choice" => vec![text(row, "headers").replace('\t', " ")],
            "setting" => vec![self.locale.message(&format!("field-setting-{}", text(row, "key")), &[])],
            _ => Vec::new(),
        };
        join(&parts, " · ")
    }

    fn lang(&self) -> Lang {
        self.locale.lang()
    }

    /// The name behind an id; one that is gone altogether is said to be.
    fn name(&self, names: &HashMap<i64, String>, row: &Row, column: &str) -> String {
        match int(row, column) {
            None => String::new(),
            Some(id) => names
                .get(&id)
                .cloned()
                .filter(|n| !n.is_empty())
                .unwrap_or_else(|| self.locale.message("history-gone", &[])),
        }
    }

    fn scheme(&self, row: &Row) -> String {
        let key = text(row, "scheme");
        self.schemes.get(&key).map_or(key, |l| l.get(self.lang()).to_owned())
    }

    fn scope(&self, row: &Row) -> String {
        let names = match text(row, "scope").as_str() {
            "post" => &self.posts,
            "shop" => &self.shops,
            _ => &self.people,
        };
        self.name(names, row, "target")
    }

    /// A shift's code; a rest day where there is none.
    fn shift(&self, row: &Row) -> String {
        match int(row, "shift") {
            None => self.locale.message("roster-code-rest", &[]),
            Some(_) => self.name(&self.shifts, row, "shift"),
        }
    }

    /// A weekday, statutory days, or one day.
    fn need_day(&self, row: &Row) -> String {
        let day = text(row, "day");
        if day.starts_with(|c: char| c.is_ascii_digit()) { day } else { self.locale.word("need_day", &day) }
    }

    fn report(&self, row: &Row) -> String {
        self.defs.layout_name(&text(row, "layout"), self.lang())
    }

    /// `data.xlsx › sheet › E7 · 店:阿青 · 2026-10-03 · 首次响应`.
    fn cell(&self, row: &Row) -> Vec<String> {
        let col = int(row, "col").and_then(|c| u32::try_from(c).ok());
        let place = int(row, "fact_row").and_then(|id| self.view.excluded_place(id, col).ok().flatten());
        let Some((fact, metric)) = place else { return vec![self.locale.message("history-gone", &[])] };
        let file = self.files.iter().find(|f| f.id == fact.sheet);
        let cell = col.map(|c| cell_name(fact.row, c));
        let place = [
            file.map(|f| f.file.clone()).unwrap_or_default(),
            file.map(|f| f.sheet.clone()).unwrap_or_default(),
            cell.unwrap_or_default(),
        ];
        let metric = metric.map(|m| self.defs.metric_name(&m, self.lang()));
        let nickname = fact.account.and_then(|id| self.accounts.get(&id).cloned());
        vec![
            join(&place, " › "),
            nickname.unwrap_or_default(),
            self.locale.span(fact.span),
            metric.unwrap_or_default(),
        ]
    }

    /// The item's name, of the version of the row's month, else of the newest.
    fn item(&self, row: &Row) -> String {
        let id = text(row, "item");
        if id.is_empty() {
            return self.locale.message("doc-grade", &[]);
        }
        let scheme = self.scheme_of(row);
        let item = scheme.as_ref().and_then(|s| s.items.iter().find(|i| i.id == id));
        item.map_or(id, |i| i.name.get(self.lang()).to_owned())
    }

    fn scheme_of(&self, row: &Row) -> Option<Arc<Scheme>> {
        let key = (text(row, "scheme"), month(row, "month").or_else(|| month(row, "from_month")));
        let mut known = self.known.borrow_mut();
        let found = known.entry(key).or_insert_with_key(|(scheme, at)| {
            let newest = Month::new(9999, 12);
            let at = [*at, newest].into_iter().flatten();
            let version = at.filter_map(|m| self.view.scheme_version_at(scheme, m).ok().flatten()).next()?;
            read_scheme(&version.text, &self.defs.dictionary).ok().map(Arc::new)
        });
        found.clone()
    }

    fn say(&self, table: &Table, field: &Field, row: &Row) -> String {
        let column = field.column;
        match field.say {
            Say::Text => text(row, column),
            Say::Name => label_of(&text(row, column)).get(self.lang()).to_owned(),
            Say::Month => month(row, column).map(|m| self.locale.month(m)).unwrap_or_default(),
            Say::Platform => {
                Platform::from_code(&text(row, column)).map(|p| self.locale.platform(p)).unwrap_or_default()
            }
            Say::Active => self.locale.word("active", if int(row, column) == Some(0) { "no" } else { "yes" }),
            Say::Person => self.name(&self.people, row, column),
            Say::Post => self.name(&self.posts, row, column),
            Say::Shop => self.name(&self.shops, row, column),
            Say::Whose if row.get(column).is_none_or(Json::is_null) => {
                self.locale.message("history-nobody", &[])
            }
            Say::Whose => self.name(&self.people, row, column),
            Say::State => {
                let group = match table.name {
                    "sheet_state" => "sheet",
                    "month_state" => "month",
                    other => other,
                };
                self.locale.word(group, &text(row, column))
            }
            Say::Number => text(row, column),
            Say::Draft if text(row, column).is_empty() => String::new(),
            Say::Draft => self.locale.message("history-draft", &[]),
            Say::Value => self.value(row, column),
            Say::Points => match (num(row, column), text(row, "item").is_empty()) {
                (Some(n), false) => self.locale.points(n),
                _ => text(row, column),
            },
            Say::Report => self.report(row),
            Say::Kept => self.locale.word("yes", if int(row, column) == Some(0) { "no" } else { "yes" }),
            Say::Yes => self.locale.word("yes", if int(row, column) == Some(1) { "yes" } else { "no" }),
            Say::Shift => self.shift(row),
            Say::Hours => {
                let hours = serde_json::from_str(&text(row, column)).unwrap_or_default();
                crate::areas::roster::shown_hours(&hours, self.locale)
            }
            Say::Columns => self.columns(&text(row, column)),
            Say::Definition => self.definition(&text(row, column)),
            Say::Setting => self.setting(&text(row, column)),
            Say::Source => {
                let sheet = int(row, column).and_then(|id| self.files.iter().find(|f| i64::from(f.id) == id));
                let at = |c: &str| int(row, c).and_then(|n| u32::try_from(n).ok());
                match (sheet, at("row"), at("col")) {
                    (Some(f), Some(r), Some(c)) => {
                        join(&[f.file.clone(), f.sheet.clone(), cell_name(r, c)], " › ")
                    }
                    _ => String::new(),
                }
            }
        }
    }

    /// `回复率 → 平均回复率、接待 → 接待人数`.
    fn columns(&self, file: &str) -> String {
        let layout: Option<domain::layout::Layout> = serde_json::from_str(file).ok();
        let columns = layout.iter().flat_map(|l| &l.columns).map(|c| {
            let header = c.headers.first().map(String::as_str).unwrap_or_default();
            format!("{header} → {}", self.defs.metric_name(&c.metric, self.lang()))
        });
        columns.collect::<Vec<_>>().join(self.lang().list_comma())
    }

    /// Unit, direction and how it is totalled.
    fn definition(&self, entry: &str) -> String {
        let Ok(metric) = serde_json::from_str::<domain::metric::Metric>(entry) else { return String::new() };
        let said = [
            crate::areas::metrics::unit(&metric, self.locale),
            self.locale.direction(metric.direction),
            crate::areas::metrics::total(&metric, &self.defs, self.locale),
        ];
        said.join(comma(self.locale))
    }

    /// A value of an item with its unit.
    fn value(&self, row: &Row, column: &str) -> String {
        let Some(n) = num(row, column).filter(|_| int(row, "is_label") != Some(1)) else {
            return text(row, column);
        };
        let scheme = self.scheme_of(row);
        let id = text(row, "item");
        let item = scheme.as_ref().and_then(|s| s.items.iter().find(|i| i.id == id));
        let unit = item.and_then(|i| i.unit.as_deref()).map(|u| Label::new(u, u));
        number::with_unit(n, number::PLAIN, unit.as_ref(), self.lang())
    }

    fn setting(&self, json: &str) -> String {
        match serde_json::from_str(json) {
            Ok(Json::String(text)) => text,
            Ok(Json::Array(names)) => {
                let names: Vec<&str> = names.iter().filter_map(Json::as_str).collect();
                names.join(self.lang().list_comma())
            }
            Ok(Json::Number(number)) => number.to_string(),
            Ok(Json::Bool(yes)) => self.locale.word("yes", if yes { "yes" } else { "no" }),
            _ => String::new(),
        }
    }
}

fn object(row: Option<&Json>) -> Option<&Row> {
    row.and_then(Json::as_object)
}

fn text(row: &Row, column: &str) -> String {
    match row.get(column) {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Number(n)) => n.to_string(),
        _ => String::new(),
    }
}

fn int(row: &Row, column: &str) -> Option<i64> {
    row.get(column).and_then(Json::as_i64)
}

fn num(row: &Row, column: &str) -> Option<Num> {
    Num::parse(&text(row, column))
}

fn month(row: &Row, column: &str) -> Option<Month> {
    text(row, column).parse().ok()
}

fn label_of(json: &str) -> Label {
    serde_json::from_str(json).unwrap_or_else(|_| Label::new(json, json))
}

fn join(parts: &[String], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    parts.join(between)
}

fn comma(locale: Locale) -> &'static str {
    if locale.lang() == Lang::Zh { "；" } else { "; " }
}
