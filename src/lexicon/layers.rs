//! [`Layers`]: the files of a lexicon, each over the ones before it.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use super::abbreviations::Abbreviations;
use super::file::{Change, File, Mark};
use super::nearest::{did_you_mean, nearest};
use super::rules::PatternRule;
use super::section::{ABBREVIATIONS, FRENCH_WORDS, RULES, SectionId, VERBS};
use super::table::Table;
use super::verbs::Lemma;
use super::words::Words;
use crate::error::Fault;

/// The files of a lexicon, each over the ones before it.
#[derive(Clone, Debug, Default)]
pub(super) struct Layers {
    /// Whether the built-in French files lie below the others.
    pub(super) french: bool,
    pub(super) files: Vec<Arc<File>>,
}

/// The French entries by section and key, for those who change them.
static FRENCH: LazyLock<Vec<HashMap<&str, &str>>> = LazyLock::new(|| {
    let entries =
        |section: SectionId| section.section().french().map(|entry| (section.section().key(entry), entry)).collect();
    SectionId::all().map(entries).collect()
});

impl Layers {
    /// The entry of a key, as the last file that speaks of it has it.
    pub(super) fn find(&self, section: SectionId, key: &str) -> Option<&str> {
        match self.last_change(section, key) {
            Some(change) => (change.mark != Mark::Remove).then_some(&change.entry),
            None if self.french => FRENCH[section.index()].get(key).copied(),
            None => None,
        }
    }

    /// What the last file says that speaks of it.
    fn last_change(&self, section: SectionId, key: &str) -> Option<&Change> {
        self.files.iter().rev().flat_map(|file| &file.changes).find(|c| c.section == section && c.key == key)
    }

    /// Puts a file on top, and finds what in it does not fit what lies below.
    pub(super) fn with(&self, file: File) -> (Self, Vec<Fault>) {
        let mut faults: Vec<Fault> = file.changes.iter().filter_map(|change| self.missing(change)).collect();
        faults.extend(self.conflicts(&file));
        let files = self.files.iter().cloned().chain([Arc::new(file)]).collect();
        (Self { french: self.french, files }, faults)
    }

    /// An entry that should be there to be replaced or removed, and is not.
    fn missing(&self, change: &Change) -> Option<Fault> {
        if change.mark == Mark::Set || self.find(change.section, &change.key).is_some() {
            return None;
        }
        let name = change.section.section().name;
        let (key, does) = (&change.key, if change.mark == Mark::Remove { "remove" } else { "replace" });
        let is_built_in = change.section == RULES && crate::attribution::is_rule(key);
        let elsewhere = SectionId::all().find(|&other| self.find(other, key).is_some());
        let help = match elsewhere {
            _ if is_built_in => Some(format!("`{key}` is built-in: `ExtractorBuilder::disable` switches it off")),
            Some(other) => Some(format!("`{key}` stands in `[{}]`", other.section().name)),
            None => nearest(key, self.entries(change.section).into_iter().map(|(key, _)| key)).map(did_you_mean),
        };
        let found = format!("`{key}` to {does}, which is not there");
        Some(change.place.fault(found, format!("an entry of `[{name}]`"), help))
    }

    /// Verbs to which a file gives another conjugation than an entry that it leaves as it is.
    fn conflicts(&self, file: &File) -> Vec<Fault> {
        let is_verb = |change: &&Change| VERBS.contains(&change.section) && change.mark != Mark::Remove;
        let verbs: Vec<&Change> = file.changes.iter().filter(is_verb).collect();
        if verbs.is_empty() {
            return Vec::new();
        }
        let changed: HashSet<_> = file.changes.iter().map(|change| (change.section, change.key.as_str())).collect();
        let mut known = HashMap::new();
        for section in VERBS {
            let kept = self.entries(section).into_iter().filter(|&(key, _)| !changed.contains(&(section, key)));
            known.extend(kept.map(|(_, entry)| (conjugation(entry).0, entry)));
        }
        let conflict = |change: &Change| {
            let (verb, class) = conjugation(&change.entry);
            let entry = *known.get(verb)?;
            let other = Some(conjugation(entry).1).filter(|other| *other != class)?;
            let found = format!("the verb `{verb}` conjugated like `{class}`");
            let expected = format!("`{other}`, as in the entry `{entry}`");
            Some(change.place.fault(found, expected, None))
        };
        verbs.into_iter().filter_map(conflict).collect()
    }

    /// The entries of a section that count, with their keys.
    pub(super) fn entries(&self, section: SectionId) -> Vec<(&str, &str)> {
        let changes = || self.files.iter().flat_map(|file| &file.changes).filter(|change| change.section == section);
        let last: HashMap<&str, &Change> = changes().map(|change| (change.key.as_str(), change)).collect();
        let mut entries = Vec::new();
        if self.french {
            let keyed = section.section().french().map(|entry| (section.section().key(entry), entry));
            entries.extend(keyed.filter(|(key, _)| !last.contains_key(key)));
        }
        let counts = |change: &&Change| change.mark != Mark::Remove && std::ptr::eq(last[change.key.as_str()], *change);
        entries.extend(changes().filter(counts).map(|change| (change.key.as_str(), change.entry.as_str())));
        entries
    }

    /// Makes the table in which words are looked up.
    pub(super) fn table(&self) -> Table {
        if self.french && self.files.is_empty() {
            return Table::french();
        }
        let mut words = Words::with_capacity(if self.french { FRENCH_WORDS } else { 0 });
        for section in SectionId::all() {
            for (_, entry) in self.entries(section) {
                section.section().enter(entry, &mut words);
            }
        }
        Table::new(words.share())
    }

    /// The abbreviations; `None` if they are those of the built-in files.
    pub(super) fn abbreviations(&self) -> Option<Abbreviations> {
        let is_changed = self.files.iter().flat_map(|file| &file.changes).any(|c| c.section == ABBREVIATIONS);
        let entries = || self.entries(ABBREVIATIONS).into_iter().map(|(_, entry)| entry);
        (is_changed || !self.french).then(|| Abbreviations::new(entries()))
    }

    /// The rules that count, in the order of the files.
    pub(super) fn rules(&self) -> Vec<PatternRule> {
        let ids = self.entries(RULES).into_iter().map(|(id, _)| id);
        ids.filter_map(|id| self.last_change(RULES, id)?.rule.clone()).collect()
    }
}

/// The verb and the conjugation of an entry of [`VERBS`].
fn conjugation(entry: &str) -> (&str, &str) {
    let mut fields = entry.split('|').map(str::trim);
    let lemma = fields.next().unwrap_or_default();
    (Lemma::new(lemma).infinitive, fields.next().unwrap_or_default())
}
