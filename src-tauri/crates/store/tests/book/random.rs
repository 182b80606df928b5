//! Whatever the owner does: undoing all of it gives the book as it was, redoing all of it the book as it became.

use std::collections::BTreeSet;
use std::path::Path;

use domain::fact::Value;
use domain::people::Owner;
use domain::{Label, Num};
use proptest::prelude::*;
use rusqlite::{Connection, OpenFlags, types::Value as Sql};
use store::{
    AnswerKind, Book, FollowUp, NewAnswer, NewAssignment, NewBinding, NewCorrection, NewExclusion, NewMark,
    NewOverride, NewPerson, NewTarget, Note, Result, Scope, SheetKey, SheetMove, Tx,
};

use crate::setup::{AT, Desk, day, import, month, redo, row, try_write, undo, write};

const TABLES: [&str; 20] = [
    "answer",
    "assignment",
    "binding",
    "correction",
    "exclusion",
    "follow_up",
    "import",
    "interview",
    "mark",
    "override",
    "person",
    "post",
    "scheme",
    "scheme_version",
    "self_mark",
    "setting",
    "sheet_note",
    "sheet_state",
    "shop",
    "target",
];

/// Every row of every tracked table; undone imports are seen by nobody.
fn dump(path: &Path) -> Vec<String> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a second reader");
    let mut lines = Vec::new();
    for table in TABLES {
        let condition = if table == "import" { "WHERE state <> 'staged'" } else { "" };
        let mut statement =
            conn.prepare(&format!("SELECT * FROM \"{table}\" {condition} ORDER BY id")).expect("a table");
        let width = statement.column_count();
        let rows = statement.query_map([], |r| {
            let cells: Vec<Sql> = (0..width).map(|i| r.get(i)).collect::<rusqlite::Result<_>>()?;
            Ok(format!("{table} {cells:?}"))
        });
        lines.extend(rows.expect("rows").map(|l| l.expect("a row")));
    }
    lines
}

fn answer(sheet: SheetKey, n: u8, text: &str) -> NewAnswer {
    use AnswerKind::{Appealed, Handed, Refused, Revised, Signed, Upheld};
    let kinds = [Handed, Signed, Refused, Appealed, Upheld, Revised];
    NewAnswer {
        sheet,
        kind: kinds[usize::from(n) % kinds.len()],
        day: day("2026-02-03"),
        by: "张三".into(),
        witness: text.into(),
        item: None,
        text: text.into(),
        due: None,
        late: false,
    }
}

