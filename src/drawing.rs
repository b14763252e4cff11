//! An [`Extraction`] drawn for people and snapshots.
//!
//! ```text
//! │ « Le port rouvre lundi », a dit le maire, Yann Tudal, qui promet « une fête » sur le « Typhon ».
//!   1^^^^^^^^^^^^^^^^^^^^^^^                                         2~~~~~~~~~~~        3---------
//!   ╰ 1 direct | Yann Tudal, maire | a dit | incise
//!   ╰ 2 mixed | Yann Tudal, maire | promet | object
//!   ╰ 3 nobody | title
//! ```
//!
//! Lines of the text start with a bar, so that no text can pass for a label. Beneath stand the marks
//! (`^` direct, `~` mixed, `.` indirect, `-` nobody's speech) and, under the line where a quotation
//! ends, its label: number, kind, speaker with role, cue, rule.

mod glyph;
mod row;
mod table;

use std::fmt;
use std::iter::Peekable;
use std::vec::IntoIter;

use crate::extraction::Quotation;
use crate::{Diagnostic, DiagnosticKind, Extraction, Kind, Span};
use glyph::Plain;
use row::{Row, Rows};

pub use table::Table;

/// Lines of marks under one line of text: nested quotations get their own down to this depth, so that
/// a text of nothing but opening marks is not drawn in quadratic size.
const LEVELS: usize = 3;

/// The drawing: the text with each quotation underlined, and beneath it who, role, cue and rule.
///
/// The text is cut at about 100 columns. Control characters are shown (`␛`), not sent; a no-break space is shown as `⍽`.
impl fmt::Display for Extraction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut marks = Marks::new(self);
        let mut labels = Labels::new(self);
        let mut line_break = "";
        for row in Rows::new(self.text()) {
            write!(f, "{line_break}{row}")?;
            marks.write_under(&row, f)?;
            labels.write_up_to(row.end, f)?;
            line_break = "\n";
        }
        Ok(())
    }
}

/// The quotations of each level, walked once from left to right.
struct Marks<'e> {
    levels: [Level<'e>; LEVELS],
}

#[derive(Default)]
struct Level<'e> {
    quotations: Vec<Quotation<'e>>,
    /// The first one that has not ended yet.
    current: usize,
    /// Whether its number is drawn already.
    numbered: bool,
}

impl<'e> Marks<'e> {
    fn new(extraction: &'e Extraction<'_>) -> Self {
        let mut levels: [Level<'e>; LEVELS] = Default::default();
        for (quotation, depth) in extraction.quotations().zip(depths(extraction)) {
            if let Some(level) = levels.get_mut(depth) {
                level.quotations.push(quotation);
            }
        }
        Self { levels }
    }

    fn write_under(&mut self, row: &Row<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for level in &mut self.levels {
            let marks = level.under(row);
            if !marks.is_empty() {
                write!(f, "\n  {marks}")?;
            }
        }
        Ok(())
    }
}

impl<'e> Level<'e> {
    /// The marks under the row, the number of each quotation at its start.
    fn under(&mut self, row: &Row<'_>) -> String {
        let mut marks = String::new();
        let mut number = Vec::new();
        for glyph in &row.glyphs {
            let mut mark = ' ';
            if let Some(quotation) = self.at(glyph.span) {
                mark = mark_of(quotation);
                if !std::mem::replace(&mut self.numbered, true) {
                    number = number_of(quotation).to_string().chars().rev().collect();
                }
            }
            marks.extend((0..glyph.width).map(|_| number.pop().unwrap_or(mark)));
        }
        marks.extend(number.into_iter().rev());
        marks.truncate(marks.trim_end().len());
        marks
    }

    /// The quotation to which the glyph belongs; glyphs come in order.
    fn at(&mut self, glyph: Span) -> Option<Quotation<'e>> {
        while self.quotations.get(self.current)?.span().end() <= glyph.start() {
            self.current += 1;
            self.numbered = false;
        }
        let quotation = self.quotations[self.current];
        quotation.span().overlaps(glyph).then_some(quotation)
    }
}

/// How many quotations each one stands in.
fn depths(extraction: &Extraction<'_>) -> Vec<usize> {
    let mut depths = Vec::with_capacity(extraction.quotations().len());
    for quotation in extraction.quotations() {
        depths.push(quotation.parent().map_or(0, |parent| depths[parent.index()] + 1));
    }
    depths
}

fn mark_of(quotation: Quotation<'_>) -> char {
    match quotation.kind() {
        _ if !quotation.is_speech() => '-',
        Kind::Direct => '^',
        Kind::Mixed => '~',
        Kind::Indirect => '.',
    }
}

/// Numbers start at 1, as people count.
fn number_of(quotation: Quotation<'_>) -> usize {
    quotation.index() + 1
}

/// What is said under the line where a quotation or a wrong mark ends.
struct Labels<'e> {
    text: &'e str,
    quotations: Peekable<IntoIter<Quotation<'e>>>,
    diagnostics: Peekable<IntoIter<Diagnostic>>,
}

impl<'e> Labels<'e> {
    fn new(extraction: &'e Extraction<'_>) -> Self {
        let mut quotations: Vec<_> = extraction.quotations().collect();
        quotations.sort_by_key(|quotation| (quotation.span().end(), quotation.index()));
        let diagnostics: Vec<_> = extraction.diagnostics().collect();
        Self {
            text: extraction.text(),
            quotations: quotations.into_iter().peekable(),
            diagnostics: diagnostics.into_iter().peekable(),
        }
    }

    fn write_up_to(&mut self, end: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        while let Some(quotation) = self.quotations.next_if(|quotation| quotation.span().end() <= end) {
            write!(f, "\n  ╰ {} ", number_of(quotation))?;
            write_label(quotation, f)?;
        }
        while let Some(Diagnostic { span, kind }) = self.diagnostics.next_if(|diagnostic| diagnostic.span.end() <= end)
        {
            write!(f, "\n  ! {}: {kind}", Plain(&self.text[span.range()]))?;
        }
        Ok(())
    }
}

fn write_label(quotation: Quotation<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if !quotation.is_speech() {
        return write!(f, "nobody | {}", quotation.rule());
    }
    write!(f, "{} | ", quotation.kind())?;
    match quotation.speaker() {
        None => f.write_str("?")?,
        Some(speaker) => {
            write!(f, "{}", Plain(speaker.name()))?;
            if let Some(role) = speaker.roles().find(|role| role.text() != speaker.name()) {
                write!(f, ", {}", Plain(role.text()))?;
            }
        }
    }
    let cue = quotation.cue().map_or("-", |cue| cue.text());
    write!(f, " | {} | {}", Plain(cue), quotation.rule())
}

/// The word of the JSON: `direct`, `mixed`, `indirect`.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        })
    }
}

/// A few words for people: `closing mark opens`.
impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::ClosingMarkOpens => "closing mark opens",
            Self::OpeningMarkCloses => "opening mark closes",
            Self::Unclosed => "never closed",
            Self::Stray => "belongs to nothing",
            Self::MixedMarks => "closes a mark of another sort",
        })
    }
}

#[cfg(test)]
mod tests;
