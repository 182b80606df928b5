//! The door: what a file is by its content, and whether its zip is safe to parse. Everything is really
//! inflated and counted here; no size that the file declares is believed.

use std::io::{Cursor, Read};

use domain::{Problem, Result};
use zip::ZipArchive;

use crate::scan::{self, Counts};

const MB: u64 = 1 << 20;

/// What a workbook may cost. Sizes in bytes.
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
}

pub const LIMITS: Limits = Limits {
    file: 20 * MB,
    entries: 2_000,
    entry: 100 * MB,
    total: 300 * MB,
    ratio: 200,
    strings: 1_000_000,
    cells: 2_000_000,
};

/// Refuses everything that is not a workbook safe to read; gives the number of formula cells.
pub fn check(file: &str, bytes: &[u8], limits: &Limits) -> Result<u64> {
    let problem = |code: &str| Problem::new(code).with("file", file);
    if bytes.is_empty() {
        return Err(problem("import.empty_file"));
    }
    let size = bytes.len() as u64;
    if size > limits.file {
        return Err(problem("import.too_large").with("size", in_mb(size)).with("limit", in_mb(limits.file)));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(problem(if has_utf16(bytes, "EncryptedPackage") {
            "import.password"
        } else {
            "import.xls_not_yet"
        }));
    }
    if !bytes.starts_with(b"PK") {
        return Err(problem(if is_text(bytes) { "import.text_not_workbook" } else { "import.not_workbook" }));
    }
    check_zip(file, bytes, limits)
}

fn check_zip(file: &str, bytes: &[u8], limits: &Limits) -> Result<u64> {
    let problem = |code: &str| Problem::new(code).with("file", file);
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
        binary |= name.ends_with("workbook.bin") || name == "content.xml";
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
        if is_xml(&name) {
            let own = scan::scan(&buffer);
            if own.doctype {
                return Err(problem("import.doctype"));
            }
            counts.strings = counts.strings.max(own.strings);
            counts.formulas += own.formulas;
        }
    }
    if binary {
        return Err(problem("import.kind_not_yet"));
    }
    if !workbook {
        return Err(problem("import.zip_not_workbook"));
    }
    if counts.strings > limits.strings {
        return Err(problem("import.too_many_strings")
            .with("found", counts.strings)
            .with("limit", limits.strings));
    }
    Ok(counts.formulas)
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

fn has_utf16(bytes: &[u8], word: &str) -> bool {
    let wanted: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|w| w == wanted)
}

/// No control characters in its first kilobytes, or UTF-16 with its mark.
fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    head.starts_with(&[0xFF, 0xFE])
        || head.starts_with(&[0xFE, 0xFF])
        || !head.iter().any(|b| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C))
}

/// Rounded up to a tenth, so that what is over the limit never shows as the limit.
fn in_mb(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(MB);
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}