/// One thing an owner does, picked by numbers; many are refused, which must leave nothing behind.
fn act(tx: &Tx<'_>, what: u8, n: u8, text: &str) -> Result<()> {
    let id = i64::from(n % 5) + 1;
    let of = month("2026-01").plus(i32::from(n % 4));
    let scheme = format!("s{}", n % 2);
    let on = day("2026-01-20") + chrono::Duration::days(i64::from(n));
    let owner = if n.is_multiple_of(7) { Owner::Ignored } else { Owner::Person(id) };
    let binding = NewBinding {
        account: i64::from(n % 3) + 1,
        owner,
        from: (n.is_multiple_of(2)).then_some(on),
        to: None,
    };
    let sheet = |step: &SheetMove| tx.move_sheet(of, id, &scheme, step, "王老板");
    let key = || SheetKey { month: of, person: id, scheme: format!("s{}", n % 2) };
    match what % 31 {
        0 => tx.add_shop(text, domain::layout::Platform::Tmall).map(|_| ()),
        1 => match tx.shops()?.pop() {
            Some(mut shop) => {
                shop.name = format!("{text}{n}");
                shop.active = !shop.active;
                tx.edit_shop(&shop)
            }
            None => Ok(()),
        },
        2 => tx.post(text).map(|_| ()),
        3 => tx.remove_post(id),
        4 => tx
            .add_person(&NewPerson {
                staff_no: n.to_string(),
                name: text.into(),
                note: text.into(),
                ..NewPerson::default()
            })
            .map(|_| ()),
        5 => match tx.person(id)? {
            Some(mut person) => {
                person.name = text.into();
                person.hired = Some(on);
                tx.edit_person(&person)
            }
            None => Ok(()),
        },
        6 => tx.remove_person(id),
        7 => tx.bind(&binding).map(|_| ()),
        8 => tx.bind_over(&binding).map(|_| ()),
        9 => tx.unbind(id),
        10 | 11 => {
            let rows = [row(&format!("小{}", n % 3), &on.to_string(), &n.to_string(), 1)];
            import(tx, id, if n.is_multiple_of(2) { "chitu" } else { "other" }, &rows).map(|_| ())
        }
        12 => tx.withdraw(id),
        13 => {
            let reason = text.to_owned();
            tx.exclude(&NewExclusion { sheet: u32::from(n % 5) + 1, row: 1, col: Some(1), reason })
                .map(|_| ())
        }
        14 => tx.include(id),
        15 => tx.put_scheme(&scheme, &Label::new(text, "Scheme")),
        16 => tx.set_draft(&scheme, Some(text)),
        17 => tx.put_in_force(&scheme, text, of).map(|_| ()),
        18 => tx.assign(&NewAssignment { scope: Scope::Person(id), scheme, from: of, to: None }).map(|_| ()),
        19 => tx.end_assignment(id, Some(of)),
        20 => {
            let value = Num::from(u64::from(n));
            let item = "quality".to_owned();
            let (from, to, shop) = (of, None, None);
            tx.set_target(&NewTarget { scheme, item, value, from, to, shop, person: Some(id) }).map(|_| ())
        }
        21 => tx.remove_target(id),
        22 => {
            let (item, reason) = ("quality".to_owned(), String::new());
            let value = if n.is_multiple_of(2) {
                Value::Label(text.into())
            } else {
                Value::Number(Num::from(u64::from(n)))
            };
            tx.set_mark(&NewMark {
                month: of,
                person: id,
                scheme,
                item,
                value,
                reason,
                cell: None,
                rater: String::new(),
            })
            .map(|_| ())
        }
        23 => {
            tx.clear_mark(of, id, &scheme, "quality")?;
            let value = Value::Label(text.into());
            let (item, reason) = (None, "因".to_owned());
            tx.set_override(&NewOverride { month: of, person: id, scheme, item, value, reason }).map(|_| ())
        }
        24 => sheet(&SheetMove::Confirm { reason: Some(text.into()) }).and_then(|()| {
            if n.is_multiple_of(2) { tx.answer(&answer(key(), n, text)).map(|_| ()) } else { Ok(()) }
        }),
        25 => tx.set_note(
            of,
            &Note { person: id, scheme, comment: text.into(), plan: String::new(), own: text.into() },
        ),
        26 => tx.answer(&answer(key(), n, text)).map(|_| ()),
        27 => tx.set_self_mark(&key(), "quality", n.is_multiple_of(3).then(|| Num::from(u64::from(n)))),
        28 => match n.is_multiple_of(4) {
            true => tx.remove_interview(id),
            false => {
                tx.set_interview(n.is_multiple_of(3).then_some(id), &key(), on, "王老板", text).map(|_| ())
            }
        },
        29 => match n.is_multiple_of(4) {
            true => tx.remove_follow_up(id),
            false => {
                let (what, result, done) = (text.to_owned(), String::new(), None);
                let old = if n.is_multiple_of(3) { id } else { 0 };
                tx.set_follow_up(&FollowUp {
                    id: old,
                    month: of,
                    person: id,
                    scheme,
                    what,
                    due: on,
                    done,
                    result,
                })
                .map(|_| ())
            }
        },
        _ => {
            tx.set(&format!("key{}", n % 3), text)?;
            let (old, new, reason) = (None, text.to_owned(), "漏".to_owned());
            let (closed, item) = (month("2020-01"), "quality".to_owned());
            tx.add_correction(&NewCorrection {
                month: closed,
                shown_in: of,
                person: id,
                scheme,
                item,
                old,
                new,
                reason,
            })
            .map(|_| ())
            .or_else(|_| tx.unset("key9"))
        }
    }
}

/// A book with enough in it for most acts to be accepted, behind a close that undo cannot cross.
fn furnished() -> (Desk, Book) {
    let (desk, mut book) = Desk::new();
    write(&mut book, |tx| {
        for n in 1..=5u8 {
            act(tx, 0, n, &format!("店{n}"))?;
            act(tx, 4, n, "张三")?;
        }
        for n in 0..2 {
            act(tx, 15, n, "方案")?;
        }
        for n in 0..3 {
            tx.account(1, &format!("小{n}"))?;
        }
        tx.close_month(month("2020-01"), "王老板", None, &[])
    });
    (desk, book)
}

