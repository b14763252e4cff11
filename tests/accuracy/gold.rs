//! Annotated articles, and what of an annotation or a report is compared.

use std::collections::BTreeMap;
use std::path::Path;

use propos::report::Report;
use propos::{Category, Gender, Kind};
use serde::Deserialize;

use crate::words::words;

/// A half-open range of characters, as the annotations count.
pub(crate) type Range = (usize, usize);

/// What is compared of one quotation.
#[derive(Debug)]
pub(crate) struct Item<S> {
    pub(crate) span: Range,
    pub(crate) kind: Kind,
    pub(crate) cue: Option<Range>,
    pub(crate) mention: Option<Range>,
    pub(crate) speaker: Option<S>,
    /// Marked high; of an annotation, never.
    pub(crate) sure: bool,
}

/// A speaker as a person annotated it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Wanted {
    pub(crate) aliases: Vec<String>,
    pub(crate) role: Option<String>,
    pub(crate) role_heads: Vec<String>,
    pub(crate) category: Option<Category>,
    pub(crate) gender: Option<Gender>,
}

/// A speaker as it was found.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) name: Vec<String>,
    pub(crate) role: Vec<String>,
    pub(crate) category: Option<Category>,
    pub(crate) gender: Option<Gender>,
}

/// An article and what is to be found in it.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) text: String,
    pub(crate) quotations: Vec<Item<Wanted>>,
    pub(crate) not_speech: Vec<Range>,
}

#[derive(Deserialize)]
struct Annotation {
    speakers: BTreeMap<String, Wanted>,
    quotations: Vec<Quotation>,
    #[serde(default)]
    not_speech: Vec<Place>,
}

#[derive(Deserialize)]
struct Quotation {
    #[serde(flatten)]
    place: Place,
    kind: Kind,
    cue: Option<Place>,
    speaker: Option<Place>,
    entity: Option<String>,
}

/// A string of the article, and which of its occurrences.
#[derive(Deserialize)]
struct Place {
    text: String,
    #[serde(default = "first")]
    occurrence: usize,
}

fn first() -> usize {
    1
}

impl Article {
    /// Reads `NAME.json` and the `NAME.txt` beside it.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let at = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| at(&error));
        let text = read(&path.with_extension("txt"))?;
        let annotation: Annotation = serde_json::from_str(&read(path)?).map_err(|error| at(&error))?;
        let chars = Chars::new(&text);
        let find = |place: &Place| chars.find(place).ok_or_else(|| at(&format!("not in the text: {:?}", place.text)));
        let mut quotations = Vec::new();
        for quotation in annotation.quotations {
            let speaker = match &quotation.entity {
                None => None,
                Some(key) => {
                    Some(annotation.speakers.get(key).ok_or_else(|| at(&format!("no speaker {key}")))?.clone())
                }
            };
            quotations.push(Item {
                span: find(&quotation.place)?,
                kind: quotation.kind,
                cue: quotation.cue.as_ref().map(find).transpose()?,
                mention: quotation.speaker.as_ref().map(find).transpose()?,
                speaker,
                sure: false,
            });
        }
        let not_speech = annotation.not_speech.iter().map(find).collect::<Result<_, _>>()?;
        Ok(Self { quotations, not_speech, text })
    }

    /// What the report says somebody says.
    pub(crate) fn found(&self, report: &Report) -> Vec<Item<Found>> {
        let chars = Chars::new(&self.text);
        let range = |span: propos::Span| (chars.index(span.start()), chars.index(span.end()));
        let speech = report.quotations.iter().filter(|quotation| quotation.speech);
        let item = |quotation: &propos::report::Quotation| Item {
            span: range(quotation.span),
            kind: quotation.kind,
            cue: quotation.cue.as_ref().map(|cue| range(cue.span)),
            mention: quotation.mention.as_ref().map(|mention| range(mention.span)),
            speaker: quotation.speaker.map(|index| Found::new(&report.speakers[index])),
            sure: quotation.confidence == propos::Confidence::High,
        };
        speech.map(item).collect()
    }
}

impl Found {
    fn new(speaker: &propos::report::Speaker) -> Self {
        let roles: Vec<_> = speaker.roles.iter().map(|role| role.text.as_str()).collect();
        Self {
            name: words(&speaker.name),
            role: words(&roles.join("; ")),
            category: speaker.category,
            gender: speaker.gender,
        }
    }
}

/// A text whose places are counted in characters.
struct Chars<'t> {
    text: &'t str,
    /// The byte where each character starts.
    starts: Vec<usize>,
}

impl<'t> Chars<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, starts: text.char_indices().map(|(at, _)| at).collect() }
    }

    fn index(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start < byte)
    }

    /// Where the string stands; its occurrences may overlap.
    fn find(&self, place: &Place) -> Option<Range> {
        let found = self.starts.iter().filter(|&&start| self.text[start..].starts_with(&place.text));
        let start = *found.take(place.occurrence).nth(place.occurrence.checked_sub(1)?)?;
        Some((self.index(start), self.index(start + place.text.len())))
    }
}
