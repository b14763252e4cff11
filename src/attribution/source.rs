//! Sources without a verb: *selon X*, *pour X*, *aux yeux de X*; *dans un communiqué*.

use super::governed::governors;
use super::incise::same_sentence;
use super::{Candidate, Context, CueHit, Finding, Source};
use crate::clause::{Part, Reading};
use crate::document::NounId;
use crate::extraction::{Confidence, Kind};
use crate::key::words;
use crate::lexicon::Classes;
use crate::phrase::{Class, Determiner, Pronoun};

/// A cue preposition with the phrase it governs.
pub(super) struct SourcePhrase {
    pub(super) item: usize,
    pub(super) cue: CueHit,
    /// None where nobody is named: *de source policière*.
    pub(super) noun: Option<usize>,
}

/// The source phrase whose preposition stands at `item`, if what it governs can be a source.
pub(super) fn source_phrase(context: &Context<'_, '_>, reading: &Reading<'_>, item: usize) -> Option<SourcePhrase> {
    let grammar = context.document.grammar;
    if reading.part(item)? != Part::CuePreposition {
        return None;
    }
    let tokens = reading.items[item].tokens;
    let (entry, _) = grammar.longest(tokens.0);
    let lemma = grammar.span(tokens).of(grammar.text).to_lowercase().replace('’', "'");
    let cue = CueHit { tokens, lemma: lemma.into(), stance: entry.stance };
    let (noun, nominal) = reading.noun_at(item + 1)?;
    let phrase = &nominal.phrase;
    let pour = grammar.word_in(tokens.0, words!["pour", "chez", "côté"]);
    let fits = match phrase.class {
        Class::Named | Class::Role | Class::Person | Class::Body | Class::Document => true,
        Class::Place => !pour || phrase.determiner == Determiner::None,
        Class::Pronoun(Pronoun::Indefinite | Pronoun::Speaker | Pronoun::Neutral) | Class::Time => false,
        Class::Pronoun(_) => true,
        // *selon les cas*: a measure.
        Class::Other => {
            !pour && !grammar.word_in(phrase.head, words!["cas", "besoin", "besoins", "moyens", "circonstances"])
        }
    };
    // *pour la ministre* is a source only where it stands apart: at the head of the sentence, between commas.
    let apart = !pour || {
        let start = reading.before(item).is_none_or(|b| b == 0 && reading.items[0].part == Part::Coordination);
        let opens = start
            || reading
                .before(item)
                .and_then(|b| reading.part(b))
                .is_some_and(|p| matches!(p, Part::Comma | Part::Stop | Part::Dash));
        let closes = matches!(
            reading.part(item + 2),
            None | Some(Part::Comma | Part::Stop | Part::Qui | Part::Quote(_) | Part::Close)
        );
        opens && closes
    };
    (fits && apart).then_some(SourcePhrase { item, cue, noun: Some(noun) })
}

/// Who *on* is: the source that the sentence names before, or the body where it is said.
pub(super) fn behind_on(context: &Context<'_, '_>, index: usize, verb: usize) -> Option<NounId> {
    let reading = &context.document.readings[index];
    let grammar = context.document.grammar;
    let item = reading.verbs[verb].item;
    let named = (0..item)
        .rev()
        .find_map(|i| source_phrase(context, reading, i))
        .filter(|p| same_sentence(reading, p.item, item))
        .and_then(|p| p.noun);
    let relative = || {
        let start = reading.frames[reading.verbs[verb].frame].start;
        let place =
            reading.part(start) == Some(Part::Relative) && grammar.word_in(reading.items[start].tokens.0, words!["où"]);
        (start.saturating_sub(2)..start).rev().filter(|_| place).find_map(|i| reading.noun_at(i)).map(|(n, _)| n)
    };
    let head = || {
        let at = reading.items.iter().position(|i| i.part == Part::Preposition).filter(|&i| i <= 1 && i < item)?;
        let place = grammar.word_in(reading.items[at].tokens.0, words!["à", "au", "aux"]);
        reading
            .noun_at(at + 1)
            .filter(|(_, n)| place && matches!(n.phrase.class, Class::Body | Class::Place))
            .map(|(n, _)| n)
    };
    // *Chez un autre candidat, on minimise*
    let at_home = || {
        let at = reading.items[..item.min(2)].iter().position(|i| {
            matches!(i.part, Part::CuePreposition | Part::Preposition)
                && grammar.word_in(i.tokens.0, words!["chez", "côté"])
        })?;
        reading.noun_at(at + 1).filter(|(_, n)| n.phrase.is_source()).map(|(n, _)| n)
    };
    let noun = named.or_else(relative).or_else(head).or_else(at_home)?;
    reading.nouns[noun].phrase.can_speak().then_some(NounId { reading: index, noun })
}

fn finding(candidate: Candidate, phrase: SourcePhrase, kind: Kind, confidence: Confidence) -> Finding {
    let source =
        phrase.noun.map_or(Source::Unknown, |noun| Source::Noun(NounId { reading: candidate.place.reading, noun }));
    Finding::new(kind, source, confidence).with_cue(phrase.cue)
}

