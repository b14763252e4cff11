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

/// # SQL over an archive
// Its Rust needs the engine, which the tests of this crate do not compile.
#[cfg(feature = "datafusion")]
#[cfg_attr(not(doctest), doc = include_str!("../docs/sql.md"))]
pub mod sql {}
