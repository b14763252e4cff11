//! Segments that are nobody's speech: titles, names of operations and products, words as words.

use std::collections::HashMap;

use super::governed::governors;
use super::{Candidate, Context, Finding, Source};
use crate::clause::{FrameKind, Link, Part};
use crate::document::Document;
use crate::extraction::{Confidence, Kind};
use crate::key::{WordSet, Words, words};
use crate::lexicon::{Classes, Frames};
use crate::phrase::{Class, Determiner, Pronoun, VerbForm};
use crate::token::TokenKind;

/// Nouns that a title or a name in marks follows.
static NAMED_NOUNS: WordSet<110> = WordSet::of([
    "film", "films", "livre", "livres", "roman", "romans", "album", "albums", "chanson", "chansons", "titre", "série",
    "documentaire", "exposition", "pièce", "émission", "opération", "programme", "plan", "loi", "association",
    "collectif", "mouvement", "journal", "revue", "magazine", "spectacle", "festival", "morceau", "article", "ouvrage",
    "rubrique", "concept", "mot", "mots", "terme", "termes", "notion", "label", "prix", "projet", "groupe", "site",
    "application", "plateforme", "podcast", "essai", "recueil", "tableau", "toile", "sculpture", "œuvre", "concours",
    "campagne", "initiative", "dispositif", "réseau", "club", "restaurant", "navire", "bateau", "chalutier", "ferry",
    "mission", "affaire", "dossier", "grade", "statut", "catégorie", "mention", "surnom", "hymne", "single", "tube",
    "clip", "jeu", "bande", "nouvelle", "poème", "fable", "comédie", "opéra", "ballet", "court-métrage",
    "long-métrage", "trilogie", "saga", "manga", "conférence", "atelier", "salon", "forum", "sommet", "colloque",
    "séminaire", "procès", "salle", "type", "variant", "missile", "drone", "fonds", "chaîne", "rapport", "étude",
    "collection", "gamme", "modèle", "expression", "adjectif",
]);

/// Participles after which something gets its name.
static NAMING: WordSet<44> = WordSet::of([
    "intitulé", "intitulée", "intitulés", "intitulées", "baptisé", "baptisée", "baptisés", "baptisées", "surnommé",
    "surnommée", "surnommés", "surnommées", "rebaptisé", "rebaptisée", "dénommé", "dénommée", "nommé", "nommée",
    "nommés", "nommées", "appelé", "appelée", "appelés", "appelées", "titré", "titrée", "estampillé", "estampillée",
    "estampillés", "labellisé", "labellisée", "dit", "dite", "dits", "dites", "alias", "sobrement", "libellé",
    "étiqueté", "étiquetée", "étiquetés", "étiquetées", "lire", "baptise",
]);

/// A name has no more words.
const MOST_WORDS: usize = 9;

/// Nouns that a word as a word follows, capital or not.
static WORD_NOUNS: WordSet<16> = WordSet::of([
    "mot", "mots", "terme", "termes", "expression", "notion", "concept", "adjectif", "surnom", "vocable", "anglicisme",
    "type", "nom", "appellation", "sobriquet", "pseudonyme",
]);

/// Verbs that give a name.
const NAMING_VERBS: [&str; 11] = [
    "signifier", "désigner", "surnommer", "baptiser", "rebaptiser", "nommer", "dénommer", "intituler", "appeler",
    "titrer", "prénommer",
];

