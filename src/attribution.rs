//! Stage 6: attribution. A sieve of named rules, from the surest to the weakest, gives every segment its cue and source.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::clause::{Link, Part, Predicate};
use crate::document::{Document, NounId, Place};
use crate::extraction::{Confidence, Kind, Stance};
use crate::phrase::{Class, Pronoun, VerbForm};
use crate::rule::{Body, Pass, Rule};

mod sieve;

mod catalogue;

mod carry;
mod governed;
mod incise;
mod indirect;
mod interview;
mod lead_in;
mod nobody;
mod own;
mod pattern;
mod source;
mod twin;

pub(crate) use catalogue::{BuiltIn, CATALOGUE};
pub(crate) use indirect::{ReportedClause, clauses};
pub(crate) use sieve::Sieve;

use catalogue::{NOBODY, Work, built_in};

/// The words that link words and source.
#[derive(Clone, Debug)]
pub(crate) struct CueHit {
    /// Half-open tokens.
    pub(crate) tokens: (usize, usize),
    pub(crate) lemma: std::sync::Arc<str>,
    pub(crate) stance: Option<Stance>,
}

/// Who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The phrase that names the source, here or nearby.
    Noun(NounId),
    /// Whoever says that segment.
    SameAs(usize),
    /// Whoever spoke last before.
    LastSpeaker,
    /// The text does not tell.
    Unknown,
}

/// What a rule finds for a segment.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) rule: Cow<'static, str>,
    pub(crate) speech: bool,
    pub(crate) kind: Kind,
    pub(crate) cue: Option<CueHit>,
    /// The phrase that names the source here.
    pub(crate) mention: Option<NounId>,
    pub(crate) source: Source,
    pub(crate) confidence: Confidence,
    /// The tokens of an incise inside the segment.
    pub(crate) incise: Option<(usize, usize)>,
    /// The tokens that tell that nobody says it.
    pub(crate) ground: Option<(usize, usize)>,
}

impl Finding {
    fn new(kind: Kind, source: Source, confidence: Confidence) -> Self {
        let mention = match source {
            Source::Noun(id) => Some(id),
            _ => None,
        };
        let rule = "".into();
        Self { rule, speech: true, kind, cue: None, mention, source, confidence, incise: None, ground: None }
    }

    /// Whether somebody whom the text names says it.
    fn is_spoken(&self) -> bool {
        self.speech && self.source != Source::Unknown
    }

    fn with_cue(mut self, cue: CueHit) -> Self {
        self.cue = Some(cue);
        self
    }
}

/// A segment before the rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) segment: usize,
    pub(crate) place: Place,
}

/// What decides: the document, what earlier rules found.
pub(crate) struct Context<'d, 'a> {
    pub(crate) document: &'d Document<'a>,
    pub(crate) found: Vec<Option<Finding>>,
    /// How often each word or two stand alone between marks.
    short: std::collections::HashMap<String, usize>,
    /// The first segment that somebody says.
    first_spoken: Option<usize>,
    /// The words of all segments, gathered when first asked.
    twins: OnceCell<twin::Twins>,
    /// The person with whom the text is a conversation, looked for when first asked.
    interviewed: OnceCell<Option<NounId>>,
    /// The sentences as patterns see them, where a rule asks for that.
    masked: Vec<OnceCell<pattern::Masked>>,
}

/// Whether a built-in rule is called so.
pub(crate) fn is_rule(id: &str) -> bool {
    built_in(id).is_some()
}

/// Finds who says each segment.
pub(crate) fn attribute(document: &Document<'_>, sieve: &Sieve) -> Vec<Option<Finding>> {
    let mut context = Context::new(document, vec![None; document.segments.len()]);
    context.short = nobody::short_forms(document);
    if sieve.has_patterns() {
        context.masked = pattern::unread(document);
    }
    let mut order: Vec<usize> = (0..document.segments.len()).collect();
    for pass in [Pass::Local, Pass::Carried] {
        // A heading repeats what comes later: it is asked last.
        if pass == Pass::Carried {
            order.sort_by_cached_key(|&segment| document.is_heading(segment));
        }
        for &segment in &order {
            // What a speaker only sets off inside his words is nobody's own.
            let nested = document.segments[segment].parent.is_some() && pass == Pass::Carried;
            let Some(place) = document.places[segment].filter(|_| context.found[segment].is_none() && !nested) else {
                continue;
            };
            let candidate = Candidate { segment, place };
            let found = sieve.pass(pass).find_map(|rule| answer(rule, &context, candidate));
            context.enter(segment, found);
        }
    }
    context.found
}

/// What a rule says of a segment.
fn answer(rule: &Rule, context: &Context<'_, '_>, candidate: Candidate) -> Option<Finding> {
    match &rule.body {
        Body::BuiltIn(rule) => match rule.work {
            Work::Local(apply) | Work::Carried(apply) => {
                apply(context, candidate).map(|finding| Finding { rule: rule.id.into(), ..finding })
            }
            Work::Clauses(_) | Work::Rest => None,
        },
        Body::Pattern(rule) => pattern::answer(rule, context, candidate),
        Body::Own(rule) => own::answer(rule, context, candidate),
    }
}

