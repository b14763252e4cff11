//! [`ExtractorBuilder`]: an extractor other than the built-in one.

use super::Extractor;
use crate::{Error, Lexicon};

/// Makes an [`Extractor`] of your own; [`Extractor::builder`] begins one.
///
/// What is not set is as in [`Extractor::new`].
///
/// ```
/// use propos::{Extractor, Lexicon};
///
/// let lexicon = Lexicon::french().extend("[cue verbs]\nclavioter | 1 | incise que colon fragment | states")?;
/// let extractor = Extractor::builder().lexicon(lexicon).build()?;
/// let extraction = extractor.extract("« On arrive », a clavioté Yann Tudal.");
/// let cue = extraction.quotations().next().unwrap().cue().unwrap();
/// assert_eq!(cue.lemma(), "clavioter");
/// # Ok::<(), propos::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ExtractorBuilder {
    lexicon: Option<Lexicon>,
}

impl ExtractorBuilder {
    /// The words it knows; [`Lexicon::french`] if this is not called.
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// The extractor.
    ///
    /// # Errors
    ///
    /// None as yet: a [`Lexicon`] is checked when it is made. Choices that do not fit each other will be errors.
    pub fn build(self) -> Result<Extractor, Error> {
        let lexicon = self.lexicon.unwrap_or_else(Lexicon::french);
        Ok(Extractor::with(lexicon))
    }
}
