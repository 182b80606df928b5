//! The employee's side of a sheet: handed out, signed, refused, appealed against, decided. It changes no figure.

use domain::Month;
use store::{AnswerKind, Book, FollowUp, NewAnswer, Note, SheetKey, SheetMove, SheetState};

use crate::closing::closed_may;
use crate::setup::{Desk, code, counted, day, month, num, person, scheme, try_write, undo, write};

pub fn answer(of: Month, person: i64, kind: AnswerKind) -> NewAnswer {
    NewAnswer {
        sheet: SheetKey { month: of, person, scheme: "s".into() },
        kind,
        day: day("2026-06-05"),
        by: "张三".into(),
        witness: String::new(),
        item: None,
        text: String::new(),
        due: None,
        late: false,
    }
}

fn state(book: &Book, of: Month, person: i64) -> SheetState {
    book.read().sheet(of, person, "s").expect("read").map_or(SheetState::Open, |s| s.state)
}

/// June, open, with one confirmed sheet.
fn confirmed(book: &mut Book) -> (Month, i64) {
    let (person, june) = (person(book, "001", "张三"), month("2026-06"));
    scheme(book, "s", "2026-05");
    let confirm = SheetMove::Confirm { reason: None };
    write(book, |tx| tx.move_sheet(june, person, "s", &confirm, "王老板"));
    (june, person)
}

#[test]
fn a_sheet_is_answered_only_once_it_is_confirmed_and_every_answer_says_what_it_needs() {
    let (_desk, mut book) = Desk::new();
    let (june, zhang) = confirmed(&mut book);
    let li = person(&mut book, "002", "李四");
    let mut refused = |new: NewAnswer, want: &str| {
        assert_eq!(code(try_write(&mut book, |tx| tx.answer(&new))), want);
    };
    refused(answer(june, li, AnswerKind::Signed), "sheet.not_confirmed");
    refused(answer(june, zhang, AnswerKind::Refused), "month.needs_reason");
    refused(
        NewAnswer { text: "不认可".into(), ..answer(june, zhang, AnswerKind::Refused) },
        "sheet.needs_witness",
    );
    refused(answer(june, zhang, AnswerKind::Appealed), "month.needs_reason");
    refused(
        NewAnswer { text: "算错了".into(), ..answer(june, zhang, AnswerKind::Upheld) },
        "sheet.no_appeal",
    );
    refused(NewAnswer { by: " ".into(), ..answer(june, zhang, AnswerKind::Signed) }, "month.needs_name");

    write(&mut book, |tx| tx.answer(&answer(june, zhang, AnswerKind::Handed)));
    assert_eq!(state(&book, june, zhang), SheetState::Confirmed, "handed out is no answer yet");
    write(&mut book, |tx| tx.answer(&answer(june, zhang, AnswerKind::Signed)));
    assert_eq!(state(&book, june, zhang), SheetState::Signed);
    undo(&mut book);
    assert_eq!(state(&book, june, zhang), SheetState::Confirmed);
    assert_eq!(book.read().answers(june).expect("answers").len(), 1);
}

#[test]
fn an_appeal_has_a_last_day_waits_for_its_decision_and_keeps_its_history() {
    let (_desk, mut book) = Desk::new();
    let (june, zhang) = confirmed(&mut book);
    let handed = NewAnswer { due: Some(day("2026-06-04")), ..answer(june, zhang, AnswerKind::Handed) };
    write(&mut book, |tx| tx.answer(&handed));
    let appeal = NewAnswer {
        text: "5 号的差评是顾客误点".into(),
        item: Some("quality".into()),
        ..answer(june, zhang, AnswerKind::Appealed)
    };
    assert_eq!(code(try_write(&mut book, |tx| tx.answer(&appeal))), "sheet.appeal_late");
    write(&mut book, |tx| tx.answer(&NewAnswer { late: true, ..appeal.clone() }));
    let open = book.read().open_appeals().expect("appeals");
    assert_eq!((open.len(), open[0].month, open[0].person, open[0].day), (1, june, zhang, appeal.day));
    let signed = try_write(&mut book, |tx| tx.answer(&answer(june, zhang, AnswerKind::Signed)));
    assert_eq!(code(signed), "sheet.appeal_open");

    // It stays: the sheet waits for its signature again.
    let upheld = NewAnswer {
        text: "查过聊天，差评属实".into(),
        by: "王老板".into(),
        ..answer(june, zhang, AnswerKind::Upheld)
    };
    write(&mut book, |tx| tx.answer(&upheld));
    assert_eq!(state(&book, june, zhang), SheetState::Confirmed);
    assert!(book.read().open_appeals().expect("appeals").is_empty());
    undo(&mut book);

    // It was right: the sheet opens, and what was said stays.
    let revised = NewAnswer {
        text: "改为 1 条".into(),
        by: "王老板".into(),
        ..answer(june, zhang, AnswerKind::Revised)
    };
    write(&mut book, |tx| tx.answer(&revised));
    assert_eq!(state(&book, june, zhang), SheetState::Open);
    let kinds: Vec<AnswerKind> = book.read().answers(june).expect("answers").iter().map(|a| a.kind).collect();
    assert_eq!(kinds, [AnswerKind::Handed, AnswerKind::Appealed, AnswerKind::Revised]);
}

