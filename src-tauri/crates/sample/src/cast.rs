//! The invented people: who they are and how they work. Names, shops and figures belong to nobody;
//! rare characters, a compound surname and surnames with a second reading are here on purpose.

/// How somebody works. Times in hundredths of a second, shares in thousandths.
#[derive(Debug, Clone, Copy)]
pub struct Skill {
    /// Buyers who write on an ordinary working day.
    pub daily: i64,
    pub first: i64,
    /// Change of the response time a month, in thousandths: below 0 is getting faster.
    pub trend: i64,
    /// Ratings from very satisfied to very dissatisfied, in thousandths.
    pub stars: [i64; 5],
    /// Of those who ask before buying, how many pay.
    pub pays: i64,
    /// Tenths of an hour online a day.
    pub online: i64,
    pub solved: i64,
    /// Chance of a violation in a month.
    pub violates: i64,
    pub recommends: i64,
    /// Tenths of a knowledge-base entry a month.
    pub entries: i64,
}

/// One of the twelve.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    pub staff_no: &'static str,
    pub name: &'static str,
    pub post: &'static str,
    /// The part of the nickname after the shop's name.
    pub nick: &'static str,
    /// Months between the hiring and the first month of the sample; below 0 is hired later.
    pub seniority: i32,
    pub hired_on: u32,
    pub skill: Skill,
}

pub const BOOK: &str = "砚溪禾舍";
pub const TMALL: &str = "砚溪禾舍旗舰店";
pub const PINDUODUO: &str = "砚溪禾舍拼多多店";
/// Nickname on the second shop of the person who works in both.
pub const AT_PINDUODUO: &str = "砚溪禾舍-青青";
pub const OWNER: &str = "苏砚溪";
pub const SUPERVISOR: &str = "唐知微";

const LEAD: &str = "客服组长";
const AGENT: &str = "在线客服";

pub const TIED: [&str; 2] = ["003", "005"];
pub const OUTAGE: &str = "004";
pub const HALVED: &str = "006";
pub const LEAVER: &str = "008";
pub const STARTER: &str = "010";
pub const BOTH_SHOPS: &str = "011";
pub const PROBATIONER: &str = "012";

pub const PEOPLE: [Person; 12] = [
    person("001", "欧阳玥", LEAD, "念安", 41, 6, skill(34, 1900, 0, FINE, 190, [68, 940, 20, 50, 60])),
    person("002", "林喆宁", AGENT, "禾苗", 33, 11, skill(38, 3250, -4, FINE, 165, [64, 920, 40, 46, 40])),
    person("003", "单晓岚", AGENT, "小岚", 27, 1, skill(37, 2200, 0, FINE, 170, [65, 878, 30, 47, 46])),
    person("004", "曾堃", AGENT, "阿堃", 22, 18, skill(33, 3300, -6, GOOD, 150, [61, 880, 60, 41, 33])),
    person("005", "周犇", AGENT, "三牛", 19, 8, skill(40, 2350, 0, FINE, 140, [62, 869, 40, 39, 38])),
    person("006", "许昇", AGENT, "东升", 15, 14, skill(31, 4000, -8, GOOD, 130, [60, 850, 90, 34, 24])),
    person("007", "贺䶮", AGENT, "云起", 12, 3, skill(28, 4450, -10, GOOD, 120, [58, 830, 120, 30, 20])),
    person("008", "沈知夏", AGENT, "小满", 10, 21, skill(27, 4300, 25, FAIR, 100, [54, 790, 180, 24, 12])),
    person("009", "丁沐", AGENT, "木木", 7, 9, skill(26, 5200, -22, FAIR, 110, [56, 805, 120, 27, 17])),
    person("010", "田𠮷", AGENT, "吉祥", -3, 6, skill(25, 5600, -30, FAIR, 95, [55, 780, 150, 25, 14])),
    person("011", "鲁曼青", AGENT, "青青", 5, 16, skill(24, 3600, -5, GOOD, 135, [53, 865, 70, 36, 28])),
    person("012", "简一禾", AGENT, "", -7, 8, skill(21, 5700, 0, POOR, 80, [49, 740, 250, 20, 10])),
];

/// Two helpers for busy days whose nicknames nobody has claimed.
pub const UNCLAIMED: [&str; 2] = ["临时一号", "临时二号"];
pub const HELPER: Skill = skill(15, 4800, 0, FAIR, 90, [50, 780, 0, 20, 0]);

const FINE: [i64; 5] = [800, 150, 35, 10, 5];
const GOOD: [i64; 5] = [740, 180, 55, 15, 10];
const FAIR: [i64; 5] = [560, 240, 120, 50, 30];
const POOR: [i64; 5] = [470, 260, 150, 70, 50];

const fn person(
    staff_no: &'static str,
    name: &'static str,
    post: &'static str,
    nick: &'static str,
    seniority: i32,
    hired_on: u32,
    skill: Skill,
) -> Person {
    Person { staff_no, name, post, nick, seniority, hired_on, skill }
}

/// `by_hand`: online, solved, violates, recommends, entries.
const fn skill(daily: i64, first: i64, trend: i64, stars: [i64; 5], pays: i64, by_hand: [i64; 5]) -> Skill {
    let [online, solved, violates, recommends, entries] = by_hand;
    Skill { daily, first, trend, stars, pays, online, solved, violates, recommends, entries }
}

/// Place in `PEOPLE`, and the person.
pub fn find(staff_no: &str) -> Option<(usize, &'static Person)> {
    PEOPLE.iter().enumerate().find(|(_, p)| p.staff_no == staff_no)
}

/// A nickname as the platform prints it: the shop's main account, a colon, the sub-account.
pub fn nickname(nick: &str) -> String {
    format!("{TMALL}:{nick}")
}
