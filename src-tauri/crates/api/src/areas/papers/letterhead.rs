//! What the owner puts at the head and foot of every paper: company, lines, logo; and how single files are called.
//! Two settings of the book: the words, and the picture as hexadecimal text.

use std::io::Read;

use domain::{Problem, Result};
use papers::forms;
use papers::logo::{Logo, MOST_BYTES};
use store::ChangeLabel;

use crate::areas::book::name_of;
use crate::areas::change;
use crate::host::{Host, Open};
use crate::types::papers::{Letterhead, LetterheadView, LogoInfo, SaveLetterhead};
use crate::types::{Nothing, Written};

const WORDS: &str = "letterhead";
const LOGO: &str = "letterhead_logo";

/// More would push the sheet off its page.
const HEAD_LINES: usize = 3;
const FOOT_LINES: usize = 2;
/// Characters of a line, and of the company.
const LONGEST: usize = 60;

/// As the forms print it.
pub(super) struct Head {
    /// The company, else the book's name.
    pub company: String,
    pub words: Letterhead,
    pub printed: forms::Letterhead,
}

pub(super) fn head(open: &Open) -> Result<Head> {
    let words = open.book.read().setting::<Letterhead>(WORDS)?.unwrap_or_default();
    let company = if words.company.is_empty() { name_of(open)? } else { words.company.clone() };
    let printed = forms::Letterhead { head: words.head.clone(), foot: words.foot.clone(), logo: logo(open)? };
    Ok(Head { company, words, printed })
}

/// `None` also where another program wrote something else there.
fn logo(open: &Open) -> Result<Option<Logo>> {
    let hex = open.book.read().setting::<String>(LOGO)?.unwrap_or_default();
    Ok(from_hex(&hex).filter(|bytes| !bytes.is_empty()).and_then(|bytes| Logo::of(bytes).ok()))
}

pub fn letterhead(host: &Host, _: Nothing) -> Result<LetterheadView> {
    host.with(|open| {
        let head = head(open)?;
        let logo = head.printed.logo.map(|l| LogoInfo {
            kind: l.kind.name().to_owned(),
            width: l.width,
            height: l.height,
        });
        Ok(LetterheadView { letterhead: head.words, logo })
    })
}

/// Errors: `papers.letterhead_long`, `papers.letterhead_lines`, those of `Logo::of`, `file.unreadable`.
pub fn save_letterhead(host: &Host, request: SaveLetterhead) -> Result<Written<Nothing>> {
    let mut words = request.letterhead;
    words.company = line(&words.company)?;
    words.head = lines(&words.head, HEAD_LINES)?;
    words.foot = lines(&words.foot, FOOT_LINES)?;
    let mut seen = Vec::new();
    words.naming.retain(|part| {
        !seen.contains(part) && {
            seen.push(*part);
            true
        }
    });
    let picture = request.logo.map(|token| read(host, &token)).transpose()?;
    change(host, ChangeLabel::new("change.letterhead"), "", |tx| {
        tx.set(WORDS, &words)?;
        if let Some(picture) = &picture {
            tx.set(LOGO, &to_hex(picture.bytes()))?;
        } else if request.remove_logo {
            tx.unset(LOGO)?;
        }
        Ok(Nothing {})
    })
}

fn line(text: &str) -> Result<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > LONGEST {
        return Err(Problem::new("papers.letterhead_long").with("text", text).with("most", LONGEST));
    }
    Ok(text)
}

fn lines(all: &[String], most: usize) -> Result<Vec<String>> {
    let all = all.iter().map(|text| line(text)).collect::<Result<Vec<_>>>()?;
    let some: Vec<String> = all.into_iter().filter(|text| !text.is_empty()).collect();
    if some.len() > most {
        return Err(Problem::new("papers.letterhead_lines").with("count", some.len()).with("most", most));
    }
    Ok(some)
}

fn read(host: &Host, token: &str) -> Result<Logo> {
    let path = host.path(token)?;
    let mut bytes = Vec::new();
    // One byte too many is enough to know that it is too large.
    let read = std::fs::File::open(&path).and_then(|f| f.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes));
    let file = || crate::areas::facts::files::name(&path);
    read.map_err(|e| Problem::new("file.unreadable").with("file", file()).with_io("reason", &e))?;
    Logo::of(bytes).map_err(|problem| problem.with("file", file()))
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    (0..text.len()).step_by(2).map(pair).collect()
}
