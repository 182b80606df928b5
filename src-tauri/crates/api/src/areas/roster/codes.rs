//! What stands in a cell of the roster, and what somebody types for it: a shift's code, a rest day, a leave.

use domain::{Day, Problem, Result};
use intake::half_width;
use locale::Locale;
use store::{AbsenceKind, DutyOf, Shift};

/// Words for a rest day that owners write in their tables.
const RESTS: [&str; 8] = ["休", "休息", "○", "o", "off", "r", "rest", "/"];

/// The word for a rest day.
pub fn rest(locale: Locale) -> String {
    locale.message("roster-code-rest", &[])
}

/// The word for a leave.
pub fn leave(locale: Locale, kind: AbsenceKind) -> String {
    locale.message(&format!("roster-code-{}", kind.code()), &[])
}

/// The other words of each leave.
fn leave_words(kind: AbsenceKind) -> &'static [&'static str] {
    match kind {
        AbsenceKind::Annual => &["年", "年假", "年休", "年休假", "al"],
        AbsenceKind::Sick => &["病", "病假", "sl"],
        AbsenceKind::Personal => &["事", "事假", "pl"],
        AbsenceKind::Lieu => &["调", "调休", "补休", "tl"],
        AbsenceKind::Maternity => &["产", "产假", "ml"],
        AbsenceKind::Other => &["假", "请假", "lv", "leave"],
    }
}

/// Without blanks, width and case.
fn plain(text: &str) -> String {
    text.trim().chars().map(half_width).collect::<String>().to_lowercase()
}

/// Whether a shift may not be called so, because it means something else.
pub fn is_taken(code: &str) -> bool {
    let code = plain(code);
    RESTS.contains(&&*code) || AbsenceKind::ALL.iter().any(|kind| leave_words(*kind).contains(&&*code))
}

/// What was typed into a cell; `None` empties it. Errors: `roster.unknown_code`.
pub fn read(text: &str, shifts: &[Shift], locale: Locale, name: &str, day: Day) -> Result<Option<DutyOf>> {
    let typed = plain(text);
    if typed.is_empty() {
        return Ok(None);
    }
    let usable = || shifts.iter().filter(|s| !s.retired);
    if let Some(shift) = usable().find(|s| plain(&s.code) == typed || plain(&s.name) == typed) {
        return Ok(Some(DutyOf::Shift { shift: Some(shift.id), pinned: true }));
    }
    if RESTS.contains(&&*typed) || typed == plain(&rest(locale)) {
        return Ok(Some(DutyOf::Shift { shift: None, pinned: true }));
    }
    if let Some(kind) = AbsenceKind::ALL.iter().copied().find(|kind| leave_words(*kind).contains(&&*typed)) {
        return Ok(Some(DutyOf::Leave(kind)));
    }
    let mut known: Vec<String> = usable().map(|s| s.code.clone()).collect();
    known.push(rest(locale));
    known.extend(AbsenceKind::ALL.iter().map(|kind| leave(locale, *kind)));
    Err(Problem::new("roster.unknown_code")
        .with("code", text.trim())
        .with("name", name)
        .with("day", day)
        .with("known", known.join(locale.lang().list_comma())))
}
