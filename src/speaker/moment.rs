//! [`Moment`]: a sentence among all that were read, so that what is kept of it outlives its window.

use super::Resolver;

/// A sentence, by its number over all windows; in the order in which sentences are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    /// Those inside marks come behind those outside.
    reading: usize,
    /// The sentence outside all marks in which it stands, counted without those inside.
    outer: usize,
    /// The paragraph of that sentence.
    paragraph: usize,
}

impl Moment {
    pub(super) fn paragraph(self) -> usize {
        self.paragraph
    }

    pub(super) fn shares_paragraph(self, other: Self) -> bool {
        self.paragraph == other.paragraph
    }
}

impl Resolver<'_, '_> {
    /// That of a sentence of this window.
    pub(super) fn moment(&self, reading: usize) -> Moment {
        let outer = self.outer[reading];
        let past = self.document.past;
        Moment {
            reading: past.readings + reading,
            outer: past.outer + outer,
            paragraph: self.document.paragraphs[outer],
        }
    }

    /// How many sentences lie between; sentences inside marks count as those around them.
    pub(super) fn distance(&self, reading: usize, other: impl Into<Option<Moment>>) -> usize {
        let here = self.document.past.outer + self.outer[reading];
        other.into().map_or(usize::MAX, |there: Moment| here.abs_diff(there.outer))
    }
}
