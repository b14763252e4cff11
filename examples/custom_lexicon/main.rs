//! What a crate of yours may look like: words and a pattern in `mots.txt`, a rule in Rust below, articles of your own in
//! `articles`, and a snapshot of what is found in each. `docs/rules.md` walks through it.
//!
//! ```sh
//! cargo run --example custom_lexicon     # shows the articles
//! cargo test --example custom_lexicon    # holds them against their snapshots
//! ```

use propos::rule::{Answer, Segment};
use propos::{Error, Extractor, Lexicon};

const ARTICLES: [&str; 2] = [include_str!("articles/conseil.txt"), include_str!("articles/pigeons.txt")];

fn main() -> Result<(), Error> {
    let extractor = extractor()?;
    for article in ARTICLES {
        let extraction = extractor.extract(article);
        println!("{extraction}\n\n{}\n", extraction.table());
    }
    Ok(())
}

/// French, our words, our rules.
fn extractor() -> Result<Extractor, Error> {
    let lexicon = Lexicon::french().extend_named("mots.txt", include_str!("mots.txt"))?;
    Extractor::builder().lexicon(lexicon).rule("read-out", read_out).build()
}

/// *Malo Tudal a lu la lettre de Zoé Quintin : « … »*: the words are those of what is read, and not the reader's.
fn read_out(segment: &Segment<'_>) -> Option<Answer> {
    let words = segment.span().start();
    let verb = segment.verbs().filter(|verb| verb.span().end() <= words).last()?;
    if !["lire", "relire"].contains(&verb.lemma().as_str()) {
        return None;
    }
    let behind = |start| start >= verb.span().end() && start < words;
    let read = segment.mentions().find(|mention| behind(mention.span().start()))?;
    Some(Answer::said_by(read.span()).cue(verb.span()))
}

#[cfg(test)]
mod tests {
    use super::extractor;

    #[test]
    fn articles_are_read_as_before() {
        let extractor = extractor().unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let _guard = settings.bind_to_scope();
        insta::glob!("articles/*.txt", |path| {
            let article = std::fs::read_to_string(path).unwrap();
            insta::assert_snapshot!("table", extractor.extract(&article).table());
        });
    }
}
