//! Where tokens begin and end, and what the lexicon knows of each.
//!
//! Most words are a row of small letters, perhaps with a capital before them and a blank behind: these are cut byte by
//! byte. All others go the longer way, character by character.

use super::report::Signs;
use super::{Facts, Shape, Token, TokenKind, fold, is_apostrophe, is_invisible};
use crate::key::WordKey;
use crate::lexicon::{Classes, Gist, Lexicon, WordId};

/// Cuts `text` into tokens from the byte `from` on, and adds them to `tokens`.
pub(crate) fn cut(text: &str, from: usize, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    tokens.reserve((text.len() - from) / 5 + 8);
    let mut cutter = Cutter { text, lexicon, cues_only: false, folded: String::with_capacity(32), tokens };
    let mut at = from;
    while at < text.len() {
        at = cutter.plain(at).unwrap_or_else(|| cutter.any(at));
    }
}

/// Whether anybody may speak in a text: with marks, or reported without. Most words are no cues, and so no tokens here.
pub(crate) fn may_speak(text: &str, lexicon: &Lexicon) -> bool {
    if text.contains('«') {
        return true;
    }
    let mut tokens = Vec::new();
    let mut cutter = Cutter { text, lexicon, cues_only: true, folded: String::new(), tokens: &mut tokens };
    let mut signs = Signs::default();
    let mut at = 0;
    while at < text.len() && !signs.speak() {
        at = cutter.plain(at).unwrap_or_else(|| cutter.any(at));
        while let Some(token) = cutter.tokens.pop() {
            signs.note(&token);
        }
    }
    signs.speak()
}

/// Finds the longest entry that begins at each token.
pub(crate) fn find_phrases(tokens: &mut [Token], lexicon: &Lexicon) {
    for at in 1..tokens.len() {
        let begins = tokens[at - 1].facts.intersects(Facts::BEGINS_PHRASES);
        if begins && tokens[at].classes.intersects(Classes::SECOND) {
            let (phrase, len) = lexicon.longest(&tokens[at - 1..]);
            if let Ok(len) = u8::try_from(len) {
                (tokens[at - 1].phrase, tokens[at - 1].phrase_len) = (phrase, len);
            }
        }
    }
}

struct Cutter<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// Plain words that are surely no cues are passed over.
    cues_only: bool,
    /// The word at hand, folded.
    folded: String,
    tokens: &'a mut Vec<Token>,
}

/// What most texts are made of.
impl Cutter<'_> {
    /// Cuts off a plain word, an elided one (`l’`) or a plain sign, with the blank behind, and returns the place behind it.
    #[inline]
    fn plain(&mut self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let capital = bytes[at].is_ascii_uppercase();
        let letters = small_letters(bytes, at + usize::from(capital));
        let end = if letters == at { self.plain_sign(at)? } else { self.plain_word(at, letters, capital)? };
        let blank = matches!(bytes[end..], [b' ', next, ..] if next.is_ascii_graphic());
        Some(end + usize::from(blank))
    }

    /// Cuts off the word whose letters end at `letters`.
    fn plain_word(&mut self, at: usize, letters: usize, capital: bool) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let rest = &bytes[letters..];
        if let Some(suffix) = domain_suffix(rest) {
            let end = letters + suffix;
            self.folded.clear();
            self.folded.extend(self.text[at..end].chars().flat_map(char::to_lowercase));
            self.tokens.push(self.token(at, end, &self.folded, Shape::Capital));
            return Some(end);
        }
        let apostrophe =
            if ends_word(rest) { 0 } else { apostrophe(rest).filter(|_| always_elided(&bytes[at..letters]))? };
        let end = letters + apostrophe;
        let key = WordKey::of_plain(&bytes[at..], letters - at, capital, apostrophe > 0);
        if self.cues_only && !self.lexicon.may_be_cue(key) {
            return Some(end);
        }
        let shape = if capital { Shape::Capital } else { Shape::Lower };
        let word = self.lexicon.word_of(key, capital);
        self.tokens.push(self.word_token((at, end), key, word, TokenKind::Word, shape));
        Some(end)
    }

    /// Cuts off a sign of one byte that is a token whatever follows.
    fn plain_sign(&mut self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let kind = match (bytes[at], bytes.get(at + 1)) {
            (b'.' | b'!' | b'?', Some(b'.' | b'!' | b'?' | 0x80..)) => return None,
            (b',' | b':' | b';' | b'.' | b'!' | b'?' | b'(' | b')', _) => punctuation(char::from(bytes[at])),
            _ => return None,
        };
        self.sign(at, at + 1, kind);
        Some(at + 1)
    }
}

/// The end of the small letters of French that stand at `at`.
fn small_letters(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        match bytes[at..] {
            // à to ÿ, without ÷; œ
            [0xC3, 0xA0..=0xB6 | 0xB8..=0xBF, ..] | [0xC5, 0x93, ..] => at += 2,
            _ => return at,
        }
    }
}

/// Whether a word is nothing but small letters of French.
pub(super) fn is_small(word: &str) -> bool {
    small_letters(word.as_bytes(), 0) == word.len()
}

