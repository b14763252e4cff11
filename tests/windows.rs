//! A long text is read in windows, and nobody can tell.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use propos::{Extraction, Extractor, Kind};

/// A sentence in which nobody speaks, again and again: longer than a window.
fn long_story() -> String {
    let mut story = String::new();
    for day in 1..1500 {
        write!(story, "Le chantier du port avance, et la grue numéro {day} travaille sur le quai.").unwrap();
        story.push_str(if day % 4 == 0 { "\n\n" } else { " " });
    }
    assert!(story.len() > 100_000);
    story
}

/// The articles of the crate.
fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap().trim_end().to_owned()).collect()
}

/// Where the quotations of an extraction stand, from `start` to `end`, and what they are.
fn quoted(extraction: &Extraction<'_>, start: usize, end: usize) -> Vec<(usize, usize, Kind, bool, String)> {
    let here = extraction.quotations().filter(|q| (start..end).contains(&q.span().start()));
    here.map(|q| (q.span().start() - start, q.span().end() - start, q.kind(), q.is_speech(), q.rule().to_owned()))
        .collect()
}

/// All articles one behind the other: each is read as if it stood alone, but for what its neighbours tell of names and
/// words, and for its heading, which opens no text.
#[test]
fn articles_in_a_row_are_read_as_alone() {
    let extractor = Extractor::new();
    let articles = articles();
    let all = articles.join("\n\n");
    assert!(all.len() > 200_000, "several windows");
    let together = extractor.extract(&all);
    let (mut start, mut same, mut count) = (0, 0, 0);
    for article in &articles {
        let alone = extractor.extract(article);
        let end = start + article.len();
        let sentences: Vec<_> = alone.sentences().map(|s| (s.start() + start, s.end() + start)).collect();
        let here = together.sentences().filter(|s| (start..end).contains(&s.start()));
        assert_eq!(here.map(|s| (s.start(), s.end())).collect::<Vec<_>>(), sentences);
        let (alone, here) = (quoted(&alone, 0, article.len()), quoted(&together, start, end));
        same += alone.iter().filter(|quotation| here.contains(quotation)).count();
        count += alone.len();
        start = end + "\n\n".len();
    }
    assert!(same * 100 >= count * 97, "{same} of {count} quotations are found as in the article alone");
}

#[test]
fn who_is_named_in_one_window_speaks_in_another() {
    let extractor = Extractor::new();
    let text = format!(
        "« Le quai sera prêt », a dit Zoé Quintin, directrice du port.\n\n{}« Tout est prêt », a assuré Mme Quintin.",
        long_story()
    );
    let extraction = extractor.extract(&text);
    let speakers: Vec<_> = extraction.speakers().collect();
    assert_eq!(speakers.len(), 1, "{:?}", speakers.iter().map(|s| s.name()).collect::<Vec<_>>());
    assert_eq!(speakers[0].name(), "Zoé Quintin");
    assert_eq!(speakers[0].quotations().count(), 2);
    assert_eq!(speakers[0].roles().map(|r| r.text()).collect::<Vec<_>>(), ["directrice du port"]);
    let mentions: Vec<_> = speakers[0].mentions().map(|span| &text[span.range()]).collect();
    assert_eq!(mentions, ["Zoé Quintin, directrice du port", "directrice du port", "Mme Quintin"]);
}

/// Nobody speaks in the first window: it is read all the same, once somebody does.
#[test]
fn who_is_named_before_anybody_speaks_is_known() {
    let text = format!(
        "Zoé Quintin, directrice du port, a visité le quai.\n\n{}Mme Quintin a assuré que tout est prêt.",
        long_story()
    );
    let extraction = Extractor::new().extract(&text);
    let quotation = extraction.quotations().next().expect("a reported clause");
    assert_eq!((quotation.text(), quotation.kind()), ("tout est prêt", Kind::Indirect));
    let speaker = quotation.speaker().expect("somebody says so");
    let mentions: Vec<_> = speaker.mentions().map(|span| &text[span.range()]).collect();
    assert_eq!(mentions, ["Zoé Quintin, directrice du port", "directrice du port", "Mme Quintin"]);
    assert_eq!(speaker.name(), "Zoé Quintin");
    assert_eq!(speaker.roles().map(|r| r.text()).collect::<Vec<_>>(), ["directrice du port"]);
}

/// The pronoun that opens a window takes up whom the window before has named.
#[test]
fn a_pronoun_looks_back_over_the_end_of_a_window() {
    let extractor = Extractor::new();
    // Wherever a window ends, one of these pairs of paragraphs is cut by it.
    let pair = "Zoé Quintin dirige le port depuis mars.\n\nElle a promis « un quai tout neuf ».\n\n";
    let text = pair.repeat(200_000 / pair.len());
    let extraction = extractor.extract(&text);
    assert_eq!(extraction.quotations().count(), 200_000 / pair.len());
    assert!(extraction.quotations().all(|q| q.speaker().is_some_and(|s| s.name() == "Zoé Quintin")));
}

/// Marks are never torn apart: not by paragraphs inside them, and not where nothing else ends.
#[test]
fn no_quotation_is_cut() {
    let extractor = Extractor::new();
    let two = "« Le quai sera prêt.\n\nNous tiendrons parole », a dit Zoé Quintin.\n\n";
    let text = two.repeat(200_000 / two.len());
    let extraction = extractor.extract(&text);
    assert_eq!(extraction.diagnostics().len(), 0);
    let whole = "« Le quai sera prêt.\n\nNous tiendrons parole »";
    assert!(extraction.quotations().all(|q| q.text() == whole));
    assert_eq!(extraction.quotations().len(), 200_000 / two.len());
    let speech = "Nous tiendrons parole, et le quai sera prêt. ".repeat(600);
    let text = format!("Elle a dit : « {speech}» Puis elle est partie.\n").repeat(5);
    let extraction = extractor.extract(&text);
    assert_eq!(extraction.quotations().len(), 5);
    assert!(extraction.quotations().all(|q| q.text().len() == speech.len() + "« »".len()));
}
