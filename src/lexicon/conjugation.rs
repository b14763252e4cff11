//! French conjugation by rule: from an infinitive and the name of its class to
//! every written form that news French uses.
//!
//! The first group (`-er`) and the second (`-ir`, `-issant`) follow rules,
//! spelling changes included; the third is a table of model verbs whose tail is
//! swapped for that of each form, so that `soutenir` on the model `tenir` gives
//! `soutient`.  Nothing here knows which verbs exist: the word lists name the
//! class of each.

mod third;

use std::fmt;

use serde::{Deserialize, Serialize};

pub(crate) use third::Model;

/// What a verb form is.  The indicative covers the present, the imperfect, the
/// simple past, the future and the imperative, which no reader of this crate
/// needs to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Mood {
    Indicative,
    Conditional,
    Subjunctive,
    Infinitive,
    PresentParticiple,
    PastParticiple,
}

/// One analysis of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Form {
    pub mood: Mood,
    /// 1, 2 or 3; 0 for a form that is not finite.
    pub person: u8,
    pub plural: bool,
    /// Agreement of a past participle; `false` for everything else.
    pub feminine: bool,
}

/// How a verb is conjugated.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Class {
    /// `1`: `-er`, with every regular change of spelling (`annonça`, `jugeait`,
    /// `appuie`, `répète`, `lève`).
    First,
    /// `1:double`: `-eler` and `-eter` that double the consonant (`rappelle`).
    FirstDouble,
    /// `2`: `-ir`, `-issant`.
    Second,
    /// The name of a verb of the third group: conjugated like that one.
    Third(&'static Model),
}

impl Class {
    /// The name by which [`class`] finds this class.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Class::First => "1",
            Class::FirstDouble => "1:double",
            Class::Second => "2",
            Class::Third(model) => model.name,
        }
    }

    /// How the infinitives end that it can conjugate.
    pub(crate) fn endings(self) -> &'static [&'static str] {
        match self {
            Class::First => &["er"],
            Class::FirstDouble => &["eler", "eter"],
            Class::Second => &["ir"],
            Class::Third(model) => model.ending(),
        }
    }
}

/// A verb whose infinitive does not end as its class wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConjugationError {
    pub verb: String,
    pub class: &'static str,
}

impl fmt::Display for ConjugationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "verb `{}` does not fit the conjugation `{}`", self.verb, self.class)
    }
}

impl std::error::Error for ConjugationError {}

/// The class that the conjugation field of a word list names: `1`, `1:double`,
/// `2`, or a model verb of the third group.
pub(crate) fn class(name: &str) -> Option<Class> {
    match name {
        "1" => Some(Class::First),
        "1:double" => Some(Class::FirstDouble),
        "2" => Some(Class::Second),
        _ => third::model(name).map(Class::Third),
    }
}

/// The names that [`class`] knows.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ["1", "1:double", "2"].into_iter().chain(third::names())
}

/// The model that ends most like `verb` and can conjugate it: *apercevoir* is more like *recevoir* than like *voir*.
pub(crate) fn likeliest_model(verb: &str) -> Option<&'static str> {
    let common = |name: &str| name.chars().rev().zip(verb.chars().rev()).take_while(|(a, b)| a == b).count();
    let fits = |name: &&str| class(name).is_some_and(|class| verb.ends_with(class.endings()[0]));
    third::names().filter(fits).filter(|name| common(name) > 2).max_by_key(|name| common(name))
}

/// Calls `emit` with every form of `verb`, a bare infinitive (no `se`).
///
/// A spelling with several analyses is emitted once for each.  Of the
/// subjunctive imperfect only the third person is given.  Spellings of the 1990
/// reform stand beside the traditional ones where both are met
/// (`connaît`/`connait`, `répétera`/`répètera`).
pub(crate) fn conjugate(verb: &str, class: &Class, emit: &mut dyn FnMut(&str, Form)) -> Result<(), ConjugationError> {
    let mut out = Emitter { emit, word: String::new() };
    let fits = match class {
        Class::First => first(verb, false, &mut out),
        Class::FirstDouble => first(verb, true, &mut out),
        Class::Second => second(verb, &mut out),
        Class::Third(model) => third::conjugate(verb, model, &mut out),
    };
    fits.ok_or_else(|| ConjugationError { verb: verb.to_string(), class: class.name() })
}

