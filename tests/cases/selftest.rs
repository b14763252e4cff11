//! The harness against extractors that are made up.

use crate::check::Finding;
use crate::{Outcome, run};

const PASSAGE: &str = "« Oui », a dit la maire, Zoé Quintin. « Oui »,\na-t-elle répété.";

/// A file with one case, which expects what `good` finds.
fn file() -> String {
    format!(
        "# Incises

```propos
{PASSAGE}
---
« Oui » | direct | a dit | la maire, Zoé Quintin | Zoé Quintin | maire | category=local_official | rule=incise
« Oui » (2) | direct | a-t-elle répété | elle | Zoé Quintin
```
"
    )
}

/// A finding with every field; `occurrence` counts from 0.
fn found(passage: &str, words: &str, occurrence: usize, cue: &str, mention: &str) -> Finding {
    let (start, _) = passage.match_indices(words).nth(occurrence).expect("the words are in the passage");
    Finding {
        span: start..start + words.len(),
        kind: "direct".into(),
        cue: Some(cue.into()),
        mention: Some(mention.into()),
        speaker: Some("Zoé Quintin".into()),
        roles: vec!["maire".into(), "médecin".into()],
        category: Some("local_official".into()),
        rule: "incise".into(),
    }
}

fn good() -> Vec<Finding> {
    vec![
        found(PASSAGE, "« Oui »", 0, "a dit", "la maire, Zoé Quintin"),
        found(PASSAGE, "« Oui »", 1, "a-t-elle répété", "elle"),
    ]
}

/// The failures of a file if `findings` is what the extractor finds in every passage.
fn with(markdown: &str, findings: &[Finding]) -> String {
    let extract = |passage: &str| Outcome { findings: findings.to_vec(), picture: format!("[{passage}]") };
    run("cases/x.md", markdown, &extract).failures.join("\n")
}

#[test]
fn what_is_expected_passes() {
    assert_eq!(with(&file(), &good()), "");
}

