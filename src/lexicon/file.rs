//! Reads a lexicon file: headers, entries, removals, comments; and finds what is wrong with it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::line::{Line, LineFault, column, entry_on, one_of};
use super::nearest::nearest;
use super::rules::{self, PatternRule};
use super::section::{Reads, SECTIONS, SectionId};
use super::words::Words;
use crate::error::Fault;
use crate::token::is_apostrophe;

/// What a file says.
#[derive(Debug)]
pub(super) struct File {
    /// From the top down; none speaks of an entry that another one speaks of.
    pub(super) changes: Vec<Change>,
}

/// What a line says of an entry.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) section: SectionId,
    pub(super) mark: Mark,
    /// See [`Section::key`](super::section::Section::key).
    pub(super) key: String,
    /// The fields; for a removal, the key alone.
    pub(super) entry: String,
    /// A rule, compiled here and nowhere else.
    pub(super) rule: Option<PatternRule>,
    /// Where it stands.
    pub(super) place: Place,
}

/// What stands before an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing: the entry is new, or takes the place of the one that is there.
    Set,
    /// `!`: it takes the place of one that must be there.
    Replace,
    /// `-`: the one that must be there goes.
    Remove,
}

/// A line and column of a file.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) file: Arc<str>,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    pub(super) fn fault(&self, found: String, expected: String, help: Option<String>) -> Fault {
        Fault { file: self.file.clone(), line: self.line, column: self.column, found, expected, help }
    }
}

/// A line as the built-in files are written: accents composed, `'` for every apostrophe, plain blanks.
pub(super) fn normal(line: &str) -> Cow<'_, str> {
    let strange = |c: char| c != '\'' && is_apostrophe(c) || c != ' ' && c.is_whitespace() || c == '\u{FEFF}';
    if !line.contains(strange) && is_nfc(line) {
        return Cow::Borrowed(line);
    }
    let plain = |c: char| match c {
        '\u{FEFF}' => None,
        c if is_apostrophe(c) => Some('\''),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    };
    Cow::Owned(line.nfc().filter_map(plain).collect())
}

impl File {
    /// Reads the text of a file: the lines that are right by themselves, and what is wrong with the others.
    pub(super) fn read(name: &str, text: &str) -> (Self, Vec<Fault>) {
        let mut reader = Reader::new(name);
        for (index, line) in text.lines().enumerate() {
            reader.place.line = index + 1;
            if let Err(fault) = reader.line(&normal(line)) {
                reader.fault(fault);
            }
        }
        let Reader { mut changes, faults, .. } = reader;
        let faulty: HashSet<usize> = faults.iter().map(|fault| fault.line).collect();
        changes.retain(|change| !faulty.contains(&change.place.line));
        (Self { changes }, faults)
    }
}

/// Under what header a line stands.
#[derive(Clone, Copy)]
enum Heading {
    /// None: an entry here is a fault.
    Missing,
    /// One that was a fault itself: what stands below cannot be read.
    Faulty,
    Section(SectionId),
}

struct Reader {
    /// Of the line that is read.
    place: Place,
    heading: Heading,
    changes: Vec<Change>,
    /// The change that speaks of an entry.
    known: HashMap<(SectionId, String), usize>,
    /// Entries are entered here to see whether they can be.
    words: Words,
    faults: Vec<Fault>,
}

impl Reader {
    fn new(file: &str) -> Self {
        Self {
            place: Place { file: file.into(), line: 1, column: 1 },
            heading: Heading::Missing,
            changes: Vec::new(),
            known: HashMap::new(),
            words: Words::with_capacity(0),
            faults: Vec::new(),
        }
    }

    fn fault(&mut self, LineFault { column, found, expected, help }: LineFault) {
        self.faults.push(Place { column, ..self.place.clone() }.fault(found, expected, help));
    }

    fn line(&mut self, line: &str) -> Result<(), LineFault> {
        let Some(text) = entry_on(line) else { return Ok(()) };
        if text.starts_with('[') {
            self.heading = Heading::Faulty;
            self.heading = Heading::Section(header(line, text)?);
            return Ok(());
        }
        match self.heading {
            Heading::Section(section) => self.entry(section, line, text),
            Heading::Faulty => Ok(()),
            Heading::Missing => {
                // Once is enough.
                self.heading = Heading::Faulty;
                let expected = "a header above the first entry, such as `[cue verbs]`";
                Err(LineFault::new(line, text, "an entry that stands in no section", expected))
            }
        }
    }

    fn entry(&mut self, id: SectionId, line: &str, text: &str) -> Result<(), LineFault> {
        let section = id.section();
        let (mark, entry) = mark(text);
        let key = section.key(entry);
        if key.is_empty() {
            let expected = if mark == Mark::Remove { "`- `, then the entry".into() } else { section.pattern() };
            return Err(LineFault::new(line, text, "an entry without its first field", expected));
        }
        if mark == Mark::Remove && entry.contains('|') {
            let help = format!("write `- {key}`");
            return Err(LineFault::new(line, text, "a removal with fields", "`- ` and the entry alone").help(help));
        }
        let change = Change {
            section: id,
            mark,
            key: key.to_owned(),
            entry: entry.to_owned(),
            rule: None,
            place: Place { column: column(line, entry), ..self.place.clone() },
        };
        if let Some(&first) = self.known.get(&(id, change.key.clone())) {
            let first = &self.changes[first];
            let found = if (first.mark == Mark::Remove) != (mark == Mark::Remove) {
                format!("`{key}` both entered and removed")
            } else if first.entry == entry {
                format!("`{key}` once more")
            } else {
                format!("`{key}` once more, with other fields")
            };
            let expected = format!("one line for `{key}`, which line {} has already", first.place.line);
            return Err(LineFault::new(line, entry, found, expected));
        }
        self.known.insert((id, change.key.clone()), self.changes.len());
        self.changes.push(change);
        if mark != Mark::Remove {
            let mut fields = Line::new(section, line, entry)?;
            let rule = match section.reads {
                Reads::Words(read) => read(&mut fields, &mut self.words).and(None),
                Reads::Rule => rules::rule(&mut fields),
            };
            fields.faults.into_iter().for_each(|fault| self.fault(fault));
            if let Some(change) = self.changes.last_mut() {
                change.rule = rule;
            }
        }
        Ok(())
    }
}

/// What stands before an entry, and the entry. *- | ballerine* is an entry without masculine and no removal.
fn mark(text: &str) -> (Mark, &str) {
    let after = |mark| text.strip_prefix(mark).filter(|rest: &&str| rest.is_empty() || rest.starts_with(' '));
    if let Some(rest) = after('!') {
        return (Mark::Replace, rest.trim_start());
    }
    match after('-') {
        Some(rest) if !rest.trim_start().starts_with('|') => (Mark::Remove, rest.trim_start()),
        _ => (Mark::Set, text),
    }
}

/// The section that a header names.
fn header(line: &str, text: &str) -> Result<SectionId, LineFault> {
    let Some(name) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(str::trim) else {
        return Err(LineFault::new(line, text, format!("`{text}`"), "a header such as `[cue verbs]`"));
    };
    SectionId::named(name).ok_or_else(|| {
        let names = || SECTIONS.iter().map(|section| section.name);
        let headers: Vec<String> = names().map(|name| format!("[{name}]")).collect();
        let help = nearest(name, names())
            .or_else(|| names().find(|known| known.contains(name) || name.contains(known)))
            .map(|near| format!("did you mean `[{near}]`?"));
        let expected = one_of(headers.iter().map(String::as_str));
        LineFault::new(line, name, format!("unknown section `{name}`"), expected).help(help)
    })
}
