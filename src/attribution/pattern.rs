//! The rules that users write: patterns over the sentence in which a segment stands; see `[rules]` in the lexicon.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Candidate, Context, CueHit, Finding, Source};
use crate::Span;
use crate::clause::Part;
use crate::document::{Document, NounId};
use crate::extraction::Confidence;
use crate::lexicon::{OTHER, PatternRule, QUOTED};
use crate::phrase::{Class, Pronoun};
use crate::token::{TokenKind, fold, is_apostrophe};

/// What a rule says of a segment.
pub(super) fn answer(rule: &PatternRule, context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let masked = context.masked[candidate.place.reading].get_or_init(|| Masked::new(context, candidate.place.reading));
    let sentence = masked.asking(candidate.segment)?;
    let captures = rule.regex.captures(&sentence.text)?;
    let noun = noun_at(context, candidate, sentence.span(captures.name("source")?.range()))?;
    let mut finding = Finding::new(context.kind(candidate), source(context, noun), Confidence::Medium);
    finding.rule = rule.id.to_string().into();
    finding.cue = captures.name("cue").and_then(|cue| cue_at(context, candidate, sentence.span(cue.range())));
    Some(finding)
}

/// *je*, *ce*: nobody whom the text names.
pub(super) fn source(context: &Context<'_, '_>, noun: NounId) -> Source {
    let phrase = &context.document.nominal(noun).phrase;
    let nameless = matches!(phrase.class, Class::Pronoun(Pronoun::Speaker | Pronoun::Neutral));
    if nameless { Source::Unknown } else { Source::Noun(noun) }
}

/// The phrase that shares most with `span`; of a phrase and its part, the whole.
pub(super) fn noun_at(context: &Context<'_, '_>, candidate: Candidate, span: Span) -> Option<NounId> {
    let reading = context.reading(candidate.place);
    let shared = |noun: usize| overlap(context.document.span(reading.nouns[noun].phrase.tokens), span);
    let whole = |noun: usize| reading.items.iter().any(|item| item.part == Part::Noun(noun));
    let nouns = (0..reading.nouns.len()).rev().filter(|&noun| shared(noun) > 0);
    let noun = nouns.max_by_key(|&noun| (shared(noun), whole(noun)))?;
    Some(NounId { reading: candidate.place.reading, noun })
}

/// The words of the cue; where a verb stands among them, its lemma and what it does.
pub(super) fn cue_at(context: &Context<'_, '_>, candidate: Candidate, span: Span) -> Option<CueHit> {
    let document = context.document;
    let reading = context.reading(candidate.place);
    let (mut first, mut last) = reading.tokens;
    let tokens = &document.grammar.tokens[first..last];
    last = first + tokens.partition_point(|token| token.span().start() < span.end());
    first += tokens.partition_point(|token| token.span().end() <= span.start());
    while first < last && document.grammar.kind(last - 1) == TokenKind::LineBreak {
        last -= 1;
    }
    if first >= last {
        return None;
    }
    let meets = |verb: &usize| {
        let (start, end) = reading.verbs[*verb].group.tokens;
        start < last && first < end
    };
    if let Some(verb) = (0..reading.verbs.len()).find(meets) {
        return Some(CueHit { tokens: (first, last), ..context.verb_cue(candidate.place.reading, verb) });
    }
    let mut lemma = String::new();
    fold(document.span((first, last)).of(document.text()), &mut lemma);
    Some(CueHit { tokens: (first, last), lemma: lemma.into(), stance: None })
}

fn overlap(one: Span, other: Span) -> usize {
    one.end().min(other.end()).saturating_sub(one.start().max(other.start()))
}

/// Room for every sentence of a document, none of them read yet.
pub(super) fn unread(document: &Document<'_>) -> Vec<OnceCell<Masked>> {
    document.readings.iter().map(|_| OnceCell::new()).collect()
}

/// A sentence as patterns see it, made once for all its segments: plain blanks, straight apostrophes, composed accents,
/// segments masked.
#[derive(Debug)]
pub(super) struct Masked {
    text: String,
    /// Where each piece of it begins, here and in the text of the document.
    places: Vec<(usize, usize)>,
    /// Where it ends in the text of the document.
    end: usize,
    /// Each segment and where its mask begins.
    segments: Vec<(usize, usize)>,
}

impl Masked {
    fn new(context: &Context<'_, '_>, index: usize) -> Self {
        let document = context.document;
        let reading = &document.readings[index];
        let span = document.span(reading.tokens);
        let mut masked = Self { text: String::new(), places: Vec::new(), end: span.end(), segments: Vec::new() };
        let mut at = span.start();
        for item in reading.items {
            let Part::Quote(segment) = item.part else { continue };
            let quoted = document.span(item.tokens);
            masked.plain(document.text(), at, quoted.start());
            masked.segments.push((segment, masked.text.len()));
            masked.push(OTHER, quoted.start());
            at = quoted.end();
        }
        masked.plain(document.text(), at, span.end());
        masked
    }

    fn push(&mut self, piece: &str, place: usize) {
        self.places.push((self.text.len(), place));
        self.text.push_str(piece);
    }

    fn plain(&mut self, text: &str, from: usize, to: usize) {
        for (at, piece) in text.get(from..to).unwrap_or_default().grapheme_indices(true) {
            let place = from + at;
            if piece.chars().all(char::is_whitespace) {
                // One blank for several, and for a line break.
                if !self.text.ends_with(' ') {
                    self.push(" ", place);
                }
            } else {
                self.places.push((self.text.len(), place));
                self.text.extend(piece.nfc().map(|c| if is_apostrophe(c) { '\'' } else { c }));
            }
        }
    }

    /// The sentence in which `segment` is the one in question.
    fn asking(&self, segment: usize) -> Option<Sentence<'_>> {
        let at = self.segments.binary_search_by_key(&segment, |&(known, _)| known).ok()?;
        let (_, mask) = self.segments[at];
        let (before, behind) = (&self.text[..mask], &self.text[mask + OTHER.len()..]);
        Some(Sentence { text: [before, QUOTED, behind].concat(), mask, masked: self })
    }
}

/// A sentence in which one segment is in question.
struct Sentence<'m> {
    text: String,
    /// Where the mask of the segment begins.
    mask: usize,
    masked: &'m Masked,
}

impl Sentence<'_> {
    /// The place in the document of a piece of this text.
    fn span(&self, range: Range<usize>) -> Span {
        let piece = &self.text[range.clone()];
        let start = range.start + piece.len() - piece.trim_start().len();
        let end = start + piece.trim().len();
        let Masked { places, end: last, .. } = self.masked;
        let first = places.partition_point(|&(here, _)| here <= self.unasked(start)).saturating_sub(1);
        let behind = places.partition_point(|&(here, _)| here < self.unasked(end));
        let place = |index: usize| places.get(index).map_or(*last, |&(_, there)| there);
        Span::new(place(first), place(behind).max(place(first)))
    }

    /// The same place where the mask is that of any other segment.
    fn unasked(&self, at: usize) -> usize {
        let past = self.mask + QUOTED.len();
        if at >= past { at - QUOTED.len() + OTHER.len() } else { at }
    }
}

#[cfg(test)]
mod tests;
