//! The twelve rules an importer keeps without asking, and what it doubts.

use domain::Span;
use domain::fact::FactState;
use domain::metric::Total;
use intake::{Kind, guess};

use crate::book::{cell, codes, day, only_sheet, param, row, told, workbook};
use crate::shipped::{layout_of, layouts, read, sheet};

const HEAD: &str = "客服昵称|日期|聊天人数(原咨询人数)|接待人数|未回复人数|首次响应(秒)|平均响应(秒)|回复率";

#[test]
fn rule_1_content_decides_and_not_the_name() {
    let text = "客服昵称,日期,聊天人数,接待人数,首次响应(秒)\n阿青,2026-05-01,5,4,12\n";
    let draft = read("导出.xlsx", text.as_bytes());
    assert_eq!(layout_of(&draft), Some("chitu.agent_data"), "{:?}", draft.problems);
    let bytes = workbook(&[(
        "Sheet1",
        &[&["客服昵称", "聊天人数", "接待人数", "首次响应(秒)"], &["阿青", "5", "4", "12"]],
    )]);
    assert_eq!(layout_of(&read("2026-05-01.csv", &bytes)), Some("chitu.agent_data"));
}

#[test]
fn rule_2_text_in_utf8_with_or_without_bom_and_in_gb18030_gives_the_same() {
    let text = "客服昵称,日期,聊天人数,接待人数,首次响应(秒)\n阿青,2026-05-01,\"1,234\",4,12\n";
    let mut bom = b"\xEF\xBB\xBF".to_vec();
    bom.extend(text.as_bytes());
    // GB18030 of the same text.
    let gb: Vec<u8> = GB.iter().flat_map(|part| part.iter().copied()).collect();
    for bytes in [text.as_bytes().to_vec(), bom, gb] {
        let draft = read("x.csv", &bytes);
        assert_eq!(codes(&draft), Vec::<&str>::new());
        assert_eq!(told(row(only_sheet(&draft), "阿青"), "consult_users"), "1234 settled");
    }
}

/// 客服昵称,日期,聊天人数,接待人数,首次响应(秒) / 阿青,2026-05-01,"1,234",4,12
const GB: [&[u8]; 12] = [
    b"\xBF\xCD\xB7\xFE\xEA\xC7\xB3\xC6,",
    b"\xC8\xD5\xC6\xDA,",
    b"\xC1\xC4\xCC\xEC\xC8\xCB\xCA\xFD,",
    b"\xBD\xD3\xB4\xFD\xC8\xCB\xCA\xFD,",
    b"\xCA\xD7\xB4\xCE\xCF\xEC\xD3\xA6(\xC3\xEB)\n",
    b"\xB0\xA2\xC7\xE0,",
    b"2026-05-01,",
    b"\"1,234\",",
    b"4,",
    b"12",
    b"\n",
    b"",
];

#[test]
fn rule_3_the_header_may_stand_low_or_on_two_lines_with_merged_blocks() {
    let low = sheet("x.xlsx", "S", &["报表", "", "说明|导出", "", HEAD, "阿青|2026-05-01|5|4|0|12|30|98%"]);
    assert_eq!(only_sheet(&low).rows[0].row, 5);
    let repeated = sheet(
        "x.xlsx",
        "S",
        &[
            "日期|接待人数|总|总|总|总|总|总|总|邀请",
            "||发出|收到|很满意|满意|一般|不满|很不满|发出",
            "2026-05-09|100|50|20|15|3|1|1|0|40",
        ],
    );
    assert_eq!(layout_of(&repeated), Some("sycm.reviews_shop"));
    assert_eq!(only_sheet(&repeated).headers[3], "总·收到");
    let invited = cell(&only_sheet(&repeated).rows[0], "csat_invited_sent");
    assert_eq!((invited.col, invited.value.as_ref().map(ToString::to_string)), (9, Some("40".into())));
}

