//! [TEI P5](https://tei-c.org/release/doc/tei-p5-doc/en/html/) XML: the text with its speech marked up.
//!
//! ```
//! use propos::{Extractor, export::tei};
//!
//! let text = "« Le pont rouvrira », a déclaré le maire.";
//! let xml = tei::document(&Extractor::new().extract(text), "Le pont");
//! assert!(xml.contains(r##"<said xml:id="q1" who="#s1" direct="true""##), "{xml}");
//! assert!(xml.contains(r#"<person xml:id="s1""#), "{xml}");
//! ```
//!
//! | element | what it is |
//! | --- | --- |
//! | `<said who="#s1" direct="true" ana="#direct #rule.incise" cert="high">` | a quotation: who says it, how (`#direct`, `#mixed`, `#indirect`), by which rule, how sure; `direct="false"` for a reported clause |
//! | `<q ana="#nobody …">` | marks around what nobody says |
//! | `<rs ref="#s1">` | a mention of a source |
//! | `<person>`, `<org>` in `<listPerson>` | the sources: names, roles, grammatical gender as `sex` |
//! | `<p>` | what stands between two line breaks that no sentence runs over |
//!
//! TEI is a tree. What runs over the end of a paragraph, or over part of another element, is written in pieces:
//! the first has the `xml:id`, the others follow it by `next` and `prev`. Elements deeper than [`MAX_DEPTH`] are left out.
//!
//! Documents are valid by the schema TEI All (4.3.0), with which tests check them where `TEI_SCHEMA` names the file.
//!
//! The text between `<body>` and `</body>` is the text that was read, letter for letter, but for characters that
//! XML 1.0 does not know (most control characters): each becomes U+FFFD, so that code points still count the same.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::word;
use crate::extraction::{Quotation, Speaker};
use crate::{Category, Extraction, Gender, Kind, Span};

/// How deep quotations and mentions may stand in each other; some XML readers give up at 256.
pub const MAX_DEPTH: usize = 32;

/// A TEI document of the text, with a title for its header.
#[must_use]
pub fn document(extraction: &Extraction<'_>, title: &str) -> String {
    let mut xml = String::with_capacity(2 * extraction.text().len() + 4096);
    let _ = write_document(&mut xml, extraction, title); // a string takes everything
    xml
}

fn write_document(xml: &mut String, extraction: &Extraction<'_>, title: &str) -> std::fmt::Result {
    write!(
        xml,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt>
<sourceDesc><p>A plain text.</p></sourceDesc>
</fileDesc>
<encodingDesc>
<appInfo><application ident="propos" version="{version}"><label>propos</label></application></appInfo>
<classDecl>
"#,
        title = escaped(title),
        version = env!("CARGO_PKG_VERSION"),
    )?;
    write_taxonomies(xml, extraction)?;
    xml.push_str("</classDecl>\n</encodingDesc>\n<profileDesc>\n<langUsage><language ident=\"fr\">French</language></langUsage>\n");
    if extraction.speakers().len() > 0 {
        xml.push_str("<particDesc>\n<listPerson>\n");
        extraction.speakers().try_for_each(|speaker| write_speaker(xml, speaker))?;
        xml.push_str("</listPerson>\n</particDesc>\n");
    }
    xml.push_str("</profileDesc>\n</teiHeader>\n<text xml:lang=\"fr\">\n<body>");
    let mut body = Body::new(extraction);
    // Once for nothing, to learn what comes in several pieces.
    body.write(&mut String::new())?;
    for element in &mut body.elements {
        element.total = std::mem::take(&mut element.pieces);
    }
    body.write(xml)?;
    xml.push_str("</body>\n</text>\n</TEI>\n");
    Ok(())
}

