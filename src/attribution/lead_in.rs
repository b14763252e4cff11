//! Lead-ins: what stands before a colon, and a name in brackets behind the words.

use super::{Candidate, Context, CueHit, Finding, Source, nobody};
use crate::clause::{FrameKind, Link, Part, Predicate, Reading};
use crate::document::NounId;
use crate::extraction::{Confidence, Kind};
use crate::key::words;
use crate::lexicon::{Classes, Frames};
use crate::phrase::{Class, Determiner, Pronoun, VerbForm};

/// `X a déclaré : « … »` · `Et d’ajouter : « … »` · `X : « … »` · `L’un d’eux n’en démord pas : « … »`
pub(super) fn colon(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let place = candidate.place;
    let reading = context.reading(place);
    match place.item.checked_sub(1) {
        Some(before) if reading.items[before].part == Part::Colon => {
            // *autour du thème : « … »*
            let theme = before.checked_sub(1).and_then(|i| reading.noun_at(i)).is_some_and(|(_, n)| {
                context.document.grammar.word_in(n.phrase.head, words!["thème", "intitulé", "titre"])
            });
            if theme || says_myself(context, candidate, before) {
                return Some(nobody::nobody());
            }
            // *Bus supprimés : « On nous raye de la carte »*: in a title nobody has spoken yet.
            let finding = before_colon(context, place.reading, before)
                .filter(|f| !context.document.opens_text(place.reading) || f.source != Source::LastSpeaker)?;
            // *une sourcière qui n'y croit plus : « La Nuit des sourciers », …*: a title, if no verb of saying leads to it.
            let sure = finding.confidence == Confidence::High;
            (sure
                || !nobody::reads_like_title(context, candidate)
                || reading.part(place.item + 1).is_none_or(|p| p == Part::Stop))
            .then_some(finding)
        }
        // The colon ends the sentence before, the words begin a paragraph.
        None => {
            let previous = place.reading.checked_sub(1)?;
            let last = context.document.readings[previous].items.len().checked_sub(1)?;
            let led = context.document.readings[previous].items[last].part == Part::Colon
                && context.document.readings[previous].inside == reading.inside;
            if led { before_colon(context, previous, last) } else { None }
        }
        _ => None,
    }
}

/// *« Je lui ai dit : “…” »*: the speaker's own words within his words.
fn says_myself(context: &Context<'_, '_>, candidate: Candidate, colon: usize) -> bool {
    let reading = context.reading(candidate.place);
    let nearest =
        reading.verbs.iter().rev().find(|p| p.item < colon && context.document.grammar.sense(&p.group).is_some());
    reading.inside.is_some()
        && nearest
            .and_then(|p| p.subject)
            .is_some_and(|s| context.document.grammar.word_in(reading.nouns[s].phrase.tokens.0, words!["je", "j'"]))
}

/// *Lire l'entretien avec Ana Morin : « … »*
fn interviewee(context: &Context<'_, '_>, index: usize, colon: usize) -> Option<NounId> {
    let reading = &context.document.readings[index];
    let grammar = context.document.grammar;
    let (noun, nominal) = colon.checked_sub(1).and_then(|i| reading.noun_at(i))?;
    let (_, talk) = colon.checked_sub(3).and_then(|i| reading.noun_at(i))?;
    let with = reading.items[colon - 2].tokens.0;
    (nominal.phrase.class == Class::Named
        && nominal.phrase.personal
        && grammar.word_in(with, words!["avec", "de", "d'"])
        && grammar.word_in(talk.phrase.head, words!["entretien", "interview", "tribune", "témoignage"]))
    .then_some(NounId { reading: index, noun })
}

