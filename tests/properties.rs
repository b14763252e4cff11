//! What holds for every text, however strange.

use std::sync::LazyLock;

use propos::rule::{Answer, Segment};
use propos::{Extraction, Extractor, Lexicon, Report, Span};
use proptest::prelude::*;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// With rules that look at everything and answer at random.
static NOSY: LazyLock<Extractor> = LazyLock::new(|| {
    let pattern = "[rules]\nany | «Q»(?<cue>.?)(?<source>.*)";
    let lexicon = Lexicon::french().extend(pattern).expect("the pattern is right");
    Extractor::builder().lexicon(lexicon).rule("nosy", nosy).build().expect("the rules have names of their own")
});

fn nosy(segment: &Segment<'_>) -> Option<Answer> {
    let text = segment.text();
    let mut spans = vec![segment.span(), segment.sentence()];
    spans.extend([segment.before(), segment.words(), segment.after()].map(|piece| segment.place(piece).unwrap()));
    spans.extend(segment.mentions().map(|mention| mention.span()));
    spans.extend(segment.verbs().flat_map(|verb| [verb.span(), verb.subject().map_or(verb.span(), |s| s.span())]));
    assert!(spans.iter().all(|span| text.get(span.range()).is_some()), "{segment:?}");
    let at = |seed: usize| spans[(text.len() + seed) % spans.len()];
    match text.len() % 5 {
        0 => None,
        1 => Some(Answer::nobody().cue(at(1))),
        2 => Some(Answer::said_by_somebody().cue(at(2))),
        _ => Some(Answer::said_by(at(3)).cue(at(4))),
    }
}

/// Pieces of French in any order: marks that pair and marks that do not, cues, names, and what stands between.
fn french() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![
        "« ", " »", "«", "»", "“", "”", "\"", "<< ", " >>", "‘", "’", "«\u{a0}", "\u{202f}»",
    ]);
    let cues = prop::sample::select(vec![
        "a déclaré", "a-t-il ajouté", "selon", "ajoutant que", "d’après", "dit-elle", "Et d’ajouter :",
        "a indiqué que", "s’est félicité", "n’a pas exclu de", "assure avoir", "qui a dit", "est accusé par",
    ]);
    let names = prop::sample::select(vec![
        "le ministre",
        "Malo Kerven",
        "M. Kerven",
        "la préfète",
        "il",
        "elle",
        "son homologue irlandais",
        "le Dr O’Dwane",
        "une source proche du dossier",
        "le général Yves Tanguidé",
        "l’ONU",
        "les dockers",
        "ce dernier",
    ]);
    let words = prop::sample::select(vec![
        "le chenal", "rouvrira", "lundi", "av. J.-C.", "12.5", "14 %", "https://exemple.fr/a.b", "l’hiver",
        "est\u{301}", "東京", "👩‍🚒", "\u{1b}[31m", "\u{feff}", "\0",
    ]);
    let stops = prop::sample::select(vec![
        ". ", ", ", " : ", " ", "\n", "\n\n", " ?", "!", "…", " – ", "\u{a0}", "\t", "\r\n", " ; ",
    ]);
    let piece = prop_oneof![marks, cues, names, words, stops.clone(), stops];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// French, or anything at all.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => french(), 1 => any::<String>(), 1 => "[«»“”\" .,a-zÀ-ÿ’\n]{0,200}"]
}

fn assert_within(text: &str, span: Span) -> Result<(), TestCaseError> {
    prop_assert!(text.get(span.range()).is_some(), "{span} is no piece of {text:?}");
    Ok(())
}

