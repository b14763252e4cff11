//! Segments that are nobody's speech: titles, names of operations and products, words as words.

use super::{Candidate, Context, Finding, Source};
use crate::clause::Part;
use crate::extraction::{Confidence, Kind};
use crate::token::TokenKind;

/// Nouns that a title or a name in marks follows.
const NAMED_NOUNS: [&str; 110] = [
    "film", "films", "livre", "livres", "roman", "romans", "album", "albums", "chanson", "chansons", "titre", "série", "documentaire", "exposition", "pièce", "émission", "opération",
    "programme", "plan", "loi", "association", "collectif", "mouvement", "journal", "revue", "magazine", "spectacle", "festival", "morceau", "article", "ouvrage", "rubrique", "concept", "mot", "mots",
    "terme", "termes", "notion", "label", "prix", "projet", "groupe", "site", "application", "plateforme", "podcast", "essai", "recueil", "tableau", "toile", "sculpture", "œuvre", "concours",
    "campagne", "initiative", "dispositif", "réseau", "club", "restaurant", "navire", "bateau", "chalutier", "ferry", "mission", "affaire", "dossier", "grade", "statut", "catégorie", "mention", "surnom",
    "hymne", "single", "tube", "clip", "jeu", "bande", "nouvelle", "poème", "fable", "comédie", "opéra", "ballet", "court-métrage", "long-métrage", "trilogie", "saga", "manga", "conférence", "atelier", "salon",
    "forum", "sommet", "colloque", "séminaire", "procès", "salle", "type", "variant", "missile", "drone", "fonds", "chaîne", "rapport", "étude", "collection", "gamme", "modèle", "expression", "adjectif",
];

/// Participles after which something gets its name.
const NAMING: [&str; 44] = [
    "intitulé", "intitulée", "intitulés", "intitulées", "baptisé", "baptisée", "baptisés", "baptisées", "surnommé", "surnommée", "surnommés", "surnommées", "rebaptisé", "rebaptisée", "dénommé", "dénommée", "nommé",
    "nommée", "nommés", "nommées", "appelé", "appelée", "appelés", "appelées", "titré", "titrée", "estampillé", "estampillée", "estampillés", "labellisé", "labellisée", "dit", "dite", "dits", "dites", "alias", "sobrement", "libellé", "étiqueté", "étiquetée", "étiquetés",
    "étiquetées", "lire", "baptise",
];

/// A name has no more words.
const MOST_WORDS: usize = 9;

/// `le film « … »` · `des groupes dits « … »` · `l’opération « … »` · `Lire aussi « … »`
pub(super) fn named_so(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let grammar = &context.document.grammar;
    let first = context.document.segments[candidate.segment].tokens.0;
    let reading = context.reading(candidate.place);
    let before = first.checked_sub(1)?;
    if first <= reading.tokens.0 {
        return None;
    }
    if lead_to_read(context, candidate) {
        return Some(nobody());
    }
    if !matches!(grammar.kind(before), TokenKind::Word) || context.document.words(candidate.segment) > MOST_WORDS {
        return None;
    }
    let previous = candidate.place.item.checked_sub(1)?;
    let naming = grammar.word_in(before, &NAMING) && {
        // *X a dit « … »* names nothing.
        let auxiliary = reading.verb_at(previous).is_some_and(|(_, v)| v.group.compound && !v.group.passive || v.group.form == crate::phrase::VerbForm::Finite && v.link == crate::clause::Link::Before && !v.group.passive && !after_comma(reading, previous));
        !auxiliary
    };
    let noun = match reading.part(previous)? {
        Part::Noun(n) => {
            let phrase = &reading.nouns[n].phrase;
            let last = phrase.tokens.1 - 1;
            grammar.word_in(phrase.head, &NAMED_NOUNS) && last - phrase.head <= 2 || grammar.word_in(last, &NAMED_NOUNS)
        }
        _ => false,
    };
    (naming || noun).then(nobody)
}

fn after_comma(reading: &crate::clause::Reading, item: usize) -> bool {
    item > 0 && reading.items[item - 1].part == Part::Comma
}

fn nobody() -> Finding {
    let mut finding = Finding::new(Kind::Mixed, Source::Unknown, Confidence::Medium);
    finding.speech = false;
    finding
}

/// *Lire aussi*, *À lire aussi >>* at the head of the line.
fn lead_to_read(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    let grammar = &context.document.grammar;
    let start = context.reading(candidate.place).tokens.0;
    grammar.word_in(start, &["lire", "voir", "écouter"]) && grammar.word_in(start + 1, &["aussi", "également", "notre"]) || grammar.word_in(start, &["à", "a"]) && grammar.word_in(start + 1, &["lire", "voir", "écouter"])
}