#[test]
fn rule_4_headers_are_compared_without_bom_blanks_width_arrows_and_with_their_unit() {
    let draft = sheet(
        "2026-05-01.xlsx",
        "S",
        &[
            "\u{feff}客服 |接待\n人数\u{3000}|询单人数|询单→最终付款人数|平均响应时间（分钟)|首次响应时间(秒）",
            "阿青|5|4|2|1.5|12",
        ],
    );
    assert_eq!(layout_of(&draft), Some("chitu.presales_detail"), "{:?}", draft.problems);
    let row = &only_sheet(&draft).rows[0];
    assert_eq!(told(row, "avg_resp_sec"), "90 settled");
    assert_eq!(told(row, "first_resp_sec"), "12 settled");
    assert_eq!(told(row, "pay_users_final"), "2 settled");
}

#[test]
fn rule_5_rows_of_totals_are_kept_apart_and_check_our_sum() {
    let draft = sheet(
        "x.xlsx",
        "S",
        &[
            "日期|销售额|销售量|销售人数|件均价",
            "2026-05-01|100|3|2|33.33",
            "2026-05-02|50|2|2|25",
            "汇总值|160|5|3|30",
            "同行同层均值|99|9|9|11",
        ],
    );
    assert_eq!(only_sheet(&draft).rows.len(), 2);
    assert_eq!(codes(&draft), ["import.total_differs"]);
    assert_eq!(param(&draft, "import.total_differs", "header"), "销售额");
}

#[test]
fn rule_6_a_missing_figure_is_never_zero() {
    for text in ["", "-", "--", "—", "暂无数据", "/", "?", "NULL", "nan", "无退款申请"] {
        let line = format!("阿青|2026-05-01|{text}|4|0|12|30|98%");
        let draft = sheet("x.xlsx", "S", &[HEAD, &line]);
        assert_eq!(told(&only_sheet(&draft).rows[0], "consult_users"), "- missing", "{text}");
    }
    let draft = sheet("x.xlsx", "S", &[HEAD, "阿青|2026-05-01|延迟统计|4|0|12|30|98%"]);
    assert_eq!(told(&only_sheet(&draft).rows[0], "consult_users"), "- unsettled");
}

#[test]
fn rule_7_the_column_says_whether_rates_are_fractions_or_percent() {
    let rates = |a: &str, b: &str| {
        let lines = [
            "旺旺昵称|咨询人数|接待人数|有效接待人数|旺旺回复率",
            &format!("甲|5|4|4|{a}"),
            &format!("乙|5|4|4|{b}"),
        ]
        .map(str::to_owned);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let draft = sheet("2026-05-01.xlsx", "S", &lines);
        let sheet = only_sheet(&draft);
        let each = ["甲", "乙"].map(|n| {
            let found = row(sheet, n).cells.iter().find(|c| c.metric.as_ref() as &str == "reply_rate");
            found.and_then(|c| c.value.as_ref()).map_or("wrong".to_owned(), ToString::to_string)
        });
        each.join(" ")
    };
    assert_eq!(rates("95.5%", "100%"), "0.955 1");
    assert_eq!(rates("0.955", "1"), "0.955 1");
    assert_eq!(rates("95.5", "100"), "0.955 1");
    assert_eq!(rates("0.9", "95"), "0.9 wrong");
}

#[test]
fn rule_8_durations_are_seconds_whatever_they_are_written_in() {
    for (text, want) in
        [("11秒", "11"), ("2分30秒", "150"), ("1小时2分", "3720"), ("00:02:23", "143"), ("38.2", "38.2")]
    {
        let line = format!("小飞|10|9|{text}");
        let draft = sheet("2026-05-01.xlsx", "S", &["客服账号|接待会话量|已接待人数|全天平响时长", &line]);
        assert_eq!(told(&only_sheet(&draft).rows[0], "avg_resp_sec"), format!("{want} settled"));
    }
}

