//! Looking around a place in the text: a bounded number of characters, no allocation.

/// The longest word or token that is looked at, in characters. Longer ones are no abbreviation.
const LONGEST: usize = 40;

pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The first place at or after `at` that is not white space.
pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start().len()
}

/// The end of the spaces at `at`, ordinary or no-break; line breaks are not passed.
pub(super) fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let is_space = |c: char| c.is_whitespace() && c != '\n' && c != '\r';
    at + rest.len() - rest.trim_start_matches(is_space).len()
}

/// The longest run of characters that satisfy `belongs` and end at `end`; at most [`LONGEST`] of them.
pub(super) fn run_before(text: &str, end: usize, belongs: impl Fn(char) -> bool) -> &str {
    let run = text[..end].char_indices().rev().take(LONGEST).take_while(|&(_, c)| belongs(c)).last();
    &text[run.map_or(end, |(start, _)| start)..end]
}

/// The longest run of characters that satisfy `belongs` and start at `start`; at most [`LONGEST`] of them.
pub(super) fn run_after(text: &str, start: usize, belongs: impl Fn(char) -> bool) -> &str {
    let run = text[start..].char_indices().take(LONGEST).take_while(|&(_, c)| belongs(c)).last();
    let end = run.map_or(start, |(last, c)| start + last + c.len_utf8());
    &text[start..end]
}

/// Letters, with accents written apart.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphabetic(),
        // Latin with accents: what French is written with, so not worth a look into the tables.
        '\u{C0}'..='\u{24F}' => c != '×' && c != '÷',
        '\u{300}'..='\u{36F}' => true,
        _ => c.is_alphabetic(),
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// `I`, `XVII`
pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b"IVXLCDM".contains(&b))
}

/// Words that bind what follows so tightly that no sentence, heading or list item ends with them.
const BINDING: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "cette", "chez", "contre", "dans", "de", "des", "du", "en", "est", "et",
    "la", "le", "les", "leur", "leurs", "mais", "ont", "ou", "où", "par", "pour", "que", "qui", "sa", "sans", "se",
    "selon", "ses", "si", "son", "sont", "sous", "sur", "très", "un", "une", "vers", "à",
];

/// Words that open sentences and are hardly ever part of a name, but see [`opens_name`].
const OPENING: &[&str] = &[
    "A", "Afin", "Ainsi", "Alors", "Après", "Au", "Aucun", "Aucune", "Aussi", "Autre", "Aux", "Avant", "Avec", "Car",
    "Ce", "Cela", "Celle", "Celui", "Cependant", "Certains", "Ces", "Cet", "Cette", "Ceux", "Chaque", "Chez", "Comme",
    "Comment", "Contre", "Dans", "Depuis", "Des", "Deux", "Donc", "Du", "Dès", "Elle", "Elles", "En", "Enfin",
    "Ensuite", "Entre", "Et", "Grâce", "Hier", "Ici", "Il", "Ils", "Je", "La", "Le", "Les", "Leur", "Leurs", "Lors",
    "Lorsque", "MM", "Mais", "Malgré", "Mes", "Mme", "Mon", "Même", "Ne", "Ni", "Nos", "Notre", "Nous", "On", "Or",
    "Ou", "Outre", "Où", "Par", "Parmi", "Pendant", "Plus", "Plusieurs", "Pour", "Pourquoi", "Pourtant", "Puis",
    "Quand", "Quant", "Que", "Quel", "Quelle", "Quelques", "Qui", "Sa", "Sans", "Se", "Selon", "Ses", "Si", "Son",
    "Sous", "Sur", "Tandis", "Toujours", "Tous", "Tout", "Toute", "Toutefois", "Toutes", "Trois", "Très", "Tu", "Un",
    "Une", "Vers", "Voici", "Voilà", "Vos", "Votre", "Vous", "Y", "À",
];

/// Whether no sentence, heading or list item ends with `word`: *de*, *le*, *et*.
pub(super) fn binds(word: &str) -> bool {
    BINDING.contains(&word)
}

/// Whether the word at `at` is one that opens sentences: after an initial or an abbreviation it shows that the full
/// stop ended the sentence as well.
pub(super) fn opens_sentence(text: &str, at: usize) -> bool {
    let word = run_after(text, at, is_letter);
    match char_at(text, at + word.len()) {
        Some('.') => false,
        Some(c) if is_apostrophe(c) => matches!(word, "Aujourd" | "C" | "D" | "J" | "Jusqu" | "L" | "N" | "Qu" | "S"),
        _ => OPENING.contains(&word),
    }
}

/// Whether a name may start with the word at `at` as well: *Le Pen*, *La Fontaine*, *D’Alembert*.
pub(super) fn opens_name(text: &str, at: usize) -> bool {
    matches!(run_after(text, at, is_letter), "Le" | "La" | "Les" | "L" | "Du" | "Des" | "D" | "A" | "Y")
}
