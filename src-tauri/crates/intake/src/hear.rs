//! Who hears what stands in a file while it is read: what becomes of a long text is decided after its first lines.

use crate::workbook::{Line, Table};

/// What becomes of the lines of a text after its first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rest {
    Keep,
    /// Kept up to this line, counted from 0; the others are read through and dropped.
    Until(u64),
    /// Handed over as they are read, these columns of them, and not kept.
    Pass(Vec<u32>),
}

/// Whoever wants something of a file.
pub trait Hear {
    /// Asked once of a long text, with its first lines; nobody asks about a short one or a workbook.
    fn rest(&self, head: &Table) -> Rest;

    /// Lines that pass by, in their order.
    fn lines(&self, lines: Vec<Line>);
}

/// Wants all of every file.
#[derive(Debug, Clone, Copy)]
pub struct Keep;

impl Hear for Keep {
    fn rest(&self, _: &Table) -> Rest {
        Rest::Keep
    }

    fn lines(&self, _: Vec<Line>) {}
}

/// Decides and lets nothing pass by.
impl<F: Fn(&Table) -> Rest> Hear for F {
    fn rest(&self, head: &Table) -> Rest {
        self(head)
    }

    fn lines(&self, _: Vec<Line>) {}
}