fn there_and_back(desk: &Desk, mut book: Book, acts: &[(u8, u8, String)]) -> Book {
    let mut states = vec![dump(&desk.path)];
    for (what, n, text) in acts {
        let before = book.read().last_change().expect("a number");
        let done = try_write(&mut book, |tx| act(tx, *what, *n, text));
        match done {
            Ok((_, changed)) if changed.change > 0 => states.push(dump(&desk.path)),
            _ => {
                assert_eq!(book.read().last_change().expect("a number"), before);
                assert_eq!(&dump(&desk.path), states.last().expect("a state"));
            }
        }
    }
    for state in states.iter().rev().skip(1) {
        undo(&mut book);
        assert_eq!(&dump(&desk.path), state);
    }
    book.close().expect("closed");
    let mut book = desk.open();
    for state in &states[1..] {
        redo(&mut book);
        assert_eq!(&dump(&desk.path), state);
    }
    book
}

#[test]
fn everything_an_owner_enters_can_be_undone_and_redone_across_a_restart() {
    let (desk, book) = furnished();
    // Each kind of act with arguments that are accepted; `touched` proves that no table was forgotten.
    let acts: Vec<(u8, u8, String)> = [
        (2, 0),
        (3, 0),
        (2, 1),
        (0, 9),
        (1, 0),
        (4, 99),
        (5, 0),
        (7, 1),
        (8, 4),
        (10, 0),
        (11, 2),
        (13, 0),
        (14, 0),
        (13, 1),
        (12, 0),
        (16, 0),
        (17, 0),
        (18, 0),
        (19, 1),
        (20, 0),
        (21, 0),
        (20, 1),
        (22, 0),
        (22, 1),
        (23, 0),
        (24, 0),
        (22, 0),
        (26, 0),
        (27, 0),
        (28, 1),
        (29, 1),
        (30, 0),
        (25, 0),
        (9, 0),
        (6, 5),
    ]
    .iter()
    .map(|(what, n)| (*what, *n, format!("甲\"'\\\u{1F600}乙{what}")))
    .collect();
    let book = there_and_back(&desk, book, &acts);
    let mut touched = BTreeSet::new();
    for entry in book.read().history(200, None).expect("history") {
        touched.extend(book.read().change_rows(entry.id).expect("rows").into_iter().map(|r| r.table));
    }
    assert!(touched.remove("month_state"));
    assert_eq!(touched, TABLES.iter().map(|t| (*t).to_owned()).collect());
    assert!(book.check().expect("checked").iter().all(|p| p.code == "check.version_missing"));
}

#[test]
fn a_new_change_drops_what_was_undone_and_the_log_keeps_it() {
    let (_desk, mut book) = Desk::new();
    write(&mut book, |tx| tx.post("客服"));
    undo(&mut book);
    write(&mut book, |tx| tx.post("主管"));
    assert_eq!(crate::setup::code(book.redo("", AT)), "history.nothing_to_redo");
    let history = book.read().history(10, None).expect("history");
    assert_eq!(history.len(), 2);
    assert!(history[1].undone && history[1].dropped && history[1].rows[0].new.is_some());
    undo(&mut book);
    assert_eq!(crate::setup::code(book.undo("", AT)), "history.nothing_to_undo");
    assert_eq!(book.read().recent_actors(5).expect("names"), ["王老板"]);
}

#[test]
fn a_hundred_changes_can_be_undone_and_no_more() {
    let (_desk, mut book) = Desk::new();
    for n in 0..102 {
        write(&mut book, |tx| tx.post(&format!("岗位{n}")));
    }
    for _ in 0..100 {
        undo(&mut book);
    }
    assert_eq!(crate::setup::code(book.undo("", AT)), "history.nothing_to_undo");
    assert_eq!(book.read().posts().expect("posts").len(), 2);
}

#[test]
fn a_change_names_the_areas_whose_screens_are_out_of_date() {
    let (_desk, mut book) = Desk::new();
    let (_, changed) = try_write(&mut book, |tx| tx.set("lang", "zh-CN")).expect("done");
    assert_eq!(changed.areas.iter().map(String::as_str).collect::<Vec<_>>(), ["history", "home", "settings"]);
    let (_, same) = try_write(&mut book, |tx| tx.set("lang", "zh-CN")).expect("done");
    assert!(same.areas.is_empty() && same.change == 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_all_then_redo_all_is_the_same_book(
        acts in proptest::collection::vec((0u8..31, any::<u8>(), "[\\PC]{1,6}"), 1..40)
    ) {
        let (desk, book) = furnished();
        there_and_back(&desk, book, &acts);
    }
}
