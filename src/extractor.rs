//! [`Extractor`]: owns the lexicon and runs the stages in order.

use std::sync::Arc;

use crate::attribution::{self, Sieve};
use crate::document::{Document, Layout, Past};
use crate::lexicon::Lexicon;
use crate::phrase::{Capitals, Grammar};
use crate::token::{find_phrases, may_speak};
use crate::window::{Window, Windows};
use crate::{Diagnostic, Extraction, Rule, Span};

mod assembly;
mod builder;

use assembly::Parts;

pub use builder::ExtractorBuilder;

/// Reads French texts. Build it once and share it: it is `Send`, `Sync` and cheap to clone.
///
/// ```
/// let extractor = propos::Extractor::new();
/// let extraction = extractor.extract("« Nous tiendrons », a promis la maire, Aline Ferrand.");
/// let quotation = extraction.quotations().next().unwrap();
/// assert_eq!(quotation.text(), "« Nous tiendrons »");
/// assert_eq!(quotation.speaker().unwrap().name(), "Aline Ferrand");
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    lexicon: Lexicon,
    sieve: Arc<Sieve>,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor with the built-in French lexicon.
    #[must_use]
    pub fn new() -> Self {
        let lexicon = Lexicon::french();
        let sieve = Sieve::new(lexicon.rules());
        Self::with(lexicon, sieve)
    }

    /// Begins an extractor of your own.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    fn with(lexicon: Lexicon, sieve: Sieve) -> Self {
        lexicon.prepare();
        Self { lexicon, sieve: Arc::new(sieve) }
    }

    /// The rules that it has, in the order in which it asks them, those that are switched off among them.
    ///
    /// ```
    /// let extractor = propos::Extractor::builder().disable("subject").build()?;
    /// let subject = extractor.rules().find(|rule| rule.id() == "subject").unwrap();
    /// assert!(!subject.is_on());
    /// # Ok::<(), propos::Error>(())
    /// ```
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.sieve.rules().iter()
    }

    /// Reads a text: sentences, quotations, who says them. Any string will do; nothing fails.
    #[must_use]
    pub fn extract<'t>(&self, text: &'t str) -> Extraction<'t> {
        let mut sentences: Vec<Span> = Vec::with_capacity(text.len() / 64 + 1);
        sentences.extend(self.lexicon.sentences(text).map(|s| s.span()));
        let mut story = Story::default();
        if may_speak(text, &self.lexicon) {
            self.tell(text, &sentences, &mut story);
        }
        let Story { mut parts, diagnostics, .. } = story;
        let (speakers, roles) = parts.take_speakers(text);
        let Parts { quotations, spans, .. } = parts;
        Extraction { text, sentences, quotations, speakers, spans, roles, diagnostics }
    }

    /// Reads a text window by window.
    fn tell(&self, text: &str, sentences: &[Span], story: &mut Story) {
        let mut windows = Windows::new(text, &self.lexicon, sentences);
        let mut capitals = Capitals::default();
        // Who is mentioned matters only where somebody speaks, be it in a later window.
        let mut speaks = false;
        while let Some(mut window) = windows.next() {
            story.diagnostics.append(&mut window.marked.diagnostics);
            let may_speak = speaks || window.may_speak();
            if may_speak {
                find_phrases(window.tokens, &self.lexicon);
            }
            let grammar = Grammar::new(text, window.tokens, &self.lexicon, capitals);
            let marked = !window.marked.segments.is_empty();
            let begins = may_speak && !speaks && (marked || self.reports(&grammar, window.sentences));
            speaks |= begins;
            if begins && !window.opens_text {
                windows.rewind();
                story.diagnostics.clear();
                capitals = Capitals::default();
                continue;
            }
            if speaks {
                self.read(&grammar, &window, story);
            }
            capitals = grammar.into_capitals();
        }
    }

    /// The stages from phrases on.
    fn read(&self, grammar: &Grammar<'_>, window: &Window<'_>, story: &mut Story) {
        let segments = &window.marked.segments;
        let layout = Layout::read(grammar, segments, window.sentences, story.past);
        let document = Document::new(grammar, segments, &layout);
        let found = attribution::attribute(&document, &self.sieve);
        let (found, clauses) = attribution::clauses(&document, found, &self.sieve);
        story.parts.add(&document, found, clauses, window.opens_text && window.ends_text);
        story.past = document.read();
    }

    /// Whether a window without segments reports what somebody says.
    fn reports(&self, grammar: &Grammar<'_>, sentences: &[Span]) -> bool {
        let layout = Layout::read_reports(grammar, sentences);
        let document = Document::new(grammar, &[], &layout);
        !attribution::clauses(&document, Vec::new(), &self.sieve).1.is_empty()
    }
}

/// A text as far as it is read.
#[derive(Default)]
struct Story {
    past: Past,
    parts: Parts,
    diagnostics: Vec<Diagnostic>,
}
