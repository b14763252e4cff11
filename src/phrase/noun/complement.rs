//! What follows a noun and belongs to it: adjectives, complements, brackets.

use super::super::{Class, FUNCTION, Grammar, NounPhrase};
use super::adjectival;
use crate::extraction::Category;
use crate::key::{WordSet, words};
use crate::lexicon::{Classes, Mood, NounClass};
use crate::token::{Facts, TokenKind};

/// How far a complement chain is followed.
const MOST_COMPLEMENTS: usize = 8;

/// Participles that lead from a role to what it is for.
static CHARGED: WordSet<10> = WordSet::of([
    "chargé", "chargée", "chargés", "chargées", "délégué", "déléguée", "adjoint", "adjointe", "issu", "issue",
]);

impl Grammar<'_> {
    /// Adjectives after a noun; a word that may be a verb of its own ends them.
    pub(crate) fn adjectives(&self, at: usize, end: usize) -> usize {
        let mut i = at;
        while i < end && i < at + 6 && self.is_word(i) {
            // *l'élue divers gauche*
            if self.word_in(i, words!["divers", "sans"])
                && self.word_in(i + 1, words!["gauche", "droite", "centre", "étiquette"])
            {
                i += 2;
                continue;
            }
            // *promoteur de longue date*
            if i == at
                && self.word_in(i, words!["de"])
                && self.word_in(i + 1, words!["longue"])
                && self.word_in(i + 2, words!["date"])
            {
                i += 3;
                continue;
            }
            let entry = self.entry(i);
            let adjective = if entry.is(Classes::DEMONYM) {
                !self.is_capital(i) || self.is_capital(at.saturating_sub(1))
            } else if self.is_capital(i) {
                self.is_capital(at.saturating_sub(1)) && !entry.is(Classes::GIVEN_NAME) && adjectival(self.text(i))
            } else if entry.is(FUNCTION) || entry.is(Classes::TIME) || self.is_adverb_in_ment(i) || self.is_inverted(i)
            {
                false
            } else if !entry.is_verb() {
                // *plusieurs brasseurs lorgnent le site*: a verb that no list knows.
                let plural = |i: usize| self.text(i).ends_with(['s', 'x']);
                !(i > 0 && plural(i - 1) && self.text(i).ends_with("ent"))
            } else if self.word_in(i, words!["pilote", "phare", "cible", "clé", "type", "record"]) {
                // *le site pilote*
                !self.is(i + 1, Classes::DETERMINER)
            } else {
                // A participle may be an adjective; a cue right before quotation marks or *que* is none.
                let participle = entry.forms().all(|f| f.mood == Mood::PastParticiple);
                let cue = self.analyses(i).any(|a| !self.lexicon.verb(a.verb).senses.is_empty());
                let opens = self.kind(i + 1) == TokenKind::QuoteMark
                    || self.word_in(i + 1, words!["que", "qu'", "par"])
                    || cue && self.word_in(i + 1, words!["de", "d'"]);
                participle && !opens
            };
            if !adjective {
                break;
            }
            i += 1;
            // *et international*; *techniques et financiers*: a noun would have its article.
            if i + 1 < end
                && self.word_in(i, words!["et"])
                && self.is_word(i + 1)
                && !self.is_capital(i + 1)
                && !self.may_be(i + 1, Facts::VERB)
                && !self.entry(i + 1).is(FUNCTION)
                && (self.entry(i + 1).nouns.is_empty()
                    || self.text(i - 1).ends_with('s')
                        && self.text(i + 1).ends_with('s')
                        && self.entry(i - 1).nouns.is_empty()
                        && self.kind(i + 2) == TokenKind::Comma)
                && !self.is(i + 1, Classes::TIME)
            {
                i += 2;
            }
        }
        i
    }

    /// *de la République*, *des Affaires étrangères et du Commerce*, *chargé des Outre-mer*, *à Madagascar*.
    pub(super) fn complements(&self, at: usize, end: usize, role: bool) -> usize {
        let mut i = at;
        for round in 0..MOST_COMPLEMENTS {
            let Some(next) = self.complement(i, end, role, round > 0) else { break };
            i = next;
        }
        i
    }

    pub(super) fn complement(&self, at: usize, end: usize, role: bool, again: bool) -> Option<usize> {
        let mut i = at;
        let goes_on = again
            && (self.word_in(i, words!["et"]) || self.kind(i) == TokenKind::Comma)
            && self.word_in(i + 1, words!["de", "d'", "du", "des"])
            && (role || self.word_in(i, words!["et"]));
        let charged = role && self.word_in(i, &CHARGED);
        if goes_on || charged {
            i += 1;
        }
        if i >= end {
            return None;
        }
        let of = self.word_in(i, words!["de", "d'", "du", "des"]);
        // *chercheuse en pêche*: a field, even where its name is a verb form, too.
        let field = role
            && self.word_in(i, words!["en"])
            && at > 0
            && self.entry(at - 1).noun(NounClass::Role).is_some_and(|n| n.category == Some(Category::Academic))
            && self.is_word(i + 1)
            && !self.is(i + 1, FUNCTION)
            && !self.is_present_participle(i + 1);
        // *directeur de campagne pour la pêche durable*: what an office is for.
        let purpose = role
            && self.word_in(i, words!["pour"])
            && self.is(i + 1, Classes::DETERMINER)
            && !self.is_capital(i + 2)
            && self.entry(i + 2).noun(NounClass::Role).is_none()
            && self.entry(i + 2).noun(NounClass::Person).is_none();
        let fight = self.word_in(i, words!["contre"]) && at > 0 && self.word_in(at - 1, words!["lutte"]);
        let at_place = field
            || purpose
            || fight
            || role
                && self.word_in(i, words!["à", "au", "aux", "en", "chez", "auprès", "près", "pour", "sur", "contre"])
                && self.leads_to_complement(i + 1);
        if !of && !at_place {
            return None;
        }
        i += 1;
        if self.word_in(i - 1, words!["auprès", "près"])
            && self.word_in(i, words!["de", "du", "des", "d'", "le", "la", "les"])
        {
            i += 1;
        }
        let contracted = self.word_in(i - 1, words!["du", "des", "au", "aux"]);
        if i < end && self.is(i, Classes::DETERMINER) {
            i += 1;
        } else if !contracted
            && (i >= end
                || !self.nounish(i)
                    && !(self.kind(i) == TokenKind::Number)
                    && !self.is_participle(i)
                    && self.entry(i).is(FUNCTION))
        {
            return None;
        }
        while i < end && self.longest(i).1 == 1 && (self.is(i, Classes::NUMBER) || self.kind(i) == TokenKind::Number) {
            i += 1;
        }
        // *une réunion des Vingt-Sept pourrait …*
        if i > at + 1
            && i < end
            && self.is(i - 1, Classes::NUMBER)
            && !self.is(i - 1, Classes::DETERMINER)
            && self.is_finite(i)
            && !self.nounish(i)
        {
            return Some(i);
        }
        i = self.skip_adjectives(i, end);
        if i >= end || !self.is_word(i) {
            return (i > at + 1 && i <= end).then_some(i);
        }
        let entry = self.entry(i);
        if entry.is(FUNCTION) && entry.nouns.is_empty() && !self.is_capital(i) && self.longest(i).1 == 1 {
            return None;
        }
        // *de dire*: an infinitive is no complement.
        if entry.nouns.is_empty() && self.is_infinitive(i) && !self.is_capital(i) {
            return None;
        }
        let (_, len) = self.longest(i);
        // *l'entourage de M. Morin*
        if let Some(titled) = self.titled(i, end) {
            return Some(titled.tokens.1);
        }
        let determined = contracted || self.is(i - 1, Classes::DETERMINER);
        let mut next = i + len;
        if self.is_capital(i) && !determined {
            next = next.max(self.name(i, end).unwrap_or(next));
        } else if self.is_capital(i) && len == 1 {
            next = self.capital_run(i, end);
        }
        next = self.adjectives(next, end);
        // *de la section CFDT*
        if !self.is_capital(i) && determined && self.is_all_capitals(next) && self.names_body((next, next + 1)) {
            next += 1;
        }
        // *de l'organisation Black Voters Matter*, *du groupe Total*
        if !self.is_capital(i)
            && determined
            && entry.noun(NounClass::Body).is_some()
            && next < end
            && self.is_capital(next)
            && !self.is(next, Classes::TITLE)
        {
            let last = self.name(next, end).unwrap_or(next);
            if !self.looks_personal((next, last.max(next + 1))) || !self.is(next, Classes::GIVEN_NAME) {
                next = last;
            }
        }
        // *le chef du secteur 4*, *le président du FC Lorne 93 (FCL)*
        if determined
            && self.kind(next) == TokenKind::Number
            && next + 1 < end
            && matches!(self.kind(next + 1), TokenKind::Comma | TokenKind::OpenBracket)
        {
            next += 1;
        }
        Some(self.bracket_end(next, end).unwrap_or(next))
    }

    /// *des Nations unies*, *de l'Union Africaine*: the capitals that go on a proper noun after a determiner; a given name starts another phrase.
    pub(super) fn capital_run(&self, at: usize, end: usize) -> usize {
        let mut i = at + 1;
        if self.is(at, Classes::GIVEN_NAME) && !self.may_be(at, Facts::NOUN) {
            return self.name(at, end).unwrap_or(i);
        }
        // *du FC Lorne*: what follows an acronym goes with it.
        let acronym = self.is_all_capitals(at) && self.text(at).chars().count() <= 5;
        // *du Groupe Vireo*
        let kind = self.word_in(
            at,
            words![
                "groupe", "société", "fondation", "institut", "compagnie", "banque", "holding", "agence", "association"
            ],
        );
        if let Some(last) = self.english_name(at, end) {
            return last;
        }
        while i < end
            && self.is_capital(i)
            && !self.is(i, Classes::GIVEN_NAME | Classes::TITLE)
            && (acronym
                || kind
                || adjectival(self.text(i))
                || self.is(i, Classes::DEMONYM)
                || self.is(at, Classes::COUNTRY))
        {
            i += 1;
        }
        i
    }

    /// *de la China Road and Infrastructure Company*: an English word tells that all its capitals are one name.
    fn english_name(&self, at: usize, end: usize) -> Option<usize> {
        let joins = |i: usize| self.text(i) == "&" || self.word_in(i, words!["and", "of", "for"]);
        let mut i = at;
        let mut english = false;
        while i < end && (self.is_capital(i) || i > at && joins(i) && i + 1 < end && self.is_capital(i + 1)) {
            english |= !self.is_capital(i)
                || self.word_in(
                    i,
                    words!["company", "corporation", "group", "bank", "holdings", "partners", "airlines", "industries"],
                );
            i += 1;
        }
        english.then_some(i)
    }

    /// Whether *à*, *pour*, *chez* … lead to a complement of a role, and not to an addressee or a place of speaking.
    pub(super) fn leads_to_complement(&self, at: usize) -> bool {
        // *a lancé le maire à une salle comble*
        if self.word_in(at, words!["un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs"]) {
            return false;
        }
        let i = if self.is(at, Classes::DETERMINER) { at + 1 } else { at };
        let (entry, _) = self.longest(i);
        if entry.is(Classes::MEDIA | Classes::TIME | Classes::MEDIUM_NOUN)
            || entry.noun(NounClass::Person).is_some()
            || entry.noun(NounClass::Role).is_some()
            || self.is(i, Classes::GIVEN_NAME)
        {
            return false;
        }
        self.is_capital(i)
            || entry.domain.is_some()
            || !self.is(at, Classes::DETERMINER)
                && self.nounish(at)
                && !self.may_be(at, Facts::VERB)
                && !self.word_in(
                    at,
                    words![
                        "propos", "savoir", "travers", "peine", "nouveau", "revanche", "outre", "effet", "fait",
                        "conséquence", "marge", "réponse",
                    ],
                )
    }

    /// *(LFI)* after a phrase.
    pub(super) fn bracketed(&self, phrase: &mut NounPhrase, end: usize) {
        let open = phrase.tokens.1;
        if let Some(close) = self.bracket_end(open, end) {
            if close == open + 3 && self.is_all_capitals(open + 1)
                || close == open + 3 && self.is_capital(open + 1) && matches!(phrase.class, Class::Body)
            {
                phrase.acronym = Some(open + 1);
            }
            phrase.tokens.1 = close;
            // *la présidente du Syndicat des médecins (Symeta)*
            if let Some(role) = phrase.roles.last_mut().filter(|r| r.tokens.1 == open && open > r.head.1) {
                role.tokens.1 = close;
            }
        }
    }

    /// The token after a short bracket that opens at `at`.
    pub(super) fn bracket_end(&self, at: usize, end: usize) -> Option<usize> {
        if at >= end || self.kind(at) != TokenKind::OpenBracket {
            return None;
        }
        (at + 2..end.min(at + 8))
            .find(|&i| self.kind(i) == TokenKind::CloseBracket)
            .filter(|&close| {
                (at + 1..close).all(|i| {
                    self.is_word(i) || matches!(self.kind(i), TokenKind::Dash | TokenKind::Comma | TokenKind::Number)
                })
            })
            .map(|close| close + 1)
    }

    /// *un communiqué publié mardi par l'état-major*, *une source citée par l'AFP*
    pub(super) fn made_by(&self, at: usize, end: usize) -> usize {
        // The participle may already stand among the adjectives.
        let mut i = at;
        if i < end && self.is_participle(i) && !self.is_finite(i) {
            i += 1;
        } else if !(at > 0 && self.is_participle(at - 1)) {
            return at;
        }
        while i < end && (self.is(i, Classes::TIME) || self.kind(i) == TokenKind::Number) {
            i += 1;
        }
        // *une estimation fournie en interrogatoire par X*
        if self.word_in(i, words!["en", "lors", "à", "au", "dans"])
            && let Some(by) = (i + 2..end.min(i + 6)).find(|&b| self.word_in(b, words!["par"]))
            && (i + 1..by).all(|w| self.is_word(w) && !self.is_finite(w))
        {
            i = by;
        }
        if !self.word_in(i, words!["par"]) {
            return at;
        }
        // *une décision dénoncée par Oslo comme une faute*: what somebody says of it, no issuer.
        let by = self.noun_phrase(i + 1, end).map_or(at, |by| by.tokens.1);
        if self.word_in(by, words!["comme"]) { at } else { by }
    }
}
