//! The rules of attribution: what each is for, and where it fires.
//!
//! ```sh
//! cargo run --example rules                         # all, in the order in which they are asked
//! cargo run --example rules -- --explain incise     # one, with its cases
//! cargo run --example rules -- --lexicon mots.txt   # yours among them
//! ```

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "other examples need more of it")]
mod common;

mod markdown;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use common::reading::Reading;
use markdown::{markdown, of_pass};
use propos::{Extractor, Lexicon, Rule};

/// List the rules of attribution, or explain one.
#[derive(Parser)]
struct Args {
    /// Explain the rule of this id, with its cases.
    #[arg(long, value_name = "ID")]
    explain: Option<String>,
    /// A lexicon file of yours, for its rules and words.
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// Print what stands in `docs/sieve.md`.
    #[arg(long, conflicts_with_all = ["explain", "lexicon"])]
    markdown: bool,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        // Errors of a lexicon and of a builder have several lines.
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<()> {
    let mut lexicon = Lexicon::french();
    if let Some(path) = &args.lexicon {
        lexicon = lexicon.extend_named(&path.display().to_string(), &args.reading.text(path)?)?;
    }
    let mut builder = Extractor::builder().lexicon(lexicon);
    if let Some(id) = &args.explain {
        // Changes nothing, and tells the nearest id if there is no such rule.
        builder = builder.enable(id);
    }
    let extractor = builder.build()?;
    let mut out = io::stdout().lock();
    common::output::written(match &args.explain {
        Some(id) => explain(id, &extractor, &mut out),
        None if args.markdown => out.write_all(markdown(&extractor).as_bytes()),
        None => list(&extractor, &mut out),
    })
}

fn list(extractor: &Extractor, out: &mut impl Write) -> io::Result<()> {
    let width = extractor.rules().map(|rule| rule.id().len()).max().unwrap_or_default();
    let mut pass = None;
    for rule in extractor.rules() {
        if pass.replace(rule.pass()) != Some(rule.pass()) {
            writeln!(out, "\n{}: {}", rule.pass(), of_pass(rule.pass()))?;
        }
        writeln!(out, "  {:width$}  {}", rule.id(), rule.summary())?;
    }
    Ok(())
}

fn explain(id: &str, extractor: &Extractor, out: &mut impl Write) -> io::Result<()> {
    let Some((place, rule)) = extractor.rules().enumerate().find(|(_, rule)| rule.id() == id) else {
        return Ok(());
    };
    writeln!(out, "{id}: {}", rule.summary())?;
    writeln!(out, "\nplace    {} of {}, pass {}", place + 1, extractor.rules().len(), rule.pass())?;
    writeln!(out, "pattern  {}", rule.pattern())?;
    for (what, passage) in cases(rule) {
        writeln!(out, "\n{what}:\n\n{}", extractor.extract(passage))?;
    }
    Ok(())
}

fn cases(rule: &Rule) -> impl Iterator<Item = (&'static str, &'static str)> {
    let example = rule.example().map(|passage| ("it decides here", passage));
    let counter_example = rule.counter_example().map(|passage| ("it does not here", passage));
    example.into_iter().chain(counter_example)
}
