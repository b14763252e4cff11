//! The text of an article as HTML: quotations, cues, mentions and broken marks as elements.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use minijinja::HtmlEscape;
use propos::{Extraction, Quotation, Span};

use crate::article::{Colour, hue};
use crate::common::safe::shown;
use crate::words;

/// How deep elements stand in each other; what is deeper has its number in the text, and no tint.
const MAX_DEPTH: usize = 16;

/// A first line that is longer is no heading.
const MAX_HEADING: usize = 160;

#[derive(Clone)]
enum Mark<'e> {
    Quotation(Quotation<'e>),
    /// A cue or mention, with the numbers of the quotations that rest on it.
    Rests {
        class: &'static str,
        on: String,
    },
    /// A broken mark, with its number and what is wrong.
    Broken {
        number: usize,
        what: String,
    },
}

struct Element<'e> {
    span: Span,
    mark: Mark<'e>,
}

/// The text; and its first line, if that is a heading.
pub(crate) struct Marked<'e> {
    text: &'e str,
    elements: Vec<Element<'e>>,
    colours: &'e [Colour],
    html: String,
}

/// The text as HTML.
pub(crate) fn html(extraction: &Extraction<'_>, colours: &[Colour]) -> String {
    let mut marked = Marked { text: extraction.text(), elements: elements(extraction), colours, html: String::new() };
    let paragraphs = paragraphs(extraction);
    marked.write(&paragraphs, heading(extraction.text(), &paragraphs).is_some());
    marked.html
}

/// The first line, if it is short, ends without a point, and others follow.
pub(crate) fn title(extraction: &Extraction<'_>) -> Option<String> {
    let heading = heading(extraction.text(), &paragraphs(extraction))?;
    Some(shown(&one_line(heading)).into_owned())
}

fn heading<'t>(text: &'t str, paragraphs: &[Span]) -> Option<&'t str> {
    let first = &text[paragraphs.first()?.range()];
    let is_heading = paragraphs.len() > 1 && first.chars().count() <= MAX_HEADING && !first.ends_with(['.', ':', ',']);
    is_heading.then_some(first)
}

fn elements<'e>(extraction: &'e Extraction<'_>) -> Vec<Element<'e>> {
    let mut elements = Vec::new();
    let (mut cues, mut mentions) = (BTreeMap::<Span, String>::new(), BTreeMap::<Span, String>::new());
    for quotation in extraction.quotations() {
        elements.push(Element { span: quotation.span(), mark: Mark::Quotation(quotation) });
        for (spans, span) in [(&mut cues, quotation.cue().map(|cue| cue.span())), (&mut mentions, quotation.mention())]
        {
            if let Some(span) = span {
                let on = spans.entry(span).or_default();
                let _ = write!(on, "{}{}", if on.is_empty() { "" } else { " " }, quotation.index() + 1);
            }
        }
    }
    for (class, spans) in [("cue", cues), ("mention", mentions)] {
        elements.extend(spans.into_iter().map(|(span, on)| Element { span, mark: Mark::Rests { class, on } }));
    }
    for (index, diagnostic) in extraction.diagnostics().enumerate() {
        let mark = Mark::Broken { number: index + 1, what: diagnostic.kind.to_string() };
        elements.push(Element { span: diagnostic.span, mark });
    }
    elements.sort_by_key(|element| (element.span.start(), Reverse(element.span.end())));
    elements
}

/// The pieces between line breaks that no sentence runs over, without the blanks at their ends.
fn paragraphs(extraction: &Extraction<'_>) -> Vec<Span> {
    let text = extraction.text();
    let mut sentences = extraction.sentences().peekable();
    let mut ends: Vec<usize> = Vec::new();
    for (at, _) in text.match_indices('\n') {
        while sentences.next_if(|sentence| sentence.end() <= at).is_some() {}
        if sentences.peek().is_none_or(|sentence| at <= sentence.start()) {
            ends.push(at);
        }
    }
    ends.push(text.len());
    let mut start = 0;
    let spans = ends.into_iter().map(|end| Span::new(std::mem::replace(&mut start, end), end));
    spans.filter_map(|span| trimmed(text, span)).collect()
}

fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = text[span.range()].trim();
    let start = span.start() + text[span.range()].len() - text[span.range()].trim_start().len();
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}

fn one_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ")
}

/// Writes the text so that no line ends inside a quotation mark and the blank beside it. The text stays as it is.
fn write_glued(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['«', '»']) {
        let (before, after) = rest.split_at(at);
        let opens = after.starts_with('«');
        // From the mark to the end of the first word; or the blank and the mark.
        let (start, end) = if opens {
            let word = after.strip_prefix("« ").map_or(0, |word| word.find([' ', '«', '»']).unwrap_or(word.len()));
            (at, at + if word == 0 { '«'.len_utf8() } else { "« ".len() + word })
        } else {
            (before.strip_suffix(' ').map_or(at, str::len), at + '»'.len_utf8())
        };
        let (before, glued, after) = (&rest[..start], &rest[start..end], &rest[end..]);
        write_in("", before, html);
        write_in("nb", glued, html);
        rest = after;
    }
    write_in("", rest, html);
}

