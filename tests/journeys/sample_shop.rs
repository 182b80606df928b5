//! The sample shop: what a new owner meets first, as the contract tells it.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use domain::Lang;
use serde_json::{Value, json};

use crate::desk::{Desk, TODAY, text};
use crate::shop::SCHEME;

/// The sample's book, made once for this build of the tests.
pub fn book() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("journeys-sample");
        zhanggui_tests::made_once(&folder, "sample.zhanggui", |book| {
            let desk = Desk::new();
            desk.call("book.sample", json!({ "token": desk.host.token(book) }));
            desk.call("book.close", json!({}));
        })
    })
}

/// A desk with a copy of the sample open.
pub fn desk(lang: Lang) -> Desk {
    let desk = Desk::speaking(lang);
    std::fs::copy(book(), desk.path("sample.zhanggui")).unwrap();
    desk.call("book.open", json!({ "token": desk.token("sample.zhanggui") }));
    desk
}

#[test]
fn six_months_are_closed_one_confirmed_the_last_open() {
    let desk = desk(Lang::Zh);
    let info = desk.call("book.info", json!({}));
    assert_eq!(info["sample"], json!(true));
    let months: Vec<(String, bool)> = info["months"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| (text(&m["month"]), m["closed"] == json!(true)))
        .collect();
    let names = ["2026-10", "2026-09", "2026-08", "2026-07", "2026-06", "2026-05", "2026-04", "2026-03"];
    let want: Vec<(String, bool)> = names.iter().enumerate().map(|(i, m)| ((*m).to_owned(), i > 1)).collect();
    assert_eq!(months, want, "the last eight full months before {TODAY}");
    let states = |month: &str| -> Vec<String> {
        let board = desk.board(month);
        let mut all: Vec<String> =
            board["rows"].as_array().unwrap().iter().map(|r| text(&r["state"])).collect();
        all.sort();
        all.dedup();
        all
    };
    assert_eq!(states("2026-09"), ["confirmed"]);
    assert_eq!(states("2026-10"), ["open"]);
    assert_eq!(desk.board("2026-10")["version"], 2);
    let staff = desk.call("staff.list", json!({}));
    assert_eq!(
        (staff["people"].as_array().unwrap().len(), staff["shops"].as_array().unwrap().len()),
        (12, 2)
    );
}

#[test]
fn home_says_what_the_open_month_still_misses() {
    let desk = desk(Lang::Zh);
    let misses = desk.misses("2026-10");
    // 19 to 22 October without 客服数据; three late days; two helpers; one mark.
    for want in [("unbound", 2), ("missing_days", 4), ("unsettled", 3), ("missing_items", 1)] {
        assert!(misses.contains(&(want.0.to_owned(), want.1)), "{want:?} is not in {misses:?}");
    }
    assert!(misses.iter().any(|(kind, n)| kind == "unconfirmed" && *n >= 10), "{misses:?}");
    assert!(!misses.iter().any(|(kind, _)| kind == "ready_to_close"));
    let home = desk.call("home.summary", json!({ "month": "2026-10" }));
    for miss in home["misses"].as_array().unwrap() {
        assert!(!miss["examples"].as_array().unwrap().iter().any(|e| e == ""), "{miss}");
        assert!(["facts", "month", "staff", "schemes"].contains(&text(&miss["area"]).as_str()));
    }
    assert_eq!(desk.misses("2026-08"), [], "a closed month misses nothing");
    assert_eq!(desk.misses("2026-09"), [("ready_to_close".to_owned(), home_sheets(&desk, "2026-09"))]);
}

fn home_sheets(desk: &Desk, month: &str) -> u64 {
    desk.call("home.summary", json!({ "month": month }))["sheets"]["confirmed"].as_u64().unwrap()
}

#[test]
fn the_stories_of_the_sample_stand_on_its_board() {
    let desk = desk(Lang::Zh);
    let tied: Vec<Value> = ["003", "005"].map(|no| desk.line("2026-10", no)).to_vec();
    assert_eq!(tied[0]["total"], 93.9);
    assert_eq!(
        (&tied[0]["total"], &tied[0]["rank"]),
        (&tied[1]["total"], &tied[1]["rank"]),
        "a tie shares its rank"
    );
    let next = tied[0]["rank"].as_u64().unwrap() + 1;
    let board = desk.board("2026-10");
    assert!(board["rows"].as_array().unwrap().iter().all(|r| r["rank"] != json!(next)), "1, 1, 3");
    assert_eq!(desk.line("2026-10", "008")["unranked"], "leaver");
    assert_eq!(desk.line("2026-10", "012")["unranked"], "probation");
    let open = desk.line("2026-10", "010");
    assert_eq!((&open["total"], &open["unranked"]), (&json!(null), &json!("missing")));
    assert_eq!(desk.cell("2026-10", "010", "kb")["state"], "missing");
    assert_eq!(desk.line("2026-10", "001")["provisional"], json!(true));
    assert_eq!(desk.cell("2026-09", "006", "norms")["overridden"], json!(true));
    let why = desk.why("2026-09", "004", SCHEME, Some("response"));
    assert!(crate::desk::lines(&why).contains("断网"), "{why}");
    let passed = desk.call(
        "facts.list",
        json!({ "month": "2026-10", "query": "小满", "metric": "receive_users", "offset": 0, "limit": 500 }),
    );
    let owners: std::collections::BTreeSet<String> =
        passed["rows"].as_array().unwrap().iter().map(|r| text(&r["person"])).collect();
    assert_eq!(owners.into_iter().collect::<Vec<_>>(), ["008", "012"], "a nickname passes on");
}

