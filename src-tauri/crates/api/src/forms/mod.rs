//! The forms beside the evaluation sheet: blank sheets, appeals, certificates, quarters, and a sheet in a few
//! words for a chat. Words and figures out of a month's view into the plain models of `papers`.

mod appeal;
mod blank;
mod certificate;
mod quarter;
mod words;

pub(crate) use appeal::appeal;
pub(crate) use blank::{blank, nobodys};
pub(crate) use certificate::certificates;
pub(crate) use quarter::{first_month, quarter};
pub(crate) use words::in_words;
