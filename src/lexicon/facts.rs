//! [`Facts`]: what rules ask of a word again and again; [`Gist`]: all that tokens keep of it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::classes::Classes;
use super::conjugation::Mood;
use super::entry::Entry;

/// A set of what a word may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Facts(u8);

impl Facts {
    pub(crate) const FINITE: Self = Self(1);
    pub(crate) const INFINITIVE: Self = Self(1 << 1);
    pub(crate) const PRESENT_PARTICIPLE: Self = Self(1 << 2);
    pub(crate) const PAST_PARTICIPLE: Self = Self(1 << 3);
    /// A form of *être*, of *avoir*.
    pub(crate) const ETRE: Self = Self(1 << 4);
    pub(crate) const AVOIR: Self = Self(1 << 5);
    /// A noun that may be a source.
    pub(crate) const NOUN: Self = Self(1 << 6);
    /// Longer entries begin with it.
    pub(crate) const BEGINS_PHRASES: Self = Self(1 << 7);

    pub(crate) const VERB: Self =
        Self::FINITE.or(Self::INFINITIVE).or(Self::PRESENT_PARTICIPLE).or(Self::PAST_PARTICIPLE);
    pub(crate) const AUXILIARY: Self = Self::ETRE.or(Self::AVOIR);

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Those of a word, by what else is known of it; `etre` and `avoir` are the numbers of these verbs.
    pub(super) fn of(entry: &Entry, etre: Option<u32>, avoir: Option<u32>) -> Self {
        let given = |fact: Facts, is: bool| if is { fact } else { Facts::default() };
        let mut facts =
            given(Facts::NOUN, !entry.nouns.is_empty()).or(given(Facts::BEGINS_PHRASES, !entry.phrases.is_empty()));
        for analysis in &entry.analyses {
            facts = facts
                .or(Facts::of_mood(analysis.form.mood))
                .or(given(Facts::ETRE, etre == Some(analysis.verb)))
                .or(given(Facts::AVOIR, avoir == Some(analysis.verb)));
        }
        facts
    }

    fn of_mood(mood: Mood) -> Self {
        match mood {
            Mood::Indicative | Mood::Conditional | Mood::Subjunctive => Self::FINITE,
            Mood::Infinitive => Self::INFINITIVE,
            Mood::PresentParticiple => Self::PRESENT_PARTICIPLE,
            Mood::PastParticiple => Self::PAST_PARTICIPLE,
        }
    }
}

/// What a token keeps of an entry, so that rules need not ask for that.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Gist {
    pub(crate) classes: Classes,
    pub(crate) facts: Facts,
}

/// The gists of all entries, as bytes that are read where they lie: eight each.
#[derive(Debug)]
pub(super) struct Gists {
    bytes: Cow<'static, [u8]>,
}

/// The bytes of [`Gists`].
pub(super) fn gists(entries: &[Entry]) -> Vec<u8> {
    let gist = |entry: &Entry| u64::from(entry.classes.bits()) | u64::from(entry.facts.0) << u32::BITS;
    entries.iter().flat_map(|entry| gist(entry).to_le_bytes()).collect()
}

impl Gists {
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self { bytes }
    }

    pub(super) fn get(&self, entry: u32) -> Gist {
        let (gists, _) = self.bytes.as_chunks();
        let gist = u64::from_le_bytes(gists[entry as usize]);
        Gist { classes: Classes::from_bits(gist as u32), facts: Facts((gist >> u32::BITS) as u8) }
    }
}
