//! What `docs/lexicon.md` shows is true.

use propos::{Extractor, Lexicon};

const GUIDE: &str = include_str!("../docs/lexicon.md");

/// The blocks of the guide that open with this word.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    let parts = GUIDE.split(fence.as_str()).skip(1);
    let blocks: Vec<_> = parts.map(|part| part.split("```").next().unwrap_or_default()).collect();
    assert!(!blocks.is_empty(), "no block {language} in the guide");
    blocks
}

#[test]
fn every_lexicon_in_the_guide_is_right() {
    for text in blocks("lexicon") {
        if let Err(error) = Lexicon::french().extend_named("docs/lexicon.md", text) {
            panic!("{error}\nin\n{text}");
        }
    }
}

#[test]
fn every_section_has_an_example() {
    let taught: String = blocks("lexicon").concat();
    let error = Lexicon::empty().extend("[nothing]").unwrap_err();
    let expected = error.faults().next().unwrap().expected.clone();
    let headers = expected.split('`').filter(|part| part.starts_with('['));
    for header in headers {
        assert!(taught.contains(header), "{header} is not in the guide");
    }
}

#[test]
fn the_errors_in_the_guide_are_those_of_its_file() {
    let error = Lexicon::french().extend_named("mots.txt", blocks("faulty")[0]).unwrap_err();
    assert_eq!(format!("{error}\n"), blocks("errors")[0]);
}

/// The first file of the guide, at work.
#[test]
fn a_verb_a_function_and_a_name_work_together() {
    let lexicon = Lexicon::french().extend(blocks("lexicon")[0]).unwrap();
    let extractor = Extractor::builder().lexicon(lexicon).build().unwrap();
    let extraction = extractor.extract("« On arrive », a clavioté la fauconnière municipale, Maëlwenn Tudal.");
    let quotation = extraction.quotations().next().unwrap();
    let speaker = quotation.speaker().unwrap();
    assert_eq!(quotation.cue().map(|cue| cue.lemma()), Some("clavioter"));
    assert_eq!(speaker.name(), "Maëlwenn Tudal");
    assert_eq!(speaker.category(), Some(propos::Category::LocalOfficial));
    assert_eq!(speaker.gender(), Some(propos::Gender::Feminine));
}

/// The block about `[abbreviations]`: what is added holds a sentence together, what is removed ends it.
#[test]
fn the_abbreviations_of_the_guide_count() {
    let block = blocks("lexicon").into_iter().find(|block| block.contains("[abbreviations]")).unwrap();
    let lexicon = Lexicon::french().extend(block).unwrap();
    let text =
        "La pdte. Quintin cite le dos. 12 et la coll. Les autres, p. i. Kerven, suivent. « La pdte. Quintin rit. »";
    let cut = |lexicon: &Lexicon| lexicon.sentences(text).map(|s| s.text().to_owned()).collect::<Vec<_>>();
    assert_eq!(
        cut(&lexicon),
        [
            "La pdte. Quintin cite le dos. 12 et la coll.",
            "Les autres, p. i. Kerven, suivent.",
            "« La pdte. Quintin rit. »",
        ]
    );
    assert_eq!(cut(&Lexicon::french()).len(), 6);
    let sentences: Vec<&str> = propos::sentences(text).map(|s| s.text()).collect();
    assert_eq!(sentences, cut(&Lexicon::french()));
    let extractor = Extractor::builder().lexicon(lexicon.clone()).build().unwrap();
    assert!(extractor.extract(text).sentences().eq(lexicon.sentences(text).map(|s| s.span())));
    assert_ne!(cut(&Lexicon::empty()), cut(&lexicon));
}

/// The block about `[rules]`, and the sentence under it.
#[test]
fn the_patterns_of_the_guide_find_who_speaks() {
    let block = blocks("lexicon").into_iter().find(|block| block.contains("[rules]")).unwrap();
    let extractor = Extractor::builder().lexicon(Lexicon::french().extend(block).unwrap()).build().unwrap();
    for (text, rule) in [
        ("« La marée attendra », foi de Malo Kerven.", "foi-de"),
        ("« La marée attendra », pour citer Malo Kerven.", "pour-citer"),
    ] {
        let extraction = extractor.extract(text);
        let quotation = extraction.quotations().next().unwrap();
        assert_eq!(quotation.rule(), rule);
        assert_eq!(quotation.speaker().map(|speaker| speaker.name()), Some("Malo Kerven"));
    }
}

/// Without a lexicon nothing is found, and nothing breaks.
#[test]
fn an_empty_lexicon_does_no_harm() {
    let extractor = Extractor::builder().lexicon(Lexicon::empty()).build().unwrap();
    let text = "« Oui », a dit l’ex-ministre de l’État, Zoé Quintin. A-t-elle « ri » ? Selon elle, que « non » !";
    assert_eq!(extractor.extract(text).quotations().len(), 3);
}
