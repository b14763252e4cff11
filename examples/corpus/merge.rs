//! [`Merged`]: the results of all texts in one file, written beside and renamed when it is whole.
//!
//! With `--resume`, what the file holds already is copied to its place among the new results, so that
//! the end is the same as of a run in one go.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use crate::output::Format;
use crate::row;

/// A file with the results of many texts, while it is written.
pub(crate) struct Merged {
    path: PathBuf,
    beside: PathBuf,
    file: File,
    /// How much of the file is header, and how much is whole.
    header: u64,
    length: u64,
    old: Option<Old>,
}

/// What an earlier run left.
struct Old {
    file: File,
    parts: Vec<Part>,
    /// Where each id stands among the parts.
    places: HashMap<String, usize>,
}

/// The results of one text.
struct Part {
    id: String,
    bytes: Range<u64>,
    copied: bool,
}

impl Merged {
    pub(crate) fn create(path: &Path, format: Format, delimiter: u8, resume: bool) -> Result<Self> {
        ensure!(!path.is_dir(), "{} is a folder; name a file for --format jsonl or csv", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        // A device or a pipe is written as it is: nothing takes its place.
        let stays = path.exists() && !path.is_file();
        let mut beside = path.as_os_str().to_owned();
        if !stays {
            beside.push(".part");
        }
        let beside = PathBuf::from(beside);
        let header = if format == Format::Csv { row::csv_header(delimiter)? } else { Vec::new() };

        let mut old = None;
        if resume && !stays {
            if !path.exists() && beside.exists() {
                recover(&beside, format, delimiter, &header)?;
                fs::rename(&beside, path)?;
            }
            if path.exists() {
                let read = || Old::read(path, format, delimiter, &header);
                old = Some(read().with_context(|| format!("cannot resume {}", path.display()))?);
            }
        }
        let create = || {
            let mut file = File::create(&beside)?;
            file.write_all(&header)?;
            io::Result::Ok(file)
        };
        let file = create().with_context(|| format!("cannot write {}", beside.display()))?;
        let header = header.len() as u64;
        Ok(Self { path: path.to_owned(), beside, file, header, length: header, old })
    }

    /// Whether an earlier run has done the text.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.old.as_ref().is_some_and(|old| old.places.contains_key(id))
    }

    /// What was found in one text.
    pub(crate) fn add(&mut self, results: &[u8]) -> Result<()> {
        self.file.write_all(results).with_context(|| format!("cannot write {}", self.beside.display()))?;
        self.length += results.len() as u64;
        Ok(())
    }

    /// What an earlier run has found in the text.
    pub(crate) fn add_old(&mut self, id: &str) -> Result<()> {
        let Some(old) = &mut self.old else {
            return Ok(());
        };
        let Some(&place) = old.places.get(id) else {
            return Ok(());
        };
        let results = old.take(place).with_context(|| format!("cannot read {}", self.path.display()))?;
        self.add(&results)
    }

    /// Everything is written, or somebody stopped the run. What an earlier run has left is kept in any case.
    pub(crate) fn finish(mut self) -> Result<()> {
        for place in 0..self.old.as_ref().map_or(0, |old| old.parts.len()) {
            let old = self.old.as_mut().filter(|old| !old.parts[place].copied);
            let Some(results) = old.map(|old| old.take(place)) else {
                continue;
            };
            if let Err(error) = results.map_err(Into::into).and_then(|results| self.add(&results)) {
                self.abandon();
                return Err(error);
            }
        }
        if self.beside == self.path {
            return Ok(());
        }
        fs::rename(&self.beside, &self.path).with_context(|| format!("cannot write {}", self.path.display()))
    }

    /// Nothing more can be written: keeps what is whole, unless an earlier run has left more.
    pub(crate) fn abandon(self) {
        if self.beside == self.path {
            return;
        }
        let has_results = self.length > self.header && self.old.is_none();
        let kept =
            has_results && self.file.set_len(self.length).is_ok() && fs::rename(&self.beside, &self.path).is_ok();
        if !kept {
            // There is nothing left to say where that fails, too.
            let _ = fs::remove_file(&self.beside);
        }
    }
}

impl Old {
    fn read(path: &Path, format: Format, delimiter: u8, header: &[u8]) -> Result<Self> {
        let file = File::open(path)?;
        let mut parts = Vec::new();
        index(&file, format, delimiter, header, &mut parts)
            .context("it is not what --resume expects; start anew without it, or name another --out")?;
        let places = parts.iter().enumerate().map(|(place, part)| (part.id.clone(), place)).collect();
        Ok(Self { file, parts, places })
    }

    fn take(&mut self, place: usize) -> io::Result<Vec<u8>> {
        let part = &mut self.parts[place];
        part.copied = true;
        let mut results = Vec::new();
        self.file.seek(SeekFrom::Start(part.bytes.start))?;
        (&self.file).take(part.bytes.end - part.bytes.start).read_to_end(&mut results)?;
        Ok(results)
    }
}

/// Cuts a file that was not finished to the texts that are whole.
fn recover(beside: &Path, format: Format, delimiter: u8, header: &[u8]) -> Result<()> {
    let file = File::options().read(true).write(true).open(beside)?;
    let mut parts = Vec::new();
    let whole = index(&file, format, delimiter, header, &mut parts);
    // More rows of the last text may have been to come.
    if whole.is_err() && parts.is_empty() || format == Format::Csv {
        parts.pop();
    }
    match parts.last() {
        Some(part) => file.set_len(part.bytes.end)?,
        None => {
            file.set_len(0)?;
            (&file).seek(SeekFrom::Start(0))?;
            (&file).write_all(header)?;
        }
    }
    Ok(())
}

/// Where the results of each text stand, as far as the file makes sense.
fn index(file: &File, format: Format, delimiter: u8, header: &[u8], parts: &mut Vec<Part>) -> Result<()> {
    let mut file = BufReader::new(file);
    let mut start = Vec::new();
    file.by_ref().take(header.len() as u64).read_to_end(&mut start)?;
    ensure!(start == header, "its columns are others");
    let at = header.len() as u64;
    if format == Format::Csv { index_rows(file, at, delimiter, parts) } else { index_lines(file, parts) }
}

fn index_lines(mut file: BufReader<&File>, parts: &mut Vec<Part>) -> Result<()> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
    }

    let mut start = 0;
    loop {
        let mut line = Vec::new();
        let end = start + file.read_until(b'\n', &mut line)? as u64;
        if line.is_empty() {
            return Ok(());
        }
        ensure!(line.ends_with(b"\n"), "its last line is not whole");
        let Line { id } = serde_json::from_slice(&line).with_context(|| format!("byte {start}"))?;
        parts.push(Part { id, bytes: start..end, copied: false });
        start = end;
    }
}

fn index_rows(file: BufReader<&File>, header: u64, delimiter: u8, parts: &mut Vec<Part>) -> Result<()> {
    let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(file);
    let mut row = csv::StringRecord::new();
    let mut start = header;
    while rows.read_record(&mut row)? {
        ensure!(row.len() == row::HEADER.len(), "byte {start}: a row of {} columns", row.len());
        let end = header + rows.position().byte();
        match parts.last_mut() {
            Some(last) if last.id == row[0] => last.bytes.end = end,
            _ => parts.push(Part { id: row[0].to_owned(), bytes: start..end, copied: false }),
        }
        start = end;
    }
    Ok(())
}
