//! Staff and whose nickname is whose, laid out along the sample's months.

use domain::{Day, Month};

use crate::cast::{self, AT_PINDUODUO, BOTH_SHOPS, LEAVER, PEOPLE, PROBATIONER, STARTER, TMALL};
use crate::plan::{SampleBinding, SampleOwner, SampleStaff};

/// Day of the last month on which the leaver goes; the nickname passes on the day after.
const LEAVES_ON: u32 = 16;

pub fn leaves(last: Month) -> Day {
    day_of(last, LEAVES_ON)
}

/// A day of a month; the month's last day where it is shorter.
pub fn day_of(month: Month, day: u32) -> Day {
    month.days().nth(day.saturating_sub(1) as usize).unwrap_or_else(|| month.last())
}

pub fn staff(first: Month, last: Month) -> Vec<SampleStaff> {
    let hired = |p: &cast::Person| day_of(first.plus(-p.seniority), p.hired_on);
    PEOPLE
        .iter()
        .map(|p| SampleStaff {
            staff_no: p.staff_no.to_owned(),
            name: p.name.to_owned(),
            post: p.post.to_owned(),
            hired: hired(p),
            left: (p.staff_no == LEAVER).then(|| leaves(last)),
            probation_until: match p.staff_no {
                PROBATIONER => Some(day_of(last.plus(2), p.hired_on - 1)),
                STARTER => Some(day_of(first.plus(5), p.hired_on - 1)),
                _ => None,
            },
            note: match p.staff_no {
                LEAVER => "个人原因离职，昵称交给新人接手",
                PROBATIONER => "试用期两个月，先培训后上线",
                BOTH_SHOPS => "同时负责天猫店和拼多多店",
                _ => "",
            }
            .to_owned(),
        })
        .collect()
}

pub fn bindings(staff: &[SampleStaff], last: Month) -> Vec<SampleBinding> {
    let mut bindings = vec![SampleBinding {
        shop: 0,
        nickname: TMALL.to_owned(),
        owner: SampleOwner::Ignored,
        from: None,
        to: None,
    }];
    let mut bind = |shop: usize, nickname: String, staff_no: &str, from: Option<Day>, to: Option<Day>| {
        let owner = SampleOwner::Staff(staff_no.to_owned());
        bindings.push(SampleBinding { shop, nickname, owner, from, to });
    };
    for (person, staff) in PEOPLE.iter().zip(staff) {
        if person.nick.is_empty() {
            continue;
        }
        let nickname = cast::nickname(person.nick);
        bind(0, nickname.clone(), person.staff_no, Some(staff.hired), staff.left);
        if let Some(left) = staff.left {
            bind(0, nickname, PROBATIONER, left.succ_opt(), None);
        }
    }
    bind(1, AT_PINDUODUO.to_owned(), BOTH_SHOPS, Some(last.plus(-4).first()), None);
    bindings
}
