//! What happens in the eight months: who comes and goes, what goes wrong, what is decided. Pure: the
//! same date always tells the same story.

use domain::layout::Platform;
use domain::scheme::{Grade, UnallocatedPolicy};
use domain::{Day, Month, Num};

use crate::cast::{
    self, HALVED, LEAVER, OUTAGE, OWNER, PINDUODUO, STARTER, SUPERVISOR, TIED, TMALL, UNCLAIMED,
};
use crate::exports::{FIRST_RESPONSE, SERVICE, export_name, service_cell};
use crate::figures::works;
use crate::people::{bindings, day_of, staff};
use crate::plan::*;

const MONTHS: i32 = 8;

/// The sample of a date: the last eight full months before it.
pub fn plan(today: Day) -> Plan {
    let last = Month::of(today).plus(-1);
    let first = last.plus(1 - MONTHS);
    let staff = staff(first, last);
    let mut plan = Plan {
        today,
        book: cast::BOOK.to_owned(),
        owner: OWNER.to_owned(),
        supervisor: SUPERVISOR.to_owned(),
        shops: shops(),
        bindings: bindings(&staff, last),
        staff,
        unbound: UNCLAIMED.iter().map(|n| cast::nickname(n)).collect(),
        scheme: scheme(first),
        months: (0..MONTHS).map(|i| month(first.plus(i), i)).collect(),
        tie: SampleTie {
            month: last,
            staff_nos: TIED.map(str::to_owned),
            total: Num(domain::Decimal::new(939, 1)),
        },
    };
    if let Some(exclusion) = outage(&plan, last.plus(-1))
        && let Some(month) = plan.months.iter_mut().rev().nth(1)
    {
        month.exclusions.push(exclusion);
    }
    plan
}

fn shops() -> Vec<SampleShop> {
    vec![
        SampleShop { name: TMALL.to_owned(), platform: Platform::Tmall },
        SampleShop { name: PINDUODUO.to_owned(), platform: Platform::Pinduoduo },
    ]
}

fn scheme(from: Month) -> SampleScheme {
    // Coefficients in tenths.
    let grades = [(90, "A", 11), (80, "B", 10), (70, "C", 8), (60, "D", 6), (0, "E", 0)];
    let grade = |(min, grade, tenths): (i32, &str, i32)| Grade {
        min: Num::from(min),
        grade: grade.to_owned(),
        coefficient: Num::from(tenths).checked_div(Num::from(10)),
    };
    SampleScheme {
        id: "online_agent_100".to_owned(),
        from,
        shops: vec![0, 1],
        policy: UnallocatedPolicy::LeaveAt95,
        grades: grades.map(grade).to_vec(),
    }
}

fn month(month: Month, place: i32) -> SampleMonth {
    let state = match MONTHS - place {
        1 => MonthState::Open,
        2 => MonthState::Confirmed,
        _ => MonthState::Closed,
    };
    let open = state == MonthState::Open;
    let days: Vec<Day> = month.days().collect();
    SampleMonth {
        month,
        state,
        decided_on: (!open).then(|| day_of(month.plus(1), 4)),
        late_days: if open { days[days.len().saturating_sub(3)..].to_vec() } else { Vec::new() },
        without_service: if open { (19..=22).map(|d| day_of(month, d)).collect() } else { Vec::new() },
        open_mark: open.then(|| OpenMark { staff_no: STARTER.to_owned(), item: "kb".to_owned() }),
        exclusions: Vec::new(),
        overrides: if state == MonthState::Confirmed { vec![halved()] } else { Vec::new() },
        comments: comments(MONTHS - place),
    }
}

/// A violation that turned out to weigh less.
fn halved() -> SampleOverride {
    SampleOverride {
        staff_no: HALVED.to_owned(),
        item: "norms".to_owned(),
        points: Num::from(5),
        by: SUPERVISOR.to_owned(),
        reason: "复查聊天记录：只是漏发结束语，当场已补上，按一半计分".to_owned(),
    }
}

/// A day on which a broken line, not the person, made buyers wait.
fn outage(plan: &Plan, month: Month) -> Option<SampleExclusion> {
    let (who, person) = cast::find(OUTAGE)?;
    let day = month.days().skip(11).find(|d| works(who, *d))?;
    let nickname = cast::nickname(person.nick);
    let (row, col) = service_cell(plan, day, &nickname, FIRST_RESPONSE)?;
    Some(SampleExclusion {
        staff_no: OUTAGE.to_owned(),
        nickname,
        day,
        file: export_name(day),
        sheet: SERVICE.to_owned(),
        row,
        col,
        header: FIRST_RESPONSE.to_owned(),
        by: SUPERVISOR.to_owned(),
        reason: "当天下午店里断网两个多小时，响应时间不代表本人".to_owned(),
    })
}

/// `back` counts from the last month: 1 is the last.
fn comments(back: i32) -> Vec<SampleComment> {
    let texts: &[(&str, &str, &str)] = match back {
        1 => &[(LEAVER, "交接清楚，未结的售后都列了单子。", "")],
        2 => &[
            ("001", "带新人之余响应依然最快，当月表现突出。", "下月起每周分享一次接待实例，整理进知识库。"),
            (
                "007",
                "首次响应比上月快了，但高峰时段仍有买家等待较久。",
                "把常用回复补到 60 条；高峰前半小时不安排整理类工作。",
            ),
            ("009", "态度耐心，产品推荐偏少。", "跟 002 结对一周，每天记录两次推荐的经过。"),
        ],
        3 => &[("010", "进步明显，常见问题已能独立处理。", "继续熟悉退换货规则，月底抽查十段聊天。")],
        4 => &[("011", "两家店来回切换，在线时长不够。", "与组长商量固定的切换时段。")],
        _ => &[],
    };
    let own = |(staff_no, comment, plan): &(&str, &str, &str)| SampleComment {
        staff_no: (*staff_no).to_owned(),
        comment: (*comment).to_owned(),
        plan: (*plan).to_owned(),
    };
    texts.iter().map(own).collect()
}
