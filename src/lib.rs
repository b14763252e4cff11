//! propos
mod token;
mod sentence;
mod segment;
mod phrase;
mod clause;
mod document;
mod attribution;
mod speaker;
mod extraction;
mod extractor;
mod lexicon;
mod error;
pub mod guide;
#[cfg(test)]
mod sample;
mod report;
mod drawing;
mod span;

pub use extraction::{
    Category, Confidence, Cue, Diagnostic, DiagnosticKind, Extraction, Gender, Kind, Quotation, Role, Speaker, Stance,
};
pub use error::{Error, Fault};
pub use extractor::{Extractor, ExtractorBuilder};
pub use lexicon::Lexicon;
pub use report::Report;
pub use sentence::{Sentence, Sentences, sentences};
pub use span::Span;
pub use drawing::Table;
