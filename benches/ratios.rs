//! How fast the crate is beside others that read the same text, in one run.
//!
//! ```sh
//! cargo bench --bench ratios
//! ```
//!
//! What is compared runs in turn, again and again, and the best time of each counts: other work on the machine
//! slows single runs, hardly the best of many.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use propos::Extractor;
use regex::Regex;
use texts::{Text, plain, rich};
use unicode_segmentation::UnicodeSegmentation;

mod texts;

/// What reads a text, and how it is called; it counts what it finds.
struct Reader<'r> {
    name: &'static str,
    read: Box<dyn Fn(&str) -> usize + 'r>,
}

/// As long as it takes for one comparison, and no fewer rounds.
const TIME: Duration = Duration::from_millis(1500);
const ROUNDS: usize = 3;

/// The best time of each reader.
fn times(readers: &[Reader<'_>], text: &str) -> Vec<Duration> {
    let mut best = vec![Duration::MAX; readers.len()];
    let begin = Instant::now();
    let mut round = 0;
    while round < ROUNDS || begin.elapsed() < TIME {
        for (reader, best) in readers.iter().zip(&mut best) {
            let start = Instant::now();
            black_box((reader.read)(black_box(text)));
            *best = start.elapsed().min(*best);
        }
        round += 1;
    }
    best
}

/// What this crate and others do with a text; the first of all is `unicode_words`.
fn readers<'r>(extractor: &'r Extractor, words: &'r Regex, nine: &'r AhoCorasick) -> Vec<Reader<'r>> {
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let reader = |name, read: Box<dyn Fn(&str) -> usize + 'r>| Reader { name, read };
    vec![
        reader("unicode-segmentation, words", Box::new(|text| text.unicode_words().count())),
        reader("unicode-segmentation, sentences", Box::new(|text| text.split_sentence_bounds().count())),
        reader("icu_segmenter, sentences", Box::new(move |text| icu.segment_str(text).count())),
        reader(r"regex, \b\w+\b", Box::new(|text| words.find_iter(text).count())),
        reader("aho-corasick, nine verbs", Box::new(|text| nine.find_iter(text).count())),
        reader("propos::sentences", Box::new(|text| propos::sentences(text).count())),
        reader("Extractor::extract", Box::new(|text| extractor.extract(text).quotations().count())),
    ]
}

fn compare(readers: &[Reader<'_>], Text { name, text, .. }: &Text) {
    let times = times(readers, text);
    println!("\n{name}, {} bytes", text.len());
    for (reader, time) in readers.iter().zip(&times) {
        let speed = text.len() as f64 / time.as_secs_f64() / 1e6;
        let ratio = times[0].as_secs_f64() / time.as_secs_f64();
        println!("  {:32} {speed:9.1} MB/s {ratio:7.2} × unicode_words", reader.name);
    }
}

/// How much more two threads read than one that share an extractor.
fn two_threads(extractor: &Extractor, text: &str) -> f64 {
    let read = || (0..20).for_each(|_| drop(black_box(extractor.extract(black_box(text)))));
    let timed = |threads: usize| {
        let start = Instant::now();
        thread::scope(|scope| {
            (0..threads).for_each(|_| drop(scope.spawn(read)));
        });
        start.elapsed().as_secs_f64()
    };
    let best = |threads| (0..12).map(|_| timed(threads)).fold(f64::MAX, f64::min);
    2.0 * best(1) / best(2)
}

/// What four times the text costs over the text.
fn growth(extractor: &Extractor, make: fn(&'static str, usize) -> Text) -> f64 {
    let cost = |text: &str| {
        let timed = || {
            let start = Instant::now();
            black_box(extractor.extract(black_box(text)));
            start.elapsed().as_secs_f64()
        };
        (0..6).map(|_| timed()).fold(f64::MAX, f64::min)
    };
    cost(&make("", 1_000_000).text) / cost(&make("", 250_000).text)
}

fn main() {
    let extractor = Extractor::new();
    let words = Regex::new(r"\b\w+\b").expect("a pattern");
    let verbs = ["déclar", "affirm", "expliqu", "précis", "assur", "annonc", "ajout", "estim", "selon"];
    let nine = AhoCorasick::new(verbs).expect("nine patterns");
    let readers = readers(&extractor, &words, &nine);
    let texts = [
        rich("2 kB with quotations", 2_000),
        plain("2 kB without", 2_000),
        rich("50 kB with quotations", 50_000),
        plain("50 kB without", 50_000),
        rich("10 MB with quotations", 10_000_000),
        plain("10 MB without", 10_000_000),
    ];
    for text in &texts {
        let found = extractor.extract(&text.text);
        assert_eq!(found.quotations().count(), text.quotations, "quotations of {}", text.name);
        assert!(found.quotations().all(|q| q.is_speech() && q.speaker().is_some()), "speakers of {}", text.name);
        assert_eq!(found.sentences().count(), text.sentences, "sentences of {}", text.name);
        compare(&readers, text);
    }
    println!("\ntwo threads over one, 50 kB with quotations: {:.2}", two_threads(&extractor, &texts[2].text));
    println!("four times the text, with quotations: {:.2} times the cost", growth(&extractor, rich));
    println!("four times the text, without: {:.2} times the cost", growth(&extractor, plain));
}
