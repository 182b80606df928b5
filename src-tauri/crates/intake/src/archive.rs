//! A zip as a platform hands out several exports at once: its workbooks, taken out under the same limits as
//! a workbook's own parts. A workbook is a zip too; it is told apart by what lies in it.

use std::io::{Cursor, Read};

use domain::{Problem, Result};
use encoding_rs::GB18030;
use zip::ZipArchive;

use crate::guard::LIMITS;

/// Name and bytes of each file.
pub type Unpacked = Vec<(String, Vec<u8>)>;

/// The workbooks of a zip by name, in the order of their names; `None` where the bytes are no zip of files
/// (a workbook, or no zip at all), so that they are read as they are.
///
/// # Errors
/// `import.damaged`, `import.password`, `import.too_many_entries`, `import.entry_too_large`,
/// `import.inflated_too_large`, `import.zip_ratio`, `import.zip_not_workbook` where no workbook is inside.
pub fn unpack(file: &str, bytes: &[u8]) -> Result<Option<Unpacked>> {
    let problem = |code: &str| Problem::new(code).with("file", file);
    if !bytes.starts_with(b"PK") {
        return Ok(None);
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
    let names: Vec<Vec<u8>> = (0..archive.len())
        .filter_map(|i| archive.by_index_raw(i).ok().map(|entry| entry.name_raw().to_vec()))
        .collect();
    let office = |n: &Vec<u8>| n.eq_ignore_ascii_case(b"[Content_Types].xml") || n == b"content.xml";
    if names.iter().any(office) {
        return Ok(None);
    }
    if archive.len() > LIMITS.entries {
        let found = archive.len();
        return Err(problem("import.too_many_entries").with("found", found).with("limit", LIMITS.entries));
    }
    let mb = |bytes: u64| bytes >> 20;
    let mut total = 0;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                problem("import.password")
            }
            _ => problem("import.damaged"),
        })?;
        let name = name_of(entry.name_raw());
        let hidden = name.starts_with('.') || name.starts_with("~$");
        if entry.is_dir() || hidden || !name.to_lowercase().ends_with(".xlsx") {
            continue;
        }
        let stored = entry.compressed_size().max(1);
        let mut inside = Vec::new();
        entry.take(LIMITS.file + 1).read_to_end(&mut inside).map_err(|_| problem("import.damaged"))?;
        let size = inside.len() as u64;
        if size > LIMITS.file {
            return Err(problem("import.entry_too_large").with("limit", mb(LIMITS.file)));
        }
        if size > (1 << 20) && size > LIMITS.ratio.saturating_mul(stored) {
            let found = size / stored;
            return Err(problem("import.zip_ratio").with("found", found).with("limit", LIMITS.ratio));
        }
        total += size;
        if total > LIMITS.total {
            return Err(problem("import.inflated_too_large").with("limit", mb(LIMITS.total)));
        }
        files.push((name, inside));
    }
    if files.is_empty() {
        return Err(problem("import.zip_not_workbook"));
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(Some(files))
}

/// The name without its folders. Archives packed on a Chinese Windows write it in GB18030 and do not say so.
fn name_of(raw: &[u8]) -> String {
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    text.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}
