//! Segments that repeat the words of another, found by their rarest word.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::key::WordKey;
use crate::token::folded;

/// A heading that repeats somebody's words has no more.
const MOST_WORDS: usize = 30;

/// So many of the segments that hold a word are compared, and no more.
const MOST_COMPARED: usize = 200;

/// The words of every segment that stands in a sentence, as numbers.
#[derive(Debug)]
pub(super) struct Twins {
    words: Vec<Vec<u32>>,
    /// The same in order.
    sorted: Vec<Vec<u32>>,
    /// By word, the segments that somebody says.
    holders: Vec<Vec<usize>>,
}

impl Twins {
    /// Of the segments of a document, some of which somebody says.
    pub(super) fn new(document: &Document<'_>, spoken: impl Iterator<Item = usize>) -> Self {
        let mut numbers: FxHashMap<WordKey, u32> = FxHashMap::default();
        let mut number = |word: &str| {
            let next = numbers.len() as u32;
            *numbers.entry(WordKey::of(&folded(word))).or_insert(next)
        };
        let mut words_of = |segment: usize| -> Vec<u32> {
            if document.places[segment].is_none() {
                return Vec::new();
            }
            let inner = document.segments[segment].inner.of(document.text());
            inner.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(&mut number).collect()
        };
        let words: Vec<Vec<u32>> = (0..document.segments.len()).map(&mut words_of).collect();
        let in_order = |words: &Vec<u32>| {
            let mut sorted = words.clone();
            sorted.sort_unstable();
            sorted.dedup();
            sorted
        };
        let sorted = words.iter().map(in_order).collect();
        let mut twins = Self { words, sorted, holders: vec![Vec::new(); numbers.len()] };
        spoken.for_each(|segment| twins.spoken(segment));
        twins
    }

    /// Notes that somebody says the segment.
    pub(super) fn spoken(&mut self, segment: usize) {
        for &word in &self.sorted[segment] {
            let holders = &mut self.holders[word as usize];
            let at = holders.partition_point(|&s| s < segment);
            holders.insert(at, segment);
        }
    }

    /// The first segment that somebody says and that holds four in five of this one's words.
    ///
    /// A heading may repeat a single word.
    pub(super) fn of(&self, segment: usize, heading: bool) -> Option<usize> {
        let own = &self.words[segment];
        if own.len() < 2 - usize::from(heading) || own.len() > MOST_WORDS {
            return None;
        }
        // A twin lacks one word in five at most: it holds one of the rarest.
        let mut rarest: Vec<&Vec<usize>> = own.iter().map(|&w| &self.holders[w as usize]).collect();
        rarest.sort_by_key(|holders| holders.len());
        rarest.truncate(own.len() / 5 + 1);
        let mut candidates: Vec<usize> =
            rarest.iter().flat_map(|holders| holders.iter().copied().take(MOST_COMPARED)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates.into_iter().find(|&s| {
            let hits = own.iter().filter(|w| self.sorted[s].binary_search(w).is_ok()).count();
            s != segment && hits * 5 >= own.len() * 4 && self.words[s].len() >= own.len()
        })
    }
}
