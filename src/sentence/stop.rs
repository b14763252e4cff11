//! Final marks: whether `.` `!` `?` `…` end a sentence where they stand.

use std::ops::Range;

use super::glue;
use super::mark::{Pair, straight_opens};
use super::word::{
    binds, char_at, char_before, is_letter, is_roman, opens_name, opens_sentence, run_after, run_before, skip_blanks,
    skip_spaces,
};
use crate::lexicon::{Abbreviation, Abbreviations, Follows};
use crate::token::is_invisible;

/// A run of final marks, `start..end` of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One full stop, which may belong to an abbreviation.
    Full,
    /// With a `!` or `?` in it.
    Strong,
    /// `…`, `...`
    Ellipsis,
}

const fn is_final(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// The run of final marks that starts at `start`; French puts a space before `!` and `?`, so `? !` is one run.
pub(super) fn read(text: &str, start: usize) -> Stop {
    let mut end = start;
    let mut kind = Kind::Full;
    loop {
        let at = if kind == Kind::Strong { skip_spaces(text, end) } else { end };
        let Some(c) = char_at(text, at) else { break };
        kind = match c {
            '!' | '?' => Kind::Strong,
            _ if at > end && end > start => break,
            '.' if at == start => Kind::Full,
            '.' | '…' if kind != Kind::Strong => Kind::Ellipsis,
            '.' | '…' => kind,
            _ => break,
        };
        end = at + c.len_utf8();
    }
    Stop { start, end, kind }
}

/// A short cut for the commonest sights: whether the mark at `at`, if it is a full stop, plainly ends its sentence or
/// plainly stands inside a number or an address. `None`: look closer.
pub(super) fn at_a_glance(text: &str, at: usize, abbreviations: &Abbreviations) -> Option<bool> {
    match text.as_bytes()[at..] {
        [b'.', b'0'..=b'9' | b'a'..=b'z', ..] => Some(false),
        [b'.', b'\n', b'\n', ..] => Some(true),
        // The second pair: É, À and their like.
        [b'.', b' ', b'A'..=b'Z', ..] | [b'.', b' ', 0xC3, 0x80..=0x9E, ..]
            if is_plain_word(text, at, abbreviations) =>
        {
            Some(true)
        }
        _ => None,
    }
}

/// The end of the closing marks behind a final mark, footnote numbers (`[2]`) and what nobody sees included.
pub(super) fn closers(text: &str, mut end: usize, in_straight: &mut bool) -> usize {
    loop {
        let at = skip_spaces(text, end);
        let spaced = at > end;
        let Some(mark) = char_at(text, at) else { return end };
        let past = at + mark.len_utf8();
        let glued_to_word = char_at(text, past).is_some_and(char::is_alphanumeric);
        let closes = match mark {
            '»' | '”' => !(spaced && glued_to_word),
            ')' | ']' => !spaced,
            '\'' | '’' => !spaced && !glued_to_word,
            '"' => {
                let closes = (*in_straight || !spaced && !glued_to_word) && !straight_opens(text, at, *in_straight);
                if closes {
                    *in_straight = false;
                }
                closes
            }
            '[' if !spaced => {
                let number = run_after(text, past, |c| c.is_ascii_digit());
                if number.is_empty() || char_at(text, past + number.len()) != Some(']') {
                    return end;
                }
                end = past + number.len() + 1;
                continue;
            }
            _ => !spaced && is_invisible(mark),
        };
        if !closes {
            return end;
        }
        end = past;
    }
}

/// Whether the sentence that began at `start` ends with `stop` and the closing marks behind it, which reach to `past`.
pub(super) fn ends(text: &str, start: usize, stop: Stop, past: usize, abbreviations: &Abbreviations) -> bool {
    let place = skip_blanks(text, past);
    if place == past {
        return place == text.len() || glue::ends(text, stop, past);
    }
    let next = Next::at(text, place);
    match stop.kind {
        Kind::Full => match Before::of(text, start, stop.start, abbreviations) {
            Before::Word => match next {
                Next::Dash { .. } => true,
                Next::Bracket { lower: true } => past == stop.end,
                Next::Lower => past == stop.end && is_unabridged(text, stop.start),
                _ => next.opens(Kind::Full),
            },
            Before::Enumerator => false,
            Before::Initials(initials) => initials_end(text, initials, stop.start, next, place),
            Before::Abbreviation(known) => abbreviation_ends(text, stop.start, known, next, place),
        },
        Kind::Strong => {
            (next.opens(Kind::Strong) || matches!(next, Next::Quote { .. })) && !is_name_with_mark(text, stop)
        }
        Kind::Ellipsis => next.opens(Kind::Ellipsis) && !stands_for_omission(text, stop.start),
    }
}

/// Whether the sentence that began at `start` ends with the closing mark of the pair opened at `open`.
pub(super) fn after_pair(
    text: &str,
    start: usize,
    (pair, open): (Pair, usize),
    close: Range<usize>,
    abbreviations: &Abbreviations,
) -> bool {
    let past = close.end;
    let inside = text[..close.start].trim_end();
    let marks = run_before(text, inside.len(), is_final);
    if marks.is_empty() {
        return pair.is_quotation() && glue::is_new_sentence(text, past);
    }
    let stop = read(text, inside.len() - marks.len());
    let place = skip_blanks(text, past);
    if place == past {
        return place == text.len() || glue::is_new_sentence(text, past);
    }
    let next = Next::at(text, place);
    if pair.is_quotation() || open == start {
        return next.opens(Kind::Strong) && !(stop.kind == Kind::Full && expects_more(text, stop.start, abbreviations));
    }
    let starter = opens_sentence(text, place);
    match stop.kind {
        Kind::Full => {
            next.opens(Kind::Strong) && matches!(Before::of(text, start, stop.start, abbreviations), Before::Word)
        }
        Kind::Strong => next == Next::Capital && starter && stop.start > open + 1,
        Kind::Ellipsis => false,
    }
}

/// Whether the full stop at `dot` belongs to an abbreviation or initial that is not the last word: *M.*, *art.*, *J.*
pub(super) fn expects_more(text: &str, dot: usize, abbreviations: &Abbreviations) -> bool {
    match Before::of(text, 0, dot, abbreviations) {
        Before::Word | Before::Enumerator => false,
        Before::Initials(initials) => initials.len() == 1,
        Before::Abbreviation(known) => !known.reads_as_word && known.follows != Follows::Maybe,
    }
}

/// What comes after a final mark and white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Lower,
    Capital,
    Digit,
    /// An opening quotation mark and the kind of letter behind it.
    Quote {
        lower: bool,
    },
    Bracket {
        lower: bool,
    },
    Dash {
        lower: bool,
    },
    /// A bullet, another script: anything a sentence may start with.
    Symbol,
    /// Something that only goes on: `,` `:` `%`.
    Punctuation,
}

