//! [`Parts`]: findings and speakers put together, window by window.

use rustc_hash::FxHashSet;
use smallvec::{SmallVec, smallvec};

use crate::Span;
use crate::attribution::{self, Finding, ReportedClause, Source};
use crate::document::{Document, NounId};
use crate::extraction::{Confidence, CueRecord, Kind, QuotationRecord, RoleRecord, SpeakerRecord};
use crate::phrase::{Class, VerbForm};
use crate::segment::Segment;
use crate::speaker::{self, Echo, Records, Request, Resolved, Speakers};

/// What the windows of a text bring: its quotations, and in mind whoever may be spoken of again.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The speaker of each is a number of `speakers` until all windows are read.
    pub(super) quotations: Vec<QuotationRecord>,
    pub(super) spans: Vec<Span>,
    speakers: Speakers,
    /// Who spoke last, and what.
    last: Option<(usize, Span)>,
}

impl Parts {
    /// Adds what was found in a window; if that is the `only` one, nobody has to be kept in mind.
    pub(super) fn add(
        &mut self,
        document: &Document<'_>,
        found: Vec<Option<Finding>>,
        clauses: Vec<ReportedClause>,
        only: bool,
    ) {
        Assembly::new(document, found, clauses).add_to(self, only);
    }

    /// Numbers the speakers by their first mention, when all windows are read, and gives their records.
    pub(super) fn take_speakers(&mut self, text: &str) -> (Vec<SpeakerRecord>, Vec<RoleRecord>) {
        let Self { quotations, spans, speakers, .. } = self;
        speakers.sort_mentions();
        let mut whole: Vec<usize> = Vec::with_capacity(quotations.len());
        for speaker in quotations.iter_mut().filter_map(|quotation| quotation.speaker.as_mut()) {
            let entity = speakers.whole(*speaker as usize);
            *speaker = entity as u32;
            whole.push(entity);
        }
        whole.sort_unstable();
        whole.dedup();
        for speaker in quotations.iter_mut().filter_map(|quotation| quotation.speaker.as_mut()) {
            *speaker = whole.partition_point(|&entity| entity < *speaker as usize) as u32;
        }
        let mut records = Records { text, spans, roles: Vec::with_capacity(whole.len()), seen: FxHashSet::default() };
        (whole.into_iter().map(|entity| speakers.record(entity, &mut records)).collect(), records.roles)
    }
}

/// Where something was found, in which segment if in marks, and what.
type Found = (Span, Option<usize>, Finding);

/// The findings of a window, in order.
struct Assembly<'d, 'a> {
    document: &'d Document<'a>,
    findings: Vec<Found>,
    /// The finding of each segment.
    of_segment: Vec<Option<usize>>,
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
    let mut kept: Vec<Found> = Vec::with_capacity(sorted.len());
    let mut dropped: Vec<usize> = Vec::new();
    // Each holds the next one.
    let mut open: SmallVec<[(Span, bool, usize); 8]> = SmallVec::new();
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
                dropped.push(index);
            }
            open.pop();
        }
        if !(crosses && is_clause) {
            open.push((span, is_clause, kept.len()));
            kept.push(found);
        }
    }
    dropped.sort_unstable();
    let mut index = 0..;
    kept.retain(|_| index.next().is_some_and(|index| dropped.binary_search(&index).is_err()));
    kept
}

impl<'d, 'a> Assembly<'d, 'a> {
    fn new(document: &'d Document<'a>, found: Vec<Option<Finding>>, clauses: Vec<ReportedClause>) -> Self {
        let mut findings = Vec::with_capacity(found.len() + clauses.len());
        let mut of_segment = vec![None; found.len()];
        for (segment, finding) in found.into_iter().enumerate() {
            let finding = finding.unwrap_or_else(attribution::nobodys);
            findings.push((quoted_span(document, segment, &finding), Some(segment), finding));
        }
        for clause in clauses {
            findings.push((document.span(clause.tokens), None, clause.finding));
        }
        findings.sort_by_key(|(span, _, _)| (span.start(), usize::MAX - span.end()));
        let findings = nested_or_apart(findings);
        for (i, (_, segment, _)) in findings.iter().enumerate() {
            segment.iter().for_each(|&segment| of_segment[segment] = Some(i));
        }
        Self { document, findings, of_segment }
    }

