//! Chapters to read in order, for people who use or change what `propos` knows.

/// # The lexicon
#[doc = include_str!("../docs/lexicon.md")]
pub mod lexicon {}

/// # The sieve
#[doc = include_str!("../docs/sieve.md")]
pub mod sieve {}
