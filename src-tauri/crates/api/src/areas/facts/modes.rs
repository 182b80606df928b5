//! 赤兔 counts sales by one of two attributions and names it only in the file's name. A file of the other one would
//! replace days of the first as if they had been corrected, so the preview tells it.

use std::collections::HashMap;

use domain::{Problem, Result};
use intake::{FileDraft, Finding, Kind};
use store::{ImportState, View};

use super::whose::Shops;

/// What a file's name says, and the stable word for it.
const MODES: [(&str, &str); 2] = [("下单优先判定", "order"), ("付款优先判定", "pay")];

fn mode(file: &str) -> Option<&'static str> {
    MODES.iter().find(|(said, _)| file.contains(said)).map(|(_, word)| *word)
}

/// Tells sheets whose file names another attribution than the newest import of the same report and shop, else than
/// an earlier file of this import.
pub(super) fn tell_other_modes(view: &View<'_>, drafts: &mut [FileDraft], shops: &Shops) -> Result<()> {
    if !drafts.iter().any(|d| mode(&d.file).is_some()) {
        return Ok(());
    }
    let mut known: HashMap<(i64, String), (&'static str, String)> = HashMap::new();
    for import in view.imports()?.into_iter().filter(|i| i.state == ImportState::Active) {
        for sheet in import.sheets {
            if let Some(mode) = mode(&sheet.file) {
                known.entry((sheet.shop, sheet.layout)).or_insert((mode, sheet.file));
            }
        }
    }
    for (file, draft) in drafts.iter_mut().enumerate() {
        let Some(found) = mode(&draft.file) else { continue };
        for (place, sheet) in draft.sheets.iter_mut().enumerate().filter(|(_, s)| s.kind == Kind::Facts) {
            let (Some(layout), Some(shop)) = (sheet.layout.clone(), shops.of((file, place))) else {
                continue;
            };
            let (expected, other) =
                known.entry((shop.id, layout)).or_insert_with(|| (found, draft.file.clone()));
            if *expected != found {
                let problem = Problem::new("import.other_mode")
                    .with("file", &draft.file)
                    .with("sheet", &sheet.sheet)
                    .with("found", found)
                    .with("expected", *expected)
                    .with("other", &*other);
                sheet.problems.push(Finding::warning(problem));
            }
        }
    }
    Ok(())
}
