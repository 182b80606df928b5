//! Closing, reopening, correcting; and what undo may not cross.

use domain::fact::Value;
use domain::people::Owner;
use store::{
    AnswerKind, Book, FrozenSheet, NewAssignment, NewBinding, NewCorrection, NewMark, NewOverride, NewTarget,
    Scope, SheetMove, SheetState,
};

use crate::setup::{
    AT, Desk, code, counted, import, month, num, person, redo, row, scheme, shop, try_write, undo, write,
};

pub struct Closed {
    shop: i64,
    pub person: i64,
    import: i64,
}

fn mark(person: i64, of: &str, value: &str) -> NewMark {
    NewMark {
        month: month(of),
        person,
        scheme: "s".into(),
        item: "quality".into(),
        value: Value::Number(num(value)),
        reason: "抽检".into(),
        rater: String::new(),
        cell: None,
    }
}

fn close(book: &mut Book, of: &str, person: i64, json: &str) -> u32 {
    let frozen = FrozenSheet { person, scheme: "s".into(), json: json.into() };
    write(book, |tx| tx.close_month(month(of), "王老板", None, &[frozen]))
}

pub fn closed_may(book: &mut Book) -> Closed {
    let shop = shop(book);
    let person = person(book, "001", "张三");
    scheme(book, "s", "2026-05");
    let rows = [row("小美", "2026-05-01", "10", 1)];
    let import = write(book, |tx| import(tx, shop, "chitu", &rows)).import;
    write(book, |tx| {
        let account = tx.account(shop, "小美")?;
        tx.bind(&NewBinding { account, owner: Owner::Person(person), from: None, to: None })?;
        tx.move_sheet(month("2026-05"), person, "s", &SheetMove::Confirm { reason: None }, "王老板")
    });
    assert_eq!(close(book, "2026-05", person, "{\"total\":84}"), 1);
    Closed { shop, person, import }
}

#[test]
fn nothing_beneath_a_closed_month_can_change() {
    let (_desk, mut book) = Desk::new();
    let c = closed_may(&mut book);
    let account = book.read().account_by_name(c.shop, "小美").expect("read").expect("an account");
    let other = person(&mut book, "002", "李四");
    let may = month("2026-05");
    let refused = |what: &str, result: String| assert_eq!(result, "month.closed", "{what}");
    let again = [row("小美", "2026-05-31", "1", 1), row("小美", "2026-06-01", "1", 2)];
    refused("import", code(try_write(&mut book, |tx| import(tx, c.shop, "chitu", &again))));
    refused("withdraw", code(try_write(&mut book, |tx| tx.withdraw(c.import))));
    refused("mark", code(try_write(&mut book, |tx| tx.set_mark(&mark(c.person, "2026-05", "9")))));
    refused("clear", code(try_write(&mut book, |tx| tx.clear_mark(may, c.person, "s", "quality"))));
    let hand_over = NewBinding { account, owner: Owner::Person(other), from: None, to: None };
    refused("bind", code(try_write(&mut book, |tx| tx.bind_over(&hand_over))));
    let binding = book.read().bindings().expect("bindings")[0].id;
    refused("unbind", code(try_write(&mut book, |tx| tx.unbind(binding))));
    refused("version", code(try_write(&mut book, |tx| tx.put_in_force("s", "{}", may))));
    let (scheme, scope) = ("s".to_owned(), Scope::Person(c.person));
    let assignment = NewAssignment { scope, scheme: scheme.clone(), from: may, to: None };
    refused("assign", code(try_write(&mut book, |tx| tx.assign(&assignment))));
    let target = NewTarget {
        scheme: scheme.clone(),
        item: "quality".into(),
        value: num("30"),
        from: month("2026-04"),
        to: Some(may),
        shop: None,
        person: None,
    };
    refused("target", code(try_write(&mut book, |tx| tx.set_target(&target))));
    let points = NewOverride {
        month: may,
        person: c.person,
        scheme,
        item: None,
        value: Value::Label("A".into()),
        reason: "补".into(),
    };
    refused("override", code(try_write(&mut book, |tx| tx.set_override(&points))));
    let review = try_write(&mut book, |tx| tx.move_sheet(may, c.person, "s", &SheetMove::Review, "王老板"));
    refused("review", code(review));
    refused("close twice", code(try_write(&mut book, |tx| tx.close_month(may, "王老板", None, &[]))));

    // What does not reach May is welcome: June's figures, and handing the nickname on from June.
    write(&mut book, |tx| import(tx, c.shop, "chitu", &[row("小美", "2026-06-01", "1", 1)]));
    let june = NewBinding { from: Some(month("2026-06").first()), ..hand_over };
    write(&mut book, |tx| tx.bind_over(&june));
    write(&mut book, |tx| tx.answer(&crate::answers::answer(may, c.person, AnswerKind::Signed)));
    let sheet = book.read().sheet(may, c.person, "s").expect("read").expect("a sheet");
    assert_eq!(sheet.state, SheetState::Signed);
    assert_eq!(counted(&book, "2026-05", "received"), ["10"]);
}

