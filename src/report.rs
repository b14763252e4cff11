//! [`Report`]: an extraction that owns what it holds, in the shape of the JSON.
//!
//! An [`Extraction`] borrows from its text; a report can be stored, sent and read back without it.
//! [`Extraction`] serialises as its report, so most programs only need this module to read JSON again.
//!
//! ```
//! use propos::{Extractor, Report};
//!
//! let text = "« Le pont rouvrira lundi », a déclaré le maire.";
//! let json = serde_json::to_string(&Extractor::new().extract(text))?;
//! let report: Report = serde_json::from_str(&json)?;
//! for quotation in &report.quotations {
//!     assert_eq!(quotation.text, text[quotation.span.range()]);
//! }
//! # Ok::<(), serde_json::Error>(())
//! ```

use serde::{Deserialize, Serialize, Serializer};

use crate::extraction as view;
use crate::{Category, Confidence, Diagnostic, Extraction, Gender, Kind, Span, Stance};

/// Everything found in one text.
///
/// Every field is always written, one that has no value as `null` or `[]`, so that readers in other
/// languages need no special case. All places are bytes of the UTF-8 text, unless
/// [`with_offsets`](Report::with_offsets) has converted them; [`offsets`](Report::offsets) tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// What `start` and `end` count: `"utf8"`, `"utf16"` or `"code_points"`; reading anything else fails.
    pub offsets: Offsets,
    /// The sentences, in order.
    pub sentences: Vec<Span>,
    /// Every quoted segment and reported clause, by place in the text; an outer one comes before those inside it.
    pub quotations: Vec<Quotation>,
    /// Everybody to whom a quotation is given, by first mention.
    pub speakers: Vec<Speaker>,
    /// Marks that were repaired or belong to nothing, in order: `{"start", "end", "kind"}`.
    pub diagnostics: Vec<Diagnostic>,
}

/// The unit of every `start` and `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Offsets {
    /// Bytes of the UTF-8 text.
    #[default]
    Utf8,
    /// Code units of the text in UTF-16, as JavaScript, Java and most editors count.
    Utf16,
    /// Unicode code points, as Python counts.
    CodePoints,
}

/// A quoted segment or a reported clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quotation {
    /// The segment, marks included, or the clause without its *que* and final mark; written as `start` and `end`.
    #[serde(flatten)]
    pub span: Span,
    /// `"direct"`, `"mixed"` or `"indirect"`.
    pub kind: Kind,
    /// Whether somebody says these words; `false` for a title, a word as a word, irony.
    pub speech: bool,
    /// What [`span`](Self::span) covers, letter for letter.
    pub text: String,
    /// The words themselves: without the marks, and without an incise between them.
    pub fragments: Vec<Span>,
    /// The words that link the quotation and its source; `null` for a free-standing quotation.
    pub cue: Option<Cue>,
    /// The phrase that names the source here; `null` where no phrase governs the quotation.
    pub mention: Option<Mention>,
    /// Who that is: an index into [`Report::speakers`]; `null` where the text does not tell.
    pub speaker: Option<usize>,
    /// The quotation inside which this one stands: an index into [`Report::quotations`].
    pub parent: Option<usize>,
    /// The id of the rule that decided.
    pub rule: String,
    /// How sure that rule is: `"high"`, `"medium"` or `"low"`.
    pub confidence: Confidence,
}

/// The verb group, preposition or noun that links words and source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cue {
    /// From auxiliary to participle, or the preposition or noun; written as `start` and `end`.
    #[serde(flatten)]
    pub span: Span,
    /// What [`span`](Self::span) covers: *a affirmé*.
    pub text: String,
    /// The dictionary form: *affirmer*.
    pub lemma: String,
    /// What it says of the act of speaking, `"states"`, `"denies"`, …; `null` where the lexicon does not tell.
    pub stance: Option<Stance>,
}

/// A phrase that names a source: *le ministre*, *il*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Mention {
    /// The whole noun phrase with its determiner; written as `start` and `end`.
    #[serde(flatten)]
    pub span: Span,
    /// What [`span`](Self::span) covers.
    pub text: String,
}

/// A source over the whole text: a person, a body, a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Speaker {
    /// The fullest form in the text, without role; for a source with no name, the noun phrase without determiner.
    pub name: String,
    /// Other forms that name it: *M. Abdollahian*.
    pub aliases: Vec<String>,
    /// Functions, titles, occupations that the text gives, the fullest first.
    pub roles: Vec<Role>,
    /// What sort of source it is: `"minister"`, `"organization"`, …; `null` where nothing tells.
    pub category: Option<Category>,
    /// `"f"` or `"m"`; `null` for bodies and where the text does not tell.
    pub gender: Option<Gender>,
    /// Where the text names it, in order.
    pub mentions: Vec<Span>,
}

/// A function, title or occupation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Role {
    /// The whole phrase, without determiner: *ministre iranien des Affaires étrangères*.
    pub text: String,
    /// Its head noun: *ministre*.
    pub head: String,
    /// Where [`text`](Self::text) stands; written as `start` and `end`.
    #[serde(flatten)]
    pub span: Span,
}

