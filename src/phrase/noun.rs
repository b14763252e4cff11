//! Noun phrases: determiner, adjectives, noun, complements, name; pronouns.

use thin_vec::ThinVec;

use super::{Class, Determiner, FUNCTION, Grammar, NEVER_NOUN, NounPhrase, RolePhrase};
use crate::extraction::Category;
use crate::key::{WordSet, words};
use crate::lexicon::{Classes, Entry, Genders, Noun, NounClass};
use crate::token::{Facts, TokenKind};

mod complement;
mod pronoun;
mod proper;
mod role;

/// Adjectives that stand before the noun.
static BEFORE_NOUN: WordSet<84> = WordSet::of([
    "bons", "bonnes", "beau", "bel", "belle", "beaux", "belles", "gros", "grosse", "grosses", "mauvais", "mauvaise",
    "meilleur", "meilleure", "meilleurs", "meilleures", "nombreux", "nombreuses", "différents", "différentes",
    "simples", "propres", "grand", "grande", "grands", "grandes", "petit", "petite", "petits", "petites", "nouveau",
    "nouvel", "nouvelle", "nouveaux", "nouvelles", "ancien", "ancienne", "anciens", "anciennes", "jeune", "jeunes",
    "vieux", "vieille", "vieil", "autre", "autres", "même", "mêmes", "seul", "seule", "premier", "première",
    "premiers", "premières", "second", "seconde", "deuxième", "troisième", "dernier", "dernière", "derniers",
    "dernières", "futur", "future", "actuel", "actuelle", "principal", "principale", "principaux", "principales",
    "bon", "bonne", "haut", "haute", "hauts", "hautes", "célèbre", "puissant", "puissante", "très", "propre", "récent",
    "récente", "simple",
]);

