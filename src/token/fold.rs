//! [`fold`]: one spelling for all the ways to write a word.

use unicode_normalization::UnicodeNormalization;

/// The form under which words are looked up: lower case, composed accents, `'` for every apostrophe, no invisible characters.
pub(crate) fn fold(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    let decomposed = word.chars().any(|c| ('\u{300}'..'\u{370}').contains(&c));
    let mut push = |c: char| {
        if is_apostrophe(c) {
            out.push('\'');
        } else if c == '\u{2011}' || c == '\u{2010}' {
            out.push('-');
        } else if let Some(small) = small(c) {
            out.push(small);
        } else if !is_invisible(c) {
            out.extend(c.to_lowercase());
        }
    };
    if decomposed { word.nfc().for_each(&mut push) } else { word.chars().for_each(&mut push) }
}

/// The small letter of one that French is written with.
fn small(c: char) -> Option<char> {
    match c {
        '\0'..='\u{7F}' => Some(c.to_ascii_lowercase()),
        'ß'..='ÿ' | 'œ' => Some(c),
        'À'..='Þ' if c != '×' => char::from_u32(u32::from(c) + 32),
        _ => None,
    }
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '´')
}

pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
