//! SQL functions for [DataFusion](https://datafusion.apache.org), on one machine or on a Ballista cluster.
//!
//! | function | one list per text, of |
//! | --- | --- |
//! | `quotations(text)` | every quoted segment and reported clause: the fields of [`report::Quotation`](crate::report::Quotation), and in `speaker` the speaker itself |
//! | `speakers(text)` | everybody to whom a quotation is given: the fields of [`report::Speaker`](crate::report::Speaker), and `index` |
//! | `sentences(text)` | the sentences: `start`, `end`, `text` |
//!
//! The text may be `Utf8`, `LargeUtf8`, `Utf8View`, or a dictionary of these; the list of `NULL` is `NULL`. Every `start`
//! and `end` counts bytes. [`guide::sql`](crate::guide::sql) has every column, queries, and how to run a cluster.
//!
//! [`register`] takes whatever holds functions: a `SessionContext`, a `SessionState`, or the registry of this example.
//!
//! ```
//! use datafusion_expr::registry::{FunctionRegistry, MemoryFunctionRegistry};
//!
//! let mut registry = MemoryFunctionRegistry::new();
//! propos::datafusion::register(&mut registry)?;
//! assert!(registry.udf("quotations").is_ok());
//! # Ok::<(), datafusion_common::DataFusionError>(())
//! ```

use std::sync::Arc;

use datafusion_common::Result;
use datafusion_expr::ScalarUDF;
use datafusion_expr::registry::FunctionRegistry;

use crate::Extractor;
use function::{Finds, TextFunction};

mod function;
mod row;
mod schema;

/// Gives `quotations`, `speakers` and `sentences` to a session, with the built-in lexicon.
///
/// # Errors
///
/// If the registry cannot be written to.
pub fn register(registry: &mut dyn FunctionRegistry) -> Result<()> {
    register_with(registry, Extractor::new())
}

/// The same with an extractor of your own, which all threads share.
///
/// A query carries the names of functions, and not what they do: on a cluster, register the same in every process.
///
/// ```
/// use datafusion_expr::registry::MemoryFunctionRegistry;
/// use propos::{Extractor, Lexicon};
///
/// let lexicon = Lexicon::french().extend("[cue verbs]\nclavioter | 1 | incise que colon fragment | states")?;
/// let extractor = Extractor::builder().lexicon(lexicon).build()?;
/// let mut registry = MemoryFunctionRegistry::new();
/// propos::datafusion::register_with(&mut registry, extractor)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If the registry cannot be written to.
pub fn register_with(registry: &mut dyn FunctionRegistry, extractor: Extractor) -> Result<()> {
    let extractor = Arc::new(extractor);
    for finds in [Finds::Quotations, Finds::Speakers, Finds::Sentences] {
        registry.register_udf(Arc::new(ScalarUDF::from(TextFunction::new(finds, Arc::clone(&extractor)))))?;
    }
    Ok(())
}
