//! All that is known of one word or phrase: [`Entry`] and its parts.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use thin_vec::ThinVec;

use super::classes::{Classes, Domain, Frames, Genders, NounClass};
use super::conjugation::Form;
use super::facts::Facts;
use crate::extraction::{Category, Stance};

/// A word, as what is known of it; [`WordId::NONE`] stands for a word that the lexicon does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct WordId {
    /// Its [`Entry`], which other words may share.
    pub(super) entry: u32,
    /// The verb from which those of the entry are counted.
    pub(super) verb: u32,
}

impl WordId {
    pub(crate) const NONE: Self = Self { entry: 0, verb: 0 };
}

/// One reading of a form as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Analysis {
    pub(crate) verb: u32,
    pub(crate) form: Form,
}

/// One way in which a verb links words and source.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Sense {
    pub(crate) lemma: Arc<str>,
    pub(crate) reflexive: bool,
    /// The words that follow the verb in a locution: *valoir* of *faire valoir*.
    pub(crate) rest: Vec<WordId>,
    pub(crate) frames: Frames,
    pub(crate) stance: Stance,
}

/// A verb with its cue senses, longest locution first; none for a verb that is no cue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Verb {
    pub(crate) lemma: Box<str>,
    pub(crate) senses: Vec<Sense>,
}

/// One reading of a form as a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Noun {
    pub(crate) class: NounClass,
    pub(crate) genders: Genders,
    pub(crate) plural: bool,
    pub(crate) category: Option<Category>,
    /// The row of category overrides by domain of the complement, for roles.
    pub(super) overrides: u32,
    /// Its gender tells nothing of the person: *la star*.
    pub(crate) unsexed: bool,
}

/// A longer entry that begins with this word.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Phrase {
    pub(super) rest: Box<[WordId]>,
    pub(super) entry: WordId,
}

/// All that is known of a word or phrase, and of others like it.
///
/// Small, since there are some two hundred thousand while they are made; see [`sharing`](super::sharing).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) classes: Classes,
    pub(crate) facts: Facts,
    pub(crate) genders: Genders,
    pub(crate) domain: Option<Domain>,
    pub(crate) stance: Option<Stance>,
    /// For a demonym, the folded name of its place.
    pub(crate) place: Option<Arc<str>>,
    pub(crate) nouns: ThinVec<Noun>,
    /// The readings as a verb; most forms have one or two, which stand in the entry itself. Words that share an entry
    /// are forms of different verbs, so that only [`Lexicon::analyses`](super::Lexicon::analyses) knows of which.
    pub(super) analyses: SmallVec<[Analysis; 2]>,
    pub(super) phrases: ThinVec<Phrase>,
    /// Their second words in order, each with the number of the phrase; a word that has a capital there always also
    /// as the word without.
    pub(super) seconds: ThinVec<(u32, u32)>,
    /// For a proper word, the word of the same letters without a capital.
    pub(super) common: WordId,
}

impl Entry {
    pub(crate) fn is(&self, classes: Classes) -> bool {
        self.classes.intersects(classes)
    }

    /// The numbers of the phrases that may go on with a word.
    pub(super) fn followed_by(&self, second: WordId) -> impl Iterator<Item = usize> {
        let first = self.seconds.partition_point(|&(word, _)| word < second.entry);
        let rest = self.seconds[first..].iter();
        rest.take_while(move |&&(word, _)| word == second.entry).map(|&(_, number)| number as usize)
    }

    pub(crate) fn noun(&self, class: NounClass) -> Option<&Noun> {
        self.nouns.iter().find(|n| n.class == class)
    }

    /// Whether it can be read as a form of a verb.
    pub(crate) fn is_verb(&self) -> bool {
        !self.analyses.is_empty()
    }

    /// What it can be as a form of a verb, whichever.
    pub(crate) fn forms(&self) -> impl Iterator<Item = Form> {
        self.analyses.iter().map(|analysis| analysis.form)
    }
}
