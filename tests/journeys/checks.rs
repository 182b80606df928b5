//! Figures that a file states twice: the owner sees both, and the cells they stand in.

use domain::Problem;
use serde_json::{Value, json};

use crate::desk::{sentence, text};
use crate::shop;

#[test]
fn a_mean_row_that_does_not_fit_is_told_with_both_cells_and_one_that_fits_says_how() {
    let desk = shop::with_staff();
    let csv = "客服昵称,聊天人数,接待人数,首次响应(秒),平均响应(秒)\n店:阿青,100,90,10,20\n店:小白,12,10,20,40\n均值,56,50,11,25\n";
    let preview = desk.preview(&[desk.file("客服数据_2026-11-02.csv", csv.as_bytes())]);
    let checks = preview["sheets"][0]["checks"].as_array().unwrap();
    let told: Vec<String> = checks
        .iter()
        .map(|c| {
            let of = |key: &str| text(&c[key]);
            format!("{} {} {} {} {}", of("metric"), c["ok"], of("how"), of("ours_cell"), of("theirs_cell"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "consult_users true mean B2:B3 B4",
            "receive_users true mean C2:C3 C4",
            "first_resp_sec true weighted D2:D3 D4",
            "avg_resp_sec false mean E2:E3 E4",
        ]
    );
    let problems = preview["sheets"][0]["problems"].as_array().unwrap();
    assert_eq!((problems.len(), &problems[0]["code"]), (1, &json!("import.total_differs")), "{preview:#}");
    let said = text(&problems[0]["text"]);
    for part in ["第 4 行", "25（E4）", "30（E2:E3）", "加权平均是 22"] {
        assert!(said.replace(['\u{2068}', '\u{2069}'], "").contains(part), "{part}: {said}");
    }
    assert_eq!(preview["can_commit"], true, "a difference is told and stops nothing");
    for how in ["sum", "mean", "weighted"] {
        let names =
            ["sheet", "label", "header", "row", "ours", "theirs", "ours_cell", "theirs_cell", "weighted"];
        let problem = names.iter().fold(Problem::new("import.total_differs"), |p, name| p.with(name, "7"));
        sentence(&problem.with("how", how));
    }
}

#[test]
fn a_month_of_attendance_that_its_days_do_not_add_to_is_told_with_both_cells() {
    let desk = shop::with_staff();
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/intake/tests/fixtures");
    let known = |file: &str| desk.preview(&[desk.host.token(folder.join(file))]);
    let good = known("dingtalk.daily.xlsx");
    let checks = good["known"][0]["checks"].as_array().unwrap();
    assert!(checks.len() == 9 && checks.iter().all(|c| c["ok"] == true), "{good:#}");
    let bad = known("dingtalk.month.xlsx");
    let late: Vec<_> =
        bad["known"][0]["checks"].as_array().unwrap().iter().filter(|c| c["ok"] == false).collect();
    assert_eq!(late.len(), 1);
    assert_eq!((&late[0]["ours"], &late[0]["theirs"]), (&json!(1), &json!(2)));
    let cells = (&late[0]["ours_cell"], &late[0]["theirs_cell"]);
    assert_eq!(cells, (&json!("每日统计!R5:R7"), &json!("J5")));
    let groups = bad["groups"].as_array().unwrap();
    let told = groups.iter().find(|g| g["code"] == "import.days_and_month_differ").unwrap();
    assert!(text(&told["text"]).contains("迟到次数") && told["warning"] == true, "{told:#}");
    assert!(!text(&told["cure"]).is_empty());
    let names =
        ["sheet", "other", "header", "compared", "differing", "ours", "theirs", "ours_cell", "theirs_cell"];
    sentence(&names.iter().fold(Problem::new("import.days_and_month_differ"), |p, name| p.with(name, "7")));
}

#[test]
fn a_file_of_the_other_attribution_is_told_before_it_replaces_what_is_there() {
    let desk = shop::with_staff();
    let lines = |sold: &str| {
        format!(
            "客服昵称,聊天人数(原咨询人数),接待人数,询单人数,销售额,销售量,销售人数,销售订单数\n店:阿青,30,28,20,{sold},9,8,8\n"
        )
    };
    let file = |mode: &str, days: &str, sold: &str| {
        desk.file(&format!("自定义报表_每周店铺个人数据_{mode}_{days}.csv"), lines(sold).as_bytes())
    };
    let (order, pay) = ("下单优先判定", "付款优先判定");
    let told = |tokens: &[String]| -> Vec<Value> {
        let groups = desk.preview(tokens)["groups"].as_array().unwrap().clone();
        groups.into_iter().filter(|g| g["code"] == "import.other_mode").collect()
    };
    let first = file(order, "2026-11-02至2026-11-02", "500");
    assert!(told(std::slice::from_ref(&first)).is_empty(), "nothing to compare with");
    desk.import(&[first]);
    assert!(told(&[file(order, "2026-11-03至2026-11-03", "600")]).is_empty());
    let other = file(pay, "2026-11-02至2026-11-02 (1)", "450");
    let found = told(std::slice::from_ref(&other));
    assert_eq!((found.len(), &found[0]["warning"], &found[0]["count"]), (1, &json!(true), &json!(1)));
    let said = text(&found[0]["text"]).replace(['\u{2068}', '\u{2069}'], "");
    for part in [pay, order, "2026-11-02至2026-11-02.csv"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(text(&found[0]["cure"]).contains("取消勾选"));
    // Told and not refused: the owner may change over, and from then on the new one is what is compared with.
    desk.import(&[other]);
    assert!(told(&[file(pay, "2026-11-04至2026-11-04", "700")]).is_empty());
    // Two files of one import.
    let fresh = shop::with_staff();
    let both = [(order, "05"), (pay, "06")].map(|(mode, day)| {
        let name = format!("自定义报表_每周店铺个人数据_{mode}_2026-11-{day}至2026-11-{day}.csv");
        fresh.file(&name, lines("100").as_bytes())
    });
    let groups = fresh.preview(&both)["groups"].as_array().unwrap().clone();
    assert!(groups.iter().any(|g| g["code"] == "import.other_mode" && g["count"] == 1), "{groups:?}");
    for (found, expected) in [("order", "pay"), ("pay", "order")] {
        let problem =
            ["file", "sheet", "other"].iter().fold(Problem::new("import.other_mode"), |p, n| p.with(n, "7"));
        sentence(&problem.with("found", found).with("expected", expected));
    }
}
