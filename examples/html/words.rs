//! What things are called on the pages.

use propos::{Category, Confidence, Gender, Kind, Span, Stance};

/// How many words a piece of the text has.
pub(crate) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The words of all spans.
pub(crate) fn count_in(text: &str, spans: impl Iterator<Item = Span>) -> usize {
    spans.map(|span| count(&text[span.range()])).sum()
}

/// A share in whole percents.
pub(crate) fn percent(part: usize, whole: usize) -> usize {
    (100 * part + whole / 2).checked_div(whole).unwrap_or(0)
}

/// A value as JSON writes it: `head_of_state`.
pub(crate) fn value(value: impl serde::Serialize) -> String {
    struct Word<T>(T);
    impl<T: serde::Serialize> std::fmt::Display for Word<T> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.serialize(f)
        }
    }
    Word(value).to_string()
}

/// The same for people: `head of state`.
fn spaced(word: impl serde::Serialize) -> String {
    value(word).replace('_', " ")
}

pub(crate) fn category(category: Category) -> String {
    spaced(category)
}

pub(crate) fn stance(stance: Stance) -> String {
    spaced(stance)
}

pub(crate) fn confidence(confidence: Confidence) -> String {
    spaced(confidence)
}

pub(crate) fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Feminine => "feminine",
        _ => "masculine",
    }
}

pub(crate) fn kind(kind: &str) -> &'static str {
    match kind {
        "direct" => "direct",
        "mixed" => "built into a sentence",
        "indirect" => "reported without marks",
        _ => "nobody’s speech",
    }
}

/// The kind as the page filters it.
pub(crate) fn kind_value(quotation: Kind, speech: bool) -> String {
    if speech { value(quotation) } else { "nobody".to_owned() }
}
