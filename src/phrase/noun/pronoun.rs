//! Pronouns, and phrases that stand for one: *ce dernier*, *l'un d'eux*, *celui qui*.

use super::super::{Class, Grammar, NounPhrase, Pronoun, RolePhrase};
use crate::key::{WordKey, words};
use crate::lexicon::Genders;
use crate::token::TokenKind;

impl Grammar<'_> {
    /// *à l'en croire*, *à les entendre*, *à ses dires*: the token of the pronoun or possessive, and the end of the
    /// phrase. Capitals may have lost their accents.
    pub(crate) fn by_ear(&self, at: usize) -> Option<(usize, usize)> {
        if !self.word_in(at, words!["à", "a"]) || self.word_in(at, words!["a"]) && !self.opens_clause(at) {
            return None;
        }
        // *hésite à les croire* is no source.
        if !self.opens_clause(at) && self.kind(at - 1) != TokenKind::Comma {
            return None;
        }
        let clitic = self.word_in(at + 1, words!["l'", "les"]);
        if clitic && self.word_in(at + 2, words!["en"]) && self.word_in(at + 3, words!["croire"]) {
            Some((at + 1, at + 4))
        } else if clitic
            && self.word_in(at + 2, words!["entendre", "écouter", "lire", "croire"])
            && !self.is_word(at + 3)
        {
            Some((at + 1, at + 3))
        } else {
            let words = self.word_in(at + 1, words!["ses", "leurs"]) && self.word_in(at + 2, words!["dires"]);
            words.then_some((at + 1, at + 3))
        }
    }

    pub(crate) fn pronoun(&self, at: usize, end: usize) -> Option<NounPhrase> {
        if !self.is_word(at) {
            return None;
        }
        let make = |len: usize, pronoun, genders, plural| {
            let mut phrase = self.blank(at, at + len, Class::Pronoun(pronoun));
            (phrase.genders, phrase.plural) = (genders, plural);
            Some(phrase)
        };
        let (m, f, both) = (Genders::MASCULINE, Genders::FEMININE, Genders::BOTH);
        let next = |words: &[WordKey]| at + 1 < end && self.word_in(at + 1, words);
        let one_of = |words: &[WordKey]| self.word_in(at, words);
        if one_of(words!["il"]) {
            return make(1, Pronoun::Personal, m, false);
        }
        if one_of(words!["elle"]) {
            return make(1, Pronoun::Personal, f, false);
        }
        if one_of(words!["ils", "eux"]) {
            return make(1, Pronoun::Personal, m, true);
        }
        if one_of(words!["elles"]) {
            return make(1, Pronoun::Personal, f, true);
        }
        if one_of(words!["lui"]) {
            return make(1, Pronoun::Personal, m, false);
        }
        if one_of(words!["on"]) {
            return make(1, Pronoun::Indefinite, both, false);
        }
        if one_of(words!["je", "j'", "moi", "tu", "toi", "nous", "vous"]) {
            return make(1, Pronoun::Speaker, both, one_of(words!["nous", "vous"]));
        }
        if one_of(words!["celui-ci", "celui-là"]) {
            return make(1, Pronoun::Last, m, false);
        }
        if one_of(words!["celle-ci", "celle-là"]) {
            return make(1, Pronoun::Last, f, false);
        }
        if one_of(words!["ceux-ci", "ceux-là"]) {
            return make(1, Pronoun::Last, m, true);
        }
        if one_of(words!["celles-ci", "celles-là"]) {
            return make(1, Pronoun::Last, f, true);
        }
        if one_of(words!["ce"]) && next(words!["dernier"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Last, m, false);
        }
        if one_of(words!["cette"]) && next(words!["dernière"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Last, f, false);
        }
        if one_of(words!["ces"]) && next(words!["derniers", "dernières"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Last, if next(words!["derniers"]) { m } else { f }, true);
        }
        if one_of(words!["le", "la", "les"]) && next(words!["même", "mêmes"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Same, if one_of(words!["la"]) { f } else { m }, one_of(words!["les"]));
        }
        if one_of(words!["un", "une", "l'"]) && next(words!["autre"]) && !self.nounish(at + 2) {
            return make(
                2,
                Pronoun::Other,
                if one_of(words!["une"]) {
                    f
                } else if one_of(words!["un"]) {
                    m
                } else {
                    both
                },
                false,
            );
        }
        // *décrit le second*
        if one_of(words!["le", "la"]) && !self.nounish(at + 2) && self.kind(at + 2) != TokenKind::Number {
            let gender = if one_of(words!["la"]) { f } else { m };
            if next(words!["premier", "première"]) {
                return make(2, Pronoun::Former, gender, false);
            }
            if next(words!["second", "seconde"]) {
                return make(2, Pronoun::Latter, gender, false);
            }
            if next(words!["troisième"]) {
                return make(2, Pronoun::Other, gender, false);
            }
        }
        // *explique celui qui est aussi professeur*
        if one_of(words!["celui", "celle"]) && next(words!["qui", "que", "qu'", "dont"]) {
            let pronoun = if at > 0 && self.is_finite(at - 1) { Pronoun::Last } else { Pronoun::Other };
            return make(1, pronoun, if one_of(words!["celle"]) { f } else { m }, false);
        }
        if one_of(words!["d'"]) && next(words!["autres"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Other, both, true);
        }
        // *personne ne sait*
        if one_of(words!["personne", "nul", "rien"]) && next(words!["ne", "n'"]) {
            return make(1, Pronoun::Neutral, m, false);
        }
        if one_of(words!["quelqu'un"]) {
            return make(1, Pronoun::Other, both, false);
        }
        // *plusieurs élus*: a participle alone is no verb of theirs, where it is a noun.
        let noun_next = self.nounish(at + 1) && self.is_participle(at + 1);
        let verb_next =
            self.is_finite(at + 1) && !noun_next || self.word_in(at + 1, words!["n'", "ne", "s'", "se", "y", "l'"]);
        if one_of(words![
            "certains", "certaines", "plusieurs", "beaucoup", "tous", "toutes", "quelques-uns", "d'aucuns", "chacun",
            "chacune",
        ]) && verb_next
        {
            return make(1, Pronoun::Other, both, !one_of(words!["chacun", "chacune"]));
        }
        if one_of(words!["l'"]) && next(words!["un", "une"])
            || one_of(words!["un", "une"])
                && (next(words!["des"])
                    || next(words!["de", "d'"])
                        && self.word_in(at + 2, words!["ses", "leurs", "ces", "nos", "elles", "eux"]))
        {
            let start = if one_of(words!["l'"]) { at + 1 } else { at };
            let feminine = self.word_in(start, words!["une"]);
            let mut last = start + 1;
            if self.word_in(last, words!["de", "d'", "des"]) {
                last = self.noun_phrase(last + 1, end).map_or(last + 1, |n| n.tokens.1);
            }
            let mut phrase = self.blank(at, last, Class::Pronoun(Pronoun::Other));
            phrase.genders = if feminine { f } else { m };
            // *l'un des acteurs du film*
            if let Some(role) = self
                .noun_phrase(start + 2, end)
                .filter(|n| n.class == Class::Role)
                .and_then(|n| n.roles.into_iter().next())
            {
                phrase.category = role.category;
                phrase.roles.push(RolePhrase { tokens: (start, last), ..role });
            }
            return Some(phrase);
        }
        if one_of(words!["ce", "c'", "cela", "ça", "ceci", "y", "rien", "quoi"]) && !self.nounish(at + 1) {
            return make(1, Pronoun::Neutral, m, false);
        }
        None
    }
}
