//! Reading the files of an import: folders, zips and single files on every core, beside the book and holding nothing.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::{Month, Problem, Result};
use intake::{Context, FileDraft, Hints, Open};

use super::files::{self, Found};
use crate::defs::Defs;
use crate::host::{Given, Host, Job};
use crate::types::facts::RefusedFile;

/// A file to be read: on disk, or already taken out of the zip at that path or of the clipboard.
enum Source {
    Disk(PathBuf),
    Inside(PathBuf, String, Arc<[u8]>),
}

/// What came of the files.
pub(super) struct Read {
    pub drafts: Vec<FileDraft>,
    pub refused: Vec<RefusedFile>,
    /// Names of what lies in folders and zips and is no table.
    pub left: Vec<String>,
}

/// Reads every file on every core, in the order given; a zip gives its files. Progress counts files; a cancel stops
/// at the next one.
pub(super) fn read_all(
    host: &Host,
    found: Found,
    month: Option<Month>,
    (defs, hints): (&Defs, &Hints),
    job: &Job,
) -> Result<Read> {
    let Taken { sources, refused, left } = taken(found, intake::LIMITS.total, &host.readers.of(Some(job)));
    let refused = refused.into_iter().map(|(file, problem)| RefusedFile { file, told: host.told(problem) });
    let mut refused: Vec<RefusedFile> = refused.collect();
    let today = host.now().today;
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(sources.len());
    job.step("job-reading", 0, sources.len())?;
    let work = || -> Result<Vec<(usize, ReadFile)>> {
        let metrics = |id: &str| defs.metric(id);
        let ctx = Context { layouts: &defs.layouts, metrics: &metrics, today, month };
        let mut own = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(source) = sources.get(at) else { return Ok(own) };
            own.push((at, read_one(host, source, &ctx, hints, job)));
            job.step("job-reading", done.fetch_add(1, Ordering::Relaxed) + 1, sources.len())?;
        }
    };
    let read = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running
            .into_iter()
            .map(|one| one.join().unwrap_or_else(|_| Err(Problem::new("import.reader_stopped"))))
            .collect::<Result<Vec<_>>>()
    })?;
    let mut read: Vec<(usize, ReadFile)> = read.into_iter().flatten().collect();
    read.sort_by_key(|(at, _)| *at);
    let mut drafts = Vec::new();
    for (_, one) in read {
        match one {
            Ok(more) => drafts.extend(more),
            Err(file) => refused.push(file),
        }
    }
    Ok(Read { drafts: told_apart(drafts), refused, left })
}

/// The files of the zips beside the files that are none.
#[derive(Default)]
struct Taken {
    sources: Vec<Source>,
    refused: Vec<(String, Problem)>,
    left: Vec<String>,
}

/// Takes the files out of every zip. They are held until they are read, so all zips of an import together unpack to no
/// more than `limit` bytes, which is what each alone may; one that does not fit beside those before it is refused.
fn taken(found: Found, limit: u64, opener: &dyn Open) -> Taken {
    let mut taken = Taken { left: found.left, ..Taken::default() };
    let mut held: u64 = 0;
    for given in found.files {
        let path = match given {
            Given::Pasted(name, bytes) => {
                taken.sources.push(Source::Inside(PathBuf::new(), name, bytes));
                continue;
            }
            Given::Path(path) if !files::holds_files(&path) => {
                taken.sources.push(Source::Disk(path));
                continue;
            }
            Given::Path(path) => path,
        };
        let zip = files::name(&path);
        let inside = match files::workbooks(&path, opener) {
            Ok(inside) => inside,
            Err(problem) => {
                taken.refused.push((zip, problem));
                continue;
            }
        };
        let own: u64 = inside.files.iter().map(|(_, bytes)| bytes.len() as u64).sum();
        if held + own > limit {
            let problem = Problem::new("import.zips_too_large").with("file", &zip);
            taken.refused.push((zip, problem.with("limit", intake::in_mb(limit))));
            continue;
        }
        held += own;
        taken.left.extend(inside.left.into_iter().map(|file| format!("{zip} › {file}")));
        let files = inside.files.into_iter();
        taken.sources.extend(files.map(|(name, bytes)| Source::Inside(path.clone(), name, bytes.into())));
    }
    taken
}

type ReadFile = std::result::Result<Vec<FileDraft>, RefusedFile>;

fn folders(path: &Path) -> Vec<String> {
    path.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect()
}

