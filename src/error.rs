//! [`Error`] and the [`Fault`]s it lists.

use std::fmt;
use std::sync::Arc;

/// Why a lexicon or an extractor could not be made.
///
/// It lists every fault of the file, not the first only; its [`Display`](fmt::Display) shows them all, each with
/// its place, what was expected there and, where there is one, the nearest right word.
///
/// ```
/// let faulty = "[roles]\ncadreur | cadreuse | journaliste\n";
/// let error = propos::Lexicon::french().extend_named("mots.txt", faulty).unwrap_err();
/// let fault = error.faults().next().unwrap();
/// assert_eq!((fault.line, fault.column), (2, 22));
/// assert_eq!(fault.found, "unknown category `journaliste`");
/// assert_eq!(fault.help.as_deref(), Some("did you mean `journalist`?"));
/// assert!(error.to_string().starts_with("mots.txt:2:22: unknown category `journaliste`\n"));
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Kind);

#[derive(Clone, Debug, thiserror::Error)]
enum Kind {
    #[error("{}", Listing(.0))]
    Lexicon(Vec<Fault>),
    #[error("{}", Listing(.0))]
    Rules(Vec<Misfit>),
}

impl Error {
    /// What is wrong with a lexicon file. There is at least one fault; they are put in the order of their places.
    pub(crate) fn lexicon(mut faults: Vec<Fault>) -> Self {
        faults.sort_by_key(|fault| (fault.line, fault.column));
        Self(Kind::Lexicon(faults))
    }

    /// What is wrong with the rules of an extractor. There is at least one fault.
    pub(crate) fn rules(misfits: Vec<Misfit>) -> Self {
        Self(Kind::Rules(misfits))
    }

    /// Every fault of a lexicon file, from the top down; none if the error is about what was asked of a builder.
    pub fn faults(&self) -> impl ExactSizeIterator<Item = &Fault> {
        let faults: &[Fault] = match &self.0 {
            Kind::Lexicon(faults) => faults,
            Kind::Rules(_) => &[],
        };
        faults.iter()
    }
}

/// One thing that is wrong with a lexicon file.
///
/// Its [`Display`](fmt::Display) is what [`Error`] shows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The name of the file, as it was given to [`Lexicon::extend_named`](crate::Lexicon::extend_named).
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column where the fault begins, in characters from 1.
    pub column: usize,
    /// What stands there: *unknown category `ministre`*.
    pub found: String,
    /// What could stand there: *one of `minister`, `military`, …*.
    pub expected: String,
    /// How to mend it, where that can be guessed: *did you mean `minister`?*
    pub help: Option<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, found, expected, help } = self;
        write!(f, "{file}:{line}:{column}: ")?;
        write_fault(found, expected, help.as_deref(), f)
    }
}

/// One thing that is wrong with what was asked of a builder.
#[derive(Clone, Debug)]
pub(crate) struct Misfit {
    pub(crate) found: String,
    pub(crate) expected: String,
    pub(crate) help: Option<String>,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fault(&self.found, &self.expected, self.help.as_deref(), f)
    }
}

fn write_fault(found: &str, expected: &str, help: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{found}\n    expected: {expected}")?;
    help.map_or(Ok(()), |help| write!(f, "\n    help: {help}"))
}

/// Faults, each from a line of its own.
struct Listing<'f, T>(&'f [T]);

impl<T: fmt::Display> fmt::Display for Listing<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.0.iter().enumerate() {
            let separator = if i == 0 { "" } else { "\n" };
            write!(f, "{separator}{fault}")?;
        }
        Ok(())
    }
}
