//! Stage 4: phrases. What a sentence is made of: noun phrases that may name a source, and verb groups.

use rustc_hash::FxHashSet;
use thin_vec::ThinVec;

use crate::Span;
use crate::extraction::Category;
use crate::key::{WordKey, Words};
use crate::lexicon::{Analysis, Classes, Domain, Entry, Genders, Lexicon, WordId};
use crate::token::{Facts, Shape, Token, TokenKind};

mod name;
mod noun;
mod verb;

pub(crate) use verb::{VerbForm, VerbGroup};

/// What a noun phrase is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A person by name, with or without role.
    Named,
    /// A role without name: *le ministre*.
    Role,
    /// People without function: *un témoin*.
    Person,
    /// A body: *le gouvernement*, *l'Élysée*.
    Body,
    /// *le rapport*
    Document,
    /// *Paris*, *la France*: a body by metonymy.
    Place,
    /// *lundi*, *dimanche 9 février*
    Time,
    Pronoun(Pronoun),
    Other,
}

/// Pronouns, by what they may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// *il*, *elle*, *lui*, *eux*
    Personal,
    /// *ce dernier*, *celle-ci*
    Last,
    /// *le même*
    Same,
    /// *le premier*, of two
    Former,
    /// *le second*, of two
    Latter,
    /// *un autre*, *certains*, *l'un d'eux*
    Other,
    /// *on*
    Indefinite,
    /// *je*, *nous*, *vous*
    Speaker,
    /// *ce*, *cela*
    Neutral,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Determiner {
    None,
    Definite,
    Indefinite,
    Demonstrative,
    Possessive,
}

/// A function, title or occupation in a phrase.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RolePhrase {
    /// From its head to the end of its complements, half-open tokens.
    pub(crate) tokens: (usize, usize),
    /// The whole lexicon entry: *premier ministre*.
    pub(crate) head: (usize, usize),
    /// Its head noun: *ministre*.
    pub(crate) noun: usize,
    pub(crate) category: Option<Category>,
}

#[derive(Clone, Debug)]
pub(crate) struct NounPhrase {
    /// Half-open.
    pub(crate) tokens: (usize, usize),
    /// The first token after determiner and adjectives before the noun, or of the name.
    pub(crate) head: usize,
    pub(crate) determiner: Determiner,
    pub(crate) class: Class,
    pub(crate) name: Option<(usize, usize)>,
    pub(crate) roles: ThinVec<RolePhrase>,
    pub(crate) genders: Genders,
    pub(crate) plural: bool,
    /// *(FSR)* after the name of a body.
    pub(crate) acronym: Option<usize>,
    pub(crate) category: Option<Category>,
    /// A name that is surely a person's: with a title, a role, a given name, or of several words.
    pub(crate) personal: bool,
}

impl NounPhrase {
    /// Whether it can be the source of words.
    pub(crate) fn can_speak(&self) -> bool {
        !matches!(self.class, Class::Time | Class::Pronoun(Pronoun::Neutral))
    }

    /// Whether it surely is a source: a person, a body, a document.
    pub(crate) fn is_source(&self) -> bool {
        match self.class {
            Class::Named | Class::Role | Class::Person | Class::Body | Class::Document => true,
            Class::Pronoun(p) => !matches!(p, Pronoun::Neutral),
            Class::Place | Class::Time | Class::Other => false,
        }
    }
}

/// Reads phrases off the tokens of a text.
#[derive(Clone, Debug)]
pub(crate) struct Grammar<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) lexicon: &'a Lexicon,
    capitals: Capitals,
}

/// Words that a text writes with a capital where no sentence begins: names, there and at the head of sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Capitals {
    words: FxHashSet<WordKey>,
    /// Surnames that begin with an article.
    surnames: FxHashSet<(WordKey, WordKey)>,
}

/// Function words that are nouns nowhere, not even after an article.
const NEVER_NOUN: Classes = Classes::DETERMINER
    .or(Classes::PREPOSITION)
    .or(Classes::SUBJECT_PRONOUN)
    .or(Classes::OBJECT_PRONOUN)
    .or(Classes::STRONG_PRONOUN)
    .or(Classes::RELATIVE)
    .or(Classes::COORDINATION)
    .or(Classes::SUBORDINATION)
    .or(Classes::NEGATION);

/// Classes whose words are no nouns, names or verbs by themselves.
pub(crate) const FUNCTION: Classes = NEVER_NOUN.or(Classes::ADVERB).or(Classes::INTERROGATIVE);

impl<'a> Grammar<'a> {
    /// Of some tokens of a text; `known` are the capitals of those before.
    pub(crate) fn new(text: &'a str, tokens: &'a [Token], lexicon: &'a Lexicon, known: Capitals) -> Self {
        let mut capitals = known;
        capitals.words.reserve(tokens.len() / 32);
        let grammar = Self { text, tokens, lexicon, capitals: Capitals::default() };
        for at in (0..tokens.len()).filter(|&at| grammar.is_capital(at) && !grammar.opens_clause(at)) {
            capitals.words.insert(tokens[at].key);
            // *Sandrine Le Goazic*: at the head of a sentence *Le Goazic* is her, too.
            if grammar.is(at, Classes::FIRST_PARTICLE) && grammar.is_capital(at + 1) {
                capitals.surnames.insert((tokens[at].key, tokens[at + 1].key));
            }
        }
        Self { capitals, ..grammar }
    }

