//! Reading the files of an import: folders, zips and single files on every core, beside the book and holding nothing.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::{Month, Problem, Result};
use intake::{Context, FileDraft, Hints};

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
    let (mut refused, mut left) = (Vec::new(), found.left);
    let mut sources = Vec::new();
    for given in found.files {
        let path = match given {
            Given::Pasted(name, bytes) => {
                sources.push(Source::Inside(PathBuf::new(), name, bytes));
                continue;
            }
            Given::Path(path) if !files::holds_files(&path) => {
                sources.push(Source::Disk(path));
                continue;
            }
            Given::Path(path) => path,
        };
        match files::workbooks(&path, &host.readers.of(Some(job))) {
            Ok(inside) => {
                let zip = files::name(&path);
                left.extend(inside.left.into_iter().map(|file| format!("{zip} › {file}")));
                let taken = inside.files.into_iter();
                let taken = taken.map(|(name, bytes)| Source::Inside(path.clone(), name, bytes.into()));
                sources.extend(taken);
            }
            Err(problem) => refused.push(RefusedFile { file: files::name(&path), told: host.told(problem) }),
        }
    }
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
