//! Who says what in a text: drawn for people, or as JSON.
//!
//! ```sh
//! cargo run --release --example extract # an article that the crate carries
//! cargo run --release --example extract -- article.txt --json
//! ```

mod common;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use anyhow::Result;
use clap::Parser;
use common::reading::Reading;

const DIRECT: Style = AnsiColor::Green.on_default();
const MIXED: Style = AnsiColor::Yellow.on_default();
const INDIRECT: Style = AnsiColor::Cyan.on_default();
const NOBODY: Style = Style::new().dimmed();
const WRONG_MARK: Style = AnsiColor::Red.on_default();

/// What is read if nobody names a file.
const ARTICLE: &str = include_str!("articles/entretien.txt");

/// Show who says what, in what role, and how we know.
#[derive(Parser)]
struct Args {
    /// The text, plain or compressed with gzip; `-` for standard input; an article of our own if left out.
    file: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// Print one JSON object instead of the drawing.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    common::output::end(run(&Args::parse()))
}

fn run(args: &Args) -> Result<()> {
    let text = match &args.file {
        Some(file) => args.reading.text(file)?,
        None => ARTICLE.to_owned(),
    };
    let extractor = propos::Extractor::new();
    let extraction = extractor.extract(&text);
    common::output::written(if args.json {
        let json = common::safe::json(&extraction, true)?;
        writeln!(io::stdout(), "{json}")
    } else {
        draw(&extraction)
    })
}

fn draw(extraction: &propos::Extraction<'_>) -> io::Result<()> {
    // A stream that drops colours where nobody would see them.
    let mut out = anstream::stdout().lock();
    extraction.to_string().lines().try_for_each(|line| write_coloured(line, &mut out))?;
    out.flush()
}

/// A line of the drawing: the text as it is, marks and labels in the colour of their kind.
fn write_coloured(line: &str, out: &mut impl Write) -> io::Result<()> {
    let label = line.strip_prefix("  ╰ ").and_then(|label| label.split(' ').nth(1));
    if line.starts_with('│') {
        writeln!(out, "{line}")
    } else if let Some(kind) = label {
        let style = match kind {
            "direct" => DIRECT,
            "mixed" => MIXED,
            "indirect" => INDIRECT,
            _ => NOBODY,
        };
        writeln!(out, "{style}{line}{style:#}")
    } else if line.starts_with("  !") {
        writeln!(out, "{WRONG_MARK}{line}{WRONG_MARK:#}")
    } else {
        for run in line.as_bytes().chunk_by(|one, next| one == next) {
            let style = match run[0] {
                b'^' => DIRECT,
                b'~' => MIXED,
                b'.' => INDIRECT,
                b'-' => NOBODY,
                _ => Style::new(),
            };
            write!(out, "{style}{}{style:#}", String::from_utf8_lossy(run))?;
        }
        writeln!(out)
    }
}