fn before_colon(context: &Context<'_, '_>, index: usize, colon: usize) -> Option<Finding> {
    let reading = &context.document.readings[index];
    if let Some(source) = interviewee(context, index, colon) {
        return Some(Finding::new(Kind::Direct, Source::Noun(source), Confidence::Medium));
    }
    let start = (0..colon).rev().find(|&i| matches!(reading.items[i].part, Part::Stop)).map_or(0, |i| i + 1);
    // The cue nearest to the colon, relative clauses last.
    let cues = |relative: bool| {
        reading.verbs.iter().enumerate().rev().find(|(_, p)| {
            (start..colon).contains(&p.item)
                && !p.group.passive
                && p.group.form != VerbForm::PastParticiple
                && !p.subject.is_some_and(|s| {
                    matches!(reading.nouns[s].phrase.class, Class::Pronoun(Pronoun::Speaker | Pronoun::Neutral))
                })
                && !matches!(&*context.document.grammar.lexicon.verb(p.group.verb).lemma, "sembler" | "paraître")
                && (reading.frames[p.frame].kind == FrameKind::Relative) == relative
                && context
                    .document
                    .grammar
                    .sense(&p.group)
                    .is_some_and(|s| s.frames.intersects(Frames::COLON | Frames::QUE | Frames::INCISE))
        })
    };
    // *Et de préciser, à la question de son avenir : « … »*: the verb says so.
    let answered = colon.checked_sub(1).and_then(|i| reading.noun_at(i)).is_some_and(|(_, n)| {
        n.governed && context.document.grammar.word_in(n.phrase.head, words!["question", "questions", "sujet"])
    }) && cues(false).is_some();
    let adjacent = || adjacent_noun(context, index, colon).filter(|_| !answered);
    if let Some(finding) = adjacent().or_else(|| copula(context, index, start, colon)) {
        return Some(finding);
    }
    // *« … », détaille Mme Cardenal, qui développe : « … »*: the outer cue has its words already.
    let served = |p: &Predicate| {
        matches!(p.link, Link::After | Link::InvertedPronoun)
            && reading.items[start..p.item].iter().any(|i| matches!(i.part, Part::Quote(_)))
    };
    let beside =
        cues(true).filter(|(_, p)| p.item + 1 == colon).filter(|_| cues(false).is_some_and(|(_, p)| served(p)));
    if let Some((verb, _)) = beside {
        return Some(context.by_verb(index, verb, Kind::Direct, Confidence::Medium));
    }
    // *Quand on lui demande pourquoi, la chercheuse rit : « … »*: the main clause, not the one before.
    let at_once = colon.checked_sub(1).and_then(|i| reading.verb_at(i)).filter(|(_, p)| {
        p.group.form == VerbForm::Finite
            && p.subject.is_some_and(|s| reading.nouns[s].phrase.is_source())
            && reading.frames[p.frame].kind != FrameKind::Relative
    });
    let aside = |v: usize| reading.frames[reading.verbs[v].frame].kind == FrameKind::Subordinate;
    if let (Some((verb, _)), Some((cue, _))) = (at_once, cues(false))
        && aside(cue)
    {
        return Some(context.by_verb(index, verb, Kind::Direct, Confidence::Medium));
    }
    if let Some((verb, predicate)) = cues(false) {
        if let Some(finding) = cited(context, index, verb, colon) {
            return Some(finding);
        }
        let sense = context.document.grammar.sense(&predicate.group)?;
        let confidence = if sense.frames.intersects(Frames::WEAK) || predicate.subject.is_none() {
            Confidence::Medium
        } else {
            Confidence::High
        };
        return Some(context.by_verb(index, verb, Kind::Direct, confidence));
    }
    if let Some(finding) = cue_noun(context, index, start, colon) {
        return Some(finding);
    }
    if let Some((verb, _)) = cues(true) {
        return Some(context.by_verb(index, verb, Kind::Direct, Confidence::Medium));
    }
    // Any verb with a source as its subject: *Un autre n’en démord pas : « … »*.
    let seems =
        |p: &Predicate| matches!(&*context.document.grammar.lexicon.verb(p.group.verb).lemma, "sembler" | "paraître");
    if let Some((verb, _)) = reading.verbs.iter().enumerate().rev().find(|(_, p)| {
        (start..colon).contains(&p.item)
            && p.group.form == VerbForm::Finite
            && !seems(p)
            // *Les chiffres sont têtus : « … »*
            && p.subject.is_some_and(|s| {
                reading.nouns[s].phrase.is_source() && reading.nouns[s].phrase.class != Class::Document
            })
    }) {
        return Some(context.by_verb(index, verb, Kind::Direct, Confidence::Medium));
    }
    let alone = reading.verbs.iter().all(|p| !(start..colon).contains(&p.item) || p.group.form != VerbForm::Finite);
    // *Paul Morin : « … »* · *Dans un communiqué, la direction : « … »*
    let source = (start..colon).find_map(|i| reading.noun_at(i).filter(|(_, n)| n.phrase.is_source() && !n.governed));
    // *Réponse de l'ambassadeur, pendant la cérémonie : « … »*
    if alone
        && let Some(finding) =
            (start..colon).filter_map(|i| reading.noun_at(i)).find_map(|(noun, _)| issued(context, index, noun))
    {
        return Some(finding);
    }
    if alone && let Some((noun, _)) = source {
        return Some(Finding::new(Kind::Direct, Source::Noun(NounId { reading: index, noun }), Confidence::Medium));
    }
    if alone && let Some((_, nominal)) = (start..colon).find_map(|i| reading.noun_at(i)) {
        // *Sa vision du métier : « … »*
        if nominal.phrase.determiner == Determiner::Possessive && !nominal.governed {
            return Some(Finding::new(Kind::Direct, Source::LastSpeaker, Confidence::Low));
        }
    }
    None
}