#[test]
fn rule_9_the_day_in_the_file_beats_the_name_and_is_read_as_its_platform_writes_it() {
    let pdd = |date: &str| {
        let line = format!("{date}|20|8|880.00");
        let draft = sheet("x_2026-05-01.xlsx", "S", &["日期|询单人数|最终成团人数|客服销售额", &line]);
        draft.sheets[0].rows.first().map(|r| r.span)
    };
    for text in ["05-09-26", "2026.05.09", "2026/5/9", "20260509", "2026年05月09日", "#46151"] {
        assert_eq!(pdd(text), Some(Span::day(day("2026-05-09"))), "{text}");
    }
    let chitu = sheet("x.xlsx", "S", &[HEAD, "阿青|05-09-26|5|4|0|12|30|98%"]);
    assert_eq!(codes(&chitu), ["import.not_a_date"], "an order nobody stated is not guessed");
}

#[test]
fn rule_10_an_import_answers_for_the_days_its_name_asked_for() {
    let lines = ["客服昵称|聊天人数|接待人数|首次响应(秒)", "阿青|5|4|12"];
    let draft = sheet("自定义报表_2026-04-20至2026-04-26.xlsx", "S", &lines);
    assert_eq!(only_sheet(&draft).covers, [Span { first: day("2026-04-20"), last: day("2026-04-26") }]);
}

#[test]
fn rule_11_a_nickname_is_kept_as_printed_but_for_blanks_at_its_ends() {
    let draft = sheet("x.xlsx", "S", &[HEAD, "  旗舰店:Ａ青 \u{3000}|2026-05-01|5|4|0|12|30|98%"]);
    assert_eq!(only_sheet(&draft).rows[0].nickname.as_deref(), Some("旗舰店:Ａ青"));
}

/// Reports that a platform hands out side by side, of the same agents and days: a layout, and the sister that has
/// what it is weighted by.
const SISTERS: [(&str, &str); 4] = [
    ("chitu.per_person_day", "chitu.weekly_person"),
    ("chitu.presales_detail", "chitu.agent_data"),
    ("chitu.presales_detail", "chitu.weekly_person"),
    ("sycm.custom_agent", "sycm.reception"),
];

#[test]
fn rule_12_a_rate_or_mean_has_what_it_is_computed_from_in_its_sheet_or_a_sister_or_says_that_nothing_has() {
    let (all, metrics) = (layouts(), crate::shipped::metrics());
    let mut bare = Vec::new();
    for layout in &all {
        let sisters = SISTERS.iter().filter(|(own, _)| *own == layout.id);
        let sheets: Vec<_> = all
            .iter()
            .filter(|l| l.id == layout.id || sisters.clone().any(|(_, sister)| *sister == l.id))
            .collect();
        assert!(sheets.iter().all(|s| s.nickname.is_empty() == layout.nickname.is_empty()), "{}", layout.id);
        let has = |metric: &str| sheets.iter().any(|s| s.columns.iter().any(|c| c.metric == metric));
        for column in &layout.columns {
            let metric = metrics.iter().find(|m| m.id == column.metric).unwrap();
            let computed = match &metric.total {
                Total::Rate { weight } | Total::Weighted { weight } => {
                    let parts = column.parts.iter().any(|p| {
                        let mut own = p.numerator.iter().chain(&p.denominator);
                        own.all(|part| layout.columns.iter().any(|c| c.metric == *part))
                    });
                    parts || column.weight().or(weight.as_deref()).is_some_and(has)
                }
                Total::Quotient { top, bottom } => {
                    column.weight().is_some_and(has) || top.iter().chain(bottom).all(|t| has(&t.metric))
                }
                _ => true,
            };
            let what = format!("{} {}", layout.id, column.metric);
            assert!(computed || column.no_base, "{what}: days can never make a month, and nothing says so");
            assert!(column.needs.is_none() || !column.no_base, "{what}: it needs something and has no base");
            if !computed {
                bare.push(what);
            }
        }
    }
    assert_eq!(
        bare,
        [
            "jd.workload csat_rate",
            "kuaishou.shop csat_rate",
            "kuaishou.shop csat_rate_sessions",
            "kuaishou.shop bad_rating_rate",
            "kuaishou.shop bad_rating_rate_sessions",
            "kuaishou.shop dissat_rate",
            "sycm.custom_agent csat_rate",
            "weixin.service csat_rate",
        ]
    );
}

