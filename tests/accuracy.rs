//! How much is found, and how much of it is right, over annotated articles.
//!
//! `cargo test --test accuracy -- --nocapture` prints the figures.

#[path = "accuracy/gold.rs"]
mod gold;
#[path = "accuracy/score.rs"]
mod score;
#[path = "accuracy/words.rs"]
mod words;

use std::path::{Path, PathBuf};

use gold::Article;
use propos::{Extractor, Report};
use score::Score;

/// What the articles of the crate must reach: F1, or the rate of what is right, in percent.
const FLOORS: &[(&str, f64)] = &[
    ("quoted segments, overlap 0.8", 98.5),
    ("indirect clauses, overlap 0.3", 97.0),
    ("ATTRIBUTED quoted segments", 93.0),
    ("ATTRIBUTED all quotations", 93.5),
    ("cue", 96.0),
    ("speaker mention", 96.5),
    ("speaker entity", 94.0),
    ("role", 92.5),
    ("role category", 83.5),
    ("gender", 96.0),
    ("kind", 98.0),
    ("not-speech segments left alone", 92.0),
    ("right where confidence is high", 99.0),
];

/// The same for the project's shared articles, where they are at hand.
const SHARED_FLOORS: &[(&str, f64)] = &[
    ("quoted segments, overlap 0.8", 98.5),
    ("indirect clauses, overlap 0.3", 92.5),
    ("ATTRIBUTED quoted segments", 95.5),
    ("ATTRIBUTED all quotations", 93.5),
    ("right where confidence is high", 98.0),
];

#[test]
fn our_articles_keep_their_floors() {
    let score = score(&folder("tests/articles"));
    assert!(score.articles > 0, "no annotated article in tests/articles");
    assert_floors(&score, FLOORS);
}

#[test]
fn the_shared_articles_keep_their_floors() {
    let shared = folder("../shared/corpus/dev");
    if shared.is_dir() {
        assert_floors(&score(&shared), SHARED_FLOORS);
    } else {
        println!("skipped: no {}", shared.display());
    }
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The score of the extractor on the articles of the folder, printed.
fn score(folder: &Path) -> Score {
    let extractor = Extractor::new();
    let mut score = Score::default();
    for article in articles(folder) {
        let report = Report::from(&extractor.extract(&article.text));
        score.add(&article, article.found(&report));
    }
    println!("{}: {score}", folder.display());
    score
}

/// The annotated articles of a folder, by name.
fn articles(folder: &Path) -> Vec<Article> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths.iter().map(|path| Article::read(path).unwrap_or_else(|fault| panic!("{fault}"))).collect()
}

fn assert_floors(score: &Score, floors: &[(&str, f64)]) {
    let figures = score.figures();
    let mut below = Vec::new();
    for &(name, floor) in floors {
        let (_, figure) = figures.iter().find(|figure| figure.0 == name).expect("a floor names a figure");
        let reached = 100.0 * figure.f1();
        if reached < floor {
            below.push(format!("{name}: {reached:.1} %, and the floor is {floor} %"));
        }
    }
    assert!(below.is_empty(), "below the floor:\n{}\n{score}", below.join("\n"));
}
