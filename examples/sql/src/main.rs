//! Who is quoted most? SQL over a Parquet file of articles, on one machine or on a Ballista cluster.
//!
//! ```sh
//! alias sql='cargo run --release --manifest-path examples/sql/Cargo.toml --'
//! sql                                                  # a trial, with articles that nobody wrote
//! sql make articles.parquet --articles 100000
//! sql ask articles.parquet --query "SELECT count(*) FROM articles"
//! sql ask articles.parquet --executors 2               # the same on a cluster of this machine
//! ```
//!
//! `docs/sql.md` tells more, and how to spread the cluster over many machines.

mod answer;
#[path = "../../common/output.rs"]
mod output;
#[path = "../../common/safe.rs"]
#[allow(dead_code, reason = "other examples need more of it")]
mod safe;
mod serve;

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread::available_parallelism;

use anyhow::{Context as _, Result, anyhow, bail};
use clap::{Args, Parser, Subcommand};
use datafusion::prelude::SessionContext;
use output::written;
use propos::{Extractor, Lexicon};
use sql::{Cluster, session};

/// Ask in SQL who says what in many articles.
///
/// Without a command, the questions of this example are put to articles that nobody wrote.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Subcommand)]
enum Command {
    /// Write a Parquet file of articles that nobody wrote: id, published, title, body.
    Make {
        /// The file to write.
        file: PathBuf,
        /// How many, of some 3 kB each.
        #[arg(long, value_name = "N", default_value_t = 10_000)]
        articles: u64,
        /// Other articles for another number, and always the same for the same.
        #[arg(long, value_name = "N", default_value_t = 1)]
        seed: u64,
    },
    /// Ask a file of articles.
    Ask {
        /// Parquet; queries call it `articles`. A folder of such files will do.
        file: PathBuf,
        #[command(flatten)]
        asking: Asking,
    },
    /// Run the scheduler of a cluster.
    Scheduler(serve::Scheduler),
    /// Run an executor of a cluster.
    Executor(serve::Executor),
}

#[derive(Args)]
struct Asking {
    /// Ask this instead of the questions of the example. May be given several times.
    #[arg(long, value_name = "SQL")]
    query: Vec<String>,
    /// Show so many rows of each answer; the others are only counted.
    #[arg(long, value_name = "N", default_value_t = 20)]
    rows: usize,
    /// How many threads work; as many as the machine runs at once if left out.
    #[arg(long, value_name = "N", conflicts_with_all = ["executors", "scheduler"])]
    threads: Option<NonZero<usize>>,
    /// Start a cluster with so many executors on this machine, and ask that.
    #[arg(long, value_name = "N", conflicts_with = "scheduler")]
    executors: Option<NonZero<usize>>,
    /// Ask the cluster of this scheduler. Its executors must find the file under the same path.
    #[arg(long, value_name = "ADDRESS")]
    scheduler: Option<SocketAddr>,
    /// On a cluster, into how many parts the work is cut: some four for each core keep all busy to the end.
    #[arg(long, value_name = "N", conflicts_with = "threads")]
    parts: Option<NonZero<usize>>,
    /// A setting of the engine, such as datafusion.execution.batch_size=100.
    #[arg(long, value_name = "KEY=VALUE", value_parser = setting)]
    set: Vec<(String, String)>,
    #[command(flatten)]
    words: Words,
}

/// The words that the functions know; all processes of a cluster must know the same.
#[derive(Args)]
struct Words {
    /// A file of words of your own; see docs/lexicon.md.
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
}

impl Words {
    fn extractor(&self) -> Result<Extractor> {
        let Some(file) = &self.lexicon else { return Ok(Extractor::new()) };
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let lexicon = Lexicon::french().extend_named(&file.to_string_lossy(), &text)?;
        Ok(Extractor::builder().lexicon(lexicon).build()?)
    }
}

fn setting(text: &str) -> Result<(String, String)> {
    let (key, value) = text.split_once('=').context("write KEY=VALUE")?;
    Ok((key.to_owned(), value.to_owned()))
}

/// The trial needs no more to show something.
const TRIAL: u64 = 2000;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let level = match cli.command {
        Some(Command::Scheduler(_) | Command::Executor(_)) => "warn",
        _ => "off", // What goes wrong is told once, at the end.
    };
    env_logger::init_from_env(env_logger::Env::default().default_filter_or(level));
    output::end(run(cli).map_err(told_once))
}

/// An error of DataFusion tells its cause by itself, and may have several lines.
fn told_once(error: anyhow::Error) -> anyhow::Error {
    let mut told: Vec<String> = error.chain().map(|cause| cause.to_string().replace('\n', " ")).collect();
    told.dedup_by(|cause, error| error.contains(cause.as_str()));
    anyhow!(told.join(": "))
}

fn run(cli: Cli) -> Result<()> {
    match cli.command {
        None => trial(&cli.asking),
        Some(Command::Make { file, articles, seed }) => sql::make(&file, articles, seed),
        Some(Command::Ask { file, asking }) => ask(&file, &asking),
        Some(Command::Scheduler(scheduler)) => scheduler.run(),
        Some(Command::Executor(executor)) => executor.run(),
    }
}

fn trial(asking: &Asking) -> Result<()> {
    let folder = tempfile::tempdir().context("cannot make a folder for the trial")?;
    let file = folder.path().join("articles.parquet");
    sql::make(&file, TRIAL, 1)?;
    written(writeln!(io::stdout(), "{TRIAL} articles that nobody wrote, in a file that does not stay.\n"))?;
    ask(&file, asking)
}

fn ask(file: &Path, asking: &Asking) -> Result<()> {
    let extractor = asking.words.extractor()?;
    let threads = asking.threads.map_or_else(cores, NonZero::get);
    let cluster = asking.executors.map(|executors| start(executors.get(), &asking.words)).transpose()?;
    let scheduler = cluster.as_ref().map(Cluster::address).or(asking.scheduler);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build()?;
    let answers = async {
        let session = match scheduler {
            Some(scheduler) => session::remote(scheduler, asking.parts, &asking.set, extractor).await?,
            None => session::local(threads, &asking.set, extractor)?,
        };
        session::open(&session, file).await?;
        print_answers(&session, asking).await
    };
    runtime.block_on(async {
        tokio::select! {
            answered = answers => answered,
            _ = tokio::signal::ctrl_c() => bail!("stopped"), // And what was started ends, too.
        }
    })
}

/// All executors together have the cores of this machine.
fn start(executors: usize, words: &Words) -> Result<Cluster> {
    let cores = (cores() / executors).max(1);
    Cluster::start(&std::env::current_exe()?, executors, cores, words.lexicon.as_deref())
}

fn cores() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}

async fn print_answers(session: &SessionContext, asking: &Asking) -> Result<()> {
    for query in &asking.query {
        answer::print(session, query, asking.rows).await?;
    }
    if asking.query.is_empty() {
        for (title, query) in sql::QUERIES {
            written(writeln!(io::stdout(), "{title}\n"))?;
            answer::print(session, query, asking.rows).await?;
        }
    }
    Ok(())
}