fn write_taxonomies(xml: &mut String, extraction: &Extraction<'_>) -> std::fmt::Result {
    xml.push_str("<taxonomy xml:id=\"kinds\">\n");
    for (id, what) in [
        ("direct", "in marks and syntactically free"),
        ("mixed", "in marks and built into the writer's sentence"),
        ("indirect", "a reported clause without marks"),
        ("nobody", "marks around what nobody says: a title, a word as a word"),
    ] {
        writeln!(xml, r#"<category xml:id="{id}"><catDesc>{what}</catDesc></category>"#)?;
    }
    xml.push_str("</taxonomy>\n");
    let rules: BTreeSet<&str> = extraction.quotations().map(|quotation| quotation.rule()).collect();
    if !rules.is_empty() {
        xml.push_str("<taxonomy xml:id=\"rules\">\n");
        for rule in rules {
            writeln!(
                xml,
                r#"<category xml:id="rule.{}"><catDesc>{}</catDesc></category>"#,
                name_of(rule),
                escaped(rule)
            )?;
        }
        xml.push_str("</taxonomy>\n");
    }
    Ok(())
}

/// The id of a rule as part of an XML name.
fn name_of(rule: &str) -> String {
    rule.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') { c } else { '-' }).collect()
}

fn write_speaker(xml: &mut String, speaker: Speaker<'_>) -> std::fmt::Result {
    let id = speaker.index() + 1;
    let is_person = !matches!(speaker.category(), Some(Category::Organization | Category::Document));
    let (element, name) = if is_person { ("person", "persName") } else { ("org", "orgName") };
    write!(xml, r#"<{element} xml:id="s{id}""#)?;
    if let Some(category) = speaker.category() {
        write!(xml, r#" role="{}""#, word(category))?;
    }
    if is_person && let Some(gender) = speaker.gender() {
        let sex = if gender == Gender::Feminine { "F" } else { "M" };
        write!(xml, r#" sex="{sex}""#)?;
    }
    write!(xml, "><{name}>{}</{name}>", escaped(speaker.name()))?;
    for alias in speaker.aliases() {
        write!(xml, r#"<{name} type="alias">{}</{name}>"#, escaped(alias))?;
    }
    for role in speaker.roles() {
        if is_person {
            write!(xml, "<occupation>{}</occupation>", escaped(role.text()))?;
        } else {
            write!(xml, "<desc>{}</desc>", escaped(role.text()))?;
        }
    }
    writeln!(xml, "</{element}>")
}

/// The text as it must be written between tags and in attributes.
fn escaped(text: &str) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '<' | '>' | '&' | '"' | '\r') || !is_xml(c);
    if !text.contains(special) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            // A reader would turn it into a line feed.
            '\r' => escaped.push_str("&#13;"),
            _ if is_xml(c) => escaped.push(c),
            _ => escaped.push('\u{FFFD}'),
        }
    }
    escaped.into()
}

/// Whether XML 1.0 knows the character.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// What is written into the text as an element.
#[derive(Clone, Copy)]
enum Mark<'e> {
    Quotation(Quotation<'e>),
    /// A mention of the speaker with this number.
    Mention(usize),
}

/// An element of the text: in one piece, or in several.
#[derive(Clone, Copy)]
struct Element<'e> {
    span: Span,
    mark: Mark<'e>,
    /// How many pieces are written already, and how many there are.
    pieces: usize,
    total: usize,
}

/// Writes the text with its elements, from left to right.
struct Body<'e> {
    text: &'e str,
    paragraphs: Vec<Span>,
    /// The elements, by start; an outer one before those inside it.
    elements: Vec<Element<'e>>,
}

impl<'e> Body<'e> {
    fn new(extraction: &'e Extraction<'_>) -> Self {
        let quotations = extraction.quotations().map(|quotation| (quotation.span(), Mark::Quotation(quotation)));
        let mentions = extraction
            .speakers()
            .flat_map(|speaker| speaker.mentions().map(move |span| (span, Mark::Mention(speaker.index()))));
        let mut elements: Vec<_> = quotations
            .chain(mentions)
            .filter(|(span, _)| !span.is_empty())
            .map(|(span, mark)| Element { span, mark, pieces: 0, total: 0 })
            .collect();
        elements.sort_by_key(|element| (element.span.start(), std::cmp::Reverse(element.span.end())));
        Self { text: extraction.text(), paragraphs: paragraphs(extraction), elements }
    }

