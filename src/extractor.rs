//! [`Extractor`]: owns the lexicon and runs the stages in order.

use std::collections::HashMap;
use std::sync::Arc;

use smallvec::SmallVec;

use crate::attribution::{self, Finding, ReportedClause, Sieve, Source};
use crate::document::{Document, Layout, NounId};
use crate::extraction::{Confidence, CueRecord, Kind, QuotationRecord, SpeakerRecord};
use crate::lexicon::Lexicon;
use crate::phrase::{Class, Grammar, VerbForm};
use crate::segment::{Segment, segments};
use crate::speaker::{self, Echo, Request};
use crate::token::tokens;
use crate::{Extraction, Rule, Span};

mod builder;

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
        let tokens = tokens(text, &self.lexicon);
        let sentences: Vec<Span> = self.lexicon.sentences(text).map(|s| s.span()).collect();
        let (segments, diagnostics) = segments(text, &tokens);
        let grammar = Grammar::new(text, &tokens, &self.lexicon);
        let parts = if segments.is_empty() && !self.reports(&grammar, &sentences) {
            Parts::default()
        } else {
            self.parts(&grammar, &segments, &sentences)
        };
        let Parts { quotations, fragments, evidence, speakers } = parts;
        Extraction { text, sentences, quotations, fragments, evidence, speakers, diagnostics }
    }

    /// The stages from phrases on.
    fn parts(&self, grammar: &Grammar<'_>, segments: &[Segment], sentences: &[Span]) -> Parts {
        let layout = Layout::read(grammar, segments, sentences);
        let document = Document::new(grammar, segments, &layout);
        let found = attribution::attribute(&document, &self.sieve);
        let (found, clauses) = attribution::clauses(&document, found, &self.sieve);
        Assembly::new(&document, found, clauses).finish()
    }

    /// Whether a text without segments reports what somebody says: who is mentioned elsewhere matters only then.
    fn reports(&self, grammar: &Grammar<'_>, sentences: &[Span]) -> bool {
        let layout = Layout::read_reports(grammar, sentences);
        let document = Document::new(grammar, &[], &layout);
        !attribution::clauses(&document, Vec::new(), &self.sieve).1.is_empty()
    }
}

/// What an extraction holds of quotations and speakers.
#[derive(Default)]
struct Parts {
    quotations: Vec<QuotationRecord>,
    fragments: Vec<Span>,
    evidence: Vec<Span>,
    speakers: Vec<SpeakerRecord>,
}

/// Where something was found, in which segment if in marks, and what.
type Found = (Span, Option<usize>, Finding);

/// Puts findings and speakers together.
struct Assembly<'d, 'a> {
    document: &'d Document<'a>,
    findings: Vec<Found>,
    of_segment: HashMap<usize, usize>,
}

/// The span of a segment. One that nobody closes ends before an incise that would end it: *« Nous tiendrons, a averti X.*
fn quoted_span(document: &Document<'_>, segment: usize, finding: &Finding) -> Span {
    let Segment { span, inner, .. } = document.segments[segment];
    let Some(incise) = finding.incise.map(|i| document.span(i)) else { return span };
    // *…, a-t-il conclu, à la surprise de l'assistance*: no clause of the speaker's goes on behind.
    let goes_on = || {
        let (first, last) = document.inside[segment];
        let verbs = document.readings[first..last].iter().flat_map(|r| r.verbs);
        verbs
            .into_iter()
            .any(|p| p.group.form == VerbForm::Finite && document.span(p.group.tokens).start() >= incise.end())
    };
    let ends = incise.end() + 1 >= inner.end() || !goes_on();
    if inner.end() < span.end() || !ends || incise.start() <= inner.start() {
        return span;
    }
    let words = document.text()[span.start()..incise.start()].trim_end();
    Span::new(span.start(), span.start() + words.len())
}

/// Leaves out the clauses that cross others, from findings in order: of a clause and a segment the clause, of two
/// clauses the later one.
fn nested_or_apart(sorted: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Option<Found>> = Vec::with_capacity(sorted.len());
    // Each holds the next one.
    let mut open: Vec<(Span, bool, usize)> = Vec::new();
    for found in sorted {
        let (span, is_clause) = (found.0, found.1.is_none());
        let mut crosses = false;
        while let Some(&(outer, outer_is_clause, index)) = open.last() {
            if outer.contains(span) {
                break;
            }
            crosses = outer.overlaps(span);
            if crosses && is_clause {
                break;
            }
            if crosses && outer_is_clause {
                kept[index] = None;
            }
            open.pop();
        }
        if !(crosses && is_clause) {
            open.push((span, is_clause, kept.len()));
            kept.push(Some(found));
        }
    }
    kept.into_iter().flatten().collect()
}

