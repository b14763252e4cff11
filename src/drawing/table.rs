//! [`Table`]: one line per quotation.

use std::borrow::Cow;
use std::fmt;

use super::glyph::Plain;
use super::{LEVELS, depths};
use crate::Extraction;

/// Longer quotations are shown by their first and last words: at most so many characters of each.
const SHOWN: (usize, usize) = (40, 25);

/// One line per quotation: words, kind, cue, mention, speaker, heads of the speaker's roles, rule.
///
/// Made by [`Extraction::table`]. Fields are parted by ` | `, one that has no value is `-`, a long quotation
/// is shortened (`« Le pont … lundi »`), one that stands in another is indented.
/// Columns are not aligned, so that in a diff only the lines change whose quotations do.
#[derive(Clone, Copy, Debug)]
pub struct Table<'e> {
    extraction: &'e Extraction<'e>,
}

impl<'t> Extraction<'t> {
    /// The quotations as a compact text, for snapshots and diffs.
    ///
    /// ```
    /// let extractor = propos::Extractor::new();
    /// let extraction = extractor.extract("« Le pont rouvrira lundi », a déclaré le maire.");
    /// assert!(extraction.table().to_string().starts_with("« Le pont rouvrira lundi » | direct"));
    /// ```
    #[must_use]
    pub fn table(&self) -> Table<'_> {
        Table { extraction: self }
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.extraction.text();
        for (quotation, depth) in self.extraction.quotations().zip(depths(self.extraction)) {
            if quotation.index() > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{:1$}", "", 2 * depth.min(LEVELS))?;
            write_shortened(quotation.text(), f)?;
            if quotation.is_speech() {
                write!(f, " | {}", quotation.kind())?;
                write_cell(quotation.cue().map(|cue| cue.text()), f)?;
                write_cell(quotation.mention().map(|span| &text[span.range()]), f)?;
                write_cell(quotation.speaker().map(|speaker| speaker.name()), f)?;
                let mut heads: Vec<_> =
                    quotation.speaker().into_iter().flat_map(|s| s.roles()).map(|r| r.head()).collect();
                heads.sort_unstable();
                heads.dedup();
                write_cell(Some(&*heads.join(", ")).filter(|heads| !heads.is_empty()), f)?;
            } else {
                f.write_str(" | nobody")?;
            }
            write!(f, " | rule={}", quotation.rule())?;
        }
        Ok(())
    }
}

fn write_cell(value: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, " | {}", Plain(&unbarred(value.unwrap_or("-"))))
}

fn write_shortened(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = text.trim();
    if text.char_indices().nth(SHOWN.0 + SHOWN.1).is_none() {
        return write!(f, "{}", Plain(&unbarred(text)));
    }
    let (first, last) = (first_words(text, SHOWN.0), last_words(text, SHOWN.1));
    write!(f, "{} … {}", Plain(&unbarred(first)), Plain(&unbarred(last)))
}

/// The whole words among the first `count` characters, or those characters.
fn first_words(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text[..end].rsplit_once(char::is_whitespace).map_or(&text[..end], |(words, _)| words.trim_end())
}

/// The whole words among the last `count` characters, or those characters.
fn last_words(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    text[start..].split_once(char::is_whitespace).map_or(&text[start..], |(_, words)| words.trim_start())
}

/// A bar would look like the end of the field.
fn unbarred(text: &str) -> Cow<'_, str> {
    if text.contains('|') { text.replace('|', "¦").into() } else { text.into() }
}