#[test]
fn an_appeal_after_closing_changes_no_closed_figure() {
    let (_desk, mut book) = Desk::new();
    let c = closed_may(&mut book);
    let may = month("2026-05");
    let appeal = NewAnswer { text: "漏了一天".into(), ..answer(may, c.person, AnswerKind::Appealed) };
    write(&mut book, |tx| tx.answer(&appeal));
    let revised = NewAnswer {
        text: "下月补".into(),
        by: "王老板".into(),
        ..answer(may, c.person, AnswerKind::Revised)
    };
    write(&mut book, |tx| tx.answer(&revised));
    assert_eq!(state(&book, may, c.person), SheetState::Confirmed);
    assert_eq!(counted(&book, "2026-05", "received"), ["10"]);
    let key = SheetKey { month: may, person: c.person, scheme: "s".into() };
    let late = try_write(&mut book, |tx| tx.set_self_mark(&key, "quality", Some(num("9"))));
    assert_eq!(code(late), "month.closed");
}

#[test]
fn words_talks_and_steps_are_kept_changed_taken_away_and_brought_back() {
    let (_desk, mut book) = Desk::new();
    let (june, zhang) = confirmed(&mut book);
    let key = SheetKey { month: june, person: zhang, scheme: "s".into() };
    let note = Note {
        person: zhang,
        scheme: "s".into(),
        comment: String::new(),
        plan: String::new(),
        own: "这个月我带了两个新人".into(),
    };
    write(&mut book, |tx| tx.set_note(june, &note));
    assert_eq!(book.read().notes(june).expect("notes"), [note]);
    write(&mut book, |tx| tx.set_self_mark(&key, "quality", Some(num("8"))));
    write(&mut book, |tx| tx.set_self_mark(&key, "quality", Some(num("9.5"))));
    assert_eq!(book.read().self_marks(june).expect("marks")[0].points, num("9.5"));
    write(&mut book, |tx| tx.set_self_mark(&key, "quality", None));
    assert!(book.read().self_marks(june).expect("marks").is_empty());
    undo(&mut book);
    assert_eq!(book.read().self_marks(june).expect("marks").len(), 1);

    let talk =
        write(&mut book, |tx| tx.set_interview(None, &key, day("2026-07-02"), "王主管", "响应慢在午班"));
    write(&mut book, |tx| tx.set_interview(Some(talk), &key, day("2026-07-03"), "王主管", "午班加一人"));
    let talks = book.read().interviews(june).expect("talks");
    assert_eq!((talks.len(), talks[0].text.as_str(), talks[0].day), (1, "午班加一人", day("2026-07-03")));
    assert_eq!(
        code(try_write(&mut book, |tx| tx.set_interview(None, &key, day("2026-07-02"), "王主管", "  "))),
        "month.needs_reason"
    );
    write(&mut book, |tx| tx.remove_interview(talk));
    assert_eq!(code(try_write(&mut book, |tx| tx.remove_interview(talk))), "staff.gone");

    let step = FollowUp {
        id: 0,
        month: june,
        person: zhang,
        scheme: "s".into(),
        what: "午班跟班一周".into(),
        due: day("2026-07-10"),
        done: None,
        result: String::new(),
    };
    let id = write(&mut book, |tx| tx.set_follow_up(&step));
    assert!(book.read().follow_ups_due(day("2026-07-09")).expect("due").is_empty());
    assert_eq!(book.read().follow_ups_due(day("2026-07-10")).expect("due").len(), 1);
    let done = FollowUp { id, done: Some(day("2026-07-11")), result: "降到 28 秒".into(), ..step };
    write(&mut book, |tx| tx.set_follow_up(&done));
    assert!(book.read().follow_ups_due(day("2026-08-01")).expect("due").is_empty());
    assert_eq!(book.read().follow_ups(june).expect("steps"), [done]);
    write(&mut book, |tx| tx.remove_follow_up(id));
    undo(&mut book);
    assert_eq!(book.read().follow_ups(june).expect("steps").len(), 1);
}
