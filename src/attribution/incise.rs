//! Incises: a cue with its subject behind it, after the words, inside them, or at the end of the sentence.

use super::nobody::ends_with_stop;
use super::source::source_phrase;
use super::{Candidate, Context, Finding, Source};
use crate::clause::{Link, Part, Predicate, Reading};
use crate::document::NounId;
use crate::extraction::{Confidence, Kind};
use crate::key::words;
use crate::lexicon::Frames;
use crate::phrase::{Class, Determiner, Pronoun, VerbForm};

/// `« … », a déclaré X` · `« … », dit-elle` · `« A », « B », écrivent-ils`
pub(super) fn after(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let verb = verb_behind(context, candidate)?;
    let predicate = &reading.verbs[verb];
    // *"Il nous a dit : « Restez », rapporte le gardien"*: the incise is that of the words around.
    let led = candidate.place.item.checked_sub(1).is_some_and(|i| reading.items[i].part == Part::Colon);
    if reading.inside.is_some() && led && predicate.link == Link::After {
        return None;
    }
    let sense = context.document.grammar.sense(&predicate.group);
    // *« Terre sèche » raconte la vie d'un village*: without a comma only a source will do.
    let comma =
        reading.items[candidate.place.item..predicate.item].iter().any(|i| matches!(i.part, Part::Comma | Part::Dash));
    if predicate.link == Link::After
        && !comma
        && !ends_with_stop(context, candidate)
        && !is_person(reading, predicate.subject?)
    {
        return None;
    }
    let confidence = match predicate.link {
        Link::InvertedPronoun if is_on(reading, predicate.subject?) && reads(context, predicate) => {
            return on(context, candidate, verb);
        }
        Link::InvertedPronoun if seems(context, predicate) => return None,
        Link::InvertedPronoun if is_on(reading, predicate.subject?) => return on(context, candidate, verb),
        Link::InvertedPronoun if third_person(reading, predicate.subject?) => {
            if sense.is_some() {
                Confidence::High
            } else {
                Confidence::Medium
            }
        }
        // *le gel, joint aux « à-coups » du réseau, expliquerait les pannes*
        Link::After if predicate.group.conditional && !predicate.group.compound => return None,
        Link::After => match sense {
            Some(s) if s.frames.intersects(Frames::INCISE) || !s.frames.intersects(Frames::WEAK) => Confidence::High,
            // *« … », chantait la foule*: any verb will do where its subject is surely a source.
            _ if comma && context.kind(candidate) == Kind::Direct && is_person(reading, predicate.subject?) => {
                Confidence::Medium
            }
            _ => return None,
        },
        // *« … », le ministre a déclaré.*
        Link::Before
            if sense.is_some()
                && ends_after(reading, predicate.item)
                && !starts_with(reading, candidate.place.item, predicate.subject?) =>
        {
            Confidence::Medium
        }
        _ => return None,
    };
    // *« A, lance Rachid Olm. B », poursuit-il*: the first incise names him.
    let named = || {
        inside(context, candidate).filter(|finding| {
            finding.mention.is_some_and(|id| {
                let phrase = &context.document.nominal(id).phrase;
                phrase.class == Class::Named && phrase.personal
            })
        })
    };
    if predicate.link == Link::InvertedPronoun
        && let Some(finding) = named()
    {
        return Some(finding);
    }
    Some(context.by_verb(candidate.place.reading, verb, context.kind(candidate), confidence))
}

/// The verb that follows the segment, across a comma and other segments of the same row.
fn verb_behind(context: &Context<'_, '_>, candidate: Candidate) -> Option<usize> {
    let reading = context.reading(candidate.place);
    let mut item = candidate.place.item + 1;
    let mut joints = 0;
    loop {
        match reading.part(item)? {
            Part::Comma | Part::Dash if joints < 1 => joints += 1,
            Part::Quote(_) => joints = 0,
            Part::Coordination if matches!(reading.part(item + 1), Some(Part::Quote(_))) => {}
            Part::Adverb => {}
            Part::Noun(n) if matches!(reading.part(item + 1), Some(Part::Verb(_))) && !reading.nouns[n].governed => {}
            Part::Verb(v) => return (reading.verbs[v].group.form == VerbForm::Finite).then_some(v),
            _ => return None,
        }
        item += 1;
    }
}

fn is_person(reading: &Reading<'_>, noun: usize) -> bool {
    matches!(
        reading.nouns[noun].phrase.class,
        Class::Named | Class::Role | Class::Person | Class::Pronoun(Pronoun::Former | Pronoun::Latter | Pronoun::Other)
    )
}

/// *semble-t-il*, *paraît-il*: nobody says so.
fn seems(context: &Context<'_, '_>, predicate: &Predicate) -> bool {
    matches!(
        &*context.document.grammar.lexicon.verb(predicate.group.verb).lemma,
        "sembler" | "paraître" | "pouvoir" | "être"
    )
}

