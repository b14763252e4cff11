//! Free-standing quotations: whose words they are is clear from the sentences around.

use super::governed::governors;
use super::{Candidate, Context, CueHit, Finding, Source};
use crate::clause::{FrameKind, Link, Part, Reading};
use crate::document::NounId;
use crate::extraction::{Confidence, Kind};
use crate::key::words;
use crate::lexicon::Classes;
use crate::phrase::{Class, Determiner, NounPhrase, Pronoun, VerbForm};
use crate::token::TokenKind;

/// Whether the segment stands free: nothing but marks and joints beside it in its sentence.
pub(super) fn is_free(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    let reading = context.reading(candidate.place);
    // *18:20 – « … »*
    let clock = |i: &crate::clause::Item| {
        i.tokens.1 == i.tokens.0 + 1 && context.document.grammar.kind(i.tokens.0) == TokenKind::Number
            || matches!(i.part, Part::Colon)
    };
    let led = reading.items.iter().take_while(|i| clock(i)).count();
    let led = if led > 0 && reading.part(led) == Some(Part::Dash) { led } else { 0 };
    reading.items[led..].iter().all(|i| {
        matches!(i.part, Part::Quote(_) | Part::Stop | Part::Comma | Part::Dash | Part::Semicolon | Part::Coordination)
    })
}

/// Whether it opens its sentence and looks like one itself.
fn is_sentence(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    is_free(context, candidate) || candidate.place.item == 0 && context.document.words(candidate.segment) >= 6
}

fn previous_segment(context: &Context<'_, '_>, candidate: Candidate) -> Option<usize> {
    let parent = context.document.segments[candidate.segment].parent;
    (0..candidate.segment).rev().find(|&s| context.document.segments[s].parent == parent)
}

fn spoken(context: &Context<'_, '_>, segment: usize) -> bool {
    context.found[segment].as_ref().is_some_and(Finding::is_spoken)
}

/// `« A », a dit X. « B. »`: right behind what somebody said, in the same paragraph.
pub(super) fn continued(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    if !is_sentence(context, candidate) {
        return None;
    }
    let document = context.document;
    let before = previous_segment(context, candidate).filter(|&s| spoken(context, s))?;
    let place = document.places[before]?;
    let gap = candidate.place.reading.checked_sub(place.reading)?;
    let same_paragraph = document.paragraphs[place.reading] == document.paragraphs[candidate.place.reading];
    (same_paragraph && gap <= 1).then(|| Finding::new(Kind::Direct, Source::SameAs(before), Confidence::Medium))
}

/// The source that a sentence is about: the subject of its first clause, or who speaks in it.
fn topic(reading: &Reading<'_>) -> Option<usize> {
    let main = |p: &&crate::clause::Predicate| {
        p.group.form == VerbForm::Finite && matches!(reading.frames[p.frame].kind, FrameKind::Main)
    };
    let fits = |s: usize| {
        let phrase = &reading.nouns[s].phrase;
        phrase.is_source() && phrase.class != Class::Document && (phrase.class != Class::Named || phrase.personal)
    };
    let incise = reading
        .verbs
        .iter()
        .filter(main)
        .find(|p| matches!(p.link, Link::After | Link::InvertedPronoun))
        .and_then(|p| p.subject)
        .filter(|&s| fits(s));
    incise.or_else(|| reading.verbs.iter().filter(main).find_map(|p| p.subject.filter(|&s| fits(s))))
}

/// *Et de conclure : « … »*: whoever the sentence before is about goes on.
pub(super) fn historic_infinitive(context: &Context<'_, '_>, reading: usize, verb: usize) -> Option<NounId> {
    let document = context.document;
    let predicate = document.predicate(reading, verb);
    let alone =
        document.readings[reading].verbs.iter().all(|p| p.group.form != VerbForm::Finite || p.item > predicate.item);
    let previous = reading.checked_sub(1).filter(|_| alone && predicate.group.form == VerbForm::Infinitive)?;
    let near = document.paragraphs[previous] == document.paragraphs[reading]
        && document.readings[previous].inside == document.readings[reading].inside;
    topic(&document.readings[previous]).filter(|_| near).map(|noun| NounId { reading: previous, noun })
}

