//! [`Answer`]: what a rule in Rust says of a segment.

use std::fmt;
use std::sync::Arc;

use super::Segment;
use crate::{Confidence, Kind, Span};

/// What a rule of yours says of a [`Segment`]: whose words they are, and what tells so.
///
/// ```
/// use propos::rule::{Answer, Segment};
/// use propos::{Confidence, Extractor};
///
/// // « … », foi de Malo Kerven
/// fn foi_de(segment: &Segment<'_>) -> Option<Answer> {
///     let cue = segment.place(segment.after().matches("foi de").next()?)?;
///     let source = segment.mentions().find(|mention| mention.span().start() > cue.end())?;
///     Some(Answer::said_by(source.span()).cue(cue).confidence(Confidence::High))
/// }
///
/// let extractor = Extractor::builder().rule("foi-de", foi_de).build()?;
/// let extraction = extractor.extract("« La marée attendra », foi de Malo Kerven, patron du bar.");
/// let quotation = extraction.quotations().next().unwrap();
/// assert_eq!(quotation.rule(), "foi-de");
/// assert_eq!(quotation.speaker().unwrap().name(), "Malo Kerven");
/// assert_eq!(quotation.cue().unwrap().text(), "foi de");
/// # Ok::<(), propos::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Answer {
    pub(crate) speech: bool,
    pub(crate) source: Option<Span>,
    pub(crate) cue: Option<Span>,
    pub(crate) kind: Option<Kind>,
    pub(crate) confidence: Confidence,
}

impl Answer {
    const UNKNOWN: Self = Self { speech: true, source: None, cue: None, kind: None, confidence: Confidence::Medium };

    /// Whom the text names there says so. The phrase of the sentence that shares most with the span is the source, with
    /// all its words; an answer for whose span there is none is not heard.
    pub fn said_by(source: Span) -> Self {
        Self { source: Some(source), ..Self::UNKNOWN }
    }

    /// Somebody says so, and the text does not tell who.
    pub fn said_by_somebody() -> Self {
        Self::UNKNOWN
    }

    /// Nobody says so: a title, a word as a word.
    pub fn nobody() -> Self {
        Self { speech: false, ..Self::UNKNOWN }
    }

    /// The words of the sentence that tell so.
    pub fn cue(self, cue: Span) -> Self {
        Self { cue: Some(cue), ..self }
    }

    /// Without it: direct where the segment stands free, mixed where it is built into the sentence.
    pub fn kind(self, kind: Kind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// How sure that is; medium if this is not called.
    pub fn confidence(self, confidence: Confidence) -> Self {
        Self { confidence, ..self }
    }
}

/// What a rule in Rust does.
type Judge = dyn Fn(&Segment<'_>) -> Option<Answer> + Send + Sync;

/// A rule that somebody wrote in Rust.
#[derive(Clone)]
pub(crate) struct OwnRule {
    pub(crate) id: Arc<str>,
    pub(crate) answer: Arc<Judge>,
}

impl fmt::Debug for OwnRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnRule").field("id", &self.id).finish_non_exhaustive()
    }
}
