//! The lexicon: what is known of words.
//!
//! [`Lexicon`] is the handle that users hold and stages ask. Read the files downwards, as an entry goes:
//! `section` says what sorts of entries there are, `file` reads a file of them, `layers` lays one over another, `line`
//! cuts an entry into fields, `verbs`, `nouns`, `names`, `grammar`, `abbreviations` and `rules` read the fields with the names in `vocabulary`,
//! `conjugation` and `plural` make the forms, `words` gathers what is known of each, `sharing` makes bytes of that, and
//! `table` looks words up in these. `build.rs` makes those of the French files; a user's files are read when asked for.

use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::error::Error;
use crate::extraction::Category;
use crate::key::WordKey;
use crate::sentence::Sentences;
use crate::token::Token;

mod section;

mod file;

mod layers;

mod line;
mod nearest;
mod vocabulary;

mod abbreviations;
mod grammar;
mod names;
mod nouns;
mod rules;
mod verbs;

mod conjugation;
mod plural;

mod classes;
mod entry;
mod facts;
mod spellings;
mod words;

mod rows;

mod cues;
mod index;
mod sharing;

mod shelf;
mod table;

#[cfg(test)]
mod tests;

pub(crate) use abbreviations::{Abbreviation, Abbreviations, Follows};
pub(crate) use classes::{Classes, Domain, Frames, Genders, NounClass};
pub(crate) use conjugation::{Form, Mood};
pub(crate) use cues::JOINTS;
pub(crate) use entry::{Analysis, Entry, Noun, Sense, Verb, WordId};
pub(crate) use facts::{Facts, Gist};
pub(crate) use line::one_of;
pub(crate) use nearest::{did_you_mean, nearest};
pub(crate) use rules::{OTHER, PatternRule, QUOTED, is_rule_id};

use file::{File, normal};
use layers::Layers;
use section::SectionId;
use table::Table;

/// What is known of words: which verbs are cues of quotation, which nouns are functions, which names are given names.
///
/// It is text that you can read and change. [`guide::lexicon`](crate::guide::lexicon) teaches the syntax; it asks for
/// French and for no Rust. A lexicon is `Send` and `Sync`; a clone shares everything with the original.
///
/// ```
/// use propos::{Extractor, Lexicon};
///
/// let mine = "
/// [cue verbs]
/// clavioter | 1 | incise que colon fragment | states
///
/// [roles]
/// fauconnier municipal | fauconnière municipale | local_official
/// ";
/// let lexicon = Lexicon::french().extend(mine)?;
/// let extractor = Extractor::builder().lexicon(lexicon).build()?;
///
/// let text = "« Les pigeons s’en vont », clavioterait la fauconnière municipale, Zoé Quintin.";
/// let extraction = extractor.extract(text);
/// let quotation = extraction.quotations().next().unwrap();
/// assert_eq!(quotation.cue().unwrap().lemma(), "clavioter");
/// assert_eq!(quotation.speaker().unwrap().roles().next().unwrap().text(), "fauconnière municipale");
/// # Ok::<(), propos::Error>(())
/// ```
#[derive(Clone)]
pub struct Lexicon {
    shared: Arc<Shared>,
}

struct Shared {
    layers: Layers,
    rules: Vec<PatternRule>,
    /// Made when it is first asked for: what is extended once more is never looked up in.
    table: OnceLock<Table>,
    /// The same; `None` stands for the built-in ones.
    abbreviations: OnceLock<Option<Abbreviations>>,
}

