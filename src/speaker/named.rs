//! Who a name means: somebody known by name or by role, or whom the text has so far only described.

use super::entity::{Entity, Fit};
use super::moment::Moment;
use super::{Resolver, wording};
use crate::document::NounId;
use crate::extraction::Category;
use crate::key::words;
use crate::lexicon::{Classes, Domain, Genders};
use crate::phrase::{Class, NounPhrase};
use crate::token::TokenKind;

impl Resolver<'_, '_> {
    pub(super) fn named(&mut self, id: NounId, phrase: &NounPhrase) -> usize {
        let document = self.document;
        let Some(name) = phrase.name else { return self.add(phrase) };
        let phrase = &*wording::with_article(document, phrase, name);
        let words = wording::words(document, name);
        let alike = self.speakers.known.alike(&words);
        let known = self.latest_of(&alike, |e| e.fits_name(&words) && !e.genders.and(phrase.genders).is_empty());
        // *le groupe Novéa … Novéa affirme*, *l'association Mains Vertes … chez Mains Vertes*
        let given = phrase.personal && document.grammar.is(name.0, Classes::GIVEN_NAME);
        let called = |e: &Entity| {
            e.is_called && e.fits_body(&words, phrase) && (!phrase.personal || e.name_words[..] == words[..])
        };
        if known.is_none()
            && !given
            && let Some(body) = self.latest_of(&self.speakers.known.bodies(&words), called)
        {
            self.speakers.entities[body].add_form(document.text(), document.span(name));
            return body;
        }
        // *Yaël Moreno, la voix retrouvée ⏎ La chanteuse revient … Yaël Moreno a gardé ce rire*: the heading has the
        // name, the text begins with the role.
        if let Some(entity) = known.filter(|&e| self.is_heading_only(e))
            && let Some(role) = self.awaited(id, phrase)
        {
            self.merge(role, entity);
        }
        // *le ministre* met before *Paul Morin, ministre*: the role joins the name.
        let known = known.or_else(|| {
            let roles = wording::roles(document, phrase);
            let joins = |e: &Entity| {
                e.class == Class::Role
                    && !e.plural
                    && !e.indefinite
                    && !e.genders.and(phrase.genders).is_empty()
                    && roles.iter().any(|r| e.role_fit(r) == Fit::Same)
            };
            (!roles.is_empty()).then(|| self.latest(joins)).flatten()
        });
        let entity = match known.or_else(|| self.awaited(id, phrase)) {
            Some(entity) => {
                self.join(entity, phrase);
                entity
            }
            None => self.add(phrase),
        };
        self.called_besides(entity, phrase.tokens.1);
        let affiliation = self.affiliation(phrase.tokens.1);
        let known = &mut self.speakers.entities[entity];
        known.category = known.category.or(affiliation.filter(|_| phrase.personal));
        entity
    }

    /// *Paul Morin, de l'Université de Lyon,*: where somebody works says what he does.
    fn affiliation(&self, end: usize) -> Option<Category> {
        let grammar = self.document.grammar;
        let of = end + usize::from(grammar.kind(end) == TokenKind::Comma);
        if !grammar.word_in(of, words!["de", "du", "d'", "des"]) {
            return None;
        }
        let close = (of + 1..of + 9).find(|&i| !grammar.is_word(i)).unwrap_or(of + 9).min(grammar.tokens.len());
        match grammar.domain((of + 1, close))? {
            Domain::Academic => Some(Category::Academic),
            Domain::Union | Domain::Party => Some(Category::Party),
            _ => None,
        }
    }

