//! The books of earlier shapes in `tests/upgrades`, made by the released migrations and nothing else of the program.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::schema::{APPLICATION_ID, MIGRATIONS, newest};

const SCHEME: &str = r#"{"id": "night", "type": "scheme", "name": {"zh": "夜班考核", "en": "Night shift"},
 "period": "month", "total": {"nominal": 20}, "items": [
 {"id": "volume", "metric": "K2", "zh": "咨询量", "en": "Consultations", "weight": 10, "target": 30, "unit": "per day",
  "rule": {"kind": "ratio", "dir": "higher", "cap": 1, "floor": 0}},
 {"id": "kb", "metric": "K69", "zh": "知识库贡献", "en": "Knowledge contributions", "weight": 10, "target": 5,
  "unit": "entries/month", "rule": {"kind": "ratio", "dir": "higher", "cap": 1, "floor": 0}}]}"#;

/// Days count from 1970: 20574 is 1 May 2026. What the program of the first shape kept; every later shape holds the same and its own.
const FIRST: &str = r#"
INSERT INTO setting (key, json) VALUES ('name', '"旧账本"'), ('actors', '["苏掌柜"]');
INSERT INTO shop (name, platform) VALUES ('旧店', 'tmall');
INSERT INTO post (name) VALUES ('客服');
INSERT INTO person (staff_no, name, pinyin, post, hired) VALUES
  ('001', '陈青', 'chenqing cq', 1, '2024-03-01'), ('002', '林北', 'linbei lb', 1, NULL);
INSERT INTO account (shop, nickname) VALUES (1, '店:阿青'), (1, '店:小北'), (1, '店:没人');
INSERT INTO binding (account, person, from_day, to_day) VALUES (1, 1, NULL, NULL), (2, 2, '2026-05-01', NULL);
INSERT INTO change (at, actor, code, params) VALUES ('2026-06-01 09:00:00', '', 'change.post', '{"post":"客服"}');
INSERT INTO change_row (change, tbl, op, key, old, new) VALUES (1, 'post', 'insert', 1, NULL, '{"id":1,"name":"客服"}');
INSERT INTO import (at, by, state) VALUES
  ('2026-06-01 09:00:00', '', 'withdrawn'), ('2026-06-01 10:00:00', '', 'active');
INSERT INTO import_sheet (import, file, sha256, sheet, layout, shop, headers, first, last, row_count, fact_count) VALUES
  (1, '错的.xlsx', '00', '客服数据', 'chitu.agent_data', 1, '["日期","旺旺昵称","咨询人数"]', 20574, 20574, 1, 1),
  (2, '五月.xlsx', '01', '客服数据', 'chitu.agent_data', 1, '["日期","旺旺昵称","咨询人数","接待人数"]', 20574, 20575, 5, 7),
  (2, '五月.xlsx', '01', '人均日接入', 'chitu.per_person_day', 1, '["日期","旺旺","上班天数","回复率"]', 20574, 20575, 4, 7);
INSERT INTO cover (import_sheet, first, last) VALUES (1, 20574, 20574), (2, 20574, 20575), (3, 20574, 20575);
INSERT INTO metric_key (id, metric) VALUES (1, 'consult_users'), (2, 'receive_users'), (3, 'work_days'), (4, 'reply_rate');
INSERT INTO fact_row (id, import_sheet, account, first, last, row) VALUES
  (1, 1, 1, 20574, 20574, 1),
  (2, 2, 1, 20574, 20574, 1), (3, 2, 1, 20575, 20575, 2), (4, 2, 2, 20574, 20574, 3), (5, 2, 2, 20575, 20575, 4),
  (6, 2, 3, 20574, 20574, 5),
  (7, 3, 1, 20574, 20574, 1), (8, 3, 1, 20575, 20575, 2), (9, 3, 2, 20574, 20574, 3), (10, 3, 2, 20575, 20575, 4);
INSERT INTO fact (fact_row, col, metric, value, num, den, state, raw) VALUES
  (1, 2, 1, 999, NULL, NULL, 0, NULL),
  (2, 2, 1, 20, NULL, NULL, 0, NULL), (2, 3, 2, 18, NULL, NULL, 0, '18人'),
  (3, 2, 1, 25, NULL, NULL, 0, NULL), (3, 3, 2, NULL, NULL, NULL, 2, '-'),
  (4, 2, 1, 30, NULL, NULL, 0, NULL), (5, 2, 1, 600, NULL, NULL, 0, NULL), (6, 2, 1, 7, NULL, NULL, 0, NULL),
  (7, 2, 3, 1, NULL, NULL, 0, NULL), (7, 3, 4, '0.9', 18, 20, 0, '90%'),
  (8, 2, 3, 1, NULL, NULL, 0, NULL), (8, 3, 4, '0.12345678901234567890', NULL, NULL, 0, NULL),
  (9, 2, 3, 1, NULL, NULL, 0, NULL), (9, 3, 4, NULL, NULL, NULL, 1, '延迟统计'), (10, 2, 3, 1, NULL, NULL, 0, NULL);
