//! Stage 1: text → tokens.
//!
//! French words: elisions are cut (`l’|entité`, `qu’|elle`), inverted pronouns too (`a|-t-|il`, where the hyphens
//! belong to no token), compounds stay whole (*Premier-Mai*, *cessez-le-feu*). Both apostrophes, every
//! space and composed or decomposed accents read alike. Each word is looked up once.

use unicode_normalization::UnicodeNormalization;

use crate::Span;
use crate::key::WordKey;
use crate::lexicon::{Classes, WordId};

mod cut;
mod facts;

pub(crate) use cut::tokens;
pub(crate) use facts::Facts;

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
    /// What the lexicon says of the word, so that rules need not ask it again.
    pub(crate) classes: Classes,
    /// The longest entry that begins here, and how many tokens it takes.
    pub(crate) phrase: WordId,
    pub(crate) phrase_len: u8,
    pub(crate) facts: Facts,
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
