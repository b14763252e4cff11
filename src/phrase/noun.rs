//! Noun phrases: determiner, adjectives, noun, complements, name; pronouns.

use super::{Class, Determiner, FUNCTION, Grammar, NounPhrase, Pronoun, RolePhrase};
use crate::extraction::Category;
use crate::lexicon::{Classes, Entry, Genders, Mood, Noun, NounClass};
use crate::token::TokenKind;

/// Adjectives that stand before the noun.
const BEFORE_NOUN: [&str; 84] = [
    "bons",
    "bonnes",
    "beau",
    "bel",
    "belle",
    "beaux",
    "belles",
    "gros",
    "grosse",
    "grosses",
    "mauvais",
    "mauvaise",
    "meilleur",
    "meilleure",
    "meilleurs",
    "meilleures",
    "nombreux",
    "nombreuses",
    "différents",
    "différentes",
    "simples",
    "propres",
    "grand",
    "grande",
    "grands",
    "grandes",
    "petit",
    "petite",
    "petits",
    "petites",
    "nouveau",
    "nouvel",
    "nouvelle",
    "nouveaux",
    "nouvelles",
    "ancien",
    "ancienne",
    "anciens",
    "anciennes",
    "jeune",
    "jeunes",
    "vieux",
    "vieille",
    "vieil",
    "autre",
    "autres",
    "même",
    "mêmes",
    "seul",
    "seule",
    "premier",
    "première",
    "premiers",
    "premières",
    "second",
    "seconde",
    "deuxième",
    "troisième",
    "dernier",
    "dernière",
    "derniers",
    "dernières",
    "futur",
    "future",
    "actuel",
    "actuelle",
    "principal",
    "principale",
    "principaux",
    "principales",
    "bon",
    "bonne",
    "haut",
    "haute",
    "hauts",
    "hautes",
    "célèbre",
    "puissant",
    "puissante",
    "très",
    "propre",
    "récent",
    "récente",
    "simple",
];

/// Function words that are nouns nowhere, not even after an article.
const FUNCTION_BUT_ADVERB: Classes = Classes::DETERMINER
    .or(Classes::PREPOSITION)
    .or(Classes::SUBJECT_PRONOUN)
    .or(Classes::OBJECT_PRONOUN)
    .or(Classes::STRONG_PRONOUN)
    .or(Classes::RELATIVE)
    .or(Classes::COORDINATION)
    .or(Classes::SUBORDINATION)
    .or(Classes::NEGATION);

/// Things that bear people's names.
const NAMED_AFTER_PEOPLE: [&str; 40] = [
    "affaire",
    "rue",
    "avenue",
    "boulevard",
    "place",
    "prix",
    "hôpital",
    "stade",
    "lycée",
    "collège",
    "école",
    "film",
    "procès",
    "loi",
    "salle",
    "station",
    "gare",
    "parc",
    "pont",
    "allée",
    "square",
    "quai",
    "cas",
    "dossier",
    "couple",
    "clan",
    "ère",
    "époque",
    "méthode",
    "effet",
    "rapport",
    "barrage",
    "aéroport",
    "amphithéâtre",
    "résidence",
    "espace",
    "trophée",
    "coupe",
    "bibliothèque",
    "médiathèque",
];

