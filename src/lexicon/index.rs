//! [`Index`]: from the spelling of a word to the word.

use std::borrow::Cow;

use super::entry::WordId;
use super::rows::{Rows, in_rows};

/// Folded spellings with their words, as bytes that are read where they lie: nothing is parsed or allocated, and the
/// French ones come with the program.
///
/// A hash of the letters tells the row of a spelling, which it shares with one or two others. Each begins with twice
/// the number of its letters, and one more if it counts with a capital only (*Orange*, *Me*); then the letters and the
/// [`WordId`].
#[derive(Debug)]
pub(super) struct Index {
    bytes: Cow<'static, [u8]>,
    /// How far a hash is shifted to give the number of its row.
    shift: u32,
}

/// A spelling, and what it stands for.
pub(super) struct Spelling<'a> {
    pub(super) letters: &'a str,
    pub(super) proper: bool,
    pub(super) word: WordId,
}

/// The bytes of an [`Index`].
pub(super) fn index<'a>(spellings: impl Iterator<Item = Spelling<'a>>, count: usize) -> Vec<u8> {
    // At least two, or a hash would be shifted by all of its bits.
    let rows = (count / 2).next_power_of_two().max(2);
    let shift = shift(rows);
    let mut bytes = Vec::with_capacity(count * 16);
    let mut pieces = Vec::with_capacity(count);
    for Spelling { letters, proper, word } in spellings {
        let start = bytes.len();
        push(&mut bytes, letters.len() as u32 * 2 + u32::from(proper));
        bytes.extend_from_slice(letters.as_bytes());
        push(&mut bytes, word.entry);
        push(&mut bytes, word.verb);
        pieces.push((row_of(letters, shift), start..bytes.len()));
    }
    in_rows(rows, pieces.iter().map(|(row, piece)| (*row, &bytes[piece.clone()])))
}

impl Index {
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self { shift: shift(Rows::new(&bytes).len()), bytes }
    }

    /// The word of a folded spelling; with a capital, rather the one that has it always.
    pub(super) fn get(&self, folded: &str, capital: bool) -> Option<WordId> {
        let mut row = Rows::new(&self.bytes).row(row_of(folded, self.shift));
        let mut common = None;
        while let Some((letters, proper)) = next_spelling(&mut row) {
            let word = WordId { entry: number(&mut row)?, verb: number(&mut row)? };
            if letters != folded.as_bytes() {
                continue;
            }
            match proper {
                true if capital => return Some(word),
                false => common = Some(word),
                true => {}
            }
        }
        common
    }
}

/// How far a hash is shifted to be one of so many numbers, a power of two.
fn shift(rows: usize) -> u32 {
    u64::BITS - rows.ilog2()
}

fn row_of(letters: &str, shift: u32) -> usize {
    (hash(letters.as_bytes()) >> shift) as usize
}

/// The same on every machine: the index may be made on another one than it is read on.
fn hash(letters: &[u8]) -> u64 {
    // Multiplied by 2⁶⁴ over the golden ratio, letters that differ anywhere differ in the upper bits.
    let mix = |hash: u64, eight| (hash.rotate_left(29) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let (eights, rest) = letters.as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(eights.iter().copied().fold(0, mix), last)
}

/// Takes the letters of a spelling off a row, and whether it is proper.
fn next_spelling<'a>(row: &mut &'a [u8]) -> Option<(&'a [u8], bool)> {
    let length = number(row)?;
    let (letters, rest) = row.split_at_checked(length as usize / 2)?;
    *row = rest;
    Some((letters, length % 2 == 1))
}

/// Takes a number off a row: seven bits a byte, the lowest first, the eighth bit set where there are more.
fn number(row: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..u32::BITS).step_by(7) {
        let (&byte, rest) = row.split_first()?;
        *row = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
    }
    Some(number)
}

fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index_of(words: &[(&str, bool, WordId)]) -> Index {
        let spellings = words.iter().map(|&(letters, proper, word)| Spelling { letters, proper, word });
        Index::new(index(spellings, words.len()).into())
    }

    #[test]
    fn a_spelling_leads_to_its_word() {
        let word = |number: u32| WordId { entry: number * number, verb: number };
        let spellings: Vec<String> = (0..2000).map(|number| format!("é{}{number}", "a".repeat(number % 200))).collect();
        let words: Vec<_> = spellings.iter().zip(0..).map(|(letters, n)| (letters.as_str(), false, word(n))).collect();
        let index = index_of(&words);
        for &(letters, _, word) in &words {
            assert_eq!(index.get(letters, false), Some(word));
            assert_eq!(index.get(letters, true), Some(word));
        }
        assert_eq!(index.get("é", false), None);
        assert_eq!(index.get("", false), None);
    }

    #[test]
    fn a_capital_tells_words_of_the_same_letters_apart() {
        let (common, proper) = (WordId { entry: 300, verb: 0 }, WordId { entry: u32::MAX, verb: u32::MAX });
        let index = index_of(&[("rose", false, common), ("rose", true, proper), ("orange", true, proper)]);
        assert_eq!(index.get("rose", false), Some(common));
        assert_eq!(index.get("rose", true), Some(proper));
        assert_eq!(index.get("orange", true), Some(proper));
        assert_eq!(index.get("orange", false), None);
    }

    #[test]
    fn nothing_is_known_of_nothing() {
        assert_eq!(index_of(&[]).get("mot", true), None);
    }

    /// Or a look-up takes long.
    #[test]
    fn rows_are_short() {
        let mut rows = vec![0; 1 << 16];
        (0..1 << 17).for_each(|number| rows[row_of(&format!("mot{number}"), shift(1 << 16))] += 1);
        assert!(rows.iter().max() <= Some(&14), "{:?}", rows.iter().max());
    }
}
