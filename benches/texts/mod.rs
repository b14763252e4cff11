//! Texts of any size, written for the benches: with as many quotations as a newspaper has at most, and without any.
//!
//! Their people and places are invented. What must be found in them is known, so that no bench measures a wrong result.

/// A text and what it holds.
#[allow(dead_code, reason = "each bench asks for some of it")]
pub(crate) struct Text {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    pub(crate) quotations: usize,
    pub(crate) sentences: usize,
}

const NAMES: [&str; 8] = [
    "Yann Tudal", "Aline Ferrand", "Malo Kerven", "Zoé Quintin", "Oumar Sow", "Inès Cordier", "Hervé Lacombe",
    "Samia Haddad",
];
const ROLES: [&str; 4] = ["maire de Lannélec", "préfète du Finistère", "ministre de la Mer", "directrice du port"];
const VERBS: [&str; 6] = ["a déclaré", "a affirmé", "a expliqué", "a précisé", "a assuré", "a annoncé"];
const CLAIMS: [&str; 5] = [
    "le pont rouvrira lundi",
    "les quais seront prêts avant la fin du mois",
    "personne ne sera oublié dans ce projet",
    "la digue a tenu pendant toute la tempête",
    "nous finirons les travaux ensemble",
];
const NEWS: [&str; 6] = [
    "Le chantier a commencé en mars près de la digue.",
    "Les grues travaillent jour et nuit depuis deux semaines.",
    "Une route provisoire longe les hangars jusqu’à la criée.",
    "Les bateaux de pêche restent au mouillage dans la rade.",
    "Trois camions livrent chaque matin du sable et du gravier.",
    "La facture dépasse déjà deux millions d’euros.",
];

/// Ten quotations in two kilobytes.
pub(crate) fn rich(name: &'static str, size: usize) -> Text {
    let paragraph = |n: usize| {
        let (who, role, verb, claim) = (NAMES[n % 8], ROLES[n / 8 % 4], VERBS[n % 6], CLAIMS[n % 5]);
        let news = NEWS[n * 5 % 6];
        let capital = claim[..1].to_uppercase() + &claim[1..];
        match n % 3 {
            0 => format!("{news} {} {}. « {capital} », {verb} {who}, {role}.", NEWS[n % 6].trim_end_matches('.'), n),
            1 => format!("{news} {who} {verb} que « {claim} ». {}", NEWS[(n + 1) % 6]),
            _ => format!("{news} {} Puis {who} {verb} : « {capital}. »", NEWS[(n + 2) % 6]),
        }
    };
    let mut text = Text { name, text: String::new(), quotations: 0, sentences: 0 };
    while text.text.len() < size {
        text.text.push_str(&paragraph(text.quotations));
        text.text.push_str("\n\n");
        text.quotations += 1;
        text.sentences += 3;
    }
    text
}

/// No marks, and nobody who says anything.
pub(crate) fn plain(name: &'static str, size: usize) -> Text {
    let mut text = Text { name, text: String::new(), quotations: 0, sentences: 0 };
    while text.text.len() < size {
        let n = text.sentences;
        text.text.push_str(NEWS[(n + n / 6) % 6]);
        text.text.push_str(if n % 5 == 4 { "\n\n" } else { " " });
        text.sentences += 1;
    }
    text
}