/// `le film « … »` · `des groupes dits « … »` · `l’opération « … »` · `il le surnomme « … »` · `Lire aussi « … »`
pub(super) fn named_so(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let grammar = context.document.grammar;
    let first = context.document.segments[candidate.segment].tokens.0;
    let reading = context.reading(candidate.place);
    if let Some(verb) = title_does(context, candidate) {
        return Some(because(verb));
    }
    let before = first.checked_sub(1)?;
    if first <= reading.tokens.0 {
        return None;
    }
    if lead_to_read(context, candidate) || recurs(context, candidate) && !is_said(context, candidate) {
        return Some(nobody());
    }
    // *deux films : « A » et « B »*
    let listed = grammar.kind(before) == TokenKind::Colon
        && candidate.place.item >= 2
        && matches!(reading.noun_at(candidate.place.item - 2), Some((_, n)) if grammar.word_in(n.phrase.head, &NAMED_NOUNS) && grammar.longest(n.phrase.head).1 == 1);
    if listed
        && opens_with_capital(context, candidate)
        && !ends_with_stop(context, candidate)
        && context.document.words(candidate.segment) <= MOST_WORDS
    {
        return Some(because(reading.items[candidate.place.item - 2].tokens));
    }
    let previous = candidate.place.item.checked_sub(1)?;
    // *la notion de « … »*
    let of_word = reading.items[previous].part == Part::Preposition
        && grammar.word_in(before, words!["de", "d'"])
        && previous > 0
        && matches!(reading.noun_at(previous - 1), Some((_, n)) if grammar.word_in(n.phrase.head, &WORD_NOUNS) && n.issuer.is_none()
            || opens_with_capital(context, candidate)
                && grammar.word_in(n.phrase.head, words!["auteur", "auteure", "autrice", "réalisateur", "réalisatrice"]));
    if of_word {
        return Some(because(reading.items[previous - 1].tokens));
    }
    // *que l'on appelle ici les « … »*
    let verb = (0..=previous)
        .rev()
        .take(3)
        .take_while(|&i| matches!(reading.items[i].part, Part::Adverb | Part::Word | Part::Verb(_)))
        .find_map(|i| reading.verb_at(i))
        .map(|(v, _)| v);
    if let Some(v) = verb.filter(|&v| {
        names(context, candidate, v)
            && matches!(&*grammar.lexicon.verb(reading.verbs[v].group.verb).lemma, "appeler" | "surnommer" | "baptiser")
    }) {
        return Some(because(reading.verbs[v].group.tokens));
    }
    // *Dans le jargon, on appelle cela « la symétrie »*
    if matches!(reading.noun_at(previous), Some((_, n)) if grammar.word_in(n.phrase.tokens.0, words!["ça", "cela", "ceci"]))
        && let Some((_, verb)) = previous.checked_sub(1).and_then(|i| reading.verb_at(i))
        && matches!(&*grammar.lexicon.verb(verb.group.verb).lemma, "appeler" | "nommer" | "baptiser" | "dénommer")
    {
        return Some(because(verb.group.tokens));
    }
    // *ont surnommé l'ouvrage « la passoire »*
    if let (Some(Part::Noun(_)), Some((_, verb))) =
        (reading.part(previous), previous.checked_sub(1).and_then(|i| reading.verb_at(i)))
        && matches!(&*grammar.lexicon.verb(verb.group.verb).lemma, "surnommer" | "baptiser" | "rebaptiser" | "dénommer")
    {
        return Some(because(verb.group.tokens));
    }
    // *un recueil intitulé « … »*: a title may be long.
    if grammar.word_in(before, &NAMING)
        && matches!(reading.part(previous), Some(Part::Verb(v)) if names(context, candidate, v))
    {
        return Some(because(reading.items[previous].tokens));
    }
    if !matches!(grammar.kind(before), TokenKind::Word) || context.document.words(candidate.segment) > MOST_WORDS {
        return None;
    }
    let named = match reading.part(previous)? {
        Part::Noun(n) => {
            let phrase = &reading.nouns[n].phrase;
            let last = phrase.tokens.1 - 1;
            let noun = |words: &dyn Words| {
                grammar.word_in(phrase.head, words) && last - phrase.head <= 2 || grammar.word_in(last, words)
            };
            // *sous le mot d'ordre « … »* is somebody's words.
            let saying = grammar.longest(phrase.head).1 > 1 && grammar.longest(phrase.head).0.is(Classes::WORDS_NOUN);
            !saying && (noun(&WORD_NOUNS) || noun(&NAMED_NOUNS) && opens_with_capital(context, candidate))
        }
        Part::Verb(v) => names(context, candidate, v),
        _ => grammar.word_in(before, &NAMING),
    };
    named.then(|| because(reading.items[previous].tokens))
}

/// `« Terre sèche » raconte la vie d’un village` · `« La Gazette » parle d’…`: a title as the subject of its verb.
fn title_does(context: &Context<'_, '_>, candidate: Candidate) -> Option<(usize, usize)> {
    let reading = context.reading(candidate.place);
    let item = candidate.place.item;
    let opens = item == 0 || matches!(reading.items[item - 1].part, Part::Stop | Part::Coordination | Part::Semicolon);
    let (_, predicate) = reading.verb_at(item + 1).filter(|_| opens && reads_like_title(context, candidate))?;
    let person = |s: usize| {
        let class = reading.nouns[s].phrase.class;
        matches!(class, Class::Named | Class::Role | Class::Person | Class::Body | Class::Place | Class::Pronoun(_))
    };
    let spoken = match predicate.link {
        Link::InvertedPronoun => true,
        Link::After => predicate.subject.is_some_and(person),
        _ => false,
    };
    let does = predicate.group.form == VerbForm::Finite && !predicate.group.passive && !spoken;
    does.then_some(predicate.group.tokens)
}

