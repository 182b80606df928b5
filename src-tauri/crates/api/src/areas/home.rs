//! What the month still misses, and how old the last backup is. Nothing else.

use domain::Result;

use super::facts::completeness::{self, Which};
use crate::evaluate::days_so_far;
use crate::host::Host;
use crate::types::home::{BackupBrief, Home, HomeRequest, Miss, MissKind, SheetCounts, SheetPlace};
use crate::types::month::SheetState;

/// Examples a miss names.
const EXAMPLES: usize = 5;

pub fn summary(host: &Host, request: HomeRequest) -> Result<Home> {
    let today = host.now().today;
    let lang = host.lang();
    host.with(|open| {
        let month = open.month(request.month)?;
        let mut misses = Vec::new();
        let view = open.book.read();
        let (shops, people) = (view.shops()?, view.people()?);
        let without = |code: &str| -> Vec<String> {
            month.without.iter().filter(|w| w.why.code == code).map(|w| w.name.clone()).collect()
        };
        if !month.closed {
            let none = |empty: bool| if empty { vec![String::new()] } else { Vec::new() };
            each(&mut misses, MissKind::NoShop, "staff", none(shops.is_empty()));
            each(&mut misses, MissKind::NoStaff, "staff", none(people.is_empty()));
            each(&mut misses, MissKind::NoScheme, "schemes", without("scheme.not_assigned"));
            let stopped = month.problems.iter().filter(|p| p.code == "scheme.owner_must_set");
            let key = if lang == domain::Lang::Zh { "name_zh" } else { "name_en" };
            each(
                &mut misses,
                MissKind::OwnerMustSet,
                "schemes",
                stopped.filter_map(|p| p.params.get(key).cloned()).collect(),
            );
            let span = request.month.span();
            each(
                &mut misses,
                MissKind::Unbound,
                "facts",
                view.unbound(span)?.into_iter().map(|a| a.nickname).collect(),
            );
            let days = completeness::read(&view, request.month, today, lang)?;
            let distinct = |which| completeness::days_of(&days, which).len();
            for (kind, which, count) in [
                (MissKind::MissingDays, Which::Missing, days.missing as usize),
                (MissKind::Unsettled, Which::Settle, distinct(Which::Settle)),
                (MissKind::Waiting, Which::Waiting, distinct(Which::Waiting)),
            ] {
                push(&mut misses, kind, "facts", count, completeness::named(&days, which, lang));
            }
            if days.missing == 0
                && month.sheets().next().is_none()
                && !people.is_empty()
                && !month.has_figures
            {
                // Nothing came for any shop yet: there is no report whose days could be counted.
                let days = days_so_far(request.month, today).into_iter().map(|d| d.to_string());
                each(&mut misses, MissKind::MissingDays, "facts", days.collect());
            }
            let names = |pick: &dyn Fn(&domain::evaluation::Sheet, SheetState) -> bool| -> Vec<String> {
                month.sheets().filter(|(_, s, w)| pick(s, w.state)).map(|(_, _, w)| w.name.clone()).collect()
            };
            each(&mut misses, MissKind::MissingItems, "month", names(&|s, _| !s.missing.is_empty()));
            let open_sheet = |state| matches!(state, SheetState::Open | SheetState::Reviewed);
            each(&mut misses, MissKind::Unconfirmed, "month", names(&|_, state| open_sheet(state)));
            let over = days_so_far(request.month, today).len() == request.month.days().count();
            let ready = misses.is_empty() && month.sheets().next().is_some() && over;
            if ready {
                push(&mut misses, MissKind::ReadyToClose, "month", month.sheets().count(), Vec::new());
            }
        }
        let name = |id: i64| people.iter().find(|p| p.id == id).map(|p| p.name.clone()).unwrap_or_default();
        let of = |id: i64, month: domain::Month| format!("{} {}", name(id), host.locale().month(month));
        let appeals = view.open_appeals()?;
        let appeals = appeals.into_iter().map(|a| (a.month, a.person, a.scheme)).collect::<Vec<_>>();
        let due = view.follow_ups_due(today)?.into_iter().map(|f| (f.month, f.person, f.scheme)).collect();
        for (kind, sheets) in [(MissKind::Appeals, appeals), (MissKind::FollowUps, due)] {
            let Some((month, person, scheme)) = sheets.first().cloned() else { continue };
            each(&mut misses, kind, "month", sheets.iter().map(|(m, p, _)| of(*p, *m)).collect());
            if let Some(miss) = misses.last_mut() {
                miss.sheet = Some(SheetPlace { month, person, scheme });
            }
        }
        let mut sheets = SheetCounts::default();
        for (_, _, who) in month.sheets() {
            match who.state {
                SheetState::Open => sheets.open += 1,
                SheetState::Reviewed => sheets.reviewed += 1,
                _ => sheets.confirmed += 1,
            }
        }
        let last_backup = open.book.read().last_backup()?.map(|b| {
            let path = std::path::Path::new(&b.path);
            let day = b.at.get(..10).and_then(|d| d.parse::<domain::Day>().ok());
            BackupBrief {
                file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                verified: b.stands(),
                days_ago: day.map_or(0, |d| (today - d).num_days().max(0) as u32),
                at: b.at,
            }
        });
        Ok(Home { month: request.month, closed: month.closed, misses, sheets, last_backup })
    })
}

/// A miss that names everything it counts.
fn each(misses: &mut Vec<Miss>, kind: MissKind, area: &str, names: Vec<String>) {
    push(misses, kind, area, names.len(), names);
}

/// A miss, unless there is nothing of it.
fn push(misses: &mut Vec<Miss>, kind: MissKind, area: &str, count: usize, names: Vec<String>) {
    if count > 0 {
        let examples = names.into_iter().take(EXAMPLES).collect();
        misses.push(Miss { kind, count: count as u32, examples, area: area.to_owned(), sheet: None });
    }
}