impl Lexicon {
    /// The built-in French lexicon; it is made once.
    #[must_use]
    pub fn french() -> Self {
        static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(Layers { french: true, ..Layers::default() }));
        FRENCH.clone()
    }

    /// A lexicon that knows no word, not even *le* and *il*: to start from nothing.
    ///
    /// ```
    /// use propos::Lexicon;
    ///
    /// let lexicon = Lexicon::empty().extend("[cue verbs]\ndire | dire | incise que colon | states")?;
    /// assert!(lexicon.find("cue verbs", "dire").is_some());
    /// assert!(lexicon.find("cue verbs", "affirmer").is_none());
    /// # Ok::<(), propos::Error>(())
    /// ```
    #[must_use]
    pub fn empty() -> Self {
        Self::new(Layers::default())
    }

    fn new(layers: Layers) -> Self {
        let rules = layers.rules();
        Self { shared: Arc::new(Shared { layers, rules, table: OnceLock::new(), abbreviations: OnceLock::new() }) }
    }

    /// This lexicon with the entries of `text` over it. Errors call the text `lexicon`; see
    /// [`extend_named`](Self::extend_named).
    ///
    /// # Errors
    ///
    /// If there is anything wrong with the text; the error says what, all of it, and how to mend it.
    pub fn extend(&self, text: &str) -> Result<Self, Error> {
        self.extend_named("lexicon", text)
    }

    /// This lexicon with the entries of a file over it.
    ///
    /// An entry is new, or takes the place of the one that is there; after `! ` it takes the place of one that must be
    /// there, and `- ` removes one. [`guide::lexicon`](crate::guide::lexicon) has it all.
    ///
    /// ```
    /// use propos::Lexicon;
    ///
    /// let lexicon = Lexicon::french().extend_named("moins.txt", "[cue verbs]\n- soupirer")?;
    /// assert!(lexicon.find("cue verbs", "soupirer").is_none());
    ///
    /// let error = lexicon.extend_named("moins.txt", "[cue verbs]\n- soupirer").unwrap_err();
    /// assert!(error.to_string().starts_with("moins.txt:2:3: `soupirer` to remove, which is not there"));
    /// # Ok::<(), propos::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there is anything wrong with the text; the error says what, all of it, and how to mend it.
    pub fn extend_named(&self, file_name: &str, text: &str) -> Result<Self, Error> {
        let (file, mut faults) = File::read(file_name, text);
        let (layers, misfits) = self.shared.layers.with(file);
        faults.extend(misfits);
        if faults.is_empty() { Ok(Self::new(layers)) } else { Err(Error::lexicon(faults)) }
    }

    /// The entry of a word, as it stands in the last file that has one; what to copy if you want to change it.
    ///
    /// `section` is named as in a header. The word is the first field, in its first spelling.
    ///
    /// ```
    /// let lexicon = propos::Lexicon::french();
    /// assert_eq!(lexicon.find("given names", "Zoé"), Some("Zoé | f"));
    /// assert_eq!(lexicon.find("given names", "zoé"), None);
    /// ```
    #[must_use]
    pub fn find(&self, section: &str, word: &str) -> Option<&str> {
        self.shared.layers.find(SectionId::named(section)?, &normal(word))
    }

    /// Cuts a text into sentences, as [`sentences`](crate::sentences()) does, with the abbreviations of this lexicon.
    ///
    /// ```
    /// use propos::Lexicon;
    ///
    /// let lexicon = Lexicon::french().extend("[abbreviations]\npdte. | name")?;
    /// let text = "La pdte. Quintin est là. Elle attend.";
    /// assert_eq!(lexicon.sentences(text).map(|s| s.text()).collect::<Vec<_>>(), ["La pdte. Quintin est là.", "Elle attend."]);
    /// # Ok::<(), propos::Error>(())
    /// ```
    #[must_use]
    pub fn sentences<'t>(&'t self, text: &'t str) -> Sentences<'t> {
        Sentences::new(text, self.abbreviations())
    }
}

impl fmt::Debug for Lexicon {
    /// Without its entries, which would fill a book.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Layers { french, files } = &self.shared.layers;
        f.debug_struct("Lexicon").field("french", french).field("files", &files.len()).finish_non_exhaustive()
    }
}

/// What the stages ask.
impl Lexicon {
    fn table(&self) -> &Table {
        self.shared.table.get_or_init(|| self.shared.layers.table())
    }

    fn abbreviations(&self) -> &Abbreviations {
        let own = self.shared.abbreviations.get_or_init(|| self.shared.layers.abbreviations());
        own.as_ref().unwrap_or_else(|| Abbreviations::french())
    }

    /// Makes the table now, so that the first text need not wait for it.
    pub(crate) fn prepare(&self) {
        self.table();
    }

    /// A word folded by [`fold`](crate::token::fold); *ex-ministre*, *vice-président* read as their
    /// last part.
    pub(crate) fn word(&self, folded: &str, capital: bool) -> WordId {
        self.table().word(folded, capital)
    }

    /// The word of a key without a hyphen, which needs no more than a look.
    pub(crate) fn word_of(&self, key: WordKey, capital: bool) -> WordId {
        self.table().word_of(key, capital)
    }

    /// Whether a word may have to do with what somebody says; most that have not are told.
    pub(crate) fn may_be_cue(&self, key: WordKey) -> bool {
        self.table().may_be_cue(key)
    }

    /// What the entry of a word says at a glance.
    pub(crate) fn gist(&self, id: WordId) -> Gist {
        self.table().gist(id)
    }

    pub(crate) fn entry(&self, id: WordId) -> &Entry {
        self.table().entry(id)
    }

    /// The readings of a word as a verb.
    pub(crate) fn analyses(&self, id: WordId) -> impl Iterator<Item = Analysis> {
        self.table().analyses(id)
    }

    pub(crate) fn verb(&self, index: u32) -> &Verb {
        self.table().verb(index)
    }

    pub(crate) fn is_verb(&self, id: WordId) -> bool {
        self.entry(id).is_verb()
    }

    /// The longest entry that starts at `tokens[0]`, and how many tokens it takes.
    pub(crate) fn longest(&self, tokens: &[Token]) -> (WordId, usize) {
        self.table().longest(tokens.iter().map(|token| token.word))
    }

    /// Whether a word of the text is the word of a phrase, whatever its capital.
    pub(crate) fn same_word(&self, phrase: WordId, text: WordId) -> bool {
        self.table().same_word(phrase, text)
    }

    /// The pattern rules of the files, in their order.
    pub(crate) fn rules(&self) -> &[PatternRule] {
        &self.shared.rules
    }

    /// The category of a role whose complement is of `domain`.
    pub(crate) fn category(&self, noun: &Noun, domain: Option<Domain>) -> Option<Category> {
        self.table().category(noun, domain)
    }
}