    fn add_to(self, parts: &mut Parts, only: bool) {
        let document = self.document;
        let mut requests: Vec<Request> = Vec::with_capacity(self.findings.len());
        requests.extend(self.findings.iter().filter_map(|&(_, segment, ref f)| match f.source {
            Source::Noun(noun) if f.speech => Some(Request { noun, segment }),
            _ => None,
        }));
        let resolved = if only && requests.is_empty() {
            Resolved::default()
        } else {
            speaker::resolve(document, &requests, &self.echoes(), &mut parts.speakers)
        };
        // Entities of the findings, carried ones after those they lean on.
        let mut entity: SmallVec<[Option<usize>; 16]> = smallvec![None; self.findings.len()];
        // The quotation on which each one leans.
        let mut leans: SmallVec<[Option<Span>; 16]> = smallvec![None; self.findings.len()];
        let same = |source: Source| match source {
            Source::SameAs(segment) => self.of_segment[segment],
            _ => None,
        };
        for (i, &(span, _, ref finding)) in self.findings.iter().enumerate() {
            let (who, other) = match finding.source {
                // *Il y est question de marins. « … »*: the phrase stands for nobody who could speak.
                Source::Noun(noun) if finding.mention.is_none() && !resolved.contains_key(&noun) => parts.last.unzip(),
                Source::Noun(noun) => (resolved.get(&noun).map(|&e| parts.speakers.whole(e)), None),
                Source::LastSpeaker => parts.last.unzip(),
                Source::SameAs(_) | Source::Unknown => (None, None),
            };
            let twin = same(finding.source);
            entity[i] = twin.and_then(|q| entity[q]).or(who.filter(|_| finding.speech));
            leans[i] = twin.map(|q| self.findings[q].0).or(other);
            // *Selon l'étude, …*: a text does not go on to speak, if somebody does.
            let goes_on = |e: &usize| parts.last.is_none() || !parts.speakers.is_document(*e);
            parts.last = entity[i].filter(goes_on).map(|e| (e, span)).or(parts.last);
        }
        // A heading leans on what comes later.
        for _ in 0..3 {
            for i in 0..self.findings.len() {
                if entity[i].is_none() {
                    entity[i] = same(self.findings[i].2.source).and_then(|q| entity[q]);
                }
            }
        }
        // Where nobody spoke before, the words lead to whoever speaks next.
        for i in (0..self.findings.len()).rev().filter(|&i| self.findings[i].2.speech) {
            let (_, _, finding) = &self.findings[i];
            if entity[i].is_none() && finding.source == Source::LastSpeaker && finding.mention.is_none() {
                let next = (i + 1..self.findings.len()).find(|&n| self.findings[n].2.speech);
                entity[i] = next.and_then(|n| entity[n]);
            }
        }
        let before = parts.quotations.len();
        parts.quotations.reserve(self.findings.len());
        parts.spans.reserve(4 * self.findings.len());
        let mut around: SmallVec<[usize; 8]> = SmallVec::new();
        for (i, (span, segment, finding)) in self.findings.iter().enumerate() {
            while around.last().is_some_and(|&a| !parts.quotations[a].span.contains(*span)) {
                around.pop();
            }
            let first = parts.spans.len() as u32;
            self.fragments(*span, *segment, finding, &mut parts.spans);
            let known = parts.spans.len() as u32;
            self.evidence(finding, leans[i], &mut parts.spans);
            let mention = finding.mention.map(|m| document.span(document.nominal(m).phrase.tokens));
            parts.quotations.push(QuotationRecord {
                span: *span,
                kind: finding.kind,
                speech: finding.speech,
                fragments: (first, known),
                evidence: (known, parts.spans.len() as u32),
                cue: finding.cue.as_ref().filter(|_| finding.speech).map(|c| CueRecord {
                    span: document.span(c.tokens),
                    lemma: c.lemma.clone(),
                    stance: c.stance,
                }),
                mention: mention.filter(|_| finding.speech),
                speaker: entity[i].map(|e| e as u32),
                parent: around.last().map(|&a| a as u32),
                rule: finding.rule.clone(),
                confidence: self.confidence(finding),
            });
            around.push(before + i);
        }
    }

    /// The spans on which a finding rests, each once.
    fn evidence(&self, finding: &Finding, leans: Option<Span>, out: &mut Vec<Span>) {
        let noun = |id: NounId| self.document.nominal(id).phrase.tokens;
        let source = match finding.source {
            Source::Noun(id) => Some(noun(id)),
            _ => None,
        };
        let cue = finding.cue.as_ref().map(|cue| cue.tokens);
        let said = [cue, finding.mention.map(noun), source].map(|tokens| tokens.filter(|_| finding.speech));
        let tokens = said.into_iter().chain([finding.ground]).flatten();
        let mut spans: SmallVec<[Span; 4]> = tokens.map(|tokens| self.document.span(tokens)).collect();
        spans.extend(leans.filter(|_| finding.speech));
        spans.sort_unstable_by_key(|span| (span.start(), span.end()));
        spans.dedup();
        out.extend(spans);
    }

    /// The sentences in which somebody speaks who is named in another.
    fn echoes(&self) -> Vec<Echo> {
        // Who says what others go on with, from the first paragraph on.
        let mut roots: SmallVec<[Option<NounId>; 16]> = SmallVec::new();
        for (_, _, finding) in &self.findings {
            roots.push(match finding.source {
                Source::Noun(noun) => Some(noun),
                Source::SameAs(segment) => self.of_segment[segment].and_then(|i| *roots.get(i)?),
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
