//! Which entities may be meant, found without going through all of them.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

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
    index: Index,
}

/// What a word is of the name that it recalls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Any,
    /// Or an acronym.
    First,
    Last,
}

/// The numbers of entities by a word. All stand in one row, each with the place of the one before it that has the
/// same word.
#[derive(Debug, Default)]
struct Index {
    last: FxHashMap<(Part, WordKey), usize>,
    row: Vec<(usize, Option<usize>)>,
}

impl Index {
    fn enter(&mut self, part: Part, word: WordKey, number: usize) {
        let before = self.last.get(&(part, word)).copied();
        if before.is_none_or(|at| self.row[at].0 != number) {
            self.last.insert((part, word), self.row.len());
            self.row.push((number, before));
        }
    }

    /// Those entered last for a word.
    fn latest(&self, part: Part, word: WordKey) -> impl Iterator<Item = usize> {
        let mut at = self.last.get(&(part, word)).copied();
        let each = std::iter::from_fn(move || {
            let (number, before) = self.row[at?];
            at = before;
            Some(number)
        });
        each.take(MOST_ALIKE)
    }
}

impl Known {
    /// Makes room for so many more.
    pub(super) fn make_room(&mut self, entities: usize) {
        const WORDS: usize = 4;
        self.recent.reserve(entities.min(2 * IN_MIND));
        self.index.last.reserve(entities * WORDS);
        self.index.row.reserve(entities * WORDS);
    }

    pub(super) fn add(&mut self, number: usize, entities: &[Entity]) {
        self.index(number, &entities[number]);
        self.touch(number, entities);
    }

    /// Brings an entity to mind, and lets go of those that were named longest ago.
    pub(super) fn touch(&mut self, number: usize, entities: &[Entity]) {
        let Err(at) = self.recent.binary_search(&number) else { return };
        self.recent.insert(at, number);
        if self.recent.len() >= 2 * IN_MIND {
            let named = |e: &usize| std::cmp::Reverse((*e == number, entities[*e].last_place, *e));
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
        for &word in &entity.name_words {
            self.index.enter(Part::Any, word, number);
        }
        for word in entity.name_words.first().copied().into_iter().chain(entity.acronym) {
            self.index.enter(Part::First, word, number);
        }
        let nickname = entity.nickname.as_ref().and_then(|n| n.last());
        for &last in entity.name_words.last().into_iter().chain(nickname) {
            self.index.enter(Part::Last, last, number);
        }
    }

    /// Those whose names may be forms of this one: the last word of the shorter name is in the longer.
    pub(super) fn alike(&self, name: &[WordKey]) -> Numbers {
        let longer = name.last().into_iter().flat_map(|&word| self.index.latest(Part::Any, word));
        in_order(longer.chain(name.iter().flat_map(|&word| self.index.latest(Part::Last, word))))
    }

    /// The bodies whose names may be forms of this one: they begin alike, or this is an acronym.
    pub(super) fn bodies(&self, name: &[WordKey]) -> Numbers {
        in_order(name.first().into_iter().flat_map(|&word| self.index.latest(Part::First, word)))
    }
}

/// The numbers of entities, in order, each once.
pub(super) type Numbers = SmallVec<[usize; 16]>;

fn in_order(numbers: impl Iterator<Item = usize>) -> Numbers {
    let mut all: Numbers = numbers.collect();
    all.sort_unstable();
    all.dedup();
    all
}
