//! Words that tell whom a phrase means, folded for comparison.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::entity::{EntityRole, Origin};
use crate::document::{Document, Setting};
use crate::extraction::Category;
use crate::key::{WordKey, WordSet, Words, words};
use crate::lexicon::{Classes, Domain, Genders};
use crate::phrase::{Class, NounPhrase, RolePhrase};
use crate::token::{TokenKind, folded};

/// The words of a name, for comparison.
pub(super) type Name = SmallVec<[WordKey; 4]>;

/// A few letters, which stand in place.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters(SmallVec<[u8; 32]>);

impl Letters {
    fn push_str(&mut self, more: &str) {
        self.0.extend_from_slice(more.as_bytes());
    }
}

impl std::ops::Deref for Letters {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

const BOSSES: [&str; 5] = ["patron", "patronne", "pdg", "dirigeant", "dirigeante"];

/// The first words of all nouns that tell a trade or a boss, so that others are done with at once.
static FIRST: LazyLock<FxHashSet<WordKey>> = LazyLock::new(|| {
    let beginnings = Trade::ALL.iter().flat_map(|trade| trade.beginnings()).chain(&BOSSES);
    beginnings.map(|beginning| WordKey::of(first_word(beginning))).collect()
});

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// What a role is called, in the masculine singular: *premier ministre*; and what that tells.
#[derive(Clone, Debug)]
pub(super) struct HeadWord {
    pub(super) text: Letters,
    pub(super) key: WordKey,
    pub(super) trade: Trade,
    /// Whoever runs a company, whatever the noun.
    pub(super) is_boss: bool,
    /// A noun that says little: *le responsable*, *l'élue*, *la spécialiste*.
    pub(super) is_generic: bool,
}

impl HeadWord {
    fn new(text: Letters) -> Self {
        static GENERIC: WordSet<27> = WordSet::of([
            "responsable", "dirigeant", "dirigeante", "élu", "élue", "spécialiste", "expert", "experte",
            "professionnel", "professionnelle", "représentant", "représentante", "leader", "cadre", "patron",
            "patronne", "chef", "cheffe", "capitaine", "figure", "vétéran", "ancien", "ancienne", "auteur", "auteure",
            "autrice", "édile",
        ]);
        let letters: &str = &text;
        let key = WordKey::of(letters);
        // *syndic*, *syndic de copropriété*, but not *syndicaliste*.
        let begins =
            |word: &&str| letters.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        let starts_with = |beginnings: &[&str]| beginnings.iter().any(begins);
        let told = FIRST.contains(&WordKey::of(first_word(letters)));
        let trade = Trade::ALL.into_iter().find(|t| told && starts_with(t.beginnings())).unwrap_or(Trade::Other);
        let is_boss = told && starts_with(&BOSSES);
        Self { key, trade, is_boss, is_generic: GENERIC.contain(key), text }
    }

    /// Whether the other noun is part of this one, or its last word: *ministre* of *premier ministre*.
    pub(super) fn contains(&self, other: &Self) -> bool {
        other.text.len() <= self.text.len() && self.text.contains(&*other.text)
    }
}

/// Within one category, trades that nobody mixes up: lawyers and magistrates, coaches and players.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trade {
    Lawyer,
    Prefect,
    Deputy,
    Mayor,
    Coach,
    Referee,
    Other,
}

impl Trade {
    const ALL: [Self; 6] = [Self::Lawyer, Self::Prefect, Self::Deputy, Self::Mayor, Self::Coach, Self::Referee];

