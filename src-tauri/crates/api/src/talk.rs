//! What was said and done beside a sheet, in sentences: the same on the screen and on paper.

use domain::Num;
use domain::evaluation::Sheet;
use locale::{Locale, number};
use papers::docs::Record;

use crate::types::answers::{AnswerRow, FollowUpRow, InterviewRow};
use crate::view::Who;

/// `2026-11-05 交给阿青，申诉截止 2026-11-08`.
pub fn answered(answer: &AnswerRow, sheet: &Sheet, locale: Locale) -> String {
    let kind = store::AnswerKind::from(answer.kind).code();
    let item = answer.item.as_ref().and_then(|id| sheet.items.iter().find(|i| *i.item == **id));
    let item = item.map(|i| i.name.get(locale.lang()).to_owned()).unwrap_or_default();
    let due = answer.due.map(|d| d.to_string()).unwrap_or_default();
    let day = answer.day.to_string();
    locale.message(
        &format!("answer-{kind}"),
        &[
            ("day", &day),
            ("by", &answer.by),
            ("witness", &answer.witness),
            ("of", if item.is_empty() { "sheet" } else { "item" }),
            ("item", &item),
            ("said", if answer.text.is_empty() { "no" } else { "yes" }),
            ("text", &answer.text),
            ("ends", if due.is_empty() { "no" } else { "yes" }),
            ("due", &due),
        ],
    )
}

fn talked(talk: &InterviewRow, locale: Locale) -> String {
    let day = talk.day.to_string();
    locale.message("talk-line", &[("day", &day), ("by", &talk.by), ("text", &talk.text)])
}

fn followed(step: &FollowUpRow, locale: Locale) -> String {
    let (due, done) = (step.due.to_string(), step.done.map(|d| d.to_string()).unwrap_or_default());
    let is = match (done.is_empty(), step.result.is_empty()) {
        (true, _) => "open",
        (false, true) => "done",
        (false, false) => "told",
    };
    locale.message(
        "follow_up-line",
        &[("due", &due), ("what", &step.what), ("is", is), ("done", &done), ("result", &step.result)],
    )
}

/// The headings of a sheet's last page; those with nothing beneath are left out.
pub fn records(sheet: &Sheet, who: &Who, locale: Locale) -> Vec<Record> {
    let given: Vec<String> = sheet
        .items
        .iter()
        .filter_map(|item| {
            let own = who.self_marks.iter().find(|m| *m.item == *item.item)?;
            let name = item.name.get(locale.lang());
            Some(format!("{name} {} / {}", number::points(own.points), number::points(item.max)))
        })
        .collect();
    let mut own = Vec::new();
    if !given.is_empty() {
        let sum: domain::Decimal = who.self_marks.iter().map(|m| m.points.0).sum();
        let total = number::points(Num::from(sum));
        own.push(given.join(" · "));
        own.push(locale.message("self-sum", &[("total", &total), ("count", &given.len().to_string())]));
    }
    if !who.own.is_empty() {
        own.push(who.own.clone());
    }
    let talk = &who.talk;
    [
        ("doc-self", own),
        ("doc-interviews", talk.interviews.iter().map(|i| talked(i, locale)).collect()),
        ("doc-follow_ups", talk.follow_ups.iter().map(|f| followed(f, locale)).collect()),
        ("doc-answers", talk.answers.iter().map(|a| answered(a, sheet, locale)).collect()),
    ]
    .into_iter()
    .filter(|(_, lines)| !lines.is_empty())
    .map(|(title, lines)| Record { title: locale.message(title, &[]), lines })
    .collect()
}
