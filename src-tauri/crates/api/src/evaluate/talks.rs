//! What was said and done beside the sheets of a month: answers, talks, steps that are followed up.

use domain::{Month, Result};
use store::View;

use crate::types::answers::{AnswerKind, AnswerRow, FollowUpRow, InterviewRow, Talk};

/// What lies beside the sheets of a month.
#[derive(Default)]
pub(crate) struct Talks {
    answers: Vec<store::Answer>,
    interviews: Vec<store::Interview>,
    follow_ups: Vec<store::FollowUp>,
}

impl Talks {
    pub fn read(view: &View<'_>, month: Month) -> Result<Talks> {
        Ok(Talks {
            answers: view.answers(month)?,
            interviews: view.interviews(month)?,
            follow_ups: view.follow_ups(month)?,
        })
    }

    pub fn of(&self, person: i64, scheme: &str) -> Talk {
        let answers = self.answers.iter().filter(|a| a.person == person && a.scheme == scheme);
        let interviews = self.interviews.iter().filter(|i| i.person == person && i.scheme == scheme);
        let steps = self.follow_ups.iter().filter(|f| f.person == person && f.scheme == scheme);
        Talk {
            answers: answers.map(answer_row).collect(),
            interviews: interviews
                .map(|i| InterviewRow { id: i.id, day: i.day, by: i.by.clone(), text: i.text.clone() })
                .collect(),
            follow_ups: steps
                .map(|f| FollowUpRow {
                    id: f.id,
                    what: f.what.clone(),
                    due: f.due,
                    done: f.done,
                    result: f.result.clone(),
                })
                .collect(),
        }
    }
}

fn answer_row(answer: &store::Answer) -> AnswerRow {
    AnswerRow {
        kind: answer.kind.into(),
        day: answer.day,
        by: answer.by.clone(),
        witness: answer.witness.clone(),
        item: answer.item.clone(),
        text: answer.text.clone(),
        told: String::new(),
        due: answer.due,
    }
}

impl From<store::AnswerKind> for AnswerKind {
    fn from(kind: store::AnswerKind) -> Self {
        match kind {
            store::AnswerKind::Handed => AnswerKind::Handed,
            store::AnswerKind::Signed => AnswerKind::Signed,
            store::AnswerKind::Refused => AnswerKind::Refused,
            store::AnswerKind::Appealed => AnswerKind::Appealed,
            store::AnswerKind::Upheld => AnswerKind::Upheld,
            store::AnswerKind::Revised => AnswerKind::Revised,
        }
    }
}
