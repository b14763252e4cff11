//! Phrases that a comma or *et* joins into one: appositions, ages, groups.

use super::draft::Draft;
use super::{Nominal, Part};
use crate::key::words;
use crate::phrase::{Class, Determiner, Grammar, NounPhrase, Pronoun, VerbForm};
use crate::token::TokenKind;

/// Joins what belongs together, left to right.
pub(super) fn merge(grammar: &Grammar<'_>, reading: &mut Draft) {
    let mut item = 0;
    while item < reading.items.len() {
        if reading.noun_at(item).is_some() {
            name_issuer(reading, item);
            while appose(grammar, reading, item)
                || unpunctuated(reading, item)
                || age(grammar, reading, item)
                || coordinated(grammar, reading, item)
            {}
        }
        item += 1;
    }
    fronted(reading);
    group(grammar, reading);
    renumber(reading);
}

/// Items moved: verbs must know where they stand.
fn renumber(reading: &mut Draft) {
    for (index, item) in reading.items.iter().enumerate() {
        if let Part::Verb(v) = item.part {
            reading.verbs[v].item = index;
        }
    }
}

/// *le ministre de la Santé, Paul Morin,* · *Paul Morin, ministre de la Santé,*
fn appose(grammar: &Grammar<'_>, reading: &mut Draft, item: usize) -> bool {
    stretch(reading, item);
    // *signé de Patricia Lenfant, alors directrice …*
    let then = matches!(reading.noun_at(item + 3), Some((_, n)) if n.phrase.class == Class::Role && n.phrase.determiner == Determiner::None && !n.governed);
    if then
        && reading.part(item + 1) == Some(Part::Comma)
        && reading.part(item + 2) == Some(Part::Adverb)
        && matches!(reading.noun_at(item), Some((_, n)) if n.phrase.class == Class::Named || n.phrase.class == Class::Role && n.phrase.determiner != Determiner::None)
    {
        reading.items.remove(item + 2);
    }
    let (Some(joint @ (Part::Comma | Part::Dash)), Some(Part::Noun(second))) =
        (reading.part(item + 1), reading.part(item + 2))
    else {
        return false;
    };
    let Some(Part::Noun(first)) = reading.part(item) else { return false };
    // *Entretien avec le Pr Martial Kaboré — président fondateur*
    if joint == Part::Dash && !(reading.part(item + 3).is_none() && reading.nouns[first].phrase.class == Class::Named) {
        return false;
    }
    let (a, b) = (&reading.nouns[first].phrase, &reading.nouns[second].phrase);
    // *a annoncé à Mbandaka, la gouverneure*: a place behind a preposition is nobody's name.
    let place = reading.nouns[first].governed && a.class == Class::Named && !a.personal;
    if reading.nouns[second].governed || place || !apposable(a, b) {
        return false;
    }
    let closes = match reading.part(item + 3) {
        None
        | Some(
            Part::Comma
            | Part::Stop
            | Part::Colon
            | Part::Semicolon
            | Part::Close
            | Part::Dash
            | Part::Quote(_)
            | Part::Qui,
        ) => true,
        // Without the second comma: *, le ministre Paul Morin a déclaré* leaves the first phrase outside.
        // *Sur X, le président a adressé …*: the first phrase belongs to its preposition.
        Some(Part::Verb(_)) if reading.nouns[first].governed && !cue_preposition_before(reading, item) => false,
        // *confie un ministre, Morin souhaite …*: the second phrase begins a clause of its own.
        Some(Part::Verb(_)) if item > 0 && matches!(reading.part(item - 1), Some(Part::Verb(_))) => false,
        // *Paul Ferrier, un éleveur joint par téléphone*
        Some(Part::Verb(v)) if reading.verbs[v].group.form == VerbForm::PastParticiple => {
            a.class == Class::Named && a.name.is_some() && b.class == Class::Role && b.name.is_none()
        }
        Some(Part::Verb(v)) => {
            reading.verbs[v].group.form == VerbForm::Finite
                && (b.class == Class::Named && b.roles.is_empty() || a.class == Class::Named)
        }
        // *le président de l'Alliance, Zadi Koffi et une délégation*
        Some(Part::Coordination)
            if a.class == Class::Role && b.class == Class::Named && b.personal && b.roles.is_empty() =>
        {
            true
        }
        // *a indiqué le secrétaire à la défense, Luca Bassi après sa visite*
        Some(Part::Preposition | Part::Adverb)
            if a.class == Class::Role
                && a.determiner == Determiner::Definite
                && b.class == Class::Named
                && b.personal
                && b.roles.is_empty()
                && item > 0
                && matches!(reading.part(item - 1), Some(Part::Verb(_))) =>
        {
            true
        }
        // *Oumar Sow, directeur de la caisse à Dakar, …*: more may belong to the second phrase.
        Some(
            Part::Preposition | Part::CuePreposition | Part::Que | Part::Relative | Part::Coordination | Part::Adverb,
        ) => a.class == Class::Named,
        _ => false,
    };
    // *Selon son avocate, Me Flore Dupin, le prévenu « … »*: who is complete takes no further description before the clause.
    let complete =
        reading.nouns[first].governed && a.name.is_some() && b.name.is_none() && b.determiner != Determiner::None;
    // *Selon Paul Morin, le directeur « Nous … »*: a sentence of its own leaves nothing for a subject to do.
    let sentence = a.roles.is_empty()
        && matches!(reading.part(item + 3), Some(Part::Quote(_)))
        && (grammar.is_capital(reading.items[item + 3].tokens.0 + 1)
            || !grammar.is_word(reading.items[item + 3].tokens.0 + 1));
    if complete && !sentence && matches!(reading.part(item + 3), Some(Part::Quote(_) | Part::Verb(_))) {
        return false;
    }
    // An enumeration is no apposition: *le ministre, Paul Morin et Anne Roy*.
    if !closes || matches!(reading.part(item + 3), Some(Part::Comma)) && enumeration(reading, item + 3, b) {
        return false;
    }
    let b = b.clone();
    let a = &mut reading.nouns[first].phrase;
    absorb(a, b);
    reading.items[item].tokens.1 = reading.nouns[first].phrase.tokens.1;
    reading.items.drain(item + 1..item + 3);
    true
}