impl Next {
    fn at(text: &str, place: usize) -> Self {
        let place = text.len() - text[place..].trim_start_matches(is_invisible).len();
        let Some(first) = char_at(text, place) else { return Self::Symbol };
        let inner = || char_at(text, skip_spaces(text, place + first.len_utf8()));
        let lower = || inner().is_some_and(char::is_lowercase);
        match first {
            'a'..='z' => Self::Lower,
            'A'..='Z' => Self::Capital,
            '0'..='9' => Self::Digit,
            '«' | '“' | '"' | '‘' | '\'' | '’' | '»' | '„' | '<' => Self::Quote { lower: lower() },
            '(' | '[' => Self::Bracket { lower: lower() },
            '-' | '–' | '—' => Self::Dash { lower: lower() },
            ',' | ';' | ':' | '%' | ')' | ']' | '”' | '>' | '/' | '=' | '.' | '!' | '?' | '…' => Self::Punctuation,
            c if c.is_lowercase() => Self::Lower,
            c if c.is_uppercase() => Self::Capital,
            _ => Self::Symbol,
        }
    }

    /// Whether a sentence may start so, after a mark of this kind.
    fn opens(self, after: Kind) -> bool {
        match self {
            Self::Capital | Self::Symbol => true,
            Self::Digit => after != Kind::Ellipsis,
            Self::Quote { lower } => !lower || after == Kind::Full,
            Self::Bracket { lower } | Self::Dash { lower } => !lower,
            Self::Lower | Self::Punctuation => false,
        }
    }
}

/// What stands before a full stop.
enum Before<'t> {
    /// A word, number or mark that needs no full stop of its own.
    Word,
    /// The number of a list item or heading, with nothing before it: `1.`, `IV.`, `3.2.`
    Enumerator,
    /// `J`, `J.-P`, `U.S.A`
    Initials(&'t str),
    Abbreviation(Abbreviation),
}

impl<'t> Before<'t> {
    fn of(text: &'t str, start: usize, dot: usize, abbreviations: &Abbreviations) -> Self {
        let token = run_before(text, dot, |c| is_letter(c) || c == '.' || c == '-' || c.is_ascii_digit() || c == '°');
        if token.is_empty() {
            return Self::Word;
        }
        if token.len() <= 6 && dot - token.len() == start && is_enumerator(token) {
            return Self::Enumerator;
        }
        match abbreviations.find(token, &text[..dot - token.len()]) {
            Some(known) if known.follows == Follows::Name && token != "M" && is_initials(token) => {
                Self::Initials(token)
            }
            Some(known) => Self::Abbreviation(known),
            None if is_initials(token) => Self::Initials(token),
            None => Self::Word,
        }
    }
}

