//! [`Segment`]: what a rule in Rust sees of a quoted segment and its sentence.

use crate::attribution::{Candidate, Context};
use crate::clause::{Part, Reading};
use crate::{Category, Span, Stance};

/// A quoted segment in its sentence, as a rule of yours sees it; see [`Answer`](super::Answer) for one at work.
///
/// What stands between other marks of the sentence is closed to it: neither [`mentions`](Self::mentions) nor
/// [`verbs`](Self::verbs) come from there.
#[derive(Clone, Copy)]
pub struct Segment<'s> {
    context: &'s Context<'s, 's>,
    candidate: Candidate,
}

impl<'s> Segment<'s> {
    pub(crate) fn new(context: &'s Context<'s, 's>, candidate: Candidate) -> Self {
        Self { context, candidate }
    }

    fn reading(&self) -> &'s Reading<'s> {
        &self.context.document.readings[self.candidate.place.reading]
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &'s str {
        self.context.document.text()
    }

    /// Where the segment stands, marks included.
    #[must_use]
    pub fn span(&self) -> Span {
        self.context.document.segments[self.candidate.segment].span
    }

    /// What stands between its marks, without blanks around it.
    #[must_use]
    pub fn words(&self) -> &'s str {
        self.context.document.segments[self.candidate.segment].inner.of(self.text()).trim()
    }

    /// The sentence; for a segment in another one, a sentence between the marks of that.
    #[must_use]
    pub fn sentence(&self) -> Span {
        self.context.document.span(self.reading().tokens)
    }

    /// The sentence before the segment.
    #[must_use]
    pub fn before(&self) -> &'s str {
        &self.text()[self.sentence().start()..self.span().start().max(self.sentence().start())]
    }

    /// The sentence behind the segment.
    #[must_use]
    pub fn after(&self) -> &'s str {
        &self.text()[self.span().end()..self.sentence().end().max(self.span().end())]
    }

    /// Where a piece of the text stands, such as what a search has found in [`after`](Self::after); `None` for words that
    /// were not taken from the text, even if they are the same.
    #[must_use]
    pub fn place(&self, piece: &str) -> Option<Span> {
        let start = (piece.as_ptr() as usize).checked_sub(self.text().as_ptr() as usize)?;
        let end = start.checked_add(piece.len())?;
        self.text().get(start..end).map(|_| Span::new(start, end))
    }

    /// The noun phrases of the sentence, in order: whole ones, with their apposed names and functions.
    pub fn mentions(&self) -> impl Iterator<Item = Mention<'s>> + use<'s> {
        let (context, reading) = (self.context, self.reading());
        reading.items.iter().filter_map(move |item| match item.part {
            Part::Noun(noun) => Some(Mention { context, reading, noun }),
            _ => None,
        })
    }

    /// The verb groups of the sentence, in order, with the subject of each.
    pub fn verbs(&self) -> impl Iterator<Item = Verb<'s>> + use<'s> {
        let (context, reading, index) = (self.context, self.reading(), self.candidate.place.reading);
        (0..reading.verbs.len()).map(move |verb| Verb { context, reading, index, verb })
    }
}

impl std::fmt::Debug for Segment<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Segment").field("span", &self.span()).field("words", &self.words()).finish_non_exhaustive()
    }
}

/// A noun phrase of a [`Segment`]'s sentence: somebody or something who may be the source.
#[derive(Clone, Copy)]
pub struct Mention<'s> {
    context: &'s Context<'s, 's>,
    reading: &'s Reading<'s>,
    noun: usize,
}

impl<'s> Mention<'s> {
    /// Where it stands, determiner included.
    #[must_use]
    pub fn span(&self) -> Span {
        self.context.document.span(self.reading.nouns[self.noun].phrase.tokens)
    }

    /// What [`span`](Self::span) covers.
    #[must_use]
    pub fn text(&self) -> &'s str {
        self.span().of(self.context.document.text())
    }

    /// Whether it surely can say something: somebody by name or function, a body, a document, a pronoun.
    #[must_use]
    pub fn is_source(&self) -> bool {
        self.reading.nouns[self.noun].phrase.is_source()
    }

    /// What sort of source its words tell it to be.
    #[must_use]
    pub fn category(&self) -> Option<Category> {
        self.reading.nouns[self.noun].phrase.category
    }
}

impl std::fmt::Debug for Mention<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Mention").field(&self.text()).finish()
    }
}

/// A verb group of a [`Segment`]'s sentence.
#[derive(Clone, Copy)]
pub struct Verb<'s> {
    context: &'s Context<'s, 's>,
    reading: &'s Reading<'s>,
    /// Of the reading.
    index: usize,
    verb: usize,
}

impl<'s> Verb<'s> {
    /// From its first word to its last: *n'a toutefois pas précisé*.
    #[must_use]
    pub fn span(&self) -> Span {
        self.context.document.span(self.reading.verbs[self.verb].group.tokens)
    }

    /// What [`span`](Self::span) covers.
    #[must_use]
    pub fn text(&self) -> &'s str {
        self.span().of(self.context.document.text())
    }

    /// The infinitive; of a cue with its *se* and its other words: *se féliciter*, *faire valoir*.
    #[must_use]
    pub fn lemma(&self) -> String {
        self.context.verb_cue(self.index, self.verb).lemma.as_ref().to_owned()
    }

    /// What it does with the words it leads to; `None` of a verb that is no cue.
    #[must_use]
    pub fn stance(&self) -> Option<Stance> {
        self.context.verb_cue(self.index, self.verb).stance
    }

    /// Its subject, where the sentence has it.
    #[must_use]
    pub fn subject(&self) -> Option<Mention<'s>> {
        let noun = self.reading.verbs[self.verb].subject?;
        Some(Mention { context: self.context, reading: self.reading, noun })
    }
}

impl std::fmt::Debug for Verb<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Verb").field(&self.text()).finish()
    }
}
