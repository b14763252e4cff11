//! [W3C Web Annotations](https://www.w3.org/TR/annotation-model/) in JSON-LD.
//!
//! [`page`] gives one annotation for each quotation: where it stands, twice over (`TextPositionSelector`,
//! in code points, and `TextQuoteSelector`, which survives small changes of the page), and what is known of it, as
//! bodies that any reader of annotations shows.
//!
//! ```
//! use propos::{Extractor, export::web_annotation};
//!
//! let text = "« Le pont rouvrira », a déclaré le maire.";
//! let page = web_annotation::page(&Extractor::new().extract(text), "https://example.org/pont");
//! let json = serde_json::to_value(&page)?;
//! assert_eq!(json["items"][0]["target"]["selector"][0]["type"], "TextPositionSelector");
//! assert_eq!(json["items"][0]["target"]["selector"][1]["exact"], "« Le pont rouvrira »");
//! # Ok::<(), serde_json::Error>(())
//! ```

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use super::word;
use crate::extraction::Quotation;
use crate::{Extraction, OffsetMap, Offsets, Span};

/// The JSON-LD context of the model.
pub const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// How many letters stand before and after the quotation in its selector.
const AROUND: usize = 32;

/// No letter is so long, in bytes, but those that were piled up to harm.
const MAX_AROUND: usize = 256;

/// The annotations of one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AnnotationPage {
    /// [`CONTEXT`].
    #[serde(rename = "@context")]
    pub context: String,
    /// The address of the text, with the fragment `propos`.
    pub id: String,
    /// Always `AnnotationPage`.
    #[serde(rename = "type")]
    pub kind: String,
    /// One annotation for each quotation, by place.
    pub items: Vec<Annotation>,
}

/// What is said about one quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Annotation {
    /// The address of the text, with a fragment `propos-N`; numbers start at 1.
    pub id: String,
    /// Always `Annotation`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `identifying` where the speaker is known, else `classifying`.
    pub motivation: String,
    /// What is known of it.
    pub body: Vec<Body>,
    /// Where it stands.
    pub target: Target,
}

/// One thing that is known of a quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Body {
    /// Always `TextualBody`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it is:
    ///
    /// | purpose | value |
    /// | --- | --- |
    /// | `identifying` | the name of the speaker |
    /// | `describing` | a role of the speaker |
    /// | `classifying` | `direct`, `mixed`, `indirect` or `nobody` |
    /// | `tagging` | the lemma of the cue |
    /// | `commenting` | the rule that decided and how sure it is |
    pub purpose: String,
    /// The words.
    pub value: String,
    /// Always `text/plain`.
    pub format: String,
    /// The language of the words: `fr` or `en`.
    pub language: String,
}

/// Where a quotation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Target {
    /// The address of the text.
    pub source: String,
    /// The same place in two ways.
    pub selector: Vec<Selector>,
}

/// How to find a quotation in its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
#[non_exhaustive]
pub enum Selector {
    /// By place.
    TextPositionSelector {
        /// How many code points come before.
        start: usize,
        /// How many code points come before its end.
        end: usize,
    },
    /// By its words.
    TextQuoteSelector {
        /// The quotation, marks included.
        exact: String,
        /// What stands before, up to 32 letters.
        prefix: String,
        /// What stands after, up to 32 letters.
        suffix: String,
    },
}

/// The annotations of a text; `source` is its address (an IRI).
#[must_use]
pub fn page(extraction: &Extraction<'_>, source: &str) -> AnnotationPage {
    let map = OffsetMap::new(extraction.text(), Offsets::CodePoints);
    // An address has one fragment.
    let base = source.split('#').next().unwrap_or_default();
    AnnotationPage {
        context: CONTEXT.to_owned(),
        id: format!("{base}#propos"),
        kind: "AnnotationPage".to_owned(),
        items: extraction
            .quotations()
            .map(|quotation| Annotation {
                id: format!("{base}#propos-{}", quotation.index() + 1),
                kind: "Annotation".to_owned(),
                motivation: if quotation.speaker().is_some() { "identifying" } else { "classifying" }.to_owned(),
                body: bodies(quotation),
                target: Target {
                    source: source.to_owned(),
                    selector: selectors(extraction.text(), quotation.span(), &map),
                },
            })
            .collect(),
    }
}

fn bodies(quotation: Quotation<'_>) -> Vec<Body> {
    let body = |purpose: &str, value: &str, language: &str| Body {
        kind: "TextualBody".to_owned(),
        purpose: purpose.to_owned(),
        value: value.to_owned(),
        format: "text/plain".to_owned(),
        language: language.to_owned(),
    };
    let mut bodies = Vec::new();
    if let Some(speaker) = quotation.speaker() {
        bodies.push(body("identifying", speaker.name(), "fr"));
        bodies.extend(speaker.roles().map(|role| body("describing", role.text(), "fr")));
    }
    let kind = if quotation.is_speech() { word(quotation.kind()) } else { "nobody".to_owned() };
    bodies.push(body("classifying", &kind, "en"));
    bodies.extend(quotation.cue().map(|cue| body("tagging", cue.lemma(), "fr")));
    let how = format!("rule {}, confidence {}", quotation.rule(), word(quotation.confidence()));
    bodies.push(body("commenting", &how, "en"));
    bodies
}

fn selectors(text: &str, span: Span, map: &OffsetMap<'_>) -> Vec<Selector> {
    let place = map.span_from_utf8(span).unwrap_or(span);
    vec![
        Selector::TextPositionSelector { start: place.start(), end: place.end() },
        Selector::TextQuoteSelector {
            exact: text[span.range()].to_owned(),
            prefix: before(&text[..span.start()]).to_owned(),
            suffix: after(&text[span.end()..]).to_owned(),
        },
    ]
}

/// The last letters; a letter is what readers take for one, as the model asks.
fn before(text: &str) -> &str {
    let near = &text[boundary(text, text.len().saturating_sub(MAX_AROUND))..];
    let length = near.graphemes(true).rev().take(AROUND).map(str::len).sum::<usize>();
    &near[near.len() - length..]
}

/// The first letters.
fn after(text: &str) -> &str {
    let near = &text[..boundary(text, text.len().min(MAX_AROUND))];
    &near[..near.graphemes(true).take(AROUND).map(str::len).sum()]
}

/// The boundary of a character at or after the byte.
fn boundary(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|&byte| text.is_char_boundary(byte)).unwrap_or(text.len())
}
