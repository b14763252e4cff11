//! The text cut into rows that fit the page.

use std::fmt;

use super::glyph::{Glyph, glyphs};

/// Columns of text in a row, without the bar before it.
const WIDTH: usize = 98;

/// What is drawn on one line.
#[derive(Debug)]
pub(super) struct Row<'t> {
    pub(super) glyphs: Vec<Glyph<'t>>,
    /// Where the next row starts; the line break or space between belongs to this one.
    pub(super) end: usize,
}

impl fmt::Display for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seen = self.glyphs.iter().rposition(|glyph| glyph.shown != " ").map_or(0, |last| last + 1);
        f.write_str(if seen == 0 { "│" } else { "│ " })?;
        self.glyphs[..seen].iter().try_for_each(|glyph| f.write_str(&glyph.shown))
    }
}

/// Cuts at line breaks, at spaces where a row is full, and anywhere where there is no space.
#[derive(Debug)]
pub(super) struct Rows<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Rows<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'t> Iterator for Rows<'t> {
    type Item = Row<'t>;

    fn next(&mut self) -> Option<Row<'t>> {
        if self.at == self.text.len() {
            return None;
        }
        let mut row = Row { glyphs: Vec::new(), end: self.text.len() };
        let mut width = 0;
        for glyph in glyphs(self.text, self.at) {
            if matches!(&self.text[glyph.span.range()], "\n" | "\r\n") {
                row.end = glyph.span.end();
                break;
            }
            width += glyph.width;
            // Spaces at the end of a row are not seen, so they may stand beyond the margin.
            let is_full = width > WIDTH && glyph.shown != " ";
            row.glyphs.push(glyph);
            if is_full {
                cut(&mut row);
                break;
            }
        }
        self.at = row.end;
        Some(row)
    }
}

/// Cuts a row that is too long at its last space, which is dropped; or before its last glyph.
fn cut(row: &mut Row<'_>) {
    let last = row.glyphs.len() - 1;
    let space =
        (1..last).rev().find(|&i| row.glyphs[i].shown == " " && may_part(&row.glyphs[i - 1], &row.glyphs[i + 1]));
    // A row keeps one glyph, however wide, or the text would never end.
    let keep = space.unwrap_or(last.max(1));
    row.end = row.glyphs[space.unwrap_or(keep - 1)].span.end();
    row.glyphs.truncate(keep);
}

/// French puts spaces inside its marks, where no line may end.
fn may_part(before: &Glyph<'_>, after: &Glyph<'_>) -> bool {
    before.shown != "«" && !matches!(&*after.shown, "»" | "?" | "!" | ":" | ";")
}
