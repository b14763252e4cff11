//! Words that a cue verb governs: after *que*, as its object, somewhere in its complement.

use super::{Candidate, Context, Finding, Source, nobody};
use crate::clause::{FrameKind, Link, Part, Reading};
use crate::document::NounId;
use crate::extraction::{Confidence, Kind, Stance};
use crate::key::words;
use crate::lexicon::Frames;
use crate::phrase::{Class, Pronoun, VerbForm};

/// `X a déclaré que « … »`
pub(super) fn que(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let item = candidate.place.item;
    let before = reading.before(item)?;
    if reading.items[before].part != Part::Que {
        return None;
    }
    let FrameKind::Content { governor } = reading.frames[reading.frame_of[item]].kind else { return None };
    // *« Je lui réponds que “c'est non” »*: the speaker's own words within his words.
    let myself = |s: usize| context.document.grammar.word_in(reading.nouns[s].phrase.tokens.0, words!["je", "j'"]);
    if reading.inside.is_some() && reading.verbs[governor].subject.is_some_and(myself) {
        return Some(nobody::nobody());
    }
    by_active(context, candidate, governor, Confidence::High)
}

/// `X dénonce « … »` · `X parle d’une « honte »` · `X se dit « confiant »`: nothing but a preposition, an article or a noun between.
pub(super) fn object(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let mut nouns = 0;
    if names_event(context, candidate) {
        return None;
    }
    for item in (0..candidate.place.item).rev() {
        match reading.items[item].part {
            Part::Preposition | Part::Adverb | Part::Word => {}
            Part::Noun(n) if nouns == 0 && !reading.nouns[n].phrase.is_source() => nouns += 1,
            // *lançant à la maire un « … »*
            Part::Noun(n) if nouns == 0 && reading.nouns[n].governed && is_addressee(context, reading, item) => {}
            // *« A » et « B »* share their cue.
            Part::Quote(_) | Part::Comma | Part::Coordination if is_row(reading, item, candidate.place.item) => {}
            Part::Verb(v) => {
                let sense = context.document.grammar.sense(&reading.verbs[v].group)?;
                let reported = is_reported(reading, v);
                // *ajoutant une pincée de « … »*: through a noun only a verb that takes fragments reaches.
                let reaches = nouns == 0 || sense.frames.intersects(Frames::FRAGMENT);
                // *X affirme que la mesure répond « au pied de la lettre »*: a thing says nothing where a source does.
                let thing = says_nothing(reading, v);
                // *lancer à X un « Vous n'êtes pas le shérif »*: a whole clause is said, whatever the verb.
                let clause = sense.frames.intersects(Frames::INCISE) && quotes_clause(context, candidate);
                let strong = (clause || !sense.frames.intersects(Frames::WEAK)) && !reported && reaches && !thing;
                return strong.then(|| by_active(context, candidate, v, Confidence::High)).flatten();
            }
            _ => return None,
        }
    }
    None
}

/// Whether an article leads to a clause between marks: *un « Je n'irai pas » sec*.
fn quotes_clause(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    let first = context.document.segments[candidate.segment].tokens.0;
    let article = first > 0 && context.document.grammar.word_in(first - 1, words!["un", "une"]);
    article && nobody::has_verb(context, candidate) && nobody::opens_with_capital(context, candidate)
}

/// Whether the phrase at `item` is whom the words are said to: *à la maire*.
fn is_addressee(context: &Context<'_, '_>, reading: &Reading<'_>, item: usize) -> bool {
    item > 0
        && reading.items[item - 1].part == Part::Preposition
        && context.document.grammar.word_in(reading.items[item - 1].tokens.0, words!["à", "au", "aux"])
}

/// *a reconnue après la « guerre des cinq jours »*: a time or a place, not what the verb says.
fn names_event(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    let reading = context.reading(candidate.place);
    let last = (0..candidate.place.item).rev().find(|&i| !matches!(reading.items[i].part, Part::Word | Part::Adverb));
    last.is_some_and(|i| {
        reading.items[i].part == Part::Preposition
            && candidate.place.item - i == 2
            && context.document.grammar.word_in(
                reading.items[i].tokens.0,
                words!["après", "avant", "depuis", "pendant", "durant", "lors", "jusqu'à"],
            )
    })
}

/// *X dénonce ceux qui refuseraient « … »* · *X affirme qu’il annoncerait « … »*: the conditional reports what X says.
fn is_reported(reading: &Reading<'_>, verb: usize) -> bool {
    let predicate = &reading.verbs[verb];
    if !predicate.group.conditional || predicate.group.compound {
        return false;
    }
    match reading.frames[predicate.frame].kind {
        FrameKind::Relative => true,
        FrameKind::Content { governor } => {
            reading.verbs[governor].subject.is_some()
                && predicate
                    .subject
                    .is_some_and(|s| matches!(reading.nouns[s].phrase.class, Class::Pronoun(Pronoun::Personal)))
        }
        _ => false,
    }
}

