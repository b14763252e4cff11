//! From [`Words`] to the bytes of a table: words of which the same is known share an entry.
//!
//! Of two hundred thousand words some thousands are left: *annonçait*, *jugeait* and *mettait* are alike but for the
//! verb, and so are all given names of a gender.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use serde::Serialize;
use thin_vec::ThinVec;

use super::cues::cues;
use super::entry::{Entry, WordId};
use super::facts::gists;
use super::index::{Spelling, index};
use super::rows::in_rows;
use super::words::Words;
use crate::key::WordKey;

/// What a table is made of, each as bytes: which words may be cues, the index, the gists of the entries, the entries, the verbs, the rows of
/// category overrides.
pub(super) type Parts = [Vec<u8>; 6];

impl Words {
    /// What is known when every line has been read, as it will be looked up.
    pub(super) fn share(mut self) -> Parts {
        self.finish();
        let apart = self.told_apart();
        let Self { common, proper, entries: all, mut verbs, overrides, .. } = self;
        let mut entries: Vec<Entry> = Vec::new();
        // The numbers of those that are shared.
        let mut shared = HashTable::new();
        let hash = |entry: &Entry| FxBuildHasher.hash_one(entry);
        let words: Vec<WordId> = all
            .into_iter()
            .enumerate()
            .map(|(number, mut entry)| {
                let verb = entry.analyses.iter().map(|analysis| analysis.verb).min().unwrap_or_default();
                entry.analyses.iter_mut().for_each(|analysis| analysis.verb -= verb);
                if !apart[entry.common.entry as usize] {
                    entry.common = WordId::NONE;
                }
                let new = entries.len() as u32;
                let alike = |&other: &u32| entries[other as usize] == entry;
                let shared = (!apart[number]).then(|| {
                    *shared.entry(hash(&entry), alike, |&other| hash(&entries[other as usize])).or_insert(new).get()
                });
                if shared.is_none_or(|shared| shared == new) {
                    entries.push(entry);
                }
                WordId { entry: shared.unwrap_or(new), verb }
            })
            .collect();

        let word = |old: &mut WordId| *old = words[old.entry as usize];
        for entry in &mut entries {
            word(&mut entry.common);
            for phrase in &mut entry.phrases {
                phrase.rest.iter_mut().for_each(word);
                word(&mut phrase.entry);
            }
        }
        let commons: Vec<WordId> = entries.iter().map(|entry| entry.common).collect();
        entries.iter_mut().for_each(|entry| entry.seconds = seconds(entry, &commons));
        verbs.iter_mut().flat_map(|verb| &mut verb.senses).flat_map(|sense| &mut sense.rest).for_each(word);
        let spellings = [(&common, false), (&proper, true)].into_iter().flat_map(|(spellings, proper)| {
            let spelling = move |(letters, word)| Spelling { key: WordKey::of(letters), proper, word };
            spellings.iter().map(spelling)
        });
        let spellings = spellings.map(|spelling| Spelling { word: words[spelling.word.entry as usize], ..spelling });
        let spellings: Vec<Spelling> = spellings.collect();
        let cues = cues(spellings.iter().map(|spelling| (spelling.key, &entries[spelling.word.entry as usize])));
        let index = index(&spellings);
        [cues, index, gists(&entries), bytes(&entries), bytes(&verbs), bytes(&overrides)]
    }

    /// Whether a word must have an entry of its own: one that begins a phrase, and one that stands in a phrase, where
    /// it is told from others by its entry.
    fn told_apart(&self) -> Vec<bool> {
        let mut apart: Vec<bool> = self.entries.iter().map(|entry| !entry.phrases.is_empty()).collect();
        // No word at all.
        apart[0] = true;
        let in_phrases = self.entries.iter().flat_map(|entry| &entry.phrases).flat_map(|phrase| &phrase.rest);
        let in_locutions = self.verbs.iter().flat_map(|verb| &verb.senses).flat_map(|sense| &sense.rest);
        for word in in_phrases.chain(in_locutions) {
            apart[word.entry as usize] = true;
            // A proper word stands for the common one, too.
            apart[self.entries[word.entry as usize].common.entry as usize] = true;
        }
        apart
    }
}

/// By which second word to find the phrases of an entry.
fn seconds(entry: &Entry, commons: &[WordId]) -> ThinVec<(u32, u32)> {
    let mut seconds = ThinVec::new();
    for (number, phrase) in entry.phrases.iter().enumerate() {
        let Some(second) = phrase.rest.first() else { continue };
        let common = Some(commons[second.entry as usize]).filter(|&word| word != WordId::NONE);
        for word in [Some(*second), common].into_iter().flatten() {
            seconds.push((word.entry, number as u32));
        }
    }
    seconds.sort_unstable();
    seconds
}

/// Each in a row of its own.
fn bytes<T: Serialize>(things: &[T]) -> Vec<u8> {
    let row = |thing| postcard::to_allocvec(thing).expect("it is written to memory");
    let rows: Vec<Vec<u8>> = things.iter().map(row).collect();
    in_rows(rows.len(), rows.iter().map(Vec::as_slice).enumerate())
}
