//! The cost of a text grows with its length, whatever stands in it.

use std::hint::black_box;
use std::time::{Duration, Instant};

use propos::{Extractor, Lexicon};

/// Names that differ in their last word.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "ro", "mi", "lu", "te", "ga", "vo", "ni", "du", "pe"];
    let digit = |power: u32| SYLLABLES[number / 10usize.pow(power) % 10];
    format!("Paul M{}{}{}{}", digit(0), digit(1), digit(2), digit(3))
}

/// What the family is, how large it is first, and how it is made.
type Family = (&'static str, usize, fn(usize) -> String);

const FAMILIES: &[Family] = &[
    ("marks nested anew", 500, |n| "« a « b » c » ".repeat(n)),
    ("opening marks", 1000, |n| "« Nous viendrons. ".repeat(n)),
    ("closing marks", 400, |n| "a » ".repeat(n)),
    ("straight marks", 250, |n| "\"a\" b ".repeat(n)),
    ("deep nesting", 400, |n| "« “ ".repeat(n)),
    ("deep nesting, closed", 200, |n| format!("{}a {}", "« “ ".repeat(n), "”  » ".repeat(n))),
    ("no stop", 300, |n| "le ministre dit que la maire, ".repeat(n)),
    ("que in que", 500, |n| "il dit que ".repeat(n)),
    ("brackets", 1000, |n| "( a ".repeat(n)),
    ("roles in a row", 1200, |n| "le ministre maire président ".repeat(n)),
    ("names with roles", 500, |n| (0..n).map(|i| format!("{}, maire de Lyon, a parlé. ", name(i))).collect()),
    ("short quotations", 500, |n| (0..n).map(|i| format!("« Oui », a dit {}. ", name(i))).collect()),
    ("free quotations", 300, |n| "« Oui, nous viendrons demain. »\n\n".repeat(n)),
    ("a long word", 20_000, |n| "a".repeat(n)),
    ("pronouns", 200, |n| "Il a parlé. Elle a dit qu'il viendrait. ".repeat(n)),
    ("roles that speak", 150, |n| "Le ministre arrive. « Oui », a dit la ministre. ".repeat(n)),
    ("words in marks", 150, |n| "Il est « grand », « beau » et « fort ». ".repeat(n)),
];

/// The cheapest of three runs: what other work on the machine does not touch.
fn cost(extractor: &Extractor, text: &str) -> Duration {
    let runs = (0..3).map(|_| {
        let begin = Instant::now();
        black_box(extractor.extract(black_box(text)));
        begin.elapsed()
    });
    runs.min().unwrap_or_default()
}

/// The families whose cost at four times the length is more than ten times as much.
fn faults(extractor: &Extractor, families: &[Family]) -> Vec<&'static str> {
    let mut faults = Vec::new();
    for (what, size, make) in families {
        let (short, long) = (make(*size), make(4 * size));
        let ratio = || cost(extractor, &long).as_secs_f64() / cost(extractor, &short).as_secs_f64();
        // Other work on the machine may slow one measurement, not six.
        let best = (0..6).map(|_| ratio()).find(|&r| r < 10.0);
        if best.is_none() {
            faults.push(*what);
        }
    }
    faults
}

#[test]
fn cost_grows_with_length() {
    let faults = faults(&Extractor::new(), FAMILIES);
    assert!(faults.is_empty(), "four times the text costs more than ten times as much: {faults:?}");
}

/// Patterns are asked of every segment, and each looks at its whole sentence.
#[test]
fn patterns_keep_to_that() {
    const SENTENCES: &[Family] = &[
        ("segments in one sentence", 100, |n| "« grand » et ".repeat(n)),
        ("segments and words in one sentence", 100, |n| "le « grand » port de mer, ".repeat(n)),
        ("segments in segments", 60, |n| "« un « grand » port » et ".repeat(n)),
    ];
    let rules = "[rules]\nfoi-de | «Q», (?<cue>foi de) (?<source>.+?)[,.]\nloin | «Q».*«…».*, dixit (?<source>.+)";
    let lexicon = Lexicon::french().extend(rules).expect("the rules are right");
    let extractor = Extractor::builder().lexicon(lexicon).build().expect("the rules have names of their own");
    let faults = faults(&extractor, SENTENCES);
    assert!(faults.is_empty(), "four times the text costs more than ten times as much: {faults:?}");
}
