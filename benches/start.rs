//! What it costs to begin: a fresh process, from `main` to the first result, on an article of 2 kB.
//!
//! ```sh
//! cargo bench --bench start
//! ```

use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, io};

use propos::{Extractor, Lexicon};

const ARTICLE: &str = include_str!("../examples/articles/entretien.txt");
/// As many as there are: nothing wrong is measured.
const QUOTATIONS: usize = 18;

/// What this program calls itself with: read the article once, with which extractor.
const ONCE: &str = "--once";
const BUILT_IN: &str = "built_in";
const OWN_LEXICON: &str = "own_lexicon";

const OWN: &str = "[cue verbs]\nclavioter | 1 | incise que colon fragment | states";

fn main() -> io::Result<()> {
    let began = Instant::now();
    let arguments: Vec<String> = env::args().collect();
    if let [_, once, which] = arguments.as_slice()
        && once == ONCE
    {
        let extractor = if which == BUILT_IN { Extractor::new() } else { own_lexicon() };
        let made = began.elapsed();
        assert_eq!(extractor.extract(ARTICLE).quotations().count(), QUOTATIONS);
        println!("{} {}", made.as_nanos(), began.elapsed().as_nanos());
        return Ok(());
    }
    println!("from `main` in a fresh process; the article has {} bytes", ARTICLE.len());
    for (which, processes) in [(BUILT_IN, 200), (OWN_LEXICON, 20)] {
        let times = (0..processes).map(|_| in_a_process(which)).collect::<io::Result<Vec<_>>>()?;
        let (made, read): (Vec<_>, Vec<_>) = times.into_iter().unzip();
        println!("start/{which}/extractor  {}", summary(made));
        println!("start/{which}/article    {}", summary(read));
    }
    Ok(())
}

fn own_lexicon() -> Extractor {
    let lexicon = Lexicon::french().extend(OWN).expect("the entry is right");
    Extractor::builder().lexicon(lexicon).build().expect("the lexicon is right")
}

/// Until there is an extractor, and until it has read the article.
fn in_a_process(which: &str) -> io::Result<(Duration, Duration)> {
    let output = Command::new(env::current_exe()?).args([ONCE, which]).output()?;
    let line = String::from_utf8_lossy(&output.stdout);
    let wrong = || io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned());
    let (made, read) = line.trim().split_once(' ').ok_or_else(wrong)?;
    let time = |nanoseconds: &str| nanoseconds.parse().map(Duration::from_nanos).map_err(io::Error::other);
    Ok((time(made)?, time(read)?))
}

/// The fastest is what it takes; the median tells how busy the machine is.
fn summary(mut times: Vec<Duration>) -> String {
    times.sort();
    format!("fastest {:>9.1?}  median {:>9.1?}", times[0], times[times.len() / 2])
}
