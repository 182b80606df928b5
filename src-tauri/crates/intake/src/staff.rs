//! A staff table: 工号 姓名 店铺 昵称 岗位 入职日期 离职日期 in any order, the header found by its words.
//! It drafts rows; who is already known is the caller's business.

use std::collections::HashMap;

use domain::fact::cell_name;
use domain::{Day, Problem};

use crate::dates;
use crate::draft::{Finding, Kind, SheetDraft, StaffRow};
use crate::names::normal;
use crate::read::shorten;
use crate::recognise::printed;
use crate::workbook::{Line, Table, shown};

const FIELDS: [(Field, &[&str]); 7] = [
    (Field::StaffNo, &["工号", "员工工号", "员工编号", "员工号", "staffno", "staff_no"]),
    (Field::Name, &["姓名", "员工姓名", "名字", "name"]),
    (Field::Shop, &["店铺", "店铺名", "店铺名称", "所属店铺", "shop"]),
    (Field::Nickname, &["昵称", "旺旺", "旺旺昵称", "客服昵称", "子账号", "账号", "客服账号", "nickname"]),
    (Field::Post, &["岗位", "岗位名称", "职位", "职务", "post"]),
    (Field::Hired, &["入职日期", "入职时间", "入职", "hired"]),
    (Field::Left, &["离职日期", "离职时间", "离职", "left"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Field {
    StaffNo,
    Name,
    Shop,
    Nickname,
    Post,
    Hired,
    Left,
}

/// Where a staff table's columns are.
pub struct Header {
    line: usize,
    columns: HashMap<Field, u32>,
    /// Columns with a header, known or not.
    total: usize,
}

impl Header {
    /// Most columns are ours: not an attendance report that also has 工号 and 姓名.
    pub fn is_certain(&self) -> bool {
        self.columns.len() >= 3 && self.columns.len() * 2 >= self.total
    }
}

/// The header among the first ten lines: it needs 工号 and 姓名.
pub fn find(table: &Table) -> Option<Header> {
    table.lines.iter().take(10).enumerate().find_map(|(line, cells)| {
        let names: Vec<(u32, String)> =
            cells.cells.iter().map(|(col, c)| (*col, normal(&shown(c)))).collect();
        let mut columns = HashMap::new();
        for (field, words) in &FIELDS {
            if let Some((col, _)) = names.iter().find(|(_, name)| words.contains(&name.as_str())) {
                columns.insert(*field, *col);
            }
        }
        let known = columns.contains_key(&Field::StaffNo) && columns.contains_key(&Field::Name);
        known.then_some(Header { line, columns, total: names.len() })
    })
}

pub fn read(table: &Table, header: &Header, file: &str) -> SheetDraft {
    let mut draft = SheetDraft {
        sheet: table.sheet.clone(),
        hidden: table.hidden,
        kind: Kind::Staff,
        headers: table.lines.get(header.line).map(printed).unwrap_or_default(),
        ..SheetDraft::default()
    };
    let problem = |code: &str, row: u32, field: Field| {
        let col = header.columns.get(&field).copied().unwrap_or(0);
        Problem::new(code).with("file", file).with("sheet", &table.sheet).with("cell", cell_name(row, col))
    };
    // 工号 → name and row; name → 工号.
    let mut by_no: HashMap<String, (String, u32)> = HashMap::new();
    let mut by_name: HashMap<String, String> = HashMap::new();
    for line in table.lines.iter().skip(header.line + 1) {
        let text = |field: Field| header.columns.get(&field).map(|c| shown(line.get(*c))).unwrap_or_default();
        let (staff_no, name) = (text(Field::StaffNo), text(Field::Name));
        if staff_no.is_empty()
            && name.is_empty()
            && header.columns.values().all(|c| shown(line.get(*c)).is_empty())
        {
            continue;
        }
        let mut wrong = Vec::new();
        if staff_no.is_empty() {
            wrong.push(
                problem("import.staff_no_number", line.row, Field::StaffNo).with("found", shorten(&name)),
            );
        } else if name.is_empty() {
            wrong.push(
                problem("import.staff_no_name", line.row, Field::Name).with("found", shorten(&staff_no)),
            );
        } else if let Some((other, first)) = by_no.get(&staff_no).filter(|(other, _)| *other != name) {
            wrong.push(
                problem("import.staff_number_twice", line.row, Field::StaffNo)
                    .with("found", shorten(&staff_no))
                    .with("name", shorten(&name))
                    .with("other", shorten(other))
                    .with("first", first + 1),
            );
        }
        let mut day = |field: Field| match day_of(line, header, field) {
            Ok(day) => day,
            Err(found) => {
                wrong.push(problem("import.not_a_date", line.row, field).with("found", shorten(&found)));
                None
            }
        };
        let (hired, left) = (day(Field::Hired), day(Field::Left));
        if let (Some(hired), Some(left)) = (hired, left)
            && left < hired
        {
            let swapped = problem("import.staff_left_before_hired", line.row, Field::Left);
            wrong.push(swapped.with("found", left).with("hired", hired).with("name", shorten(&name)));
        }
        if !wrong.is_empty() {
            draft.problems.extend(wrong.into_iter().map(Finding::wrong));
            draft.skipped_rows += 1;
            continue;
        }
        by_no.entry(staff_no.clone()).or_insert_with(|| (name.clone(), line.row));
        match by_name.get(&name) {
            Some(other) if *other != staff_no => {
                let same = problem("import.staff_same_name", line.row, Field::Name)
                    .with("found", shorten(&name))
                    .with("staff_no", shorten(&staff_no))
                    .with("other", shorten(other));
                draft.problems.push(Finding::warning(same));
            }
            Some(_) => {}
            None => {
                by_name.insert(name.clone(), staff_no.clone());
            }
        }
        let filled = |text: String| (!text.is_empty()).then_some(text);
        draft.staff.push(StaffRow {
            row: line.row,
            staff_no,
            name,
            shop: filled(text(Field::Shop)),
            nicknames: nicknames(&text(Field::Nickname)),
            post: filled(text(Field::Post)),
            hired,
            left,
        });
    }
    if draft.staff.is_empty() && draft.problems.is_empty() {
        let none = Problem::new("import.no_rows").with("file", file).with("sheet", &table.sheet);
        draft.problems.push(Finding::warning(none));
    }
    draft
}

/// An empty cell or a dash is no date; anything else must be one day.
fn day_of(line: &Line, header: &Header, field: Field) -> Result<Option<Day>, String> {
    let Some(col) = header.columns.get(&field) else { return Ok(None) };
    let found = shown(line.get(*col));
    if matches!(found.as_str(), "" | "-" | "--" | "/" | "无") {
        return Ok(None);
    }
    match dates::of_cell(line.get(*col)) {
        Some(span) if span.is_one_day() => Ok(Some(span.first)),
        _ => Err(found),
    }
}

/// Several accounts may share a cell, on lines of their own or between 、 ； ;
fn nicknames(text: &str) -> Vec<String> {
    let parts = text.split(['\n', '、', '；', ';']).map(|p| crate::names::trim(p).to_owned());
    parts.filter(|p| !p.is_empty() && p != "-").collect()
}
