//! What the API and the README promise.

use propos::{Extraction, Extractor, Report};

fn assert_send_sync<T: Send + Sync>() {}

#[test]
fn an_extractor_serves_many_threads() {
    assert_send_sync::<Extractor>();
    assert_send_sync::<Extraction<'static>>();
    assert_send_sync::<Report>();
}

#[test]
fn an_extraction_outlives_its_extractor() {
    let text = "« Oui », a dit Zoé Quintin.";
    let extraction = Extractor::new().extract(text);
    assert_eq!(extraction.text(), text);
}

#[test]
fn a_report_outlives_its_text() {
    let report = {
        let text = "« Oui », a dit Zoé Quintin.".to_owned();
        Report::from(&Extractor::new().extract(&text))
    };
    assert_eq!(report.quotations[0].text, "« Oui »");
}

#[test]
fn the_readme_shows_what_is_found() {
    let readme = include_str!("../README.md");
    let sentence = readme.lines().find_map(|line| line.strip_prefix("> ")).expect("the README quotes a sentence");
    let (_, drawing) = readme.split_once("```text\n").expect("the README shows its drawing");
    let (drawing, _) = drawing.split_once("\n```").expect("the drawing ends");
    assert_eq!(Extractor::new().extract(sentence).to_string(), drawing);
}
