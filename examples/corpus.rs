//! Who says what in every text of a folder: one JSON file per text.
//!
//! ```sh
//! cargo run --release --example corpus -- articles --out found
//! ```

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use indicatif::{ParallelProgressIterator as _, ProgressBar, ProgressFinish, ProgressStyle};
use propos::{Extractor, Kind};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

/// Find who says what in each NAME.txt of a folder, and write it to NAME.json.
#[derive(Parser)]
struct Args {
    /// The folder of the texts, in UTF-8; files that do not end in `.txt` are ignored.
    dir: PathBuf,
    /// The folder of the results, made if need be.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

fn main() -> ExitCode {
    common::end(run(&Args::parse()))
}

fn run(args: &Args) -> Result<()> {
    let texts = texts(&args.dir).with_context(|| format!("cannot read {}", args.dir.display()))?;
    ensure!(!texts.is_empty(), "{} holds no file that ends in .txt", args.dir.display());
    fs::create_dir_all(&args.out).with_context(|| format!("cannot make {}", args.out.display()))?;

    let extractor = Extractor::new();
    let start = Instant::now();
    // On standard error, and drawn on a terminal only.
    let bar = ProgressBar::new(texts.len() as u64)
        .with_finish(ProgressFinish::AndClear)
        .with_style(ProgressStyle::with_template("{bar:40} {pos}/{len} texts, {eta} left")?);
    let results: Vec<_> =
        texts.par_iter().progress_with(bar).map(|text| extract(&extractor, text, &args.out)).collect();
    let elapsed = start.elapsed();

    let mut total = Found::default();
    let mut failures = Vec::new();
    for result in results {
        match result {
            Ok(found) => total.add(&found),
            Err(error) => failures.push(error),
        }
    }
    print_summary(&total, &failures, elapsed)?;
    ensure!(failures.is_empty(), "{} of {} texts failed", failures.len(), texts.len());
    Ok(())
}

/// The texts of the folder, by name.
fn texts(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            texts.push(path);
        }
    }
    texts.sort();
    Ok(texts)
}

/// What was found in one text or in many.
#[derive(Default)]
struct Found {
    texts: usize,
    bytes: usize,
    /// Quotations by kind; segments that are nobody's speech under `None`.
    quotations: BTreeMap<Option<Kind>, usize>,
    speakers: usize,
}

impl Found {
    fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.bytes += other.bytes;
        self.speakers += other.speakers;
        for (&kind, count) in &other.quotations {
            *self.quotations.entry(kind).or_default() += count;
        }
    }
}

/// Reads one text and writes its JSON, whole or not at all.
fn extract(extractor: &Extractor, path: &Path, out: &Path) -> Result<Found> {
    let text = common::Input::from(Some(path.to_owned())).read()?;
    let extraction = extractor.extract(&text);
    let name = Path::new(path.file_name().unwrap_or_default());
    let target = out.join(name.with_extension("json"));
    let beside = out.join(name.with_extension("json.part"));
    fs::write(&beside, serde_json::to_string(&extraction)? + "\n")
        .and_then(|()| fs::rename(&beside, &target))
        .with_context(|| format!("cannot write {}", target.display()))?;

    let mut found = Found { texts: 1, bytes: text.len(), speakers: extraction.speakers().len(), ..Found::default() };
    for quotation in extraction.quotations() {
        *found.quotations.entry(quotation.is_speech().then_some(quotation.kind())).or_default() += 1;
    }
    Ok(found)
}

fn print_summary(found: &Found, failures: &[anyhow::Error], elapsed: Duration) -> io::Result<()> {
    let count = |kind| found.quotations.get(&kind).copied().unwrap_or_default();
    let kinds = [Kind::Direct, Kind::Mixed, Kind::Indirect].map(|kind| format!("{} {kind}", count(Some(kind))));
    let speed = found.bytes as f64 / 1e6 / elapsed.as_secs_f64();
    let mut out = io::stdout().lock();
    writeln!(out, "texts       {}", found.texts)?;
    writeln!(out, "quotations  {}", kinds.join(", "))?;
    writeln!(out, "not speech  {}", count(None))?;
    writeln!(out, "speakers    {}", found.speakers)?;
    writeln!(out, "speed       {speed:.1} MB/s, {} threads", rayon::current_num_threads())?;
    writeln!(out, "failures    {}", failures.len())?;
    failures.iter().try_for_each(|failure| writeln!(out, "  {failure:#}"))
}
