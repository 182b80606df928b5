//! The shipped 赤兔 layouts, by the header lists of both spellings.

use intake::Kind;

use crate::book::{codes, layouts, only_sheet, read, told, workbook};

/// 赤兔's own export of each report, with one row.
const OWN: [(&str, &str, &[&str], &[&str]); 3] = [
    (
        "chitu.per_person_day",
        "自定义报表_人均日接入_下单优先判定_2026-05-01至2026-05-01.xlsx",
        &[
            "客服昵称",
            "接待人数",
            "平均响应(秒)",
            "回复率",
            "询单->最终付款转化率",
            "上班天数",
            "服务满意度评价参与率",
            "客户满意率",
            "服务满意度评价很满意",
            "服务满意度评价满意",
            "服务满意度评价一般",
            "服务满意度评价不满",
            "服务满意度评价很不满",
        ],
        &["阿青", "20", "30.5", "95%", "20%", "1", "50%", "90%", "8", "1", "1", "0", "0"],
    ),
    (
        "chitu.weekly_person",
        "自定义报表_每周店铺个人数据_付款优先判定_2026-05-01至2026-05-01.xlsx",
        &[
            "客服昵称",
            "聊天人数(原咨询人数)",
            "接待人数",
            "询单人数",
            "销售额",
            "销售量",
            "销售人数",
            "销售订单数",
        ],
        &["阿青", "30", "20", "10", "1,234.50", "5", "4", "4"],
    ),
    (
        "chitu.agent_data",
        "自定义报表_客服数据_下单优先判定_2026-05-01至2026-05-01.xlsx",
        &[
            "客服昵称",
            "聊天人数(原咨询人数)",
            "接待人数",
            "直接接入人数",
            "转发接入人数",
            "转出人数",
            "总消息数",
            "买家消息数",
            "客服消息数",
            "答问比",
            "客服字数",
            "最大同时聊天数",
            "未回复人数",
            "回复率",
            "慢接待人数",
            "长接待人数",
            "首次响应(秒)",
            "平均响应(秒)",
            "平均接待时长",
        ],
        &[
            "阿青",
            "30",
            "20",
            "18",
            "2",
            "1",
            "300",
            "120",
            "180",
            "1.5",
            "5000",
            "4",
            "1",
            "95%",
            "0",
            "2",
            "15.2",
            "30.5",
            "2分30秒",
        ],
    ),
];

#[test]
fn chitu_s_own_exports_are_recognised_and_read_to_the_last_column() {
    for (layout, file, headers, row) in OWN {
        let draft = read(file, &workbook(&[("Sheet1", &[headers, row])]));
        assert_eq!(codes(&draft), Vec::<&str>::new(), "{layout}");
        let sheet = only_sheet(&draft);
        assert_eq!(sheet.layout.as_deref(), Some(layout));
        assert_eq!(sheet.unread, Vec::<String>::new());
        assert_eq!(sheet.rows[0].cells.len(), headers.len() - 1, "{layout}");
    }
}

#[test]
fn a_rate_carries_its_parts_from_the_same_row() {
    let (_, file, headers, row) = OWN[0];
    let draft = read(file, &workbook(&[("Sheet1", &[headers, row])]));
    let rate = crate::book::cell(&only_sheet(&draft).rows[0], "csat_rate");
    assert_eq!(rate.value.as_ref().unwrap().to_string(), "0.9");
    assert_eq!((rate.numerator, rate.denominator), (Some(9.into()), Some(10.into())));
    assert_eq!(rate.raw.as_deref(), Some("90%"));
    let (_, file, headers, row) = OWN[2];
    let draft = read(file, &workbook(&[("Sheet1", &[headers, row])]));
    let ratio = crate::book::cell(&only_sheet(&draft).rows[0], "qa_ratio");
    assert_eq!((ratio.numerator, ratio.denominator), (Some(180.into()), Some(120.into())));
    assert_eq!(told(&only_sheet(&draft).rows[0], "avg_receive_duration"), "150 settled");
}

#[test]
fn every_layout_is_found_by_itself_in_one_workbook() {
    let sheets: Vec<(&str, Vec<&[&str]>)> = OWN
        .iter()
        .zip(["甲", "乙", "丙"])
        .map(|((_, _, headers, row), name)| (name, vec![*headers, *row]))
        .collect();
    let sheets: Vec<(&str, &[&[&str]])> = sheets.iter().map(|(n, rows)| (*n, rows.as_slice())).collect();
    let draft = read("2026-05-01.xlsx", &workbook(&sheets));
    let found: Vec<_> = draft.sheets.iter().map(|s| (s.kind, s.layout.clone().unwrap())).collect();
    let want: Vec<_> = OWN.iter().map(|(id, ..)| (Kind::Facts, (*id).to_owned())).collect();
    assert_eq!(found, want);
}

#[test]
fn no_header_spelling_leads_to_two_columns_of_one_layout() {
    for layout in layouts() {
        let mut seen = std::collections::HashSet::new();
        for header in layout.columns.iter().flat_map(|c| &c.headers) {
            assert!(seen.insert(header.clone()), "{} names {header} twice", layout.id);
        }
        for part in layout
            .columns
            .iter()
            .filter_map(|c| c.parts.as_ref())
            .flat_map(|p| p.numerator.iter().chain(&p.denominator))
        {
            assert!(
                layout.columns.iter().any(|c| c.metric == *part),
                "{} has no column for {part}",
                layout.id
            );
        }
        for needed in layout.columns.iter().filter_map(|c| c.needs.as_ref()) {
            assert!(
                layout.columns.iter().any(|c| c.metric == *needed),
                "{} has no column for {needed}",
                layout.id
            );
        }
    }
}
