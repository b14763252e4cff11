//! Who a role, a description or the name of a body means: *la ministre*, *l'intéressé*, *l'organisation*.

use super::entity::{self, Entity, EntityRole, Fit};
use super::{Resolver, wording};
use crate::document::NounId;
use crate::key::words;
use crate::phrase::{Class, Determiner, NounPhrase};

impl Resolver<'_, '_> {
    pub(super) fn role(&mut self, id: NounId, phrase: &NounPhrase, wanted: bool) -> Option<usize> {
        let document = self.document;
        let roles = wording::roles(document, phrase);
        let Some(role) = roles.first() else { return wanted.then(|| self.add(phrase)) };
        let wanted_or_subject = wanted || self.opens_sentence(id);
        if phrase.determiner == Determiner::Indefinite && !phrase.plural {
            return wanted_or_subject.then(|| self.add(phrase));
        }
        if let Some(entity) = self.same_role(id, phrase, role) {
            self.join(entity, phrase);
            return Some(entity);
        }
        let definite = matches!(phrase.determiner, Determiner::Definite | Determiner::Demonstrative);
        // *sa patronne*
        // *« Le médecin m'a dit : “…” »* is nobody whom the writer spoke of.
        let own = document.readings[id.reading].inside.is_none() || self.incise;
        let known = own && (definite || wanted && phrase.determiner == Determiner::Possessive);
        if known
            && !phrase.plural
            && let Some(entity) = self.redescribed(id, phrase, role, wanted)
        {
            self.join(entity, phrase);
            return Some(entity);
        }
        // A definite role may be named later: it is remembered.
        let outside = document.readings[id.reading].inside.is_none();
        (wanted_or_subject || definite && outside).then(|| self.add(phrase))
    }

    /// Who bears the same role, or an office of the same sort.
    pub(super) fn same_role(&self, id: NounId, phrase: &NounPhrase, role: &EntityRole) -> Option<usize> {
        let compatible =
            |e: &Entity| e.plural == phrase.plural && !e.genders.and(phrase.genders).is_empty() && !e.is_body();
        let named = |e: &Entity| e.class == Class::Named;
        let same = |e: &Entity| compatible(e) && e.role_fit(role) == Fit::Same;
        // An office of state has one holder; other nouns fade.
        let reach = if role.is_of_state() { 80 } else { 12 };
        let near = |e: &Entity| self.distance(id.reading, e.last_reading) <= reach;
        self.latest(|e| same(e) && named(e) && near(e))
            .or_else(|| self.latest(|e| same(e) && !e.indefinite))
            .or_else(|| self.latest(same))
            .or_else(|| self.latest(|e| compatible(e) && named(e) && e.role_fit(role) == Fit::Alike && near(e)))
            .or_else(|| self.latest(|e| compatible(e) && !e.indefinite && e.role_fit(role) == Fit::Alike && near(e)))
    }

