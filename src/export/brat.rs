//! [brat](https://brat.nlplab.org/standoff.html) standoff, which INCEpTION reads too: annotate by hand what was found.
//!
//! [`annotations`] is the `.ann` file beside the text, [`CONFIGURATION`] the `annotation.conf` of the collection.
//!
//! ```
//! use propos::{Extractor, export::brat};
//!
//! let text = "« Le pont rouvrira », a déclaré le maire.";
//! let ann = brat::annotations(&Extractor::new().extract(text));
//! assert!(ann.contains("T1\tDirect 2 18\tLe pont rouvrira\n"), "{ann}");
//! assert!(ann.contains("R1\tSpeaker Arg1:T1 Arg2:T3\n"), "{ann}");
//! ```
//!
//! | line | what it says |
//! | --- | --- |
//! | `T` | the words of a quotation (`Direct`, `Mixed`, `Indirect`; `Nobody` for marks around what nobody says), one fragment for each run of words; a `Cue`; a `Mention` of a source |
//! | `R` | `Speaker`: from a quotation to the mention that names its source, else to the speaker's first mention; `Cue`: from a quotation to its cue; `Inside`: from a quotation to the one around it |
//! | `A` | `Confidence`, `Stance`, `Category`, `Gender`; a mention carries what is known of its speaker |
//! | `*` | `Coreference`: the mentions of one speaker |
//! | `#` | a note: the rule that decided, the lemma of a cue, the name of a speaker |
//!
//! Places count code points. No span holds a line break: at one it is cut into fragments, as brat itself does.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::word;
use crate::{Extraction, Kind, OffsetMap, Offsets, Span};

/// The `annotation.conf` that goes with [`annotations`].
pub const CONFIGURATION: &str = "\
[entities]
Direct
Mixed
Indirect
Nobody
Cue
Mention

[relations]
Speaker\tArg1:Direct|Mixed|Indirect|Nobody, Arg2:Mention
Cue\tArg1:Direct|Mixed|Indirect|Nobody, Arg2:Cue
Inside\tArg1:Direct|Mixed|Indirect|Nobody, Arg2:Direct|Mixed|Indirect|Nobody
Coreference\tArg1:Mention, Arg2:Mention, <REL-TYPE>:symmetric-transitive
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Confidence\tArg:Direct|Mixed|Indirect|Nobody, Value:high|medium|low
Stance\tArg:Cue, Value:states|claims|asks|answers|adds|concludes|denies|confirms|promises|announces|criticises|praises|warns|admits|demands|judges|reports|feels|jokes
Category\tArg:Mention, Value:head_of_state|head_of_government|minister|legislator|local_official|diplomat|spokesperson|military|police|judiciary|party|executive|religious|academic|journalist|artist|sport|organization|document|citizen|other
Gender\tArg:Mention, Value:f|m
";

/// The `.ann` file for the text.
#[must_use]
pub fn annotations(extraction: &Extraction<'_>) -> String {
    let mut file = File::new(extraction.text());
    let quotations: Vec<_> = extraction
        .quotations()
        .map(|quotation| {
            let kind = match quotation.kind() {
                _ if !quotation.is_speech() => "Nobody",
                Kind::Direct => "Direct",
                Kind::Mixed => "Mixed",
                Kind::Indirect => "Indirect",
            };
            let id = file.entity(kind, quotation.fragments());
            if let Some(id) = id {
                file.attribute("Confidence", id, &word(quotation.confidence()));
                file.note(id, &format!("rule {}", quotation.rule()));
            }
            id
        })
        .collect();
    let mut cues = HashMap::new();
    for cue in extraction.quotations().filter_map(|quotation| quotation.cue()) {
        // Several quotations may share a cue.
        if cues.contains_key(&cue.span()) {
            continue;
        }
        let id = file.entity("Cue", [cue.span()]);
        cues.insert(cue.span(), id);
        if let Some(id) = id {
            if let Some(stance) = cue.stance() {
                file.attribute("Stance", id, &word(stance));
            }
            file.note(id, cue.lemma());
        }
    }
    let mut mentions = HashMap::new();
    for speaker in extraction.speakers() {
        let mut chain = Vec::new();
        for span in speaker.mentions() {
            let id = file.mention(span, &mut mentions);
            // A mention may come twice: never far apart, for they are in order.
            let Some(id) = id.filter(|id| chain.last() != Some(id)) else { continue };
            chain.push(id);
            if let Some(category) = speaker.category() {
                file.attribute("Category", id, &word(category));
            }
            if let Some(gender) = speaker.gender() {
                file.attribute("Gender", id, &word(gender));
            }
            file.note(id, speaker.name());
        }
        if chain.len() > 1 {
            let ids: String = chain.iter().map(|id| format!(" T{id}")).collect();
            file.line(format_args!("*\tCoreference{ids}"));
        }
    }
    for quotation in extraction.quotations() {
        let Some(id) = quotations[quotation.index()] else { continue };
        let first = || quotation.speaker().and_then(|speaker| speaker.mentions().next());
        if let Some(mention) = quotation.mention().or_else(first)
            && let Some(mention) = file.mention(mention, &mut mentions)
        {
            file.relation("Speaker", id, mention);
        }
        if let Some(cue) = quotation.cue().and_then(|cue| cues[&cue.span()]) {
            file.relation("Cue", id, cue);
        }
        if let Some(parent) = quotation.parent().and_then(|parent| quotations[parent.index()]) {
            file.relation("Inside", id, parent);
        }
    }
    file.lines
}