/// Whether somebody's own verb of saying governs the words: *conteste que le chantier soit dans une « ornière »*.
fn is_said(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    let reading = context.reading(candidate.place);
    let first = context.document.segments[candidate.segment].tokens.0;
    let one = first > 0 && context.document.grammar.word_in(first - 1, words!["un", "une"]);
    one && governors(reading, candidate.place.item).into_iter().any(|v| {
        let p = &reading.verbs[v];
        let sense = context.document.grammar.sense(&p.group);
        let content = matches!(reading.frames[reading.frame_of[candidate.place.item]].kind, FrameKind::Content { governor } if governor == v);
        let says = sense.is_some_and(|s| {
            s.frames.intersects(Frames::QUE | Frames::FRAGMENT) && (content || !s.frames.intersects(Frames::WEAK))
        });
        says && p.subject.is_some_and(|s| reading.nouns[s].phrase.is_source())
    })
}

/// A word that the text sets in marks again and again is a name: *le « cybertruck »*, *les « insoumis »*.
fn recurs(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    const OFTEN: usize = 3;
    short_form(context.document, candidate.segment).is_some_and(|form| context.short[&form] >= OFTEN)
}

/// How often each word or two stand alone between marks.
pub(super) fn short_forms(document: &Document<'_>) -> HashMap<String, usize> {
    let mut count = HashMap::new();
    for form in (0..document.segments.len()).filter_map(|s| short_form(document, s)) {
        *count.entry(form).or_default() += 1;
    }
    count
}

fn short_form(document: &Document<'_>, segment: usize) -> Option<String> {
    (document.words(segment) <= 2).then(|| document.segments[segment].inner.of(document.text()).trim().to_lowercase())
}

/// Whether the verb right before gives a name: *dite « … »*, *intitulé « … »*, *il le surnomme « … »*.
fn names(context: &Context<'_, '_>, candidate: Candidate, verb: usize) -> bool {
    let grammar = context.document.grammar;
    let reading = context.reading(candidate.place);
    let predicate = &reading.verbs[verb];
    let group = &predicate.group;
    let lemma = &*grammar.lexicon.verb(group.verb).lemma;
    if group.form == VerbForm::PastParticiple || group.passive {
        return grammar.word_in(group.main, &NAMING);
    }
    // *Daglo, dit « Hemetti »*
    if grammar.word_in(group.main, words!["dit", "dits", "dite", "dites"]) && !group.compound && !group.reflexive {
        let inner = context.document.segments[candidate.segment].inner.of(context.document.text()).trim_start();
        let article = ["de ", "des ", "d’", "d'", "le ", "la ", "les "].iter().any(|a| inner.starts_with(a));
        let inverted = matches!(predicate.link, Link::After | Link::InvertedPronoun);
        return !inverted
            && (after_comma(reading, predicate.item) && (article || opens_with_capital(context, candidate))
                || article && inner.starts_with('d'));
    }
    if lemma == "appeler" && !group.reflexive {
        // *ce qu'ils appellent « la garde »*, *que X appelle « … »* are X's words; *on l'appelle « … »* is a name.
        let relative = reading.frames[predicate.frame].kind == FrameKind::Relative;
        // *elle l'a appelé une « lagune »*: one person's word.
        let one = predicate.subject.is_some_and(|s| {
            let phrase = &reading.nouns[s].phrase;
            !phrase.plural
                && matches!(phrase.class, Class::Named | Class::Role | Class::Pronoun(Pronoun::Personal))
                && phrase.determiner != Determiner::Indefinite
                && !matches!(reading.part(candidate.place.item - 1), Some(Part::Verb(_)))
        });
        let source = predicate.subject.is_some_and(|s| {
            let phrase = &reading.nouns[s].phrase;
            let crowd = grammar.word_in(phrase.tokens.0, words!["tout", "toute", "tous", "toutes", "on"])
                || phrase.class == Class::Pronoun(Pronoun::Indefinite);
            (phrase.is_source() || phrase.class == Class::Place) && !crowd
        });
        // *ce que les marins appellent la « pétole »*: the article is the writer's, the word is theirs who call it so.
        let first = context.document.segments[candidate.segment].tokens.0;
        let everyday = first > 0 && grammar.word_in(first - 1, words!["le", "la", "les", "l'"]);
        return everyday || !(source && (relative || one));
    }
    NAMING_VERBS.contains(&lemma)
}

