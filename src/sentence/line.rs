//! Line breaks: the end of a paragraph, or a line that was wrapped.

use std::ops::Range;

use memchr::{memchr2, memrchr2};

use super::stop;
use super::word::{binds, char_at, is_apostrophe, is_letter, run_before, skip_blanks, skip_spaces};
use crate::lexicon::Abbreviations;

/// Lines of hard-wrapped text are this long, in characters.
const WRAPPED: Range<usize> = 45..121;

/// From here on the first of two lines is rather wrapped than a heading, if the second ends a sentence.
const LONG_FIRST_LINE: usize = 60;

/// How much shorter than the longest line near it a wrapped line may be: a long word did not fit.
const RAGGED: usize = 20;

/// A run of white space with a line break in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// The end of the line before, without trailing spaces.
    pub(super) start: usize,
    /// The first character of the line after.
    pub(super) end: usize,
    blank_line: bool,
}

/// The white space around the line break at `at`.
pub(super) fn gap(text: &str, at: usize) -> Gap {
    let start = text[..at].trim_end().len();
    let end = skip_blanks(text, at);
    let blanks = &text.as_bytes()[start..end];
    let count = |byte| blanks.iter().filter(|&&b| b == byte).take(2).count();
    Gap { start, end, blank_line: count(b'\n').max(count(b'\r')) > 1 }
}

impl Gap {
    /// Whether the paragraph ends here: at a blank line, and at a line break that no wrapping explains.
    pub(super) fn ends_paragraph(self, text: &str, abbreviations: &Abbreviations) -> bool {
        if self.blank_line || self.start == 0 {
            return true;
        }
        let Some(next) = char_at(text, self.end) else { return true };
        if is_bullet(text, self.end, next) {
            return !(self.is_wrapped(text) && goes_on_after_dash(text, self.end, next));
        }
        if next.is_lowercase() || matches!(next, ',' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '”' | '%') {
            return false;
        }
        !self.follows_half_sentence(text, abbreviations) && !self.is_wrapped(text)
    }

    /// Whether the line before ends in the middle of a sentence: with a comma, `l’`, *de*, *et*, `M.`
    fn follows_half_sentence(self, text: &str, abbreviations: &Abbreviations) -> bool {
        let last = run_before(text, self.start, is_letter);
        let before = char_at(text, self.start - text[..self.start].chars().next_back().map_or(0, char::len_utf8));
        match before {
            Some(',' | '(' | '[' | '«' | '“') => true,
            Some('.') => stop::expects_more(text, self.start - 1, abbreviations),
            Some(c) if is_apostrophe(c) => elides(run_before(text, self.start - c.len_utf8(), is_letter)),
            _ => binds(last),
        }
    }

    /// Whether the line before looks as if it had been cut to fit: the word after would have made it longer than the
    /// lines around it, and the lines above and below are of like length, or one is (or there are only two lines) and
    /// the sentence visibly goes on below.
    fn is_wrapped(self, text: &str) -> bool {
        let this = line_before(text, self.start);
        let Some(width) = columns(this).filter(|width| WRAPPED.contains(width)) else { return false };
        let next = line_after(text, self.end);
        let above = self.line_above(text, this);
        let (Some(next_width), Some(above_width)) = (columns(next), columns(above)) else { return false };
        let longest = width.max(next_width).max(above_width);
        let word = next.chars().take_while(|c| !c.is_whitespace()).count();
        if width + 1 + word <= longest {
            return false;
        }
        let like = |other: usize| other + RAGGED >= longest && WRAPPED.contains(&other);
        let goes_on = || {
            let below = gap(text, self.end + next.len());
            let goes_on_below = || {
                char_at(text, below.end).is_some_and(char::is_lowercase)
                    || columns(line_after(text, below.end)).is_some_and(like)
            };
            next.trim_end().ends_with(['.', '!', '?', '…', '»', '"']) || !below.blank_line && goes_on_below()
        };
        match (like(above_width), like(next_width)) {
            (true, true) => true,
            (false, false) => above.is_empty() && width >= LONG_FIRST_LINE && goes_on(),
            _ => goes_on(),
        }
    }

    /// The line above `this` in the same paragraph, or nothing.
    fn line_above<'t>(self, text: &'t str, this: &str) -> &'t str {
        match (self.start - this.len()).checked_sub(1).map(|end| gap(text, end)) {
            Some(above) if !above.blank_line => line_before(text, above.start),
            _ => "",
        }
    }
}

/// Whether an apostrophe behind `word` cuts off its vowel, and is no closing mark: *l’*, *d’*, *lorsqu’*.
fn elides(word: &str) -> bool {
    word.ends_with("qu") || matches!(word, "c" | "d" | "j" | "l" | "m" | "n" | "s" | "t" | "D" | "L")
}

/// The line that ends at `end`, if not far longer than a wrapped one.
fn line_before(text: &str, end: usize) -> &str {
    let from = boundary(text, end.saturating_sub(4 * WRAPPED.end));
    let window = &text[from..end];
    &window[memrchr2(b'\n', b'\r', window.as_bytes()).map_or(0, |i| i + 1)..]
}

/// The line that starts at `start`, if not far longer than a wrapped one.
fn line_after(text: &str, start: usize) -> &str {
    let to = boundary(text, text.len().min(start + 4 * WRAPPED.end));
    let window = &text[start..to];
    &window[..memchr2(b'\n', b'\r', window.as_bytes()).unwrap_or(window.len())]
}

/// The last `char` boundary at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// How many characters the line has, unless more than a wrapped one can have.
fn columns(line: &str) -> Option<usize> {
    Some(line.trim_end().chars().take(WRAPPED.end).count()).filter(|&w| w < WRAPPED.end)
}

/// Whether a list item or a turn of a dialogue starts at `at`.
fn is_bullet(text: &str, at: usize, first: char) -> bool {
    match first {
        '•' | '·' | '▪' | '‣' | '●' | '■' | '►' => true,
        '-' | '–' | '—' | '*' | '+' => char_at(text, at + first.len_utf8()).is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// Whether the dash at `at` only opens an aside.
fn goes_on_after_dash(text: &str, at: usize, dash: char) -> bool {
    let after = skip_spaces(text, at + dash.len_utf8());
    char_at(text, after).is_some_and(char::is_lowercase)
}