/// The six persons in the order of every table of endings.
const PERSONS: [(u8, bool); 6] = [(1, false), (2, false), (3, false), (1, true), (2, true), (3, true)];

const FUTURE: [&str; 6] = ["ai", "as", "a", "ons", "ez", "ont"];
const IMPERFECT: [&str; 6] = ["ais", "ais", "ait", "ions", "iez", "aient"];
const SUBJUNCTIVE: [&str; 6] = ["e", "es", "e", "ions", "iez", "ent"];

/// Joins stems and endings in one buffer and hands the words on.
struct Emitter<'a> {
    emit: &'a mut dyn FnMut(&str, Form),
    word: String,
}

impl Emitter<'_> {
    fn put(&mut self, parts: &[&str], form: Form) {
        self.word.clear();
        self.word.extend(parts.iter().copied());
        (self.emit)(&self.word, form);
    }

    fn finite(&mut self, parts: &[&str], mood: Mood, (person, plural): (u8, bool)) {
        self.put(parts, Form { mood, person, plural, feminine: false });
    }

    fn plain(&mut self, parts: &[&str], mood: Mood) {
        self.put(parts, Form { mood, person: 0, plural: false, feminine: false });
    }

    /// Six persons on one stem.
    fn six(&mut self, stem: &[&str], endings: &[&str; 6], mood: Mood) {
        for (ending, person) in endings.iter().zip(PERSONS) {
            match stem {
                [a] => self.finite(&[a, ending], mood, person),
                [a, b] => self.finite(&[a, b, ending], mood, person),
                _ => self.finite(&[&stem.concat(), ending], mood, person),
            }
        }
    }

    /// Future and conditional on the stem they share.
    fn future(&mut self, stem: &[&str]) {
        self.six(stem, &FUTURE, Mood::Indicative);
        self.six(stem, &IMPERFECT, Mood::Conditional);
    }

    /// The four agreements of a past participle, from the masculine and the
    /// stem of the feminine (`dû`, `du`); a masculine in `s` has no plural of
    /// its own.
    fn participle(&mut self, masculine: &str, feminine: &str) {
        for plural in [false, true] {
            let s = if plural { "s" } else { "" };
            let form = Form { mood: Mood::PastParticiple, person: 0, plural, feminine: false };
            let stem = if plural && masculine.ends_with('û') { feminine } else { masculine };
            self.put(&[stem, if masculine.ends_with('s') { "" } else { s }], form);
            self.put(&[feminine, "e", s], Form { feminine: true, ..form });
        }
    }
}

/// The first group.  Three stems: `hard` before `e` and `i`, `soft` before `a`
/// and `o` (`annonç-`, `juge-`), and those before a mute `e` (`répèt-`).
fn first(verb: &str, double: bool, out: &mut Emitter<'_>) -> Option<()> {
    use Mood::{Indicative, PresentParticiple, Subjunctive};

    let hard = verb.strip_suffix("er").filter(|root| !root.is_empty())?;
    let soft = match hard.strip_suffix('c') {
        Some(rest) => format!("{rest}ç"),
        None if hard.ends_with('g') => format!("{hard}e"),
        None => hard.to_string(),
    };
    let mute = if double { doubled(hard)? } else { mute_stems(hard) };

    for stem in &mute {
        for (i, ending) in ["e", "es", "e", "", "", "ent"].iter().enumerate() {
            if !ending.is_empty() {
                out.finite(&[stem, ending], Indicative, PERSONS[i]);
                out.finite(&[stem, ending], Subjunctive, PERSONS[i]);
            }
        }
        out.future(&[stem, "er"]);
    }
    // The traditional future keeps the acute accent: répétera.
    if ends_in_acute(hard).is_some() {
        out.future(&[hard, "er"]);
    }

    out.finite(&[&soft, "ons"], Indicative, (1, true));
    out.finite(&[hard, "ez"], Indicative, (2, true));
    for ((ending, past), person) in IMPERFECT.iter().zip(["ai", "as", "a", "âmes", "âtes", "èrent"]).zip(PERSONS) {
        let stem = if ending.starts_with('i') { hard } else { &soft };
        out.finite(&[stem, ending], Indicative, person);
        if ending.starts_with('i') {
            out.finite(&[stem, ending], Subjunctive, person);
        }
        let stem = if past.starts_with('è') { hard } else { &soft };
        out.finite(&[stem, past], Indicative, person);
    }
    out.finite(&[&soft, "ât"], Subjunctive, (3, false));
    out.finite(&[&soft, "assent"], Subjunctive, (3, true));

    out.plain(&[verb], Mood::Infinitive);
    out.plain(&[&soft, "ant"], PresentParticiple);
    let participle = format!("{hard}é");
    out.participle(&participle, &participle);
    Some(())
}

