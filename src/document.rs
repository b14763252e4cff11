//! A text, read as far as its sentences: what attribution works on.

use std::cell::OnceCell;

use crate::Span;
use crate::clause::{Nominal, Part, Predicate, Reading};
use crate::extraction::Category;
use crate::lexicon::Domain;
use crate::phrase::{Class, Grammar};
use crate::segment::Segment;
use crate::token::TokenKind;

mod layout;

pub(crate) use layout::Layout;

/// A noun phrase, by its sentence and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NounId {
    pub(crate) reading: usize,
    pub(crate) noun: usize,
}

/// Where a segment stands: its sentence and its item there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) reading: usize,
    pub(crate) item: usize,
}

/// The sphere in which a text plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    Court,
    State,
    Sport,
    Other,
}

/// What was read of a text before a window of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Past {
    /// Sentences.
    pub(crate) readings: usize,
    /// Those of them that stand outside all marks.
    pub(crate) outer: usize,
    pub(crate) paragraphs: usize,
}

/// A window of a text, read; most texts are one window.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(crate) past: Past,
    pub(crate) grammar: &'a Grammar<'a>,
    pub(crate) segments: &'a [Segment],
    /// Sentences outside all marks first, in order; then those inside each segment.
    pub(crate) readings: Vec<Reading<'a>>,
    /// How many of them stand outside.
    pub(crate) outer: usize,
    /// The paragraph of each reading.
    pub(crate) paragraphs: &'a [usize],
    /// Where each segment stands.
    pub(crate) places: &'a [Option<Place>],
    /// The readings inside each segment, half-open.
    pub(crate) inside: &'a [(usize, usize)],
    setting: OnceCell<Setting>,
}

impl<'a> Document<'a> {
    pub(crate) fn new(grammar: &'a Grammar<'a>, segments: &'a [Segment], layout: &'a Layout) -> Self {
        Self {
            past: layout.past,
            grammar,
            segments,
            readings: layout.readings.iter().collect(),
            outer: layout.outer,
            paragraphs: &layout.paragraphs,
            places: &layout.places,
            inside: &layout.inside,
            setting: OnceCell::new(),
        }
    }

    pub(crate) fn text(&self) -> &'a str {
        self.grammar.text
    }

    /// What was read when this window is.
    pub(crate) fn read(&self) -> Past {
        Past {
            readings: self.past.readings + self.readings.len(),
            outer: self.past.outer + self.outer,
            paragraphs: self.paragraphs.last().map_or(self.past.paragraphs, |last| last + 1),
        }
    }

    /// Where a token begins in the text.
    pub(crate) fn place(&self, token: usize) -> usize {
        self.grammar.tokens.get(token).map_or(self.text().len(), |token| token.start as usize)
    }

    /// The tokens of a span, if it stands in this window.
    pub(crate) fn tokens(&self, span: Span) -> Option<(usize, usize)> {
        let tokens = self.grammar.tokens;
        let first = tokens.partition_point(|token| (token.start as usize) < span.start());
        let end = tokens.partition_point(|token| (token.end as usize) <= span.end());
        (first < end && tokens[first].start as usize == span.start()).then_some((first, end))
    }

    /// Whether a sentence is the first of the text.
    pub(crate) fn opens_text(&self, reading: usize) -> bool {
        self.past.readings + reading == 0
    }

    pub(crate) fn nominal(&self, id: NounId) -> &Nominal {
        &self.readings[id.reading].nouns[id.noun]
    }

    pub(crate) fn predicate(&self, reading: usize, verb: usize) -> &Predicate {
        &self.readings[reading].verbs[verb]
    }

    pub(crate) fn span(&self, tokens: (usize, usize)) -> Span {
        self.grammar.span(tokens)
    }

    /// The sentence outside all marks in which each reading stands.
    pub(crate) fn outer_readings(&self) -> Vec<usize> {
        let around = |reading: &Reading<'_>| reading.inside.and_then(|s| self.places[s]).map(|p| p.reading);
        let climb = |(mut at, reading): (usize, &Reading<'_>)| {
            let mut up = around(reading);
            while let Some(reading) = up {
                at = reading;
                up = around(&self.readings[at]);
            }
            at
        };
        self.readings.iter().enumerate().map(climb).collect()
    }

    /// Where the text plays, so that *le président* alone can be told.
    pub(crate) fn setting(&self) -> Setting {
        *self.setting.get_or_init(|| self.find_setting())
    }

    fn find_setting(&self) -> Setting {
        let (mut court, mut state, mut sport) = (0, 0, 0);
        for nominal in self.readings.iter().flat_map(|r| r.nouns) {
            let domain = self.grammar.entry(nominal.phrase.head).domain.filter(|_| nominal.phrase.class == Class::Body);
            match (nominal.phrase.category, domain) {
                (Some(Category::Sport), _) | (_, Some(Domain::Sport)) => sport += 1,
                (Some(Category::Judiciary), _) | (_, Some(Domain::Court)) => court += 1,
                (Some(Category::Minister | Category::HeadOfGovernment), _)
                | (_, Some(Domain::State | Domain::Military | Domain::Ministry)) => state += 1,
                _ => {}
            }
        }
        match (court, state) {
            (3.., _) if court > 2 * state && court > sport => Setting::Court,
            _ if sport > 2 && sport > state => Setting::Sport,
            (_, 1..) => Setting::State,
            _ => Setting::Other,
        }
    }

    /// Whether a segment stands in a heading: in the first line, or in one without a full stop.
    pub(crate) fn is_heading(&self, segment: usize) -> bool {
        let Some(place) = self.places[segment].filter(|p| p.reading < self.outer) else { return false };
        let (paragraph, reading) = (self.paragraphs[place.reading], &self.readings[place.reading]);
        let alone = [place.reading.checked_sub(1), Some(place.reading + 1).filter(|&r| r < self.outer)]
            .into_iter()
            .flatten()
            .all(|r| self.paragraphs[r] != paragraph);
        let inner = self.segments[segment].inner.of(self.text()).trim_end();
        let open = reading.items.iter().all(|i| i.part != Part::Stop) && !inner.ends_with(['.', '!', '?', '…']);
        paragraph == 0 || alone && open
    }

    /// How many words stand between the marks.
    pub(crate) fn words(&self, segment: usize) -> usize {
        let (first, end) = self.segments[segment].tokens;
        let tokens = &self.grammar.tokens[first..end];
        tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
    }
}