#[test]
fn undo_stops_at_a_close() {
    let (desk, mut book) = Desk::new();
    closed_may(&mut book);
    assert_eq!(code(book.undo("", AT)), "history.barrier");
    person(&mut book, "002", "李四");
    undo(&mut book);
    assert_eq!(code(book.undo("", AT)), "history.barrier");
    book.close().expect("closed");
    let mut book = desk.open();
    assert_eq!(code(book.undo("", AT)), "history.barrier");
    redo(&mut book);
    assert_eq!(book.read().people().expect("people").len(), 2);
    let newest = &book.read().history(2, None).expect("history")[..];
    assert!(newest[0].undo_next && newest[1].barrier && !newest[1].undo_next);
}

#[test]
fn a_reopened_month_closes_as_the_next_revision_and_keeps_the_first() {
    let (_desk, mut book) = Desk::new();
    let c = closed_may(&mut book);
    let may = month("2026-05");
    assert_eq!(code(try_write(&mut book, |tx| tx.reopen_month(may, "王老板", ""))), "month.needs_reason");
    close(&mut book, "2026-06", c.person, "{}");
    assert_eq!(code(try_write(&mut book, |tx| tx.reopen_month(may, "王老板", "漏记"))), "month.not_latest");
    write(&mut book, |tx| tx.reopen_month(month("2026-06"), "王老板", "漏记"));
    write(&mut book, |tx| tx.reopen_month(may, "王老板", "漏记"));
    write(&mut book, |tx| tx.set_mark(&mark(c.person, "2026-05", "9")));
    assert_eq!(close(&mut book, "2026-05", c.person, "{\"total\":85}"), 2);
    let json = |revision| book.read().frozen(may, revision).expect("frozen")[0].json.clone();
    assert_eq!((json(Some(1)), json(None)), ("{\"total\":84}".into(), "{\"total\":85}".into()));
    let june = code(try_write(&mut book, |tx| tx.reopen_month(month("2026-06"), "王老板", "x")));
    assert_eq!(june, "month.not_closed");
}

#[test]
fn a_correction_is_shown_in_both_months_and_needs_a_closed_one() {
    let (_desk, mut book) = Desk::new();
    let c = closed_may(&mut book);
    let entry = |of: &str| NewCorrection {
        month: month(of),
        shown_in: month("2026-07"),
        person: c.person,
        scheme: "s".into(),
        item: "quality".into(),
        old: Some("8".into()),
        new: "9".into(),
        reason: "漏记".into(),
    };
    assert_eq!(code(try_write(&mut book, |tx| tx.add_correction(&entry("2026-06")))), "month.not_closed");
    write(&mut book, |tx| tx.add_correction(&entry("2026-05")));
    for (of, want) in [("2026-05", 1), ("2026-06", 0), ("2026-07", 1)] {
        assert_eq!(book.read().corrections(month(of)).expect("corrections").len(), want, "{of}");
    }
}

#[test]
fn the_latest_mark_counts_and_a_withdrawn_files_marks_do_not() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let person = person(&mut book, "001", "张三");
    scheme(&mut book, "s", "2026-05");
    let value = |book: &Book| {
        let marks = book.read().marks(month("2026-05")).expect("marks");
        marks.first().map(|m| m.value.to_string())
    };
    write(&mut book, |tx| tx.set_mark(&mark(person, "2026-05", "0")));
    assert_eq!(value(&book).as_deref(), Some("0"));
    let template = write(&mut book, |tx| {
        let imported = import(tx, shop, "hand_entry", &[])?;
        tx.set_mark(&NewMark { cell: Some((imported.sheets[0], 2, 5)), ..mark(person, "2026-05", "7.5") })?;
        Ok(imported.import)
    });
    assert_eq!(value(&book).as_deref(), Some("7.5"));
    write(&mut book, |tx| tx.withdraw(template));
    assert_eq!(value(&book).as_deref(), Some("0"));
    write(&mut book, |tx| tx.clear_mark(month("2026-05"), person, "s", "quality"));
    assert_eq!(value(&book), None);
    undo(&mut book);
    assert_eq!(value(&book).as_deref(), Some("0"));
}
