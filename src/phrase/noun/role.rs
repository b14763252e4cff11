//! Roles: trades that no list knows, second roles, whose role a name goes with.

use super::super::{Class, Determiner, FUNCTION, Grammar, NounPhrase, RolePhrase};
use super::BEFORE_NOUN;
use crate::key::{WordSet, words};
use crate::lexicon::{Classes, Genders, NounClass};
use crate::token::TokenKind;

/// Things that bear people's names.
pub(super) static NAMED_AFTER_PEOPLE: WordSet<44> = WordSet::of([
    "affaire", "rue", "avenue", "boulevard", "place", "prix", "hôpital", "stade", "lycée", "collège", "école", "film",
    "procès", "loi", "salle", "station", "gare", "parc", "pont", "allée", "square", "quai", "cas", "dossier", "couple",
    "clan", "ère", "époque", "méthode", "effet", "rapport", "barrage", "aéroport", "amphithéâtre", "résidence",
    "espace", "trophée", "coupe", "bibliothèque", "médiathèque", "fondation", "institut", "clinique", "maternité",
]);

impl Grammar<'_> {
    /// *Mariam Lankoandé, laveuse de minerai*: an unknown word with the ending of a trade, behind a name and a comma.
    pub(super) fn is_occupation(&self, at: usize, end: usize) -> bool {
        const ENDINGS: [&str; 11] =
            ["eur", "euse", "trice", "iste", "logue", "icien", "icienne", "urier", "urière", "graphe", "ologue"];
        let word = self.text(at);
        let entry = self.entry(at);
        let unknown =
            !entry.is_verb() && !entry.is(FUNCTION | Classes::DEMONYM | Classes::TIME) && !self.is_capital(at);
        // *laveuse*, *une ancienne laveuse*
        let start = (0..3).map_while(|n| at.checked_sub(n)).find(|&i| i > 0 && self.kind(i - 1) == TokenKind::Comma);
        let behind_name = start
            .is_some_and(|i| i >= 2 && self.is_capital(i - 2) && (i == at || self.word_in(i, words!["un", "une"])));
        let goes_on = at + 1 >= end
            || !self.is_word(at + 1)
            || self.word_in(at + 1, words!["de", "d'", "du", "des", "à", "au", "chez", "en"]);
        unknown && behind_name && goes_on && !word.ends_with("ieuse") && ENDINGS.iter().any(|e| word.ends_with(e))
    }

    /// *le pivot Dragan Ilić*: an article, a noun and a person's name make the noun a role, known or not.
    pub(super) fn unknown_role(&self, phrase: &mut NounPhrase, head: usize, next: usize, end: usize) {
        let Some(last) = self
            .name(next, end)
            .filter(|_| matches!(phrase.determiner, Determiner::Definite | Determiner::Indefinite) && !phrase.plural)
        else {
            return;
        };
        if !self.is(next, Classes::GIVEN_NAME)
            || last < next + 2
            || self.word_in(head, &NAMED_AFTER_PEOPLE)
            || self.is_capital(head)
        {
            return;
        }
        phrase.roles.push(RolePhrase { tokens: (head, next), head: (head, head + 1), noun: head, category: None });
        phrase.name = Some((next, last));
        phrase.tokens.1 = last;
        phrase.class = Class::Named;
        phrase.personal = true;
        phrase.genders = phrase.genders.and(self.name_genders((next, last))).non_empty().unwrap_or(phrase.genders);
    }

    /// The preposition of the last complement, if that is a role and nothing more.
    pub(super) fn inner_role(&self, first: usize, end: usize) -> Option<usize> {
        (first..end).rev().find(|&i| self.word_in(i, words!["du", "de"])).filter(|&of| {
            let noun = of + 1 + usize::from(self.word_in(of, words!["de"]) && self.is(of + 1, Classes::DETERMINER));
            let (entry, len) = self.longest(noun);
            noun > of + usize::from(self.word_in(of, words!["de"]))
                && entry.noun(NounClass::Role).is_some_and(|n| !n.plural)
                && self.adjectives(noun + len, end) == end
        })
    }

    /// Whether the role behind the preposition `of` and the name agree in gender.
    pub(super) fn role_bears(&self, of: usize, name: usize, last: usize) -> bool {
        let noun = if self.word_in(of, words!["du"]) { of + 1 } else { of + 2 };
        let role = self.longest(noun).0.noun(NounClass::Role).map_or(Genders::BOTH, |n| n.genders);
        !role.and(self.name_genders((name, last))).is_empty()
    }

    /// Whether a role of several words ends with a kind of body: *présidente de l'association*.
    pub(super) fn ends_with_body(&self, head: (usize, usize)) -> bool {
        head.1 > head.0 + 2 && self.entry(head.1 - 1).noun(NounClass::Body).is_some()
    }

    /// The noun of an entry of several words: the first that is no adjective.
    pub(super) fn head_noun(&self, entry: (usize, usize)) -> usize {
        (entry.0..entry.1).find(|&i| !self.word_in(i, &BEFORE_NOUN) && !self.is(i, Classes::NUMBER)).unwrap_or(entry.0)
    }

    /// *le PDG et fondateur du site*
    pub(super) fn second_role(&self, phrase: &mut NounPhrase, at: usize, end: usize) -> usize {
        if !self.word_in(at, words!["et"]) || at + 1 >= end {
            return at;
        }
        let (entry, len) = self.longest(at + 1);
        // *le président du Comité national olympique et sportif*: two adjectives of one name.
        let adjectives = self
            .word_in(at + 1, words!["sportif", "scientifique", "militaire", "religieux", "politique", "syndical"])
            && self.text(at - 1).ends_with(['l', 'e', 'f', 'x']);
        if adjectives && at > phrase.tokens.0 {
            let next = self.complements(self.adjectives(at + 2, end), end, true);
            if let Some(role) = phrase.roles.last_mut() {
                role.tokens.1 = next;
            }
            phrase.tokens.1 = next;
            return next;
        }
        let Some(noun) = entry.noun(NounClass::Role).filter(|n| !n.plural) else { return at };
        let head = (at + 1, at + 1 + len);
        let next = self.complements(self.adjectives(head.1, end), end, true);
        let category = self.lexicon.category(noun, self.domain((head.1, next)));
        phrase.roles.push(RolePhrase { tokens: (head.0, next), head, noun: self.head_noun(head), category });
        phrase.tokens.1 = next;
        next
    }
}
