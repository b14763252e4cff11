//! Phrases around a name: *M. Dupont*, *le Hamas*, *la Suédoise Pia Holm*.

use super::super::{Class, Grammar, NounPhrase, RolePhrase};
use crate::extraction::Category;
use crate::key::words;
use crate::lexicon::{Classes, Genders, NounClass};
use crate::token::{Facts, TokenKind};

impl Grammar<'_> {
    /// *M. Dupont*, *Me Samia Haddad*, *Mme la maire*, *madame Isabelle Morin*, *le Dr Alain Zongo*.
    pub(super) fn titled(&self, at: usize, end: usize) -> Option<NounPhrase> {
        let start = at;
        let mut at = at;
        if self.is(at, Classes::DETERMINER) && self.is(at + 1, Classes::TITLE) && !self.may_be(at + 1, Facts::NOUN) {
            at += 1;
        }
        if at >= end || !self.is(at, Classes::TITLE) || self.is(at, Classes::GIVEN_NAME) && self.is_capital(at) {
            return None;
        }
        let mut i = at + 1;
        if i < end && self.kind(i) == TokenKind::Stop && self.touches(i) && self.text(i) == "." {
            i += 1;
        }
        let genders = self.entry(at).genders;
        if let Some(last) = self.name(i, end) {
            let name = (i, last);
            let mut phrase = self.blank(start, last, Class::Named);
            phrase.head = i;
            phrase.name = Some(name);
            phrase.genders =
                if genders == Genders::BOTH || genders.is_empty() { self.name_genders(name) } else { genders };
            phrase.category = self.title_category(at);
            phrase.personal = true;
            phrase.plural = self.word_in(at, words!["mm", "mmes", "mes", "messieurs", "mesdames"]);
            if let Some(role) = self.entry(at).noun(NounClass::Role) {
                phrase.roles.push(RolePhrase {
                    tokens: (at, at + 1),
                    head: (at, at + 1),
                    noun: at,
                    category: role.category,
                });
            }
            return Some(phrase);
        }
        if self.word_in(at, words!["m", "mme", "monsieur", "madame"]) && self.is(i, Classes::DETERMINER) {
            let mut phrase = self.nominal(i, end)?;
            phrase.tokens.0 = start;
            phrase.genders = genders;
            return Some(phrase);
        }
        None
    }

    pub(super) fn title_category(&self, at: usize) -> Option<Category> {
        let entry = self.entry(at);
        if let Some(role) = entry.noun(NounClass::Role) {
            return role.category;
        }
        if self.word_in(at, words!["me", "mes", "maître", "maîtres"]) {
            Some(Category::Judiciary)
        } else if self.word_in(at, words!["dr", "pr", "docteur", "professeur"]) {
            Some(Category::Academic)
        } else if self.word_in(at, words!["mgr", "monseigneur"]) {
            Some(Category::Religious)
        } else {
            None
        }
    }

    /// A phrase that is a name, with a body's, a place's or a person's.
    pub(super) fn named(&self, mut phrase: NounPhrase, name: (usize, usize), end: usize) -> NounPhrase {
        let name = (name.0, self.before_person(name));
        phrase.head = name.0;
        phrase.tokens.1 = name.1;
        self.classify_name(&mut phrase, name);
        if phrase.class == Class::Body {
            phrase.tokens.1 = self.complements(name.1, end, false);
        }
        self.bracketed(&mut phrase, end);
        phrase
    }

    /// *pour l'AFP Adnan Hassan*, *à Reuters Anne-Marie Bour*: after a known body or an acronym a given name begins a
    /// phrase of its own.
    fn before_person(&self, (head, last): (usize, usize)) -> usize {
        let (entry, len) = self.longest(head);
        let next = head + len.max(1);
        if next >= last || self.is(head, Classes::GIVEN_NAME) {
            return last;
        }
        let acronym = self.is_all_capitals(head) && (2..=5).contains(&self.text(head).chars().count());
        let body = entry.noun(NounClass::Body).is_some() || entry.is(Classes::MEDIA);
        // *auprès de l'ACI Paul Gat*, but *le TER Louise*, *la MJC Jeanne Aubert*
        let told = |i: usize| self.word_in(i, words!["à", "de", "pour", "selon", "par"]);
        let addressed =
            head > 1 && (told(head - 1) || self.word_in(head - 1, words!["l'", "la", "le"]) && told(head - 2));
        let acronym = acronym && addressed && last >= next + 2 && !self.is_all_capitals(last - 1);
        let given = self.is(next, Classes::GIVEN_NAME) && (body || acronym);
        let person = entry.is(Classes::MEDIA) && last >= next + 2 && self.looks_personal((next, last));
        if given || person { next } else { last }
    }

    /// *la France*, *le Hamas*, *la Ligue algérienne pour …*, *l'Américain*
    pub(super) fn proper(&self, phrase: &mut NounPhrase, head: usize, end: usize) {
        // *la Suédoise Pia Holm*
        if self.is(head, Classes::DEMONYM)
            && self.is_capital(head + 1)
            && head + 1 < end
            && let Some(last) = self.name(head + 1, end)
        {
            phrase.tokens.1 = last;
            phrase.genders = self.entry(head).genders;
            phrase.name = Some((head + 1, last));
            phrase.class = Class::Named;
            phrase.personal = true;
            return;
        }
        let mut last = self.name(head, end).unwrap_or(head + 1);
        let (entry, len) = self.longest(head);
        last = self.before_person((head, last));
        // *la Corée du Sud*
        if entry.is(Classes::COUNTRY | Classes::CAPITAL | Classes::PLACE) && len > 1 {
            last = last.max((head + len).min(end));
        }
        phrase.tokens.1 = last;
        let agreed = phrase.genders;
        self.classify_name(phrase, (head, last));
        // *le FC Valcourt*, *les Ultras 1923*
        let long = last - head == 1 || self.is_all_capitals(head) && !self.is_all_capitals(last - 1);
        // *la jeune Rasmata*
        let young = head > phrase.tokens.0 + 1 && self.word_in(head - 1, words!["jeune", "petit", "petite"]);
        if phrase.class == Class::Named && young {
            phrase.personal = true;
            phrase.genders = agreed;
        } else if phrase.class == Class::Named && long && !self.is(head, Classes::GIVEN_NAME) {
            let person = self.is(head, Classes::DEMONYM);
            phrase.class = if person { Class::Person } else { Class::Body };
            phrase.category = Some(if person { Category::Citizen } else { Category::Organization });
            phrase.name = None;
            // *le Brésilien*: the article tells.
            if person {
                phrase.genders = agreed;
            }
        }
        if !matches!(phrase.class, Class::Named | Class::Place) {
            phrase.tokens.1 = self.complements(self.adjectives(phrase.tokens.1, end), end, false);
        }
    }

    pub(super) fn classify_name(&self, phrase: &mut NounPhrase, name: (usize, usize)) {
        let (entry, len) = self.longest(name.0);
        let whole = len >= name.1 - name.0;
        let personal = self.looks_personal(name);
        let place = entry.is(Classes::COUNTRY | Classes::CAPITAL | Classes::PLACE)
            && !(entry.is(Classes::GIVEN_NAME) && !whole);
        if (whole || !personal)
            && let Some(body) = entry.noun(NounClass::Body).filter(|_| !place)
        {
            phrase.class = Class::Body;
            phrase.category = Some(Category::Organization);
            phrase.genders = body.genders;
            phrase.plural = body.plural;
        } else if (whole || !personal) && place && !(name.1 - name.0 >= 3 && len == 1) {
            phrase.class = Class::Place;
            phrase.category = Some(Category::Organization);
            phrase.genders = entry.genders;
        } else if entry.is(Classes::MEDIA) && whole
            || self.text(name.0).contains('.') && name.1 == name.0 + 1
            || !personal && place
            || name.1 - name.0 == 1
                && self.is_all_capitals(name.0)
                && self.text(name.0).chars().count() <= 6
                && !entry.is(Classes::GIVEN_NAME)
        {
            phrase.class = Class::Body;
            phrase.category = Some(Category::Organization);
        } else {
            phrase.class = Class::Named;
            phrase.name = Some(name);
            phrase.personal = personal;
            phrase.genders = self.name_genders(name);
        }
    }

    /// *la déléguée centrale CFDT*: what follows is no person's name.
    pub(super) fn names_body(&self, name: (usize, usize)) -> bool {
        let (entry, _) = self.longest(name.0);
        let single = name.1 - name.0 == 1;
        let body =
            entry.noun(NounClass::Body).is_some() || entry.is(Classes::MEDIA | Classes::COUNTRY | Classes::CAPITAL);
        body && !self.looks_personal(name)
            || single && self.is_all_capitals(name.0) && self.text(name.0).chars().count() <= 5
    }

    /// *le responsable du chantier Infrastructures et ouvrages d'art*: a capital behind a complement that is no
    /// person's name belongs to the complement.
    pub(super) fn odd_capitals(&self, phrase: &mut NounPhrase, at: usize, end: usize) -> usize {
        let Some(last) =
            self.name(at, end).filter(|&last| !self.looks_personal((at, last)) && !self.is(at, Classes::TITLE))
        else {
            return at;
        };
        let next = self.complements(self.adjectives(last, end), end, true);
        phrase.tokens.1 = next;
        if let Some(role) = phrase.roles.first_mut() {
            role.tokens.1 = next;
        }
        next
    }

    /// *Directeur exécutif de Climact*, *Président fondateur*: a role that the writer honours with a capital.
    pub(super) fn capital_role(&self, at: usize, end: usize) -> bool {
        let (entry, len) = self.longest(at);
        let next = at + len;
        let goes_on = next < end
            && self.is_word(next)
            && !self.is_capital(next)
            && (self.word_in(next, words!["de", "du", "des", "d'", "et"]) || self.adjectives(next, end) > next);
        entry.noun(NounClass::Role).is_some() && !entry.is(Classes::GIVEN_NAME | Classes::TITLE) && (goes_on || len > 1)
    }
}
