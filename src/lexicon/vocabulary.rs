//! The names that the fields of an entry may hold, and what they stand for.

use super::abbreviations::Follows;
use super::classes::{Classes, Domain, Frames, Genders};
use crate::extraction::{Category, Stance};

/// The names that one field understands.
pub(super) struct Vocabulary<T: 'static> {
    /// What a name is called in an error.
    pub(super) what: &'static str,
    pub(super) names: &'static [(&'static str, T)],
}

impl<T: Copy> Vocabulary<T> {
    pub(super) fn find(&self, name: &str) -> Option<T> {
        self.names.iter().find(|(known, _)| *known == name).map(|&(_, value)| value)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &'static str> + use<T> {
        self.names.iter().map(|&(name, _)| name)
    }
}

/// What a verb may govern; see `fr/cue_verbs.txt`.
pub(super) const FRAMES: Vocabulary<Frames> = Vocabulary {
    what: "frame",
    names: &[
        ("incise", Frames::INCISE),
        ("que", Frames::QUE),
        ("de", Frames::DE),
        ("inf", Frames::INF),
        ("colon", Frames::COLON),
        ("fragment", Frames::FRAGMENT),
        ("weak", Frames::WEAK),
        ("nonspeech", Frames::NONSPEECH),
    ],
};

/// What a verb does with the words.
pub(super) const STANCES: Vocabulary<Stance> = Vocabulary {
    what: "stance",
    names: &[
        ("states", Stance::States),
        ("claims", Stance::Claims),
        ("asks", Stance::Asks),
        ("answers", Stance::Answers),
        ("adds", Stance::Adds),
        ("concludes", Stance::Concludes),
        ("denies", Stance::Denies),
        ("confirms", Stance::Confirms),
        ("promises", Stance::Promises),
        ("announces", Stance::Announces),
        ("criticises", Stance::Criticises),
        ("praises", Stance::Praises),
        ("warns", Stance::Warns),
        ("admits", Stance::Admits),
        ("demands", Stance::Demands),
        ("judges", Stance::Judges),
        ("reports", Stance::Reports),
        ("feels", Stance::Feels),
        ("jokes", Stance::Jokes),
    ],
};

/// What comes after an abbreviation; see `fr/abbreviations.txt`.
pub(super) const FOLLOWS: Vocabulary<Follows> = Vocabulary {
    what: "sequel",
    names: &[("name", Follows::Name), ("number", Follows::Number), ("any", Follows::Any), ("maybe", Follows::Maybe)],
};

/// What a preposition says of the words. A place (*côté*, *chez*) is where something is said, and no source of its own.
pub(super) const PREPOSITION_STANCES: Vocabulary<Option<Stance>> = Vocabulary {
    what: "stance",
    names: &[
        ("reports", Some(Stance::Reports)),
        ("judges", Some(Stance::Judges)),
        ("concedes", Some(Stance::Admits)),
        ("distances", Some(Stance::Claims)),
        ("place", None),
    ],
};

/// Where the words stand: after a preposition only, or on either side of it. No rule asks for it as yet.
pub(super) const SIDES: Vocabulary<()> = Vocabulary { what: "side", names: &[("before", ()), ("both", ())] };

pub(super) const NOUN_FRAMES: Vocabulary<Classes> = Vocabulary {
    what: "frame",
    names: &[("medium", Classes::MEDIUM_NOUN), ("words", Classes::WORDS_NOUN), ("mindset", Classes::MINDSET_NOUN)],
};

/// What kind of speaker a function makes of a person.
pub(super) const CATEGORIES: Vocabulary<Category> = Vocabulary {
    what: "category",
    names: &[
        ("head_of_state", Category::HeadOfState),
        ("head_of_government", Category::HeadOfGovernment),
        ("minister", Category::Minister),
        ("legislator", Category::Legislator),
        ("local_official", Category::LocalOfficial),
        ("diplomat", Category::Diplomat),
        ("spokesperson", Category::Spokesperson),
        ("military", Category::Military),
        ("police", Category::Police),
        ("judiciary", Category::Judiciary),
        ("party", Category::Party),
        ("executive", Category::Executive),
        ("religious", Category::Religious),
        ("academic", Category::Academic),
        ("journalist", Category::Journalist),
        ("artist", Category::Artist),
        ("sport", Category::Sport),
        ("citizen", Category::Citizen),
        ("other", Category::Other),
    ],
};

