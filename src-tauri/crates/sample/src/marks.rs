//! What the platform does not count and the supervisor enters: one hand-entry workbook a month.

use domain::fact::Value;
use domain::{Lang, Month, Num, Result};
use papers::workbook::{HandEntryDoc, HandItem, HandPerson};

use crate::cast::{self, HALVED, TIED};
use crate::chance::Chance;
use crate::plan::{Plan, SampleStaff};

/// Items of the scheme that only a hand can feed, with their Chinese names and units.
pub const HAND_ITEMS: [(&str, &str, &str); 5] = [
    ("online", "在线时长", "小时/天"),
    ("solve", "问题解决率", "%"),
    ("norms", "服务规范执行", "违规次数"),
    ("recommend", "产品推荐转化", "%"),
    ("kb", "知识库贡献", "条/月"),
];

/// Marks that make the tie: online, solve, norms, recommend, kb in tenths. Response, volume and
/// satisfaction of the two are beyond their targets, so 9 + 5 equals 10 + 4. A solved rate of 89.1 gives
/// both a total that whole marks of others do not reach.
const TIE: [[i64; 5]; 2] = [[65, 891, 0, 45, 50], [62, 891, 0, 52, 40]];

const STREAM: u64 = 4;

/// The mark of a person's item in display units (hours a day, percent, violations, percent, entries);
/// `None` where the cell is left empty.
pub fn hand_value(plan: &Plan, month: Month, staff_no: &str, item: &str) -> Option<Num> {
    let plan_month = plan.month(month)?;
    if plan_month.open_mark.as_ref().is_some_and(|o| o.staff_no == staff_no && o.item == item) {
        return None;
    }
    let place = HAND_ITEMS.iter().position(|(id, ..)| *id == item)?;
    tenths(plan, month, staff_no, place).and_then(|n| Num::from(n).checked_div(Num::from(10)))
}

fn tenths(plan: &Plan, month: Month, staff_no: &str, place: usize) -> Option<i64> {
    if plan.tie.month == month
        && let Some(i) = TIED.iter().position(|s| *s == staff_no)
    {
        return Some(TIE[i][place]);
    }
    let halved = plan.month(month).is_some_and(|m| m.overrides.iter().any(|o| o.staff_no == staff_no));
    let (who, person) = cast::find(staff_no)?;
    let skill = &person.skill;
    let since = i64::from(month.index() - plan.months.first().map_or(month.index(), |m| m.month.index()));
    let better = 1000 - since * skill.trend / 3;
    let mut chance = Chance::of(&[STREAM, who as u64, month.index() as u64, place as u64]);
    Some(match HAND_ITEMS[place].0 {
        "online" => chance.about(skill.online, 50),
        "solve" => chance.about(skill.solved * better / 1000, 30).min(995),
        "norms" if halved && staff_no == HALVED => 10,
        "norms" => 10 * i64::from(chance.hits(skill.violates)),
        "recommend" => chance.about(skill.recommends * better / 1000, 140),
        _ => chance.about(skill.entries, 300) / 10 * 10,
    })
}

/// The file name of a month's hand-entry workbook.
pub fn marks_name(month: Month) -> String {
    format!("手工录入_{month}.xlsx")
}

pub fn workbook(plan: &Plan, month: Month) -> Result<Vec<u8>> {
    let person = |staff: &SampleStaff| HandPerson {
        staff_no: staff.staff_no.clone(),
        name: staff.name.clone(),
        values: HAND_ITEMS
            .iter()
            .map(|(id, ..)| hand_value(plan, month, &staff.staff_no, id).map(Value::Number))
            .collect(),
    };
    let item = |(id, name, unit): &(&str, &str, &str)| HandItem {
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        unit: Some((*unit).to_owned()),
        range: None,
    };
    papers::workbook::hand_entry_template(&HandEntryDoc {
        lang: Lang::Zh,
        scheme: plan.scheme.id.clone(),
        month,
        items: HAND_ITEMS.iter().map(item).collect(),
        people: plan.staff_of(month).map(person).collect(),
    })
}
