//! A word as one number, so that rules compare numbers and not letters.

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
        let bytes = folded.as_bytes();
        match bytes.last_chunk::<8>() {
            Some(last) if bytes.len() > 8 => Self(hash(bytes, *last)),
            _ => Self(pack(bytes)),
        }
    }

    /// One of five hundred and twelve bits.
    const fn place(self) -> (usize, u64) {
        let spread = self.0.wrapping_mul(FACTOR);
        ((spread >> 61) as usize, 1 << (spread >> 55 & 63))
    }
}

/// Spreads what differs in a number over all its bits.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

const fn pack(bytes: &[u8]) -> u64 {
    let mut packed = 0;
    let mut at = 0;
    while at < bytes.len() {
        packed |= (bytes[at] as u64) << (8 * at);
        at += 1;
    }
    packed
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
}