/// `X ne décolère pas. « … »`
pub(super) fn introduced(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    if !is_sentence(context, candidate) {
        return None;
    }
    let document = context.document;
    let previous = candidate.place.reading.checked_sub(1)?;
    let reading = &document.readings[previous];
    if document.paragraphs[previous] != document.paragraphs[candidate.place.reading]
        || reading.inside != context.reading(candidate.place).inside
    {
        return None;
    }
    // A fragment in that sentence tells who speaks.
    let quoted = reading.items.iter().rev().find_map(|i| match i.part {
        Part::Quote(s) if spoken(context, s) => Some(s),
        _ => None,
    });
    if let Some(segment) = quoted {
        return Some(Finding::new(Kind::Direct, Source::SameAs(segment), Confidence::Medium));
    }
    let noun = topic(reading).or_else(|| brought_on(reading))?;
    // *Les auteurs ont comparé les données. « J'ai … »*: a single voice goes on.
    let several = {
        let phrase = &reading.nouns[noun].phrase;
        let bodies = phrase.class == Class::Body && phrase.determiner != Determiner::Indefinite;
        phrase.plural && !bodies
    };
    // *Rachida Vernet sera-t-elle sur le banc ? « À cette heure, oui. »*: whoever is asked has spoken.
    let asked = reading.items.last().is_some_and(|i| i.part == Part::Stop && document.grammar.text(i.tokens.0) == "?");
    let other = several || asked || is_spoken_of(context, candidate, NounId { reading: previous, noun });
    if other && context.first_spoken.is_some_and(|s| s < candidate.segment) {
        return Some(Finding::new(Kind::Direct, Source::LastSpeaker, Confidence::Low));
    }
    let mut finding = Finding::new(Kind::Direct, Source::Noun(NounId { reading: previous, noun }), Confidence::Medium);
    finding.mention = None;
    Some(finding)
}

/// *Le public s'est levé. « Les gens ont … »*, *Les élus hésitent. « Ils ont peur. »*: the words speak of whom the
/// sentence before is about.
fn is_spoken_of(context: &Context<'_, '_>, candidate: Candidate, topic: NounId) -> bool {
    let document = context.document;
    let phrase = &document.nominal(topic).phrase;
    let (first, last) = document.inside[candidate.segment];
    let agrees = |other: &NounPhrase| {
        other.class == Class::Pronoun(Pronoun::Personal)
            && other.plural == phrase.plural
            && other.genders == phrase.genders
    };
    let opening = document.readings[first..last].first().and_then(|reading| {
        let noun = reading.noun_at(0).map(|(noun, _)| noun)?;
        let verb = reading.verbs.iter().find(|p| p.subject == Some(noun) && p.link == Link::Before)?;
        (!document.grammar.takes_impersonal(&verb.group)).then_some(&reading.nouns[noun].phrase)
    });
    if matches!(phrase.class, Class::Role | Class::Person | Class::Body) && opening.is_some_and(agrees) {
        return true;
    }
    // The last word of a name or the head of a description, once more.
    let key = phrase.name.map_or(phrase.head, |(_, end)| end - 1);
    let word = document.grammar.text(key);
    let segment = &document.segments[candidate.segment];
    let again = |t: usize| document.grammar.text(t) == word;
    !matches!(phrase.class, Class::Pronoun(_)) && (segment.tokens.0..segment.tokens.1).any(again)
}

/// *Même son de cloche chez le boulanger, Ahmed Zerrouki.*: the last person named in a complement.
fn brought_on(reading: &Reading<'_>) -> Option<usize> {
    (0..reading.nouns.len()).rev().find(|&n| {
        let phrase = &reading.nouns[n].phrase;
        phrase.class == Class::Named && phrase.personal || phrase.class == Class::Role
    })
}

