//! Sentences without white space between them, as where a site has lost its line breaks.

use super::stop::{Kind, Stop};
use super::word::{char_at, char_before, is_apostrophe, is_letter, run_after, run_before};

/// Words after a full stop that make a domain or file name of it.
const EXTENSIONS: [&str; 20] = [
    "com", "fr", "org", "net", "eu", "io", "info", "js", "net", "pdf", "html", "htm", "doc", "docx", "xls", "txt",
    "png", "jpg", "tv", "gouv",
];

/// Whether `stop` ends a sentence though no white space follows the closing marks behind it, which reach to `past`.
pub(super) fn ends(text: &str, stop: Stop, past: usize) -> bool {
    let Some(next) = char_at(text, past) else { return true };
    match next {
        'a'..='z' | '0'..='9' | ',' | ';' => false,
        '«' | '“' | '"' => {
            stop.kind != Kind::Ellipsis
                && char_before(text, stop.start).is_some_and(|c| c.is_alphanumeric() || c == ')')
        }
        _ => is_new_sentence(text, past) && (past > stop.end || follows_sentence(text, stop)),
    }
}

/// Whether a capitalised word starts at `at` that is no part of a name such as `Rapport.Final.pdf`.
pub(super) fn is_new_sentence(text: &str, at: usize) -> bool {
    if !char_at(text, at).is_some_and(char::is_uppercase) {
        return false;
    }
    let word = run_after(text, at, is_letter);
    let after = at + word.len();
    let goes_on = match char_at(text, after) {
        Some(c) if is_apostrophe(c) => return true,
        Some('.') => char_at(text, after + 1).is_some_and(char::is_alphanumeric),
        None | Some(',' | ':' | '-' | '–') => false,
        Some(c) => !c.is_whitespace(),
    };
    if goes_on || EXTENSIONS.iter().any(|extension| word.eq_ignore_ascii_case(extension)) {
        return false;
    }
    let mut rest = word.chars().skip(1);
    match rest.next() {
        None => matches!(word, "À" | "A" | "Y"),
        Some(c) if c.is_lowercase() => true,
        Some(_) => rest.count() >= 3 || heads_paragraph(text, after),
    }
}

/// ` – ` behind a word in capitals: `INFRASTRUCTURES – La brèche`
fn heads_paragraph(text: &str, after: usize) -> bool {
    text[after..].trim_start_matches([' ', '\u{A0}']).starts_with(['–', '-', '—'])
}

/// Whether what stands before `stop` is a word or a year, and no part of an address, an abbreviation or a file name.
fn follows_sentence(text: &str, stop: Stop) -> bool {
    let token = run_before(text, stop.start, |c| !c.is_whitespace());
    if stop.kind == Kind::Strong {
        return !token.contains(['/', '@', '=']);
    }
    if token.contains(['.', '/', '@', '_', '\\', '=']) {
        return false;
    }
    let last = run_before(text, stop.start, char::is_alphanumeric);
    let is_year = last.len() == 4 && last.bytes().all(|b| b.is_ascii_digit());
    is_year
        || last.chars().count() >= 3 && last.chars().all(is_letter)
        || char_before(text, stop.start).is_some_and(|c| matches!(c, ')' | '»' | '%'))
}
