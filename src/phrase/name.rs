//! Names: capitalised words with particles and initials between them.

use super::{FUNCTION, Grammar};
use crate::key::words;
use crate::lexicon::{Classes, Genders, NounClass, WordId};
use crate::token::{Facts, Shape, TokenKind};

/// No name has more words; a run of capitals is cut here.
const MOST_WORDS: usize = 12;

impl Grammar<'_> {
    /// The end of the name that starts at `at`, if one does; `after` tells what precedes.
    pub(super) fn name(&self, at: usize, end: usize) -> Option<usize> {
        if !self.starts_name(at) {
            return None;
        }
        let mut last = at + 1;
        let mut i = self.initial_stop(at, end);
        last = last.max(i);
        while i < end && i - at < MOST_WORDS {
            if self.continues_name(i) {
                i = self.initial_stop(i, end);
                last = i;
            } else if self.text(i) == "/"
                && self.touches(i)
                && i + 1 < end
                && self.touches(i + 1)
                && self.continues_name(i + 1)
            {
                // *Awa Sanou/Kaboré*, *CDU/CSU*
                i += 1;
            } else if self.word_in(i, words!["hadj", "hadji"])
                && self.word_in(i - 1, words!["el"])
                && self.is_capital(i + 1)
            {
                // *El hadj Moussa Lawani*
                i += 1;
            } else if i == at + 1 && self.is_motto(i) {
                // *Un toit pour tous*, *Reporters sans frontières* name themselves by what they want.
                return Some(i + 2);
            } else if let Some(next) = self.after_particles(i, end).filter(|&n| n < end && self.continues_name(n)) {
                i = next;
            } else {
                break;
            }
        }
        Some(last)
    }

    /// *pour tous*, *sans frontières* behind a capital.
    fn is_motto(&self, at: usize) -> bool {
        self.word_in(at, words!["pour"]) && self.word_in(at + 1, words!["tous", "toutes"])
            || self.word_in(at, words!["sans"]) && self.word_in(at + 1, words!["frontières", "frontière"])
    }

    /// Where the name of a body ends that is a phrase and goes on in lower case: *Médecins du fleuve*, *Naître ici*,
    /// *Chazelles sans camions*, *Les Pieds dans l'eau*.
    pub(super) fn phrase_name(&self, (first, last): (usize, usize), end: usize) -> usize {
        if last < end && self.word_in(last, words!["ici", "demain", "ensemble", "debout", "autrement"]) {
            return last + 1;
        }
        // *le mouvement Osez la ville*: an order, with what it is about.
        let order = last == first + 1 && self.text(first).ends_with("ez") && self.entry(first).is_verb();
        if order && self.is(last, Classes::DETERMINER) && last + 1 < end && self.nounish(last + 1) {
            return last + 2;
        }
        let word = if self.is(first, Classes::DETERMINER) { first + 1 } else { first };
        let several = self.text(word).ends_with(['s', 'x']) && !self.is(word, Classes::GIVEN_NAME);
        let mut at = last;
        for _ in 0..2 {
            // *sans surprise* is no part of a name.
            let adverb = self.longest(at).1 > 1 && self.longest(at).0.is(Classes::ADVERB)
                || self.word_in(
                    at + 1,
                    words!["surprise", "relâche", "détour", "délai", "attendre", "conteste", "réserve"],
                );
            let without = self.word_in(at, words!["sans"]) && !adverb;
            let leads = several
                && self.word_in(
                    at,
                    words!["de", "d'", "du", "des", "dans", "pour", "en", "contre", "sous", "sur", "au", "aux", "à"],
                );
            let noun = if without {
                at + 1
            } else if leads {
                at + 1 + usize::from(self.word_in(at + 1, words!["le", "la", "l'", "les"]))
            } else {
                break;
            };
            let plain = noun < end
                && self.is_word(noun)
                && !self.is_capital(noun)
                && !self.entry(noun).is(FUNCTION | Classes::TIME)
                && !self.may_be(noun, Facts::INFINITIVE.or(Facts::PRESENT_PARTICIPLE));
            if !plain {
                break;
            }
            at = noun + 1;
        }
        at
    }

    /// After the word at `at`, and after its full stop if it is an initial: *J.*
    fn initial_stop(&self, at: usize, end: usize) -> usize {
        let letter =
            self.text(at).chars().count() <= 2 && self.is_capital(at) && !self.text(at).contains(char::is_lowercase)
                || self.is(at, Classes::TITLE);
        let stop =
            at + 1 < end && self.kind(at + 1) == TokenKind::Stop && self.touches(at + 1) && self.text(at + 1) == ".";
        if letter && stop && self.is_capital(at + 2) { at + 2 } else { at + 1 }
    }

    fn starts_name(&self, at: usize) -> bool {
        if !self.is_capital(at) {
            return false;
        }
        let entry = self.entry(at);
        if entry.is(Classes::GIVEN_NAME) {
            return true;
        }
        // *(NDLR : …)*: the editor's note is nobody's name.
        let spelt =
            |letters: [&str; 3]| (0..3).all(|i| self.text(at + 2 * i) == letters[i]) && self.text(at + 1) == ".";
        if self.word_in(at, words!["ndlr", "ndr", "nda"])
            || self.text(at) == "N" && at + 4 < self.tokens.len() && spelt(["N", "D", "L"])
        {
            return false;
        }
        if entry.is(FUNCTION) || entry.is(Classes::TIME) || entry.is(Classes::TITLE) {
            // *le quotidien Le Sahel*, *De Gaulle*
            return entry.is(Classes::FIRST_PARTICLE | Classes::DETERMINER)
                && self.is_capital(at + 1)
                && (!self.opens_clause(at) || self.is_known_surname(at));
        }
        if self.opens_clause(at) {
            // The first word of a sentence is a name if the text knows it as one, or if a capital follows.
            let other = entry.is_verb() || !entry.nouns.is_empty() || self.is_adverb_in_ment(at);
            let known = self.is_known_capital(at) && entry.nouns.is_empty();
            let followed = self.is_capital(at + 1) && !self.is(at + 1, FUNCTION)
                || self.is_particle(at + 1) && self.is_capital(at + 2) && !self.entry(at + 1).is(Classes::PREPOSITION);
            return !other && (known || followed)
                || known && !entry.is(Classes::ADVERB)
                || entry.is(Classes::COUNTRY | Classes::CAPITAL | Classes::PLACE | Classes::MEDIA)
                || self.is_all_capitals(at) && entry.noun(NounClass::Body).is_some();
        }
        true
    }

    /// Whether the token is the first word of its sentence, where a capital tells nothing.
    pub(crate) fn opens_clause(&self, at: usize) -> bool {
        if self.tokens[at].shape == Shape::AllCapitals
            && self.text(at).chars().count() > 1
            && !self.entry(at).is(FUNCTION)
        {
            return false;
        }
        let Some(before) = at.checked_sub(1) else { return true };
        match self.kind(before) {
            TokenKind::LineBreak | TokenKind::QuoteMark | TokenKind::Dash | TokenKind::Colon => true,
            TokenKind::Stop => !(self.is(before.saturating_sub(1), Classes::TITLE) && self.touches(before)),
            _ => false,
        }
    }

    pub(crate) fn is_adverb_in_ment(&self, at: usize) -> bool {
        let entry = self.entry(at);
        self.is_word(at)
            && self.text(at).len() > 6
            && self.text(at).ends_with("ment")
            && !entry.is(Classes::NOUN_IN_MENT)
            && entry.nouns.is_empty()
            && !entry.is_verb()
    }

    fn continues_name(&self, at: usize) -> bool {
        if !self.is_capital(at) {
            return false;
        }
        let entry = self.entry(at);
        if entry.is(Classes::GIVEN_NAME | Classes::FIRST_PARTICLE) {
            return true;
        }
        // *Thanh Mai Nguyen*: inside a name a month is none.
        !entry.is(FUNCTION)
    }

    /// Whether the capitals right before follow a given name or a title: *Me Samia Kyelem de …*.
    fn personal_before(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at)
            .rev()
            .take_while(|&i| self.is_capital(i) || self.kind(i) == TokenKind::Stop)
            .any(|i| self.is(i, Classes::GIVEN_NAME | Classes::TITLE))
    }

    fn is_particle(&self, at: usize) -> bool {
        self.is(at, Classes::INNER_PARTICLE)
    }

    /// The token after the particles at `at`: *de la*, *bin*, *von der*.
    fn after_particles(&self, at: usize, end: usize) -> Option<usize> {
        let mut i = at;
        while i < end && i < at + 3 && self.is_particle(i) {
            i += 1;
        }
        // *de*, *du* and *et* lead to complements, too: only a name that began with a given name takes them.
        if i == at || !self.is_capital(i) {
            return None;
        }
        let acronym = self.is_all_capitals(i) && !self.is_all_capitals(at - 1);
        let french = self.word_in(at, words!["de", "du", "des", "d'", "le", "la", "les", "l'", "y", "e"]);
        let place = |i: usize| self.is(i, Classes::COUNTRY | Classes::CAPITAL | Classes::PLACE);
        let unknown = at > 0
            && self.is_capital(at - 1)
            && self.tokens[at - 1].word == WordId::NONE
            && !self.is_all_capitals(at - 1)
            && self.word_in(at, words!["de", "d'"]);
        let personal =
            unknown || at > 0 && (self.is(at - 1, Classes::GIVEN_NAME) && !place(at - 1) || self.personal_before(at));
        (!french
            || personal
                && !acronym
                && !place(i)
                && !self.is(i, Classes::MEDIA)
                && self.entry(i).noun(NounClass::Body).is_none()
                && self.entry(i).domain.is_none())
        .then_some(i)
    }

    /// The gender that the first given name of a name tells; a surname may be somebody else's given name.
    pub(super) fn name_genders(&self, name: (usize, usize)) -> Genders {
        let last = if name.1 - name.0 > 1 { name.1 - 1 } else { name.1 };
        for at in name.0..last {
            let entry = self.entry(at);
            if entry.is(Classes::GIVEN_NAME) && !entry.genders.is_empty() {
                return entry.genders;
            }
            // *Marie-Chantal*: its first part, if the whole is not known.
            let entry = self.lexicon.entry(self.first_part(at));
            if entry.is(Classes::GIVEN_NAME) && !entry.genders.is_empty() {
                return entry.genders;
            }
        }
        Genders::BOTH
    }

    /// The word before the first hyphen of a compound.
    fn first_part(&self, at: usize) -> WordId {
        let text = self.text(at);
        match text.split_once('-') {
            Some((part, _)) => {
                let mut folded = String::new();
                crate::token::fold(part, &mut folded);
                self.lexicon.word(&folded, true)
            }
            None => WordId::NONE,
        }
    }

    /// Whether the name begins with a known given name, or has two words or more of which none is known as anything else.
    pub(super) fn looks_personal(&self, name: (usize, usize)) -> bool {
        let first = self.entry(name.0);
        if first.is(FUNCTION) && !first.is(Classes::GIVEN_NAME | Classes::FIRST_PARTICLE)
            || self.is(name.0, Classes::DETERMINER)
        {
            return false;
        }
        if first.is(Classes::GIVEN_NAME) {
            return true;
        }
        // *US Plouvern*, *Belle Époque*
        if self.is_all_capitals(name.0) && self.text(name.0).chars().count() <= 3 && !self.is_all_capitals(name.1 - 1)
            || self.is_plain_adjective(name.0)
        {
            return false;
        }
        if self.lexicon.entry(self.first_part(name.0)).is(Classes::GIVEN_NAME) {
            return true;
        }
        name.1 - name.0 >= 2
            && first.domain.is_none()
            && !first.is(Classes::COUNTRY | Classes::CAPITAL | Classes::PLACE | Classes::MEDIA)
            && first.nouns.is_empty()
    }
}
