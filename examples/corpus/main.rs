//! Who says what in many texts: folders, JSON Lines and CSV in; a JSON file per text, JSON Lines or CSV out.
//!
//! ```sh
//! cargo run --release --example corpus                           # the articles of this crate, as a trial
//! cargo run --release --example corpus -- articles --out found   # every articles/NAME.txt to found/NAME.json
//! cargo run --release --example corpus -- press.csv --text body --id url --format csv --out quotations.csv
//! ```

#[path = "../common/mod.rs"]
mod common;

mod input;
mod merge;
mod output;
mod records;
mod row;
mod summary;
mod work;

use std::io::{self, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, Result, bail};
use clap::Parser;
use common::reading::Reading;
use output::Format;

/// Find who says what in many texts.
///
/// Ctrl-C stops after the texts at hand: what is finished stays, and `--resume` does the rest.
#[derive(Parser)]
struct Args {
    /// A folder, of which every NAME.txt is read; one such text; or texts in JSON Lines (.jsonl, .ndjson) or
    /// CSV (.csv, .tsv). Each may be compressed (.gz). `-` is JSON Lines from standard input.
    /// Without any, the articles of this crate are read and nothing is kept.
    #[arg(value_name = "INPUT", requires = "out")]
    inputs: Vec<PathBuf>,
    /// Where the results go: a folder for `json`, made if need be; a file for `jsonl` and `csv`.
    #[arg(long, value_name = "OUT", requires = "inputs")]
    out: Option<PathBuf>,
    /// The shape of the results.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// What parts the columns of `--format csv`: `;` for a spreadsheet that speaks French.
    #[arg(long, value_name = "CHAR", default_value = ",", value_parser = delimiter)]
    delimiter: u8,
    /// Which column of JSON Lines or CSV holds the text.
    #[arg(long, value_name = "COLUMN", default_value = "text")]
    text: String,
    /// Which column of JSON Lines or CSV names the text; names must differ.
    #[arg(long, value_name = "COLUMN", default_value = "id")]
    id: String,
    #[command(flatten)]
    reading: Reading,
    /// How many threads work; as many as the machine runs at once if left out.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// Only do texts of which OUT has no result yet.
    #[arg(long)]
    resume: bool,
}

fn delimiter(text: &str) -> Result<u8> {
    match text.as_bytes() {
        b"\\t" => Ok(b'\t'),
        &[byte @ (b'\t' | b' '..=b'~')] if byte != b'"' && !byte.is_ascii_alphanumeric() => Ok(byte),
        _ => bail!("take one sign, such as `;`, or `\\t` for a tab"),
    }
}

/// Whether somebody pressed Ctrl-C.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// What a shell expects of a program that ends on Ctrl-C.
const INTERRUPTED: u8 = 130;

fn is_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

fn main() -> ExitCode {
    match catch_ctrl_c().and_then(|()| run(Args::parse())) {
        Ok(()) if is_stopped() => ExitCode::from(INTERRUPTED),
        result => common::output::end(result),
    }
}

/// The first Ctrl-C asks to stop, the second one does not wait.
fn catch_ctrl_c() -> Result<()> {
    ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
    })
    .context("cannot wait for Ctrl-C")
}

fn run(mut args: Args) -> Result<()> {
    if let Some(jobs) = args.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build_global()?;
    }
    if let Some(out) = args.out.take() {
        return work::run(&args, &out);
    }
    // A trial, so that a call without arguments shows something.
    let out = tempfile::tempdir().context("cannot make a folder for the trial")?;
    args.inputs = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")];
    args.format = Format::Json;
    work::run(&args, out.path())?;
    let hint = "These are articles of this crate, and nothing was kept. For yours: corpus FOLDER --out FOUND";
    common::output::written(writeln!(io::stdout(), "\n{hint}"))
}