/// Whether what follows is surely no part of the word before: neither letter nor joint.
fn ends_word(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [byte, ..] if byte.is_ascii() => !byte.is_ascii_alphanumeric() && !matches!(byte, b'\'' | b'-'),
        // A no-break space, « and »; dashes, curly marks, …, a narrow no-break space
        [0xC2, 0xA0 | 0xAB | 0xBB, ..] => true,
        [0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6 | 0xAF, ..] => true,
        _ => false,
    }
}

/// How long the end of a domain name is: *Blackfriday.ch* is one word.
fn domain_suffix(rest: &[u8]) -> Option<usize> {
    let rest = rest.strip_prefix(b".").filter(|rest| rest.first().is_some_and(u8::is_ascii_lowercase))?;
    let ends: [&[u8]; 22] = [
        b"com", b"org", b"net", b"info", b"fr", b"be", b"ch", b"ca", b"eu", b"io", b"tv", b"co", b"ma", b"sn", b"ci",
        b"bf", b"ml", b"ht", b"tn", b"dz", b"int", b"fyi",
    ];
    let end = ends
        .iter()
        .find(|&&e| rest.starts_with(e) && rest.get(e.len()).is_none_or(|b| !b.is_ascii_alphanumeric() && *b < 0x80))?;
    Some(end.len() + 1)
}

/// How long the name of an account is that begins here: *@VoixDuNord*. Whoever writes one alone is called so.
fn handle(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('@')?;
    let len = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
    (len > 1).then_some(1 + len)
}

/// How long the apostrophe is that follows.
fn apostrophe(rest: &[u8]) -> Option<usize> {
    match rest {
        [b'\'', ..] => Some(1),
        [0xE2, 0x80, 0x99, ..] => Some(3),
        _ => None,
    }
}

/// Whether an apostrophe behind `letters` ends a word whatever comes: not so in *quelqu’un* and *N’Golo*.
fn always_elided(letters: &[u8]) -> bool {
    matches!(
        letters,
        [b'l' | b'd' | b'j' | b'c' | b's' | b'n' | b'm' | b't' | b'L' | b'D' | b'J' | b'C' | b'S']
            | b"qu"
            | b"jusqu"
            | b"lorsqu"
            | b"puisqu"
            | b"Qu"
    )
}

/// Everything else.
impl Cutter<'_> {
    /// Cuts off whatever stands at `at`, and returns the place behind it.
    fn any(&mut self, at: usize) -> usize {
        let Some(c) = self.text[at..].chars().next() else { return self.text.len() };
        // At its ends no word has an invisible character: a byte order mark, a mark of direction before `«`.
        if is_invisible(c) {
            return at + c.len_utf8();
        }
        if is_word_char(c) {
            let end = word_end(self.text, at);
            self.word(at, end);
            return end;
        }
        if c.is_whitespace() {
            return self.blank(at);
        }
        if let Some(end) = handle(&self.text[at..]).map(|len| at + len) {
            fold(&self.text[at..end], &mut self.folded);
            self.tokens.push(self.token(at, end, &self.folded, Shape::Capital));
            return end;
        }
        let mut end = at + c.len_utf8();
        let mut kind = punctuation(c);
        if (matches!(c, '<' | '>') || is_apostrophe(c)) && self.text[end..].starts_with(c) {
            end += c.len_utf8();
            kind = TokenKind::QuoteMark;
        } else if kind == TokenKind::Stop {
            end += self.text[end..].len() - self.text[end..].trim_start_matches(['.', '!', '?', '…']).len();
        }
        self.sign(at, end, kind);
        end
    }

    fn sign(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.tokens.push(Token {
            start: start as u32,
            end: end as u32,
            key: WordKey::NONE,
            word: WordId::NONE,
            classes: Classes::default(),
            phrase: WordId::NONE,
            phrase_len: 1,
            facts: Facts::default(),
            kind,
            shape: Shape::None,
        });
    }

    /// White space: a token only where it breaks the line.
    fn blank(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let end = at + rest.len() - rest.trim_start().len();
        if self.text[at..end].contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            self.sign(at, end, TokenKind::LineBreak);
        }
        end
    }

    /// Cuts the word `start..end` at its elisions and before its inverted pronoun.
    fn word(&mut self, start: usize, end: usize) {
        let text = self.text;
        let mut at = start;
        while let Some((i, c)) = text[at..end].char_indices().find(|&(_, c)| is_apostrophe(c)) {
            let after = at + i + c.len_utf8();
            fold(&text[at..at + i], &mut self.folded);
            if keeps_apostrophe(&text[at..at + i], &self.folded, &text[after..end]) {
                break;
            }
            self.piece(at, after);
            at = after;
        }
        if at == end {
            return;
        }
        match self.inversion(&text[at..end]) {
            Some((stem, pronoun)) => {
                self.piece(at, at + stem);
                self.piece(at + pronoun, end);
                if let Some(last) = self.tokens.last_mut() {
                    last.shape = Shape::Inverted;
                }
            }
            None => self.piece(at, end),
        }
    }

    /// `a-t-il` → the end of the verb and the start of the pronoun, in bytes.
    fn inversion(&mut self, word: &str) -> Option<(usize, usize)> {
        let (hyphen, mark) = word.char_indices().rev().find(|&(_, c)| is_hyphen(c))?;
        let pronoun = hyphen + mark.len_utf8();
        fold(&word[pronoun..], &mut self.folded);
        if !matches!(
            self.folded.as_str(),
            "il" | "elle" | "on" | "ils" | "elles" | "je" | "tu" | "nous" | "vous" | "ce"
        ) {
            return None;
        }
        let stem = &word[..hyphen];
        let bare = stem.strip_suffix(['t', 'T']).and_then(|s| s.strip_suffix(|c| is_hyphen(c) || is_apostrophe(c)));
        if let Some(bare) = bare {
            return Some((bare.len(), pronoun));
        }
        fold(stem, &mut self.folded);
        self.lexicon.is_verb(self.lexicon.word(&self.folded, false)).then_some((stem.len(), pronoun))
    }

    fn piece(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        fold(word, &mut self.folded);
        let token = self.token(start, end, &self.folded, shape(word));
        self.tokens.push(token);
    }

    fn token(&self, start: usize, end: usize, folded: &str, shape: Shape) -> Token {
        let word = self.lexicon.word(folded, shape != Shape::Lower);
        let number = self.text[start..end].starts_with(char::is_numeric);
        let kind = if number { TokenKind::Number } else { TokenKind::Word };
        self.word_token((start, end), WordKey::of(folded), word, kind, shape)
    }

    fn word_token(
        &self,
        (start, end): (usize, usize),
        key: WordKey,
        word: WordId,
        kind: TokenKind,
        shape: Shape,
    ) -> Token {
        let Gist { classes, facts } = self.lexicon.gist(word);
        let (start, end) = (start as u32, end as u32);
        Token { start, end, key, word, classes, phrase: word, phrase_len: 1, facts, kind, shape }
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&c) || is_invisible(c)
}