impl<'d, 'a> Context<'d, 'a> {
    /// Keeps what was found for a segment, and that it is spoken.
    fn enter(&mut self, segment: usize, found: Option<Finding>) {
        if found.as_ref().is_some_and(Finding::is_spoken) {
            self.first_spoken = Some(self.first_spoken.map_or(segment, |s| s.min(segment)));
            if let Some(twins) = self.twins.get_mut() {
                twins.spoken(segment);
            }
        }
        self.found[segment] = found;
    }

    fn new(document: &'d Document<'a>, found: Vec<Option<Finding>>) -> Self {
        Self {
            document,
            found,
            short: std::collections::HashMap::new(),
            first_spoken: None,
            twins: OnceCell::new(),
            interviewed: OnceCell::new(),
            masked: Vec::new(),
        }
    }

    /// The person with whom the text is a conversation.
    fn interviewed(&self) -> Option<NounId> {
        *self.interviewed.get_or_init(|| interview::interviewed(self.document))
    }

    /// The first segment that somebody says and that repeats the words of this one.
    fn twin(&self, segment: usize, heading: bool) -> Option<usize> {
        let spoken = || (0..self.found.len()).filter(|&s| self.found[s].as_ref().is_some_and(Finding::is_spoken));
        self.twins.get_or_init(|| twin::Twins::new(self.document, spoken())).of(segment, heading)
    }

    fn reading(&self, place: Place) -> &'d crate::clause::Reading<'a> {
        &self.document.readings[place.reading]
    }

    /// The cue that a verb of the reading makes.
    pub(crate) fn verb_cue(&self, reading: usize, verb: usize) -> CueHit {
        let document = self.document;
        let predicate = document.predicate(reading, verb);
        let group = &predicate.group;
        // *finit par répondre*, *veut croire*: the infinitive says how.
        if predicate.group.form == VerbForm::Finite
            && let Some(said) = self.infinitive_cue(reading, predicate)
        {
            return said;
        }
        match document.grammar.sense(group) {
            Some(sense) => CueHit { tokens: group.tokens, lemma: sense.lemma.clone(), stance: Some(sense.stance) },
            None => CueHit {
                tokens: group.tokens,
                lemma: document.grammar.lexicon.verb(group.verb).lemma.as_ref().into(),
                stance: None,
            },
        }
    }

    /// The cue that a verb which is none itself makes with its infinitive.
    fn infinitive_cue(&self, reading: usize, predicate: &Predicate) -> Option<CueHit> {
        let grammar = self.document.grammar;
        let reading = &self.document.readings[reading];
        if grammar.sense(&predicate.group).is_some() || predicate.link == Link::Before {
            return None;
        }
        let next = predicate.item + 1;
        let item = if reading.part(next) == Some(Part::Preposition) { next + 1 } else { next };
        let (_, infinitive) = reading.verb_at(item).filter(|(_, p)| p.group.form == VerbForm::Infinitive)?;
        let sense = grammar.sense(&infinitive.group)?;
        let tokens = (predicate.group.tokens.0, infinitive.group.tokens.1);
        Some(CueHit { tokens, lemma: sense.lemma.clone(), stance: Some(sense.stance) })
    }

    /// A finding from a verb and its subject; without subject the last speaker goes on.
    fn by_verb(&self, reading: usize, verb: usize, kind: Kind, confidence: Confidence) -> Finding {
        let source = match document_subject(self.document, reading, verb) {
            // *de source syndicale, on assure* · *au commissariat, où l’on précise*
            Some(id) if self.document.nominal(id).phrase.class == Class::Pronoun(Pronoun::Indefinite) => {
                Source::Noun(source::behind_on(self, reading, verb).unwrap_or(id))
            }
            // *nous disons*, *on dit*: no source that the text names.
            Some(id)
                if matches!(
                    self.document.nominal(id).phrase.class,
                    Class::Pronoun(Pronoun::Speaker | Pronoun::Neutral)
                ) =>
            {
                Source::Unknown
            }
            Some(id) => Source::Noun(id),
            None => carry::historic_infinitive(self, reading, verb).map_or(Source::LastSpeaker, Source::Noun),
        };
        let mut finding = Finding::new(kind, source, confidence).with_cue(self.verb_cue(reading, verb));
        finding.mention = finding.mention.filter(|id| id.reading == reading);
        finding
    }

    /// Direct where the segment stands free, mixed where it is built into the sentence.
    fn kind(&self, candidate: Candidate) -> Kind {
        let reading = self.reading(candidate.place);
        let before = reading.before(candidate.place.item).and_then(|i| reading.part(i));
        let free = matches!(before, None | Some(Part::Colon | Part::Stop | Part::Quote(_) | Part::Dash));
        // *Selon X, « La ville paie. »*, *« A », a dit X, « la ville paiera. »*: a sentence with its own final mark.
        let free = free || before == Some(Part::Comma) && nobody::is_sentence(self, candidate);
        if free { Kind::Direct } else { Kind::Mixed }
    }
}

fn document_subject(document: &Document<'_>, reading: usize, verb: usize) -> Option<NounId> {
    document.predicate(reading, verb).subject.map(|noun| NounId { reading, noun })
}

/// A segment for which no rule finds a source: a title, a word as a word, irony.
pub(crate) fn nobodys() -> Finding {
    let mut finding = Finding::new(Kind::Mixed, Source::Unknown, Confidence::Low);
    finding.speech = false;
    finding.rule = NOBODY.into();
    finding
}
