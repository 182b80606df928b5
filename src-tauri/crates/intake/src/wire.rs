//! Tables as bytes, for whoever opens a file in one process and recognises it in another. What comes out of a
//! pipe is believed no more than a file: a broken message is `None`, never a panic, and nothing is reserved for
//! what is not there.

use std::io::{self, Read, Write};

use domain::layout::{Delimiter, TextEncoding, TextForm};
use domain::{Num, Problem};
use rust_decimal::Decimal;

use crate::workbook::{Cell, Line, Table};
use crate::{Form, Open, Opened, Unpacked};

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

/// Answers what was asked of one file, and asks back whether a long text matters.
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
    let pipe = std::cell::RefCell::new((from, to));
    let broken = std::cell::Cell::new(None);
    let wanted = |table: &Table| {
        let (from, to) = &mut *pipe.borrow_mut();
        let mut asked = || -> io::Result<bool> {
            let mut out = Out::default();
            out.table(table);
            out.lines(&table.lines);
            out.send(WANTED, to)?;
            to.flush()?;
            let mut answer = [0];
            from.read_exact(&mut answer)?;
            Ok(answer[0] == 1)
        };
        asked().unwrap_or_else(|e| {
            broken.set(Some(e));
            false
        })
    };
    let opened = opener.open(file, bytes, form, &wanted);
    if let Some(error) = broken.take() {
        return Err(error);
    }
    let (_, to) = pipe.into_inner();
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
            if let Some(told) = &opened.told {
                out.problem(told);
            }
            out.send(if opened.told.is_some() { TOLD } else { DONE }, to)?;
        }
    }
    to.flush()
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
pub fn answer(
    from: &mut impl Read,
    to: &mut impl Write,
    wanted: &dyn Fn(&Table) -> bool,
) -> Option<Result<Opened, Problem>> {
    let mut opened = Opened::default();
    let mut buffer = Vec::new();
    loop {
        let kind = receive(from, &mut buffer)?;
        let mut read = In(&buffer);
        match kind {
            WANTED => {
                let mut table = read.table()?;
                read.lines(&mut table.lines)?;
                to.write_all(&[u8::from(wanted(&table))]).ok()?;
                to.flush().ok()?;
            }
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

/// A message being written.
#[derive(Default)]
struct Out(Vec<u8>);

impl Out {
    fn send(&mut self, kind: u8, to: &mut impl Write) -> io::Result<()> {
        let [a, b, c, d, e, f, g, h] = (self.0.len() as u64).to_le_bytes();
        to.write_all(&[kind, a, b, c, d, e, f, g, h])?;
        to.write_all(&self.0)?;
        self.0.clear();
        Ok(())
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self, mut n: u128) {
        while n > 0x7F {
            self.0.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.0.push(n as u8);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u128);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn decimal(&mut self, n: Num) {
        let mantissa = n.0.mantissa();
        self.0.push(n.0.scale() as u8 | if mantissa < 0 { 0x80 } else { 0 });
        self.number(mantissa.unsigned_abs());
    }

    fn problem(&mut self, problem: &Problem) {
        self.text(&problem.code);
        self.number(problem.params.len() as u128);
        for (name, value) in &problem.params {
            self.text(name);
            self.text(value);
        }
    }

    fn table(&mut self, table: &Table) {
        self.text(&table.sheet);
        self.0.push(u8::from(table.hidden));
    }

    fn lines(&mut self, lines: &[Line]) {
        self.number(lines.len() as u128);
        for line in lines {
            self.number(line.row.into());
            self.number(line.cells.len() as u128);
            for (col, cell) in &line.cells {
                self.number((*col).into());
                self.cell(cell);
            }
        }
    }

    fn cell(&mut self, cell: &Cell) {
        let mut number = |kind, n: &Num| {
            self.0.push(kind);
            self.decimal(*n);
        };
        match cell {
            Cell::Empty => self.0.push(0),
            Cell::Text(text) => {
                self.0.push(1);
                self.text(text);
            }
            Cell::Number(n) => number(2, n),
            Cell::Percent(n) => number(3, n),
            Cell::Date(n) => number(4, n),
            Cell::Time(n) => number(5, n),
            Cell::Bool(is) => self.0.extend([6, u8::from(*is)]),
            Cell::Error(text) => {
                self.0.push(7);
                self.text(text);
            }
        }
    }
}

/// What is left of a message that is read.
struct In<'a>(&'a [u8]);

impl In<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u128> {
        let mut n = 0_u128;
        for shift in (0..128).step_by(7) {
            let byte = self.byte()?;
            n |= u128::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(n);
            }
        }
        None
    }

    fn small<T: TryFrom<u128>>(&mut self) -> Option<T> {
        // Nearly every number of a message is below 128.
        self.number()?.try_into().ok()
    }

    /// How many things of at least `size` bytes follow: never more than there is room for.
    fn count(&mut self, size: usize) -> Option<usize> {
        self.small::<usize>().filter(|count| *count <= self.0.len() / size)
    }

    fn text(&mut self) -> Option<String> {
        let length = self.count(1)?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }

    fn decimal(&mut self) -> Option<Num> {
        let scale = self.byte()?;
        let mantissa = i128::try_from(self.number()?).ok()?;
        let mantissa = if scale & 0x80 == 0 { mantissa } else { -mantissa };
        Decimal::try_from_i128_with_scale(mantissa, u32::from(scale & 0x7F)).ok().map(Num)
    }

    fn problem(&mut self) -> Option<Problem> {
        let mut problem = Problem::new(&self.text()?);
        for _ in 0..self.count(2)? {
            let (name, value) = (self.text()?, self.text()?);
            problem = problem.with(&name, value);
        }
        Some(problem)
    }

    fn table(&mut self) -> Option<Table> {
        Some(Table { sheet: self.text()?, hidden: self.byte()? == 1, lines: Vec::new() })
    }

    fn lines(&mut self, lines: &mut Vec<Line>) -> Option<()> {
        let count = self.count(2)?;
        lines.reserve(count);
        for _ in 0..count {
            let row = self.small()?;
            let count = self.count(2)?;
            let mut cells: Vec<(u32, Cell)> = Vec::with_capacity(count);
            for _ in 0..count {
                let col: u32 = self.small()?;
                // Whoever looks for a cell relies on their order.
                if cells.last().is_some_and(|(before, _)| *before >= col) {
                    return None;
                }
                cells.push((col, self.cell()?));
            }
            lines.push(Line { row, cells });
        }
        Some(())
    }

    fn cell(&mut self) -> Option<Cell> {
        Some(match self.byte()? {
            0 => Cell::Empty,
            1 => Cell::Text(self.text()?),
            2 => Cell::Number(self.decimal()?),
            3 => Cell::Percent(self.decimal()?),
            4 => Cell::Date(self.decimal()?),
            5 => Cell::Time(self.decimal()?),
            6 => Cell::Bool(self.byte()? == 1),
            7 => Cell::Error(self.text()?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests;