/// The lines so far, and the next number of each sort.
struct File<'t> {
    text: &'t str,
    map: OffsetMap<'t>,
    lines: String,
    entities: usize,
    relations: usize,
    attributes: usize,
    notes: usize,
}

impl<'t> File<'t> {
    fn new(text: &'t str) -> Self {
        let map = OffsetMap::new(text, Offsets::CodePoints);
        Self { text, map, lines: String::new(), entities: 0, relations: 0, attributes: 0, notes: 0 }
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.lines, "{line}"); // a string takes everything
    }

    /// The number of a new entity; `None` if there is nothing but blanks to annotate.
    fn entity(&mut self, kind: &str, spans: impl IntoIterator<Item = Span>) -> Option<usize> {
        let pieces: Vec<Span> = spans.into_iter().flat_map(|span| lines_of(self.text, span)).collect();
        let places: Vec<String> = pieces
            .iter()
            .filter_map(|&piece| self.map.span_from_utf8(piece))
            .map(|place| format!("{} {}", place.start(), place.end()))
            .collect();
        if places.is_empty() {
            return None;
        }
        let texts: Vec<&str> = pieces.iter().map(|piece| &self.text[piece.range()]).collect();
        self.entities += 1;
        let id = self.entities;
        self.line(format_args!("T{id}\t{kind} {}\t{}", places.join(";"), texts.join(" ")));
        Some(id)
    }

    fn mention(&mut self, span: Span, known: &mut HashMap<Span, Option<usize>>) -> Option<usize> {
        *known.entry(span).or_insert_with(|| self.entity("Mention", [span]))
    }

    fn relation(&mut self, kind: &str, from: usize, to: usize) {
        self.relations += 1;
        let id = self.relations;
        self.line(format_args!("R{id}\t{kind} Arg1:T{from} Arg2:T{to}"));
    }

    fn attribute(&mut self, kind: &str, of: usize, value: &str) {
        self.attributes += 1;
        let id = self.attributes;
        self.line(format_args!("A{id}\t{kind} T{of} {value}"));
    }

    fn note(&mut self, of: usize, note: &str) {
        self.notes += 1;
        let id = self.notes;
        let note: String = note.chars().map(|c| if ends_line(c) || c == '\t' { ' ' } else { c }).collect();
        self.line(format_args!("#{id}\tAnnotatorNotes T{of}\t{note}"));
    }
}

/// What of the span stands on each line, without the blanks at its ends.
fn lines_of(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut start = span.start();
    text[span.range()].split(ends_line).filter_map(move |line| {
        let indent = line.len() - line.trim_start().len();
        let place = start + indent;
        // Every character that ends a line is as long as itself.
        start += line.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
        let words = line.trim();
        (!words.is_empty()).then(|| Span::new(place, place + words.len()))
    })
}

/// Where Python, in which brat is written, ends a line; a tab would end a field.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\x0B' | '\x0C' | '\x1C'..='\x1E' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