impl<'d, 'a> Assembly<'d, 'a> {
    fn new(document: &'d Document<'a>, found: Vec<Option<Finding>>, clauses: Vec<ReportedClause>) -> Self {
        let mut findings = Vec::new();
        for (segment, finding) in found.into_iter().enumerate() {
            let finding = finding.unwrap_or_else(attribution::nobodys);
            findings.push((quoted_span(document, segment, &finding), Some(segment), finding));
        }
        for clause in clauses {
            findings.push((document.span(clause.tokens), None, clause.finding));
        }
        findings.sort_by_key(|(span, _, _)| (span.start(), usize::MAX - span.end()));
        let findings = nested_or_apart(findings);
        let of_segment = findings.iter().enumerate().filter_map(|(i, (_, s, _))| s.map(|s| (s, i))).collect();
        Self { document, findings, of_segment }
    }

    fn finish(self) -> Parts {
        let document = self.document;
        let requests: Vec<Request> = self
            .findings
            .iter()
            .filter_map(|&(_, segment, ref f)| match f.source {
                Source::Noun(noun) if f.speech => Some(Request { noun, segment }),
                _ => None,
            })
            .collect();
        let speakers = speaker::resolve(document, &requests, &self.echoes());
        // Entities of the findings, carried ones after those they lean on.
        let mut entity: Vec<Option<usize>> = vec![None; self.findings.len()];
        let mut last: Option<usize> = None;
        // The quotation on which each one leans.
        let mut leans: Vec<Option<usize>> = vec![None; self.findings.len()];
        let mut spoken: Option<usize> = None;
        for (i, (_, _, finding)) in self.findings.iter().enumerate() {
            entity[i] = match finding.source {
                _ if !finding.speech => None,
                Source::Noun(noun) => speakers.of(noun),
                Source::LastSpeaker => last,
                Source::SameAs(_) | Source::Unknown => None,
            };
            leans[i] = match finding.source {
                Source::SameAs(segment) => self.of_segment.get(&segment).copied(),
                Source::LastSpeaker => spoken,
                Source::Noun(_) | Source::Unknown => None,
            };
            if let Source::SameAs(_) = finding.source {
                entity[i] = leans[i].and_then(|q| entity[q]);
            }
            last = entity[i].or(last);
            spoken = entity[i].map(|_| i).or(spoken);
        }
        // A heading leans on what comes later.
        for _ in 0..3 {
            for i in 0..self.findings.len() {
                if entity[i].is_none()
                    && let Source::SameAs(_) = self.findings[i].2.source
                {
                    entity[i] = leans[i].and_then(|q| entity[q]);
                }
            }
        }
        let mut numbers: HashMap<usize, u32> = HashMap::new();
        let mut records = Vec::new();
        let mut order: Vec<usize> = entity.iter().flatten().copied().collect();
        order.sort_unstable();
        order.dedup();
        for e in order {
            numbers.insert(e, records.len() as u32);
            records.push(speakers.record(document, e));
        }
        let (mut fragments, mut evidence) = (Vec::new(), Vec::new());
        let mut quotations: Vec<QuotationRecord> = Vec::new();
        let mut around: Vec<usize> = Vec::new();
        for (i, (span, segment, finding)) in self.findings.iter().enumerate() {
            while around.last().is_some_and(|&a| !quotations[a].span.contains(*span)) {
                around.pop();
            }
            let first = fragments.len() as u32;
            self.fragments(*span, *segment, finding, &mut fragments);
            let known = evidence.len() as u32;
            self.evidence(finding, leans[i], &mut evidence);
            let mention = finding.mention.map(|m| document.span(document.nominal(m).phrase.tokens));
            quotations.push(QuotationRecord {
                span: *span,
                kind: finding.kind,
                speech: finding.speech,
                fragments: (first, fragments.len() as u32),
                evidence: (known, evidence.len() as u32),
                cue: finding.cue.as_ref().filter(|_| finding.speech).map(|c| CueRecord {
                    span: document.span(c.tokens),
                    lemma: c.lemma.clone(),
                    stance: c.stance,
                }),
                mention: mention.filter(|_| finding.speech),
                speaker: entity[i].and_then(|e| numbers.get(&e).copied()),
                parent: around.last().map(|&a| a as u32),
                rule: finding.rule.clone(),
                confidence: self.confidence(finding),
            });
            around.push(i);
        }
        Parts { quotations, fragments, evidence, speakers: records }
    }

