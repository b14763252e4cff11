//! The sentences of a text, one a line, or where they stand.
//!
//! ```sh
//! cargo run --release --example sentences # an article that the crate carries
//! cargo run --release --example sentences -- article.txt --json
//! cargo run --release --example sentences -- --benchmark texts.json --out spans.json
//! ```

mod common;

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Parser;
use common::reading::Reading;
use propos::Span;
use serde::{Deserialize, Serialize};

/// What is read if nobody names a file.
const ARTICLE: &str = include_str!("articles/entretien.txt");

/// Cut French text into sentences.
#[derive(Parser)]
struct Args {
    /// The text, plain or compressed with gzip; `-` for standard input; an article of our own if left out.
    #[arg(conflicts_with = "benchmark")]
    file: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
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
    common::output::end(match (&args.benchmark, &args.out) {
        (Some(texts), Some(out)) => benchmark(args.reading, texts, out),
        _ => print(&args),
    })
}

fn spans(text: &str) -> Vec<Span> {
    propos::sentences(text).map(|sentence| sentence.span()).collect()
}

fn print(args: &Args) -> Result<()> {
    let text = match &args.file {
        Some(file) => args.reading.text(file)?,
        None => ARTICLE.to_owned(),
    };
    common::output::written(if args.json {
        let json = common::safe::json(&Sentences { offsets: "utf8", sentences: spans(&text) }, true)?;
        writeln!(io::stdout(), "{json}")
    } else {
        let mut out = io::BufWriter::new(io::stdout().lock());
        propos::sentences(&text)
            .try_for_each(|sentence| writeln!(out, "{}", common::safe::shown(&on_one_line(sentence.text()))))
            .and_then(|()| out.flush())
    })
}

/// Line breaks and tabs as spaces.
fn on_one_line(sentence: &str) -> Cow<'_, str> {
    let moves = |c: char| c.is_whitespace() && (c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
    if !sentence.contains(moves) {
        return sentence.into();
    }
    sentence.replace("\r\n", " ").replace(moves, " ").into()
}

fn benchmark(reading: Reading, texts: &Path, out: &Path) -> Result<()> {
    let json = reading.text(texts)?;
    let texts: Vec<Document> =
        serde_json::from_str(&json).with_context(|| format!("cannot read {}", texts.display()))?;
    let documents = texts.iter().map(|document| spans(&document.text)).collect();
    let json = serde_json::to_string(&Documents { offsets: "utf8", documents })?;
    fs::write(out, json + "\n").with_context(|| format!("cannot write {}", out.display()))
}
