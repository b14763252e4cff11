//! The cost of a text grows with its length, whatever stands in it.
//!
//! Here with texts of a few kilobytes. `cargo test --release --test growth -- --include-ignored` goes up to 4 MB, and to
//! 100,000 marks inside each other.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use propos::{Extractor, Lexicon};

/// Names that differ in their last word.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "ro", "mi", "lu", "te", "ga", "vo", "ni", "du", "pe"];
    let digit = |power: u32| SYLLABLES[number / 10usize.pow(power) % 10];
    format!("Paul M{}{}{}{}", digit(0), digit(1), digit(2), digit(3))
}

/// What the family is, and how a text of so many pieces is made.
type Family = (&'static str, fn(usize) -> String);

/// One thing, again and again.
const RUNS: &[Family] = &[
    ("«", |n| "«".repeat(n)),
    ("»", |n| "»".repeat(n)),
    ("«»", |n| "«»".repeat(n)),
    ("“", |n| "“".repeat(n)),
    ("\"", |n| "\"".repeat(n)),
    ("'", |n| "'".repeat(n)),
    ("’", |n| "’".repeat(n)),
    (".", |n| ".".repeat(n)),
    (". ", |n| ". ".repeat(n)),
    ("spaces", |n| " ".repeat(n)),
    ("spaces behind a sentence", |n| format!("Fin.{}Oui.", " ".repeat(n))),
    ("no-break spaces", |n| format!("Fin.{}Oui.", "\u{A0}".repeat(n))),
    ("line breaks", |n| "\n".repeat(n)),
    ("CRLF", |n| "\r\n".repeat(n)),
    ("capitals", |n| "A".repeat(n)),
    ("capitals apart", |n| "A ".repeat(n)),
    ("a long word", |n| "a".repeat(n)),
    ("a long number", |n| "7".repeat(n)),
    ("accents on one letter", |n| format!("e{}", "\u{301}".repeat(n))),
    ("a déclaré", |n| "a déclaré ".repeat(n)),
    ("le ministre", |n| "le ministre ".repeat(n)),
    ("selon X", |n| "selon X, ".repeat(n)),
    ("a name of many words", |n| "Malo ".repeat(n)),
    ("a name of many particles", |n| format!("M. Malo {}Kerven a dit oui.", "de ".repeat(n))),
    ("commas", |n| ", ".repeat(n)),
    ("dashes", |n| "– ".repeat(n)),
];

/// What looks like a text.
const TEXTS: &[Family] = &[
    ("marks nested anew", |n| "« a « b » c » ".repeat(n)),
    ("opening marks", |n| "« Nous viendrons. ".repeat(n)),
    ("closing marks", |n| "a » ".repeat(n)),
    ("straight marks", |n| "\"a\" b ".repeat(n)),
    ("deep nesting", |n| "« “ ".repeat(n)),
    ("deep nesting, closed", |n| format!("{}a {}", "« “ ".repeat(n), "” » ".repeat(n))),
    ("no stop", |n| "le ministre dit que la maire, ".repeat(n)),
    ("que in que", |n| "il dit que ".repeat(n)),
    ("brackets", |n| "( a ".repeat(n)),
    ("roles in a row", |n| "le ministre maire président ".repeat(n)),
    ("free quotations", |n| "« Oui, nous viendrons demain. »\n\n".repeat(n)),
    ("pronouns", |n| "Il a parlé. Elle a dit qu'il viendrait. ".repeat(n)),
    ("roles that speak", |n| "Le ministre arrive. « Oui », a dit la ministre. ".repeat(n)),
    ("words in marks", |n| "Il est « grand », « beau » et « fort ». ".repeat(n)),
];

/// What names ever more people. Each new one is compared with those in mind, some hundreds at most.
const PEOPLE: &[Family] = &[
    ("names with roles", |n| (0..n).map(|i| format!("{}, maire de Lyon, a parlé. ", name(i))).collect()),
    ("short quotations", |n| (0..n).map(|i| format!("« Oui », a dit {}. ", name(i))).collect()),
];

/// A text of about so many bytes.
fn sized(make: fn(usize) -> String, bytes: usize) -> String {
    const SAMPLE: usize = 100;
    make(bytes * SAMPLE / make(SAMPLE).len())
}

/// How long this thread has computed: what else runs on the machine does not count. Where the system does not tell,
/// the time by the clock.
fn computed(since: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// What it takes to read the text, in seconds.
fn cost(extractor: &Extractor, text: &str) -> f64 {
    /// The system counts in steps of some milliseconds.
    const ENOUGH: Duration = Duration::from_millis(60);
    let start = Instant::now();
    let begin = computed(start);
    let mut runs = 0;
    loop {
        black_box(extractor.extract(black_box(text)));
        runs += 1;
        let spent = computed(start) - begin;
        if spent >= ENOUGH {
            return spent.as_secs_f64() / f64::from(runs);
        }
    }
}

/// The families whose cost at four times the length is more than `most` times as much; over more steps in the mean.
#[track_caller]
fn grows_with_length(extractor: &Extractor, families: &[Family], bytes: usize, steps: i32, most: f64) {
    let mut faults = Vec::new();
    for &(what, make) in families {
        let (short, long) = (sized(make, bytes), sized(make, bytes * 4_usize.pow(steps.unsigned_abs())));
        // Neighbours take room in the caches: they may spoil one measurement, not six.
        let mut best = f64::INFINITY;
        for _ in 0..6 {
            let ratio = cost(extractor, &long) / cost(extractor, &short);
            best = best.min(ratio.powf(1.0 / f64::from(steps)));
            if best <= most {
                break;
            }
        }
        println!("{what}: {best:.2}");
        if best > most {
            faults.push(format!("{what}: {best:.2}"));
        }
    }
    assert!(faults.is_empty(), "four times the text costs so many times as much: {faults:?}");
}

/// In proportion is 4; what compares all with all would come to 16.
const MOST: f64 = 4.5;

#[test]
fn runs_of_one_thing() {
    grows_with_length(&Extractor::new(), RUNS, 8_000, 1, MOST);
}

#[test]
fn what_looks_like_a_text() {
    grows_with_length(&Extractor::new(), TEXTS, 8_000, 1, MOST);
}

/// From the length on at which the mind is full.
#[test]
fn many_people() {
    grows_with_length(&Extractor::new(), PEOPLE, 40_000, 1, MOST);
}

#[test]
#[ignore = "takes minutes: for a release build"]
fn up_to_four_megabytes() {
    let extractor = Extractor::new();
    grows_with_length(&extractor, RUNS, 62_500, 3, MOST);
    grows_with_length(&extractor, TEXTS, 62_500, 3, MOST);
    grows_with_length(&extractor, PEOPLE, 62_500, 3, MOST);
}

/// A thread of a server has a small stack.
#[test]
#[ignore = "for a release build"]
fn a_hundred_thousand_marks_inside_each_other() {
    const DEEP: usize = 100_000;
    for (open, close) in [("«", "»"), ("« “", "” »"), ("\"", "\""), ("( « ", " » )"), ("il a dit : « ", " »")]
    {
        let text = format!("{}Oui{}", open.repeat(DEEP), close.repeat(DEEP));
        let thread = std::thread::Builder::new().stack_size(256 * 1024);
        let read = thread.spawn(move || Extractor::new().extract(&text).quotations().len());
        read.expect("a thread starts").join().expect("the stack is enough");
    }
}

/// Patterns are asked of every segment, and each looks at its whole sentence.
#[test]
fn patterns_keep_to_that() {
    const SENTENCES: &[Family] = &[
        ("segments in one sentence", |n| "« grand » et ".repeat(n)),
        ("segments and words in one sentence", |n| "le « grand » port de mer, ".repeat(n)),
        ("segments in segments", |n| "« un « grand » port » et ".repeat(n)),
    ];
    let rules = "[rules]\nfoi-de | «Q», (?<cue>foi de) (?<source>.+?)[,.]\nloin | «Q».*«…».*, dixit (?<source>.+)";
    let lexicon = Lexicon::french().extend(rules).expect("the rules are right");
    let extractor = Extractor::builder().lexicon(lexicon).build().expect("the rules have names of their own");
    // From the length on at which a sentence is read in pieces.
    grows_with_length(&extractor, SENTENCES, 8_000, 1, MOST);
}