    /// The spans on which a finding rests, each once.
    fn evidence(&self, finding: &Finding, leans: Option<usize>, out: &mut Vec<Span>) {
        let noun = |id: NounId| self.document.nominal(id).phrase.tokens;
        let source = match finding.source {
            Source::Noun(id) => Some(noun(id)),
            _ => None,
        };
        let cue = finding.cue.as_ref().map(|cue| cue.tokens);
        let said = [cue, finding.mention.map(noun), source].map(|tokens| tokens.filter(|_| finding.speech));
        let tokens = said.into_iter().chain([finding.ground]).flatten();
        let mut spans: SmallVec<[Span; 4]> = tokens.map(|tokens| self.document.span(tokens)).collect();
        spans.extend(leans.filter(|_| finding.speech).map(|other| self.findings[other].0));
        spans.sort_unstable_by_key(|span| (span.start(), span.end()));
        spans.dedup();
        out.extend(spans);
    }

    /// The sentences in which somebody speaks who is named in another.
    fn echoes(&self) -> Vec<Echo> {
        // Who says what others go on with, from the first paragraph on.
        let mut roots: Vec<Option<NounId>> = Vec::with_capacity(self.findings.len());
        for (_, _, finding) in &self.findings {
            roots.push(match finding.source {
                Source::Noun(noun) => Some(noun),
                Source::SameAs(segment) => self.of_segment.get(&segment).and_then(|&i| *roots.get(i)?),
                Source::LastSpeaker | Source::Unknown => None,
            });
        }
        let echo = |((_, segment, finding), root): (&Found, Option<NounId>)| {
            let reading = self.document.places[(*segment)?]?.reading;
            let elsewhere = root.filter(|n| n.reading != reading && finding.speech)?;
            (reading < self.document.outer).then_some(Echo { reading, noun: elsewhere })
        };
        let mut echoes: Vec<Echo> = self.findings.iter().zip(roots).filter_map(echo).collect();
        echoes.sort_by_key(|e| e.reading);
        echoes
    }

    /// High is for words whose cue names a person: elsewhere it takes a pronoun or a description to be understood.
    fn confidence(&self, finding: &Finding) -> Confidence {
        const SURE: [&str; 9] = [
            "incise", "incise-inside", "que", "agent", "pour-qui", "source-before", "object", "reported",
            "reported-incise",
        ];
        let named = finding.mention.is_some_and(|id| {
            let phrase = &self.document.nominal(id).phrase;
            phrase.class == Class::Named && phrase.personal
        });
        // Whoever writes a rule says himself how sure it is.
        if !attribution::is_rule(&finding.rule) || SURE.contains(&finding.rule.as_ref()) && named {
            finding.confidence
        } else {
            finding.confidence.min(Confidence::Medium)
        }
    }

    /// The words themselves: without marks, without the incise between them.
    fn fragments(&self, span: Span, segment: Option<usize>, finding: &Finding, out: &mut Vec<Span>) {
        let text = self.document.text();
        let trimmed = |from: usize, to: usize| {
            let piece = &text[from..to];
            let start = from + piece.len() - piece.trim_start().len();
            let end = start + piece.trim().len();
            Span::new(start, end)
        };
        let Some(segment) = segment.filter(|_| finding.kind != Kind::Indirect) else { return out.push(span) };
        let inner = self.document.segments[segment].inner;
        match finding.incise.map(|i| self.document.span(i)).filter(|i| inner.contains(*i)) {
            Some(incise) => {
                let pieces = [trimmed(inner.start(), incise.start()), trimmed(incise.end(), inner.end())];
                // What follows an incise that ends the words is none of them.
                out.extend(pieces.into_iter().filter(|p| !p.is_empty() && span.contains(*p)));
            }
            None => out.push(trimmed(inner.start(), inner.end())),
        }
    }
}
