//! The rules that users write: patterns over the sentence in which a segment stands; see `[rules]` in the lexicon.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Candidate, Context, CueHit, Finding, Source};
use crate::Span;
use crate::clause::Part;
use crate::document::NounId;
use crate::extraction::Confidence;
use crate::lexicon::{OTHER, PatternRule, QUOTED};
use crate::phrase::{Class, Pronoun};
use crate::token::{TokenKind, fold, is_apostrophe};

/// Asks the user's rules, which go before all others.
pub(super) fn apply(context: &mut Context<'_, '_>) {
    let document = context.document;
    let rules = document.grammar.lexicon.rules();
    if rules.is_empty() {
        return;
    }
    for segment in 0..document.segments.len() {
        let Some(place) = document.places[segment] else { continue };
        let candidate = Candidate { segment, place };
        let sentence = Sentence::new(context, candidate);
        let found = rules.iter().find_map(|rule| finding(context, candidate, &sentence, rule));
        context.enter(segment, found);
    }
}

fn finding(
    context: &Context<'_, '_>,
    candidate: Candidate,
    sentence: &Sentence,
    rule: &PatternRule,
) -> Option<Finding> {
    let captures = rule.regex.captures(&sentence.text)?;
    let noun = noun_at(context, candidate, sentence.span(captures.name("source")?.range()))?;
    let phrase = &context.document.nominal(noun).phrase;
    // *je*, *ce*: nobody whom the text names.
    let nameless = matches!(phrase.class, Class::Pronoun(Pronoun::Speaker | Pronoun::Neutral));
    let source = if nameless { Source::Unknown } else { Source::Noun(noun) };
    let mut finding = Finding::new(context.kind(candidate), source, Confidence::Medium);
    finding.rule = rule.id.to_string().into();
    finding.cue = captures.name("cue").and_then(|cue| cue_at(context, candidate, sentence.span(cue.range())));
    Some(finding)
}

/// The phrase that shares most with `span`; of a phrase and its part, the whole.
fn noun_at(context: &Context<'_, '_>, candidate: Candidate, span: Span) -> Option<NounId> {
    let reading = context.reading(candidate.place);
    let shared = |noun: usize| overlap(context.document.span(reading.nouns[noun].phrase.tokens), span);
    let whole = |noun: usize| reading.items.iter().any(|item| item.part == Part::Noun(noun));
    let nouns = (0..reading.nouns.len()).rev().filter(|&noun| shared(noun) > 0);
    let noun = nouns.max_by_key(|&noun| (shared(noun), whole(noun)))?;
    Some(NounId { reading: candidate.place.reading, noun })
}

/// The words of the cue; where a verb stands among them, its lemma and what it does.
fn cue_at(context: &Context<'_, '_>, candidate: Candidate, span: Span) -> Option<CueHit> {
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

/// A sentence as patterns see it: plain blanks, straight apostrophes, composed accents, segments masked.
struct Sentence {
    text: String,
    /// Where each piece of it begins, here and in the text of the document.
    places: Vec<(usize, usize)>,
    /// Where it ends in the text of the document.
    end: usize,
}

impl Sentence {
    fn new(context: &Context<'_, '_>, candidate: Candidate) -> Self {
        let document = context.document;
        let reading = context.reading(candidate.place);
        let span = document.span(reading.tokens);
        let mut sentence = Self { text: String::new(), places: Vec::new(), end: span.end() };
        let mut at = span.start();
        for item in &reading.items {
            let Part::Quote(segment) = item.part else { continue };
            let quoted = document.span(item.tokens);
            sentence.plain(document.text(), at, quoted.start());
            sentence.push(if segment == candidate.segment { QUOTED } else { OTHER }, quoted.start());
            at = quoted.end();
        }
        sentence.plain(document.text(), at, span.end());
        sentence
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

    /// The place in the document of a piece of this text.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let piece = &self.text[range.clone()];
        let start = range.start + piece.len() - piece.trim_start().len();
        let end = start + piece.trim().len();
        let first = self.places.partition_point(|&(here, _)| here <= start).saturating_sub(1);
        let last = self.places.partition_point(|&(here, _)| here < end);
        let place = |index: usize| self.places.get(index).map_or(self.end, |&(_, there)| there);
        Span::new(place(first), place(last).max(place(first)))
    }
}

#[cfg(test)]
mod tests;
