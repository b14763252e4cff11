//! [`Abbreviations`]: words whose full stop, as a rule, does not end the sentence. No other stage asks for them.

use std::sync::LazyLock;

use super::line::Line;
use super::section::ABBREVIATIONS;
use super::vocabulary::FOLLOWS;
use super::words::Words;

/// What comes after an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follows {
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
pub(crate) struct Abbreviation {
    pub(crate) follows: Follows,
    /// Whether it could be taken for a word, and so may be one here: *art.*, *max.*, *ex.*
    pub(crate) reads_as_word: bool,
}

#[derive(Debug)]
struct Entry {
    /// The words before the last one: the *p.* of *p. ex.*
    before: Box<str>,
    /// Without its last full stop.
    word: Box<str>,
    known: Abbreviation,
}

/// Every abbreviation of a lexicon.
#[derive(Debug)]
pub(crate) struct Abbreviations {
    /// By [`shelf`].
    shelves: Vec<Vec<Entry>>,
    longest: usize,
}

const SHELVES: usize = 32 * 32;

/// Where to look for `word`: by its first letter, small or capital, and its last, so that most shelves hold nothing.
fn shelf(word: &str) -> usize {
    let bytes = word.as_bytes();
    usize::from(bytes[0] & 31) * 32 + usize::from(bytes[bytes.len() - 1] & 31)
}

/// The words before the last one, and that without its full stop.
fn parts(abbreviation: &str) -> (&str, &str) {
    let (before, word) = abbreviation.rsplit_once(' ').unwrap_or(("", abbreviation));
    (before, word.trim_end_matches('.'))
}

/// `abbreviation | follows`: looked at here, entered by [`Abbreviations::new`].
pub(super) fn abbreviation(line: &mut Line<'_>, _: &mut Words) -> Option<()> {
    let abbreviation = line.word(0);
    let follows = line.one_of(1, &FOLLOWS);
    let (abbreviation, _) = (abbreviation?, follows?);

    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '°');
    let is_word = |word: &str| !word.is_empty() && word.chars().all(fits);
    if abbreviation.ends_with('.') && is_word(parts(abbreviation).1) && abbreviation.split(' ').all(is_word) {
        return Some(());
    }
    let help = (is_word(abbreviation) && !abbreviation.ends_with('.')).then(|| format!("write `{abbreviation}.`"));
    line.fault(abbreviation, format!("`{abbreviation}`"), "an abbreviation with its full stop, such as `p. ex.`", help);
    None
}

impl Abbreviations {
    /// Those of the built-in lexicon; they are read once.
    pub(crate) fn french() -> &'static Self {
        static FRENCH: LazyLock<Abbreviations> = LazyLock::new(|| Abbreviations::new(ABBREVIATIONS.section().french()));
        &FRENCH
    }

    /// Of entries that were looked at.
    pub(super) fn new<'e>(entries: impl Iterator<Item = &'e str>) -> Self {
        let mut all = Self { shelves: (0..SHELVES).map(|_| Vec::new()).collect(), longest: 0 };
        for (abbreviation, follows) in entries.filter_map(|entry| entry.split_once('|')) {
            let (before, word) = parts(abbreviation.trim());
            let Some(follows) = FOLLOWS.find(follows.trim()).filter(|_| !word.is_empty()) else { continue };
            let reads_as_word = before.is_empty() && word.contains(['a', 'e', 'i', 'o', 'u']) && !word.contains('.');
            let known = Abbreviation { follows, reads_as_word };
            all.longest = word.split(['.', '-']).map(str::len).fold(all.longest, usize::max);
            all.shelves[shelf(word)].push(Entry { before: before.into(), word: word.into(), known });
        }
        all
    }

    /// The bytes of the longest run of letters.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// What is known of `token`, given without its last full stop, if it is an abbreviation after the text `before`. Its
    /// first letter may be a capital where the lexicon has a small one. The longest entry counts, and of two the one
    /// written so.
    pub(crate) fn find(&self, token: &str, before: &str) -> Option<Abbreviation> {
        let (first, rest) = token.as_bytes().split_first()?;
        let is = |entry: &Entry| {
            let (initial, others) = (entry.word.as_bytes()[0], &entry.word.as_bytes()[1..]);
            others == rest
                && (initial == *first || initial == first.to_ascii_lowercase())
                && (entry.before.is_empty() || before.trim_end().ends_with(&*entry.before))
        };
        let entries = self.shelves[shelf(token)].iter().filter(|entry| is(entry));
        entries.max_by_key(|entry| (entry.before.len(), *entry.word == *token)).map(|entry| entry.known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_and_capitals_count() {
        let find = |token, before| Abbreviations::french().find(token, before);
        let ex = |before| find("ex", before).is_none_or(|known| known.reads_as_word);
        assert!(ex("C’est son ") && !ex("Les fruits, p. "));
        assert_eq!(find("Vol", "").map(|known| known.follows), Some(Follows::Number));
        assert_eq!(find("M", "").map(|known| known.follows), Some(Follows::Name));
        assert_eq!(find("MME", ""), None);
    }
}
