//! [`Spellings`]: from a spelling to the number of its word, while words are entered.

use std::hash::Hasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

use super::entry::WordId;

/// Spellings with the numbers of their words.
///
/// There are some two hundred thousand: one string of their own for each would take twice as long to make, and
/// longer to look up. So all letters stand in one.
#[derive(Clone, Debug, Default)]
pub(super) struct Spellings {
    letters: String,
    table: HashTable<Spelling>,
}

#[derive(Clone, Copy, Debug)]
struct Spelling {
    start: u32,
    end: u32,
    word: WordId,
}

impl Spelling {
    fn of<'l>(&self, letters: &'l str) -> &'l str {
        &letters[self.start as usize..self.end as usize]
    }
}

fn hash(spelling: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(spelling.as_bytes());
    hasher.finish()
}

impl Spellings {
    pub(super) fn with_capacity(words: usize) -> Self {
        Self { letters: String::with_capacity(words * 12), table: HashTable::with_capacity(words) }
    }

    pub(super) fn get(&self, spelling: &str) -> Option<WordId> {
        let is = |known: &Spelling| known.of(&self.letters) == spelling;
        self.table.find(hash(spelling), is).map(|known| known.word)
    }

    /// The word of a spelling; it is `word` if the spelling is new.
    pub(super) fn get_or_insert(&mut self, spelling: &str, word: WordId) -> WordId {
        let letters = &self.letters;
        let is = |known: &Spelling| known.of(letters) == spelling;
        match self.table.entry(hash(spelling), is, |known| hash(known.of(letters))) {
            Entry::Occupied(known) => known.get().word,
            Entry::Vacant(vacant) => {
                let start = letters.len() as u32;
                vacant.insert(Spelling { start, end: start + spelling.len() as u32, word });
                self.letters.push_str(spelling);
                word
            }
        }
    }

    /// All of them, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, WordId)> {
        self.table.iter().map(|known| (known.of(&self.letters), known.word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_keeps_its_first_word() {
        let mut spellings = Spellings::default();
        let word = |entry| WordId { entry, verb: 0 };
        for number in 1..1000 {
            assert_eq!(spellings.get_or_insert(&format!("é{number}"), word(number)), word(number));
        }
        assert_eq!(spellings.get_or_insert("é7", word(1000)), word(7));
        assert_eq!(spellings.get("é999"), Some(word(999)));
        assert_eq!(spellings.get("é"), None);
        assert_eq!(spellings.iter().count(), 999);
    }
}