    fn write(&mut self, xml: &mut String) -> std::fmt::Result {
        let mut open: Vec<usize> = Vec::new();
        let (mut next, mut at) = (0, 0);
        for number in 0..self.paragraphs.len() {
            let paragraph = self.paragraphs[number];
            // Blanks between paragraphs.
            xml.push_str(&escaped(&self.text[at..paragraph.start()]));
            xml.push_str("<p>");
            at = paragraph.start();
            open.retain(|&index| self.elements[index].span.end() > at);
            for &index in &open {
                self.start(index, xml)?;
            }
            while at < paragraph.end() {
                // What starts among the blanks before a paragraph starts with it.
                while self.elements.get(next).is_some_and(|element| element.span.start() <= at) {
                    if open.len() < MAX_DEPTH && self.elements[next].span.end() > at {
                        self.start(next, xml)?;
                        open.push(next);
                    }
                    next += 1;
                }
                let end = open.iter().map(|&index| self.elements[index].span.end()).min();
                let start = self.elements.get(next).map(|element| element.span.start());
                let stop = [Some(paragraph.end()), end, start].into_iter().flatten().min().unwrap_or(at);
                xml.push_str(&escaped(&self.text[at..stop]));
                at = stop;
                self.end(at, &mut open, xml)?;
            }
            for &index in open.iter().rev() {
                self.close(index, xml);
            }
            xml.push_str("</p>");
        }
        xml.push_str(&escaped(&self.text[at..]));
        if self.text.trim_matches(is_blank).is_empty() {
            xml.push_str("<p/>");
        }
        Ok(())
    }

    /// Ends what ends here; what is in the way is cut in two.
    fn end(&mut self, at: usize, open: &mut Vec<usize>, xml: &mut String) -> std::fmt::Result {
        let Some(first) = open.iter().position(|&index| self.elements[index].span.end() <= at) else {
            return Ok(());
        };
        let inner = open.split_off(first);
        for &index in inner.iter().rev() {
            self.close(index, xml);
        }
        for index in inner {
            if self.elements[index].span.end() > at {
                self.start(index, xml)?;
                open.push(index);
            }
        }
        Ok(())
    }

    /// The start tag of the next piece.
    fn start(&mut self, index: usize, xml: &mut String) -> std::fmt::Result {
        let Element { mark, pieces, total, .. } = self.elements[index];
        self.elements[index].pieces += 1;
        let id = match mark {
            Mark::Quotation(quotation) => format!("q{}", quotation.index() + 1),
            Mark::Mention(_) => format!("m{}", index + 1),
        };
        let piece = |number: usize| if number == 0 { id.clone() } else { format!("{id}.{}", number + 1) };
        match mark {
            Mark::Quotation(quotation) if quotation.is_speech() => {
                write!(xml, r#"<said xml:id="{}""#, piece(pieces))?;
                if let Some(speaker) = quotation.speaker() {
                    write!(xml, r##" who="#s{}""##, speaker.index() + 1)?;
                }
                write!(xml, r#" direct="{}""#, quotation.kind() != Kind::Indirect)?;
                let kind = word(quotation.kind());
                write!(xml, r##" ana="#{kind} #rule.{}""##, name_of(quotation.rule()))?;
                write!(xml, r#" cert="{}""#, word(quotation.confidence()))?;
            }
            Mark::Quotation(quotation) => {
                write!(xml, r##"<q xml:id="{}" ana="#nobody #rule.{}""##, piece(pieces), name_of(quotation.rule()))?;
            }
            Mark::Mention(speaker) => write!(xml, r##"<rs xml:id="{}" ref="#s{}""##, piece(pieces), speaker + 1)?,
        }
        if pieces > 0 {
            write!(xml, r##" prev="#{}""##, piece(pieces - 1))?;
        }
        if pieces + 1 < total {
            write!(xml, r##" next="#{}""##, piece(pieces + 1))?;
        }
        xml.push('>');
        Ok(())
    }

    fn close(&self, index: usize, xml: &mut String) {
        xml.push_str(match self.elements[index].mark {
            Mark::Quotation(quotation) if quotation.is_speech() => "</said>",
            Mark::Quotation(_) => "</q>",
            Mark::Mention(_) => "</rs>",
        });
    }
}

/// White space of XML, which alone may stand between paragraphs.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// The pieces of the text between line breaks that no sentence runs over, without the blanks at their ends.
fn paragraphs(extraction: &Extraction<'_>) -> Vec<Span> {
    let text = extraction.text();
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut sentences = extraction.sentences().peekable();
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        let line = &text[start..end];
        let words = line.trim_matches(is_blank);
        if !words.is_empty() {
            let start = start + line.len() - line.trim_start_matches(is_blank).len();
            paragraphs.push(Span::new(start, start + words.len()));
        }
    };
    for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
        while sentences.next_if(|sentence| sentence.end() <= at).is_some() {}
        if sentences.peek().is_none_or(|sentence| at <= sentence.start()) {
            push(start, at);
            start = at;
        }
    }
    push(start, text.len());
    paragraphs
}
