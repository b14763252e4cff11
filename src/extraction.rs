//! The result: [`Extraction`], and the views of what it holds.
//!
//! Records hold spans and indices only; a view ([`Quotation`], [`Speaker`], …) joins a record with
//! the text, so that nothing is copied until somebody asks for it.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::Span;

mod terms;

pub use terms::{Category, Gender, Stance};

/// How a quotation stands in the writer's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// Syntactically free, in marks: after a colon, with an incise, or standing alone.
    Direct,
    /// In marks and built into the writer's sentence: after *que*, an infinitive, or a fragment.
    Mixed,
    /// A reported clause without marks: *X a indiqué que …*.
    Indirect,
}

/// How sure the rule is that decided.
///
/// Measured over annotated articles: what is [`High`](Confidence::High) is right at least 98 times in 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Confidence {
    /// The speaker was carried over from the neighbourhood, or is not known.
    Low,
    /// A cue governs the words, but across something, or its subject was resolved from afar.
    Medium,
    /// Cue and source stand right beside the words.
    High,
}

/// What was repaired, or could not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// A closing mark stands where one opens: *soulignant que » l’entité … »*.
    ClosingMarkOpens,
    /// An opening mark stands where one closes: *« Oui «, dit-il.*
    OpeningMarkCloses,
    /// A segment that the text never closes.
    Unclosed,
    /// A mark that belongs to no segment.
    Stray,
    /// Marks of two sorts close each other: *« oui "*.
    MixedMarks,
}

/// A place where the marks of the text are not what they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The mark.
    #[serde(flatten)]
    pub span: Span,
    /// What is wrong with it.
    pub kind: DiagnosticKind,
}

/// The cue of a quotation, as the extraction keeps it.
#[derive(Clone, Debug)]
pub(crate) struct CueRecord {
    pub(crate) span: Span,
    pub(crate) lemma: Arc<str>,
    pub(crate) stance: Option<Stance>,
}

/// Neighbours in a common row of the extraction, half-open.
pub(crate) type Row = (u32, u32);

/// Those of a row.
fn of_row<T: Copy>(all: &[T], (start, end): Row) -> impl ExactSizeIterator<Item = T> {
    all[start as usize..end as usize].iter().copied()
}

#[derive(Clone, Debug)]
pub(crate) struct QuotationRecord {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    pub(crate) speech: bool,
    pub(crate) fragments: Row,
    pub(crate) evidence: Row,
    pub(crate) cue: Option<CueRecord>,
    pub(crate) mention: Option<Span>,
    pub(crate) speaker: Option<u32>,
    pub(crate) parent: Option<u32>,
    pub(crate) rule: Cow<'static, str>,
    pub(crate) confidence: Confidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RoleRecord {
    pub(crate) span: Span,
    pub(crate) head: Span,
}

#[derive(Clone, Debug)]
pub(crate) struct SpeakerRecord {
    pub(crate) name: Span,
    pub(crate) aliases: Row,
    /// In `Extraction::roles`.
    pub(crate) roles: Row,
    pub(crate) category: Option<Category>,
    pub(crate) gender: Option<Gender>,
    pub(crate) mentions: Row,
}

/// What a text holds: sentences, quotations, speakers, and the marks that were repaired.
///
/// Made by [`Extractor::extract`](crate::Extractor::extract); borrows from the text.
/// As a [`Display`](std::fmt::Display) it draws the text with each quotation underlined, for people and
/// snapshots; as a [`Serialize`] it is the JSON of [`Report`](crate::Report).
#[derive(Clone, Debug)]
pub struct Extraction<'t> {
    pub(crate) text: &'t str,
    pub(crate) sentences: Vec<Span>,
    pub(crate) quotations: Vec<QuotationRecord>,
    pub(crate) speakers: Vec<SpeakerRecord>,
    /// Of which quotations and speakers have rows.
    pub(crate) spans: Vec<Span>,
    pub(crate) roles: Vec<RoleRecord>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<'t> Extraction<'t> {
    /// The text that was read.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The spans of the sentences, in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.sentences.iter().copied()
    }

    /// Every quoted segment and reported clause, by place in the text; an outer one comes before those inside it.
    ///
    /// Segments that are nobody's speech (a title, a word as a word) are among them:
    /// ask [`Quotation::is_speech`].
    pub fn quotations(&self) -> impl ExactSizeIterator<Item = Quotation<'_>> {
        (0..self.quotations.len()).map(|index| Quotation { extraction: self, index })
    }

    /// Everybody to whom a quotation is given, by first mention.
    pub fn speakers(&self) -> impl ExactSizeIterator<Item = Speaker<'_>> {
        (0..self.speakers.len()).map(|index| Speaker { extraction: self, index })
    }

    /// Marks that were repaired or belong to nothing, in order.
    pub fn diagnostics(&self) -> impl ExactSizeIterator<Item = Diagnostic> + '_ {
        self.diagnostics.iter().copied()
    }
}

/// A quoted segment or a reported clause.
#[derive(Clone, Copy, Debug)]
pub struct Quotation<'e> {
    extraction: &'e Extraction<'e>,
    index: usize,
}

