//! Who says what, as a page to read: one article, or a folder of them with an index.
//!
//! ```sh
//! cargo run --release --example html                                  # an article that the crate carries
//! cargo run --release --example html -- article.txt --out article.html
//! cargo run --release --example html -- articles --out press.html     # and a page for each text in press/
//! ```
//!
//! Every page stands alone: no network, readable without scripts, and on paper.

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "other examples need more of it")]
mod common;

mod article;
mod index;
mod marked;
mod words;

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Parser;
use common::reading::Reading;
use minijinja::Environment;
use minijinja::value::Serde;
use propos::Extractor;
use rayon::prelude::*;

/// What is read if nobody names a file.
const ARTICLE: &str = include_str!("../articles/entretien.txt");

/// Make a page that shows who says what, in what role, and how we know.
#[derive(Parser)]
struct Args {
    /// A text, plain or compressed with gzip; `-` for standard input; or a folder, of which every NAME.txt
    /// is read. An article of our own if left out.
    #[arg(value_name = "FILE|DIR")]
    input: Option<PathBuf>,
    /// Where the page goes. For a folder this is the index, and the pages of the texts go into a folder of the
    /// same name beside it. If left out, a place is chosen and told.
    #[arg(long, value_name = "OUT.html")]
    out: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
}

fn main() -> ExitCode {
    common::output::end(run(&Args::parse()))
}

fn run(args: &Args) -> Result<()> {
    let pages = Pages::new()?;
    let said = match &args.input {
        None => one(&pages, ARTICLE, "entretien", args.out.as_deref())?,
        Some(path) if path.is_dir() => folder(&pages, path, args)?,
        Some(path) => {
            let text = args.reading.text(path)?;
            one(&pages, &text, &name_of(path), args.out.as_deref())?
        }
    };
    common::output::written(writeln!(io::stdout(), "{}", common::safe::shown(&said)))
}

/// Makes pages from the extractor's results and the templates.
struct Pages {
    extractor: Extractor,
    templates: Environment<'static>,
}

impl Pages {
    fn new() -> Result<Self> {
        let mut templates = Environment::new();
        // What ends in .html is escaped.
        templates.add_template("base.html", include_str!("templates/base.html"))?;
        templates.add_template("article.html", include_str!("templates/article.html"))?;
        templates.add_template("index.html", include_str!("templates/index.html"))?;
        templates.add_global("css", include_str!("templates/style.css"));
        templates.add_global("js", include_str!("templates/script.js"));
        templates.add_global("version", env!("CARGO_PKG_VERSION"));
        Ok(Self { extractor: Extractor::new(), templates })
    }

    fn render(&self, template: &str, page: &impl serde::Serialize) -> Result<String> {
        Ok(self.templates.get_template(template)?.render(Serde(page))?)
    }
}

fn one(pages: &Pages, text: &str, name: &str, out: Option<&Path>) -> Result<String> {
    let extraction = pages.extractor.extract(text);
    let page = article::Article::new(&extraction, name, None);
    let out = out.map_or_else(|| chosen(name), |out| Ok(out.to_owned()))?;
    write(&out, &pages.render("article.html", &page)?)?;
    Ok(format!("{} quotations by {} speakers: open {}", page.speech(), page.speakers(), out.display()))
}

/// A page for each text, and the index.
fn folder(pages: &Pages, folder: &Path, args: &Args) -> Result<String> {
    let texts = texts(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    if texts.is_empty() {
        bail!("{} holds no file that ends in .txt or .txt.gz", folder.display());
    }
    let name = folder.canonicalize().map_or_else(|_| name_of(folder), |folder| name_of(&folder));
    let out = args.out.clone().map_or_else(|| chosen(&name), Ok)?;
    let beside = out.with_extension("");
    if beside == out {
        bail!("{} must end in .html, so that the pages can go into a folder without", out.display());
    }
    let made: Vec<Result<index::Text>> = texts
        .par_iter()
        .map(|path| {
            let name = name_of(path);
            let text = args.reading.text(path)?;
            let extraction = pages.extractor.extract(&text);
            let up = format!("../{}", index::href(out.file_name().unwrap_or_default()));
            let page = article::Article::new(&extraction, &name, Some(up));
            let file = format!("{name}.html");
            write(&beside.join(&file), &pages.render("article.html", &page)?)?;
            let href =
                format!("{}/{}", index::href(beside.file_name().unwrap_or_default()), index::href(file.as_ref()));
            Ok(index::Text::new(&extraction, &page, name, href))
        })
        .collect();
    let (mut done, mut failures) = (Vec::new(), Vec::new());
    for text in made {
        match text {
            Ok(text) => done.push(text),
            Err(error) => failures.push(common::safe::shown(&format!("{error:#}")).into_owned()),
        }
    }
    let failed = failures.len();
    let index = index::Index::new(&name, &done, failures);
    write(&out, &pages.render("index.html", &index)?)?;
    let mut said = format!("{} texts, each with a page in {}: open {}", done.len(), beside.display(), out.display());
    if failed > 0 {
        said += &format!("\n{failed} could not be read; the index says why");
    }
    Ok(said)
}

/// The texts of a folder, by name.
fn texts(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if (name.ends_with(".txt") || name.ends_with(".txt.gz")) && path.is_file() {
            texts.push(path);
        }
    }
    texts.sort();
    Ok(texts)
}

/// What the file is called, without `.txt`.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let name = name.strip_suffix(".txt").unwrap_or(name);
    if matches!(name, "" | "-") { "text".to_owned() } else { name.to_owned() }
}

/// A place beside the built example, where nothing of the user's is.
fn chosen(name: &str) -> Result<PathBuf> {
    let example = env::current_exe().context("cannot tell where the example stands; choose a place with --out")?;
    let folder = example.parent().unwrap_or(Path::new(".")).join("pages");
    Ok(folder.join(format!("{name}.html")))
}

fn write(path: &Path, page: &str) -> Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let written = parent.map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, page));
    written.with_context(|| format!("cannot write {}", path.display()))
}
