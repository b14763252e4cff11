//! Whether two names, or two roles, are the same words.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

const DETERMINERS: &[&str] = &[
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "son", "sa", "ses", "leur", "leurs", "ce", "cet",
    "cette", "ces", "m", "mm", "mme", "mmes", "mlle", "me", "dr", "pr",
];

/// The words of `text`, without case, accents, apostrophes of elisions, or leading determiners.
pub(crate) fn words(text: &str) -> Vec<String> {
    let plain: String =
        text.nfkd().filter(|&c| canonical_combining_class(c) == 0).flat_map(char::to_lowercase).collect();
    let words = plain.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    words.skip_while(|word| DETERMINERS.contains(word)).map(str::to_owned).collect()
}

/// Whether the words of `inner` stand in those of `outer`, one after the other.
pub(crate) fn contains(outer: &[String], inner: &[String]) -> bool {
    !inner.is_empty() && outer.windows(inner.len()).any(|window| window == inner)
}

#[test]
fn names_are_compared_without_determiners_accents_and_case() {
    assert_eq!(words("L’Élysée"), ["elysee"]);
    assert_eq!(words("le Premier ministre d’État"), ["premier", "ministre", "d", "etat"]);
    assert!(contains(&words("M. Amir Abdollahian"), &words("Abdollahian")));
    assert!(!contains(&words("Amir Abdollahian"), &words("la")));
}
