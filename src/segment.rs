//! Stage 3: quoted segments, from the marks of the text.
//!
//! Real pages have wrong marks: `»` that opens, segments that nobody closes, `«` repeated before each
//! paragraph, straight quotes with blanks inside. One pass over the marks, with a stack of what is open, finds
//! the likeliest reading; what it had to repair it says as a [`Diagnostic`].

use smallvec::SmallVec;

use crate::Span;
use crate::extraction::{Diagnostic, DiagnosticKind};
use crate::token::{Token, TokenKind};

mod straight;

/// A pair of marks with what stands between, marks included.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    pub(crate) span: Span,
    /// What stands between the marks.
    pub(crate) inner: Span,
    /// The tokens of `span`, half-open.
    pub(crate) tokens: (usize, usize),
    /// The segment around this one.
    pub(crate) parent: Option<usize>,
}

/// The sorts of marks; each sort closes its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Guillemet,
    Curly,
    Straight,
}

/// What the shape of a mark says of its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    token: usize,
    span: Span,
    sort: Sort,
    /// By its shape.
    side: Side,
    /// By the blanks beside it.
    blanks: Side,
    /// It is the first of its paragraph.
    leads: bool,
    paragraph: usize,
}

struct Open {
    mark: Mark,
    /// How many segments were finished when it opened; those after it lie inside.
    inside: usize,
}

/// A quotation that stays open goes on over so many line breaks at most.
const MOST_PARAGRAPHS: usize = 4;

/// Nobody quotes in a quotation in a quotation deeper than this; what reads a segment reads those inside it again.
const MOST_DEEP: usize = 8;

/// A quotation that nobody closes goes on for so many words and signs at most.
const MOST_UNCLOSED: usize = 4096;

/// So many marks ahead, and no more, are looked through for the one that closes.
const MOST_AHEAD: usize = 200;

/// What the marks of some tokens make.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    /// Outer segments before those inside them.
    pub(crate) segments: Vec<Segment>,
    /// What was wrong with the marks.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The token of the first mark that what follows may still close.
    pub(crate) open: Option<usize>,
}

impl Marked {
    /// What stands before a token that begins at `byte`, outside all marks.
    pub(crate) fn before(mut self, token: usize, byte: usize) -> Self {
        self.segments.truncate(self.segments.partition_point(|segment| segment.tokens.0 < token));
        self.diagnostics.truncate(self.diagnostics.partition_point(|diagnostic| diagnostic.span.start() < byte));
        self
    }
}

/// Finds the segments of some tokens of a text.
pub(crate) fn segments(text: &str, tokens: &[Token]) -> Marked {
    let mut marks = marks(text, tokens);
    straight::tell_sides(&mut marks, tokens);
    let mut pairing =
        Pairing { text, tokens, marks: &marks, open: SmallVec::new(), segments: Vec::new(), diagnostics: Vec::new() };
    pairing.segments.reserve(marks.len() / 2);
    for index in 0..marks.len() {
        pairing.mark(index);
    }
    let last = marks.last().map_or(0, |mark| {
        let behind = tokens[mark.token..].iter().filter(|token| token.kind == TokenKind::LineBreak);
        mark.paragraph + behind.count()
    });
    let goes_on = |open: &&Open| last - open.mark.paragraph <= MOST_PARAGRAPHS;
    let open = pairing.open.iter().find(goes_on).map(|open| open.mark.token);
    while !pairing.open.is_empty() {
        pairing.abandon(None);
    }
    let Pairing { mut segments, mut diagnostics, .. } = pairing;
    segments.sort_by_key(|s| (s.span.start(), usize::MAX - s.span.end()));
    let mut around: SmallVec<[usize; MOST_DEEP]> = SmallVec::new();
    for i in 0..segments.len() {
        while around.last().is_some_and(|&a| !segments[a].span.contains(segments[i].span)) {
            around.pop();
        }
        segments[i].parent = around.last().copied();
        around.push(i);
    }
    diagnostics.sort_by_key(|d| d.span.start());
    Marked { segments, diagnostics, open }
}

fn marks(text: &str, tokens: &[Token]) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(tokens.len() / 16);
    let mut paragraph = 0;
    let mut leads = true;
    for (i, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::LineBreak => {
                paragraph += 1;
                leads = true;
            }
            TokenKind::QuoteMark => {
                let span = token.span();
                let (sort, side) = match span.of(text) {
                    "«" | "<<" => (Sort::Guillemet, Side::Opens),
                    "»" | ">>" => (Sort::Guillemet, Side::Closes),
                    "“" => (Sort::Curly, Side::Opens),
                    "„" | "‟" => (Sort::Curly, Side::Opens),
                    "”" => (Sort::Curly, Side::Closes),
                    "<" | ">" => continue,
                    _ => (Sort::Straight, Side::Either),
                };
                marks.push(Mark { token: i, span, sort, side, blanks: blanks(text, span), leads, paragraph });
                leads = false;
            }
            TokenKind::Dash => {}
            _ => leads = false,
        }
    }
    marks
}

