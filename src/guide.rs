//! Chapters to read in order, for people who use or change what `propos` knows.

/// # The data model
#[doc = include_str!("../docs/data.md")]
pub mod data {}

/// # Limits
#[doc = include_str!("../docs/limits.md")]
pub mod limits {}

/// # Coming from spaCy, textacy or the Gender Gap Tracker
#[doc = include_str!("../docs/coming.md")]
pub mod coming {}

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
