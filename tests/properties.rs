//! What holds for every text, however strange.
//!
//! `PROPTEST_CASES=1000000 cargo test --release --test properties` asks each property of so many texts.

use std::collections::HashSet;
use std::sync::LazyLock;
use std::thread;

mod common;
#[path = "properties/texts.rs"]
mod texts;

use propos::rule::{Answer, Segment};
use propos::{DiagnosticKind, Extraction, Extractor, Kind, Lexicon, Report, Span};
use proptest::prelude::*;
use proptest::sample::Index;
use texts::{boundary, text};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// With rules that look at everything and answer at random.
static NOSY: LazyLock<Extractor> = LazyLock::new(|| {
    let pattern = "[rules]\nany | «Q»(?<cue>.?)(?<source>.*)";
    let lexicon = Lexicon::french().extend(pattern).expect("the pattern is right");
    Extractor::builder().lexicon(lexicon).rule("nosy", nosy).build().expect("the rules have names of their own")
});

/// The marks that are always read as such.
const MARKS: [char; 7] = ['«', '»', '“', '”', '„', '‟', '"'];

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
    fn every_mark_belongs_to_a_segment_or_a_diagnostic(text in text()) {
        let extraction = EXTRACTOR.extract(&text);
        let mut edges = HashSet::new();
        // What nobody closes may end with the closing mark of another one.
        let unclosed = extraction.diagnostics().filter(|diagnostic| diagnostic.kind == DiagnosticKind::Unclosed);
        let unclosed: HashSet<usize> = unclosed.map(|diagnostic| diagnostic.span.start()).collect();
        for quotation in extraction.quotations().filter(|quotation| quotation.kind() != Kind::Indirect) {
            let (span, words) = (quotation.span(), quotation.text());
            let (first, last) = (words.chars().next().unwrap_or_default(), words.chars().next_back().unwrap_or_default());
            let opening = Some((first, span.start()));
            let closing = Some((last, span.end() - last.len_utf8())).filter(|_| !unclosed.contains(&span.start()));
            for (mark, at) in opening.into_iter().chain(closing).filter(|(mark, _)| MARKS.contains(mark)) {
                prop_assert!(edges.insert(at), "{mark} at {at} is of two segments in {text:?}");
            }
        }
        let faulty: Vec<Span> = extraction.diagnostics().map(|diagnostic| diagnostic.span).collect();
        for (at, mark) in text.char_indices().filter(|(_, c)| MARKS.contains(c)) {
            let span = Span::new(at, at + mark.len_utf8());
            let known = edges.contains(&at) || faulty.contains(&span);
            prop_assert!(known, "the mark at {span} belongs to nothing in {text:?}");
        }
    }

    #[test]
    fn a_text_may_be_cut_anywhere(text in text(), at in any::<Index>()) {
        let (before, after) = text.split_at(boundary(&text, at));
        for piece in [before, after] {
            for span in spans(&EXTRACTOR.extract(piece)) {
                assert_within(piece, span)?;
            }
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
    fn threads_do_not_disturb_each_other(one in text(), other in text()) {
        let alone = [&one, &other].map(|text| Report::from(&EXTRACTOR.extract(text)));
        let together = thread::scope(|scope| {
            [&one, &other]
                .map(|text| scope.spawn(move || Report::from(&EXTRACTOR.extract(text))))
                .map(|thread| thread.join().expect("no thread panics"))
        });
        prop_assert_eq!(alone, together);
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
