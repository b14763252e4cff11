//! [`Words`]: what is known of words, while the lines of a lexicon are read.

use super::classes::{Classes, Domain};
use super::conjugation::{self, Class, ConjugationError};
use super::entry::{Analysis, Entry, Noun, Phrase, Sense, Verb, WordId};
use super::facts::Facts;
use super::spellings::Spellings;
use crate::extraction::Category;
use crate::token::fold;

/// What is known of words so far; [`share`](Self::share) makes of it what can be looked up.
#[derive(Debug)]
pub(super) struct Words {
    /// By folded spelling; see [`fold`].
    pub(super) common: Spellings,
    /// Words that count with a capital only: *Orange*, *Rose*, *Me*.
    pub(super) proper: Spellings,
    /// One for each word as yet.
    pub(super) entries: Vec<Entry>,
    pub(super) verbs: Vec<Verb>,
    /// The names of their conjugations.
    classes: Vec<&'static str>,
    pub(super) overrides: Vec<Vec<(Domain, Category)>>,
    /// Where a spelling is folded before it is looked up.
    folded: String,
}

impl Words {
    /// No word, with room for so many.
    pub(super) fn with_capacity(words: usize) -> Self {
        let mut entries = Vec::with_capacity(words);
        entries.push(Entry::default());
        Self {
            common: Spellings::with_capacity(words),
            // Names, most of them given names and bodies, are a tenth of all.
            proper: Spellings::with_capacity(words / 10),
            entries,
            verbs: Vec::new(),
            classes: Vec::new(),
            overrides: vec![Vec::new()],
            folded: String::new(),
        }
    }

    /// The number of a word, made if it is new.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        fold(word, &mut self.folded);
        let spellings = if is_proper(word) { &mut self.proper } else { &mut self.common };
        enter(&self.folded, spellings, &mut self.entries)
    }

    /// The entry of a word or a phrase, made if it is new.
    pub(super) fn entry_mut(&mut self, phrase: &str) -> &mut Entry {
        let mut words = phrase_words(phrase);
        let first = self.intern(words.next().unwrap_or_default());
        let rest: Box<[WordId]> = words.map(|word| self.intern(word)).collect();
        if rest.is_empty() {
            return &mut self.entries[first.entry as usize];
        }
        let phrases = &self.entries[first.entry as usize].phrases;
        let known = phrases.iter().find(|p| p.rest == rest).map(|p| p.entry);
        let id = known.unwrap_or_else(|| {
            let entry = number(self.entries.len());
            self.entries.push(Entry::default());
            self.entries[first.entry as usize].phrases.push(Phrase { rest, entry });
            entry
        });
        &mut self.entries[id.entry as usize]
    }

    /// The number of the verb of a bare infinitive, and the name of its conjugation, which is that of the line in which
    /// it was first met: there its forms are entered.
    pub(super) fn conjugated(
        &mut self,
        infinitive: &str,
        class: Class,
    ) -> Result<(u32, &'static str), ConjugationError> {
        let id = self.intern(infinitive);
        let mut verbs = self.entries[id.entry as usize].analyses.iter().map(|analysis| analysis.verb);
        if let Some(verb) = verbs.find(|&verb| *self.verbs[verb as usize].lemma == *infinitive) {
            return Ok((verb, self.classes[verb as usize]));
        }
        let verb = self.verbs.len() as u32;
        // The forms of a folded infinitive are folded.
        fold(infinitive, &mut self.folded);
        conjugation::conjugate(&self.folded, &class, &mut |spelling, form| {
            let id = enter(spelling, &mut self.common, &mut self.entries);
            self.entries[id.entry as usize].analyses.push(Analysis { verb, form });
        })?;
        self.verbs.push(Verb { lemma: infinitive.into(), senses: Vec::new() });
        self.classes.push(class.name());
        Ok((verb, class.name()))
    }

    pub(super) fn add_sense(&mut self, verb: u32, sense: Sense) {
        self.verbs[verb as usize].senses.push(sense);
    }

    /// Enters a reading of a form as a noun; the genders of one noun add up (*ministre*, masculine and feminine).
    pub(super) fn add_noun(&mut self, form: &str, noun: Noun) {
        let entry = self.entry_mut(form);
        match entry.nouns.iter_mut().find(|n| n.class == noun.class && n.plural == noun.plural) {
            Some(known) => known.genders |= noun.genders,
            None => entry.nouns.push(noun),
        }
    }

    /// The number of a row of category overrides.
    pub(super) fn add_overrides(&mut self, row: Vec<(Domain, Category)>) -> u32 {
        if row.is_empty() {
            return 0;
        }
        self.overrides.push(row);
        (self.overrides.len() - 1) as u32
    }

    /// What can be done only when every line has been read.
    pub(super) fn finish(&mut self) {
        alias_bare_capitals(&mut self.common);
        self.join_common();
        alias_bare_capitals(&mut self.proper);
        for verb in &mut self.verbs {
            verb.senses.sort_by_key(|s| std::cmp::Reverse((s.rest.len(), s.reflexive)));
        }
        self.tell_cues();
        self.tell_seconds();
        self.tell_namesakes();
        self.tell_facts();
    }

    /// Tells the words without which no sentence reports what somebody says.
    fn tell_cues(&mut self) {
        let is_cue = |analysis: &Analysis| !self.verbs[analysis.verb as usize].senses.is_empty();
        let verbs = self.entries.iter().map(|entry| entry.analyses.iter().any(is_cue)).collect();
        let mut prepositions = self.words_of_prepositions();
        for (told, entry) in prepositions.iter_mut().zip(&self.entries) {
            *told |= entry.is(Classes::CUE_PREPOSITION);
        }
        self.tell(verbs, Classes::CUE_VERB);
        self.tell(prepositions, Classes::NAMES_SOURCES);
    }

    /// Tells the words with which longer entries go on.
    fn tell_seconds(&mut self) {
        let mut seconds = vec![false; self.entries.len()];
        for phrase in self.entries.iter().flat_map(|entry| &entry.phrases) {
            phrase.rest.first().into_iter().for_each(|word| seconds[word.entry as usize] = true);
        }
        self.tell(seconds, Classes::SECOND);
    }

    fn tell_namesakes(&mut self) {
        let proper: Vec<bool> = self.entries.iter().map(|entry| entry.common != WordId::NONE).collect();
        self.tell(proper, Classes::NAMESAKE);
    }

    /// Gives words a class by their numbers, and their namesakes with or without a capital, for which they stand in
    /// phrases.
    fn tell(&mut self, mut told: Vec<bool>, class: Classes) {
        for number in 0..self.entries.len() {
            let common = self.entries[number].common.entry as usize;
            if common > 0 && (told[number] || told[common]) {
                (told[number], told[common]) = (true, true);
            }
        }
        let told = self.entries.iter_mut().zip(told).filter(|(_, told)| *told);
        told.for_each(|(entry, _)| entry.classes |= class);
    }

    /// Of each cue preposition of several words the longest one: *yeux* of *aux yeux de*; by entry.
    fn words_of_prepositions(&self) -> Vec<bool> {
        let mut told = vec![false; self.entries.len()];
        let mut lengths = vec![0; self.entries.len()];
        for (letters, word) in self.common.iter().chain(self.proper.iter()) {
            lengths[word.entry as usize] = letters.len();
        }
        for (first, entry) in self.entries.iter().enumerate() {
            let prepositions = entry
                .phrases
                .iter()
                .filter(|phrase| self.entries[phrase.entry.entry as usize].is(Classes::CUE_PREPOSITION));
            for phrase in prepositions {
                let words = phrase.rest.iter().map(|word| word.entry as usize).chain([first]);
                words.max_by_key(|&word| (lengths[word], word)).into_iter().for_each(|word| told[word] = true);
            }
        }
        told
    }

    fn tell_facts(&mut self) {
        let verb = |lemma: &str| self.verbs.iter().position(|verb| *verb.lemma == *lemma).map(|verb| verb as u32);
        let (etre, avoir) = (verb("être"), verb("avoir"));
        self.entries.iter_mut().for_each(|entry| entry.facts = Facts::of(entry, etre, avoir));
    }

    /// A word with a capital may be the common word, too, at the head of a sentence: it takes over what is known
    /// of that.
    fn join_common(&mut self) {
        for (word, id) in self.proper.iter() {
            let Some(common) = self.common.get(word) else { continue };
            let base = self.entries[common.entry as usize].clone();
            let entry = &mut self.entries[id.entry as usize];
            entry.common = common;
            entry.classes |= base.classes;
            entry.domain = entry.domain.or(base.domain);
            entry.nouns.extend(base.nouns);
            entry.analyses.extend(base.analyses);
            entry.phrases.extend(base.phrases);
        }
    }
}

