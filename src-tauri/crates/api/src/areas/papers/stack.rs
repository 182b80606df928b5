//! The papers that are a stack of sheets, one a person: laid out together or each alone, and whose each is.

use domain::Result;
use papers::docs::EvaluationDoc;
use papers::forms::{AppealDoc, BlankDoc, CertificateDoc, QuarterDoc};
use papers::names::{distinct, file_name};
use papers::{Paper, Press, Watch};

use super::{Watched, step};
use crate::forms;
use crate::host::Open;
use crate::paper::{self, Setting};
use crate::types::papers::{NamePart, PaperKind, PaperRequest};
use crate::view::{MonthView, Run, Who};

/// The sheets of a request, of one kind.
pub(super) enum Stack {
    Evaluations(Vec<EvaluationDoc>),
    Blanks(Vec<BlankDoc>),
    Appeals(Vec<AppealDoc>),
    Certificates(Vec<CertificateDoc>),
    Quarters(Vec<QuarterDoc>),
}

/// Whose a sheet is; the name of its file is made of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Whose {
    staff_no: String,
    name: String,
    scheme: String,
}

impl Stack {
    pub fn len(&self) -> usize {
        match self {
            Stack::Evaluations(docs) => docs.len(),
            Stack::Blanks(docs) => docs.len(),
            Stack::Appeals(docs) => docs.len(),
            Stack::Certificates(docs) => docs.len(),
            Stack::Quarters(docs) => docs.len(),
        }
    }

    pub fn lay_out(&self, press: &Press, watch: &Watch<'_>) -> Result<Paper> {
        self.some(0..self.len(), press, watch)
    }

    pub fn alone(&self, at: usize, press: &Press) -> Result<Paper> {
        self.some(at..at + 1, press, &|_, _| Ok(()))
    }

    fn some(&self, at: std::ops::Range<usize>, press: &Press, watch: &Watch<'_>) -> Result<Paper> {
        match self {
            Stack::Evaluations(docs) => press.evaluations(docs.get(at).unwrap_or_default(), watch),
            Stack::Blanks(docs) => press.blanks(docs.get(at).unwrap_or_default(), watch),
            Stack::Appeals(docs) => press.appeals(docs.get(at).unwrap_or_default(), watch),
            Stack::Certificates(docs) => press.certificates(docs.get(at).unwrap_or_default(), watch),
            Stack::Quarters(docs) => press.quarters(docs.get(at).unwrap_or_default(), watch),
        }
    }
}

/// What the sheets of a request are made of.
pub(super) struct Made<'a> {
    pub open: &'a mut Open,
    pub view: &'a MonthView,
    pub runs: &'a [&'a Run],
    pub request: &'a PaperRequest,
    pub set: &'a Setting<'a>,
}

