//! Rules: the named reasons for which words are given to somebody, and how to write one in Rust.
//!
//! A segment goes through a sieve: the first rule that answers decides, and its id is in the result
//! ([`Quotation::rule`](crate::Quotation::rule)). [`rules`] lists the built-in ones, an extractor those that it asks:
//!
//! ```
//! let incise = propos::rules().find(|rule| rule.id() == "incise").unwrap();
//! assert_eq!(incise.pattern(), "«Q», cue source");
//! println!("{}\n\nfor example: {}", incise.summary(), incise.example().unwrap());
//! ```
//!
//! [`ExtractorBuilder`](crate::ExtractorBuilder) switches rules off, changes their order, and takes rules of your own.
//! Who writes no Rust writes patterns: see `[rules]` in [`guide::lexicon`](crate::guide::lexicon).

use std::fmt;

use crate::attribution::{BuiltIn, CATALOGUE};
use crate::lexicon::PatternRule;

mod answer;
mod segment;

pub use answer::Answer;
pub(crate) use answer::OwnRule;
pub use segment::{Mention, Segment, Verb};

/// When a rule is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Pass {
    /// First: what stands in the sentence around the segment.
    Local,
    /// Then, for segments that no local rule explains: what other rules found nearby.
    Carried,
    /// Clauses without marks, looked for beside the segments.
    Clauses,
    /// What is left.
    Rest,
}

/// In one word: `local`.
impl fmt::Display for Pass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Local => "local",
            Self::Carried => "carried",
            Self::Clauses => "clauses",
            Self::Rest => "rest",
        })
    }
}

/// A rule of attribution, built-in or yours.
#[derive(Clone, Debug)]
pub struct Rule {
    pub(crate) body: Body,
    pub(crate) pass: Pass,
    pub(crate) on: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    BuiltIn(&'static BuiltIn),
    Pattern(PatternRule),
    Own(OwnRule),
}

/// The built-in rules, in the order in which they are asked.
///
/// ```
/// let ids: Vec<String> = propos::rules().map(|rule| rule.id().to_owned()).collect();
/// assert_eq!(ids[..3], ["named-so", "incise", "pivot"]);
/// assert_eq!(ids.last().unwrap(), "nobody");
/// ```
pub fn rules() -> impl ExactSizeIterator<Item = Rule> {
    CATALOGUE.iter().map(|built_in| Rule { body: Body::BuiltIn(built_in), pass: built_in.work.pass(), on: true })
}

impl Rule {
    /// Its name in results and snapshots.
    #[must_use]
    pub fn id(&self) -> &str {
        match &self.body {
            Body::BuiltIn(rule) => rule.id,
            Body::Pattern(rule) => &rule.id,
            Body::Own(rule) => &rule.id,
        }
    }

    /// When it is asked.
    #[must_use]
    pub fn pass(&self) -> Pass {
        self.pass
    }

    /// Whether it is asked at all; see [`ExtractorBuilder::disable`](crate::ExtractorBuilder::disable).
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// What it is for, in a sentence.
    #[must_use]
    pub fn summary(&self) -> &str {
        match &self.body {
            Body::BuiltIn(rule) => rule.summary,
            Body::Pattern(_) => "A rule of yours, from a lexicon.",
            Body::Own(_) => "A rule of yours, in Rust.",
        }
    }

    /// What it looks for, where `«Q»` are the words in question; of a rule from a lexicon the regular expression, of one
    /// in Rust nothing.
    #[must_use]
    pub fn pattern(&self) -> &str {
        match &self.body {
            Body::BuiltIn(rule) => rule.pattern,
            Body::Pattern(rule) => rule.regex.as_str(),
            Body::Own(_) => "",
        }
    }

    /// A passage in which it decides; only built-in rules bring one.
    #[must_use]
    pub fn example(&self) -> Option<&'static str> {
        self.built_in().map(|rule| rule.example)
    }

    /// A passage, like the [`example`](Self::example), in which it must not decide.
    #[must_use]
    pub fn counter_example(&self) -> Option<&'static str> {
        self.built_in().map(|rule| rule.counter_example)
    }

    fn built_in(&self) -> Option<&'static BuiltIn> {
        match self.body {
            Body::BuiltIn(rule) => Some(rule),
            _ => None,
        }
    }
}
