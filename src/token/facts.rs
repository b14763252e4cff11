//! [`Facts`]: what rules ask of a word again and again.

use crate::lexicon::{Analysis, Entry, Lexicon, Mood};

/// A set of what a word may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    pub(super) const BEGINS_PHRASES: Self = Self(1 << 7);

    pub(crate) const VERB: Self =
        Self::FINITE.or(Self::INFINITIVE).or(Self::PRESENT_PARTICIPLE).or(Self::PAST_PARTICIPLE);
    pub(crate) const AUXILIARY: Self = Self::ETRE.or(Self::AVOIR);

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
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

/// The numbers of *être* and *avoir*.
#[derive(Clone, Copy, Debug)]
pub(super) struct Auxiliaries {
    etre: Option<u32>,
    avoir: Option<u32>,
}

impl Auxiliaries {
    pub(super) fn of(lexicon: &Lexicon) -> Self {
        Self { etre: lexicon.verb_called("être"), avoir: lexicon.verb_called("avoir") }
    }

    /// Those of a word: what is known of it, and its readings as a verb.
    pub(super) fn facts(self, entry: &Entry, analyses: impl Iterator<Item = Analysis>) -> Facts {
        let given = |fact: Facts, is: bool| if is { fact } else { Facts::default() };
        let mut facts =
            given(Facts::NOUN, !entry.nouns.is_empty()).or(given(Facts::BEGINS_PHRASES, entry.begins_phrases()));
        for analysis in analyses {
            facts = facts
                .or(Facts::of_mood(analysis.form.mood))
                .or(given(Facts::ETRE, self.etre == Some(analysis.verb)))
                .or(given(Facts::AVOIR, self.avoir == Some(analysis.verb)));
        }
        facts
    }
}
