//! The small sets of which entries are made: word classes, genders, frames, domains.

use std::ops::{BitOr, BitOrAssign};

use serde::{Deserialize, Serialize};

use crate::extraction::Gender;

macro_rules! bit_set {
    ($(#[$doc:meta])* $name:ident: $int:ty { $($(#[$flag_doc:meta])* $flag:ident = $bit:expr;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub(crate) struct $name($int);

        #[allow(dead_code, reason = "the set is read from files by name")]
        impl $name {
            $($(#[$flag_doc])* pub(crate) const $flag: Self = Self(1 << $bit);)*

            pub(crate) const fn intersects(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            pub(crate) const fn is_empty(self) -> bool {
                self.0 == 0
            }

            pub(crate) const fn bits(self) -> $int {
                self.0
            }

            pub(crate) const fn from_bits(bits: $int) -> Self {
                Self(bits)
            }

            pub(crate) const fn and(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }

            pub(crate) const fn or(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl BitOr for $name {
            type Output = Self;
            fn bitor(self, other: Self) -> Self {
                self.or(other)
            }
        }

        impl BitOrAssign for $name {
            fn bitor_assign(&mut self, other: Self) {
                self.0 |= other.0;
            }
        }
    };
}

bit_set! {
    /// Classes of words that are not told by their readings as noun or verb.
    Classes: u32 {
        DETERMINER = 0;
        PREPOSITION = 1;
        SUBJECT_PRONOUN = 2;
        OBJECT_PRONOUN = 3;
        STRONG_PRONOUN = 4;
        RELATIVE = 5;
        COORDINATION = 6;
        SUBORDINATION = 7;
        ADVERB = 8;
        NUMBER = 9;
        TIME = 10;
        INTERROGATIVE = 11;
        NEGATION = 12;
        GIVEN_NAME = 13;
        DEMONYM = 14;
        COUNTRY = 15;
        CAPITAL = 16;
        PLACE = 17;
        /// *bin*, *von*, *de la*: inside a name.
        INNER_PARTICLE = 18;
        /// *Le*, *Van*, *Ben*: may begin a surname.
        FIRST_PARTICLE = 19;
        TITLE = 20;
        MEDIA = 21;
        /// *selon*, *aux yeux de*.
        CUE_PREPOSITION = 22;
        /// A noun in *-ment*: no adverb.
        NOUN_IN_MENT = 23;
        /// A noun that speaks: *communiqué*, *propos*.
        MEDIUM_NOUN = 24;
        WORDS_NOUN = 25;
        MINDSET_NOUN = 26;
        /// A form of a cue verb.
        CUE_VERB = 27;
        /// A cue preposition; of one of several words the longest.
        NAMES_SOURCES = 28;
        /// The second word of a longer entry.
        SECOND = 29;
        /// Another word has the same letters, but for the capital.
        NAMESAKE = 30;
    }
}

bit_set! {
    /// What a cue verb may govern; see `fr/cue_verbs.txt`.
    Frames: u16 {
        INCISE = 0;
        QUE = 1;
        DE = 2;
        INF = 3;
        COLON = 4;
        FRAGMENT = 5;
        WEAK = 6;
        NONSPEECH = 7;
    }
}

bit_set! {
    /// The genders that a form may have.
    Genders: u8 {
        MASCULINE = 0;
        FEMININE = 1;
    }
}

impl Genders {
    pub(crate) const BOTH: Self = Self(3);

    /// The one gender, if there is just one.
    pub(crate) fn only(self) -> Option<Gender> {
        match self {
            Self::MASCULINE => Some(Gender::Masculine),
            Self::FEMININE => Some(Gender::Feminine),
            _ => None,
        }
    }
}

/// What sort of noun a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum NounClass {
    /// A function, title or occupation.
    Role,
    /// A person without function: *témoin*, *habitante*.
    Person,
    /// A body: *gouvernement*, *Élysée*.
    Body,
    /// A text that can be a source: *rapport*.
    Document,
}

/// The sphere of a body, which decides what *président* or *secrétaire général* of it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Domain {
    Country,
    State,
    Ministry,
    Parliament,
    Party,
    Union,
    Region,
    Court,
    Police,
    Military,
    Church,
    Academic,
    Company,
    Association,
    Sport,
    Media,
    International,
}
