//! Which shop each sheet of an import belongs to: as the owner says, else as its nicknames, its names and its platform
//! say, else the shop that was chosen for all.

use std::collections::{HashMap, HashSet};

use domain::layout::{Layout, Platform};
use domain::people::{Account, Shop};
use domain::{Problem, Result};
use intake::{FileDraft, Finding, Kind, SheetDraft};

use crate::areas::staff::{platform_of, shop_unknown};
use crate::defs::Defs;
use crate::types::facts::PreviewRequest;

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

/// What the owner said of shops, and what the book knows of them.
pub(super) struct Choice {
    shops: Vec<Shop>,
    /// For sheets that do not say it themselves.
    chosen: Option<Shop>,
    /// Nothing is asked of the sheets.
    one: bool,
    /// By SHA-256 and sheet.
    by_sheet: HashMap<(String, String), i64>,
}

impl Choice {
    /// Errors: `import.shop_unknown` where a shop is named that is not there, or none is there nor named.
    pub fn new(shops: Vec<Shop>, request: &PreviewRequest) -> Result<Self> {
        let new = request.new_shop.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let known = |id: i64| shops.iter().find(|s| s.id == id).cloned().ok_or_else(|| shop_unknown(&shops));
        let chosen = match (request.shop, shops.as_slice()) {
            (Some(id), _) => Some(known(id)?),
            (None, [only]) => Some(only.clone()),
            (None, []) => {
                let name = new.ok_or_else(|| shop_unknown(&shops))?;
                Some(Shop { id: 0, name: name.to_owned(), platform: platform_of(name), active: true })
            }
            (None, _) => None,
        };
        let mut by_sheet = HashMap::new();
        for one in request.shops.iter().flatten() {
            by_sheet.insert((one.sha256.clone(), one.sheet.clone()), known(one.shop)?.id);
        }
        let one = request.one_shop.unwrap_or_default() || shops.len() < 2;
        Ok(Self { shops, chosen, one, by_sheet })
    }

    /// The shop of every sheet. Errors: `import.shop_unknown` where nothing says whose the figures of a sheet are.
    pub fn of(&self, drafts: &[FileDraft], accounts: &[Account], defs: &Defs) -> Result<Shops> {
        let mut all = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let mut own = Vec::with_capacity(draft.sheets.len());
            for sheet in &draft.sheets {
                let layout = sheet.layout.as_deref().and_then(|id| defs.layout(id));
                let found = self.said(draft, sheet).or_else(|| {
                    if self.one || sheet.kind != Kind::Facts {
                        return None;
                    }
                    self.by_nicknames(sheet, accounts)
                        .or_else(|| self.by_name(draft, sheet))
                        .or_else(|| self.by_platform(layout?))
                });
                let any = || if sheet.kind == Kind::Facts { None } else { self.shops.first() };
                let shop = found.or(self.chosen.as_ref()).or_else(any);
                own.push(shop.cloned().ok_or_else(|| shop_unknown(&self.shops))?);
            }
            all.push(own);
        }
        Ok(Shops(all))
    }

    fn said(&self, draft: &FileDraft, sheet: &SheetDraft) -> Option<&Shop> {
        let id = self.by_sheet.get(&(draft.sha256.clone(), sheet.sheet.clone()))?;
        self.shops.iter().find(|s| s.id == *id)
    }

    fn active(&self) -> impl Iterator<Item = &Shop> {
        self.shops.iter().filter(|s| s.active)
    }

    /// The shop that knows most of the nicknames, more than half of them, and no other as many.
    fn by_nicknames(&self, sheet: &SheetDraft, accounts: &[Account]) -> Option<&Shop> {
        let names: HashSet<&str> = sheet.rows.iter().filter_map(|r| r.nickname.as_deref()).collect();
        let known = |shop: &Shop| {
            accounts.iter().filter(|a| a.shop == shop.id && names.contains(a.nickname.as_str())).count()
        };
        let mut counted: Vec<(usize, &Shop)> = self.active().map(|s| (known(s), s)).collect();
        counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let (most, shop) = *counted.first()?;
        let tie = counted.get(1).is_some_and(|(second, _)| *second == most);
        (most * 2 > names.len() && !tie).then_some(shop)
    }

    /// The shop named in the file's name, in a folder of it, the nearest first, or before the colon of every nickname.
    fn by_name(&self, draft: &FileDraft, sheet: &SheetDraft) -> Option<&Shop> {
        let folders = draft.folders.iter().rev().map(String::as_str);
        let named = std::iter::once(draft.file.as_str()).chain(folders).find_map(|text| self.named_in(text));
        named.or_else(|| {
            let before = |name: &str| name.split_once([':', '：']).map(|(before, _)| intake::normal(before));
            let mut prefixes = sheet.rows.iter().filter_map(|r| r.nickname.as_deref()).map(before);
            let first = prefixes.next()??;
            let same = prefixes.all(|p| p.as_deref() == Some(&first));
            self.active().find(|s| same && intake::normal(&s.name) == first)
        })
    }

    /// The longest name of a shop in the text; a name within another one's is not meant.
    fn named_in(&self, text: &str) -> Option<&Shop> {
        let text = intake::normal(text);
        let there = |s: &&Shop| s.name.chars().count() > 1 && text.contains(&intake::normal(&s.name));
        let found: Vec<&Shop> = self.active().filter(there).collect();
        let longest = *found.iter().max_by_key(|s| s.name.chars().count())?;
        let within = |s: &&Shop| intake::normal(&longest.name).contains(&intake::normal(&s.name));
        found.iter().all(within).then_some(longest)
    }

    fn by_platform(&self, layout: &Layout) -> Option<&Shop> {
        let mut fitting = self.active().filter(|s| of_platform(layout, s) == Some(true));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }
}

/// Whether the platform of the layout is the shop's; `None` where one of them is of no platform.
fn of_platform(layout: &Layout, shop: &Shop) -> Option<bool> {
    // Both are worked from one desk, with the same reports.
    let desk = |p: Platform| if p == Platform::Taobao { Platform::Tmall } else { p };
    let told = layout.platform != Platform::Other && shop.platform != Platform::Other && !layout.is_own();
    told.then(|| desk(layout.platform) == desk(shop.platform))
}

/// Tells sheets whose report another platform hands out than their shop's.
pub(super) fn tell_other_platforms(drafts: &mut [FileDraft], shops: &Shops, defs: &Defs) {
    for (file, draft) in drafts.iter_mut().enumerate() {
        for (place, sheet) in draft.sheets.iter_mut().enumerate().filter(|(_, s)| s.kind == Kind::Facts) {
            let layout = sheet.layout.as_deref().and_then(|id| defs.layout(id));
            // The platform of a shop that is made only now is a guess by its name.
            let shop = shops.of((file, place)).filter(|s| s.id != 0);
            let (Some(layout), Some(shop)) = (layout, shop) else { continue };
            if of_platform(layout, shop) == Some(false) {
                let problem = Problem::new("import.other_platform")
                    .with("file", &draft.file)
                    .with("sheet", &sheet.sheet)
                    .with("found", layout.platform.code())
                    .with("shop", &shop.name)
                    .with("expected", shop.platform.code());
                sheet.problems.push(Finding::warning(problem));
            }
        }
    }
}
