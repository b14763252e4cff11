//! Stage 2: text → sentences and paragraphs.
//!
//! A byte scanner: [`Sentences`] runs from one byte that may matter to the next (`.` `!` `?` `…`, an opening mark, a
//! straight quotation mark, a line break) and asks the submodule in charge about that place alone:
//!
//! * `stop`: do these final marks end a sentence, given the word before and the text after?
//! * `mark`: where is this opening mark closed? The scan resumes there, so that nothing inside a pair ends the
//!   sentence around it; a mark that its paragraph never closes is passed over as if it were not there.
//! * `line`: does this line break end a paragraph, or was the line only wrapped?
//!
//! Every question looks a bounded distance around its place, or to the next few marks of a kind, so the whole is
//! linear.

mod glue;
mod line;
mod mark;
mod stop;
mod word;

#[cfg(test)]
mod tests;

use std::iter::FusedIterator;

use memchr::memchr2;

use crate::Span;
use crate::lexicon::Abbreviations;
use mark::Pair;

/// Cuts a French text into sentences.
///
/// Works alone: it needs no extractor and no lexicon of yours, allocates nothing for the text and takes time
/// linear in its length. With abbreviations of your own, [`Lexicon::sentences`](crate::Lexicon::sentences) does the same.
///
/// # What ends a sentence
///
/// * `.`, `!`, `?`, `…` and runs of them, with the closing marks behind them, if what follows can open a sentence and
///   the full stop belongs to no abbreviation, initial, number, domain or file name.
/// * A blank line, and a line break after a heading, a list item or a complete sentence. A break inside a
///   sentence (hard-wrapped text) ends nothing.
/// * A full stop to which the next sentence is glued, as where a site has lost its paragraphs
///   (`accidents maritimes.Alioune Ndoye a`).
///
/// # What is quoted belongs to the sentence around it
///
/// Final marks inside « », “ ”, `<< >>` or ( ) do not end the outer sentence, so that a quotation and whoever speaks
/// it stay together. A quotation that ends with a final mark of its own, followed by a capital, closes its sentence:
///
/// ```
/// let text = "« Je pars. Ne m’attendez pas », a dit M. Diop. « Il pleut. Rentrons ! » Le maire est sorti.";
/// let sentences: Vec<&str> = propos::sentences(text).map(|s| s.text()).collect();
/// assert_eq!(sentences, [
///     "« Je pars. Ne m’attendez pas », a dit M. Diop.",
///     "« Il pleut. Rentrons ! »",
///     "Le maire est sorti.",
/// ]);
/// ```
///
/// For the sentences *inside* a quotation, call `sentences` on the words between its marks.
///
/// Straight marks (`"`) do not tell which side they stand on, and real texts lose some, so they hide nothing: each
/// sentence between them counts, as it does in French treebanks.
///
/// ```
/// let text = r#""Je pars. Ne m'attendez pas !" a dit M. Diop. "Il pleut." Le maire est sorti."#;
/// assert_eq!(propos::sentences(text).map(|s| s.text()).collect::<Vec<_>>(), [
///     r#""Je pars."#,
///     r#"Ne m'attendez pas !" a dit M. Diop."#,
///     r#""Il pleut.""#,
///     "Le maire est sorti.",
/// ]);
/// ```
///
/// A mark that is not closed before the paragraph ends hides nothing either.
#[must_use]
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences::new(text, Abbreviations::french())
}

/// One sentence of a text, without the white space around it.
///
/// ```
/// let text = "Il est 10.30. Mme Sarr arrive.\n";
/// let last = propos::sentences(text).last().unwrap();
/// assert_eq!(last.text(), "Mme Sarr arrive.");
/// assert_eq!(&text[last.span().range()], last.text());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence<'t> {
    text: &'t str,
    span: Span,
}

impl<'t> Sentence<'t> {
    /// Where it stands: bytes of the text given to [`sentences`].
    ///
    /// ```
    /// let spans: Vec<_> = propos::sentences("Oui. Non.").map(|s| s.span()).collect();
    /// assert_eq!(spans, [propos::Span::new(0, 4), propos::Span::new(5, 9)]);
    /// ```
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Its words and marks; borrowed from the text, so it may outlive the `Sentence`.
    ///
    /// ```
    /// let first = propos::sentences("Où va-t-il ? À Thiès.").next().unwrap().text();
    /// assert_eq!(first, "Où va-t-il ?");
    /// ```
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }
}

/// The sentences of a text in order; made by [`sentences`].
///
/// Between two of them, before the first and after the last there is only white space, so nothing of the text is lost:
///
/// ```
/// let text = "Titre\n\nLe ministre part… Reviendra-t-il ?\n";
/// let mut rebuilt = String::new();
/// for sentence in propos::sentences(text) {
///     let gap = &text[rebuilt.len()..sentence.span().start()];
///     assert!(gap.trim().is_empty());
///     rebuilt += gap;
///     rebuilt += sentence.text();
/// }
/// assert_eq!(rebuilt, text.trim_end());
/// ```
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    /// Everything before is done.
    at: usize,
    /// Whether the last straight mark of this paragraph opened.
    in_straight: bool,
    abbreviations: &'t Abbreviations,
}

impl<'t> Iterator for Sentences<'t> {
    type Item = Sentence<'t>;