/// How far a complement chain is followed.
const MOST_COMPLEMENTS: usize = 8;

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
            roles: Vec::new(),
            genders: Genders::BOTH,
            plural: false,
            acronym: None,
            category: None,
            personal: false,
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
        let next = |words: &[&str]| at + 1 < end && self.word_in(at + 1, words);
        let one_of = |words: &[&str]| self.word_in(at, words);
        if one_of(&["il"]) {
            return make(1, Pronoun::Personal, m, false);
        }
        if one_of(&["elle"]) {
            return make(1, Pronoun::Personal, f, false);
        }
        if one_of(&["ils", "eux"]) {
            return make(1, Pronoun::Personal, m, true);
        }
        if one_of(&["elles"]) {
            return make(1, Pronoun::Personal, f, true);
        }
        if one_of(&["lui"]) {
            return make(1, Pronoun::Personal, m, false);
        }
        if one_of(&["on"]) {
            return make(1, Pronoun::Indefinite, both, false);
        }
        if one_of(&["je", "j'", "moi", "tu", "toi", "nous", "vous"]) {
            return make(1, Pronoun::Speaker, both, one_of(&["nous", "vous"]));
        }
        if one_of(&["celui-ci", "celui-là"]) {
            return make(1, Pronoun::Last, m, false);
        }
        if one_of(&["celle-ci", "celle-là"]) {
            return make(1, Pronoun::Last, f, false);
        }
        if one_of(&["ceux-ci", "ceux-là"]) {
            return make(1, Pronoun::Last, m, true);
        }
        if one_of(&["celles-ci", "celles-là"]) {
            return make(1, Pronoun::Last, f, true);
        }
        if one_of(&["ce"]) && next(&["dernier"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Last, m, false);
        }
        if one_of(&["cette"]) && next(&["dernière"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Last, f, false);
        }
        if one_of(&["ces"]) && next(&["derniers", "dernières"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Last, if next(&["derniers"]) { m } else { f }, true);
        }
        if one_of(&["le", "la", "les"]) && next(&["même", "mêmes"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Same, if one_of(&["la"]) { f } else { m }, one_of(&["les"]));
        }
        if one_of(&["un", "une", "l'"]) && next(&["autre"]) && !self.nounish(at + 2) {
            return make(
                2,
                Pronoun::Other,
                if one_of(&["une"]) {
                    f
                } else if one_of(&["un"]) {
                    m
                } else {
                    both
                },
                false,
            );
        }
        // *décrit le second*
        if one_of(&["le", "la"])
            && next(&["premier", "première", "second", "seconde", "troisième"])
            && !self.nounish(at + 2)
            && self.kind(at + 2) != TokenKind::Number
        {
            return make(2, Pronoun::Other, if one_of(&["la"]) { f } else { m }, false);
        }
        // *explique celui qui est aussi professeur*
        if one_of(&["celui", "celle"]) && next(&["qui", "que", "qu'", "dont"]) {
            let pronoun = if at > 0 && self.is_finite(at - 1) { Pronoun::Last } else { Pronoun::Other };
            return make(1, pronoun, if one_of(&["celle"]) { f } else { m }, false);
        }
        if one_of(&["d'"]) && next(&["autres"]) && !self.nounish(at + 2) {
            return make(2, Pronoun::Other, both, true);
        }
        if one_of(&["quelqu'un"]) {
            return make(1, Pronoun::Other, both, false);
        }
        let verb_next = self.is_finite(at + 1) || self.word_in(at + 1, &["n'", "ne", "s'", "se", "y", "l'"]);
        if one_of(&[
            "certains",
            "certaines",
            "plusieurs",
            "beaucoup",
            "tous",
            "toutes",
            "quelques-uns",
            "d'aucuns",
            "chacun",
            "chacune",
        ]) && verb_next
        {
            return make(1, Pronoun::Other, both, !one_of(&["chacun", "chacune"]));
        }
        if one_of(&["l'"]) && next(&["un", "une"])
            || one_of(&["un", "une"])
                && next(&["de", "d'"])
                && self.word_in(at + 2, &["ses", "leurs", "ces", "nos", "elles", "eux"])
        {
            let start = if one_of(&["l'"]) { at + 1 } else { at };
            let feminine = self.word_in(start, &["une"]);
            let mut last = start + 1;
            if self.word_in(last, &["de", "d'", "des"]) {
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
        if one_of(&["ce", "c'", "cela", "ça", "ceci", "y", "rien", "quoi"]) && !self.nounish(at + 1) {
            return make(1, Pronoun::Neutral, m, false);
        }
        None
    }

    /// Whether a noun or adjective may stand here: a word that is neither function word nor verb only.
    fn nounish(&self, at: usize) -> bool {
        if !self.is_word(at) {
            return false;
        }
        let entry = self.entry(at);
        !entry.nouns.is_empty()
            || self.is_capital(at)
            || !entry.is(FUNCTION) && entry.analyses.is_empty() && !self.is_adverb_in_ment(at)
    }

    /// *M. Dupont*, *Me Samia Haddad*, *Mme la maire*, *madame Isabelle Morin*, *le Dr Alain Zongo*.
    fn titled(&self, at: usize, end: usize) -> Option<NounPhrase> {
        let start = at;
        let mut at = at;
        if self.is(at, Classes::DETERMINER) && self.is(at + 1, Classes::TITLE) && self.entry(at + 1).nouns.is_empty() {
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
            phrase.plural = self.word_in(at, &["mm", "mmes", "mes", "messieurs", "mesdames"]);
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
        if self.word_in(at, &["m", "mme", "monsieur", "madame"]) && self.is(i, Classes::DETERMINER) {
            let mut phrase = self.nominal(i, end)?;
            phrase.tokens.0 = start;
            phrase.genders = genders;
            return Some(phrase);
        }
        None
    }

    fn title_category(&self, at: usize) -> Option<Category> {
        let entry = self.entry(at);
        if let Some(role) = entry.noun(NounClass::Role) {
            return role.category;
        }
        if self.word_in(at, &["me", "mes", "maître", "maîtres"]) {
            Some(Category::Judiciary)
        } else if self.word_in(at, &["dr", "pr", "docteur", "professeur"]) {
            Some(Category::Academic)
        } else if self.word_in(at, &["mgr", "monseigneur"]) {
            Some(Category::Religious)
        } else {
            None
        }
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
            && (self.is(i, Classes::TIME) && self.entry(i).nouns.is_empty()
                || i > first && self.kind(i) == TokenKind::Number
                || i > start && self.kind(i) == TokenKind::Number && self.is(i + 1, Classes::TIME))
        {
            i += 1;
        }
        if i == first {
            return None;
        }
        while i < end && self.word_in(i, &["dernier", "dernière", "prochain", "prochaine", "derniers", "dernières"]) {
            i += 1;
        }
        Some(self.blank(start, i, Class::Time))
    }

    fn determiner(&self, at: usize) -> Option<Determiner> {
        if !self.is(at, Classes::DETERMINER) {
            return None;
        }
        Some(if self.word_in(at, &["le", "la", "les", "l'"]) {
            Determiner::Definite
        } else if self.word_in(at, &["ce", "cet", "cette", "ces"]) {
            Determiner::Demonstrative
        } else if self.word_in(
            at,
            &[
                "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur",
                "leurs",
            ],
        ) {
            Determiner::Possessive
        } else if self.word_in(at, &["du", "au", "aux"]) {
            return None;
        } else {
            Determiner::Indefinite
        })
    }

    /// A phrase around a noun or a name.
    fn nominal(&self, at: usize, end: usize) -> Option<NounPhrase> {
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
            // *Senior vice-présidente*: a capital before a role that is no name.
            if self.name(at, end) == Some(at + 1)
                && !self.looks_personal((at, at + 1))
                && at + 1 < end
                && !self.is_capital(at + 1)
                && self.longest(at + 1).0.noun(NounClass::Role).is_some()
                && let Some(mut role) = self.nominal(at + 1, end)
            {
                role.tokens.0 = at;
                return Some(role);
            }
            if let Some(last) = self.name(at, end).filter(|_| !self.capital_role(at, end)) {
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
            if entry.nouns.is_empty() || entry.is(FUNCTION) || participle {
                return None;
            }
        }
        let head = self.skip_adjectives(core, end);
        let (entry, len) = self.longest(head);
        // *l'ensemble de la population*: after an article an adverb is a noun.
        let adverb = determiner.is_some() && !entry.is(FUNCTION_BUT_ADVERB) && entry.is(Classes::ADVERB);
        if entry.is(FUNCTION) && entry.nouns.is_empty() && !self.is_capital(head) && !adverb {
            return None;
        }
        phrase.head = head;
        // *trente ans*, *deux mois*: a time.
        if head > at
            && (self.is(head - 1, Classes::NUMBER) || self.kind(head - 1) == TokenKind::Number)
            && (self.is(head, Classes::TIME) || self.word_in(head, &["ans", "an", "heures", "minutes", "secondes"]))
        {
            return Some(self.blank(at, head + 1, Class::Time));
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
                .find(|&i| self.is(i, Classes::GIVEN_NAME) && self.is_capital(i) && self.word_in(i - 1, &["de", "d'"]))
                .map_or(whole, |i| i - 1);
            phrase.tokens.1 = next;
            if entry.is(Classes::DEMONYM) {
                phrase.class = Class::Person;
            }
            if self.word_in(head, &NAMED_AFTER_PEOPLE)
                && let Some(last) = self.name(next, end)
            {
                phrase.tokens.1 = last;
            }
            self.unknown_role(&mut phrase, head, next, end);
        }
        self.bracketed(&mut phrase, end);
        Some(phrase)
    }

    /// *Mariam Lankoandé, laveuse de minerai*: an unknown word with the ending of a trade, behind a name and a comma.
    fn is_occupation(&self, at: usize, end: usize) -> bool {
        const ENDINGS: [&str; 11] =
            ["eur", "euse", "trice", "iste", "logue", "icien", "icienne", "urier", "urière", "graphe", "ologue"];
        let word = self.text(at);
        let entry = self.entry(at);
        let unknown =
            entry.analyses.is_empty() && !entry.is(FUNCTION | Classes::DEMONYM | Classes::TIME) && !self.is_capital(at);
        let behind_name = at >= 2 && self.kind(at - 1) == TokenKind::Comma && self.is_capital(at - 2);
        let goes_on = at + 1 >= end
            || !self.is_word(at + 1)
            || self.word_in(at + 1, &["de", "d'", "du", "des", "à", "au", "chez", "en"]);
        unknown && behind_name && goes_on && !word.ends_with("ieuse") && ENDINGS.iter().any(|e| word.ends_with(e))
    }

    /// *Directeur exécutif de Climact*, *Président fondateur*: a role that the writer honours with a capital.
    fn capital_role(&self, at: usize, end: usize) -> bool {
        let (entry, len) = self.longest(at);
        let next = at + len;
        let goes_on = next < end
            && self.is_word(next)
            && !self.is_capital(next)
            && (self.word_in(next, &["de", "du", "des", "d'", "et"]) || self.adjectives(next, end) > next);
        entry.noun(NounClass::Role).is_some() && !entry.is(Classes::GIVEN_NAME | Classes::TITLE) && (goes_on || len > 1)
    }

    /// *le pivot Dragan Ilić*: an article, a noun and a person's name make the noun a role, known or not.
    fn unknown_role(&self, phrase: &mut NounPhrase, head: usize, next: usize, end: usize) {
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

    /// Whether a noun may stand here: *le second* of *le second a refusé* has none.
    fn may_head(&self, at: usize) -> bool {
        let entry = self.entry(at);
        let verb_only = !entry.analyses.is_empty()
            && entry.nouns.is_empty()
            && !self.is_participle(at)
            && self.is_finite(at)
            && !self.is_capital(at)
            && (self.word_in(at, &["a", "ont", "est", "sont", "avait", "avaient", "était", "étaient", "aura", "sera"])
                || self.is_inverted(at + 1));
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
        if self.word_in(at, &["le", "un", "ce", "cet", "du", "au", "mon", "son"])
            && head > at
            && !(self.word_in(at, &["mon", "son"]))
        {
            genders = genders.and(Genders::MASCULINE).non_empty().unwrap_or(Genders::MASCULINE);
        } else if self.word_in(at, &["la", "une", "cette", "ma", "sa"]) {
            genders = genders.and(Genders::FEMININE).non_empty().unwrap_or(Genders::FEMININE);
        }
        phrase.genders = genders;
        let plural_determiner = self.word_in(
            at,
            &[
                "les",
                "des",
                "ces",
                "ses",
                "leurs",
                "nos",
                "vos",
                "plusieurs",
                "quelques",
                "certains",
                "certaines",
                "aux",
                "deux",
                "trois",
                "quatre",
            ],
        );
        let singular_determiner = head > at
            && self.word_in(
                at,
                &["le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "leur", "notre", "votre"],
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
        if self.word_in(head.0, &["état"]) && !self.is_capital(head.0) && next > head.1 {
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
            && self.is_capital(next + 1)
            && !self.is(next, Classes::TITLE | Classes::GIVEN_NAME)
        {
            next += 1;
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
            // *bras droit du Premier ministre Andrej Novák*: the name belongs to the nearer role.
            if let Some(of) = self.inner_role(head.1, next).filter(|&of| self.role_bears(of, next, last)) {
                phrase.tokens.1 = of;
                if let Some(role) = phrase.roles.last_mut() {
                    role.tokens.1 = of;
                }
                return;
            }
            phrase.name = Some((next, last));
            phrase.tokens.1 = last;
            phrase.class = Class::Named;
            phrase.personal = true;
            let told = self.name_genders((next, last));
            phrase.genders = phrase.genders.and(told).non_empty().unwrap_or(phrase.genders);
        } else if noun.class == NounClass::Body
            && !self.is_capital(head.0)
            && self.is_capital(next)
            && !self.looks_personal((next, self.name(next, end).unwrap_or(next + 1)))
        {
            if let Some(last) = self.name(next, end) {
                phrase.tokens.1 = self.adjectives(last, end);
            }
        }
    }

    /// The preposition of the last complement, if that is a role and nothing more.
    fn inner_role(&self, first: usize, end: usize) -> Option<usize> {
        (first..end).rev().find(|&i| self.word_in(i, &["du", "de"])).filter(|&of| {
            let noun = of + 1 + usize::from(self.word_in(of, &["de"]) && self.is(of + 1, Classes::DETERMINER));
            let (entry, len) = self.longest(noun);
            noun > of + usize::from(self.word_in(of, &["de"]))
                && entry.noun(NounClass::Role).is_some_and(|n| !n.plural)
                && noun + len == end
        })
    }

    /// Whether the role behind the preposition `of` and the name agree in gender.
    fn role_bears(&self, of: usize, name: usize, last: usize) -> bool {
        let noun = if self.word_in(of, &["du"]) { of + 1 } else { of + 2 };
        let role = self.longest(noun).0.noun(NounClass::Role).map_or(Genders::BOTH, |n| n.genders);
        !role.and(self.name_genders((name, last))).is_empty()
    }

    /// *la déléguée centrale CFDT*: what follows is no person's name.
    fn names_body(&self, name: (usize, usize)) -> bool {
        let (entry, _) = self.longest(name.0);
        let single = name.1 - name.0 == 1;
        let body =
            entry.noun(NounClass::Body).is_some() || entry.is(Classes::MEDIA | Classes::COUNTRY | Classes::CAPITAL);
        body && !self.looks_personal(name)
            || single && self.is_all_capitals(name.0) && self.text(name.0).chars().count() <= 5
    }

    /// *un communiqué publié mardi par l'état-major*, *une source citée par l'AFP*
    fn made_by(&self, at: usize, end: usize) -> usize {
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
        if !self.word_in(i, &["par"]) {
            return at;
        }
        self.noun_phrase(i + 1, end).map_or(at, |by| by.tokens.1)
    }

    /// *le responsable du chantier Infrastructures et ouvrages d'art*: a capital behind a complement that is no
    /// person's name belongs to the complement.
    fn odd_capitals(&self, phrase: &mut NounPhrase, at: usize, end: usize) -> usize {
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

    /// The noun of an entry of several words: the first that is no adjective.
    fn head_noun(&self, entry: (usize, usize)) -> usize {
        (entry.0..entry.1).find(|&i| !self.word_in(i, &BEFORE_NOUN) && !self.is(i, Classes::NUMBER)).unwrap_or(entry.0)
    }

    /// *le PDG et fondateur du site*
    fn second_role(&self, phrase: &mut NounPhrase, at: usize, end: usize) -> usize {
        if !self.word_in(at, &["et"]) || at + 1 >= end {
            return at;
        }
        let (entry, len) = self.longest(at + 1);
        let Some(noun) = entry.noun(NounClass::Role).filter(|n| !n.plural) else { return at };
        let head = (at + 1, at + 1 + len);
        let next = self.complements(self.adjectives(head.1, end), end, true);
        let category = self.lexicon.category(noun, self.domain((head.1, next)));
        phrase.roles.push(RolePhrase { tokens: (head.0, next), head, noun: self.head_noun(head), category });
        phrase.tokens.1 = next;
        next
    }

    /// A phrase that is a name, with a body's, a place's or a person's.
    fn named(&self, mut phrase: NounPhrase, name: (usize, usize), end: usize) -> NounPhrase {
        phrase.head = name.0;
        phrase.tokens.1 = name.1;
        self.classify_name(&mut phrase, name);
        if phrase.class == Class::Body {
            phrase.tokens.1 = self.complements(name.1, end, false);
        }
        self.bracketed(&mut phrase, end);
        phrase
    }

    /// *la France*, *le Hamas*, *la Ligue algérienne pour …*, *l'Américain*
    fn proper(&self, phrase: &mut NounPhrase, head: usize, end: usize) {
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
        // *pour l'AFP Adnan Hassan*: after a known body a given name begins a phrase of its own.
        let (entry, len) = self.longest(head);
        if (entry.noun(NounClass::Body).is_some() || entry.is(Classes::MEDIA))
            && head + len < last
            && self.is(head + len, Classes::GIVEN_NAME)
            && !self.is(head, Classes::GIVEN_NAME)
        {
            last = head + len;
        }
        phrase.tokens.1 = last;
        self.classify_name(phrase, (head, last));
        if phrase.class == Class::Named && last - head == 1 && !self.is(head, Classes::GIVEN_NAME) {
            let person = self.is(head, Classes::DEMONYM);
            phrase.class = if person { Class::Person } else { Class::Body };
            phrase.category = Some(if person { Category::Citizen } else { Category::Organization });
            phrase.name = None;
        }
        if !matches!(phrase.class, Class::Named | Class::Place) {
            phrase.tokens.1 = self.complements(self.adjectives(phrase.tokens.1, end), end, false);
        }
    }

    fn classify_name(&self, phrase: &mut NounPhrase, name: (usize, usize)) {
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
        } else if entry.is(Classes::MEDIA) && whole {
            phrase.class = Class::Body;
            phrase.category = Some(Category::Organization);
        } else if !personal && place
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

    /// Adjectives after a noun; a word that may be a verb of its own ends them.
    pub(super) fn adjectives(&self, at: usize, end: usize) -> usize {
        let mut i = at;
        while i < end && i < at + 6 && self.is_word(i) {
            // *promoteur de longue date*
            if i == at && self.word_in(i, &["de"]) && self.word_in(i + 1, &["longue"]) && self.word_in(i + 2, &["date"])
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
            } else if entry.analyses.is_empty() {
                true
            } else {
                // A participle may be an adjective; a cue right before quotation marks or *que* is none.
                let participle = entry.analyses.iter().all(|a| a.form.mood == Mood::PastParticiple);
                let cue = entry.analyses.iter().any(|a| !self.lexicon.verb(a.verb).senses.is_empty());
                let opens = self.kind(i + 1) == TokenKind::QuoteMark
                    || self.word_in(i + 1, &["que", "qu'", "par"])
                    || cue && self.word_in(i + 1, &["de", "d'"]);
                participle && !opens
            };
            if !adjective {
                break;
            }
            i += 1;
            // *et international*
            if i + 1 < end
                && self.word_in(i, &["et"])
                && self.is_word(i + 1)
                && !self.is_capital(i + 1)
                && self.entry(i + 1).analyses.is_empty()
                && !self.entry(i + 1).is(FUNCTION)
                && self.entry(i + 1).nouns.is_empty()
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

    fn complement(&self, at: usize, end: usize, role: bool, again: bool) -> Option<usize> {
        let mut i = at;
        if again
            && (self.word_in(i, &["et"]) || self.kind(i) == TokenKind::Comma)
            && self.word_in(i + 1, &["de", "d'", "du", "des"])
            && (role || self.word_in(i, &["et"]))
        {
            i += 1;
        } else if role
            && self.word_in(
                i,
                &[
                    "chargé",
                    "chargée",
                    "chargés",
                    "chargées",
                    "délégué",
                    "déléguée",
                    "adjoint",
                    "adjointe",
                    "issu",
                    "issue",
                ],
            )
        {
            i += 1;
        }
        if i >= end {
            return None;
        }
        let of = self.word_in(i, &["de", "d'", "du", "des"]);
        // *chercheuse en pêche*: a field, even where its name is a verb form, too.
        let field = role
            && self.word_in(i, &["en"])
            && at > 0
            && self.entry(at - 1).noun(NounClass::Role).is_some_and(|n| n.category == Some(Category::Academic))
            && self.is_word(i + 1)
            && !self.is(i + 1, FUNCTION)
            && !self.has_mood(i + 1, &[Mood::PresentParticiple]);
        // *directeur de campagne pour la pêche durable*: what an office is for.
        let purpose = role
            && self.word_in(i, &["pour"])
            && self.is(i + 1, Classes::DETERMINER)
            && !self.is_capital(i + 2)
            && self.entry(i + 2).noun(NounClass::Role).is_none()
            && self.entry(i + 2).noun(NounClass::Person).is_none();
        let at_place = field
            || purpose
            || role
                && self.word_in(i, &["à", "au", "aux", "en", "chez", "auprès", "près", "pour", "sur", "contre"])
                && self.leads_to_complement(i + 1);
        if !of && !at_place {
            return None;
        }
        i += 1;
        if self.word_in(i - 1, &["auprès", "près"]) && self.word_in(i, &["de", "du", "des", "d'", "le", "la", "les"])
        {
            i += 1;
        }
        let contracted = self.word_in(i - 1, &["du", "des", "au", "aux"]);
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
        i = self.skip_adjectives(i, end);
        if i >= end || !self.is_word(i) {
            return (i > at + 1 && i <= end).then_some(i);
        }
        let entry = self.entry(i);
        if entry.is(FUNCTION) && entry.nouns.is_empty() && !self.is_capital(i) && self.longest(i).1 == 1 {
            return None;
        }
        // *de dire*: an infinitive is no complement.
        if entry.nouns.is_empty() && self.has_mood(i, &[Mood::Infinitive]) && !self.is_capital(i) {
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
        Some(self.bracket_end(next, end).unwrap_or(next))
    }

    /// *des Nations unies*, *de l'Union Africaine*: the capitals that go on a proper noun after a determiner; a given name starts another phrase.
    fn capital_run(&self, at: usize, end: usize) -> usize {
        let mut i = at + 1;
        if self.is(at, Classes::GIVEN_NAME) && self.entry(at).nouns.is_empty() {
            return self.name(at, end).unwrap_or(i);
        }
        // *du FC Lorne*: what follows an acronym goes with it.
        let acronym = self.is_all_capitals(at) && self.text(at).chars().count() <= 5;
        while i < end
            && self.is_capital(i)
            && !self.is(i, Classes::GIVEN_NAME | Classes::TITLE)
            && (acronym || adjectival(self.text(i)) || self.is(i, Classes::DEMONYM) || self.is(at, Classes::COUNTRY))
        {
            i += 1;
        }
        i
    }

    /// Whether *à*, *pour*, *chez* … lead to a complement of a role, and not to an addressee or a place of speaking.
    fn leads_to_complement(&self, at: usize) -> bool {
        // *a lancé le maire à une salle comble*
        if self.word_in(at, &["un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs"]) {
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
                && self.entry(at).analyses.is_empty()
                && !self.word_in(
                    at,
                    &[
                        "propos",
                        "savoir",
                        "travers",
                        "peine",
                        "nouveau",
                        "revanche",
                        "outre",
                        "effet",
                        "fait",
                        "conséquence",
                        "marge",
                        "réponse",
                    ],
                )
    }

    /// *(LFI)* after a phrase.
    fn bracketed(&self, phrase: &mut NounPhrase, end: usize) {
        let open = phrase.tokens.1;
        if let Some(close) = self.bracket_end(open, end) {
            if close == open + 3 && self.is_all_capitals(open + 1)
                || close == open + 3 && self.is_capital(open + 1) && matches!(phrase.class, Class::Body)
            {
                phrase.acronym = Some(open + 1);
            }
            phrase.tokens.1 = close;
        } else if let Some(role) = phrase.roles.last()
            && self.kind(phrase.tokens.1 - 1) == TokenKind::CloseBracket
            && role.tokens.1 == phrase.tokens.1
        {
            // The bracket stays with the complement.
        }
    }

    /// The token after a short bracket that opens at `at`.
    fn bracket_end(&self, at: usize, end: usize) -> Option<usize> {
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