/// `« … », selon X` · `« … », dixit X`
pub(super) fn after(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let mut item = candidate.place.item + 1;
    while matches!(reading.part(item), Some(Part::Comma | Part::Adverb | Part::Dash | Part::Open)) {
        item += 1;
    }
    let phrase = source_phrase(context, reading, item)?;
    // *« … », pour X, …* may open the next clause: only what ends there looks back.
    Some(finding(candidate, phrase, context.kind(candidate), Confidence::High))
}

/// `Selon X, … « … »` · `une radicalisation, selon X, « ancienne »`
pub(super) fn before(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let phrase = (0..candidate.place.item)
        .rev()
        .find_map(|i| source_phrase(context, reading, i).filter(|_| same_sentence(reading, i, candidate.place.item)))?;
    let near = candidate.place.item - phrase.item <= 4;
    // A strong cue verb between takes the words.
    let strong = |v: usize| {
        let p = &reading.verbs[v];
        p.item > phrase.item
            && p.group.form != crate::phrase::VerbForm::PastParticiple
            && context
                .document
                .grammar
                .sense(&p.group)
                .is_some_and(|s| !s.frames.intersects(crate::lexicon::Frames::WEAK))
    };
    let verb_between = governors(reading, candidate.place.item).into_iter().any(strong);
    if verb_between {
        return None;
    }
    let kind = context.kind(candidate);
    Some(finding(candidate, phrase, kind, if near { Confidence::High } else { Confidence::Medium }))
}

/// `X, pour qui « … »`
pub(super) fn pour_qui(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let frame = &reading.frames[reading.frame_of[candidate.place.item]];
    let start = frame.start;
    let (qui, pour) = (reading.part(start)?, start.checked_sub(1)?);
    let grammar = context.document.grammar;
    let fits = qui == Part::Qui
        && matches!(reading.items[pour].part, Part::CuePreposition)
        && !grammar.word_in(reading.items[pour].tokens.0, words!["chez"]);
    if !fits {
        return None;
    }
    let noun = frame.antecedent.or(frame.subject)?;
    let tokens = reading.items[pour].tokens;
    let cue = CueHit {
        tokens,
        lemma: grammar.text(tokens.0).to_lowercase().into(),
        stance: grammar.longest(tokens.0).0.stance,
    };
    Some(
        Finding::new(Kind::Mixed, Source::Noun(NounId { reading: candidate.place.reading, noun }), Confidence::High)
            .with_cue(cue),
    )
}

/// `L’attaque, « préparée », est le fait d’un groupe, selon X`
pub(super) fn later(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let phrase = (candidate.place.item + 1..reading.items.len())
        .find_map(|i| source_phrase(context, reading, i).filter(|_| same_sentence(reading, candidate.place.item, i)))?;
    Some(finding(candidate, phrase, Kind::Mixed, Confidence::Medium))
}

/// A finding from a noun of saying: its issuer, or whoever spoke last.
fn by_noun(context: &Context<'_, '_>, candidate: Candidate, item: usize) -> Finding {
    let grammar = context.document.grammar;
    let reading = context.reading(candidate.place);
    let nominal = reading.noun_at(item).map(|(_, n)| n);
    let head = nominal.map_or(0, |n| n.phrase.head);
    let len = grammar.longest(head).1;
    let cue = CueHit {
        tokens: (head, head + len),
        lemma: grammar.span((head, head + len)).of(grammar.text).to_lowercase().into(),
        stance: None,
    };
    let source = nominal
        .and_then(|n| n.issuer)
        .map_or(Source::LastSpeaker, |noun| Source::Noun(NounId { reading: candidate.place.reading, noun }));
    Finding::new(Kind::Mixed, source, Confidence::Low).with_cue(cue)
}

/// `dans un communiqué …, « … »` · `les propos de X « … »` · `aux cris de « … »`
pub(super) fn noun(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let document = context.document;
    let grammar = document.grammar;
    let reading = context.reading(candidate.place);
    let item = candidate.place.item;
    // *Le slogan « … »*, *aux cris de « … »*
    let near = if item > 1 && reading.items[item - 1].part == Part::Preposition {
        item.checked_sub(2)
    } else {
        item.checked_sub(1)
    };
    if let Some(near) = near
        && let Some((_, nominal)) = reading.noun_at(near)
        && grammar.longest(nominal.phrase.head).0.is(Classes::WORDS_NOUN)
    {
        let mut finding = by_noun(context, candidate, near);
        let subject = reading.verbs.iter().find_map(|p| p.subject.filter(|&s| reading.nouns[s].phrase.is_source()));
        if finding.source == Source::LastSpeaker
            && nominal.governed
            && let Some(noun) = subject
        {
            let id = NounId { reading: candidate.place.reading, noun };
            (finding.source, finding.mention) = (Source::Noun(id), Some(id));
        }
        return Some(finding);
    }
    // *Les propos de l'ancien ministre sur « … »*
    let far = (0..item).rev().take(4).find(|&i| matches!(reading.noun_at(i), Some((_, n)) if n.issuer.is_some() && grammar.longest(n.phrase.head).0.is(Classes::WORDS_NOUN)))?;
    let verb_between = reading.verbs.iter().any(|p| p.item > far && p.item < item);
    (!verb_between).then(|| by_noun(context, candidate, far))
}
