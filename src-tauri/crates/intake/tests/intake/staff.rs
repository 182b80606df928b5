//! Staff tables.

use intake::{Here, Kind, read_staff};

use crate::book::{codes, day, only_sheet, param, read, workbook};

#[test]
fn a_staff_table_is_read_with_its_columns_in_any_order() {
    let rows: &[&[&str]] = &[
        &["某店员工表"],
        &["姓名", "岗位", "工号", "入职日期", "昵称", "店铺", "离职日期"],
        &["阿青", "售前", "007", "2025/3/1", "旗舰店:阿青、旗舰店:小青", "旗舰店", ""],
        &["阿青", "", "007", "2025-03-01", "专卖店:阿青", "专卖店", "-"],
        &["小禾", "售后", "#8", "#45717", "", "旗舰店", "2026年5月31日"],
    ];
    let draft = read("员工.xlsx", &workbook(&[("花名册", rows)]));
    assert_eq!(codes(&draft), Vec::<&str>::new());
    let sheet = only_sheet(&draft);
    assert_eq!(sheet.kind, Kind::Staff);
    let [a, b, c] = sheet.staff.as_slice() else { panic!("{:?}", sheet.staff) };
    assert_eq!(
        (a.staff_no.as_str(), a.name.as_str(), a.hired, a.left),
        ("007", "阿青", Some(day("2025-03-01")), None)
    );
    assert_eq!(a.nicknames, ["旗舰店:阿青", "旗舰店:小青"]);
    assert_eq!(b.shop.as_deref(), Some("专卖店"));
    assert_eq!(
        (c.staff_no.as_str(), c.hired, c.left),
        ("8", Some(day("2025-03-01")), Some(day("2026-05-31")))
    );
}

#[test]
fn gaps_bad_dates_and_shared_numbers_are_told_and_two_of_one_name_are_fine() {
    let rows: &[&[&str]] = &[
        &["工号", "姓名", "岗位", "入职日期", "离职日期"],
        &["1", "王伟", "售前", "", ""],
        &["2", "王伟", "售前", "", ""],
        &["1", "李娜", "售前", "", ""],
        &["", "张三", "售前", "", ""],
        &["4", "", "售前", "", ""],
        &["5", "赵六", "售前", "去年", ""],
        &["6", "孙七", "售前", "2026-05-02", "2026-05-01"],
    ];
    let draft = read("员工.xlsx", &workbook(&[("Sheet1", rows)]));
    let want = [
        "import.staff_same_name",
        "import.staff_number_twice",
        "import.staff_no_number",
        "import.staff_no_name",
        "import.not_a_date",
        "import.staff_left_before_hired",
    ];
    assert_eq!(codes(&draft), want);
    assert_eq!(only_sheet(&draft).staff.len(), 2);
    assert_eq!(param(&draft, "import.staff_number_twice", "other"), "王伟");
}

#[test]
fn an_attendance_report_is_no_staff_table_unless_asked() {
    let head: &[&str] =
        &["姓名", "考勤组", "部门", "工号", "职位", "UserId", "日期", "班次", "上班1", "下班1"];
    let bytes = workbook(&[(
        "每日统计",
        &[head, &["阿青", "甲", "乙", "7", "客服", "u1", "26-05-01", "早", "8:00", "18:00"]],
    )]);
    assert_eq!(codes(&read("考勤.xlsx", &bytes)), ["import.no_layout"]);
    assert_eq!(read_staff(&Here, "考勤.xlsx", &bytes).sheets[0].staff.len(), 1);
    assert_eq!(
        codes(&read_staff(&Here, "x.xlsx", &workbook(&[("A", &[&["店铺", "金额"]])]))),
        ["import.no_staff_table"]
    );
}