#[test]
fn a_printed_0_measures_nothing_where_nothing_in_the_row_says_what_of() {
    let states = |file: &str, tab: &str, lines: &[&str]| -> Vec<String> {
        let draft = sheet(file, tab, lines);
        let row = &only_sheet(&draft).rows[0];
        let bare = row.cells.iter().filter(|c| c.state == FactState::NotMeasured);
        bare.map(|c| c.metric.to_string()).collect()
    };
    let head = "旺旺昵称|询单最终付款人数|询单人数|询单最终付款转化率|首次响应时长（秒)|平均响应时长（秒)|客户满意率|旺旺回复率|询单最终付款金额|成功退款金额";
    let own = |line: &str| {
        states("自制报表-报表查看-客服绩效_20260401_20260430_全部.xlsx", "客服绩效", &[head, line])
    };
    let bare = ["first_resp_sec", "avg_resp_sec", "csat_rate", "reply_rate"];
    assert_eq!(own("阿青|0|10|0.00%|0.00|0|0.00%|0.00%|0|0"), bare, "a conversion of 0 has its 10 inquiries");
    assert!(own("阿青|4|10|40.00%|12.50|30|90%|99%|0|0").is_empty());
    let weixin = ["客服|咨询用户数|会话数|回复率|平均响应|未回复率|满意率", "小微|30|35|97%|28秒|0%|0%"];
    assert_eq!(states("微信小店客服数据_2026-05-09.xlsx", "Sheet1", &weixin), ["csat_rate"]);
    let shop = [
        "日期|三分钟回复率（人维度）|咨询人数|好评率（人维度）|IM不满意率（人维度）|人工平均回复时长",
        "2026-05-09|0%|30|0%|0%|0秒",
    ];
    let found = states("客服_考核数据.xlsx", "客服_考核数据", &shop);
    assert_eq!(found, ["avg_resp_sec", "csat_rate", "dissat_rate"]);
}

#[test]
fn a_sheet_that_two_layouts_explain_alike_is_left_to_the_owner() {
    let lines =
        ["客服昵称|聊天人数|接待人数|首次响应(秒)|平均响应(秒)|销售额|销售量", "阿青|5|4|12|30|100|2"];
    let draft = sheet("2026-05-01.xlsx", "S", &lines);
    let only = only_sheet(&draft);
    assert_eq!((only.kind, draft.refused()), (Kind::Unknown, true));
    let first: Vec<&str> = only.guesses.iter().take(2).map(|g| g.layout.as_str()).collect();
    assert_eq!(first, ["chitu.agent_data", "chitu.weekly_person"]);
    assert_eq!(codes(&draft), ["import.no_layout", "import.looks_like"]);
    let named = sheet("自定义报表_客服数据_2026-05-01至2026-05-01.xlsx", "S", &lines);
    assert_eq!(layout_of(&named), Some("chitu.agent_data"), "its name tells which");
}

#[test]
fn an_unknown_sheet_names_what_it_is_most_like_and_what_it_lacks() {
    let lines = ["客服账号|咨询人数|询单人数|最终成团人数|人工接待人数|客服销售额|心情", "p1|5|4|1|4|10|好"];
    let draft = sheet("2026-05-01.xlsx", "S", &lines);
    let best = &only_sheet(&draft).guesses[0];
    assert_eq!(best.layout, "pdd.agent_detail");
    assert_eq!(best.missing, ["需要人工回复的咨询人数"]);
    assert_eq!(best.unread, ["心情"]);
    assert_eq!(best.matched.len(), 6);
    assert_eq!(param(&draft, "import.looks_like", "like_zh"), "拼多多 客服绩效详情");
    let strange = sheet("x.xlsx", "流水", &["日期|收入|支出", "2026-05-01|5|6"]);
    assert_eq!(codes(&strange), ["import.no_layout"]);
    assert!(only_sheet(&strange).guesses.is_empty());
    let (tables, _) = intake::tables(
        &intake::Here,
        "x.xlsx",
        &workbook(&[("S", &[&["客服账号", "接待会话量", "已接待人数"]])]),
    )
    .unwrap();
    assert_eq!(guess(tables[0].as_ref().unwrap(), &layouts())[0].layout, "feige.agent");
}
