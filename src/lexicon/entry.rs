//! All that is known of one word or phrase: [`Entry`] and its parts.

use std::sync::Arc;

use smallvec::SmallVec;
use thin_vec::ThinVec;

use super::classes::{Classes, Domain, Frames, Genders, NounClass};
use super::conjugation::Form;
use crate::extraction::{Category, Stance};

/// The number of an [`Entry`]; [`WordId::NONE`] stands for a word that the lexicon does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct WordId(pub(super) u32);

impl WordId {
    pub(crate) const NONE: Self = Self(0);
}

/// One reading of a form as a verb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Analysis {
    pub(crate) verb: u32,
    pub(crate) form: Form,
}

/// One way in which a verb links words and source.
#[derive(Clone, Debug)]
pub(crate) struct Sense {
    pub(crate) lemma: Arc<str>,
    pub(crate) reflexive: bool,
    /// The words that follow the verb in a locution: *valoir* of *faire valoir*.
    pub(crate) rest: Vec<WordId>,
    pub(crate) frames: Frames,
    pub(crate) stance: Stance,
}

/// A verb with its cue senses, longest locution first; none for a verb that is no cue.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    pub(crate) lemma: Box<str>,
    /// The name of its conjugation.
    pub(super) class: &'static str,
    pub(crate) senses: Vec<Sense>,
}

/// One reading of a form as a noun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    pub(crate) class: NounClass,
    pub(crate) genders: Genders,
    pub(crate) plural: bool,
    pub(crate) category: Option<Category>,
    /// The row of category overrides by domain of the complement, for roles.
    pub(super) overrides: u32,
}

/// A longer entry that begins with this word.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) rest: Box<[WordId]>,
    pub(super) entry: WordId,
}

/// All that is known of a word or phrase.
///
/// Small, since there are some two hundred thousand and most are but the form of a verb.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) classes: Classes,
    pub(crate) genders: Genders,
    pub(crate) domain: Option<Domain>,
    pub(crate) stance: Option<Stance>,
    /// For a demonym, the folded name of its place.
    pub(crate) place: Option<Arc<str>>,
    pub(crate) nouns: ThinVec<Noun>,
    /// Most forms have one or two: these stand in the entry itself.
    pub(crate) analyses: SmallVec<[Analysis; 2]>,
    pub(super) phrases: ThinVec<Phrase>,
    /// For a proper word, the word of the same letters without a capital.
    pub(super) common: WordId,
}

impl Entry {
    pub(crate) fn is(&self, classes: Classes) -> bool {
        self.classes.intersects(classes)
    }

    /// Whether longer entries begin with this word.
    pub(crate) fn begins_phrases(&self) -> bool {
        !self.phrases.is_empty()
    }

    pub(crate) fn noun(&self, class: NounClass) -> Option<&Noun> {
        self.nouns.iter().find(|n| n.class == class)
    }
}