fn is_on(reading: &Reading<'_>, noun: usize) -> bool {
    reading.nouns[noun].phrase.class == Class::Pronoun(Pronoun::Indefinite)
}

/// `« … », peut-on lire dans le rapport` · `« … », dit-on de source diplomatique`: the phrase behind names the source.
fn on(context: &Context<'_, '_>, candidate: Candidate, verb: usize) -> Option<Finding> {
    let index = candidate.place.reading;
    let mut finding = context.by_verb(index, verb, context.kind(candidate), Confidence::Medium);
    if let (Some(cue), Some((_, infinitive))) =
        (&mut finding.cue, infinitive_behind(context.reading(candidate.place), verb))
    {
        cue.tokens.1 = infinitive.group.tokens.1;
    }
    finding.source = on_source(context.reading(candidate.place), verb)
        .map_or(Source::Unknown, |noun| Source::Noun(NounId { reading: index, noun }));
    if let Source::Noun(id) = finding.source {
        finding.mention = Some(id);
    }
    Some(finding)
}

/// *peut-on lire*
fn reads(context: &Context<'_, '_>, predicate: &Predicate) -> bool {
    &*context.document.grammar.lexicon.verb(predicate.group.verb).lemma == "pouvoir"
}

fn infinitive_behind<'r>(reading: &Reading<'r>, verb: usize) -> Option<(usize, &'r Predicate)> {
    reading.verb_at(reading.verbs[verb].item + 1).filter(|(_, p)| p.group.form == VerbForm::Infinitive)
}

/// The phrase that tells who *on* is.
pub(super) fn on_source(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let item = reading.verbs[verb].item;
    (item + 1..reading.items.len().min(item + 7))
        .take_while(|&i| !matches!(reading.items[i].part, Part::Stop | Part::Quote(_)))
        .find_map(|i| {
            reading.noun_at(i).filter(|(_, n)| n.phrase.class != Class::Time && n.phrase.is_source()).map(|(n, _)| n)
        })
}

fn third_person(reading: &Reading<'_>, noun: usize) -> bool {
    reading.nouns[noun].phrase.class != Class::Pronoun(Pronoun::Speaker)
}

/// The subject stands before the segment: the segment is no free quotation.
fn starts_with(reading: &Reading<'_>, item: usize, subject: usize) -> bool {
    reading.items[..item].iter().any(|i| i.part == Part::Noun(subject))
}

fn ends_after(reading: &Reading<'_>, item: usize) -> bool {
    matches!(reading.after(item).and_then(|i| reading.part(i)), None | Some(Part::Stop | Part::Comma))
}

/// `« A, a expliqué X, B »`
pub(super) fn inside(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let document = context.document;
    let (first, last) = document.inside[candidate.segment];
    for index in first..last {
        let reading = &document.readings[index];
        for (verb, predicate) in reading.verbs.iter().enumerate() {
            let Some(sense) = document.grammar.sense(&predicate.group) else { continue };
            let fits = match predicate.link {
                Link::InvertedPronoun => third_person(reading, predicate.subject?),
                Link::After => {
                    predicate.subject.is_some_and(|s| third_person(reading, s) && reading.nouns[s].phrase.is_source())
                }
                _ => false,
            };
            if !fits || !sense.frames.intersects(Frames::INCISE) || predicate.group.form != VerbForm::Finite {
                continue;
            }
            let Some(tokens) = inserted(reading, predicate.item, index == first) else { continue };
            let noun = NounId { reading: index, noun: predicate.subject? };
            let mut finding = Finding::new(context.kind(candidate), Source::Noun(noun), Confidence::High)
                .with_cue(context.verb_cue(index, verb));
            finding.incise = Some(tokens);
            return Some(finding);
        }
    }
    // *« Le marché, selon l'économiste Rania Khoury, a perdu la tête. »*
    let reading = &document.readings[first..last].first()?;
    let phrase = (1..reading.items.len()).find_map(|i| source_phrase(context, reading, i))?;
    let (noun, nominal) = phrase.noun.map(|n| (n, &reading.nouns[n]))?;
    let set_apart = reading.items[phrase.item - 1].part == Part::Comma
        && matches!(reading.part(phrase.item + 2), Some(Part::Comma));
    if !set_apart
        || !matches!(nominal.phrase.class, Class::Named | Class::Role)
        || nominal.phrase.determiner == Determiner::Possessive
    {
        return None;
    }
    let mut finding =
        Finding::new(context.kind(candidate), Source::Noun(NounId { reading: first, noun }), Confidence::Medium)
            .with_cue(phrase.cue);
    finding.incise = Some((reading.items[phrase.item - 1].tokens.0, reading.items[phrase.item + 2].tokens.1));
    Some(finding)
}

