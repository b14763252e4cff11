//! Extractions made by hand, for the tests of what shows them.

use crate::extraction::{CueRecord, QuotationRecord, RoleRecord, SpeakerRecord};
use crate::{Category, Confidence, Diagnostic, DiagnosticKind, Extraction, Gender, Kind, Span, Stance};

/// Where `piece` first stands in `text`.
pub(crate) fn place(text: &str, piece: &str) -> Span {
    let start = text.find(piece).unwrap_or_else(|| panic!("{piece:?} is not in {text:?}"));
    Span::new(start, start + piece.len())
}

/// An extraction of `text` in which each piece is a quotation that nobody is known to say.
///
/// `speech` is false where the kind is `None`; a piece inside the one before is its child.
pub(crate) fn quoting<'t>(text: &'t str, pieces: &[(&str, Option<Kind>)]) -> Extraction<'t> {
    let mut extraction = Extraction {
        text,
        sentences: vec![Span::new(0, text.len())],
        quotations: vec![],
        speakers: vec![],
        spans: vec![],
        roles: vec![],
        diagnostics: vec![],
    };
    for &(piece, kind) in pieces {
        let span = place(text, piece);
        let parent = extraction.quotations.iter().rposition(|q| q.span.contains(span));
        extraction.spans.push(span);
        let last = extraction.spans.len() as u32;
        extraction.quotations.push(QuotationRecord {
            span,
            kind: kind.unwrap_or(Kind::Mixed),
            speech: kind.is_some(),
            fragments: (last - 1, last),
            evidence: (0, 0),
            cue: None,
            mention: None,
            speaker: None,
            parent: parent.map(|index| index as u32),
            rule: "test".into(),
            confidence: Confidence::Low,
        });
    }
    extraction
}

/// A small text with something in every field.
pub(crate) fn full() -> Extraction<'static> {
    let text = "Le ministre des Ports, Malo Kerven, a rapporté que » la préfète lui a affirmé que le chenal resterait ouvert ». Il relit « Typhon ».";
    let quotation = "» la préfète lui a affirmé que le chenal resterait ouvert »";
    let at = |piece| place(text, piece);
    let mut extraction = quoting(
        text,
        &[(quotation, Some(Kind::Mixed)), ("le chenal resterait ouvert", Some(Kind::Indirect)), ("« Typhon »", None)],
    );
    for (index, cue, lemma, mention) in [
        (0, "a rapporté", "rapporter", "Le ministre des Ports, Malo Kerven"),
        (1, "a affirmé", "affirmer", "la préfète"),
    ] {
        let quotation = &mut extraction.quotations[index];
        quotation.cue = Some(CueRecord { span: at(cue), lemma: lemma.into(), stance: Some(Stance::States) });
        quotation.mention = Some(at(mention));
        quotation.speaker = Some(index as u32);
        quotation.confidence = Confidence::High;
    }
    extraction.spans[0] = at("la préfète lui a affirmé que le chenal resterait ouvert");
    let spans = extraction.spans.len() as u32;
    extraction.spans.extend([at("Le ministre des Ports, Malo Kerven"), at("Il"), at("la préfète")]);
    extraction.roles = vec![
        RoleRecord { span: at("ministre des Ports"), head: at("ministre") },
        RoleRecord { span: at("préfète"), head: at("préfète") },
    ];
    extraction.speakers = vec![
        SpeakerRecord {
            name: at("Malo Kerven"),
            aliases: (0, 0),
            roles: (0, 1),
            category: Some(Category::Minister),
            gender: Some(Gender::Masculine),
            mentions: (spans, spans + 2),
        },
        SpeakerRecord {
            name: at("préfète"),
            aliases: (0, 0),
            roles: (1, 2),
            category: Some(Category::LocalOfficial),
            gender: Some(Gender::Feminine),
            mentions: (spans + 2, spans + 3),
        },
    ];
    extraction.diagnostics = vec![Diagnostic { span: at("»"), kind: DiagnosticKind::ClosingMarkOpens }];
    extraction
}
