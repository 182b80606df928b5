//! Reading. A `View` borrows the book, or the transaction of a change, so the same questions
//! can be asked in both. The questions themselves live in the areas' folders.

use rusqlite::Connection;

/// Everything that can be asked of the book; see `people`, `facts`, `schemes`, `month`, `history`, `settings`.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub(crate) conn: &'a Connection,
}
