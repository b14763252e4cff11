//! Stage 5: clauses. A sentence as a row of items (phrases, verb groups, quoted segments, joints), its clauses as
//! frames, and every verb with its subject.
//!
//! Quoted segments are opaque here: what stands between the marks is read as a sentence of its own.

use crate::phrase::{NounPhrase, VerbGroup};

mod apposition;
mod chunk;
mod draft;
mod link;
mod readings;

pub(crate) use readings::Readings;

/// One item of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A quoted segment, by its index.
    Quote(usize),
    /// An index into [`Reading::nouns`].
    Noun(usize),
    /// An index into [`Reading::verbs`].
    Verb(usize),
    Preposition,
    /// *selon*, *aux yeux de*
    CuePreposition,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    Stop,
    Que,
    Qui,
    /// *dont*, *où*, *lequel*
    Relative,
    Coordination,
    Subordination,
    Adverb,
    Word,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) part: Part,
    /// Half-open.
    pub(crate) tokens: (usize, usize),
}

/// A noun phrase in its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Nominal {
    pub(crate) phrase: NounPhrase,
    /// It stands after a preposition.
    pub(crate) governed: bool,
    /// Who issues a document or whose words a noun of saying names: *l'état-major* of *un communiqué de l'état-major*.
    pub(crate) issuer: Option<usize>,
}

/// How a verb found its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// The subject stands before, perhaps across an insertion.
    Before,
    /// *a déclaré le ministre*
    After,
    /// *a-t-il dit*
    InvertedPronoun,
    /// *le ministre, qui a dit*
    Antecedent,
    /// The subject of the verb before: *a salué … et estimé que*.
    Shared,
    /// A participle or an infinitive leans on the main subject.
    Lean,
    None,
}

/// A verb in its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Predicate {
    pub(crate) group: VerbGroup,
    pub(crate) item: usize,
    pub(crate) frame: usize,
    pub(crate) subject: Option<usize>,
    pub(crate) link: Link,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameKind {
    Main,
    /// What somebody says: after the *que* of a cue verb.
    Content {
        governor: usize,
    },
    Relative,
    Subordinate,
    Bracket,
}

/// A clause.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) kind: FrameKind,
    pub(crate) parent: Option<usize>,
    /// Its first item.
    pub(crate) start: usize,
    pub(crate) subject: Option<usize>,
    /// For a relative clause, the phrase to which it belongs.
    pub(crate) antecedent: Option<usize>,
    /// Its last finite verb so far.
    pub(crate) verb: Option<usize>,
    /// A quoted segment holds its verb: *le projet « ne passera pas »*.
    pub(crate) quoted_verb: bool,
}

/// A sentence, read. What it is made of stands in the [`Readings`] of its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'r> {
    /// Half-open tokens.
    pub(crate) tokens: (usize, usize),
    /// The segment inside which it stands.
    pub(crate) inside: Option<usize>,
    pub(crate) items: &'r [Item],
    pub(crate) nouns: &'r [Nominal],
    pub(crate) verbs: &'r [Predicate],
    pub(crate) frames: &'r [Frame],
    /// The frame of each item.
    pub(crate) frame_of: &'r [usize],
}

impl<'r> Reading<'r> {
    pub(crate) fn part(&self, item: usize) -> Option<Part> {
        self.items.get(item).map(|i| i.part)
    }

    /// The index before `item` that is no adverb.
    pub(crate) fn before(&self, item: usize) -> Option<usize> {
        (0..item).rev().find(|&i| self.items[i].part != Part::Adverb)
    }

    /// The index after `item` that is no adverb.
    pub(crate) fn after(&self, item: usize) -> Option<usize> {
        (item + 1..self.items.len()).find(|&i| self.items[i].part != Part::Adverb)
    }

    pub(crate) fn noun_at(&self, item: usize) -> Option<(usize, &'r Nominal)> {
        match self.part(item)? {
            Part::Noun(n) => Some((n, &self.nouns[n])),
            _ => None,
        }
    }

    pub(crate) fn verb_at(&self, item: usize) -> Option<(usize, &'r Predicate)> {
        match self.part(item)? {
            Part::Verb(v) => Some((v, &self.verbs[v])),
            _ => None,
        }
    }
}