/// A paragraph of quotation whose speaker the paragraph before brings on.
pub(super) fn introduced_before(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    if !is_free(context, candidate) || context.document.words(candidate.segment) < 4 {
        return None;
    }
    let previous = candidate.place.reading.checked_sub(1)?;
    let reading = &context.document.readings[previous];
    let noun = topic(reading).filter(|_| reading.inside == context.reading(candidate.place).inside)?;
    let mut finding = Finding::new(Kind::Direct, Source::Noun(NounId { reading: previous, noun }), Confidence::Low);
    finding.mention = None;
    Some(finding)
}

/// Words that stand free and make a sentence are speech, even where the text does not tell whose.
pub(super) fn free(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let inner = context.document.segments[candidate.segment].inner.of(context.document.text());
    let sentence = inner.trim_end().ends_with(['.', '!', '?', '…']) && context.document.words(candidate.segment) >= 3
        || context.document.words(candidate.segment) >= 9;
    (is_free(context, candidate) && sentence).then(|| Finding::new(Kind::Direct, Source::LastSpeaker, Confidence::Low))
}

/// `Les travaux « ont pris plus de temps que prévu ».`: nobody gives a thing a name of five words, or of a clause.
pub(super) fn stretch(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let document = context.document;
    let (first, last) = document.inside[candidate.segment];
    let clause = || {
        document.readings[first..last].iter().any(|r| {
            let mut finite = r.verbs.iter().filter(|p| p.group.form == VerbForm::Finite);
            finite.any(|p| p.item == 0 || p.subject.is_some_and(|s| r.nouns[s].phrase.is_source()))
        })
    };
    // *lors des « Rendez-vous de la pêche du Nord »*: a capital behind an article begins a name.
    let named = || {
        let before = document.segments[candidate.segment].tokens.0.checked_sub(1);
        let article = before
            .is_some_and(|b| document.grammar.word_in(b, words!["le", "la", "l'", "les", "du", "des", "au", "aux"]));
        article && super::nobody::opens_with_capital(context, candidate)
    };
    let words = document.words(candidate.segment);
    // Where nobody has spoken, « Comment j'ai perdu le nord » may be a book; a heading gives somebody's words.
    let spoken = context.first_spoken.is_some_and(|s| s < candidate.segment);
    let heads = document.opens_text(candidate.place.reading) && candidate.place.item == 0;
    let is_said = if spoken { words >= 5 && !named() || words >= 3 && clause() } else { heads && words >= 7 };
    is_said.then(|| Finding::new(Kind::Mixed, Source::LastSpeaker, Confidence::Low))
}

/// A quoted heading repeats a source's words.
pub(super) fn heading(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let head = context.document.opens_text(candidate.place.reading) && candidate.place.item == 0;
    if !is_free(context, candidate) && !head && context.reading(candidate.place).items.len() > 8 {
        return None;
    }
    let twin = context.twin(candidate.segment, context.document.is_heading(candidate.segment))?;
    Some(Finding::new(Kind::Direct, Source::SameAs(twin), Confidence::Medium))
}

/// A paragraph of quotation goes on with whoever spoke in the one before.
pub(super) fn paragraph(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    if !is_sentence(context, candidate) || context.document.words(candidate.segment) < 5 {
        return None;
    }
    let document = context.document;
    // A heading in the middle of a text belongs to what comes.
    if document.is_heading(candidate.segment) && document.words(candidate.segment) <= 12 {
        return None;
    }
    let before = previous_segment(context, candidate).filter(|&s| spoken(context, s))?;
    let place = document.places[before]?;
    // *Édith Bourassin a posé une photo devant elle. ⏎ « … »*: somebody else was brought on.
    let between = candidate.place.reading.checked_sub(1).filter(|&r| r > place.reading);
    let other = between
        .map(|r| &document.readings[r])
        .is_some_and(|r| topic(r).is_some_and(|n| r.nouns[n].phrase.class == Class::Named && r.inside.is_none()));
    if other {
        return None;
    }
    let far = document.paragraphs[candidate.place.reading]
        - document.paragraphs[place.reading].min(document.paragraphs[candidate.place.reading]);
    (far <= 2).then(|| Finding::new(Kind::Direct, Source::SameAs(before), Confidence::Low))
}