/// Names of files that come more than once, each with as many of its folders as tell them apart.
fn told_apart(mut drafts: Vec<FileDraft>) -> Vec<FileDraft> {
    let mut same: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        same.entry(draft.file.clone()).or_default().push(at);
    }
    let mut names: Vec<Option<String>> = vec![None; drafts.len()];
    for group in same.into_values().filter(|g| g.len() > 1) {
        let own = |at: usize, count: usize| {
            let (folders, file) = (&drafts[at].folders, &drafts[at].file);
            let last = folders.iter().skip(folders.len().saturating_sub(count)).map(String::as_str);
            last.chain([file.as_str()]).collect::<Vec<_>>().join("/")
        };
        let all: HashSet<&[String]> = group.iter().map(|at| &drafts[*at].folders[..]).collect();
        let deepest = all.iter().map(|folders| folders.len()).max().unwrap_or(0);
        let tells = |count: &usize| {
            group.iter().map(|at| own(*at, *count)).collect::<HashSet<_>>().len() == all.len()
        };
        if all.len() < 2 {
            continue;
        }
        let count = (1..=deepest).find(tells).unwrap_or(deepest);
        group.iter().for_each(|at| names[*at] = Some(own(*at, count)));
    }
    for (draft, name) in drafts.iter_mut().zip(names) {
        if let Some(name) = name {
            draft.rename(&name);
        }
    }
    drafts
}

fn read_one(host: &Host, source: &Source, ctx: &Context, hints: &Hints, job: &Job) -> ReadFile {
    let opener = host.readers.of(Some(job));
    let read = |place: &Path, name: &str, bytes: &[u8]| {
        let mut draft = intake::read_file_with(&opener, name, bytes, ctx, hints);
        draft.folders = folders(&place.join(name));
        draft.folders.pop();
        draft
    };
    match source {
        Source::Inside(path, name, bytes) => Ok(vec![read(path, name, bytes)]),
        Source::Disk(path) => match files::workbooks(path, &opener) {
            Ok(inside) => {
                let folder = path.parent().unwrap_or(path);
                Ok(inside.files.iter().map(|(name, bytes)| read(folder, name, bytes)).collect())
            }
            Err(problem) => Err(RefusedFile { file: files::name(path), told: host.told(problem) }),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    /// A zip with tables of so many bytes, under their names.
    fn zip(folder: &Path, name: &str, files: &[(&str, usize)]) -> Given {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (file, size) in files {
            zip.start_file(*file, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all("a,b\n1,2\n".repeat(size / 8).as_bytes()).unwrap();
        }
        let path = folder.join(name);
        std::fs::write(&path, zip.finish().unwrap().into_inner()).unwrap();
        Given::Path(path)
    }

    #[test]
    fn several_zips_of_one_import_share_the_limit_that_each_of_them_has() {
        let folder = std::env::temp_dir().join(format!("zhanggui-zips-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let files = vec![
            zip(&folder, "一.zip", &[("1.csv", 400), ("2.csv", 200)]),
            zip(&folder, "二.zip", &[("3.csv", 480)]),
            zip(&folder, "三.zip", &[("4.csv", 400)]),
        ];
        let found = |files: Vec<Given>| Found { files, left: Vec::new() };
        let names = |taken: &Taken| -> Vec<String> {
            let name = |source: &Source| match source {
                Source::Disk(path) => files::name(path),
                Source::Inside(_, name, _) => name.clone(),
            };
            taken.sources.iter().map(name).collect()
        };
        // 600 and 400 bytes fit in 1,000; the second, which would make 1,080, does not.
        let some = taken(found(files.clone()), 1000, &intake::Here);
        assert_eq!(names(&some), ["1.csv", "2.csv", "4.csv"]);
        let told: Vec<_> = some.refused.iter().map(|(file, p)| (file.as_str(), p.code.as_str())).collect();
        assert_eq!(told, [("二.zip", "import.zips_too_large")]);
        let problem = &some.refused[0].1;
        for (lang, words) in
            [(domain::Lang::Zh, "请先导入其他文件"), (domain::Lang::En, "then this zip alone")]
        {
            let sentence = locale::Locale::new(lang).problem(problem);
            assert!(sentence.contains("二.zip") && sentence.contains(words), "{sentence}");
        }
        // Alone it comes in, and with room so do all.
        assert_eq!(names(&taken(found(files[1..2].to_vec()), 1000, &intake::Here)), ["3.csv"]);
        assert!(taken(found(files), 1480, &intake::Here).refused.is_empty());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
