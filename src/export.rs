//! An extraction in the formats of other tools, each behind a feature of its own.
//!
#![cfg_attr(feature = "tei", doc = "* [`tei`]: TEI P5 XML, the text with its speech marked up, for digital editions.")]
#![cfg_attr(
    feature = "web-annotation",
    doc = "* [`web_annotation`]: W3C Web Annotations in JSON-LD, for annotation servers and readers."
)]
#![cfg_attr(feature = "brat", doc = "* [`brat`]: brat standoff, for annotation by hand in brat or INCEpTION.")]
#![cfg_attr(
    feature = "gender-gap-tracker",
    doc = "* [`gender_gap_tracker`]: the quote JSON of the Gender Gap Tracker, to swap its extractor and keep the rest."
)]
//!
//! All of them count code points, as these formats ask.

#[cfg(feature = "brat")]
pub mod brat;
#[cfg(feature = "gender-gap-tracker")]
pub mod gender_gap_tracker;
#[cfg(feature = "tei")]
pub mod tei;
#[cfg(feature = "web-annotation")]
pub mod web_annotation;

/// The word by which JSON names a value, such as `head_of_state` for a category.
///
/// Serde's own serializer for [`Formatter`](std::fmt::Formatter) takes the names of variants, and nothing else.
#[cfg(any(feature = "tei", feature = "web-annotation", feature = "brat"))]
fn word(value: impl serde::Serialize) -> String {
    use std::fmt;

    struct Word<T>(T);
    impl<T: serde::Serialize> fmt::Display for Word<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    Word(value).to_string()
}
