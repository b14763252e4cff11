//! The texts, one after another, wherever they come from.

use std::ffi::OsString;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

use anyhow::{Error, Result, bail, ensure};

use crate::output::Format;
use crate::{Args, records};

/// A text to work on.
pub(crate) struct Text {
    pub(crate) id: String,
    /// What its file is called in `--format json`, without `.json`.
    pub(crate) stem: OsString,
    /// Where it comes from, for messages.
    pub(crate) place: String,
    /// How many bytes of the input it takes, for the progress.
    pub(crate) size: u64,
    pub(crate) content: Content,
}

impl Text {
    /// What must differ between texts: the name of the file, or the id in it.
    pub(crate) fn key(&self, format: Format) -> OsString {
        if format == Format::Json { self.stem.clone() } else { self.id.clone().into() }
    }
}

pub(crate) enum Content {
    /// Still to be read, by whichever thread works on it.
    File(PathBuf),
    Read(String),
}

/// Texts, and what cannot be one; in order.
pub(crate) type Texts<'a> = Box<dyn Iterator<Item = Result<Text>> + 'a>;

/// The texts of all inputs, and how many bytes they take.
pub(crate) fn texts(args: &Args) -> (Texts<'_>, u64) {
    let mut all = Vec::new();
    let mut size = 0;
    for input in &args.inputs {
        let (texts, bytes) = texts_of(input, args).unwrap_or_else(|error| (fail(error, input), 0));
        all.push(texts);
        size += bytes;
    }
    (Box::new(all.into_iter().flatten()), size)
}

fn texts_of<'a>(input: &'a Path, args: &'a Args) -> Result<(Texts<'a>, u64)> {
    if input.as_os_str() == "-" {
        return Ok((later(input, || records::json_lines(input, args)), 0));
    }
    let metadata = fs::metadata(input)?;
    if metadata.is_dir() {
        let texts = folder(input)?;
        ensure!(!texts.is_empty(), "it holds no file that ends in .txt or .txt.gz");
        let size = texts.iter().map(|text| text.size).sum();
        return Ok((Box::new(texts.into_iter().map(Ok)), size));
    }
    let texts: Texts<'_> = match extension(input).as_str() {
        "txt" => Box::new(iter::once(Ok(file(input.to_owned(), metadata.len())))),
        "jsonl" | "ndjson" => later(input, || records::json_lines(input, args)),
        "csv" | "tsv" => later(input, || records::csv(input, args)),
        _ => bail!("give a folder, or a file that ends in .txt, .jsonl, .ndjson, .csv or .tsv, with or without .gz"),
    };
    Ok((texts, metadata.len()))
}

/// Texts of a file that is opened when its turn comes.
fn later<'a>(input: &'a Path, open: impl FnOnce() -> Result<Texts<'a>> + 'a) -> Texts<'a> {
    Box::new(iter::once_with(open).flat_map(move |texts| texts.unwrap_or_else(|error| fail(error, input))))
}

/// An error in place of texts.
fn fail(error: Error, input: &Path) -> Texts<'static> {
    Box::new(iter::once(Err(error.context(format!("cannot read {}", input.display())))))
}

/// The texts in a folder, by name.
fn folder(folder: &Path) -> Result<Vec<Text>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if extension(&path) == "txt" && !path.is_dir() {
            let size = fs::metadata(&path).map_or(0, |metadata| metadata.len());
            texts.push(file(path, size));
        }
    }
    texts.sort_by(|one, other| one.place.cmp(&other.place).then_with(|| one.stem.cmp(&other.stem)));
    Ok(texts)
}

fn file(path: PathBuf, size: u64) -> Text {
    let stem = uncompressed(&path).file_stem().unwrap_or_default().to_owned();
    let id = stem.to_string_lossy().into_owned();
    Text { id, stem, place: path.display().to_string(), size, content: Content::File(path) }
}

/// What the name of the file ends in, `.gz` aside.
fn extension(path: &Path) -> String {
    uncompressed(path).extension().unwrap_or_default().to_string_lossy().into_owned()
}

fn uncompressed(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|extension| extension == "gz") { path.with_extension("") } else { path.to_owned() }
}
