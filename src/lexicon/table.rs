//! [`Table`]: what is known of words, as it is looked up.

use std::borrow::Cow;

use super::classes::{Classes, Domain};
use super::cues::Cues;
use super::entry::{Analysis, Entry, Noun, Phrase, Verb, WordId};
use super::facts::{Gist, Gists};
use super::index::Index;
use super::rows::Rows;
use super::sharing::Parts;
use super::shelf::Shelf;
use crate::extraction::Category;
use crate::key::WordKey;

/// What is known of words.
#[derive(Debug)]
pub(super) struct Table {
    cues: Cues,
    index: Index,
    gists: Gists,
    entries: Shelf<Entry>,
    verbs: Shelf<Verb>,
    /// Rows of category overrides.
    overrides: Shelf<Vec<(Domain, Category)>>,
}

impl Table {
    /// That of the built-in files, which `build.rs` has made.
    pub(super) fn french() -> Self {
        Self::of(Self::french_parts().map(Cow::Borrowed))
    }

    pub(super) fn french_parts() -> [&'static [u8]; 6] {
        let parts = Rows::new(include_bytes!(concat!(env!("OUT_DIR"), "/french.table")));
        [0, 1, 2, 3, 4, 5].map(|part| parts.row(part))
    }

    pub(super) fn new(parts: Parts) -> Self {
        Self::of(parts.map(Cow::Owned))
    }

    fn of([cues, index, gists, entries, verbs, overrides]: [Cow<'static, [u8]>; 6]) -> Self {
        Self {
            cues: Cues::new(cues),
            index: Index::new(index),
            gists: Gists::new(gists),
            entries: Shelf::new(entries),
            verbs: Shelf::new(verbs),
            overrides: Shelf::new(overrides),
        }
    }

    pub(super) fn may_be_cue(&self, key: WordKey) -> bool {
        self.cues.may_hold(key)
    }

    /// The word of a key.
    pub(super) fn word_of(&self, key: WordKey, capital: bool) -> WordId {
        self.index.get(key, capital)
    }

    /// A folded word; *ex-ministre*, *vice-président* read as their last part.
    pub(super) fn word(&self, folded: &str, capital: bool) -> WordId {
        let word = self.index.get(WordKey::of(folded), capital);
        // *ex-ministre*, *Franco-Sénégalaise*
        const PREFIXES: [&str; 30] = [
            "ex-", "vice-", "néo-", "co-", "sous-", "non-", "afro-", "algéro-", "américano-", "anglo-", "austro-",
            "belgo-", "euro-", "franco-", "germano-", "gréco-", "hispano-", "indo-", "irano-", "israélo-", "italo-",
            "libano-", "luso-", "maroco-", "nippo-", "polono-", "russo-", "sino-", "tuniso-", "turco-",
        ];
        if word != WordId::NONE || !folded.contains('-') {
            return word;
        }
        for prefix in PREFIXES {
            if let Some(rest) = folded.strip_prefix(prefix) {
                return self.index.get(WordKey::of(rest), false);
            }
        }
        WordId::NONE
    }

    pub(super) fn gist(&self, word: WordId) -> Gist {
        self.gists.get(word.entry)
    }

    pub(super) fn entry(&self, word: WordId) -> &Entry {
        self.entries.get(word.entry)
    }

    /// The readings of a word as a verb.
    pub(super) fn analyses(&self, word: WordId) -> impl Iterator<Item = Analysis> {
        let from = word.verb;
        self.entry(word).analyses.iter().map(move |&Analysis { verb, form }| Analysis { verb: from + verb, form })
    }

    pub(super) fn verb(&self, index: u32) -> &Verb {
        self.verbs.get(index)
    }

    /// The longest entry that begins a text of these words, and how many it takes.
    pub(super) fn longest(&self, mut words: impl Iterator<Item = WordId> + Clone) -> (WordId, usize) {
        let Some(first) = words.next() else { return (WordId::NONE, 0) };
        let Some(second) = words.clone().next() else { return (first, 1) };
        let entry = self.entry(first);
        let begins = |phrase: &&Phrase| {
            let mut words = words.clone();
            phrase.rest.iter().all(|&word| words.next().is_some_and(|text| self.same_word(word, text)))
        };
        let common = self.entry(second).common;
        let numbers = [second, common].into_iter().flat_map(|second| entry.followed_by(second));
        let phrases = numbers.map(|number| (number, &entry.phrases[number]));
        let longest =
            phrases.filter(|(_, phrase)| begins(phrase)).max_by_key(|(number, phrase)| (phrase.rest.len(), *number));
        longest.map_or((first, 1), |(_, phrase)| (phrase.entry, phrase.rest.len() + 1))
    }

    /// Whether a word of the text is the word of a phrase, whatever its capital.
    pub(super) fn same_word(&self, phrase: WordId, text: WordId) -> bool {
        phrase == text
            || self.gist(text).classes.and(self.gist(phrase).classes).intersects(Classes::NAMESAKE)
                && (self.entry(text).common == phrase || self.entry(phrase).common == text)
    }

    /// The category of a role whose complement is of `domain`.
    pub(super) fn category(&self, noun: &Noun, domain: Option<Domain>) -> Option<Category> {
        let row = self.overrides.get(noun.overrides);
        domain.and_then(|d| row.iter().find(|&&(k, _)| k == d)).map(|&(_, c)| c).or(noun.category)
    }
}
