//! What the files of papers are called, and where they go. Writes none.

use std::path::{Path, PathBuf};

use domain::Result;
use papers::names::file_name;

use super::letterhead::head;
use super::stack::{Naming, Whose};
use crate::areas::schemes;
use crate::host::Host;
use crate::types::papers::{PaperKind, PaperRequest};

/// What the kind is called in names of files.
fn kind_word(host: &Host, kind: PaperKind) -> String {
    let id = match kind {
        PaperKind::Evaluation => "doc-file_evaluation",
        PaperKind::Ranking => "doc-file_ranking",
        PaperKind::RankingWall => "doc-file_wall",
        PaperKind::Workbook => "doc-file_workbook",
        PaperKind::Scheme => "doc-file_scheme",
        PaperKind::Blank => "doc-file_blank",
        PaperKind::Appeal => "doc-file_appeal",
        PaperKind::Certificate => "doc-file_certificate",
        PaperKind::Quarter => "doc-file_quarter",
    };
    host.locale().message(id, &[])
}

/// `小满家居 2026-10 绩效考核表`, with the scheme before the kind where there are several.
pub(super) fn default_name(host: &Host, request: &PaperRequest) -> Result<String> {
    if request.kind == PaperKind::Scheme {
        let id = request.scheme.as_deref().unwrap_or_default();
        let (book, scheme) =
            host.with(|open| Ok((head(open)?.company, schemes::shown_name(open, id, host.lang())?)))?;
        return Ok(format!("{book} {} {scheme}", host.locale().message("doc-file_scheme", &[])));
    }
    let (book, scheme) = host.with(|open| {
        // Where the month has several schemes a file says whose it is.
        let view = open.month(request.month)?;
        let run = request.scheme.as_deref().filter(|_| view.runs.len() > 1).and_then(|id| view.run(id));
        let scheme = run.map(|r| format!(" {}", r.scheme.name.get(host.lang()))).unwrap_or_default();
        Ok((head(open)?.company, scheme))
    })?;
    Ok(format!("{book} {}{scheme} {}", period(request), kind_word(host, request.kind)))
}

/// `2026-10`; `2026Q4` of a quarter.
fn period(request: &PaperRequest) -> String {
    let month = request.month;
    match request.kind {
        PaperKind::Quarter => format!("{}Q{}", month.year(), (month.month() - 1) / 3 + 1),
        _ => month.to_string(),
    }
}

/// Names of the files of single sheets, by the owner's rule.
pub(super) fn named(
    host: &Host,
    request: &PaperRequest,
    whose: &[Whose],
    ending: &str,
) -> Result<Vec<String>> {
    let (usual, kind, period) =
        (default_name(host, request)?, kind_word(host, request.kind), period(request));
    let head = host.with(|open| head(open))?;
    let naming = Naming {
        rule: &head.words.naming,
        usual: &usual,
        company: &head.company,
        month: &period,
        kind: &kind,
    };
    Ok(naming.files(whose, ending))
}

pub(super) fn place(target: &Path, into_folder: bool, name: &str, extension: &str) -> PathBuf {
    if into_folder {
        return target.join(file_name(name, extension));
    }
    if target.extension().is_some_and(|e| e.eq_ignore_ascii_case(extension)) {
        return target.to_owned();
    }
    let mut with = target.file_name().unwrap_or_default().to_os_string();
    with.push(format!(".{extension}"));
    target.with_file_name(with)
}

/// The name, or `name (2)` and so on, whichever is not taken.
pub(super) fn free(path: PathBuf) -> PathBuf {
    if !path.exists() {
        return path;
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let named = |n: u32| path.with_file_name(file_name(&format!("{stem} ({n})"), &extension));
    (2..10_000).map(named).find(|p| !p.exists()).unwrap_or(path)
}
