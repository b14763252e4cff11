//! Words that tell whom a phrase means, folded for comparison.

use super::entity::{EntityRole, Origin};
use crate::document::{Document, Setting};
use crate::extraction::Category;
use crate::key::words;
use crate::lexicon::{Classes, Domain};
use crate::phrase::NounPhrase;
use crate::token::fold;

/// Within one category, trades that nobody mixes up: lawyers and magistrates, coaches and players.
pub(super) fn trade(head: &str) -> u8 {
    const TRADES: [&[&str]; 4] = [
        &["avocat", "avocate", "bâtonnier", "bâtonnière", "conseil", "pénaliste", "défenseur"],
        &["préfet", "préfète", "sous-préfet", "sous-préfète", "gouverneur", "wali"],
        &["entraîneur", "entraîneuse", "coach", "sélectionneur", "sélectionneuse", "technicien", "manager", "manageur"],
        &["arbitre"],
    ];
    TRADES.iter().position(|t| t.iter().any(|w| head.starts_with(w))).map_or(0, |i| i as u8 + 1)
}

/// Trades that companies and authorities ply: *le bailleur*, *l'exploitant*.
pub(super) fn is_trade_of_bodies(head: &str) -> bool {
    const TRADES: [&str; 38] = [
        "assureur", "avionneur", "bailleur", "banquier", "brasseur", "câblier", "chimiste", "cimentier",
        "concessionnaire", "constructeur", "croisiériste", "distributeur", "diffuseur", "employeur", "équipementier",
        "éditeur", "énergéticien", "exploitant", "fabricant", "fournisseur", "géant", "gestionnaire", "hébergeur",
        "hôtelier", "importateur", "industriel", "laboratoire", "lunetier", "motoriste", "opérateur", "organisateur",
        "pétrolier", "prestataire", "promoteur", "sidérurgiste", "sous-traitant", "transporteur", "voyagiste",
    ];
    TRADES.contains(&head)
}

/// Who runs a company, whatever the noun.
pub(super) fn is_boss(head: &str) -> bool {
    ["patron", "pdg", "dirigeant"].iter().any(|w| head.starts_with(w))
}

pub(super) fn folded(word: &str) -> String {
    let mut out = String::new();
    fold(word, &mut out);
    out
}

/// The folded words of a name.
pub(super) fn words(document: &Document<'_>, tokens: (usize, usize)) -> Vec<String> {
    (tokens.0..tokens.1).filter(|&i| document.grammar.is_word(i)).map(|i| folded(document.grammar.text(i))).collect()
}

/// For a noun that may take up any body, without complement, the domains of those that it does not: *le parti* is no
/// company.
pub(super) fn any_body(words: &[String]) -> Option<&'static [Domain]> {
    use Domain::{Association, Company, Country, Court, Media, Ministry, Party, State, Union};
    const COMPANIES: [&str; 4] = ["entreprise", "société", "compagnie", "firme"];
    const ASSOCIATIONS: [&str; 4] = ["organisation", "association", "ong", "collectif"];
    const ANY: [&str; 4] = ["groupe", "institution", "organisme", "structure"];
    let [only] = words else { return None };
    let one_of = |nouns: &[&str]| nouns.contains(&only.as_str());
    if one_of(&COMPANIES) {
        Some(&[Association, Country, Court, Media, Ministry, Party, State, Union])
    } else if one_of(&ASSOCIATIONS) {
        Some(&[Company, Country, Court, Media, Ministry, State])
    } else if one_of(&["parti"]) {
        Some(&[Association, Company, Country, Court, Media, Ministry, State, Union])
    } else {
        one_of(&ANY).then_some(&[Country, Court, Media, Ministry])
    }
}

/// A noun for any outlet, without complement.
pub(super) fn is_any_outlet(words: &[String]) -> bool {
    const ANY: [&str; 10] =
        ["journal", "quotidien", "hebdomadaire", "mensuel", "magazine", "revue", "site", "chaîne", "radio", "titre"];
    matches!(words, [only] if ANY.contains(&only.as_str()))
}

/// The words of a body's name: without its determiner and what stands in brackets.
pub(super) fn body_words(document: &Document<'_>, phrase: &NounPhrase) -> Vec<String> {
    words(document, phrase.name.unwrap_or_else(|| bare(document, phrase)))
}

