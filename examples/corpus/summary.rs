//! [`Summary`]: what was found in all texts, as tables for people.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::time::Duration;

use anyhow::Error;
use propos::{Extraction, Gender};
use serde::Serialize;

use crate::common::safe::shown;
use crate::is_stopped;

/// So many speakers are shown, and so many failures.
const TOP: usize = 10;
const FAILURES: usize = 100;

/// Columns of the words before a number.
const WIDTH: usize = 44;

/// How often each word was met.
type Counts = BTreeMap<String, usize>;

/// What was found in one text or in many.
#[derive(Default)]
pub(crate) struct Found {
    texts: usize,
    bytes: usize,
    /// Quotations by kind; segments that are nobody's speech are `no speech`.
    kinds: Counts,
    /// Quotations that are speech, by what is known of the speaker, and by rule.
    speakers: Counts,
    categories: Counts,
    genders: Counts,
    rules: Counts,
    marks: Counts,
}

impl Found {
    pub(crate) fn of(extraction: &Extraction<'_>) -> Self {
        let mut found = Self { texts: 1, bytes: extraction.text().len(), ..Self::default() };
        for quotation in extraction.quotations() {
            if !quotation.is_speech() {
                count(&mut found.kinds, "no speech");
                continue;
            }
            count(&mut found.kinds, quotation.kind());
            count(&mut found.rules, quotation.rule());
            if let Some(speaker) = quotation.speaker() {
                count(&mut found.speakers, speaker.name());
                count(&mut found.categories, word(speaker.category()));
                count(&mut found.genders, gender(speaker.gender()));
            }
        }
        for diagnostic in extraction.diagnostics() {
            count(&mut found.marks, diagnostic.kind);
        }
        found
    }

    fn add(&mut self, other: Self) {
        self.texts += other.texts;
        self.bytes += other.bytes;
        for (counts, others) in [
            (&mut self.kinds, other.kinds),
            (&mut self.speakers, other.speakers),
            (&mut self.categories, other.categories),
            (&mut self.genders, other.genders),
            (&mut self.rules, other.rules),
            (&mut self.marks, other.marks),
        ] {
            for (word, count) in others {
                *counts.entry(word).or_default() += count;
            }
        }
    }
}

fn count(counts: &mut Counts, word: impl Display) {
    *counts.entry(word.to_string()).or_default() += 1;
}

/// The word of the JSON, for people.
fn word(value: impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or("not known").replace('_', " ")
}

fn gender(gender: Option<Gender>) -> &'static str {
    match gender {
        Some(Gender::Feminine) => "feminine",
        Some(Gender::Masculine) => "masculine",
        _ => "not known, or a body",
    }
}

/// What came of all texts.
#[derive(Default)]
pub(crate) struct Summary {
    found: Found,
    done_before: usize,
    failures: usize,
    /// The first failures.
    messages: Vec<String>,
}

impl Summary {
    pub(crate) fn add(&mut self, found: Found) {
        self.found.add(found);
    }

    pub(crate) fn add_done_before(&mut self) {
        self.done_before += 1;
    }

    pub(crate) fn add_failure(&mut self, error: &Error) {
        self.failures += 1;
        if self.messages.len() < FAILURES {
            self.messages.push(format!("{error:#}"));
        }
    }

    /// How many texts were done, now or before.
    pub(crate) fn texts(&self) -> usize {
        self.found.texts + self.done_before
    }

    pub(crate) fn failures(&self) -> usize {
        self.failures
    }

    /// All of it, for a terminal. What is counted is of this run alone.
    pub(crate) fn show(&self, elapsed: Duration) -> String {
        let found = &self.found;
        let megabytes = found.bytes as f64 / 1e6;
        let speed = megabytes / elapsed.as_secs_f64();
        let threads = rayon::current_num_threads();
        let mut lines =
            vec![line("texts", found.texts), format!("  {megabytes:.1} MB, {speed:.1} MB/s on {threads} threads")];
        if self.done_before > 0 {
            lines.push(line("done by an earlier run", self.done_before));
            lines.push("  not counted below".to_owned());
        }
        table("quotations", &found.kinds, usize::MAX, &mut lines);
        table("quotations by speaker", &found.speakers, TOP, &mut lines);
        table("quotations by category of speaker", &found.categories, usize::MAX, &mut lines);
        table("quotations by gender of speaker", &found.genders, usize::MAX, &mut lines);
        table("quotations by rule", &found.rules, usize::MAX, &mut lines);
        table("wrong marks, repaired where possible", &found.marks, usize::MAX, &mut lines);
        if self.failures > 0 {
            lines.push(String::new());
            lines.push(line("failures", self.failures));
            lines.extend(self.messages.iter().map(|message| format!("  {message}")));
            if self.failures > self.messages.len() {
                lines.push(format!("  … and {} more", self.failures - self.messages.len()));
            }
        }
        if is_stopped() {
            lines.push(String::new());
            lines.push("Stopped. What is finished stays; run again with --resume to do the rest.".to_owned());
        }
        // File names and speakers are others' words.
        lines.iter().map(|line| shown(line).into_owned() + "\n").collect()
    }
}

/// The most frequent words with their share of all, under their sum.
fn table(title: &str, counts: &Counts, top: usize, lines: &mut Vec<String>) {
    let sum: usize = counts.values().sum();
    if sum == 0 {
        return;
    }
    let row = |word: &str, count: usize| {
        format!("{}  {:>3.0} %", line(&format!("  {}", one_line(word)), count), 100.0 * count as f64 / sum as f64)
    };
    let mut counts: Vec<_> = counts.iter().map(|(word, &count)| (word.as_str(), count)).collect();
    // The sort is stable: equal counts stay in the order of their words.
    counts.sort_by_key(|&(_, count)| Reverse(count));
    let (first, rest) = counts.split_at(top.min(counts.len()));
    lines.push(String::new());
    lines.push(line(title, sum));
    lines.extend(first.iter().map(|&(word, count)| row(word, count)));
    if !rest.is_empty() {
        lines.push(row(&format!("{} others", rest.len()), rest.iter().map(|&(_, count)| count).sum()));
    }
}

/// Words, cut where they are too long, and a number.
fn line(words: &str, number: usize) -> String {
    let mut words = words.to_owned();
    if let Some((cut, _)) = words.char_indices().nth(WIDTH) {
        words.truncate(cut);
        words.pop();
        words.push('…');
    }
    format!("{words:WIDTH$} {number:>8}")
}

/// A name may go over two lines of its text.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