/// `"word` opens, `word"` closes; with blanks on both sides or on none the mark may do either.
fn blanks(text: &str, span: Span) -> Side {
    let before = text[..span.start()].chars().next_back();
    let after = text[span.end()..].chars().next();
    let free_before =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '\'' | '’' | '—' | '–' | '«' | '“'));
    let free_after = after.is_none_or(|c| {
        c.is_whitespace() || matches!(c, ')' | ']' | ',' | '.' | ';' | ':' | '!' | '?' | '…' | '»' | '”')
    });
    match (free_before, free_after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        (true, true) if after.is_some_and(|c| matches!(c, ',' | '.' | ';')) => Side::Closes,
        _ => Side::Either,
    }
}

struct Pairing<'a> {
    text: &'a str,
    tokens: &'a [Token],
    marks: &'a [Mark],
    open: SmallVec<[Open; MOST_DEEP]>,
    segments: Vec<Segment>,
    diagnostics: Vec<Diagnostic>,
}

impl Pairing<'_> {
    fn mark(&mut self, index: usize) {
        let mark = self.marks[index];
        self.leave_paragraphs(index);
        match mark.sort {
            Sort::Straight => self.straight(index),
            _ if mark.side == Side::Opens => self.opening(index),
            _ => self.closing(index),
        }
    }

    /// Ends what cannot go on into the paragraph of the mark at `index`.
    fn leave_paragraphs(&mut self, index: usize) {
        let mark = self.marks[index];
        while let Some(top) = self.open.last() {
            let far = mark.paragraph - top.mark.paragraph;
            let goes_on = far == 0
                || (far <= MOST_PARAGRAPHS
                    && top.mark.sort == mark.sort
                    && match mark.sort {
                        Sort::Straight => mark.blanks == Side::Closes && !mark.leads,
                        _ => mark.side == Side::Closes && !(mark.leads && self.closes_later(index)),
                    });
            if goes_on {
                break;
            }
            self.abandon(Some(mark));
        }
    }

    fn opening(&mut self, index: usize) {
        let mark = self.marks[index];
        if let Some(top) = self.open.last().filter(|o| o.mark.sort == mark.sort) {
            if self.looks_closed(mark) {
                self.diagnose(mark.span, DiagnosticKind::OpeningMarkCloses);
                return self.close(mark);
            }
            // A second opener of the same sort: nested if both are closed again, else the first one never is.
            if top.mark.paragraph == mark.paragraph && !self.nests(index) {
                self.abandon(Some(mark));
            }
        }
        self.push(mark);
    }

    /// `« Oui «, dit-il`: what follows is what follows a closing mark.
    fn looks_closed(&self, mark: Mark) -> bool {
        let after = self.text[mark.span.end()..].trim_start_matches([' ', '\u{A0}', '\u{202F}']);
        after.is_empty() || after.starts_with([',', '.', ';', ')', '\n', '\r'])
    }

    /// Whether at least two closing marks come before the next opening one, in the same paragraph.
    fn nests(&self, index: usize) -> bool {
        let mark = self.marks[index];
        let mut depth = 2;
        for next in self.marks[index + 1..].iter().take(12).take_while(|m| m.paragraph == mark.paragraph) {
            if next.sort != mark.sort {
                continue;
            }
            match next.side {
                Side::Opens => depth += 1,
                _ => depth -= 1,
            }
            if depth == 0 {
                return true;
            }
        }
        false
    }

    /// Whether another closing mark of the sort follows in the paragraph before an opening one: then this one opens.
    fn closes_later(&self, index: usize) -> bool {
        let mark = self.marks[index];
        self.marks[index + 1..]
            .iter()
            .take_while(|m| m.paragraph == mark.paragraph)
            .find(|m| m.sort == mark.sort)
            .is_some_and(|m| m.side == Side::Closes)
    }

    /// `» Nous irons «, a-t-il dit`: both marks are turned round.
    fn closed_by_opening(&self, index: usize) -> bool {
        let mark = self.marks[index];
        self.marks.get(index + 1).is_some_and(|m| {
            m.sort == mark.sort && m.paragraph == mark.paragraph && m.side == Side::Opens && self.looks_closed(*m)
        })
    }

    fn closing(&mut self, index: usize) {
        let mark = self.marks[index];
        match self.open.iter().rposition(|o| o.mark.sort == mark.sort) {
            Some(at) => {
                while self.open.len() > at + 1 {
                    self.abandon(Some(mark));
                }
                self.close(mark);
            }
            None if self.open.last().is_some_and(|o| {
                o.mark.paragraph == mark.paragraph && (o.mark.sort == Sort::Straight || mark.sort == Sort::Curly)
            }) && mark.blanks != Side::Opens =>
            {
                self.diagnose(mark.span, DiagnosticKind::MixedMarks);
                self.close(mark);
            }
            None if mark.blanks != Side::Closes && (self.closes_later(index) || self.closed_by_opening(index)) => {
                self.diagnose(mark.span, DiagnosticKind::ClosingMarkOpens);
                self.push(mark);
            }
            None => self.diagnose(mark.span, DiagnosticKind::Stray),
        }
    }

    fn straight(&mut self, index: usize) {
        let mark = self.marks[index];
        let opened = self.open.iter().rposition(|o| o.mark.sort == Sort::Straight);
        // Its side is known where marks stand inside marks.
        match mark.side {
            Side::Opens => return self.push(mark),
            Side::Closes if opened.is_some() => return self.close(mark),
            _ => {}
        }
        match (opened, mark.blanks) {
            (Some(at), Side::Closes | Side::Either) => {
                while self.open.len() > at + 1 {
                    self.abandon(Some(mark));
                }
                self.close(mark);
            }
            (Some(_), Side::Opens) => {
                self.abandon(Some(mark));
                self.push(mark);
            }
            (None, Side::Closes)
                if self.open.last().is_some_and(|o| {
                    o.mark.paragraph == mark.paragraph && !self.own_mark_follows(index, o.mark.sort)
                }) =>
            {
                self.diagnose(mark.span, DiagnosticKind::MixedMarks);
                self.close(mark);
            }
            (None, Side::Closes) => self.diagnose(mark.span, DiagnosticKind::Stray),
            (None, _) => self.push(mark),
        }
    }

    /// Whether a closing mark of `sort` follows in the paragraph, before an opening one.
    fn own_mark_follows(&self, index: usize, sort: Sort) -> bool {
        let paragraph = self.marks[index].paragraph;
        self.marks[index + 1..]
            .iter()
            .take(MOST_AHEAD)
            .take_while(|m| m.paragraph == paragraph)
            .find(|m| m.sort == sort)
            .is_some_and(|m| m.side == Side::Closes)
    }

    fn push(&mut self, mark: Mark) {
        if self.open.len() == MOST_DEEP {
            return self.diagnose(mark.span, DiagnosticKind::Stray);
        }
        self.open.push(Open { mark, inside: self.segments.len() });
    }

    fn close(&mut self, closing: Mark) {
        let Some(Open { mark, .. }) = self.open.pop() else { return };
        let inner = Span::new(mark.span.end(), closing.span.start());
        if inner.of(self.text).trim().is_empty() {
            self.diagnose(mark.span, DiagnosticKind::Stray);
            self.diagnose(closing.span, DiagnosticKind::Stray);
            return;
        }
        let span = mark.span.cover(closing.span);
        self.segments.push(Segment { span, inner, tokens: (mark.token, closing.token + 1), parent: None });
    }

    /// Ends the innermost open segment without a closing mark, before `next` if that comes first.
    fn abandon(&mut self, next: Option<Mark>) {
        let Some(Open { mark, inside }) = self.open.pop() else { return };
        self.diagnose(mark.span, DiagnosticKind::Unclosed);
        let limit = next.map_or(self.tokens.len(), |m| m.token);
        let repeated = next.is_some_and(|m| m.leads && m.side == Side::Opens && m.paragraph == mark.paragraph + 1);
        let Some(last) = unclosed_end(self.tokens, mark.token, limit, mark.leads, repeated) else { return };
        let inner = Span::new(mark.span.end(), self.tokens[last].end as usize);
        let span = mark.span.cover(inner);
        // What was finished inside must lie inside.
        if self.segments[inside..].iter().any(|s| !span.contains(s.span) && s.span.overlaps(span)) {
            return;
        }
        self.segments.push(Segment { span, inner, tokens: (mark.token, last + 1), parent: None });
    }

    fn diagnose(&mut self, span: Span, kind: DiagnosticKind) {
        self.diagnostics.push(Diagnostic { span, kind });
    }
}

