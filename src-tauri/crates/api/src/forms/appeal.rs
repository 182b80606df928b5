//! The form of an appeal. What the book knows of one is on it already; the rest is for a pen.

use domain::evaluation::Sheet;
use locale::number;
use papers::forms::{AppealDoc, AppealItem, Decision, Place};

use crate::paper::{self, Setting};
use crate::talk;
use crate::types::answers::{AnswerKind, AnswerRow};
use crate::view::{MonthView, Run, Who};

pub(crate) fn appeal(view: &MonthView, run: &Run, sheet: &Sheet, who: &Who, set: &Setting) -> AppealDoc {
    let lang = set.lang();
    let answers = &who.talk.answers;
    let appealed: Vec<&AnswerRow> = answers.iter().filter(|a| a.kind == AnswerKind::Appealed).collect();
    let said = |item: Option<&str>| -> Vec<String> {
        let about = appealed.iter().filter(|a| a.item.as_deref() == item);
        about.map(|a| format!("{} {}", a.day, a.text).trim().to_owned()).collect()
    };
    // The last decision counts; an appeal after it is open again.
    let last = answers
        .iter()
        .rev()
        .find(|a| matches!(a.kind, AnswerKind::Appealed | AnswerKind::Upheld | AnswerKind::Revised));
    let decision = match last.map(|a| a.kind) {
        Some(AnswerKind::Upheld) => Decision::Stays,
        Some(AnswerKind::Revised) => Decision::Changed,
        _ => Decision::Open,
    };
    let decided = last.filter(|_| decision != Decision::Open);
    let handed = answers.iter().rev().find(|a| a.kind == AnswerKind::Handed);
    let due = handed.and_then(|a| a.due).map(|d| set.locale.day(d));
    let mut notes: Vec<String> = handed.map(|a| talk::answered(a, sheet, set.locale)).into_iter().collect();
    notes.push(match &due {
        Some(day) => set.locale.message("doc-appeal_due", &[("day", day)]),
        None => set.word("doc-appeal_no_due"),
    });
    let place = |word: &str, by: Option<&AnswerRow>| Place {
        word: set.word(word),
        name: by.map(|a| a.by.clone()).unwrap_or_default(),
        date: by.map(|a| set.locale.day(a.day)).unwrap_or_default(),
    };
    AppealDoc {
        lang,
        book: set.book.to_owned(),
        month: run.evaluation.month.map(|m| set.locale.month(m)).unwrap_or_default(),
        state: paper::state_line(view, who, set),
        stamps: paper::stamps(sheet, who, set),
        person: paper::person(who, set),
        scheme: run.scheme.name.get(lang).to_owned(),
        scheme_version: paper::version(run, set),
        total: sheet.total.map(number::points),
        max: number::points(sheet.max),
        items: sheet
            .items
            .iter()
            .map(|item| AppealItem {
                name: item.name.get(lang).to_owned(),
                actual: paper::actual(item, set),
                points: item.points.map(number::points),
                max: number::points(item.max),
                objections: said(Some(&item.item)),
            })
            .collect(),
        whole: said(None),
        notes,
        decision,
        decided: decided.map(|a| talk::answered(a, sheet, set.locale)).into_iter().collect(),
        signatures: vec![
            place("doc-appeal_employee", appealed.last().copied()),
            place("doc-appeal_witness", None),
            place("doc-appeal_decider", decided),
        ],
        print_date: set.locale.day(set.print_date),
        binding: false,
    }
}
