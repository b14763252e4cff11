//! The rules that users write in Rust, at work.

use super::pattern::{cue_at, noun_at, source};
use super::{Candidate, Context, Finding, Source, nobody};
use crate::rule::{OwnRule, Segment};

/// What a rule says of a segment.
pub(super) fn answer(rule: &OwnRule, context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    let answer = (rule.answer)(&Segment::new(context, candidate))?;
    let source = match answer.source {
        Some(span) => source(context, noun_at(context, candidate, span)?),
        None => Source::Unknown,
    };
    let kind = answer.kind.unwrap_or_else(|| context.kind(candidate));
    let mut finding = Finding::new(kind, source, answer.confidence);
    if !answer.speech {
        finding = nobody::nobody();
        finding.confidence = answer.confidence;
    }
    finding.rule = rule.id.to_string().into();
    finding.cue = answer.cue.and_then(|cue| cue_at(context, candidate, cue));
    finding.ground = finding.cue.as_ref().map(|cue| cue.tokens).filter(|_| !answer.speech);
    Some(finding)
}
