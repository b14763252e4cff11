//! [`Draft`]: a sentence while it is read.

use super::{Frame, Item, Nominal, Part, Predicate, Reading};

/// A sentence while it is read; one after the other is drafted in the same place.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) items: Vec<Item>,
    pub(super) nouns: Vec<Nominal>,
    pub(super) verbs: Vec<Predicate>,
    pub(super) frames: Vec<Frame>,
    pub(super) frame_of: Vec<usize>,
}

impl Draft {
    /// With room for most sentences.
    pub(super) fn with_room() -> Self {
        Self {
            items: Vec::with_capacity(64),
            nouns: Vec::with_capacity(32),
            verbs: Vec::with_capacity(16),
            frames: Vec::with_capacity(16),
            frame_of: Vec::with_capacity(64),
        }
    }

    fn reading(&self) -> Reading<'_> {
        let Self { items, nouns, verbs, frames, frame_of } = self;
        Reading { tokens: (0, 0), inside: None, items, nouns, verbs, frames, frame_of }
    }

    pub(super) fn part(&self, item: usize) -> Option<Part> {
        self.reading().part(item)
    }

    pub(super) fn before(&self, item: usize) -> Option<usize> {
        self.reading().before(item)
    }

    pub(super) fn after(&self, item: usize) -> Option<usize> {
        self.reading().after(item)
    }

    pub(super) fn noun_at(&self, item: usize) -> Option<(usize, &Nominal)> {
        self.reading().noun_at(item)
    }

    pub(super) fn verb_at(&self, item: usize) -> Option<(usize, &Predicate)> {
        self.reading().verb_at(item)
    }
}