/// *X affirme que la mesure répond « au pied de la lettre »*, *X précise que l'autopsie met en évidence « … »*: a thing, a
/// document or *on* says nothing where a source does.
fn says_nothing(reading: &Reading<'_>, verb: usize) -> bool {
    let predicate = &reading.verbs[verb];
    let thing = predicate.subject.is_some_and(|s| {
        matches!(
            reading.nouns[s].phrase.class,
            Class::Other | Class::Document | Class::Pronoun(Pronoun::Indefinite | Pronoun::Neutral)
        )
    });
    thing && matches!(reading.frames[predicate.frame].kind, FrameKind::Content { .. })
}

/// Whether only segments and joints stand from `item` to `last`.
fn is_row(reading: &Reading<'_>, item: usize, last: usize) -> bool {
    let parts = || reading.items[item..last].iter().map(|i| i.part);
    parts().all(|p| {
        matches!(p, Part::Quote(_) | Part::Comma | Part::Coordination | Part::Adverb | Part::Word | Part::Preposition)
    }) && parts().any(|p| matches!(p, Part::Quote(_)))
}

/// A finding for an active verb; a passive or a bare participle does not tell the source by its subject.
fn by_active(context: &Context<'_, '_>, candidate: Candidate, verb: usize, confidence: Confidence) -> Option<Finding> {
    let predicate = &context.reading(candidate.place).verbs[verb];
    if predicate.group.passive || predicate.group.form == VerbForm::PastParticiple {
        return None;
    }
    let confidence = match predicate.link {
        Link::None | Link::Lean | Link::Shared if confidence == Confidence::High && predicate.link == Link::None => {
            Confidence::Medium
        }
        _ => confidence,
    };
    // *« A », a dit X, « la ville paiera. »*
    let kind = if matches!(predicate.link, Link::After | Link::InvertedPronoun) {
        context.kind(candidate)
    } else {
        Kind::Mixed
    };
    Some(context.by_verb(candidate.place.reading, verb, kind, confidence))
}

/// `jugée « … » par X` · `« … », réclamée par X`
pub(super) fn agent(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let place = candidate.place;
    let beside = |v: &usize| {
        let p = &reading.verbs[*v];
        p.group.passive || p.group.form == VerbForm::PastParticiple
    };
    // *accusée d'être « … » par X*: an infinitive between hides nothing.
    let before = (place.item.saturating_sub(8)..place.item)
        .rev()
        .filter_map(|i| reading.verb_at(i))
        .find(|(_, p)| p.group.form != VerbForm::Infinitive)
        .map(|(v, _)| v)
        .filter(beside);
    // *La « gestion opaque » est dénoncée par X*
    let after = (place.item + 1..(place.item + 3).min(reading.items.len()))
        .find_map(|i| reading.verb_at(i).map(|(v, _)| v))
        .filter(beside)
        .filter(|v| {
            let sense = context.document.grammar.sense(&reading.verbs[*v].group);
            !reading.verbs[*v].group.passive || sense.is_some_and(|s| s.stance == Stance::Criticises)
        });
    // *a été appelée par le ministère à justifier un « … »*
    let around = governors(reading, place.item)
        .into_iter()
        .find(|v| reading.verbs[*v].group.passive && reading.verbs[*v].group.form == VerbForm::Finite);
    for verb in [before, after, around].into_iter().flatten() {
        let sense = context.document.grammar.sense(&reading.verbs[verb].group);
        if sense.is_none_or(|s| s.frames.intersects(Frames::NONSPEECH)) {
            continue;
        }
        let from = reading.verbs[verb].item + 1;
        let grammar = context.document.grammar;
        let by = (from..reading.items.len().min(from + 6)).find(|&i| {
            let (first, end) = reading.items[i].tokens;
            // *par le maire*, *de la part du maire*
            let part = end == first + 4 && grammar.word_in(first + 2, words!["part"]);
            reading.items[i].part == Part::Preposition && (grammar.word_in(first, words!["par"]) || part)
        });
        let cue = context.verb_cue(place.reading, verb);
        if let Some((noun, _)) = by.and_then(|b| reading.noun_at(b + 1)) {
            let id = NounId { reading: place.reading, noun };
            return Some(Finding::new(Kind::Mixed, Source::Noun(id), Confidence::High).with_cue(cue));
        }
        // *voit dans la prime promise « de quoi … »*: an active verb has a subject that says so.
        let active = || {
            governors(reading, place.item).into_iter().any(|v| {
                let p = &reading.verbs[v];
                let says = context.document.grammar.sense(&p.group).is_some();
                says && p.group.form == VerbForm::Finite && !p.group.passive && p.subject.is_some()
            })
        };
        let lone = reading.verbs[verb].group.form == VerbForm::PastParticiple
            && reading.verbs[verb].subject.is_some_and(|s| reading.nouns[s].governed)
            && active();
        if Some(verb) == before && !lone && sense.is_some_and(|s| !s.frames.intersects(Frames::WEAK)) {
            // Somebody says so; the text does not tell who.
            return Some(Finding::new(Kind::Mixed, Source::Unknown, Confidence::Low).with_cue(cue));
        }
    }
    None
}