impl From<&Extraction<'_>> for Report {
    fn from(extraction: &Extraction<'_>) -> Self {
        Self {
            offsets: Offsets::Utf8,
            sentences: extraction.sentences().collect(),
            quotations: extraction.quotations().map(|q| Quotation::new(q, extraction.text())).collect(),
            speakers: extraction.speakers().map(Speaker::from).collect(),
            diagnostics: extraction.diagnostics().collect(),
        }
    }
}

impl Quotation {
    fn new(quotation: view::Quotation<'_>, text: &str) -> Self {
        Self {
            span: quotation.span(),
            kind: quotation.kind(),
            speech: quotation.is_speech(),
            text: quotation.text().to_owned(),
            fragments: quotation.fragments().collect(),
            cue: quotation.cue().map(Cue::from),
            mention: quotation.mention().map(|span| Mention { span, text: text[span.range()].to_owned() }),
            speaker: quotation.speaker().map(view::Speaker::index),
            parent: quotation.parent().map(view::Quotation::index),
            rule: quotation.rule().to_owned(),
            confidence: quotation.confidence(),
        }
    }
}

impl From<view::Cue<'_>> for Cue {
    fn from(cue: view::Cue<'_>) -> Self {
        Self { span: cue.span(), text: cue.text().to_owned(), lemma: cue.lemma().to_owned(), stance: cue.stance() }
    }
}

impl From<view::Speaker<'_>> for Speaker {
    fn from(speaker: view::Speaker<'_>) -> Self {
        Self {
            name: speaker.name().to_owned(),
            aliases: speaker.aliases().map(str::to_owned).collect(),
            roles: speaker.roles().map(Role::from).collect(),
            category: speaker.category(),
            gender: speaker.gender(),
            mentions: speaker.mentions().collect(),
        }
    }
}

impl From<view::Role<'_>> for Role {
    fn from(role: view::Role<'_>) -> Self {
        Self { text: role.text().to_owned(), head: role.head().to_owned(), span: role.span() }
    }
}

/// The JSON of [`Report`].
impl Serialize for Extraction<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Report::from(self).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn json(value: &impl Serialize) -> String {
        serde_json::to_string(value).unwrap()
    }

    /// The JSON of each record on a line.
    fn lines<T: Serialize>(records: &[T]) -> String {
        records.iter().map(|record| json(record) + "\n").collect()
    }

    #[test]
    fn the_json_is_as_designed() {
        insta::assert_snapshot!(json(&sample::quoting("", &[])), @r#"{"offsets":"utf8","sentences":[{"start":0,"end":0}],"quotations":[],"speakers":[],"diagnostics":[]}"#);
        let report = Report::from(&sample::full());
        insta::assert_snapshot!(lines(&report.quotations), @r#"
        {"start":52,"end":116,"kind":"mixed","speech":true,"text":"» la préfète lui a affirmé que le chenal resterait ouvert »","fragments":[{"start":55,"end":113}],"cue":{"start":36,"end":47,"text":"a rapporté","lemma":"rapporter","stance":"states"},"mention":{"start":0,"end":34,"text":"Le ministre des Ports, Malo Kerven"},"speaker":0,"parent":null,"rule":"test","confidence":"high"}
        {"start":87,"end":113,"kind":"indirect","speech":true,"text":"le chenal resterait ouvert","fragments":[{"start":87,"end":113}],"cue":{"start":72,"end":82,"text":"a affirmé","lemma":"affirmer","stance":"states"},"mention":{"start":55,"end":67,"text":"la préfète"},"speaker":1,"parent":0,"rule":"test","confidence":"high"}
        {"start":127,"end":139,"kind":"mixed","speech":false,"text":"« Typhon »","fragments":[{"start":127,"end":139}],"cue":null,"mention":null,"speaker":null,"parent":null,"rule":"test","confidence":"low"}
        "#);
        insta::assert_snapshot!(lines(&report.speakers), @r#"
        {"name":"Malo Kerven","aliases":[],"roles":[{"text":"ministre des Ports","head":"ministre","start":3,"end":21}],"category":"minister","gender":"m","mentions":[{"start":0,"end":34},{"start":118,"end":120}]}
        {"name":"préfète","aliases":[],"roles":[{"text":"préfète","head":"préfète","start":58,"end":67}],"category":"local_official","gender":"f","mentions":[{"start":55,"end":67}]}
        "#);
        insta::assert_snapshot!(lines(&report.diagnostics), @r#"{"start":52,"end":54,"kind":"closing_mark_opens"}"#);
    }

    #[test]
    fn json_reads_back_equal() {
        let report = Report::from(&sample::full());
        assert_eq!(serde_json::from_str::<Report>(&json(&report)).unwrap(), report);
    }

    #[test]
    fn other_offsets_are_refused() {
        let json = r#"{"offsets":"char","sentences":[],"quotations":[],"speakers":[],"diagnostics":[]}"#;
        let error = serde_json::from_str::<Report>(json).unwrap_err().to_string();
        assert!(error.starts_with("unknown variant `char`, expected one of `utf8`, `utf16`"), "{error}");
    }
}
