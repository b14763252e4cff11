//! Whom a pronoun takes up.

use super::Resolver;
use super::entity::Entity;
use crate::clause::{Link, Part, Predicate};
use crate::document::NounId;
use crate::key::words;
use crate::lexicon::Genders;
use crate::phrase::{Class, NounPhrase, Pronoun, VerbForm};

/// What speaks for an entity besides nearness.
#[derive(Clone, Copy, Debug)]
struct Pull {
    /// It is the subject of this sentence or the one before.
    subject: i64,
    /// It is the subject of this sentence.
    sentence: i64,
    /// *Interrogé sur les mots de Vidal, il …*: the first token of what stands before the pronoun without a verb, where
    /// somebody else is named.
    adjunct: Option<usize>,
}

impl Resolver<'_, '_> {
    pub(super) fn pronoun(&mut self, id: NounId, phrase: &NounPhrase, pronoun: Pronoun) -> Option<usize> {
        let document = self.document;
        // Inside marks, whoever the words themselves have just named: *« Mon père est venu, il m'a dit : “…” »*.
        if matches!(pronoun, Pronoun::Personal | Pronoun::Last)
            && let Some(entity) = self.named_inside(id, phrase)
        {
            return Some(entity);
        }
        let place = document.place(phrase.tokens.0);
        let agrees = |e: &Entity| {
            e.plural == phrase.plural
                && !e.genders.and(phrase.genders).is_empty()
                && e.last_moment.is_some()
                && e.last_place < place
        };
        // A body is taken up by a pronoun only where the text is about it.
        let topical = |e: &Entity| match e.class {
            Class::Named => e.personal || e.spoke.is_some(),
            Class::Role | Class::Person | Class::Pronoun(Pronoun::Other) => true,
            Class::Body | Class::Document => {
                e.spoke.is_some() || e.subject_in.is_some_and(|s| self.distance(id.reading, s) <= 1)
            }
            Class::Place => e.spoke.is_some(),
            _ => e.spoke.is_some(),
        };
        match pronoun {
            Pronoun::Personal => {
                let person = |e: &Entity| e.class != Class::Document || e.spoke.is_some();
                let pull = self.pull(id);
                self.best_by(id.reading, pull, |e| agrees(e) && topical(e) && person(e))
                    .or_else(|| self.best_by(id.reading, pull, |e| agrees(e) && topical(e)))
            }
            Pronoun::Last => {
                // *explique celui qui est aussi professeur*: no body, if there is a person.
                let person = |e: &Entity| {
                    e.class == Class::Named && e.personal || matches!(e.class, Class::Role | Class::Person)
                };
                let near = |e: &Entity| self.distance(id.reading, e.last_moment) <= 2;
                // *L'accord doit passer devant l'Autorité. Celle-ci …*: what was named last, be it a body.
                let ci = document.grammar.word_in(phrase.tokens.0, words!["celui-ci", "celle-ci"]);
                let body = |e: &Entity| e.class == Class::Body && e.genders == phrase.genders;
                self.latest(|e| agrees(e) && (topical(e) && person(e) || ci && body(e)) && near(e))
                    .or_else(|| self.latest(|e| agrees(e) && topical(e)))
            }
            Pronoun::Same => self.speakers.last_speaker,
            Pronoun::Former => self.two(id, phrase).map(|two| two.0).or_else(|| self.another(id, phrase)),
            Pronoun::Latter => self.two(id, phrase).map(|two| two.1).or_else(|| self.another(id, phrase)),
            Pronoun::Other => self.another(id, phrase),
            Pronoun::Indefinite | Pronoun::Speaker | Pronoun::Neutral => None,
        }
    }

    /// Somebody who was not named: *un autre*, after a minister another minister.
    fn another(&mut self, id: NounId, phrase: &NounPhrase) -> Option<usize> {
        // *Yann, Loïc et Tristan viennent de l'île. Tous disent …*
        let all = self.document.grammar.word_in(phrase.tokens.0, words!["tous", "toutes"]);
        let group = |e: &Entity| e.plural && !e.is_body() && self.distance(id.reading, e.last_moment) <= 4;
        if all && let Some(group) = self.latest(group) {
            return Some(group);
        }
        let like = self
            .speakers
            .last_speaker
            .filter(|_| phrase.tokens.1 - phrase.tokens.0 <= 2)
            .filter(|&e| self.speakers.entities[e].class == Class::Role);
        let mut entity = Entity::new(self.document, phrase);
        if let Some(like) = like {
            let model = &self.speakers.entities[like];
            entity.roles = model.roles.clone();
            entity.category = model.category;
            if entity.genders == Genders::BOTH {
                entity.genders = model.genders;
            }
        }
        entity.indefinite = true;
        Some(self.enter(entity))
    }