/// *Délégué du personnel, il affirme …*: a bare role at the head of the sentence is the subject's.
fn fronted(reading: &mut Draft) {
    let (Some(Part::Noun(first)), Some(Part::Comma), Some(Part::Noun(second)), Some(Part::Verb(_))) =
        (reading.part(0), reading.part(1), reading.part(2), reading.part(3))
    else {
        return;
    };
    let (a, b) = (&reading.nouns[first].phrase, &reading.nouns[second].phrase);
    let bare = a.class == Class::Role && a.determiner == Determiner::None && a.name.is_none() && !a.plural;
    if bare && b.class == Class::Pronoun(Pronoun::Personal) && !b.plural {
        let roles = a.roles.clone();
        reading.nouns[second].phrase.roles.extend(roles);
    }
}

/// *Le message de la présidente, Maud Terrasson, est clair*: the name is that of the issuer.
fn name_issuer(reading: &mut Draft, item: usize) {
    let Some((noun, nominal)) = reading.noun_at(item) else { return };
    let Some(issuer) = nominal.issuer.filter(|&i| {
        let phrase = &reading.nouns[i].phrase;
        phrase.class == Class::Role && phrase.name.is_none() && !phrase.plural
    }) else {
        return;
    };
    let named = matches!(reading.noun_at(item + 2), Some((_, n)) if n.phrase.class == Class::Named && n.phrase.personal && !n.governed);
    let closes = matches!(reading.part(item + 3), Some(Part::Comma | Part::Colon | Part::Verb(_)));
    if reading.part(item + 1) != Some(Part::Comma) || !named || !closes {
        return;
    }
    let Some(Part::Noun(name)) = reading.part(item + 2) else { return };
    let name = reading.nouns[name].phrase.clone();
    let end = name.tokens.1;
    absorb(&mut reading.nouns[issuer].phrase, name);
    reading.nouns[noun].phrase.tokens.1 = end;
    reading.items[item].tokens.1 = end;
    reading.items.drain(item + 1..item + 3);
}

/// *le responsable du chantier et de l'entretien chez Alunord, Mario Faure,*: what stands between a role and the comma
/// before its name belongs to the role.
fn stretch(reading: &mut Draft, item: usize) {
    let Some(Part::Noun(first)) = reading.part(item) else { return };
    let a = &reading.nouns[first].phrase;
    if !matches!(a.class, Class::Role | Class::Person) || a.name.is_some() || a.plural {
        return;
    }
    let mut comma = item + 1;
    while comma < item + 9 {
        match reading.part(comma) {
            Some(Part::Preposition | Part::Word | Part::Coordination) => {}
            Some(Part::Noun(n))
                if reading.nouns[n].governed
                    || !matches!(
                        reading.nouns[n].phrase.class,
                        Class::Named | Class::Role | Class::Person | Class::Pronoun(_)
                    ) => {}
            _ => break,
        }
        comma += 1;
    }
    let named = matches!(reading.noun_at(comma + 1), Some((_, n)) if n.phrase.class == Class::Named && n.phrase.personal && !n.governed && !n.phrase.plural);
    let closes = matches!(reading.part(comma + 2), None | Some(Part::Comma | Part::Stop | Part::Quote(_)));
    if comma == item + 1 || reading.part(comma) != Some(Part::Comma) || !named || !closes {
        return;
    }
    let end = reading.items[comma - 1].tokens.1;
    reading.nouns[first].phrase.tokens.1 = end;
    reading.items[item].tokens.1 = end;
    reading.items.drain(item + 1..comma);
}

