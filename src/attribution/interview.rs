//! Interviews: questions to *vous*, and answers in marks whose speaker the lead names.

use super::carry::is_free;
use super::{Candidate, Context, CueHit, Finding, Source};
use crate::clause::{Link, Part, Reading};
use crate::document::{Document, NounId};
use crate::extraction::{Confidence, Kind};
use crate::key::words;
use crate::lexicon::Frames;
use crate::phrase::{Class, Pronoun};

/// So many sentences to *vous*, and a question, make a conversation.
const SPOKEN_TO: usize = 2;

/// `Pourquoi ce titre ? ⏎ « … »`: a paragraph in marks behind a question.
pub(super) fn answer(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let document = context.document;
    let index = candidate.place.reading;
    let before = index.checked_sub(1).filter(|_| is_free(context, candidate) && index < document.outer)?;
    let apart = document.paragraphs[before] != document.paragraphs[index];
    if !apart || !(is_question(document, before) || addresses(document, &document.readings[before])) {
        return None;
    }
    by_interviewed(context, Confidence::Medium)
}

/// `Entretien avec X`: free-standing words are those of the person interviewed.
pub(super) fn interview(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    if !is_free(context, candidate) || context.document.words(candidate.segment) < 8 {
        return None;
    }
    by_interviewed(context, Confidence::Low)
}

fn by_interviewed(context: &Context<'_, '_>, confidence: Confidence) -> Option<Finding> {
    let mut finding = Finding::new(Kind::Direct, Source::Noun(context.interviewed()?), confidence);
    finding.mention = None;
    Some(finding)
}

/// `Vous chantez : « … »` in a question.
pub(super) fn quoted_to(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let (document, reading) = (context.document, context.reading(candidate.place));
    let colon = candidate.place.item.checked_sub(1).filter(|&i| reading.items[i].part == Part::Colon)?;
    let (verb, predicate) = reading.verbs.iter().enumerate().rev().find(|(_, p)| p.item < colon)?;
    let addressed = reading.inside.is_none() && predicate.subject.is_some_and(|s| is_vous(document, reading, s));
    let says = || {
        let sense = document.grammar.sense(&predicate.group);
        sense.is_some_and(|s| s.frames.intersects(Frames::COLON | Frames::QUE | Frames::INCISE))
    };
    // *vous chantez : « … »*: any verb right before the colon will do.
    if !addressed || !(says() || predicate.item + 1 == colon) {
        return None;
    }
    let cue: CueHit = context.verb_cue(candidate.place.reading, verb);
    let mut finding = by_interviewed(context, Confidence::Medium)?.with_cue(cue);
    finding.mention = predicate.subject.map(|noun| NounId { reading: candidate.place.reading, noun });
    Some(finding)
}

/// The person with whom the text is a conversation: *Entretien avec X*, or whom the lead names before the questions.
pub(super) fn interviewed(document: &Document<'_>) -> Option<NounId> {
    let outer = &document.readings[..document.outer];
    let announced = outer.iter().enumerate().find_map(|(index, reading)| {
        let talk = |t: usize| document.grammar.word_in(t, words!["entretien", "interview", "rencontre"]);
        let at = (reading.tokens.0..reading.tokens.1).find(|&t| talk(t))?;
        let with = reading
            .items
            .iter()
            .position(|i| i.tokens.0 > at && document.grammar.word_in(i.tokens.0, words!["avec"]))?;
        let (noun, nominal) = reading.noun_at(with + 1)?;
        (nominal.phrase.class == Class::Named).then_some(NounId { reading: index, noun })
    });
    let asked = |&i: &usize| addresses(document, &outer[i]);
    let lead = || {
        let first = (0..outer.len()).find(asked)?;
        let questions = (first..outer.len()).any(|i| is_question(document, i));
        if !questions || (first..outer.len()).filter(asked).count() < SPOKEN_TO {
            return None;
        }
        // Who speaks in the lead of somebody else is not asked.
        let speaks =
            |r: &Reading<'_>, noun: usize| r.verbs.iter().any(|p| p.subject == Some(noun) && p.link == Link::After);
        let named = |reading: usize| {
            let r = &outer[reading];
            let fits = |&n: &usize| {
                let phrase = &r.nouns[n].phrase;
                phrase.class == Class::Named
                    && phrase.personal
                    && !phrase.plural
                    && !r.nouns[n].governed
                    && !speaks(r, n)
            };
            (0..r.nouns.len()).find(fits).map(|noun| NounId { reading, noun })
        };
        (0..first).find_map(named)
    };
    announced.or_else(lead)
}

fn is_question(document: &Document<'_>, reading: usize) -> bool {
    let last = document.readings[reading].items.last();
    last.is_some_and(|i| i.part == Part::Stop && document.grammar.text(i.tokens.0).ends_with('?'))
}

/// Whether a sentence speaks to *vous*.
fn addresses(document: &Document<'_>, reading: &Reading<'_>) -> bool {
    (0..reading.nouns.len()).any(|n| is_vous(document, reading, n))
        || reading
            .items
            .iter()
            .flat_map(|i| i.tokens.0..i.tokens.1)
            .any(|t| document.grammar.word_in(t, words!["vous", "votre", "vos"]))
}

fn is_vous(document: &Document<'_>, reading: &Reading<'_>, noun: usize) -> bool {
    let phrase = &reading.nouns[noun].phrase;
    phrase.class == Class::Pronoun(Pronoun::Speaker) && document.grammar.word_in(phrase.tokens.0, words!["vous"])
}
