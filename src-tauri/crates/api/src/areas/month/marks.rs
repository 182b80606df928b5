//! A block of marks at once, as it is pasted from a table: checked as a whole, written as a whole, one step to undo.
//! It may reach over several schemes.

use std::collections::HashMap;

use domain::fact::Value;
use domain::scheme::Scheme;
use domain::{Problem, Result};
use store::{ChangeLabel, NewMark, Tx};

use super::entry::typed;
use crate::areas::change;
use crate::areas::schemes::item_of;
use crate::defs::defs;
use crate::evaluate::scheme_in;
use crate::host::Host;
use crate::types::Written;
use crate::types::month::SetMarks;

/// Wrong cells that the refusal lists; the count is complete.
const NAMED: usize = 5;

/// A cell ready to be written; no value clears.
struct Cell<'a> {
    person: i64,
    scheme: &'a str,
    item: &'a str,
    value: Option<Value>,
}

/// Gives how many cells were written; marks that stand as they are are not written again. One wrong cell refuses all: alone with its own sentence, several with
/// `month.wrong_cells` (`count`, and `cells` named). Errors also: `staff.gone`, `scheme.no_version`,
/// `scheme.no_item`, `month.closed`.
pub fn marks(host: &Host, request: SetMarks) -> Result<Written<u32>> {
    let lang = host.lang();
    let cells = host.with(|open| {
        let view = open.book.read();
        if view.is_closed(request.month)? {
            return Err(Problem::new("month.closed").with("month", request.month));
        }
        let month = request.month;
        let defs = defs(&view)?;
        let mut schemes: HashMap<&str, Scheme> = HashMap::new();
        let standing = view.marks(month)?;
        let people: HashMap<i64, _> = view.people()?.into_iter().map(|p| (p.id, p)).collect();
        let mut cells = Vec::with_capacity(request.cells.len());
        let mut wrong: Vec<(String, Problem)> = Vec::new();
        for cell in &request.cells {
            let key = cell.scheme.as_deref().unwrap_or(&request.scheme);
            if !schemes.contains_key(key) {
                schemes.insert(key, scheme_in(&view, &defs, key, month)?);
            }
            let Some(scheme) = schemes.get(key) else { continue };
            let item = item_of(scheme, &cell.item)?;
            let person = people.get(&cell.person).ok_or_else(|| Problem::new("staff.gone"))?;
            let text = cell.value.trim();
            let value = (!text.is_empty()).then(|| typed(text, item));
            if let Some(value) = &value
                && let Err(problem) = scoring::check_value(item, item.target, value)
            {
                let place = [("name", &*person.name), ("item", item.name.get(lang)), ("value", text)];
                wrong.push((
                    host.locale().message("month-wrong_cell", &place),
                    problem.with("person", &person.staff_no).with("name", &person.name),
                ));
            }
            let own =
                standing.iter().find(|m| m.person == cell.person && m.scheme == key && m.item == cell.item);
            let same = match (own, &value) {
                (Some(mark), Some(value)) => mark.value == *value && mark.reason == request.reason.trim(),
                (None, None) => true,
                _ => false,
            };
            if !same {
                cells.push(Cell { person: person.id, scheme: key, item: &cell.item, value });
            }
        }
        match wrong.len() {
            0 => Ok(cells),
            1 => Err(wrong.remove(0).1),
            count => {
                let mut names = wrong
                    .into_iter()
                    .take(NAMED)
                    .map(|(place, _)| place)
                    .collect::<Vec<_>>()
                    .join(lang.list_comma());
                if count > NAMED {
                    names.push_str(" …");
                }
                Err(Problem::new("month.wrong_cells").with("count", count).with("cells", names))
            }
        }
    })?;
    let count = cells.len() as u32;
    change(host, ChangeLabel::new("change.marks").with("count", count), &request.name, |tx| {
        for cell in cells {
            write(tx, &request, cell)?;
        }
        Ok(count)
    })
}

fn write(tx: &Tx<'_>, request: &SetMarks, cell: Cell<'_>) -> store::Result<()> {
    let Some(value) = cell.value else {
        return tx.clear_mark(request.month, cell.person, cell.scheme, cell.item);
    };
    tx.set_mark(&NewMark {
        month: request.month,
        person: cell.person,
        scheme: cell.scheme.to_owned(),
        item: cell.item.to_owned(),
        value,
        reason: request.reason.trim().to_owned(),
        rater: String::new(),
        cell: None,
    })?;
    Ok(())
}