/// *Nesmy Morin le ministre de l'Éducation*, *Lise Olm porte-parole du port*: no comma at all.
fn unpunctuated(reading: &mut Draft, item: usize) -> bool {
    let (Some(Part::Noun(first)), Some(Part::Noun(second))) = (reading.part(item), reading.part(item + 1)) else {
        return false;
    };
    let (a, b) = (&reading.nouns[first].phrase, &reading.nouns[second].phrase);
    let fits = !reading.nouns[first].governed
        && a.class == Class::Named
        && a.personal
        && a.roles.is_empty()
        && b.class == Class::Role
        && matches!(b.determiner, Determiner::Definite | Determiner::None)
        && !b.plural
        && b.name.is_none()
        && !reading.nouns[second].governed;
    if !fits {
        return false;
    }
    let b = b.clone();
    absorb(&mut reading.nouns[first].phrase, b);
    reading.items[item].tokens.1 = reading.nouns[first].phrase.tokens.1;
    reading.items.remove(item + 1);
    true
}

/// *Odette Kalonda, vendeuse de braise et mère de quatre enfants, …*: a further description without article.
fn coordinated(grammar: &Grammar<'_>, reading: &mut Draft, item: usize) -> bool {
    let (Some(Part::Noun(first)), Some(Part::Coordination), Some(Part::Noun(second))) =
        (reading.part(item), reading.part(item + 1), reading.part(item + 2))
    else {
        return false;
    };
    let (a, b) = (&reading.nouns[first].phrase, &reading.nouns[second].phrase);
    let described = a.class == Class::Named
        && a.roles.last().is_some_and(|r| r.tokens.1 == a.tokens.1 && a.name.is_some_and(|n| n.1 <= r.tokens.0));
    let bare = matches!(b.class, Class::Role | Class::Person)
        && b.determiner == Determiner::None
        && b.name.is_none()
        && !b.plural
        && !reading.nouns[second].governed;
    if !described || !bare || !grammar.word_in(reading.items[item + 1].tokens.0, words!["et"]) {
        return false;
    }
    let b = b.clone();
    absorb(&mut reading.nouns[first].phrase, b);
    reading.items[item].tokens.1 = reading.nouns[first].phrase.tokens.1;
    reading.items.drain(item + 1..item + 3);
    true
}

fn enumeration(reading: &Draft, comma: usize, last: &NounPhrase) -> bool {
    let Some((_, next)) = reading.noun_at(comma + 1) else { return false };
    !next.governed
        && next.phrase.class == last.class
        && next.phrase.class == Class::Named
        && matches!(reading.part(comma + 2), Some(Part::Comma | Part::Coordination))
}

fn apposable(a: &NounPhrase, b: &NounPhrase) -> bool {
    if a.plural != b.plural {
        return false;
    }
    match (a.class, b.class) {
        // The role first, the name second, with a title or a second role.
        (
            Class::Role | Class::Person | Class::Pronoun(Pronoun::Former | Pronoun::Latter | Pronoun::Other),
            Class::Named,
        ) => a.name.is_none(),
        (Class::Named, Class::Role) => !b.plural,
        // *un père, chauffeur de taxi, qui …*
        (Class::Person, Class::Role) => {
            a.name.is_none() && a.determiner == Determiner::Indefinite && b.determiner == Determiner::None && !b.plural
        }
        // *Aline Morin, une des rédactrices du journal,*
        (Class::Named, Class::Pronoun(Pronoun::Other)) => !b.plural && !b.roles.is_empty(),
        (Class::Named, Class::Person) => !b.plural && b.determiner != Determiner::Possessive,
        // *la maison mère, France Télé Monde,*
        (Class::Body, Class::Body) => {
            a.determiner == Determiner::Definite && b.determiner == Determiner::None && b.name.is_none()
        }
        (Class::Role, Class::Role) => a.name.is_none() && b.determiner == Determiner::None,
        _ => false,
    }
}

