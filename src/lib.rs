//! Who says what in a French text, in what role, and how we know.
//!
//! ```
//! let text = "« Le port rouvre lundi », a dit le ministre de la Mer, Yann Tudal, \
//!             ajoutant que « tout est prêt ».";
//! let extraction = propos::Extractor::new().extract(text);
//!
//! assert_eq!(
//!     extraction.to_string(),
//!     "\
//! │ « Le port rouvre lundi », a dit le ministre de la Mer, Yann Tudal, ajoutant que « tout est prêt ».
//!   1^^^^^^^^^^^^^^^^^^^^^^^                                                        2~~~~~~~~~~~~~~~~
//!   ╰ 1 direct | Yann Tudal, ministre de la Mer | a dit | incise
//!   ╰ 2 mixed | Yann Tudal, ministre de la Mer | ajoutant | que"
//! );
//! ```
//!
//! [`Extractor::extract`] takes any string and never fails. What it finds, an [`Extraction`], holds
//!
//! * the sentences of the text; [`sentences`] alone cuts them and does nothing else;
//! * every quoted segment and every reported clause, a [`Quotation`]: *direct*, *mixed* (built into the writer's
//!   sentence) or *indirect* (without marks); with its [`Cue`] (*a dit*, *selon*), the mention that names the source
//!   there (*le ministre*, *il*), the rule that decided and its [`Confidence`];
//! * everybody who speaks, a [`Speaker`]: name, roles, [`Category`], [`Gender`], and the mentions over the whole text;
//! * the marks that were repaired, as [`Diagnostic`]s.
//!
//! A place is a [`Span`]: bytes of the UTF-8 text, half-open, between characters. [`OffsetMap`] converts to UTF-16
//! and to code points. Drawn by [`Display`](std::fmt::Display), listed by [`Extraction::table`], written as JSON by
//! serde and read back as a [`Report`], an extraction is made to be looked at, snapshot-tested, and taken elsewhere.
//!
//! # How it works
//!
//! There is no model: rules and word lists that a person can read. Data flows one way through the stages, each a
//! module of its name: tokens, sentences, quoted segments (pairing, with repair of misprinted marks), phrases (noun
//! phrases with roles and names, verb groups), clauses (every verb with its subject), attribution (a sieve of named
//! rules, from the surest to the weakest), speakers (who *il*, *la ministre*, *ce dernier* are over the whole text).
//! The words come from a [`Lexicon`] that a file of yours extends: see [`guide::lexicon`]. [`rules`] lists the rules, each
//! with a case in which it fires; they can be switched off, moved, and joined by yours: see [`guide::rules`].
//!
//! # Features
//!
//! `tei`, `web-annotation`, `brat`, `gender-gap-tracker`: each adds one format to the module `export`, and no
//! dependency. `datafusion` adds the module of that name: functions for SQL over archives. None is on by default.

mod attribution;
mod clause;
#[cfg(feature = "datafusion")]
pub mod datafusion;
mod document;
mod drawing;
mod error;
#[cfg(any(feature = "tei", feature = "web-annotation", feature = "brat", feature = "gender-gap-tracker"))]
pub mod export;
mod extraction;
mod extractor;
pub mod guide;
mod key;
mod lexicon;
mod offsets;
mod phrase;
pub mod report;
pub mod rule;
#[cfg(test)]
mod sample;
mod segment;
mod sentence;
mod span;
mod speaker;
mod token;
mod window;

pub use drawing::Table;
pub use error::{Error, Fault};
pub use extraction::{
    Category, Confidence, Cue, Diagnostic, DiagnosticKind, Extraction, Gender, Kind, Quotation, Role, Speaker, Stance,
};
pub use extractor::{Extractor, ExtractorBuilder};
pub use lexicon::Lexicon;
pub use offsets::{OffsetMap, WrongText};
pub use report::{Offsets, Report};
pub use rule::{Rule, rules};
pub use sentence::{Sentence, Sentences, sentences};
pub use span::Span;

/// The README's own code is run, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
