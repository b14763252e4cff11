//! The articles of the crate, which many tests read.

use std::fs;
use std::path::Path;

/// The name and the text of each, by name.
pub(crate) fn articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let entries = fs::read_dir(folder).expect("there are articles");
    let mut articles: Vec<(String, String)> = entries
        .map(|entry| entry.expect("a folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("an article can be read"))
        })
        .collect();
    articles.sort();
    assert!(articles.len() > 10, "the articles are there");
    articles
}