/// Takes the apposed phrase `b` into `a`.
fn absorb(a: &mut NounPhrase, b: NounPhrase) {
    a.tokens.1 = b.tokens.1;
    if a.roles.is_empty() {
        a.roles = b.roles;
    } else {
        a.roles.extend(b.roles);
    }
    if a.name.is_none() {
        // A body takes its proper name: *la maison mère, France Télé Monde*.
        a.name = if b.class == Class::Body { Some((b.head, b.tokens.1)) } else { b.name };
    }
    if a.class == Class::Body {
        return;
    }
    if a.name.is_some() {
        a.class = Class::Named;
        a.personal = true;
    }
    let both = a.genders.and(b.genders);
    if !both.is_empty() {
        a.genders = both;
    } else if b.class == Class::Named {
        // *un partenaire, Lydie Koffi*: the name tells.
        a.genders = b.genders;
    }
    if a.category.is_none()
        || a.roles.len() == 1 && b.category.is_some() && a.category != b.category && a.roles[0].category == b.category
    {
        a.category = b.category;
    }
}

/// *, 44 ans,*
fn age(grammar: &Grammar<'_>, reading: &mut Draft, item: usize) -> bool {
    let Some(Part::Comma) = reading.part(item + 1) else { return false };
    let number = reading.items[item + 1].tokens.1;
    if grammar.kind(number) != TokenKind::Number || !grammar.word_in(number + 1, words!["ans"]) {
        return false;
    }
    let end = number + 2;
    let Some(last) = (item + 2..reading.items.len().min(item + 5)).find(|&i| reading.items[i].tokens.1 == end) else {
        return false;
    };
    let Some(Part::Noun(noun)) = reading.part(item) else { return false };
    if !matches!(reading.nouns[noun].phrase.class, Class::Named | Class::Person | Class::Role) {
        return false;
    }
    reading.nouns[noun].phrase.tokens.1 = end;
    reading.items[item].tokens.1 = end;
    reading.items.drain(item + 1..=last);
    true
}

/// *Washington, l'ONU et la Ligue arabe ont réclamé*: several sources that speak as one.
fn group(grammar: &Grammar<'_>, reading: &mut Draft) {
    let mut item = 0;
    while item < reading.items.len() {
        let Some((first, nominal)) = reading.noun_at(item) else {
            item += 1;
            continue;
        };
        if nominal.governed && !cue_preposition_before(reading, item) || !groupable(&nominal.phrase) {
            item += 1;
            continue;
        }
        let mut last = item;
        let mut joined = false;
        while let Some(Part::Comma | Part::Coordination) = reading.part(last + 1) {
            let Some((_, next)) = reading.noun_at(last + 2) else { break };
            if next.governed || !groupable(&next.phrase) {
                break;
            }
            let and = reading.part(last + 1) == Some(Part::Coordination);
            if and && !grammar.word_in(reading.items[last + 1].tokens.0, words!["et", "ou"]) {
                break;
            }
            last += 2;
            if and {
                joined = true;
                break;
            }
        }
        // *Selon le directeur, le Canada et le Québec sont …*: the source, then the subject.
        let subject_follows = cue_preposition_before(reading, item)
            && reading.part(item + 1) == Some(Part::Comma)
            && matches!(reading.part(last + 1), Some(Part::Verb(_)));
        if joined && !subject_follows && speaks_as_one(reading, item, last) {
            let end = reading.items[last].tokens.1;
            let bodies = (item..=last)
                .step_by(2)
                .all(|i| reading.noun_at(i).is_some_and(|(_, n)| matches!(n.phrase.class, Class::Body | Class::Place)));
            // *Mauricette et Roland Vinet*: each of them stays somebody whom *elle* may take up.
            let alone = Nominal { issuer: None, ..reading.nouns[first].clone() };
            reading.nouns.push(alone);
            let phrase = &mut reading.nouns[first].phrase;
            phrase.class = if bodies { Class::Body } else { Class::Person };
            phrase.category = Some(if bodies {
                crate::extraction::Category::Organization
            } else {
                phrase.category.unwrap_or(crate::extraction::Category::Citizen)
            });
            phrase.tokens.1 = end;
            phrase.plural = true;
            phrase.personal = !bodies;
            phrase.name = None;
            phrase.acronym = None;
            reading.items[item].tokens.1 = end;
            reading.items.drain(item + 1..=last);
        }
        item += 1;
    }
}

fn groupable(phrase: &NounPhrase) -> bool {
    matches!(phrase.class, Class::Named | Class::Role | Class::Person | Class::Body | Class::Place)
}

fn cue_preposition_before(reading: &Draft, item: usize) -> bool {
    item > 0 && reading.items[item - 1].part == Part::CuePreposition
}

/// A plural verb right after, or before, or a cue preposition.
fn speaks_as_one(reading: &Draft, first: usize, last: usize) -> bool {
    let plural = |i: Option<usize>| {
        i.and_then(|i| reading.verb_at(i)).is_some_and(|(_, v)| v.group.plural && v.group.form == VerbForm::Finite)
    };
    let verb_first = first > 0 && plural(Some(first - 1));
    plural(reading.after(last)) || verb_first || cue_preposition_before(reading, first)
}
