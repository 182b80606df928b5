//! Files as intake wants them: names and bytes, folders and zips opened one level after the other.

use std::io::Read;
use std::path::{Path, PathBuf};

use domain::{Problem, Result};
use intake::{Open, Unpacked};

use crate::host::Given;

/// A file larger than this is not even read; intake's own limits are lower.
const READ_AT_MOST: u64 = 200 * 1024 * 1024;
/// Files taken out of folders at most.
const FILES_AT_MOST: usize = 5_000;

pub fn read(path: &Path) -> Result<Vec<u8>> {
    let unreadable =
        |e: std::io::Error| Problem::new("file.unreadable").with("file", name(path)).with_io("reason", &e);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > READ_AT_MOST {
        let mb = size / (1024 * 1024);
        return Err(Problem::new("import.too_large")
            .with("file", name(path))
            .with("size", mb)
            .with("limit", 150));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(READ_AT_MOST).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// A file as the exports it holds: itself, or what lies in it where it is a zip of exports.
pub fn workbooks(path: &Path, opener: &dyn Open) -> Result<Unpacked> {
    let bytes = read(path)?;
    let name = name(path);
    Ok(match opener.unpack(&name, &bytes)? {
        Some(inside) => inside,
        None => Unpacked { files: vec![(name, bytes)], left: Vec::new() },
    })
}

/// Whether the file is a zip of exports, by its content; what cannot be read is asked again when it is read.
pub fn holds_files(path: &Path) -> bool {
    std::fs::File::open(path).is_ok_and(intake::holds_files)
}

pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What lies behind the chosen tokens.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub files: Vec<Given>,
    /// Names of what folders hold besides tables: told, and not read.
    pub left: Vec<String>,
}

/// The files behind what was chosen: folders give their files in the order of their names, without
/// hidden files and the lock files of office programs.
pub(crate) fn expand(chosen: Vec<Given>) -> Result<Found> {
    let mut found = Found::default();
    for given in chosen {
        match given {
            Given::Path(path) if path.is_dir() => walk(&path, 0, &mut found)?,
            other => found.files.push(other),
        }
    }
    if found.files.is_empty() {
        return Err(Problem::new("import.no_files"));
    }
    Ok(found)
}

/// Endings of exports: the choice of files in a folder goes by name, what is in them by content. The picker of the
/// window offers these and `DOUBTFUL`.
const ENDINGS: [&str; 8] = ["xlsx", "xls", "xlsm", "xlsb", "ods", "csv", "tsv", "zip"];
/// As often a note or a page as a table: the beginning of the file says which.
const DOUBTFUL: [&str; 4] = ["txt", "html", "htm", "xml"];

fn is_export(path: &Path) -> bool {
    let Some(ending) = path.extension().map(|e| e.to_string_lossy().to_lowercase()) else { return false };
    ENDINGS.contains(&ending.as_str())
        || (DOUBTFUL.contains(&ending.as_str()) && beginning(path).is_some_and(|b| intake::is_table(&b)))
}

/// A page has its styles before its table.
const BEGINNING: u64 = 256 * 1024;

fn beginning(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path).ok()?.take(BEGINNING).read_to_end(&mut bytes).ok()?;
    let whole = (bytes.len() as u64) < BEGINNING;
    if !whole && let Some(end) = bytes.iter().rposition(|b| *b == b'\n') {
        bytes.truncate(end + 1);
    }
    Some(bytes)
}

fn walk(folder: &Path, depth: u32, found: &mut Found) -> Result<()> {
    let unreadable = |e: std::io::Error| {
        Problem::new("file.unreadable").with("file", folder.display()).with_io("reason", &e)
    };
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut inside: Vec<PathBuf> = entries
        .collect::<std::io::Result<Vec<_>>>()
        .map_err(unreadable)?
        .into_iter()
        .map(|e| e.path())
        .collect();
    inside.sort();
    for path in inside {
        let file = name(&path);
        if file.starts_with('.') || file.starts_with("~$") {
            continue;
        }
        if path.is_dir() {
            if depth < 8 {
                walk(&path, depth + 1, found)?;
            } else {
                found.left.push(file);
            }
        } else if is_export(&path) {
            if found.files.len() == FILES_AT_MOST {
                return Err(Problem::new("import.too_many_files").with("limit", FILES_AT_MOST));
            }
            found.files.push(Given::Path(path));
        } else if found.left.len() < FILES_AT_MOST {
            found.left.push(file);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_exports_of_every_kind_and_names_the_notes_and_pictures_it_leaves() {
        let folder = std::env::temp_dir().join(format!("zhanggui-folder-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("5月")).unwrap();
        let table = "昵称,接待人数,销售额\n阿青,3,5\n小满,4,6\n";
        for (file, text) in [
            ("日报.XLS", "x"),
            ("5月/订单.csv", "x"),
            ("5月/旧表.txt", table),
            ("说明.txt", "请勿改动。\n"),
            ("图.png", table),
            ("网页.html", "<html><body><table><tr><td>昵称<td>人数</table>"),
            ("介绍.htm", "<html><body><p>没有表格</p>"),
            ("~$日报.xlsx", "x"),
        ] {
            std::fs::write(folder.join(file), text).unwrap();
        }
        let found = expand(vec![Given::Path(folder.clone())]).unwrap();
        let path = |given: &Given| match given {
            Given::Path(path) => name(path),
            Given::Pasted(name, _) => name.clone(),
        };
        let names: Vec<String> = found.files.iter().map(path).collect();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(names, ["旧表.txt", "订单.csv", "日报.XLS", "网页.html"]);
        assert_eq!(found.left, ["介绍.htm", "图.png", "说明.txt"], "what is left is named");
    }
}
