use super::*;
use crate::token::find_phrases;

/// What the windows of a text hold: for each its length, and the segments, diagnostics and tokens of all.
#[derive(Debug, Default, PartialEq)]
struct Held {
    lengths: Vec<usize>,
    segments: Vec<Span>,
    diagnostics: Vec<Span>,
    tokens: Vec<(u32, u32, u8)>,
}

fn held(text: &str) -> Held {
    let lexicon = Lexicon::french();
    let sentences: Vec<Span> = lexicon.sentences(text).map(|sentence| sentence.span()).collect();
    let mut windows = Windows::new(text, &lexicon, &sentences);
    let (mut held, mut from) = (Held::default(), 0);
    while let Some(Window { tokens, marked, .. }) = windows.next() {
        held.segments.extend(marked.segments.iter().map(|segment| segment.span));
        held.diagnostics.extend(marked.diagnostics.iter().map(|diagnostic| diagnostic.span));
        find_phrases(tokens, &lexicon);
        held.tokens.extend(tokens.iter().map(|token| (token.start, token.end, token.phrase_len)));
        held.lengths.push(windows.at - from);
        from = windows.at;
    }
    assert_eq!(from, text.len());
    held
}

/// What the text holds as one window.
fn whole(text: &str) -> Held {
    let lexicon = Lexicon::french();
    let mut tokens = Vec::new();
    cut(text, 0, &lexicon, &mut tokens);
    find_phrases(&mut tokens, &lexicon);
    let marked = segments(text, &tokens);
    Held {
        lengths: Vec::new(),
        segments: marked.segments.iter().map(|segment| segment.span).collect(),
        diagnostics: marked.diagnostics.iter().map(|diagnostic| diagnostic.span).collect(),
        tokens: tokens.iter().map(|token| (token.start, token.end, token.phrase_len)).collect(),
    }
}

/// Whatever marks a text has, its windows hold what the whole does.
#[track_caller]
fn holds_the_same(paragraph: &str) {
    let text = paragraph.repeat(5 * SIZE / paragraph.len());
    let mut held = held(&text);
    assert!(std::mem::take(&mut held.lengths).len() >= 5, "{paragraph}");
    assert_eq!(held, whole(&text), "{paragraph}");
}

#[test]
fn a_short_text_is_one_window() {
    assert_eq!(held("« Oui », dit-il.").lengths, ["« Oui », dit-il.".len()]);
    assert!(held("").lengths.is_empty());
}

#[test]
fn windows_hold_what_the_text_does() {
    holds_the_same("« Nous viendrons. Tous ! », a dit la maire. Puis elle est partie.\n\n");
    holds_the_same("« Nous viendrons.\n\nTous, et tôt.\n\nEnsemble », a dit la maire.\n");
    holds_the_same("Il a dit \"oui\" et \"non\", puis \"peut-être\".\r\n");
    holds_the_same("« Nous viendrons, a dit la maire.\n\nLe ministre est parti ».\n\n\n\n");
    holds_the_same("« Nous “ viendrons ” », dit-elle. Le Premier ministre a-t-il dit « non » ? ");
}

/// Nothing of all that ends a window stands there: it ends all the same, and no word is torn.
#[test]
fn what_never_ends_is_cut_between_words() {
    for piece in ["le ministre, a-t-il dit, ", "« ", "«", "a ", "l’"] {
        let text = piece.repeat(8 * SIZE / piece.len());
        let held = held(&text);
        assert!(held.lengths.iter().all(|&length| length <= SIZE), "{piece}: {:?}", held.lengths);
        assert_eq!(held.tokens.len(), whole(&text).tokens.len(), "{piece}");
    }
}

#[test]
fn what_is_no_quotation_is_torn() {
    let held = held(&"« “ ".repeat(4 * SIZE / "« “ ".len()));
    assert!(held.lengths.iter().all(|&length| length <= SIZE), "{:?}", held.lengths);
}

#[test]
fn what_is_no_word_is_torn() {
    for piece in ["a", "é", "7", "\n", "."] {
        let held = held(&piece.repeat(8 * SIZE / piece.len()));
        assert_eq!(held.lengths, [SIZE; 8], "{piece}");
    }
}