/// The tokens of an incise: from the joint before its verb to the one after its subject.
fn inserted(reading: &Reading<'_>, item: usize, first_sentence: bool) -> Option<(usize, usize)> {
    let before = reading.before(item);
    match before.and_then(|b| reading.part(b)) {
        Some(Part::Comma | Part::Dash | Part::Quote(_)) => {}
        Some(Part::Stop) => {}
        None if !first_sentence => {}
        _ => return None,
    }
    let start = before.map_or(reading.tokens.0, |b| reading.items[b].tokens.0);
    let end = (item + 1..reading.items.len()).find(|&i| {
        matches!(reading.items[i].part, Part::Comma | Part::Stop | Part::Dash | Part::Colon | Part::Semicolon)
    });
    // An apposition of the subject may hold commas of its own: the incise ends at the last joint before the words go on.
    Some((start, end.map_or(reading.tokens.1, |e| reading.items[e].tokens.1)))
}

/// `L’opération a eu lieu « au petit matin », a précisé l’état-major`: an incise that covers the whole sentence.
pub(super) fn later(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let covers = |item: usize| {
        let before = reading.before(item).and_then(|b| reading.part(b));
        // *…, comme prévenait l’OMS*
        let like = matches!(before, Some(Part::Subordination))
            && reading
                .before(item)
                .is_some_and(|b| context.document.grammar.word_in(reading.items[b].tokens.0, words!["comme"]));
        like || matches!(before, Some(Part::Comma | Part::Quote(_) | Part::Dash))
    };
    let (verb, _) = reading.verbs.iter().enumerate().find(|(_, p)| {
        p.group.form == VerbForm::Finite
            && matches!(p.link, Link::After | Link::InvertedPronoun)
            && covers(p.item)
            && !seems(context, p)
            && context.document.grammar.sense(&p.group).is_some_and(|s| s.frames.intersects(Frames::INCISE))
            && p.subject.is_some_and(|s| third_person(reading, s))
            && same_sentence(reading, p.item, candidate.place.item)
    })?;
    // *Le pays ne sera « pas invité », a-t-on précisé à la présidence*
    if reading.verbs[verb].link == Link::InvertedPronoun && is_on(reading, reading.verbs[verb].subject?) {
        return on(context, candidate, verb).map(|finding| Finding { kind: Kind::Mixed, ..finding });
    }
    // *« A », a dit X, « B »*: both halves are free.
    let broken = matches!(reading.part(0), Some(Part::Quote(_)))
        && reading.verbs.iter().all(|p| p.group.form != VerbForm::Finite || p.item == reading.verbs[verb].item);
    Some(context.by_verb(
        candidate.place.reading,
        verb,
        if broken { Kind::Direct } else { Kind::Mixed },
        Confidence::Medium,
    ))
}

/// Whether no full stop or semicolon lies between two items.
pub(super) fn same_sentence(reading: &Reading<'_>, a: usize, b: usize) -> bool {
    let (first, last) = if a < b { (a, b) } else { (b, a) };
    reading.items[first..last].iter().all(|i| i.part != Part::Stop)
}

/// `« Un choc », c’est ainsi qu’il a qualifié …` · `« … » : c’est par ces mots que X …`: the words stand before their sentence.
pub(super) fn pivot(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let document = context.document;
    let grammar = document.grammar;
    let here = context.reading(candidate.place);
    let last = (candidate.place.item + 1..here.items.len()).all(|i| matches!(here.items[i].part, Part::Stop));
    let (index, from) =
        if last { (candidate.place.reading + 1, 0) } else { (candidate.place.reading, candidate.place.item + 1) };
    let reading = document.readings.get(index).filter(|r| r.inside == here.inside)?;
    let from = (from..reading.items.len())
        .find(|&i| !matches!(reading.items[i].part, Part::Comma | Part::Colon | Part::Dash))?;
    let start = reading.items[from].tokens.0;
    let this = grammar.word_in(start, words!["c'"])
        && grammar.word_in(start + 1, words!["est"])
        && grammar.word_in(start + 2, words!["ainsi", "par", "en", "avec", "le", "la", "ce"]);
    let que = (from..reading.items.len().min(from + 8))
        .find(|&i| {
            reading.items[i].part == Part::Que
                || reading.items[i].part == Part::Subordination
                    && grammar.word_in(reading.items[i].tokens.1 - 1, words!["que", "qu'"])
        })
        .filter(|_| this)?;
    let verb = (0..reading.verbs.len())
        .find(|&v| reading.verbs[v].item > que && reading.verbs[v].group.form == VerbForm::Finite)?;
    let source =
        reading.verbs[verb].subject.filter(|&s| reading.nouns[s].phrase.is_source() && third_person(reading, s))?;
    let mut finding = context.by_verb(index, verb, context.kind(candidate), Confidence::Medium);
    finding.source = Source::Noun(NounId { reading: index, noun: source });
    Some(finding)
}