/// A word before it shares its entry with others: it is the entry's number.
fn number(entry: usize) -> WordId {
    WordId { entry: entry as u32, verb: 0 }
}

/// The number of a folded spelling, made if it is new.
fn enter(folded: &str, spellings: &mut Spellings, entries: &mut Vec<Entry>) -> WordId {
    let new = number(entries.len());
    let id = spellings.get_or_insert(folded, new);
    if id == new {
        entries.push(Entry::default());
    }
    id
}

fn is_proper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// *Etat*, *Elysée*: a word that begins with an accented letter is also known without that accent.
fn alias_bare_capitals(words: &mut Spellings) {
    let bare = |c: char| match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'ç' => 'c',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ü' | 'û' => 'u',
        other => other,
    };
    let alias = |(word, id): (&str, WordId)| {
        let first = word.chars().next().filter(|&c| bare(c) != c)?;
        Some((format!("{}{}", bare(first), &word[first.len_utf8()..]), id))
    };
    let mut aliases: Vec<(String, WordId)> = words.iter().filter_map(alias).collect();
    // Two words can have the same alias: the one that was read first takes it, whatever the order of the table.
    aliases.sort_by_key(|&(_, id)| id.entry);
    for (alias, id) in aliases {
        words.get_or_insert(&alias, id);
    }
}

/// The words of a phrase, cut as [`tokens`](crate::token::tokens) cuts them.
pub(super) fn phrase_words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split_whitespace().flat_map(elisions)
}

/// `l'` and `entité` of `l'entité`.
fn elisions(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(word);
    std::iter::from_fn(move || {
        let whole = rest?;
        let cut = whole.find('\'').filter(|&i| i + 1 < whole.len() && is_elided(&whole[..i]));
        rest = cut.map(|i| &whole[i + 1..]);
        Some(cut.map_or(whole, |i| &whole[..=i]))
    })
}

fn is_elided(word: &str) -> bool {
    ["l", "d", "qu", "j", "c", "s", "n", "m", "t", "jusqu", "lorsqu"].iter().any(|e| word.eq_ignore_ascii_case(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_cut_at_elisions() {
        let words = |phrase| phrase_words(phrase).collect::<Vec<_>>();
        assert_eq!(words("aux yeux de l'État"), ["aux", "yeux", "de", "l'", "État"]);
        assert_eq!(words("Aujourd'hui qu'il"), ["Aujourd'hui", "qu'", "il"]);
        assert_eq!(words("d'"), ["d'"]);
        assert_eq!(words("'t"), ["'t"]);
    }
}
