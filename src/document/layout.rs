//! [`Layout`]: which sentences are read, outside the marks and inside each segment.

use smallvec::SmallVec;

use super::{Past, Place};
use crate::Span;
use crate::clause::Readings;
use crate::phrase::Grammar;
use crate::segment::Segment;
use crate::token::{TokenKind, may_report};

/// So many words and signs, each segment counted as one, and no more are read as one sentence: no writer makes a longer
/// one, and what looks for subjects and cues goes back and forth in it.
const MOST_TOKENS: usize = 400;

/// The sentences of a text, read, and where each segment stands in them.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(super) past: Past,
    pub(super) readings: Readings,
    pub(super) outer: usize,
    pub(super) paragraphs: Vec<usize>,
    pub(super) places: Vec<Option<Place>>,
    pub(super) inside: Vec<(usize, usize)>,
}

impl Layout {
    /// Reads the sentences outside all marks, then those inside each segment.
    pub(crate) fn read(grammar: &Grammar<'_>, segments: &[Segment], sentence_spans: &[Span], past: Past) -> Self {
        let room = Readings::with_room_for(grammar.tokens.len());
        Self::read_where(grammar, segments, sentence_spans, past, room, &|_| true)
    }

    /// Reads the sentences of a text without segments that may report what somebody says, and no others.
    pub(crate) fn read_reports(grammar: &Grammar<'_>, sentence_spans: &[Span]) -> Self {
        let room = Readings::with_room_for(0);
        Self::read_where(grammar, &[], sentence_spans, Past::default(), room, &|(first, end)| {
            may_report(&grammar.tokens[first..end])
        })
    }

    fn read_where(
        grammar: &Grammar<'_>,
        segments: &[Segment],
        sentence_spans: &[Span],
        past: Past,
        readings: Readings,
        wanted: &dyn Fn((usize, usize)) -> bool,
    ) -> Self {
        let count = segments.len();
        let (places, inside) = (vec![None; count], vec![(0, 0); count]);
        let paragraphs = Vec::with_capacity(sentence_spans.len() + count);
        let layout = Self { past, readings, outer: 0, paragraphs, places, inside };
        let mut reader = Reader { grammar, segments, wanted, layout };
        let mut within: SmallVec<[usize; 16]> = (0..count).filter(|&s| segments[s].parent.is_none()).collect();
        reader.read(sentence_spans, &within, None);
        reader.layout.outer = reader.layout.readings.len();
        let mut spans = Vec::new();
        for (s, segment) in segments.iter().enumerate() {
            let inner = segment.inner;
            let place = |span: Span| Span::new(span.start() + inner.start(), span.end() + inner.start());
            spans.clear();
            spans.extend(grammar.lexicon.sentences(inner.of(grammar.text)).map(|sentence| place(sentence.span())));
            within.clear();
            within.extend(children(segments, s));
            let first = reader.layout.readings.len();
            reader.read(&spans, &within, Some(s));
            reader.layout.inside[s] = (first, reader.layout.readings.len());
        }
        reader.layout
    }
}

/// The segments right inside another: they come behind it.
fn children(segments: &[Segment], parent: usize) -> impl Iterator<Item = usize> {
    let end = segments[parent].span.end();
    (parent + 1..segments.len())
        .take_while(move |&s| segments[s].span.start() < end)
        .filter(move |&s| segments[s].parent == Some(parent))
}

struct Reader<'r, 'a> {
    grammar: &'r Grammar<'a>,
    segments: &'r [Segment],
    /// Which sentences are read, by their tokens.
    wanted: &'r dyn Fn((usize, usize)) -> bool,
    layout: Layout,
}

impl Reader<'_, '_> {
    /// Reads the sentences; those that a segment joins are read as one.
    fn read(&mut self, spans: &[Span], segments: &[usize], inside: Option<usize>) {
        let tokens = self.grammar.tokens;
        let mut next_segment = 0;
        let mut at = 0;
        let mut paragraph = self.layout.paragraphs.last().map_or(self.layout.past.paragraphs, |p| p + 1);
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
        if !(self.wanted)(tokens) {
            return;
        }
        let index = self.layout.readings.len();
        let places = &mut self.layout.places;
        let place = |segment: usize, item| places[segment] = Some(Place { reading: index, item });
        self.layout.readings.read(self.grammar, tokens, inside, self.segments, opaque, place);
        self.layout.paragraphs.push(paragraph);
    }
}
