//! The quote JSON of the [Gender Gap Tracker](https://github.com/sfu-discourse-lab/GenderGapTracker).
//!
//! [`quotes`] gives what the tracker's French `quote_extractor.py` puts into the field `quotes` of a document, so
//! that its entity and gender steps, its database and its dashboard work as before:
//!
//! ```
//! use propos::{Extractor, export::gender_gap_tracker::quotes};
//!
//! let text = "« Le pont rouvrira », a déclaré le maire.";
//! let json = serde_json::to_value(quotes(&Extractor::new().extract(text)))?;
//! assert_eq!(json[0]["quote"], "« Le pont rouvrira »");
//! assert_eq!(json[0]["quote_index"], "(0, 20)");
//! assert_eq!(json[0]["speaker"], "le maire");
//! assert_eq!(json[0]["quote_type"], "QCQVS");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! What differs from the tracker's own extractor: a cue may be a preposition (*selon*) or a noun, not only a verb;
//! `verb` holds the whole verb group (*a déclaré*); `reference` is the speaker over the whole text; tokens are those of this crate, so that
//! [`quote_token_count`](Quote::quote_token_count) may differ by some from spaCy's.

use serde::{Deserialize, Serialize};

use crate::extraction::Quotation;
use crate::{Extraction, OffsetMap, Offsets, Span};

/// One quote. The fields, their order and the empty string for what is missing are the tracker's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// The phrase that names the source here, empty if none does.
    pub speaker: String,
    /// Where it stands, as the tuple of Python that the tracker reads back: `(12, 20)`; or empty.
    pub speaker_index: String,
    /// The quote, marks included; for a reported clause, the clause.
    pub quote: String,
    /// Where it stands.
    pub quote_index: String,
    /// The cue, empty for a free-standing quote.
    pub verb: String,
    /// Where it stands, or empty.
    pub verb_index: String,
    /// How many words and marks the quote has.
    pub quote_token_count: usize,
    /// The order of quotation marks `Q`, content `C`, verb `V` and speaker `S`: `QCQVS`.
    pub quote_type: String,
    /// Whether no phrase in or by its sentence names the source.
    pub is_floating_quote: bool,
    /// The speaker over the whole text, empty if not known.
    pub reference: String,
}

/// The quotes, by place.
///
/// The tracker knows no quotes inside quotes, and its later steps rely on that: of nested ones only the outermost
/// is given, of others that overlap the first. Marks around what nobody says are left out.
#[must_use]
pub fn quotes(extraction: &Extraction<'_>) -> Vec<Quote> {
    let map = OffsetMap::new(extraction.text(), Offsets::CodePoints);
    let mut quotes = Vec::new();
    let mut end = 0;
    for quotation in extraction.quotations().filter(|quotation| quotation.is_speech()) {
        // An outer one comes before those inside it.
        if quotation.span().start() >= end {
            end = quotation.span().end();
            quotes.push(quote(quotation, extraction.text(), &map));
        }
    }
    quotes
}

fn quote(quotation: Quotation<'_>, text: &str, map: &OffsetMap<'_>) -> Quote {
    let piece = |span: Option<Span>| span.map(|span| text[span.range()].to_owned()).unwrap_or_default();
    let index = |span: Option<Span>| {
        let span = span.and_then(|span| map.span_from_utf8(span));
        span.map(|span| format!("({}, {})", span.start(), span.end())).unwrap_or_default()
    };
    let (span, mention, cue) = (quotation.span(), quotation.mention(), quotation.cue().map(|cue| cue.span()));
    Quote {
        speaker: piece(mention),
        speaker_index: index(mention),
        quote: quotation.text().to_owned(),
        quote_index: index(Some(span)),
        verb: piece(cue),
        verb_index: index(cue),
        quote_token_count: token_count(quotation.text()),
        quote_type: quote_type(span, quotation.text(), cue, mention),
        is_floating_quote: mention.is_none(),
        reference: quotation.speaker().map(|speaker| speaker.name().to_owned()).unwrap_or_default(),
    }
}

/// Words and marks; blanks do not count.
fn token_count(text: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation as _;
    text.split_word_bounds().filter(|word| !word.trim().is_empty()).count()
}

fn quote_type(quote: Span, text: &str, cue: Option<Span>, mention: Option<Span>) -> String {
    const MARKS: [char; 8] = ['«', '»', '“', '”', '„', '"', '‹', '›'];
    let mut parts = vec![(quote.start(), 'C')];
    if text.starts_with(MARKS) || text.starts_with("<<") {
        parts = vec![(quote.start(), 'Q'), (quote.start() + 1, 'C')];
    }
    if text.len() > 1 && (text.ends_with(MARKS) || text.ends_with(">>")) {
        parts.push((quote.end() - 1, 'Q'));
    }
    parts.extend(cue.map(|cue| (cue.start(), 'V')));
    parts.extend(mention.map(|mention| (mention.start(), 'S')));
    parts.sort_by_key(|&(place, _)| place);
    parts.into_iter().map(|(_, part)| part).collect()
}
