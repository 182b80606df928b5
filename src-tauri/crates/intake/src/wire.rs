//! Tables as bytes, for whoever opens a file in one process and recognises it in another. What comes out of a
//! pipe is believed no more than a file: a broken message is `None`, never a panic, and nothing is reserved for
//! what is not there.

mod coding;

use std::cell::{Cell as Slot, RefCell};
use std::io::{self, Read, Write};

use domain::Problem;
use domain::layout::{Delimiter, TextEncoding, TextForm};

use crate::hear::{Hear, Rest};
use crate::workbook::{Line, Table};
use crate::{Form, Open, Opened, Unpacked};
use coding::{In, Out};

/// What is wanted of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Its tables, read as somebody said: `answer` hears them.
    Tables(Form),
    /// The files in it, where it is a zip of files: `files` hears them.
    Files,
}

impl What {
    fn byte(self) -> u8 {
        match self {
            What::Files => FILES,
            What::Tables(form) => form_byte(form),
        }
    }

    fn of_byte(byte: u8) -> Self {
        if byte == FILES { What::Files } else { What::Tables(of_form_byte(byte)) }
    }
}

const FILES: u8 = 255;
const ENCODINGS: [TextEncoding; 3] = [TextEncoding::Utf8, TextEncoding::Gb18030, TextEncoding::Utf16];
const DELIMITERS: [Delimiter; 5] =
    [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Pipe, Delimiter::Blank];

/// How a text is written, in one byte; 0 where nobody said it.
fn form_byte(form: Form) -> u8 {
    let place = |form: TextForm| {
        let encoding = ENCODINGS.iter().position(|e| *e == form.encoding)?;
        let delimiter = DELIMITERS.iter().position(|d| *d == form.delimiter)?;
        u8::try_from(1 + encoding * DELIMITERS.len() + delimiter).ok()
    };
    form.and_then(place).unwrap_or(0)
}

fn of_form_byte(byte: u8) -> Form {
    let at = usize::from(byte.checked_sub(1)?);
    let encoding = *ENCODINGS.get(at / DELIMITERS.len())?;
    Some(TextForm { encoding, delimiter: *DELIMITERS.get(at % DELIMITERS.len())? })
}