/// `« … » La formule est de X.` · `« … » Témoignage de X.` · `« … » (X, de Morlaix)`: the sentence after signs the words.
pub(super) fn signed_next(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let document = context.document;
    let grammar = document.grammar;
    if !is_free(context, candidate) || context.document.words(candidate.segment) < 2 {
        return None;
    }
    let next = candidate.place.reading + 1;
    let reading = document.readings.get(next).filter(|r| {
        r.inside == context.reading(candidate.place).inside
            && document.paragraphs[next] == document.paragraphs[candidate.place.reading]
            && r.items.iter().all(|i| !matches!(i.part, Part::Colon | Part::Quote(_)))
    })?;
    let person = |n: usize| {
        let phrase = &reading.nouns[n].phrase;
        phrase.class == Class::Named && phrase.personal || matches!(phrase.class, Class::Role | Class::Person)
    };
    let finding = |noun: usize| {
        let source = Source::Noun(NounId { reading: next, noun });
        Some(Finding::new(Kind::Direct, source, Confidence::Medium))
    };
    if reading.part(0) == Some(Part::Open) && reading.verbs.iter().all(|p| p.group.form != VerbForm::Finite) {
        return reading.noun_at(1).filter(|&(n, _)| person(n)).and_then(|(n, _)| finding(n));
    }
    let says = |n: usize| {
        let head = reading.nouns[n].phrase.head;
        grammar.longest(head).0.is(Classes::WORDS_NOUN) || grammar.word_in(head, words!["question", "phrase"])
    };
    let subject = || reading.verbs.iter().filter_map(|p| p.subject).find(|&s| says(s));
    let first = reading.noun_at(0).map(|(n, _)| n).filter(|&n| says(n)).or_else(subject)?;
    let nominal = &reading.nouns[first];
    let (_, len) = grammar.longest(nominal.phrase.head);
    let verb = reading.verbs.iter().position(|p| p.subject == Some(first) && p.group.form == VerbForm::Finite);
    let signs = |v: usize| {
        let p = &reading.verbs[v];
        let lemma = &*grammar.lexicon.verb(p.group.verb).lemma;
        // *La question du salaire est discutée par les ministres* signs nothing.
        let uttered = matches!(lemma, "poser" | "signer" | "lancer" | "prononcer" | "formuler" | "écrire" | "dire");
        p.group.passive && uttered || matches!(lemma, "être" | "venir" | "émaner")
    };
    let noun = match verb {
        Some(v) => {
            let by = |&i: &usize| {
                reading.items[i].part == Part::Preposition
                    && grammar.word_in(reading.items[i].tokens.0, words!["par", "de", "d'", "du", "des"])
            };
            let from = reading.verbs[v].item + 1;
            let at = (from..reading.items.len().min(from + 5)).find(by).filter(|_| signs(v))?;
            reading.noun_at(at + 1)?.0
        }
        None => nominal.issuer?,
    };
    let cue = CueHit {
        tokens: (nominal.phrase.head, nominal.phrase.head + len),
        lemma: grammar.text(nominal.phrase.head).to_lowercase().into(),
        stance: None,
    };
    Some(finding(noun)?.with_cue(cue)).filter(|_| person(noun))
}