impl Made<'_> {
    /// Errors: `papers.nobody_ranked` for certificates where nobody has a place.
    pub fn stack(&mut self, job: Watched) -> Result<(Stack, Vec<Whose>)> {
        match self.request.kind {
            PaperKind::Blank => Ok(self.blanks()),
            PaperKind::Certificate => self.certificates(),
            PaperKind::Quarter => self.quarters(job),
            PaperKind::Appeal => {
                let (view, set) = (self.view, self.set);
                let made = self.asked().map(|(run, at, who)| {
                    let sheet = &run.evaluation.people[at];
                    (forms::appeal(view, run, sheet, who, set), whose(run, who, set))
                });
                let (docs, whose) = made.unzip();
                Ok((Stack::Appeals(docs), whose))
            }
            _ => self.evaluations(job),
        }
    }

    /// The sheets asked for: their scheme, place in it, and person.
    fn asked(&self) -> impl Iterator<Item = (&Run, usize, &Who)> {
        let people = &self.request.people;
        self.runs
            .iter()
            .flat_map(|run| run.people.iter().enumerate().map(move |(at, who)| (*run, at, who)))
            .filter(|(run, at, who)| {
                (people.is_empty() || people.contains(&who.id)) && *at < run.evaluation.people.len()
            })
    }

    fn evaluations(&mut self, job: Watched) -> Result<(Stack, Vec<Whose>)> {
        let (mut docs, mut all) = (Vec::new(), Vec::new());
        let of = self.runs.iter().map(|run| run.sheets().count()).sum();
        let runs = self.runs;
        for run in runs {
            for (sheet, who) in run.sheets() {
                step(job, "job-reading", docs.len(), of)?;
                if !self.request.people.is_empty() && !self.request.people.contains(&who.id) {
                    continue;
                }
                let trend = self.open.trend(self.request.month, &run.scheme.id, who.id)?;
                docs.push(paper::evaluation(self.view, run, sheet, who, &trend, self.set));
                all.push(whose(run, who, self.set));
            }
        }
        Ok((Stack::Evaluations(docs), all))
    }

    fn blanks(&self) -> (Stack, Vec<Whose>) {
        let named: Vec<_> = self.asked().collect();
        let nameless = named.is_empty() || self.request.nameless.unwrap_or(false);
        let (docs, whose) = if nameless {
            let one = |run: &&Run| {
                let scheme = run.scheme.name.get(self.set.lang()).to_owned();
                (forms::nobodys(run, self.set), Whose { scheme, ..Whose::default() })
            };
            self.runs.iter().map(one).unzip()
        } else {
            let one = |(run, at, who)| (forms::blank(run, at, who, self.set), whose(run, who, self.set));
            named.into_iter().map(one).unzip()
        };
        (Stack::Blanks(docs), whose)
    }

    fn certificates(&self) -> Result<(Stack, Vec<Whose>)> {
        let top = self.request.top.unwrap_or(1).max(1);
        let of = |run: &&'_ Run| {
            let all = forms::certificates(run, top, self.set);
            all.into_iter().map(|(doc, who)| (doc, whose(run, who, self.set))).collect::<Vec<_>>()
        };
        let (docs, whose): (Vec<_>, Vec<_>) = self.runs.iter().flat_map(of).unzip();
        if docs.is_empty() {
            return Err(domain::Problem::new("papers.nobody_ranked"));
        }
        Ok((Stack::Certificates(docs), whose))
    }

    fn quarters(&mut self, job: Watched) -> Result<(Stack, Vec<Whose>)> {
        let first = forms::first_month(self.request.month);
        let months = [first, first.plus(1), first.plus(2)];
        let views = self.open.months(&months)?;
        let views: Vec<_> = months.iter().copied().zip(views.iter().map(|v| &**v)).collect();
        // Everybody of any of the three months, those of the newest first.
        let mut people: Vec<(&Run, &Who)> = Vec::new();
        for (_, view) in views.iter().rev() {
            for (run, _, who) in view.sheets() {
                let wanted = self.request.scheme.as_ref().is_none_or(|s| *s == run.scheme.id)
                    && (self.request.people.is_empty() || self.request.people.contains(&who.id));
                let known = people.iter().any(|(r, w)| r.scheme.id == run.scheme.id && w.id == who.id);
                if wanted && !known {
                    people.push((run, who));
                }
            }
        }
        people.sort_by(|a, b| (&a.0.scheme.id, &a.1.staff_no).cmp(&(&b.0.scheme.id, &b.1.staff_no)));
        let (mut docs, mut all) = (Vec::new(), Vec::new());
        for (at, (run, who)) in people.iter().enumerate() {
            step(job, "job-reading", at, people.len())?;
            if let Some(doc) = forms::quarter(&views, &run.scheme.id, who.id, self.set) {
                docs.push(doc);
                all.push(whose(run, who, self.set));
            }
        }
        Ok((Stack::Quarters(docs), all))
    }
}

fn whose(run: &Run, who: &Who, set: &Setting) -> Whose {
    let scheme = run.scheme.name.get(set.lang()).to_owned();
    Whose { staff_no: who.staff_no.clone(), name: who.name.clone(), scheme }
}

/// What files of single sheets are called: by the owner's rule, else `usual` and whose it is.
pub(super) struct Naming<'a> {
    pub rule: &'a [NamePart],
    pub usual: &'a str,
    pub company: &'a str,
    pub month: &'a str,
    pub kind: &'a str,
}

impl Naming<'_> {
    /// All different, in the order of the sheets.
    pub fn files(&self, all: &[Whose], ending: &str) -> Vec<String> {
        distinct(all.iter().map(|whose| file_name(&self.stem(whose), ending)))
    }

    fn stem(&self, whose: &Whose) -> String {
        if self.rule.is_empty() {
            let who = [whose.staff_no.as_str(), &whose.name].join(" ");
            // Two nameless sheets differ by their scheme.
            let who = if who.trim().is_empty() { whose.scheme.as_str() } else { who.trim() };
            return format!("{} {who}", self.usual);
        }
        let part = |part: &NamePart| match part {
            NamePart::StaffNo => whose.staff_no.as_str(),
            NamePart::Name => &whose.name,
            NamePart::Month => self.month,
            NamePart::Kind => self.kind,
            NamePart::Scheme => &whose.scheme,
            NamePart::Company => self.company,
        };
        self.rule.iter().map(part).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("-")
    }
}