    /// What is written with a capital, here and before.
    pub(crate) fn into_capitals(self) -> Capitals {
        self.capitals
    }

    /// Whether the word at the head of a sentence is known as a name from elsewhere in the text.
    pub(crate) fn is_known_capital(&self, at: usize) -> bool {
        self.capitals.words.contains(&self.key(at))
    }

    /// Whether two words at the head of a sentence are a surname with its article, known from elsewhere in the text.
    pub(crate) fn is_known_surname(&self, at: usize) -> bool {
        self.is(at, Classes::FIRST_PARTICLE)
            && self.is_capital(at + 1)
            && self.capitals.surnames.contains(&(self.key(at), self.key(at + 1)))
    }

    pub(crate) fn kind(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(TokenKind::LineBreak, |t| t.kind)
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Word
    }

    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.tokens[at].is_capital()
    }

    pub(crate) fn is_all_capitals(&self, at: usize) -> bool {
        self.is_word(at) && self.tokens[at].shape == Shape::AllCapitals
    }

    pub(crate) fn is_inverted(&self, at: usize) -> bool {
        self.is_word(at) && self.tokens[at].shape == Shape::Inverted
    }

    fn word(&self, at: usize) -> WordId {
        self.tokens.get(at).map_or(WordId::NONE, |t| t.word)
    }

    pub(crate) fn entry(&self, at: usize) -> &'a Entry {
        self.lexicon.entry(self.word(at))
    }

    /// The readings of the token as a verb.
    pub(crate) fn analyses(&self, at: usize) -> impl Iterator<Item = Analysis> + use<'a> {
        self.lexicon.analyses(self.word(at))
    }

    /// The longest entry at `at` and its number of tokens.
    pub(crate) fn longest(&self, at: usize) -> (&'a Entry, usize) {
        let (phrase, len) = self.tokens.get(at).map_or((WordId::NONE, 0), |t| (t.phrase, t.phrase_len));
        (self.lexicon.entry(phrase), usize::from(len))
    }

    pub(crate) fn is(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.classes.intersects(classes))
    }

    /// Whether the word may be one of these.
    pub(crate) fn may_be(&self, at: usize, facts: Facts) -> bool {
        self.tokens.get(at).is_some_and(|t| t.facts.intersects(facts))
    }

    pub(crate) fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span().of(self.text))
    }

    /// Whether the token is one of these words, whatever the case.
    pub(crate) fn word_in(&self, at: usize, words: &(impl Words + ?Sized)) -> bool {
        words.contain(self.key(at))
    }

    pub(crate) fn key(&self, at: usize) -> WordKey {
        self.tokens.get(at).map_or(WordKey::NONE, |t| t.key)
    }

    pub(crate) fn span(&self, tokens: (usize, usize)) -> Span {
        Span::new(self.tokens[tokens.0].start as usize, self.tokens[tokens.1 - 1].end as usize)
    }

    /// Whether nothing stands between the token and the one before.
    pub(crate) fn touches(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| t.start == self.tokens[at - 1].end)
    }

    pub(crate) fn is_finite(&self, at: usize) -> bool {
        self.is_word(at) && self.may_be(at, Facts::FINITE)
    }

    pub(crate) fn is_participle(&self, at: usize) -> bool {
        self.is_word(at) && self.may_be(at, Facts::PAST_PARTICIPLE)
    }

    pub(crate) fn is_present_participle(&self, at: usize) -> bool {
        self.is_word(at) && self.may_be(at, Facts::PRESENT_PARTICIPLE)
    }

    pub(crate) fn is_infinitive(&self, at: usize) -> bool {
        self.is_word(at) && self.may_be(at, Facts::INFINITIVE)
    }

    /// The first domain that the words of a complement tell.
    pub(crate) fn domain(&self, tokens: (usize, usize)) -> Option<Domain> {
        let mut loose = None;
        let mut at = tokens.0;
        while at < tokens.1 {
            let (entry, len) = self.longest(at);
            match entry.domain {
                // *la Confédération brésilienne de football*, *la fédération socialiste*: what it is for says more.
                Some(domain @ (Domain::Association | Domain::Union | Domain::Company)) => {
                    loose = loose.or(Some(domain))
                }
                Some(domain)
                    if loose.is_some() && !matches!(domain, Domain::Sport | Domain::Party | Domain::Church) => {}
                // *le président français*, but *le président des Dauphins verviétois*
                Some(Domain::Country) if at > tokens.0 && entry.is(Classes::DEMONYM) && !self.is_capital(at) => {}
                Some(domain) => return Some(domain),
                None => {}
            }
            at += len.max(1);
        }
        loose
    }
}
