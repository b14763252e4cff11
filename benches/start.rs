//! What it costs to begin: a fresh process, from `main` to the first result, on an article of 2 kB.
//!
//! ```sh
//! cargo bench --bench start
//! ```

use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, io};

use propos::Extractor;

const ARTICLE: &str = include_str!("../examples/articles/entretien.txt");
/// As many as a reader counts in it: nothing wrong is measured.
const QUOTATIONS: usize = 18;
const PROCESSES: usize = 200;

/// What this program calls itself with.
const ONCE: &str = "--once";

fn main() -> io::Result<()> {
    let began = Instant::now();
    if env::args().any(|argument| argument == ONCE) {
        let extractor = Extractor::new();
        let made = began.elapsed();
        assert_eq!(extractor.extract(ARTICLE).quotations().count(), QUOTATIONS);
        println!("{} {}", made.as_nanos(), began.elapsed().as_nanos());
        return Ok(());
    }
    let processes = (0..PROCESSES).map(|_| in_a_process()).collect::<io::Result<Vec<_>>>()?;
    let (made, read): (Vec<_>, Vec<_>) = processes.into_iter().unzip();
    println!("start/new              {}", summary(made));
    println!("start/new_and_article  {}  ({} bytes)", summary(read), ARTICLE.len());
    Ok(())
}

/// From `main` to the extractor, and to what the article holds.
fn in_a_process() -> io::Result<(Duration, Duration)> {
    let output = Command::new(env::current_exe()?).arg(ONCE).output()?;
    let wrong = || io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned());
    let (made, read) =
        str::from_utf8(&output.stdout).ok().and_then(|line| line.trim().split_once(' ')).ok_or_else(wrong)?;
    let time = |nanoseconds: &str| nanoseconds.parse().map(Duration::from_nanos).map_err(io::Error::other);
    Ok((time(made)?, time(read)?))
}

/// The fastest is what it takes; the median tells how busy the machine is.
fn summary(mut times: Vec<Duration>) -> String {
    times.sort();
    format!("fastest {:>9.1?}  median {:>9.1?}", times[0], times[times.len() / 2])
}