/// The stems that a first-group root takes before a mute `e`.
fn mute_stems(root: &str) -> Vec<String> {
    if let Some(rest) = root.strip_suffix('y') {
        return match rest.chars().last() {
            Some('a') => vec![format!("{rest}i"), root.to_string()],
            Some('o' | 'u') => vec![format!("{rest}i")],
            _ => vec![root.to_string()],
        };
    }
    if let Some((start, consonants)) = ends_in_acute(root) {
        return vec![format!("{start}è{consonants}")];
    }
    // An `e` before one consonant (`x` is two), or before `vr` (sevrer), opens;
    // not the `ee` of English verbs (tweeter).
    if let Some((at, c)) = root.char_indices().next_back() {
        let at = if root.ends_with("vr") { at - 1 } else { at };
        if is_consonant(c)
            && c != 'x'
            && let Some(start) = root[..at].strip_suffix('e')
            && !start.ends_with('e')
        {
            return vec![format!("{start}è{}", &root[at..])];
        }
    }
    vec![root.to_string()]
}

/// Splits a root such as `répét` or `allégu` at its last `é`, if nothing but
/// consonants (and the `u` of `gu`, `qu`) follow it.
fn ends_in_acute(root: &str) -> Option<(&str, &str)> {
    let at = root.rfind('é')?;
    let consonants = &root[at + 'é'.len_utf8()..];
    let bare = match consonants.strip_suffix('u') {
        Some(rest) if rest.ends_with(['g', 'q']) => rest,
        _ => consonants,
    };
    (!bare.is_empty() && bare.chars().all(is_consonant)).then_some((&root[..at], consonants))
}

fn is_consonant(c: char) -> bool {
    c == 'ç' || (c.is_ascii_lowercase() && !"aeiouy".contains(c))
}

/// `rappel` to `rappell`, `jet` to `jett`.  The reform of 1990 lets the others
/// open instead (`renouvelle`, `renouvèle`).
fn doubled(root: &str) -> Option<Vec<String>> {
    let last = root.chars().last()?;
    if !root.ends_with("el") && !root.ends_with("et") {
        return None;
    }
    let mut stems = vec![format!("{root}{last}")];
    if !["appel", "jet", "interpel"].iter().any(|family| root.ends_with(family)) {
        stems.extend(mute_stems(root));
    }
    Some(stems)
}

/// The second group: finir, finissant.
fn second(verb: &str, out: &mut Emitter<'_>) -> Option<()> {
    use Mood::{Indicative, Subjunctive};

    let stem = verb.strip_suffix("ir").filter(|root| !root.is_empty())?;
    out.six(&[stem], &["is", "is", "it", "issons", "issez", "issent"], Indicative);
    out.six(&[stem, "iss"], &IMPERFECT, Indicative);
    out.six(&[stem, "iss"], &SUBJUNCTIVE, Subjunctive);
    out.six(&[stem], &third::PAST_I, Indicative);
    out.finite(&[stem, "ît"], Subjunctive, (3, false));
    out.future(&[verb]);
    out.plain(&[verb], Mood::Infinitive);
    out.plain(&[stem, "issant"], Mood::PresentParticiple);
    let participle = format!("{stem}i");
    out.participle(&participle, &participle);
    Some(())
}

#[cfg(test)]
mod tests;
