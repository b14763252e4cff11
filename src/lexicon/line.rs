//! [`Line`]: an entry cut into fields, and what is found wrong with them.

use std::ops::BitOr;

use super::classes::Domain;
use super::nearest::{did_you_mean, nearest};
use super::section::Section;
use super::vocabulary::{CATEGORIES, KINDS, Vocabulary};
use crate::extraction::Category;

/// No entry has more fields.
const MOST_FIELDS: usize = 4;

/// The entry on a line, without blanks around it and without comment; `None` if there is none.
pub(super) fn entry_on(line: &str) -> Option<&str> {
    // A `#` inside a word belongs to it.
    let comment = line.match_indices('#').find(|&(i, _)| i == 0 || line[..i].ends_with([' ', '\t']));
    let entry = comment.map_or(line, |(i, _)| &line[..i]).trim();
    (!entry.is_empty()).then_some(entry)
}

/// What is wrong with a part of a line.
#[derive(Debug)]
pub(super) struct LineFault {
    /// In characters, from 1.
    pub(super) column: usize,
    pub(super) found: String,
    pub(super) expected: String,
    pub(super) help: Option<String>,
}

impl LineFault {
    /// A fault of `part`, which is a piece of `line`.
    pub(super) fn new(line: &str, part: &str, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { column: column(line, part), found: found.into(), expected: expected.into(), help: None }
    }

    pub(super) fn help(self, help: impl Into<Option<String>>) -> Self {
        Self { help: help.into(), ..self }
    }
}

/// An entry cut into fields.
///
/// What reads a field gives `None` and notes a fault where the field is not what it should be, so that a reader can
/// look at every field before it gives up.
#[derive(Debug)]
pub(super) struct Line<'a> {
    section: &'static Section,
    line: &'a str,
    fields: [&'a str; MOST_FIELDS],
    pub(super) faults: Vec<LineFault>,
}

impl<'a> Line<'a> {
    /// `entry` is the part of `line` that holds the fields.
    pub(super) fn new(section: &'static Section, line: &'a str, entry: &'a str) -> Result<Self, LineFault> {
        let mut fields = [""; MOST_FIELDS];
        let mut count = 0;
        let mut extra = entry;
        let most = if section.open { section.fields.len() } else { usize::MAX };
        for field in entry.splitn(most, '|').map(str::trim) {
            if let Some(place) = fields.get_mut(count) {
                *place = field;
            }
            if count == section.fields.len() {
                extra = field;
            }
            count += 1;
        }
        if (section.required..=section.fields.len()).contains(&count) {
            return Ok(Self { section, line, fields, faults: Vec::new() });
        }
        // The end of the entry, where a field is missing, or the first that is one too many.
        let place = if count < section.required { &entry[entry.len()..] } else { extra };
        let plural = if count == 1 { "" } else { "s" };
        let fault = LineFault::new(line, place, format!("{count} field{plural}"), section.pattern());
        let run_together = count == 1 && section.required > 1 && entry.contains([',', ';', '\t']);
        Err(fault.help(run_together.then(|| "separate the fields with ` | `".into())))
    }

    /// Notes a fault of `part`, a piece of the line.
    pub(super) fn fault(&mut self, part: &str, found: String, expected: impl Into<String>, help: Option<String>) {
        self.faults.push(LineFault::new(self.line, part, found, expected).help(help));
    }

    /// A field as it stands, empty if it is left out.
    pub(super) fn text(&self, index: usize) -> &'a str {
        self.fields[index]
    }

    /// A field that must not be empty.
    pub(super) fn word(&mut self, index: usize) -> Option<&'a str> {
        let field = self.fields[index];
        if field.is_empty() {
            let expected = format!("the {}, as in {}", self.section.fields[index], self.section.pattern());
            self.fault(field, "an empty field".into(), expected, None);
            return None;
        }
        Some(field)
    }

    /// What the one name in a field stands for.
    pub(crate) fn one_of<T: Copy>(&mut self, index: usize, vocabulary: &Vocabulary<T>) -> Option<T> {
        let name = self.word(index)?;
        self.name(name, vocabulary)
    }

    /// The same, where `none` may stand for nothing.
    pub(super) fn one_or<T: Copy>(
        &mut self,
        none: &str,
        index: usize,
        vocabulary: &Vocabulary<T>,
    ) -> Option<Option<T>> {
        match self.word(index)? {
            name if name == none => Some(None),
            name => self.name(name, vocabulary).map(Some),
        }
    }

    /// What the names in a field stand for together; they are separated by blanks.
    pub(super) fn all_of<T>(&mut self, index: usize, vocabulary: &Vocabulary<T>) -> Option<T>
    where
        T: Copy + Default + BitOr<Output = T>,
    {
        self.all(index, char::is_whitespace, vocabulary)
    }

    /// The same, for names separated by `/`.
    pub(super) fn all_between_slashes<T>(&mut self, index: usize, vocabulary: &Vocabulary<T>) -> Option<T>
    where
        T: Copy + Default + BitOr<Output = T>,
    {
        self.all(index, |c| c == '/', vocabulary)
    }

    fn all<T>(&mut self, index: usize, separates: fn(char) -> bool, vocabulary: &Vocabulary<T>) -> Option<T>
    where
        T: Copy + Default + BitOr<Output = T>,
    {
        let names = self.word(index)?.split(separates).map(str::trim).filter(|name| !name.is_empty());
        let mut all = Some(T::default());
        // Every name is looked at, so that every fault is noted.
        for name in names {
            let one = self.name(name, vocabulary);
            all = all.zip(one).map(|(all, one)| all | one);
        }
        all
    }

    fn name<T: Copy>(&mut self, name: &str, vocabulary: &Vocabulary<T>) -> Option<T> {
        let value = vocabulary.find(name);
        if value.is_none() {
            let what = vocabulary.what;
            let expected = one_of(vocabulary.all());
            let help = nearest(name, vocabulary.all()).map(did_you_mean);
            self.fault(name, format!("unknown {what} `{name}`"), expected, help);
        }
        value
    }

    /// Whether `gender=none` says that the gender of the noun tells nothing of the person: *une victime*, *un pilier*.
    pub(super) fn is_unsexed(&self, index: usize) -> bool {
        self.text(index).split_whitespace().any(|pair| pair == "gender=none")
    }

    /// The `kind=category` pairs of a role.
    pub(super) fn overrides(&mut self, index: usize) -> Option<Vec<(Domain, Category)>> {
        let pairs: Vec<Option<(Domain, Category)>> = self
            .text(index)
            .split_whitespace()
            .filter(|&pair| pair != "gender=none")
            .map(|pair| {
                let Some((kind, category)) = pair.split_once('=') else {
                    let expected = "`kind=category`, such as `party=party`, or `gender=none`";
                    self.fault(pair, format!("`{pair}`"), expected, None);
                    return None;
                };
                let (kind, category) = (self.name(kind, &KINDS), self.name(category, &CATEGORIES));
                Some((kind?, category?))
            })
            .collect();
        pairs.into_iter().collect()
    }
}

/// Where `part` begins, which is a piece of `line`: in characters, from 1.
pub(super) fn column(line: &str, part: &str) -> usize {
    let before = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    line.get(..before).map_or(1, |before| before.chars().count() + 1)
}

/// *one of `m`, `f`, `-`*
pub(crate) fn one_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    format!("one of {}", names.join(", "))
}
