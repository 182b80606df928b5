//! Which items wait for a hand in this book: the hand-entry workbook asks for them and the board takes them typed or
//! pasted. Reads only.

use domain::Result;
use domain::metric::Metric;
use store::View;

use crate::defs::add_quotients;

/// Whether an item fed by this metric waits for a hand here. What counts is which reports this book has, not which
/// ones the program could read: an owner who has never brought a report must be asked for its figures. A book
/// without any report cannot know yet; there `never_fed` answers, which knows every report there is.
pub(crate) fn by_hand_here<F: Fn(Option<&str>) -> bool>(
    view: &View<'_>,
    metrics: &[Metric],
    never_fed: F,
) -> Result<impl Fn(Option<&str>) -> bool + use<F>> {
    let mut fed = view.fed_metrics()?;
    let known = !fed.is_empty();
    add_quotients(&mut fed, metrics);
    Ok(move |metric: Option<&str>| match metric {
        Some(metric) if known => !fed.contains(metric),
        metric => never_fed(metric),
    })
}
