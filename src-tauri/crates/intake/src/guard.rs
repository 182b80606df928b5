//! The door: how much a file may cost, and whether its zip is safe to parse. Everything is really inflated
//! and counted here; no size that the file declares is believed.

use std::io::{Cursor, Read};

use domain::{Problem, Result};
use zip::ZipArchive;

use crate::scan::{self, Counts};

const MB: u64 = 1 << 20;

/// What a file may cost. Sizes in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub file: u64,
    pub entries: usize,
    pub entry: u64,
    pub total: u64,
    /// Inflated ÷ stored of one entry, looked at once it is over 1 MB.
    pub ratio: u64,
    pub strings: u64,
    pub cells: u64,
    /// Separated text: its size, its rows, and the cells that are kept of it at once; rows that pass by are not kept.
    pub text: u64,
    pub rows: u64,
    pub text_cells: u64,
}

pub const LIMITS: Limits = Limits {
    file: 20 * MB,
    entries: 2_000,
    entry: 100 * MB,
    total: 300 * MB,
    ratio: 200,
    strings: 1_000_000,
    cells: 2_000_000,
    text: 150 * MB,
    rows: 2_000_000,
    text_cells: 8_000_000,
};

/// The limit of a workbook's file.
///
/// # Errors
/// `import.too_large`.
pub fn size(bytes: &[u8], limits: &Limits) -> Result<()> {
    let size = bytes.len() as u64;
    if size > limits.file {
        let (size, limit) = (in_mb(size), in_mb(limits.file));
        return Err(Problem::new("import.too_large").with("size", size).with("limit", limit));
    }
    Ok(())
}

/// What a zip that is safe to read holds.
pub enum Zipped {
    /// Also .xlsm.
    Xlsx {
        formulas: u64,
    },
    Xlsb {
        formulas: u64,
    },
    /// With its `content.xml`.
    Ods {
        content: Vec<u8>,
    },
}

/// Refuses every zip that is not a workbook safe to read.
pub fn check_zip(bytes: &[u8], limits: &Limits) -> Result<Zipped> {
    let problem = Problem::new;
    let damaged = || problem("import.damaged");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let count = archive.len();
    if count > limits.entries {
        return Err(problem("import.too_many_entries").with("found", count).with("limit", limits.entries));
    }
    if archive.has_duplicate_names() {
        return Err(problem("import.duplicate_entry"));
    }
    let mut total = 0;
    let mut counts = Counts::default();
    let mut workbook = false;
    let mut binary = false;
    let mut content = None;
    let mut spreadsheet = false;
    let mut buffer = Vec::new();
    for index in 0..count {
        let entry = archive.by_index(index).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                problem("import.password")
            }
            _ => damaged(),
        })?;
        let name = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/").to_lowercase();
        if name.starts_with('/') || name.contains(':') || name.split('/').any(|part| part == "..") {
            return Err(problem("import.bad_entry_name"));
        }
        workbook |= name == "[content_types].xml";
        binary |= name.ends_with("workbook.bin");
        let stored = entry.compressed_size();
        let inflated = inflate(entry, limits.entry, &mut buffer).ok_or_else(damaged)?;
        total += inflated;
        if inflated > MB && inflated > limits.ratio.saturating_mul(stored.max(1)) {
            let found = inflated / stored.max(1);
            return Err(problem("import.zip_ratio").with("found", found).with("limit", limits.ratio));
        }
        if inflated > limits.entry {
            return Err(problem("import.entry_too_large").with("limit", in_mb(limits.entry)));
        }
        if total > limits.total {
            return Err(problem("import.inflated_too_large").with("limit", in_mb(limits.total)));
        }
        // OpenDocument says here what it is, and here that it is encrypted; old writers name a DTD here.
        let manifest = name == "meta-inf/manifest.xml";
        if manifest && memchr::memmem::find(&buffer, b"encryption-data").is_some() {
            return Err(problem("import.password"));
        }
        spreadsheet |= name == "mimetype" && memchr::memmem::find(&buffer, b"spreadsheet").is_some();
        if is_xml(&name) {
            let own = scan::scan(&buffer);
            if own.doctype && !manifest {
                return Err(problem("import.doctype"));
            }
            counts.strings = counts.strings.max(own.strings);
            counts.formulas += own.formulas;
        } else if name.ends_with(".bin") && name.contains("worksheets/") {
            counts.formulas += scan::binary_formulas(&buffer);
        }
        if name == "content.xml" {
            content = Some(std::mem::take(&mut buffer));
        }
    }
    match content {
        Some(content) if spreadsheet => return Ok(Zipped::Ods { content }),
        _ if !workbook => return Err(problem("import.zip_not_workbook")),
        _ => {}
    }
    if counts.strings > limits.strings {
        return Err(problem("import.too_many_strings")
            .with("found", counts.strings)
            .with("limit", limits.strings));
    }
    let formulas = counts.formulas;
    Ok(if binary { Zipped::Xlsb { formulas } } else { Zipped::Xlsx { formulas } })
}

/// Inflates an entry into `buffer`, stopping one byte past `limit`; `None` when the data is damaged.
fn inflate(mut entry: impl Read, limit: u64, buffer: &mut Vec<u8>) -> Option<u64> {
    buffer.clear();
    entry.by_ref().take(limit + 1).read_to_end(buffer).ok()?;
    Some(buffer.len() as u64)
}

fn is_xml(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml")
}

/// Rounded up to a tenth, so that what is over the limit never shows as the limit.
pub fn in_mb(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(MB);
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}
