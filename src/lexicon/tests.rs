//! The built-in files, and how layers lie one over another.

use unicode_normalization::is_nfc;

use super::file::{File, normal};
use super::line::entry_on;
use super::section::{FRENCH_WORDS, SectionId};
use super::words::Words;
use super::*;
use crate::token::{cut, find_phrases};

fn analyses(lexicon: &Lexicon, word: &str) -> usize {
    lexicon.analyses(lexicon.word(word, false)).count()
}

/// All as one file, which must pass what a user's file must: fields, names, conjugations, duplicates, conflicts.
#[test]
fn every_built_in_line_is_right() {
    let sections = SectionId::all().map(SectionId::section);
    let text: String = sections.map(|section| format!("[{}]\n{}", section.name, section.text)).collect();
    let lines: Vec<&str> = text.lines().collect();
    let (_, faults) = File::read("all", &text);
    let faults: Vec<String> = faults.iter().map(|fault| format!("{}\n{fault}", lines[fault.line - 1])).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn built_in_files_are_sorted_unique_normal_and_explained() {
    let sections = SectionId::all().map(SectionId::section).map(|section| (section.name, section.text));
    for (name, text) in sections.filter(|(name, _)| *name != "rules") {
        assert!(text.starts_with("# "), "{name}: no comment says what the entries are");
        assert!(text.ends_with('\n'), "{name}: the last line does not end");
        for line in text.lines() {
            assert!(is_nfc(line) && normal(line) == line, "{name}: not in normal form: {line}");
            assert!(line == line.trim_end(), "{name}: blanks at the end: {line}");
        }
        // A field at a time: by code point, *cardinal* stands before *cardinal-archevêque*.
        let entries: Vec<Vec<&str>> = text.lines().filter_map(entry_on).map(|e| e.split(" | ").collect()).collect();
        assert!(entries.len() > 100, "{name}: {} entries", entries.len());
        let misplaced: Vec<_> = entries.windows(2).filter(|pair| pair[0] >= pair[1]).map(|pair| pair[1][0]).collect();
        assert!(misplaced.is_empty(), "{name}: too far down, or twice: {misplaced:?}");
    }
}

/// And so nothing that `build.rs` made is stale.
#[test]
fn the_built_in_table_is_that_of_the_files() {
    let mut words = Words::with_capacity(FRENCH_WORDS);
    for section in SectionId::all().map(SectionId::section) {
        section.french().for_each(|entry| section.enter(entry, &mut words));
    }
    assert!(words.share().iter().map(Vec::as_slice).eq(Table::french_parts()));
}

#[test]
fn words_that_are_alike_share_an_entry_but_not_a_verb() {
    let lexicon = Lexicon::empty().extend("[verbs]\nparler | 1\nfaire | faire\ntrouver | 1").unwrap();
    let lemmas = |word| lexicon.analyses(lexicon.word(word, false)).map(|a| &*lexicon.verb(a.verb).lemma);
    let entry = |word| lexicon.entry(lexicon.word(word, false));
    assert!(std::ptr::eq(entry("parlait"), entry("trouvait")));
    assert_eq!(lemmas("parlait").collect::<Vec<_>>(), ["parler"]);
    assert_eq!(lemmas("trouvait").collect::<Vec<_>>(), ["trouver"]);
}

/// Forms of two verbs, of which one is that of many other words.
#[test]
fn a_form_of_two_verbs_has_both() {
    let lexicon = Lexicon::empty().extend("[verbs]\nvivre | vivre\nparler | 1\nvoir | voir").unwrap();
    let lemmas = lexicon.analyses(lexicon.word("vis", false)).map(|a| &*lexicon.verb(a.verb).lemma);
    let mut lemmas: Vec<_> = lemmas.collect();
    lemmas.dedup();
    assert_eq!(lemmas, ["vivre", "voir"]);
}

/// Of *Soir* and *Matin* nothing is known but in which phrases they stand.
#[test]
fn words_of_phrases_are_told_apart() {
    let lexicon = Lexicon::empty().extend("[media]\nLe Soir | m\n[documents]\nLe Matin | m").unwrap();
    let is = |phrase| {
        let mut tokens = Vec::new();
        cut(phrase, 0, &lexicon, &mut tokens);
        find_phrases(&mut tokens, &lexicon);
        let (word, length) = lexicon.longest(&tokens);
        let entry = lexicon.entry(word);
        (entry.is(Classes::MEDIA), !entry.nouns.is_empty(), length)
    };
    assert_eq!(is("Le Soir"), (true, false, 2));
    assert_eq!(is("Le Matin"), (false, true, 2));
    assert_eq!(is("Le Midi"), (false, false, 1));
}

#[test]
fn a_verb_gets_all_its_forms() {
    let lexicon = Lexicon::empty().extend("[cue verbs]\nclavioter | 1 | incise que | states").unwrap();
    for form in ["clavioter", "clavioté", "clavioterait", "claviotèrent", "claviotant"] {
        assert!(analyses(&lexicon, form) > 0, "{form}");
    }
    assert_eq!(analyses(&lexicon, "dit"), 0);
}

#[test]
fn the_last_file_counts() {
    let first = "[cue verbs]\nclavioter | 1 | que | states\nsoupirer | 1 | que | jokes";
    let second = "[cue verbs]\n! clavioter | 1 | incise | asks\n- soupirer";
    let lexicon = Lexicon::empty().extend(first).unwrap().extend(second).unwrap();
    let verb = lexicon.analyses(lexicon.word("clavioté", false)).next().unwrap().verb;
    assert_eq!(lexicon.verb(verb).senses.len(), 1);
    assert_eq!(lexicon.verb(verb).senses[0].stance, crate::Stance::Asks);
    assert_eq!(analyses(&lexicon, "soupire"), 0);
    // What was removed can come back.
    let again = lexicon.extend("[cue verbs]\nsoupirer | 1 | que | jokes").unwrap();
    assert!(analyses(&again, "soupire") > 0);
}

#[test]
fn a_feminine_alone_is_no_removal() {
    let lexicon = Lexicon::empty().extend("[roles]\n- | diseuse | artist").unwrap();
    assert_eq!(lexicon.find("roles", "diseuse"), Some("- | diseuse | artist"));
    let without = lexicon.extend("[roles]\n- diseuse").unwrap();
    assert_eq!(without.find("roles", "diseuse"), None);
}

#[test]
fn a_lexicon_is_shared_between_threads_and_clones() {
    fn is_send_sync<T: Send + Sync>(_: &T) {}
    let lexicon = Lexicon::french();
    is_send_sync(&lexicon);
    assert!(Arc::ptr_eq(&lexicon.shared, &Lexicon::french().shared));
    assert_eq!(format!("{lexicon:?}"), "Lexicon { french: true, files: 0, .. }");
}

/// As people type it: curly apostrophes, decomposed accents, no-break spaces, a byte order mark, Windows line ends.
#[test]
fn spelling_does_not_matter() {
    let text = "\u{FEFF}[cue verbs]\r\ns’e\u{301}poumoner\u{A0}| 1 | incise\u{202F}que | states # vu hier\r\n";
    let lexicon = Lexicon::empty().extend(text).unwrap();
    assert_eq!(lexicon.find("cue verbs", "s'époumoner"), Some("s'époumoner | 1 | incise que | states"));
    assert!(analyses(&lexicon, "époumone") > 0);
}