fn punctuation(c: char) -> TokenKind {
    match c {
        ',' | '،' => TokenKind::Comma,
        ':' => TokenKind::Colon,
        ';' => TokenKind::Semicolon,
        '.' | '!' | '?' | '…' => TokenKind::Stop,
        '-' | '–' | '—' | '―' | '\u{2010}' | '\u{2011}' => TokenKind::Dash,
        '(' | '[' => TokenKind::OpenBracket,
        ')' | ']' => TokenKind::CloseBracket,
        '«' | '»' | '“' | '”' | '"' | '„' | '‟' => TokenKind::QuoteMark,
        _ => TokenKind::Other,
    }
}

/// The end of the run that may be one word: letters, with single hyphens and apostrophes between them.
fn word_end(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    let mut end = start;
    let mut digits = false;
    while let Some((i, c)) = chars.next() {
        if is_word_char(c) {
            if !is_invisible(c) {
                digits = c.is_numeric();
                end = start + i + c.len_utf8();
            }
            continue;
        }
        let next = chars.peek().map(|&(_, n)| n);
        let joins = next.is_some_and(|n| {
            is_word_char(n)
                && (is_hyphen(c) || is_apostrophe(c) || (digits && n.is_numeric() && matches!(c, '.' | ',')))
        });
        if !joins {
            // An elided word keeps its apostrophe even before a quotation mark or a blank: « l’« entité », d’ ajouter.
            if is_apostrophe(c) && !digits && elision(&text[start..end]) {
                end = start + i + c.len_utf8();
            }
            break;
        }
    }
    end
}

const ELIDED: [&str; 16] =
    ["l", "d", "qu", "j", "c", "s", "n", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "ç", "presqu"];

fn elision(word: &str) -> bool {
    word.chars().count() <= 6 && ELIDED.contains(&word.to_lowercase().as_str())
}

/// Words that hold an apostrophe and are one word all the same.
fn keeps_apostrophe(word: &str, folded: &str, after: &str) -> bool {
    match folded {
        "quelqu" | "presqu" => true,
        // N’Golo, M’Bappé, O’Brien: a capital on both sides.
        "n" | "m" | "o" | "t" | "k" => {
            word.starts_with(char::is_uppercase)
                && after.chars().next().is_some_and(char::is_uppercase)
                && after.chars().nth(1).is_some_and(char::is_lowercase)
        }
        other => !ELIDED.contains(&other),
    }
}

/// How a word is written.
fn shape(word: &str) -> Shape {
    if !word.starts_with(char::is_uppercase) {
        // *al-Harthi*, *el-Sissi*: the article of an Arabic name.
        let article = word
            .char_indices()
            .find(|&(_, c)| is_hyphen(c))
            .is_some_and(|(i, c)| i <= 3 && word[i + c.len_utf8()..].starts_with(char::is_uppercase));
        return if article { Shape::Capital } else { Shape::Lower };
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && !word.chars().any(char::is_lowercase) { Shape::AllCapitals } else { Shape::Capital }
}
