//! [`Span`]: a piece of the text, by its place.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, of the text that was read.
///
/// Both ends lie on `char` boundaries of that text, and `start <= end`, so
/// `&text[span.range()]` never panics.
///
/// ```
/// let text = "« Oui », dit-il.";
/// let sentence = propos::sentences(text).next().unwrap();
/// assert_eq!(&text[sentence.span().range()], text);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span `start..end`.
    ///
    /// # Panics
    ///
    /// If `start > end`.
    ///
    /// ```
    /// assert_eq!(propos::Span::new(2, 5).len(), 3);
    /// ```
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span ends where it starts or after");
        Self { start, end }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The byte after the last one.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// How many bytes the span covers.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The range to index a text with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether `other` lies wholly inside, or is the same.
    ///
    /// ```
    /// use propos::Span;
    /// assert!(Span::new(2, 9).contains(Span::new(2, 4)));
    /// assert!(!Span::new(2, 9).contains(Span::new(1, 4)));
    /// ```
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What the span covers of `text`.
    pub(crate) fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

/// A span as it is read: its ends are not checked yet.
#[derive(Deserialize)]
struct Ends {
    start: usize,
    end: usize,
}

impl TryFrom<Ends> for Span {
    type Error = String;

    fn try_from(Ends { start, end }: Ends) -> Result<Self, String> {
        if start <= end {
            Ok(Self { start, end })
        } else {
            Err(format!("a span ends before it starts: {start}..{end}"))
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
