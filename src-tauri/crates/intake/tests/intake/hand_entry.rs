//! Our own hand-entry template, read back.

use intake::Kind;

use crate::book::{codes, only_sheet, param, read, workbook};

fn template(rows: &[&[&str]]) -> Vec<u8> {
    let ids: &[&str] = &["", "", "solve", "", "attitude"];
    let head: &[&str] = &["工号", "姓名", "问题解决率 (%)", "备注", "服务态度"];
    let mut all: Vec<&[&str]> = vec![&["掌柜手工录入", "online_agent_100", "2026-05"], ids, head];
    all.extend(rows);
    workbook(&[("手工录入", &all)])
}

#[test]
fn filled_cells_come_back_as_marks_and_empty_ones_do_not() {
    let rows: &[&[&str]] = &[
        &["007", "阿青", "#95.5", "随便", "优"],
        &["008", "小禾", "96%", "", ""],
        &["#9", "小鹿", "%0.97", "", "#0"],
        &["010", "小满", "--", "", " "],
    ];
    let draft = read("录入.xlsx", &template(rows));
    assert_eq!(codes(&draft), Vec::<&str>::new());
    let sheet = only_sheet(&draft);
    assert_eq!(sheet.kind, Kind::Marks);
    let marks = sheet.marks.as_ref().unwrap();
    assert_eq!((marks.scheme.as_str(), marks.month.to_string().as_str()), ("online_agent_100", "2026-05"));
    let told: Vec<_> = marks
        .marks
        .iter()
        .map(|m| (m.staff_no.as_str(), m.item.as_str(), m.value.to_string(), m.row, m.col))
        .collect();
    let want = [
        ("007", "solve", "95.5", 3, 2),
        ("007", "attitude", "优", 3, 4),
        ("008", "solve", "96", 4, 2),
        ("9", "solve", "97", 5, 2),
        ("9", "attitude", "0", 5, 4),
    ];
    assert_eq!(told, want.map(|(no, item, value, r, c)| (no, item, value.to_owned(), r, c)));
}

#[test]
fn marks_without_a_person_or_twice_for_one_are_told() {
    let draft =
        read("录入.xlsx", &template(&[&["", "阿青", "#95"], &["7", "阿青", "#95"], &["7", "阿青", "#96"]]));
    assert_eq!(codes(&draft), ["import.marks_no_staff_no", "import.marks_staff_twice"]);
    assert_eq!(param(&draft, "import.marks_staff_twice", "cell"), "A6");
    assert_eq!(only_sheet(&draft).marks.as_ref().unwrap().marks.len(), 1);
}

#[test]
fn a_template_with_a_changed_top_is_refused() {
    let ids: &[&str] = &["", "", "a", "a"];
    for (top, ids, code) in [
        (&["掌柜手工录入", "x", "五月"], &ids[..3], "import.marks_top_changed"),
        (&["掌柜手工录入", "", "2026-05"], &ids[..3], "import.marks_top_changed"),
        (&["掌柜手工录入", "x", "2026-05"], &ids[..2], "import.marks_no_items"),
        (&["掌柜手工录入", "x", "2026-05"], ids, "import.marks_item_twice"),
    ] {
        let rows: &[&[&str]] = &[top, ids, &["工号", "姓名", "服务态度"], &["7", "阿青", "5"]];
        let draft = read("录入.xlsx", &workbook(&[("录入", rows)]));
        assert_eq!(codes(&draft), [code]);
        assert!(draft.refused());
    }
}

#[test]
fn the_month_may_be_written_as_people_write_it() {
    for month in ["2026-05", "2026年5月", "2026/5", "２０２６-０５", "#46143"] {
        let rows: &[&[&str]] = &[
            &["掌柜手工录入", "x", month],
            &["", "", "a"],
            &["Staff no.", "Name", "态度"],
            &["7", "阿青", "5"],
        ];
        let draft = read("录入.xlsx", &workbook(&[("录入", rows)]));
        assert_eq!(only_sheet(&draft).marks.as_ref().unwrap().month.to_string(), "2026-05", "{month}");
    }
}