/// A file is asked about by its name and its bytes; both sides know how long each is before it comes.
///
/// # Errors
/// Those of the pipe.
pub fn ask(to: &mut impl Write, what: What, file: &str, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&[what.byte()])?;
    to.write_all(&(file.len() as u64).to_le_bytes())?;
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(file.as_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// The next file that is asked for; `None` when nobody asks any more.
///
/// # Errors
/// Those of the pipe.
pub fn asked(from: &mut impl Read) -> io::Result<Option<(What, String, Vec<u8>)>> {
    let mut what = [0];
    match from.read_exact(&mut what) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let what = What::of_byte(what[0]);
    let (mut name_length, mut length) = ([0; 8], [0; 8]);
    from.read_exact(&mut name_length)?;
    from.read_exact(&mut length)?;
    let mut take = |length: [u8; 8]| -> io::Result<Vec<u8>> {
        let length = u64::from_le_bytes(length);
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(usize::try_from(length).unwrap_or(usize::MAX))?;
        if from.take(length).read_to_end(&mut bytes)? as u64 == length {
            Ok(bytes)
        } else {
            Err(io::ErrorKind::UnexpectedEof.into())
        }
    };
    let name = take(name_length)?;
    Ok(Some((what, String::from_utf8_lossy(&name).into_owned(), take(length)?)))
}

/// Answers what was asked of one file, and asks back what becomes of a long text.
///
/// # Errors
/// Those of the pipe; after one nothing more can be said.
pub fn serve(
    opener: &dyn Open,
    (what, file, bytes): (What, &str, &[u8]),
    from: &mut impl Read,
    to: &mut impl Write,
) -> io::Result<()> {
    let What::Tables(form) = what else { return serve_files(opener.unpack(file, bytes), to) };
    let there = There { pipe: RefCell::new((from, to)), broken: Slot::new(None) };
    let opened = opener.open(file, bytes, form, &there);
    if let Some(error) = there.broken.take() {
        return Err(error);
    }
    let (_, to) = there.pipe.into_inner();
    let mut out = Out::default();
    match opened {
        Err(problem) => {
            out.problem(&problem);
            out.send(REFUSED, to)?;
        }
        Ok(opened) => {
            for sheet in &opened.sheets {
                match sheet {
                    Err(problem) => {
                        out.problem(problem);
                        out.send(BROKEN, to)?;
                    }
                    Ok(table) => {
                        out.table(table);
                        out.send(TABLE, to)?;
                        // Piece by piece, so that the other side reads while this one writes.
                        for lines in table.lines.chunks(LINES) {
                            out.lines(lines);
                            out.send(MORE, to)?;
                        }
                    }
                }
            }
            if opened.form.is_some() {
                out.0.push(form_byte(opened.form));
                out.send(FORM, to)?;
            }
            if let Some(rows) = opened.rows {
                out.number(rows.into());
                out.send(ROWS, to)?;
            }
            if let Some(told) = &opened.told {
                out.problem(told);
            }
            out.send(if opened.told.is_some() { TOLD } else { DONE }, to)?;
        }
    }
    to.flush()
}

/// The other side, which hears of a long text while it is read.
struct There<R, W> {
    pipe: RefCell<(R, W)>,
    broken: Slot<Option<io::Error>>,
}

impl<R: Read, W: Write> Hear for There<R, W> {
    fn rest(&self, head: &Table) -> Rest {
        let (from, to) = &mut *self.pipe.borrow_mut();
        let mut asked = || -> io::Result<Rest> {
            let mut out = Out::default();
            out.table(head);
            out.lines(&head.lines);
            out.send(WANTED, to)?;
            to.flush()?;
            let mut buffer = Vec::new();
            let answered = receive(from, &mut buffer).filter(|kind| *kind == WANTED);
            answered.and_then(|_| In(&buffer).rest()).ok_or_else(|| io::ErrorKind::InvalidData.into())
        };
        asked().unwrap_or_else(|e| {
            self.broken.set(Some(e));
            Rest::Until(0)
        })
    }

    fn lines(&self, lines: Vec<Line>) {
        let (_, to) = &mut *self.pipe.borrow_mut();
        let mut out = Out::default();
        out.lines(&lines);
        if let Err(error) = out.send(PASSED, to) {
            self.broken.set(Some(error));
        }
    }
}

fn serve_files(unpacked: Result<Option<Unpacked>, Problem>, to: &mut impl Write) -> io::Result<()> {
    let mut out = Out::default();
    match unpacked {
        Err(problem) => {
            out.problem(&problem);
            out.send(REFUSED, to)?;
        }
        Ok(None) => out.send(NO_ZIP, to)?,
        Ok(Some(unpacked)) => {
            for (name, bytes) in unpacked.files {
                out.text(&name);
                out.0.extend(bytes);
                out.send(FILE, to)?;
            }
            for name in unpacked.left {
                out.text(&name);
                out.send(LEFT, to)?;
            }
            out.send(DONE, to)?;
        }
    }
    to.flush()
}

/// The files that the other side finds in a zip; `None` where it breaks off or talks nonsense.
pub fn files(from: &mut impl Read) -> Option<Result<Option<Unpacked>, Problem>> {
    let mut unpacked = Unpacked::default();
    let mut buffer = Vec::new();
    loop {
        let kind = receive(from, &mut buffer)?;
        let mut read = In(&buffer);
        match kind {
            FILE => unpacked.files.push((read.text()?, read.0.to_vec())),
            LEFT => unpacked.left.push(read.text()?),
            REFUSED => return Some(Err(read.problem()?)),
            NO_ZIP => return Some(Ok(None)),
            DONE => return Some(Ok(Some(unpacked))),
            _ => return None,
        }
    }
}

/// What the other side says of a file; `None` where it breaks off or talks nonsense.
pub fn answer(from: &mut impl Read, to: &mut impl Write, hear: &dyn Hear) -> Option<Result<Opened, Problem>> {
    let mut opened = Opened::default();
    let mut buffer = Vec::new();
    loop {
        let kind = receive(from, &mut buffer)?;
        let mut read = In(&buffer);
        match kind {
            WANTED => {
                let mut table = read.table()?;
                read.lines(&mut table.lines)?;
                let mut out = Out::default();
                out.rest(&hear.rest(&table));
                out.send(WANTED, to).ok()?;
                to.flush().ok()?;
            }
            PASSED => {
                let mut lines = Vec::new();
                read.lines(&mut lines)?;
                hear.lines(lines);
            }
            ROWS => opened.rows = Some(read.small()?),
            TABLE => opened.sheets.push(Ok(read.table()?)),
            MORE => match opened.sheets.last_mut()? {
                Ok(table) => read.lines(&mut table.lines)?,
                Err(_) => return None,
            },
            BROKEN => opened.sheets.push(Err(read.problem()?)),
            REFUSED => return Some(Err(read.problem()?)),
            FORM => {
                let [form, rest @ ..] = read.0 else { return None };
                opened.form = Some(of_form_byte(*form)?);
                read.0 = rest;
            }
            TOLD => {
                opened.told = Some(read.problem()?);
                return Some(Ok(opened));
            }
            DONE => return Some(Ok(opened)),
            _ => return None,
        }
        if !read.0.is_empty() {
            return None;
        }
    }
}

const WANTED: u8 = b'?';
/// Lines that pass by.
const PASSED: u8 = b'>';
const ROWS: u8 = b'#';
const TABLE: u8 = b'T';
const MORE: u8 = b'+';
const BROKEN: u8 = b'x';
const REFUSED: u8 = b'!';
const FORM: u8 = b'f';
const TOLD: u8 = b'.';
const DONE: u8 = b'=';
const FILE: u8 = b'F';
const LEFT: u8 = b'~';
const NO_ZIP: u8 = b'-';

/// Lines a message. Any number of them would do.
const LINES: usize = 256;
/// No message is longer: the longest line of a text that is allowed at all fits.
const MESSAGE: u64 = 1 << 30;

fn receive(from: &mut impl Read, buffer: &mut Vec<u8>) -> Option<u8> {
    let mut head = [0; 9];
    from.read_exact(&mut head).ok()?;
    let [kind, length @ ..] = head;
    let length = u64::from_le_bytes(length);
    if length > MESSAGE {
        return None;
    }
    buffer.clear();
    (from.take(length).read_to_end(buffer).ok()? as u64 == length).then_some(kind)
}

#[cfg(test)]
mod tests;