    fn next(&mut self) -> Option<Sentence<'t>> {
        let start = word::skip_blanks(self.text, self.at);
        if start == self.text.len() {
            self.at = start;
            return None;
        }
        if self.in_straight {
            let line_break = memchr2(b'\n', b'\r', &self.text.as_bytes()[self.at..start]);
            self.in_straight = !line_break
                .is_some_and(|i| line::gap(self.text, self.at + i).ends_paragraph(self.text, self.abbreviations));
        }
        let end = self.end_of(start);
        self.at = end;
        Some(Sentence { text: &self.text[start..end], span: Span::new(start, end) })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.text.len() - self.at;
        (0, Some(left))
    }
}

impl FusedIterator for Sentences<'_> {}

impl<'t> Sentences<'t> {
    pub(crate) fn new(text: &'t str, abbreviations: &'t Abbreviations) -> Self {
        Self { text, at: 0, in_straight: false, abbreviations }
    }

    /// The end of the sentence that starts at `start`.
    fn end_of(&mut self, start: usize) -> usize {
        let (text, abbreviations) = (self.text, self.abbreviations);
        let bytes = text.as_bytes();
        let mut at = start;
        while let Some((place, sign)) = next_sign(bytes, at) {
            let end = match sign {
                Sign::Plain => None,
                Sign::FinalMark(mark) => match stop::at_a_glance(text, mark, abbreviations) {
                    Some(ends) => ends.then_some(mark + 1),
                    None => {
                        let stop = stop::read(text, mark);
                        at = stop::closers(text, stop.end, &mut self.in_straight);
                        stop::ends(text, start, stop, at, abbreviations).then_some(at)
                    }
                },
                Sign::Line => {
                    let gap = line::gap(text, place);
                    at = gap.end;
                    if gap.ends_paragraph(text, abbreviations) {
                        self.in_straight = false;
                        return gap.start;
                    }
                    continue;
                }
                Sign::Straight => {
                    self.in_straight = mark::straight_opens(text, place, self.in_straight);
                    None
                }
                Sign::Open(pair, open) => match mark::closing(text, pair, open, abbreviations) {
                    Some(close) => {
                        at = close.end;
                        stop::after_pair(text, start, (pair, open), close, abbreviations).then_some(at)
                    }
                    None => None,
                },
            };
            if let Some(end) = end {
                return end;
            }
            at = at.max(place + 1);
        }
        text.trim_end().len()
    }
}

/// What a byte may be part of.
#[derive(Clone, Copy)]
enum Sign {
    /// Nothing of interest after all: the last byte of some letter.
    Plain,
    /// `.` `!` `?` `…`; where it starts.
    FinalMark(usize),
    Line,
    Straight,
    /// An opening mark of this pair; where it starts.
    Open(Pair, usize),
}

/// The bytes that [`next_sign`] looks at. Of a mark of several bytes it is the last one, because it is rarer: `…“”`
/// share their first two with the apostrophe `’`, and `«»` their first with the no-break space.
const SIGNS: [u8; 13] = *b".!?\n\r\"(<\xA6\x9C\x9D\xAB\xBB";

/// The first byte at or after `at` that is one of [`SIGNS`].
///
/// Sixty-four bytes at a time and without a branch: of that the compiler makes vector instructions, and the whole
/// stage runs a quarter faster than with a table.
fn next_that_matters(bytes: &[u8], mut at: usize) -> Option<usize> {
    let matters = |byte: u8| SIGNS.iter().fold(false, |hit, &sign| hit | (byte == sign));
    while let Some(block) = bytes[at..].first_chunk::<64>() {
        let hits = block.map(|byte| u8::from(matters(byte)));
        for (i, &hits) in hits.as_chunks::<8>().0.iter().enumerate() {
            let hits = u64::from_le_bytes(hits);
            if hits != 0 {
                return Some(at + 8 * i + hits.trailing_zeros() as usize / 8);
            }
        }
        at += 64;
    }
    bytes[at..].iter().position(|&byte| matters(byte)).map(|offset| at + offset)
}

/// The next byte at or after `at` that may matter, and what it is.
fn next_sign(bytes: &[u8], at: usize) -> Option<(usize, Sign)> {
    let place = next_that_matters(bytes, at)?;
    let follows = |lead: &[u8]| bytes[..place].ends_with(lead);
    let sign = match bytes[place] {
        b'.' | b'!' | b'?' => Sign::FinalMark(place),
        0xA6 if follows(b"\xE2\x80") => Sign::FinalMark(place - 2),
        b'\n' | b'\r' => Sign::Line,
        b'"' => Sign::Straight,
        b'(' => Sign::Open(Pair::Brackets, place),
        0xAB if follows(b"\xC2") => Sign::Open(Pair::Guillemets, place - 1),
        0xBB if follows(b"\xC2") => Sign::Open(Pair::ReversedGuillemets, place - 1),
        0x9C if follows(b"\xE2\x80") => Sign::Open(Pair::Curly, place - 2),
        0x9D if follows(b"\xE2\x80") => Sign::Open(Pair::ReversedCurly, place - 2),
        b'<' if follows(b"<") => Sign::Open(Pair::Chevrons, place - 1),
        _ => Sign::Plain,
    };
    Some((place, sign))
}
