//! The sentences of a text, one a line, or where they stand.
//!
//! ```sh
//! cargo run --release --example sentences # an article that the crate carries
//! cargo run --release --example sentences -- article.txt --json
//! cargo run --release --example sentences -- --benchmark texts.json --out spans.json
//! ```

mod common;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Parser;
use propos::Span;
use serde::{Deserialize, Serialize};

/// Cut French text into sentences.
#[derive(Parser)]
struct Args {
    /// The text, in UTF-8; `-` for standard input; an article of our own if left out.
    #[arg(conflicts_with = "benchmark")]
    file: Option<PathBuf>,
    /// Print one JSON object with the bytes where each sentence starts and ends.
    #[arg(long, conflicts_with = "benchmark")]
    json: bool,
    /// Read many texts from a JSON list of `{"id", "text", "ends"}`.
    #[arg(long, value_name = "IN.json", requires = "out")]
    benchmark: Option<PathBuf>,
    /// Where the sentences of the benchmark go.
    #[arg(long, value_name = "OUT.json", requires = "benchmark")]
    out: Option<PathBuf>,
}

/// The sentences of one text.
#[derive(Serialize)]
struct Sentences {
    offsets: &'static str,
    sentences: Vec<Span>,
}

/// A text of the benchmark; what is expected of it is the scorer's business.
#[derive(Deserialize)]
struct Document {
    text: String,
}

/// The sentences of many texts, in the same order.
#[derive(Serialize)]
struct Documents {
    offsets: &'static str,
    documents: Vec<Vec<Span>>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    common::end(match (&args.benchmark, &args.out) {
        (Some(texts), Some(out)) => benchmark(texts, out),
        _ => print(args),
    })
}

fn spans(text: &str) -> Vec<Span> {
    propos::sentences(text).map(|sentence| sentence.span()).collect()
}

fn print(args: Args) -> Result<()> {
    let text = common::Input::from(args.file).read()?;
    let mut out = std::io::stdout().lock();
    if args.json {
        let sentences = Sentences { offsets: "utf8", sentences: spans(&text) };
        writeln!(out, "{}", serde_json::to_string_pretty(&sentences)?)?;
    } else {
        for sentence in propos::sentences(&text) {
            writeln!(out, "{}", on_one_line(sentence.text()))?;
        }
    }
    Ok(out.flush()?)
}

/// Line breaks, and whatever else would move the cursor, as spaces.
fn on_one_line(sentence: &str) -> String {
    sentence.replace("\r\n", " ").replace(char::is_control, " ")
}

fn benchmark(texts: &Path, out: &Path) -> Result<()> {
    let json = common::Input::from(Some(texts.to_owned())).read()?;
    let texts: Vec<Document> =
        serde_json::from_str(&json).with_context(|| format!("cannot read {}", texts.display()))?;
    let documents = texts.iter().map(|document| spans(&document.text)).collect();
    let json = serde_json::to_string(&Documents { offsets: "utf8", documents })?;
    fs::write(out, json + "\n").with_context(|| format!("cannot write {}", out.display()))
}
