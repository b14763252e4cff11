//! What stands for one grapheme of the text: itself, or a picture of what would not be seen or would move the cursor.

use std::borrow::Cow;
use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::Span;

/// One grapheme of the text, as it is shown.
#[derive(Debug)]
pub(super) struct Glyph<'t> {
    pub(super) span: Span,
    pub(super) shown: Cow<'t, str>,
    /// Columns on a terminal, at least one.
    pub(super) width: usize,
}

/// The glyphs of `text` from byte `at` on.
pub(super) fn glyphs(text: &str, at: usize) -> impl Iterator<Item = Glyph<'_>> {
    text[at..].grapheme_indices(true).map(move |(start, grapheme)| {
        let shown = shown(grapheme);
        let width = shown.width();
        Glyph { span: Span::new(at + start, at + start + grapheme.len()), shown, width }
    })
}

fn shown(grapheme: &str) -> Cow<'_, str> {
    let mut chars = grapheme.chars();
    match (chars.next(), chars.next()) {
        (Some('\u{A0}' | '\u{2007}' | '\u{202F}'), None) => "⍽".into(),
        (Some(c), None) if c.is_control() || is_break(c) => picture(c).into(),
        _ if grapheme.width() == 0 => grapheme.chars().map(picture).collect::<String>().into(),
        _ => grapheme.into(),
    }
}

/// Line and paragraph separators, and the soft hyphen, have a width on paper and none on a terminal.
fn is_break(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{2028}' | '\u{2029}')
}

/// The control picture of Unicode where there is one (`␛`), else the number.
fn picture(c: char) -> String {
    let code = u32::from(c);
    match c {
        '\0'..='\x1F' => char::from_u32(0x2400 + code).map_or_else(String::new, String::from),
        '\x7F' => "␡".to_owned(),
        _ => format!("⟨U+{code:04X}⟩"),
    }
}

/// A piece of the text on one line: all white space as spaces, control characters shown.
pub(super) struct Plain<'t>(pub(super) &'t str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for grapheme in self.0.graphemes(true) {
            if grapheme.chars().all(char::is_whitespace) {
                f.write_str(" ")?;
            } else {
                f.write_str(&shown(grapheme))?;
            }
        }
        Ok(())
    }
}
