//! Whole articles as they are read today. A change that shows here is reviewed with `cargo insta review`.

use std::fs;
use std::path::Path;

use propos::{Extraction, Extractor};
use serde::Serialize;

/// Articles of which the whole drawing is kept, too.
const DRAWN: [&str; 2] = ["diplomatie-01.txt", "maghreb-01.txt"];

#[test]
fn articles_are_read_as_before() {
    let extractor = Extractor::new();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _guard = settings.bind_to_scope();
    // Fails if there is no article.
    insta::glob!("articles/*.txt", |path| {
        let text = fs::read_to_string(path).expect("an article is UTF-8");
        let extraction = extractor.extract(&text);
        insta::assert_snapshot!("table", summary(&extraction));
        if DRAWN.iter().any(|name| path.ends_with(name)) {
            insta::assert_snapshot!("drawing", extraction);
        }
    });
}

/// The table, and beneath it the speakers and the marks that were repaired.
fn summary(extraction: &Extraction<'_>) -> String {
    let mut out = format!("{}\n", extraction.table());
    for speaker in extraction.speakers() {
        let roles: Vec<_> = speaker.roles().map(|role| role.text()).collect();
        let aliases: Vec<_> = speaker.aliases().collect();
        let (category, gender) = (word(speaker.category()), word(speaker.gender()));
        let known = [speaker.name(), &category, &gender, &roles.join(", "), &aliases.join(", ")].join(" | ");
        out.push_str(&format!("\nspeaker: {}", known.trim_end_matches([' ', '|'])));
    }
    for diagnostic in extraction.diagnostics() {
        out.push_str(&format!("\nmark at {}: {}", diagnostic.span, diagnostic.kind));
    }
    out
}

/// The word of the JSON, or `-`.
fn word(value: impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| Some(value.as_str()?.to_owned()))
        .unwrap_or_else(|| "-".to_owned())
}

/// A snapshot outlives its article unless somebody looks.
#[test]
fn every_snapshot_has_its_article() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for entry in fs::read_dir(tests.join("snapshots")).into_iter().flatten() {
        let name = entry.expect("the folder can be read").file_name().into_string().expect("names are UTF-8");
        let article = name.strip_suffix(".snap").and_then(|name| name.split_once('@'));
        if let Some((_, article)) = article {
            assert!(tests.join("articles").join(article).is_file(), "tests/snapshots/{name} has no article any more");
        }
    }
    for name in DRAWN {
        assert!(tests.join("articles").join(name).is_file(), "no article {name} to draw");
    }
}