impl Grammar<'_> {
    /// The noun phrase that starts at `at`, not past `end`.
    pub(crate) fn noun_phrase(&self, at: usize, end: usize) -> Option<NounPhrase> {
        if at >= end {
            return None;
        }
        self.pronoun(at, end)
            .or_else(|| self.titled(at, end))
            .or_else(|| self.time(at, end))
            .or_else(|| self.nominal(at, end))
    }

    pub(crate) fn blank(&self, at: usize, end: usize, class: Class) -> NounPhrase {
        NounPhrase {
            tokens: (at, end),
            head: at,
            determiner: Determiner::None,
            class,
            name: None,
            roles: ThinVec::new(),
            genders: Genders::BOTH,
            plural: false,
            acronym: None,
            category: None,
            personal: false,
        }
    }

    /// Whether a noun or adjective may stand here: a word that is neither function word nor verb only.
    pub(super) fn nounish(&self, at: usize) -> bool {
        if !self.is_word(at) {
            return false;
        }
        let entry = self.entry(at);
        !entry.nouns.is_empty()
            || self.is_capital(at)
            || !entry.is(FUNCTION) && !entry.is_verb() && !self.is_adverb_in_ment(at)
    }

    /// *lundi*, *le 19 août 2023*, *mardi soir*, *en février*: no source.
    fn time(&self, at: usize, end: usize) -> Option<NounPhrase> {
        let start = at;
        let mut i = at;
        if self.is(i, Classes::DETERMINER) && (self.kind(i + 1) == TokenKind::Number || self.is(i + 1, Classes::TIME)) {
            i += 1;
        }
        let first = i;
        while i < end
            && (self.is(i, Classes::TIME) && !self.may_be(i, Facts::NOUN)
                || i > first && self.kind(i) == TokenKind::Number
                || i > start && self.kind(i) == TokenKind::Number && self.is(i + 1, Classes::TIME))
        {
            i += 1;
        }
        if i == first {
            return None;
        }
        while i < end
            && self.word_in(i, words!["dernier", "dernière", "prochain", "prochaine", "derniers", "dernières"])
        {
            i += 1;
        }
        Some(self.blank(start, i, Class::Time))
    }

    fn determiner(&self, at: usize) -> Option<Determiner> {
        if !self.is(at, Classes::DETERMINER) {
            return None;
        }
        Some(if self.word_in(at, words!["le", "la", "les", "l'"]) {
            Determiner::Definite
        } else if self.word_in(at, words!["ce", "cet", "cette", "ces"]) {
            Determiner::Demonstrative
        } else if self.word_in(
            at,
            words![
                "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur",
                "leurs",
            ],
        ) {
            Determiner::Possessive
        } else if self.word_in(at, words!["du", "au", "aux"]) {
            return None;
        } else {
            Determiner::Indefinite
        })
    }

    /// A phrase around a noun or a name.
    fn nominal(&self, at: usize, end: usize) -> Option<NounPhrase> {
        // *plus d'un million de personnes*, *près de trente élus*
        let about = self.word_in(at, words!["plus", "moins", "près"])
            && self.word_in(at + 1, words!["de", "d'"])
            && (self.is(at + 2, Classes::NUMBER) || self.kind(at + 2) == TokenKind::Number);
        if about && at + 2 < end {
            let mut phrase = self.nominal(at + 2, end).filter(|p| p.class != Class::Time)?;
            phrase.tokens.0 = at;
            phrase.determiner = Determiner::Indefinite;
            return Some(phrase);
        }
        let determiner = self.determiner(at).filter(|_| !(self.is_capital(at) && self.is_known_surname(at)));
        let mut i = at;
        if determiner.is_some() {
            i += 1;
            // *tous les ministres*, *les deux ministres*
            while i < end
                && self.longest(i).1 == 1
                && (self.is(i, Classes::DETERMINER | Classes::NUMBER) || self.kind(i) == TokenKind::Number)
            {
                i += 1;
            }
        } else if self.longest(at).1 == 1 && (self.kind(at) == TokenKind::Number || self.is(at, Classes::NUMBER)) {
            i += 1;
            if !self.nounish(i) {
                return None;
            }
        }
        let core = i;
        if core >= end || !self.is_word(core) && self.kind(core) != TokenKind::Number {
            return None;
        }
        let mut phrase = self.blank(at, core, Class::Other);
        phrase.determiner = determiner.unwrap_or(Determiner::None);
        if determiner.is_none() && core == at {
            let name = self.name(at, end);
            // *Senior vice-présidente*: a capital before a role that is no name.
            if name == Some(at + 1)
                && !self.looks_personal((at, at + 1))
                && at + 1 < end
                && !self.is_capital(at + 1)
                && self.longest(at + 1).0.noun(NounClass::Role).is_some()
                && let Some(mut role) = self.nominal(at + 1, end)
            {
                role.tokens.0 = at;
                return Some(role);
            }
            if let Some(last) = name.filter(|_| !self.capital_role(at, end)) {
                return Some(self.named(phrase, (at, last), end));
            }
            // Without determiner only a known noun heads a phrase: *ministre de la Santé*, *avocate*.
            let head = self.skip_adjectives(core, end);
            let (entry, _) = self.longest(head);
            // *Invitée à couper le ruban, elle …*: a participle at the head of a sentence.
            let participle = self.opens_clause(core) && self.is_participle(head);
            if entry.nouns.is_empty() && self.is_occupation(at, end) {
                let next = self.complements(self.adjectives(at + 1, end), end, true);
                phrase.tokens.1 = next;
                phrase.class = Class::Role;
                phrase.roles.push(RolePhrase {
                    tokens: (at, next),
                    head: (at, at + 1),
                    noun: at,
                    category: Some(Category::Citizen),
                });
                return Some(phrase);
            }
            // *au stade Léon Bâ*: nobody is meant.
            if entry.nouns.is_empty()
                && self.word_in(head, &role::NAMED_AFTER_PEOPLE)
                && let Some(last) = self.name(head + 1, end)
            {
                phrase.tokens.1 = last;
                return Some(phrase);
            }
            if entry.nouns.is_empty() || entry.is(FUNCTION) || participle {
                return None;
            }
        }
        let head = self.skip_adjectives(core, end);
        let (entry, len) = self.longest(head);
        // *l'ensemble de la population*: after an article an adverb is a noun.
        let adverb = determiner.is_some() && !entry.is(NEVER_NOUN) && entry.is(Classes::ADVERB);
        if entry.is(FUNCTION) && entry.nouns.is_empty() && !self.is_capital(head) && !adverb {
            return None;
        }
        phrase.head = head;
        // *trente ans*, *deux mois*: a time.
        if head > at
            && (self.is(head - 1, Classes::NUMBER) || self.kind(head - 1) == TokenKind::Number)
            && (self.is(head, Classes::TIME)
                || self.word_in(head, words!["ans", "an", "heures", "minutes", "secondes"]))
        {
            return Some(self.blank(at, head + 1, Class::Time));
        }
        // *aucune garde à vue*, *le chef d'accusation*: a thing that begins like a role.
        let thing = self.word_in(head, words!["garde"]) && self.word_in(head + 1, words!["à"])
            || self.word_in(head, words!["chef", "chefs"])
                && self.word_in(head + 1, words!["d'"])
                && self.word_in(head + 2, words!["accusation", "inculpation", "œuvre"]);
        if thing && head + 2 < end {
            phrase.tokens.1 = head + 3;
            return Some(phrase);
        }
        self.agree(&mut phrase, entry, at, head);
        let mut next = head + len.max(1);
        if let Some(noun) = self.noun_reading(entry, head).copied() {
            self.with_noun(&mut phrase, noun, entry, (head, next), end);
        } else if self.is_capital(head) {
            self.proper(&mut phrase, head, end);
        } else {
            next = self.adjectives(next, end);
            let whole = self.complements(next, end, false);
            // *le cas de David Morin*: a person's name stands on its own.
            next = (next + 1..whole)
                .find(|&i| {
                    self.is(i, Classes::GIVEN_NAME) && self.is_capital(i) && self.word_in(i - 1, words!["de", "d'"])
                })
                .map_or(whole, |i| i - 1);
            phrase.tokens.1 = next;
            if entry.is(Classes::DEMONYM) {
                phrase.class = Class::Person;
            } else if phrase.determiner == Determiner::Indefinite && self.is_occupation(head, end) {
                phrase.class = Class::Role;
                phrase.roles.push(RolePhrase {
                    tokens: (phrase.head_start(), phrase.tokens.1),
                    head: (head, head + 1),
                    noun: head,
                    category: Some(Category::Citizen),
                });
            }
            if self.word_in(head, &role::NAMED_AFTER_PEOPLE)
                && let Some(last) = self.name(next, end)
            {
                phrase.tokens.1 = last;
            }
            self.unknown_role(&mut phrase, head, next, end);
        }
        self.bracketed(&mut phrase, end);
        Some(phrase)
    }

    /// Whether a noun may stand here: *le second* of *le second a refusé* has none.
    fn may_head(&self, at: usize) -> bool {
        let entry = self.entry(at);
        let verb_only = entry.is_verb()
            && entry.nouns.is_empty()
            && !self.is_participle(at)
            && self.is_finite(at)
            && !self.is_capital(at)
            && (self.word_in(
                at,
                words!["a", "ont", "est", "sont", "avait", "avaient", "était", "étaient", "aura", "sera"],
            ) || self.is_inverted(at + 1));
        self.is_word(at) && !verb_only
    }

    pub(super) fn is_plain_adjective(&self, at: usize) -> bool {
        self.word_in(at, &BEFORE_NOUN)
    }

    fn skip_adjectives(&self, at: usize, end: usize) -> usize {
        let mut i = at;
        while i + 1 < end
            && i < at + 3
            && self.longest(i).1 == 1
            && self.word_in(i, &BEFORE_NOUN)
            && self.may_head(i + 1)
            && !self.entry(i + 1).is(Classes::PREPOSITION | Classes::RELATIVE | Classes::COORDINATION)
        {
            i += 1;
        }
        i
    }

    /// Which of the readings of a noun counts here: a role before a person before a body.
    fn noun_reading<'e>(&self, entry: &'e Entry, head: usize) -> Option<&'e Noun> {
        let place = entry.is(Classes::COUNTRY | Classes::CAPITAL | Classes::PLACE) && self.is_capital(head);
        if place && entry.noun(NounClass::Role).is_none() && entry.noun(NounClass::Person).is_none() {
            return None;
        }
        let body_name = self.is_capital(head) && !self.opens_clause(head);
        if body_name && let Some(body) = entry.noun(NounClass::Body) {
            return Some(body);
        }
        [NounClass::Role, NounClass::Person, NounClass::Body, NounClass::Document].iter().find_map(|&c| entry.noun(c))
    }

    /// Gender and number, from the determiner and the noun.
    fn agree(&self, phrase: &mut NounPhrase, entry: &Entry, at: usize, head: usize) {
        let mut genders = entry.nouns.iter().fold(Genders::default(), |g, n| g | n.genders);
        if genders.is_empty() {
            genders = Genders::BOTH;
        }
        if self.word_in(at, words!["le", "un", "ce", "cet", "du", "au", "mon", "son"])
            && head > at
            && !(self.word_in(at, words!["mon", "son"]))
        {
            genders = genders.and(Genders::MASCULINE).non_empty().unwrap_or(Genders::MASCULINE);
        } else if self.word_in(at, words!["la", "une", "cette", "ma", "sa"]) {
            genders = genders.and(Genders::FEMININE).non_empty().unwrap_or(Genders::FEMININE);
        }
        phrase.genders = genders;
        let plural_determiner = self.word_in(
            at,
            words![
                "les", "des", "ces", "ses", "leurs", "nos", "vos", "plusieurs", "quelques", "certains", "certaines",
                "aux", "deux", "trois", "quatre",
            ],
        );
        let singular_determiner = head > at
            && self.word_in(
                at,
                words!["le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "leur", "notre", "votre"],
            );
        phrase.plural = plural_determiner
            || !singular_determiner && !entry.nouns.is_empty() && entry.nouns.iter().all(|n| n.plural);
    }

    /// The rest of a phrase whose noun is known.
    fn with_noun(&self, phrase: &mut NounPhrase, noun: Noun, entry: &Entry, head: (usize, usize), end: usize) {
        let role = noun.class == NounClass::Role;
        let mut next = self.adjectives(head.1, end);
        next = self.complements(next, end, role);
        if matches!(noun.class, NounClass::Document | NounClass::Person | NounClass::Body) {
            next = self.made_by(next, end);
        }
        phrase.tokens.1 = next;
        // *l'état du réseau* is no state.
        if self.word_in(head.0, words!["état"]) && !self.is_capital(head.0) && next > head.1 {
            return;
        }
        phrase.class = match noun.class {
            NounClass::Role => Class::Role,
            NounClass::Person => Class::Person,
            NounClass::Body => Class::Body,
            NounClass::Document => Class::Document,
        };
        phrase.category = noun.category;
        if role {
            let domain = self.domain((head.1, next)).or(entry.domain);
            let category = self.lexicon.category(&noun, domain);
            phrase.category = category;
            phrase.roles.push(RolePhrase {
                tokens: (phrase.head_start(), next),
                head,
                noun: self.head_noun(head),
                category,
            });
            next = self.second_role(phrase, next, end);
        }
        // *le président pakistanais Arif Rehman Alvi*
        // *le député UDC Patrick Rochat*
        while role
            && next + 1 < end
            && self.is_all_capitals(next)
            && self.text(next).chars().count() <= 5
            && !self.is(next, Classes::TITLE | Classes::GIVEN_NAME)
            && (self.is_capital(next + 1) || phrase.determiner != Determiner::None && self.names_body((next, next + 1)))
        {
            next += 1;
            let category = self.lexicon.category(&noun, self.domain((head.1, next)).or(entry.domain));
            phrase.category = category;
            phrase.roles[0].category = category;
            phrase.roles[0].tokens.1 = next;
            phrase.tokens.1 = next;
        }
        let complemented = next > self.adjectives(head.1, end);
        if role && complemented {
            next = self.odd_capitals(phrase, next, end);
            if phrase.roles.len() == 1 {
                next = self.second_role(phrase, next, end);
            }
        }
        if matches!(noun.class, NounClass::Role | NounClass::Person)
            && let Some(last) = self.name(next, end)
            && !self.names_body((next, last))
        {
            // *la famille Weidenfeld* is nobody called so.
            if self.word_in(head.0, words!["famille", "clan", "couple", "fratrie", "dynastie"]) {
                phrase.tokens.1 = last;
                return;
            }
            // *bras droit du Premier ministre Andrej Novák*: the name belongs to the nearer role.
            if let Some(of) = self.inner_role(head.1, next).filter(|&of| self.role_bears(of, next, last)) {
                phrase.tokens.1 = of;
                if let Some(role) = phrase.roles.last_mut() {
                    role.tokens.1 = of;
                }
                return;
            }
            // *la présidente de l'association Teel-Taaba*: what the body is called.
            if next == head.1 && last == next + 1 && self.ends_with_body(head) {
                if let Some(role) = phrase.roles.last_mut() {
                    role.tokens.1 = last;
                }
                phrase.tokens.1 = last;
                return;
            }
            let told = self.name_genders((next, last));
            // *lance à l'accusé Élodie Morin*: nobody is *l'accusé* and a woman.
            if phrase.genders.and(told).is_empty()
                && noun.class == NounClass::Person
                && noun.genders != Genders::BOTH
                && !noun.genders.is_empty()
                && next == head.1
            {
                return;
            }
            phrase.name = Some((next, last));
            phrase.tokens.1 = last;
            phrase.class = Class::Named;
            phrase.personal = true;
            // *le docteur Anne Ferrer* is a woman.
            phrase.genders = phrase.genders.and(told).non_empty().unwrap_or(told);
        } else if noun.class == NounClass::Body
            && (!self.is_capital(head.0) || head.1 - head.0 == 1 && self.text(head.0) == "ONG")
            && self.is_capital(next)
            && !self.is(next, Classes::TITLE)
            && let Some(last) = self.name(next, end)
            && (self.word_in(head.0, &role::NAMED_AFTER_PEOPLE)
                || !(last > next + 1 && self.looks_personal((next, last)) && self.is(next, Classes::GIVEN_NAME)))
        {
            // *l'ONG Terres libres*, *le cabinet Orval*: a kind of body, and what it is called; *l'hôpital Calmette*
            // keeps both words.
            let called = next == self.adjectives(head.1, end)
                && !self.word_in(head.0, words!["intersyndicale"])
                && !self.word_in(head.0, &role::NAMED_AFTER_PEOPLE);
            let last = if called { self.phrase_name((next, last), end) } else { last };
            phrase.tokens.1 = self.adjectives(last, end);
            phrase.name = called.then_some((next, phrase.tokens.1));
        }
    }
}

impl NounPhrase {
    /// Where the phrase starts without its determiner.
    pub(crate) fn head_start(&self) -> usize {
        if self.determiner == Determiner::None { self.tokens.0 } else { (self.tokens.0 + 1).min(self.head) }
    }
}

impl Genders {
    fn non_empty(self) -> Option<Self> {
        (!self.is_empty()).then_some(self)
    }
}

/// Whether a capitalised word has the ending of an adjective: *Africaine*, *Nationale*, *Économique*.
fn adjectival(word: &str) -> bool {
    const ENDINGS: [&str; 30] = [
        "al", "ale", "aux", "ales", "ique", "iques", "aire", "aires", "if", "ive", "ifs", "ives", "ien", "ienne",
        "iens", "iennes", "ais", "aise", "ois", "oise", "el", "elle", "els", "elles", "iste", "istes", "unies", "unis",
        "ain", "aine",
    ];
    ENDINGS.iter().any(|e| word.ends_with(e))
}
