//! Pairs of marks: where an opening one is closed.

use std::ops::Range;

use memchr::{memchr_iter, memchr3_iter};

use super::line;
use super::word::{char_at, char_before, is_apostrophe};
use crate::lexicon::Abbreviations;

/// A kind of mark that hides the sentence ends inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    /// « »
    Guillemets,
    /// » », where the closing mark was typed for the opening one: `soulignant que » l’entité … fragile »`
    ReversedGuillemets,
    /// “ ”
    Curly,
    /// ” ”
    ReversedCurly,
    /// << >>
    Chevrons,
    /// ( )
    Brackets,
}

/// How many marks of its kind a search may pass: deeper nesting counts as unclosed. Keeps rows of marks linear.
const MARKS_LOOKED_AT: usize = 12;

/// The longest aside in brackets, in bytes: after more, the bracket was not meant to be closed here.
const LONGEST_ASIDE: usize = 800;

impl Pair {
    /// The opening and the closing mark.
    const fn marks(self) -> (&'static str, &'static str) {
        match self {
            Self::Guillemets | Self::ReversedGuillemets => ("«", "»"),
            Self::Curly | Self::ReversedCurly => ("“", "”"),
            Self::Chevrons => ("<<", ">>"),
            Self::Brackets => ("(", ")"),
        }
    }

    const fn is_reversed(self) -> bool {
        matches!(self, Self::ReversedGuillemets | Self::ReversedCurly)
    }

    pub(super) const fn is_quotation(self) -> bool {
        !matches!(self, Self::Brackets)
    }
}

/// The mark that closes the one at `open`, in the same paragraph.
pub(super) fn closing(text: &str, pair: Pair, open: usize, abbreviations: &Abbreviations) -> Option<Range<usize>> {
    let (opening, closing) = pair.marks();
    let inside = open + opening.len();
    if pair.is_reversed() && !opens_although_closing(text, open, inside) {
        return None;
    }
    let bytes = text.as_bytes();
    let limit = if pair == Pair::Brackets { bytes.len().min(inside + LONGEST_ASIDE) } else { bytes.len() };
    let last = |mark: &str| mark.as_bytes()[mark.len() - 1];
    let found = |place: Range<usize>| {
        // Lines that end in CR alone are not seen on the way.
        let breaks = |i: usize| {
            bytes[inside + i + 1] != b'\n' && line::gap(text, inside + i).ends_paragraph(text, abbreviations)
        };
        memchr_iter(b'\r', &bytes[inside..place.start]).all(|i| !breaks(i)).then_some(place)
    };
    let mut depth = 1;
    let mut seen = 0;
    for offset in memchr3_iter(last(opening), last(closing), b'\n', &bytes[inside..limit]) {
        let end = inside + offset + 1;
        if bytes[end - 1] == b'\n' {
            if line::gap(text, end - 1).ends_paragraph(text, abbreviations) {
                return None;
            }
            continue;
        }
        if bytes[inside..end].ends_with(closing.as_bytes()) {
            depth -= 1;
            if depth == 0 {
                return found(end - closing.len()..end);
            }
        } else if bytes[inside..end].ends_with(opening.as_bytes()) {
            if pair.is_reversed() {
                return None;
            }
            if pair == Pair::Curly && depth == 1 && closes_although_opening(text, end - opening.len(), end) {
                return found(end - opening.len()..end);
            }
            depth += 1;
        } else {
            continue;
        }
        seen += 1;
        if seen == MARKS_LOOKED_AT {
            return None;
        }
    }
    None
}

/// Whether the stray closing mark at `at` looks like an opening mark: white space before it, and a word glued behind
/// it or a word, comma or colon before.
fn opens_although_closing(text: &str, at: usize, inside: usize) -> bool {
    if !char_before(text, at).is_none_or(char::is_whitespace) {
        return false;
    }
    let glued = char_at(text, inside).is_some_and(char::is_alphanumeric);
    let leads_in = |c: char| c.is_alphanumeric() || c == ',' || c == ':';
    glued || text[..at].trim_end_matches([' ', '\u{A0}']).ends_with(leads_in)
}

/// Whether the `“` at `at..past` was typed for `”`: glued to the word or mark before it, and to none behind.
fn closes_although_opening(text: &str, at: usize, past: usize) -> bool {
    let glues = |c: char| !c.is_whitespace() && !is_apostrophe(c) && !matches!(c, '(' | '[');
    let goes_on = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | ')');
    char_before(text, at).is_some_and(glues) && char_at(text, past).is_none_or(goes_on)
}

/// Whether the straight mark at `at` opens, given whether the one before it did.
pub(super) fn straight_opens(text: &str, at: usize, in_straight: bool) -> bool {
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    let before = char_before(text, at);
    let after = char_at(text, at + 1);
    let open_side = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '\'' | '’'));
    let close_side = after.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ']' | ',' | ';' | ':' | '.'));
    match (open_side && touches(after), close_side && !open_side) {
        (true, _) => true,
        (_, true) => false,
        _ => !in_straight,
    }
}