    /// *Ousmane Kaboré, dit « Le Lion », …*: a nickname.
    fn called_besides(&mut self, entity: usize, end: usize) {
        let document = self.document;
        let grammar = document.grammar;
        let at = end + usize::from(grammar.kind(end) == TokenKind::Comma);
        if !grammar.word_in(at, words!["dit", "dite", "alias", "surnommé", "surnommée"]) {
            return;
        }
        let next = document.segments.partition_point(|s| s.tokens.0 <= at);
        let Some(segment) = document.segments.get(next).filter(|s| s.tokens.0 == at + 1) else { return };
        let inner = (segment.tokens.0 + 1, segment.tokens.1 - 1);
        if !(1..=3).contains(&inner.1.saturating_sub(inner.0)) {
            return;
        }
        let known = &mut self.speakers.entities[entity];
        known.nickname = Some(wording::words(document, inner));
        known.add_form(document.text(), document.span(inner));
        self.speakers.known.index(entity, &self.speakers.entities[entity]);
    }

    /// *La ministre … Hier, Aline Ferrand a …*: the name comes after the role under which somebody spoke.
    fn awaited(&self, id: NounId, phrase: &NounPhrase) -> Option<usize> {
        let document = self.document;
        let grammar = document.grammar;
        let verbs = || document.readings[id.reading].verbs.iter().filter(|p| p.subject == Some(id.noun));
        let speaks = verbs().any(|p| grammar.sense(&p.group).is_some());
        // *Le plan présenté par Yoav Gallant* may name him, too; *Propos recueillis par X* does not.
        let by = phrase.tokens.0 > 1
            && grammar.word_in(phrase.tokens.0 - 1, words!["par", "selon", "après", "pour"])
            && !grammar.word_in(phrase.tokens.0 - 2, words!["recueilli", "recueillis"]);
        let bare = phrase.personal && phrase.roles.is_empty() && phrase.category.is_none();
        if !bare || !(by || verbs().next().is_some()) {
            return None;
        }
        let reach = if by { 3 } else { 2 };
        self.latest(|e| {
            let near = |r: Option<Moment>| r.is_some_and(|r| (1..=reach).contains(&self.distance(id.reading, r)));
            // *… ont fait bondir le maire. « … », s'emporte Hervé Lacombe*
            let just = speaks && e.class == Class::Role && self.distance(id.reading, e.last_moment) <= 1;
            // *sa fille … sourit Catherine Loiseau*: a person without function must have spoken.
            (e.class == Class::Role || e.class == Class::Person && e.spoke.is_some())
                && e.last_moment.is_some()
                && !e.plural
                && !e.indefinite
                && (near(e.spoke.or(e.subject_in)) || just)
                && (e.genders == phrase.genders || just && phrase.genders == Genders::BOTH)
                && !e.genders.is_empty()
        })
    }

    /// Whether nothing is known but a name in the first line, or in passing in the second.
    fn is_heading_only(&self, entity: usize) -> bool {
        let entity = &self.speakers.entities[entity];
        if !entity.roles.is_empty() || entity.spoke.is_some() {
            return false;
        }
        // *Le prix a été remis à Léo Marchal. ⏎ Le lauréat a dit : « … » ⏎ Léo Marchal avait …*
        let paragraph = entity.last_moment.map(Moment::paragraph);
        paragraph == Some(0) || paragraph == Some(1) && entity.subject_in.is_none()
    }

    /// Makes two entities one: what was said of `other` is said of `entity`.
    fn merge(&mut self, other: usize, entity: usize) {
        let gone = self.speakers.entities[other].clone();
        self.speakers.entities[other].same = Some(entity);
        self.speakers.known.forget(other);
        self.speakers.last_speaker = self.speakers.last_speaker.map(|e| if e == other { entity } else { e });
        let entity = &mut self.speakers.entities[entity];
        entity.roles.extend(gone.roles);
        entity.mentions += gone.mentions;
        entity.genders = gone.genders;
        entity.spoke = entity.spoke.max(gone.spoke);
        entity.subject_in = entity.subject_in.max(gone.subject_in);
        if entity.last_place < gone.last_place {
            (entity.last_place, entity.last_moment) = (gone.last_place, gone.last_moment);
        }
    }
}