/// `« A. » X ne mâche pas ses mots.`: the sentence after names the source.
pub(super) fn named_next(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    if !is_sentence(context, candidate) || context.document.words(candidate.segment) < 4 {
        return None;
    }
    let document = context.document;
    let next = candidate.place.reading + 1;
    let reading = document.readings.get(next).filter(|r| r.inside == context.reading(candidate.place).inside)?;
    // *« … » — Luc, 26 ans, marchand.*
    let signature =
        matches!(reading.part(0), Some(Part::Dash)) && reading.verbs.iter().all(|p| p.group.form != VerbForm::Finite);
    if signature && let Some((noun, _)) = reading.noun_at(1).filter(|(_, n)| n.phrase.class == Class::Named) {
        return Some(Finding::new(Kind::Direct, Source::Noun(NounId { reading: next, noun }), Confidence::Medium));
    }
    let noun = topic(reading)?;
    let mut finding = Finding::new(Kind::Direct, Source::Noun(NounId { reading: next, noun }), Confidence::Low);
    finding.mention = None;
    Some(finding)
}

/// `Selon X, … La direction aurait « enterré le dossier ».`: the conditional goes on with what somebody says.
pub(super) fn hearsay(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let (document, reading) = (context.document, context.reading(candidate.place));
    let verb = governors(reading, candidate.place.item).into_iter().find(|&v| {
        let p = &reading.verbs[v];
        p.group.form == VerbForm::Finite && reading.frames[p.frame].kind == FrameKind::Main
    })?;
    // *Le préfet a dit « … ». La priorité est désormais de « … »*: a thing that does not say anything itself.
    let thing = reading.verbs[verb].subject.is_some_and(|s| reading.nouns[s].phrase.class == Class::Other)
        && context.document.words(candidate.segment) >= 4
        && !context.document.grammar.word_in(
            context.document.segments[candidate.segment].tokens.0.saturating_sub(1),
            words!["le", "la", "l'", "les"],
        );
    let conditional = reading.verbs[verb].group.conditional;
    let inner = document.segments[candidate.segment].inner.of(document.text());
    let fragment = document.words(candidate.segment) >= 2 && inner.trim_start().starts_with(char::is_lowercase);
    let previous = candidate.place.reading.checked_sub(1).filter(|_| (conditional || thing) && fragment)?;
    let before = &document.readings[previous];
    let near = document.paragraphs[previous] == document.paragraphs[candidate.place.reading]
        && before.inside == reading.inside;
    let quoted = before.items.iter().any(|i| matches!(i.part, Part::Quote(s) if spoken(context, s)));
    let reported = || before.items.iter().any(|i| i.part == Part::CuePreposition);
    (near && (quoted || conditional && reported()))
        .then(|| Finding::new(Kind::Mixed, Source::LastSpeaker, Confidence::Low))
}

/// A further fragment in a sentence where somebody speaks.
pub(super) fn same_sentence(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let row = |item: usize| matches!(reading.part(item), Some(Part::Comma | Part::Coordination | Part::Adverb));
    let item = candidate.place.item;
    let beside = [item.checked_sub(2).filter(|_| row(item - 1)), Some(item + 2).filter(|_| row(item + 1))];
    let said = |i: usize| match reading.part(i) {
        Some(Part::Quote(s))
            if spoken(context, s) && context.found[s].as_ref().is_some_and(|f| matches!(f.source, Source::Noun(_))) =>
        {
            Some(s)
        }
        _ => None,
    };
    let inner = context.document.segments[candidate.segment].inner.of(context.document.text());
    let clause = context.document.words(candidate.segment) >= 3 && inner.trim_start().starts_with(char::is_lowercase);
    let anywhere = || (0..reading.items.len()).filter(|_| clause).find_map(said);
    let neighbour = beside.into_iter().flatten().find_map(said).or_else(anywhere)?;
    let theirs = context.found[neighbour].clone()?;
    Some(Finding { source: Source::SameAs(neighbour), confidence: Confidence::Low, incise: None, ..theirs })
}
