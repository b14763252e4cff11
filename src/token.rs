//! Stage 1: text → tokens.
//!
//! French words: elisions are cut (`l’|entité`, `qu’|elle`), inverted pronouns too (`a|-t-|il`, where the hyphens
//! belong to no token), compounds stay whole (*Premier-Mai*, *cessez-le-feu*). Both apostrophes, every
//! space and composed or decomposed accents read alike. Each word is looked up once.

use unicode_normalization::UnicodeNormalization;

use crate::Span;
use crate::key::WordKey;
use crate::lexicon::{Lexicon, WordId};

/// What sort of token it is; punctuation is told apart as far as later stages ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Word,
    Number,
    Comma,
    Colon,
    Semicolon,
    /// `.`, `!`, `?`, `…`
    Stop,
    Dash,
    OpenBracket,
    CloseBracket,
    /// `«`, `“`, `"` and the like, either side.
    QuoteMark,
    /// At least one line break, with the blanks around it.
    LineBreak,
    Other,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Lower,
    /// First letter a capital: *Paris*.
    Capital,
    /// Two letters or more, all capitals: *ONU*.
    AllCapitals,
    /// A pronoun cut off a verb: the *il* of *a-t-il*.
    Inverted,
    None,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Its folded letters, for the rules; none for what is no word.
    pub(crate) key: WordKey,
    pub(crate) word: WordId,
    pub(crate) kind: TokenKind,
    pub(crate) shape: Shape,
}

impl Token {
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::AllCapitals)
    }
}

/// The form under which words are looked up: lower case, composed accents, `'` for every apostrophe, no invisible characters.
pub(crate) fn fold(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    let decomposed = word.chars().any(|c| ('\u{300}'..'\u{370}').contains(&c));
    let mut push = |c: char| {
        if is_apostrophe(c) {
            out.push('\'');
        } else if c == '\u{2011}' || c == '\u{2010}' {
            out.push('-');
        } else if !is_invisible(c) {
            out.extend(c.to_lowercase());
        }
    };
    if decomposed { word.nfc().for_each(&mut push) } else { word.chars().for_each(&mut push) }
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '´')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&c) || is_invisible(c)
}

/// Cuts `text` into tokens.
pub(crate) fn tokens(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    let mut folded = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = if is_word_char(c) {
            let end = word_end(text, at);
            cut_word(text, at, end, lexicon, &mut folded, &mut tokens);
            end
        } else if c.is_whitespace() {
            blank(text, at, &mut tokens)
        } else {
            let kind = punctuation(c);
            let mut end = at + c.len_utf8();
            if (matches!(c, '<' | '>') || is_apostrophe(c)) && text[end..].starts_with(c) {
                end += c.len_utf8();
                push(&mut tokens, at, end, TokenKind::QuoteMark);
            } else {
                if kind == TokenKind::Stop {
                    end += text[end..].len() - text[end..].trim_start_matches(['.', '!', '?', '…']).len();
                }
                push(&mut tokens, at, end, kind);
            }
            end
        };
        at = end;
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, start: usize, end: usize, kind: TokenKind) {
    tokens.push(Token {
        start: start as u32,
        end: end as u32,
        key: WordKey::NONE,
        word: WordId::NONE,
        kind,
        shape: Shape::None,
    });
}

/// White space: a token only where it breaks the line.
fn blank(text: &str, at: usize, tokens: &mut Vec<Token>) -> usize {
    let rest = &text[at..];
    let end = at + rest.len() - rest.trim_start().len();
    if text[at..end].contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        push(tokens, at, end, TokenKind::LineBreak);
    }
    end
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
            digits = c.is_numeric();
            end = start + i + c.len_utf8();
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
fn keeps_apostrophe(word: &str, after: &str) -> bool {
    let mut folded = String::new();
    fold(word, &mut folded);
    match folded.as_str() {
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

fn cut_word(text: &str, start: usize, end: usize, lexicon: &Lexicon, folded: &mut String, tokens: &mut Vec<Token>) {
    let mut at = start;
    while let Some((i, c)) = text[at..end].char_indices().find(|&(_, c)| is_apostrophe(c)) {
        let after = at + i + c.len_utf8();
        if keeps_apostrophe(&text[at..at + i], &text[after..end]) {
            break;
        }
        push_word(text, at, after, lexicon, folded, tokens);
        at = after;
    }
    if at == end {
        return;
    }
    if let Some((stem, pronoun)) = inversion(&text[at..end], lexicon, folded) {
        push_word(text, at, at + stem, lexicon, folded, tokens);
        push_word(text, at + pronoun, end, lexicon, folded, tokens);
        if let Some(last) = tokens.last_mut() {
            last.shape = Shape::Inverted;
        }
    } else {
        push_word(text, at, end, lexicon, folded, tokens);
    }
}

/// `a-t-il` → the end of the verb and the start of the pronoun, in bytes.
fn inversion(word: &str, lexicon: &Lexicon, folded: &mut String) -> Option<(usize, usize)> {
    let (hyphen, mark) = word.char_indices().rev().find(|&(_, c)| is_hyphen(c))?;
    let pronoun = hyphen + mark.len_utf8();
    fold(&word[pronoun..], folded);
    if !matches!(folded.as_str(), "il" | "elle" | "on" | "ils" | "elles" | "je" | "tu" | "nous" | "vous" | "ce") {
        return None;
    }
    let stem = &word[..hyphen];
    let bare = stem.strip_suffix(['t', 'T']).and_then(|s| s.strip_suffix(|c| is_hyphen(c) || is_apostrophe(c)));
    if let Some(bare) = bare {
        return Some((bare.len(), pronoun));
    }
    fold(stem, folded);
    lexicon.is_verb(lexicon.word(folded, false)).then_some((stem.len(), pronoun))
}

fn push_word(text: &str, start: usize, end: usize, lexicon: &Lexicon, folded: &mut String, tokens: &mut Vec<Token>) {
    let word = &text[start..end];
    let first = word.chars().next().unwrap_or(' ');
    let kind = if first.is_numeric() { TokenKind::Number } else { TokenKind::Word };
    let shape = if !first.is_uppercase() {
        // *al-Harthi*, *el-Sissi*: the article of an Arabic name.
        let article = word
            .char_indices()
            .find(|&(_, c)| is_hyphen(c))
            .is_some_and(|(i, c)| i <= 3 && word[i + c.len_utf8()..].starts_with(char::is_uppercase));
        if article { Shape::Capital } else { Shape::Lower }
    } else if word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase) {
        Shape::AllCapitals
    } else {
        Shape::Capital
    };
    fold(word, folded);
    let id = lexicon.word(folded, shape != Shape::Lower && shape != Shape::None);
    tokens.push(Token { start: start as u32, end: end as u32, key: WordKey::of(folded), word: id, kind, shape });
}
