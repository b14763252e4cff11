//! What is written for a text: a JSON object, a line of JSON, or rows of CSV.

use anyhow::Result;
use propos::{Category, Confidence, Extraction, Gender, Kind, Stance};
use serde::Serialize;

use crate::common;

/// Spreadsheets read a file as UTF-8 if it starts with this.
pub(crate) const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The columns of [`Row`].
pub(crate) const HEADER: [&str; 16] = [
    "id", "start", "end", "kind", "speech", "text", "cue", "lemma", "stance", "mention", "speaker", "role", "category",
    "gender", "rule", "confidence",
];

/// How formulas start, also in the wide signs of Chinese and Japanese.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A quotation; `start` and `end` are bytes of the text in UTF-8.
#[derive(Serialize)]
struct Row<'e> {
    id: &'e str,
    start: usize,
    end: usize,
    kind: Kind,
    speech: bool,
    text: String,
    cue: Option<String>,
    lemma: Option<&'e str>,
    stance: Option<Stance>,
    mention: Option<String>,
    speaker: Option<String>,
    role: Option<String>,
    category: Option<Category>,
    gender: Option<Gender>,
    rule: &'e str,
    confidence: Confidence,
}

/// One row per quotation.
pub(crate) fn csv(id: &str, extraction: &Extraction<'_>, delimiter: u8) -> Result<Vec<u8>> {
    let id = cell(id);
    let mut out = csv::WriterBuilder::new().delimiter(delimiter).has_headers(false).from_writer(Vec::new());
    for quotation in extraction.quotations() {
        let (span, cue, speaker) = (quotation.span(), quotation.cue(), quotation.speaker());
        out.serialize(Row {
            id: &id,
            start: span.start(),
            end: span.end(),
            kind: quotation.kind(),
            speech: quotation.is_speech(),
            text: cell(quotation.text()),
            cue: cue.map(|cue| cell(cue.text())),
            lemma: cue.map(|cue| cue.lemma()),
            stance: cue.and_then(|cue| cue.stance()),
            mention: quotation.mention().map(|span| cell(&extraction.text()[span.range()])),
            speaker: speaker.map(|speaker| cell(speaker.name())),
            role: speaker.and_then(|speaker| speaker.roles().next()).map(|role| cell(role.text())),
            category: speaker.and_then(|speaker| speaker.category()),
            gender: speaker.and_then(|speaker| speaker.gender()),
            rule: quotation.rule(),
            confidence: quotation.confidence(),
        })?;
    }
    Ok(out.into_inner()?)
}

/// What comes before all rows.
pub(crate) fn csv_header(delimiter: u8) -> Result<Vec<u8>> {
    let mut out = csv::WriterBuilder::new().delimiter(delimiter).from_writer(BYTE_ORDER_MARK.into());
    out.write_record(HEADER)?;
    Ok(out.into_inner()?)
}

/// Words as a spreadsheet may show them: what it would take for a formula starts with an apostrophe, as one
/// would type it, and control characters are shown.
pub(crate) fn cell(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    let lines: Vec<_> = text.split('\n').map(common::safe::shown).collect();
    let guard = if text.trim_start().starts_with(FORMULA) { "'" } else { "" };
    guard.to_owned() + &lines.join("\n")
}

/// The text's JSON object, after its name.
#[derive(Serialize)]
struct Line<'e> {
    id: &'e str,
    #[serde(flatten)]
    extraction: &'e Extraction<'e>,
}

/// One line, which starts with the id.
pub(crate) fn json_line(id: &str, extraction: &Extraction<'_>) -> Result<Vec<u8>> {
    Ok((common::safe::json(&Line { id, extraction }, false)? + "\n").into())
}

/// The object alone.
pub(crate) fn json(extraction: &Extraction<'_>) -> Result<Vec<u8>> {
    Ok((common::safe::json(extraction, false)? + "\n").into())
}
