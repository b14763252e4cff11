//! No word of an article, and no name of a file, gives orders to a terminal.

use std::fs;

use serde_json::Value;
use tempfile::tempdir;

use crate::command::{feed, run};

/// An escape, one as a single character, a bell, a backspace, an override of direction, separators, a null.
const ORDERS: &str = "\u{1B}[31m\u{9B}2J\u{7}\u{8}\u{202E}\u{2066}\u{2028}\u{85}\0\u{7F}";

fn text() -> String {
    format!("« Oui{ORDERS} », a dit Zoé{ORDERS}Quintin.\r\nUne fête{ORDERS}.\r\n")
}

#[track_caller]
fn is_harmless(shown: &str) {
    let gives_orders = |c: char| {
        c != '\n' && c.is_control() || ('\u{2028}'..='\u{202E}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    assert!(!shown.contains(gives_orders), "{shown:?}");
}

#[test]
fn articles_are_shown_not_sent() {
    let folder = tempdir().unwrap();
    let text = text();
    let drawing = feed(folder.path(), "extract -", text.as_bytes()).ok().out;
    assert!(drawing.contains("␛[31m") && drawing.contains("⟨U+202E⟩"), "{drawing}");
    is_harmless(&drawing);
    let sentences = feed(folder.path(), "sentences -", text.as_bytes()).ok().out;
    assert!(sentences.contains("␛[31m⟨U+009B⟩2J"), "{sentences}");
    is_harmless(&sentences);
    let json = feed(folder.path(), "extract - --json", text.as_bytes()).ok().out;
    is_harmless(&json);
    assert!(json.contains(r"\u001b[31m\u009b2J"), "{json}");
    assert!(json.parse::<Value>().unwrap()["quotations"][0]["text"].as_str().unwrap().contains(ORDERS));
}

#[test]
fn results_of_a_corpus_are_harmless() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("text.txt"), text()).unwrap();
    for format in ["json", "jsonl", "csv"] {
        let summary = run(folder.path(), &format!("corpus text.txt --out {format} --format {format}")).ok().out;
        assert!(summary.contains("quotations"), "{summary}");
        is_harmless(&summary);
    }
    is_harmless(&fs::read_to_string(folder.path().join("json/text.json")).unwrap());
    for format in ["jsonl", "csv"] {
        let results = fs::read_to_string(folder.path().join(format)).unwrap();
        assert!(results.contains("Oui"), "{results}");
        is_harmless(&results);
    }
}

#[test]
fn names_are_harmless() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/a\u{1B}[2J.txt"), b"\xE9").unwrap();
    let ran = run(folder.path(), "corpus in --out found").fails(&["in/a␛[2J.txt: byte 0 (0xE9)"]);
    is_harmless(&ran.out);
    is_harmless(&ran.err);

    let records = format!("{{\"id\": \"x\", \"{}\": 1}}\n{{\"id\": \"..\\u001b/é\", \"text\": \"\"}}\n", "\\u001b[31m");
    let ran = feed(folder.path(), "corpus - --out found", records.as_bytes());
    let ran = ran.fails(&["standard input:1: no column `text`; there are: ␛[31m, id; choose with --text"]);
    is_harmless(&ran.out);
    assert!(folder.path().join("found/%2E.%1B%2Fé.json").is_file());
}
