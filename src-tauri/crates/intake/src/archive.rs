//! A zip as a platform hands out several exports at once: its files, taken out under the same limits as a
//! workbook's own parts. A workbook is a zip too; it is told apart by what lies in it.

use std::io::{BufReader, Cursor, Read, Seek};

use domain::{Problem, Result};
use encoding_rs::GB18030;
use zip::ZipArchive;

use crate::guard::{LIMITS, in_mb};
use crate::kinds::{self, Content};
use crate::text;

/// What lay in a zip.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// Name with its folders (`5月/日报.xlsx`) and bytes of each file.
    pub files: Vec<(String, Vec<u8>)>,
    /// Names of what is no table: pictures, prose.
    pub left: Vec<String>,
}

/// The workbooks and tables of a zip, in the order of their names; `None` where the bytes are no zip of
/// files (a workbook, or no zip at all), so that they are read as they are. What a file inside is, its
/// content says; pictures and prose are named and left, hidden files are left.
///
/// # Errors
/// `import.damaged`, `import.password`, `import.too_many_entries`, `import.entry_too_large`,
/// `import.inflated_too_large`, `import.zip_ratio`, `import.zip_in_zip`, `import.zip_not_workbook` where
/// nothing readable is inside.
pub fn unpack(file: &str, bytes: &[u8]) -> Result<Option<Unpacked>> {
    let problem = |code: &str| Problem::new(code).with("file", file);
    if !bytes.starts_with(b"PK") {
        return Ok(None);
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
    if is_office(&mut archive) {
        return Ok(None);
    }
    if archive.len() > LIMITS.entries {
        let found = archive.len();
        return Err(problem("import.too_many_entries").with("found", found).with("limit", LIMITS.entries));
    }
    let mut total = 0;
    let mut found = Unpacked::default();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                problem("import.password")
            }
            _ => problem("import.damaged"),
        })?;
        let name = name_of(entry.name_raw());
        if entry.is_dir() || is_hidden(&name) {
            continue;
        }
        let stored = entry.compressed_size().max(1);
        let mut inside = Vec::new();
        entry.take(LIMITS.text + 1).read_to_end(&mut inside).map_err(|_| problem("import.damaged"))?;
        let size = inside.len() as u64;
        // Text is pressed harder than a workbook ever is: a long table of few words is no bomb.
        if size > (1 << 20) && size > LIMITS.ratio.saturating_mul(stored) {
            let found = size / stored;
            return Err(problem("import.zip_ratio").with("found", found).with("limit", LIMITS.ratio));
        }
        total += size;
        if total > LIMITS.total {
            return Err(problem("import.inflated_too_large").with("limit", in_mb(LIMITS.total)));
        }
        let limit = match kinds::content(&inside) {
            Content::Zip if holds_files(Cursor::new(&inside)) => {
                return Err(problem("import.zip_in_zip").with("inside", name));
            }
            Content::Text if is_table(&inside) => LIMITS.text,
            Content::Markup if is_table(&inside) => LIMITS.file,
            Content::Zip | Content::Ole | Content::Records => LIMITS.file,
            Content::Text | Content::Markup | Content::Empty | Content::Unknown => {
                found.left.push(name);
                continue;
            }
        };
        if size > limit {
            return Err(problem("import.entry_too_large").with("limit", in_mb(limit)));
        }
        found.files.push((name, inside));
    }
    if found.files.is_empty() {
        return Err(problem("import.zip_not_workbook"));
    }
    found.files.sort_by(|a, b| a.0.cmp(&b.0));
    found.left.sort();
    Ok(Some(found))
}

/// Whether [`unpack`] would take files out; reads only the list of what lies in the zip.
pub fn holds_files(mut file: impl Read + Seek) -> bool {
    let mut start = [0; 2];
    if file.read_exact(&mut start).is_err() || start != *b"PK" {
        return false;
    }
    ZipArchive::new(BufReader::new(file)).is_ok_and(|mut archive| !is_office(&mut archive))
}

/// Whether the bytes are separated text with at least two columns, or a page with a table, by their beginning.
pub fn is_table(bytes: &[u8]) -> bool {
    match kinds::content(bytes) {
        Content::Text => text::sniff(bytes).is_ok_and(|sniffed| sniffed.confidence >= 50),
        Content::Markup => kinds::has_table(bytes),
        _ => false,
    }
}

fn is_office<R: Read + Seek>(archive: &mut ZipArchive<R>) -> bool {
    (0..archive.len()).any(|i| {
        archive.by_index_raw(i).is_ok_and(|entry| {
            let name = entry.name_raw();
            name.eq_ignore_ascii_case(b"[Content_Types].xml") || name == b"content.xml"
        })
    })
}

/// Hidden files, the lock files of office programs, and what a Mac packs beside the files.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX")
}

/// The name with its folders, of which none leads upwards. Archives packed on a Chinese Windows write it in
/// GB18030 and do not say so.
fn name_of(raw: &[u8]) -> String {
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    let parts: Vec<&str> = text.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn zip(inside: &[&str]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in inside {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"a,b\n1,2\n").unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_page_or_a_text_is_a_table_by_what_stands_in_it() {
        let excel =
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        for (bytes, is) in [
            ("<html><body><TABLE><tr><td>1</table>", true),
            (excel, true),
            ("<html><body><p>只有字</p></body></html>", false),
            ("<?xml version=\"1.0\"?><settings/>", false),
            ("甲,乙\n1,2\n3,4\n", true),
            ("只是一段话。\n", false),
        ] {
            assert_eq!(is_table(bytes.as_bytes()), is, "{bytes}");
        }
    }

    #[test]
    fn a_zip_of_exports_is_told_from_a_workbook_by_what_lies_in_it() {
        let exports = zip(&["5月/日报.csv"]);
        assert!(holds_files(Cursor::new(&exports)) && unpack("x.xlsx", &exports).unwrap().is_some());
        for other in [&zip(&["[Content_Types].xml"])[..], &zip(&["content.xml"]), b"PK", b"", b"a,b\n1,2\n"] {
            assert!(!holds_files(Cursor::new(other)) && unpack("x.zip", other).unwrap().is_none());
        }
    }
}