    /// How the nouns begin.
    fn beginnings(self) -> &'static [&'static str] {
        match self {
            Self::Lawyer => &["avocat", "avocate", "bâtonnier", "bâtonnière", "conseil", "pénaliste", "défenseur"],
            Self::Prefect => &["préfet", "préfète", "sous-préfet", "sous-préfète", "gouverneur", "wali"],
            Self::Deputy => &[
                "maire adjoint", "maire adjointe", "adjoint", "adjointe", "premier adjoint", "première adjointe",
                "échevin", "échevine",
            ],
            Self::Mayor => &[
                "maire", "mairesse", "édile", "premier magistrat", "première magistrate", "premier édile",
                "première édile", "bourgmestre", "syndic", "syndique",
            ],
            Self::Coach => &[
                "entraîneur", "entraîneuse", "coach", "sélectionneur", "sélectionneuse", "technicien", "manager",
                "manageur",
            ],
            Self::Referee => &["arbitre"],
            Self::Other => &[],
        }
    }
}

/// Trades that companies and authorities ply: *le bailleur*, *l'exploitant*.
pub(super) fn is_trade_of_bodies(head: &HeadWord) -> bool {
    static TRADES: WordSet<38> = WordSet::of([
        "assureur", "avionneur", "bailleur", "banquier", "brasseur", "câblier", "chimiste", "cimentier",
        "concessionnaire", "constructeur", "croisiériste", "distributeur", "diffuseur", "employeur", "équipementier",
        "éditeur", "énergéticien", "exploitant", "fabricant", "fournisseur", "géant", "gestionnaire", "hébergeur",
        "hôtelier", "importateur", "industriel", "laboratoire", "lunetier", "motoriste", "opérateur", "organisateur",
        "pétrolier", "prestataire", "promoteur", "sidérurgiste", "sous-traitant", "transporteur", "voyagiste",
    ]);
    TRADES.contain(head.key)
}

/// The words of a name.
pub(super) fn words(document: &Document<'_>, (first, end): (usize, usize)) -> Name {
    let tokens = &document.grammar.tokens[first..end];
    tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.key).collect()
}

/// For a noun that may take up any body, without complement, the domains of those that it does not: *le parti* is no
/// company, *l’association* no town.
pub(super) fn any_body(name: &[WordKey]) -> Option<&'static [Domain]> {
    use Domain::{Association, Company, Country, Court, Media, Ministry, Party, Police, Region, State, Union};
    let [only] = name else { return None };
    if words!["entreprise", "société", "compagnie", "firme"].contains(only) {
        Some(&[Association, Country, Court, Media, Ministry, Party, Police, Region, State, Union])
    } else if words!["organisation", "association", "ong", "collectif"].contains(only) {
        Some(&[Company, Country, Court, Media, Ministry, Police, Region, State])
    } else if words!["parti"].contains(only) {
        Some(&[Association, Company, Country, Court, Media, Ministry, Police, Region, State, Union])
    } else {
        let any = words!["groupe", "institution", "organisme", "structure"].contains(only);
        any.then_some(&[Country, Court, Media, Ministry, Region])
    }
}

/// A noun for any outlet, without complement.
pub(super) fn is_any_outlet(name: &[WordKey]) -> bool {
    static ANY: WordSet<10> = WordSet::of([
        "journal", "quotidien", "hebdomadaire", "mensuel", "magazine", "revue", "site", "chaîne", "radio", "titre",
    ]);
    matches!(name, [only] if ANY.contain(*only))
}

/// The words of a body's name: without its determiner and what stands in brackets.
pub(super) fn body_words(document: &Document<'_>, phrase: &NounPhrase) -> Name {
    words(document, phrase.name.unwrap_or_else(|| bare(document, phrase)))
}

/// The phrase without determiner, and without a bracket at its end.
pub(super) fn bare(document: &Document<'_>, phrase: &NounPhrase) -> (usize, usize) {
    // *plus de trente élus*
    let about = document.grammar.word_in(phrase.tokens.0, words!["plus", "moins", "près"]);
    let start = if about { phrase.tokens.0 } else { phrase.head_start() };
    let mut end = phrase.tokens.1;
    // *un père, chauffeur de taxi*
    if phrase.class == Class::Person
        && let Some(role) = phrase.roles.first().filter(|r| r.tokens.0 > phrase.head + 1)
    {
        end = role.tokens.0 - 1;
    }
    if document.grammar.kind(end - 1) == TokenKind::CloseBracket
        && let Some(open) = (start + 1..end).rev().find(|&i| document.grammar.kind(i) == TokenKind::OpenBracket)
    {
        end = open;
    }
    (start.min(end - 1), end)
}