/// The last token of a segment that the text never closes: the last word before the stop that ends the sentence, or
/// before the opening mark that comes first. A paragraph that opens with a mark, and is followed by another
/// that does, is quoted to its end.
fn unclosed_end(tokens: &[Token], open: usize, limit: usize, leads: bool, repeated: bool) -> Option<usize> {
    let limit = limit.min(open + MOST_UNCLOSED);
    let mut end = limit;
    for (i, token) in tokens.iter().enumerate().take(limit).skip(open + 1) {
        let ends = match token.kind {
            TokenKind::LineBreak => true,
            TokenKind::Stop => {
                !leads
                    && tokens
                        .get(i + 1)
                        .is_none_or(|t| t.is_capital() || matches!(t.kind, TokenKind::LineBreak | TokenKind::QuoteMark))
            }
            _ => false,
        };
        if ends {
            end = i;
            break;
        }
    }
    if leads && repeated {
        return (end > open + 1).then(|| end - 1);
    }
    let word = |i: &usize| matches!(tokens[*i].kind, TokenKind::Word | TokenKind::Number);
    let mut last = (open + 1..end).rev().find(word)?;
    // « A, ajoutant « B »: the participle before the next mark is the writer's.
    if end == limit
        && limit < tokens.len()
        && let Some(comma) =
            (last.saturating_sub(4).max(open + 1)..=last).rev().find(|&i| tokens[i].kind == TokenKind::Comma)
    {
        last = (open + 1..comma).rev().find(word)?;
    }
    Some(last)
}