    /// The two people of whom one is *le premier*, the other *le second*: those named last, in the order of the text.
    fn two(&mut self, id: NounId, phrase: &NounPhrase) -> Option<(usize, usize)> {
        // Whoever was *le premier* is now the last to be named: the two stay as they were.
        if let Some((reading, two)) = self.speakers.two.filter(|&(reading, _)| self.distance(id.reading, reading) <= 3)
        {
            self.speakers.two = Some((reading.max(self.moment(id.reading)), two));
            return Some(two);
        }
        let person = |e: &Entity| {
            (e.class == Class::Named && e.personal || e.class == Class::Role)
                && !e.plural
                && !e.genders.and(phrase.genders).is_empty()
                && e.last_moment.is_some()
                && self.distance(id.reading, e.last_moment) <= 2
        };
        let latter = self.latest(person)?;
        let last = self.speakers.entities[latter].last_place;
        let former = self.latest(|e| person(e) && e.last_place < last)?;
        self.speakers.two = Some((self.moment(id.reading), (former, latter)));
        Some((former, latter))
    }

    /// The source that the words of the same segment name right before a pronoun.
    pub(super) fn named_inside(&mut self, id: NounId, phrase: &NounPhrase) -> Option<usize> {
        let document = self.document;
        let segment = document.readings[id.reading].inside?;
        let (first, _) = document.inside[segment];
        let near = (first.max(id.reading.saturating_sub(2))..=id.reading).rev();
        for reading in near {
            let r = &document.readings[reading];
            for (noun, nominal) in r.nouns.iter().enumerate().rev() {
                let p = &nominal.phrase;
                let person = matches!(p.class, Class::Named | Class::Role | Class::Person)
                    && (p.class != Class::Named || p.personal || r.verbs.iter().any(|v| v.subject == Some(noun)));
                let agrees = p.plural == phrase.plural && !p.genders.and(phrase.genders).is_empty();
                // *Mon père est plombier*: not whom *il* takes up.
                let predicative = r
                    .items
                    .iter()
                    .position(|i| i.part == Part::Noun(noun))
                    .and_then(|i| i.checked_sub(1))
                    .and_then(|i| r.verb_at(i))
                    .is_some_and(|(_, v)| v.subject.is_some_and(|s| s != noun));
                if person && agrees && !nominal.governed && !predicative && p.tokens.0 < phrase.tokens.0 {
                    let entity = self.noun(NounId { reading, noun }, true)?;
                    return Some(entity).filter(|&e| self.excluded != Some(e));
                }
            }
        }
        None
    }

    /// What counts for a pronoun.
    fn pull(&self, id: NounId) -> Pull {
        let reading = &self.document.readings[id.reading];
        let own = reading.verbs.iter().find(|p| p.subject == Some(id.noun) && p.link == Link::Before);
        let finite = |p: &Predicate| p.group.form == VerbForm::Finite;
        let first = own.filter(|own| !reading.verbs.iter().any(|p| finite(p) && p.item < own.item));
        Pull {
            subject: 10,
            // *La directrice a salué …*, *qu’elle a qualifié …*, but not *Le chanteur serait, selon lui, …*
            sentence: if own.is_some() { 6 } else { 0 },
            adjunct: first.map(|_| self.document.place(reading.tokens.0)),
        }
    }

    /// The likeliest for a description: it takes up the subject of the sentence before rather than who spoke last.
    pub(super) fn best_described(&self, reading: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        self.best_by(reading, Pull { subject: 18, sentence: 6, adjunct: None }, fits)
    }

    /// The likeliest of the entities that fit: near, a subject, the last to speak, a person rather than a body.
    fn best_by(&self, reading: usize, pull: Pull, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        let now = self.moment(reading);
        let score = |e: usize| {
            let entity = &self.speakers.entities[e];
            let distance = self.distance(reading, entity.last_moment).min(40) as i64;
            let mut score = -6 * distance;
            // *L'intersyndicale … Elle menace …*: a new paragraph has its own people.
            if entity.last_moment.is_some_and(|last| !last.shares_paragraph(now)) {
                score -= 12;
            }
            if entity.subject_in.is_some_and(|s| self.distance(reading, s) <= 1) {
                score += pull.subject;
            }
            if entity.subject_in == Some(now) {
                score += pull.sentence;
            } else if pull.adjunct.is_some_and(|start| start <= entity.last_place) {
                score -= 14;
            }
            if self.speakers.last_speaker == Some(e) {
                score += 11;
            } else if entity.spoke.is_some() {
                score += 3;
            }
            // Whom the text is about.
            score += entity.mentions.min(5) as i64;
            score += match entity.class {
                Class::Named if !entity.personal => -6,
                Class::Named => 5,
                Class::Role => 3,
                Class::Person | Class::Pronoun(Pronoun::Other) => 1,
                Class::Body => -9,
                Class::Place => -12,
                _ => -8,
            };
            if entity.genders == Genders::BOTH {
                score -= 4;
            }
            // *Reda Costa réclame un ministre de gauche*: whom nobody has seen is hardly taken up.
            if entity.indefinite && entity.subject_in.is_none() && entity.spoke.is_none() {
                score -= 10;
            }
            score
        };
        self.speakers
            .known
            .recent
            .iter()
            .copied()
            .filter(|&e| self.excluded != Some(e) && fits(&self.speakers.entities[e]))
            .max_by_key(|&e| (score(e), self.speakers.entities[e].last_place))
    }
}
