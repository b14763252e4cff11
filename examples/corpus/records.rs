//! Texts that are records of a file: lines of JSON, rows of CSV.

use std::cell::Cell;
use std::ffi::OsString;
use std::io::{self, BufRead, ErrorKind, Read};
use std::iter;
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context as _, Error, Result, anyhow, bail, ensure};
use serde_json::{Map, Value};

use crate::Args;
use crate::common;
use crate::input::{Content, Text, Texts};

/// So many names of columns are listed where one is missing.
const LISTED: usize = 20;

/// A file of records.
struct Records {
    name: String,
    /// How many bytes were read, and how many belong to records that were handed out.
    read: Rc<Cell<u64>>,
    told: u64,
}

/// Bytes that are counted as they are read.
struct Counted {
    from: Box<dyn Read>,
    count: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

impl Records {
    fn open(path: &Path, args: &Args) -> Result<(Self, impl BufRead + use<>)> {
        let read = Rc::new(Cell::new(0));
        let counted = Counted { from: common::reading::open(path)?, count: Rc::clone(&read) };
        let file = args.reading.utf8(Box::new(counted))?;
        let name = if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() };
        Ok((Self { name, read, told: 0 }, file))
    }

    /// The record in this line as a text, or what is wrong with it.
    fn text(&mut self, line: u64, record: Result<(String, String)>) -> Result<Text> {
        let place = format!("{}:{line}", self.name);
        let (id, text) = record.with_context(|| place.clone())?;
        let size = self.read.get() - self.told;
        self.told += size;
        Ok(Text { stem: stem(&id), id, place, size, content: Content::Read(text) })
    }
}

/// One JSON object a line; empty lines are none.
pub(crate) fn json_lines<'a>(path: &Path, args: &'a Args) -> Result<Texts<'a>> {
    let (mut records, mut file) = Records::open(path, args)?;
    let mut number = 0;
    let mut ended = false;
    Ok(Box::new(iter::from_fn(move || {
        while !ended {
            number += 1;
            let record = match read_line(&mut file) {
                Ok(line) if line.is_empty() => return None,
                Ok(line) if line.trim_ascii().is_empty() => continue,
                Ok(line) => json_record(&line, args),
                Err(error) => {
                    ended = error.kind() != ErrorKind::InvalidData;
                    Err(error.into())
                }
            };
            return Some(records.text(number, record));
        }
        None
    })))
}

/// A line with its end. One that holds bytes that mean nothing is read to its end, too, and is an error.
fn read_line(file: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    let mut malformed = None;
    loop {
        match file.read_until(b'\n', &mut line) {
            Ok(_) => return malformed.map_or(Ok(line), Err),
            Err(error) if error.kind() == ErrorKind::InvalidData => malformed = malformed.or(Some(error)),
            Err(error) => return Err(error),
        }
    }
}

fn json_record(line: &[u8], args: &Args) -> Result<(String, String)> {
    let mut record: Map<String, Value> = serde_json::from_slice(line).context("this is no JSON object")?;
    let id = match record.get(&args.id) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        Some(_) => bail!("column `{}` is no name; choose another with --id", args.id),
        None => {
            return Err(no_column(&args.id, "--id", record.keys().map(String::as_str)));
        }
    };
    ensure!(!id.is_empty(), "column `{}` is empty; every text needs a name", args.id);
    match record.get_mut(&args.text) {
        Some(Value::String(text)) => Ok((id, std::mem::take(text))),
        Some(_) => bail!("column `{}` is no text; choose another with --text", args.text),
        None => Err(no_column(&args.text, "--text", record.keys().map(String::as_str))),
    }
}

/// Rows under a header; parted by commas, semicolons or tabs, whichever the header has most of.
pub(crate) fn csv<'a>(path: &Path, args: &'a Args) -> Result<Texts<'a>> {
    let (mut records, mut file) = Records::open(path, args)?;
    let mut header = Vec::new();
    file.read_until(b'\n', &mut header)?;
    let count = |sign: u8| header.iter().filter(|&&byte| byte == sign).count();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|&sign| count(sign)).unwrap_or(b',');
    let file = io::Cursor::new(header).chain(file);
    let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(file);

    let names = rows.headers()?.clone();
    if names.is_empty() {
        return Ok(Box::new(iter::empty()));
    }
    let column = |name: &str, option| {
        names.iter().position(|known| known == name).ok_or_else(|| no_column(name, option, names.iter()))
    };
    let text = column(&args.text, "--text").context("line 1")?;
    let id = column(&args.id, "--id").context("line 1")?;

    let mut line = 1;
    let mut ended = false;
    Ok(Box::new(iter::from_fn(move || {
        let mut row = csv::StringRecord::new();
        if ended {
            return None;
        }
        let record = match rows.read_record(&mut row) {
            Ok(false) => return None,
            Ok(true) if row[id].is_empty() => Err(anyhow!("column `{}` is empty; every text needs a name", args.id)),
            Ok(true) => Ok((row[id].to_owned(), row[text].to_owned())),
            Err(error) => {
                // Where the next row starts is not known.
                ended = error.is_io_error();
                Err(csv_error(error, ended))
            }
        };
        line = row.position().map_or(line + 1, csv::Position::line);
        Some(records.text(line, record))
    })))
}

fn csv_error(error: csv::Error, ended: bool) -> Error {
    match error.into_kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            anyhow!("this row has {len} columns, the header has {expected_len}")
        }
        csv::ErrorKind::Io(error) if ended => Error::new(error).context("here or further down, reading stops"),
        kind => anyhow!("{kind:?}"),
    }
}

fn no_column<'n>(name: &str, option: &str, known: impl Iterator<Item = &'n str>) -> Error {
    let mut known: Vec<_> = known.collect();
    if known.len() > LISTED {
        known.truncate(LISTED);
        known.push("…");
    }
    anyhow!("no column `{name}`; there are: {}; choose with {option}", known.join(", "))
}

/// The name of a file for any id: what is no part of a name everywhere is written as in addresses (`%2F`).
fn stem(id: &str) -> OsString {
    let mut stem = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        if c.is_control() || r#"%/\:*?"<>|"#.contains(c) || (at == 0 && c == '.') {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| stem.push_str(&format!("%{byte:02X}")));
        } else {
            stem.push(c);
        }
    }
    stem.into()
}