/// The verbs in whose reach an item stands, from the nearest outwards: those before it in its clause, then the
/// governor of the clause, and so on.
pub(super) fn governors(reading: &Reading<'_>, item: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut frame = reading.frame_of.get(item).copied();
    let mut limit = item;
    while let Some(f) = frame {
        for (v, p) in reading.verbs.iter().enumerate().rev() {
            if p.frame == f && p.item < limit {
                out.push(v);
                if p.group.form == VerbForm::Finite {
                    break;
                }
            }
        }
        limit = reading.frames[f].start;
        // *X avait prévenu : son projet serait « … »*: what follows the colon is what X says.
        if reading.frames[f].parent.is_none() && limit > 0 && reading.items[limit - 1].part == Part::Colon {
            limit -= 1;
            frame = Some(reading.frame_of[limit]);
            continue;
        }
        if let FrameKind::Content { governor } = reading.frames[f].kind {
            limit = limit.max(reading.verbs[governor].item + 1);
        }
        frame = reading.frames[f].parent;
    }
    out
}

/// `X affirme que ses hommes « ne s’arrêteront pas »`: anywhere in the complement of a cue.
pub(super) fn chain(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    if names_event(context, candidate) {
        return None;
    }
    for verb in governors(reading, candidate.place.item) {
        let Some(sense) = context.document.grammar.sense(&reading.verbs[verb].group) else { continue };
        let thing = says_nothing(reading, verb);
        let reported = is_reported(reading, verb);
        if sense.frames.intersects(Frames::WEAK) || thing || reported {
            continue;
        }
        if let Some(finding) = by_active(context, candidate, verb, Confidence::Medium) {
            return Some(finding);
        }
    }
    None
}

/// `X souhaite « … »`: a verb that is a cue among other things, with a source for its subject.
pub(super) fn weak(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    for verb in governors(reading, candidate.place.item) {
        let predicate = &reading.verbs[verb];
        let Some(sense) = context.document.grammar.sense(&predicate.group) else { continue };
        let named =
            |s: usize| !matches!(reading.nouns[s].phrase.class, Class::Pronoun(Pronoun::Indefinite | Pronoun::Speaker));
        let source = predicate.subject.is_some_and(|s| reading.nouns[s].phrase.is_source() && named(s));
        if source && sense.frames.intersects(Frames::FRAGMENT | Frames::QUE) {
            return by_active(context, candidate, verb, Confidence::Low);
        }
    }
    None
}

/// `X a engagé des poursuites pour « … »`: no cue at all, but a source does what the words tell.
pub(super) fn subject(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let inner = context.document.segments[candidate.segment].inner.of(context.document.text());
    let lower = inner.trim_start().chars().next().is_some_and(char::is_lowercase);
    if !lower || context.document.words(candidate.segment) < 2 {
        return None;
    }
    let verb = governors(reading, candidate.place.item)
        .into_iter()
        .find(|&v| reading.verbs[v].group.form == VerbForm::Finite)?;
    let predicate = &reading.verbs[verb];
    let is = matches!(
        &*context.document.grammar.lexicon.verb(predicate.group.verb).lemma,
        "être" | "avoir" | "désigner" | "signifier" | "agir" | "exister" | "falloir" | "rester"
    );
    let source = predicate.subject.is_some_and(|s| {
        reading.nouns[s].phrase.is_source()
            && !matches!(reading.nouns[s].phrase.class, Class::Pronoun(Pronoun::Indefinite) | Class::Document)
            && (reading.nouns[s].phrase.class != Class::Named || reading.nouns[s].phrase.personal)
    });
    // *Son client aurait levé le bras « pour se protéger »*: somebody else says so.
    if is || !source || predicate.group.passive || predicate.group.conditional {
        return None;
    }
    let noun = NounId { reading: candidate.place.reading, noun: predicate.subject? };
    let mut finding = Finding::new(Kind::Mixed, Source::Noun(noun), Confidence::Low);
    finding.mention = None;
    Some(finding)
}
