//! Which shop each sheet of an import belongs to.

use domain::people::Shop;
use intake::FileDraft;

/// Where a sheet stands among the drafts: file and sheet.
pub(crate) type At = (usize, usize);

/// A shop a sheet. Not saved yet (id 0) where the import makes the book's first shop.
pub(crate) struct Shops(Vec<Vec<Shop>>);

impl Shops {
    /// Every sheet is that shop's.
    pub fn all(drafts: &[FileDraft], shop: &Shop) -> Self {
        Self(drafts.iter().map(|d| vec![shop.clone(); d.sheets.len()]).collect())
    }

    pub fn of(&self, (file, sheet): At) -> Option<&Shop> {
        self.0.get(file)?.get(sheet)
    }

    pub fn id(&self, at: At) -> i64 {
        self.of(at).map_or(0, |shop| shop.id)
    }

    pub fn name(&self, at: At) -> &str {
        self.of(at).map_or("", |shop| &shop.name)
    }
}
