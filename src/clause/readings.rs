//! [`Readings`]: all sentences of a text, read.

use super::draft::Draft;
use super::{Frame, Item, Nominal, Part, Predicate, Reading, apposition, chunk, link};
use crate::phrase::Grammar;
use crate::segment::Segment;

/// All sentences of a text, read. What they are made of stands in common rows, so that no sentence allocates.
#[derive(Debug)]
pub(crate) struct Readings {
    items: Vec<Item>,
    nouns: Vec<Nominal>,
    verbs: Vec<Predicate>,
    frames: Vec<Frame>,
    frame_of: Vec<usize>,
    sentences: Vec<Sentence>,
    draft: Draft,
}

/// A sentence, and where its share of each row ends.
#[derive(Clone, Copy, Debug)]
struct Sentence {
    tokens: (usize, usize),
    inside: Option<usize>,
    items: usize,
    nouns: usize,
    verbs: usize,
    frames: usize,
}

impl Readings {
    /// With room for those of a text of so many tokens.
    pub(crate) fn with_room_for(tokens: usize) -> Self {
        Self {
            items: Vec::with_capacity(tokens * 3 / 4),
            nouns: Vec::with_capacity(tokens / 3),
            verbs: Vec::with_capacity(tokens / 8),
            frames: Vec::with_capacity(tokens / 8),
            frame_of: Vec::with_capacity(tokens * 3 / 4),
            sentences: Vec::with_capacity(tokens / 20),
            draft: Draft::with_room(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Reads the sentence that the tokens hold. `opaque` are the segments whose marks stand in it; where, `place` is
    /// told: the segment and its item.
    pub(crate) fn read(
        &mut self,
        grammar: &Grammar<'_>,
        tokens: (usize, usize),
        inside: Option<usize>,
        segments: &[Segment],
        opaque: &[usize],
        mut place: impl FnMut(usize, usize),
    ) {
        let draft = &mut self.draft;
        chunk::Chunker { grammar, reading: draft, end: tokens.1 }.run(tokens.0, segments, opaque);
        apposition::merge(grammar, draft);
        link::link(grammar, draft);
        for (item, entry) in draft.items.iter().enumerate() {
            if let Part::Quote(segment) = entry.part {
                place(segment, item);
            }
        }
        self.items.append(&mut draft.items);
        self.nouns.append(&mut draft.nouns);
        self.verbs.append(&mut draft.verbs);
        self.frames.append(&mut draft.frames);
        self.frame_of.append(&mut draft.frame_of);
        self.sentences.push(Sentence {
            tokens,
            inside,
            items: self.items.len(),
            nouns: self.nouns.len(),
            verbs: self.verbs.len(),
            frames: self.frames.len(),
        });
    }

    /// Each of them, in the order in which they were read.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Reading<'_>> {
        let (mut items, mut nouns, mut verbs, mut frames) = (0, 0, 0, 0);
        self.sentences.iter().map(move |sentence| {
            let reading = Reading {
                tokens: sentence.tokens,
                inside: sentence.inside,
                items: &self.items[items..sentence.items],
                nouns: &self.nouns[nouns..sentence.nouns],
                verbs: &self.verbs[verbs..sentence.verbs],
                frames: &self.frames[frames..sentence.frames],
                frame_of: &self.frame_of[items..sentence.items],
            };
            (items, nouns, verbs, frames) = (sentence.items, sentence.nouns, sentence.verbs, sentence.frames);
            reading
        })
    }
}