/// Whether what ends at `dot` is a word in small letters but for the first, and no abbreviation: true of most.
fn is_plain_word(text: &str, dot: usize, abbreviations: &Abbreviations) -> bool {
    let bytes = &text.as_bytes()[..dot];
    // 0xC3 and what may follow it: à, é and their like.
    let is_small = |byte: &&u8| matches!(byte, b'a'..=b'z' | 0xC3 | 0xA0..=0xBF);
    let longest = 2 * abbreviations.longest();
    let small = bytes.iter().rev().take(longest).take_while(is_small).count();
    let has_capital = bytes[..dot - small].last().is_some_and(u8::is_ascii_uppercase);
    let start = dot - small - usize::from(has_capital);
    let starts_here = [" ", "'", "’"].iter().any(|before| bytes[..start].ends_with(before.as_bytes()));
    let is_long = small == longest;
    is_long || small > 1 && starts_here && abbreviations.find(&text[start..dot], &text[..start]).is_none()
}

/// `1`, `3.2`, `IV`, `B`; but not `M` and `MM`, which are titles.
fn is_enumerator(token: &str) -> bool {
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = token.len() == 1 && token.as_bytes()[0].is_ascii_uppercase();
    token.split('.').all(is_number) || (is_letter || is_roman(token)) && !matches!(token, "M" | "MM")
}

/// `J`, `É`, `J.-P`, `U.S.A`, `Ch.-A`
fn is_initials(token: &str) -> bool {
    if token.starts_with(char::is_lowercase) {
        return false;
    }
    let mut parts = 0;
    let mut single = 0;
    for part in token.split(['.', '-']).filter(|part| !part.is_empty()) {
        let mut chars = part.chars();
        if !chars.next().is_some_and(char::is_uppercase) {
            return false;
        }
        match (chars.next(), chars.next()) {
            (None, _) => single += 1,
            (Some(c), None) if c.is_lowercase() => {}
            _ => return false,
        }
        parts += 1;
    }
    single > 0 && (parts == 1 || token.contains('.'))
}

/// Initials end the sentence as well if the next word opens one and is no part of a name.
fn initials_end(text: &str, initials: &str, dot: usize, next: Next, place: usize) -> bool {
    let parts = initials.split(['.', '-']).filter(|part| !part.is_empty()).count();
    match next {
        Next::Capital => {
            opens_sentence(text, place) && (!opens_name(text, place) || closes_noun_phrase(text, initials, dot, parts))
        }
        Next::Quote { lower } => !lower && (parts > 1 || closes_noun_phrase(text, initials, dot, parts)),
        Next::Digit | Next::Dash { .. } | Next::Symbol => parts > 2,
        _ => false,
    }
}

/// *vitamine C.*, *le plan B.*, *aux U.S.A.*, against *selon J.*, *Bernard B.*, *J.-M.*
fn closes_noun_phrase(text: &str, initials: &str, dot: usize, parts: usize) -> bool {
    if parts > 1 {
        return parts > 2 && !initials.contains('-');
    }
    let before = text[..dot - initials.len()].trim_end();
    let word = run_before(text, before.len(), is_letter);
    word.chars().next().is_some_and(char::is_lowercase) && !binds(word)
}

/// Whether the full stop at `dot`, which belongs to an abbreviation, ends the sentence as well.
fn abbreviation_ends(text: &str, dot: usize, known: Abbreviation, next: Next, place: usize) -> bool {
    let capital = next == Next::Capital;
    let opens = capital && opens_sentence(text, place);
    match known.follows {
        Follows::Name => opens && !opens_name(text, place),
        Follows::Number if capital => {
            let word = run_after(text, place, is_letter);
            let is_numeral = is_roman(word) || word.chars().count() == 1;
            opens || known.reads_as_word && !is_numeral
        }
        Follows::Number => matches!(next, Next::Quote { lower: false }),
        Follows::Any => opens && known.reads_as_word,
        Follows::Maybe if capital => {
            opens || !is_initials(run_before(text, dot, |c| is_letter(c) || c == '.' || c == '-'))
        }
        Follows::Maybe => next.opens(Kind::Strong) && !matches!(next, Next::Bracket { .. } | Next::Digit),
    }
}

/// Whether the word before the full stop is too long, or ends too well, for an abbreviation, or a mark stands there:
/// then even a small letter opens a sentence, wrongly written. French abbreviations are short and break off at a
/// consonant.
fn is_unabridged(text: &str, dot: usize) -> bool {
    let word = run_before(text, dot, is_letter);
    if word.is_empty() {
        return char_before(text, dot).is_some_and(|c| matches!(c, ')' | '"' | '»' | '”' | '%'));
    }
    let letters = word.chars().count();
    letters >= 6 || letters >= 4 && word.ends_with(['a', 'e', 'é', 'i', 'o', 'u', 's', 'x'])
}

/// *Yahoo! News*: French puts a space before the mark, names do not.
fn is_name_with_mark(text: &str, stop: Stop) -> bool {
    matches!(run_before(text, stop.start, is_letter), "Yahoo" | "Jeopardy" | "Wham")
}

/// `(…)` and `[...]`
fn stands_for_omission(text: &str, start: usize) -> bool {
    matches!(char_before(text, start), Some('(' | '['))
}