/// A title, unlike a fragment of speech, begins with a capital in the middle of a sentence: *présente « La Forge »*.
pub(super) fn titled(context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let reading = context.reading(candidate.place);
    let item = candidate.place.item;
    let before = item.checked_sub(1).and_then(|i| reading.part(i))?;
    // *présente « Typhon »*, *le centre intégré « Akwaba »*
    let handled = match before {
        Part::Verb(v) => {
            let sense = context.document.grammar.sense(&reading.verbs[v].group);
            let participle = reading.verbs[v].group.form == VerbForm::PastParticiple && sense.is_none();
            participle
                || context.document.words(candidate.segment) <= 4
                    && sense.is_none_or(|s| s.frames.intersects(Frames::WEAK))
        }
        _ => false,
    };
    // *l'exposition d'adieu, « Bois sacrés », …*
    let apposed = before == Part::Comma
        && matches!(reading.part(item + 1), Some(Part::Comma | Part::Stop))
        && item >= 2
        && reading.noun_at(item - 2).is_some()
        && context.document.words(candidate.segment) <= 5
        && !has_verb(context, candidate);
    let built_in = handled
        || apposed
        || matches!(
            before,
            Part::CuePreposition | Part::Noun(_) | Part::Preposition | Part::Word | Part::Adverb | Part::Coordination
        )
        || matches!(before, Part::Verb(_))
            && matches!(reading.part(item + 1), Some(Part::Comma))
            && matches!(reading.noun_at(item + 2), Some((_, n)) if n.phrase.determiner == Determiner::Indefinite);
    let grammar = context.document.grammar;
    // *Le slogan « Un toit pour tous »* is somebody's words.
    let saying = matches!(before, Part::Noun(n) if grammar.longest(reading.nouns[n].phrase.head).0.is(Classes::WORDS_NOUN) && (grammar.longest(reading.nouns[n].phrase.head).1 > 1 || !grammar.word_in(reading.nouns[n].phrase.head, &NAMED_NOUNS)));
    if saying {
        return None;
    }
    // *« On est dans une crise »*: who says *on* or *je* makes no title.
    let (first, last) = context.document.inside[candidate.segment];
    let says_so = context.document.readings[first..last].iter().any(|r| {
        r.verbs.iter().any(|p| {
            p.subject.is_some_and(|s| {
                matches!(r.nouns[s].phrase.class, Class::Pronoun(Pronoun::Speaker | Pronoun::Indefinite))
            })
        })
    });
    if says_so {
        return None;
    }
    let words = context.document.words(candidate.segment);
    (built_in && words <= 7 && opens_with_capital(context, candidate) && !ends_with_stop(context, candidate))
        .then(|| because(reading.items[item - 1].tokens))
}

/// Whether a clause stands between the marks.
pub(super) fn has_verb(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    let (first, last) = context.document.inside[candidate.segment];
    context.document.readings[first..last].iter().any(|r| r.verbs.iter().any(|p| p.group.form == VerbForm::Finite))
}

/// Whether a clause with its own final mark stands between the marks: behind words of the same speaker, or with a capital.
pub(super) fn is_sentence(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    let goes_on = matches!(context.reading(candidate.place).part(0), Some(Part::Quote(_))) && candidate.place.item > 0;
    ends_with_stop(context, candidate)
        && has_verb(context, candidate)
        && (goes_on || opens_with_capital(context, candidate))
}

/// What reads like a title: a capital, few words, no clause, no full stop.
pub(super) fn reads_like_title(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    opens_with_capital(context, candidate)
        && context.document.words(candidate.segment) <= 6
        && !has_verb(context, candidate)
        && !ends_with_stop(context, candidate)
}

pub(super) fn opens_with_capital(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    let inner = context.document.segments[candidate.segment].inner.of(context.document.text());
    inner.trim_start().chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

pub(super) fn ends_with_stop(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    context.document.segments[candidate.segment]
        .inner
        .of(context.document.text())
        .trim_end()
        .ends_with(['.', '!', '?', '…'])
}

fn after_comma(reading: &crate::clause::Reading<'_>, item: usize) -> bool {
    item > 0 && reading.items[item - 1].part == Part::Comma
}

/// Nobody's speech, because of these tokens.
fn because(tokens: (usize, usize)) -> Finding {
    Finding { ground: Some(tokens), ..nobody() }
}

pub(super) fn nobody() -> Finding {
    let mut finding = Finding::new(Kind::Mixed, Source::Unknown, Confidence::Medium);
    finding.speech = false;
    finding
}

/// *Lire aussi*, *À lire aussi >>* at the head of the line.
fn lead_to_read(context: &Context<'_, '_>, candidate: Candidate) -> bool {
    let grammar = context.document.grammar;
    let start = context.reading(candidate.place).tokens.0;
    grammar.word_in(start, words!["lire", "voir", "écouter"])
        && grammar.word_in(start + 1, words!["aussi", "également", "notre"])
        || grammar.word_in(start, words!["à", "a"]) && grammar.word_in(start + 1, words!["lire", "voir", "écouter"])
}