/// The sphere of a body.
pub(super) const KINDS: Vocabulary<Domain> = Vocabulary {
    what: "kind",
    names: &[
        ("country", Domain::Country),
        ("state", Domain::State),
        ("ministry", Domain::Ministry),
        ("parliament", Domain::Parliament),
        ("party", Domain::Party),
        ("union", Domain::Union),
        ("region", Domain::Region),
        ("court", Domain::Court),
        ("police", Domain::Police),
        ("military", Domain::Military),
        ("church", Domain::Church),
        ("academic", Domain::Academic),
        ("company", Domain::Company),
        ("association", Domain::Association),
        ("sport", Domain::Sport),
        ("media", Domain::Media),
        ("international", Domain::International),
    ],
};

/// The gender of a noun, and whether it is used in the plural.
pub(super) const AGREEMENTS: Vocabulary<(Genders, bool)> = Vocabulary {
    what: "gender",
    names: &[
        ("m", (Genders::MASCULINE, false)),
        ("f", (Genders::FEMININE, false)),
        ("mp", (Genders::MASCULINE, true)),
        ("fp", (Genders::FEMININE, true)),
        ("-", (Genders::BOTH, false)),
    ],
};

/// The gender of a person.
pub(super) const GENDERS: Vocabulary<Genders> =
    Vocabulary { what: "gender", names: &[("m", Genders::MASCULINE), ("f", Genders::FEMININE), ("-", Genders::BOTH)] };

/// How many names follow a title. No rule asks for it as yet.
pub(super) const NUMBERS: Vocabulary<()> = Vocabulary { what: "number", names: &[("s", ()), ("p", ())] };

pub(super) const PLACE_KINDS: Vocabulary<(Classes, Domain)> = Vocabulary {
    what: "kind",
    names: &[
        ("country", (Classes::COUNTRY, Domain::Country)),
        ("capital", (Classes::CAPITAL, Domain::Region)),
        ("city", (Classes::PLACE, Domain::Region)),
        ("region", (Classes::PLACE, Domain::Region)),
        ("continent", (Classes::PLACE, Domain::Region)),
        ("water", (Classes::PLACE, Domain::Region)),
    ],
};

pub(super) const POSITIONS: Vocabulary<Classes> = Vocabulary {
    what: "position",
    names: &[
        ("inner", Classes::INNER_PARTICLE),
        ("first", Classes::FIRST_PARTICLE),
        ("both", Classes::INNER_PARTICLE.or(Classes::FIRST_PARTICLE)),
    ],
};

pub(super) const WORD_CLASSES: Vocabulary<Classes> = Vocabulary {
    what: "class",
    names: &[
        ("determiner", Classes::DETERMINER),
        ("preposition", Classes::PREPOSITION),
        ("pronoun_subject", Classes::SUBJECT_PRONOUN),
        ("pronoun_object", Classes::OBJECT_PRONOUN),
        ("pronoun_strong", Classes::STRONG_PRONOUN),
        ("relative", Classes::RELATIVE),
        ("conjunction_coordinating", Classes::COORDINATION),
        ("conjunction_subordinating", Classes::SUBORDINATION),
        ("adverb", Classes::ADVERB),
        ("number_word", Classes::NUMBER),
        ("time", Classes::TIME),
        ("interrogative", Classes::INTERROGATIVE),
        ("negation", Classes::NEGATION),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in the files are those in the JSON.
    #[test]
    fn stances_and_categories_are_called_as_in_the_result() {
        for (name, stance) in STANCES.names {
            assert_eq!(serde_json::to_value(stance).unwrap(), *name);
        }
        for (name, category) in CATEGORIES.names {
            assert_eq!(serde_json::to_value(category).unwrap(), *name);
        }
    }
}
