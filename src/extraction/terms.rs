//! What the lexicon says of words and an extraction of speakers: gender, category, stance.

use serde::{Deserialize, Serialize};

/// Grammatical gender of a speaker, where the text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Gender {
    /// Feminine.
    #[serde(rename = "f")]
    Feminine,
    /// Masculine.
    #[serde(rename = "m")]
    Masculine,
}

/// What sort of source a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Category {
    /// President of a state, king, queen, emir.
    HeadOfState,
    /// Prime minister, chancellor.
    HeadOfGovernment,
    /// Minister, secretary of state.
    Minister,
    /// Member of a parliament.
    Legislator,
    /// Mayor, prefect, regional or municipal councillor.
    LocalOfficial,
    /// Ambassador, envoy.
    Diplomat,
    /// Somebody who speaks for a body or a person.
    Spokesperson,
    /// Soldier of any rank.
    Military,
    /// Police officer, gendarme, investigator.
    Police,
    /// Judge, prosecutor, lawyer.
    Judiciary,
    /// Leader or member of a party or a union.
    Party,
    /// Head of a company or an association.
    Executive,
    /// Cleric.
    Religious,
    /// Scientist, physician, expert, teacher.
    Academic,
    /// Journalist.
    Journalist,
    /// Artist, author.
    Artist,
    /// Athlete, coach, referee.
    Sport,
    /// The source is a body: a company, an office, a state.
    Organization,
    /// The source is a text: a report, a study.
    Document,
    /// Somebody without function: a witness, an inhabitant.
    Citizen,
    /// Anything else.
    Other,
}

/// What the verb says of the act of speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names are the words themselves")]
pub enum Stance {
    States,
    Claims,
    Asks,
    Answers,
    Adds,
    Concludes,
    Denies,
    Confirms,
    Promises,
    Announces,
    Criticises,
    Praises,
    Warns,
    Admits,
    Demands,
    Judges,
    Reports,
    Feels,
    Jokes,
}
