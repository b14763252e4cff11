//! [`Index`]: from the spelling of a word to the word.

use std::borrow::Cow;

use super::entry::WordId;
use super::rows::{Rows, in_rows};
use crate::key::WordKey;

/// The keys of folded spellings with their words, as bytes that are read where they lie: nothing is parsed or
/// allocated, and the French ones come with the program.
///
/// A key tells the row of a spelling, which it shares with one or two others. Each takes sixteen bytes there: the key,
/// then the two numbers of the [`WordId`]; of the first the highest bit is set if the spelling counts with a capital
/// only (*Orange*, *Me*).
#[derive(Debug)]
pub(super) struct Index {
    bytes: Cow<'static, [u8]>,
    /// How far a spread key is shifted to give the number of its row.
    shift: u32,
}

/// A spelling, and what it stands for.
pub(super) struct Spelling {
    pub(super) key: WordKey,
    pub(super) proper: bool,
    pub(super) word: WordId,
}

/// What a spelling takes in its row.
type Slot = [u8; 16];

const PROPER: u32 = 1 << 31;

/// The bytes of an [`Index`].
pub(super) fn index(spellings: &[Spelling]) -> Vec<u8> {
    // At least two, or a key would be shifted by all of its bits.
    let rows = spellings.len().next_power_of_two().max(2);
    let shift = shift(rows);
    let slots: Vec<(usize, Slot)> =
        spellings.iter().map(|spelling| (row_of(spelling.key, shift), spelling.slot())).collect();
    in_rows(rows, slots.iter().map(|(row, slot)| (*row, slot.as_slice())))
}

impl Spelling {
    fn slot(&self) -> Slot {
        let Self { key, proper, word } = self;
        let entry = word.entry | if *proper { PROPER } else { 0 };
        let numbers = u64::from(entry) | u64::from(word.verb) << u32::BITS;
        (u128::from(key.number()) | u128::from(numbers) << u64::BITS).to_le_bytes()
    }
}

impl Index {
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self { shift: shift(Rows::new(&bytes).len()), bytes }
    }

    /// The word of a folded spelling, none if it is unknown; with a capital, rather the one that has it always.
    pub(super) fn get(&self, key: WordKey, capital: bool) -> WordId {
        let (slots, _) = Rows::new(&self.bytes).row(row_of(key, self.shift)).as_chunks::<{ size_of::<Slot>() }>();
        let mut common = WordId::NONE;
        for slot in slots {
            let slot = u128::from_le_bytes(*slot);
            if slot as u64 != key.number() {
                continue;
            }
            let (entry, verb) = ((slot >> 64) as u32, (slot >> 96) as u32);
            if entry & PROPER == 0 {
                common = WordId { entry, verb };
            } else if capital {
                return WordId { entry: entry & !PROPER, verb };
            }
        }
        common
    }
}

/// How far a spread key is shifted to be one of so many numbers, a power of two.
fn shift(rows: usize) -> u32 {
    u64::BITS - rows.ilog2()
}

fn row_of(key: WordKey, shift: u32) -> usize {
    (key.spread() >> shift) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index_of(words: &[(&str, bool, WordId)]) -> Index {
        let spelling =
            |&(letters, proper, word): &(&str, bool, WordId)| Spelling { key: WordKey::of(letters), proper, word };
        let spellings: Vec<Spelling> = words.iter().map(spelling).collect();
        Index::new(index(&spellings).into())
    }

    #[test]
    fn a_spelling_leads_to_its_word() {
        let word = |number: u32| WordId { entry: number * number, verb: number };
        let spellings: Vec<String> = (0..2000).map(|number| format!("é{}{number}", "a".repeat(number % 200))).collect();
        let words: Vec<_> = spellings.iter().zip(0..).map(|(letters, n)| (letters.as_str(), false, word(n))).collect();
        let index = index_of(&words);
        for &(letters, _, word) in &words {
            assert_eq!(index.get(WordKey::of(letters), false), word);
            assert_eq!(index.get(WordKey::of(letters), true), word);
        }
        assert_eq!(index.get(WordKey::of("é"), false), WordId::NONE);
        assert_eq!(index.get(WordKey::of(""), false), WordId::NONE);
    }

    #[test]
    fn a_capital_tells_words_of_the_same_letters_apart() {
        let (common, proper) = (WordId { entry: 300, verb: 0 }, WordId { entry: u32::MAX >> 1, verb: u32::MAX });
        let index = index_of(&[("rose", false, common), ("rose", true, proper), ("orange", true, proper)]);
        assert_eq!(index.get(WordKey::of("rose"), false), common);
        assert_eq!(index.get(WordKey::of("rose"), true), proper);
        assert_eq!(index.get(WordKey::of("orange"), true), proper);
        assert_eq!(index.get(WordKey::of("orange"), false), WordId::NONE);
    }

    #[test]
    fn nothing_is_known_of_nothing() {
        assert_eq!(index_of(&[]).get(WordKey::of("mot"), true), WordId::NONE);
    }

    /// Or a look-up takes long.
    #[test]
    fn rows_are_short() {
        let mut rows = vec![0; 1 << 16];
        (0..1 << 17).for_each(|number| rows[row_of(WordKey::of(&format!("mot{number}")), shift(1 << 16))] += 1);
        assert!(rows.iter().max() <= Some(&14), "{:?}", rows.iter().max());
    }
}