/// The phrase without determiner, and without a bracket at its end.
pub(super) fn bare(document: &Document<'_>, phrase: &NounPhrase) -> (usize, usize) {
    use crate::token::TokenKind;
    let start = phrase.head_start();
    let mut end = phrase.tokens.1;
    if document.grammar.kind(end - 1) == TokenKind::CloseBracket
        && let Some(open) = (start + 1..end).rev().find(|&i| document.grammar.kind(i) == TokenKind::OpenBracket)
    {
        end = open;
    }
    (start.min(end - 1), end)
}

pub(super) fn head_word(document: &Document<'_>, phrase: &NounPhrase) -> String {
    singular(&folded(document.grammar.text(phrase.head)))
}

/// Enough of a singular to compare by.
pub(super) fn singular(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_string()
}

/// The roles of a phrase, ready to compare.
pub(super) fn roles(document: &Document<'_>, phrase: &NounPhrase) -> Vec<EntityRole> {
    let grammar = &document.grammar;
    phrase
        .roles
        .iter()
        .map(|role| {
            let head_word = (role.head.0..role.head.1)
                .map(|i| singular(&masculine(&folded(grammar.text(i)))))
                .collect::<Vec<_>>()
                .join(" ");
            let name = phrase.name.map_or(0..0, |n| n.0..n.1);
            let complement_words = || {
                (role.head.1..role.tokens.1).filter(|i| {
                    grammar.is_word(*i)
                        && !grammar.word_in(*i, words!["ans", "an"])
                        && !grammar.is(*i, Classes::NUMBER)
                        && !name.contains(i)
                        && !grammar.is(*i, Classes::DETERMINER | Classes::PREPOSITION | Classes::COORDINATION)
                })
            };
            let country = |i: usize| grammar.entry(i).place.is_some() || grammar.is(i, Classes::COUNTRY);
            let origin = match complement_words().filter(|&i| country(i)).count() {
                0 => Origin::None,
                n if n == complement_words().count() => Origin::Only,
                _ => Origin::Among,
            };
            let complement: Vec<String> = complement_words()
                .map(|i| {
                    // *le président iranien* is *le président de l'Iran*.
                    let word =
                        grammar.entry(i).place.as_ref().map_or_else(|| folded(grammar.text(i)), |p| p.to_string());
                    singular(&masculine(&word))
                })
                .collect();
            // *le président* alone is a head of state where the text speaks of a state.
            // *le capitaine* leads a team where the text is about a game.
            let category = match document.setting() {
                Setting::Sport if head_word == "capitaine" && complement.is_empty() => Some(Category::Sport),
                _ if head_word != "président" || !complement.is_empty() => role.category,
                Setting::Court => Some(Category::Judiciary),
                Setting::State => Some(Category::HeadOfState),
                Setting::Sport | Setting::Other => Some(Category::Executive),
            };
            EntityRole {
                tokens: role.tokens,
                head: (role.noun, role.noun + 1),
                head_word,
                complement,
                origin,
                category,
                former: (role.tokens.0..role.head.0).any(|i| grammar.word_in(i, words!["ancien", "ancienne", "ex"])),
            }
        })
        .collect()
}

/// Enough of a masculine to compare by: *américaine* → *américain*.
pub(super) fn masculine(word: &str) -> String {
    match word {
        w if w.ends_with("enne") => format!("{}en", &w[..w.len() - 4]),
        w if w.ends_with("aise") || w.ends_with("oise") || w.ends_with("aine") || w.ends_with("ale") => {
            w[..w.len() - 1].to_string()
        }
        w => w.to_string(),
    }
}

/// A standing in a case, which nobody has who holds an office there: *l'accusé*, *la plaignante*.
pub(super) fn is_standing(head: &str) -> bool {
    const STANDINGS: [&str; 16] = [
        "accusé", "accusée", "prévenu", "prévenue", "suspect", "suspecte", "plaignant", "plaignante", "victime",
        "détenu", "détenue", "condamné", "condamnée", "mis", "meurtrier", "meurtrière",
    ];
    STANDINGS.contains(&head)
}

/// A noun that says no more than age or that somebody is meant: *la quadragénaire*, *l'intéressé*.
pub(super) fn is_neutral(head: &str) -> bool {
    head.ends_with("génaire") || head.ends_with("tenaire") || matches!(head, "intéressé" | "intéressée")
}
