//! Rows of means, and rates in rows of totals: what platforms print is no fault where either reading fits.

use intake::FileDraft;

use crate::book::{codes, only_sheet, param};
use crate::shipped::sheet;

const HEAD: &str = "旺旺昵称|咨询人数|接待人数|客服消息数|买家消息数|答问比|回复率|首次响应(秒)|平均响应(秒)";

/// Two agents of one day, one with nine times the chats, and a last row.
fn day(last: &str) -> FileDraft {
    let rows = ["阿青|100|90|180|90|2|90%|10|20", "小白|12|10|15|15|1|100%|20|40"];
    sheet("客服数据_2026-05-09.xlsx", "客服数据", &[HEAD, rows[0], rows[1], last])
}

/// Metric and how the figure was made, of the checks that hold.
fn fitting(draft: &FileDraft) -> Vec<(&str, &str)> {
    only_sheet(draft).checks.iter().filter(|c| c.ok).map(|c| (c.metric.as_str(), c.how.code())).collect()
}

#[test]
fn a_mean_over_agents_and_a_weighted_one_both_pass_and_the_check_says_which() {
    let plain = day("均值|56|50|97.5|52.5|1.5|95%|15|30");
    assert_eq!(codes(&plain), Vec::<&str>::new());
    let all = ["consult_users", "receive_users", "agent_msgs", "buyer_msgs", "qa_ratio"];
    let rates = ["reply_rate", "first_resp_sec", "avg_resp_sec"];
    let mut told = fitting(&plain);
    told.sort_unstable();
    let mut want: Vec<_> = all.iter().chain(&rates).map(|m| (*m, "mean")).collect();
    want.sort_unstable();
    assert_eq!(told, want);
    // 195 ÷ 105 messages; 11 s and 22 s over 100 chats.
    let weighted = day("平均值|56|50|97.5|52.5|1.86|91%|11|22");
    assert_eq!(codes(&weighted), Vec::<&str>::new());
    for metric in ["qa_ratio", "reply_rate", "first_resp_sec", "avg_resp_sec"] {
        assert!(fitting(&weighted).contains(&(metric, "weighted")), "{metric} {:?}", fitting(&weighted));
    }
}

#[test]
fn a_mean_that_neither_reading_gives_is_told_with_both_figures_and_both_cells() {
    let draft = day("均值|56|50|97.5|52.5|1.5|95%|15|25");
    assert_eq!(codes(&draft), ["import.total_differs"]);
    let told = ["header", "how", "ours", "weighted", "theirs", "ours_cell", "theirs_cell"]
        .map(|name| param(&draft, "import.total_differs", name));
    assert_eq!(told, ["平均响应(秒)", "mean", "30", "22", "25", "I2:I3", "I4"]);
}

#[test]
fn a_printed_mean_is_compared_as_far_as_it_is_printed() {
    for (printed, ok) in [("52.5", true), ("53", true), ("52", true), ("52.6", false), ("51", false)] {
        let draft = day(&format!("均值|56|50|97.5|{printed}|1.5|95%|15|30"));
        assert_eq!(codes(&draft).is_empty(), ok, "{printed}");
    }
}

#[test]
fn a_rate_in_a_row_of_totals_is_made_of_the_rows_parts() {
    let draft = day("汇总|112|100|195|105|1.86|-|-|-");
    assert_eq!(codes(&draft), Vec::<&str>::new());
    assert!(fitting(&draft).contains(&("qa_ratio", "weighted")));
    let mean = day("汇总|112|100|195|105|1.5|-|-|-");
    assert_eq!(codes(&mean), ["import.total_differs"], "a total is no mean");
    assert_eq!(param(&mean, "import.total_differs", "how"), "weighted");
    assert_eq!(param(&mean, "import.total_differs", "weighted"), "none");
}

#[test]
fn agents_who_did_not_work_may_count_in_a_mean_or_not() {
    let rows =
        [HEAD, "阿青|100|90|180|90|2|90%|10|20", "小白|12|10|15|15|1|100%|20|40", "歇|0|0|0|0|0|0|0|0"];
    for (last, ok) in [
        ("均值|56|50|-|-|-|-|15|-", true),
        ("均值|37.33|33.33|-|-|-|-|15|-", true),
        ("均值|40|33|-|-|-|-|15|-", false),
    ] {
        let lines: Vec<&str> = rows.iter().copied().chain([last]).collect();
        let draft = sheet("客服数据_2026-05-09.xlsx", "客服数据", &lines);
        assert_eq!(codes(&draft).is_empty(), ok, "{last} {:?}", codes(&draft));
    }
}

#[test]
fn means_of_the_whole_shop_and_of_its_rivals_are_not_ours_to_check() {
    for label in ["全店平均值", "同行同层均值", "同行同层优秀"] {
        let draft = sheet(
            "客服绩效_20260509.xlsx",
            "客服绩效",
            &[
                "旺旺昵称|询单最终付款人数|询单人数|首次响应时长(秒)|平均响应时长(秒)|旺旺回复率",
                "阿青|4|10|12|30|95%",
                &format!("{label}|9|99|1|1|99%"),
            ],
        );
        assert!(codes(&draft).is_empty() && only_sheet(&draft).checks.is_empty(), "{label}");
    }
}
