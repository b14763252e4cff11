//! The run: many threads read the texts, and their results come out in the order of the texts.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

use anyhow::{Result, anyhow, ensure};
use indicatif::{ProgressBar, ProgressStyle};
use propos::Extractor;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::input::{self, Content, Text, Texts};
use crate::output::{self, Format, Output};
use crate::summary::{Found, Summary};
use crate::{Args, common, is_stopped};

/// So many texts for each thread, or so many bytes, are at hand at once.
const BATCH_TEXTS: usize = 64;
const BATCH_BYTES: u64 = 16 << 20;

/// What became of a text.
enum Outcome {
    /// What was found, as numbers and as it is written.
    Done(Found, Vec<u8>),
    /// An earlier run has done it.
    DoneBefore(Text),
    /// Somebody stopped the run.
    Left,
}

/// Works on all texts of the inputs, and tells what came of it.
pub(crate) fn run(args: &Args, out: &Path) -> Result<()> {
    let (mut texts, size) = input::texts(args);
    let mut output = Output::open(args, out)?;
    let mut summary = Summary::default();
    let mut taken = HashSet::new();
    let extractor = LazyLock::new(Extractor::new);
    let bar = progress_bar(size)?;
    let start = Instant::now();

    let mut result = Ok(());
    while result.is_ok() && !is_stopped() {
        let batch = next_batch(&mut texts, &mut taken, args.format);
        if batch.is_empty() {
            break;
        }
        let outcomes: Vec<_> = batch
            .into_par_iter()
            .map(|text| {
                let text = text?;
                let size = text.size;
                let outcome = work(text, args, &extractor, &output);
                bar.inc(size);
                outcome
            })
            .collect();
        result = outcomes.into_iter().try_for_each(|outcome| settle(outcome, &mut output, &mut summary));
        bar.set_message(summary.texts().to_string());
    }
    let result = match result {
        Ok(()) => output.finish(),
        Err(error) => {
            output.abandon();
            Err(anyhow!("{error:#}; what is finished stays: make room and run again with --resume"))
        }
    };
    bar.finish_and_clear();
    common::output::written(io::stdout().write_all(summary.show(start.elapsed()).as_bytes()))?;
    result?;
    let failed = summary.failures();
    ensure!(
        failed == 0 || is_stopped(),
        "failures: {failed}; they are named above; mend them and run again with --resume"
    );
    Ok(())
}

/// Drawn on standard error, and on a terminal only.
fn progress_bar(size: u64) -> Result<ProgressBar> {
    // Nobody knows how much comes from standard input.
    let (bar, template) = match size {
        0 => (ProgressBar::new_spinner(), "{spinner} {msg} texts, {elapsed}"),
        _ => (ProgressBar::new(size), "{bar:40} {percent}%, {msg} texts, {decimal_bytes_per_sec}, {eta} left"),
    };
    Ok(bar.with_message("0").with_style(ProgressStyle::with_template(template)?))
}

/// The next texts, or what is wrong with them. A name that is taken is an error.
fn next_batch(texts: &mut Texts<'_>, taken: &mut HashSet<OsString>, format: Format) -> Vec<Result<Text>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_TEXTS * rayon::current_num_threads() && bytes < BATCH_BYTES && !is_stopped() {
        let Some(text) = texts.next() else { break };
        batch.push(text.and_then(|text| {
            bytes += text.size;
            let is_new = taken.insert(text.key(format));
            ensure!(is_new, "{}: an earlier text is called `{}`, too; names must differ", text.place, text.id);
            Ok(text)
        }));
    }
    batch
}

/// Reads a text, finds who says what in it, and brings that into the shape of the results.
fn work(mut text: Text, args: &Args, extractor: &Extractor, output: &Output) -> Result<Outcome> {
    if is_stopped() {
        return Ok(Outcome::Left);
    }
    if output.has(&text) {
        return Ok(Outcome::DoneBefore(text));
    }
    let content = match &mut text.content {
        Content::File(path) => args.reading.text(path)?,
        Content::Read(content) => mem::take(content),
    };
    // It never panics; if it does, that is no reason to lose all other texts.
    let extraction = catch_unwind(AssertUnwindSafe(|| extractor.extract(&content)))
        .map_err(|_| anyhow!("{}: this text broke `propos`; please report it", text.place))?;
    let rendered = output.render(&text, &extraction)?;
    Ok(Outcome::Done(Found::of(&extraction), rendered))
}

/// Takes what became of a text. Only where no more can be written this is an error.
fn settle(outcome: Result<Outcome>, output: &mut Output, summary: &mut Summary) -> Result<()> {
    match outcome {
        Ok(Outcome::Done(found, rendered)) => {
            output.add(&rendered)?;
            summary.add(found);
        }
        Ok(Outcome::DoneBefore(text)) => {
            output.add_old(&text)?;
            summary.add_done_before();
        }
        Ok(Outcome::Left) => {}
        Err(error) if output::is_full(&error) => return Err(error),
        Err(error) => summary.add_failure(&error),
    }
    Ok(())
}
