//! A word as one number, so that rules compare numbers and not letters.

use smallvec::SmallVec;

/// A folded word: two are equal if their words are.
///
/// Up to eight bytes are the number itself. A longer word is told by a hash of fifty-six bits, which no two words of a
/// language share; its highest byte, which is part of no UTF-8, keeps it apart from the shorter ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct WordKey(u64);

impl WordKey {
    /// What is no word.
    pub(crate) const NONE: Self = Self(0);

    /// The key of a word folded by [`fold`](crate::token::fold).
    pub(crate) const fn of(folded: &str) -> Self {
        Self::of_bytes(folded.as_bytes())
    }

    /// The key of the word of which `letters` stand at the head of `text`: it is folded but for the first letter, if that
    /// is a plain `capital`, and for the apostrophe behind, if it is `elided`.
    #[inline]
    pub(crate) fn of_plain(text: &[u8], letters: usize, capital: bool, elided: bool) -> Self {
        match text.first_chunk::<8>() {
            Some(eight) if letters < 8 => {
                let word = u64::from_le_bytes(*eight) & ((1 << (8 * letters)) - 1);
                let small = if capital { u64::from(b'a' - b'A') } else { 0 };
                let apostrophe = if elided { u64::from(b'\'') } else { 0 };
                Self(word | small | apostrophe << (8 * letters))
            }
            _ if !capital && !elided => Self::of_bytes(&text[..letters]),
            _ => {
                let mut folded: SmallVec<[u8; 64]> = SmallVec::from_slice(&text[..letters]);
                folded[0].make_ascii_lowercase();
                folded.extend(elided.then_some(b'\''));
                Self::of_bytes(&folded)
            }
        }
    }

    const fn of_bytes(bytes: &[u8]) -> Self {
        match bytes.last_chunk::<8>() {
            Some(last) if bytes.len() > 8 => Self(hash(bytes, *last)),
            _ => Self(pack(bytes)),
        }
    }

    /// The key as a number, the same on every machine.
    pub(crate) const fn number(self) -> u64 {
        self.0
    }

    /// A number whose upper bits differ where keys do.
    pub(crate) const fn spread(self) -> u64 {
        (self.0 ^ self.0 >> 32).wrapping_mul(FACTOR)
    }

    /// One of five hundred and twelve bits.
    const fn place(self) -> (usize, u64) {
        let spread = self.spread();
        ((spread >> 61) as usize, 1 << (spread >> 55 & 63))
    }
}

/// Spreads what differs in a number over all its bits.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Up to eight bytes as one number, the first the lowest. They are read from both ends, and some twice, which is faster
/// than one by one.
const fn pack(bytes: &[u8]) -> u64 {
    let len = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * (len - 4));
    }
    if len == 0 {
        return 0;
    }
    let middle = len / 2;
    bytes[0] as u64 | (bytes[middle] as u64) << (8 * middle) | (bytes[len - 1] as u64) << (8 * (len - 1))
}

/// Of the whole and of its last eight bytes, which may be counted twice.
const fn hash(bytes: &[u8], last: [u8; 8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((piece, more)) = rest.split_first_chunk::<8>() {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(*piece)).wrapping_mul(FACTOR);
        rest = more;
    }
    hash = (hash.rotate_left(23) ^ u64::from_le_bytes(last)).wrapping_mul(FACTOR);
    (hash ^ hash >> 32) | 0xFF << 56
}

/// The keys of words; they are made when the crate is compiled.
///
/// # Panics
///
/// The compiler does, if a word is not folded and so would never be met.
pub(crate) const fn keys<const N: usize>(words: [&str; N]) -> [WordKey; N] {
    let mut keys = [WordKey::NONE; N];
    let mut at = 0;
    while at < N {
        assert!(is_folded(words[at]), "a small letter and a straight apostrophe are wanted");
        keys[at] = WordKey::of(words[at]);
        at += 1;
    }
    keys
}

const fn is_folded(word: &str) -> bool {
    let bytes = word.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // 0xE2 begins `’`, 0xC3 what may be a capital with an accent.
        let capital = bytes[at].is_ascii_uppercase()
            || bytes[at] == 0xC3 && at + 1 < bytes.len() && matches!(bytes[at + 1], 0x80..=0x9E);
        if capital || bytes[at] == 0xE2 {
            return false;
        }
        at += 1;
    }
    true
}

/// What a word may be one of.
pub(crate) trait Words {
    fn contain(&self, word: WordKey) -> bool;
}

impl Words for [WordKey] {
    fn contain(&self, word: WordKey) -> bool {
        self.contains(&word)
    }
}

impl<const N: usize> Words for [WordKey; N] {
    fn contain(&self, word: WordKey) -> bool {
        self.contains(&word)
    }
}

/// A longer list of words.
#[derive(Debug)]
pub(crate) struct WordSet<const N: usize> {
    keys: [WordKey; N],
    /// A bit for every key: most words that are not in the list are told by theirs.
    bits: [u64; 8],
}

impl<const N: usize> WordSet<N> {
    pub(crate) const fn of(words: [&str; N]) -> Self {
        let keys = keys(words);
        let mut bits = [0; 8];
        let mut at = 0;
        while at < N {
            let (piece, bit) = keys[at].place();
            bits[piece] |= bit;
            at += 1;
        }
        Self { keys, bits }
    }
}

impl<const N: usize> Words for WordSet<N> {
    fn contain(&self, word: WordKey) -> bool {
        let (piece, bit) = word.place();
        self.bits[piece] & bit != 0 && self.keys.contains(&word)
    }
}

/// `words!["le", "la"]`: their keys, ready to be compared with the key of a token.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        &const { $crate::key::keys([$($word),*]) }
    };
}

pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_words_have_different_keys() {
        let words = [
            "a", "b", "ab", "aaaaaaaa", "aaaaaaaaa", "anticonstitutionnel", "anticonstitutionnels", "été", "abcdefghi",
        ];
        for (i, one) in words.iter().enumerate() {
            for other in &words[i + 1..] {
                assert_ne!(WordKey::of(one), WordKey::of(other), "{one} and {other}");
            }
        }
        assert_eq!(keys(["anticonstitutionnel"]), [WordKey::of(&["anticonstitution", "nel"].concat())]);
        assert_eq!(WordKey::of(""), WordKey::NONE);
    }

    #[test]
    fn a_plain_word_has_the_key_of_the_folded_one() {
        for (text, folded) in
            [("l’an", "l'"), ("Lorsqu’ils", "lorsqu'"), ("Au bout de", "au"), ("Et", "et"), ("non", "non")]
        {
            let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
            let (capital, elided) = (text.starts_with(char::is_uppercase), text.contains('’'));
            assert_eq!(WordKey::of_plain(text.as_bytes(), letters, capital, elided), WordKey::of(folded), "{text}");
        }
        for word in ["Maintenant", "Pourquoi", "Entretien"] {
            let key = WordKey::of(&word.to_lowercase());
            assert_eq!(WordKey::of_plain(word.as_bytes(), word.len(), true, false), key, "{word}");
        }
    }
}
