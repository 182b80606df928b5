//! A scheme tried on a month as if it were in force: a draft, another version, a scheme of nobody yet. Everything
//! else of the month counts as it stands, a closed month's too. Stores and caches nothing.

use domain::scheme::Scheme as Definition;
use domain::{Month, Result};
use store::{SchemeVersion, View};

use super::{InForce, Scope, Sources, Team, evaluate};
use crate::view::MonthView;

pub struct Trial<'a> {
    pub scheme: &'a Definition,
    pub text: &'a str,
    /// Somebody who is evaluated by it even where it is not theirs.
    pub also: Option<i64>,
    /// Marks and targets of the same items count, whatever scheme they were entered for: this one has none yet.
    pub borrow: bool,
}

/// The month under this scheme alone: everybody whose it is, everybody at all where it is nobody's.
pub fn trial(view: &View<'_>, month: Month, trial: &Trial<'_>) -> Result<MonthView> {
    evaluate(view, &Team::read(view)?, month, Some(trial))
}

impl Trial<'_> {
    pub(super) fn duty(&self, sources: &Sources<'_>, own: Option<Scope>) -> (InForce, Scope) {
        let everybody = || sources.people.iter().map(|p| (p.id, None)).collect();
        let mut scope: Scope = own.filter(|scope| !scope.is_empty()).unwrap_or_else(everybody);
        if let Some(person) = self.also.filter(|id| sources.people.iter().any(|p| p.id == *id)) {
            scope.entry(person).or_insert(None);
        }
        let version = SchemeVersion {
            scheme: self.scheme.id.clone(),
            version: 0,
            from_month: sources.month,
            text: self.text.to_owned(),
        };
        (InForce { version, scheme: self.scheme.clone() }, scope)
    }

    /// What hands entered for the items under other schemes, taken over where this one may borrow.
    pub(super) fn borrow(&self, sources: &mut Sources<'_>) {
        if !self.borrow {
            return;
        }
        for mark in &mut sources.marks {
            mark.scheme.clone_from(&self.scheme.id);
        }
        for target in &mut sources.targets {
            target.scheme.clone_from(&self.scheme.id);
        }
    }
}