#[test]
fn what_is_missing_fails() {
    insta::assert_snapshot!(with(&file(), &good()[..1]), @"
    cases/x.md:8: not found: « Oui » (2)
        [« Oui », a dit la maire, Zoé Quintin. « Oui »,
        a-t-elle répété.]
    ");
}

#[test]
fn what_nobody_expected_fails() {
    let mut findings = good();
    findings.push(Finding { kind: "nobody".into(), ..found(PASSAGE, "la maire, Zoé Quintin", 0, "", "") });
    insta::assert_snapshot!(with(&file(), &findings), @"
    cases/x.md:3: found, and not expected: la maire, Zoé Quintin | nobody
        [« Oui », a dit la maire, Zoé Quintin. « Oui »,
        a-t-elle répété.]
    ");
}

#[test]
fn every_field_is_compared() {
    let mut findings = good();
    findings[0] =
        Finding { span: findings[0].span.clone(), kind: "mixed".into(), rule: "selon".into(), ..Finding::default() };
    findings[1].roles.clear();
    insta::assert_snapshot!(with(&file(), &findings), @"
    cases/x.md:7: « Oui »: kind is mixed, not direct; cue is -, not a dit; mention is -, not la maire, Zoé Quintin; speaker is -, not Zoé Quintin; role is -, not maire; category is -, not local_official; rule is selon, not incise
        [« Oui », a dit la maire, Zoé Quintin. « Oui »,
        a-t-elle répété.]
    ");
}

#[test]
fn a_dash_wants_nothing_and_a_list_of_roles_wants_each() {
    let case = |role| format!("```propos\n« Oui »\n---\n« Oui » | direct | a dit | - | Zoé Quintin | {role}\n```");
    let finding = Finding { mention: None, ..found("« Oui »", "« Oui »", 0, "a dit", "") };
    assert_eq!(with(&case("médecin, maire"), std::slice::from_ref(&finding)), "");
    let missing = with(&case("maire, juge"), std::slice::from_ref(&finding));
    assert!(missing.contains("role is maire, médecin, not maire, juge"), "{missing}");
    let unwanted = with(&case("-"), &[finding]);
    assert!(unwanted.contains("role is maire, médecin, not -"), "{unwanted}");
}

#[test]
fn nothing_may_be_expected() {
    let case = "```propos\nIl pleut.\n---\n(nothing)\n```";
    assert_eq!(with(case, &[]), "");
    assert!(with(case, &[Finding { span: 0..2, ..Finding::default() }]).contains("found, and not expected: Il"));
}

#[test]
fn a_gap_must_stay_open() {
    let case = "```propos\n« Oui »\n---\n« Oui » | direct | a dit\ngap: bare *oui*\n```";
    let report = |findings: Vec<Finding>| {
        run("cases/x.md", case, &|_| Outcome { findings: findings.clone(), picture: String::new() })
    };
    let open = report(vec![]);
    assert_eq!((open.cases, open.failures, open.gaps), (1, vec![], vec!["5: bare *oui*".to_owned()]));
    let closed = report(vec![found("« Oui »", "« Oui »", 0, "a dit", "")]);
    assert_eq!(closed.failures, ["cases/x.md:5: this gap is closed: remove the mark (bare *oui*)\n"]);
    assert!(closed.gaps.is_empty());
}

#[test]
fn words_may_be_shortened_and_spaces_differ() {
    let passage = "«\u{a0}Le pont\nrouvrira… lundi\u{202f}» et « mardi »";
    let case = format!("```propos\n{passage}\n---\n« Le pont … » | direct\n« mardi » | direct\n```");
    let words = ["«\u{a0}Le pont\nrouvrira… lundi\u{202f}»", "« mardi »"];
    assert_eq!(with(&case, &words.map(|words| found(passage, words, 0, "", ""))), "");
}

#[test]
fn a_malformed_block_fails_with_its_line() {
    let blocks = [
        "« Oui »",
        "\n---\n« Oui » | direct",
        "« Oui »\n---",
        "« Oui »\n---\n« Oui »",
        "« Oui »\n---\n« Oui » | spoken",
        "« Oui »\n---\n« Oui » | direct | | lui",
        "« Oui »\n---\n« Oui » | direct | rule=",
        "« Oui »\n---\n« Oui » | direct | category=",
        "« Oui »\n---\n« Non » | direct",
        "« Oui »\n---\n« Oui » (2) | direct",
        "« Oui »\n---\n« Oui » (0) | direct",
        "« Oui »\n---\n« Oui … | direct",
        "« Oui »\n---\n« Oui » | nobody | a dit",
        "« Oui »\n---\n« Oui » | direct | a dit | lui | Paul | maire | médecin",
        "« Oui »\n---\n(nothing)\n« Oui » | direct",
        "« Oui »\n---\n« Oui » | direct\ngap:",
        "« Oui »\n---\ngap: no expectation",
        "« Oui »\n---\ngap: not last\n« Oui » | direct",
    ];
    let markdown: String = blocks.map(|block| format!("```propos\n{block}\n```\n")).concat();
    let rest = "```propos extra\n```\n```text\nignored\n```\n```propos\n« Oui »\n---\n« Oui » | direct\n";
    insta::assert_snapshot!(with(&(markdown + rest), &[]), @r#"
    cases/x.md:1: no line --- between the passage and what is expected
    cases/x.md:4: the passage is empty
    cases/x.md:9: nothing is expected; if so, write (nothing)
    cases/x.md:16: expected at least: words | kind
    cases/x.md:21: unknown kind "spoken"; expected one of direct, mixed, indirect, nobody
    cases/x.md:26: an empty field; write - for none
    cases/x.md:31: an empty field; write - for none
    cases/x.md:36: an empty field; write - for none
    cases/x.md:41: not in the passage: « Non »
    cases/x.md:46: not in the passage 2 times: « Oui »
    cases/x.md:51: occurrences are counted from (1)
    cases/x.md:56: not in the passage: « Oui …
    cases/x.md:61: too many fields for nobody; expected words | kind | cue | mention | speaker | role
    cases/x.md:66: too many fields for direct; expected words | kind | cue | mention | speaker | role
    cases/x.md:71: expected at least: words | kind
    cases/x.md:78: a gap needs its reason
    cases/x.md:80: nothing is expected; if so, write (nothing)
    cases/x.md:88: expected at least: words | kind
    cases/x.md:91: "```propos extra" opens no case; write ```propos
    cases/x.md:96: the block is never closed
    "#);
}

#[test]
fn a_file_without_cases_fails() {
    insta::assert_snapshot!(with("# Nothing yet\n", &[]), @"cases/x.md:1: no case in this file: it needs a block that opens with ```propos");
}

/// `README.md` says that the table may be copied into a case.
#[test]
fn a_table_reads_as_a_case() {
    let article = include_str!("../../examples/articles/entretien.txt");
    let extractor = propos::Extractor::new();
    let extraction = extractor.extract(article);
    let findings: Vec<_> = extraction.quotations().map(|quotation| Finding::new(quotation, article)).collect();
    assert!(!findings.is_empty());
    assert_eq!(with(&format!("```propos\n{article}\n---\n{}\n```\n", extraction.table()), &findings), "");
}