/// The text, escaped, in a span of the class if there is one.
fn write_in(class: &str, text: &str, html: &mut String) {
    let text = HtmlEscape(text);
    let _ =
        if class.is_empty() { write!(html, "{text}") } else { write!(html, "<span class=\"{class}\">{text}</span>") };
}

impl Marked<'_> {
    /// Elements that run over the end of a paragraph or of another element are written in pieces.
    fn write(&mut self, paragraphs: &[Span], heading: bool) {
        let mut open: Vec<usize> = Vec::new();
        let mut next = 0;
        for (number, paragraph) in paragraphs.iter().enumerate() {
            let tag = if number == 0 && heading { "h1" } else { "p" };
            let _ = write!(self.html, "<{tag}>");
            let mut at = paragraph.start();
            open.iter().for_each(|&index| self.start(index));
            while at < paragraph.end() {
                while self.elements.get(next).is_some_and(|element| element.span.start() <= at) {
                    if self.elements[next].span.end() > at && open.len() < MAX_DEPTH {
                        self.start(next);
                        open.push(next);
                    } else {
                        self.number(next);
                    }
                    next += 1;
                }
                let end = open.iter().map(|&index| self.elements[index].span.end()).min();
                let start = self.elements.get(next).map(|element| element.span.start());
                let stop = [end, start].into_iter().flatten().min().unwrap_or(at).clamp(at, paragraph.end());
                let stop = if stop == at { paragraph.end() } else { stop };
                let piece = one_line(&self.text[at..stop]);
                let piece = shown(&piece);
                if tag == "h1" {
                    // A name with a hyphen is not cut in two.
                    for word in piece.split_inclusive(' ') {
                        let class = if word.contains('-') { "nb" } else { "" };
                        write_in(class, word, &mut self.html);
                    }
                } else {
                    write_glued(&piece, &mut self.html);
                }
                at = stop;
                self.end(at, &mut open, paragraph.end());
            }
            open.iter().rev().for_each(|&index| self.close(index));
            let _ = writeln!(self.html, "</{tag}>");
        }
        // Nothing is without its number, not even what stands in blanks.
        open.extend(next..self.elements.len());
        open.iter().for_each(|&index| self.number(index));
    }

    fn end(&mut self, at: usize, open: &mut Vec<usize>, paragraph_end: usize) {
        // What ends in the blanks after the paragraph ends with it.
        let ends = |element: &Element<'_>| {
            element.span.end() <= at || at == paragraph_end && self.text[at..element.span.end()].trim().is_empty()
        };
        let Some(first) = open.iter().position(|&index| ends(&self.elements[index])) else { return };
        let inner = open.split_off(first);
        let (over, on): (Vec<usize>, Vec<usize>) =
            inner.iter().copied().partition(|&index| ends(&self.elements[index]));
        inner.iter().rev().for_each(|&index| self.close(index));
        over.iter().rev().for_each(|&index| self.number(index));
        for index in on {
            self.start(index);
            open.push(index);
        }
    }

    fn start(&mut self, index: usize) {
        let html = &mut self.html;
        let _ = match &self.elements[index].mark {
            Mark::Quotation(quotation) => {
                let kind = words::kind_value(quotation.kind(), quotation.is_speech());
                let (class, style) = match quotation.speaker() {
                    Some(speaker) if quotation.is_speech() => {
                        ("", format!(" style=\"--h:{}\"", hue(self.colours, speaker.index())))
                    }
                    _ => (" unknown", String::new()),
                };
                write!(html, "<span class=\"q {kind}{class}\" data-q=\"{}\"{style}>", quotation.index() + 1)
            }
            Mark::Rests { class, on } => write!(html, "<span class=\"{class}\" data-for=\"{on}\">"),
            Mark::Broken { number, what } => {
                let mark = &self.text[self.elements[index].span.range()];
                let (mark, what) = (HtmlEscape(mark), HtmlEscape(what));
                write!(
                    html,
                    "<a class=\"broken\" id=\"mark-{number}\" href=\"#marks\" title=\"{what}\" aria-label=\"{mark}, broken mark: {what}\">"
                )
            }
        };
    }

    fn close(&mut self, index: usize) {
        self.html.push_str(if matches!(self.elements[index].mark, Mark::Broken { .. }) { "</a>" } else { "</span>" });
    }

    /// The number of a quotation, a link to its note.
    fn number(&mut self, index: usize) {
        let Mark::Quotation(quotation) = self.elements[index].mark else { return };
        let number = quotation.index() + 1;
        let who = match quotation.speaker() {
            _ if !quotation.is_speech() => "nobody’s speech".to_owned(),
            Some(speaker) => format!("{}, {}", speaker.name(), words::kind(&words::value(quotation.kind()))),
            None => format!("speaker not known, {}", words::kind(&words::value(quotation.kind()))),
        };
        let who = shown(&one_line(&who)).into_owned();
        let _ = write!(
            self.html,
            "<a class=\"n\" id=\"q{number}\" data-q=\"{number}\" href=\"#note-{number}\" lang=\"en\" aria-label=\"Quotation {number}: {}\">{number}</a>",
            HtmlEscape(&who)
        );
    }
}
