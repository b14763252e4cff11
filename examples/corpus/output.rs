//! Where the results go.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Error, Result, ensure};
use propos::Extraction;

use crate::Args;
use crate::input::Text;
use crate::merge::Merged;
use crate::row;

/// The shape of the results.
#[derive(clap::ValueEnum, Clone, Copy, Default, PartialEq)]
pub(crate) enum Format {
    /// One file per text, OUT/NAME.json.
    #[default]
    Json,
    /// One line of JSON per text.
    Jsonl,
    /// One row per quotation, for spreadsheets: a cell that would be a formula gets an apostrophe before it.
    Csv,
}

/// Where the results go.
pub(crate) struct Output {
    format: Format,
    delimiter: u8,
    resume: bool,
    /// The folder or file.
    out: PathBuf,
    merged: Option<Merged>,
}

impl Output {
    pub(crate) fn open(args: &Args, out: &Path) -> Result<Self> {
        let &Args { format, delimiter, resume, .. } = args;
        let merged = if format == Format::Json {
            fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
            None
        } else {
            let is_input = args.inputs.iter().any(|input| same_file(input, out));
            ensure!(out.is_dir() || !is_input, "{} is also an INPUT; name another --out", out.display());
            Some(Merged::create(out, format, delimiter, resume)?)
        };
        Ok(Self { format, delimiter, resume, out: out.to_owned(), merged })
    }

    /// Whether the text is done already and need not be done again.
    pub(crate) fn has(&self, text: &Text) -> bool {
        match &self.merged {
            Some(merged) => merged.has(&self.id(text)),
            None => self.resume && self.path(text).exists(),
        }
    }

    /// The results of a text as they are written; for a file per text, they are. Works on many threads.
    pub(crate) fn render(&self, text: &Text, extraction: &Extraction<'_>) -> Result<Vec<u8>> {
        match self.format {
            Format::Json => {
                self.write(text, &row::json(extraction)?)?;
                Ok(Vec::new())
            }
            Format::Jsonl => row::json_line(&text.id, extraction),
            Format::Csv => row::csv(&text.id, extraction, self.delimiter),
        }
    }

    /// Takes what was rendered, in the order of the texts.
    pub(crate) fn add(&mut self, rendered: &[u8]) -> Result<()> {
        self.merged.as_mut().map_or(Ok(()), |merged| merged.add(rendered))
    }

    /// Keeps what an earlier run has found in the text.
    pub(crate) fn add_old(&mut self, text: &Text) -> Result<()> {
        let id = self.id(text);
        self.merged.as_mut().map_or(Ok(()), |merged| merged.add_old(&id))
    }

    /// Completes the results, after the last text or where somebody stopped.
    pub(crate) fn finish(self) -> Result<()> {
        self.merged.map_or(Ok(()), Merged::finish)
    }

    /// Completes the results where no more can be written.
    pub(crate) fn abandon(self) {
        if let Some(merged) = self.merged {
            merged.abandon();
        }
    }

    /// The id as it stands in the results.
    fn id(&self, text: &Text) -> String {
        if self.format == Format::Csv { row::cell(&text.id) } else { text.id.clone() }
    }

    fn path(&self, text: &Text) -> PathBuf {
        let mut name = text.stem.clone();
        name.push(".json");
        self.out.join(name)
    }

    /// Writes a file beside, and gives it its name when it is whole.
    fn write(&self, text: &Text, json: &[u8]) -> Result<()> {
        let path = self.path(text);
        let beside = path.with_extension("json.part");
        fs::write(&beside, json)
            .and_then(|()| fs::rename(&beside, &path))
            .inspect_err(|_| {
                // The first error is the one to tell.
                let _ = fs::remove_file(&beside);
            })
            .with_context(|| format!("cannot write {}", path.display()))
    }
}

/// Whether both are there, and the same.
fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// Whether nothing at all can be written any more.
pub(crate) fn is_full(error: &Error) -> bool {
    error.downcast_ref().is_some_and(|error: &io::Error| {
        matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::ReadOnlyFilesystem)
    })
}