impl<'e> Quotation<'e> {
    fn record(self) -> &'e QuotationRecord {
        &self.extraction.quotations[self.index]
    }

    /// Its place among [`Extraction::quotations`].
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// The segment, marks included, or the reported clause.
    #[must_use]
    pub fn span(self) -> Span {
        self.record().span
    }

    /// What [`span`](Self::span) covers.
    #[must_use]
    pub fn text(self) -> &'e str {
        self.span().of(self.extraction.text)
    }

    /// Direct, mixed or indirect.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.record().kind
    }

    /// Whether somebody says these words; `false` for titles, words as words, irony.
    #[must_use]
    pub fn is_speech(self) -> bool {
        self.record().speech
    }

    /// The spans of the words themselves: without the marks, and without an incise between them.
    pub fn fragments(self) -> impl ExactSizeIterator<Item = Span> + 'e {
        of_row(&self.extraction.spans, self.record().fragments)
    }

    /// The verb group, preposition or noun that links the words and their source.
    #[must_use]
    pub fn cue(self) -> Option<Cue<'e>> {
        let record = self.record().cue.as_ref()?;
        Some(Cue { extraction: self.extraction, record })
    }

    /// The phrase that names the source here: *le ministre*, *il*.
    #[must_use]
    pub fn mention(self) -> Option<Span> {
        self.record().mention
    }

    /// Who that is over the whole text.
    #[must_use]
    pub fn speaker(self) -> Option<Speaker<'e>> {
        let index = self.record().speaker? as usize;
        Some(Speaker { extraction: self.extraction, index })
    }

    /// The quotation inside which this one stands.
    #[must_use]
    pub fn parent(self) -> Option<Quotation<'e>> {
        let index = self.record().parent? as usize;
        Some(Quotation { extraction: self.extraction, index })
    }

    /// The id of the rule that decided; [`rules`](crate::rules()) tells what it is for.
    #[must_use]
    pub fn rule(self) -> &'e str {
        &self.record().rule
    }

    /// The places on which the decision rested, in order: the cue; the phrase that names the source, here or in a
    /// sentence nearby; the quotation on which this one leans; the words by which a title is one. Empty where the
    /// words stand for themselves.
    ///
    /// ```
    /// let text = "« Le port vivra », a dit Zoé Quintin. « Nous avons tout refait. »";
    /// let extraction = propos::Extractor::new().extract(text);
    /// let evidence: Vec<Vec<&str>> =
    ///     extraction.quotations().map(|q| q.evidence().map(|span| &text[span.range()]).collect()).collect();
    /// assert_eq!(evidence, [vec!["a dit", "Zoé Quintin"], vec!["« Le port vivra »"]]);
    /// ```
    pub fn evidence(self) -> impl ExactSizeIterator<Item = Span> + 'e {
        of_row(&self.extraction.spans, self.record().evidence)
    }

    /// How sure that rule is.
    #[must_use]
    pub fn confidence(self) -> Confidence {
        self.record().confidence
    }
}

/// The words that link a quotation and its source.
#[derive(Clone, Copy, Debug)]
pub struct Cue<'e> {
    extraction: &'e Extraction<'e>,
    record: &'e CueRecord,
}

impl<'e> Cue<'e> {
    /// From auxiliary to participle, or the preposition or noun.
    #[must_use]
    pub fn span(self) -> Span {
        self.record.span
    }

    /// What [`span`](Self::span) covers.
    #[must_use]
    pub fn text(self) -> &'e str {
        self.record.span.of(self.extraction.text)
    }

    /// The dictionary form: *déclarer*, *se féliciter*, *selon*.
    #[must_use]
    pub fn lemma(self) -> &'e str {
        &self.record.lemma
    }

    /// What it says of the act of speaking, where the lexicon tells.
    #[must_use]
    pub fn stance(self) -> Option<Stance> {
        self.record.stance
    }
}

/// A source: a person, a body, a document, over the whole text.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'e> {
    extraction: &'e Extraction<'e>,
    index: usize,
}

impl<'e> Speaker<'e> {
    fn record(self) -> &'e SpeakerRecord {
        &self.extraction.speakers[self.index]
    }

    /// Its place among [`Extraction::speakers`].
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// The fullest form in the text, without role; for a source with no name, the noun phrase without determiner.
    #[must_use]
    pub fn name(self) -> &'e str {
        self.record().name.of(self.extraction.text)
    }

    /// Other forms that name it: *M. Abdollahian*.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'e str> {
        of_row(&self.extraction.spans, self.record().aliases).map(move |span| span.of(self.extraction.text))
    }

    /// Functions, titles, occupations that the text gives, the fullest first.
    pub fn roles(self) -> impl ExactSizeIterator<Item = Role<'e>> {
        of_row(&self.extraction.roles, self.record().roles)
            .map(move |record| Role { extraction: self.extraction, record })
    }

    /// What sort of source it is.
    #[must_use]
    pub fn category(self) -> Option<Category> {
        self.record().category
    }

    /// Feminine or masculine, where the text tells; `None` for bodies.
    #[must_use]
    pub fn gender(self) -> Option<Gender> {
        self.record().gender
    }

    /// Where the text names it, in order.
    pub fn mentions(self) -> impl ExactSizeIterator<Item = Span> + 'e {
        of_row(&self.extraction.spans, self.record().mentions)
    }

    /// What it says, in order.
    pub fn quotations(self) -> impl Iterator<Item = Quotation<'e>> {
        self.extraction.quotations().filter(move |q| q.speaker().is_some_and(|s| s.index == self.index))
    }
}

/// A function, title or occupation of a speaker.
#[derive(Clone, Copy, Debug)]
pub struct Role<'e> {
    extraction: &'e Extraction<'e>,
    record: RoleRecord,
}

impl<'e> Role<'e> {
    /// The whole phrase, without determiner.
    #[must_use]
    pub fn span(self) -> Span {
        self.record.span
    }

    /// What [`span`](Self::span) covers: *ministre iranien des Affaires étrangères*.
    #[must_use]
    pub fn text(self) -> &'e str {
        self.record.span.of(self.extraction.text)
    }

    /// Its head noun: *ministre*.
    #[must_use]
    pub fn head(self) -> &'e str {
        self.record.head.of(self.extraction.text)
    }
}