/// The noun of a phrase, in the singular.
pub(super) fn head_word(document: &Document<'_>, phrase: &NounPhrase) -> WordKey {
    key(document, phrase.head, singular)
}

/// The key of what `shorten` leaves of a word; most words it leaves as they are.
fn key(document: &Document<'_>, at: usize, shorten: fn(&str) -> &str) -> WordKey {
    let text = document.grammar.text(at);
    let ends_plainly = text.ends_with(char::is_lowercase) && shorten(text) == text;
    if ends_plainly { document.grammar.key(at) } else { WordKey::of(shorten(&folded(text))) }
}

/// Enough of a singular to compare by.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// Enough of a masculine to compare by: *américaine* → *américain*.
fn masculine(word: &str) -> &str {
    match word {
        "capitaine" => word,
        w if w.ends_with("enne") => &w[..w.len() - 2],
        w if w.ends_with("aise") || w.ends_with("oise") || w.ends_with("aine") || w.ends_with("ale") => {
            &w[..w.len() - 1]
        }
        w => w,
    }
}

/// The roles of a phrase, ready to compare.
pub(super) fn roles(document: &Document<'_>, phrase: &NounPhrase) -> SmallVec<[EntityRole; 1]> {
    let grammar = document.grammar;
    let role = |role: &RolePhrase| {
        let mut head_word = Letters::default();
        for at in role.head.0..role.head.1 {
            head_word.push_str(if at > role.head.0 { " " } else { "" });
            head_word.push_str(singular(masculine(&folded(grammar.text(at)))));
        }
        let name = phrase.name.map_or(0..0, |n| n.0..n.1);
        let counts = |at: &usize| {
            grammar.is_word(*at)
                && !grammar.word_in(*at, words!["ans", "an"])
                && !grammar
                    .is(*at, Classes::NUMBER | Classes::DETERMINER | Classes::PREPOSITION | Classes::COORDINATION)
                && !name.contains(at)
        };
        let country = |i: usize| grammar.entry(i).place.is_some() || grammar.is(i, Classes::COUNTRY);
        let complement_words = || (role.head.1..role.tokens.1).filter(counts);
        let origin = match complement_words().filter(|&i| country(i)).count() {
            0 => Origin::None,
            n if n == complement_words().count() => Origin::Only,
            _ => Origin::Among,
        };
        let word = |at: usize| {
            // *le président iranien* is *le président de l'Iran*.
            match &grammar.entry(at).place {
                Some(place) => WordKey::of(singular(masculine(place))),
                None => key(document, at, |word| singular(masculine(word))),
            }
        };
        let complement: Name = complement_words().map(word).collect();
        let is_qualified =
            !complement.is_empty() && !(role.head.1..role.tokens.1).any(|i| grammar.is(i, Classes::PREPOSITION));
        let of = (role.head.0..role.head.1).find(|&i| grammar.is(i, Classes::PREPOSITION));
        let inner = of.into_iter().flat_map(|of| (of..role.head.1).filter(counts));
        let about: Name = inner.map(word).chain(complement.iter().copied()).collect();
        // *le président* alone is a head of state where the text speaks of a state.
        // *le capitaine* leads a team where the text is about a game.
        // *les auteurs* of a news article wrote a study.
        let category = match (document.setting(), &*head_word) {
            (Setting::Sport, "capitaine") if grammar.domain((role.head.1, role.tokens.1)).is_none() => {
                Some(Category::Sport)
            }
            (_, "auteur" | "auteure" | "autrice") if phrase.plural && complement.is_empty() => Some(Category::Academic),
            (Setting::Court, "vice-président" | "vice-présidente") if complement.is_empty() => {
                Some(Category::Judiciary)
            }
            (setting, "président" | "présidente") if complement.is_empty() => Some(match setting {
                Setting::Court => Category::Judiciary,
                Setting::State => Category::HeadOfState,
                Setting::Sport | Setting::Other => Category::Executive,
            }),
            _ => role.category,
        };
        let former = (role.tokens.0..role.head.0).any(|i| grammar.word_in(i, words!["ancien", "ancienne", "ex"]));
        EntityRole {
            span: document.span(role.tokens),
            length: role.tokens.1 - role.tokens.0,
            head: document.span((role.noun, role.noun + 1)),
            head_word: HeadWord::new(head_word),
            complement,
            about,
            is_qualified,
            origin,
            category,
            former,
        }
    };
    phrase.roles.iter().map(role).collect()
}

