//! Bytes per second of one core, on the articles that the crate carries.
//!
//! ```sh
//! cargo bench                       # all of it, some two minutes
//! cargo bench -- extract/1_article  # only what is named so
//! ```
//!
//! criterion counts a MiB as 1,048,576 bytes.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use propos::{Extractor, Lexicon, Report};

/// A text, and what it is called in the figures.
struct Text {
    name: &'static str,
    text: String,
}

/// One article, about 100 kB and about 1 MB: the articles of `tests/articles` in order, again and again.
///
/// A long text has the speakers of all its articles, so that what grows with them shows.
fn texts() -> [Text; 3] {
    let articles = articles();
    let upto = |size| {
        let mut text = String::new();
        for article in articles.iter().cycle() {
            text.push_str(article);
            text.push_str("\n\n");
            if text.len() >= size {
                return text;
            }
        }
        unreachable!("there are articles")
    };
    let article = include_str!("../examples/articles/entretien.txt").to_owned();
    [
        Text { name: "1_article", text: article },
        Text { name: "100_kB", text: upto(100_000) },
        Text { name: "1_MB", text: upto(1_000_000) },
    ]
}

/// The texts of `tests/articles`, by name.
fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let entries = fs::read_dir(folder).expect("the crate carries articles");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(!paths.is_empty(), "there are articles");
    paths.iter().map(|path| fs::read_to_string(path).expect("an article can be read")).collect()
}

/// Everything: sentences, quotations, speakers.
fn extract(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let mut group = criterion.benchmark_group("extract");
    for Text { name, text } in &texts() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), text, |bencher, text| {
            bencher.iter(|| extractor.extract(black_box(text)));
        });
    }
    group.finish();
}

/// Every article on its own, as a corpus is read.
fn articles_one_by_one(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let articles = articles();
    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(articles.iter().map(String::len).sum::<usize>() as u64));
    group.bench_function("articles_one_by_one", |bencher| {
        bencher.iter(|| {
            articles.iter().map(|text| extractor.extract(black_box(text)).quotations().count()).sum::<usize>()
        });
    });
    group.finish();
}

/// Sentences and nothing else.
fn sentences(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sentences");
    for Text { name, text } in &texts() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), text, |bencher, text| {
            bencher.iter(|| propos::sentences(black_box(text)).count());
        });
    }
    group.finish();
}

/// From an extraction to its report, to JSON, and to the drawing; counted in bytes of the text.
fn results(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let mut group = criterion.benchmark_group("results");
    for Text { name, text } in &texts()[..2] {
        let extraction = extractor.extract(text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("report", name), |bencher| {
            bencher.iter(|| Report::from(black_box(&extraction)));
        });
        group.bench_function(BenchmarkId::new("json", name), |bencher| {
            bencher.iter(|| serde_json::to_string(black_box(&extraction)).expect("a result has JSON"));
        });
        group.bench_function(BenchmarkId::new("drawing", name), |bencher| {
            bencher.iter(|| black_box(&extraction).to_string());
        });
    }
    group.finish();
}

/// What an extractor costs: with an own lexicon, all entries are read and all verbs conjugated. What the first one of a
/// program costs, `start` measures.
fn new(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("new");
    group.bench_function("own_lexicon", |bencher| {
        bencher.iter(|| {
            let lexicon = Lexicon::french().extend(black_box(OWN)).expect("the entry is right");
            Extractor::builder().lexicon(lexicon).build().expect("the lexicon is right")
        });
    });
    group.bench_function("built_in_again", |bencher| bencher.iter(Extractor::new));
    group.finish();
}

const OWN: &str = "[cue verbs]\nclavioter | 1 | incise que colon fragment | states";

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(4)).sample_size(20);
    targets = extract, articles_one_by_one, sentences, results, new
}
criterion_main!(benches);
