//! The lexicon: what is known of words.
//!
//! A word, or a phrase of several, has one [`Entry`]: its classes, its readings as a noun and as a verb form.
//! The French entries come from the text files in `lexicon/fr`.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use crate::extraction::{Category, Stance};
use crate::token::{Token, fold};

mod classes;
mod conjugation;
mod reader;

pub(crate) use classes::{Classes, Domain, Frames, Genders, NounClass};
pub(crate) use conjugation::{Form, Mood};

/// The number of an [`Entry`]; [`WordId::NONE`] stands for a word that the lexicon does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct WordId(u32);

impl WordId {
    pub(crate) const NONE: Self = Self(0);
}

impl Default for WordId {
    fn default() -> Self {
        Self::NONE
    }
}

/// One reading of a form as a verb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Analysis {
    pub(crate) verb: u32,
    pub(crate) form: Form,
}

/// One way in which a verb links words and source.
#[derive(Clone, Debug)]
pub(crate) struct Sense {
    pub(crate) lemma: Arc<str>,
    pub(crate) reflexive: bool,
    /// The words that follow the verb in a locution: *valoir* of *faire valoir*.
    pub(crate) rest: Vec<WordId>,
    pub(crate) frames: Frames,
    pub(crate) stance: Stance,
}

/// A verb with its cue senses, longest locution first; none for a verb that is no cue.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    pub(crate) lemma: Box<str>,
    pub(crate) senses: Vec<Sense>,
}

/// One reading of a form as a noun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    pub(crate) class: NounClass,
    pub(crate) genders: Genders,
    pub(crate) plural: bool,
    pub(crate) category: Option<Category>,
    /// The row of category overrides by domain of the complement, for roles.
    overrides: u16,
}

/// A longer entry that begins with this word.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Box<[WordId]>,
    entry: WordId,
}

/// All that is known of a word or phrase.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) classes: Classes,
    pub(crate) genders: Genders,
    pub(crate) domain: Option<Domain>,
    pub(crate) stance: Option<Stance>,
    /// For a demonym, the folded name of its place.
    pub(crate) place: Option<std::sync::Arc<str>>,
    pub(crate) nouns: Vec<Noun>,
    pub(crate) analyses: Vec<Analysis>,
    phrases: Vec<Phrase>,
    /// For a proper word, the word of the same letters without a capital.
    common: WordId,
}

impl Entry {
    pub(crate) fn is(&self, classes: Classes) -> bool {
        self.classes.intersects(classes)
    }

    pub(crate) fn noun(&self, class: NounClass) -> Option<&Noun> {
        self.nouns.iter().find(|n| n.class == class)
    }
}

/// What is known of French words.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    words: HashMap<Box<str>, WordId>,
    /// Words that count with a capital only: *Orange*, *Rose*, *Me*.
    proper: HashMap<Box<str>, WordId>,
    entries: Vec<Entry>,
    verbs: Vec<Verb>,
    overrides: Vec<Vec<(Domain, Category)>>,
}

static FRENCH: LazyLock<Arc<Lexicon>> = LazyLock::new(|| Arc::new(reader::french()));

impl Lexicon {
    /// The built-in French lexicon, made once.
    pub(crate) fn french() -> Arc<Self> {
        FRENCH.clone()
    }

    fn empty() -> Self {
        Self { words: HashMap::new(), proper: HashMap::new(), entries: vec![Entry::default()], verbs: Vec::new(), overrides: vec![Vec::new()] }
    }

    /// The entry of a folded word (see [`fold`]); *ex-ministre*, *vice-président* read as their last part.
    pub(crate) fn word(&self, folded: &str, capital: bool) -> WordId {
        if capital && let Some(&id) = self.proper.get(folded) {
            return id;
        }
        if let Some(&id) = self.words.get(folded) {
            return id;
        }
        for prefix in ["ex-", "vice-", "néo-", "co-", "sous-", "non-"] {
            if let Some(rest) = folded.strip_prefix(prefix) {
                return self.words.get(rest).copied().unwrap_or(WordId::NONE);
            }
        }
        WordId::NONE
    }