/// `Le rapport cite un ancien salarié : « … »` · `avant de citer X : « … »`: whose words another repeats.
fn cited(context: &Context<'_, '_>, index: usize, verb: usize, colon: usize) -> Option<Finding> {
    let reading = &context.document.readings[index];
    let predicate = &reading.verbs[verb];
    if &*context.document.grammar.lexicon.verb(predicate.group.verb).lemma != "citer" {
        return None;
    }
    let whom = |i: usize| reading.noun_at(i).filter(|(_, n)| !n.governed && n.phrase.is_source());
    let (noun, _) = (predicate.item + 1..colon).find_map(whom)?;
    let source = Source::Noun(NounId { reading: index, noun });
    Some(Finding::new(Kind::Direct, source, Confidence::Medium).with_cue(context.verb_cue(index, verb)))
}

/// `Et, se tournant vers les siens : « … »` · `Le constat est amer : « … »`: whoever spoke last.
pub(super) fn colon_loose(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let before = candidate.place.item.checked_sub(1)?;
    let colon = reading.items[before].part == Part::Colon && context.document.words(candidate.segment) >= 3;
    (colon && !context.document.opens_text(candidate.place.reading))
        .then(|| Finding::new(Kind::Direct, Source::LastSpeaker, Confidence::Low))
}

/// A noun of saying with its issuer, as a cue.
fn issued(context: &Context<'_, '_>, index: usize, noun: usize) -> Option<Finding> {
    let grammar = context.document.grammar;
    let nominal = &context.document.readings[index].nouns[noun];
    let head = nominal.phrase.head;
    let (entry, len) = grammar.longest(head);
    // *Communiqué de l'intéressée : « … »*
    let words = entry.is(Classes::WORDS_NOUN | Classes::MINDSET_NOUN) || nominal.phrase.class == Class::Document;
    let possessive = nominal.phrase.determiner == Determiner::Possessive;
    let source = match nominal.issuer.filter(|_| words && !possessive) {
        Some(issuer) => Source::Noun(NounId { reading: index, noun: issuer }),
        // *Le producteur ne cache pas sa fierté : « … »*; alone, *Sa vision du métier : « … »*
        None if words && possessive => possessor(context, index, noun).map_or(Source::LastSpeaker, Source::Noun),
        None => return None,
    };
    let cue = CueHit {
        tokens: (head, head + len),
        lemma: grammar.span((head, head + len)).of(grammar.text).to_lowercase().into(),
        stance: None,
    };
    Some(Finding::new(Kind::Direct, source, Confidence::Medium).with_cue(cue))
}

/// Whose *sa fierté* is: the subject of the verb before it, if that is a source.
fn possessor(context: &Context<'_, '_>, index: usize, noun: usize) -> Option<NounId> {
    let reading = &context.document.readings[index];
    let item = reading.items.iter().position(|i| i.part == Part::Noun(noun))?;
    let predicate = reading.verbs.iter().rev().find(|p| p.item < item && p.group.form == VerbForm::Finite)?;
    let source = predicate.subject.filter(|&s| s != noun && reading.nouns[s].phrase.is_source())?;
    Some(NounId { reading: index, noun: source })
}

