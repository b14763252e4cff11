//! The index of many texts: who is quoted most, shares by gender and role category, cue verbs.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;

use propos::{Extraction, Gender};
use serde::Serialize;

use crate::article::{self, Article, plain};
use crate::words;

/// How many speakers and cue verbs are shown.
const MOST: usize = 20;

/// What the index wants to know of one text.
#[derive(Serialize)]
pub(crate) struct Text {
    name: String,
    title: String,
    href: String,
    speech: usize,
    speakers: usize,
    marks: usize,
    #[serde(skip)]
    words: usize,
    #[serde(skip)]
    quoted: usize,
    #[serde(skip)]
    quotations: Vec<Said>,
}

/// One quotation.
struct Said {
    speaker: Option<(String, Option<String>)>,
    gender: Option<Gender>,
    category: Option<String>,
    kind: String,
    lemma: Option<String>,
    words: usize,
}

impl Text {
    pub(crate) fn new(extraction: &Extraction<'_>, page: &Article, name: String, href: String) -> Self {
        let own = article::own_words(extraction);
        let speech = extraction.quotations().zip(own).filter(|(quotation, _)| quotation.is_speech());
        let quotations = speech.map(|(quotation, words)| {
            let speaker = quotation.speaker();
            Said {
                speaker: speaker.map(|speaker| (plain(speaker.name()), article::role(speaker))),
                gender: speaker.and_then(|speaker| speaker.gender()),
                category: speaker.and_then(|speaker| speaker.category()).map(words::category),
                kind: words::value(quotation.kind()),
                lemma: quotation.cue().map(|cue| plain(cue.lemma())),
                words,
            }
        });
        Self {
            title: page.title.clone(),
            href,
            speech: page.speech(),
            speakers: page.speakers(),
            marks: page.marks(),
            words: page.words,
            quoted: page.quoted,
            quotations: quotations.collect(),
            name: plain(&name),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct Index<'t> {
    title: String,
    texts: &'t [Text],
    speech: usize,
    speakers: usize,
    quoted_share: usize,
    charts: Vec<Chart>,
    failures: Vec<String>,
}

#[derive(Serialize)]
struct Chart {
    title: &'static str,
    note: String,
    class: &'static str,
    /// What the rows are, and what is counted.
    what: &'static str,
    unit: &'static str,
    /// Whether the rows are words of the texts.
    french: bool,
    bars: Vec<Bar>,
}

#[derive(Serialize)]
struct Bar {
    label: String,
    detail: Option<String>,
    /// Of 100.
    width: usize,
    value: String,
}

impl<'t> Index<'t> {
    pub(crate) fn new(name: &str, texts: &'t [Text], failures: Vec<String>) -> Self {
        let said: Vec<&Said> = texts.iter().flat_map(|text| &text.quotations).collect();
        let mut roles: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, role) in said.iter().filter_map(|said| said.speaker.as_ref()) {
            if let Some(role) = role {
                roles.entry(name).or_insert(role);
            }
        }
        let names = counted(said.iter().filter_map(|said| Some((said.speaker.as_ref()?.0.as_str(), 1))));
        let speakers = names.len();
        let mut quoted_most = counts(&names, MOST);
        for bar in &mut quoted_most {
            bar.detail = roles.get(bar.label.as_str()).map(|&role| role.to_owned());
        }
        let known = |said: &&Said| said.speaker.is_some();
        let category = |said: &&Said| said.category.clone().unwrap_or_else(|| "not told".to_owned());
        let lemmas = counted(said.iter().filter_map(|said| Some((said.lemma.as_deref()?, 1))));
        let charts = vec![
            Chart {
                title: "Who is quoted most",
                note: if speakers > MOST { format!("the first {MOST} of {speakers}") } else { String::new() },
                class: "wide",
                what: "Speaker",
                unit: "Quotations",
                french: true,
                bars: quoted_most,
            },
            Chart {
                title: "Gender",
                note: "share of quoted words with a known speaker".to_owned(),
                class: "",
                what: "Gender",
                unit: "Share",
                french: false,
                bars: shares(said.iter().copied().filter(known).map(|said| (gender(said.gender), said.words))),
            },
            Chart {
                title: "Role",
                note: "share of quoted words with a known speaker".to_owned(),
                class: "",
                what: "Role category",
                unit: "Share",
                french: false,
                bars: shares(said.iter().copied().filter(known).map(|said| (category(&said), said.words))),
            },
            Chart {
                title: "Kind",
                note: "share of quotations".to_owned(),
                class: "",
                what: "Kind",
                unit: "Share",
                french: false,
                bars: shares(said.iter().map(|said| (words::kind(&said.kind).to_owned(), 1))),
            },
            Chart {
                title: "Cues",
                note: if lemmas.len() > MOST { format!("the first {MOST} of {}", lemmas.len()) } else { String::new() },
                class: "wide",
                what: "Cue",
                unit: "Quotations",
                french: true,
                bars: counts(&lemmas, MOST),
            },
        ];
        let sum = |field: fn(&Text) -> usize| texts.iter().map(field).sum::<usize>();
        Self {
            title: plain(name),
            texts,
            speech: said.len(),
            speakers,
            quoted_share: words::percent(sum(|text| text.quoted), sum(|text| text.words)),
            charts,
            failures,
        }
    }
}

fn gender(gender: Option<Gender>) -> String {
    gender.map_or("a body, or not told", words::gender).to_owned()
}

/// The sum for each label, the greatest first.
fn counted<K: Ord + Clone>(labels: impl Iterator<Item = (K, usize)>) -> Vec<(K, usize)> {
    let mut sums: BTreeMap<K, usize> = BTreeMap::new();
    for (label, count) in labels {
        *sums.entry(label).or_default() += count;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|&(_, sum)| Reverse(sum));
    sums
}

/// The bars of the first ones, the longest as wide as may be.
fn counts(sums: &[(&str, usize)], most: usize) -> Vec<Bar> {
    let greatest = sums.first().map_or(0, |&(_, sum)| sum);
    let bar = |&(label, sum): &(&str, usize)| Bar {
        label: label.to_owned(),
        detail: None,
        width: words::percent(sum, greatest),
        value: sum.to_string(),
    };
    sums.iter().take(most).map(bar).collect()
}

/// Bars as wide as their share of all.
fn shares(parts: impl Iterator<Item = (String, usize)>) -> Vec<Bar> {
    let sums = counted(parts);
    let whole = sums.iter().map(|&(_, sum)| sum).sum();
    let bar = |(label, sum): (String, usize)| {
        let share = words::percent(sum, whole);
        let value = if share == 0 && sum > 0 { "< 1 %".to_owned() } else { format!("{share} %") };
        Bar { label, detail: None, width: share, value }
    };
    sums.into_iter().map(bar).collect()
}

/// A file name as part of an address.
pub(crate) fn href(name: &OsStr) -> String {
    let mut href = String::new();
    for &byte in name.to_string_lossy().as_bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            href.push(char::from(byte));
        } else {
            let _ = write!(href, "%{byte:02X}");
        }
    }
    href
}
