//! Compares what was found with what a case expects.

use std::ops::Range;

use propos::{Category, Quotation};

use crate::passage::squeezed;
use crate::read::{Case, Expected, Fault, Wanted};

/// A quotation, as far as cases speak of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Finding {
    pub(crate) span: Range<usize>,
    pub(crate) kind: String,
    pub(crate) cue: Option<String>,
    pub(crate) mention: Option<String>,
    pub(crate) speaker: Option<String>,
    pub(crate) roles: Vec<String>,
    pub(crate) category: Option<String>,
    pub(crate) rule: String,
}

impl Finding {
    pub(crate) fn new(quotation: Quotation<'_>, passage: &str) -> Self {
        let kind = if quotation.is_speech() { quotation.kind().to_string() } else { "nobody".to_owned() };
        let speaker = quotation.speaker();
        Self {
            span: quotation.span().range(),
            kind,
            cue: quotation.cue().map(|cue| squeezed(cue.text())),
            mention: quotation.mention().map(|span| squeezed(&passage[span.range()])),
            speaker: speaker.map(|speaker| squeezed(speaker.name())),
            roles: speaker.into_iter().flat_map(|s| s.roles()).map(|role| squeezed(role.head())).collect(),
            category: speaker.and_then(|speaker| speaker.category()).map(name),
            rule: quotation.rule().to_owned(),
        }
    }
}

/// The category as a report writes it: *local_official*.
fn name(category: Category) -> String {
    serde_json::to_value(category).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Everything that is missing, wrong, or found without being expected.
pub(crate) fn failures(case: &Case, findings: &[Finding]) -> Vec<Fault> {
    let mut out = Vec::new();
    let mut left: Vec<_> = findings.iter().collect();
    for expected in &case.expected {
        match left.iter().position(|finding| finding.span == expected.span) {
            None => out.push((expected.line, format!("not found: {}", expected.words))),
            Some(index) => out.extend(differences(expected, left.remove(index))),
        }
    }
    for finding in left {
        let words = squeezed(&case.passage[finding.span.clone()]);
        out.push((case.line, format!("found, and not expected: {words} | {}", finding.kind)));
    }
    out
}

/// The fields of the finding that are not what was expected, as one fault.
fn differences(expected: &Expected, found: &Finding) -> Option<Fault> {
    let text = |field: &Option<String>| field.iter().cloned().collect::<Vec<_>>();
    let fields = [
        ("kind", &expected.kind, vec![found.kind.clone()]),
        ("cue", &expected.cue, text(&found.cue)),
        ("mention", &expected.mention, text(&found.mention)),
        ("speaker", &expected.speaker, text(&found.speaker)),
        ("role", &expected.role, found.roles.clone()),
        ("category", &expected.category, text(&found.category)),
        ("rule", &expected.rule, vec![found.rule.clone()]),
    ];
    let wrong = fields.into_iter().filter(|(_, wanted, found)| !agree(wanted, found));
    let wrong = wrong.map(|(name, wanted, found)| {
        let found = if found.is_empty() { "-".to_owned() } else { found.join(", ") };
        format!("{name} is {found}, not {wanted}")
    });
    let wrong: Vec<_> = wrong.collect();
    (!wrong.is_empty()).then(|| (expected.line, format!("{}: {}", expected.words, wrong.join("; "))))
}

/// Several heads of roles are written with commas, and each must be there.
fn agree(wanted: &Wanted, found: &[String]) -> bool {
    match wanted {
        Wanted::Anything => true,
        Wanted::Nothing => found.is_empty(),
        Wanted::Text(text) => match found {
            [one] => one == text,
            several => text.split(", ").all(|part| several.iter().any(|one| one == part)) && !several.is_empty(),
        },
    }
}
