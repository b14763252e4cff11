//! Every rule does what the catalogue says of it: with the rule, and without.

#[path = "../examples/rules/markdown.rs"]
mod markdown;

use propos::rule::Pass;
use propos::{Extraction, Extractor, Quotation, Rule, rules};

fn without(id: &str) -> Extractor {
    Extractor::builder().disable(id).build().unwrap()
}

/// Whether the rule decides something in the text.
fn decides(rule: &Rule, extraction: &Extraction<'_>) -> bool {
    extraction.quotations().any(|quotation| quotation.rule() == rule.id())
}

/// All that readers are told of a quotation, but the name of the rule.
fn outcome(quotation: Quotation<'_>) -> String {
    if !quotation.is_speech() {
        return format!("{} nobody", quotation.span());
    }
    let speaker = quotation.speaker().map(|speaker| speaker.name());
    let cue = quotation.cue().map(|cue| cue.text());
    format!("{} {} {speaker:?} {cue:?} {:?}", quotation.span(), quotation.kind(), quotation.mention())
}

/// The faults of all rules at once, so that whoever changes one sees what else moved.
#[track_caller]
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n\n"));
}

#[test]
fn every_rule_is_told_in_full() {
    for rule in rules() {
        let (id, summary) = (rule.id(), rule.summary());
        assert!(summary.ends_with('.') && !summary.contains('\n'), "{id}: {summary:?} is no sentence");
        assert!(rule.pattern().contains(['«', '…']), "{id}: no words in the pattern");
        let (example, counter) = (rule.example().unwrap_or_default(), rule.counter_example().unwrap_or_default());
        assert!(
            !example.is_empty() && !counter.is_empty() && example != counter,
            "{id}: no example or counter-example"
        );
    }
}

#[test]
fn ids_are_unique_and_passes_in_order() {
    let rules: Vec<Rule> = rules().collect();
    assert!(rules.is_sorted_by_key(Rule::pass));
    let mut ids: Vec<&str> = rules.iter().map(Rule::id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules.len());
}

#[test]
fn every_example_is_decided_by_its_rule() {
    let extractor = Extractor::new();
    let silent = |rule: &Rule| {
        let extraction = extractor.extract(rule.example()?);
        (!decides(rule, &extraction)).then(|| format!("{} decides nothing in\n{extraction}", rule.id()))
    };
    none(rules().filter_map(|rule| silent(&rule)).collect());
}

#[test]
fn no_counter_example_is_decided_by_its_rule() {
    let extractor = Extractor::new();
    let loud = |rule: &Rule| {
        let extraction = extractor.extract(rule.counter_example()?);
        decides(rule, &extraction).then(|| format!("{} decides in\n{extraction}", rule.id()))
    };
    none(rules().filter_map(|rule| loud(&rule)).collect());
}

/// A rule that nobody would miss has no place in the sieve: without it, its own example is read otherwise.
#[test]
fn without_its_rule_every_example_is_read_otherwise() {
    let extractor = Extractor::new();
    let missed = |rule: &Rule| {
        let (with, without) = (extractor.extract(rule.example()?), without(rule.id()).extract(rule.example()?));
        let read = |extraction: &Extraction<'_>| extraction.quotations().map(outcome).collect::<Vec<_>>();
        let same = decides(rule, &without) || read(&with) == read(&without);
        same.then(|| format!("without {} the same is read:\n{with}\n{without}", rule.id()))
    };
    none(rules().filter(|rule| rule.pass() != Pass::Rest).filter_map(|rule| missed(&rule)).collect());
}

/// The chapter is written by the example.
#[test]
fn the_chapter_shows_the_rules_as_they_are() {
    let chapter = include_str!("../docs/sieve.md");
    let fresh = markdown::markdown(&Extractor::new());
    assert!(chapter == fresh, "docs/sieve.md: cargo run --example rules -- --markdown > docs/sieve.md");
}

/// Whom a rule names it names for a reason that can be shown.
#[test]
fn whoever_speaks_speaks_on_evidence() {
    let extractor = Extractor::new();
    for rule in rules() {
        let extraction = extractor.extract(rule.example().unwrap_or_default());
        for quotation in extraction.quotations() {
            let evidence: Vec<_> = quotation.evidence().collect();
            let drawn = format!("{}: {evidence:?}\n{extraction}", quotation.rule());
            assert!(
                evidence.windows(2).all(|pair| pair[0] != pair[1] && pair[0].start() <= pair[1].start()),
                "{drawn}"
            );
            assert_eq!(evidence.is_empty(), ["free", "nobody"].contains(&quotation.rule()), "{drawn}");
            let said = [quotation.cue().map(|cue| cue.span()), quotation.mention()];
            assert!(said.into_iter().flatten().all(|span| evidence.contains(&span)), "{drawn}");
        }
    }
}

/// A carried quotation rests on another, a title on the word that says so.
#[test]
fn evidence_is_what_a_reader_would_point_at() {
    let extractor = Extractor::new();
    let evidence = |text: &str| -> Vec<String> {
        let extraction = extractor.extract(text);
        let last = extraction.quotations().last().unwrap();
        last.evidence().map(|span| text[span.range()].to_owned()).collect()
    };
    assert_eq!(evidence("Le film « Typhon » sort mercredi."), ["Le film"]);
    assert_eq!(evidence("Selon la préfète, la digue est « solide »."), ["Selon", "la préfète"]);
    assert_eq!(evidence("Zoé Quintin ne décolère pas. « Nous avons tout refait pour rien. »"), ["Zoé Quintin"]);
    assert_eq!(
        evidence("« Oui », a dit Zoé Quintin. Les chiffres sont têtus : « Il faut tout refaire. »"),
        ["« Oui »"]
    );
}

/// What `docs/rules.md` tells of the example `custom_lexicon`: one line brings the verb, and the snapshot changes.
#[test]
fn a_verb_of_the_chapter_changes_its_snapshot() {
    let chapter = include_str!("../docs/rules.md");
    let block = |language: &str| {
        let from = chapter.split_once(&format!("```{language}\n")).expect("the block is in the chapter").1;
        from.split_once("\n```").expect("the block ends").0
    };
    let words = include_str!("../examples/custom_lexicon/mots.txt");
    let verb = block("lexicon").lines().last().unwrap();
    let found = |words: &str| {
        let lexicon = propos::Lexicon::french().extend_named("mots.txt", words).unwrap();
        let extractor = Extractor::builder().lexicon(lexicon).build().unwrap();
        extractor.extract(block("article")).table().to_string()
    };
    let before: Vec<&str> = words.lines().filter(|line| !line.starts_with("clavioter")).collect();
    assert_eq!(found(&before.join("\n")), block("before"));
    assert_eq!(found(&format!("{}\n[cue verbs]\n{verb}", before.join("\n"))), block("after"));
    // The same article, and the same lines in the snapshot of the example.
    assert!(include_str!("../examples/custom_lexicon/articles/pigeons.txt").starts_with(block("article")));
    assert!(include_str!("../examples/custom_lexicon/snapshots/table@pigeons.txt.snap").contains(block("after")));
}
