//! Texts of every sort: pieces of French in any order, French made by a grammar, articles that were damaged, and anything at all.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::common;

/// Pieces of French in any order: marks that pair and marks that do not, cues, names, and what stands between.
fn pieces() -> impl Strategy<Value = String> {
    let marks = select(vec!["« ", " »", "«", "»", "“", "”", "\"", "<< ", " >>", "‘", "’", "«\u{a0}", "\u{202f}»"]);
    let cues = select(vec![
        "a déclaré", "a-t-il ajouté", "selon", "ajoutant que", "d’après", "dit-elle", "Et d’ajouter :",
        "a indiqué que", "s’est félicité", "n’a pas exclu de", "assure avoir", "qui a dit", "est accusé par",
    ]);
    let names = select(vec![
        "le ministre",
        "Malo Kerven",
        "M. Kerven",
        "la préfète",
        "il",
        "elle",
        "son homologue irlandais",
        "le Dr O’Dwane",
        "une source proche du dossier",
        "le général Yves Tanguidé",
        "l’ONU",
        "les dockers",
        "ce dernier",
    ]);
    let words = select(vec![
        "le chenal", "rouvrira", "lundi", "av. J.-C.", "12.5", "14 %", "https://exemple.fr/a.b", "l’hiver",
        "est\u{301}", "東京", "👩‍🚒", "\u{1b}[31m", "\u{feff}", "\0", "a\u{ad}mer", "\u{200b}", "\u{202e}", "&nbsp;",
        "&laquo;",
    ]);
    let stops =
        select(vec![". ", ", ", " : ", " ", "\n", "\n\n", " ?", "!", "…", " – ", "\u{a0}", "\t", "\r\n", " ; "]);
    let piece = prop_oneof![marks, cues, names, words, stops.clone(), stops];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// What somebody says, on its own or around what another one says.
fn words() -> impl Strategy<Value = String> {
    let said = select(vec![
        "le pont rouvrira lundi",
        "Nous n’avons pas été prévenus",
        "c’est « une honte »",
        "Qui a dit ça ? Pas moi",
        "l’heure est grave, a-t-il insisté, et nous le savons",
        "12.5 % des agents, dont MM. Tudal et Kerven, sont en grève",
    ]);
    said.prop_map(str::to_owned).prop_recursive(3, 8, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|words| format!("le maire m’a dit : “ {words} ”")),
            (inner.clone(), inner).prop_map(|(one, next)| format!("{one}. {next} !")),
        ]
    })
}

/// A source as a text names it first, or again.
fn source() -> impl Strategy<Value = &'static str> {
    select(vec![
        "le ministre de la Mer, Yann Tudal",
        "Zoé Quintin, maire de Saint-Elouan",
        "M. Tudal",
        "Mme Quintin",
        "le porte-parole du parquet de Quimperlé",
        "la préfète",
        "une source proche du dossier",
        "son homologue irlandais",
        "l’ONU",
    ])
}

/// A sentence in which somebody may speak.
fn sentence() -> impl Strategy<Value = String> {
    let verb = select(vec!["a déclaré", "a affirmé", "estime", "a ajouté", "s’est félicité de ce", "n’a pas exclu"]);
    let incise = select(vec!["a-t-il dit", "explique-t-elle", "a reconnu ce dernier", "selon lui"]);
    (words(), words(), source(), verb, incise, 0..9_u8).prop_map(|(words, more, source, verb, incise, shape)| {
        match shape {
            0 => format!("« {words} », {verb} {source}."),
            1 => format!("« {words} », {incise}, avant d’ajouter que « {more} »."),
            2 => format!("« {words}, {incise}, {more}. »"),
            3 => format!("{source} {verb} : « {words}. {more}. »"),
            4 => format!("{source} {verb} que {words}, et que « {more} »."),
            5 => format!("Selon {source}, {words}."),
            6 => format!("Interrogé par {source}, il {verb} qu’il ne savait pas si {words} ({more})."),
            7 => format!("– {source} : \"{words}\" – {more}"),
            _ => format!("« {words}.\n\n« {more} », {verb} {source}."),
        }
    })
}

/// French, made by a grammar.
fn made() -> impl Strategy<Value = String> {
    let between = select(vec![" ", "\n", "\n\n", "\r\n"]);
    prop::collection::vec((sentence(), between), 0..6).prop_map(|sentences| {
        sentences.into_iter().flat_map(|(sentence, between)| [sentence, between.to_owned()]).collect()
    })
}

/// The articles of the crate.
static ARTICLES: LazyLock<Vec<String>> =
    LazyLock::new(|| common::articles().into_iter().map(|(_, text)| text).collect());

/// A fault, as it happens to texts on their way.
#[derive(Clone, Debug)]
enum Fault {
    /// So many characters are lost.
    Loses(usize),
    /// So many characters come twice.
    Repeats(usize),
    /// Something comes in between.
    Gains(&'static str),
    /// The next quotation mark becomes another one.
    Turns(char),
}

fn fault() -> impl Strategy<Value = Fault> {
    let gained = select(vec![
        "«", "»", "“", "\"", "\n", "\n\n", "\r", " ", "\u{a0}", ". ", ", ", "’", "\u{ad}", "\u{200b}", "\u{202e}",
        "\u{301}", "\0", "👩‍🚒", "<br>", "&nbsp;",
    ]);
    prop_oneof![
        (1..200_usize).prop_map(Fault::Loses),
        (1..60_usize).prop_map(Fault::Repeats),
        gained.prop_map(Fault::Gains),
        select(vec!['«', '»', '“', '”', '"', '\'', ' ']).prop_map(Fault::Turns),
    ]
}

impl Fault {
    fn happens(&self, text: &mut String, at: Index) {
        let at = boundary(text, at);
        let end = |count: usize| text[at..].char_indices().nth(count).map_or(text.len(), |(length, _)| at + length);
        match *self {
            Self::Loses(count) => text.replace_range(at..end(count), ""),
            Self::Repeats(count) => {
                let again = text[at..end(count)].to_owned();
                text.insert_str(at, &again);
            }
            Self::Gains(piece) => text.insert_str(at, piece),
            Self::Turns(mark) => {
                let is_mark = |c| matches!(c, '«' | '»' | '“' | '”' | '"');
                if let Some((start, old)) = text[at..].char_indices().find(|&(_, c)| is_mark(c)) {
                    text.replace_range(at + start..at + start + old.len_utf8(), mark.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }
}

/// A place between two characters, or at an end.
pub(crate) fn boundary(text: &str, at: Index) -> usize {
    let at = at.index(text.len() + 1);
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Some paragraphs of an article, with some faults.
fn damaged() -> impl Strategy<Value = String> {
    let faults = prop::collection::vec((any::<Index>(), fault()), 0..8);
    (any::<Index>(), any::<Index>(), 1..5_usize, faults).prop_map(|(article, first, count, faults)| {
        let article = article.get(&ARTICLES);
        let paragraphs: Vec<&str> = article.split_inclusive('\n').collect();
        let first = first.index(paragraphs.len());
        let mut text: String = paragraphs[first..].iter().take(2 * count).copied().collect();
        for (at, fault) in &faults {
            fault.happens(&mut text, *at);
        }
        text
    })
}

/// French, damaged or not, or anything at all.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => pieces(),
        2 => made(),
        2 => damaged(),
        1 => any::<String>(),
        1 => "[«»“”\" .,a-zÀ-ÿ’\n]{0,200}",
    ]
}