/// Every span the extraction holds.
fn spans(extraction: &Extraction<'_>) -> Vec<Span> {
    let mut spans: Vec<_> = extraction.sentences().collect();
    for quotation in extraction.quotations() {
        spans.push(quotation.span());
        spans.extend(quotation.fragments());
        spans.extend(quotation.cue().map(|cue| cue.span()));
        spans.extend(quotation.mention());
        spans.extend(quotation.evidence());
    }
    for speaker in extraction.speakers() {
        spans.extend(speaker.mentions());
        spans.extend(speaker.roles().map(|role| role.span()));
    }
    spans.extend(extraction.diagnostics().map(|diagnostic| diagnostic.span));
    spans
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_span_is_a_piece_of_the_text(text in text()) {
        for span in spans(&EXTRACTOR.extract(&text)) {
            assert_within(&text, span)?;
        }
    }

    #[test]
    fn whatever_rules_of_users_answer(text in text()) {
        for span in spans(&NOSY.extract(&text)) {
            assert_within(&text, span)?;
        }
    }

    #[test]
    fn sentences_are_in_order_and_leave_out_only_white_space(text in text()) {
        let mut end = 0;
        for sentence in propos::sentences(&text) {
            let span = sentence.span();
            assert_within(&text, span)?;
            prop_assert!(!span.is_empty());
            prop_assert_eq!(sentence.text(), &text[span.range()]);
            prop_assert_eq!(text[end..span.start()].trim(), "");
            end = span.end();
        }
        prop_assert_eq!(text[end..].trim(), "");
    }

    #[test]
    fn the_extractor_cuts_the_same_sentences(text in text()) {
        let alone: Vec<_> = propos::sentences(&text).map(|sentence| sentence.span()).collect();
        prop_assert_eq!(alone, EXTRACTOR.extract(&text).sentences().collect::<Vec<_>>());
    }

    #[test]
    fn quotations_are_in_order_and_nested_or_apart(text in text()) {
        let extraction = EXTRACTOR.extract(&text);
        let mut open: Vec<Span> = Vec::new();
        let mut last = 0;
        for (index, quotation) in extraction.quotations().enumerate() {
            let span = quotation.span();
            prop_assert_eq!(quotation.index(), index);
            prop_assert!(!span.is_empty());
            prop_assert!(last <= span.start());
            last = span.start();
            open.retain(|outer| outer.end() > span.start());
            if let Some(outer) = open.last() {
                prop_assert!(outer.contains(span), "{span} crosses {outer} in {text:?}");
            }
            open.push(span);
            prop_assert_eq!(quotation.fragments().filter(|fragment| !span.contains(*fragment)).count(), 0);
        }
    }

    #[test]
    fn parents_contain_their_children(text in text()) {
        for quotation in EXTRACTOR.extract(&text).quotations() {
            if let Some(parent) = quotation.parent() {
                prop_assert!(parent.index() < quotation.index());
                prop_assert!(parent.span().contains(quotation.span()));
            }
        }
    }

    #[test]
    fn speakers_are_those_who_speak(text in text()) {
        let extraction = EXTRACTOR.extract(&text);
        for speaker in extraction.speakers() {
            prop_assert!(!speaker.name().trim().is_empty());
            prop_assert!(speaker.quotations().next().is_some(), "{} says nothing in {text:?}", speaker.name());
        }
        for quotation in extraction.quotations() {
            prop_assert!(quotation.speaker().is_none_or(|speaker| speaker.index() < extraction.speakers().len()));
        }
    }

    #[test]
    fn the_same_text_gives_the_same_report(text in text()) {
        let report = Report::from(&EXTRACTOR.extract(&text));
        prop_assert_eq!(&report, &Report::from(&EXTRACTOR.extract(&text)));
        prop_assert_eq!(&report, &Report::from(&Extractor::new().extract(&text)));
    }

    #[test]
    fn a_report_reads_back_equal(text in text()) {
        let extraction = EXTRACTOR.extract(&text);
        let json = serde_json::to_string(&extraction).expect("a report is JSON");
        let report: Report = serde_json::from_str(&json).expect("the JSON is a report");
        prop_assert_eq!(report, Report::from(&extraction));
    }

    #[test]
    fn a_drawing_shows_every_quotation_and_sends_no_control(text in text()) {
        let extraction = EXTRACTOR.extract(&text);
        let drawing = extraction.to_string();
        let labels = drawing.lines().filter(|line| line.starts_with("  ╰")).count();
        prop_assert_eq!(labels, extraction.quotations().len());
        let table = extraction.table().to_string();
        prop_assert_eq!(table.lines().count(), extraction.quotations().len());
        prop_assert!(!(drawing + &table).contains(|c: char| c.is_control() && c != '\n'));
    }
}
