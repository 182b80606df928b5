//! What a scheme gives by place: grades by the share of better people, and what the first places are worth.

use domain::scheme::{Need, RankGrade, RankGrades, When};
use domain::{Num, Problem, Result};

use super::item::OPS;
use super::object::{Obj, not_a_number};
use crate::json::Json;

pub const LIST_KEYS: &[&str] = &["min", "min_incl", "max", "max_incl", "grades"];
pub const GRADE_KEYS: &[&str] = &["grade", "top", "coefficient", "needs"];
pub const NEED_KEYS: &[&str] = &["item", "op", "value", "ratio", "when"];

pub fn grades(root: &Obj) -> Result<Vec<RankGrades>> {
    let mut lists: Vec<RankGrades> = Vec::new();
    for (i, value) in root.list("rank_grades")?.iter().enumerate() {
        let obj = Obj::new(value, format!("rank_grades[{i}]"))?;
        obj.only(LIST_KEYS)?;
        let list = RankGrades {
            min: obj.num("min")?,
            min_incl: obj.flag("min_incl", true)?,
            max: obj.num("max")?,
            max_incl: obj.flag("max_incl", false)?,
            grades: of_list(&obj)?,
        };
        if let Some(first) = lists.iter().position(|l| l.band().overlaps(&list.band())) {
            return Err(Problem::new("scheme.rank_grades_overlap")
                .with("path", obj.path)
                .with("first", first + 1)
                .with("second", i + 1));
        }
        lists.push(list);
    }
    Ok(lists)
}

fn of_list(list: &Obj) -> Result<Vec<RankGrade>> {
    let mut grades: Vec<RankGrade> = Vec::new();
    for (i, value) in list.list("grades")?.iter().enumerate() {
        let obj = Obj::new(value, format!("{}[{i}]", list.at("grades")))?;
        obj.only(GRADE_KEYS)?;
        let grade = obj.need_text("grade")?.to_owned();
        if grades.iter().any(|g| g.grade == grade) {
            return Err(Problem::new("scheme.duplicate_grade").with("path", obj.path).with("found", grade));
        }
        let needs = obj.list("needs")?.iter().enumerate();
        let needs = needs.map(|(n, value)| need(&Obj::new(value, format!("{}[{n}]", obj.at("needs")))?));
        grades.push(RankGrade {
            top: obj.num_from_zero("top")?,
            coefficient: obj.num_from_zero("coefficient")?,
            needs: needs.collect::<Result<_>>()?,
            grade,
        });
    }
    if grades.is_empty() {
        return Err(Problem::new("scheme.missing_key").with("path", list.at("grades")));
    }
    Ok(grades)
}

fn need(obj: &Obj) -> Result<Need> {
    obj.only(NEED_KEYS)?;
    let missing = |key: &str| Problem::new("scheme.missing_key").with("path", obj.at(key));
    let when = match obj.obj("when")? {
        None => None,
        Some(when) => {
            when.only(&["item", "is"])?;
            let text = |key: &str| -> Result<String> { Ok(when.need_text(key)?.to_owned()) };
            Some(When { item: text("item")?, is: text("is")? })
        }
    };
    Ok(Need {
        item: obj.need_text("item")?.to_owned(),
        op: obj.word("op", OPS)?.ok_or_else(|| missing("op"))?,
        value: obj.num("value")?.ok_or_else(|| missing("value"))?,
        ratio: obj.flag("ratio", false)?,
        when,
    })
}

pub fn rewards(root: &Obj) -> Result<Vec<Num>> {
    let read = |(i, value): (usize, &Json)| match value {
        Json::Num(n) if *n >= Num::ZERO => Ok(*n),
        Json::Num(n) => {
            Err(Problem::new("scheme.negative").with("path", format!("rank_rewards[{i}]")).with("found", n))
        }
        other => Err(not_a_number(&format!("rank_rewards[{i}]"), other)),
    };
    root.list("rank_rewards")?.iter().enumerate().map(read).collect()
}
