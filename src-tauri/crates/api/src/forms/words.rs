//! A sheet in a few lines for a chat: the result, what went best and worst and why, what is missing, how far it is.

use domain::evaluation::{ItemResult, Sheet};
use locale::number;

use crate::paper::{self, Setting};
use crate::view::{MonthView, Run, Who};

pub(crate) fn in_words(view: &MonthView, run: &Run, sheet: &Sheet, who: &Who, set: &Setting) -> String {
    let locale = set.locale;
    let lang = set.lang();
    let month = run.evaluation.month.map(|m| locale.month(m)).unwrap_or_default();
    let mut lines = vec![
        locale.message("share-head", &[("name", &who.name), ("staff_no", &who.staff_no), ("month", &month)]),
        run.scheme.name.get(lang).to_owned(),
        locale.why_total(sheet),
    ];
    let share = |item: &ItemResult| item.points.and_then(|p| p.checked_div(item.max));
    let (best, worst) = super::ends(sheet.items.iter().filter_map(|i| Some((i, share(i)?))));
    let told = |item: &ItemResult| {
        let points = item.points.map(number::points).unwrap_or_default();
        let (max, why) = (number::points(item.max), locale.item(item, &run.evaluation).headline);
        let params =
            [("item", item.name.get(lang)), ("points", points.as_str()), ("max", &max), ("why", &why)];
        locale.message("share-item", &params)
    };
    if !best.is_empty() {
        lines.push(set.word("share-best"));
        lines.extend(best.iter().map(|(item, _)| told(item)));
        lines.push(set.word("share-worst"));
        lines.extend(worst.iter().map(|(item, _)| told(item)));
    }
    let missing: Vec<&str> =
        sheet.items.iter().filter(|i| i.points.is_none()).map(|i| i.name.get(lang)).collect();
    if !missing.is_empty() {
        let items = missing.join(lang.list_comma());
        lines.push(locale.message("share-missing", &[("items", &items)]));
    }
    let state = paper::state_line(view, who, set);
    lines.push(locale.message("share-state", &[("state", &state)]));
    if set.sample {
        lines.push(set.word("share-sample"));
    }
    lines.join("\n")
}
