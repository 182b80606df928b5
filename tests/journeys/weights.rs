//! Reports whose rates bring no parts: two days of each make a month that was worked out by hand.

use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::shop::{self, MONTH};

/// A file and its lines.
type File = (&'static str, &'static str);

/// A shop of a platform with one nickname, whose it is, and its report of two days.
const SHOPS: [(&str, &str, &str, &str, [File; 2]); 3] = [
    (
        "小满微店",
        "weixin_shop",
        "小微",
        "001",
        [
            (
                "微信小店客服数据_2026-10-01.csv",
                "客服,咨询用户数,会话数,回复率,平均响应,未回复率,满意率\n小微,30,35,90%,20秒,10%,80%\n",
            ),
            (
                "微信小店客服数据_2026-10-02.csv",
                "客服,咨询用户数,会话数,回复率,平均响应,未回复率,满意率\n小微,10,90,100%,40秒,0%,100%\n",
            ),
        ],
    ),
    (
        "小满抖店",
        "douyin",
        "小飞",
        "002",
        [
            (
                "客服表现_2026-10-01至2026-10-01.csv",
                "客服账号,接待会话量,已接待人数,有效评价数,全天满意率,全天平响时长,全天3分钟回复率\n小飞,100,60,4,50%,30秒,90%\n",
            ),
            (
                "客服表现_2026-10-02至2026-10-02.csv",
                "客服账号,接待会话量,已接待人数,有效评价数,全天满意率,全天平响时长,全天3分钟回复率\n小飞,300,240,12,90%,20秒,98%\n",
            ),
        ],
    ),
    (
        "小满多多",
        "pinduoduo",
        "pdd001",
        "003",
        [
            (
                "客服_服务数据_20261001-20261001.csv",
                "客服账号,咨询人数,询单人数,最终成团人数,需要人工回复的咨询人数,人工接待人数,3分钟人工回复率(8-23点),平均人工响应时长\npdd001,100,20,8,40,40,80%,0.5\n",
            ),
            (
                "客服_服务数据_20261002-20261002.csv",
                "客服账号,咨询人数,询单人数,最终成团人数,需要人工回复的咨询人数,人工接待人数,3分钟人工回复率(8-23点),平均人工响应时长\npdd001,100,30,10,60,120,100%,0.1\n",
            ),
        ],
    ),
];

fn month(desk: &Desk, staff_no: &str, metric: &str) -> Value {
    let request = json!({ "metric": metric, "person": desk.person(staff_no), "from": MONTH, "to": MONTH });
    desk.call("metrics.history", request)["months"][0].clone()
}

#[test]
fn two_day_files_of_a_platform_make_the_month_by_what_their_report_counts() {
    let desk = shop::with_staff();
    let mut files = Vec::new();
    for (name, platform, nickname, staff_no, days) in SHOPS {
        let saved = desk.call("shops.save", json!({ "name": name, "platform": platform, "active": true }));
        let owner = json!({ "person": desk.person(staff_no) });
        desk.call("accounts.bind", json!({ "shop": saved["value"], "nickname": nickname, "owner": owner }));
        files.extend(days.map(|(file, lines)| desk.file(file, lines.as_bytes())));
    }
    desk.import(&files);
    for (staff_no, metric, value, weight) in [
        // (90 × 30 + 100 × 10) ÷ 40, and so on: by those who asked.
        ("001", "reply_rate", json!(92.5), "咨询人数"),
        ("001", "avg_resp_sec", json!(25), "咨询人数"),
        ("001", "unreplied_rate", json!(7.5), "咨询人数"),
        // (90 × 100 + 98 × 300) ÷ 400: by chats; times by customers: (30 × 60 + 20 × 240) ÷ 300.
        ("002", "within_3min_rate", json!(96), "接待会话量"),
        ("002", "avg_resp_sec", json!(22), "接待人数"),
        // (50 × 4 + 90 × 12) ÷ 16.
        ("002", "csat_rate", json!(80), "收到评价数"),
        // (80 × 40 + 100 × 60) ÷ 100: by those who need a human, not by all who asked, which would make 90.
        ("003", "within_3min_rate", json!(92), "需人工回复人数"),
        // (30 s × 40 + 6 s × 120) ÷ 160.
        ("003", "avg_resp_sec", json!(12), "接待人数"),
    ] {
        let found = month(&desk, staff_no, metric);
        assert_eq!(found["value"], value, "{staff_no} {metric}: {found:#}");
        assert_eq!((&found["days_with"], &found["days_of"]), (&json!(2), &json!(2)), "{staff_no} {metric}");
        let roles: Vec<String> =
            found["sources"].as_array().unwrap().iter().map(|s| text(&s["role"])).collect();
        assert!(roles.iter().any(|role| role.contains(weight)), "{staff_no} {metric}: {roles:?}");
    }
    // Nothing that the platform hands out says how many ratings there were.
    let found = month(&desk, "001", "csat_rate");
    assert_eq!((&found["value"], &found["days"][0]["value"]), (&Value::Null, &json!(80)));
}