#[test]
fn who_works_in_both_shops_has_one_sheet_and_figures_that_lead_to_the_file_of_the_second() {
    let desk = desk(Lang::Zh);
    let board = desk.board("2026-10");
    let own = board["rows"].as_array().unwrap().iter().filter(|r| r["staff_no"] == "011");
    assert_eq!(own.count(), 1);
    let of_month = |month: &str| {
        let request = json!({ "month": month, "query": "砚溪禾舍-青青", "offset": 0, "limit": 500 });
        desk.call("facts.list", request)["rows"].as_array().unwrap().clone()
    };
    let rows = of_month("2026-10");
    assert_eq!(rows.len(), 13);
    let asked = rows.iter().find(|r| r["metric"] == "consult_users").unwrap();
    assert_eq!(
        (&asked["person"], &asked["used"], &asked["state"]),
        (&json!("011"), &json!(true), &json!("settled"))
    );
    assert_eq!((&asked["from"], &asked["to"]), (&json!("2026-10-01"), &json!("2026-10-31")));
    let (file, cell) = (text(&asked["source"]["file"]), text(&asked["source"]["cell"]));
    assert_eq!((file.as_str(), cell.as_str()), ("客服_服务数据_20261001-20261031.xlsx", "C4"));
    let path = book().with_file_name("sample-exports/2026-10").join(file);
    let mut opened: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut opened, "客服绩效详情").unwrap();
    let said = sheet.get_value((3, 2)).unwrap().to_string();
    assert_eq!(asked["value"].to_string(), said, "the cell says the figure");
    assert!(of_month("2026-04").is_empty(), "not yet in the second shop");
}

#[test]
fn every_figure_says_whether_it_counts_and_if_not_why() {
    let desk = desk(Lang::Zh);
    let request = json!({ "month": "2026-10", "offset": 0, "limit": 100_000 });
    let rows = desk.call("facts.list", request)["rows"].as_array().unwrap().clone();
    let mut reasons = std::collections::BTreeMap::<String, u32>::new();
    for row in &rows {
        assert_eq!(row["used"] == json!(true), row["unused"] == json!(null), "{row}");
        let bound = row["person"] != json!(null);
        let why = row["unused"].as_str().unwrap_or_default();
        let nobodys = ["unbound", "ignored", "shop_level", "changing"].contains(&why);
        assert!(bound != nobodys || ["outranked", "excluded"].contains(&why), "{row}");
        *reasons.entry(why.to_owned()).or_default() += 1;
    }
    for reason in ["other_report", "unbound", "ignored"] {
        assert!(reasons.contains_key(reason), "{reasons:?}");
    }
    // 接待人数 of a day stands in more than one report: one of them counts.
    let of_day =
        |r: &&Value| r["person"] == "001" && r["day"] == "2026-10-06" && r["metric"] == "receive_users";
    let own: Vec<&Value> = rows.iter().filter(of_day).collect();
    assert!(own.len() > 1, "{own:?}");
    assert_eq!(own.iter().filter(|r| r["used"] == json!(true)).count(), 1, "{own:?}");
}

