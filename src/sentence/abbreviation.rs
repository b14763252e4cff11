//! Abbreviations, from `lexicon/fr/abbreviations.txt`.

use std::sync::LazyLock;

/// What comes after an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// A name: *M.*, *Dr.*
    Name,
    /// A number: *art.*, *p.*
    Number,
    /// Something, always: *p. ex.*, *cf.*
    Any,
    /// Something, or the end of the sentence: *etc.*, *J.-C.*
    Maybe,
}

/// What is known of an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Abbreviation {
    pub(super) follows: Follows,
    /// Whether it could be taken for a word, and so may be one here: *art.*, *max.*, *ex.*
    pub(super) reads_as_word: bool,
}

struct Entry {
    /// The words before the last one: the *p.* of *p. ex.*
    before: &'static str,
    /// Without its last full stop.
    word: &'static str,
    known: Abbreviation,
}

/// No abbreviation has more letters in a row.
pub(super) const LONGEST_ABBREVIATION: usize = 7;

/// The entries, by [`shelf`].
static ABBREVIATIONS: LazyLock<Vec<Vec<Entry>>> = LazyLock::new(|| {
    let mut shelves: Vec<Vec<Entry>> = (0..SHELVES).map(|_| Vec::new()).collect();
    for entry in include_str!("../lexicon/fr/abbreviations.txt").lines().filter_map(parse) {
        shelves[shelf(entry.word)].push(entry);
    }
    shelves
});

const SHELVES: usize = 32 * 32;

/// Where to look for `word`: by its first letter, small or capital, and its last, so that most shelves hold nothing.
fn shelf(word: &str) -> usize {
    let bytes = word.as_bytes();
    usize::from(bytes[0] & 31) * 32 + usize::from(bytes[bytes.len() - 1] & 31)
}

/// `abbreviation | follows`
fn parse(line: &'static str) -> Option<Entry> {
    let (abbreviation, follows) = line.split('#').next()?.split_once('|')?;
    let (before, word) = abbreviation.trim().rsplit_once(' ').unwrap_or(("", abbreviation.trim()));
    let word = word.trim_end_matches('.');
    let follows = match follows.trim() {
        "name" => Follows::Name,
        "number" => Follows::Number,
        "any" => Follows::Any,
        "maybe" => Follows::Maybe,
        _ => return None,
    };
    let reads_as_word = before.is_empty() && word.contains(['a', 'e', 'i', 'o', 'u']) && !word.contains('.');
    (!word.is_empty()).then_some(Entry { before, word, known: Abbreviation { follows, reads_as_word } })
}

/// What is known of `token`, given without its last full stop, if it is an abbreviation after the text `before`. Its
/// first letter may be a capital where the lexicon has a small one. The longest entry counts, and of two the one
/// written so.
pub(super) fn lookup(token: &str, before: &str) -> Option<Abbreviation> {
    let (first, rest) = token.as_bytes().split_first()?;
    let is = |entry: &Entry| {
        let (initial, others) = (entry.word.as_bytes()[0], &entry.word.as_bytes()[1..]);
        others == rest
            && (initial == *first || initial == first.to_ascii_lowercase())
            && (entry.before.is_empty() || before.trim_end().ends_with(entry.before))
    };
    let entries = ABBREVIATIONS[shelf(token)].iter().filter(|entry| is(entry));
    entries.max_by_key(|entry| (entry.before.len(), entry.word == token)).map(|entry| entry.known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let lines = include_str!("../lexicon/fr/abbreviations.txt")
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        assert!(lines.clone().count() > 20);
        for line in lines {
            let entry = parse(line).unwrap_or_else(|| panic!("not `abbreviation | follows`: {line}"));
            let letters = entry.word.split(['.', '-']).map(str::len).max();
            assert!(letters <= Some(LONGEST_ABBREVIATION), "longer than LONGEST_ABBREVIATION: {line}");
        }
    }

    #[test]
    fn words_before_and_capitals_count() {
        let ex = |before| lookup("ex", before).is_none_or(|known| known.reads_as_word);
        assert!(ex("C’est son ") && !ex("Les fruits, p. "));
        assert_eq!(lookup("Vol", "").map(|known| known.follows), Some(Follows::Number));
        assert_eq!(lookup("M", "").map(|known| known.follows), Some(Follows::Name));
        assert_eq!(lookup("MME", ""), None);
    }
}
