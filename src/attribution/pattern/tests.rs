//! Rules that users write, at work.

use crate::{Confidence, Extractor, Kind, Lexicon, Stance};

const FOI: &str = "[rules]\nfoi-de | «Q», (?<cue>foi de) (?<source>.+?)[,.]\n";

fn extractor(lexicon: &Lexicon) -> Extractor {
    Extractor::builder().lexicon(lexicon.clone()).build().unwrap()
}

/// The rule and the speaker of each quotation.
fn found(lexicon: &Lexicon, text: &str) -> Vec<(String, String)> {
    let extraction = extractor(lexicon).extract(text);
    let speaker = |q: crate::Quotation<'_>| q.speaker().map_or("-", |s| s.name()).to_owned();
    extraction.quotations().map(|q| (q.rule().to_owned(), speaker(q))).collect()
}

fn pair(rule: &str, speaker: &str) -> (String, String) {
    (rule.to_owned(), speaker.to_owned())
}

#[test]
fn a_pattern_finds_source_and_cue() {
    let extractor = extractor(&Lexicon::french().extend(FOI).unwrap());
    // Straight marks, a no-break space, a line break: the pattern sees none of them.
    let extraction = extractor.extract("\"La marée attendra\", foi\u{A0}de\nMalo Kerven, patron du bar.");
    let quotation = extraction.quotations().next().unwrap();
    assert_eq!((quotation.rule(), quotation.kind()), ("foi-de", Kind::Direct));
    assert_eq!(quotation.confidence(), Confidence::Medium);
    assert_eq!(quotation.speaker().unwrap().name(), "Malo Kerven");
    let cue = quotation.cue().unwrap();
    assert_eq!((cue.text(), cue.stance()), ("foi\u{A0}de", None));
}

#[test]
fn a_verb_in_the_cue_gives_its_lemma() {
    let rules = "[rules]\npour-citer | «Q», pour (?<cue>reprendre|citer) (?<source>l'\\w+)";
    let extractor = extractor(&Lexicon::french().extend(rules).unwrap());
    let extraction = extractor.extract("« La marée attendra », pour citer l’éclusier Malo Kerven.");
    let quotation = extraction.quotations().next().unwrap();
    assert_eq!(quotation.rule(), "pour-citer");
    assert_eq!(quotation.cue().unwrap().lemma(), "citer");
    assert_ne!(quotation.cue().unwrap().stance(), Some(Stance::Denies));
    // The whole phrase, of which the pattern saw a part.
    assert_eq!(quotation.speaker().unwrap().name(), "Malo Kerven");
}

#[test]
fn a_pattern_speaks_of_its_own_segment_only() {
    let lexicon = Lexicon::french().extend(FOI).unwrap();
    let text =
        "« On part », a dit Zoé Quintin. « La marée attendra », foi de Malo Kerven. La « Belle Anna » est à quai.";
    let found = found(&lexicon, text);
    assert_eq!(found[0], pair("incise", "Zoé Quintin"));
    assert_eq!(found[1], pair("foi-de", "Malo Kerven"));
    assert_ne!(found[2].0, "foi-de");
}

#[test]
fn other_segments_can_stand_in_the_pattern() {
    let rules = "[rules]\nduo | «Q» et «…», foi de (?<source>.+?)[,.]";
    let lexicon = Lexicon::french().extend(rules).unwrap();
    let found = found(&lexicon, "« Larguez tout » et « Bon vent », foi de Malo Kerven.");
    assert_eq!(found[0], pair("duo", "Malo Kerven"));
    assert_ne!(found[1].0, "duo");
}

#[test]
fn a_pattern_without_a_phrase_is_silent() {
    let lexicon = Lexicon::french().extend("[rules]\nnulle | «Q»(?<source>,)").unwrap();
    assert_eq!(found(&lexicon, "« On part », a dit Zoé Quintin."), [pair("incise", "Zoé Quintin")]);
}

#[test]
fn the_first_rule_that_answers_decides() {
    let rules = "[rules]\nune | «Q», foi de (?<source>\\w+ \\w+)\ndeux | «Q», foi (?<source>.+)\n";
    let lexicon = Lexicon::french().extend(rules).unwrap();
    let text = "« La marée attendra », foi de Malo Kerven.";
    assert_eq!(found(&lexicon, text), [pair("une", "Malo Kerven")]);
    let without = lexicon.extend("[rules]\n- une").unwrap();
    assert_eq!(found(&without, text), [pair("deux", "Malo Kerven")]);
    let other = lexicon.extend("[rules]\n! une | «Q», parole de (?<source>.+)").unwrap();
    assert_eq!(found(&other, text), [pair("deux", "Malo Kerven")]);
    assert_eq!(lexicon.find("rules", "deux"), Some("deux | «Q», foi (?<source>.+)"));
}

/// A rule is asked before the built-in ones.
#[test]
fn a_pattern_overrules_the_sieve() {
    let rules = "[rules]\nau-nom-de | «Q», a dit .+ au nom de (?<source>.+?)[,.]";
    let lexicon = Lexicon::french().extend(rules).unwrap();
    let text = "« On part », a dit Zoé Quintin au nom de Malo Kerven.";
    assert_eq!(found(&lexicon, text), [pair("au-nom-de", "Malo Kerven")]);
    assert_eq!(found(&Lexicon::french(), text)[0].1, "Zoé Quintin");
}
