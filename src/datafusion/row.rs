//! The rows: the records of [`Report`], each complete in itself, since SQL has no place for an index into another list.

use serde::Serialize;

use crate::report::{self, Cue, Mention, Report};
use crate::{Confidence, Kind, Span};

#[derive(Serialize)]
pub(super) struct Sentence<'t> {
    #[serde(flatten)]
    span: Span,
    text: &'t str,
}

/// A [`report::Quotation`] with its speaker instead of the speaker's index.
#[derive(Serialize)]
pub(super) struct Quotation {
    #[serde(flatten)]
    span: Span,
    kind: Kind,
    speech: bool,
    text: String,
    fragments: Vec<Span>,
    cue: Option<Cue>,
    mention: Option<Mention>,
    speaker: Option<Speaker>,
    parent: Option<usize>,
    rule: String,
    confidence: Confidence,
}

/// A [`report::Speaker`] that remembers which one it is.
#[derive(Clone, Serialize)]
pub(super) struct Speaker {
    index: usize,
    #[serde(flatten)]
    speaker: report::Speaker,
}

pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    crate::sentences(text).map(|sentence| Sentence { span: sentence.span(), text: sentence.text() }).collect()
}

pub(super) fn speakers(report: Report) -> Vec<Speaker> {
    report.speakers.into_iter().enumerate().map(|(index, speaker)| Speaker { index, speaker }).collect()
}

pub(super) fn quotations(mut report: Report) -> Vec<Quotation> {
    let quotations = std::mem::take(&mut report.quotations);
    let speakers = speakers(report);
    quotations.into_iter().map(|quotation| with_speaker(quotation, &speakers)).collect()
}

fn with_speaker(quotation: report::Quotation, speakers: &[Speaker]) -> Quotation {
    let report::Quotation { span, kind, speech, text, fragments, cue, mention, speaker, parent, rule, confidence } =
        quotation;
    let speaker = speaker.map(|index| speakers[index].clone());
    Quotation { span, kind, speech, text, fragments, cue, mention, speaker, parent, rule, confidence }
}
