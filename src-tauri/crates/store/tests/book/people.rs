//! Staff and whose an account is.

use domain::people::Owner;
use store::{NewBinding, NewPerson};

use crate::setup::{Desk, code, day, import, person, row, shop, try_write, undo, write};

#[test]
fn two_people_may_share_a_name_but_not_a_number() {
    let (_desk, mut book) = Desk::new();
    person(&mut book, "007", "张三");
    person(&mut book, "07", "张三");
    let twice = NewPerson { staff_no: " 007 ".into(), name: "李四".into(), ..NewPerson::default() };
    assert_eq!(code(try_write(&mut book, |tx| tx.add_person(&twice))), "staff.no_taken");
    assert_eq!(book.read().people().expect("people").len(), 2);
}

#[test]
fn a_refused_change_leaves_nothing_behind() {
    let (_desk, mut book) = Desk::new();
    person(&mut book, "001", "张三");
    let last = book.read().last_change().expect("a number");
    let refused = try_write(&mut book, |tx| {
        tx.post("客服")?;
        tx.add_person(&NewPerson { staff_no: "001".into(), name: "李四".into(), ..NewPerson::default() })
    });
    assert_eq!(code(refused), "staff.no_taken");
    assert!(book.read().posts().expect("posts").is_empty());
    assert_eq!(book.read().last_change().expect("a number"), last);
}

#[test]
fn an_account_has_at_most_one_person_a_day() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let (a, b) = (person(&mut book, "001", "张三"), person(&mut book, "002", "李四"));
    let account = write(&mut book, |tx| tx.account(shop, "旗舰店:小美"));
    let span = |owner, from: Option<&str>, to: Option<&str>| NewBinding {
        account,
        owner,
        from: from.map(day),
        to: to.map(day),
    };
    let (a, b) = (Owner::Person(a), Owner::Person(b));
    write(&mut book, |tx| tx.bind(&span(a, None, Some("2026-05-15"))));
    for (owner, from, to, want) in [
        (b, Some("2026-05-15"), None, "account.overlap"),
        (b, None, None, "account.overlap"),
        (Owner::Ignored, Some("2026-05-01"), Some("2026-05-02"), "account.overlap"),
        (b, Some("2026-06-02"), Some("2026-06-01"), "account.dates"),
        (b, Some("2026-05-16"), None, "done"),
        (a, Some("2026-07-01"), None, "account.overlap"),
    ] {
        assert_eq!(code(try_write(&mut book, |tx| tx.bind(&span(owner, from, to)))), want, "{from:?} {to:?}");
    }
}

#[test]
fn a_nickname_that_passes_on_in_mid_month_makes_room() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let (a, b) = (person(&mut book, "001", "张三"), person(&mut book, "002", "李四"));
    let account = write(&mut book, |tx| tx.account(shop, "小美"));
    write(&mut book, |tx| tx.bind(&NewBinding { account, owner: Owner::Person(a), from: None, to: None }));
    write(&mut book, |tx| {
        let (from, to) = (Some(day("2026-05-10")), Some(day("2026-05-20")));
        tx.bind_over(&NewBinding { account, owner: Owner::Person(b), from, to })
    });
    let found: Vec<_> = book
        .read()
        .bindings()
        .expect("bindings")
        .into_iter()
        .map(|b| (b.owner, b.from.map(|d| d.to_string()), b.to.map(|d| d.to_string())))
        .collect();
    let text = |d: &str| Some(d.to_owned());
    assert_eq!(
        found,
        [
            (Owner::Person(a), None, text("2026-05-09")),
            (Owner::Person(b), text("2026-05-10"), text("2026-05-20")),
            (Owner::Person(a), text("2026-05-21"), None),
        ]
    );
    assert!(book.check().expect("checked").is_empty());
}

#[test]
fn a_nickname_is_unbound_until_somebody_holds_all_its_days() {
    let (_desk, mut book) = Desk::new();
    let shop = shop(&mut book);
    let a = person(&mut book, "001", "张三");
    let rows = [row("小美", "2026-05-01", "10", 1), row("小美", "2026-05-20", "10", 2)];
    write(&mut book, |tx| import(tx, shop, "chitu", &rows));
    let account = book.read().account_by_name(shop, "小美").expect("read").expect("an account");
    let may = crate::setup::month("2026-05").span();
    let bind = |from, to| NewBinding { account, owner: Owner::Person(a), from, to };
    assert_eq!(book.read().unbound(may).expect("read").len(), 1);
    write(&mut book, |tx| tx.bind(&bind(None, Some(day("2026-05-10")))));
    assert_eq!(book.read().unbound(may).expect("read").len(), 1);
    write(&mut book, |tx| tx.bind(&bind(Some(day("2026-05-11")), None)));
    assert!(book.read().unbound(may).expect("read").is_empty());
    undo(&mut book);
    assert_eq!(book.read().unbound(may).expect("read").len(), 1);
}