#[test]
fn every_total_is_the_sum_of_its_items_and_every_rank_follows_it() {
    let desk = desk(Lang::Zh);
    for back in 3..=10 {
        let month = format!("2026-{back:02}");
        let board = desk.board(&month);
        let rows = board["rows"].as_array().unwrap();
        assert!(rows.len() >= 9, "{month}: {}", rows.len());
        let num = |v: &Value| domain::Num::parse(&v.to_string());
        let mut ranked: Vec<(u64, domain::Num)> = Vec::new();
        for row in rows {
            let points: Vec<Option<domain::Num>> =
                row["cells"].as_array().unwrap().iter().map(|c| num(&c["points"])).collect();
            let sum: Option<domain::Decimal> = points.iter().map(|p| p.map(|p| p.0)).sum();
            assert_eq!(num(&row["total"]).map(|n| n.0), sum, "{month} {}", row["staff_no"]);
            assert_eq!(row["total"].is_null(), points.iter().any(Option::is_none));
            if let (Some(rank), Some(total)) = (row["rank"].as_u64(), num(&row["total"])) {
                ranked.push((rank, total));
            }
            let coefficient = row["coefficient"].clone();
            let by_total = num(&row["total"]).map(|t| match t.to_string().parse::<f64>().unwrap() {
                t if t >= 90.0 => json!(1.1),
                t if t >= 80.0 => json!(1),
                t if t >= 70.0 => json!(0.8),
                t if t >= 60.0 => json!(0.6),
                _ => json!(0),
            });
            assert_eq!(coefficient, by_total.unwrap_or_default(), "{month} {}", row["staff_no"]);
        }
        for (rank, total) in &ranked {
            let better = ranked.iter().filter(|(_, other)| other > total).count() as u64;
            assert_eq!(*rank, better + 1, "{month}: rank of {total}");
        }
        let means = desk.board(&month)["group_total"].clone();
        let sum: domain::Decimal = ranked.iter().map(|(_, t)| t.0).sum();
        let mean = domain::Num::from(sum).checked_div(domain::Num::from(ranked.len())).unwrap();
        assert_eq!(num(&means), Some(mean.round_half_up(2)), "{month}");
    }
}

#[test]
fn the_sample_is_opened_from_the_start_screen_again_and_again() {
    let desk = desk(Lang::En);
    let check = desk.call("book.check", json!({}));
    assert_eq!((&check["ok"], &check["lines"]), (&json!(true), &json!([])));
    let row = desk.call("backup.now", json!({}));
    assert_eq!(row["verified"], json!(true));
    let home = desk.call("home.summary", json!({ "month": "2026-10" }));
    assert_eq!((&home["last_backup"]["file"], &home["last_backup"]["days_ago"]), (&row["file"], &json!(0)));
    // Restoring beside, then over the open book.
    desk.call("posts.save", json!({ "name": "After the backup" }));
    desk.call("backup.restore", json!({ "from": row["token"], "to": desk.token("restored.zhanggui") }));
    assert!(text(&desk.call("book.info", json!({}))["path"]).ends_with("restored.zhanggui"));
    let posts = desk.call("staff.list", json!({}))["posts"].as_array().unwrap().len();
    desk.call("book.open", json!({ "token": desk.token("sample.zhanggui") }));
    assert_eq!(desk.call("staff.list", json!({}))["posts"].as_array().unwrap().len(), posts + 1);
    let over = |replace: bool| json!({ "from": row["token"], "to": desk.token("sample.zhanggui"), "replace": replace });
    desk.refused_with("backup.restore", over(false), "restore.exists");
    desk.call("backup.restore", over(true));
    assert_eq!(desk.call("staff.list", json!({}))["posts"].as_array().unwrap().len(), posts);
    let aside = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .filter(|f| f.as_ref().unwrap().file_name().to_string_lossy().contains("replaced"));
    assert!(aside.count() >= 1, "the book that was there is kept");
    let broken = desk.file("坏备份.zhanggui", b"not a book");
    desk.refused_with(
        "backup.restore",
        json!({ "from": broken, "to": desk.token("x.zhanggui") }),
        "book.not_a_book",
    );
    assert_eq!(
        desk.call("staff.list", json!({}))["posts"].as_array().unwrap().len(),
        posts,
        "the book is still open"
    );
}

#[test]
fn a_backup_shows_what_it_holds_beside_the_present_book_and_the_book_it_replaces_is_named() {
    let desk = crate::shop::ready();
    let row = desk.call("backup.now", json!({}));
    desk.call("posts.save", json!({ "name": "夜班" }));
    let look = desk.call("backup.look", json!({ "from": row["token"] }));
    for side in ["backup", "present"] {
        let held = &look[side];
        assert_eq!(
            (&held["people"], &held["shops"], &held["months"]),
            (&json!(3), &json!(["小满旗舰店"]), &json!(["2026-10"])),
            "{side}"
        );
        assert!(held["size"].as_u64().unwrap() > 10_000);
    }
    assert_eq!(look["present"]["last_change"], "设置岗位「夜班」");
    assert_eq!(look["backup"]["last_change"], "手工录入 何云 的「知识库贡献」：5");
    assert!(text(&look["backup"]["last_change_at"]) < text(&look["present"]["last_change_at"]));
    let broken = desk.file("坏备份.zhanggui", b"not a book");
    desk.refused_with("backup.look", json!({ "from": broken }), "book.not_a_book");
    let here = desk.host.token(desk.book_path());
    let done = desk.call("backup.restore", json!({ "from": row["token"], "to": here, "replace": true }));
    let aside = text(&done["aside"]);
    assert!(desk.path(&aside).is_file() && done["path"] == desk.book_path().display().to_string(), "{done}");
    let fresh = json!({ "from": row["token"], "to": desk.token("别处.zhanggui") });
    assert_eq!(desk.call("backup.restore", fresh)["aside"], json!(null));
}
