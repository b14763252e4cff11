//! [`ExtractorBuilder`]: an extractor other than the built-in one.

use std::sync::Arc;

use super::Extractor;
use crate::attribution::Sieve;
use crate::rule::{Answer, OwnRule, Segment};
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
    own: Vec<OwnRule>,
    /// In the order in which they were asked for.
    changes: Vec<Change>,
}

/// What is asked of the rules.
#[derive(Clone, Debug)]
enum Change {
    On(String),
    Off(String),
    Before(String, String),
}

impl ExtractorBuilder {
    /// The words it knows; [`Lexicon::french`] if this is not called.
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// Adds a rule of your own, for quoted segments.
    ///
    /// Your rules are asked before those of the lexicon and the built-in ones, in the order in which you add them, unless
    /// [`before`](Self::before) says otherwise. [`Answer`] shows one; its id, of letters without accents, digits, `-` and
    /// `_`, is the rule of what it finds.
    ///
    /// ```
    /// use propos::Extractor;
    /// use propos::rule::Answer;
    ///
    /// // The names of our own ships are nobody's speech.
    /// let ships = ["Belle Anna", "Typhon"];
    /// let extractor = Extractor::builder()
    ///     .rule("our-ships", move |segment| ships.contains(&segment.words()).then(Answer::nobody))
    ///     .build()?;
    /// let extraction = extractor.extract("Zoé Quintin évoque la « Belle Anna ».");
    /// let quotation = extraction.quotations().next().unwrap();
    /// assert_eq!((quotation.is_speech(), quotation.rule()), (false, "our-ships"));
    /// # Ok::<(), propos::Error>(())
    /// ```
    pub fn rule<F>(mut self, id: &str, answer: F) -> Self
    where
        F: Fn(&Segment<'_>) -> Option<Answer> + Send + Sync + 'static,
    {
        self.own.push(OwnRule { id: id.into(), answer: Arc::new(answer) });
        self
    }

    /// Switches a rule off: built-in, of the lexicon, or your own. What it would have found, the next rules may find.
    ///
    /// ```
    /// use propos::Extractor;
    ///
    /// let text = "Malo Kerven a quitté le conseil pour « ne plus entendre ces sottises ».";
    /// let speech = |extractor: Extractor| extractor.extract(text).quotations().next().unwrap().is_speech();
    /// assert!(speech(Extractor::new()));
    /// assert!(!speech(Extractor::builder().disable("subject").build()?));
    /// # Ok::<(), propos::Error>(())
    /// ```
    pub fn disable(mut self, id: &str) -> Self {
        self.changes.push(Change::Off(id.to_owned()));
        self
    }

    /// Switches a rule on again.
    pub fn enable(mut self, id: &str) -> Self {
        self.changes.push(Change::On(id.to_owned()));
        self
    }

    /// Has a rule asked right before another one.
    ///
    /// A built-in rule stays in its [pass](crate::rule::Pass), `local` or `carried`; yours may go into either. The rules
    /// for clauses without marks have a fixed order.
    ///
    /// ```
    /// use propos::Extractor;
    /// use propos::rule::Answer;
    ///
    /// // Only where no other rule has found anything: words that stand free are the editor's.
    /// let extractor = Extractor::builder()
    ///     .rule("somebody", |_| Some(Answer::said_by_somebody()))
    ///     .before("somebody", "free")
    ///     .build()?;
    /// let extraction = extractor.extract("« Oui », a dit Zoé Quintin.\n\nIl pleut.\n\n« Non »");
    /// let rules: Vec<&str> = extraction.quotations().map(|quotation| quotation.rule()).collect();
    /// assert_eq!(rules, ["incise", "somebody"]);
    /// # Ok::<(), propos::Error>(())
    /// ```
    pub fn before(mut self, id: &str, other: &str) -> Self {
        self.changes.push(Change::Before(id.to_owned(), other.to_owned()));
        self
    }

    /// The extractor.
    ///
    /// # Errors
    ///
    /// If there is no rule of an id, if two have the same, or if a rule cannot be put where it should go. All that is
    /// wrong is told at once.
    ///
    /// ```
    /// let error = propos::Extractor::builder().disable("incize").build().unwrap_err();
    /// assert!(error.to_string().starts_with("unknown rule `incize`\n"));
    /// assert!(error.to_string().ends_with("did you mean `incise`?"));
    /// ```
    pub fn build(self) -> Result<Extractor, Error> {
        let lexicon = self.lexicon.unwrap_or_else(Lexicon::french);
        let mut sieve = Sieve::new(lexicon.rules());
        let mut misfits = Vec::new();
        for own in self.own {
            misfits.extend(sieve.add(own).err());
        }
        for change in self.changes {
            let done = match change {
                Change::On(id) => sieve.switch(&id, true),
                Change::Off(id) => sieve.switch(&id, false),
                Change::Before(id, other) => sieve.put_before(&id, &other),
            };
            misfits.extend(done.err());
        }
        if misfits.is_empty() { Ok(Extractor::with(lexicon, sieve)) } else { Err(Error::rules(misfits)) }
    }
}