/// A standing in a case, which nobody has who holds an office there: *l'accusé*, *la plaignante*.
pub(super) fn is_standing(head: WordKey) -> bool {
    static STANDINGS: WordSet<16> = WordSet::of([
        "accusé", "accusée", "prévenu", "prévenue", "suspect", "suspecte", "plaignant", "plaignante", "victime",
        "détenu", "détenue", "condamné", "condamnée", "mis", "meurtrier", "meurtrière",
    ]);
    STANDINGS.contain(head)
}

/// A noun that says no more than age: *la quadragénaire*.
pub(super) fn is_age(document: &Document<'_>, phrase: &NounPhrase) -> bool {
    let folded = folded(document.grammar.text(phrase.head));
    let head = singular(&folded);
    head.ends_with("génaire") || head.ends_with("tenaire")
}

/// A noun that says no more than age or that somebody is meant: *la quadragénaire*, *le principal intéressé*.
pub(super) fn is_neutral(document: &Document<'_>, phrase: &NounPhrase) -> bool {
    let grammar = document.grammar;
    let first = usize::from(grammar.word_in(phrase.head, words!["principal", "principale"]));
    is_age(document, phrase) || grammar.word_in(phrase.head + first, words!["intéressé", "intéressée"])
}

/// *notre interlocutrice*, *notre témoin*: whoever speaks to the writer.
pub(super) fn is_interviewee(document: &Document<'_>, phrase: &NounPhrase, head: WordKey) -> bool {
    let heads = words!["interlocuteur", "interlocutrice", "témoin", "hôte"];
    document.grammar.word_in(phrase.tokens.0, words!["notre"]) && heads.contains(&head)
}

/// Whether the noun tells nothing of the gender: *la star* may be a man. A source or a group is *elle* or *il* by the
/// noun alone.
pub(super) fn is_unsexed(document: &Document<'_>, phrase: &NounPhrase) -> bool {
    let group = words!["source", "famille", "couple", "entourage", "groupe", "voix", "partie", "proche"];
    let mut nouns = document.grammar.longest(phrase.head).0.nouns.iter();
    !phrase.plural && !document.grammar.word_in(phrase.head, group) && nouns.any(|n| n.unsexed)
}

/// The phrase without the gender of a noun that tells none of the person.
pub(super) fn unsexed<'p>(document: &Document<'_>, phrase: &'p NounPhrase) -> Cow<'p, NounPhrase> {
    match is_unsexed(document, phrase) {
        true => Cow::Owned(NounPhrase { genders: Genders::BOTH, ..phrase.clone() }),
        false => Cow::Borrowed(phrase),
    }
}

/// The phrase with the gender that an article tells, whatever the name: *le P. Laurence Ferrand*, *la Camille*.
pub(super) fn with_article<'p>(
    document: &Document<'_>,
    phrase: &'p NounPhrase,
    name: (usize, usize),
) -> Cow<'p, NounPhrase> {
    let grammar = document.grammar;
    let first = phrase.tokens.0;
    if first + 1 != name.0 || !grammar.word_in(first, words!["le", "la"]) {
        return Cow::Borrowed(phrase);
    }
    let genders = if grammar.word_in(first, words!["le"]) { Genders::MASCULINE } else { Genders::FEMININE };
    Cow::Owned(NounPhrase { genders, ..phrase.clone() })
}
