//! A text, read as far as its sentences: what attribution works on.

use std::cell::OnceCell;

use crate::Span;
use crate::clause::{self, Nominal, Part, Predicate, Reading};
use crate::extraction::Category;
use crate::lexicon::{Domain, Lexicon};
use crate::phrase::{Class, Grammar};
use crate::segment::Segment;
use crate::token::{Token, TokenKind};

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

/// So many words and signs, each segment counted as one, and no more are read as one sentence: no writer makes a longer
/// one, and what looks for subjects and cues goes back and forth in it.
const MOST_TOKENS: usize = 400;

#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(crate) grammar: Grammar<'a>,
    pub(crate) segments: Vec<Segment>,
    /// Sentences outside all marks first, in order; then those inside each segment.
    pub(crate) readings: Vec<Reading>,
    /// How many of them stand outside.
    pub(crate) outer: usize,
    /// The paragraph of each reading.
    pub(crate) paragraphs: Vec<usize>,
    /// Where each segment stands.
    pub(crate) places: Vec<Option<Place>>,
    /// The readings inside each segment, half-open.
    pub(crate) inside: Vec<(usize, usize)>,
    /// How many words stand between the marks of each segment.
    words: Vec<usize>,
    setting: OnceCell<Setting>,
}

impl<'a> Document<'a> {
    pub(crate) fn new(
        text: &'a str,
        tokens: &'a [Token],
        lexicon: &'a Lexicon,
        segments: Vec<Segment>,
        sentence_spans: &[Span],
    ) -> Self {
        let grammar = Grammar::new(text, tokens, lexicon);
        let count = segments.len();
        let mut document = Self {
            grammar,
            segments,
            readings: Vec::new(),
            outer: 0,
            paragraphs: Vec::new(),
            places: vec![None; count],
            inside: vec![(0, 0); count],
            words: Vec::new(),
            setting: OnceCell::new(),
        };
        document.words = document.segments.iter().map(|s| count_words(&tokens[s.tokens.0..s.tokens.1])).collect();
        let roots: Vec<usize> = (0..count).filter(|&s| document.segments[s].parent.is_none()).collect();
        document.read(sentence_spans, &roots, None);
        document.outer = document.readings.len();
        let mut children = vec![Vec::new(); count];
        for s in 0..count {
            if let Some(parent) = document.segments[s].parent {
                children[parent].push(s);
            }
        }
        for (s, within) in children.iter().enumerate() {
            let inner = document.segments[s].inner;
            let spans: Vec<Span> = lexicon
                .sentences(inner.of(text))
                .map(|x| Span::new(x.span().start() + inner.start(), x.span().end() + inner.start()))
                .collect();
            let first = document.readings.len();
            document.read(&spans, within, Some(s));
            document.inside[s] = (first, document.readings.len());
        }
        document
    }

    /// Reads the sentences; those that a segment joins are read as one.
    fn read(&mut self, spans: &[Span], segments: &[usize], inside: Option<usize>) {
        let tokens = self.grammar.tokens;
        let mut next_segment = 0;
        let mut at = 0;
        let mut paragraph = self.paragraphs.last().map_or(0, |p| p + 1);
        let mut previous_end: Option<usize> = None;
        while at < spans.len() {
            let start = spans[at].start();
            let mut end = spans[at].end();
            let first_segment = next_segment;
            loop {
                while next_segment < segments.len() && self.segments[segments[next_segment]].span.start() < end {
                    end = end.max(self.segments[segments[next_segment]].span.end());
                    next_segment += 1;
                }
                if at + 1 < spans.len() && spans[at + 1].start() < end {
                    at += 1;
                    end = end.max(spans[at].end());
                } else {
                    break;
                }
            }
            at += 1;
            let first = tokens.partition_point(|t| (t.start as usize) < start);
            let last = tokens.partition_point(|t| (t.start as usize) < end);
            if let Some(p) = previous_end
                && tokens[p..first].iter().any(|t| t.kind == TokenKind::LineBreak)
            {
                paragraph += 1;
            }
            previous_end = Some(last);
            let mut opaque = &segments[first_segment..next_segment];
            let mut from = first;
            while from < last || from == first {
                let (to, within) = self.piece((from, last), opaque);
                self.read_piece((from, to), inside, &opaque[..within], paragraph);
                opaque = &opaque[within..];
                from = to.max(from + 1);
            }
        }
    }

    /// The end of what can be read as one sentence, and how many of the segments stand in it.
    fn piece(&self, (first, last): (usize, usize), opaque: &[usize]) -> (usize, usize) {
        let (mut at, mut within) = (first, 0);
        for _ in 0..MOST_TOKENS {
            match opaque.get(within).map(|&s| self.segments[s].tokens) {
                Some((start, end)) if start <= at => {
                    within += 1;
                    at = end.max(at + 1);
                }
                _ => at += 1,
            }
            if at >= last {
                return (last, opaque.len());
            }
        }
        (at, within)
    }

    fn read_piece(&mut self, tokens: (usize, usize), inside: Option<usize>, opaque: &[usize], paragraph: usize) {
        let reading = clause::read(&self.grammar, tokens, inside, &self.segments, opaque);
        let index = self.readings.len();
        for (item, entry) in reading.items.iter().enumerate() {
            if let Part::Quote(s) = entry.part {
                self.places[s] = Some(Place { reading: index, item });
            }
        }
        self.readings.push(reading);
        self.paragraphs.push(paragraph);
    }

    pub(crate) fn text(&self) -> &'a str {
        self.grammar.text
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
        let around = |reading: &Reading| reading.inside.and_then(|s| self.places[s]).map(|p| p.reading);
        let climb = |(mut at, reading): (usize, &Reading)| {
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
        for nominal in self.readings.iter().flat_map(|r| &r.nouns) {
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
            (3.., _) if court > 2 * state => Setting::Court,
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
        self.words[segment]
    }
}

fn count_words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
}