INSERT INTO exclusion (fact_row, col, reason, by, at) VALUES (5, 2, '系统重复计数', '苏掌柜', '2026-06-02 09:00:00');
INSERT INTO scheme (key, name) VALUES ('night', '{"zh":"夜班考核","en":"Night shift"}');
INSERT INTO assignment (scope, target, scheme, from_month) VALUES ('shop', 1, 'night', '2026-05');
INSERT INTO target (scheme, item, value, from_month, to_month, person) VALUES ('night', 'volume', '60', '2026-05', NULL, 2);
INSERT INTO mark (month, person, scheme, item, value, is_label, reason, by, at) VALUES
  ('2026-05', 1, 'night', 'kb', '4', 0, '月底统计', '苏掌柜', '2026-06-02 09:10:00'),
  ('2026-05', 2, 'night', 'kb', '5', 0, '月底统计', '苏掌柜', '2026-06-02 09:10:00');
INSERT INTO sheet_state (month, person, scheme, state, confirmed_by, confirmed_at) VALUES
  ('2026-05', 1, 'night', 'confirmed', '苏掌柜', '2026-06-03 09:00:00');
INSERT INTO sheet_note (month, person, scheme, comment, plan) VALUES ('2026-05', 1, 'night', '踏实', '多写知识库');
"#;

const SECOND: &str = r#"
UPDATE import SET left_out = '{"rows":1,"cells":0,"sheets":[],"files":[]}' WHERE id = 2;
INSERT INTO left_row (import_sheet, account, first, last) VALUES (2, 3, 20575, 20575);
INSERT INTO no_data (shop, layout, day, reason) VALUES (1, 'chitu.agent_data', '2026-05-03', '店休');
"#;

const THIRD: &str = r#"
INSERT INTO layout_choice (headers, layout) VALUES ('日期|旺旺昵称|咨询人数', 'chitu.agent_data');
"#;

const FIFTH: &str = r#"
INSERT INTO answer (month, person, scheme, kind, day, by, due, at) VALUES
  ('2026-05', 1, 'night', 'handed', '2026-06-03', '苏掌柜', '2026-06-06', '2026-06-03 09:10:00');
INSERT INTO self_mark (month, person, scheme, item, points) VALUES ('2026-05', 1, 'night', 'kb', '9');
INSERT INTO interview (month, person, scheme, day, by, text) VALUES ('2026-05', 1, 'night', '2026-06-04', '苏掌柜', '谈过');
INSERT INTO follow_up (month, person, scheme, what, due) VALUES ('2026-05', 1, 'night', '多写知识库', '2026-07-01');
"#;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/upgrades")
}

fn write(path: &Path, shape: u32) {
    let conn = Connection::open(path).expect("a file");
    conn.pragma_update(None, "page_size", 1024).expect("small");
    let apply = |versions: std::ops::RangeInclusive<u32>| {
        for step in MIGRATIONS.iter().filter(|m| versions.contains(&m.version)) {
            conn.execute_batch(step.sql).expect("the shape");
            conn.execute(
                "INSERT INTO applied_migration (version, name, at) VALUES (?1, ?2, '2026-06-01 08:00:00')",
                (step.version, step.name),
            )
            .expect("noted");
        }
    };
    // The rows are those of the third shape; later ones take them over as they do an owner's.
    apply(1..=shape.min(3));
    for rows in [FIRST, SECOND, THIRD].iter().take(shape as usize) {
        conn.execute_batch(rows).expect("rows");
    }
    conn.execute(
        "INSERT INTO scheme_version (scheme, version, text, from_month, by, at)
         VALUES ('night', 1, ?1, '2026-05', '', '2026-06-01 08:30:00')",
        [SCHEME],
    )
    .expect("the scheme");
    apply(4..=shape);
    if shape >= 5 {
        conn.execute_batch(FIFTH).expect("rows");
    }
    conn.pragma_update(None, "application_id", APPLICATION_ID).expect("ours");
    conn.pragma_update(None, "user_version", shape).expect("numbered");
    conn.execute_batch("VACUUM").expect("packed");
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).expect("as the program leaves it");
}

/// Everything a book holds: its shape, and every row of every table.
fn dump(path: &Path) -> String {
    let uri = crate::book::immutable_uri(path);
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
    let conn = Connection::open_with_flags(uri, flags).expect("opens");
    let rows = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).expect("a question");
        let width = statement.column_count();
        let line = |row: &rusqlite::Row| {
            let cell = |at| row.get::<_, rusqlite::types::Value>(at).map(|v| format!("{v:?}"));
            (0..width).map(cell).collect::<rusqlite::Result<Vec<_>>>().map(|cells| cells.join(" | "))
        };
        statement.query_map([], line).expect("asked").collect::<rusqlite::Result<_>>().expect("rows")
    };
    let shape = rows("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name");
    let mut said = shape.clone();
    let mut tables =
        conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").expect("tables");
    let names: Vec<String> =
        tables.query_map([], |r| r.get(0)).expect("asked").collect::<rusqlite::Result<_>>().expect("names");
    for name in names {
        said.push(format!("== {name}"));
        said.extend(rows(&format!("SELECT * FROM \"{name}\"")));
    }
    said.join("\n")
}

/// A book that is not there yet is written, and the test fails once: it is to be looked at and committed.
#[test]
fn the_books_of_every_earlier_shape_hold_what_the_program_of_that_time_would_have_left() {
    let made = tempfile::tempdir().expect("a folder");
    for shape in 1..newest(MIGRATIONS) {
        let name = format!("shape-{shape}.zhanggui");
        let (kept, fresh) = (folder().join(&name), made.path().join(&name));
        write(&fresh, shape);
        if !kept.exists() {
            std::fs::copy(&fresh, &kept).expect("written");
            panic!("tests/upgrades/{name} was not there and is now: commit it");
        }
        assert!(dump(&kept) == dump(&fresh), "{name} is not the book of its shape");
    }
}
