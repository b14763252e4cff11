//! Which entities may be meant, found without going through all of them.

use rustc_hash::FxHashMap;

use super::entity::Entity;
use crate::key::WordKey;

/// So many entities, those named last, stay in the reader's mind; a name is known for good.
const IN_MIND: usize = 200;

/// So many entities of one surname and no more are compared with a name.
const MOST_ALIKE: usize = 200;

/// The entities of a text by what may recall them.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Those in mind, in order of number.
    pub(super) recent: Vec<usize>,
    by_word: FxHashMap<WordKey, Vec<usize>>,
    by_first: FxHashMap<WordKey, Vec<usize>>,
    by_last: FxHashMap<WordKey, Vec<usize>>,
}

impl Known {
    pub(super) fn add(&mut self, number: usize, entities: &[Entity]) {
        self.index(number, &entities[number]);
        self.touch(number, entities);
    }

    /// Brings an entity to mind, and lets go of those that were named longest ago.
    pub(super) fn touch(&mut self, number: usize, entities: &[Entity]) {
        let Err(at) = self.recent.binary_search(&number) else { return };
        self.recent.insert(at, number);
        if self.recent.len() >= 2 * IN_MIND {
            let named = |e: &usize| std::cmp::Reverse((*e == number, entities[*e].last_token, *e));
            self.recent.sort_by_key(named);
            self.recent.truncate(IN_MIND);
            self.recent.sort_unstable();
        }
    }

    /// Lets go of one that is another.
    pub(super) fn forget(&mut self, number: usize) {
        self.recent.retain(|&e| e != number);
    }

    /// Enters the words of an entity's name.
    pub(super) fn index(&mut self, number: usize, entity: &Entity) {
        let enter = |map: &mut FxHashMap<WordKey, Vec<usize>>, word: WordKey| {
            let numbers = map.entry(word).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        };
        for &word in &entity.name_words {
            enter(&mut self.by_word, word);
        }
        for word in entity.name_words.first().copied().into_iter().chain(entity.acronym) {
            enter(&mut self.by_first, word);
        }
        if let Some(&last) = entity.name_words.last() {
            enter(&mut self.by_last, last);
        }
    }

    /// Those whose names may be forms of this one: the last word of the shorter name is in the longer.
    pub(super) fn alike(&self, name: &[WordKey]) -> Vec<usize> {
        let longer = name.last().and_then(|w| self.by_word.get(w));
        gather(longer.into_iter().chain(name.iter().filter_map(|w| self.by_last.get(w))))
    }

    /// The bodies whose names may be forms of this one: they begin alike, or this is an acronym.
    pub(super) fn bodies(&self, name: &[WordKey]) -> Vec<usize> {
        gather(name.first().and_then(|w| self.by_first.get(w)).into_iter())
    }
}

/// The numbers in order, each once.
fn gather<'a>(lists: impl Iterator<Item = &'a Vec<usize>>) -> Vec<usize> {
    let mut all: Vec<usize> =
        lists.flat_map(|numbers| numbers[numbers.len().saturating_sub(MOST_ALIKE)..].iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}
