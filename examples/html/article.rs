//! The page of one article, as its template wants it.

use std::collections::BTreeMap;

use propos::{Extraction, Quotation, Speaker};
use serde::Serialize;

use crate::common::safe::shown;
use crate::{marked, words};

/// How much of a quotation its note repeats, in characters.
const SHOWN: usize = 140;

/// The golden angle: neighbours in the list of speakers never look alike.
const ANGLE: f64 = 137.508;

/// The colour of a speaker: a hue in degrees.
#[derive(Clone, Copy)]
pub(crate) struct Colour(u16);

pub(crate) fn hue(colours: &[Colour], speaker: usize) -> u16 {
    colours[speaker].0
}

#[derive(Serialize)]
pub(crate) struct Article {
    pub(crate) title: String,
    index: Option<String>,
    text: String,
    speech: usize,
    quoted_share: usize,
    /// By quoted words, the most first.
    speakers: Vec<SpeakerView>,
    by_name: Vec<Choice>,
    /// Whether a speaker is not known.
    unknown: bool,
    categories: Vec<Choice>,
    kinds: Vec<Choice>,
    genders: Vec<Choice>,
    notes: Vec<Note>,
    marks: Vec<BrokenMark>,
    #[serde(skip)]
    pub(crate) words: usize,
    #[serde(skip)]
    pub(crate) quoted: usize,
}

#[derive(Serialize)]
struct SpeakerView {
    number: usize,
    name: String,
    role: Option<String>,
    count: usize,
    share: usize,
    hue: u16,
    /// The numbers of the quotations.
    quotations: Vec<usize>,
}

/// An option of a filter.
#[derive(Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
    /// For speakers, whose option is their number.
    number: usize,
    name: String,
}

#[derive(Serialize)]
struct Note {
    number: usize,
    kind: String,
    kind_label: &'static str,
    words: String,
    /// The number of the speaker, or `none`.
    speaker: String,
    name: Option<String>,
    role: Option<String>,
    category: String,
    gender: String,
    hue: u16,
    cue: Option<String>,
    lemma: Option<String>,
    stance: Option<String>,
    mention: Option<String>,
    rule: String,
    confidence: String,
    parent: Option<usize>,
    /// Of the same speaker.
    previous: Option<usize>,
    next: Option<usize>,
    count: usize,
}

#[derive(Serialize)]
struct BrokenMark {
    number: usize,
    mark: String,
    what: String,
}

impl Article {
    /// `index` is the address of the index, if there is one.
    pub(crate) fn new(extraction: &Extraction<'_>, name: &str, index: Option<String>) -> Self {
        let text = extraction.text();
        let own = own_words(extraction);
        let mut words_of = vec![0; extraction.speakers().len()];
        let mut said: Vec<Vec<usize>> = vec![Vec::new(); words_of.len()];
        for (quotation, words) in extraction.quotations().zip(&own).filter(|(q, _)| q.is_speech()) {
            if let Some(speaker) = quotation.speaker() {
                words_of[speaker.index()] += words;
                said[speaker.index()].push(quotation.index() + 1);
            }
        }
        let words = words::count(text);
        let quoted: usize =
            extraction.quotations().zip(&own).filter(|(q, _)| q.is_speech()).map(|(_, words)| words).sum();
        let mut order: Vec<usize> = (0..said.len()).filter(|&speaker| !said[speaker].is_empty()).collect();
        order.sort_by_key(|&speaker| (std::cmp::Reverse(words_of[speaker]), speaker));
        let mut colours = vec![Colour(0); said.len()];
        for (place, &speaker) in order.iter().enumerate() {
            colours[speaker] = Colour(((250.0 + place as f64 * ANGLE) % 360.0) as u16);
        }
        let all: Vec<Speaker<'_>> = extraction.speakers().collect();
        let speakers: Vec<SpeakerView> = order
            .iter()
            .map(|&speaker| SpeakerView {
                number: speaker + 1,
                name: plain(all[speaker].name()),
                role: role(all[speaker]),
                count: said[speaker].len(),
                share: words::percent(words_of[speaker], quoted),
                hue: hue(&colours, speaker),
                quotations: said[speaker].clone(),
            })
            .collect();
        let notes = notes(extraction, &colours, &said);
        let mut by_name: Vec<Choice> = speakers.iter().map(Choice::speaker).collect();
        by_name.sort_by_cached_key(|choice| choice.name.to_lowercase());
        Self {
            title: marked::title(extraction).unwrap_or_else(|| plain(name)),
            index,
            text: marked::html(extraction, &colours),
            speech: extraction.quotations().filter(|q| q.is_speech()).count(),
            quoted_share: words::percent(quoted, words),
            by_name,
            unknown: notes.iter().any(|note| note.kind != "nobody" && note.speaker == "none"),
            categories: choices(&notes, |note| &note.category, |value| value.replace('_', " ")),
            kinds: choices(&notes, |note| &note.kind, |value| words::kind(value).to_owned()),
            genders: choices(
                &notes,
                |note| &note.gender,
                |value| if value == "f" { "feminine".to_owned() } else { "masculine".to_owned() },
            ),
            notes,
            marks: extraction
                .diagnostics()
                .enumerate()
                .map(|(index, diagnostic)| BrokenMark {
                    number: index + 1,
                    mark: plain(&text[diagnostic.span.range()]),
                    what: diagnostic.kind.to_string(),
                })
                .collect(),
            speakers,
            words,
            quoted,
        }
    }

