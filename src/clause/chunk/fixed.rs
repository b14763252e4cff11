//! Turns of phrase that are what they are, whatever their words are elsewhere.

use super::Chunker;
use crate::clause::{Nominal, Part};
use crate::key::{WordSet, words};
use crate::lexicon::Classes;
use crate::phrase::{Class, Pronoun};
use crate::token::TokenKind;

/// The first words of them all, so that others are done with at once.
static FIRST: WordSet<30> = WordSet::of([
    "lui-même", "elle-même", "eux-mêmes", "elles-mêmes", "lui", "elle", "eux", "elles", "il", "soit", "à", "a",
    "présent", "présente", "présents", "présentes", "part", "place", "acte", "fin", "forme", "garde", "appel",
    "plainte", "compte", "face", "état", "peine", "suite", "de",
]);

impl Chunker<'_, '_> {
    /// Reads the turn of phrase that begins at `at`, and returns the token after it.
    pub(super) fn fixed(&mut self, at: usize, limit: usize) -> Option<usize> {
        if !self.grammar.word_in(at, &FIRST) {
            return None;
        }
        if self.grammar.word_in(at, words!["de"]) {
            return self.from(at);
        }
        self.emphatic(at).or_else(|| self.ago(at, limit)).or_else(|| self.bare(at)).or_else(|| self.by_ear(at))
    }

    /// *de la part du maire*: as good as *par*.
    fn from(&mut self, at: usize) -> Option<usize> {
        let g = self.grammar;
        let part = g.word_in(at + 1, words!["la"]) && g.word_in(at + 2, words!["part"]);
        if !part || !g.word_in(at + 3, words!["de", "d'", "du", "des"]) {
            return None;
        }
        self.push(Part::Preposition, (at, at + 4));
        Some(at + 4)
    }

    /// *lui-même*; *rappelle, lui, que …*
    fn emphatic(&mut self, at: usize) -> Option<usize> {
        let g = self.grammar;
        if g.word_in(at, words!["lui-même", "elle-même", "eux-mêmes", "elles-mêmes"]) {
            self.push(Part::Adverb, (at, at + 1));
            return Some(at + 1);
        }
        let items = &self.reading.items;
        let between_commas = g.word_in(at, words!["lui", "elle", "eux", "elles"])
            && items.len() >= 2
            && items[items.len() - 1].part == Part::Comma
            && matches!(items[items.len() - 2].part, Part::Verb(_))
            && g.kind(at + 1) == TokenKind::Comma;
        if !between_commas {
            return None;
        }
        self.reading.items.pop();
        self.push(Part::Adverb, (at - 1, at + 2));
        Some(at + 2)
    }

    /// *a prévenu il y a quelques jours le ministre*; *…, soit un million de personnes, …*
    fn ago(&mut self, at: usize, limit: usize) -> Option<usize> {
        let g = self.grammar;
        if g.word_in(at, words!["soit"]) && self.last_part() == Some(Part::Comma) {
            self.push(Part::Adverb, (at, at + 1));
            return Some(at + 1);
        }
        if !(g.word_in(at, words!["il"]) && g.word_in(at + 1, words!["y"]) && g.word_in(at + 2, words!["a"])) {
            return None;
        }
        let measure = g.kind(at + 3) == TokenKind::Number
            || g.is(at + 3, Classes::NUMBER)
            || g.word_in(at + 3, words!["quelques", "plusieurs", "un", "une", "peu", "longtemps"]);
        let last = (at + 3..limit.min(at + 7)).find(|&i| {
            g.is(i, Classes::TIME) || g.word_in(i, words!["ans", "an", "peu", "longtemps", "heures", "minutes"])
        })?;
        // *Il y a quelques jours d'attente* has its verb.
        if !measure || g.word_in(last + 1, words!["de", "d'"]) {
            return None;
        }
        self.push(Part::Adverb, (at, last + 1));
        Some(last + 1)
    }

    /// *prendre part à*, *faire appel à*: a noun without article; *la présidente, présente à la réunion, …*
    fn bare(&mut self, at: usize) -> Option<usize> {
        let g = self.grammar;
        let light = matches!(self.reading.items.last().map(|i| i.part), Some(Part::Verb(v)) if matches!(
            &*g.lexicon.verb(self.reading.verbs[v].group.verb).lemma,
            "prendre" | "faire" | "mettre" | "porter" | "donner" | "rendre" | "tenir" | "avoir"
        ));
        let noun = g.word_in(
            at,
            words![
                "part", "place", "acte", "fin", "forme", "garde", "appel", "plainte", "compte", "face", "état",
                "peine", "suite"
            ],
        );
        let there = g.word_in(at, words!["présent", "présente", "présents", "présentes"])
            && self.last_part() == Some(Part::Comma)
            && g.word_in(
                at + 1,
                words![
                    "à", "au", "aux", "lors", "dans", "sur", "en", "ce", "hier", "lundi", "mardi", "mercredi", "jeudi",
                    "vendredi", "samedi", "dimanche"
                ],
            );
        if !(light && noun || there) {
            return None;
        }
        self.push(Part::Word, (at, at + 1));
        Some(at + 1)
    }

    /// *à ses yeux*, *à l'en croire*, *a ses dires*: the pronoun or the possessive is the mention.
    fn by_ear(&mut self, at: usize) -> Option<usize> {
        let g = self.grammar;
        let eyes = g.word_in(at, words!["à", "a"])
            && g.word_in(at + 1, words!["ses", "leurs"])
            && g.word_in(at + 2, words!["yeux"]);
        let (mention, end) = if eyes { (at + 1, at + 3) } else { g.by_ear(at)? };
        let mut phrase = g.blank(mention, mention + 1, Class::Pronoun(Pronoun::Personal));
        phrase.plural = g.word_in(mention, words!["les", "leurs"]);
        self.reading.nouns.push(Nominal { phrase, governed: true, issuer: None });
        self.push(Part::CuePreposition, (at, end));
        self.push(Part::Noun(self.reading.nouns.len() - 1), (mention, mention + 1));
        Some(end)
    }
}
