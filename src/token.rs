//! Stage 1: text → tokens.
//!
//! French words: elisions are cut (`l’|entité`, `qu’|elle`), inverted pronouns too (`a|-t-|il`, where the hyphens
//! belong to no token), compounds stay whole (*Premier-Mai*, *cessez-le-feu*). Both apostrophes, every
//! space and composed or decomposed accents read alike. Each word is looked up once.

use std::borrow::Cow;

use crate::Span;
use crate::key::WordKey;
use crate::lexicon::{Classes, WordId};

pub(crate) use crate::lexicon::Facts;

mod cut;
mod fold;
mod report;

pub(crate) use cut::{cut, find_phrases, may_speak};
pub(crate) use fold::{fold, is_apostrophe, is_invisible};
pub(crate) use report::may_report;

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

/// [`fold`] of a word, which is most often the word itself.
pub(crate) fn folded(word: &str) -> Cow<'_, str> {
    if cut::is_small(word) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    fold(word, &mut out);
    Cow::Owned(out)
}
