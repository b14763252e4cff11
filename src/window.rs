//! Windows: a long text is read piece by piece, and what is known of the words of one piece makes room for the next.
//!
//! A window ends where a paragraph does, else where a sentence does, outside all marks: it has all that it takes to
//! understand it, but for the people known from before. Most texts are one window.
//!
//! So that a text costs no more for what stands in it, a window ends in any case: marks that half of it does not close
//! quote nobody, and a word of half a window is none.

use crate::Span;
use crate::lexicon::Lexicon;
use crate::segment::{Marked, segments};
use crate::token::{Shape, Token, TokenKind, cut, may_report};

/// So many bytes at most: a long article, and what is known of its words fits in the cache of a processor.
const SIZE: usize = 64 * 1024;

/// Cuts a text into windows.
#[derive(Debug)]
pub(crate) struct Windows<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    sentences: &'a [Span],
    /// Everything before is read.
    at: usize,
    tokens: Vec<Token>,
}

/// A piece of a text.
#[derive(Debug)]
pub(crate) struct Window<'w> {
    pub(crate) tokens: &'w mut [Token],
    pub(crate) marked: Marked,
    /// The sentences that stand in it. The text of a machine may have one that goes on in the next window.
    pub(crate) sentences: &'w [Span],
    pub(crate) opens_text: bool,
    pub(crate) ends_text: bool,
}

impl Window<'_> {
    /// Whether somebody may speak in it.
    pub(crate) fn may_speak(&self) -> bool {
        !self.marked.segments.is_empty() || may_report(self.tokens)
    }
}

/// Where a window ends: before a token, at a byte.
type Cut = (usize, usize);

impl<'a> Windows<'a> {
    /// Those of a text, whose sentences are known.
    pub(crate) fn new(text: &'a str, lexicon: &'a Lexicon, sentences: &'a [Span]) -> Self {
        Self { text, lexicon, sentences, at: 0, tokens: Vec::new() }
    }

    /// Begins anew.
    pub(crate) fn rewind(&mut self) {
        self.at = 0;
    }

    /// The next one.
    pub(crate) fn next(&mut self) -> Option<Window<'_>> {
        let from = self.at;
        if from == self.text.len() {
            return None;
        }
        let marked = self.read(from);
        let first = self.sentences.partition_point(|sentence| sentence.end() <= from);
        let last = self.sentences.partition_point(|sentence| sentence.start() < self.at);
        Some(Window {
            tokens: &mut self.tokens,
            marked,
            sentences: &self.sentences[first..last],
            opens_text: from == 0,
            ends_text: self.at == self.text.len(),
        })
    }

    /// Reads what begins at `from`, and ends the window where it may.
    fn read(&mut self, from: usize) -> Marked {
        let end = boundary(self.text, from.saturating_add(SIZE));
        self.tokens.clear();
        cut(&self.text[..end], from, self.lexicon, &mut self.tokens);
        let marked = segments(self.text, &self.tokens);
        let frame = Frame { sentences: self.sentences, tokens: &self.tokens, marked: &marked, from, end };
        match frame.outside_marks().filter(|_| end < self.text.len()) {
            Some((token, byte)) => {
                self.at = byte;
                self.tokens.truncate(token);
                marked.before(token, byte)
            }
            None => {
                self.at = end;
                marked
            }
        }
    }
}

/// The first place at or before `at` that is between characters.
fn boundary(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// A piece of the text in which a window must end.
struct Frame<'f> {
    sentences: &'f [Span],
    tokens: &'f [Token],
    marked: &'f Marked,
    from: usize,
    end: usize,
}

impl Frame<'_> {
    /// The last place in its second half that lies outside all marks: before a paragraph, else before a sentence, else
    /// before any word.
    fn outside_marks(&self) -> Option<Cut> {
        let first = self.sentences.partition_point(|sentence| sentence.start() < self.half());
        let behind = self.sentences.partition_point(|sentence| sentence.start() < self.end);
        let (last, _) = self.last();
        let starts = || {
            let tokens = self.sentences[first..behind].iter().rev().map(|sentence| self.token_at(sentence.start()));
            tokens.filter(|&token| token <= last && self.outermost(token).is_none())
        };
        let opens_paragraph = |&token: &usize| token > 0 && self.tokens[token - 1].kind == TokenKind::LineBreak;
        let sentence = starts().find(opens_paragraph).or_else(|| starts().next());
        let token = sentence.unwrap_or_else(|| self.last_outside(last));
        Some((token, self.byte(token))).filter(|&(_, byte)| byte >= self.half())
    }

    /// The last place: where the frame ends, or before its last word if that may go on. A word of half the frame is none.
    fn last(&self) -> Cut {
        let goes_on = |token: &Token| token.end as usize == self.end && token.start as usize >= self.half();
        let goes_on = self.tokens.last().is_some_and(goes_on);
        let mut token = self.tokens.len() - usize::from(goes_on);
        // An inverted pronoun is told by its verb.
        while self.tokens.get(token).is_some_and(|token| token.shape == Shape::Inverted) {
            token -= 1;
        }
        (token, self.byte(token))
    }

    fn half(&self) -> usize {
        self.from + (self.end - self.from) / 2
    }

    fn byte(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(self.end, |token| token.start as usize)
    }

    fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| (token.start as usize) < byte)
    }

    /// The last token, from that one back, before which no marks are open.
    fn last_outside(&self, mut token: usize) -> usize {
        while let Some(first) = self.outermost(token) {
            token = first;
        }
        token
    }

    /// The first token of the outermost marks that are open before a token.
    fn outermost(&self, token: usize) -> Option<usize> {
        let segments = &self.marked.segments;
        let mut around = segments.partition_point(|segment| segment.tokens.0 < token).checked_sub(1);
        let mut outermost = self.marked.open.filter(|&open| open < token);
        while let Some(segment) = around.map(|at| &segments[at]) {
            if token < segment.tokens.1 {
                outermost = Some(outermost.map_or(segment.tokens.0, |first| first.min(segment.tokens.0)));
            }
            around = segment.parent;
        }
        outermost
    }
}

#[cfg(test)]
mod tests;