    /// A definite role that nobody bears yet describes whoever the text is about: *la sculptrice*, *le défenseur*.
    pub(super) fn redescribed(
        &self,
        id: NounId,
        phrase: &NounPhrase,
        role: &EntityRole,
        wanted: bool,
    ) -> Option<usize> {
        let document = self.document;
        let demonstrative = phrase.determiner == Determiner::Demonstrative;
        // *sa patronne* is said of a company; *son chef* is somebody else than the person just named.
        let beside = || {
            document.readings[id.reading]
                .nouns
                .iter()
                .any(|n| n.phrase.class == Class::Body && n.phrase.tokens.1 <= phrase.tokens.0)
        };
        let of_body = || {
            beside()
                || self
                    .latest(|e| {
                        e.class == Class::Body && e.subject_in.is_some_and(|s| self.distance(id.reading, s) <= 1)
                    })
                    .is_some()
        };
        // *Me Joanna Ricci … L'avocate*
        let lawyer = |e: &Entity| {
            e.class == Class::Named
                && e.is_lawyer_by_title()
                && role.is_lawyer()
                && self.distance(id.reading, e.last_reading) <= 6
                && !e.genders.and(phrase.genders).is_empty()
        };
        if !role.has_complement()
            && let Some(entity) = self.latest(lawyer)
        {
            return Some(entity);
        }
        if role.is_of_justice() && !demonstrative && !role.is_former()
            || phrase.determiner == Determiner::Possessive && !of_body()
        {
            return None;
        }
        let detailed = role.has_complement() && !demonstrative;
        let fits = |e: &Entity| {
            let near =
                e.last_reading != usize::MAX && self.distance(id.reading, e.last_reading) <= if wanted { 6 } else { 4 };
            if demonstrative && wanted {
                let person = e.class == Class::Named && e.personal || e.class == Class::Role && e.spoke.is_some();
                return person && near && !e.plural && !e.genders.and(phrase.genders).is_empty();
            }
            let salient = e.spoke.is_some()
                || e.subject_in.is_some_and(|s| self.distance(id.reading, s) <= 4)
                || self.distance(id.reading, e.last_reading) <= 1;
            let agrees = !e.genders.and(phrase.genders).is_empty() && !e.plural;
            // *la planteuse d'Agou*: with a complement only whoever was just spoken of.
            let just = e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 3);
            let unheld = !e.gainsays(role) && (e.roles.is_empty() || !detailed || just);
            // An office of state, or a phrase seen in passing: only a plain sequel counts.
            let recent = e.subject_in.max(e.spoke).is_some_and(|s| self.distance(id.reading, s) <= 4);
            let sequel = wanted && !role.is_of_state()
                || (wanted || e.genders == phrase.genders)
                    && recent
                    && (e.roles.iter().all(entity::EntityRole::is_former) || !role.is_of_state());
            e.class == Class::Named && e.personal && near && salient && agrees && unheld && sequel
        };
        self.best_described(id.reading, fits)
    }

    pub(super) fn description(&mut self, id: NounId, phrase: &NounPhrase) -> usize {
        let document = self.document;
        let head = wording::head_word(document, phrase);
        // *la même source*, *cette source*: whoever spoke last.
        if head == "source"
            && phrase.determiner != Determiner::Indefinite
            && let Some(last) = self.last_speaker
        {
            return last;
        }
        let same = |e: &Entity| e.plural == phrase.plural && e.class == phrase.class && e.head == head;
        let definite = matches!(phrase.determiner, Determiner::Definite | Determiner::Demonstrative);
        if !definite {
            return self.add(phrase);
        }
        // *l'entourage de M. Morin* describes nobody who was named.
        let detailed =
            matches!(head.as_str(), "entourage" | "famille" | "équipe" | "camp" | "clan" | "couple" | "proche")
                && (phrase.head + 1..phrase.tokens.1)
                    .any(|i| document.grammar.word_in(i, words!["de", "du", "des", "d'"]));
        if phrase.class == Class::Person && !phrase.plural && !detailed {
            if let Some(entity) = self.latest(|e| same(e) && self.distance(id.reading, e.last_reading) <= 12) {
                return entity;
            }
            let fits = |e: &Entity| {
                let near = e.last_reading != usize::MAX && self.distance(id.reading, e.last_reading) <= 8;
                let person = e.class == Class::Named && e.personal
                    || matches!(e.class, Class::Role | Class::Person) && e.spoke.is_some();
                let agrees = !e.plural && !e.genders.and(phrase.genders).is_empty();
                person && near && agrees && (!wording::is_standing(&head) || !e.holds_office())
            };
            let described =
                self.latest(|e| e.descriptions.contains(&head) && !e.genders.and(phrase.genders).is_empty());
            if let Some(entity) = described.or_else(|| self.best_described(id.reading, fits)) {
                self.speakers.entities[entity].describe(&head);
                return entity;
            }
        }
        self.latest(same).unwrap_or_else(|| self.add(phrase))
    }

    pub(super) fn body(&mut self, id: NounId, phrase: &NounPhrase, wanted: bool) -> Option<usize> {
        let document = self.document;
        let words = wording::body_words(document, phrase);
        let document_class = phrase.class == Class::Document;
        if phrase.determiner == Determiner::Indefinite && phrase.class != Class::Place && !document_class {
            return wanted.then(|| self.add(phrase));
        }
        // *a réagi le ministère dans un communiqué*: whoever speaks in the sentence issues the document.
        let issuer = self
            .last_source_reading
            .filter(|&(r, _)| document_class && r == id.reading && document.nominal(id).governed)
            .map(|(_, e)| e);
        if document_class && matches!(phrase.determiner, Determiner::Indefinite | Determiner::Possessive) {
            let entity = self.add(phrase);
            self.speakers.entities[entity].issuer = issuer;
            return Some(entity);
        }
        // *le texte*, *le document*: whatever was written last.
        let generic = document_class
            && matches!(
                wording::head_word(document, phrase).as_str(),
                "texte" | "document" | "écrit" | "missive" | "publication" | "pièce"
            );
        let near = |e: &Entity| {
            e.class == Class::Document && e.last_reading != usize::MAX && self.distance(id.reading, e.last_reading) <= 8
        };
        if generic
            && let Some(entity) =
                self.latest(|e| near(e) && e.issuer.is_some()).or_else(|| self.latest(|e| near(e) && e.head != "mot"))
        {
            return Some(entity);
        }
        match self.latest_of(&self.known.bodies(&words), |e| e.fits_body(&words, phrase)) {
            Some(entity) => {
                self.join(entity, phrase);
                Some(entity)
            }
            // *l'organisation*, *le groupe*: a noun that says little takes up the body that the text spoke of.
            None if wording::is_any_body(&words)
                && phrase.determiner == Determiner::Definite
                && phrase.class == Class::Body =>
            {
                let near = |e: &Entity| {
                    e.class == Class::Body
                        && e.last_reading != usize::MAX
                        && self.distance(id.reading, e.last_reading) <= 4
                        && !e.plural
                        && !e.genders.is_empty()
                };
                let known = self.latest(near);
                Some(known.unwrap_or_else(|| self.add(phrase)))
            }
            None => Some(self.add(phrase)),
        }
    }
}
