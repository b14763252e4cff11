//! Chapters to read in order, for people who use or change what `propos` knows.

/// # The lexicon
#[doc = include_str!("../docs/lexicon.md")]
pub mod lexicon {}

/// # Rules and snapshots
#[doc = include_str!("../docs/rules.md")]
pub mod rules {}

/// # The sieve
#[doc = include_str!("../docs/sieve.md")]
pub mod sieve {}