    pub(crate) fn speech(&self) -> usize {
        self.speech
    }

    pub(crate) fn speakers(&self) -> usize {
        self.speakers.len()
    }

    pub(crate) fn marks(&self) -> usize {
        self.marks.len()
    }
}

impl Choice {
    fn speaker(speaker: &SpeakerView) -> Self {
        Self { value: String::new(), label: String::new(), number: speaker.number, name: speaker.name.clone() }
    }
}

/// The words of each quotation that do not stand in one inside it: those are the inner speaker's.
pub(crate) fn own_words(extraction: &Extraction<'_>) -> Vec<usize> {
    let mut own: Vec<usize> =
        extraction.quotations().map(|quotation| words::count_in(extraction.text(), quotation.fragments())).collect();
    // From the innermost outwards each count is still whole when it is taken from the one around it.
    let whole = own.clone();
    for quotation in extraction.quotations().filter(|quotation| quotation.is_speech()) {
        if let Some(parent) = quotation.parent() {
            own[parent.index()] = own[parent.index()].saturating_sub(whole[quotation.index()]);
        }
    }
    own
}

/// The fullest role that is not the name itself.
pub(crate) fn role(speaker: Speaker<'_>) -> Option<String> {
    speaker.roles().map(|role| role.text()).find(|role| *role != speaker.name()).map(plain)
}

/// Words of the text on one line, so that they cannot give orders.
pub(crate) fn plain(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

fn notes(extraction: &Extraction<'_>, colours: &[Colour], said: &[Vec<usize>]) -> Vec<Note> {
    let mut places = vec![0_usize; said.len()];
    extraction
        .quotations()
        .map(|quotation| {
            let speaker = quotation.speaker().filter(|_| quotation.is_speech());
            let mut note = note(quotation, extraction.text());
            if let Some(speaker) = speaker {
                let said = &said[speaker.index()];
                let place = places[speaker.index()];
                places[speaker.index()] += 1;
                note.previous = place.checked_sub(1).map(|place| said[place]);
                note.next = said.get(place + 1).copied();
                note.count = said.len();
                note.hue = hue(colours, speaker.index());
                note.speaker = (speaker.index() + 1).to_string();
                note.name = Some(plain(speaker.name()));
                note.role = role(speaker);
                note.category = speaker.category().map(words::value).unwrap_or_default();
                note.gender = speaker.gender().map(words::value).unwrap_or_default();
            }
            note
        })
        .collect()
}

/// What does not depend on the speaker.
fn note(quotation: Quotation<'_>, text: &str) -> Note {
    let kind = words::kind_value(quotation.kind(), quotation.is_speech());
    let mut words: String = quotation.text().chars().take(SHOWN + 1).collect();
    if words.chars().count() > SHOWN {
        words.truncate(words.rfind(char::is_whitespace).unwrap_or(words.len()));
        words.push_str(" …");
    }
    let cue = quotation.cue();
    Note {
        number: quotation.index() + 1,
        kind_label: words::kind(&kind),
        kind,
        words: plain(&words),
        speaker: "none".to_owned(),
        name: None,
        role: None,
        category: String::new(),
        gender: String::new(),
        hue: 0,
        cue: cue.map(|cue| plain(cue.text())),
        lemma: cue.map(|cue| plain(cue.lemma())),
        stance: cue.and_then(|cue| cue.stance()).map(words::stance),
        mention: quotation.mention().map(|span| plain(&text[span.range()])),
        rule: quotation.rule().to_owned(),
        confidence: words::confidence(quotation.confidence()),
        parent: quotation.parent().map(|parent| parent.index() + 1),
        previous: None,
        next: None,
        count: 0,
    }
}

/// The values that occur, with what they are called.
fn choices(notes: &[Note], field: impl Fn(&Note) -> &String, label: impl Fn(&str) -> String) -> Vec<Choice> {
    let values: BTreeMap<&String, ()> = notes.iter().map(|note| (field(note), ())).collect();
    let known = values.into_keys().filter(|value| !value.is_empty());
    known.map(|value| Choice { value: value.clone(), label: label(value), number: 0, name: String::new() }).collect()
}