    pub(crate) fn entry(&self, id: WordId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    pub(crate) fn verb(&self, index: u32) -> &Verb {
        &self.verbs[index as usize]
    }

    pub(crate) fn is_verb(&self, id: WordId) -> bool {
        !self.entry(id).analyses.is_empty()
    }

    /// The longest entry that starts at `tokens[0]`, and how many tokens it takes.
    pub(crate) fn longest(&self, tokens: &[Token]) -> (&Entry, usize) {
        let Some(first) = tokens.first() else { return (&self.entries[0], 0) };
        let entry = self.entry(first.word);
        let phrase = entry
            .phrases
            .iter()
            .filter(|p| tokens.len() > p.rest.len() && p.rest.iter().zip(&tokens[1..]).all(|(&w, t)| self.same_word(w, t.word)))
            .max_by_key(|p| p.rest.len());
        phrase.map_or((entry, 1), |p| (self.entry(p.entry), p.rest.len() + 1))
    }

    /// Whether a word of the text is the word of a phrase, whatever its capital.
    pub(crate) fn same_word(&self, phrase: WordId, text: WordId) -> bool {
        phrase == text || phrase != WordId::NONE && (self.entry(text).common == phrase || self.entry(phrase).common == text && text != WordId::NONE)
    }

    /// The category of a role whose complement is of `domain`.
    pub(crate) fn category(&self, noun: &Noun, domain: Option<Domain>) -> Option<Category> {
        let row = &self.overrides[noun.overrides as usize];
        domain.and_then(|d| row.iter().find(|&&(k, _)| k == d)).map(|&(_, c)| c).or(noun.category)
    }

    /// The number of a word, made if it is new.
    fn intern(&mut self, word: &str) -> WordId {
        let mut folded = String::new();
        fold(word, &mut folded);
        let map = if word.starts_with(char::is_uppercase) { &mut self.proper } else { &mut self.words };
        let next = WordId(self.entries.len() as u32);
        let id = *map.entry(folded.into_boxed_str()).or_insert(next);
        if id == next {
            self.entries.push(Entry::default());
        }
        id
    }

    /// A word with a capital may be the common word, too, at the head of a sentence: it takes over what is known of that.
    fn join_common(&mut self) {
        for (word, &id) in &self.proper {
            let Some(&common) = self.words.get(word) else { continue };
            let base = self.entries[common.0 as usize].clone();
            let entry = &mut self.entries[id.0 as usize];
            entry.common = common;
            entry.classes |= base.classes;
            entry.domain = entry.domain.or(base.domain);
            entry.nouns.extend(base.nouns);
            entry.analyses.extend(base.analyses);
            entry.phrases.extend(base.phrases);
        }
    }

    /// The entry of a word or a phrase, made if it is new.
    fn entry_mut(&mut self, phrase: &str) -> &mut Entry {
        let words = phrase_words(phrase);
        let first = self.intern(words[0]);
        if words.len() == 1 {
            return &mut self.entries[first.0 as usize];
        }
        let rest: Box<[WordId]> = words[1..].iter().map(|w| self.intern(w)).collect();
        let known = self.entries[first.0 as usize].phrases.iter().find(|p| p.rest == rest).map(|p| p.entry);
        let id = known.unwrap_or_else(|| {
            let entry = WordId(self.entries.len() as u32);
            self.entries.push(Entry::default());
            self.entries[first.0 as usize].phrases.push(Phrase { rest, entry });
            entry
        });
        &mut self.entries[id.0 as usize]
    }
}

/// The words of a phrase, cut as [`tokens`](crate::token::tokens) cuts them.
fn phrase_words(phrase: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in phrase.split_whitespace() {
        let mut rest = part;
        while let Some(i) = rest.find('\'').filter(|&i| i > 0 && i + 1 < rest.len()) {
            if !matches!(rest[..i].to_lowercase().as_str(), "l" | "d" | "qu" | "j" | "c" | "s" | "n" | "m" | "t" | "jusqu" | "lorsqu") {
                break;
            }
            words.push(&rest[..=i]);
            rest = &rest[i + 1..];
        }
        words.push(rest);
    }
    words
}