/// `rapporte ces mots d’un général : « … »`
fn adjacent_noun(context: &Context<'_, '_>, index: usize, colon: usize) -> Option<Finding> {
    let reading = &context.document.readings[index];
    let (noun, _) = colon.checked_sub(1).and_then(|i| reading.noun_at(i))?;
    issued(context, index, noun)
}

/// `Le message de la ministre est clair : « … »`
fn copula(context: &Context<'_, '_>, index: usize, start: usize, colon: usize) -> Option<Finding> {
    let reading = &context.document.readings[index];
    let lexicon = context.document.grammar.lexicon;
    let last = reading.verbs.iter().rev().find(|p| (start..colon).contains(&p.item))?;
    let is = matches!(&*lexicon.verb(last.group.verb).lemma, "être" | "rester" | "tenir");
    last.subject.filter(|_| is).and_then(|noun| issued(context, index, noun))
}

/// `« … » : le démenti de X n’a convaincu personne`
pub(super) fn noun_behind(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let item = candidate.place.item;
    if reading.part(item + 1)? != Part::Colon {
        return None;
    }
    let (noun, _) = reading.noun_at(item + 2)?;
    issued(context, candidate.place.reading, noun)
}

/// `le message de X : « … »` · `un slogan : « … »`
fn cue_noun(context: &Context<'_, '_>, index: usize, start: usize, colon: usize) -> Option<Finding> {
    let document = context.document;
    let reading = &document.readings[index];
    let (item, (noun, nominal)) = (start..colon).rev().find_map(|i| reading.noun_at(i).map(|n| (i, n)))?;
    let head = nominal.phrase.head;
    let (entry, len) = document.grammar.longest(head);
    if !entry.is(Classes::WORDS_NOUN | Classes::MEDIUM_NOUN)
        && !(entry.is(Classes::MINDSET_NOUN) && nominal.issuer.is_some())
    {
        return None;
    }
    let cue = CueHit {
        tokens: (head, head + len),
        lemma: document.grammar.span((head, head + len)).of(document.text()).to_lowercase().into(),
        stance: None,
    };
    if let Some(issuer) = nominal.issuer {
        return Some(
            Finding::new(Kind::Direct, Source::Noun(NounId { reading: index, noun: issuer }), Confidence::Medium)
                .with_cue(cue),
        );
    }
    // Whoever is the subject of the sentence speaks, or whom the complement names.
    let subject = reading
        .verbs
        .iter()
        .rev()
        .find(|p| p.item < item && p.subject.is_some_and(|s| reading.nouns[s].phrase.is_source()))
        .and_then(|p| p.subject);
    let source = subject
        .filter(|&s| s != noun)
        .map_or(Source::LastSpeaker, |s| Source::Noun(NounId { reading: index, noun: s }));
    Some(Finding::new(Kind::Direct, source, Confidence::Medium).with_cue(cue))
}

/// `« … » (Paul Morin, maire de Sarlat)` · `« … » — Paul Morin` · in a title `« … », Paul Morin`
pub(super) fn signed(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading: &Reading<'_> = context.reading(candidate.place);
    let item = candidate.place.item;
    match reading.part(item + 1)? {
        Part::Open | Part::Dash => {}
        // *« … » : Morin* as a title
        Part::Colon if reading.items.len() == item + 3 => {}
        Part::Comma if item == 0 || reading.items[item - 1].part == Part::Colon => {
            if !nobody::has_verb(context, candidate)
                || reading.verbs.iter().any(|p| p.item > item && p.group.form == VerbForm::Finite)
            {
                return None;
            }
        }
        _ => return None,
    }
    let (noun, nominal) = reading.noun_at(item + 2)?;
    let title = reading.part(item + 1) == Some(Part::Colon);
    // *la « bévue d'un stagiaire » (un archiviste)*: a gloss.
    if reading.part(item + 1) == Some(Part::Open)
        && nominal.phrase.determiner == Determiner::Indefinite
        && context.kind(candidate) == Kind::Mixed
    {
        return None;
    }
    let named = nominal.phrase.class == Class::Named && (nominal.phrase.personal || title)
        || nominal.phrase.class == Class::Role
        || title && matches!(nominal.phrase.class, Class::Body | Class::Place);
    named.then(|| {
        Finding::new(
            context.kind(candidate),
            Source::Noun(NounId { reading: candidate.place.reading, noun }),
            Confidence::Medium,
        )
    })
}
