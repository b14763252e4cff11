//! propos
mod attribution;
mod clause;
mod document;
mod drawing;
mod error;
mod extraction;
mod extractor;
pub mod guide;
mod lexicon;
mod phrase;
mod report;
#[cfg(test)]
mod sample;
mod segment;
mod sentence;
mod span;
mod speaker;
mod token;

pub use drawing::Table;
pub use error::{Error, Fault};
pub use extraction::{
    Category, Confidence, Cue, Diagnostic, DiagnosticKind, Extraction, Gender, Kind, Quotation, Role, Speaker, Stance,
};
pub use extractor::{Extractor, ExtractorBuilder};
pub use lexicon::Lexicon;
pub use report::Report;
pub use sentence::{Sentence, Sentences, sentences};
pub use span::Span;
